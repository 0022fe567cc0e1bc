"""Shares over time: a small panel for each question, the share met with its interval above, the numbers below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from childlaw_rules.pages.labels import broken, width
from childlaw_rules.tablepage.drawing import NARROW, SIZE, SMALL, WIDE, Drawing, Scale, Sheet, drawn, strokes
from childlaw_rules.tablepage.headings import LINE
from childlaw_rules.tablepage.inks import Ink
from childlaw_rules.tablepage.sharepanels import columns

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Period:
    """One month, quarter or year: how many were relevant, and the share met, 0 to 1, with its interval.

    ``number`` is None where it is masked; ``share`` where it is masked or nothing was relevant.
    """

    number: int | None
    share: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class TimePanel:
    """One question over all periods, in the order of the axis."""

    title: str
    periods: tuple[Period, ...]


_GUTTER: Final = 34.0
_SCALE: Final = 44.0
_SHARES: Final = 92.0
_BETWEEN: Final = 18.0
_NUMBERS: Final = 44.0
_AXIS: Final = 20.0
#: With so many periods each has a mark of its own.
_FEW: Final = 24


def time_panels(
    panels: Sequence[TimePanel], names: Sequence[str], prefix: str, scale: Scale, *, wide: bool = True
) -> Drawing:
    """The drawing of some panels, in two columns where it is wide.

    ``names`` are those of the periods, of which as many are written as there is room for; ``percent`` writes a number
    of hundredths.
    """
    room = (WIDE - _GUTTER) / 2 if wide else NARROW
    labels = _labels(names, room - _SCALE)
    titles = [broken(panel.title, SIZE * 1.12, room, 4) for panel in panels]
    tops = [len(title) * LINE + 10 for title in titles]
    body = _SHARES + _BETWEEN + _NUMBERS + _AXIS
    places, height = columns([top + body for top in tops], 2 if wide and len(panels) > 1 else 1)

    def draw(sheet: Sheet) -> None:
        for panel, title, above, (column, top) in zip(panels, titles, tops, places, strict=True):
            left = column * (room + _GUTTER)
            for number, line in enumerate(title):
                sheet.word(left, top + SIZE + number * LINE, line, ink=Ink.ACCENT, bold=True)
            begin = top + above
            _shares(sheet.axes(left + _SCALE, begin, left + room, begin + _SHARES), panel.periods, scale)
            begin += _SHARES + _BETWEEN
            _numbers(
                sheet.axes(left + _SCALE, begin, left + room, begin + _NUMBERS),
                panel.periods,
                labels,
                room - _SCALE,
                scale,
            )

    return drawn(WIDE if wide else NARROW, height, prefix, draw)


def _shares(axes: Axes, periods: Sequence[Period], scale: Scale) -> None:
    axes.set_xlim(-0.5, len(periods) - 0.5)
    axes.set_ylim(0, 1)
    axes.set_xticks([])
    axes.set_yticks([0, 0.5, 1], [scale.percent.format(tick) for tick in (0, 50, 100)])
    grid = [(-0.5, tick, len(periods) - 0.5, tick) for tick in (0, 0.5, 1)]
    strokes(axes, grid, Ink.LINE, linewidth=1, zorder=0)
    for known, run in groupby(enumerate(periods), key=lambda pair: pair[1].share is not None):
        if known:
            _run(axes, list(run), few=len(periods) <= _FEW)


def _run(axes: Axes, run: Sequence[tuple[int, Period]], *, few: bool) -> None:
    """Periods without a gap: a line with points; the intervals as whiskers where there are few, else as a band."""
    places = [place for place, _ in run]
    shares = [period.share or 0.0 for _, period in run]
    if few or len(run) == 1:
        told = [(place, one.low, place, one.high) for place, one in run if one.low is not None and one.high is not None]
        strokes(axes, told, Ink.MET, linewidth=1.6)
    else:
        low = [period.low if period.low is not None else period.share or 0.0 for _, period in run]
        high = [period.high if period.high is not None else period.share or 0.0 for _, period in run]
        axes.fill_between(places, low, high, color=Ink.MET.number, alpha=0.25, linewidth=0)
    marked = few or len(run) == 1
    axes.plot(places, shares, "-o" if marked else "-", color=Ink.MET.number, linewidth=1.8, markersize=6)


def _numbers(axes: Axes, periods: Sequence[Period], labels: Mapping[int, str], room: float, scale: Scale) -> None:
    numbers = [period.number or 0 for period in periods]
    most = max(numbers, default=0) or 1
    axes.set_xlim(-0.5, len(periods) - 0.5)
    axes.set_ylim(0, most)
    axes.set_yticks([0, most], [scale.number(0), scale.number(most)])
    axes.plot([-0.5, len(periods) - 0.5], [0, 0], color=Ink.QUIET.number, linewidth=1)
    told = [(place, number) for place, number in enumerate(numbers) if number]
    masked = [(place, most / 3) for place, period in enumerate(periods) if period.number is None]
    edge = 1.0 if len(periods) <= _FEW else 0.5
    if len(periods) <= _FEW:
        _bars(axes, told, facecolor=Ink.BAR_SOFT.number, edgecolor=Ink.BAR.number, linewidth=edge)
    else:
        edges = [place - 0.5 for place in range(len(periods) + 1)]
        soft, strong = Ink.BAR_SOFT.number, Ink.BAR.number
        axes.stairs(numbers, edges, fill=True, facecolor=soft, edgecolor=strong, linewidth=edge)
    _bars(axes, masked, facecolor="none", edgecolor=Ink.QUIET.number, linewidth=edge, linestyle=(0, (2, 2)))
    # A last name that would reach beyond the panel ends where the panel ends.
    places = [float(place) for place in labels]
    name = list(labels.values())[-1] if len(labels) > 1 else ""
    beyond = bool(name) and (len(periods) - 0.5 - places[-1]) * room / len(periods) < width(name, SMALL) / 2
    if beyond:
        places[-1] = len(periods) - 0.5
    axes.set_xticks(places, list(labels.values()))
    axes.tick_params(axis="x", pad=6)
    if beyond:
        axes.get_xticklabels()[-1].set_horizontalalignment("right")


def _bars(axes: Axes, bars: Sequence[tuple[int, float]], **looks: Any) -> None:
    """Bars at their places, in one shape."""
    from matplotlib.patches import PathPatch  # noqa: PLC0415
    from matplotlib.path import Path  # noqa: PLC0415

    corners = [
        corner
        for place, number in bars
        for corner in ((place - 0.38, 0), (place - 0.38, number), (place + 0.38, number), (place + 0.38, 0), (0, 0))
    ]
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(bars)
    if bars:
        axes.add_patch(PathPatch(Path(corners, codes), **looks))


def _labels(names: Sequence[str], room: float) -> dict[int, str]:
    """The names that there is room for below a panel by their place, at even distances, the first among them.

    A place without a name is left blank.
    """
    named = [place for place, name in enumerate(names) if name]
    widest = max((width(name, SMALL) for name in names), default=0.0) + 10
    most = max(int(room / widest), 1)
    step = -(-len(named) // most) or 1
    return {place: names[place] for place in named[::step]}
