"""Clocks that start anew: a deadline that is kept, or moved by an appeal, and then runs again.

``repeats: yes`` makes what fulfils the duty the start of the next round: a placement that was decided again
must be decided again in time once more. ``restarts_with`` names what moves the clock while it runs (the decision
on an appeal), without fulfilling anything. ``due_as_stated_in`` is the field in which the starting event, or what
moved the clock, states the last day itself; a day that is stated holds until another one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from childlaw_rules.kinds.clock import Rule, carried, comes_before, names, unrecorded, unrecorded_by
from childlaw_rules.kinds.lateness import fell_away, late_or_open, met
from childlaw_rules.kinds.matching import matches, tied
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable, out_of_force
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Tie


def opened(world: World, anchor: Anchor, version: object, start: Entry) -> Outcome:
    state = Outcome("", anchor.subject, [], version=version, trigger=start, start=world.day(start))
    state.lines.append(Line("clock-starts", start))
    return state


def last_day(world: World, duty: Any, clock: tuple[Entry, Entry], stated: Entry, state: Outcome) -> Day | None:
    """The due day: as ``stated`` says it, or counted from the event that moved the clock last.

    Which period it is, is said by the event that started the clock at first. None where the day can only be stated
    and is not.
    """
    first, moved = clock
    field = duty.due_as_stated_in
    day = None if field is None else stated.get(field)
    if day is not None:
        state.lines.append(Line("due-stated", stated, {"due": DayWord(day.toordinal())}))
        return int(day.toordinal())
    if duty.within is None:
        return None
    within = next((other.within for other in duty.within_when if matches(world, first, other.when)), duty.within)
    due = carried(world.day(moved), within, duty.counting)
    state.lines.append(Line("adds", None, {"start": DayWord(world.day(moved)), "period": within, "due": DayWord(due)}))
    return due


def rounds(world: World, rule: Rule, duty: Any, version: Any, anchor: Anchor, start: Entry) -> list[Outcome]:
    """Each round of a clock that starts anew."""
    outcomes: list[Outcome] = []
    kept = _in_order(world, duty.must_happen, duty.tied_by, anchor, start)
    for number in range(len(kept) + 1 if duty.repeats else 1):
        begun = start if number == 0 else kept[number - 1]
        until = kept[number] if number < len(kept) else None
        own = version if number == 0 else rule.version_on(world, world.day(begun))
        if own is None:
            outcomes.append(out_of_force(anchor, world.day(begun), begun, number + 1))
            continue
        outcome = _round(world, own, anchor, start, (begun, until))
        if number > 0:
            outcome.occurrence = number + 1
        outcomes.append(outcome)
    return outcomes


def _round(world: World, version: Any, anchor: Anchor, first: Entry, span: tuple[Entry, Entry | None]) -> Outcome:
    """One round: from what began it, moved by what came while it ran, to what ended it."""
    duty: Any = version.duty
    begun, until = span
    state = opened(world, anchor, version, begun)
    stated = begun
    due = last_day(world, duty, (first, begun), stated, state)
    for moved in _in_order(world, duty.restarts_with, duty.tied_by, anchor, begun):
        day = world.day(moved)
        if due is not None and not world.at_most(day, due):
            break
        if until is not None and not world.at_most(day, world.day(until)):
            break
        if duty.due_as_stated_in is not None and moved.get(duty.due_as_stated_in) is not None:
            stated = moved
        state.lines.append(Line("clock-restarts", moved))
        due = last_day(world, duty, (first, moved), stated, state)
    if due is None:
        return not_applicable(anchor, "no-day-stated", version)
    state.due = due
    done = until
    if done is None:
        done = unrecorded_by(world, duty.must_happen, anchor, (state.start, world.record.as_of), due, fulfils=True)
    if done is not None and world.at_most(world.day(done), due):
        return met(world, done, due, state)
    if fell_away(world, duty, anchor, state.start, due):
        return not_applicable(anchor, "fell-away", state.version, events=names(duty.falls_away_with))
    if done is None:
        for entry in unrecorded(world, duty.must_happen, anchor, (due, world.record.as_of), fulfils=True):
            if world.before(due, world.day(entry)):
                done = entry
    return late_or_open(world, duty, anchor, state, done)


def _in_order(world: World, patterns: Sequence[Pattern], tie: Tie, anchor: Anchor, start: Entry) -> list[Entry]:
    """The events of some patterns that belong to the subject, on or after the day of the start, in order."""
    found: list[Entry] = []
    for pattern in patterns:
        for entry in tied(world, pattern.event, tie, anchor):
            if entry is start or entry in found or not world.happened(entry):
                continue
            if not world.at_most(world.day(start), world.day(entry)) or not matches(world, entry, pattern):
                continue
            place = len(found)
            while place > 0 and comes_before(world, entry, found[place - 1]):
                place -= 1
            found.insert(place, entry)
    return found
