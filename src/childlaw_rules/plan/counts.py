"""Quick answers for what must come a number of times in each period while a measure runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from childlaw_rules.kinds import count
from childlaw_rules.plan.patterns import Belonging, Test, belonging, test_of
from childlaw_rules.plan.rows import (
    MET,
    MISSING,
    PENDING,
    Head,
    Quick,
    Rows,
    Starts,
    Subjects,
    always,
    starts_of,
)
from childlaw_rules.plan.running import end_of, ends_of, meaning
from childlaw_rules.plan.sheet import Mark, Sheet
from childlaw_rules.record.entry import ENDED_BY
from childlaw_rules.rule.pattern import Tie
from childlaw_rules.rulebook import Rule

#: How a day follows from another.
Step = Callable[[int], int]
#: So many first days are remembered for the period of each number.
_MOST_KEPT: Final = 20_000
#: The numbers of the periods that are looked at.
_NUMBERS: Final = range(1, count.MOST_PERIODS + 1)


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

    __slots__ = ("_duty", "_numbered")

    def __init__(self, duty: count.Duty) -> None:
        self._duty = duty
        #: By the number of the period: how its days follow from the first one, and those that were worked out.
        self._numbered: dict[int, tuple[Step, Step, dict[int, tuple[int, int]]]] = {}

    def __call__(self, begun: int, number: int) -> tuple[int, int]:
        """First and last day of the period of that number."""
        numbered = self._numbered.get(number)
        if numbered is None:
            # Two threads may come here at once: both then go on with the same.
            numbered = self._numbered.setdefault(number, (*count.bounds(self._duty, number), {}))
        opens, closes, kept = numbered
        found = kept.get(begun)
        if found is None:
            if len(kept) > _MOST_KEPT:
                kept.clear()
            found = kept[begun] = opens(begun), closes(begun)
        return found


def compiled(rule: Rule) -> Quick:
    """The quick answers of what is counted in each period. Raises ``NotCompiledError``."""
    duties: list[count.Duty] = [version.duty for version in rule.versions]
    patterns = [pattern for duty in duties for pattern in duty.while_running]
    subjects = Subjects("measure", patterns)
    ends = ends_of("measure")
    versions = [_counted(version) for version in rule.versions]
    meant = always([version.starts for version in versions])

    head = Head(rule, "measure", hours=False, id=rule.id)

    def run(sheet: Sheet, rows: Rows) -> None:
        today = sheet.today
        for tid, marks in subjects.of(sheet):
            start = marks[0]
            meant_by = versions if meant else meaning(versions, sheet, start)
            if not meant_by:
                continue
            begun = start[1]
            end = end_of(sheet, ends, tid, start)
            for number in _NUMBERS:
                first, last, version = _period(versions, begun, number)
                if first > today:
                    break
                if version is None:
                    continue
                cut, until = False, last
                if end is not None and end <= last and (version.cut_short or end < last):
                    if not version.cut_short or end < first:
                        break
                    cut, until = True, end
                if version in meant_by:
                    done = _nth(sheet, version, tid, start, first, until)
                    if done is not None:
                        rows += (head, tid, None, number, MET, last, done[3])
                    elif not cut:
                        rows += (head, tid, None, number, PENDING if today <= last else MISSING, last, None)

    types = {duty.counts.event for duty in duties} | {pattern.event for pattern in patterns} | {*ENDED_BY["measure"]}
    return Quick(frozenset(types), run)


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
