"""Deadlines in hours: elapsed time between instants, never paused.

A bare day is the whole of that day; received and done on the same day is in time.
"""

from __future__ import annotations

from childlaw_rules.kinds.clock import names, unrecorded
from childlaw_rules.kinds.matching import tied
from childlaw_rules.kinds.outcome import Anchor, InstantWord, Line, Outcome
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.when import Period, day_ends, day_starts, hours_after


def judge_hours(
    world: World, within: Period, patterns: tuple[Pattern, ...], tie: Tie, anchor: Anchor, state: Outcome
) -> Outcome:
    """Elapsed hours. A bare day is the whole day; received and done on the same day is in time."""
    start = state.trigger
    assert start is not None
    first, last = _instants(world, start)
    due = hours_after(first, within), hours_after(last, within)
    state.due_instant = due
    words = {"start": InstantWord((first, last)), "period": within, "due": InstantWord(due)}
    state.lines.append(Line("adds-hours", None, words))
    late: Entry | None = None
    day = world.day(start)
    candidates = [e for p in patterns for e in tied(world, p.event, tie, anchor)]
    candidates += unrecorded(world, patterns, anchor, (day, world.record.as_of))
    for entry in candidates:
        if not world.happened(entry) or not world.at_most(day, world.day(entry)):
            continue
        if entry.instant is not None and start.instant is not None and entry.instant < start.instant:
            continue
        if _within_hours(world, start, entry, within):
            state.status, state.done, state.end = "met", entry, world.day(entry)
            state.lines.append(Line("done-in-time-hours", entry, {"due": InstantWord(due)}))
            return state
        if late is None:
            late = entry
    if late is not None:
        state.status, state.done, state.end = "met_late", late, world.day(late)
        state.lines.append(Line("done-late-hours", late, {"due": InstantWord(due)}))
        return state
    state.lines.append(Line("not-done", None, {"events": names(patterns)}))
    if _hours_passed(world, start, within):
        state.status = "overdue"
        state.lines.append(Line("due-passed-hours", None, {"due": InstantWord(due)}))
    else:
        state.status = "pending"
        state.lines.append(Line("due-ahead-hours", None, {"due": InstantWord(due)}))
    return state


def _instants(world: World, entry: Entry) -> tuple[int, int]:
    if entry.instant is not None:
        return entry.instant, entry.instant
    low, high = world.bounds(world.day(entry))
    return day_starts(low), day_ends(high)


def _within_hours(world: World, start: Entry, done: Entry, within: Period) -> bool:
    if world.at_most(world.day(done), world.day(start)):
        return True
    first, last = _instants(world, start)
    done_first, done_last = _instants(world, done)
    if done_last <= hours_after(first, within):
        return True
    if done_first > hours_after(last, within):
        return False
    facts = tuple(("at", entry.index) for entry in (start, done) if entry.instant is None)
    return world.open_time(facts, (start.index, done.index))


def _hours_passed(world: World, start: Entry, within: Period) -> bool:
    first, last = _instants(world, start)
    if hours_after(last, within) <= world.record.now:
        return True
    if hours_after(first, within) > world.record.now:
        return False
    return world.open_time((("at", start.index),), (start.index, "now"))
