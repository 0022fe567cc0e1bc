"""Every worked deadline of data/deadlines.yaml, replayed through the public functions."""

from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from childlaw_rules.when import (
    Counting,
    DayMissing,
    EndsOnDayOff,
    LeapBirthday,
    Period,
    Unit,
    WorkingDays,
    add,
    day_ends,
    day_starts,
    day_turned,
    hours_after,
    instant_text,
    is_holiday,
    microseconds,
    subtract,
)

from .days import iso, o

DATA = yaml.safe_load((Path(__file__).parent / "data" / "deadlines.yaml").read_text(encoding="utf-8"))
VECTORS = {vector["id"]: vector for vector in DATA["vectors"]}

ROLL = {
    "none": EndsOnDayOff.STAYS,
    "core": EndsOnDayOff.NEXT_WORKING_DAY,
    "full": EndsOnDayOff.OFFICES_CLOSED,
    "full_bridge": EndsOnDayOff.FRIDAY_AFTER_ASCENSION,
}
WORKDAY = {
    "mf": WorkingDays.MONDAY_TO_FRIDAY,
    "ms": WorkingDays.MONDAY_TO_SATURDAY,
    "mf_closed": WorkingDays.OFFICES_CLOSED,
    "mf_closed_bridge": WorkingDays.FRIDAY_AFTER_ASCENSION,
}
MONTH_END = {"clip": DayMissing.LAST_DAY, "sticky": DayMissing.LAST_DAY_TO_LAST_DAY}
LEAP = {"feb28": LeapBirthday.FEBRUARY_28, "mar1": LeapBirthday.MARCH_1}
UNIT = {
    "days": Unit.DAYS,
    "weeks": Unit.WEEKS,
    "months": Unit.MONTHS,
    "years": Unit.YEARS,
    "hverdage": Unit.WORKING_DAYS,
    "arbejdsdage": Unit.WORKING_DAYS,
    "hours": Unit.HOURS,
    "age_months": Unit.MONTHS,
}


def counting(policy):
    return Counting(
        day_missing_in_month=MONTH_END[policy.get("month_end", "clip")],
        ends_on_day_off=ROLL[policy.get("roll", "none")],
        working_days=WORKDAY[policy.get("workday", "mf")],
    )


def replay(vector):
    policy, amount = vector.get("policy", {}), vector["duration"]
    match vector["rule"]:
        case "R-HOURS":
            received = microseconds(datetime.fromisoformat(vector["start"]))
            return instant_text(hours_after(received, Period(amount, Unit.HOURS)))
        case "R-HOURS-DATEONLY":
            return outcome(o(vector["start"]), o(vector["done"]), Period(amount, Unit.HOURS))
        case "R-AGE":
            return iso(day_turned(o(vector["start"]), amount, LEAP[policy["leap"]]))
        case "R-BACKWARD":
            period = Period(-amount, UNIT[vector["unit"]])
            return subtract(date.fromisoformat(vector["start"]), period, counting(policy)).isoformat()
        case "R-COMPLAINT-POST":
            received = add(date.fromisoformat(vector["start"]), Period(policy["post_days"], Unit.WORKING_DAYS))
            return add(received, Period(amount, UNIT[vector["unit"]]), counting(policy)).isoformat()
        case _:
            period = Period(amount, UNIT[vector["unit"]])
            return add(date.fromisoformat(vector["start"]), period, counting(policy)).isoformat()


def outcome(received, done, period):
    """What a bare day of receipt and a bare day of doing leave possible in an hour rule."""
    if received == done:
        return "met"
    can_be_met = day_starts(done) <= hours_after(day_ends(received), period)
    can_be_late = day_ends(done) > hours_after(day_starts(received), period)
    return {(True, False): "met", (False, True): "breached", (True, True): "undetermined"}[can_be_met, can_be_late]


class TestWorkedDeadlines:
    @pytest.mark.parametrize("id_", VECTORS)
    def test_ends_on_the_day_worked_out_by_hand(self, id_):
        assert replay(VECTORS[id_]) == VECTORS[id_]["expected"]

    def test_none_is_left_out(self):
        assert len(VECTORS) == len(DATA["vectors"]) == 70

    def test_an_hour_rule_with_days_only_is_open_on_the_next_day(self):
        assert outcome(o("2026-11-20"), o("2026-11-21"), Period.parse("24 hours")) == "undetermined"

    def test_two_days_on_is_late_but_over_the_spring_change(self):
        day = Period.parse("24 hours")
        assert outcome(o("2026-03-27"), o("2026-03-29"), day) == "breached"
        assert outcome(o("2026-03-28"), o("2026-03-30"), day) == "undetermined"
        assert outcome(o("2026-03-29"), o("2026-03-31"), day) == "breached"


class TestHolidayTable:
    @pytest.mark.parametrize("year", DATA["holiday_table"])
    def test_year_has_these_holidays_and_no_others(self, year):
        days = range(o(f"{year}-01-01"), o(f"{year}-12-31") + 1)
        assert [iso(day) for day in days if is_holiday(day)] == DATA["holiday_table"][year]["helligdage"]

    def test_covers_26_years(self):
        assert list(DATA["holiday_table"]) == list(range(2005, 2031))
