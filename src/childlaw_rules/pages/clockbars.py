"""The bars of the strip: which findings are drawn, in what order, and where the stretches of their clocks lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from childlaw_rules.finding import Finding, Status
from childlaw_rules.pages.barwords import note_of
from childlaw_rules.pages.labels import broken, width
from childlaw_rules.pages.scale import Scale
from childlaw_rules.pages.stretches import Clock, Sort, clock_of
from childlaw_rules.pages.strip import GAP, SIZE, Bar, Piece, Word
from childlaw_rules.spans import Span

#: So many bars at most, by how the duty stands, and the order of the statuses.
MOST_BARS: Final = {
    **dict.fromkeys((Status.OVERDUE, Status.MISSING, Status.MET_LATE), 20),
    Status.PENDING: 8,
    Status.UNDETERMINED: 4,
    **dict.fromkeys((Status.EXCUSED, Status.MET), 8),
}
ORDER: Final = tuple(MOST_BARS)
#: Bold words take more room.
_BOLD: Final = SIZE * 1.12
_BAR: Final = 12.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row of bars: findings of one rule about one subject, each with its clock."""

    status: Status
    findings: tuple[Finding, ...]
    clocks: tuple[Clock, ...]


def drawn(findings: Sequence[Finding], as_of: int) -> tuple[list[Drawn], int]:
    """The rows of bars, what counts against the file first, and how many findings with a due day have none."""
    clocks = [(finding, clock_of(finding, as_of)) for finding in findings if is_drawn(finding)]
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


def is_drawn(finding: Finding) -> bool:
    """Whether it has a clock to draw: a due day, or a moment at which something was not in place."""
    return finding.due is not None or finding.status is Status.MISSING


def bars_of(
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
        if width(lines[-1], SIZE) + 2 * GAP + width(note, _BOLD) <= room:
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
