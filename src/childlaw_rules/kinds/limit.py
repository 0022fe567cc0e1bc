"""Limit: something may last no longer than a period.

What: the stretch begins with ``begins_with`` and ends with ``ends_with``; it may last ``at_most``. Where the
beginning states how long it is to last, ``stated_in`` names the field that says so: a period, a first and
last day, or a last day. A stated first day is the one the limit is counted from. Without ``ends_with`` what is
stated decides alone; where it is not stated, it is not known. What else must hold is told in ``conditions``.

Why: the law lets some things be done only for a time. Example: contact suspended for at most 8 weeks.

Status: met when it ended in time, or, without ``ends_with``, when the stated end lies within the limit; pending
while it lasts within the limit; overdue while it lasts beyond; met_late when it ended too late; missing when it
is only stated, and too long. Governed by the version in force on the due day.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any, Literal

from pydantic import model_validator

from childlaw_rules.kinds.clock import (
    Rule,
    Version,
    carried,
    in_time,
    names,
    subject_start,
    thread_anchors,
    unrecorded,
)
from childlaw_rules.kinds.conditions import Conditions, unmet
from childlaw_rules.kinds.matching import matches
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable, out_of_force
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Patterns, Tie
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import Period


class Duty(Conditions):
    """What a rule file of this kind may say."""

    for_each: Literal["decision", "measure", "investigation", "event"]
    begins_with: Patterns
    at_most: Period
    counting: CountingChoice
    stated_in: Literal["transition_period", "until", "ends"] | None = None
    ends_with: Patterns = ()
    tied_by: Tie | None = None

    @model_validator(mode="after")
    def _counted(self) -> Duty:
        self.counting.fits(self.at_most)
        if not self.ends_with and self.stated_in is None:
            raise ValueError("say 'ends_with' or 'stated_in': otherwise the limit cannot be seen to be kept")
        if bool(self.ends_with) != (self.tied_by is not None):
            raise ValueError("'ends_with' and 'tied_by' go together")
        return self

    def alike(self) -> dict[str, object]:
        """What every version of a rule says alike, by its key: what the findings are about."""
        return {"for_each": self.for_each}


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case."""
    duty: Duty = rule.versions[0].duty
    return thread_anchors(record, duty.for_each, [p for v in rule.versions for p in v.duty.begins_with])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the limit stands for one subject in one world."""
    start = subject_start(world, rule, anchor, attrgetter("begins_with"))
    if isinstance(start, Outcome):
        return [start]
    due, version = _due(world, rule, start)
    if version is None:
        return [out_of_force(anchor, due, start)]
    duty: Duty = version.duty
    if not any(matches(world, start, p) for p in duty.begins_with):
        return [not_applicable(anchor, "other-matter", version, event=start.type)]
    nothing = unmet(world, duty, anchor, version, world.day(start))
    if nothing is not None:
        return [nothing]
    begun = _begins(world, duty, start)
    state = Outcome("", anchor.subject, [], version=version, trigger=start, start=begun, due=due)
    state.lines.append(Line("begins", start))
    state.lines.append(Line("adds", None, {"start": DayWord(begun), "period": duty.at_most, "due": DayWord(due)}))
    return [_judge(world, duty, anchor, state)]


def _due(world: World, rule: Rule, start: Entry) -> tuple[Day, Version | None]:
    due: Day = world.day(start)
    for version in rule.versions:
        duty: Duty = version.duty
        due = carried(_begins(world, duty, start), duty.at_most, duty.counting)
        if rule.version_on(world, due) is version:
            return due, version
    return due, None


def _stated(duty: Duty, start: Entry) -> Any:
    return None if duty.stated_in is None else start.get(duty.stated_in)


def _begins(world: World, duty: Duty, start: Entry) -> Day:
    """The first day: the stated one, or the day of the event."""
    stated = _stated(duty, start)
    first = getattr(stated, "from_", None)
    return world.day(start) if first is None else int(first.toordinal())


def _stated_end(world: World, duty: Duty, start: Entry) -> Day | None:
    stated = _stated(duty, start)
    if stated is None:
        return None
    if isinstance(stated, Period):
        return carried(world.day(start), stated, duty.counting)
    return int(getattr(stated, "until", stated).toordinal())


def _judge(world: World, duty: Duty, anchor: Anchor, state: Outcome) -> Outcome:
    start = state.trigger
    assert start is not None
    due: Day = state.due
    ended = _ended(world, duty, anchor, start)
    if ended is not None:
        state.done, state.end = ended, world.day(ended)
        state.status = "met" if world.at_most(world.day(ended), due) else "met_late"
        key = "ended-in-time" if state.status == "met" else "ended-late"
        state.lines.append(Line(key, ended, {"due": DayWord(due)}))
        return state
    stated = _stated_end(world, duty, start)
    if stated is not None:
        state.lines.append(Line("stated-end", start, {"end": DayWord(stated)}))
    if not duty.ends_with:
        kept = (
            world.open_question(("field", start.index, duty.stated_in))
            if stated is None
            else world.at_most(stated, due)
        )
        if kept:
            state.status, state.done, state.end = "met", start, world.day(start) if stated is None else stated
        else:
            state.status = "missing"
        return state
    state.lines.append(Line("not-ended", None, {"events": names(duty.ends_with)}))
    if not world.at_most(world.record.as_of, due):
        state.status = "overdue"
    else:
        state.status = "pending" if stated is None or world.at_most(stated, due) else "missing"
    return state


def _ended(world: World, duty: Duty, anchor: Anchor, start: Entry) -> Entry | None:
    """What ended it, also where that came before the first day that was stated."""
    if duty.tied_by is None:
        return None
    span = world.day(start), world.record.as_of
    ended = in_time(world, duty.ends_with, duty.tied_by, anchor, span)
    return ended if ended is not None else next(iter(unrecorded(world, duty.ends_with, anchor, span)), None)
