"""What a plot is before it is drawn: what draws it in either width, its legend, and what is left out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from childlaw_rules.tablepage.drawing import Drawing, Scale
from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tablepage.tablerows import ReadRow

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlotDraft:
    """``draws`` make the drawings, each from the beginning of its identifiers and whether it is wide.

    They stand one below the other. There are several where one would be longer than a sheet of paper.
    ``legend`` are the keys of the marks to be explained, ``left_out`` says what is not drawn.
    """

    draws: tuple[Callable[[str, bool], Drawing], ...]
    legend: tuple[str, ...]
    left_out: str = ""


def on_sheets(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """Things in runs of so many at most, as even as can be: what goes onto a sheet of paper.

    >>> on_sheets("abcde", 4)
    ['abc', 'de']
    """
    sheets = max(-(-len(things) // most), 1)
    each = -(-len(things) // sheets)
    return [things[first : first + each] for first in range(0, max(len(things), 1), each or 1)]


def title_of(row: ReadRow, speech: Speech, number: int = 0) -> str:
    """One of the titles of a row, in the language of the page."""
    return str(getattr(row.titles[number], speech.lang))


def left_out_of(rows: int, speech: Speech) -> str:
    """What is said of rows that are not drawn; nothing where all are."""
    return speech.say("left-out", number=speech.counted(rows, "row")) if rows else ""


def scale_of(speech: Speech) -> Scale:
    """How numbers are written in the language of the page."""
    return Scale(speech.percent, speech.number)
