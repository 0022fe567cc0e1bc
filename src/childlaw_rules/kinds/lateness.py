"""How a duty with a due day stands: done in time, late, open, or fallen away."""

from __future__ import annotations

from typing import Any

from childlaw_rules.kinds.clock import in_time, names, unrecorded_by
from childlaw_rules.kinds.matching import matches, tied
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome
from childlaw_rules.record.entry import ENDED_BY, Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.threads import assumed
from childlaw_rules.record.worlds import World


def met(world: World, done: Entry, due: Day, state: Outcome) -> Outcome:
    state.status, state.done, state.end = "met", done, world.day(done)
    state.lines.append(Line("done-in-time", done, {"due": DayWord(due)}))
    note_thread(world, done, state)
    return state


def late_or_open(world: World, duty: Any, anchor: Anchor, state: Outcome, done: Entry | None) -> Outcome:
    start, due = state.start, state.due
    instead: Entry | None = None
    if duty.excused_by is not None and (done is not None or not world.at_most(world.record.as_of, due)):
        tie = duty.excused_by_tied_by or duty.tied_by
        instead = in_time(world, (duty.excused_by,), tie, anchor, (start, due))
        if instead is None:
            instead = unrecorded_by(world, (duty.excused_by,), anchor, (start, due), due)
    if done is not None:
        state.done, state.end = done, world.day(done)
        state.status = "met_late" if instead is None else "excused"
        state.lines.append(Line("done-late", done, {"due": DayWord(due)}))
        note_thread(world, done, state)
        if instead is not None:
            state.lines.append(Line("instead-in-time", instead, {"due": DayWord(due)}))
        return state
    state.lines.append(Line("not-done", None, {"events": names(duty.must_happen)}))
    if world.at_most(world.record.as_of, due):
        state.status = "pending"
        state.lines.append(Line("due-ahead", None, {"due": DayWord(due)}))
        return state
    state.status = "overdue"
    state.lines.append(Line("due-passed", None, {"due": DayWord(due)}))
    if instead is not None:
        state.remarks.append(f"{instead.type.removesuffix('_made')}_in_time")
        state.lines.append(Line("instead-in-time", instead, {"due": DayWord(due)}))
    return state


def fell_away(world: World, duty: Any, anchor: Anchor, start: Day, due: Day) -> bool:
    """Whether what ends the duty came by the due day.

    Where the end of the measure is on file, it says when the measure ended, and a return home does not.
    """
    ended = False
    for pattern in duty.falls_away_with:
        if ended and pattern.event in ENDED_BY["measure"]:
            continue
        ends = [
            e
            for e in tied(world, pattern.event, duty.tied_by, anchor)
            if world.happened(e) and matches(world, e, pattern) and world.at_most(start, world.day(e))
        ]
        if any(world.at_most(world.day(end), due) for end in ends):
            return True
        ended = ended or (bool(ends) and pattern.event in ENDED_BY["measure"])
    return unrecorded_by(world, duty.falls_away_with, anchor, (start, due), due) is not None


def note_thread(world: World, entry: Entry, state: Outcome) -> None:
    if entry.place >= 0 and any(assumed(world, entry, kind) for kind in state.subject):
        state.remarks.append("assumed_thread")
