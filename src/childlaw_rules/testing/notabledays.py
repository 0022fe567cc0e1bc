"""Days on which counting goes wrong: month ends, leap days, the nights when the clocks change, public holidays."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from childlaw_rules.when import is_holiday
from childlaw_rules.when.zone import day_ends, day_starts

#: How many years from the first day of a version are looked at, and how many back from its last.
_YEARS = 4
_DAY = 24 * 60 * 60 * 1_000_000


@lru_cache(maxsize=512)
def notable_days(first: int, last: int) -> tuple[date, ...]:
    """The notable days between two days (ordinals, inclusive).

    They are the first and the last day, month ends, leap days, the days in which the clocks change (23 or 25 hours),
    and public holidays, in the first and the last years of the span.
    """
    end = min(last, date(2026, 12, 31).toordinal())
    return tuple(date.fromordinal(day) for day in dict.fromkeys(_notable(first, end)) if first <= day <= end)


def _notable(first: int, last: int) -> Iterator[int]:
    yield from (first, last)
    start, end = date.fromordinal(first), date.fromordinal(last)
    years = [year for year in range(start.year, end.year + 1) if year - start.year < _YEARS or end.year - year < _YEARS]
    for year in years:
        for month in (1, 2, 4, 8, 11, 12):
            yield date(year, month, monthrange(year, month)[1]).toordinal()
        for offset in range((date(year + 1, 1, 1) - date(year, 1, 1)).days):
            day = (date(year, 1, 1) + timedelta(days=offset)).toordinal()
            if is_holiday(day) or day_ends(day) - day_starts(day) not in {_DAY, _DAY - 1}:
                yield day
