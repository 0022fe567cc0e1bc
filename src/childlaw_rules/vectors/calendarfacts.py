"""What the vectors presume of the calendar, written out for whoever has no Danish calendar at hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.easter import easter

from childlaw_rules.vectors.days import clock_changes
from childlaw_rules.vectors.vector import CalendarFacts, ClockChange
from childlaw_rules.when import is_holiday


def calendar_facts(years: Iterable[int]) -> CalendarFacts:
    """The public holidays and clock changes of some years, and the days when public offices close."""
    chosen = sorted(set(years))
    return CalendarFacts(
        public_holidays={str(year): _holidays(year) for year in chosen},
        offices_closed=["06-05", "12-24", "12-31"],
        friday_after_ascension={str(year): (easter(year) + timedelta(40)).isoformat() for year in chosen},
        clock_changes={
            str(year): ClockChange(forward=f"{forward:%Y-%m-%dT%H:%M:%SZ}", back=f"{back:%Y-%m-%dT%H:%M:%SZ}")
            for year in chosen
            for forward, back in [clock_changes(year)]
        },
    )


def _holidays(year: int) -> list[str]:
    first = date(year, 1, 1).toordinal()
    last = date(year, 12, 31).toordinal()
    return [date.fromordinal(day).isoformat() for day in range(first, last + 1) if is_holiday(day)]
