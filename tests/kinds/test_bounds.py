"""How far a period may move a day that is not known: never further than the bounds by which worlds are told apart."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from childlaw_rules.kinds.clock import carried, carried_back
from childlaw_rules.record.moments import Moment
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import DayMissing, EndsOnDayOff, Period, StartDay, Unit, WorkingDays

#: Two years with a leap day between them, and the holidays of both.
DAYS = range(date(2023, 6, 1).toordinal(), date(2025, 6, 1).toordinal(), 1)
#: So many of each unit that a bound which is short by one for each is too short.
AMOUNTS = {
    Unit.DAYS: (1, 30),
    Unit.WEEKS: (1, 30),
    Unit.MONTHS: (1, 30),
    Unit.YEARS: (1, 70),
    Unit.WORKING_DAYS: (1, 30),
}
CHOICES = [
    CountingChoice(start_day=start, day_missing_in_month=missing, ends_on_day_off=off, working_days=working)
    for start, missing, off, working in product(StartDay, DayMissing, EndsOnDayOff, WorkingDays)
]


@pytest.mark.parametrize("unit", AMOUNTS)
@pytest.mark.parametrize("carry", [carried, carried_back])
def test_no_day_is_carried_further(carry: object, unit: Unit) -> None:
    tried = 0
    for amount, choice in product(AMOUNTS[unit], CHOICES):
        period = Period(amount, unit)
        moved = carry(Moment(0), period, choice)  # type: ignore[operator]
        for day in DAYS:
            tried += 1
            assert moved.least <= moved.shift(day) - day <= moved.most, (period, choice, date.fromordinal(day))
    assert tried > 10_000
