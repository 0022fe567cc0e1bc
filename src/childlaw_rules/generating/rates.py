"""Rates in the form in which they are drawn by: by act, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from childlaw_rules.generating.ratewords import Rate

#: The first day of barnets lov.
BARNETS_LOV: Final = date(2024, 1, 1).toordinal()
#: Two bounds of a quarter of a spread are that far apart.
QUARTERS: Final = 4


def act_on(day: int) -> str:
    """``sel`` or ``bl``: the act in force on a day (ordinal).

    >>> act_on(date(2023, 12, 31).toordinal()), act_on(date(2024, 1, 1).toordinal())
    ('sel', 'bl')
    """
    return "sel" if day < BARNETS_LOV else "bl"


def band_of(word: str) -> tuple[int, int] | None:
    """A number or band of numbers, both ends inclusive; None for any other word.

    >>> band_of("6-11"), band_of("3"), band_of("both")
    ((6, 11), (3, 3), None)
    """
    found = re.fullmatch(r"(\d{1,2})(?:-(\d{1,2}))?", word)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if first <= last else None


class Rates:
    """The rates of a portfolio. Looked up by the act and the id; a fraction of 1 picks where there are several."""

    __slots__ = ("shares", "spreads", "weights")

    def __init__(self, rates: Iterable[Rate]) -> None:
        self.shares: dict[str, dict[str, float]] = {"sel": {}, "bl": {}}
        self.weights: dict[str, dict[str, tuple[tuple[float, str], ...]]] = {"sel": {}, "bl": {}}
        self.spreads: dict[str, dict[str, tuple[float, ...]]] = {"sel": {}, "bl": {}}
        for rate in rates:
            for act, value in rate.values.items():
                if value.share is not None:
                    self.shares[act][rate.id] = value.share / 100
                elif value.weights is not None:
                    self.weights[act][rate.id] = _cumulated(value.weights)
                elif value.spread is not None:
                    self.spreads[act][rate.id] = value.spread.numbers

    def word(self, act: str, rate: str, fraction: float) -> str:
        """The word of a rate of weights at a fraction of 1."""
        weights = self.weights[act][rate]
        return next((word for bound, word in weights if fraction < bound), weights[-1][1])

    def amount(self, act: str, rate: str, fraction: float) -> float:
        """The number of a rate of spread at a fraction of 1."""
        numbers = self.spreads[act][rate]
        quarter = min(int(fraction * QUARTERS), QUARTERS - 1)
        within = fraction * QUARTERS - quarter
        return numbers[quarter] + (numbers[quarter + 1] - numbers[quarter]) * within


def _cumulated(weights: dict[str, float]) -> tuple[tuple[float, str], ...]:
    """Words with the bound below which a fraction falls on them; a word without weight falls on none."""
    bounds, total = [], 0.0
    for word, weight in weights.items():
        total += weight
        if weight:
            bounds.append((total / 100, word))
    return tuple(bounds)
