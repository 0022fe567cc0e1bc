"""Lays out the timeline strip: events in rows that do not overlap, and a bar for each clock, below one axis.

It is laid out for a width, so that a phone is given a drawing of its own and no shrunken one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from childlaw_rules.finding import NON_COMPLIANT, Finding, Report
from childlaw_rules.pages.clockbars import bars_of, drawn
from childlaw_rules.pages.eventmarks import LANE, marks_of
from childlaw_rules.pages.happenings import Happened
from childlaw_rules.pages.labels import Rows, cut, width
from childlaw_rules.pages.scale import scale_of, ticks
from childlaw_rules.pages.strip import GAP, SIZE, Strip, Upright, Word
from childlaw_rules.when import EARLIEST, LATEST, Point

#: Widths of the two drawings.
WIDE: Final = 760
NARROW: Final = 328
_EDGE: Final = 2.0


def timeline(
    report: Report,
    happened: Sequence[Happened],
    *,
    act_changes: Iterable[tuple[int, str]],
    title_of: Callable[[Finding], str],
    as_of_label: str,
    lang: str,
    wide: bool = True,
) -> Strip | None:
    """The strip of a report, ``WIDE`` or ``NARROW``; None where no day of the case is known.

    ``act_changes`` are days (ordinals) with what to call them; they are marked where they lie on the axis.
    """
    room = float(WIDE if wide else NARROW)
    as_of = Point.parse(report.as_of).first
    rows, left_out = drawn(report.findings, as_of)
    days = [day for one in happened if one.span is not None for day in one.span if EARLIEST < day < LATEST]
    drawn_days = [day for row in rows for clock in row.clocks for day in clock.days]
    days += [day for day in drawn_days if day <= as_of]
    due = [clock.due[0] for row in rows for clock in row.clocks if clock.due is not None]
    if not days and not due:
        return None
    scale = scale_of(days, due, as_of, _EDGE, room - _EDGE)
    lines = [("as_of", scale.end(as_of), as_of_label)]
    lines += [("act", scale.start(day), label) for day, label in act_changes if scale.shows(day)]
    uprights = _uprights(lines, room)
    axis = max(upright.label.y for upright in uprights) + SIZE + 10
    important = {id_ for row in rows if row.status in NON_COMPLIANT for f in row.findings for id_ in _events_of(f)}
    marks, lanes = marks_of(happened, important, scale, room, axis + 6)
    heading = axis + 6 + lanes * LANE + 2 * SIZE
    bars, end = bars_of(rows, scale, room, heading + 6, title_of, lang)
    return Strip(
        first=scale.first,
        last=scale.last,
        width=room,
        height=round(end if bars else heading - SIZE, 1),
        size=SIZE,
        left=scale.left,
        right=scale.right,
        axis=axis,
        ticks=tuple(ticks(scale, SIZE - 1, lang)),
        uprights=uprights,
        marks=marks,
        heading_of_bars=heading,
        bars=bars,
        unlabelled=sum(mark.label is None for mark in marks),
        left_out=left_out,
    )


def _events_of(finding: Finding) -> Iterable[str]:
    for happening in (finding.trigger, finding.fulfilled_by):
        if happening is not None and happening.event is not None:
            yield happening.event


def _uprights(lines: Sequence[tuple[str, float, str]], room: float) -> tuple[Upright, ...]:
    """Each line with its label beside it, in as many rows as it takes."""
    rows = Rows(len(lines), GAP)
    found = []
    for sort, x, label in lines:
        takes = width(label, SIZE)
        to_the_left = x + 4 + takes > room
        left = max(x - 4 - takes, 0) if to_the_left else x + 4
        row = rows.place(left, left + takes) or 0
        word = Word(x - 4 if to_the_left else x + 4, SIZE + row * (SIZE + 4), label, "end" if to_the_left else "start")
        if to_the_left and x - 4 - takes < 0:
            word = Word(left, word.y, cut(label, SIZE, room))
        found.append(Upright(sort, x, word))
    return tuple(found)
