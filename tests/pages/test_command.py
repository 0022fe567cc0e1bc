"""``childlaw evaluate --format html``: the page on standard output, whatever else is said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from childlaw_rules import case_report, case_reports, evaluate, load_rules
from childlaw_rules.cli import main
from childlaw_rules.pages import casereport
from tests.pages.build import BAD, GOOD, read


def out_of(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = main(["evaluate", "--format", "html", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


class TestPage:
    def test_one_case_is_the_page_of_the_library(self, capsys: pytest.CaptureFixture[str]) -> None:
        case = read(BAD)
        assert out_of(capsys, BAD) == (1, case_report(evaluate(case), case), "")

    def test_options_reach_the_page(self, capsys: pytest.CaptureFixture[str]) -> None:
        case = read(BAD)
        page = case_report(evaluate(case, as_of="2024-10-01"), case, lang="en", book="../site", only="consent")
        options = ("--as-of", "2024-10-01", "--lang", "en", "--book", "../site", "--only", "consent")
        assert out_of(capsys, BAD, *options) == (1, page, "")

    def test_several_files_are_one_page(self, capsys: pytest.CaptureFixture[str]) -> None:
        cases = [read(BAD), read(GOOD)]
        page = case_reports([(evaluate(case), case) for case in cases])
        assert out_of(capsys, BAD, GOOD) == (1, page, "")

    def test_so_are_several_lines(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        file = tmp_path / "cases.jsonl"
        file.write_text(
            "".join(json.dumps(json.loads(path.read_text("utf-8"))) + "\n" for path in (BAD, GOOD)), "utf-8"
        )
        cases = [read(BAD), read(GOOD)]
        page = case_reports([(evaluate(case), case) for case in cases])
        assert out_of(capsys, file, "--jsonl", "--exit-zero") == (0, page, "")

    def test_a_case_that_cannot_be_used_is_told_and_the_others_are_shown(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        broken = tmp_path / "broken.json"
        broken.write_text("{}", "utf-8")
        status, out, err = out_of(capsys, broken, GOOD)
        assert status == 2
        assert err == f"{broken}: child: required, but missing\n"
        case = read(GOOD)
        assert out == case_report(evaluate(case), case)

    def test_nothing_to_show_is_no_page(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        status, out, err = out_of(capsys, tmp_path / "none.json")
        assert (status, out) == (2, "")
        assert err.endswith("none.json: cannot be read: No such file or directory\n")

    def test_rules_of_one_s_own(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        folder = tmp_path / "rules"
        (folder / "consent").mkdir(parents=True)
        source = Path(__file__).parent.parent.parent / "rules/consent/custody-holders-consent.yaml"
        shutil.copy(source, folder / "consent")
        rules = load_rules(folder)
        case = read(BAD)
        page = case_report(evaluate(case, rules=rules), case, rules=rules)
        assert out_of(capsys, BAD, "--rules", folder) == (1, page, "")


class TestWhatIsRefused:
    def test_a_book_without_a_page(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["evaluate", str(BAD), "--book", "../site"]) == 2
        assert capsys.readouterr().err == "--book: goes with --format html\n"

    def test_a_book_that_is_no_place(self, capsys: pytest.CaptureFixture[str]) -> None:
        status, out, err = out_of(capsys, BAD, "--book", "javascript:alert(1)")
        assert (status, out) == (2, "")
        assert err.startswith("book: must be the address or the folder of the rule book")

    def test_more_cases_than_a_page_shows(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(casereport, "MOST_CASES", 1)
        status, out, err = out_of(capsys, BAD, GOOD)
        assert (status, out) == (2, "")
        assert err == "reports: 2 cases, and at most 1 are shown on one page; make a page of each, or of some\n"
