"""The events of a case laid out for quick answers, whatever the day looked at. Kept with the case."""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter
from typing import Any, Final

from childlaw_rules.case import Case
from childlaw_rules.record.ordering import order_of, plain_fields
from childlaw_rules.when import Point

#: An event: its place in the order of the record, its day (ordinal), its instant (microseconds) or ``NO_INSTANT``,
#: and what it says.
Mark = tuple[int, int, int, dict[str, Any]]

NO_INSTANT: Final = 1 << 62
#: Where a case keeps its events as they were laid out.
_KEPT_IN: Final = "_laid_out"


class Layout:
    """The events of a case whose day is known, in the order of the record and by type, and what was looked up in them.

    It does not depend on the day looked at, and is kept with the case.
    """

    __slots__ = (
        "abouts",
        "born",
        "child_ids",
        "days",
        "held",
        "holders",
        "ids",
        "imprecise",
        "last",
        "marks",
        "named",
        "subjects",
        "threads",
        "turned",
        "types",
    )

    def __init__(self, marks: list[Mark], imprecise: frozenset[str], born: int | None) -> None:
        types: dict[str, list[Mark]] = {}
        for mark in marks:
            name = mark[3]["type"]
            if name in types:
                types[name].append(mark)
            else:
                types[name] = [mark]
        self.born = born
        self.marks = marks
        self.types = types
        #: The types of which something is imprecise, and those of which there is anything.
        self.imprecise = imprecise
        self.held = frozenset(types) | imprecise
        self.last: int = marks[-1][1] if marks else 0
        self.named: dict[tuple[str, str], dict[str, list[Mark]]] = {}
        self.abouts: dict[str, dict[str | None, list[Mark]]] = {}
        self.threads: dict[str, set[str]] = {}
        self.subjects: dict[Any, Any] = {}
        self.turned: dict[int, int] = {}
        self.holders: tuple[str, ...] | None = None
        self.child_ids: frozenset[str] | None = None
        self.days: list[int] | None = None
        self.ids: set[str] | None = None

    def until(self, as_of: Point) -> Layout:
        """The part of it that had happened by a day or instant."""
        today, instant = as_of.first, as_of.instant
        if self.last < today or (self.last == today and instant is None):
            return self
        if instant is None:
            return Layout([mark for mark in self.marks if mark[1] <= today], self.imprecise, self.born)
        return Layout(
            [
                mark
                for mark in self.marks
                if mark[1] < today or (mark[1] == today and (mark[2] == NO_INSTANT or mark[2] <= instant))
            ],
            self.imprecise,
            self.born,
        )


def laid_out(case: Case) -> Layout:
    """The events of a case laid out; once for each case."""
    try:
        found: Layout = object.__getattribute__(case, _KEPT_IN)
    except AttributeError:
        found = _lay_out(case)
        object.__setattr__(case, _KEPT_IN, found)
    return found


def _lay_out(case: Case) -> Layout:
    rows: list[_Row] = []
    imprecise: set[str] = set()
    in_order, tied = True, False
    before_day = before_moment = 0
    for event in case.events:
        said = event.__dict__
        at = said["at"]
        day = at.first
        if day != at.last:
            imprecise.add(said["type"])
            continue
        moment = at.instant
        if moment is None:
            moment = NO_INSTANT
        if day <= before_day:
            if day < before_day or moment < before_moment:
                in_order = False
            elif moment == before_moment:
                tied = True
        before_day, before_moment = day, moment
        rows.append((day, moment, said))
    if not in_order:
        rows.sort(key=_time_of)
    if tied or not in_order:
        _settle_ties(rows)
    born = case.child.born
    known = None if born is None or born.first != born.last else born.first
    marks = [(place, *row) for place, row in enumerate(rows)]
    return Layout(marks, frozenset(imprecise) if imprecise else _NONE, known)


_NONE: Final[frozenset[str]] = frozenset()
_Row = tuple[int, int, dict[str, Any]]
_time_of = itemgetter(0, 1)


def _settle_ties(rows: list[_Row]) -> None:
    """Put what stands at one time in the order of the record: by what it is and says."""
    before_day = before_moment = first = -1
    for place, (day, moment, _) in enumerate([*rows, (-1, -1, {})]):
        if day == before_day and moment == before_moment:
            if first < 0:
                first = place - 1
            continue
        if first >= 0:
            rows[first:place] = _settled(rows[first:place])
            first = -1
        before_day, before_moment = day, moment


def _settled(rows: list[_Row]) -> list[_Row]:
    if len(rows) > 2 or rows[0][2]["type"] >= rows[1][2]["type"]:
        rows.sort(key=_short)
        if any(_short(one) == _short(other) and _differ(one, other) for one, other in pairwise(rows)):
            rows.sort(key=_whole)
    return rows


def _short(row: _Row) -> tuple[str, str]:
    return row[2]["type"], row[2]["id"] or ""


def _differ(one: _Row, other: _Row) -> bool:
    """Whether two events of one type say different things of themselves; if not, either may stand first."""
    return plain_fields(one[2]) != plain_fields(other[2])


def _whole(row: _Row) -> Any:
    said = row[2]
    return order_of(said["at"], said["type"], *plain_fields(said), said["id"])
