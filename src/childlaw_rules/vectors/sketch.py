"""A small case that can be moved in time and changed one fact at a time, and what a rule says of it.

A sketch is made from an example of a rule file. A month or an interval keeps it from moving; such an example serves
as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from childlaw_rules.case import read_case
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.errors import ChildlawError
from childlaw_rules.evaluate import evaluate
from childlaw_rules.finding import Finding, Report
from childlaw_rules.rule.head import Example, case_of
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.rulefiles import shipped_tables
from childlaw_rules.when import COPENHAGEN, Point, PointError, read_local

Event = Mapping[str, Any]
#: The fields of an event that hold days of their own and move with it.
_DAYS: Final = ("day", "period")
#: How the threads that an event opens are called.
_THREAD_NAMES: Final = {
    "notification": "n",
    "need": "need",
    "investigation": "i",
    "decision": "d",
    "measure": "m",
    "plan": "p",
    "complaint": "c",
}


class CannotMoveError(ValueError):
    """A case with a day that is not known, or one that would leave the calendar."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A case with its events in order of their days, the day it is looked at, and the readings chosen."""

    child: Mapping[str, Any]
    parties: tuple[Mapping[str, Any], ...]
    coverage: Mapping[str, Any]
    events: tuple[Event, ...]
    as_of: str

    def case(self) -> dict[str, Any]:
        """The case in the case format; fields in one order, events by their days."""
        case: dict[str, Any] = {"format": "childlaw-case/1", "child": dict(self.child)}
        if self.parties:
            case["parties"] = [dict(party) for party in self.parties]
        if self.coverage:
            case["coverage"] = dict(self.coverage)
        case["events"] = [dict(event) for event in sorted(self.events, key=_order)]
        return case

    def event(self, id_: str) -> Event:
        """The event of an id. Raises ``KeyError`` where there is none."""
        for event in self.events:
            if event["id"] == id_:
                return event
        raise KeyError(id_)

    def has(self, id_: str) -> bool:
        """Whether an event of that id is in the case."""
        return any(event["id"] == id_ for event in self.events)

    def day(self, id_: str) -> int:
        """The day of an event. Raises ``CannotMoveError`` where it is not known."""
        return day_of(self.event(id_)["at"])

    def born(self) -> int:
        """The day of birth. Raises ``CannotMoveError`` where it is not known."""
        return day_of(self.child.get("born"))

    # -- changes: each gives another sketch --------------------------------------------------------------

    def moved(self, days: int) -> Sketch:
        """Everything later by so many days: events and the days they state, births, custody, the day looked at."""
        return Sketch(
            _moved_child(self.child, days),
            tuple(_moved_days(party, days, ("from", "until")) for party in self.parties),
            {name: moved_value(value, days) for name, value in self.coverage.items()},
            tuple(_moved_event(event, days) for event in self.events),
            moved_point(self.as_of, days),
        )

    def at(self, id_: str, at: int | str) -> Sketch:
        """With one event on another day (an ordinal), or at a point written out."""
        return self.changed(id_, at=_written(at))

    def changed(self, id_: str, **fields: Any) -> Sketch:
        """With fields of one event set; ``None`` for a field other than ``at`` leaves it out."""
        found = []
        for event in self.events:
            if event["id"] == id_:
                event = {**event, **fields}  # noqa: PLW2901 - the event as it is now
                event = {k: v for k, v in event.items() if v is not None or k == "at"}  # noqa: PLW2901
            found.append(event)
        return replace(self, events=tuple(found))

    def without(self, *ids: str) -> Sketch:
        """Without some events."""
        return replace(self, events=tuple(event for event in self.events if event["id"] not in ids))

    def plus(self, *events: Event) -> Sketch:
        """With further events, each with an id of its own."""
        return replace(self, events=(*self.events, *events))

    def seen(self, as_of: int | str) -> Sketch:
        """Looked at on another day (an ordinal), or at an instant written out."""
        return replace(self, as_of=_written(as_of))

    def with_birth(self, born: int) -> Sketch:
        """With a child born on another day."""
        return replace(self, child={**self.child, "born": _written(born)})

    def with_parties(self, parties: tuple[Mapping[str, Any], ...]) -> Sketch:
        """With other parties."""
        return replace(self, parties=parties)

    def fresh(self) -> str:
        """An event id that is not taken."""
        taken = {event["id"] for event in self.events}
        return next(f"e{number}" for number in range(1, 200) if f"e{number}" not in taken)


class Judge:
    """Says what one rule says of a sketch, by the engine."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._alone = Ruleset((rule,), "sha256:-", "-", tables=shipped_tables())
        self._under: dict[tuple[tuple[str, str], ...], Ruleset] = {(): self._alone}

    def report(self, case: Mapping[str, Any], as_of: str, readings: Mapping[str, str] | None = None) -> Report:
        """What the rule says of a case. Raises ``CaseError`` and ``ArgumentError`` as ``evaluate`` does."""
        key = tuple(sorted((readings or {}).items()))
        if key not in self._under:
            self._under[key] = self._alone.choosing(dict(key))
        return evaluate(read_case(case), as_of=as_of, rules=self._under[key])

    def of(self, sketch: Sketch, readings: Mapping[str, str] | None = None) -> Report:
        """What the rule says of a sketch."""
        return self.report(sketch.case(), sketch.as_of, readings)

    def finding(self, sketch: Sketch, like: Finding | None = None) -> Finding | None:
        """The finding of a sketch with the subject and occurrence of another; without one, the first."""
        try:
            findings = self.of(sketch).findings
        except ChildlawError:
            return None
        if like is None:
            return findings[0] if findings else None
        return next((f for f in findings if f.subject == like.subject and f.occurrence == like.occurrence), None)


def sketch_of(example: Example, rule_types: frozenset[str]) -> Sketch | None:
    """The sketch of an example, every event with an id; None where it does not say when it is looked at.

    ``rule_types`` are the event types that the rule reads: the case says only of these what the source records.
    """
    case = case_of(example)
    later = {name for name, kind in EVENT_TYPES.items() if kind.later}
    coverage = {n: v for n, v in case["coverage"].items() if n in example.coverage or (n in later & rule_types)}
    events = sorted(case["events"], key=_order)
    taken = {event["id"] for event in events if event.get("id")}
    free = (f"e{number}" for number in range(1, 500) if f"e{number}" not in taken)
    events = [_told(event, event.get("id") or next(free)) for event in events]
    sketch = Sketch(case["child"], tuple(case["parties"]), coverage, tuple(events), example.as_of or "")
    try:
        return sketch if example.as_of else sketch.seen(max(day_of(event["at"]) for event in events) + 30)
    except ValueError:
        return None


def movable(sketch: Sketch) -> bool:
    """Whether all days of a sketch are known, so that it can be moved in time."""
    try:
        sketch.moved(1)
    except CannotMoveError:
        return False
    return bool(sketch.events)


def with_named_threads(sketch: Sketch) -> Sketch:
    """The same case with a name for every thread that an event opens without naming it."""
    named = {str(value) for event in sketch.events for value in event.values() if isinstance(value, str)}
    for event in sketch.events:
        opens = EVENT_TYPES[event["type"]].opens
        if opens is None or event.get(opens.value) is not None:
            continue
        start = _THREAD_NAMES[opens.value]
        name = next(f"{start}{number}" for number in range(1, 500) if f"{start}{number}" not in named)
        named.add(name)
        sketch = sketch.changed(event["id"], **{opens.value: name})
    return sketch


def day_of(value: Any) -> int:
    """The day (ordinal) of a point of a case. Raises ``CannotMoveError`` where it is no exact day or instant."""
    try:
        point = Point.parse(value)
    except PointError as error:
        raise CannotMoveError(str(error)) from None
    if value is None or not point.exact:
        raise CannotMoveError("a day that is not known")
    return point.first


def moved_point(text: Any, days: int) -> str:
    """A day or an instant later by so many days; a time of day stays the same on the clock in Copenhagen."""
    if not days:
        return str(text)
    day = day_of(text) + days
    if not 1 <= day <= date.max.toordinal():
        raise CannotMoveError("beyond the calendar")
    if len(str(text)) == 10:
        return date.fromordinal(day).isoformat()
    clock = _local(str(text)).time()
    try:
        return read_local(datetime.combine(date.fromordinal(day), clock)).isoformat()
    except PointError as error:
        raise CannotMoveError(str(error)) from None


def moved_value(value: Any, days: int) -> Any:
    """A value that may hold days (a day, or ``from`` and ``until``) later by so many days; other values as they are."""
    if isinstance(value, Mapping):
        return {key: moved_value(part, days) for key, part in value.items()}
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return moved_point(value, days)
    return value


def _local(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is None else moment.astimezone(COPENHAGEN).replace(tzinfo=None)


def _written(point: int | str) -> str:
    if isinstance(point, str):
        return point
    if not 1 <= point <= date.max.toordinal():
        raise CannotMoveError("beyond the calendar")
    return date.fromordinal(point).isoformat()


def _moved_event(event: Event, days: int) -> Event:
    moved = {**event, "at": moved_point(event["at"], days)}
    for name, field in EVENT_TYPES[event["type"]].fields.items():
        if field.kind in _DAYS and name in moved:
            moved[name] = moved_value(moved[name], days)
    return moved


def _moved_days(item: Mapping[str, Any], days: int, names: tuple[str, ...]) -> Mapping[str, Any]:
    return {key: moved_value(value, days) if key in names else value for key, value in item.items()}


def _moved_child(child: Mapping[str, Any], days: int) -> Mapping[str, Any]:
    moved: dict[str, Any] = {}
    for key, value in child.items():
        if key == "siblings":
            moved[key] = [
                {k: moved_point(v, days) if k == "born" and v is not None else v for k, v in sibling.items()}
                for sibling in value
            ]
        else:
            moved[key] = moved_point(value, days)
    return moved


def _told(event: Event, id_: str) -> Event:
    """An event with its id before its other fields, without what the engine does not read."""
    rest = {key: value for key, value in event.items() if key not in {"type", "at", "id", "note", "recorded_at"}}
    return {"type": event["type"], "at": event.get("at"), "id": id_, **rest}


def _order(event: Event) -> tuple[str, str]:
    return str(event.get("at") or ""), str(event.get("id") or "")
