import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from childlaw_rules.when import EARLIEST, LATEST, EndsOnDayOff, WorkingDays, is_holiday, is_working_day, move
from childlaw_rules.when import calendar as module

from .days import iso, o
from .holidaytable import days_of, table

MF, MS, CLOSED, BRIDGE = WorkingDays
STAYS, NEXT, NEXT_CLOSED, NEXT_BRIDGE = EndsOnDayOff


class TestWords:
    def test_rule_files_write_the_choices_in_these_words(self):
        assert [choice.value for choice in WorkingDays] == [
            "monday to friday",
            "monday to saturday",
            "monday to friday, offices closed",
            "monday to friday, offices closed, friday after ascension",
        ]
        assert [choice.value for choice in EndsOnDayOff] == [
            "stays",
            "next working day",
            "next working day, offices closed",
            "next working day, friday after ascension",
        ]


class TestTheTableOfHolidaysIsThatOfThePackage:
    def test_of_every_year_that_it_holds(self):
        said = json.loads(module.HOLIDAYS_FILE.read_text("utf-8"))
        assert said["public_holidays"] == json.loads(table())["public_holidays"]
        assert [int(year) for year in said["public_holidays"]] == [*range(module.FIRST_YEAR, module.LAST_YEAR + 1)]

    @pytest.mark.parametrize("year", [1771, 1959, 1960, 1961, 2023, 2024, 2099, 2100])
    def test_on_both_sides_of_its_ends(self, year):
        first, last = o(f"{year}-01-01"), o(f"{year}-12-31")
        found = [iso(day)[5:] for day in range(first, last + 1) if is_holiday(day)]
        assert found == days_of(year)
        assert found


class TestStoreBededagEndedWithTheYear2023:
    """Lov nr. 214 af 06/03/2023, with effect from 1 January 2024."""

    @pytest.mark.parametrize(
        ("fourth_friday_after_easter", "holiday"),
        [("2022-05-13", True), ("2023-05-05", True), ("2024-04-26", False), ("2025-05-16", False)],
    )
    def test_on_both_sides_of_the_change(self, fourth_friday_after_easter, holiday):
        day = o(fourth_friday_after_easter)
        assert is_holiday(day) is holiday
        assert is_working_day(day) is not holiday


class TestWorkingDaysAreMondayToFridayThatAreNoPublicHolidays:
    @pytest.mark.parametrize(
        ("day", "mf", "ms", "closed", "bridge"),
        [
            ("2026-11-27", True, True, True, True),  # a Friday
            ("2026-11-28", False, True, False, False),  # a Saturday
            ("2026-11-29", False, False, False, False),  # a Sunday
            ("2026-04-01", True, True, True, True),  # the day before Maundy Thursday
            ("2026-04-02", False, False, False, False),
            ("2026-04-04", False, True, False, False),  # Easter Saturday
            ("2026-04-07", True, True, True, True),  # the day after Easter Monday
            ("2026-05-01", True, True, True, True),  # Labour Day is no holiday in law
            ("2026-05-14", False, False, False, False),  # Ascension
            ("2026-05-15", True, True, True, False),  # the Friday after it
            ("2026-05-22", True, True, True, True),  # a week later
            ("2026-06-04", True, True, True, True),
            ("2026-06-05", True, True, False, False),  # Constitution Day
            ("2025-12-23", True, True, True, True),
            ("2025-12-24", True, True, False, False),
            ("2025-12-26", False, False, False, False),
            ("2025-12-30", True, True, True, True),
            ("2025-12-31", True, True, False, False),
            ("2024-02-29", True, True, True, True),
        ],
    )
    def test_in_every_reading(self, day, mf, ms, closed, bridge):
        assert [is_working_day(o(day), reading) for reading in WorkingDays] == [mf, ms, closed, bridge]

    def test_the_first_reading_is_the_default(self):
        assert not is_working_day(o("2026-11-28"))
        assert is_working_day(o("2026-06-05"))


class TestAPeriodThatEndsOnADayOffStaysUnlessAReadingMovesIt:
    @pytest.mark.parametrize(
        ("day", "core", "full", "bridge"),
        [
            ("2026-11-27", "2026-11-27", "2026-11-27", "2026-11-27"),
            ("2026-11-28", "2026-11-30", "2026-11-30", "2026-11-30"),
            ("2026-11-29", "2026-11-30", "2026-11-30", "2026-11-30"),
            ("2026-04-02", "2026-04-07", "2026-04-07", "2026-04-07"),  # Maundy Thursday to Easter Monday
            ("2024-05-09", "2024-05-10", "2024-05-10", "2024-05-13"),  # Ascension
            ("2026-06-05", "2026-06-05", "2026-06-08", "2026-06-08"),
            ("2026-12-24", "2026-12-24", "2026-12-28", "2026-12-28"),
            ("2024-12-31", "2024-12-31", "2025-01-02", "2025-01-02"),
            ("2024-08-31", "2024-09-02", "2024-09-02", "2024-09-02"),
        ],
    )
    def test_in_every_reading(self, day, core, full, bridge):
        assert [iso(move(o(day), reading)) for reading in EndsOnDayOff] == [day, core, full, bridge]

    @given(st.integers(EARLIEST, LATEST), st.sampled_from(EndsOnDayOff))
    def test_never_moves_back_nor_twice(self, day, reading):
        assert day <= move(day, reading) <= day + 14
        assert move(move(day, reading), reading) == move(day, reading)


class TestTheCalendarHasEnds:
    @pytest.mark.parametrize("day", [EARLIEST, o("1770-12-25"), o("2200-12-25"), LATEST])
    @pytest.mark.parametrize("reading", WorkingDays)
    def test_years_without_known_holidays_are_no_error(self, day, reading):
        assert is_holiday(day) is False
        assert isinstance(is_working_day(day, reading), bool)

    def test_the_last_day_of_all_stays(self):
        assert move(LATEST, NEXT_CLOSED) == LATEST


class TestTheHolidaysPackageIsLoadedOnlyWhenAskedFor:
    def test_importing_and_counting_months_does_not_load_it(self):
        program = (
            "import sys; from childlaw_rules.when import add; from datetime import date; "
            "add(date(2024, 1, 31), '1 month'); assert 'holidays' not in sys.modules; "
            "add(date(2024, 1, 31), '1 working day'); assert 'holidays' not in sys.modules; "
            "add(date(1959, 1, 31), '1 working day'); assert 'holidays' in sys.modules"
        )
        subprocess.run([sys.executable, "-c", program], check=True)

    @pytest.mark.parametrize(
        ("year", "asked"), [(1959, True), (1960, False), (2024, False), (2100, False), (2101, True)]
    )
    def test_it_is_asked_only_of_years_outside_the_table(self, year, asked):
        module._holidays.cache_clear()
        with patch("holidays.country_holidays", wraps=country_holidays) as package:
            is_holiday(o(f"{year}-12-25"))
        assert package.called is asked

    def test_the_table_is_read_once(self):
        assert module._table() is module._table()

    def test_a_year_is_built_once_and_cannot_be_changed(self):
        assert module._holidays(2019) is module._holidays(2019)
        assert isinstance(module._holidays(2019), frozenset)

    def test_threads_agree(self):
        module._holidays.cache_clear()
        days = range(o("1999-01-01"), o("2009-12-31"))
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: sum(map(is_holiday, days)), range(8)))
        assert answers == [11 * 11] * 8
