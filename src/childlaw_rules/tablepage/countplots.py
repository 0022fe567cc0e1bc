"""The plots of days, placements and reasons: bars for counts, and quartiles on an axis of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from childlaw_rules.tablepage.countwords import UNDATED, unit_of
from childlaw_rules.tablepage.drawing import Drawing
from childlaw_rules.tablepage.plotdraft import PlotDraft, left_out_of, on_sheets, scale_of, title_of
from childlaw_rules.tablepage.quartilebars import QuartileBar, quartile_bars
from childlaw_rules.tablepage.rowbars import RowBar, Tone, row_bars
from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tablepage.tablerows import ReadRow, by_title
from childlaw_rules.tables.models import PortfolioTable

#: So many bars are drawn of one table at most, and so many reasons of one question; the table itself has the rest.
MOST_BARS: Final = 48
MOST_REASONS: Final = 5
_BARS_ON_A_SHEET: Final = 24


def bars_of_spread(rows: Sequence[ReadRow], table: PortfolioTable, speech: Speech) -> PlotDraft | None:
    """A bar for each span of days or hours, what lies after the limit hatched; below them what has no length."""
    if not any(row.number("all") or row.masked("all") for row in rows):
        return None
    bars = [_span(row, speech) for row in rows if row.codes[0] not in UNDATED or row.count("all") != 0]
    keys = {key for bar in bars if bar.number != 0 for key in _KEYS[bar.tone if bar.number else None]}
    limit = None
    if table.limit is not None and table.limit_at is not None:
        limit = (table.limit_at, speech.say("limit", limit=getattr(table.limit, speech.lang)))
        keys.add("limit")

    def draw(prefix: str, wide: bool) -> Drawing:
        return row_bars(bars, prefix, limit=limit, wide=wide)

    return PlotDraft((draw,), tuple(key for key in _ORDER if key in keys))


#: What explains a bar, by how it looks; that of a masked one by None.
_KEYS: Final[dict[Tone | None, tuple[str, ...]]] = {
    Tone.PLAIN: ("in_time",),
    Tone.AGAINST: ("too_late",),
    Tone.MIXED: ("in_time", "too_late"),
    Tone.UNSPLIT: ("unsplit",),
    Tone.ASIDE: ("aside",),
    None: ("masked",),
}
_ORDER: Final = ("in_time", "too_late", "unsplit", "limit", "aside", "masked")


def _span(row: ReadRow, speech: Speech) -> RowBar:
    number, late, early = row.count("all"), row.count("too_late"), row.count("in_time")
    if row.codes[0] in UNDATED:
        tone, parts = Tone.ASIDE, None
    elif late is None or early is None:
        tone, parts = Tone.UNSPLIT, None
    else:
        tone = Tone.PLAIN if not late else Tone.MIXED if early else Tone.AGAINST
        parts = (float(early), float(late))
    said = speech.say("masked") if number is None else speech.number(number)
    return RowBar(title_of(row, speech), said, number, tone, parts)


def bars_of_durations(rows: Sequence[ReadRow], speech: Speech) -> PlotDraft | None:
    """The quartiles of each stretch of time, those in hours on an axis of their own."""
    units = {unit_of(row) for row in rows}
    bars = {unit: [_duration(row, speech) for row in rows if unit_of(row) == unit] for unit in sorted(units)}
    known = any(bar.median is not None for some in bars.values() for bar in some)
    keys = ["quartiles", "median"] if known else []
    keys += ["masked"] if any(row.masked("median") for row in rows) else []

    def draw(prefix: str, wide: bool) -> Drawing:
        scales = [(some, f"{{}} {speech.noun(2, unit)}") for unit, some in bars.items()]
        return quartile_bars(scales, prefix, scale_of(speech), wide=wide)

    return PlotDraft((draw,), tuple(keys))


def _duration(row: ReadRow, speech: Speech) -> QuartileBar:
    median, open_ = row.number("median"), row.count("open")
    if row.masked("median", "ended"):
        said = [speech.say("masked")]
    elif median is None:
        said = [speech.say("said-no-median")]
    else:
        said = [speech.say("said-median", median=speech.counted(median, unit_of(row)))]
    said += [speech.say("said-open", open=speech.number(open_))] if open_ else []
    return QuartileBar(
        title_of(row, speech), " · ".join(said), row.number("quarter_1"), median, row.number("quarter_3")
    )


def bars_of_counts(rows: Sequence[ReadRow], column: str, speech: Speech) -> PlotDraft | None:
    """A bar for each row, below a heading where two words say what it is about."""
    if not any(row.number(column) or row.masked(column) for row in rows):
        return None
    bars, before = [], None
    for row in rows[:MOST_BARS]:
        number = row.count(column)
        said = speech.say("masked") if number is None else speech.number(number)
        above = None
        if len(row.titles) > 1 and row.codes[0] != before:
            above = title_of(row, speech)
            above = speech.say("moved-from", place=above) if column == "moves" else above
        before = row.codes[0]
        bars.append(RowBar(title_of(row, speech, -1), said, number, heading=above))
    keys = ["masked"] if any(bar.number is None for bar in bars) else []

    most = max((bar.number or 0 for bar in bars), default=0)

    def drawing_of(some: Sequence[RowBar]) -> Callable[[str, bool], Drawing]:
        return lambda prefix, wide: row_bars(some, prefix, most=most, wide=wide)

    draws = tuple(drawing_of(some) for some in on_sheets(bars, _BARS_ON_A_SHEET))
    return PlotDraft(draws, tuple(keys), left_out_of(max(len(rows) - MOST_BARS, 0), speech))


def bars_of_reasons(rows: Sequence[ReadRow], speech: Speech) -> PlotDraft | None:
    """A bar for each reason; of several questions the most frequent reasons of each."""
    if len(rows[0].titles) == 1:
        return bars_of_counts(rows, "all", speech)
    kept = [row for some in by_title(rows, 0).values() for row in some[:MOST_REASONS]]
    draft = bars_of_counts(kept, "all", speech)
    if draft is None:
        return None
    return replace(draft, left_out=left_out_of(len(rows) - min(len(kept), MOST_BARS), speech))
