"""Presence: something must be done or said, and the law gives no number.

What: ``called_for_by`` gives rise to the duty; ``must_happen`` fulfils it, until an event of ``presupposed_by``
comes that presupposes it. Or the duty is to state something in the act itself: ``must_state`` lists flags of that
very event (``also_said_by``: fields that say as much by being there), and ``must_say`` fields with the values of
which it must say one. What presupposes it belongs to the subject as what fulfils it does, or by
``presupposed_tied_by``. ``only_the_first: yes`` looks at the first such event of the thread alone.
``instead_when`` asks for something else where the calling event says so. ``excused_by`` names what the statute
accepts instead. ``for_each_party`` owes it to each of several, ``may_come_first: yes`` counts also what was done
before the calling event, and ``settled_by_fulfilment: yes`` takes what that leaves open as answered where the duty
is fulfilled (see ``parties``); what else must hold is told in ``conditions``.

Why: many duties have no limit, but a moment after which they can no longer serve their purpose. Example: the
first follow-up decides, with reasons, how follow-up goes on.

Status: met; excused; pending with the remark ``open_for_days``; missing once it was presupposed, and also if done
after. A flag that says no is missing, one that is left out is undetermined. Governed by the version in force
on the day of the event that gives rise to it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator

from childlaw_rules.kinds.belonging import thread_of_anchor
from childlaw_rules.kinds.clock import (
    Rule,
    afterwards,
    earliest,
    first_meant,
    governed,
    in_time,
    names,
    own_events,
    thread_anchors,
    unrecorded_by,
)
from childlaw_rules.kinds.conditions import Conditions, unmet
from childlaw_rules.kinds.matching import matches, said
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable
from childlaw_rules.kinds.parties import EachParty, for_each
from childlaw_rules.kinds.settling import settled
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Patterns, Tie, values_of
from childlaw_rules.rule.values import Flag, Word, read_list


class Instead(Word):
    """What fulfils the duty instead, where the calling event is such."""

    when: Pattern
    must_happen: Patterns


class Duty(Conditions):
    """What a rule file of this kind may say."""

    for_each: Literal["notification", "need", "investigation", "decision", "measure", "complaint", "event"]
    called_for_by: Patterns
    for_each_party: EachParty | None = None
    while_running: Patterns = ()
    only_the_first: Flag = False
    must_state: Annotated[tuple[str, ...], BeforeValidator(read_list)] = ()
    also_said_by: Annotated[tuple[str, ...], BeforeValidator(read_list)] = ()
    must_say: dict[str, tuple[str | bool, ...]] = {}
    must_happen: Patterns = ()
    may_come_first: Flag = False
    settled_by_fulfilment: Flag = False
    instead_when: Annotated[tuple[Instead, ...], BeforeValidator(read_list)] = ()
    excused_by: Patterns = ()
    presupposed_by: Patterns = ()
    tied_by: Tie | None = None
    presupposed_tied_by: Tie | None = None

    @model_validator(mode="before")
    @classmethod
    def _values_of_the_act(cls, value: Any) -> Any:
        if not isinstance(value, dict) or not isinstance(value.get("must_say"), dict):
            return value
        acts = [act.get("event") if isinstance(act, dict) else act for act in read_list(value.get("called_for_by", ()))]
        return {**value, "must_say": {f: values_of(acts, f, said) for f, said in value["must_say"].items()}}

    @model_validator(mode="after")
    def _one_way(self) -> Duty:
        if bool(self.must_state or self.must_say) == bool(self.must_happen):
            raise ValueError("say either 'must_state' or 'must_say', or 'must_happen'")
        if not self.must_happen and (self.instead_when or self.excused_by or self.for_each_party is not None):
            raise ValueError("'instead_when', 'excused_by' and 'for_each_party' go with 'must_happen'")
        if not self.must_happen and (self.may_come_first or self.settled_by_fulfilment):
            raise ValueError("'may_come_first' and 'settled_by_fulfilment' go with 'must_happen'")
        if self.must_happen and self.tied_by is None:
            raise ValueError("'must_happen' needs 'tied_by'")
        if self.presupposed_tied_by is not None and not self.presupposed_by:
            raise ValueError("'presupposed_tied_by' goes with 'presupposed_by'")
        if self.while_running and self.for_each != "measure":
            raise ValueError("'while_running' is for a duty 'for_each: measure'")
        return self

    @property
    def about(self) -> str:
        """What a finding is about: the thread, or the event where something is stated in every one of them."""
        return self.for_each if self.only_the_first or self.must_happen else "event"

    def alike(self) -> dict[str, object]:
        """What every version of a rule says alike, by its key: what the findings are about."""
        return {"for_each": self.for_each, "must_happen": self.about, "while_running": self.while_running}

    def callers(self) -> tuple[Pattern, ...]:
        """The events that make the rule's subject."""
        return self.called_for_by


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case."""
    duty: Duty = rule.versions[0].duty
    return thread_anchors(record, duty.about, [p for v in rule.versions for p in v.duty.called_for_by])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one subject in one world."""
    events = own_events(world, anchor)
    if any(version.duty.while_running for version in rule.versions):
        measure = _running(world, rule, anchor)
        if measure is None:
            return [not_applicable(anchor, "other-measure")]
        events = [entry for entry in events if world.at_most(world.day(measure), world.day(entry))]
    start = first_meant(world, rule, events, Duty.callers)

    def callers(duty: Duty) -> tuple[Pattern, ...]:
        if not duty.settled_by_fulfilment or start is None or duty.tied_by is None:
            return duty.called_for_by
        return settled(world, duty.called_for_by, duty.must_happen, duty.tied_by, anchor, start)

    found = governed(world, rule, anchor, start, callers)
    if isinstance(found, Outcome):
        return [found]
    version, duty = found
    assert start is not None
    day = world.day(start)

    def one(own: Anchor) -> Outcome:
        nothing = unmet(world, duty, own, version, day)
        if nothing is not None:
            return nothing
        state = Outcome("", own.subject, [], version=version, trigger=start, start=day)
        state.lines.append(Line("called-for", start))
        return _happened(world, duty, own, state) if duty.must_happen else _stated(world, duty, state)

    return for_each(world, duty.for_each_party, anchor, day, version, one)


def _running(world: World, rule: Rule, anchor: Anchor) -> Entry | None:
    """The start of the measure, where it is of a kind that the duty is about."""
    measure = thread_of_anchor(world, anchor, "measure")
    if measure is None:
        return None
    started = earliest(world, world.record.named("measure_started", "measure", measure))
    patterns = [p for version in rule.versions for p in version.duty.while_running]
    return started if started is not None and any(matches(world, started, p) for p in patterns) else None


def _stated(world: World, duty: Duty, state: Outcome) -> Outcome:
    act = state.trigger
    assert act is not None
    state.end = state.start
    missing: list[str] = []
    otherwise: list[str] = []
    for flag in duty.must_state:
        value = act.get(flag)
        if value is None and any(act.get(other) is not None for other in duty.also_said_by):
            value = True
        if value is None:
            value = world.open_question(("field", act.index, flag))
        if not value:
            missing.append(flag)
    for field, values in duty.must_say.items():
        value = said(world, act, field)
        right = world.open_question(("field", act.index, field), values) if value is None else value in values
        if not right:
            otherwise.append(field)
    if otherwise:
        state.status = "missing"
        state.lines.append(Line("said-otherwise", act, {"fields": tuple(otherwise)}))
    if missing:
        state.status = "missing"
        state.lines.append(Line("not-stated", act, {"fields": tuple(missing)}))
    if not missing and not otherwise:
        state.status, state.done = "met", act
        state.lines.append(Line("stated", act, {"fields": (*duty.must_state, *duty.must_say)}))
    return state


def _wanted(world: World, duty: Duty, state: Outcome) -> tuple[Pattern, ...]:
    """What fulfils the duty, by what the calling event says."""
    assert state.trigger is not None
    for instead in duty.instead_when:
        if matches(world, state.trigger, instead.when):
            return instead.must_happen
    return duty.must_happen


def _happened(world: World, duty: Duty, anchor: Anchor, state: Outcome) -> Outcome:
    assert duty.tied_by is not None
    start = state.start
    today = world.record.as_of
    tie = duty.presupposed_tied_by or duty.tied_by
    moments = [in_time(world, (p,), tie, anchor, (start, today)) for p in duty.presupposed_by]
    moment = earliest(world, filter(None, moments))
    last = today if moment is None else world.day(moment)
    wanted = _wanted(world, duty, state)
    first = None if duty.may_come_first else start
    done = in_time(world, wanted, duty.tied_by, anchor, (first, last), start)
    if done is None:
        done = unrecorded_by(world, wanted, anchor, (first, last), last, fulfils=True)
    if done is not None:
        state.status, state.done, state.end = "met", done, world.day(done)
        state.lines.append(Line("done", done))
        return state
    state.lines.append(Line("not-done", None, {"events": names(wanted)}))
    instead = in_time(world, duty.excused_by, duty.tied_by, anchor, (first, last))
    if instead is None:
        instead = unrecorded_by(world, duty.excused_by, anchor, (first, last), last)
    if instead is not None:
        state.status, state.end = "excused", world.day(instead)
        state.lines.append(Line("exception", instead))
        return state
    if moment is None:
        state.status = "pending"
        state.remarks.append("open_for_days")
        state.lines.append(Line("open-since", None, {"start": DayWord(start)}))
        return state
    state.status = "missing"
    state.due = last
    state.lines.append(Line("presupposed", moment))
    later = afterwards(world, wanted, duty.tied_by, anchor, last, start)
    if later is not None:
        state.done, state.end = later, world.day(later)
        state.lines.append(Line("came-later", later))
    return state
