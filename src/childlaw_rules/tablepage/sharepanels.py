"""Shares of groups side by side: a small panel for each question, in it a point with its interval for each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from childlaw_rules.pages.labels import broken
from childlaw_rules.tablepage.drawing import NARROW, SIZE, WIDE, Drawing, Line, Scale, Sheet, drawn, strokes
from childlaw_rules.tablepage.headings import LINE, Heading, heading
from childlaw_rules.tablepage.inks import Ink
from childlaw_rules.tablepage.sharebars import TICKS, share_axis


@dataclass(frozen=True, slots=True)
class ShareOfGroup:
    """A group: its name, what is said beside it, and its share from 0 to 1 with the interval; None where masked."""

    label: str
    said: str
    share: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class SharePanel:
    """One question with its groups."""

    title: str
    groups: tuple[ShareOfGroup, ...]


_GUTTER: Final = 40.0
_TRACK: Final = 15.0
_BETWEEN: Final = 7.0
_AXIS: Final = 20.0
_AFTER: Final = 20.0


def share_panels(panels: Sequence[SharePanel], prefix: str, scale: Scale, *, wide: bool = True) -> Drawing:
    """The drawing of some panels, in two columns where it is wide."""
    room = (WIDE - _GUTTER) / 2 if wide else NARROW
    laid_out = [_Panel(panel, room) for panel in panels]
    places, height = columns([panel.height for panel in laid_out], 2 if wide and len(panels) > 1 else 1)

    def draw(sheet: Sheet) -> None:
        for panel, (column, top) in zip(laid_out, places, strict=True):
            panel.draw(sheet, column * (room + _GUTTER), top, scale)

    return drawn(WIDE if wide else NARROW, height, prefix, draw)


def columns(heights: Sequence[float], number: int) -> tuple[list[tuple[int, float]], float]:
    """Where panels stand: column and top of each, row by row, each row beginning below the one before; the height."""
    places, top = [], 0.0
    for first in range(0, len(heights), number):
        row = heights[first : first + number]
        places += [(column, top) for column in range(len(row))]
        top += max(row) + _AFTER
    return places, max(top - _AFTER, 0)


class _Panel:
    def __init__(self, panel: SharePanel, room: float) -> None:
        self.room = room
        self.title = broken(panel.title, SIZE * 1.12, room, 4)
        self.groups: list[tuple[ShareOfGroup, Heading, float]] = []
        y = len(self.title) * LINE + 6
        for group in panel.groups:
            head = heading(group.label, group.said, room)
            self.groups.append((group, head, y))
            y += head.height + _TRACK + _BETWEEN
        self.axis = y
        self.height = y + _AXIS

    def draw(self, sheet: Sheet, left: float, top: float, scale: Scale) -> None:
        for number, line in enumerate(self.title):
            sheet.word(left, top + SIZE + number * LINE, line, ink=Ink.ACCENT, bold=True)
        axes = sheet.axes(left + 5, top, left + self.room - 5, top + self.axis - 4)
        axes.set_ylim(self.axis - 4, 0)
        share_axis(axes, scale)
        tracks: list[Line] = []
        masked: list[Line] = []
        whiskers: list[Line] = []
        points = []
        for group, head, begin in self.groups:
            head.write(sheet, left, top + begin)
            y = begin + head.height + _TRACK / 2
            tracks += [(tick, y - 3, tick, y + 3) for tick in TICKS]
            (masked if group.share is None else tracks).append((0, y, 1, y))
            if group.share is not None:
                points.append((group.share, y))
                if group.low is not None and group.high is not None:
                    whiskers += [(group.low, y, group.high, y)]
                    whiskers += [(end, y - 4, end, y + 4) for end in (group.low, group.high)]
        strokes(axes, tracks, Ink.LINE, linewidth=1)
        strokes(axes, masked, Ink.LINE, linewidth=1, linestyle=(0, (4, 3)))
        strokes(axes, whiskers, Ink.MET, linewidth=2.2)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        axes.plot(xs, ys, "o", color=Ink.MET.number, markersize=9, markeredgecolor=Ink.PAPER.number)
