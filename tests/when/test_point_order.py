from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childlaw_rules.when import (
    Point,
    Truth,
    at_or_before,
    before,
    day_ends,
    day_starts,
    instant_text,
    same_day,
)

from .days import o

YES, NO, MAYBE = Truth.YES, Truth.NO, Truth.MAYBE


def order(a, b):
    a, b = Point.parse(a), Point.parse(b)
    return [before(a, b), at_or_before(a, b), same_day(a, b)]


class TestBareDaysCompareAsDays:
    @pytest.mark.parametrize(
        ("a", "b", "answers"),
        [
            ("2024-02-28", "2024-02-29", [YES, YES, NO]),
            ("2024-02-29", "2024-02-29", [NO, YES, YES]),
            ("2024-03-01", "2024-02-29", [NO, NO, NO]),
        ],
    )
    def test_a_day_before_on_and_after(self, a, b, answers):
        assert order(a, b) == answers


class TestInstantsCompareAsInstants:
    @pytest.mark.parametrize(
        ("a", "b", "answers"),
        [
            ("2024-03-11T14:04:59.999999", "2024-03-11T14:05", [YES, YES, YES]),
            ("2024-03-11T14:05", "2024-03-11T14:05", [NO, YES, YES]),
            ("2024-03-11T14:05:00.000001", "2024-03-11T14:05", [NO, NO, YES]),
            ("2024-03-11T14:05Z", "2024-03-11T15:05+01:00", [NO, YES, YES]),
            ("2024-03-11T23:59:59+01:00", "2024-03-11T23:00Z", [YES, YES, NO]),
            (
                "2024-10-27T02:59+02:00",
                "2024-10-27T02:01+01:00",
                [YES, YES, YES],
            ),  # the hour that comes twice
        ],
    )
    def test_whatever_the_offset(self, a, b, answers):
        assert order(a, b) == answers


class TestABareDayIsSomeMomentOfThatWholeDay:
    @pytest.mark.parametrize(
        ("a", "b", "answers"),
        [
            ("2024-02-29T14:05", "2024-02-29", [MAYBE, MAYBE, YES]),
            ("2024-02-29", "2024-02-29T14:05", [MAYBE, MAYBE, YES]),
            ("2024-02-28T23:59", "2024-02-29", [YES, YES, NO]),
            ("2024-02-28T23:30Z", "2024-02-29", [MAYBE, MAYBE, YES]),
            ("2024-03-01T00:00", "2024-02-29", [NO, NO, NO]),
            ("2024-02-29", "2024-03-01T00:00", [YES, YES, NO]),
            ("2024-02-29T00:00", "2024-02-29", [MAYBE, YES, YES]),
            ("2024-02-29", "2024-02-29T00:00", [NO, MAYBE, YES]),
            ("2024-02-29T23:59:59.999999", "2024-02-29", [NO, MAYBE, YES]),
            ("2024-02-29", "2024-02-29T23:59:59.999999", [MAYBE, YES, YES]),
        ],
    )
    def test_where_it_meets_an_instant(self, a, b, answers):
        assert order(a, b) == answers


class TestImprecisePointsAreDecidedWhereEveryPossibilityAgrees:
    @pytest.mark.parametrize(
        ("a", "b", "answers"),
        [
            ("2024-02", "2024-03", [YES, YES, NO]),
            ("2024-02", "2024-02", [MAYBE, MAYBE, MAYBE]),
            ("2024-02", "2024-02-29", [MAYBE, YES, MAYBE]),
            ("2024-02-01", "2024-02", [MAYBE, YES, MAYBE]),
            ("2024-02", "2024-02-01", [NO, MAYBE, MAYBE]),
            ("2024", "2023-12-31", [NO, NO, NO]),
            ("2024-02-29T14:05", "2024-02", [MAYBE, MAYBE, MAYBE]),
            ("2024-01-31T14:05", "2024-02", [YES, YES, NO]),
            ("../2024-02-29", "2024-03-01/..", [YES, YES, NO]),
            ("2024-03-01/..", "../2024-02-29", [NO, NO, NO]),
            ("2024-03-11/2024-03-11", "2024-03-11", [NO, YES, YES]),
            (None, "2024-03-11", [MAYBE, MAYBE, MAYBE]),
            ("2024-03-11T14:05", None, [MAYBE, MAYBE, MAYBE]),
            (None, None, [MAYBE, MAYBE, MAYBE]),
        ],
    )
    def test_table(self, a, b, answers):
        assert order(a, b) == answers


BASE = o("2024-10-24")  # the range runs over the longer day of the autumn change


@st.composite
def near_points(draw):
    first = draw(st.integers(BASE, BASE + 6))
    last = draw(st.integers(first, BASE + 6))
    if draw(st.booleans()):
        moment = draw(
            st.sampled_from([day_starts(first), day_ends(first)]) | st.integers(day_starts(first), day_ends(first))
        )
        return Point.parse(instant_text(moment))
    return Point.parse(f"{date.fromordinal(first)}/{date.fromordinal(last)}")


def decided(answers):
    return {frozenset({True}): YES, frozenset({False}): NO, frozenset({True, False}): MAYBE}[frozenset(answers)]


def moments(point, other):
    """Enough moments of a point: both ends of each day, and around the other's instant."""
    if point.instant is not None:
        return [point.instant]
    found = []
    for day in range(point.first, point.last + 1):
        found += [day_starts(day), day_ends(day)]
        found += [
            near
            for near in ((other.instant or 0) - 1, other.instant or 0, (other.instant or 0) + 1)
            if day_starts(day) <= near <= day_ends(day)
        ]
    return found


class TestTheAnswersAgreeWithTryingEveryPossibility:
    @given(near_points(), near_points())
    @settings(max_examples=500)
    def test_day_by_day_or_moment_by_moment(self, a, b):
        if a.instant is None and b.instant is None:
            pairs = [(x, y) for x in range(a.first, a.last + 1) for y in range(b.first, b.last + 1)]
        else:
            pairs = [(x, y) for x in moments(a, b) for y in moments(b, a)]
        assert before(a, b) is decided([x < y for x, y in pairs])
        assert at_or_before(a, b) is decided([x <= y for x, y in pairs])

    @given(near_points(), near_points())
    def test_same_day(self, a, b):
        pairs = [(x, y) for x in range(a.first, a.last + 1) for y in range(b.first, b.last + 1)]
        assert same_day(a, b) is decided([x == y for x, y in pairs]) is same_day(b, a)

    @given(near_points(), near_points())
    def test_before_is_the_opposite_of_at_or_after(self, a, b):
        opposite = {YES: NO, NO: YES, MAYBE: MAYBE}
        assert before(a, b) is opposite[at_or_before(b, a)]


class TestAnAnswerIsNoCondition:
    @pytest.mark.parametrize("answer", Truth)
    def test_it_cannot_be_taken_for_a_bool(self, answer):
        with pytest.raises(TypeError, match=r"^an answer in three values is no condition; write 'is Truth.YES'$"):
            bool(answer)
