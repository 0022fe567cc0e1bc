"""The arguments of the two doors: which day, what was known, which rules, which readings."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from childlaw_rules import ArgumentError, evaluate, load_rules, read_case, statuses
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.when import Point

RULE = "investigation-completed-within-4-months"
RULES = Ruleset((load_rules().rule(RULE),), "sha256:-", "-", tables=load_rules().tables)
CASE: dict[str, Any] = {
    "id": "case-9",
    "child": {"born": "2012-05-14"},
    "events": [
        {"type": "need_identified", "at": "2024-03-13", "need": "b1"},
        {"type": "investigation_decided", "at": "2024-03-14", "investigation": "i1", "need": "b1"},
        {
            "type": "investigation_completed", "at": "2024-07-15", "investigation": "i1",
            "recorded_at": "2024-07-17",
        },
    ],
}  # fmt: skip


def by_report(case: Any = CASE, **arguments: Any) -> list[tuple[str, str | None]]:
    return [(one.status.value, one.due) for one in evaluate(case, **{"rules": RULES, **arguments}).findings]


def by_statuses(case: Any = CASE, **arguments: Any) -> list[tuple[str, str | None]]:
    return [(one.status.value, one.due) for one in statuses(case, **{"rules": RULES, **arguments})]


@pytest.fixture(params=[by_report, by_statuses])
def said(request: pytest.FixtureRequest) -> Callable[..., list[tuple[str, str | None]]]:
    door: Callable[..., list[tuple[str, str | None]]] = request.param
    return door


class TestTheDayLookedAt:
    @pytest.mark.parametrize(
        ("as_of", "status"),
        [
            ("2024-07-13", "pending"),
            (date(2024, 7, 14), "overdue"),
            (datetime(2024, 7, 14, 22, 30, tzinfo=UTC), "met_late"),  # 15 July in Copenhagen
            (Point.parse("2024-07-15"), "met_late"),
        ],
    )
    def test_is_taken_as_text_date_datetime_or_point(self, said: Any, as_of: Any, status: str) -> None:
        assert said(as_of=as_of) == [(status, "2024-07-13")]

    def test_the_argument_wins_over_the_case(self, said: Any) -> None:
        assert said({**CASE, "as_of": "2024-07-15"}, as_of="2024-07-13") == [("pending", "2024-07-13")]

    def test_without_it_the_case_says(self, said: Any) -> None:
        assert said({**CASE, "as_of": "2024-07-14"}) == [("overdue", "2024-07-13")]

    def test_with_neither_it_is_today_in_copenhagen(self, said: Any) -> None:
        assert said() == [("met_late", "2024-07-13")]
        before = datetime.now(ZoneInfo("Europe/Copenhagen")).date()
        report = evaluate(CASE, rules=RULES)
        assert before.isoformat() <= report.as_of <= datetime.now(ZoneInfo("Europe/Copenhagen")).date().isoformat()


class TestWhatWasKnown:
    def test_what_was_written_down_later_is_left_out(self, said: Any) -> None:
        assert said(as_of="2024-08-01", known_at="2024-07-16") == [("overdue", "2024-07-13")]
        assert said(as_of="2024-08-01", known_at="2024-07-17") == [("met_late", "2024-07-13")]


EXACT = "a day or an instant, for example 2024-08-01 or 2024-08-01T14:05"


class TestAnArgumentThatCannotBeUsed:
    @pytest.mark.parametrize("name", ["as_of", "known_at"])
    @pytest.mark.parametrize(
        ("value", "message"),
        [
            ("2024-07", f"must be {EXACT}"),
            (Point.parse("2024-07/.."), f"must be {EXACT}"),
            ("2024-02-30", f"'2024-02-30' does not exist: 2024-02 has 29 days; it must be {EXACT}"),
        ],
    )
    def test_is_named_with_the_way_out(self, said: Any, name: str, value: Any, message: str) -> None:
        with pytest.raises(ArgumentError) as refused:
            said(**{"as_of": "2024-08-01", name: value})
        assert [(problem.path, problem.message) for problem in refused.value.problems] == [(name, message)]

    def test_everything_that_is_wrong_is_told_at_once(self, said: Any) -> None:
        with pytest.raises(ArgumentError) as refused:
            said(as_of=[], known_at=4, rules={}, readings={"nonsense": "yes"})
        asof, known, rules, readings = refused.value.problems
        assert (asof.path, asof.message) == ("as_of", f"must be {EXACT}, not of the type list")
        assert (known.path, known.message) == ("known_at", f"must be {EXACT}, not of the type int")
        assert rules.path == "rules"
        assert rules.message.endswith("not of the type dict")
        assert readings.path == "readings"
        assert readings.message.startswith("unknown reading 'nonsense'; one of: ")

    def test_an_answer_that_a_reading_does_not_have(self, said: Any) -> None:
        with pytest.raises(ArgumentError) as refused:
            said(as_of="2024-08-01", readings={"ends-on-day-off": "moves"})
        assert [(problem.path, problem.message) for problem in refused.value.problems] == [
            ("readings.ends-on-day-off", "'moves' is no answer; one of: 'stays', 'next working day'")
        ]

    def test_moments_that_are_equal_are_told_as_each_was_written(self) -> None:
        noon = datetime(2024, 8, 1, 12, tzinfo=UTC)
        here = noon.astimezone(ZoneInfo("Europe/Copenhagen"))
        assert noon == here
        assert [evaluate(CASE, as_of=one, rules=RULES).as_of for one in (noon, here)] == [
            "2024-08-01T12:00:00+00:00",
            "2024-08-01T14:00:00+02:00",
        ]


class TestTheRules:
    def test_are_those_of_the_library_where_none_are_given(self, said: Any) -> None:
        assert len(said(as_of="2024-08-01", rules=None)) > len(said(as_of="2024-08-01")) == 1

    def test_are_stamped_into_the_report(self) -> None:
        assert evaluate(CASE, rules=RULES).ruleset.digest == "sha256:-"
        assert evaluate(CASE).ruleset.digest == load_rules().digest


class TestTheReadings:
    def test_are_those_chosen(self, said: Any) -> None:
        moved = {"ends-on-day-off": "next working day"}  # 13 July 2024 is a Saturday
        assert said(as_of="2024-08-01") == said(as_of="2024-08-01", readings={}) == [("met_late", "2024-07-13")]
        assert said(as_of="2024-08-01", readings=moved) == [("met", "2024-07-15")]
        assert said(as_of="2024-08-01", readings={f"{RULE}/ends-on-day-off": "next working day"})[0][0] == "met"


class TestTheCase:
    @pytest.mark.parametrize("read", [lambda case: case, read_case, json.dumps, lambda case: json.dumps(case).encode()])
    def test_is_taken_as_a_case_a_mapping_or_json(self, said: Any, read: Callable[[Any], Any]) -> None:
        assert said(read(CASE), as_of="2024-08-01") == [("met_late", "2024-07-13")]


class TestTheReportSaysWhatItIsOf:
    def test_without_what_was_known(self) -> None:
        report = evaluate(CASE, as_of="2024-08-01", rules=RULES)
        assert (report.format, report.case) == ("childlaw-report/1", "case-9")
        assert (report.as_of, report.known_at) == ("2024-08-01", None)

    def test_and_with_it(self) -> None:
        report = evaluate(CASE, as_of="2024-08-01T12:00", known_at=date(2024, 7, 31), rules=RULES)
        assert (report.as_of, report.known_at) == ("2024-08-01T12:00:00+02:00", "2024-07-31")
