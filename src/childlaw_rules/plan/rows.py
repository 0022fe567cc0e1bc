"""What a quick answer is made of: rows of statuses, the subjects of a rule, the version that governs, due days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

from childlaw_rules.finding import Status
from childlaw_rules.plan.patterns import NotCompiledError, Test, Wanted, test_of
from childlaw_rules.plan.sheet import NO_INSTANT, NOT_PLAIN, Mark, Sheet
from childlaw_rules.record.entry import OPENED_BY, has_field
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import Period, backward, forward

MET: Final = Status.MET
MET_LATE: Final = Status.MET_LATE
OVERDUE: Final = Status.OVERDUE
MISSING: Final = Status.MISSING
PENDING: Final = Status.PENDING
EXCUSED: Final = Status.EXCUSED
UNDETERMINED: Final = Status.UNDETERMINED

#: One finding: what kind of thread it is about and which, the party, the occurrence, the status, the due day
#: (ordinal, or microseconds where the rule counts hours) and the event that fulfilled it.
Row = tuple[str, str, str | None, int | None, Status, int | None, Mark | None]
#: Adds the rows of a rule in a case.
Run = Callable[[Sheet, list[Row]], None]


class Quick(NamedTuple):
    """A rule for which there are quick answers: the types that must be plain, whether it counts hours, the way."""

    types: frozenset[str]
    hours: bool
    run: Run


#: A subject: its kind of thread, its name, and its events, earliest first.
Subject = tuple[str, str, Sequence[Mark]]
Subjects = Callable[[Sheet], list[Subject]]

#: Which kind of thread an event type opens.
OPENS: Final = {event: kind for kind, event in OPENED_BY.items()}


def subjects_of(kind: str, patterns: Iterable[Pattern]) -> Subjects:
    """The threads of a kind that have an event of the patterns' types; with ``event`` the events themselves."""
    types = tuple(dict.fromkeys(pattern.event for pattern in patterns))
    if kind == "event":
        return lambda sheet: _events(sheet, types)
    if not all(has_field(type_, kind) for type_ in types):
        raise NotCompiledError
    if len(types) == 1:
        type_ = types[0]

        def of_one_type(sheet: Sheet) -> list[Subject]:
            return [(kind, tid, marks) for tid, marks in sheet.named(type_, kind).items()]

        return of_one_type

    def of_several_types(sheet: Sheet) -> list[Subject]:
        found: dict[str, list[Mark]] = {}
        for type_ in types:
            for tid, marks in sheet.named(type_, kind).items():
                found.setdefault(tid, []).extend(marks)
        return sorted(((kind, tid, sorted(marks)) for tid, marks in found.items()), key=_first_place)

    return of_several_types


def _first_place(subject: Subject) -> int:
    return subject[2][0][0]


def _events(sheet: Sheet, types: Sequence[str]) -> list[Subject]:
    found: list[Subject] = []
    for type_ in types:
        kind = OPENS.get(type_)
        for mark in sheet.all(type_):
            name = sheet.id_of(mark) if kind is None else mark[3][kind]
            if name is None:
                raise NOT_PLAIN
            found.append((kind or "event", name, (mark,)))
    if len(types) > 1:
        found.sort(key=_first_place)
    return found


class Versions:
    """The versions of a rule by day; what each says is told by ``of``."""

    __slots__ = ("_versions",)

    def __init__(self, versions: Iterable[Any], of: Callable[[Any], Any]) -> None:
        self._versions = tuple((version.first, version.last, of(version.duty)) for version in versions)

    def on(self, day: int) -> Any:
        """What the version in force on a day says, or None in a gap."""
        for first, last, said in self._versions:
            if first <= day <= last:
                return said
        return None

    def __iter__(self) -> Any:
        return iter(self._versions)


#: The tests of the events that start a rule, by type; None where the type is enough.
Starts = dict[str, list[Test | None]]


def starts_of(patterns: Iterable[Pattern]) -> Starts:
    """The events that start a rule, by type."""
    found: Starts = {}
    for pattern in patterns:
        found.setdefault(pattern.event, []).append(test_of(pattern))
    return found


def means(starts: Starts, sheet: Sheet, mark: Mark) -> bool:
    """Whether an event is one that starts the rule."""
    for test in starts.get(mark[3]["type"], ()):
        if test is None or test(sheet, mark, mark[1]):
            return True
    return False


def first_meant(everyone: Sequence[Starts], sheet: Sheet, marks: Sequence[Mark]) -> Mark:
    """The earliest of a subject's events that some version means; if none is, the earliest of all."""
    if len(marks) > 1:
        for mark in marks:
            if any(means(starts, sheet, mark) for starts in everyone):
                return mark
    return marks[0]


def first_in(
    sheet: Sheet,
    wanted: Sequence[Wanted],
    subject: tuple[str, Mark],
    span: tuple[int, int],
    on: int | None = None,
    but: Mark | None = None,
) -> Mark | None:
    """The earliest event that is wanted between two days, both inclusive; ``on`` is the day of the child's age."""
    tid, of = subject
    first, last = span
    found: Mark | None = None
    for _, test, belonging in wanted:
        for mark in belonging(sheet, tid, of):
            day = mark[1]
            if found is not None and mark[0] > found[0]:
                break
            if day > last:
                break
            if day >= first and mark is not but and (test is None or test(sheet, mark, day if on is None else on)):
                found = mark
                break
    return found


def last_in(
    sheet: Sheet, wanted: Sequence[Wanted], subject: tuple[str, Mark], span: tuple[int, int], moment: Mark
) -> Mark | None:
    """The latest event in place between two days; two times of day on one day count as they are."""
    tid, of = subject
    first, last = span
    found: Mark | None = None
    for _, test, belonging in wanted:
        for mark in reversed(belonging(sheet, tid, of)):
            day = mark[1]
            if found is not None and mark[0] < found[0]:
                break
            if (
                first <= day <= last
                and day <= moment[1]
                and mark is not moment
                and not (mark[2] != NO_INSTANT and moment[2] != NO_INSTANT and mark[2] > moment[2])
                and (test is None or test(sheet, mark, last))
            ):
                found = mark
                break
    return found


#: How far due days are kept: a few thousand days for each way of counting.
_MOST_KEPT: Final = 50_000


class Reach:
    """Days carried forward, or back, by a period, each worked out once."""

    __slots__ = ("_counting", "_kept", "_move", "_period")

    def __init__(self, period: Period, choice: CountingChoice, *, back: bool = False) -> None:
        self._period = period
        self._counting = choice.counting
        self._move = backward if back else forward
        self._kept: dict[int, int] = {}

    def __call__(self, day: int) -> int:
        """The day that a period from ``day`` reaches."""
        reached = self._kept.get(day)
        if reached is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            reached = self._kept[day] = self._move(day, self._period, self._counting)
        return reached
