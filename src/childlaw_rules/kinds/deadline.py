"""Deadline: something must happen within a period after an event.

What: the clock starts with ``clock_starts`` (for each thread the earliest counts), runs for ``within``, and
``must_happen`` stops it. ``only_if_on_file`` lists events of which one must be there for the duty to exist.
``or_on_the_day_ends`` brings the due day forward to the end of a parallel investigation or assessment.
``falls_away_with`` lists events that end the duty when they come on or before the due day.
``excused_by`` names what the statute accepts instead when it is there by the due day.
``applies_only_when_late`` makes the duty arise only once something else is late on the same due day.
``may_come_first: yes`` lets what names the subject count although it is dated before the clock started.
``settled_by_fulfilment: yes`` takes what ``clock_starts`` leaves open (``open_if_absent``) as answered where the
duty is fulfilled: an acknowledgement on file shows that there was somebody to send it to. What the file says
itself stands.

Why: most numbers in the law are of this kind. Example: an investigation within 4 months of the need.

Status: met, met_late, overdue, pending, excused; not applicable when the clock never started or the duty fell
away. Governed by the version in force on the day the clock starts.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from childlaw_rules.kinds.beside import brought_forward
from childlaw_rules.kinds.clock import (
    Rule,
    afterwards,
    carried,
    earliest,
    governed,
    in_time,
    names,
    on_file,
    own_events,
    thread_anchors,
    unrecorded,
    unrecorded_by,
)
from childlaw_rules.kinds.hours import judge_hours
from childlaw_rules.kinds.matching import matches, said, tied
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.threads import assumed
from childlaw_rules.record.worlds import Day, World
from childlaw_rules.rule.pattern import Pattern, Patterns, Tie
from childlaw_rules.rule.values import Flag, Word, read_list
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import Period, Unit


class Duty(Word):
    """What a rule file of this kind may say."""

    for_each: Literal["notification", "need", "investigation", "decision", "measure", "complaint", "event"]
    clock_starts: Patterns
    only_if_on_file: Patterns = ()
    not_if_already_running: Flag = False
    within: Period
    counting: CountingChoice
    must_happen: Patterns
    tied_by: Tie
    may_come_first: Flag = False
    settled_by_fulfilment: Flag = False
    or_on_the_day_ends: Annotated[
        tuple[Literal["investigation", "limited assessment"], ...], BeforeValidator(read_list)
    ] = ()
    falls_away_with: Patterns = ()
    excused_by: Pattern | None = None
    applies_only_when_late: Patterns = ()

    @model_validator(mode="after")
    def _counted(self) -> Duty:
        self.counting.fits(self.within)
        return self

    def starts(self) -> tuple[Pattern, ...]:
        """The events that make the rule's subject."""
        return self.clock_starts


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case."""
    duty: Duty = rule.versions[0].duty
    return thread_anchors(record, duty.for_each, [p for v in rule.versions for p in v.duty.clock_starts])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one subject in one world."""
    start = earliest(world, own_events(world, anchor))

    def starts(duty: Duty) -> tuple[Pattern, ...]:
        return _settled(world, duty, anchor, start)

    found = governed(world, rule, anchor, start, starts)
    if isinstance(found, Outcome):
        return [found]
    version, duty = found
    assert start is not None
    if duty.only_if_on_file and not _exists(world, duty, anchor):
        return [not_applicable(anchor, "needs-on-file", version, events=names(duty.only_if_on_file))]
    if duty.not_if_already_running and _already_runs(world, duty, anchor, start):
        return [not_applicable(anchor, "already-runs", version)]
    state = Outcome("", anchor.subject, [], version=version, trigger=start, start=world.day(start))
    state.lines.append(Line("clock-starts", start))
    if duty.within.unit is Unit.HOURS:
        return [judge_hours(world, duty.within, duty.must_happen, duty.tied_by, anchor, state)]
    return [_judge_days(world, duty, anchor, state)]


def _settled(world: World, duty: Duty, anchor: Anchor, start: Entry | None) -> tuple[Pattern, ...]:
    """The events that start the clock, without the questions that the fulfilment of the duty has answered."""
    if not duty.settled_by_fulfilment or start is None:
        return duty.clock_starts
    open_ = {field for pattern in duty.clock_starts for field in pattern.open_if_absent}
    if all(said(world, start, field) is not None for field in open_) or not _fulfilled(world, duty, anchor, start):
        return duty.clock_starts
    return tuple(_without_questions(world, pattern, start) for pattern in duty.clock_starts)


def _fulfilled(world: World, duty: Duty, anchor: Anchor, start: Entry) -> bool:
    return any(
        world.happened(entry) and world.at_most(world.day(start), world.day(entry)) and matches(world, entry, pattern)
        for pattern in duty.must_happen
        for entry in tied(world, pattern.event, duty.tied_by, anchor)
    )


def _without_questions(world: World, pattern: Pattern, start: Entry) -> Pattern:
    if pattern.event != start.type:
        return pattern
    answered = {field for field in pattern.open_if_absent if said(world, start, field) is None}
    return pattern.model_copy(
        update={
            "where": {field: values for field, values in pattern.where.items() if field not in answered},
            "unless": {field: values for field, values in pattern.unless.items() if field not in answered},
        }
    )


def _exists(world: World, duty: Duty, anchor: Anchor) -> bool:
    tie = Tie(anchor.kind)
    if on_file(world, duty.only_if_on_file, tie, anchor) is not None:
        return True
    return bool(unrecorded(world, duty.only_if_on_file, anchor, (None, world.record.as_of)))


def _already_runs(world: World, duty: Duty, anchor: Anchor, start: Entry) -> bool:
    """Whether what is to happen had happened before the clock started."""
    day = world.day(start)
    return any(
        world.happened(entry) and world.before(world.day(entry), day) and matches(world, entry, pattern, day)
        for pattern in duty.must_happen
        for entry in tied(world, pattern.event, duty.tied_by, anchor)
    )


def _judge_days(world: World, duty: Duty, anchor: Anchor, state: Outcome) -> Outcome:
    start: Day = state.start
    due = carried(start, duty.within, duty.counting)
    state.lines.append(Line("adds", None, {"start": DayWord(start), "period": duty.within, "due": DayWord(due)}))
    due = brought_forward(world, duty.or_on_the_day_ends, start, due, state)
    state.due = due
    age_on = start
    done = in_time(world, duty.must_happen, duty.tied_by, anchor, (start, due), age_on)
    if done is None and duty.may_come_first:
        done = _beforehand(world, duty, anchor, start)
    not_late = _not_late(world, duty, anchor, due, start)
    if not_late is not None:
        return not_late
    if done is None:
        done = unrecorded_by(world, duty.must_happen, anchor, (start, world.record.as_of), due)
    if done is not None:
        state.status, state.done, state.end = "met", done, world.day(done)
        state.lines.append(Line("done-in-time", done, {"due": DayWord(due)}))
        _note_thread(world, done, state)
        return state
    if _fell_away(world, duty, anchor, start, due):
        return not_applicable(anchor, "fell-away", state.version, events=names(duty.falls_away_with))
    done = afterwards(world, duty.must_happen, duty.tied_by, anchor, due, age_on)
    if done is None:
        for entry in unrecorded(world, duty.must_happen, anchor, (due, world.record.as_of)):
            if world.before(due, world.day(entry)):
                done = entry
    return _late_or_open(world, duty, anchor, state, done)


def _late_or_open(world: World, duty: Duty, anchor: Anchor, state: Outcome, done: Entry | None) -> Outcome:
    start, due = state.start, state.due
    instead: Entry | None = None
    if duty.excused_by is not None and (done is not None or not world.at_most(world.record.as_of, due)):
        instead = in_time(world, (duty.excused_by,), duty.tied_by, anchor, (start, due))
        if instead is None:
            instead = unrecorded_by(world, (duty.excused_by,), anchor, (start, due), due)
    if done is not None:
        state.done, state.end = done, world.day(done)
        state.status = "met_late" if instead is None else "excused"
        state.lines.append(Line("done-late", done, {"due": DayWord(due)}))
        _note_thread(world, done, state)
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


def _not_late(world: World, duty: Duty, anchor: Anchor, due: Day, start: Day) -> Outcome | None:
    """For a duty that arises only when something else is late: not applicable while it is not."""
    if not duty.applies_only_when_late:
        return None
    events = names(duty.applies_only_when_late)
    other = in_time(world, duty.applies_only_when_late, duty.tied_by, anchor, (start, due))
    if other is not None or unrecorded_by(world, duty.applies_only_when_late, anchor, (start, due), due) is not None:
        return not_applicable(anchor, "other-in-time", events=events)
    if world.at_most(world.record.as_of, due):
        return not_applicable(anchor, "before-due-day", due=DayWord(due))
    return None


def _fell_away(world: World, duty: Duty, anchor: Anchor, start: Day, due: Day) -> bool:
    """Whether what ends the duty came by the due day; the first of the listed types that is on file says so."""
    for pattern in duty.falls_away_with:
        ends = [
            e
            for e in tied(world, pattern.event, duty.tied_by, anchor)
            if world.happened(e) and matches(world, e, pattern)
        ]
        ends = [end for end in ends if world.at_most(start, world.day(end))]
        if ends:
            return any(world.at_most(world.day(end), due) for end in ends)
    return unrecorded_by(world, duty.falls_away_with, anchor, (start, due), due) is not None


def _beforehand(world: World, duty: Duty, anchor: Anchor, start: Day) -> Entry | None:
    """What was done before the clock started, for this very subject: it says itself that it is about it."""
    for pattern in duty.must_happen:
        for entry in reversed(tied(world, pattern.event, duty.tied_by, anchor)):
            if (
                entry.about is not None
                and world.happened(entry)
                and world.before(world.day(entry), start)
                and matches(world, entry, pattern, start)
            ):
                return entry
    return None


def _note_thread(world: World, entry: Entry, state: Outcome) -> None:
    if entry.place >= 0 and any(assumed(world, entry, kind) for kind in state.subject):
        state.remarks.append("assumed_thread")
