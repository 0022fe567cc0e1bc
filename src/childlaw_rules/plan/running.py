"""Quick answers for duties while a measure runs: what must recur, be counted, or not fall silent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from childlaw_rules.kinds import count, inactivity, recurring
from childlaw_rules.kinds.recurring import DUE_DAY
from childlaw_rules.plan.patterns import Belonging, NotCompiledError, Test, belonging, test_of
from childlaw_rules.plan.rows import (
    MET,
    MET_LATE,
    MISSING,
    OVERDUE,
    PENDING,
    Quick,
    Reach,
    Rows,
    Starts,
    Subjects,
    always,
    means,
    starts_of,
    versions_of,
)
from childlaw_rules.plan.sheet import Mark, NotPlainError, Sheet
from childlaw_rules.record.entry import ENDED_BY
from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rulebook import Rule

#: So many first days are remembered.
_MOST_KEPT: Final = 20_000
#: The numbers of the periods that are looked at.
_NUMBERS: Final = range(1, count.MOST_PERIODS)


class _Started(Protocol):
    """A version of a duty with the events that start it."""

    @property
    def starts(self) -> Starts:
        """The events, by type."""


V = TypeVar("V", bound=_Started)

#: What ends each kind of thread, as the worlds look for it.
_Ends = tuple[tuple[str, Belonging], ...]


def _ends_of(kind: str) -> _Ends:
    return tuple((type_, belonging(type_, Tie(kind), kind)) for type_ in ENDED_BY[kind])


def _end_of(sheet: Sheet, ends: _Ends, tid: str, start: Mark) -> int | None:
    """The day on which a measure or investigation ended; the end on file says more than a return home."""
    for type_, of in ends:
        if type_ in sheet.types:
            for mark in of(sheet, tid, start):
                if mark[1] >= start[1]:
                    return mark[1]
    return None


def _meaning(versions: Sequence[V], sheet: Sheet, start: Mark) -> Sequence[V]:
    """The versions that mean the event with which a subject begins."""
    return [version for version in versions if means(version.starts, sheet, start)]


@dataclass(frozen=True, slots=True, eq=False)
class _Interval:
    """What one version of a recurring duty says."""

    first: int
    last: int
    starts: Starts
    reach: Reach
    first_reach: Reach | None
    by_due_day: bool


def recurring_compiled(rule: Rule) -> Quick:
    """The quick answers of what must recur. Raises ``NotCompiledError``."""
    duties: list[recurring.Duty] = [version.duty for version in rule.versions]
    repeats = duties[0].repeats
    patterns = [pattern for duty in duties for pattern in duty.while_running]
    subjects = Subjects("measure", patterns)
    ends = _ends_of("measure")
    of_measure, test = belonging(repeats.event, Tie.MEASURE, "measure"), test_of(repeats)
    versions = [_interval(version) for version in rule.versions]
    meant = always([version.starts for version in versions])
    from_start = any(version.first_reach is not None for version in versions)

    def run(sheet: Sheet, rows: Rows) -> None:
        today = sheet.today
        for tid, marks in subjects.of(sheet):
            start = marks[0]
            meaning = versions if meant else _meaning(versions, sheet, start)
            if not meaning:
                continue
            end = _end_of(sheet, ends, tid, start)
            held = _one_a_day(sheet, of_measure(sheet, tid, start), test, start[1], today if end is None else end)
            if from_start:
                held.insert(0, start)
            before: Mark | None = None
            number = 0
            due, version = 0, None
            for mark in held:
                if before is not None and version is not None and version in meaning:
                    rows.append(("measure", tid, None, number, MET if mark[1] <= due else MET_LATE, due, mark))
                number += 1
                due, version = _due(sheet, versions, tid, start, mark)
                before = mark
            if version is not None and version in meaning and (end is None or end > due):
                rows.append(("measure", tid, None, number, PENDING if today <= due else OVERDUE, due, None))

    types = {repeats.event, "decision_made", *ENDED_BY["measure"], *(pattern.event for pattern in patterns)}
    return Quick(frozenset(types), False, run)


def _interval(version: Any) -> _Interval:
    duty: recurring.Duty = version.duty
    if duty.at_most_apart is None or duty.counting is None:
        raise NotCompiledError
    reach = Reach(duty.at_most_apart, duty.counting)
    first = None if duty.first_within is None else Reach(duty.first_within, duty.counting)
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
            due = reach(mark[1])
            return due, version if version.first <= due <= version.last else None
    due = 0
    since: int | None = None
    for version in reversed(versions):
        reach = version.first_reach if mark is start else version.reach
        if reach is None:
            continue
        due = reach(mark[1])
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


@dataclass(frozen=True, slots=True, eq=False)
class _Counted:
    """What one version of a count says."""

    first: int
    last: int
    starts: Starts
    at_least: int
    test: Test | None
    of_measure: Belonging
    reaches: _Periods
    cut_short: bool


class _Periods:
    """The periods of a measure: the first and the last day of each, by the day on which it began."""

    __slots__ = ("_duty", "_kept")

    def __init__(self, duty: count.Duty) -> None:
        self._duty = duty
        self._kept: dict[int, dict[int, tuple[int, int]]] = {}

    def __call__(self, begun: int, number: int) -> tuple[int, int]:
        """First and last day of the period of that number."""
        kept = self._kept.get(begun)
        if kept is None:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[begun] = {}
        found = kept.get(number)
        if found is None:
            first, last = count.days_of(self._duty, begun, number)
            assert isinstance(first, int)
            assert isinstance(last, int)
            found = kept[number] = first, last
        return found


def count_compiled(rule: Rule) -> Quick:
    """The quick answers of what is counted in each period. Raises ``NotCompiledError``."""
    duties: list[count.Duty] = [version.duty for version in rule.versions]
    patterns = [pattern for duty in duties for pattern in duty.while_running]
    subjects = Subjects("measure", patterns)
    ends = _ends_of("measure")
    versions = [_counted(version) for version in rule.versions]
    meant = always([version.starts for version in versions])

    def run(sheet: Sheet, rows: Rows) -> None:
        today = sheet.today
        for tid, marks in subjects.of(sheet):
            start = marks[0]
            meaning = versions if meant else _meaning(versions, sheet, start)
            if not meaning:
                continue
            begun = start[1]
            end = _end_of(sheet, ends, tid, start)
            for number in _NUMBERS:
                first, last, version = _period(versions, begun, number)
                if first > today:
                    break
                if version is None:
                    continue
                cut = end is not None and (end <= last if version.cut_short else end < last)
                if cut and (not version.cut_short or end < first):
                    break
                if version in meaning:
                    done = _nth(sheet, version, tid, start, first, end if cut else last)
                    if done is not None:
                        rows.append(("measure", tid, None, number, MET, last, done))
                    elif not cut:
                        rows.append(("measure", tid, None, number, PENDING if today <= last else MISSING, last, None))

    types = {duty.counts.event for duty in duties} | {pattern.event for pattern in patterns} | {*ENDED_BY["measure"]}
    return Quick(frozenset(types), False, run)


def _counted(version: Any) -> _Counted:
    duty: count.Duty = version.duty
    counts = duty.counts
    of_measure = belonging(counts.event, Tie.MEASURE, "measure")
    starts = starts_of(duty.while_running)
    return _Counted(
        version.first,
        version.last,
        starts,
        duty.at_least,
        test_of(counts),
        of_measure,
        _Periods(duty),
        duty.cut_short is not None,
    )


def _period(versions: Sequence[_Counted], begun: int, number: int) -> tuple[int, int, _Counted | None]:
    first = last = 0
    for version in versions:
        first, last = version.reaches(begun, number)
        if version.first <= first <= version.last:
            return first, last, version
    return first, last, None


def _nth(sheet: Sheet, version: _Counted, tid: str, start: Mark, first: int, last: int) -> Mark | None:
    """The event with which the number is reached in a period."""
    left, test = version.at_least, version.test
    for mark in version.of_measure(sheet, tid, start):
        if mark[1] > last:
            break
        if mark[1] >= first and (test is None or test(sheet, mark, mark[1])):
            left -= 1
            if not left:
                return mark
    return None


def inactivity_compiled(rule: Rule) -> Quick:
    """The quick answers of silence in a file. Raises ``NotCompiledError``."""
    duties: list[inactivity.Duty] = [version.duty for version in rule.versions]
    kinds = duties[0].while_open
    opened = [(kind, inactivity.OPENED_BY[kind]) for kind in kinds]
    subjects = [Subjects(kind, [Pattern(event=type_)]) for kind, type_ in opened]
    ends = {kind: _ends_of(kind) for kind in kinds}
    versions = versions_of(rule, lambda duty: Reach(duty.at_most_apart, duty.counting))

    def run(sheet: Sheet, rows: Rows) -> None:
        for each, kind in zip(subjects, kinds, strict=True):
            for tid, marks in each.of(sheet):
                if sheet.murky:
                    raise NotPlainError
                start = marks[0]
                for first, last, reach in versions:
                    if first <= start[1] <= last:
                        end = _end_of(sheet, ends[kind], tid, start)
                        until = sheet.today if end is None else end
                        if reach(start[1]) < until:
                            _holes(sheet, reach, (kind, tid), (start[1], until), rows)
                        else:
                            rows.append((kind, tid, None, 1, MET, None, None))
                        break

    types = {type_ for _, type_ in opened} | {type_ for kind in kinds for type_ in ENDED_BY[kind]}
    return Quick(frozenset(types), False, run)


def _holes(sheet: Sheet, reach: Reach, subject: tuple[str, str], span: tuple[int, int], rows: Rows) -> None:
    name, tid = subject
    day, last = span
    days = sheet.days()
    number = 0
    while True:
        due = reach(day)
        if last <= due:
            break
        place = bisect_right(days, due)
        if place and days[place - 1] > day:
            day = days[place - 1]
            continue
        number += 1
        resumed = sheet.marks[place] if place < len(days) else None
        if resumed is None or resumed[1] > last:
            rows.append((name, tid, None, number, OVERDUE, due, None))
            break
        rows.append((name, tid, None, number, MET_LATE, due, resumed))
        day = resumed[1]
    if not number:
        rows.append((name, tid, None, 1, MET, None, None))
