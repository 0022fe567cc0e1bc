"""Reads a case by the contract alone: its events with the days on which they may have happened, its threads.

Nothing here is shared with the engine. The names of event types and fields come from the vocabulary.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.when import EARLIEST, LATEST, Point, day_ends

#: Which event opens a thread of which kind.
OPENS = {name: kind.opens.value for name, kind in EVENT_TYPES.items() if kind.opens is not None}
THREAD_KINDS = ("notification", "need", "investigation", "decision", "measure", "plan", "complaint")
LATER = frozenset(name for name, kind in EVENT_TYPES.items() if kind.later)
#: Field by field, which kind of thread it names.
NAMES_THREAD = {
    name: {word.name: word.thread.value for word in kind.fields.values() if word.kind == "thread" and word.thread}
    for name, kind in EVENT_TYPES.items()
}
NAMES_PARTY = {
    name: [word.name for word in kind.fields.values() if word.kind == "party" or word.name == "sibling"]
    for name, kind in EVENT_TYPES.items()
}


def has_field(type_: str, kind: str) -> bool:
    """Whether events of a type have a field of their own for threads of a kind."""
    return NAMES_THREAD[type_].get(kind) == kind


@dataclass(eq=False)
class Event:
    """One event of the file. Days are ordinals; ``instant`` is in microseconds, where the time of day is known."""

    type: str
    id: str
    number: int
    first: int
    last: int
    instant: int | None
    limit: int
    fields: dict[str, Any]
    about: tuple[str, ...] | None

    @property
    def exact(self) -> bool:
        return self.first == self.last

    def says(self, name: str) -> Any:
        """What the event itself says in a field, flags as yes and no; None where it says nothing."""
        value = self.fields.get(name)
        if value is None and (self.type, name) == ("child_conversation_held", "contact"):
            return "conversation"
        if isinstance(value, bool):
            return "yes" if value else "no"
        return value


@dataclass(eq=False)
class Thread:
    kind: str
    id: str
    openers: list[Event] = field(default_factory=list)
    members: list[Event] = field(default_factory=list)


@dataclass(eq=False)
class CaseFile:
    """A case as it was on record on a day."""

    as_of: int
    now: int
    born: tuple[int, int] | None
    expected: tuple[int, int] | None
    holders: list[tuple[str, int, int]]
    siblings: list[tuple[str, tuple[int, int] | None, bool | None]]
    child_ids: frozenset[str]
    events: list[Event]
    gaps: dict[str, list[tuple[int, int]]]
    silent: frozenset[str]
    threads: dict[str, dict[str, Thread]] = field(default_factory=dict)

    def of(self, *types: str) -> list[Event]:
        return [event for event in self.events if event.type in types]


def read(case: dict[str, Any], as_of: str | None = None, known_at: str | None = None) -> CaseFile:
    """The case as of a day (or instant), and as it was known at a moment."""
    looked_at = Point.parse(as_of if as_of is not None else case["as_of"])
    known = None if known_at is None else Point.parse(known_at)
    child = case.get("child", {})
    coverage = case.get("coverage", {})
    file = CaseFile(
        as_of=looked_at.first,
        now=looked_at.instant if looked_at.instant is not None else day_ends(looked_at.first),
        born=_span(child.get("born")),
        expected=_span(child.get("due")),
        holders=[
            (party["id"], _day(party.get("from"), EARLIEST), _day(party.get("until"), LATEST))
            for party in case.get("parties", ())
            if party["role"] == "custody_holder"
        ],
        siblings=[
            (sibling["id"], _span(sibling.get("born")), sibling.get("same_household"))
            for sibling in child.get("siblings", ())
        ],
        child_ids=frozenset({"child", *(p["id"] for p in case.get("parties", ()) if p["role"] == "child")}),
        events=[],
        gaps={},
        silent=LATER - set(coverage) - {event["type"] for event in case.get("events", ())},
    )
    for type_, window in coverage.items():
        found = _gaps(window, file.as_of)
        if found:
            file.gaps[type_] = found
    _events(file, case.get("events", ()), looked_at, known)
    _threads(file)
    return file


def _span(text: Any) -> tuple[int, int] | None:
    if text is None:
        return None
    point = Point.parse(text)
    return point.first, point.last


def _day(text: str | None, otherwise: int) -> int:
    return otherwise if text is None else Point.parse(text).first


def _gaps(window: Any, as_of: int) -> list[tuple[int, int]]:
    """The stretches in which a type is not recorded, up to the day looked at."""
    if window is True:
        return []
    if window is False:
        return [(EARLIEST, as_of)]
    before = (EARLIEST, min(_day(window.get("from"), EARLIEST) - 1, as_of))
    after = (_day(window.get("until"), LATEST) + 1, as_of)
    return [gap for gap in (before, after) if gap[0] <= gap[1]]


def _events(file: CaseFile, raws: Any, as_of: Point, known: Point | None) -> None:
    rows = []
    for place, raw in enumerate(raws):
        point = Point.parse(raw["at"])
        moment = point.instant if point.instant is not None else day_ends(point.first)
        fields = {k: v for k, v in raw.items() if k not in {"type", "at", "id", "recorded_at", "note", "about"}}
        fields = {name: value for name, value in fields.items() if value is not None}
        about = raw.get("about")
        about = None if not about else (about,) if isinstance(about, str) else tuple(about)
        by_fields = json.dumps(fields, default=str, sort_keys=True)
        order = (point.first, moment, point.last, point.unknown, raw["type"], raw.get("id") or "", by_fields)
        rows.append((*order, about or (), place, point, fields, about, raw))
    rows.sort(key=lambda row: row[:9])
    taken = {raw["id"] for raw in raws if raw.get("id") is not None}
    for number, (*_, point, fields, about, raw) in enumerate(rows, start=1):
        if _surely_after(point, as_of):
            continue
        limit = as_of.first
        if known is not None:
            recorded = raw.get("recorded_at")
            if recorded is None:
                limit = min(limit, known.last)
            if _surely_after(point if recorded is None else Point.parse(recorded), known):
                continue
        id_ = raw.get("id")
        if id_ is None:
            id_ = f"e{number}"
            while id_ in taken:
                id_ += "'"
        last = limit if point.unknown else point.last
        event = Event(raw["type"], id_, len(file.events), point.first, last, point.instant, limit, fields, about)
        file.events.append(event)


def _surely_after(point: Point, moment: Point) -> bool:
    if point.instant is not None and moment.instant is not None:
        return point.instant > moment.instant
    return not point.unknown and point.first > moment.last


def _threads(file: CaseFile) -> None:
    """The threads: an event that opens one without naming it gets its own id; what is only named is one too."""
    named: dict[str, set[str]] = {kind: set() for kind in THREAD_KINDS}
    for event in file.events:
        for name, kind in NAMES_THREAD[event.type].items():
            if event.fields.get(name) is not None:
                named[kind].add(event.fields[name])
    file.threads = {kind: {} for kind in THREAD_KINDS}
    for event in file.events:
        own = OPENS.get(event.type)
        if own is not None and event.fields.get(own) is None:
            tid = _measure_of_its_decision(file, event) if own == "measure" else None
            if tid is None:
                tid = event.id
                while tid in named[own]:
                    tid += "'"
                named[own].add(tid)
            event.fields = {**event.fields, own: tid}
        for name, kind in NAMES_THREAD[event.type].items():
            value = event.fields.get(name)
            if value is not None:
                thread = file.threads[kind].setdefault(value, Thread(kind, value))
                thread.members.append(event)
                if own == kind == name:
                    thread.openers.append(event)
    # What is done in an investigation that nobody named still belongs to one.
    if not named["investigation"]:
        for event in file.events:
            if has_field(event.type, "investigation"):
                nameless = file.threads["investigation"].setdefault("1", Thread("investigation", "1"))
                nameless.members.append(event)


def _measure_of_its_decision(file: CaseFile, started: Event) -> str | None:
    """A start that names no measure is of the measure that its decision names.

    That is the decision it names, or the only one in the case, unless another start has taken that measure.
    """
    decisions = file.of("decision_made")
    own = started.fields.get("decision")
    if own is not None:
        decisions = [decision for decision in decisions if decision.fields.get("decision") == own]
    elif len(decisions) == 1:
        others = {e.fields.get("measure") for e in file.of("measure_started") if e is not started}
        decisions = [decision for decision in decisions if decision.fields.get("measure") not in others]
    else:
        return None
    return next((d.fields["measure"] for d in decisions if d.fields.get("measure") is not None), None)
