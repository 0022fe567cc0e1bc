"""Quick answers for what must come again and again while a measure runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from childlaw_rules.kinds import recurring
from childlaw_rules.kinds.recurring import DUE_DAY
from childlaw_rules.plan.patterns import NotCompiledError, Test, belonging, test_of
from childlaw_rules.plan.rows import (
    MET,
    MET_LATE,
    OVERDUE,
    PENDING,
    Head,
    Quick,
    Reach,
    Rows,
    Starts,
    Subjects,
    always,
    reach_of,
    starts_of,
)
from childlaw_rules.plan.running import end_of, ends_of, meaning
from childlaw_rules.plan.sheet import Mark, Sheet
from childlaw_rules.record.entry import ENDED_BY
from childlaw_rules.rule.pattern import Tie
from childlaw_rules.rulebook import Rule


@dataclass(frozen=True, slots=True, eq=False)
class _Interval:
    """What one version of a recurring duty says."""

    first: int
    last: int
    starts: Starts
    reach: Reach
    first_reach: Reach | None
    by_due_day: bool


def compiled(rule: Rule) -> Quick:
    """The quick answers of what must recur. Raises ``NotCompiledError``."""
    duties: list[recurring.Duty] = [version.duty for version in rule.versions]
    repeats = duties[0].repeats
    patterns = [pattern for duty in duties for pattern in duty.while_running]
    subjects = Subjects("measure", patterns)
    ends = ends_of("measure")
    of_measure, test = belonging(repeats.event, Tie.MEASURE, "measure"), test_of(repeats)
    versions = [_interval(version) for version in rule.versions]
    meant = always([version.starts for version in versions])
    from_start = any(version.first_reach is not None for version in versions)

    head = Head(rule, "measure", hours=False, id=rule.id)

    def run(sheet: Sheet, rows: Rows) -> None:
        today = sheet.today
        for tid, marks in subjects.of(sheet):
            start = marks[0]
            meant_by = versions if meant else meaning(versions, sheet, start)
            if not meant_by:
                continue
            end = end_of(sheet, ends, tid, start)
            held = _one_a_day(sheet, of_measure(sheet, tid, start), test, start[1], today if end is None else end)
            if from_start:
                held.insert(0, start)
            before: Mark | None = None
            number = 0
            due, version = 0, None
            for mark in held:
                if before is not None and version is not None and version in meant_by:
                    rows += (head, tid, None, number, MET if mark[1] <= due else MET_LATE, due, mark[3])
                number += 1
                due, version = _due(sheet, versions, tid, start, mark)
                before = mark
            if version is not None and version in meant_by and (end is None or end > due):
                rows += (head, tid, None, number, PENDING if today <= due else OVERDUE, due, None)

    types = {repeats.event, "decision_made", *ENDED_BY["measure"], *(pattern.event for pattern in patterns)}
    return Quick(frozenset(types), run)


def _interval(version: Any) -> _Interval:
    duty: recurring.Duty = version.duty
    if duty.at_most_apart is None or duty.counting is None:
        raise NotCompiledError
    reach = reach_of(duty.at_most_apart, duty.counting)
    first = None if duty.first_within is None else reach_of(duty.first_within, duty.counting)
    starts = starts_of(duty.while_running)
    return _Interval(version.first, version.last, starts, reach, first, duty.governed_by == DUE_DAY)


def _one_a_day(sheet: Sheet, marks: Sequence[Mark], test: Test | None, first: int, last: int) -> list[Mark]:
    """The marks between two days, one for each day."""
    found: list[Mark] = []
    before = -1
    for mark in marks:
        day = mark[1]
        if first <= day <= last and day != before and (test is None or test(sheet, mark, day)):
            found.append(mark)
            before = day
    return found


def _due(
    sheet: Sheet, versions: Sequence[_Interval], tid: str, start: Mark, mark: Mark
) -> tuple[int, _Interval | None]:
    """The day on which the next one falls due, and the version that governs it."""
    if len(versions) == 1:
        (version,) = versions
        reach = version.first_reach if mark is start else version.reach
        if version.by_due_day and reach is not None:
            due = reach[mark[1]]
            return due, version if version.first <= due <= version.last else None
    due = 0
    since: int | None = None
    for version in reversed(versions):
        reach = version.first_reach if mark is start else version.reach
        if reach is None:
            continue
        due = reach[mark[1]]
        if version.by_due_day:
            since = due
        elif since is None:
            since = _since(sheet, tid, start[1], due)
        if version.first <= due and since <= version.last:
            return due, version
    return due, None


def _since(sheet: Sheet, tid: str, start: int, due: int) -> int:
    """The start of the measure, or the last decision about it that came after the start and by the due day."""
    latest = start
    for decision in sheet.named("decision_made", "measure").get(tid, ()):
        if latest < decision[1] <= due:
            latest = decision[1]
    return latest
