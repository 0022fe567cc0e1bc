"""The timeline strip as data: everything that is drawn, with its place in plain numbers. The template only draws it.

All positions are in the unit of the drawing, whose ``width`` is fixed and whose ``height`` follows from what it
shows; y grows downwards and a text stands on its ``y``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from childlaw_rules.finding import Status
from childlaw_rules.pages.scale import Tick
from childlaw_rules.pages.stretches import Sort

#: The size of text in the unit of a drawing, and what is kept free between two things.
SIZE: Final = 12.0
GAP: Final = 8.0


@dataclass(frozen=True, slots=True)
class Word:
    """A text at a place; ``anchor`` is the end of it that stands there: start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Upright:
    """A line through the whole strip: the day looked at (``as_of``), or the change of act (``act``)."""

    sort: str
    x: float
    label: Word


@dataclass(frozen=True, slots=True)
class Mark:
    """Events of one day, or of one imprecise span, at the height ``y``; without label where there was no room.

    ``left`` and ``right`` differ where the day is not known exactly; an open end is a span that may go on there.
    """

    left: float
    right: float
    y: float
    exact: bool
    open_left: bool
    open_right: bool
    title: str
    label: Word | None


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a clock, from ``left`` to ``right``."""

    sort: Sort
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One duty: its title and notes above the bar, the stretches, and the marks on it.

    ``due`` are due days, ``done`` days of fulfilment, ``lacking`` moments at which something was not in place,
    ``beyond`` says that a due day lies further on than the axis reaches.
    """

    status: Status
    y: float
    title: str
    words: tuple[Word, ...]
    notes: tuple[Word, ...]
    pieces: tuple[Piece, ...]
    due: tuple[float, ...]
    done: tuple[float, ...]
    lacking: tuple[float, ...]
    beyond: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawing: axis, uprights, events and bars, of the days (ordinals) from ``first`` to ``last``.

    ``left_out`` counts the findings and ``unlabelled`` the events that have no place of their own.
    """

    first: int
    last: int
    width: float
    height: float
    size: float
    left: float
    right: float
    axis: float
    ticks: tuple[Tick, ...]
    uprights: tuple[Upright, ...]
    marks: tuple[Mark, ...]
    heading_of_bars: float
    bars: tuple[Bar, ...]
    unlabelled: int
    left_out: int

    @property
    def legend(self) -> list[str]:
        """What has to be explained: the stretches and marks that the drawing has."""
        sorts = {piece.sort for bar in self.bars for piece in bar.pieces}
        if any(not mark.exact for mark in self.marks):
            sorts.add(Sort.MAYBE)
        found = [sort.value for sort in Sort if sort in sorts]
        for name, there in (
            ("due", any(bar.due for bar in self.bars)),
            ("done", any(bar.done for bar in self.bars)),
            ("lacking", any(bar.lacking for bar in self.bars)),
            ("beyond", any(bar.beyond for bar in self.bars)),
        ):
            found += [name] if there else []
        return found
