"""The events of a case laid out for quick answers: those that had happened, in the order of the record and by type."""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter
from typing import Any, Final, NamedTuple

from childlaw_rules.case import Case
from childlaw_rules.record.ordering import order_of, plain_fields
from childlaw_rules.when import Point

#: An event: its place in the order of the record, its day (ordinal), its instant (microseconds) or ``NO_INSTANT``,
#: and what it says.
Mark = tuple[int, int, int, dict[str, Any]]

NO_INSTANT: Final = 1 << 62


class Layout(NamedTuple):
    """The events of a case whose day is known: in the order of the record, and by type."""

    marks: list[Mark]
    types: dict[str, list[Mark]]
    #: The types of which something is imprecise.
    imprecise: frozenset[str]


def laid_out(case: Case, as_of: Point) -> Layout:
    """The events of a case laid out, as far as they had happened by a day or instant."""
    marks: list[Mark] = []
    imprecise: set[str] = set()
    in_order = True
    #: The places of what stands on one day with what is before it.
    same_day: list[int] = []
    place = before = 0
    for event in case.events:
        said = event.__dict__
        at = said["at"]
        day = at.first
        if day != at.last:
            imprecise.add(said["type"])
            continue
        if day <= before:
            if day < before:
                in_order = False
            else:
                same_day.append(place)
        before = day
        moment = at.instant
        marks.append((place, day, NO_INSTANT if moment is None else moment, said))
        place += 1
    if not in_order:
        marks.sort(key=_day_of)
        marks = [(place, *mark[1:]) for place, mark in enumerate(marks)]
        same_day = [place for place in range(1, len(marks)) if marks[place - 1][1] == marks[place][1]]
    if same_day:
        _order_days(marks, same_day)
    if before > as_of.first or not in_order or as_of.instant is not None:
        today, instant = as_of.first, as_of.instant
        marks = [mark for mark in marks if _had_happened(mark, today, instant)]
    types: dict[str, list[Mark]] = {}
    for mark in marks:
        name = mark[3]["type"]
        if name in types:
            types[name].append(mark)
        else:
            types[name] = [mark]
    return Layout(marks, types, frozenset(imprecise) if imprecise else _NONE)


def _had_happened(mark: Mark, today: int, instant: int | None) -> bool:
    if mark[1] == today and instant is not None:
        return mark[2] == NO_INSTANT or mark[2] <= instant
    return mark[1] <= today


_NONE: Final[frozenset[str]] = frozenset()
_day_of = itemgetter(1)


def _order_days(marks: list[Mark], same_day: list[int]) -> None:
    """Put what stands on one day in the order of the record: by time, then by what it is and says."""
    first = end = -1
    for place in same_day:
        if place != end:
            if first >= 0:
                _order_day(marks, first, end)
            first = place - 1
        end = place + 1
    _order_day(marks, first, end)


def _order_day(marks: list[Mark], first: int, end: int) -> None:
    if end - first == 2:
        one, other = marks[first], marks[first + 1]
        if one[2] < other[2] or (one[2] == other[2] and one[3]["type"] < other[3]["type"]):
            return
    found = sorted(marks[first:end], key=_short)
    if any(_short(one) == _short(other) and _differ(one, other) for one, other in pairwise(found)):
        found.sort(key=_whole)
    marks[first:end] = [(place, *mark[1:]) for place, mark in enumerate(found, first)]


def _short(mark: Mark) -> tuple[int, str, str]:
    return mark[2], mark[3]["type"], mark[3]["id"] or ""


def _differ(one: Mark, other: Mark) -> bool:
    """Whether two events of one type say different things of themselves; if not, either may stand first."""
    return plain_fields(one[3]) != plain_fields(other[3])


def _whole(mark: Mark) -> Any:
    said = mark[3]
    return order_of(said["at"], said["type"], *plain_fields(said), said["id"])
