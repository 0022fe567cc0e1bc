from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childlaw_rules.when import (
    COPENHAGEN,
    EARLIEST,
    LATEST,
    PointError,
    day_ends,
    day_starts,
    instant_text,
    local_day,
    microseconds,
    read_local,
)

from .days import iso, o

HOUR = 3_600_000_000


class TestADayBeginsAndEndsByTheClockInCopenhagen:
    @pytest.mark.parametrize(
        ("day", "hours"),
        [
            ("2024-03-30", 24), ("2024-03-31", 23), ("2024-04-01", 24),
            ("2024-10-26", 24), ("2024-10-27", 25), ("2024-10-28", 24),
            ("2027-10-30", 24), ("2027-10-31", 25), ("2024-02-29", 24),
        ],
    )  # fmt: skip
    def test_days_are_23_24_or_25_hours_long(self, day, hours):
        assert day_ends(o(day)) - day_starts(o(day)) + 1 == hours * HOUR

    @pytest.mark.parametrize(
        ("day", "starts", "ends"),
        [
            ("2024-01-31", "2024-01-31T00:00:00+01:00", "2024-01-31T23:59:59.999999+01:00"),
            ("2024-03-31", "2024-03-31T00:00:00+01:00", "2024-03-31T23:59:59.999999+02:00"),
            ("2024-10-27", "2024-10-27T00:00:00+02:00", "2024-10-27T23:59:59.999999+01:00"),
        ],
    )
    def test_to_the_microsecond(self, day, starts, ends):
        assert instant_text(day_starts(o(day))) == starts
        assert instant_text(day_ends(o(day))) == ends

    @given(st.integers(EARLIEST, LATEST - 1))
    def test_no_moment_lies_between_two_days_nor_in_both(self, day):
        assert day_ends(day) + 1 == day_starts(day + 1)
        assert day_starts(day) < day_ends(day)

    def test_the_ends_of_the_calendar_are_days_like_others(self):
        assert instant_text(day_starts(EARLIEST))[:19] == "0001-01-01T00:00:00"
        assert instant_text(day_ends(EARLIEST))[:26] == "0001-01-01T23:59:59.999999"
        assert instant_text(day_ends(LATEST))[:26] == "9999-12-31T23:59:59.999999"


class TestALocalTimeThatExistsTwiceIsTheEarlier:
    @pytest.mark.parametrize(
        ("local", "instant"),
        [
            (datetime(2024, 10, 27, 1, 59, 59), "2024-10-27T01:59:59+02:00"),
            (datetime(2024, 10, 27, 2, 0), "2024-10-27T02:00:00+02:00"),
            (datetime(2024, 10, 27, 2, 59, 59), "2024-10-27T02:59:59+02:00"),
            (datetime(2024, 10, 27, 2, 30, fold=1), "2024-10-27T02:30:00+02:00"),
            (datetime(2024, 10, 27, 3, 0), "2024-10-27T03:00:00+01:00"),
            (datetime(2024, 3, 31, 1, 59, 59), "2024-03-31T01:59:59+01:00"),
            (datetime(2024, 3, 31, 3, 0), "2024-03-31T03:00:00+02:00"),
        ],
    )
    def test_around_both_changes(self, local, instant):
        assert read_local(local).isoformat() == instant


class TestALocalTimeThatDoesNotExistIsAnError:
    @pytest.mark.parametrize("minute", [0, 30, 59])
    def test_the_skipped_hour(self, minute):
        with pytest.raises(PointError) as refused:
            read_local(datetime(2026, 3, 29, 2, minute))
        assert str(refused.value) == (
            f"2026-03-29T02:{minute:02}:00 does not exist in Copenhagen, where the clock skips it when "
            f"summer time begins; write the offset too, as in 2026-03-29T02:{minute:02}:00+01:00"
        )


class TestTheDayOfAnInstantIsItsDayInCopenhagen:
    @pytest.mark.parametrize(
        ("instant", "day"),
        [
            (datetime(2023, 12, 31, 22, 59, 59, tzinfo=UTC), "2023-12-31"),
            (datetime(2023, 12, 31, 23, 0, tzinfo=UTC), "2024-01-01"),
            (datetime(2024, 6, 30, 21, 59, tzinfo=UTC), "2024-06-30"),
            (datetime(2024, 6, 30, 22, 0, tzinfo=UTC), "2024-07-01"),
            (datetime(2024, 2, 29, 3, 0, tzinfo=timezone(timedelta(hours=9))), "2024-02-28"),
            (datetime(2024, 2, 29, 23, 59), "2024-02-29"),
        ],
    )
    def test_whatever_offset_it_is_written_with(self, instant, day):
        assert local_day(instant).isoformat() == day


class TestMicrosecondsAreExact:
    @pytest.mark.parametrize(
        ("instant", "expected"),
        [
            (datetime(1970, 1, 1, tzinfo=UTC), 0),
            (datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC), -1),
            (datetime(9999, 12, 31, 22, 59, 59, 999_999, tzinfo=UTC), 253_402_297_199_999_999),
            (datetime(2024, 3, 11, 14, 5, 0, 1), 1_710_162_300_000_001),  # local time
        ],
    )
    def test_at_the_far_ends_too(self, instant, expected):
        assert microseconds(instant) == expected

    @given(st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9999, 12, 30), timezones=st.just(UTC)))
    def test_text_and_back(self, instant):
        text = instant_text(microseconds(instant))
        assert datetime.fromisoformat(text) == instant
        assert text == instant.astimezone(COPENHAGEN).isoformat()
        assert iso(local_day(instant).toordinal()) == text[:10]
