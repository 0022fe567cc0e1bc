"""The small picture of a clock: marks on a line, drawn from the facts of one duty. The template makes it SVG."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from lawbook.clockfacts import ClockFacts
from lawbook.words import say

WIDTH: Final = 400
_LINE: Final = 16
_AXIS: Final = 58
_LETTERS_ACROSS: Final = 51
#: Letters on lines of a label, at most; what is cut stands in the text beside the picture.
_MOST_LINES: Final = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape of the drawing: ``class_`` says its colour, the numbers where it stands."""

    shape: str
    class_: str
    x: float
    y: float
    to_x: float = 0
    to_y: float = 0
    text: str = ""
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in a box ``WIDTH`` wide: its marks, its height, and what it shows in words."""

    marks: tuple[Mark, ...]
    height: float
    told: str
    shape: str
    width: int = WIDTH


def picture_of(facts: ClockFacts, lang: str) -> Picture:
    """The drawing of a duty. Raises ``KeyError`` for a shape that is not drawn yet."""
    sheet = _Sheet(lang)
    sheet.line("axis", 12, WIDTH - 12)
    _DRAWN[facts.shape](sheet, facts)
    return Picture(tuple(sheet.marks), sheet.height, facts.told, facts.shape)


class _Sheet:
    """The paper: marks are added from left to right, labels below the axis, periods above it."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.marks: list[Mark] = []
        self.height = float(_AXIS + 20)

    def say(self, key: str, **filled: object) -> str:
        return say(key, self.lang, **filled)

    def line(self, class_: str, x: float, to_x: float, y: float = _AXIS) -> None:
        self.marks.append(Mark("line", class_, x, y, to_x, y))

    def bar(self, class_: str, x: float, to_x: float) -> None:
        self.marks.append(Mark("bar", class_, x, _AXIS - 8, to_x - x, 16))

    def dot(self, class_: str, x: float) -> None:
        self.marks.append(Mark("dot", class_, x, _AXIS))

    def gate(self, class_: str, x: float) -> None:
        self.marks.append(Mark("line", class_, x, _AXIS - 26, x, _AXIS + 16))

    def above(self, x: float, text: str, class_: str = "said", *, anchor: str = "middle", row: int = 0) -> None:
        self.marks.append(Mark("text", class_, x, _AXIS - 18 - row * _LINE, text=text, anchor=anchor))

    def brace(self, x: float, to_x: float, text: str) -> None:
        """A measured stretch above the axis with its length."""
        y = _AXIS - 18
        self.marks.append(Mark("brace", "brace", x, y, to_x, y))
        self.above((x + to_x) / 2, text, "number", row=1)

    def below(
        self, x: float, head: str, text: str, *, anchor: str = "middle", across: float = 170, top: float = 0
    ) -> None:
        """A label: a word in bold, then the text in lines."""
        y = _AXIS + 32 + top
        if head:
            self.marks.append(Mark("text", "head", x, y, text=head, anchor=anchor))
            y += _LINE
        for line in _lines(text, across):
            self.marks.append(Mark("text", "label", x, y, text=line, anchor=anchor))
            y += _LINE
        self.height = max(self.height, y)


def _lines(text: str, across: float) -> Sequence[str]:
    letters = max(10, int(across / WIDTH * _LETTERS_ACROSS))
    lines = textwrap.wrap(text, letters, break_on_hyphens=True)
    if len(lines) > _MOST_LINES:
        return [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1].rstrip(",; ") + " …"]
    return lines


def _forward(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("running", 40, 262)
    sheet.bar("late", 262, 388)
    sheet.above(325, sheet.say("too-late"))
    if facts.period:
        sheet.brace(40, 262, facts.period)
    sheet.dot("start", 40)
    sheet.gate("due", 262)
    sheet.below(12, sheet.say("starts"), facts.start, anchor="start", across=185)
    sheet.below(388, facts.gate, facts.end, anchor="end", across=185)


def _backward(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("running", 12, 140)
    sheet.bar("late", 140, 330)
    sheet.above(70, sheet.say("in-time"))
    sheet.brace(140, 330, facts.period)
    sheet.gate("due", 140)
    sheet.dot("event", 330)
    sheet.below(12, sheet.say("last-day"), facts.end, anchor="start", across=220)
    sheet.below(388, "", facts.gate, anchor="end", across=150)


def _birthday(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("running", 12, 262)
    sheet.bar("late", 262, 388)
    sheet.above(137, sheet.say("in-time"))
    sheet.above(325, sheet.say("too-late"))
    sheet.gate("due", 262)
    sheet.dot("event", 262)
    sheet.below(12, sheet.say("ends"), facts.end, anchor="start", across=210)
    sheet.below(388, sheet.say("last-day"), facts.gate, anchor="end", across=170)


def _rounds(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("running", 30, 388)
    for x, to_x, text in ((30, 180, facts.first_period), (180, 330, facts.period)):
        sheet.brace(x, to_x, text)
    sheet.above(360, "…")
    sheet.dot("start", 30)
    for x in (180, 330):
        sheet.dot("done", x)
    sheet.below(12, sheet.say("starts"), facts.start, anchor="start", across=185)
    sheet.below(388, sheet.say("ends"), facts.end, anchor="end", across=185)


def _before(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("running", 12, 270)
    sheet.bar("late", 270, 388)
    sheet.above(329, sheet.say("too-late"))
    if facts.shape == "before-at-most":
        sheet.brace(90, 270, facts.period)
        sheet.dot("done", 170)
    elif facts.shape == "before-at-least":
        sheet.brace(130, 270, facts.period)
        sheet.dot("done", 90)
        sheet.gate("due", 130)
    else:
        sheet.above(140, sheet.say("in-time"))
        sheet.dot("done", 140)
    sheet.gate("gate", 270)
    sheet.below(12, sheet.say("before-that"), facts.start, anchor="start", across=190)
    sheet.below(388, sheet.say("latest"), facts.gate, anchor="end", across=175)


def _open(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("fading", 40, 388)
    sheet.above(214, sheet.say("no-number"))
    sheet.dot("start", 40)
    sheet.dot("done", 262)
    sheet.below(12, sheet.say("when"), facts.start, anchor="start", across=185)
    sheet.below(388, sheet.say("ends"), facts.end, anchor="end", across=185)


def _open_gate(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("fading", 40, 270)
    sheet.bar("late", 270, 388)
    sheet.above(155, sheet.say("no-number"))
    sheet.above(329, sheet.say("too-late"))
    sheet.dot("start", 40)
    sheet.dot("done", 160)
    sheet.gate("gate", 270)
    sheet.below(12, sheet.say("when"), facts.start, anchor="start", across=125)
    sheet.below(200, sheet.say("ends"), facts.end, across=120)
    sheet.below(388, sheet.say("latest"), facts.gate, anchor="end", across=120)


def _state(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.dot("event", 40)
    sheet.gate("gate", 40)
    sheet.line("pointer", 46, 200)
    sheet.marks.append(Mark("sheet", "paper", 200, _AXIS - 40, 150, 52))
    for row in range(3):
        sheet.line("written", 212, 338, _AXIS - 28 + 14 * row)
    sheet.below(12, sheet.say("when"), facts.start, anchor="start", across=160)
    sheet.below(388, sheet.say("must-state"), "; ".join(facts.marks), anchor="end", across=210)


def _earliest(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("late", 12, 130)
    sheet.bar("running", 130, 330)
    sheet.above(66, sheet.say("too-early"))
    sheet.brace(130, 330, facts.period)
    sheet.gate("due", 130)
    sheet.dot("event", 330)
    sheet.below(12, sheet.say("earliest"), facts.end, anchor="start", across=220)
    sheet.below(388, "", facts.gate, anchor="end", across=150)


def _consent(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("running", 12, 270)
    sheet.bar("late", 270, 388)
    sheet.above(329, sheet.say("too-late"))
    sheet.above(140, sheet.say("in-time"))
    for number in range(facts.number):
        sheet.dot("done", 110 + 60 * number)
    sheet.gate("gate", 270)
    sheet.below(12, sheet.say("consent-of"), facts.start, anchor="start", across=185)
    sheet.below(388, sheet.say("latest"), facts.gate, anchor="end", across=185)


def _count(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("running", 30, 320)
    sheet.brace(30, 320, facts.period)
    sheet.dot("start", 30)
    for number in range(facts.number):
        sheet.dot("done", 30 + 290 * (number + 1) / (facts.number + 1))
    sheet.gate("due", 320)
    sheet.below(12, sheet.say("starts"), facts.start, anchor="start", across=185)
    sheet.below(388, facts.first_period, facts.end, anchor="end", across=185)


def _limit(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("running", 40, 262)
    sheet.bar("late", 262, 388)
    sheet.brace(40, 262, facts.period)
    sheet.above(325, sheet.say("too-long"))
    sheet.dot("start", 40)
    sheet.gate("due", 262)
    sheet.below(12, sheet.say("starts"), facts.start, anchor="start", across=185)
    if facts.end:
        sheet.below(388, sheet.say("latest"), facts.end, anchor="end", across=185)


def _gaps(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("running", 12, 388)
    for x in (40, 70, 110, 300, 340):
        sheet.dot("event", x)
    sheet.brace(110, 300, facts.period)
    sheet.below(12, sheet.say("clock"), facts.start, anchor="start", across=230)
    sheet.below(388, "", facts.end, anchor="end", across=140)


def _kept(sheet: _Sheet, facts: ClockFacts) -> None:
    sheet.bar("running", 12, 340)
    sheet.dot("done", 90)
    sheet.gate("gate", 340)
    if facts.period:
        sheet.brace(90, 340, facts.period)
    if facts.end:
        sheet.marks.append(Mark("cross", "stale", 220, _AXIS))
        sheet.below(215, sheet.say("made-stale"), facts.end, across=130)
    sheet.below(12, sheet.say("ends"), facts.start, anchor="start", across=125 if facts.end else 230)
    sheet.below(388, "", facts.gate, anchor="end", across=100)


_DRAWN: Final[dict[str, Callable[[_Sheet, ClockFacts], None]]] = {
    "forward": _forward,
    "backward": _backward,
    "birthday": _birthday,
    "rounds": _rounds,
    "before": _before,
    "before-at-most": _before,
    "before-at-least": _before,
    "open": _open,
    "open-gate": _open_gate,
    "state": _state,
    "earliest": _earliest,
    "consent": _consent,
    "count": _count,
    "limit": _limit,
    "gaps": _gaps,
    "kept": _kept,
}
