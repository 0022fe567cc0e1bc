"""Vectors of every kind: the first and last day of a version, birthdays, what events say, examples, other readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.errors import ChildlawError
from childlaw_rules.finding import Report
from childlaw_rules.kinds.parties import OF_AGE
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rule.values import ChildAge
from childlaw_rules.rulebook import Rule
from childlaw_rules.vectors.base import Base, governing_day, moved_to, patterns_in
from childlaw_rules.vectors.choosing import Examples
from childlaw_rules.vectors.completing import event_of
from childlaw_rules.vectors.days import leap_birthdays
from childlaw_rules.vectors.draft import LATER, Draft, drafted
from childlaw_rules.vectors.phrases import asked, dated, pair, said, say, term, terms
from childlaw_rules.vectors.sketch import CannotMoveError, Sketch, day_of, sketch_of
from childlaw_rules.when import EARLIEST, LATEST, day_turned

#: So many examples of a version are taken with each outcome. What is done in time, late or not yet is made anyway.
_EXAMPLES: Final = {"excused": 4, "undetermined": 2, "missing": 1, "not_applicable": 1}
#: So many changes of what events say are tried for a version.
_MOST_FIELDS: Final = 10


def in_force(base: Base) -> Iterator[Draft]:
    """The case on the first and last day of the version, and on the day outside it."""
    version = base.version
    rows = []
    if version.first > EARLIEST:
        rows += [("first-day", version.first), ("day-before", version.first - 1)]
    if version.last < LATEST:
        rows += [("last-day", version.last), ("day-after", version.last + 1)]
    for position, day in rows:
        sketch = moved_to(base, day, lambda sketch: governing_day(base, sketch))
        if sketch is not None:
            yield drafted(base, f"in-force/{position}", sketch, day=day)


def ages(base: Base) -> Iterator[Draft]:
    """The child born so that it turns each age that the version speaks of around the day on which that counts."""
    for age, id_ in sorted(_ages(base), key=str):
        yield from _around_birthday(base, base.sketch, age, id_)
    for pattern in getattr(base.version.duty, "must_happen", ()):
        # What fulfils the duty only from an age, where the case is fulfilled by something else.
        if pattern.child_by_then is None or base.done is None:
            continue
        if all(event["type"] != pattern.event for event in base.sketch.events):
            other = event_of(pattern, base.sketch.fresh())
            sketch = base.sketch.without(base.done).plus(other).at(other["id"], base.sketch.day(base.done))
            yield from _around_birthday(base, sketch, pattern.child_by_then.years, other["id"])


def _around_birthday(base: Base, sketch: Sketch, age: int, id_: str) -> Iterator[Draft]:
    what = term(sketch.event(id_))
    name = f"{age}-years-at-{sketch.event(id_)['type'].replace('_', '-')}"
    for position, offset in (("day-before", 1), ("birthday", 0), ("day-after", -1)):
        born = _born(sketch.day(id_) + offset, age)
        if born is not None:
            key = "age" if age else "birth"
            yield drafted(base, f"{key}/{position}", sketch.with_birth(born), name=name, start=what, years=age)
    if not age:
        return
    for position, day, born in leap_birthdays(base.version, age):
        moved = sketch.moved(day - sketch.day(id_)).with_birth(born)
        yield drafted(base, f"leap-birthday/{position}", moved, name=name, start=what, years=age)


def instead(base: Base) -> Iterator[Draft]:
    """What another reading lets fulfil the duty, in place of what fulfils it."""
    day = base.due if base.due is not None else base.start_day
    if day is None or base.done is None:
        return
    for reading in base.rule.readings:
        if reading.sets not in {"must_happen", "must_be_in_place"}:
            continue
        for item in reading.adds:
            other = event_of(Pattern.model_validate(item), base.sketch.fresh())
            sketch = base.sketch.without(base.done).plus(other).at(other["id"], day).seen(day + LATER)
            name = other["type"].replace("_", "-")
            yield drafted(base, "instead/on", sketch, name=name, done=other["id"], day=day)


def _born(turns: int, age: int) -> int | None:
    """A day of birth on which the age is reached on a day."""
    for born in range(turns - age * 366 - 1, turns - age * 365 + 2):
        if day_turned(born, age) == turns:
            return born
    return None


def _ages(base: Base) -> set[tuple[int, str]]:
    """The ages that a version speaks of, each with the event on whose day it counts."""
    found: set[tuple[int, str]] = set()
    duty = base.version.duty
    if base.start is None:
        return found
    for pattern in patterns_in(duty):
        if pattern.child is not None:
            found.add((pattern.child.years, base.start))
        if pattern.child_by_then is not None:
            own = [event["id"] for event in base.sketch.events if event["type"] == pattern.event]
            found.update((pattern.child_by_then.years, id_) for id_ in own[:1])
    for holder in (duty, getattr(duty, "for_each_party", None)):
        age = getattr(holder, "child", None)
        if isinstance(age, ChildAge):
            found.add((age.years, base.start))
        if "every custody holder" in (getattr(holder, "from_whom", ""), *getattr(holder, "who", ())):
            found.add((OF_AGE.years, base.start))
    return found


def fields(base: Base) -> Iterator[Draft]:
    """What the events of the case say changed one fact at a time: each flag yes, no and left out, words left out."""
    given = 0
    for id_, field, values in _askable(base):
        event = base.sketch.event(id_)
        several = sum(other["type"] == event["type"] for other in base.sketch.events) > 1
        what = dated(event, base.sketch.day(id_)) if several else term(event)
        for value in values:
            if value == event.get(field) or (value is None and field not in event):
                continue
            if value is None and EVENT_TYPES[event["type"]].fields[field].required:
                continue
            if given == _MOST_FIELDS:
                return
            given += 1
            sketch = base.sketch.changed(id_, **{field: value})
            name = f"{id_}-{field.replace('_', '-')}"
            if value is None:
                words = asked(event["type"], field)
                yield drafted(base, "fields/left-out", sketch, name=name, event=what, words=words)
                continue
            words = said(event["type"], field, value)
            shown = {True: "yes", False: "no"}.get(value, str(value).replace("_", "-"))
            yield drafted(base, "fields/said", sketch, name=f"{name}-{shown}", event=what, words=words)


def _askable(base: Base) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """The fields that the version reads of the events of the case, and the values worth trying."""
    duty, seen = base.version.duty, set()
    if base.start is not None:
        for field in getattr(duty, "must_state", ()):
            seen.add((base.start, field))
            yield base.start, field, (True, False, None)
        for field, allowed in getattr(duty, "must_say", {}).items():
            seen.add((base.start, field))
            yield base.start, field, _values(base, base.start, field, allowed)
    for pattern in patterns_in(duty):
        for event in base.sketch.events:
            if event["type"] != pattern.event:
                continue
            for field, values in (*pattern.where.items(), *pattern.unless.items()):
                if (event["id"], field) not in seen:
                    seen.add((event["id"], field))
                    yield event["id"], field, _values(base, event["id"], field, values)


def _values(base: Base, id_: str, field: str, named: tuple[Any, ...]) -> tuple[Any, ...]:
    """A value that is named and one that is not, both other than the present one, and nothing."""
    event = base.sketch.event(id_)
    word = EVENT_TYPES[event["type"]].fields[field]
    if word.kind == "flag":
        return True, False, None
    others = [value for value in word.values if value != event.get(field)]
    inside = [value for value in others if value in named][:1]
    outside = [value for value in others if value not in named][:1]
    return (*inside, *outside, None)


def examples(known: Examples) -> Iterator[tuple[str, Draft]]:
    """Examples of the rule file with each outcome, each with the version that it shows."""
    taken: Counter[tuple[str, str]] = Counter()
    for row in known.rows:
        sketch = sketch_of(row, known.types)
        if sketch is None:
            continue
        try:
            report = known.judge.of(sketch)
        except ChildlawError:
            continue
        version, status = _shown(known.rule, sketch, report)
        if version is None or taken[version, status] >= _EXAMPLES.get(status, 0):
            continue
        taken[version, status] += 1
        name = f"{status.replace('_', '-')}-{taken[version, status]}"
        title = row.name.split(" (")[0]
        tests = say("example/row", status=pair(STATUS_NAMES[status]), name=title, events=terms(sketch.events))
        yield version, Draft("example", name, sketch, tests)


def _shown(rule: Rule, sketch: Sketch, report: Report) -> tuple[str | None, str]:
    """The version that a report shows, and the outcome."""
    if report.findings:
        finding = report.findings[0]
        return finding.version, finding.status.value
    if report.out_of_force:
        return None, "out_of_force"
    try:
        days = [day_of(event["at"]) for event in sketch.events]
    except CannotMoveError:
        days = []
    for version in rule.versions:
        if days and version.first <= max(days) <= version.last:
            return version.id, "not_applicable"
    return None, "not_applicable"
