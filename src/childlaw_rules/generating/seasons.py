"""On which day a case begins: spread over the time of a portfolio by the weight of each month of the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from childlaw_rules.generating.known import MONTHS


def day_at(first: int, last: int, fraction: float, weights: tuple[tuple[float, str], ...]) -> int:
    """The day at a fraction of the weight of all months from ``first`` to ``last`` (ordinals, both inclusive).

    ``weights`` are the months in any order, each with the bound of its share, as ``Rates`` has them.

    >>> half = ((0.5, "january"), (1.0, "july"))
    >>> first, last = date(2023, 1, 1).toordinal(), date(2023, 12, 31).toordinal()
    >>> date.fromordinal(day_at(first, last, 0.25, half)).isoformat()
    '2023-01-16'
    """
    months, total = _months(first, last, weights)
    wanted = fraction * total
    for begins, days, weight in months:
        if wanted < weight:
            return begins + min(int(wanted / weight * days), days - 1)
        wanted -= weight
    return last


@lru_cache(maxsize=8)
def _months(
    first: int, last: int, weights: tuple[tuple[float, str], ...]
) -> tuple[tuple[tuple[int, int, float], ...], float]:
    """Each month, or part of one: its first day, its number of days, its weight; and the weight of all."""
    shares = dict(_shares(weights))
    months = []
    day = first
    while day <= last:
        begins = date.fromordinal(day)
        following = date(begins.year + begins.month // 12, begins.month % 12 + 1, 1).toordinal()
        length = following - begins.replace(day=1).toordinal()
        days = min(following, last + 1) - day
        months.append((day, days, shares.get(MONTHS[begins.month - 1], 0.0) * days / length))
        day = following
    return tuple(months), sum(weight for _, _, weight in months)


def _shares(weights: tuple[tuple[float, str], ...]) -> Iterator[tuple[str, float]]:
    before = 0.0
    for bound, month in weights:
        yield month, bound - before
        before = bound
