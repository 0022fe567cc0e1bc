"""Edges of the kinds that no rule file reaches as it stands: a rule of the tests, changed in one place."""

from __future__ import annotations

from typing import Any

import pytest

from childlaw_rules import read_case
from childlaw_rules.evaluate import evaluation_of
from childlaw_rules.examples import alone
from childlaw_rules.finding import Finding
from childlaw_rules.rulefiles import read_rule

from .derivations import file_of


def found(name: str, case: dict[str, Any], *changes: tuple[str, str]) -> list[Finding]:
    """What the possible worlds find in a case by a rule that says one thing in place of another."""
    text = file_of(name).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    rules = alone(read_rule(text, f"{name}.yaml"))
    return (
        evaluation_of(read_case({"child": {"born": "2012-05-14"}, **case}), None, None, rules, None).whole(0).findings
    )


class TestHours:
    NOTICE = "decision/notice-within-a-day"

    @pytest.mark.parametrize(("day", "status"), [("2024-02-05", "met"), ("2024-02-06", "met_late")])
    def test_done_on_the_same_day_is_in_time_however_few_the_hours(self, day: str, status: str) -> None:
        case = {
            "as_of": "2024-03-01",
            "events": [
                {"type": "provisional_decision_executed", "at": "2024-02-05T04:10:00+01:00", "decision": "d1"},
                {"type": "decision_notified", "at": day, "decision": "d1"},
            ],
        }
        (finding,) = found(self.NOTICE, case, ("within: 24 hours", "within: 6 hours"))
        assert finding.status == status

    def test_the_last_moment_at_which_a_day_can_have_begun_is_not_known_to_be_too_late(self) -> None:
        case = {
            "as_of": "2024-03-01",
            "events": [
                {"type": "provisional_decision_executed", "at": "2024-02-05", "decision": "d1"},
                {"type": "decision_notified", "at": "2024-02-06T23:59:59.999999+01:00", "decision": "d1"},
            ],
        }
        (finding,) = found(self.NOTICE, case)
        assert finding.status == "undetermined"
        assert finding.possible == ["met", "met_late"]


class TestCount:
    def test_ninety_nine_periods_are_the_end(self) -> None:
        case = {
            "as_of": "2026-05-04",
            "events": [{"type": "measure_started", "at": "1920-03-12", "measure": "m1", "kind": "placement"}],
        }
        numbers = [finding.occurrence for finding in found("supervision/r9-two-visits-in-each-year", case)]
        assert numbers == list(range(81, 100))

    def test_the_last_year_there_is_has_no_next(self) -> None:
        case = {
            "as_of": "9999-12-30",
            "events": [{"type": "measure_started", "at": "9997-05-04", "measure": "m1", "kind": "placement"}],
        }
        text = "    default: 12 months\n    alternatives:\n      - calendar year\n"
        years = "    default: calendar year\n    alternatives:\n      - 12 months\n"
        changes = ((text, years), ("in_each: 12 months\n", "in_each: calendar year\n"))
        dues = [finding.due for finding in found("supervision/supervision-visits-twice-a-year", case, *changes)]
        assert dues == ["9998-12-31", "9999-12-31"]


class TestCurrency:
    def test_without_a_period_no_age_is_asked(self) -> None:
        case = {
            "as_of": "2015-12-07",
            "events": [
                {"type": "investigation_completed", "at": "2004-09-22", "for_measure": "respite"},
                {"type": "measure_started", "at": "2014-10-20", "measure": "m1", "kind": "respite"},
            ],
        }
        (finding,) = found("practice/investigation-current", case)
        assert finding.status == "met"
        unrecorded = {**case, "coverage": {"investigation_completed": False}, "events": case["events"][1:]}
        (finding,) = found("practice/investigation-current", unrecorded)
        assert finding.possible == ["met", "missing"]

    @pytest.mark.parametrize("left_out", ["points_to: kind of the measure\n", "made_stale_by: life_event\n"])
    def test_either_of_two_is_enough_to_ask(self, left_out: str) -> None:
        assert found("practice/investigation-current", {"events": []}, (left_out, "")) == []


class TestPrecondition:
    def test_the_earliest_of_several_types(self) -> None:
        case = {
            "as_of": "2024-12-02",
            "events": [
                {"type": "plan_revised", "at": "2024-02-05", "kind": "action_plan"},
                {"type": "plan_made", "at": "2024-02-12", "kind": "action_plan"},
                {"type": "decision_made", "at": "2024-02-20", "decision": "d1", "kind": "placement"},
            ],
        }
        change = ("tied_by: anywhere in the case\n", "tied_by: anywhere in the case\nof_several: the earliest\n")
        (finding,) = found("plan/r4-plan-before-decision", case, change)
        assert finding.fulfilled_by is not None
        assert finding.fulfilled_by.at == "2024-02-05"

    HEARD = "conversation/r6-child-heard-before-decision"
    CASE = {
        "as_of": "2021-12-01",
        "events": [
            {
                "type": "child_conversation_waived",
                "at": "2021-06-21",
                "reason_stated": False,
                "view_obtained_otherwise": False,
            },
            {"type": "decision_made", "at": "2021-08-31", "decision": "d1", "kind": "placement"},
        ],
    }

    def test_an_exception_that_failed_is_told_behind_one_that_is_not_about_an_event(self) -> None:
        urgent = "  - moment:\n      event: decision_made\n      where:\n        urgent: yes\n"
        (finding,) = found(self.HEARD, self.CASE, ("excused_by:\n", f"excused_by:\n{urgent}"))
        assert [step.event for step in finding.steps if step.kind == "exception"] == ["e1"]

    @pytest.mark.parametrize("ties", ["", "not_before_tied_by:\n  - anywhere in the case\n  - anywhere in the case\n"])
    @pytest.mark.parametrize(("noted", "status"), [("2021-04-12", "met"), ("2021-04-13", "missing")])
    def test_the_first_of_two_that_is_on_file_is_the_earliest_day(self, ties: str, noted: str, status: str) -> None:
        case = {
            "as_of": "2021-12-01",
            "events": [
                {"type": "child_conversation_held", "at": "2021-04-12"},
                {"type": "journal_note", "at": noted},
                {"type": "decision_made", "at": "2021-08-31", "decision": "d1", "kind": "placement"},
            ],
        }
        change = (
            "in_the_last: 6 months\n",
            f"in_the_last: 6 months\nnot_before:\n  - case_closed\n  - journal_note\n{ties}",
        )
        (finding,) = found(self.HEARD, case, change)
        assert finding.status == status

    def test_a_decision_is_repeated_for_the_need_that_it_does_not_name(self) -> None:
        case = {
            "as_of": "2021-12-01",
            "events": [
                {"type": "need_identified", "at": "2021-01-11", "need": "n1"},
                {"type": "decision_made", "at": "2021-03-08", "decision": "d1", "kind": "measure"},
                {"type": "decision_made", "at": "2021-08-31", "decision": "d2", "kind": "placement"},
            ],
        }
        change = ("in_the_last: 6 months\n", "in_the_last: 6 months\nonly_if_repeated_in: need\n")
        assert [finding.subject for finding in found(self.HEARD, case, change)] == [{"decision": "d2"}]


class TestDeadline:
    def test_the_earliest_of_several_types_that_came_first(self) -> None:
        case = {
            "as_of": "2024-12-02",
            "events": [
                {"type": "notification_assessed", "at": "2024-02-05", "notification": "n1"},
                {"type": "notification_acknowledged", "at": "2024-02-06", "notification": "n1"},
                {"type": "notification_received", "at": "2024-02-07", "notification": "n1"},
            ],
        }
        change = (
            "must_happen: notification_acknowledged\n",
            "must_happen:\n  - notification_acknowledged\n  - notification_assessed\n",
        )
        (finding,) = found("notification/r2-notification-confirmed-within-6-working-days", case, change)
        assert finding.fulfilled_by is not None
        assert finding.fulfilled_by.at == "2024-02-05"


class TestTheChild:
    def test_what_is_tied_to_a_measure_where_there_is_none_is_all_there_is(self) -> None:
        case = {
            "child": {"born": "2007-05-14"},
            "as_of": "2025-01-06",
            "events": [{"type": "adulthood_preparation_started", "at": "2023-02-13"}],
        }
        change = (
            "  events: adulthood_preparation_started\n",
            "  events: adulthood_preparation_started\n  tied_by: measure\n",
        )
        (finding,) = found("aftercare/prepared-by-18", case, change)
        assert finding.due == "2025-05-14"


class TestTypesOfWhichTheSourceSaysNothing:
    """Where only a later type can fulfil a duty, and the case says nothing of it, it may have happened."""

    def test_in_hours(self) -> None:
        case = {
            "as_of": "2024-03-01",
            "events": [{"type": "provisional_decision_executed", "at": "2024-02-05T14:10:00+01:00", "decision": "d1"}],
        }
        change = ("must_happen: decision_notified\n", "must_happen: appeals_board_notified\n")
        (finding,) = found("decision/notice-within-a-day", case, change)
        assert finding.possible == ["met", "met_late", "overdue"]

    def test_as_what_keeps_a_deadline_too(self) -> None:
        case = {
            "as_of": "2024-12-02",
            "events": [{"type": "need_identified", "at": "2024-03-11", "need": "n1"}],
        }
        change = ("or_else: screening_done\n", "or_else: parents_contacted\n")
        (finding,) = found("investigation/r3-investigation-finished-within-4-months", case, change)
        assert finding.possible == ["met", "overdue"]


class TestLimit:
    def test_one_version_is_enough(self) -> None:
        name = "contact/contact-suspended-at-most-8-weeks"
        text = file_of(name).read_text("utf-8")
        second = text[text.index("  - id: bl-2025\n") : text.index("\nexamples:")]
        case = {
            "as_of": "2025-09-01",
            "events": [{"type": "contact_suspended", "at": "2025-03-12", "decision": "d1", "until": "2025-05-08"}],
        }
        (finding,) = found(name, case, (second, ""), ("      until: 2024-12-31\n", ""))
        assert (finding.status, finding.due) == ("missing", "2025-05-07")


class TestRoundsAndQuestions:
    def test_a_round_that_begins_when_no_version_is_in_force(self) -> None:
        name = "decision/heard-again-in-time"
        text = (
            file_of(name)
            .read_text("utf-8")
            .replace("      from: 2006-01-01\n", "      from: 2006-01-01\n      until: 2024-12-31\n")
        )
        events = [
            {"type": "decision_made", "at": "2024-03-20", "decision": "d1", "kind": "placement", "with_consent": False,
             "placed_within_last_year": False},
            {"type": "rehearing_decided", "at": "2025-03-10", "decision": "d1"},
        ]  # fmt: skip
        case = read_case({"child": {"born": "2012-05-14"}, "as_of": "2025-09-01", "events": events})
        said = evaluation_of(case, None, None, alone(read_rule(text, f"{name}.yaml")), None).whole(0)
        assert [(finding.occurrence, finding.status) for finding in said.findings] == [(None, "met")]
        assert [gap.on for gap in said.out_of_force] == ["2025-03-10"]

    def test_what_the_fulfilment_settles_leaves_events_of_another_type_as_they_are(self) -> None:
        case = {
            "as_of": "2024-12-02",
            "events": [
                {"type": "investigation_decided", "at": "2024-03-11", "investigation": "i1"},
                {"type": "childrens_house_used", "at": "2024-03-18", "investigation": "i1"},
            ],
        }
        old = "  event: investigation_decided\n  where:\n    police_or_health_involved: yes\n"
        new = "  - need_identified\n  - event: investigation_decided\n"
        new += "    where:\n      police_or_health_involved: yes\n  "
        (finding,) = found("investigation/house-used", case, (old, new))
        assert finding.status == "met"


class TestWhatIsAboutAnInvestigation:
    def test_a_consent_that_names_one_of_two_is_to_that_one(self) -> None:
        events = [
            {"type": "investigation_decided", "at": "2021-03-11", "investigation": "i1"},
            {"type": "consent_given", "at": "2021-03-12", "by": "mother", "about": ["i2"]},
            {"type": "investigation_decided", "at": "2021-03-18", "investigation": "i2"},
        ]
        case = {"as_of": "2021-12-01", "parties": [{"id": "mother", "role": "custody_holder"}], "events": events}
        changes = (
            ("for_each: decision\n", "for_each: investigation\n"),
            ("before: decision_made\n", "before: investigation_decided\n"),
        )
        findings = found("consent/r5-everyone-has-consented", case, *changes)
        assert [(finding.subject["investigation"], finding.status) for finding in findings] == [
            ("i1", "missing"),
            ("i2", "met"),
        ]


class TestSiblings:
    def test_those_of_an_age_or_older(self) -> None:
        siblings = [
            {"id": "anton", "born": "2006-02-05", "same_household": True},
            {"id": "berta", "born": "2016-09-28", "same_household": True},
        ]
        case = {
            "child": {"born": "2012-05-14", "siblings": siblings},
            "as_of": "2024-12-02",
            "events": [{"type": "decision_made", "at": "2024-05-22", "decision": "d1", "kind": "placement"}],
        }
        change = ("  sibling: under 15 years\n", "  sibling: 15 years or older\n")
        findings = found("investigation/siblings-examined", case, change)
        assert [finding.subject["party"] for finding in findings] == ["anton"]
