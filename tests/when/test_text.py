"""Reading times of day: quickly where that is plain, thoroughly otherwise, and both ways to the same answer."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childlaw_rules.when import Point, PointError, instant_text
from childlaw_rules.when.text import _INSTANT, _at_a_glance, _instant

PLAIN = [
    "1900-01-01T00:00:00",
    "2099-12-31T23:59:59",
    "2024-03-30T01:02:03",  # the day before the clock changes, and the day after
    "2024-04-01T10:20:30+02:00",
    "2024-10-26T23:59:59+02:00",
    "2024-10-28T00:00:00+01:00",
    "2024-02-29T14:05:09+01:00",
    "2024-03-11T14:05:59Z",
    "2024-03-11T00:00:00Z",
    "2024-03-11T22:59:59Z",  # the last second of the day in Copenhagen
    "2024-07-11T21:59:59Z",
    "2024-03-11T01:00:00+02:00",  # the first second of the day in Copenhagen
    "2024-03-11T13:00:00+14:00",
    "2024-03-11T12:00:00-05:30",
    "2024-03-11T12:00:00+00:59",
]
NOT_PLAIN = [
    "2024-03-11T14:05",
    "2024-03-11T14:05:00.5",
    "2024-03-11 14:05:00",
    "2024-W11-1T14:05:00",
    "1899-12-31T12:00:00",
    "2100-01-01T12:00:00",
    "2024-03-31T12:00:00",  # 23 hours long
    "2024-10-27T12:00:00",  # 25 hours long
    "2023-02-29T12:00:00",
    "2024-03-11T24:00:00",
    "2024-03-11T14:60:00",
    "2024-03-11T14:05:60",
    "2024-03-11T14:05:0x",
    "2024-03-11T14:05-00",
    "2024-03-10T23:00:00Z",  # the day after, in Copenhagen
    "2024-03-11T00:59:59+02:00",  # the day before, in Copenhagen
    "2024-03-11T14:05:00-00:00",
    "2024-03-11T14:05:00+14:01",
    "2024-03-11T14:05:00+01:60",
    "2024-03-11T14:05:00+01:00:30",
    "2024-03-11T14:05:00z",
]


def thoroughly(text):
    match = _INSTANT.fullmatch(text)
    assert match is not None
    return _instant(text, match)


class TestWhatIsPlainIsReadAtAGlance:
    @pytest.mark.parametrize("text", PLAIN)
    def test_to_the_same_answer(self, text):
        glance = _at_a_glance(text)
        assert glance is not None
        assert glance == thoroughly(text)

    @pytest.mark.parametrize("text", NOT_PLAIN)
    def test_and_nothing_else_is(self, text):
        assert _at_a_glance(text) is None

    @given(
        st.datetimes(datetime(1890, 1, 1), datetime(2110, 1, 1)).map(lambda at: at.replace(microsecond=0)),
        st.sampled_from(["", "Z", "+01:00", "+02:00"])
        | st.builds("{}{:02}:{:02}".format, st.sampled_from("+-"), st.integers(1, 13), st.integers(0, 59)),
    )
    def test_in_any_year_and_at_any_offset(self, at, offset):
        glance = _at_a_glance(at.isoformat() + offset)
        assert glance is None or glance == thoroughly(at.isoformat() + offset)


class TestWhatIsNotPlainIsReadThoroughly:
    @pytest.mark.parametrize(
        ("text", "canonical"),
        [
            ("2024-03-11T23:59", "2024-03-11T23:59:00+01:00"),
            ("2024-03-11T00:00", "2024-03-11T00:00:00+01:00"),
            ("2024-03-11T23:59:59.5", "2024-03-11T23:59:59.500000+01:00"),
            ("2024-10-27T23:59:59", "2024-10-27T23:59:59+01:00"),
            ("2024-12-31T09:05Z", "2024-12-31T09:05:00Z"),
            ("2024-03-11T14:05:00+01:59", "2024-03-11T14:05:00+01:59"),
            ("2024-03-11T14:05:00+01:00:59", "2024-03-11T14:05:00+01:00:59"),
            ("2024-03-11T14:05:00-00:50:20", "2024-03-11T14:05:00-00:50:20"),
            ("2024-03-11T14:05:00-14:00", "2024-03-11T14:05:00-14:00"),
        ],
    )
    def test_and_written_to_the_second(self, text, canonical):
        point = Point.parse(text)
        assert point.text == canonical
        assert instant_text(point.instant) == instant_text(Point.parse(datetime.fromisoformat(canonical)).instant)

    def test_an_offset_with_seconds(self):
        assert instant_text(Point.parse("2024-03-11T14:05:00-00:50:20").instant) == "2024-03-11T15:55:20+01:00"

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                "2024-03-11T14:05+01:00:60",
                "'2024-03-11T14:05+01:00:60' has an offset that no clock has; offsets run from -14:00 to +14:00",
            ),
            (
                "2024-03-11T14:05-14:00:01",
                "'2024-03-11T14:05-14:00:01' has an offset that no clock has; offsets run from -14:00 to +14:00",
            ),
            ("2024-20", "'2024-20' has no month from 01 to 12"),
            ("2024-21-01", "'2024-21-01' has no month from 01 to 12"),
        ],
    )
    def test_and_refused_with_the_way_out(self, text, message):
        with pytest.raises(PointError) as refused:
            Point.parse(text)
        assert str(refused.value) == message


class TestTheOffsetOfADatetimeIsKeptWhereItCanBeWritten:
    @pytest.mark.parametrize(
        ("offset", "text"),
        [
            (timedelta(hours=14), "2024-03-11T12:00:00+14:00"),
            (-timedelta(hours=14), "2024-03-11T12:00:00-14:00"),
            (timedelta(hours=1, seconds=1), "2024-03-11T12:00:00+01:00:01"),
            (timedelta(hours=14, seconds=1), "2024-03-10T21:59:59+00:00"),
            (timedelta(milliseconds=500), "2024-03-11T11:59:59.500000+00:00"),
            (timedelta(0), "2024-03-11T12:00:00+00:00"),
        ],
    )
    def test_otherwise_it_is_given_up_for_utc(self, offset, text):
        point = Point.parse(datetime(2024, 3, 11, 12, tzinfo=timezone(offset)))
        assert point.text == text
        assert Point.parse(text) == point

    def test_the_first_and_last_moment_of_all_are_refused_where_they_lie_outside_in_utc(self):
        for moment in (
            datetime.min.replace(tzinfo=timezone(timedelta(hours=20))),
            datetime.max.replace(tzinfo=timezone(timedelta(hours=-20))),
            datetime.max.replace(tzinfo=UTC),
        ):
            with pytest.raises(PointError, match=r"^this time lies outside the years 0001 to 9999"):
                Point.parse(moment)


class TestWhatWasWrittenIsRepeatedWhereItCanBeNothingButADate:
    @pytest.mark.parametrize(
        ("text", "repeated"),
        [
            ("11.03.2024 9", True),  # nine digits
            ("11.03.2024 14", False),  # ten
            ("2024-03-11 14:05:00", True),  # more, yet it begins as a date
            ("2024-03-11/11.03.2024 14", False),  # one side does
            ("2024-03-11T14:05:00+01:00+01:00+01:00+01:00.000", True),  # 47 characters
            ("2024-03-11T14:05:00+01:00+01:00+01:00+01:00+01:00", False),  # 49
        ],
    )
    def test_and_only_there(self, text, repeated):
        with pytest.raises(PointError) as refused:
            Point.parse(text)
        assert str(refused.value).startswith(f"'{text}' " if repeated else "this text ")
