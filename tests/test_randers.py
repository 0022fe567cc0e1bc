"""The ten published Randers case descriptions: the findings that the reviewers' statements call for.

What a description does not say is not covered in its timeline; whatever depends on it must be undetermined.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from childlaw_rules import Report, evaluate, read_case
from childlaw_rules.cli import main

FOLDER = Path(__file__).parent.parent / "docs" / "examples" / "randers"
FILES = sorted(FOLDER.glob("bdo-randers-*.json"))


def report(number: int, **changes: object) -> Report:
    case = read_case((FOLDER / f"bdo-randers-{number:02d}.json").read_bytes())
    return evaluate(case.model_copy(update=changes) if changes else case)


def said(number: int, rule: str) -> list[str]:
    """The statuses of a rule; or why there is none."""
    found = report(number)
    statuses = [finding.status.value for finding in found.of(rule)]
    if statuses:
        return statuses
    return ["out of force"] if any(gap.rule == rule for gap in found.out_of_force) else ["not applicable"]


#: What counts against each file, and nothing else does.
AGAINST = {
    1: {
        "investigation-completed-within-4-months": ["overdue"],
        "investigation-before-measure": ["missing"],
        "same-decision-repeated": ["missing"],
        "investigation-current": ["missing"],
    },
    2: {"action-plan-before-decision": ["missing"]},
    3: {
        "investigation-before-placement": ["missing"],
        "investigation-decided-when-obligatory": ["missing"],
        "action-plan-before-decision": ["missing"],
        "first-follow-up-within-3-months": ["overdue"],
        "child-heard-before-decision": ["missing"],
        "conversation-within-half-year": ["overdue"],
    },
    4: {},
    5: {},
    6: {"investigation-before-placement": ["missing"], "investigation-current": ["missing"]},
    7: {
        "investigation-completed-within-4-months": ["overdue"],
        "preliminary-assessment-when-investigation-late": ["overdue"],
        "investigation-before-measure": ["missing"],
        "investigation-current": ["missing"],
    },
    8: {"investigation-current": ["missing"]},
    9: {"child-heard-before-decision": ["missing"]},
    10: {"wait-before-measure-starts": ["overdue"]},
}


@pytest.mark.parametrize("number", range(1, 11))
def test_what_the_reviewers_say_the_file_lacks(number: int) -> None:
    against: dict[str, list[str]] = {}
    for finding in report(number).non_compliant:
        against.setdefault(finding.rule, []).append(finding.status.value)
    assert against == AGAINST[number]


class TestCase01:
    """Small children; the same investigation decided twice."""

    def test_the_second_decision_does_not_restart_the_clock(self) -> None:
        (finding,) = report(1).of("investigation-completed-within-4-months")
        assert finding.status.value == "overdue"
        assert finding.due == "2015-12-01/2015-12-31"

    def test_with_the_second_decision_alone_it_would_still_run(self) -> None:
        case = read_case(FILES[0].read_bytes())
        late = [
            e for e in case.events if e.type not in ("need_identified",) and getattr(e, "investigation", "") != "i1"
        ]
        data = case.model_dump(mode="json", by_alias=True)
        kept = [e for e in data["events"] if e["type"] == "measure_started" or e.get("investigation") == "i2"]
        data["events"] = [*kept, {"type": "need_identified", "at": "2015-11-19", "need": "n1"}]
        assert len(late) == len(kept)
        (finding,) = evaluate(data).of("investigation-completed-within-4-months")
        assert (finding.status.value, finding.due) == ("pending", "2016-03-19")

    def test_the_plan_is_not_spoken_of(self) -> None:
        assert said(1, "action-plan-before-decision") == ["not applicable"]


class TestCase02:
    """A youth of 15; 18 notifications in a year without dates."""

    def test_no_date_no_verdict_on_any_of_the_18(self) -> None:
        for rule in ("notification-assessed-within-24-hours", "notification-acknowledged-within-6-working-days"):
            assert said(2, rule) == ["undetermined"] * 18
            for finding in report(2).of(rule):
                assert finding.missing_facts

    def test_the_talks_are_current(self) -> None:
        assert said(2, "conversation-within-half-year") == ["met"]

    def test_whether_there_is_an_investigation_is_not_said(self) -> None:
        (finding,) = report(2).of("investigation-before-measure")
        assert "coverage.investigation_completed" in [fact.fact for fact in finding.missing_facts]


class TestCase03:
    """A child that moved away and back; placed with no papers."""

    def test_follow_up_fell_due_in_november(self) -> None:
        (finding,) = report(3).of("first-follow-up-within-3-months")
        assert finding.due == "2015-11-01/2015-11-30"

    def test_consent_is_not_said(self) -> None:
        (finding,) = report(3).of("custody-holders-consent")
        assert finding.status.value == "undetermined"
        assert [fact.fact for fact in finding.missing_facts] == ["e3.with_consent", "parties.custody_holder"]


class TestCase04:
    """A sound file: no date is given, so no time limit may be judged."""

    def test_the_four_months_cannot_be_judged(self) -> None:
        (finding,) = report(4).of("investigation-completed-within-4-months")
        assert finding.status.value == "undetermined"
        assert {"e1.at", "e3.at"} <= {fact.fact for fact in finding.missing_facts}


class TestCase05:
    """Many notifications, all followed up; nothing may be inferred of the rest."""

    def test_followed_up_but_no_times(self) -> None:
        assert set(said(5, "notification-assessed-within-24-hours")) == {"undetermined"}

    @pytest.mark.parametrize(
        "rule", ["investigation-completed-within-4-months", "action-plan-before-decision", "custody-holders-consent"]
    )
    def test_nothing_is_inferred(self, rule: str) -> None:
        assert said(5, rule) == ["not applicable"]


class TestCase06:
    """Four places in a little over two years."""

    def test_each_change_of_place_depends_on_what_is_not_said(self) -> None:
        assert said(6, "child-heard-before-decision") == ["undetermined"] * 4
        assert said(6, "custody-holders-consent-to-change-of-place") == ["undetermined"] * 3
        assert said(6, "child-12-consents-to-change-of-place") == ["undetermined"] * 3


class TestCase07:
    """Decided in April, still unfinished at the review."""

    def test_whichever_day_in_april(self) -> None:
        (finding,) = report(7).of("investigation-completed-within-4-months")
        # Four months from 30 April end on 30 August: April has no 31st.
        assert finding.due == "2015-08-01/2015-08-30"

    def test_the_plan_is_not_spoken_of(self) -> None:
        assert said(7, "action-plan-before-decision") == ["not applicable"]


class TestCase08:
    """An investigation two years old and aimed at something else: there, but not current."""

    def test_it_is_not_called_missing(self) -> None:
        assert said(8, "investigation-before-placement") == ["met"]

    def test_but_it_is_not_current(self) -> None:
        (finding,) = report(8).of("investigation-current")
        assert finding.basis == "practice"
        assert finding.status.value == "missing"


class TestCase09:
    """A conversation left out because of age: a reason alone does not excuse."""

    def test_the_view_was_not_obtained_otherwise(self) -> None:
        (finding,) = report(9).of("child-heard-before-decision")
        assert finding.status.value == "missing"

    def test_with_known_days_the_message_says_what_the_waiver_lacks(self) -> None:
        case = (FOLDER / "bdo-randers-09.json").read_text("utf-8").replace('"at": "2015"', '"at": "2015-06-02"')
        (finding,) = evaluate(case).of("child-heard-before-decision")
        assert "opfylder ikke undtagelsen; det er ikke oplyst: holdningen skaffet ad anden vej" in finding.message.da


class TestCase10:
    """Help waits for nearly a year: no statute gives a limit, and the engine invents none."""

    def test_only_the_yardstick_of_practice(self) -> None:
        assert {finding.basis for finding in report(10).non_compliant} == {"practice"}


def test_all_ten_are_evaluated_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(FILES) == 10
    assert main(["evaluate", *map(str, FILES)]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("Sag bdo-randers-") == 10
    assert max(map(len, out.splitlines())) <= 80
