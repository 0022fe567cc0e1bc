"""The axis of the strip: which days it shows, where each lies, and its ticks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from childlaw_rules.catalogue import MONTHS_DA, MONTHS_EN
from childlaw_rules.pages.labels import width
from childlaw_rules.prose.terms import of

#: No axis is shorter than this many days, however close the events lie.
SHORTEST: Final = 21
#: A due day further ahead than this part of what has passed, and than this many days, does not stretch the axis.
AHEAD: Final = 0.6
AHEAD_AT_LEAST: Final = 200
#: Free space at both ends, as a part of the days shown.
_MARGIN: Final = 0.03
_MONTH_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1200)
_DAY_STEPS: Final = (1, 7)
_TICK_GAP: Final = 12
_SHORT_MONTH: Final = 3


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the axis with what it says."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days (ordinals) to positions: ``first`` begins at ``left``, ``last`` ends at ``right``."""

    first: int
    last: int
    left: float
    right: float

    @property
    def per_day(self) -> float:
        """The width of a day."""
        return (self.right - self.left) / (self.last - self.first + 1)

    def start(self, day: int) -> float:
        """Where a day begins; what lies outside of the axis is put at its end."""
        return round(self.left + self.per_day * (min(max(day, self.first), self.last + 1) - self.first), 1)

    def end(self, day: int) -> float:
        """Where a day ends."""
        return self.start(day + 1) if day < self.last else self.right

    def middle(self, day: int) -> float:
        """The middle of a day."""
        return round((self.start(day) + self.end(day)) / 2, 1)

    def shows(self, day: int) -> bool:
        """Whether a day lies on the axis."""
        return self.first <= day <= self.last


def scale_of(days: Sequence[int], due: Sequence[int], as_of: int, left: float, right: float) -> Scale:
    """The axis that shows some days and the day looked at, and the due days that lie not too far ahead."""
    first, last = min([*days, as_of]), max([*days, as_of])
    horizon = last + max(AHEAD_AT_LEAST, round(AHEAD * (last - first)))
    last = max([last, *(day for day in due if day <= horizon)])
    short = SHORTEST - (last - first + 1)
    if short > 0:
        first, last = first - short // 2, last + short - short // 2
    margin = round(_MARGIN * (last - first + 1)) + 1
    return Scale(max(first - margin, 1), min(last + margin, date.max.toordinal()), left, right)


def ticks(scale: Scale, size: float, lang: str) -> list[Tick]:
    """Ticks on first days of months or years, or on days where the axis is short, with room for their labels.

    The last one says nothing where its label would reach over the end of the axis.
    """
    for step in _DAY_STEPS:
        found = [Tick(scale.start(day), _day_label(day, lang)) for day in _days(scale, step)]
        if _fits(found, size):
            return [Tick(tick.x, tick.label if _ends_before(tick, scale.right, size) else "") for tick in found]
    for step in _MONTH_STEPS:
        found = [Tick(scale.start(day), _month_label(day, step, lang)) for day in _months(scale, step)]
        if _fits(found, size):
            return [Tick(tick.x, tick.label if _ends_before(tick, scale.right, size) else "") for tick in found]
    return []


def _ends_before(tick: Tick, right: float, size: float) -> bool:
    return tick.x + 3 + width(tick.label, size) <= right


def _fits(found: Sequence[Tick], size: float) -> bool:
    widest = max((width(tick.label, size) for tick in found), default=0)
    return all(b.x - a.x >= widest + _TICK_GAP for a, b in pairwise(found))


def _days(scale: Scale, step: int) -> range:
    # Weeks begin on a Monday, which is every day whose ordinal leaves 1 over.
    first = scale.first if step == 1 else scale.first + (1 - scale.first) % step
    return range(first, scale.last + 1, step)


def _months(scale: Scale, step: int) -> Iterator[int]:
    begin, end = date.fromordinal(scale.first), date.fromordinal(scale.last)
    for number in range(begin.year * 12 // step * step, end.year * 12 + end.month, step):
        day = date(max(number // 12, 1), number % 12 + 1, 1).toordinal()
        if scale.shows(day):
            yield day


def _day_label(ordinal: int, lang: str) -> str:
    day = date.fromordinal(ordinal)
    return of((f"{day.day}.{day.month}.", f"{day.day} {MONTHS_EN[day.month - 1][:_SHORT_MONTH]}"), lang)


def _month_label(ordinal: int, step: int, lang: str) -> str:
    day = date.fromordinal(ordinal)
    if step >= 12:
        return str(day.year)
    danish = MONTHS_DA[day.month - 1]
    short = danish if len(danish) <= _SHORT_MONTH + 1 else f"{danish[:_SHORT_MONTH]}."
    return of((f"{short} {day.year}", f"{MONTHS_EN[day.month - 1][:_SHORT_MONTH]} {day.year}"), lang)
