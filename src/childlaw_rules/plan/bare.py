"""Quick answers for the barest deadline: a thread begins, and one event that names it fulfils the duty in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from childlaw_rules.kinds.deadline import Duty
from childlaw_rules.plan.rows import (
    MET,
    MET_LATE,
    OVERDUE,
    PENDING,
    Head,
    Reach,
    Rows,
    Run,
    Subjects,
    Versions,
    asked_if_silent,
    reach_of,
)
from childlaw_rules.plan.sheet import NO_INSTANT, Mark, NotPlainError, Sheet
from childlaw_rules.when import Unit

HOUR: Final = 3_600_000_000


class BareClock(NamedTuple):
    """What one version of such a deadline says."""

    fulfils: tuple[str, str]
    silent: tuple[str, ...]
    #: Microseconds, where it counts hours.
    hours: int
    reach: Reach | None
    #: Whether what was done before the clock started counts.
    may_come_first: bool
    or_else: tuple[str, str] | None
    or_else_silent: tuple[str, ...]


def bare_clock(duty: Duty, kind: str) -> BareClock:
    """What a version of the duty says."""
    assert duty.within is not None
    assert duty.counting is not None
    (fulfils,) = duty.must_happen
    hours = duty.within.amount * HOUR if duty.within.unit is Unit.HOURS else 0
    return BareClock(
        (fulfils.event, kind),
        asked_if_silent([fulfils.event]),
        hours,
        None if hours else reach_of(duty.within, duty.counting),
        duty.may_come_first,
        (duty.or_else[0].event, kind) if duty.or_else else None,
        asked_if_silent([pattern.event for pattern in duty.or_else]),
    )


def bare_run(heads: dict[str, Head], subjects: Subjects, versions: Versions[BareClock]) -> Run:
    """The quick answers. All subjects have one head."""
    head = next(iter(heads.values()))
    return (_in_hours if versions[0][2].hours else _in_days)(head, subjects, versions)


def _in_days(head: Head, subjects: Subjects, versions: Versions[BareClock]) -> Run:
    def run(sheet: Sheet, rows: Rows) -> None:
        by_name, today = sheet.by_name, sheet.today
        for tid, marks in subjects.of(sheet):
            begun = marks[0][1]
            for first, last, clock in versions:  # noqa: B007 - it is the one that is found
                if first <= begun <= last:
                    break
            else:
                continue
            fulfils, silent, _, reach, may_come_first, or_else, or_else_silent = clock
            assert reach is not None
            due = reach[begun]
            found = by_name.get(fulfils)
            if found is None:
                found = sheet.named(*fulfils)
            done = None
            for mark in found.get(tid, ()):
                if may_come_first or mark[1] >= begun:
                    done = mark
                    break
            if done is not None and done[1] <= due:
                rows += (head, tid, None, None, MET, due, done[3])
                continue
            if silent and sheet.silent(silent):
                raise NotPlainError
            if or_else is not None:
                other = _first(sheet.named(*or_else).get(tid, ()), begun, due)
                if other is not None:
                    rows += (head, tid, None, None, MET, due, other[3])
                    continue
                if or_else_silent and sheet.silent(or_else_silent):
                    raise NotPlainError
            if done is not None:
                rows += (head, tid, None, None, MET_LATE, due, done[3])
            else:
                rows += (head, tid, None, None, PENDING if today <= due else OVERDUE, due, None)

    return run


def _in_hours(head: Head, subjects: Subjects, versions: Versions[BareClock]) -> Run:
    def run(sheet: Sheet, rows: Rows) -> None:
        by_name, now = sheet.by_name, sheet.now
        for tid, marks in subjects.of(sheet):
            _, day, begun, _ = marks[0]
            for first, last, clock in versions:  # noqa: B007 - it is the one that is found
                if first <= day <= last:
                    break
            else:
                continue
            fulfils, silent, hours, _, may_come_first, _, _ = clock
            if begun == NO_INSTANT:
                raise NotPlainError
            due = begun + hours
            found = by_name.get(fulfils)
            if found is None:
                found = sheet.named(*fulfils)
            late = None
            for mark in found.get(tid, ()):
                moment = mark[2]
                if moment == NO_INSTANT:
                    raise NotPlainError
                if moment >= begun or may_come_first:
                    if moment <= due or mark[1] <= day:
                        rows += (head, tid, None, None, MET, due, mark[3])
                        break
                    if late is None:
                        late = mark
            else:
                if late is not None:
                    rows += (head, tid, None, None, MET_LATE, due, late[3])
                    continue
                if silent and sheet.silent(silent):
                    raise NotPlainError
                rows += (head, tid, None, None, OVERDUE if due <= now else PENDING, due, None)

    return run


def _first(marks: Sequence[Mark], begun: int, due: int) -> Mark | None:
    """The first mark between two days."""
    for mark in marks:
        if begun <= mark[1]:
            return mark if mark[1] <= due else None
    return None
