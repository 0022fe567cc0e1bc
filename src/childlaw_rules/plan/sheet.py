"""A case laid out for quick answers: its events by type and thread, each with its day.

Only what is plain can be answered from a sheet: events whose day is known, types that the source records, threads
that are named. Where a rule needs more, ``NotPlainError`` sends it to the possible worlds, which answer everything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from childlaw_rules.case import Case
from childlaw_rules.plan.layout import NO_INSTANT, Mark, laid_out
from childlaw_rules.record.entry import OPENS, THREAD_FIELDS
from childlaw_rules.when import Point, day_ends, day_turned

__all__ = ["NO_INSTANT", "Mark", "NotPlainError", "Sheet"]


class NotPlainError(Exception):
    """A question that a sheet cannot answer."""


_NONE: Final[list[Mark]] = []


class Sheet:
    """What had happened by a day, for rules that need nothing but what is plain.

    ``today`` is the day looked at, ``now`` its last microsecond (or the instant). ``types`` holds the events by type,
    ``by_name`` what was looked up of them by what a field names, ``subjects`` the subjects that were made of them.
    ``marks`` holds all of them, in the order of the record. ``murky`` are the types of which something is imprecise or
    not recorded.
    """

    __slots__ = (
        "_abouts",
        "_child_ids",
        "_days",
        "_holders",
        "_ids",
        "_imprecise",
        "_threads",
        "_turned",
        "born",
        "by_name",
        "case",
        "marks",
        "murky",
        "now",
        "subjects",
        "today",
        "types",
    )

    def __init__(self, case: Case, as_of: Point) -> None:
        self.case = case
        self.today = as_of.first
        self.now = day_ends(as_of.first) if as_of.instant is None else as_of.instant
        born = case.child.born
        #: The day of birth, or None where it is not known exactly or the child is not born.
        self.born: int | None = None if born is None or born.first != born.last else born.first
        self.marks, self.types, self._imprecise = laid_out(case, as_of)
        self.murky = self._imprecise
        if case.coverage:
            self.murky = self.murky.union(name for name, window in case.coverage.items() if window is not True)
        self.by_name: dict[tuple[str, str], dict[str, list[Mark]]] = {}
        self.subjects: dict[Any, Any] = {}
        self._abouts: dict[str, dict[str | None, list[Mark]]] = {}
        self._threads: dict[str, set[str]] = {}
        self._turned: dict[int, int] = {}
        self._holders: tuple[str, ...] | None = None
        self._child_ids: frozenset[str] | None = None
        self._days: list[int] | None = None
        self._ids: set[str] | None = None

    @property
    def held(self) -> Iterable[str]:
        """The types of which something is on file."""
        return self._imprecise.union(self.types) if self._imprecise else self.types

    # -- asking -------------------------------------------------------------------------------------------

    def all(self, type_: str) -> list[Mark]:
        """The events of a type, earliest first."""
        return self.types.get(type_, _NONE)

    def named(self, type_: str, field: str) -> dict[str, list[Mark]]:
        """The events of a type by what a field names. Raises ``NotPlainError`` where one names nothing."""
        key = (type_, field)
        found = self.by_name.get(key)
        if found is None:
            found = {}
            for mark in self.types.get(type_, _NONE):
                name = mark[3].get(field)
                if name is None:
                    raise NotPlainError
                listed = found.get(name)
                if listed is None:
                    found[name] = [mark]
                else:
                    listed.append(mark)
            self.by_name[key] = found
        return found

    def abouts(self, type_: str) -> dict[str | None, list[Mark]]:
        """The events of a type by what they say they are about; under None those that do not say."""
        found = self._abouts.get(type_)
        if found is None:
            found = {}
            for mark in self.types.get(type_, _NONE):
                for name in mark[3].get("about") or (None,):
                    found.setdefault(name, []).append(mark)
            self._abouts[type_] = found
        return found

    def threads(self, kind: str) -> set[str]:
        """The names of the threads of a kind. Raises ``NotPlainError`` where one is opened without a name."""
        found = self._threads.get(kind)
        if found is None:
            found = set()
            for name, marks in self.types.items():
                for field, of_kind in THREAD_FIELDS[name]:
                    if of_kind == kind:
                        for mark in marks:
                            thread = mark[3].get(field)
                            if thread is not None:
                                found.add(thread)
                            elif OPENS.get(name) == field:
                                raise NotPlainError
            if not found and kind == "investigation":
                # Where none is named, what is done in one belongs to one without a name.
                raise NotPlainError
            self._threads[kind] = found
        return found

    def days(self) -> list[int]:
        """The days on which something happened, in order. Raises ``NotPlainError`` where one is not known."""
        if self.murky:
            raise NotPlainError
        days = self._days
        if days is None:
            days = self._days = [mark[1] for mark in self.marks]
        return days

    def silent(self, types: Collection[str]) -> bool:
        """Whether the case says nothing of any of some types, which all came after the first vocabulary."""
        case = self.case
        for name in types:
            if name in case.coverage or name in self.types:
                return False
        return not any(event.type in types for event in case.events)

    def id_of(self, mark: Mark) -> str:
        """The id of an event, made up from its place where it has none. Raises ``NotPlainError``."""
        own: str | None = mark[3]["id"]
        if own is not None:
            return own
        if self._imprecise:
            # The place is that among all events, also those that are imprecise.
            raise NotPlainError
        ids = self._ids
        if ids is None:
            ids = self._ids = {event.id for event in self.case.events if event.id is not None}
        made_up = f"e{mark[0] + 1}"
        while made_up in ids:
            made_up += "'"
        return made_up

    def holders(self, day: int) -> Sequence[str]:
        """The ids of those who hold custody on a day. Raises ``NotPlainError`` where nobody is listed."""
        always = self._holders
        if always is None:
            listed = [party for party in self.case.parties if party.role == "custody_holder"]
            if all(party.from_ is None and party.until is None for party in listed):
                always = self._holders = tuple(party.id for party in listed)
        found = self._holders_on(day) if always is None else always
        if not found:
            raise NotPlainError
        return found

    def _holders_on(self, day: int) -> list[str]:
        return [
            party.id
            for party in self.case.parties
            if party.role == "custody_holder"
            and (party.from_ is None or party.from_.toordinal() <= day)
            and (party.until is None or day <= party.until.toordinal())
        ]

    def child_ids(self) -> frozenset[str]:
        """The ids that name the child."""
        found = self._child_ids
        if found is None:
            found = self._child_ids = self.case.child_ids
        return found

    def turned(self, years: int) -> int:
        """The day on which the child turned an age. Raises ``NotPlainError`` where its birth is not known."""
        found = self._turned.get(years)
        if found is None:
            if self.born is None:
                raise NotPlainError
            found = self._turned[years] = day_turned(self.born, years)
        return found
