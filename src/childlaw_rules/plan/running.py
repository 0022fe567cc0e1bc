"""Quick answers for duties while a measure runs: what must recur, be counted, or not fall silent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from childlaw_rules.kinds import count, inactivity, recurring
from childlaw_rules.kinds.recurring import DUE_DAY
from childlaw_rules.plan.patterns import NotCompiledError, Test, belonging, test_of
from childlaw_rules.plan.rows import (
    MET,
    MET_LATE,
    MISSING,
    OVERDUE,
    PENDING,
    Quick,
    Reach,
    Row,
    Starts,
    Versions,
    first_meant,
    means,
    starts_of,
    subjects_of,
)
from childlaw_rules.plan.sheet import NOT_PLAIN, Mark, Sheet
from childlaw_rules.record.entry import ENDED_BY
from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rulebook import Rule
from childlaw_rules.when import Period, forward

#: What ends each kind of thread, as the worlds look for it.
_Ends = tuple[tuple[str, Any], ...]



def _ends_of(kind: str) -> _Ends:
    return tuple((type_, belonging(type_, Tie(kind), kind)) for type_ in ENDED_BY[kind])


def _end_of(sheet: Sheet, ends: _Ends, tid: str, start: Mark) -> int | None:
    """The day on which a measure or investigation ended; the end on file says more than a return home."""
    for _, of in ends:
        for mark in of(sheet, tid, start):
            if mark[1] >= start[1]:
                day: int = mark[1]
                return day
    return None


def _running(everyone: Sequence[Starts], sheet: Sheet, marks: Sequence[Mark]) -> Mark | None:
    """The event with which a subject begins, where some version means it."""
    start = marks[0]
    for starts in everyone:
        if means(starts, sheet, start):
            return start
    return None


class _Interval(NamedTuple):
    """What one version of a recurring duty says."""

    first: int
    last: int
    starts: Starts
    reach: Reach
    by_due_day: bool


def recurring_compiled(rule: Rule) -> Quick:
    """The quick answers of what must recur. Raises ``NotCompiledError``."""
    duties: list[recurring.Duty] = [version.duty for version in rule.versions]
    repeats = duties[0].repeats
    patterns = [pattern for duty in duties for pattern in duty.while_running]
    subjects = subjects_of("measure", patterns)
    ends = _ends_of("measure")
    of_measure, test = belonging(repeats.event, Tie.MEASURE, "measure"), test_of(repeats)
    versions = [_interval(version) for version in rule.versions]
    everyone = [version.starts for version in versions]

    def run(sheet: Sheet, rows: list[Row]) -> None:
        for name, tid, marks in subjects(sheet):
            start = _running(everyone, sheet, marks)
            if start is None:
                continue
            end = _end_of(sheet, ends, tid, start)
            held = _one_a_day(sheet, of_measure(sheet, tid, start), test, start[1], sheet.today if end is None else end)
            for number, mark in enumerate(held, start=1):
                due, version = _due(sheet, versions, tid, start, mark[1])
                if version is None or not means(version.starts, sheet, start):
                    continue
                following = held[number] if number < len(held) else None
                if following is not None:
                    rows.append((name, tid, None, number, MET if following[1] <= due else MET_LATE, due, following))
                elif end is None or end > due:
                    rows.append((name, tid, None, number, PENDING if sheet.today <= due else OVERDUE, due, None))

    types = {repeats.event, "decision_made", *ENDED_BY["measure"], *(pattern.event for pattern in patterns)}
    return Quick(frozenset(types), False, run)


def _interval(version: Any) -> _Interval:
    duty: recurring.Duty = version.duty
    if duty.at_most_apart is None or duty.counting is None:
        raise NotCompiledError
    reach = Reach(duty.at_most_apart, duty.counting)
    return _Interval(
        version.first, version.last, starts_of(duty.while_running), reach, duty.governed_by == DUE_DAY
    )


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
    sheet: Sheet, versions: Sequence[_Interval], tid: str, start: Mark, day: int
) -> tuple[int, _Interval | None]:
    """The day on which the next one falls due, and the version that governs it."""
    due = 0
    since: int | None = None
    for version in reversed(versions):
        due = version.reach(day)
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


class _Counted(NamedTuple):
    """What one version of a count says."""

    first: int
    last: int
    starts: Starts
    at_least: int
    test: Test | None
    of_measure: Any
    reaches: _Periods


class _Periods:
    """The periods of a measure: the first and the last day of each, by the day on which it began."""

    __slots__ = ("_duty", "_kept")

    def __init__(self, duty: count.Duty) -> None:
        self._duty = duty
        self._kept: dict[tuple[int, int], tuple[int, int]] = {}

    def __call__(self, begun: int, number: int) -> tuple[int, int]:
        """First and last day of the period of that number."""
        key = (begun, number)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > 50_000:
                self._kept.clear()
            first, last = count.days_of(self._duty, begun, number)
            assert isinstance(first, int)
            assert isinstance(last, int)
            found = self._kept[key] = first, last
        return found


def count_compiled(rule: Rule) -> Quick:
    """The quick answers of what is counted in each period. Raises ``NotCompiledError``."""
    duties: list[count.Duty] = [version.duty for version in rule.versions]
    patterns = [pattern for duty in duties for pattern in duty.while_running]
    subjects = subjects_of("measure", patterns)
    ends = _ends_of("measure")
    versions = [_counted(version) for version in rule.versions]
    everyone = [version.starts for version in versions]

    def run(sheet: Sheet, rows: list[Row]) -> None:
        today = sheet.today
        for name, tid, marks in subjects(sheet):
            start = _running(everyone, sheet, marks)
            if start is None:
                continue
            end = _end_of(sheet, ends, tid, start)
            for number in range(1, count.MOST_PERIODS):
                first, last, version = _period(versions, start[1], number)
                if first > today:
                    break
                if version is None:
                    continue
                if end is not None and end < last:
                    break
                if means(version.starts, sheet, start):
                    done = _nth(sheet, version, tid, start, (first, last))
                    status = MET if done is not None else PENDING if today <= last else MISSING
                    rows.append((name, tid, None, number, status, last, done))

    types = {duty.counts.event for duty in duties} | {pattern.event for pattern in patterns} | {*ENDED_BY["measure"]}
    return Quick(frozenset(types), False, run)


def _counted(version: Any) -> _Counted:
    duty: count.Duty = version.duty
    counts = duty.counts
    of_measure = belonging(counts.event, Tie.MEASURE, "measure")
    starts = starts_of(duty.while_running)
    return _Counted(
        version.first, version.last, starts, duty.at_least, test_of(counts), of_measure, _Periods(duty)
    )


def _period(versions: Sequence[_Counted], begun: int, number: int) -> tuple[int, int, _Counted | None]:
    first = last = 0
    for version in versions:
        first, last = version.reaches(begun, number)
        if version.first <= first <= version.last:
            return first, last, version
    return first, last, None


def _nth(sheet: Sheet, version: _Counted, tid: str, start: Mark, span: tuple[int, int]) -> Mark | None:
    """The event with which the number is reached in a period."""
    first, last = span
    left = version.at_least
    for mark in version.of_measure(sheet, tid, start):
        if mark[1] > last:
            break
        if mark[1] >= first and (version.test is None or version.test(sheet, mark, mark[1])):
            left -= 1
            if not left:
                found: Mark = mark
                return found
    return None


def inactivity_compiled(rule: Rule) -> Quick:
    """The quick answers of silence in a file. Raises ``NotCompiledError``."""
    duties: list[inactivity.Duty] = [version.duty for version in rule.versions]
    kinds = duties[0].while_open
    opened = [(kind, inactivity.OPENED_BY[kind]) for kind in kinds]
    subjects = [subjects_of(kind, [Pattern(event=type_)]) for kind, type_ in opened]
    ends = {kind: _ends_of(kind) for kind in kinds}
    versions = Versions(rule.versions, lambda duty: Reach(duty.at_most_apart, duty.counting))

    def run(sheet: Sheet, rows: list[Row]) -> None:
        if sheet.murky and any(subjects_in(sheet) for subjects_in in subjects):
            raise NOT_PLAIN
        for subjects_in in subjects:
            for name, tid, marks in subjects_in(sheet):
                start = marks[0]
                reach: Reach | None = versions.on(start[1])
                if reach is not None:
                    end = _end_of(sheet, ends[name], tid, start)
                    _holes(sheet, reach, (name, tid), (start[1], sheet.today if end is None else end), rows)

    types = {type_ for _, type_ in opened} | {type_ for kind in kinds for type_ in ENDED_BY[kind]}
    return Quick(frozenset(types), False, run)


def _holes(sheet: Sheet, reach: Reach, subject: tuple[str, str], span: tuple[int, int], rows: list[Row]) -> None:
    name, tid = subject
    day, last = span
    number = 0
    while True:
        due = reach(day)
        if last <= due:
            break
        active = sheet.active_between(day, due)
        if active is not None:
            day = active
            continue
        number += 1
        resumed = sheet.next_active(due)
        if resumed is None or resumed[1] > last:
            rows.append((name, tid, None, number, OVERDUE, due, None))
            break
        rows.append((name, tid, None, number, MET_LATE, due, resumed))
        day = resumed[1]
    if not number:
        rows.append((name, tid, None, 1, MET, None, None))
