"""``cases``: valid by construction, of the whole vocabulary, in the days asked for, and short when it shrinks."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from childlaw_rules import ArgumentError, Case, evaluate, read_case
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.testing import cases
from childlaw_rules.testing.coursetable import COURSES
from childlaw_rules.testing.drafts import day_of, in_order

from .profile import drawing


def drawn(strategy: st.SearchStrategy[Any], number: int) -> list[Any]:
    """So many examples, the same ones in every run."""
    found: list[Any] = []

    @drawing(number, phases=[Phase.generate])
    @given(strategy)
    def keep(case: Any) -> None:
        found.append(case)

    keep()
    return found


@pytest.fixture(scope="module")
def sample() -> list[dict[str, Any]]:
    return drawn(cases(), 300)


class TestEveryCaseIsValid:
    def test_read_case_accepts_each(self, sample: list[dict[str, Any]]) -> None:
        for case in sample:
            assert read_case(case).id == case["id"]

    def test_and_the_evaluator_judges_each(self, sample: list[dict[str, Any]]) -> None:
        for case in sample[:40]:
            assert evaluate(case).as_of == case["as_of"]

    def test_as_many_are_drawn_as_are_asked_for(self, sample: list[dict[str, Any]]) -> None:
        # A strategy that throws draws away would give fewer, or fail hypothesis' health check on filtering.
        assert len(sample) >= 280


class TestTheWholeVocabularyComes:
    def test_every_event_type_stands_in_a_course(self) -> None:
        assert {step.type for course in COURSES for step in course} == set(EVENT_TYPES)

    def test_every_event_type_is_drawn(self) -> None:
        drawn_types: set[str] = set()
        for case in drawn(cases(imprecise=False), 400):
            drawn_types |= {event["type"] for event in case["events"]}
        assert drawn_types == set(EVENT_TYPES)

    @pytest.mark.parametrize("type_", ["abuse_conversation_waived", "child_returned_home", "journal_note"])
    def test_one_that_is_asked_for_is_there(self, type_: str) -> None:
        for case in drawn(cases(including=type_), 15):
            assert type_ in {event["type"] for event in case["events"]}

    def test_every_field_is_drawn(self, sample: list[dict[str, Any]]) -> None:
        seen = {(event["type"], name) for case in sample for event in case["events"] for name in event}
        every = {(kind.name, name) for kind in EVENT_TYPES.values() for name in kind.fields}
        # What is rare is looked for in the cases of its type.
        for type_ in sorted({type_ for type_, _ in every - seen}):
            for case in drawn(cases(including=type_), 40):
                seen |= {(event["type"], name) for event in case["events"] for name in event}
        assert every - seen == set()

    def test_flags_are_drawn_as_yes_and_as_no(self, sample: list[dict[str, Any]]) -> None:
        kinds = {name: kind.name for kind in EVENT_TYPES.values() for name in in_order(kind)}
        missing = {(name, value) for name in kinds for value in (True, False)} - _flags(sample)
        # What is drawn depends on which modules are loaded, so that some room is left.
        for type_ in sorted({kinds[name] for name, _ in missing}):
            missing -= _flags(drawn(cases(including=type_), 120))
        assert missing == set()

    def test_threads_are_named_and_not_named(self, sample: list[dict[str, Any]]) -> None:
        counted = Counter(
            "measure" in event for case in sample for event in case["events"] if event["type"] == "follow_up_held"
        )
        assert min(counted[True], counted[False]) > 20

    def test_days_are_known_more_or_less_exactly(self, sample: list[dict[str, Any]]) -> None:
        forms = Counter(_form(event["at"]) for case in sample for event in case["events"])
        assert set(forms) == {"day", "instant", "month", "interval", "open", "year", "unknown"}
        assert forms["day"] > sum(forms.values()) / 2

    def test_what_the_source_records_is_said_now_and_then(self, sample: list[dict[str, Any]]) -> None:
        said = [str(value) for case in sample for value in case.get("coverage", {}).values()]
        assert {"True", "False"} < set(said)
        assert any("from" in value for value in said)


def _flags(sample: list[dict[str, Any]]) -> set[tuple[str, bool]]:
    every = (item for case in sample for event in case["events"] for item in event.items())
    return {(name, value) for name, value in every if isinstance(value, bool)}


def _form(at: str | None) -> str:
    if at is None:
        return "unknown"
    if "/" in at:
        return "open" if ".." in at else "interval"
    return {4: "year", 7: "month", 10: "day"}.get(len(at), "instant")


class TestTheDaysAskedFor:
    @pytest.mark.parametrize(
        ("act", "first", "last"), [("SEL", "2006-01-01", "2023-12-31"), ("BL", "2024-01-01", "2026-12-31")]
    )
    def test_of_an_act(self, act: str, first: str, last: str) -> None:
        for case in drawn(cases(act), 30):
            self._lies_in(case, first, last)

    def test_of_a_period(self) -> None:
        for case in drawn(cases(period=("2023-11-15", "2024-02-29")), 30):
            self._lies_in(case, "2023-11-15", "2024-02-29")

    def test_without_imprecise_days(self) -> None:
        for case in drawn(cases(imprecise=False), 30):
            assert all(day_of(event["at"]) is not None for event in case["events"])

    def _lies_in(self, case: dict[str, Any], first: str, last: str) -> None:
        days = [str(day) for event in case["events"] if (day := day_of(event["at"])) is not None]
        assert all(first <= day <= last for day in [*days, case["as_of"]])

    def test_what_cannot_be_used_is_said_all_at_once(self) -> None:
        with pytest.raises(ArgumentError) as caught:
            cases("ABC", ("2024-02-01", "2024-01-01"))
        assert str(caught.value).splitlines() == [
            "act: 'ABC' is no act; one of: SEL, BL",
            "period: the last day comes before the first",
        ]
        with pytest.raises(ArgumentError, match="must be a first and a last day"):
            cases(period=("2024-02-01", "tomorrow"))
        with pytest.raises(ArgumentError, match="lies outside 2024-01-01 to 2026-12-31"):
            cases("BL", ("2019-01-01", "2019-12-31"))
        with pytest.raises(ArgumentError, match="did you mean 'measure_ended'"):
            cases(including="mesure_ended")


class TestCasesShrink:
    def test_to_nothing_where_nothing_is_asked(self) -> None:
        case = find(cases(), lambda case: True, settings=drawing(50))
        assert case["events"] == []
        assert case["id"] == "case-1"
        assert "coverage" not in case

    def test_to_the_one_event_that_matters(self) -> None:
        case = find(cases(), lambda case: _has(case, "measure_started"), settings=drawing(300))
        assert [event["type"] for event in case["events"]] == ["measure_started"]
        assert case["events"][0]["at"] == "2006-01-01"
        # Hypothesis stops where nothing simpler lies near: one flag may be left over.
        assert set(case["events"][0]) <= {"type", "at", "kind", "measure", "decision", "provisional"}


def _has(case: dict[str, Any], type_: str) -> bool:
    return any(event["type"] == type_ for event in case["events"])


class TestFromType:
    def test_gives_cases(self) -> None:
        for case in drawn(st.from_type(Case), 10):
            assert isinstance(case, Case)

    def test_a_failing_one_is_shown_so_that_it_can_be_copied(self) -> None:
        @settings(max_examples=50, deadline=None, database=None, derandomize=True, print_blob=False)
        @given(case=...)
        def no_case_has_a_measure(case: Case) -> None:
            assert not any(event.type == "measure_started" for event in case.events)

        with pytest.raises(AssertionError) as caught:
            no_case_has_a_measure()
        assert "case=read_case({'format'" in re.sub(r"\s", "", "".join(caught.value.__notes__))
