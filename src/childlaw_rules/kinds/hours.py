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
    world: World,
    within: Period,
    wanted: tuple[tuple[Pattern, ...], Tie],
    anchor: Anchor,
    state: Outcome,
    *,
    may_come_first: bool = False,
) -> Outcome:
    """Elapsed hours. A bare day is the whole day; received and done on the same day is in time.

    With ``may_come_first`` what was done before the clock started is in time too.
    """
    patterns, tie = wanted
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
    candidates += unrecorded(world, patterns, anchor, (day, world.record.as_of), fulfils=True)
    for entry in candidates:
        if not world.happened(entry):
            continue
        if not _at_or_after(world, start, entry):
            if not may_come_first:
                continue
        elif not _within_hours(world, start, entry, within):
            late = entry if late is None else late
            continue
        state.status, state.done, state.end = "met", entry, world.day(entry)
        state.lines.append(Line("done-in-time-hours", entry, {"due": InstantWord(due)}))
        return state
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


def _at_or_after(world: World, start: Entry, entry: Entry) -> bool:
    if entry.instant is not None and start.instant is not None:
        return entry.instant >= start.instant
    return world.at_most(world.day(start), world.day(entry))


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
