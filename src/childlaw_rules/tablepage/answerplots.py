"""The plots of answers: how they are divided, how groups differ, how they stand over time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from childlaw_rules.tablepage.drawing import Drawing
from childlaw_rules.tablepage.plotdraft import PlotDraft, left_out_of, on_sheets, scale_of, title_of
from childlaw_rules.tablepage.sharebars import Part, ShareBar, share_bars
from childlaw_rules.tablepage.sharepanels import ShareOfGroup, SharePanel, share_panels
from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tablepage.tablerows import ReadRow, by_title, worst_first
from childlaw_rules.tablepage.timepanels import Period, TimePanel, time_panels

#: So much is drawn of one table at most; the table itself has the rest.
MOST_BARS: Final = 24
MOST_PANELS: Final = 12
MOST_GROUPS: Final = 14
MOST_PERIODS: Final = 480
#: So much has room on a sheet of paper; rows of groups in one column, and panels over time in both.
_BARS_ON_A_SHEET: Final = 14
_GROUPS_ON_A_SHEET: Final = 26
_PANELS_ON_A_SHEET: Final = 8
#: So many periods are named one by one below an axis.
FEW_PERIODS: Final = 9


def bars_of_answers(rows: Sequence[ReadRow], speech: Speech) -> PlotDraft | None:
    """A bar for each question or rule; of very many those of which most is not met."""
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

    def drawing_of(some: Sequence[ShareBar]) -> Callable[[str, bool], Drawing]:
        return lambda prefix, wide: share_bars(some, prefix, scale_of(speech), wide=wide)

    draws = tuple(drawing_of(some) for some in on_sheets(bars, _BARS_ON_A_SHEET))
    return PlotDraft(draws, tuple(keys), left_out_of(len(whole) - len(drawn), speech))


def _bar(row: ReadRow, speech: Speech) -> ShareBar:
    title, said, of = title_of(row, speech), _said(row, speech), row.count("relevant")
    if of == 0:
        return ShareBar(title, said, {})
    if of is None or row.count("met") is None:
        return ShareBar(title, said, None)
    parts = {part: number for part in Part if (number := row.count(part.value)) is not None}
    low, high = (None, None) if row.unseen else row.met() or (None, None)
    return ShareBar(title, said, parts, low, high, of - sum(parts.values()))


def panels_of_groups(rows: Sequence[ReadRow], speech: Speech) -> PlotDraft | None:
    """A panel for each question, with the share met of each group; of very many groups the largest."""
    questions = list(by_title(rows, -1).values())
    panels, left_out = [], 0
    for some in questions[:MOST_PANELS]:
        shown = sorted(some, key=lambda row: -(row.count("relevant") or 0))[:MOST_GROUPS]
        kept = [row for row in some if any(row is one for one in shown)]
        left_out += len(some) - len(kept)
        panels.append(SharePanel(title_of(some[0], speech, -1), tuple(_group(row, speech) for row in kept)))
    left_out += sum(len(some) for some in questions[MOST_PANELS:])
    keys = ["point"] if any(group.share is not None for panel in panels for group in panel.groups) else []
    keys += ["masked"] if any(row.masked("met", "relevant") for row in rows) else []

    def drawing_of(some: Sequence[SharePanel]) -> Callable[[str, bool], Drawing]:
        return lambda prefix, wide: share_panels(some, prefix, scale_of(speech), wide=wide)

    longest = max(len(panel.groups) for panel in panels)
    draws = tuple(drawing_of(some) for some in on_sheets(panels, 2 * max(_GROUPS_ON_A_SHEET // (longest + 2), 1)))
    return PlotDraft(draws, tuple(keys), left_out_of(left_out, speech))


def _group(row: ReadRow, speech: Speech) -> ShareOfGroup:
    met, of, interval = row.count("met"), row.count("relevant"), row.met()
    if met is None or not of or interval is None or row.unseen:
        return ShareOfGroup(title_of(row, speech), _said(row, speech), None)
    return ShareOfGroup(title_of(row, speech), _said(row, speech), met / of, *interval)


def panels_of_periods(rows: Sequence[ReadRow], speech: Speech, *, ahead: Sequence[ReadRow] = ()) -> PlotDraft | None:
    """A panel for each question, with the share met and the number of each month, quarter or year.

    ``ahead`` are rows of periods that are not drawn, since they have not begun.
    """
    dated = [row for row in rows if row.codes[0]]
    if not dated:
        return None
    axis = _without_gaps(sorted({row.codes[0] for row in dated}))[-MOST_PERIODS:]
    panels = []
    questions = list(by_title(dated, -1).values())
    for some in questions[:MOST_PANELS]:
        found = {row.codes[0]: row for row in some}
        panels.append(TimePanel(title_of(some[0], speech, -1), tuple(_period(found.get(code)) for code in axis)))
    undated = sum(row.count("relevant") or 0 for row in rows if not row.codes[0])
    hidden = any(row.masked("met", "relevant") for row in dated)
    drawn = [row for some in questions[:MOST_PANELS] for row in some if row.codes[0] >= axis[0]]
    left_out = [left_out_of(len(dated) - len(drawn), speech)]
    left_out += [speech.say("undated", number=speech.number(undated))] if undated else []
    later = sum(row.count("relevant") or 0 for row in ahead)
    left_out += [speech.say("ahead", number=speech.number(later))] if ahead else []

    def drawing_of(some: Sequence[TimePanel]) -> Callable[[str, bool], Drawing]:
        return lambda prefix, wide: time_panels(some, axis_names(axis, speech), prefix, scale_of(speech), wide=wide)

    draws = tuple(drawing_of(some) for some in on_sheets(panels, _PANELS_ON_A_SHEET))
    return PlotDraft(draws, ("line", "number", *(["masked"] if hidden else [])), " ".join(filter(None, left_out)))


def _without_gaps(codes: Sequence[str]) -> list[str]:
    """All months, quarters or years from the first to the last."""
    first, last = codes[0], codes[-1]
    year, _, rest = first.partition("-")
    found: list[str] = []
    number, marker = int(rest.removeprefix("Q") or 1), "Q" if "Q" in rest else ""
    step, code, at = 4 if marker else 12 if rest else 1, first, int(year)
    while code <= last:
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


def _said(row: ReadRow, speech: Speech) -> str:
    met, of = row.count("met"), row.count("relevant")
    if met is None or of is None:
        return speech.say("masked")
    if not of:
        return speech.say("said-none")
    if row.unseen:
        return speech.say("said-unseen", of=speech.number(of))
    return speech.say("said", met=speech.number(met), of=speech.number(of), share=speech.share(met / of))
