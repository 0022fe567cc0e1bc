"""What a quick answer is made of: rows of statuses, the subjects of a rule, the version that governs, due days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeVar

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.finding import Finding, Status
from childlaw_rules.plan.patterns import NotCompiledError, Test, Wanted, test_of
from childlaw_rules.plan.sheet import NO_INSTANT, Mark, NotPlainError, Sheet
from childlaw_rules.record.entry import OPENS, has_field
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.rulebook import Rule
from childlaw_rules.when import Counting, Period, steps

V = TypeVar("V")

MET: Final = Status.MET
MET_LATE: Final = Status.MET_LATE
OVERDUE: Final = Status.OVERDUE
MISSING: Final = Status.MISSING
PENDING: Final = Status.PENDING
EXCUSED: Final = Status.EXCUSED
UNDETERMINED: Final = Status.UNDETERMINED


class Head(NamedTuple):
    """What the findings of a rule about one kind of subject share."""

    rule: Rule
    kind: str
    #: Whether its due days are instants.
    hours: bool
    #: The id of the rule.
    id: str


#: One finding: its head, what it is about, the party, the occurrence, the status, the due day (ordinal, or
#: microseconds where the rule counts hours) and what the event that fulfilled it says.
Row = tuple[Head, str, str | None, int | None, Status, int | None, dict[str, Any] | None]
#: Rows one after the other, value by value, and whole findings in between: a list of tuples would keep the garbage
#: collector busy for as long as a report lives. ``answers_in`` reads it.
Rows = list[Any]
#: How many values a row has.
WIDTH: Final = 7


def answers_in(rows: Rows) -> Iterator[Row | Finding]:
    """The rows of a list and the findings between them, in order."""
    for place in range(0, len(rows), WIDTH):
        first = rows[place]
        yield first if isinstance(first, Finding) else tuple(rows[place : place + WIDTH])


def add_findings(rows: Rows, findings: Iterable[Finding]) -> None:
    """Add whole findings, each in the place of a row."""
    for finding in findings:
        rows += (finding, *_NOTHING)


_NOTHING: Final = (None,) * (WIDTH - 1)
#: Adds the rows of a rule in a case.
Run = Callable[[Sheet, Rows], None]


class Quick(NamedTuple):
    """A rule for which there are quick answers: the types that must be plain, and the way."""

    types: frozenset[str]
    run: Run


#: A subject: its name, and its events, earliest first.
Subject = tuple[str, Sequence[Mark]]


class Subjects:
    """The subjects of a rule in a case: threads of a kind, or events.

    Events are named after the thread that they open; those that open none by their id, or ``named_after`` the thread
    of a kind that they belong to. Raises ``NotCompiledError`` where the patterns' events have no field for the kind.
    """

    __slots__ = ("_key", "_kinds", "_named_after", "_types", "kind")

    def __init__(self, kind: str, patterns: Iterable[Pattern], named_after: str | None = None) -> None:
        types = self._types = tuple(dict.fromkeys(pattern.event for pattern in patterns))
        self._named_after = named_after
        self._kinds: dict[str, str] = {}
        #: What the subjects are called, where that is the same for all.
        self.kind: str | None = kind
        if kind == "event":
            self._kinds = {type_: OPENS.get(type_) or named_after or "event" for type_ in types}
            self.kind = self._kinds[types[0]] if len(set(self._kinds.values())) == 1 else None
        elif not all(has_field(type_, kind) for type_ in types):
            raise NotCompiledError
        self._key = (types[0], kind) if not self._kinds and len(types) == 1 else None

    def of(self, sheet: Sheet) -> Iterable[Subject]:
        """The subjects in a case, in the order of their first events. Raises ``NotPlainError``."""
        if self._key is not None:
            found = sheet.by_name.get(self._key)
            return (sheet.named(*self._key) if found is None else found).items()
        key = self._types, self._named_after, self.kind
        subjects: list[Subject] | None = sheet.subjects.get(key)
        if subjects is None:
            subjects = sheet.subjects[key] = self._events(sheet) if self._kinds else self._threads(sheet)
        return subjects

    def heads(self, rule: Rule, *, hours: bool = False) -> dict[str, Head]:
        """The head of the findings about the subjects that an event of each type makes."""
        return {type_: Head(rule, self.kind or self._kinds[type_], hours, rule.id) for type_ in self._types}

    def _threads(self, sheet: Sheet) -> list[Subject]:
        assert self.kind is not None
        found: dict[str, list[Mark]] = {}
        for type_ in self._types:
            for tid, marks in sheet.named(type_, self.kind).items():
                found.setdefault(tid, []).extend(marks)
        return sorted(((tid, sorted(marks)) for tid, marks in found.items()), key=_first_place)

    def _events(self, sheet: Sheet) -> list[Subject]:
        found: list[Subject] = []
        for type_ in self._types:
            kind = self._kinds[type_]
            for mark in sheet.types.get(type_, ()):
                name = sheet.id_of(mark) if kind == "event" else mark[3].get(kind)
                if name is None:
                    raise NotPlainError
                found.append((name, (mark,)))
        if len(self._types) > 1:
            found.sort(key=_first_place)
        return found


def _first_place(subject: Subject) -> int:
    return subject[1][0][0]


#: The versions of a rule: the first and last day of each, and what it says.
Versions = tuple[tuple[int, int, V], ...]


def versions_of(rule: Rule, of: Callable[[Any], V]) -> Versions[V]:
    """The versions of a rule; ``of`` makes what a version says from its duty."""
    return tuple((version.first, version.last, of(version.duty)) for version in rule.versions)


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
    for test in starts.get(mark[3]["type"], ()):  # noqa: SIM110 - a generator costs more than the tests
        if test is None or test(sheet, mark, mark[1]):
            return True
    return False


def always(everyone: Sequence[Starts]) -> bool:
    """Whether every event of the types of a rule starts it, in every version."""
    types = {type_ for starts in everyone for type_ in starts}
    return all(None in starts.get(type_, ()) for starts in everyone for type_ in types)


def asked_if_silent(types: Sequence[str]) -> tuple[str, ...]:
    """The types that fulfil a duty, where a case may be silent of all of them; else nothing needs to be asked."""
    return tuple(types) if all(EVENT_TYPES[type_].later for type_ in types) else ()


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
    ids: Collection[str] | None = None,
) -> Mark | None:
    """The earliest event that is wanted between two days, both inclusive.

    ``on`` is the day of the child's age. With ``ids`` what names another party than one of these does not count.
    """
    tid, of = subject
    first, last = span
    found: Mark | None = None
    for _, test, belonging, parties in wanted:
        for mark in belonging(sheet, tid, of):
            day = mark[1]
            if day > last or (found is not None and mark[0] > found[0]):
                break
            if (
                day >= first
                and mark is not but
                and (test is None or test(sheet, mark, day if on is None else on))
                and (ids is None or not parties or of_party(mark, parties, ids))
            ):
                found = mark
                break
    return found


def last_in(
    sheet: Sheet,
    wanted: Sequence[Wanted],
    subject: tuple[str, Mark],
    span: tuple[int, int],
    ids: Collection[str] | None = None,
) -> Mark | None:
    """The latest event in place between two days, and not after the moment that the subject is."""
    tid, moment = subject
    first, last = span
    at = moment[2]
    found: Mark | None = None
    for _, test, belonging, parties in wanted:
        for mark in reversed(belonging(sheet, tid, moment)):
            day = mark[1]
            if day < first or (found is not None and mark[0] < found[0]):
                break
            if (
                day <= last
                and mark is not moment
                and (mark[2] <= at or mark[2] == NO_INSTANT)
                and (test is None or test(sheet, mark, last))
                and (ids is None or not parties or of_party(mark, parties, ids))
            ):
                found = mark
                break
    return found


def of_party(mark: Mark, fields: Sequence[str], ids: Collection[str]) -> bool:
    """Whether what an event names in its fields of a party is one of these, or nobody."""
    said = mark[3]
    for field in fields:
        name = said.get(field)
        if name is not None and name not in ids:
            return False
    return True


#: How far due days are kept: a few thousand days for each way of counting.
_MOST_KEPT: Final = 50_000


class Reach(dict[int, int]):
    """The day that a period reaches from each day, worked out when it is first asked for. Made by ``reach_of``."""

    __slots__ = ("_step",)

    def __init__(self, step: Callable[[int], int]) -> None:
        super().__init__()
        self._step = step

    def __missing__(self, day: int) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        reached = self[day] = self._step(day)
        return reached


@lru_cache(maxsize=1024)
def _reach(period: Period, counting: Counting, back: bool) -> Reach:
    return Reach(steps(period, counting, back=back))


def reach_of(period: Period, choice: CountingChoice, *, back: bool = False) -> Reach:
    """The days that a period reaches; rules that count alike share what has been worked out."""
    return _reach(period, choice.counting, back)
