"""From a table to its plot: which drawing its kind calls for, what stands in it, and what there was no room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from childlaw_rules.tablepage.countwords import UNDATED, unit_of
from childlaw_rules.tablepage.drawing import Drawing
from childlaw_rules.tablepage.quartilebars import QuartileBar, quartile_bars
from childlaw_rules.tablepage.rowbars import RowBar, Tone, row_bars
from childlaw_rules.tablepage.sharebars import Part, ShareBar, share_bars
from childlaw_rules.tablepage.sharepanels import ShareOfGroup, SharePanel, share_panels
from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tablepage.tablerows import ReadRow, by_title, worst_first
from childlaw_rules.tablepage.timepanels import Period, TimePanel, time_panels
from childlaw_rules.tables.models import PortfolioTable, TableKind

#: So much is drawn of one table at most; the table itself has the rest.
MOST_BARS: Final = 24
MOST_PANELS: Final = 12
MOST_GROUPS: Final = 14
MOST_REASONS: Final = 5
#: So many periods are named one by one below an axis.
FEW_PERIODS: Final = 9


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot in its two widths, the keys of its legend, and what is said of what is not drawn."""

    wide: Drawing
    narrow: Drawing
    legend: tuple[str, ...]
    left_out: str = ""


_Draw = Callable[[str, bool], Drawing]


def plot_of(table: PortfolioTable, rows: Sequence[ReadRow], prefix: str, speech: Speech) -> Plot | None:
    """The plot of a table; ``prefix`` begins the identifiers in it. None where nothing of it can be drawn."""
    if not rows:
        return None
    match table.kind:
        case TableKind.ANSWERS:
            made = _bars(rows, speech)
        case TableKind.ANSWERS_BY if len(rows[0].titles) == 1:
            made = _bars(rows, speech)
        case TableKind.ANSWERS_BY if table.by == "year":
            made = _times(rows, speech)
        case TableKind.ANSWERS_BY:
            made = _panels(rows, speech)
        case TableKind.OVER_TIME:
            made = _times(rows, speech)
        case TableKind.DISTRIBUTION:
            made = _spread(rows, table, speech)
        case TableKind.DURATIONS:
            made = _durations(rows, speech)
        case TableKind.PLACEMENTS:
            made = _counts([row for row in rows if not row.part], "stays", speech)
        case TableKind.MOVES:
            made = _counts(rows, "moves" if "moves" in rows[0].cells else "all", speech)
        case TableKind.REASONS:
            made = _reasons(rows, speech)
    if made is None:
        return None
    draw, legend, left_out = made
    return Plot(draw(f"{prefix}w", True), draw(f"{prefix}n", False), tuple(legend), left_out)


_Made = tuple[_Draw, list[str], str] | None


def _title(row: ReadRow, speech: Speech, number: int = 0) -> str:
    return str(getattr(row.titles[number], speech.lang))


def _said(row: ReadRow, speech: Speech) -> str:
    met, of = row.count("met"), row.count("relevant")
    if met is None or of is None:
        return speech.say("masked")
    if not of:
        return speech.say("said-none")
    if row.unseen:
        return speech.say("said-unseen", of=speech.number(of))
    return speech.say("said", met=speech.number(met), of=speech.number(of), share=speech.share(met / of))


def _left_out(number: int, noun: str, speech: Speech) -> str:
    return speech.say("left-out", number=speech.counted(number, noun)) if number else ""


# -- answers ----------------------------------------------------------------------------------------------------


def _bars(rows: Sequence[ReadRow], speech: Speech) -> _Made:
    whole = [row for row in rows if not row.part]
    if all(row.count("relevant") == 0 for row in whole):
        return None
    drawn = whole
    if len(whole) > MOST_BARS:
        kept = worst_first(whole)[:MOST_BARS]
        drawn = [row for row in whole if any(row is one for one in kept)] or whole[:MOST_BARS]
    bars = [_bar(row, speech) for row in drawn]
    keys = [part.value for part in Part if any(bar.parts and bar.parts.get(part) for bar in bars)]
    keys += ["interval"] if any(bar.low is not None for bar in bars) else []
    keys += ["masked"] if any(bar.parts is None or bar.masked for bar in bars) else []

    def draw(prefix: str, wide: bool) -> Drawing:
        return share_bars(bars, prefix, speech.percent, wide=wide)

    return draw, keys, _left_out(len(whole) - len(drawn), "row", speech)


def _bar(row: ReadRow, speech: Speech) -> ShareBar:
    title, said, of = _title(row, speech), _said(row, speech), row.count("relevant")
    if of == 0:
        return ShareBar(title, said, {})
    if of is None or row.count("met") is None:
        return ShareBar(title, said, None)
    parts = {part: number for part in Part if (number := row.count(part.value)) is not None}
    low, high = (None, None) if row.unseen else row.met() or (None, None)
    return ShareBar(title, said, parts, low, high, of - sum(parts.values()))


def _panels(rows: Sequence[ReadRow], speech: Speech) -> _Made:
    questions = list(by_title(rows, -1).values())
    panels, left_out = [], 0
    for some in questions[:MOST_PANELS]:
        shown = sorted(some, key=lambda row: -(row.count("relevant") or 0))[:MOST_GROUPS]
        kept = [row for row in some if any(row is one for one in shown)]
        left_out += len(some) - len(kept)
        panels.append(SharePanel(_title(some[0], speech, -1), tuple(_group(row, speech) for row in kept)))
    left_out += sum(len(some) for some in questions[MOST_PANELS:])
    keys = ["point"] if any(group.share is not None for panel in panels for group in panel.groups) else []
    keys += ["masked"] if any(row.masked("met", "relevant") for row in rows) else []

    def draw(prefix: str, wide: bool) -> Drawing:
        return share_panels(panels, prefix, speech.percent, wide=wide)

    return draw, keys, _left_out(left_out, "row", speech)


def _group(row: ReadRow, speech: Speech) -> ShareOfGroup:
    met, of, interval = row.count("met"), row.count("relevant"), row.met()
    if met is None or not of or interval is None or row.unseen:
        return ShareOfGroup(_title(row, speech), _said(row, speech), None)
    return ShareOfGroup(_title(row, speech), _said(row, speech), met / of, *interval)


def _times(rows: Sequence[ReadRow], speech: Speech) -> _Made:
    dated = [row for row in rows if row.codes[0]]
    if not dated:
        return None
    names = {row.codes[0]: _title(row, speech) for row in dated}
    axis = _without_gaps(sorted(names))
    panels = []
    questions = list(by_title(dated, -1).values())
    for some in questions[:MOST_PANELS]:
        found = {row.codes[0]: row for row in some}
        panels.append(TimePanel(_title(some[0], speech, -1), tuple(_period(found.get(code)) for code in axis)))
    undated = sum(row.count("relevant") or 0 for row in rows if not row.codes[0])
    hidden = any(row.masked("met", "relevant") for row in dated)
    left_out = _left_out(sum(len(some) for some in questions[MOST_PANELS:]), "row", speech)
    if undated:
        left_out = f"{left_out} {speech.say('undated', number=speech.number(undated))}".strip()

    def draw(prefix: str, wide: bool) -> Drawing:
        return time_panels(panels, [*axis_names(axis, speech)], prefix, speech.percent, wide=wide)

    return draw, ["line", "number", *(["masked"] if hidden else [])], left_out


def _without_gaps(codes: Sequence[str]) -> list[str]:
    """All months, quarters or years from the first to the last."""
    first, last = codes[0], codes[-1]
    year, _, rest = first.partition("-")
    found: list[str] = []
    number, marker = int(rest.removeprefix("Q") or 1), "Q" if "Q" in rest else ""
    step, code, at = 4 if marker else 12 if rest else 1, first, int(year)
    while code <= last and len(found) < 2000:
        found.append(code)
        number, at = (number + 1, at) if number < step else (1, at + 1)
        code = f"{at}" if not rest else f"{at}-Q{number}" if marker else f"{at}-{number:02}"
    return found


def axis_names(codes: Sequence[str], speech: Speech) -> list[str]:
    """What stands below an axis: few periods by their names, in short; of many only the years, where they begin.

    >>> axis_names(["2024-Q4", "2025-Q1"], Speech("da"))
    ['4. kv. 24', '1. kv. 25']
    """
    if len(codes) <= FEW_PERIODS:
        return [_short(code, speech) for code in codes]
    return [code[:4] if code[4:] in {"", "-01", "-Q1"} else "" for code in codes]


def _short(code: str, speech: Speech) -> str:
    year, _, rest = code.partition("-")
    if not rest:
        return year
    if rest.startswith("Q"):
        return speech.say("short-quarter", number=rest[1:], year=year[2:])
    return f"{speech.month(code)[:3]} {year[2:]}"


def _period(row: ReadRow | None) -> Period:
    if row is None:
        return Period(0, None)
    met, of, interval = row.count("met"), row.count("relevant"), row.met()
    if of is None:
        return Period(None, None)
    if met is None or not of or interval is None or row.unseen:
        return Period(of, None)
    return Period(of, met / of, *interval)


# -- days, placements, reasons ----------------------------------------------------------------------------------


def _spread(rows: Sequence[ReadRow], table: PortfolioTable, speech: Speech) -> _Made:
    if not any(row.number("all") or row.masked("all") for row in rows):
        return None
    bars, keys = [], set()
    for row in rows:
        number, late, early = row.count("all"), row.count("too_late"), row.count("in_time")
        if row.codes[0] in UNDATED:
            if number == 0:
                continue
            tone = Tone.ASIDE
        elif not late or row.masked("too_late"):
            tone = Tone.PLAIN
        else:
            tone = Tone.MIXED if early else Tone.AGAINST
        said = speech.say("masked") if number is None else speech.number(number)
        parts = None if number is None or late is None or early is None else (early, late)
        bars.append(RowBar(_title(row, speech), said, number, tone, parts))
        if number is None:
            keys.add("masked")
        elif number:
            keys |= {Tone.PLAIN: {"in_time"}, Tone.AGAINST: {"too_late"}, Tone.ASIDE: {"aside"}}.get(
                tone, {"in_time", "too_late"}
            )
    limit = None
    if table.limit is not None and table.limit_at is not None:
        limit = (table.limit_at, speech.say("limit", limit=getattr(table.limit, speech.lang)))
        keys.add("limit")

    def draw(prefix: str, wide: bool) -> Drawing:
        return row_bars(bars, prefix, limit=limit, wide=wide)

    return draw, [key for key in ("in_time", "too_late", "limit", "aside", "masked") if key in keys], ""


def _durations(rows: Sequence[ReadRow], speech: Speech) -> _Made:
    units = {unit_of(row) for row in rows}
    bars = {unit: [_duration(row, speech) for row in rows if unit_of(row) == unit] for unit in sorted(units)}
    known = any(bar.median is not None for some in bars.values() for bar in some)
    keys = ["quartiles", "median"] if known else []
    keys += ["masked"] if any(row.masked("median") for row in rows) else []

    def draw(prefix: str, wide: bool) -> Drawing:
        scales = [(some, f"{{}} {speech.noun(2, unit)}") for unit, some in bars.items()]
        return quartile_bars(scales, prefix, wide=wide)

    return draw, keys, ""


def _duration(row: ReadRow, speech: Speech) -> QuartileBar:
    median, open_ = row.number("median"), row.count("open")
    if row.masked("median", "ended"):
        said = [speech.say("masked")]
    elif median is None:
        said = [speech.say("said-no-median")]
    else:
        said = [speech.say("said-median", median=speech.counted(median, unit_of(row)))]
    said += [speech.say("said-open", open=speech.number(open_))] if open_ else []
    return QuartileBar(_title(row, speech), " · ".join(said), row.number("quarter_1"), median, row.number("quarter_3"))


def _counts(rows: Sequence[ReadRow], column: str, speech: Speech) -> _Made:
    """A bar for each row, below a heading where two words say what it is about."""
    if not any(row.number(column) or row.masked(column) for row in rows):
        return None
    bars, before = [], None
    for row in rows[: 2 * MOST_BARS]:
        number = row.count(column)
        said = speech.say("masked") if number is None else speech.number(number)
        above = _title(row, speech) if len(row.titles) > 1 and row.codes[0] != before else None
        before = row.codes[0]
        bars.append(RowBar(_title(row, speech, -1), said, number, heading=above))
    keys = ["masked"] if any(bar.number is None for bar in bars) else []

    def draw(prefix: str, wide: bool) -> Drawing:
        return row_bars(bars, prefix, wide=wide)

    return draw, keys, _left_out(max(len(rows) - 2 * MOST_BARS, 0), "row", speech)


def _reasons(rows: Sequence[ReadRow], speech: Speech) -> _Made:
    if len(rows[0].titles) == 1:
        return _counts(rows, "all", speech)
    kept = [row for some in by_title(rows, 0).values() for row in some[:MOST_REASONS]]
    made = _counts(kept, "all", speech)
    if made is None:
        return None
    draw, keys, left_out = made
    drawn = min(len(kept), 2 * MOST_BARS)
    return draw, keys, _left_out(len(rows) - drawn, "row", speech) or left_out
