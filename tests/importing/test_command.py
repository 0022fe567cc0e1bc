"""``childlaw import``: the cases, the report, the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from childlaw_rules.cli import main
from childlaw_rules.importing.report import ImportReport
from tests.importing.logs import MAP, csv_file

ROOT = Path(__file__).parents[2]
LOG = str(ROOT / "docs" / "examples" / "log" / "aktiviteter.csv")
LOG_MAP = str(ROOT / "docs" / "examples" / "log" / "aktiviteter.yaml")
GOOD = ("S-1", "Samtale", "11-03-2024", "", "14-05-2009")


@pytest.fixture
def small(tmp_path: Path) -> str:
    path = tmp_path / "small.yaml"
    path.write_text(MAP, "utf-8")
    return str(path)


class TestTheOutput:
    def test_is_the_cases_alone(self, small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["import", str(csv_file(tmp_path, [GOOD, ("S-2", *GOOD[1:])])), "--map", small]) == 0
        out, err = capsys.readouterr()
        assert [json.loads(line)["id"] for line in out.splitlines()] == ["S-1", "S-2"]
        assert err.splitlines()[:2] == [
            "Import af log.csv efter small",
            "Læst som CSV, utf-8 fundet ved læsning, skilletegn ';'",
        ]
        assert "Intet at bemærke." in err

    def test_goes_to_files(self, small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        log = csv_file(tmp_path, [GOOD, ("S-1", "Smtale", *GOOD[2:])])
        out, report = tmp_path / "cases.jsonl", tmp_path / "report.json"
        assert main(["import", str(log), "--map", small, "--out", str(out), "--report", str(report)]) == 1
        assert capsys.readouterr().out == ""
        assert len(out.read_text("utf-8").splitlines()) == 1
        read = ImportReport.model_validate_json(report.read_text("utf-8"))
        assert [(one.value, one.rows) for one in read.unmapped] == [("Smtale", [(3, 3)])]

    def test_the_cases_go_into_an_evaluation(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = tmp_path / "cases.jsonl"
        assert main(["import", LOG, "--map", LOG_MAP, "--out", str(out)]) == 1
        assert main(["evaluate", "--jsonl", str(out), "--as-of", "2025-02-03", "--format", "jsonl", "--exit-zero"]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 3


class TestTheReport:
    def test_in_danish(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["import", LOG, "--map", LOG_MAP]) == 1
        assert (
            capsys.readouterr().err
            == """\
Import af aktiviteter.csv efter aktiviteter
Læst som CSV, cp1252 fundet ved læsning, skilletegn ';'

Rækker                            15
  blev til hændelser               8
  meldt nedenfor                   6
  sat til side                     1
Mulige hændelser                  15
  hændelser                        8
  meldt nedenfor                   6
  sat til side                     1
Sager                              3

Ikke med i sagerne
        2  Datoen i Dato er ikke skrevet på nogen af de måder, kortlægningen nævner.
           række 7, 11
        1  SagsID er tom, så rækkens sag kendes ikke.
           række 14
        1  Rækken har flere eller færre felter end overskriften. Ret udtrækket, eller sæt tekster i citationstegn.
           række 16
        1  Rækken er i alle felter som en tidligere.
           række 4

Med i sagerne, men bemærket
        1  Klokkeslættet i Dato forekommer to gange, når sommertiden slutter. Det første er brugt.
           række 13

2 værdier uden kode i 2 rækker; --unmapped viser dem.

Sat til side: Telefonnotat (1)

Kolonner, der ikke læses: Sagsbehandler
"""
        )

    def test_with_every_value_without_a_code_in_english(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["import", LOG, "--map", LOG_MAP, "--unmapped", "--lang", "en"]) == 1
        err = capsys.readouterr().err
        assert (
            """
Values without a code
        1  'Statusmøde' in Aktivitet is not in the code list. Add it, or write 'set aside'.
           row 15
        1  'Døgntilbud' in Sted is not in the code list. The field place is left out.
           row 12
"""
            in err
        )
        assert "Not in the cases" in err

    def test_many_rows_are_told_as_spans(self, small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        rows = [(*GOOD[:1], "Smtale" if n % 3 else "Telefon", f"{n % 28 + 1}-03-2024", "", "") for n in range(60)]
        assert main(["import", str(csv_file(tmp_path, rows)), "--map", small, "--unmapped"]) == 1
        assert "række 3–4, 6–7, 9–10, 12–13, 15–16, 18–19, 21–22, 24–25 og 24 til" in capsys.readouterr().err


class TestWhatCannotBeUsed:
    def test_a_map_with_errors(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "wrong.yaml"
        path.write_text(MAP.replace("title:", "titel:"), "utf-8")
        assert main(["import", str(csv_file(tmp_path, [GOOD])), "--map", str(path)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err == (
            "wrong.yaml:1:1: missing key 'title'\nwrong.yaml:2:1: unknown key 'titel', did you mean 'title'?\n"
        )

    def test_a_log_that_is_not_there(self, small: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["import", "none.csv", "--map", small]) == 2
        assert capsys.readouterr().err == "none.csv: cannot be read: No such file or directory\n"

    @pytest.mark.parametrize("option", ["--out", "--report"])
    def test_a_file_that_cannot_be_written(
        self, option: str, small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        log = str(csv_file(tmp_path, [GOOD]))
        assert main(["import", log, "--map", small, option, str(tmp_path)]) == 2
        assert capsys.readouterr().err == f"{option}: the file cannot be written: Is a directory\n"


class TestTheHowTo:
    def test_shows_the_map_as_it_is(self) -> None:
        page = (ROOT / "docs" / "how-to" / "import-an-event-log.md").read_text("utf-8")
        shown = [part.partition("```")[0] for part in page.split("```yaml fragment\n")[1:]]
        assert len(shown) == 3
        assert [part for part in shown if part not in Path(LOG_MAP).read_text("utf-8")] == []
