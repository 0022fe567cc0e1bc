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
    def test_a_hundred_periods_are_the_end(self) -> None:
        case = {
            "as_of": "2026-05-04",
            "events": [{"type": "measure_started", "at": "1920-03-12", "measure": "m1", "kind": "placement"}],
        }
        numbers = [finding.occurrence for finding in found("supervision/r9-two-visits-in-each-year", case)]
        assert numbers == list(range(81, 100))


class TestCurrency:
    def test_counting_alone_asks_for_no_age(self) -> None:
        case = {
            "as_of": "2015-12-07",
            "events": [
                {"type": "investigation_completed", "at": "2004-09-22", "for_measure": "respite"},
                {"type": "measure_started", "at": "2014-10-20", "measure": "m1", "kind": "respite"},
            ],
        }
        counting = "counting:\n  start_day: not counted\n"
        (finding,) = found("practice/investigation-current", case, ("points_to:", f"{counting}points_to:"))
        assert finding.status == "met"


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
