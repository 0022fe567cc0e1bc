"""Bars for counts: a row for each group or span, with its number; a line where the law sets a limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from childlaw_rules.pages.labels import broken, width
from childlaw_rules.tablepage.drawing import NARROW, SIZE, WIDE, Drawing, Sheet, drawn
from childlaw_rules.tablepage.headings import LINE, heading
from childlaw_rules.tablepage.inks import Ink

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Tone(StrEnum):
    """How a bar looks: plain, beyond a limit, partly beyond it, masked in how much, or counted beside the others."""

    PLAIN = "plain"
    AGAINST = "against"
    MIXED = "mixed"
    UNSPLIT = "unsplit"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class RowBar:
    """One bar: its name, what is said beside it, its number (None where it is masked).

    ``parts`` is what of the number is within the limit and what beyond it, where both are known. ``heading`` stands
    above the bar and those below it.
    """

    label: str
    said: str
    number: float | None
    tone: Tone = Tone.PLAIN
    parts: tuple[float, float] | None = None
    heading: str | None = None


_BAR: Final = 15.0
_BETWEEN: Final = 9.0
_LIMIT: Final = 30.0
#: Where it is wide the labels stand in a column of their own.
_LABELS: Final = 270.0
_GAP: Final = 8.0
_BOLD: Final = SIZE * 1.12
_PAINTS: Final = {
    Tone.PLAIN: (Ink.BAR, Ink.BAR, ""),
    Tone.AGAINST: (Ink.AGAINST_SOFT, Ink.AGAINST, "///"),
    Tone.MIXED: (Ink.AGAINST_SOFT, Ink.AGAINST, "///"),
    Tone.UNSPLIT: (Ink.BAR_SOFT, Ink.BAR, ""),
    Tone.ASIDE: (Ink.OPEN_SOFT, Ink.OPEN, "--"),
}


def row_bars(
    bars: Sequence[RowBar],
    prefix: str,
    *,
    most: float | None = None,
    limit: tuple[int, str] | None = None,
    wide: bool = True,
) -> Drawing:
    """The drawing of some bars. ``most`` is the number of the longest, of them or of others drawn elsewhere.

    ``limit`` is the number of the bar after which a limit lies, and its name.
    """
    room, left = (WIDE, _LABELS + 2 * _GAP) if wide else (NARROW, 0.0)
    # What is said of the longest bar may stand at its end.
    right = room - (_GAP + max((width(bar.said, _BOLD) for bar in bars), default=0.0) if wide else 1)
    right = max(right, left + 120)
    longest = (max((bar.number or 0 for bar in bars), default=0) if most is None else most) or 1
    rows, headings, y, line = [], [], 2.0, None
    for number, bar in enumerate(bars):
        if bar.heading is not None:
            y += LINE / 2 if number else 0
            lines = broken(bar.heading, _BOLD, room, 3)
            headings.append((lines, y))
            y += len(lines) * LINE + 4
        head = heading(bar.label, "" if wide else bar.said, _LABELS if wide else room)
        rows.append((bar, head, y))
        y += max(head.height, _BAR) if wide else head.height + 2 + _BAR
        y += _BETWEEN
        if limit is not None and limit[0] == number:
            line = y
            y += _LIMIT

    def draw(sheet: Sheet) -> None:
        axes = sheet.axes(left + 1, 0, right, y)
        axes.set_xlim(0, longest)
        axes.set_ylim(y, 0)
        axes.set_xticks([])
        axes.set_yticks([])
        for lines, top in headings:
            for number, said in enumerate(lines):
                sheet.word(0, top + SIZE + number * LINE, said, ink=Ink.ACCENT, bold=True)
        for bar, head, top in rows:
            head.write(sheet, 0, top)
            middle = top + max(head.height, _BAR) / 2 if wide else top + head.height + 2 + _BAR / 2
            end = left + 1 + _bar(axes, bar, middle, longest) * (right - left - 1)
            if wide:
                sheet.word(end + _GAP, middle + SIZE * 0.36, bar.said, bold=True)
        if limit is not None and line is not None:
            sheet.rule(line, Ink.AGAINST)
            sheet.word(room, line + SIZE + 4, limit[1], ink=Ink.AGAINST, end="right", bold=True)

    return drawn(room, y, prefix, draw)


def _bar(axes: Axes, bar: RowBar, y: float, most: float) -> float:
    """Draws a bar. Gives its length as a share of the longest."""
    if bar.number is None:
        edge = Ink.QUIET.number
        axes.barh(y, most / 4, _BAR, 0, facecolor="none", edgecolor=edge, linestyle=(0, (4, 3)), linewidth=1.2)
        return 0.25
    pieces = [(bar.number, bar.tone)]
    if bar.tone is Tone.MIXED and bar.parts is not None:
        pieces = [(bar.parts[0], Tone.PLAIN), (bar.parts[1], Tone.AGAINST)]
    left = 0.0
    for number, tone in pieces:
        fill, edge, hatch = _PAINTS[tone]
        axes.barh(y, number, _BAR, left, facecolor=fill.number, edgecolor=edge.number, hatch=hatch, linewidth=1.2)
        left += number
    return bar.number / most
