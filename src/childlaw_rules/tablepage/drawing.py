"""The door to the plotting library: a sheet to draw on, and the drawing as it goes into the page.

matplotlib is loaded when the first plot is made. It measures text in DejaVu Sans, which comes with it and is wider
than the fonts of the pages: what has room here has room there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from io import StringIO
from math import nan
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.tablepage.inks import Ink
from childlaw_rules.tablepage.inlining import inlined

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Widths of the two drawings of every plot, in the unit of its viewBox: for a desktop and paper, and for a phone.
WIDE: Final = 760.0
NARROW: Final = 328.0
#: The size of text, in the same unit.
SIZE: Final = 12.0
SMALL: Final = 11.0
#: Points to an inch: one unit of a drawing is one point.
_INCH: Final = 72.0
#: A straight line from a place to a place: x, y, x, y.
Line = tuple[float, float, float, float]
_STYLE: Final[dict[str, Any]] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "childlaw",
    "font.family": "DejaVu Sans",
    "font.size": SIZE,
    "hatch.linewidth": 1.4,
    "hatch.color": "edge",
    "axes.linewidth": 1.0,
    "axes.unicode_minus": True,
    "text.parse_math": False,
    "path.simplify": False,
    **dict.fromkeys(
        ("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"),
        Ink.QUIET.number,
    ),
    **dict.fromkeys(("axes.facecolor", "figure.facecolor", "savefig.facecolor"), "none"),
}
#: Its settings are those of the whole process.
_ALONE: Final = Lock()


@dataclass(frozen=True, slots=True)
class Scale:
    """How a drawing writes its numbers: ``percent`` a number of hundredths, ``number`` any other."""

    percent: str
    number: Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on: ``width`` and ``height`` in points; ``narrow`` where it is for a phone."""

    figure: Figure
    width: float
    height: float

    @property
    def narrow(self) -> bool:
        return self.width < WIDE

    def axes(self, left: float, top: float, right: float, bottom: float) -> Axes:
        """Axes between two places, in points from the left and from the top; bare of everything around them."""
        box = (left / self.width, 1 - bottom / self.height, (right - left) / self.width, (bottom - top) / self.height)
        axes = self.figure.add_axes(box)
        for side in axes.spines.values():
            side.set_visible(False)
        axes.tick_params(length=0, labelsize=SMALL, pad=4)
        axes.set_axisbelow(True)
        return axes

    def word(self, x: float, y: float, text: str, *, ink: Ink = Ink.INK, end: str = "left", bold: bool = False) -> None:
        """A text on the line ``y``, in points from the top; ``end`` is the end of it that stands at ``x``."""
        self.figure.text(
            x / self.width,
            1 - y / self.height,
            text,
            color=ink.number,
            ha=end,
            va="baseline",
            fontsize=SIZE,
            fontweight="bold" if bold else "normal",
        )

    def rule(self, y: float, ink: Ink) -> None:
        """A broken line across the sheet, in points from the top."""
        from matplotlib.lines import Line2D  # noqa: PLC0415

        place = 1 - y / self.height
        self.figure.add_artist(Line2D([0, 1], [place, place], color=ink.number, linewidth=1.6, linestyle=(0, (5, 3))))


def strokes(axes: Axes, lines: Iterable[Line], ink: Ink, **looks: Any) -> None:
    """Draw straight lines as one shape."""
    xs, ys = [], []
    for x, y, to_x, to_y in lines:
        xs += [x, to_x, nan]
        ys += [y, to_y, nan]
    if xs:
        axes.plot(xs, ys, color=ink.number, solid_capstyle="butt", **looks)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing as it stands in the page: its size and the inside of the ``svg`` element."""

    width: float
    height: float
    inside: str


def plotting_problems() -> list[Problem]:
    """What hinders drawing: that the plotting library is not there."""
    if find_spec("matplotlib") is not None:
        return []
    return [Problem("matplotlib", "is not installed; install it with 'childlaw-rules[portfolio]'")]


def drawn(width: float, height: float, prefix: str, draw: Callable[[Sheet], None]) -> Drawing:
    """The drawing that ``draw`` makes on an empty sheet of this size; ``prefix`` begins the identifiers in it.

    The same drawing is the same bytes. Raises ``ArgumentError`` where the plotting library is not installed.
    """
    problems = plotting_problems()
    if problems:
        raise ArgumentError(problems)
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    with _settings():
        figure = Figure(figsize=(width / _INCH, height / _INCH), dpi=_INCH, frameon=False)
        canvas = FigureCanvasSVG(figure)
        draw(Sheet(figure, width, height))
        written = StringIO()
        canvas.print_svg(written, metadata={"Date": None})  # type: ignore[no-untyped-call]
    return Drawing(width, height, inlined(written.getvalue(), prefix))


@contextmanager
def _settings() -> Iterator[None]:
    """The library's own settings with ours, whatever else the process has set; and its again afterwards."""
    import matplotlib  # noqa: PLC0415

    with _ALONE, matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_STYLE)  # type: ignore[arg-type] # the names are its own
        yield
