"""Bars that show how the answers to each question are divided, with the interval of the share that was met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from childlaw_rules.pages.labels import width
from childlaw_rules.tablepage.drawing import NARROW, SIZE, WIDE, Drawing, Sheet, drawn
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

    ``parts`` is None where a number is masked, and empty where there is nothing to divide. ``low`` and ``high`` are
    shares from 0 to 1.
    """

    label: str
    said: str
    parts: dict[Part, int] | None
    low: float | None = None
    high: float | None = None


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


def share_bars(bars: Sequence[ShareBar], prefix: str, percent: str, *, wide: bool = True) -> Drawing:
    """The drawing of some bars, each from nought to all; ``percent`` writes a number of hundredths."""
    room = WIDE if wide else NARROW
    rows, y = [], 0.0
    for bar in bars:
        head = heading(bar.label, bar.said, room)
        rows.append((bar, head, y))
        y += head.height + 4 + _BAR + _UNDER + _BETWEEN

    def draw(sheet: Sheet) -> None:
        axes = sheet.axes(_EDGE, 0, room - _EDGE, y - 4)
        axes.set_ylim(y - 4, 0)
        share_axis(axes, percent)
        for bar, head, top in rows:
            head.write(sheet, 0, top)
            _bar(axes, bar, top + head.height + 4 + _BAR / 2, room - 2 * _EDGE)

    return drawn(room, y + _AXIS, prefix, draw)


def share_axis(axes: Axes, percent: str) -> None:
    """An axis from nought to a hundred per cent, whose outer numbers stay inside."""
    axes.set_xlim(0, 1)
    axes.set_yticks([])
    axes.set_xticks(TICKS, [percent.format(round(100 * tick)) for tick in TICKS])
    for label, end in zip(axes.get_xticklabels(), ("left", *["center"] * (len(TICKS) - 2), "right"), strict=True):
        label.set_horizontalalignment(end)


def _bar(axes: Axes, bar: ShareBar, y: float, room: float) -> None:
    if bar.parts is None:
        axes.barh(y, 1, _BAR, 0, facecolor="none", edgecolor=Ink.QUIET.number, linewidth=1.2, linestyle=(0, (4, 3)))
        return
    total = sum(bar.parts.values())
    if not total:
        axes.plot([0, 1], [y, y], color=Ink.LINE.number, linewidth=1)
        return
    for tick in TICKS:
        axes.plot([tick, tick], [y - _BAR / 2 - 3, y + _BAR / 2 + _UNDER], color=Ink.LINE.number, linewidth=1, zorder=0)
    left = 0.0
    for part, paint in _PAINTS.items():
        share = bar.parts.get(part, 0) / total
        if not share:
            continue
        axes.barh(
            y, share, _BAR, left, facecolor=paint.fill.number, edgecolor=paint.line.number, hatch=paint.hatch, lw=1.2
        )
        said = f"{bar.parts[part]}"
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
    if bar.low is not None and bar.high is not None:
        below = y + _BAR / 2 + _UNDER / 2 + 0.5
        axes.plot([bar.low, bar.high], [below, below], color=Ink.INK.number, linewidth=1.6)
        for end in (bar.low, bar.high):
            axes.plot([end, end], [below - 3, below + 3], color=Ink.INK.number, linewidth=1.6)
