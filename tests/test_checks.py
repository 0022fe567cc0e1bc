"""The checks of the rules that come with the library, and how they are called."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from childlaw_rules import RuleError, load_rules
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.checks import Level, check_rules
from childlaw_rules.cli import main
from childlaw_rules.rulefiles import read_rules, rules_folder
from tests.checks.written import BASE

#: The hints that may stand, by code, and why.
STANDING_HINTS = {
    "CL106": "a gap may be the law's own",
    "CL107": "a first or last day may lie where no example can reach it",
    "CL404": "a provision may name other periods than the one that is counted",
    "CL501": "an event may wait for its rule",
    "CL605": "a number may be a word in the other language",
}


class TestTheRulesThatComeWithTheLibrary:
    def test_have_no_error_and_no_warning(self) -> None:
        assert [f.line("en") for f in check_rules(load_rules()) if f.level is not Level.HINT] == []

    def test_have_no_hint_but_those_that_stand(self) -> None:
        hints = [f for f in check_rules(load_rules()) if f.level is Level.HINT]
        assert [f.line("en") for f in hints if f.code not in STANDING_HINTS] == []

    def test_every_finding_leads_to_a_line_of_a_file(self) -> None:
        package = Path(__file__).parent.parent / "src" / "childlaw_rules"
        for finding in check_rules(load_rules()):
            name, line, _ = finding.place.rsplit(":", 2)
            file = package / name if name.startswith("case/") else rules_folder() / name
            assert 1 <= int(line) <= len(file.read_text("utf-8").splitlines())

    def test_an_event_that_no_rule_reads_is_found_where_it_is_defined(self) -> None:
        lines = (Path(__file__).parent.parent / "src/childlaw_rules/case/events.py").read_text("utf-8").splitlines()
        unread = [f for f in check_rules(load_rules()) if f.code == "CL501"]
        for finding in unread:
            name = re.search(r"'(\w+)'", finding.message.en)
            assert name is not None
            line = lines[int(finding.place.split(":")[1]) - 1]
            assert line == f"class {EVENT_TYPES[name[1]].cls.__name__}(_Event):"


def folder(tmp_path: Path, text: str, background: str = "") -> str:
    (tmp_path / "plan").mkdir(exist_ok=True)
    (tmp_path / "plan" / "plan-after-decision.yaml").write_text(text, "utf-8")
    if background:
        (tmp_path / "vocabulary.yaml").write_text(background, "utf-8")
    return str(tmp_path)


ERROR = BASE.replace("must_happen:\n  event: plan_made", "must_happen:\n  event: life_event").replace(
    "  where:\n    kind: childs_plan\ntied_by: concerns the decision", "tied_by: decision"
)
WARNING = BASE.replace("da: Planen følger efter afgørelsen", "da: The plan follows the decision")


class TestTheCommand:
    def test_a_set_without_a_finding_says_so_and_keeps_its_two_lines(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["rules", "check", folder(tmp_path, BASE), "--lang", "en"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[:2] == ["0 errors, 0 warnings, 0 hints", "1 rules, no errors"]
        assert lines[2].startswith("sha256:")

    def test_an_error_is_a_line_with_its_place_and_the_status_is_two(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = ERROR.replace("expect: met", "expect: overdue")
        assert main(["rules", "check", folder(tmp_path, text), "--lang", "en"]) == 2
        lines = capsys.readouterr().out.splitlines()
        assert lines == [
            "plan/plan-after-decision.yaml:19:3: CL201 the duty can never be met: "
            "'life_event' cannot belong to 'decision'",
            "1 error, 0 warnings, 0 hints",
        ]

    def test_a_warning_does_not_change_the_status(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "check", folder(tmp_path, WARNING)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == "plan/plan-after-decision.yaml:2:1: CL602 den danske og den engelske tekst er ens"
        assert lines[1] == "0 fejl, 1 advarsel, 0 vink"

    def test_errors_stand_first_wherever_they_are(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        both = ERROR.replace("da: Planen følger efter afgørelsen", "da: The plan follows the decision")
        main(["rules", "check", folder(tmp_path, both)])
        codes = re.findall(r" (CL\d+) ", capsys.readouterr().out)
        assert codes == ["CL201", "CL602"]

    def test_the_same_as_data(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "check", folder(tmp_path, WARNING), "--format", "json"]) == 0
        report = json.loads(capsys.readouterr().out)
        assert (report["errors"], report["warnings"], report["hints"], report["rules"]) == (0, 1, 0, 1)
        assert report["findings"] == [
            {
                "code": "CL602",
                "level": "warning",
                "place": "plan/plan-after-decision.yaml:2:1",
                "rule": "plan-after-decision",
                "version": None,
                "message": {
                    "da": "den danske og den engelske tekst er ens",
                    "en": "the Danish and the English text are identical",
                },
            }
        ]

    def test_an_example_that_does_not_hold_still_fails(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = BASE.replace("expect: met", "expect: overdue")
        assert main(["rules", "check", folder(tmp_path, text), "--format", "json"]) == 2
        captured = capsys.readouterr()
        assert "does not hold" in captured.err
        assert json.loads(captured.out)["errors"] == 0


BACKGROUND = """unread:
  - event: journal_note
    why:
      da: Baggrund.
      en: Background.
"""


class TestTheBackground:
    def test_is_read_from_the_folder_of_the_rules(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "check", folder(tmp_path, BASE, BACKGROUND), "--lang", "en"]) == 0
        out = capsys.readouterr().out
        assert "CL501 no rule reads the event 'case_opened'" in out
        assert "'journal_note'" not in out

    def test_is_no_part_of_the_law(self) -> None:
        name = "plan/plan-after-decision.yaml"
        one, two = read_rules({name: BASE}), read_rules({name: BASE, "vocabulary.yaml": BACKGROUND})
        assert one.digest == two.digest
        assert one.background is None
        assert two.background is not None
        assert two.choosing({}).background is two.background

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                "unread:\n  - event: jornal_note\n    why:\n      da: a\n      en: b\n",
                "2:12: unknown event 'jornal_note'",
            ),
            ("unred: x\n", "1:8: unknown key 'unred', did you mean 'unread'?"),
            ("unread:\n  - event: life_event\n    why:\n      da: a\n", "4:7: missing key 'en'"),
            ("- unread\n", "1:1: the file is a list of keys and values"),
        ],
    )
    def test_what_is_wrong_in_it_is_said_with_its_place(self, text: str, message: str) -> None:
        with pytest.raises(RuleError) as caught:
            read_rules({"plan/plan-after-decision.yaml": BASE, "vocabulary.yaml": text})
        assert f"vocabulary.yaml:{message}" in str(caught.value)

    def test_every_error_of_it_comes_with_those_of_the_rules(self) -> None:
        broken = BASE.replace("tied_by:", "tied_bye:")
        with pytest.raises(RuleError) as caught:
            read_rules({"plan/plan-after-decision.yaml": broken, "vocabulary.yaml": "unred: x\n"})
        assert {problem.path.split(":")[0] for problem in caught.value.problems} == {
            "plan/plan-after-decision.yaml",
            "vocabulary.yaml",
        }
