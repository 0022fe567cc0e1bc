"""What the kinds with a clock share: the event that starts it, the version that governs, what came in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Protocol

from childlaw_rules.kinds.matching import matches, tied
from childlaw_rules.kinds.outcome import Anchor, Outcome, not_applicable, out_of_force
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import OPENS, Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.threads import is_in
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import EARLIEST, Period, Unit, backward, forward


class Version(Protocol):
    """One version of a rule as the kinds see it."""

    @property
    def duty(self) -> Any:
        """The model of the kind, with this version's values."""


class Rule(Protocol):
    """A rule as the kinds see it."""

    @property
    def versions(self) -> Sequence[Version]:
        """Earliest first."""

    def version_on(self, world: World, day: Day) -> Version | None:
        """The version in force on a day, or None in a gap."""


def thread_anchors(record: Record, kind: str, patterns: Iterable[Pattern]) -> list[Anchor]:
    """One anchor for each thread of a kind that has an event of the patterns' types, earliest first.

    The kind ``event`` gives one anchor for each event instead, named after the thread that it opens.
    """
    types = tuple(dict.fromkeys(pattern.event for pattern in patterns))
    found: list[Anchor] | None = record.settled.get(("anchors", kind, types))
    if found is None:
        found = record.settled["anchors", kind, types] = _anchors(record, kind, types)
    return list(found)


def _anchors(record: Record, kind: str, types: Sequence[str]) -> list[Anchor]:
    if kind == "event":
        found = [entry for type_ in types for entry in record.of_type(type_)]
        found.sort(key=lambda entry: entry.index)
        return [
            Anchor(OPENS[e.type], e.fields[OPENS[e.type]], (e,)) if e.type in OPENS else Anchor("event", e.id, (e,))
            for e in found
        ]
    by_thread: dict[str, list[Entry]] = {}
    loose: list[Entry] = []
    for type_ in types:
        for entry in record.of_type(type_):
            tid = entry.fields.get(kind)
            if tid is None:
                loose.append(entry)
            else:
                by_thread.setdefault(tid, []).append(entry)
    if loose:
        for tid in record.threads[kind]:
            by_thread.setdefault(tid, []).extend(loose)
    anchors = [
        Anchor(kind, tid, tuple(sorted(entries, key=lambda entry: entry.index)), shared=bool(loose))
        for tid, entries in by_thread.items()
    ]
    return sorted(anchors, key=lambda anchor: anchor.entries[0].index)


def own_events(world: World, anchor: Anchor) -> Sequence[Entry]:
    """The events of an anchor that belong to it in this world."""
    if not anchor.shared:
        return anchor.entries
    return [entry for entry in anchor.entries if is_in(world, entry, anchor.kind, anchor.id)]


def earliest(world: World, entries: Iterable[Entry]) -> Entry | None:
    """The earliest of some events that have happened, or None. On one day, the order of the record decides."""
    first: Entry | None = None
    for entry in entries:
        if not world.happened(entry):
            continue
        if first is None or comes_before(world, entry, first):
            first = entry
    return first


def first_meant(world: World, rule: Rule, events: Sequence[Entry], patterns_of: Any) -> Entry | None:
    """The earliest of a subject's events that some version of the rule means; if none is, the earliest of all."""
    if len(events) > 1:
        patterns = [pattern for version in rule.versions for pattern in patterns_of(version.duty)]
        meant = [e for e in events if world.happened(e) and any(matches(world, e, pattern) for pattern in patterns)]
        if meant:
            return earliest(world, meant)
    return earliest(world, events)


def comes_before(world: World, entry: Entry, other: Entry) -> bool:
    """Whether one event stands before another: by its day, and on one day by the order of the record."""
    if entry.exact and other.exact:
        return entry.index < other.index
    day, other_day = world.day(entry), world.day(other)
    if world.before(day, other_day):
        return True
    # Two events that may fall on one day stand there as they would if both days were known.
    return _on_one_day(entry) < _on_one_day(other) and world.at_most(day, other_day)


def _on_one_day(entry: Entry) -> tuple[bool, str, str]:
    """Where an event stands on its day: those with a time of day before those without."""
    return entry.instant is None, entry.type, entry.id


def subject_start(world: World, rule: Rule, anchor: Anchor, patterns_of: Any) -> Entry | Outcome:
    """The event with which the subject begins, where some version of the rule means it.

    For kinds that only find the governing version from a day that they work out later.
    """
    start = earliest(world, own_events(world, anchor))
    if start is None:
        return not_applicable(anchor, "not-yet")
    if not any(matches(world, start, pattern) for version in rule.versions for pattern in patterns_of(version.duty)):
        return not_applicable(anchor, "other-matter", event=start.type)
    return start


def governed(
    world: World, rule: Rule, anchor: Anchor, entry: Entry | None, patterns_of: Any
) -> tuple[Version, Any] | Outcome:
    """The version in force on the day of ``entry``, provided that its patterns mean this entry."""
    if entry is None:
        return not_applicable(anchor, "not-yet")
    day = world.day(entry)
    version = rule.version_on(world, day)
    if version is None:
        if not any(matches(world, entry, p) for v in rule.versions for p in patterns_of(v.duty)):
            return not_applicable(anchor, "other-matter", event=entry.type)
        return out_of_force(anchor, day, entry)
    duty = version.duty
    for pattern in patterns_of(duty):
        if matches(world, entry, pattern):
            return version, duty
    return not_applicable(anchor, "other-matter", version, event=entry.type)


def on_file(world: World, patterns: Sequence[Pattern], tie: Tie, anchor: Anchor) -> Entry | None:
    """The first event on file that one of the patterns means and that belongs to the subject."""
    for pattern in patterns:
        for entry in tied(world, pattern.event, tie, anchor):
            if world.happened(entry) and matches(world, entry, pattern):
                return entry
    return None


def in_time(
    world: World,
    patterns: Sequence[Pattern],
    tie: Tie,
    anchor: Anchor,
    span: tuple[Day | None, Day],
    age_on: Day | None = None,
    *,
    but: Entry | None = None,
) -> Entry | None:
    """An event other than ``but`` that fulfils the duty between two days, both inclusive.

    The earliest of them.
    """
    first, last = span
    found: Entry | None = None
    low, high = EARLIEST if first is None else world.bounds(first)[0], world.bounds(last)[1]
    for pattern in patterns:
        everywhere = tie is Tie.CASE and anchor.who is None
        among = world.record.not_surely_outside(pattern.event, low, high) if everywhere else ()
        for entry in among if everywhere else tied(world, pattern.event, tie, anchor):
            if found is not None and entry.index > found.index and (found.exact or found.last <= entry.first):
                break
            if entry is but or not world.happened(entry):
                continue
            day = world.day(entry)
            if (
                world.at_most(day, last)
                and (first is None or world.at_most(first, day))
                and matches(world, entry, pattern, age_on)
                and (found is None or comes_before(world, entry, found))
            ):
                found = entry
    return found


def afterwards(
    world: World, patterns: Sequence[Pattern], tie: Tie, anchor: Anchor, after: Day, age_on: Day | None = None
) -> Entry | None:
    """The earliest event after a day that would have fulfilled the duty."""
    found: Entry | None = None
    for pattern in patterns:
        for entry in tied(world, pattern.event, tie, anchor):
            if found is not None and entry.index > found.index:
                break
            if (
                world.happened(entry)
                and world.before(after, world.day(entry))
                and matches(world, entry, pattern, age_on)
            ):
                found = entry
                break
    return found


def unrecorded(
    world: World, patterns: Sequence[Pattern], anchor: Anchor, span: tuple[Day | None, Day], *, fulfils: bool = False
) -> list[Entry]:
    """Events that may have happened without being recorded, where the source does not record them.

    ``fulfils``: they would fulfil the duty. Then, where nothing but types that came after the first vocabulary can
    fulfil it and the case says nothing of them, they may have happened too: a source cannot be held to words that
    it does not know. An exception in such words is not taken to be there.
    """
    first, last = span
    low = 1 if first is None else world.bounds(first)[0]
    high = min(world.bounds(last)[1], world.record.as_of)
    found: list[Entry] = []
    silent = fulfils and all(world.record.silent(pattern.event) for pattern in patterns)
    for pattern in patterns:
        if not silent and not world.record.uncovered(pattern.event):
            continue
        # What must say something is another event than one that need not, or that must say something else.
        plain = not (pattern.where or pattern.unless or pattern.child or pattern.child_by_then)
        about = anchor.key if plain else (anchor.key, repr(pattern))
        possible = world.unrecorded_event(pattern.event, low, high, about, silent=silent)
        found += [entry for entry in possible if first is None or world.at_most(first, world.day(entry))]
    return found


def unrecorded_by(
    world: World,
    patterns: Sequence[Pattern],
    anchor: Anchor,
    span: tuple[Day | None, Day],
    by: Day,
    *,
    fulfils: bool = False,
) -> Entry | None:
    """The first of such events that happened on or before a day, or None."""
    for entry in unrecorded(world, patterns, anchor, span, fulfils=fulfils):
        if world.at_most(world.day(entry), by):
            return entry
    return None


def carried(day: Day, period: Period, choice: CountingChoice) -> Day:
    """A day carried forward by a period."""
    counting = choice.counting
    if isinstance(day, int):
        return forward(day, period, counting)
    least, most = _moves(period)
    return day.then(lambda number: forward(number, period, counting), least, most)


def carried_back(day: Day, period: Period, choice: CountingChoice) -> Day:
    """A day carried backward by a period."""
    counting = choice.counting
    if isinstance(day, int):
        return backward(day, period, counting)
    least, most = _moves(period)
    return day.then(lambda number: backward(number, period, counting), -most, -least)


#: How many days one unit is at the least and at the most.
_UNIT_DAYS: Final = {
    Unit.DAYS: (1, 1),
    Unit.WEEKS: (7, 7),
    Unit.MONTHS: (28, 31),
    Unit.YEARS: (365, 366),
    Unit.WORKING_DAYS: (1, 7),
}


def _moves(period: Period) -> tuple[int, int]:
    """How many days a period moves a day at the least and at the most, however it is counted."""
    least, most = _UNIT_DAYS[period.unit]
    # A start day that counts takes one off; a day off at the end, or holidays in a row, add some.
    return period.amount * least - 1, period.amount * most + 10


def names(patterns: Sequence[Pattern]) -> tuple[str, ...]:
    """The event types that some patterns mean, each once."""
    return tuple(dict.fromkeys(pattern.event for pattern in patterns))
