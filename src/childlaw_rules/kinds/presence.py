"""Presence: something must be done or said, and the law gives no number.

What: ``called_for_by`` gives rise to the duty; ``must_happen`` fulfils it, until an event of
``presupposed_by`` comes that presupposes it. Or the duty is to state something in the act itself:
``must_state`` lists flags of that very event (``also_said_by``: fields that say as much by being there).
``only_the_first: yes`` looks at the first such event of the thread alone.

Why: many duties have no limit, but a moment after which they can no longer serve their purpose. Example: the
first follow-up decides, with reasons, how follow-up goes on.

Status: met; pending with the remark ``open_for_days``; missing once it was presupposed, and also if done
after. A flag that says no is missing, one that is left out is undetermined. Governed by the version in force
on the day of the event that gives rise to it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from childlaw_rules.kinds.clock import (
    Rule,
    afterwards,
    earliest,
    governed,
    in_time,
    names,
    own_events,
    thread_anchors,
    unrecorded_by,
)
from childlaw_rules.kinds.matching import matches
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Patterns, Tie
from childlaw_rules.rule.values import Flag, Word, read_list


class Duty(Word):
    """What a rule file of this kind may say."""

    for_each: Literal["notification", "need", "investigation", "decision", "measure", "event"]
    called_for_by: Patterns
    while_running: Patterns = ()
    only_the_first: Flag = False
    must_state: Annotated[tuple[str, ...], BeforeValidator(read_list)] = ()
    also_said_by: Annotated[tuple[str, ...], BeforeValidator(read_list)] = ()
    must_happen: Patterns = ()
    presupposed_by: Patterns = ()
    tied_by: Tie | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Duty:
        if bool(self.must_state) == bool(self.must_happen):
            raise ValueError("say either 'must_state' or 'must_happen'")
        if self.must_happen and self.tied_by is None:
            raise ValueError("'must_happen' needs 'tied_by'")
        if self.while_running and self.for_each != "measure":
            raise ValueError("'while_running' is for a duty 'for_each: measure'")
        return self

    def callers(self) -> tuple[Pattern, ...]:
        """The events that make the rule's subject."""
        return self.called_for_by


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case."""
    duty: Duty = rule.versions[0].duty
    kind = duty.for_each if duty.only_the_first or duty.must_happen else "event"
    return thread_anchors(record, kind, [p for v in rule.versions for p in v.duty.called_for_by])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one subject in one world."""
    events = own_events(world, anchor)
    if any(version.duty.while_running for version in rule.versions):
        measure = _running(world, rule, anchor)
        if measure is None:
            return [not_applicable(anchor, "other-measure")]
        events = [entry for entry in events if world.at_most(world.day(measure), world.day(entry))]
    start = earliest(world, events)
    found = governed(world, rule, anchor, start, Duty.callers)
    if isinstance(found, Outcome):
        return [found]
    version, duty = found
    assert start is not None
    day = world.day(start)
    state = Outcome("", anchor.subject, [], version=version, trigger=start, start=day)
    state.lines.append(Line("called-for", start))
    if duty.must_state:
        return [_stated(world, duty, state)]
    return [_happened(world, duty, anchor, state)]


def _running(world: World, rule: Rule, anchor: Anchor) -> Entry | None:
    """The start of the measure, where it is of a kind that the duty is about."""
    started = earliest(world, world.record.named("measure_started", "measure", anchor.id))
    patterns = [p for version in rule.versions for p in version.duty.while_running]
    return started if started is not None and any(matches(world, started, p) for p in patterns) else None


def _stated(world: World, duty: Duty, state: Outcome) -> Outcome:
    act = state.trigger
    assert act is not None
    state.end = state.start
    missing = []
    for flag in duty.must_state:
        value = act.get(flag)
        if value is None and any(act.get(other) is not None for other in duty.also_said_by):
            value = True
        if value is None:
            value = world.open_question(("field", act.index, flag))
        if not value:
            missing.append(flag)
    if missing:
        state.status = "missing"
        state.lines.append(Line("not-stated", act, {"fields": tuple(missing)}))
    else:
        state.status, state.done = "met", act
        state.lines.append(Line("stated", act, {"fields": duty.must_state}))
    return state


def _happened(world: World, duty: Duty, anchor: Anchor, state: Outcome) -> Outcome:
    assert duty.tied_by is not None
    start = state.start
    today = world.record.as_of
    moments = [in_time(world, (p,), duty.tied_by, anchor, (start, today)) for p in duty.presupposed_by]
    moment = earliest(world, filter(None, moments))
    last = today if moment is None else world.day(moment)
    done = in_time(world, duty.must_happen, duty.tied_by, anchor, (start, last), start)
    if done is None:
        done = unrecorded_by(world, duty.must_happen, anchor, (start, last), last)
    if done is not None:
        state.status, state.done, state.end = "met", done, world.day(done)
        state.lines.append(Line("done", done))
        return state
    state.lines.append(Line("not-done", None, {"events": names(duty.must_happen)}))
    if moment is None:
        state.status = "pending"
        state.remarks.append("open_for_days")
        state.lines.append(Line("open-since", None, {"start": DayWord(start)}))
        return state
    state.status = "missing"
    state.due = last
    state.lines.append(Line("presupposed", moment))
    later = afterwards(world, duty.must_happen, duty.tied_by, anchor, last, start)
    if later is not None:
        state.done, state.end = later, world.day(later)
        state.lines.append(Line("came-later", later))
    return state
