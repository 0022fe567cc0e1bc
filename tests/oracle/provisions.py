"""What the provision of a measure or a decision says of its kind, by the table ``rules/measures.yaml``.

It reads provisions of the plain form ``SEL § 52, stk. 3, nr. 7``; in any other form they say nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from childlaw_rules.when import EARLIEST, LATEST, Point

from .casefile import Event
from .rulefile import RULES, listed, read_data
from .world import MEASURE_KINDS, World

_PLACE = re.compile(r"(?:(SEL|BL) )?§ (\d+(?: [a-z])?)(?:, stk\. (\d+)(?:-(\d+))?)?(?:, nr\. (\d+))?")


@dataclass(frozen=True)
class Place:
    act: str | None
    section: str
    stk: tuple[int, int] | None
    nr: int | None

    def within(self, row: Place) -> bool:
        """Whether it is that place or a part of it; a wider place says nothing."""
        if self.section != row.section or self.act not in {None, row.act}:
            return False
        if row.stk is not None and (self.stk is None or not row.stk[0] <= self.stk[0] <= self.stk[1] <= row.stk[1]):
            return False
        return row.nr is None or self.nr == row.nr


@dataclass(frozen=True)
class Meaning:
    place: Place
    first: int
    last: int
    kinds: frozenset[str]


def place(text: str) -> Place | None:
    found = _PLACE.fullmatch(text)
    if found is None:
        return None
    act, section, stk, to, nr = found.groups()
    return Place(act, section, None if stk is None else (int(stk), int(to or stk)), None if nr is None else int(nr))


@cache
def _table() -> tuple[tuple[Meaning, ...], str, int]:
    """The rows, and the act whose decisions stand after its last day, with that day."""
    data = read_data(RULES / "measures.yaml")
    rows = [
        _row(part, number, number["evidence"], int(number["nr"]))
        for part in data["lists"]
        for number in part["numbers"]
    ]
    # Rows in other forms, such as a range of sections, speak of no provision that is read here.
    plain = [part for part in data["paragraphs"] if place(part["source"]["provision"]) is not None]
    rows += [_row(part, part, part["source"]["evidence"], None) for part in plain]
    carried = data["carried_over"]
    return tuple(rows), carried["act"], Point.parse(carried["last_day"]).first


@cache
def cuts() -> tuple[int, ...]:
    """The days on which what a provision means can change."""
    rows, _, _ = _table()
    return tuple(sorted({day for row in rows for day in (row.first, row.last + 1) if day < LATEST}))


def _row(part: dict[str, Any], said: dict[str, Any], evidence: str, nr: int | None) -> Meaning:
    read = place(part["source"]["provision"])
    assert read is not None, part["source"]["provision"]
    days = part["in_force"]
    return Meaning(
        Place(part["source"]["act"], read.section, read.stk, nr),
        Point.parse(days["from"]).first if "from" in days else EARLIEST,
        Point.parse(days["until"]).first if "until" in days else LATEST,
        MEASURE_KINDS if evidence == "memory" else frozenset(listed(said["kinds"])),
    )


def meaning(world: World, event: Event) -> frozenset[str] | None:
    """The kinds that a provision may mean in this world; None where the table does not speak of it."""
    text = event.fields.get("provision")
    named = None if text is None else place(text)
    if named is None:
        return None
    rows, act, last_day = _table()
    found = [row for row in rows if named.within(row.place)]
    if named.act is None:
        # Where no act is named, that act is meant which was in force on the day that decides.
        found = [row for row in found if row.first <= world.day(_behind(world, event)) <= row.last]
    if not found:
        return None
    dated_by = _behind(world, event)
    day = world.day(dated_by)
    # Decisions under the former act stand after its last day: what starts later is read as on that day.
    carried = _starts(event) and dated_by is event
    then = [
        row
        for row in found
        if row.first <= (min(day, last_day) if carried and row.place.act == act else day) <= row.last
    ]
    return frozenset().union(*(row.kinds for row in then)) if then else MEASURE_KINDS


def _starts(event: Event) -> bool:
    return event.type == "measure_started"


def _behind(world: World, event: Event) -> Event:
    """The decision whose day says what the provision of a measure means; without one, the event itself."""
    if not _starts(event):
        return event
    decisions = world.case.of("decision_made")
    own = event.fields.get("decision")
    if own is not None:
        return next((d for d in decisions if d.fields["decision"] == own), event)
    named = [
        decision
        for decision in decisions
        if decision.fields.get("measure") == event.fields["measure"]
        and decision.fields.get("provision") == event.fields.get("provision")
        and decision.first <= event.last
    ]
    return named[-1] if named else event
