"""Events that complete a case: one that fulfils the duty, one that presupposes it."""

from __future__ import annotations

from typing import Any

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.vectors.base import SOON, Base


def fulfilled(base: Base) -> Base | None:
    """The base with one event more that fulfils the duty, on its first or last day; None where none does."""
    duty = base.version.duty
    wanted = getattr(duty, "must_happen", None) or getattr(duty, "must_be_in_place", None) or ()
    days = [day for day in (base.start_day, base.due) if day is not None]
    for pattern in wanted:
        for day in days:
            id_ = base.sketch.fresh()
            sketch = base.sketch.plus(event_of(pattern, id_)).at(id_, day).seen(max(days) + 30)
            found = base.at(sketch)
            if found is not None and found.finding.status.value == "met" and found.done == id_:
                return found
    return None


def presupposing(base: Base) -> tuple[Base, int] | None:
    """The base with an event that presupposes what the duty asks for, and its day; None where none does."""
    if base.done is None or base.start_day is None:
        return None
    day = base.start_day + SOON
    for pattern in base.version.duty.presupposed_by:
        id_ = base.sketch.fresh()
        sketch = base.sketch.plus(event_of(pattern, id_)).at(id_, day).seen(day + SOON)
        never, done = base.at(sketch.without(base.done)), base.at(sketch)
        if done is not None and never is not None and never.finding.status.value == "missing" and never.due == day:
            return done, day
    return None


def event_of(pattern: Pattern, id_: str) -> dict[str, Any]:
    """An event that a pattern means, with its required fields; its day is still to be set."""
    event: dict[str, Any] = {"type": pattern.event, "at": None, "id": id_}
    for name, field in EVENT_TYPES[pattern.event].fields.items():
        if name in pattern.where:
            event[name] = pattern.where[name][0]
        elif field.required:
            event[name] = {"flag": True, "party": "child"}.get(field.kind) or field.values[0]
    return event
