"""The case as it stands on record on one day: plain, indexed, quick to ask.

A :class:`Record` is made once per evaluation from a validated case. It holds what had happened by ``as_of``
and was written down by ``known_at``, each event as an :class:`Entry` with the first and last day on which it
may have happened. Nothing here knows any rule.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Final

from childlaw_rules.case import Case
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.lawtables import NO_MEASURES, Measures
from childlaw_rules.record.entry import (
    THREAD_FIELDS,
    Entry,
    Holder,
    SiblingOnFile,
    Thread,
    first_day,
    index_of,
)
from childlaw_rules.record.opening import open_threads
from childlaw_rules.record.ordering import order_of, plain_fields
from childlaw_rules.record.understanding import understand
from childlaw_rules.when import EARLIEST, LATEST, Point, day_ends

#: Event types that came after the first vocabulary.
_LATER: Final = frozenset(name for name, kind in EVENT_TYPES.items() if kind.later)

#: So many possible worlds are tried in one evaluation before only a few are tried for each subject.
MOST_WORLDS_IN_ALL: Final = 6000
#: So often a constraint between days is looked at in one evaluation before each subject gets but a little of it.
MOST_WORK_IN_ALL: Final = 5_000_000


class Record:
    """The indexed case. ``as_of`` is a day; ``now`` the last microsecond that is looked at.

    ``measures`` says what the provisions of measures and decisions mean.
    """

    def __init__(self, case: Case, as_of: Point, known_at: Point | None, measures: Measures = NO_MEASURES) -> None:
        if as_of.day is None:
            raise ValueError("as_of must be a day or an instant")
        self.as_of: int = as_of.first
        self.now: int = as_of.instant if as_of.instant is not None else day_ends(as_of.first)
        #: Whether the day that is looked at was given with its time.
        self.at_a_time = as_of.instant is not None
        self.born: Point | None = case.child.born
        self.expected: Point | None = case.child.due
        self.holders = [
            Holder(
                party.id,
                party.from_.toordinal() if party.from_ is not None else EARLIEST,
                party.until.toordinal() if party.until is not None else LATEST,
            )
            for party in case.parties
            if party.role == "custody_holder"
        ]
        self.siblings = [
            SiblingOnFile(
                sibling.id,
                None if sibling.born is None or sibling.born.unknown else (sibling.born.first, sibling.born.last),
                sibling.same_household,
            )
            for sibling in case.child.siblings
        ]
        self.child_ids = frozenset(case.child_ids)
        self.entries: list[Entry] = []
        self.by_type: dict[str, list[Entry]] = {}
        self._uncovered = {
            name: _gaps(window, as_of.first) for name, window in case.coverage.items() if window is not True
        }
        self.said_uncovered = frozenset(name for name, gaps in self._uncovered.items() if gaps)
        held = {event.type for event in case.events}
        self._silent = {name for name in _LATER if name not in case.coverage and name not in held}
        self._read(case, as_of, known_at)
        self.threads = open_threads(self.entries)
        understand(self.entries, measures)
        self._in_thread: dict[tuple[str, str, str], list[Entry]] = {}
        self._loose: dict[tuple[str, str], list[Entry]] = {}
        self._about: dict[tuple[str, str | None], list[Entry]] = {}
        self._links: dict[tuple[str, str], dict[str | None, list[Thread]]] = {}
        self._indexed: set[str] = set()
        self._exact: dict[str, list[Entry]] = {}
        self._vague: dict[str, list[Entry]] = {}
        self.sure: list[Entry] = [e for e in self.entries if e.exact and e.last <= e.limit]
        self._sure_days: list[int] = [e.first for e in self.sure]
        self.vague: list[Entry] = [e for e in self.entries if not (e.exact and e.last <= e.limit)]
        #: Numbers for events that may have happened without being recorded, and their types by number.
        self._numbers: dict[Any, int] = {}
        self.unrecorded_types: dict[int, str] = {}
        #: How many possible worlds may still be tried in this evaluation.
        self.worlds_left = MOST_WORLDS_IN_ALL
        #: How many more times a constraint between days may be looked at in it.
        self.work_left = MOST_WORK_IN_ALL
        #: What has been worked out about threads of exact entries, see ``threads.py``.
        self.settled: dict[Any, Any] = {}

    # -- making -------------------------------------------------------------------------------------------

    def _read(self, case: Case, as_of: Point, known_at: Point | None) -> None:
        rows = []
        for place, event in enumerate(case.events):
            fields, about = plain_fields(event.__dict__)
            rows.append((order_of(event.at, event.type, fields, about, event.id), place, event, fields, about))
        rows.sort(key=lambda row: (row[0], row[1]))
        # Ids are made up before anything is left out, so that they do not change with the day looked at.
        taken = {event.id for event in case.events if event.id is not None}
        for number, (_, place, event, fields, about) in enumerate(rows, start=1):
            limit = _limit(event.at, event.recorded_at, as_of, known_at)
            if limit is None:
                continue
            entry = Entry(
                event.type,
                event.at,
                id_=event.id if event.id is not None else _made_up(number, taken),
                index=len(self.entries),
                limit=limit,
                fields=fields,
                about=about,
                recorded=event.recorded_at,
                place=place,
            )
            self.entries.append(entry)
            self.by_type.setdefault(event.type, []).append(entry)

    # -- asking -------------------------------------------------------------------------------------------

    def of_type(self, name: str) -> list[Entry]:
        """All entries of a type, earliest first."""
        return self.by_type.get(name, [])

    def between(self, name: str, first: int, last: int) -> list[Entry]:
        """The entries of a type that may have happened from ``first`` to ``last``, inclusive, earliest first."""
        exact, vague = self._by_exactness(name)
        found = exact[bisect_left(exact, first, key=first_day) : bisect_right(exact, last, key=first_day)]
        if vague:
            found = sorted([*found, *(e for e in vague if e.first <= last and first <= e.last)], key=index_of)
        return found

    def _by_exactness(self, name: str) -> tuple[list[Entry], list[Entry]]:
        if name not in self._exact:
            entries = self.by_type.get(name, [])
            self._exact[name] = [entry for entry in entries if entry.exact]
            self._vague[name] = [entry for entry in entries if not entry.exact]
        return self._exact[name], self._vague[name]

    def not_surely_outside(self, name: str, first: int, last: int) -> list[Entry]:
        """The entries of a type, earliest first, but for those of which the file settles that they lie outside."""
        exact, vague = self._by_exactness(name)
        found = exact[bisect_left(exact, first, key=first_day) : bisect_right(exact, last, key=first_day)]
        return sorted([*found, *vague], key=index_of) if vague else found

    def named(self, type_: str, kind: str, tid: str) -> list[Entry]:
        """The entries of a type that name thread ``tid`` in their own field of that kind."""
        self._index_type(type_)
        return self._in_thread.get((type_, kind, tid), [])

    def loose(self, type_: str, kind: str) -> list[Entry]:
        """The entries of a type whose own field of that kind is left out."""
        self._index_type(type_)
        return self._loose.get((type_, kind), [])

    def naming(self, kind: str, to: str, tid: str | None) -> list[Thread]:
        """The threads of a kind that name thread ``tid`` of another kind when they open; with None, that name none."""
        table = self._links.get((kind, to))
        if table is None:
            table = self._links[kind, to] = {}
            for thread in self.threads[kind].values():
                for other in {opener.fields.get(to) for opener in thread.openers} or {None}:
                    table.setdefault(other, []).append(thread)
        return table.get(tid, [])

    def linked(self, kind: str, to: str, tid: str) -> list[Thread]:
        """The threads of a kind that name thread ``tid`` of another kind when they open, or name none."""
        found, unnamed = self.naming(kind, to, tid), self.naming(kind, to, None)
        return [*found, *(thread for thread in unnamed if thread not in found)] if unnamed else found

    def about(self, type_: str, tid: str | None) -> list[Entry]:
        """The entries of a type that are about ``tid``; with None, those that do not say what they are about."""
        self._index_type(type_)
        return self._about.get((type_, tid), [])

    def _index_type(self, type_: str) -> None:
        if type_ in self._indexed:
            return
        self._indexed.add(type_)
        kinds = [(field, kind) for field, kind in THREAD_FIELDS.get(type_, ()) if field == kind]
        for entry in self.of_type(type_):
            for field, kind in kinds:
                value = entry.fields.get(field)
                if value is None:
                    self._loose.setdefault((type_, kind), []).append(entry)
                else:
                    self._in_thread.setdefault((type_, kind, value), []).append(entry)
            if entry.about is None:
                self._about.setdefault((type_, None), []).append(entry)
            else:
                for tid in entry.about:
                    self._about.setdefault((type_, tid), []).append(entry)

    def uncovered(self, type_: str) -> Sequence[tuple[int, int]]:
        """Stretches of days in which the source is said not to record this type; empty where it always does."""
        return self._uncovered.get(type_, ())

    def silent(self, type_: str) -> bool:
        """Whether the case says nothing at all of a type that came after the first vocabulary."""
        return type_ in self._silent

    def active_between(self, after: int, until: int) -> int | None:
        """The last day in ``(after, until]`` on which anything surely happened, or None."""
        days = self._sure_days
        place = bisect_right(days, until)
        return days[place - 1] if place > bisect_right(days, after) else None

    def from_day(self, day: int) -> Iterator[Entry]:
        """The entries that surely happened on a known day, from ``day`` on, earliest first."""
        sure = self.sure
        for place in range(bisect_left(self._sure_days, day), len(sure)):
            yield sure[place]

    def number_of(self, key: tuple[str, Any, int]) -> int:
        """The number of an event that may have happened without being recorded: beyond those of the entries."""
        number = self._numbers.setdefault(key, len(self.entries) + len(self._numbers))
        self.unrecorded_types[number] = key[0]
        return number

    def uncovered_types(self) -> list[str]:
        """The types that the source is said not to record, or not always."""
        return sorted(self.said_uncovered)


def _after(point: Point, moment: Point) -> bool:
    """Whether ``point`` surely lies after ``moment``."""
    if point.instant is not None and moment.instant is not None:
        return point.instant > moment.instant
    return not point.unknown and point.first > moment.last


def _gaps(window: Any, as_of: int) -> list[tuple[int, int]]:
    if window is False:
        return [(EARLIEST, as_of)]
    gaps = []
    if window.from_ is not None and window.from_.toordinal() > EARLIEST:
        gaps.append((EARLIEST, min(window.from_.toordinal() - 1, as_of)))
    if window.until is not None and window.until.toordinal() < as_of:
        gaps.append((window.until.toordinal() + 1, as_of))
    return gaps


def _made_up(number: int, taken: set[str]) -> str:
    """``e4`` for the fourth event in order of time, primed where the file itself uses that id."""
    made_up = f"e{number}"
    while made_up in taken:
        made_up += "'"
    return made_up


def _limit(point: Point, recorded: Point | None, as_of: Point, known_at: Point | None) -> int | None:
    """The last day on which the event would count, or None where it surely lies outside what is looked at."""
    limit = as_of.first
    if _after(point, as_of):
        return None
    if known_at is not None:
        if recorded is None:
            # What does not say when it was recorded counts as recorded when it happened.
            limit = min(limit, known_at.last)
            if _after(point, known_at):
                return None
        elif _after(recorded, known_at):
            return None
    return limit
