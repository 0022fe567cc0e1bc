from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from childlaw_rules.when import (
    EARLIEST,
    LATEST,
    Counting,
    DayMissing,
    EndsOnDayOff,
    Period,
    PeriodError,
    StartDay,
    Unit,
    WorkingDays,
    add,
    backward,
    day_ends,
    forward,
    hours_after,
    instant_text,
    is_working_day,
    microseconds,
    steps,
    subtract,
)
from childlaw_rules.when import period as module

from .days import iso, o

COUNTED = Counting(start_day=StartDay.COUNTED)
STICKY = Counting(day_missing_in_month=DayMissing.LAST_DAY_TO_LAST_DAY)
COUNTINGS = [Counting(*choice) for choice in product(StartDay, DayMissing, EndsOnDayOff, WorkingDays)]
DAY_UNITS = [unit for unit in Unit if unit is not Unit.HOURS]

days = st.integers(EARLIEST, LATEST) | st.integers(o("2003-01-01"), o("2032-12-31"))
periods = st.builds(Period, st.integers(1, 40), st.sampled_from(DAY_UNITS))
countings = st.sampled_from(COUNTINGS)


def ends(start, period, counting=None):
    return add(date.fromisoformat(start), period, counting or Counting()).isoformat()


class TestAPeriodIsWrittenAsANumberAndAUnit:
    @pytest.mark.parametrize(
        ("text", "amount", "unit"),
        [
            ("4 months", 4, Unit.MONTHS),
            ("1 month", 1, Unit.MONTHS),
            ("24 hours", 24, Unit.HOURS),
            ("6 working days", 6, Unit.WORKING_DAYS),
            ("1 working day", 1, Unit.WORKING_DAYS),
            ("8 weeks", 8, Unit.WEEKS),
            ("1 year", 1, Unit.YEARS),
            ("7 days", 7, Unit.DAYS),
            ("99999 days", 99_999, Unit.DAYS),
        ],
    )
    def test_reads_and_writes(self, text, amount, unit):
        assert Period.parse(text) == Period(amount, unit)
        assert str(Period(amount, unit)) == text

    @given(st.builds(Period, st.integers(1, 99_999), st.sampled_from(Unit)))
    def test_every_period_reads_back(self, period):
        assert Period.parse(str(period)) == period
        assert Period.parse(period) is period

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("4 month", "write '4 months'"),
            ("1 months", "write '1 month'"),
            ("04 days", "write '4 days'"),
            ("0 days", "a period is from 1 to 99999 days long"),
            ("100000 hours", "a period is from 1 to 99999 hours long"),
            ("9" * 5000 + " weeks", "a period is from 1 to 99999 weeks long"),
            (
                "4 mnths",
                "unknown unit, did you mean 'months'?; one of hours, days, weeks, months, years, working days",
            ),
            ("6 hverdage", "unknown unit; one of hours, days, weeks, months, years, working days"),
            ("4months", "a period is a number and a unit, such as '4 months' or '6 working days'"),
            ("-4 days", "a period is a number and a unit, such as '4 months' or '6 working days'"),
            ("٤ months", "a period is a number and a unit, such as '4 months' or '6 working days'"),
            ("", "a period is a number and a unit, such as '4 months' or '6 working days'"),
            ("010203-1234", "a period is a number and a unit, such as '4 months' or '6 working days'"),
            (4, "a period is a text such as '4 months', not of the type int"),
            (None, "a period is a text such as '4 months', not of the type NoneType"),
        ],
    )
    def test_everything_else_is_refused_with_the_way_out(self, text, message):
        with pytest.raises(PeriodError) as refused:
            Period.parse(text)
        assert str(refused.value) == message

    @pytest.mark.parametrize("amount", [0, -1, 100_000])
    def test_an_amount_out_of_range_is_refused(self, amount):
        with pytest.raises(PeriodError, match=r"^a period is from 1 to 99999 months long$"):
            Period(amount, Unit.MONTHS)


class TestAPeriodIsAFieldOfAModel:
    class Model(BaseModel):
        within: Period

    def test_reads_and_writes_its_words(self):
        model = self.Model(within="3 months")
        assert model.within == Period(3, Unit.MONTHS)
        assert model.model_dump() == {"within": "3 months"}
        assert model.model_dump_json() == '{"within":"3 months"}'

    def test_says_what_is_wrong(self):
        with pytest.raises(ValidationError) as refused:
            self.Model(within="3 month")
        [error] = refused.value.errors()
        assert (error["type"], error["msg"], error["loc"]) == ("period", "write '3 months'", ("within",))

    @pytest.mark.parametrize("mode", ["validation", "serialization"])
    def test_its_json_schema_is_a_string(self, mode):
        schema = self.Model.model_json_schema(mode=mode)["properties"]["within"]
        assert schema["type"] == "string"
        assert schema["examples"] == ["4 months", "24 hours", "6 working days"]


class TestTheStartDayIsNotCounted:
    @pytest.mark.parametrize(
        ("start", "period", "end"),
        [
            ("2026-03-02", "1 day", "2026-03-03"),
            ("2026-03-02", "7 days", "2026-03-09"),
            ("2024-02-28", "1 day", "2024-02-29"),
            ("2023-02-28", "1 day", "2023-03-01"),
            ("2026-11-26", "1 week", "2026-12-03"),
            ("2026-11-05", "8 weeks", "2026-12-31"),
            ("2024-03-30", "2 days", "2024-04-01"),  # a change of the clock makes no difference
            ("2024-10-26", "2 days", "2024-10-28"),
        ],
    )
    def test_days_and_weeks(self, start, period, end):
        assert ends(start, period) == end


class TestTheSevenDaysOfAProvisionalDecisionCountTheDayOfExecution:
    """Ankestyrelsen C-44-00: executed on 4 February, approved on 10 February in time."""

    @pytest.mark.parametrize(
        ("start", "period", "end"),
        [
            ("2000-02-04", "7 days", "2000-02-10"),
            ("2024-02-24", "7 days", "2024-03-01"),
            ("2026-03-02", "1 day", "2026-03-02"),
            ("2026-03-02", "2 weeks", "2026-03-15"),
            ("2026-11-23", "6 working days", "2026-11-30"),  # Monday is day 1
            (
                "2026-11-21",
                "6 working days",
                "2026-11-30",
            ),  # a Saturday is no working day, so it is not day 1
            ("2025-03-15", "1 month", "2025-04-14"),
            ("2025-03-01", "1 month", "2025-03-31"),
            ("2025-01-31", "1 month", "2025-02-28"),
            ("2025-01-29", "1 month", "2025-02-28"),
            ("2025-01-28", "1 month", "2025-02-27"),
        ],
    )
    def test_a_day_earlier(self, start, period, end):
        assert ends(start, period, COUNTED) == end

    def test_backwards_a_day_later(self):
        assert subtract(date(2024, 3, 8), "7 days", COUNTED) == date(2024, 3, 2)
        assert subtract(date(2024, 3, 31), "1 month", COUNTED) == date(2024, 3, 1)


class TestMonthsEndOnTheSameNumberOrTheLastDayOfAShorterMonth:
    @pytest.mark.parametrize(
        ("start", "period", "end"),
        [
            ("2024-03-11", "4 months", "2024-07-11"),
            ("2023-10-28", "4 months", "2024-02-28"),
            ("2023-10-29", "4 months", "2024-02-29"),
            ("2023-10-31", "4 months", "2024-02-29"),
            ("2023-11-01", "4 months", "2024-03-01"),
            ("2024-10-31", "4 months", "2025-02-28"),
            ("2025-02-28", "1 month", "2025-03-28"),
            ("2023-12-31", "1 month", "2024-01-31"),
            ("2024-02-29", "1 year", "2025-02-28"),
            ("2024-02-29", "4 years", "2028-02-29"),
            ("2096-02-29", "4 years", "2100-02-28"),
            ("1999-08-31", "18 months", "2001-02-28"),
        ],
    )
    def test_table(self, start, period, end):
        assert ends(start, period) == end

    def test_they_are_added_once_from_the_start(self):
        assert ends("2025-01-31", "2 months") == "2025-03-31"
        assert ends(ends("2025-01-31", "1 month"), "1 month") == "2025-03-28"


class TestLastDayToLastDayIsAReading:
    """Restaurationsloven § 36 a."""

    @pytest.mark.parametrize(
        ("start", "period", "end"),
        [
            ("2025-02-27", "1 month", "2025-03-27"),
            ("2025-02-28", "1 month", "2025-03-31"),
            ("2024-02-28", "1 month", "2024-03-28"),
            ("2024-02-29", "1 month", "2024-03-31"),
            ("2026-04-30", "4 months", "2026-08-31"),
            ("2026-01-31", "1 month", "2026-02-28"),
            ("2026-01-30", "1 month", "2026-02-28"),
            ("2026-02-28", "2 years", "2028-02-29"),
        ],
    )
    def test_forwards(self, start, period, end):
        assert ends(start, period, STICKY) == end

    def test_backwards(self):
        assert subtract(date(2025, 2, 28), "1 month", STICKY) == date(2025, 1, 31)


class TestBackwardsNeverMoves:
    @pytest.mark.parametrize(
        ("start", "period", "end"),
        [
            ("2026-08-31", "6 months", "2026-02-28"),
            ("2026-12-31", "6 months", "2026-06-30"),
            ("2027-05-14", "6 months", "2026-11-14"),  # a Saturday
            ("2024-03-01", "1 day", "2024-02-29"),
            ("2026-12-28", "1 working day", "2026-12-24"),
            ("2026-04-07", "3 working days", "2026-03-30"),
        ],
    )
    @pytest.mark.parametrize("reading", EndsOnDayOff)
    def test_table(self, start, period, end, reading):
        counting = Counting(ends_on_day_off=reading)
        assert subtract(date.fromisoformat(start), period, counting).isoformat() == end


class TestHoursAreElapsedHours:
    @pytest.mark.parametrize(
        ("start", "due"),
        [
            ("2026-03-27T14:00:00+01:00", "2026-03-28T14:00:00+01:00"),
            ("2026-03-28T14:00:00+01:00", "2026-03-29T15:00:00+02:00"),
            ("2026-03-29T14:00:00+02:00", "2026-03-30T14:00:00+02:00"),
            ("2026-10-24T14:00:00+02:00", "2026-10-25T13:00:00+01:00"),
            ("2026-10-25T14:00:00+01:00", "2026-10-26T14:00:00+01:00"),
            ("2024-02-28T23:59:59.999999+01:00", "2024-02-29T23:59:59.999999+01:00"),
        ],
    )
    def test_through_both_changes_of_the_clock(self, start, due):
        received = microseconds(datetime.fromisoformat(start))
        assert instant_text(hours_after(received, Period.parse("24 hours"))) == due

    @pytest.mark.parametrize("count", [forward, backward])
    def test_they_do_not_run_from_a_day(self, count):
        with pytest.raises(ValueError, match=r"^'24 hours' runs from an instant, not from a day$"):
            count(o("2024-02-29"), Period.parse("24 hours"))

    def test_days_do_not_run_from_an_instant(self):
        with pytest.raises(ValueError, match=r"^'7 days' is counted in days, not in hours$"):
            hours_after(0, Period.parse("7 days"))

    @pytest.mark.parametrize("count", [add, subtract])
    def test_an_instant_is_not_taken_for_its_day(self, count):
        message = r"^a period of days starts on a day: take local_day\(\) of the instant$"
        with pytest.raises(ValueError, match=message):
            count(datetime(2024, 2, 29, 23, 30), "1 month")

    def test_the_end_of_the_calendar_is_the_end(self):
        assert hours_after(day_ends(LATEST) - 1, Period.parse("1 hour")) == day_ends(LATEST)


class TestALaterStartNeverEndsEarlier:
    @given(days, st.integers(0, 40), periods, countings)
    @settings(max_examples=600)
    def test_forwards_and_backwards(self, start, later, period, counting):
        other = min(start + later, LATEST)
        assert forward(start, period, counting) <= forward(other, period, counting)
        assert backward(start, period, counting) <= backward(other, period, counting)

    @pytest.mark.parametrize("counting", COUNTINGS, ids=lambda c: "/".join(x.value for x in (
        c.start_day, c.day_missing_in_month, c.ends_on_day_off, c.working_days)))  # fmt: skip
    @pytest.mark.parametrize("text", ["1 month", "4 months", "1 year", "6 working days", "7 days", "8 weeks"])
    def test_over_every_month_end_of_two_years(self, counting, text):
        period = Period.parse(text)
        starts = range(o("2023-01-25"), o("2025-03-05"))
        for count in (forward, backward):
            reached = [count(start, period, counting) for start in starts]
            assert reached == sorted(reached)

    @given(days, periods, countings)
    def test_a_period_does_not_end_before_it_starts(self, start, period, counting):
        assert forward(start, period, counting) >= start
        assert backward(start, period, counting) <= start


class TestStepsSettledOnceAreThoseCountedOneByOne:
    @given(days, st.builds(Period, st.integers(1, 4_000), st.sampled_from(DAY_UNITS)), countings)
    @example(o("2020-02-29"), Period(1, Unit.YEARS), Counting())
    @example(o("2024-03-31"), Period(13, Unit.MONTHS), Counting())
    @example(o("2025-03-29"), Period(1, Unit.MONTHS), Counting(ends_on_day_off=EndsOnDayOff.NEXT_WORKING_DAY))
    def test_forwards_and_backwards(self, start, period, counting):
        assert steps(period, counting)(start) == forward(start, period, counting)
        assert steps(period, counting, back=True)(start) == backward(start, period, counting)

    @pytest.mark.parametrize("unit", DAY_UNITS)
    @pytest.mark.parametrize("counting", COUNTINGS)
    def test_in_every_unit_and_way_of_counting(self, unit, counting):
        later, earlier = steps(Period(2, unit), counting), steps(Period(2, unit), counting, back=True)
        for start in (o("2024-02-29"), o("2025-03-31"), o("2025-06-28")):
            assert later(start) == forward(start, Period(2, unit), counting)
            assert earlier(start) == backward(start, Period(2, unit), counting)

    @pytest.mark.parametrize(
        ("start", "text", "later", "earlier"),
        [
            ("1899-12-31", "1 month", "1900-01-31", "1899-11-30"),
            ("1900-01-31", "1 month", "1900-02-28", "1899-12-31"),
            ("1900-03-31", "2 months", "1900-05-31", "1900-01-31"),
            ("1900-04-01", "4 months", "1900-08-01", "1899-12-01"),
            ("2099-10-31", "1 month", "2099-11-30", "2099-09-30"),
            ("2099-11-30", "1 month", "2099-12-30", "2099-10-30"),
            ("2099-12-31", "1 month", "2100-01-31", "2099-11-30"),
            ("2100-03-15", "1 month", "2100-04-15", "2100-02-15"),
            ("2099-12-31", "199 years", "2298-12-31", "1900-12-31"),
        ],
    )
    def test_around_the_ends_of_the_two_centuries_that_are_looked_up(self, start, text, later, earlier):
        period = Period.parse(text)
        assert iso(steps(period)(o(start))) == iso(forward(o(start), period)) == later
        assert iso(steps(period, back=True)(o(start))) == iso(backward(o(start), period)) == earlier

    def test_the_months_are_listed_once(self):
        assert module._firsts_of_months() is module._firsts_of_months()

    def test_forwards_where_nothing_is_said(self):
        assert iso(steps(Period.parse("1 year"))(o("2024-02-29"))) == "2025-02-28"
        assert iso(steps(Period.parse("4 months"), back=True)(o("2024-02-29"))) == "2023-10-29"


class TestForwardThenBackward:
    @given(days, st.integers(1, 400), st.sampled_from([Unit.DAYS, Unit.WEEKS]), st.sampled_from(StartDay))
    def test_days_and_weeks_return_to_the_start(self, start, amount, unit, start_day):
        period, counting = Period(amount, unit), Counting(start_day=start_day)
        end = forward(start, period, counting)
        assert backward(end, period, counting) == start or end == LATEST

    @given(days, st.integers(1, 400))
    @example(o("2024-01-31"), 1)
    def test_months_return_to_the_start_or_to_the_shorter_month_s_number(self, start, amount):
        period = Period(amount, Unit.MONTHS)
        end = forward(start, period)
        back = backward(end, period)
        if end != LATEST:
            assert start - 3 <= back <= start
            assert back == start or date.fromordinal(back).day == date.fromordinal(end).day

    @given(st.integers(o("1990-01-01"), o("2032-12-31")), st.integers(1, 30), st.sampled_from(WorkingDays))
    def test_working_days_return_to_the_start_or_the_working_day_before_it(self, start, amount, working_days):
        period, counting = Period(amount, Unit.WORKING_DAYS), Counting(working_days=working_days)
        end = forward(start, period, counting)
        between = [day for day in range(start + 1, end + 1) if is_working_day(day, working_days)]
        assert len(between) == amount
        assert between[-1] == end
        back = backward(end, period, counting)
        assert back == max(day for day in range(start - 14, start + 1) if is_working_day(day, working_days))


class TestPastTheEndsOfTheCalendarIsTheEnd:
    @pytest.mark.parametrize("counting", [Counting(), COUNTED, STICKY])
    @pytest.mark.parametrize("unit", DAY_UNITS)
    def test_nothing_overflows(self, counting, unit):
        for amount in (40, 99_999):
            assert forward(LATEST - 1, Period(amount, unit), counting) == LATEST
            assert backward(EARLIEST + 1, Period(amount, unit), counting) == EARLIEST

    def test_the_last_months(self):
        assert iso(forward(o("9999-11-30"), Period.parse("1 month"))) == "9999-12-30"
        assert forward(o("9999-12-01"), Period.parse("1 month")) == LATEST


class TestTheWordsOfCounting:
    def test_the_defaults(self):
        usual = Counting()
        assert [
            usual.start_day.value,
            usual.day_missing_in_month.value,
            usual.ends_on_day_off.value,
            usual.working_days.value,
        ] == ["not counted", "last day of month", "stays", "monday to friday"]

    def test_the_alternatives(self):
        assert [choice.value for choice in StartDay] == ["not counted", "counted as day 1"]
        assert [choice.value for choice in DayMissing] == ["last day of month", "last day to last day"]
        assert [unit.value for unit in Unit] == ["hours", "days", "weeks", "months", "years", "working days"]


class TestMonthsAgreeWithANaiveCount:
    @given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 300))
    def test_by_stepping_through_the_months(self, start, amount):
        year, month = divmod(start.year * 12 + start.month - 1 + amount, 12)
        end, number = None, start.day
        while end is None:
            try:
                end = date(year, month + 1, number)
            except ValueError:
                number -= 1
        assert add(start, Period(amount, Unit.MONTHS)) == end
        assert end - start >= timedelta(days=28 * amount)
