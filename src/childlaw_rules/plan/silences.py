"""Quick answers for silence in a file while a measure runs or an investigation is open."""

from __future__ import annotations

from bisect import bisect_right

from childlaw_rules.kinds import inactivity
from childlaw_rules.plan.rows import (
    MET,
    MET_LATE,
    OVERDUE,
    Head,
    Quick,
    Reach,
    Rows,
    Subjects,
    reach_of,
    versions_of,
)
from childlaw_rules.plan.running import end_of, ends_of
from childlaw_rules.plan.sheet import NotPlainError, Sheet
from childlaw_rules.record.entry import ENDED_BY
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rulebook import Rule


def compiled(rule: Rule) -> Quick:
    """The quick answers of silence in a file. Raises ``NotCompiledError``."""
    duties: list[inactivity.Duty] = [version.duty for version in rule.versions]
    kinds = duties[0].while_open
    opened = [(kind, inactivity.OPENED_BY[kind]) for kind in kinds]
    subjects = [Subjects(kind, [Pattern(event=type_)]) for kind, type_ in opened]
    ends = {kind: ends_of(kind) for kind in kinds}
    versions = versions_of(rule, lambda duty: reach_of(duty.at_most_apart, duty.counting))

    heads = {kind: Head(rule, kind, hours=False, id=rule.id) for kind in kinds}

    def run(sheet: Sheet, rows: Rows) -> None:
        for each, kind in zip(subjects, kinds, strict=True):
            for tid, marks in each.of(sheet):
                if sheet.murky:
                    raise NotPlainError
                start = marks[0]
                for first, last, reach in versions:
                    if first <= start[1] <= last:
                        end = end_of(sheet, ends[kind], tid, start)
                        until = sheet.today if end is None else end
                        if reach[start[1]] < until:
                            _holes(sheet, reach, heads[kind], tid, (start[1], until), rows)
                        else:
                            rows += (heads[kind], tid, None, 1, MET, None, None)
                        break

    types = {type_ for _, type_ in opened} | {type_ for kind in kinds for type_ in ENDED_BY[kind]}
    return Quick(frozenset(types), run)


def _holes(sheet: Sheet, reach: Reach, head: Head, tid: str, span: tuple[int, int], rows: Rows) -> None:
    day, last = span
    days = sheet.days()
    number = 0
    while True:
        due = reach[day]
        if last <= due:
            break
        place = bisect_right(days, due)
        if place and days[place - 1] > day:
            day = days[place - 1]
            continue
        number += 1
        resumed = sheet.marks[place] if place < len(days) else None
        if resumed is None or resumed[1] > last:
            rows += (head, tid, None, number, OVERDUE, due, None)
            break
        rows += (head, tid, None, number, MET_LATE, due, resumed[3])
        day = resumed[1]
    if not number:
        rows += (head, tid, None, 1, MET, None, None)
