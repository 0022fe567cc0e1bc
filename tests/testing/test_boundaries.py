"""``boundary_cases``: on each side of every last day, and on the days on which counting goes wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import find, given

from childlaw_rules import ArgumentError, evaluate, load_rules
from childlaw_rules.testing import BoundaryCase, boundary_cases
from childlaw_rules.testing.edges import edges_of
from childlaw_rules.testing.notabledays import notable_days

from .profile import drawing

RULES = load_rules()
#: Rules with a period or another day of their own.
DATED = [
    rule.id
    for rule in RULES.rules
    if rule.kind in {"deadline", "deadline counted backward", "recurring", "limit", "earliest day", "count"}
]
#: Those of them around whose day no case can be laid, with the reason.
WITHOUT = {"aftercare-followed-up-at-most-6-months-apart": "the text is not verified: it says 'undetermined' at most"}


def holds(edge: BoundaryCase) -> None:
    (finding,) = evaluate(edge.case).of(edge.rule)
    assert (finding.status.value, finding.due, finding.version) == (edge.expected, edge.due, edge.version)


class TestWhatIsExpectedIsSaid:
    @drawing(15)
    @given(edge=boundary_cases())
    def test_of_any_rule(self, edge: BoundaryCase) -> None:
        holds(edge)

    @pytest.mark.parametrize("rule", [rule for rule in DATED if rule not in WITHOUT])
    def test_of_every_rule_with_a_day(self, rule: str) -> None:
        @drawing(4)
        @given(boundary_cases(rule))
        def as_expected(edge: BoundaryCase) -> None:
            assert edge.rule == rule
            holds(edge)

        as_expected()

    @pytest.mark.parametrize("rule", sorted(WITHOUT))
    def test_no_case_is_made_where_there_is_none(self, rule: str) -> None:
        assert edges_of(rule) == ()

    def test_a_rule_without_a_day_says_so(self) -> None:
        with pytest.raises(ArgumentError, match="'notifier-informed' has no day around which its status changes"):
            boundary_cases("notifier-informed")


class TestTheSides:
    @pytest.mark.parametrize(
        ("varied", "side", "expected"),
        [
            ("act", "before", "met"),
            ("act", "on", "met"),
            ("act", "after", "met_late"),
            ("looked at", "before", "pending"),
            ("looked at", "on", "pending"),
            ("looked at", "after", "overdue"),
        ],
    )
    def test_of_a_deadline(self, varied: str, side: str, expected: str) -> None:
        edge = find(
            boundary_cases("investigation-completed-within-4-months"),
            lambda edge: (edge.varied, edge.side) == (varied, side),
            settings=drawing(200),
        )
        assert edge.expected == expected
        lies = edge.case["as_of"] if varied == "looked at" else _completed(edge)
        apart = (date.fromisoformat(lies) - date.fromisoformat(edge.due)).days
        assert apart == {"before": -1, "on": 0, "after": 1}[side]

    def test_of_an_hour_rule_is_a_minute(self) -> None:
        edge = find(
            boundary_cases("notification-assessed-within-24-hours"),
            lambda edge: (edge.varied, edge.side) == ("act", "after"),
            settings=drawing(200),
        )
        at = next(event["at"] for event in edge.case["events"] if event["type"] == "notification_assessed")
        assert edge.due.endswith("T14:05:00+01:00")
        assert at == edge.due.replace("14:05", "14:06")


def _completed(edge: BoundaryCase) -> str:
    return next(str(e["at"]) for e in edge.case["events"] if e["type"] == "investigation_completed")


class TestNotableDays:
    def test_they_are_those_on_which_counting_goes_wrong(self) -> None:
        days = {str(day) for day in notable_days(date(2024, 1, 1).toordinal(), date(9999, 12, 31).toordinal())}
        leap, clocks_forward, clocks_back, easter = "2024-02-29", "2024-03-31", "2024-10-27", "2024-04-01"
        first_day, month_end, christmas = "2024-01-01", "2025-08-31", "2024-12-26"
        assert {leap, clocks_forward, clocks_back, easter, first_day, month_end, christmas} <= days
        assert "2024-06-18" not in days

    @pytest.mark.parametrize("wanted", ["2024-02-29", "2025-05-31", "2024-05-20", "2024-10-27", "2028-02-29"])
    def test_the_last_day_lies_on_the_day_asked_for(self, wanted: str) -> None:
        @drawing(6)
        @given(boundary_cases("investigation-completed-within-4-months", due=wanted))
        def lies_there(edge: BoundaryCase) -> None:
            assert edge.due == wanted
            holds(edge)

        lies_there()

    def test_without_being_asked_many_lie_or_begin_on_notable_days(self) -> None:
        every = {str(day) for day in notable_days(date(2006, 1, 1).toordinal(), date(9999, 12, 31).toordinal())}
        every |= {str(day) for day in notable_days(date(2024, 1, 1).toordinal(), date(9999, 12, 31).toordinal())}
        seen = []

        @drawing(60)
        @given(boundary_cases("investigation-completed-within-4-months"))
        def keep(edge: BoundaryCase) -> None:
            seen.append(edge.due in every or _begins(edge) in every)

        keep()
        assert sum(seen) > len(seen) / 2

    def test_a_day_on_which_it_cannot_lie_is_refused(self) -> None:
        # No month that ends on the 31st lies four months before March.
        with pytest.raises(ArgumentError, match="cannot be due on 2025-03-31"):
            boundary_cases("investigation-completed-within-4-months", due="2025-03-31")
        # The rule came with barnets lov.
        with pytest.raises(ArgumentError, match="cannot be due on 2019-08-31"):
            boundary_cases("contact-suspended-at-most-8-weeks", due="2019-08-31")
        with pytest.raises(ArgumentError, match="must be a day, written as"):
            boundary_cases("investigation-completed-within-4-months", due="31 August")
        with pytest.raises(ArgumentError, match="say which rule"):
            boundary_cases(due="2024-08-31")


def _begins(edge: BoundaryCase) -> str:
    return next(str(e["at"]) for e in edge.case["events"] if e["type"] == "need_identified")
