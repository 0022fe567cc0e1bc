"""Edges of the kinds where a day is not known, or the source does not record all: which outcomes remain possible."""

from __future__ import annotations

from typing import Any

import pytest

from childlaw_rules import read_case
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.finding import Finding
from childlaw_rules.kinds.measures import in_order
from childlaw_rules.record.entries import Record
from childlaw_rules.record.worlds import World
from childlaw_rules.rulebook import started_by
from childlaw_rules.rulefiles import read_rule
from childlaw_rules.when import EARLIEST, Point

from .derivations import file_of
from .test_edges import found

FINISHED = "investigation/r3-investigation-finished-within-4-months"
#: A type that came after the first vocabulary: a case that says nothing of it does not say that it did not happen.
LATER = next(name for name, kind in EVENT_TYPES.items() if kind.later)
STATED = "decision/answered-by-the-stated-day"
CURRENT = "practice/investigation-current"
SILENT = "practice/case-without-activity"
HEARD = "conversation/r6-child-heard-before-decision"
BEFORE = "investigation/investigation-before-measure"


def one(name: str, case: dict[str, Any], *changes: tuple[str, str]) -> Finding:
    (finding,) = found(name, case, *changes)
    return finding


class TestClock:
    def test_what_is_not_recorded_may_have_come_by_the_last_possible_day(self) -> None:
        """The decision lies in January, and what came after the 14th is not recorded."""
        case = {
            "as_of": "2024-09-02",
            "coverage": {"child_conversation_held": {"until": "2024-01-14"}},
            "events": [{"type": "decision_made", "at": "2024-01", "decision": "d1", "kind": "placement"}],
        }
        assert one(HEARD, case).possible == ["met", "missing"]

    @pytest.mark.parametrize(
        ("asked", "excused"),
        [
            ("where:\n    kind: other", ""),
            ("unless:\n    kind: other", ""),
            ("child: under 18 years", ""),
            ("child_by_then: under 18 years", ""),
            ("where:\n    kind: other", "where:\n    kind: placement"),
        ],
    )
    def test_what_must_say_something_else_is_another_event(self, asked: str, excused: str) -> None:
        """Neither is recorded: that the one did not come says nothing of the other."""
        case = {
            "as_of": "2024-09-02",
            "coverage": {"decision_made": False},
            "events": [{"type": "application_received", "at": "2024-03-11", "decision_due": "2024-05-07"}],
        }
        finding = one(
            STATED,
            case,
            ("must_happen: decision_made\n", f"must_happen:\n  event: decision_made\n  {asked}\n"),
            ("excused_by: delay_notice_sent\n", f"excused_by:\n  event: decision_made\n  {excused}\n"),
        )
        assert "excused" in finding.possible


class TestRestarting:
    def test_a_clock_that_may_be_moved_has_no_last_day_where_none_is_stated(self) -> None:
        case = {"as_of": "2024-09-02", "events": [{"type": "application_received", "at": "2024-03-11"}]}
        change = ("must_happen:", "restarts_with: appeal_decided\nmust_happen:")
        assert found(STATED, case, change) == []

    def test_a_source_is_not_held_to_words_that_it_does_not_know_when_the_clock_may_be_moved(self) -> None:
        received = {"type": "application_received", "at": "2024-03-11", "decision_due": "2024-05-07"}
        case = {"as_of": "2024-09-02", "events": [received]}
        finding = one(
            STATED,
            case,
            ("must_happen: decision_made", f"restarts_with: appeal_decided\nmust_happen: {LATER}"),
            ("excused_by: delay_notice_sent\n", ""),
        )
        assert "met" in finding.possible

    def test_what_is_not_recorded_may_have_come_too_late_when_the_clock_may_be_moved(self) -> None:
        received = {"type": "application_received", "at": "2024-03-11", "decision_due": "2024-05-07"}
        case = {"as_of": "2024-09-02", "coverage": {"decision_made": {"until": "2024-05-31"}}, "events": [received]}
        change = ("must_happen:", "restarts_with: appeal_decided\nmust_happen:")
        assert one(STATED, case, change).possible == ["met_late", "overdue"]


class TestPrecondition:
    def test_a_source_is_not_held_to_words_that_it_does_not_know(self) -> None:
        case = {
            "as_of": "2024-09-02",
            "events": [{"type": "decision_made", "at": "2024-02-05", "decision": "d1", "kind": "placement"}],
        }
        name = "plan/r4-plan-before-decision"
        text = file_of(name).read_text("utf-8")
        said = text[text.index("must_be_in_place:") : text.index("tied_by:")]
        change = (said, f"must_be_in_place: {LATER}\n")
        assert one(name, case, change).possible == ["met", "missing"]


class TestConditions:
    def test_of_several_events_of_the_subject_the_first_is_the_moment(self) -> None:
        """The need is identified again, which is on file only after the day that counts."""
        case = {
            "as_of": "2024-09-02",
            "events": [
                {"type": "need_identified", "at": "2024-02-05", "need": "n1"},
                {"type": "need_identified", "at": "2024-03-04", "need": "n1"},
            ],
        }
        condition = "only_after:\n  events: need_identified\n  tied_by: need\n"
        assert found(FINISHED, case, ("must_happen:", f"{condition}must_happen:")) == []


class TestCurrency:
    def test_what_may_have_come_after_a_day_that_is_not_known(self) -> None:
        """Something happened in March, and until the 14th of it investigations were not recorded."""
        case = {
            "as_of": "2024-06-03",
            "coverage": {"investigation_completed": {"from": "2024-03-15"}},
            "events": [
                {"type": "investigation_completed", "at": "2023-11-06", "for_measure": "respite"},
                {"type": "measure_started", "at": "2023-12-04", "measure": "m1", "kind": "respite"},
                {"type": "life_event", "at": "2024-03"},
            ],
        }
        assert one(CURRENT, case).possible == ["met", "missing"]


class TestMeasures:
    def test_events_are_put_in_order_and_each_day_counts_once(self) -> None:
        days = ["2024-03-11", "2024-03-21", "2024-03-15", "2024-03-11"]
        events = [{"type": "follow_up_held", "at": day, "id": f"f{number}"} for number, day in enumerate(days)]
        file = Record(read_case({"child": {"born": "2012-05-14"}, "events": events}), Point.parse("2024-06-03"), None)
        named = {entry.id: entry for entry in file.entries}
        entries = [named[f"f{number}"] for number in range(4)]
        ordered = in_order(World(file), entries, EARLIEST, file.as_of)
        assert [entry.id for entry in ordered] == ["f0", "f2", "f1"]

    def test_a_measure_may_have_ended_after_a_start_that_is_not_known(self) -> None:
        """It began in March, and until the 14th of it ends were not recorded."""
        case = {
            "as_of": "2024-06-03",
            "coverage": {"measure_ended": {"from": "2024-03-15"}},
            "events": [{"type": "measure_started", "at": "2024-03", "measure": "m1", "kind": "respite"}],
        }
        assert one(CURRENT, case).possible == ["missing", "not_applicable"]


class TestExcuses:
    URGENT = (
        "excused_by:\n",
        "excused_by:\n  - moment:\n      event: decision_made\n      where:\n        urgent: yes\n",
    )

    def test_another_decision_in_the_matter_does_not_speak_for_the_moment(self) -> None:
        case = {
            "as_of": "2021-12-01",
            "events": [
                {"type": "decision_made", "at": "2021-05-03", "decision": "d1", "kind": "placement", "urgent": True},
                {"type": "decision_made", "at": "2021-08-30", "decision": "d1", "kind": "placement", "urgent": False},
            ],
        }
        statuses = [finding.status.value for finding in found(HEARD, case, self.URGENT)]
        assert statuses == ["excused", "missing"]

    @pytest.mark.parametrize(("urgent", "status"), [("d1", "missing"), ("d2", "excused")])
    def test_only_the_decision_behind_the_start_speaks_for_it(self, urgent: str, status: str) -> None:
        case = {
            "as_of": "2015-12-01",
            "events": [
                {"type": "investigation_decided", "at": "2015-03-02"},
                *(
                    {"type": "decision_made", "at": at, "decision": decision, "measure": "m1", "kind": "measure",
                     "urgent": decision == urgent}
                    for decision, at in (("d1", "2015-03-09"), ("d2", "2015-04-06"))
                ),
                {"type": "measure_started", "at": "2015-04-13", "measure": "m1", "decision": "d2", "kind": "respite"},
            ],
        }  # fmt: skip
        assert one(BEFORE, case).status == status


class TestInactivity:
    def test_it_is_told_which_events_open_what_may_lie_idle(self) -> None:
        rule = read_rule(file_of(SILENT).read_text("utf-8"), f"{SILENT}.yaml")
        types = [pattern.event for pattern in started_by(rule.versions[0].duty)]
        assert types == ["measure_started", "investigation_decided"]

    def test_what_may_have_come_after_a_day_that_is_not_known(self) -> None:
        """The measure began in March, followed up in September; until the 14th of March notes were not recorded."""
        case = {
            "as_of": "2024-10-01",
            "coverage": {"journal_note": {"from": "2024-03-15"}},
            "events": [
                {"type": "measure_started", "at": "2024-03", "measure": "m1", "kind": "respite"},
                {"type": "follow_up_held", "at": "2024-09", "measure": "m1"},
            ],
        }
        facts = {fact.fact for fact in one(SILENT, case).missing_facts}
        assert facts == {"e1.at", "e2.at", "coverage.journal_note"}

    def test_of_several_types_that_are_not_recorded_the_one_that_may_have_come_last_counts(self) -> None:
        """Notes were not recorded until August, life events until September: the silence is known from then on."""
        case = {
            "as_of": "2025-06-02",
            "coverage": {"journal_note": {"from": "2024-08-01"}, "life_event": {"from": "2024-09-01"}},
            "events": [{"type": "measure_started", "at": "2024-04-08", "measure": "m1", "kind": "respite"}],
        }
        finding = one(SILENT, case)
        assert finding.due == "2024-10-08/2025-02-28"

    def test_what_may_have_come_by_a_last_day_that_is_not_known(self) -> None:
        """The silence began in March; from the 5th of September on notes are not recorded."""
        case = {
            "as_of": "2024-12-02",
            "coverage": {"journal_note": {"until": "2024-09-04"}},
            "events": [{"type": "measure_started", "at": "2024-03", "measure": "m1", "kind": "respite"}],
        }
        assert one(SILENT, case).possible == ["met", "met_late", "overdue"]
