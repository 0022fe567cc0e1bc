"""How long things take: the middle half of each as a bar on one axis of days or hours, the median marked on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from childlaw_rules.tablepage.drawing import NARROW, WIDE, Drawing, Scale, Sheet, drawn, strokes
from childlaw_rules.tablepage.headings import heading
from childlaw_rules.tablepage.inks import Ink

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class QuartileBar:
    """One stretch of time: its name, what is said beside it, its quartiles; None where masked or not known."""

    label: str
    said: str
    quarter: float | None
    median: float | None
    three_quarters: float | None


_EDGE: Final = 8.0
_BAR: Final = 16.0
_BETWEEN: Final = 14.0
_AXIS: Final = 20.0


def quartile_bars(
    scales: Sequence[tuple[Sequence[QuartileBar], str]], prefix: str, scale: Scale, *, wide: bool = True
) -> Drawing:
    """The drawing of some stretches, those of each unit on an axis of their own.

    With each goes the text that writes a number with its unit.
    """
    room = WIDE if wide else NARROW
    laid_out, height = [], 0.0
    for bars, unit in scales:
        rows, y = [], 0.0
        for bar in bars:
            head = heading(bar.label, bar.said, room)
            rows.append((bar, head, y))
            y += head.height + 5 + _BAR + _BETWEEN
        laid_out.append((rows, unit, height, y))
        height += y + _AXIS + _BETWEEN

    def draw(sheet: Sheet) -> None:
        for rows, unit, top, below in laid_out:
            axes = sheet.axes(_EDGE, top, room - _EDGE, top + below - 4)
            axes.set_ylim(below - 4, 0)
            ticks = _axis(axes, [bar for bar, _, _ in rows], unit, scale, 6 if wide else 4)
            for bar, head, y in rows:
                head.write(sheet, 0, top + y)
                _bar(axes, bar, y + head.height + 5 + _BAR / 2, ticks)

    return drawn(room, height - _BETWEEN, prefix, draw)


def _axis(axes: Axes, bars: Sequence[QuartileBar], unit: str, scale: Scale, most: int) -> list[float]:
    """An axis from nought that the longest fits on; the places of its numbers."""
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    known = [length for bar in bars for length in (bar.quarter, bar.median, bar.three_quarters) if length is not None]
    ticks = [float(tick) for tick in MaxNLocator(most, integer=True).tick_values(0, 1.05 * max([*known, 1]))]
    axes.set_xlim(0, ticks[-1])
    axes.set_yticks([])
    axes.set_xticks(ticks, [*map(scale.number, ticks[:-1]), unit.format(scale.number(ticks[-1]))])
    axes.get_xticklabels()[-1].set_horizontalalignment("right")
    return ticks


def _bar(axes: Axes, bar: QuartileBar, y: float, ticks: Sequence[float]) -> None:
    track = [(0.0, y, ticks[-1], y), *((tick, y - 3, tick, y + 3) for tick in ticks)]
    strokes(axes, track, Ink.LINE, linewidth=1, zorder=0)
    if bar.quarter is not None and bar.three_quarters is not None:
        axes.barh(
            y,
            bar.three_quarters - bar.quarter,
            _BAR,
            bar.quarter,
            facecolor=Ink.BAR_SOFT.number,
            edgecolor=Ink.BAR.number,
            linewidth=1.2,
        )
    if bar.median is not None:
        ends = [y - _BAR / 2 - 2, y + _BAR / 2 + 2]
        axes.plot([bar.median, bar.median], ends, color=Ink.BAR.number, linewidth=3.4)
