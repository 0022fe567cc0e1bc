"""The case from which the vectors of a version are made: the clearest example of the rule file, moved into its days.

An example of another version serves where the version has none that is met: it is moved in time until the version
governs it. Events without which the finding stays the same are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from pydantic import BaseModel

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.errors import ChildlawError
from childlaw_rules.finding import Finding
from childlaw_rules.rule.head import Example, rows_of
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rulebook import Rule, RuleVersion
from childlaw_rules.vectors.sketch import CannotMoveError, Judge, Sketch, day_of, movable, sketch_of, with_named_threads
from childlaw_rules.when import LATEST

#: What a case shows best, best first, and how many events more it may have for that.
CLEAR: Final = ("met", "excused", "met_late", "missing", "overdue", "pending")
#: The kinds whose version is the one in force on the due day.
GOVERNED_BY_DUE_DAY: Final = frozenset({"recurring", "limit", "deadline counted backward"})
#: So far a version is looked into for a day on which an example of another version fits.
_TRIED_DAYS: Final = (None, 40, 120, 200)
#: A child of a case that says nothing of its age is about eight, in days; one that is younger than a month is moved.
_USUAL_AGE: Final = 3000
_YOUNGEST: Final = 30
#: So many days after the last event a case is looked at, where that makes no difference.
_SOON: Final = 60


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


class Examples:
    """The examples of a rule as sketches, and the bases they give for each version."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.judge = Judge(rule)
        self.types = frozenset(types_of(rule))

    @cached_property
    def rows(self) -> list[Example]:
        """Every row of every example that chooses no reading and hides nothing by ``known_at``."""
        return [
            row
            for example in self.rule.examples
            for row in rows_of(example)
            if not row.readings and row.known_at is None
        ]

    @cached_property
    def sketches(self) -> list[Sketch]:
        """Those whose days are known, each once, those with the fewest events first."""
        found: dict[str, Sketch] = {}
        for row in self.rows:
            sketch = sketch_of(row, self.types)
            if sketch is not None and movable(sketch):
                found.setdefault(repr(sketch), sketch)
        return sorted(found.values(), key=lambda sketch: len(sketch.events))

    def best(self, version: RuleVersion, wanted: Sequence[str] = CLEAR) -> Base | None:
        """The clearest base of a version: of the first of the statuses that any case shows, the shortest.

        Where nothing fulfils the duty in any example, it is tried whether one event more does.
        """
        levels: list[list[Base]] = []
        for number in range(len(_TRIED_DAYS)):
            levels.append(self._level(version, number))
            known = [base for level in levels for base in level]
            fitting = [base for base in known if base.finding.status.value == wanted[0]]
            if fitting:
                return lean(_unremarked(fitting))
        if wanted[0] == "met":
            mended = [base for base in map(fulfilled, known) if base is not None]
            if mended:
                return lean(_unremarked(mended))
        for status in wanted[1:]:
            fitting = [base for base in known if base.finding.status.value == status]
            if fitting:
                return lean(_unremarked(fitting))
        return None

    def _level(self, version: RuleVersion, number: int) -> list[Base]:
        """The bases of a version: its examples as they stand, then all of them moved further and further into it."""
        if (version.id, number) not in self._found:
            ahead = _TRIED_DAYS[number]
            day = None if ahead is None else _inside(version, ahead)
            bases = [self._base(version, sketch, day) for sketch in self.sketches]
            self._found[version.id, number] = [base for base in bases if base is not None]
        return self._found[version.id, number]

    @cached_property
    def _found(self) -> dict[tuple[str, int], list[Base]]:
        return {}

    def _base(self, version: RuleVersion, sketch: Sketch, day: int | None) -> Base | None:
        try:
            if day is not None:
                sketch = sketch.moved(day - self._governs(sketch))
            findings = self.judge.of(sketch).findings
        except (ChildlawError, CannotMoveError):
            return None
        for finding in findings:
            if finding.version == version.id:
                return Base.of(self.judge, version, sketch, finding)
        return None

    def _governs(self, sketch: Sketch) -> int:
        """The day of a case that is to lie in the version: the due day where that governs, else the first event's."""
        if self.rule.kind in GOVERNED_BY_DUE_DAY:
            report = self.judge.of(sketch)
            days = [finding.due for finding in report.findings] + [row.on for row in report.out_of_force]
            if days and days[0] is not None:
                return day_of(days[0])
        return min(day_of(event["at"]) for event in sketch.events)


def _unremarked(bases: list[Base]) -> Base:
    """The first of which nothing is to be remarked, or else the first."""
    return next((base for base in bases if not base.finding.remarks), bases[0])


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
    day = base.start_day + _SOON
    for pattern in base.version.duty.presupposed_by:
        id_ = base.sketch.fresh()
        sketch = base.sketch.plus(event_of(pattern, id_)).at(id_, day).seen(day + _SOON)
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
        base = _if_same(base, base.sketch.seen(max(days) + _SOON))
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


def _inside(version: RuleVersion, ahead: int) -> int:
    """A day inside a version, so far from its first day; nearer where it is short."""
    last = version.last if version.last < LATEST else version.first + 4000
    return version.first + min(ahead, (last - version.first) // 2)


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


def types_of(rule: Rule) -> set[str]:
    """The event types that a rule reads in any of its versions."""
    if rule.kind == "inactivity":
        return set()
    return {pattern.event for version in rule.versions for pattern in patterns_in(version.duty)}
