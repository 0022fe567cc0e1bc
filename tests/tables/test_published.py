"""From the constructed portfolios the command prints the published tables to the digit, as text and as CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from childlaw_rules import constructed_portfolio
from childlaw_rules.cli import main


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("portfolios")
    made = {}
    for name in ("bdo-randers-2016", "ankestyrelsen-2011"):
        path = folder / f"{name}.jsonl"
        path.write_text("".join(f"{json.dumps(case)}\n" for case in constructed_portfolio(name)), "utf-8")
        made[name] = str(path)
    return made


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["portfolio", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def part(text: str, title: str) -> list[str]:
    """The lines of one table, each without more than single spaces, wrapped words joined to their numbers."""
    lines = text[text.index(f"\n{title}\n---") :].split("\n\n", maxsplit=1)[0].splitlines()
    return [" ".join(line.split()) for line in lines]


class TestRanders:
    def test_as_text(self, files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
        table = part(
            printed(capsys, files["bdo-randers-2016"], "--profile", "bdo-randers-2016"), "Svar på profilens spørgsmål"
        )
        assert [line for line in table if line.endswith("%)")] == [
            "for indsatsen? 75 35 (47 %) 36–58 % 0 (0 %) 40 (53 %) 0 (0 %)",
            "år? 77 47 (61 %) 50–71 % 0 (0 %) 30 (39 %) 0 (0 %)",
            "den aktuelle indsats? 70 46 (66 %) 54–76 % 0 (0 %) 24 (34 %) 0 (0 %)",
            "Er der fulgt op i tide? 72 50 (69 %) 58–79 % 0 (0 %) 22 (31 %) 0 (0 %)",
            "sagsbehandlingen? 100 49 (49 %) 39–59 % 14 (14 %) 32 (32 %) 5 (5 %)",
            "Er myndighedsrollen udfyldt? 100 53 (53 %) 43–62 % 11 (11 %) 30 (30 %) 6 (6 %)",
        ]
        assert "heraf uden aktuel undersøgelse" in table
        assert "eller plan 10" in table

    def test_as_csv(self, files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        folder = str(tmp_path / "tables")
        arguments = [files["bdo-randers-2016"], "--profile", "bdo-randers-2016", "--format", "csv", "--out", folder]
        assert printed(capsys, *arguments) == ""
        with Path(folder, "answers.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        counts = ("relevant", "met", "partly", "not_met", "not_shown")
        assert {row["question"]: tuple(row[name] for name in counts) for row in rows} == {
            "investigation": ("75", "35", "0", "40", "0"),
            "conversation": ("77", "47", "0", "30", "0"),
            "plan": ("70", "46", "0", "24", "0"),
            "follow-up": ("72", "50", "0", "22", "0"),
            "red-thread": ("100", "49", "14", "32", "5"),
            "authority-role": ("100", "53", "11", "30", "6"),
            "authority-role/without-investigation-or-plan": ("", "10", "", "", ""),
        }
        assert [row["met_share"][:6] for row in rows][:4] == ["0.4666", "0.6103", "0.6571", "0.6944"]


class TestAnkestyrelsen:
    def test_as_text(self, files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
        name = "ankestyrelsen-2011"
        text = printed(capsys, files[name], "--profile", name, "--lang", "en", "--by", "measure")
        whole = part(text, "Answers to the questions of the profile")
        assert [line for line in whole if line.startswith("Are all conditions met?")] == [
            "Are all conditions met? 121 46 (38%) 30–47% 75 (62%) 0 (0%)"
        ]
        kinds = part(text, "By kind of measure")
        heads = [line for line in kinds if line in ("Respite", "Contact person", "Placement")]
        found = [line for line in kinds if line.startswith("Are all conditions met?")]
        assert dict(zip(heads, [line.split("?")[1] for line in found], strict=True)) == {
            "Respite": " 43 18 (42%) 28–57% 25 (58%) 0 (0%)",
            "Contact person": " 33 8 (24%) 13–41% 25 (76%) 0 (0%)",
            "Placement": " 45 20 (44%) 31–59% 25 (56%) 0 (0%)",
        }

    def test_as_one_long_csv(self, files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
        name = "ankestyrelsen-2011"
        text = printed(capsys, files[name], "--profile", name, "--format", "csv", "--by", "measure")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        shares = {
            row["row_code"]: float(row["value"])
            for row in rows
            if row["table"] == "by-measure" and row["column"] == "met_share" and "all-conditions" in row["row_code"]
        }
        assert {code: round(100 * share) for code, share in shares.items()} == {
            "respite/all-conditions": 42,
            "contact_person/all-conditions": 24,
            "placement/all-conditions": 44,
        }

    def test_one_event_less_is_another_table(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        cases = list(constructed_portfolio("ankestyrelsen-2011"))
        fulfilled = next(case for case in cases if any(e["type"] == "child_conversation_held" for e in case["events"]))
        fulfilled["events"] = [e for e in fulfilled["events"] if e["type"] != "child_conversation_held"]
        path = tmp_path / "cases.jsonl"
        path.write_text("".join(f"{json.dumps(case)}\n" for case in cases), "utf-8")
        text = printed(capsys, str(path), "--profile", "ankestyrelsen-2011", "--lang", "en", "--by", "year")
        assert "101 (83%)" not in part(text, "Answers to the questions of the profile")[8]
