"""Bars that show how the answers to each question are divided, with the interval of the share that was met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from childlaw_rules.pages.labels import width
from childlaw_rules.tablepage.drawing import NARROW, SIZE, WIDE, Drawing, Scale, Sheet, drawn, strokes
from childlaw_rules.tablepage.headings import heading
from childlaw_rules.tablepage.inks import Ink

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Part(StrEnum):
    """What an answer counts as, in the order in which the parts of a bar stand."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One bar: what it is of, what is said beside it, how many of each part, and the interval of the share met.

    ``parts`` is None where not even the numbers met and relevant are shown, and empty where there is nothing to
    divide; ``masked`` is what the parts lack of the whole. ``low`` and ``high`` are shares from 0 to 1.
    """

    label: str
    said: str
    parts: dict[Part, int] | None
    low: float | None = None
    high: float | None = None
    masked: int = 0


@dataclass(frozen=True, slots=True)
class _Paint:
    fill: Ink
    line: Ink
    hatch: str
    text: Ink


#: Told apart by lightness and hatch as well as by colour.
_PAINTS: Final = {
    Part.MET: _Paint(Ink.MET, Ink.MET, "", Ink.ON_MET),
    Part.PARTLY: _Paint(Ink.PARTLY_SOFT, Ink.PARTLY, "\\\\", Ink.INK),
    Part.NOT_MET: _Paint(Ink.AGAINST_SOFT, Ink.AGAINST, "///", Ink.INK),
    Part.NOT_SHOWN: _Paint(Ink.OPEN_SOFT, Ink.OPEN, "--", Ink.INK),
}
_EDGE: Final = 2.0
_BAR: Final = 19.0
_UNDER: Final = 9.0
_BETWEEN: Final = 14.0
_AXIS: Final = 20.0
TICKS: Final = (0, 0.25, 0.5, 0.75, 1)


def share_bars(bars: Sequence[ShareBar], prefix: str, scale: Scale, *, wide: bool = True) -> Drawing:
    """The drawing of some bars, each from nought to all."""
    room = WIDE if wide else NARROW
    rows, y = [], 0.0
    for bar in bars:
        head = heading(bar.label, bar.said, room)
        rows.append((bar, head, y))
        y += head.height + (4 + _BAR + _UNDER if bar.parts != {} else 0) + _BETWEEN

    def draw(sheet: Sheet) -> None:
        axes = sheet.axes(_EDGE, 0, room - _EDGE, y - 4)
        axes.set_ylim(y - 4, 0)
        share_axis(axes, scale)
        for bar, head, top in rows:
            head.write(sheet, 0, top)
            _bar(axes, bar, top + head.height + 4 + _BAR / 2, room - 2 * _EDGE, scale)

    return drawn(room, y + _AXIS, prefix, draw)


def share_axis(axes: Axes, scale: Scale) -> None:
    """An axis from nought to a hundred per cent, whose outer numbers stay inside."""
    axes.set_xlim(0, 1)
    axes.set_yticks([])
    axes.set_xticks(TICKS, [scale.percent.format(round(100 * tick)) for tick in TICKS])
    labels = axes.get_xticklabels()
    labels[0].set_horizontalalignment("left")
    labels[-1].set_horizontalalignment("right")


def _bar(axes: Axes, bar: ShareBar, y: float, room: float, scale: Scale) -> None:
    if bar.parts is None:
        _masked(axes, y, 0)
        return
    total = sum(bar.parts.values()) + bar.masked
    if not total:
        return
    grid = [(tick, y - _BAR / 2 - 3, tick, y + _BAR / 2 + _UNDER) for tick in TICKS]
    strokes(axes, grid, Ink.LINE, linewidth=1, zorder=0)
    left = 0.0
    for part, paint in _PAINTS.items():
        share = bar.parts.get(part, 0) / total
        if not share:
            continue
        axes.barh(
            y, share, _BAR, left, facecolor=paint.fill.number, edgecolor=paint.line.number, hatch=paint.hatch, lw=1.2
        )
        said = scale.number(bar.parts[part])
        if width(said, SIZE) + 8 <= share * room:
            axes.text(
                left + share / 2,
                y + SIZE * 0.36,
                said,
                color=paint.text.number,
                ha="center",
                fontweight="bold",
            )
        left += share
    if bar.masked:
        _masked(axes, y, left)
    if bar.low is not None and bar.high is not None:
        below = y + _BAR / 2 + _UNDER / 2 + 0.5
        ends = [(end, below - 3.5, end, below + 3.5) for end in (bar.low, bar.high)]
        strokes(axes, [(bar.low, below, bar.high, below), *ends], Ink.INK, linewidth=1.6)


def _masked(axes: Axes, y: float, left: float) -> None:
    """What is left of a bar, with a broken edge."""
    edge, dashes = Ink.QUIET.number, (0, (4, 3))
    axes.barh(y, 1 - left, _BAR, left, facecolor="none", edgecolor=edge, linewidth=1.2, linestyle=dashes)
