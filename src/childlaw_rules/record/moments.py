"""Days that are not known exactly, and how functions of them move the range they may lie in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Shift = Callable[[int], int]

#: How far a function of a day may move it where nobody has said.
UNKNOWN_SHIFT: Final = 10_000_000


class Moment:
    """A day that is not known exactly: a variable (the number of an entry), through functions of it.

    ``least`` and ``most`` say how many days those functions move it at the least and at the most, where that is
    known: it settles at once how a day stands to the same day six months on.
    """

    __slots__ = ("least", "most", "shift", "var")

    def __init__(self, var: int, shift: Shift | None = None, least: int = 0, most: int = 0) -> None:
        self.var = var
        self.shift = shift
        self.least = least
        self.most = most

    def then(self, shift: Shift, least: int = -UNKNOWN_SHIFT, most: int = UNKNOWN_SHIFT) -> Moment:
        """The same day carried through one more function that never decreases."""
        first = self.shift
        least, most = self.least + least, self.most + most
        if first is None:
            return Moment(self.var, shift, least, most)
        return Moment(self.var, lambda day: shift(first(day)), least, most)


Day = int | Moment


def same(day: int) -> int:
    return day


def _next(day: int) -> int:
    return day + 1


def plus_one(day: Day) -> Day:
    return day + 1 if isinstance(day, int) else day.then(_next, 1, 1)


def value(day: Day, table: dict[int, int]) -> int:
    if isinstance(day, int):
        return day
    value = table[day.var]
    return value if day.shift is None else day.shift(value)


def last_with(shift: Shift | None, low: int, high: int, most: int) -> int:
    """The last day in ``low..high`` whose image is at most ``most`` (the image of ``low`` is)."""
    if shift is None:
        return min(high, most)
    while low < high:
        middle = (low + high + 1) // 2
        if shift(middle) <= most:
            low = middle
        else:
            high = middle - 1
    return low


def first_with(shift: Shift | None, low: int, high: int, least: int) -> int:
    """The first day in ``low..high`` whose image is at least ``least`` (the image of ``high`` is)."""
    if shift is None:
        return max(low, least)
    while low < high:
        middle = (low + high) // 2
        if shift(middle) >= least:
            high = middle
        else:
            low = middle + 1
    return low
