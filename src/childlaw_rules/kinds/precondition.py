"""Precondition: something must be in place before something else is done.

What: ``before`` names the moment that is protected (a decision, the start of a measure, the end of an
investigation); ``must_be_in_place`` what has to be there on or before that day. ``not_before`` sets the
earliest day from which it counts (the first of the listed events that is on file; ``not_before_tied_by`` says
how they belong to the subject, once for all or once for each), ``in_the_last`` a period back from the moment.
``undone_by`` names what undoes it when it comes after it, on or before the moment: a consent that is withdrawn.
``for_each`` names the thread that the finding is about. ``only_if_repeated_in`` makes
the duty arise only where the same moment has come before in the same thread; what is in place must then lie
between the two. ``of_several: the earliest`` makes the finding name the earliest of several in place, not the latest.
``not_for_unborn: yes`` leaves out moments before the child was born. ``at_least_before`` is how
long before the moment it must have been there. ``for_each_party`` owes it to each of several (see ``parties``);
what else must hold is told in ``conditions``.

``excused_by`` lists the exceptions of the statute: an event that stands instead (a waived conversation), or
the urgency of the moment itself, or of the decision behind it, with what the statute demands of it
(``and_on_file``). An exception counts
only when it is on file: a flag that is left out does not excuse.

Why: the law orders the steps of a case. Example: a child's plan before a placement without consent.

Status: met, excused, missing (also when done later, which does not mend it). Governed by the version in
force on the day of the moment.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from childlaw_rules.kinds.belonging import thread_of_anchor
from childlaw_rules.kinds.clock import (
    Rule,
    afterwards,
    carried_back,
    comes_before,
    earliest,
    governed,
    names,
    own_events,
    thread_anchors,
    unrecorded_by,
)
from childlaw_rules.kinds.conditions import Conditions, unmet
from childlaw_rules.kinds.excuses import Excuse, excuse, in_place, note_failed
from childlaw_rules.kinds.matching import matches, tied, unborn
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable
from childlaw_rules.kinds.parties import EachParty, for_each
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry, has_field, index_of
from childlaw_rules.record.moments import Day
from childlaw_rules.record.threads import assumed
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Patterns, Tie
from childlaw_rules.rule.values import Flag, read_list
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import Period

Thread = Literal["need", "investigation", "decision", "measure"]


class Duty(Conditions):
    """What a rule file of this kind may say."""

    for_each: Literal["need", "decision", "measure", "investigation", "event"]
    before: Patterns
    must_be_in_place: Patterns
    undone_by: Patterns = ()
    for_each_party: EachParty | None = None
    tied_by: Tie
    of_several: Literal["the earliest"] | None = None
    not_before: Patterns = ()
    not_before_tied_by: Annotated[tuple[Tie, ...], BeforeValidator(read_list)] = ()
    in_the_last: Period | None = None
    at_least_before: Period | None = None
    counting: CountingChoice | None = None
    only_if_repeated_in: Thread | None = None
    not_for_unborn: Flag = False
    excused_by: Annotated[tuple[Excuse, ...], BeforeValidator(read_list)] = ()

    @model_validator(mode="after")
    def _ties_fit(self) -> Duty:
        if len(self.not_before_tied_by) not in {0, 1, len(self.not_before)}:
            raise ValueError("'not_before_tied_by' says one tie for all of 'not_before', or one for each")
        for key, period in (("in_the_last", self.in_the_last), ("at_least_before", self.at_least_before)):
            if period is not None and self.counting is None:
                raise ValueError(f"'{key}' needs 'counting'")
            if period is not None and self.counting is not None:
                self.counting.fits_backward(period)
        if self.counting is not None and self.in_the_last is None and self.at_least_before is None:
            raise ValueError("'counting' goes with 'in_the_last' or 'at_least_before'")
        return self

    def alike(self) -> dict[str, object]:
        """What every version of a rule says alike, by its key: what the findings are about."""
        return {"for_each": self.for_each}

    def moments(self) -> tuple[Pattern, ...]:
        """The events that make the rule's subject."""
        return self.before


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case: every event that may be the moment, named after its thread."""
    kind: str = rule.versions[0].duty.for_each
    found = thread_anchors(record, "event", [p for v in rule.versions for p in v.duty.before])
    return [_named(record, kind, anchor) for anchor in found]


def _named(record: Record, kind: str, anchor: Anchor) -> Anchor:
    """An event that opens no thread, named after the thread it belongs to where that is known."""
    if anchor.kind != "event" or kind == "event":
        return anchor
    tid = anchor.entries[0].fields.get(kind)
    if tid is None and len(record.threads[kind]) == 1:
        tid = next(iter(record.threads[kind]))
    return anchor if tid is None else Anchor(kind, str(tid), anchor.entries)


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one moment in one world."""
    moment = anchor.entries[0]
    found = governed(world, rule, anchor, earliest(world, own_events(world, anchor)), Duty.moments)
    if isinstance(found, Outcome):
        return [found]
    version, duty = found
    day = world.day(moment)
    if duty.not_for_unborn and unborn(world, day):
        return [not_applicable(anchor, "unborn", version)]
    earlier: Entry | None = None
    if duty.only_if_repeated_in is not None:
        earlier = _earlier(world, duty, anchor, moment)
        if earlier is None:
            return [not_applicable(anchor, "not-repeated", version)]

    def one(own: Anchor) -> Outcome:
        nothing = unmet(world, duty, own, version, day)
        if nothing is not None:
            return nothing
        state = Outcome("", own.subject, [], version=version, trigger=moment, start=day, due=day)
        state.lines.append(Line("moment", moment))
        return _judge(world, duty, own, state, earlier)

    return for_each(world, duty.for_each_party, anchor, day, version, one)


def _judge(world: World, duty: Duty, anchor: Anchor, state: Outcome, earlier: Entry | None) -> Outcome:
    moment = anchor.entries[0]
    first: Day | None = None if earlier is None else world.day(earlier)
    day = world.day(moment)
    if duty.not_before:
        first = _from(world, duty, anchor)
    if duty.in_the_last is not None and duty.counting is not None:
        window = carried_back(day, duty.in_the_last, duty.counting)
        first = window if first is None else world.later(first, window)
        state.lines.append(Line("window", None, {"start": DayWord(window), "period": duty.in_the_last}))
    last = day
    if duty.at_least_before is not None and duty.counting is not None:
        last = carried_back(day, duty.at_least_before, duty.counting)
        state.due = last
        state.lines.append(Line("long-before", None, {"due": DayWord(last), "period": duty.at_least_before}))
    the_first = duty.of_several is not None
    between = (first, last)
    done = in_place(world, duty.must_be_in_place, duty.tied_by, anchor, between, since=earlier, earliest=the_first)
    if done is not None and duty.undone_by:
        undone = in_place(world, duty.undone_by, duty.tied_by, anchor, (world.day(done), day))
        if undone is not None:
            state.lines.append(Line("undone", undone))
            done = None
    elif done is None:
        done = unrecorded_by(world, duty.must_be_in_place, anchor, (first, last), last, fulfils=True)
    if done is not None:
        state.status, state.done, state.end = "met", done, world.day(done)
        state.lines.append(Line("in-place", done))
        if _same_day(world, done, moment):
            state.remarks.append("same_day")
        if done.place >= 0 and done.about is None and any(assumed(world, done, kind) for kind in anchor.subject):
            state.remarks.append("assumed_thread")
        return state
    state.lines.append(Line("not-in-place", None, {"events": names(duty.must_be_in_place)}))
    for exception in duty.excused_by:
        basis = excuse(world, duty.tied_by, exception, anchor, (first, day))
        if basis is not None:
            state.status, state.done, state.end = "excused", None, day
            state.lines.append(Line("exception", basis))
            return state
    note_failed(world, duty.tied_by, duty.excused_by, anchor, state, (first, day))
    state.status = "missing"
    later = afterwards(world, duty.must_be_in_place, duty.tied_by, anchor, last, day)
    if later is not None:
        state.done, state.end = later, world.day(later)
        state.lines.append(Line("came-later", later))
    return state


def _same_day(world: World, done: Entry, moment: Entry) -> bool:
    """Whether the order of the two was taken as favourable because both fell on one day."""
    if done.place < 0 or (done.instant is not None and moment.instant is not None):
        return False
    return done.first == done.last == moment.first == moment.last


def _from(world: World, duty: Duty, anchor: Anchor) -> Day | None:
    """The day from which something counts: the earliest event of the first pattern that is on file at all."""
    ties = duty.not_before_tied_by or (duty.tied_by,)
    if len(ties) == 1:
        ties *= len(duty.not_before)
    for pattern, tie in zip(duty.not_before, ties, strict=True):
        entry = earliest(world, [e for e in tied(world, pattern.event, tie, anchor) if matches(world, e, pattern)])
        if entry is not None:
            return world.day(entry)
    return None


def _earlier(world: World, duty: Duty, anchor: Anchor, moment: Entry) -> Entry | None:
    """The last event of the same type before the moment, in the same thread."""
    assert duty.only_if_repeated_in is not None
    kind = duty.only_if_repeated_in
    tid = thread_of_anchor(world, anchor, kind)
    found: Entry | None = None
    for entry in _others_of_thread(world, moment, kind, tid):
        if entry is moment or not world.happened(entry):
            continue
        # Where the file names no thread at all, all of them belong to the one that it does not name.
        same = entry.fields.get(anchor.kind) == anchor.id
        if not same and thread_of_anchor(world, Anchor("event", entry.id, (entry,)), kind) != tid:
            continue
        if comes_before(world, entry, moment) and (found is None or comes_before(world, found, entry)):
            found = entry
    return found


def _others_of_thread(world: World, moment: Entry, kind: str, tid: str | None) -> list[Entry]:
    """The events of the moment's type that may be of the same thread."""
    record = world.record
    if tid is None:
        return record.of_type(moment.type)
    if moment.type == "investigation_decided" and kind == "need":
        # An investigation may be decided again under its own name for another need.
        threads = record.linked("investigation", kind, tid)
        return sorted((entry for thread in threads for entry in thread.openers), key=index_of)
    if not has_field(moment.type, kind):
        return record.of_type(moment.type)
    named, loose = record.named(moment.type, kind, tid), record.loose(moment.type, kind)
    return sorted([*named, *loose], key=index_of) if loose else named
