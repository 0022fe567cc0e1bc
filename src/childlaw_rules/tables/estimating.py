"""The few formulas of the tables: an interval for a share, quartiles, and a median where some have not ended."""

from __future__ import annotations

import math
from collections.abc import Mapping
from statistics import NormalDist
from typing import Final

#: How sure the intervals are.
CONFIDENCE: Final = 0.95
_Z: Final = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)


def wilson(number: int, of: int) -> tuple[float, float] | None:
    """The 95 % interval of Wilson for a share, both ends from 0 to 1; None where there is nothing to share.

    The score interval without continuity correction: E. B. Wilson, Journal of the American Statistical Association
    22 (1927) 209-212; method 3 of R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, whose example it gives:

    >>> low, high = wilson(81, 263)
    >>> round(low, 4), round(high, 4)
    (0.2553, 0.3662)
    """
    if of == 0:
        return None
    share, square = number / of, _Z * _Z
    middle = share + square / (2 * of)
    reach = _Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    low = 0.0 if number == 0 else (middle - reach) / whole
    high = 1.0 if number == of else (middle + reach) / whole
    return low, high


def quantile(counts: Mapping[int, int], share: float) -> float | None:
    """The value below which a share of the counted values lies; None where nothing is counted.

    ``counts`` says how often each value occurs. Between two values it is interpolated: definition 7 of R. J. Hyndman
    and Y. Fan, The American Statistician 50 (1996) 361-365, which spreadsheets use.

    >>> quantile({10: 1, 20: 1, 40: 2}, 0.5)
    30.0
    """
    number = sum(counts.values())
    if number == 0:
        return None
    place = (number - 1) * share
    below, above = _nth(counts, math.floor(place)), _nth(counts, math.ceil(place))
    return below + (above - below) * (place - math.floor(place))


def _nth(counts: Mapping[int, int], number: int) -> int:
    passed = 0
    for value in sorted(counts):
        passed += counts[value]
        if passed > number:
            return value
    raise IndexError(number)


def median_with_open(ended: Mapping[int, int], still_open: Mapping[int, int]) -> float | None:
    """The median time to the end, with those that have not ended counted for as long as they are known to have lasted.

    Both count values: how many ended after so long, and how many had lasted so long without an end. It is the first
    time by which at least half have ended by the estimate of E. L. Kaplan and P. Meier, Journal of the American
    Statistical Association 53 (1958) 457-481. None where fewer than half are known to end.

    >>> median_with_open({10: 1, 20: 1}, {15: 2}), median_with_open({10: 1}, {15: 2})
    (20.0, None)
    """
    left = sum(ended.values()) + sum(still_open.values())
    surviving = 1.0
    for time in sorted({*ended, *still_open}):
        if gone := ended.get(time, 0):
            surviving *= 1 - gone / left
            if surviving <= 0.5 + 1e-12:
                return float(time)
        left -= gone + still_open.get(time, 0)
    return None
