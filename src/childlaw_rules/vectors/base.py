"""The case from which the vectors of a version are made, moved in time and rid of what its finding does not need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from pydantic import BaseModel

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.errors import ChildlawError
from childlaw_rules.finding import Finding
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rulebook import Rule, RuleVersion
from childlaw_rules.vectors.sketch import CannotMoveError, Judge, Sketch, day_of, with_named_threads

#: The kinds whose version is the one in force on the due day.
GOVERNED_BY_DUE_DAY: Final = frozenset({"recurring", "limit", "deadline counted backward"})
#: A child of a case that says nothing of its age is about eight, in days; one that is younger than a month is moved.
_USUAL_AGE: Final = 3000
_YOUNGEST: Final = 30
#: So many days after the last event a case is looked at, where that makes no difference.
SOON: Final = 60


@dataclass(frozen=True)
class Base:
    """A case that shows a version at work: the sketch, the finding it gives, and the events that it turns on.

    ``start`` is the id of the event with which the finding begins, ``done`` of the one that fulfils the duty, where it
    is another one.
    """

    judge: Judge
    version: RuleVersion
    sketch: Sketch
    finding: Finding
    start: str | None
    done: str | None

    @classmethod
    def of(cls, judge: Judge, version: RuleVersion, sketch: Sketch, finding: Finding) -> Base:
        """The base of a finding."""
        start = None if finding.trigger is None else finding.trigger.event
        done = None if finding.fulfilled_by is None else finding.fulfilled_by.event
        return cls(judge, version, sketch, finding, start, done if done != start else None)

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.judge.rule

    @cached_property
    def start_day(self) -> int | None:
        """The day of the starting event."""
        return None if self.start is None else self.sketch.day(self.start)

    @cached_property
    def due(self) -> int | None:
        """The due day."""
        return None if self.finding.due is None else day_of(self.finding.due)

    def at(self, sketch: Sketch) -> Base | None:
        """The base of another sketch of the same subject; None where there is no such finding of this version."""
        found = self.judge.finding(sketch, self.finding)
        if found is None or found.version != self.version.id:
            return None
        other = Base.of(self.judge, self.version, sketch, found)
        # What was done too late stays what was done, also where the finding does not say so.
        kept = self.done if self.done is not None and sketch.has(self.done) else other.done
        return replace(other, done=kept)


def governing_day(base: Base, sketch: Sketch) -> int | None:
    """The day that decides which version governs a case: it differs between the kinds."""
    kind = base.rule.kind
    if kind in GOVERNED_BY_DUE_DAY:
        try:
            report = base.judge.of(sketch)
        except ChildlawError:
            return None
        for finding in report.findings:
            if (finding.subject, finding.occurrence) == (base.finding.subject, base.finding.occurrence):
                return None if finding.due is None else day_of(finding.due)
        return day_of(report.out_of_force[0].on) if report.out_of_force else None
    if kind == "currency":
        return day_of(sketch.as_of)
    return None if base.start is None else sketch.day(base.start)


def moved_to(base: Base, day: int, measured: Callable[[Sketch], int | None]) -> Sketch | None:
    """The case of a base moved so that what is measured falls on a day; None where no move brings it there."""
    try:
        now = measured(base.sketch)
        if now is None:
            return None
        for nudge in (0, 1, -1, 2, -2, 3, -3, 4, 5, 6, 7, 8):
            sketch = base.sketch.moved(day - now + nudge)
            if measured(sketch) == day:
                return sketch
    except CannotMoveError:
        return None
    return None


def lean(base: Base) -> Base:
    """The same base with nothing that its finding does not need, and with its threads named.

    Events and parties that change nothing are left out, the child is born before the first event, and the case is
    looked at soon after the last.
    """
    for event in base.sketch.events:
        if event["id"] not in {base.start, base.done}:
            base = _if_same(base, base.sketch.without(event["id"]))
    named = with_named_threads(base.sketch)
    for finding in base.judge.of(named).findings:
        if _same(finding, base.finding):
            base = replace(base, sketch=named, finding=finding)
            break
    days = [day_of(event["at"]) for event in base.sketch.events]
    if days and "born" in base.sketch.child and base.sketch.born() > min(days) - _YOUNGEST:
        base = _if_same(base, base.sketch.with_birth(min(days) - _USUAL_AGE))
    if days and base.rule.kind != "currency":
        base = _if_same(base, base.sketch.seen(max(days) + SOON))
    if base.rule.kind != "consent" and not _names_parties(base.sketch):
        base = _if_same(base, base.sketch.with_parties(()))
    return base


def _if_same(base: Base, sketch: Sketch) -> Base:
    other = base.at(sketch)
    return base if other is None or not _same(other.finding, base.finding) else other


def _names_parties(sketch: Sketch) -> bool:
    return any(
        EVENT_TYPES[event["type"]].fields[name].kind == "party"
        for event in sketch.events
        for name in event
        if name in EVENT_TYPES[event["type"]].fields
    )


def _same(one: Finding, other: Finding) -> bool:
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("status", "version", "occurrence", "trigger", "due", "fulfilled_by", "days_late", "remarks")
    )


def patterns_in(value: Any) -> Iterator[Pattern]:
    """Every pattern that a duty holds, at any depth."""
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from patterns_in(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from patterns_in(item)
