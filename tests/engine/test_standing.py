"""How duties stand, in the words of the report: days, instants, parties and occurrences."""

from __future__ import annotations

from typing import Any

import pytest

from childlaw_rules import Standing, load_rules, statuses
from childlaw_rules.rulebook import Ruleset

from .build import case, event

HOURS = "notification-assessed-within-24-hours"
DAYS = "investigation-completed-within-4-months"
CONSENT = "custody-holders-consent"
FOLLOW_UP = "follow-up-at-most-6-months-apart"


def standing(rule: str, *events: dict[str, Any], as_of: str = "2024-12-01", **more: Any) -> list[tuple[Any, ...]]:
    rules = Ruleset((load_rules().rule(rule),), "sha256:-", "-", tables=load_rules().tables)
    return [tuple(one) for one in statuses(case(*events, **more), as_of=as_of, rules=rules)]


class TestHours:
    RECEIVED = event("notification_received", "2024-03-30T14:05", notification="n1")
    DUE = "2024-03-31T15:05:00+02:00"  # the clock skips an hour in between

    @pytest.mark.parametrize(
        ("assessed", "status"), [("2024-03-31T15:05:00+02:00", "met"), ("2024-03-31T15:06:00+02:00", "met_late")]
    )
    def test_due_and_fulfilled_are_instants(self, assessed: str, status: str) -> None:
        done = event("notification_assessed", assessed, notification="n1")
        assert standing(HOURS, self.RECEIVED, done) == [
            (HOURS, {"notification": "n1"}, None, status, self.DUE, assessed)
        ]

    def test_not_fulfilled(self) -> None:
        assert standing(HOURS, self.RECEIVED) == [(HOURS, {"notification": "n1"}, None, "overdue", self.DUE, None)]


class TestDays:
    NEED = event("need_identified", "2024-03-11", need="b1")
    DECIDED = event("investigation_decided", "2024-03-14", investigation="i1", need="b1")

    @pytest.mark.parametrize(
        ("completed", "status", "day"),
        [
            ("2024-07-11", "met", "2024-07-11"),
            ("2024-07-11T22:30:00Z", "met_late", "2024-07-12"),  # past midnight in Copenhagen
        ],
    )
    def test_due_and_fulfilled_are_days(self, completed: str, status: str, day: str) -> None:
        done = event("investigation_completed", completed, investigation="i1")
        assert standing(DAYS, self.NEED, self.DECIDED, done) == [
            (DAYS, {"need": "b1"}, None, status, "2024-07-11", day)
        ]

    def test_not_fulfilled(self) -> None:
        assert standing(DAYS, self.NEED, self.DECIDED) == [(DAYS, {"need": "b1"}, None, "overdue", "2024-07-11", None)]

    def test_an_interval_where_the_day_is_not_known(self) -> None:
        done = event("investigation_completed", "2024-06", investigation="i1")
        assert standing(DAYS, self.NEED, self.DECIDED, done) == [
            (DAYS, {"need": "b1"}, None, "met", "2024-07-11", "2024-06")
        ]

    def test_open_where_that_decides(self) -> None:
        done = event("investigation_completed", "2024-07", investigation="i1")
        assert standing(DAYS, self.NEED, self.DECIDED, done) == [
            (DAYS, {"need": "b1"}, None, "undetermined", "2024-07-11", None)
        ]


class TestPartiesAndOccurrences:
    def test_each_party(self) -> None:
        decided = event("decision_made", "2024-05-01", decision="d1", kind="placement", measure="m1", with_consent=True)
        given = event("consent_given", "2024-04-28", by="mother", about=["d1"])
        found = standing(CONSENT, given, decided, holders=("mother", "father"))
        assert found == [
            (CONSENT, {"decision": "d1", "party": "mother"}, None, "met", "2024-05-01", "2024-04-28"),
            (CONSENT, {"decision": "d1", "party": "father"}, None, "missing", "2024-05-01", None),
        ]

    def test_each_occurrence(self) -> None:
        started = event("measure_started", "2022-01-10", measure="m1", kind="placement")
        held = [event("follow_up_held", at, measure="m1") for at in ("2022-04-04", "2022-10-05", "2023-04-05")]
        assert standing(FOLLOW_UP, started, *held, as_of="2023-07-03") == [
            (FOLLOW_UP, {"measure": "m1"}, 1, "met_late", "2022-10-04", "2022-10-05"),
            (FOLLOW_UP, {"measure": "m1"}, 2, "met", "2023-04-05", "2023-04-05"),
            (FOLLOW_UP, {"measure": "m1"}, 3, "pending", "2023-10-05", None),
        ]

    @pytest.mark.parametrize(
        ("rule", "done"),
        [("screening-done", "screening_done"), ("child-told-of-right-to-companion", "support_person_right_explained")],
    )
    def test_without_a_due_day(self, rule: str, done: str) -> None:
        need = event("need_identified", "2024-03-11", need="b1")
        assert standing(rule, need) == [(rule, {"need": "b1"}, None, "pending", None, None)]
        assert standing(rule, need, event(done, "2024-03-20")) == [
            (rule, {"need": "b1"}, None, "met", None, "2024-03-20")
        ]


class TestTheRow:
    """Standings are a sequence: their number, one, some, all, from either end."""

    def test_it_is_read_like_a_list(self) -> None:
        rules = Ruleset(
            tuple(load_rules().rule(one) for one in (HOURS, DAYS)), "sha256:-", "-", tables=load_rules().tables
        )
        given = case(TestHours.RECEIVED, TestDays.NEED, TestDays.DECIDED)
        found = statuses(given, as_of="2024-12-01", rules=rules)
        hours, days = list(found)
        assert (hours.rule, days.rule) == (HOURS, DAYS)
        assert len(found) == 2
        assert (found[0], found[1], found[-1]) == (hours, days, days)
        assert (found[:1], found[1:], found[::-1]) == ([hours], [days], [days, hours])
        assert isinstance(found[0], Standing)
        with pytest.raises(IndexError):
            found[2]
