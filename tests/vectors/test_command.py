"""``childlaw rules vectors`` as its users meet it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from childlaw_rules.cli import main
from tests.vectors.committed import ENTRIES, RULES

RULE = "placement-of-unborn-at-the-earliest"
RULES_OF_THE_TEST = ("follow_up/first-follow-up-within-3-months.yaml", "investigation/consent-to-investigation.yaml")


@pytest.fixture
def rules(tmp_path: Path) -> str:
    """A folder with two of the rules."""
    for name in RULES_OF_THE_TEST:
        target = tmp_path / "rules" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((RULES / name).read_bytes())
    return str(tmp_path / "rules")


class TestCounts:
    def test_text(self, rules: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "vectors", "--rules", rules]) == 0
        danish = capsys.readouterr().out
        assert main(["rules", "vectors", "--rules", rules, "--lang", "en"]) == 0
        english = capsys.readouterr().out
        first, second = (
            ENTRIES[rule]["count"] for rule in ("consent-to-investigation", "first-follow-up-within-3-months")
        )
        assert danish.splitlines()[-1] == f"{first + second} vektorer for 2 regler"
        assert english.splitlines() == [
            f"consent-to-investigation        {first:>5}",
            f"first-follow-up-within-3-months {second:>5}",
            f"{first + second} vectors for 2 rules",
        ]

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "vectors", "consent-to-investigation", "--format", "json"]) == 0
        said = json.loads(capsys.readouterr().out)
        entry = ENTRIES["consent-to-investigation"]
        assert said == {"count": entry["count"], "rules": {"consent-to-investigation": entry["versions"]}}


class TestTable:
    def test_it_shows_the_days_and_what_is_tested(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "vectors", "first-follow-up-within-3-months", "--format", "table", "--lang", "en"]) == 0
        out = capsys.readouterr().out
        version = out[out.index("bl-2024: BL") :].splitlines()
        assert version[3:10] == [
            "Done around the last day",
            "     begins       last day     done         looked at    result",
            "  1. 12 Feb 2024  12 May 2024  11 May 2024  11 Jun 2024  met",
            "     “follow-up held” on the day before the last day, 11 May 2024.",
            "  2. 12 Feb 2024  12 May 2024  12 May 2024  11 Jun 2024  met",
            "     “follow-up held” on the last day, 12 May 2024.",
            "  3. 12 Feb 2024  12 May 2024  13 May 2024  11 Jun 2024  met late, 1 day after",
        ]

    def test_danish(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "vectors", "custody-holders-consent", "--format", "table"]) == 0
        out = capsys.readouterr().out
        assert "Før, samme dag, efter eller slet ikke" in out
        assert "     »Samtykke givet« dagen efter »Afgørelse truffet«." in out
        assert "mangler [mother]" in out
        assert max(map(len, out.splitlines())) <= 110


class TestFiles:
    def test_what_is_written_checks_out(self, rules: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        folder = str(tmp_path / "set")
        assert main(["rules", "vectors", "--rules", rules, "--out", folder]) == 0
        capsys.readouterr()
        assert main(["rules", "vectors", "--rules", rules, "--check", folder, "--lang", "en"]) == 0
        out, err = capsys.readouterr()
        assert out.endswith(" vectors replayed, 0 differences\n")
        assert err == ""

    def test_a_difference_is_told_on_both_sides(
        self, rules: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = str(tmp_path / "set")
        main(["rules", "vectors", "--rules", rules, "--out", folder])
        changed = Path(rules) / RULES_OF_THE_TEST[0]
        changed.write_text(changed.read_text("utf-8").replace("within: 3 months", "within: 4 months"), "utf-8")
        capsys.readouterr()
        assert main(["rules", "vectors", "--rules", rules, "--check", folder]) == 1
        out, err = capsys.readouterr()
        place = "first-follow-up-within-3-months/bl-2024/done/after"
        assert f"{place}: status: filen siger met_late, fundet: met\n" in err
        assert f"{place}: due: filen siger 2024-05-12, fundet: 2024-06-12\n" in err
        assert "vektorer afspillet, " in out
        assert main(["rules", "vectors", "--rules", rules, "--check", folder, "--format", "json"]) == 1
        rows = json.loads(capsys.readouterr().out)["differences"]
        assert {"place": f"{place}: status", "file": "met_late", "found": "met"} in rows


class TestProgress:
    def test_a_terminal_is_told_the_rule_at_hand(self, rules: str, monkeypatch: pytest.MonkeyPatch) -> None:
        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        assert main(["rules", "vectors", "--rules", rules, "consent-to-investigation"]) == 0
        assert terminal.getvalue() == "\r\x1b[Kconsent-to-investigation\r\x1b[K"

    def test_nobody_else_is(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["rules", "vectors", "consent-to-investigation"])
        assert capsys.readouterr().err == ""


class TestRefused:
    def test_options_that_do_not_go_together(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        folder = str(tmp_path)
        said = ["rules", "vectors", "custody-holders-consent", "--out", folder, "--check", folder, "--format", "table"]
        assert main(said) == 2
        assert capsys.readouterr().err.splitlines() == [
            "--out: does not go with --check",
            "--out: writes the whole set, so that its manifest is whole; name no rule",
            "--format: a check has no table; leave it out, or write json",
        ]

    def test_an_unknown_rule(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "vectors", "custody-holder-consent", "nothing-at-all"]) == 2
        lines = capsys.readouterr().err.splitlines()
        assert lines[0] == "rule: unknown rule 'custody-holder-consent', did you mean 'custody-holders-consent'?"
        assert lines[1].startswith("rule: unknown rule 'nothing-at-all'")

    def test_a_folder_without_a_set(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "vectors", "--check", str(tmp_path)]) == 2
        assert capsys.readouterr().err == "manifest.json: cannot be read: No such file or directory\n"
