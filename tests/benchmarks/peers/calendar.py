"""The Danish working days, for peers that take them as a table."""

from __future__ import annotations

from datetime import date, timedelta

import holidays

FIRST, LAST = date(2011, 12, 1), date(2027, 12, 31)


def working_days() -> list[date]:
    """Every working day that the portfolio can touch, in order."""
    off = holidays.country_holidays("DK", years=range(FIRST.year, LAST.year + 1))
    days = (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))
    return [day for day in days if day.weekday() < 5 and day not in off]


def sixth_after() -> dict[date, date]:
    """The sixth working day after each day."""
    working = working_days()
    found: dict[date, date] = {}
    place = 0
    day = FIRST
    while place + 6 < len(working):
        while working[place] <= day:
            place += 1
        if place + 5 >= len(working):
            break
        found[day] = working[place + 5]
        day += timedelta(days=1)
    return found
