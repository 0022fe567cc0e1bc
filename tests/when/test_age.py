import pytest
from hypothesis import given
from hypothesis import strategies as st

from childlaw_rules.when import EARLIEST, LATEST, LeapBirthday, age_on, day_turned

from .days import iso, o

FEBRUARY_28, MARCH_1 = LeapBirthday


class TestAnAgeIsReachedOnTheBirthday:
    @pytest.mark.parametrize(
        ("born", "day", "age"),
        [
            ("2009-05-14", "2024-05-13", 14),
            ("2009-05-14", "2024-05-14", 15),
            ("2009-05-14", "2024-05-15", 15),
            ("2009-05-14", "2009-05-14", 0),
            ("2009-05-14", "2010-05-13", 0),
            ("2009-05-14", "2009-05-13", -1),
            ("2009-05-14", "1999-05-13", -1),
            ("2006-12-31", "2018-12-30", 11),
            ("2006-12-31", "2018-12-31", 12),
        ],
    )
    def test_a_day_before_on_and_after(self, born, day, age):
        assert age_on(o(born), o(day)) == age

    def test_it_does_not_move_off_a_holiday(self):
        assert iso(day_turned(o("2008-12-25"), 18)) == "2026-12-25"


class TestBornOn29FebruaryTurnsOn28FebruaryUnlessReadOtherwise:
    @pytest.mark.parametrize(
        ("years", "february", "march"),
        [
            (0, "2008-02-29", "2008-02-29"),
            (12, "2020-02-29", "2020-02-29"),
            (15, "2023-02-28", "2023-03-01"),
            (18, "2026-02-28", "2026-03-01"),
            (92, "2100-02-28", "2100-03-01"),
        ],
    )
    def test_in_both_readings(self, years, february, march):
        assert iso(day_turned(o("2008-02-29"), years)) == february
        assert iso(day_turned(o("2008-02-29"), years, MARCH_1)) == march

    @pytest.mark.parametrize(
        ("day", "february", "march"),
        [("2023-02-27", 14, 14), ("2023-02-28", 15, 14), ("2023-03-01", 15, 15), ("2024-02-28", 15, 15)],
    )
    def test_the_age_follows(self, day, february, march):
        assert age_on(o("2008-02-29"), o(day)) == february
        assert age_on(o("2008-02-29"), o(day), MARCH_1) == march


class TestAgeAndBirthdayAgree:
    @given(st.integers(EARLIEST, LATEST), st.integers(0, 40_000), st.sampled_from(LeapBirthday))
    def test_the_age_is_the_last_one_turned(self, born, later, leap):
        day = min(born + later, LATEST)
        age = age_on(born, day, leap)
        assert day_turned(born, age, leap) <= day
        assert day < day_turned(born, age + 1, leap) or day == LATEST

    @given(st.integers(EARLIEST, LATEST - 1), st.integers(0, 120), st.sampled_from(LeapBirthday))
    def test_the_younger_never_turns_first(self, born, years, leap):
        assert day_turned(born, years, leap) <= day_turned(born + 1, years, leap)

    def test_past_the_end_of_the_calendar(self):
        assert iso(day_turned(o("9989-04-30"), 10)) == "9999-04-30"
        assert day_turned(o("9990-04-30"), 10) == LATEST

    def test_a_negative_age_is_an_error(self):
        with pytest.raises(ValueError, match=r"^an age is not negative$"):
            day_turned(o("2009-05-14"), -1)
