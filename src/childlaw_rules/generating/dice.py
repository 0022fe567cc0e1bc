"""Chance that is the same on every machine and in every Python: a stream of hashed bytes for each case.

Nothing comes from ``random`` or from the mathematics of the machine: the stream is SHAKE-256 of the seed and the number
of the case, and a fraction is made of 53 bits of it.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from hashlib import shake_256
from typing import Final, TypeVar

from childlaw_rules.generating.rates import Rates, act_on

Item = TypeVar("Item")

#: So many draws a block of the stream has.
BLOCK: Final = 256
_FORM: Final = f">{BLOCK}Q"
_BITS: Final = 11
_PART: Final = 2.0**-53


class Dice:
    """The draws of one case, by its seed and number."""

    __slots__ = ("_block", "_key", "_left", "rates")

    def __init__(self, seed: int, number: int, rates: Rates) -> None:
        self._key = f"childlaw-generated/1 seed {seed} case {number}"
        self._block = 0
        self._left: list[int] = []
        self.rates = rates

    def fraction(self) -> float:
        """A number from 0 up to, and not including, 1."""
        if not self._left:
            stream = shake_256(f"{self._key} block {self._block}".encode()).digest(8 * BLOCK)
            self._left = list(struct.unpack(_FORM, stream))
            self._block += 1
        return (self._left.pop() >> _BITS) * _PART

    def between(self, first: int, last: int) -> int:
        """A whole number from ``first`` to ``last``, both inclusive; ``first`` where there is none between."""
        return first + int(self.fraction() * (last - first + 1)) if last > first else first

    def one_of(self, items: Sequence[Item]) -> Item:
        """One of several, each as likely as another."""
        return items[int(self.fraction() * len(items))]

    def happens(self, rate: str, day: int) -> bool:
        """Whether it is drawn, by a share under the act of the day (ordinal)."""
        return self.fraction() < self.rates.shares[act_on(day)][rate]

    def word(self, rate: str, day: int) -> str:
        """A word, by weights under the act of the day."""
        return self.rates.word(act_on(day), rate, self.fraction())

    def amount(self, rate: str, day: int) -> float:
        """A number, by a spread under the act of the day."""
        return self.rates.amount(act_on(day), rate, self.fraction())

    def days(self, rate: str, day: int) -> int:
        """A whole number of days, by a spread; what is over is left out."""
        return int(self.amount(rate, day))
