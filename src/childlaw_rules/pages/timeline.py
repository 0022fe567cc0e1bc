"""Lays out the timeline strip: events in rows that do not overlap, and a bar for each clock, below one axis.

It is laid out for a width, so that a phone is given a drawing of its own and no shrunken one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from childlaw_rules.finding import NON_COMPLIANT, Finding, Report, Status
from childlaw_rules.pages.barwords import note_of
from childlaw_rules.pages.happenings import Happened
from childlaw_rules.pages.labels import Rows, broken, cut, width
from childlaw_rules.pages.scale import Scale, scale_of, ticks
from childlaw_rules.pages.stretches import Clock, Sort, clock_of
from childlaw_rules.pages.strip import Bar, Mark, Piece, Strip, Upright, Word
from childlaw_rules.spans import Span
from childlaw_rules.when import EARLIEST, LATEST, Point

#: Widths of the two drawings, and the size of their text.
WIDE: Final = 760
NARROW: Final = 328
SIZE: Final = 12.0

#: Bold words take more room.
_BOLD: Final = SIZE * 1.12
_EDGE: Final = 2.0
_GAP: Final = 8.0
_LANE: Final = 21.0
_BAR: Final = 12.0
#: More rows of events than this are not drawn; the events without a row share the last one, without label.
MOST_LANES: Final = 14
#: So many bars at most, by what they say.
MOST_BARS: Final = {
    **dict.fromkeys((Status.OVERDUE, Status.MISSING, Status.MET_LATE), 20),
    Status.PENDING: 8,
    Status.UNDETERMINED: 4,
    **dict.fromkeys((Status.EXCUSED, Status.MET), 8),
}
ORDER: Final = tuple(MOST_BARS)
_LEAST_ROOM: Final = 110.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row of bars: findings of one rule about one subject, each with its clock."""

    status: Status
    findings: tuple[Finding, ...]
    clocks: tuple[Clock, ...]


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
    due = [clock.due[0] for row in rows for clock in row.clocks if clock.due is not None and clock.due[0] > as_of]
    if not days and not due:
        return None
    scale = scale_of(days, due, as_of, _EDGE, room - _EDGE)
    lines = [("as_of", scale.end(as_of), as_of_label)]
    lines += [("act", scale.start(day), label) for day, label in act_changes if scale.shows(day)]
    uprights = _uprights(lines, room)
    axis = max(upright.label.y for upright in uprights) + SIZE + 10
    important = {id_ for row in rows if row.status in NON_COMPLIANT for f in row.findings for id_ in _events_of(f)}
    marks, lanes = _marks(happened, important, scale, room, axis + 6)
    heading = axis + 6 + lanes * _LANE + 2 * SIZE
    bars, end = _bars(rows, scale, room, heading + 6, title_of, lang)
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


def drawn(findings: Sequence[Finding], as_of: int) -> tuple[list[Drawn], int]:
    """The rows of bars, what counts against the file first, and how many findings with a due day have none."""
    clocks = [(finding, clock_of(finding, as_of)) for finding in findings if _is_drawn(finding)]
    known = [(finding, clock) for finding, clock in clocks if clock is not None]
    known.sort(key=lambda pair: (_row_of(pair[0]), pair[0].occurrence or 0))
    rows = []
    for _, group in groupby(known, key=lambda pair: _row_of(pair[0])):
        pairs = list(group)
        worst = min((finding.status for finding, _ in pairs), key=ORDER.index)
        rows.append(Drawn(worst, tuple(f for f, _ in pairs), tuple(c for _, c in pairs)))
    rows.sort(key=lambda row: (_rank(row.status), row.clocks[0].due or (0, 0), row.findings[0].rule))
    kept: list[Drawn] = []
    left_out = 0
    for status, group_ in groupby(rows, key=lambda row: row.status):
        of_status = list(group_)
        kept += of_status[: MOST_BARS[status]]
        left_out += sum(len(row.findings) for row in of_status[MOST_BARS[status] :])
    return kept, left_out


def _row_of(finding: Finding) -> tuple[object, ...]:
    """What shares a row: one duty towards one subject, each time; and one duty wherever it cannot be determined."""
    open_ = finding.status is Status.UNDETERMINED
    return (open_, finding.rule, () if open_ else tuple(finding.subject.items()))


def _rank(status: Status) -> int:
    return ORDER.index(status)


def _is_drawn(finding: Finding) -> bool:
    """Whether it has a clock to draw: a due day, or a moment at which something was not in place."""
    return finding.due is not None or finding.status is Status.MISSING


def _events_of(finding: Finding) -> Iterable[str]:
    for happening in (finding.trigger, finding.fulfilled_by):
        if happening is not None and happening.event is not None:
            yield happening.event


# -- lines through the strip ---------------------------------------------------------------------------------------


def _uprights(lines: Sequence[tuple[str, float, str]], room: float) -> tuple[Upright, ...]:
    """Each line with its label beside it, in as many rows as it takes."""
    rows = Rows(len(lines), _GAP)
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


# -- events --------------------------------------------------------------------------------------------------------


def _marks(
    happened: Sequence[Happened], important: set[str], scale: Scale, room: float, top: float
) -> tuple[tuple[Mark, ...], int]:
    """The events in rows by day, and how many rows there are.

    Where there is no room for all, those on which something rests that counts against the file come first, and what
    is left has a last row, as marks without label.
    """
    dated = [one for one in happened if one.span is not None]
    # A mark is named after what counts, where that is among its events.
    groups = [
        sorted(group, key=lambda one: one.id not in important)
        for _, group in groupby(sorted(dated, key=lambda one: one.span or (0, 0)), key=lambda one: one.span)
    ]
    marks, crowded, lanes = _in_rows([_mark(group, scale, room) for group in groups], top)
    if crowded:
        groups.sort(key=lambda group: group[0].id not in important)
        marks, crowded, lanes = _in_rows([_mark(group, scale, room) for group in groups], top)
        seen: set[tuple[float, float]] = set()
        for mark in crowded:
            place = round(mark.left), round(mark.right)
            if place not in seen:
                seen.add(place)
                marks.append(_at(mark, top + (lanes + 0.75) * _LANE, labelled=False))
        lanes += 1
    return tuple(sorted(marks, key=lambda mark: (mark.left, mark.y))), lanes


def _in_rows(found: Sequence[tuple[Mark, float, float]], top: float) -> tuple[list[Mark], list[Mark], int]:
    """The marks in rows, those for which there is no row, and how many rows there are."""
    rows = Rows(MOST_LANES, _GAP)
    marks, crowded = [], []
    for mark, left, right in found:
        row = rows.place(left, right)
        if row is None:
            crowded.append(mark)
        else:
            marks.append(_at(mark, top + (row + 0.75) * _LANE, labelled=True))
    return marks, crowded, rows.used


def _mark(group: Sequence[Happened], scale: Scale, room: float) -> tuple[Mark, float, float]:
    """A mark with its label beside it, where there is most room, and the stretch that both take."""
    span = group[0].span
    assert span is not None
    exact = span[0] == span[1]
    left = right = scale.middle(span[0])
    if not exact:
        left, right = scale.start(span[0]), scale.end(span[1])
    half = 5.0 if exact else 0.0
    term = group[0].term if len(group) == 1 else f"{group[0].term} + {len(group) - 1}"
    day = f" {group[0].short}"
    full = width(term + day, SIZE)
    after, before = room - right - half - 5, left - half - 5
    title = f"{group[0].day}: {', '.join(_counted(group))}"
    if max(after, before) < min(full, _LEAST_ROOM) or (not exact and right - left > room / 2):
        # A long span: the label stands in it.
        text = _label(term, day, max(room - left - 6, _LEAST_ROOM))
        x = min(left + 6, room - width(text, SIZE))
        word, extent = Word(x, 0, text), (min(left, x), max(right, x + width(text, SIZE)))
    elif after >= full or after >= before:
        text = _label(term, day, after)
        word, extent = Word(right + half + 5, 0, text), (left - half, right + half + 5 + width(text, SIZE))
    else:
        text = _label(term, day, before)
        word, extent = Word(left - half - 5, 0, text, "end"), (left - half - 5 - width(text, SIZE), right + half)
    mark = Mark(left, right, 0, exact, span[0] <= EARLIEST, span[1] >= LATEST, title, word)
    return mark, *extent


def _label(term: str, day: str, room: float) -> str:
    """The term and the day; where there is no room for both, the term is cut."""
    return f"{cut(term, SIZE, room - width(day, SIZE))}{day}"


def _counted(group: Sequence[Happened]) -> list[str]:
    terms: dict[str, int] = {}
    for one in group:
        terms[one.term] = terms.get(one.term, 0) + 1
    return [term if count == 1 else f"{term} ({count})" for term, count in terms.items()]


def _at(mark: Mark, y: float, *, labelled: bool) -> Mark:
    word = mark.label
    label = Word(word.x, y, word.text, word.anchor) if word is not None and labelled else None
    return Mark(
        mark.left, mark.right, round(y - SIZE / 3, 1), mark.exact, mark.open_left, mark.open_right, mark.title, label
    )


# -- bars ----------------------------------------------------------------------------------------------------------


def _bars(
    rows: Sequence[Drawn], scale: Scale, room: float, top: float, title_of: Callable[[Finding], str], lang: str
) -> tuple[tuple[Bar, ...], float]:
    bars, y = [], top
    for row in rows:
        title, note = title_of(row.findings[0]), note_of(row.findings, lang)
        words, notes = [], []
        lines = broken(title, SIZE, room, 2)
        for line in lines:
            y += SIZE + 3
            words.append(Word(0, y, line))
        if width(lines[-1], SIZE) + 2 * _GAP + width(note, _BOLD) <= room:
            notes.append(Word(room, y, note, "end"))
        else:
            for line in broken(note, _BOLD, room, 2):
                y += SIZE + 3
                notes.append(Word(0, y, line))
        bars.append(_bar(row, scale, y + 7, f"{title}: {note}", (*words,), (*notes,)))
        y += 7 + _BAR + 9
    return tuple(bars), y


def _bar(row: Drawn, scale: Scale, y: float, title: str, words: tuple[Word, ...], notes: tuple[Word, ...]) -> Bar:
    clocks = row.clocks
    due = [clock.due for clock in clocks if clock.due is not None and clock.due != clock.lacking]
    return Bar(
        status=row.status,
        y=y,
        title=title,
        words=words,
        notes=notes,
        pieces=tuple(
            Piece(stretch.sort, *_place(stretch.sort, stretch.first, stretch.last, scale))
            for clock in clocks
            for stretch in clock.stretches
        ),
        due=tuple(dict.fromkeys(scale.end(first) for first, last in due if first == last and scale.shows(first))),
        done=_points((clock.done for clock in clocks), scale),
        lacking=_points((clock.lacking for clock in clocks), scale),
        beyond=any(last > scale.last for _, last in due),
    )


def _points(spans: Iterable[Span | None], scale: Scale) -> tuple[float, ...]:
    """A point for each day; for one that is not known exactly, the middle of its span as far as it is shown."""
    found = [span for span in spans if span is not None]
    return tuple(dict.fromkeys(round((scale.start(first) + scale.end(last)) / 2, 1) for first, last in found))


def _place(sort: Sort, first: int, last: int, scale: Scale) -> tuple[float, float]:
    """Where a stretch lies: a clock ends with its due day, lateness begins there, an imprecise day takes all of it."""
    if sort is Sort.MAYBE:
        return scale.start(first), scale.end(last)
    if sort in {Sort.LATE, Sort.OPEN, Sort.AHEAD}:
        return scale.end(first), scale.middle(last) if sort is Sort.LATE else scale.end(last)
    return scale.middle(first), scale.middle(last) if sort is Sort.EARLY else scale.end(last)
