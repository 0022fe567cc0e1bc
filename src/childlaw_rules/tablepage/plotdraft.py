"""What a plot is before it is drawn: what draws it in either width, its legend, and what is left out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from childlaw_rules.tablepage.drawing import Drawing, Scale
from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tablepage.tablerows import ReadRow


@dataclass(frozen=True, slots=True)
class PlotDraft:
    """``draw`` makes the drawing from the beginning of its identifiers and whether it is wide.

    ``legend`` are the keys of the marks to be explained, ``left_out`` says what is not drawn.
    """

    draw: Callable[[str, bool], Drawing]
    legend: tuple[str, ...]
    left_out: str = ""


def title_of(row: ReadRow, speech: Speech, number: int = 0) -> str:
    """One of the titles of a row, in the language of the page."""
    return str(getattr(row.titles[number], speech.lang))


def left_out_of(rows: int, speech: Speech) -> str:
    """What is said of rows that are not drawn; nothing where all are."""
    return speech.say("left-out", number=speech.counted(rows, "row")) if rows else ""


def scale_of(speech: Speech) -> Scale:
    """How numbers are written in the language of the page."""
    return Scale(speech.percent, speech.number)
