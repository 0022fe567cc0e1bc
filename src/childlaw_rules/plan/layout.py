"""The events of a case laid out for quick answers, whatever the day looked at. Kept with the case."""

from __future__ import annotations

from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, Final

from childlaw_rules.case import Case
from childlaw_rules.record.entries import order_of, plain_fields
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
    marks: list[Mark] = []
    imprecise: set[str] = set()
    in_order = True
    place = before_day = before_moment = 0
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
        if day <= before_day and (day < before_day or moment <= before_moment):
            in_order = False
        before_day, before_moment = day, moment
        marks.append((place, day, moment, said))
        place += 1
    born = case.child.born
    known = None if born is None or born.first != born.last else born.first
    return Layout(marks if in_order else _in_order(marks), frozenset(imprecise), known)


def _in_order(marks: list[Mark]) -> list[Mark]:
    """The marks in the order of the record; what stands in its order for more than its time is looked at last."""

    def short(mark: Mark) -> tuple[int, int, str, str]:
        return mark[1], mark[2], mark[3]["type"], mark[3]["id"] or ""

    def whole(mark: Mark) -> Any:
        said = mark[3]
        return order_of(said["at"], said["type"], *plain_fields(said), said["id"])

    found: list[Mark] = []
    keyed = sorted([(*short(mark), mark[0], mark) for mark in marks])
    alike = False
    for before, after in pairwise(keyed):
        if before[2] == after[2] and before[:4] == after[:4]:
            alike = True
            break
    if not alike:
        return [(place, row[0], row[1], row[5][3]) for place, row in enumerate(keyed)]
    for _, several in groupby(keyed, key=itemgetter(0, 1, 2, 3)):
        group = [row[5] for row in several]
        if len(group) > 1:
            group.sort(key=whole)
        found += group
    return [(place, *mark[1:]) for place, mark in enumerate(found)]
