"""Deadline: something must happen within a period after an event.

What: the clock starts with ``clock_starts`` (for each thread the earliest counts), runs for ``within``, and
``must_happen`` stops it. ``only_if_on_file`` lists events of which one must be there for the duty to exist (they
belong to the subject as what starts the clock does, or by ``only_if_on_file_tied_by``). ``or_on_the_day_ends``
brings the due day forward to the end of a parallel investigation or assessment. ``falls_away_with`` lists events
that end the duty when they come on or before the due day. ``excused_by`` names what the statute accepts instead
when it is there by the due day. ``applies_only_when_late`` makes the duty arise only once something else is late
on the same due day. ``may_come_first: yes`` lets what names the subject count although it is dated before the
clock started. ``of_several: the earliest`` then names the earliest of all; without it one after the start comes
before one ahead of it. ``settled_by_fulfilment: yes`` takes what ``clock_starts`` leaves open (``open_if_absent``) as
answered where the duty is fulfilled: an acknowledgement on file shows that there was somebody to send it to. What
the file says itself stands. ``excused_by_tied_by`` says how that belongs to the subject, where it is another way.
``or_else`` lists what keeps the deadline too where ``must_happen`` has not come in time; the duty is then met.
``due_as_stated_in`` is the field in which the starting event may state the last day itself; then that day holds,
and without ``within`` there is no duty where none is stated. ``within_when`` gives another period where the
starting event is such. ``restarts_with`` and ``repeats`` start the clock anew (see ``restarting``): each round
after the first is a finding of its own, with its number. ``for_each_party`` owes it to each of several (see
``parties``); what else must hold is told in ``conditions``.

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
    first_meant,
    governed,
    in_time,
    names,
    on_file,
    own_events,
    thread_anchors,
    unrecorded,
    unrecorded_by,
)
from childlaw_rules.kinds.conditions import Conditions, unmet
from childlaw_rules.kinds.hours import judge_hours
from childlaw_rules.kinds.lateness import fell_away, late_or_open, met
from childlaw_rules.kinds.matching import matches, tied
from childlaw_rules.kinds.outcome import Anchor, DayWord, Outcome, not_applicable
from childlaw_rules.kinds.parties import EachParty, for_each
from childlaw_rules.kinds.restarting import last_day, opened, rounds
from childlaw_rules.kinds.settling import settled
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Patterns, Tie
from childlaw_rules.rule.values import Flag, Word, read_list
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import Period, Unit


class When(Word):
    """Another period, where the starting event is such."""

    when: Pattern
    within: Period


class Duty(Conditions):
    """What a rule file of this kind may say."""

    for_each: Literal["notification", "need", "investigation", "decision", "measure", "complaint", "event"]
    clock_starts: Patterns
    only_if_on_file: Patterns = ()
    only_if_on_file_tied_by: Tie | None = None
    not_if_already_running: Flag = False
    for_each_party: EachParty | None = None
    within: Period | None = None
    within_when: Annotated[tuple[When, ...], BeforeValidator(read_list)] = ()
    due_as_stated_in: Literal["rehearing_due", "decision_due", "next_due", "ends", "until"] | None = None
    restarts_with: Patterns = ()
    repeats: Flag = False
    counting: CountingChoice | None = None
    must_happen: Patterns
    tied_by: Tie
    may_come_first: Flag = False
    of_several: Literal["the earliest"] | None = None
    settled_by_fulfilment: Flag = False
    or_on_the_day_ends: Annotated[
        tuple[Literal["investigation", "limited assessment"], ...], BeforeValidator(read_list)
    ] = ()
    falls_away_with: Patterns = ()
    excused_by: Pattern | None = None
    excused_by_tied_by: Tie | None = None
    or_else: Patterns = ()
    applies_only_when_late: Patterns = ()

    @model_validator(mode="after")
    def _counted(self) -> Duty:
        if self.within is None and (self.due_as_stated_in is None or self.within_when):
            raise ValueError("say 'within'; only where the day is stated ('due_as_stated_in') may it be left out")
        if (self.counting is None) != (self.within is None):
            raise ValueError("'counting' goes with 'within'")
        if self.counting is not None and self.within is not None:
            self.counting.fits(self.within)
            for other in self.within_when:
                self.counting.fits(other.within)
        if self.for_each_party is not None and (self.repeats or self.restarts_with):
            raise ValueError("a clock that starts anew is not owed to each party")
        if self.of_several is not None and (not self.may_come_first or self.repeats or self.restarts_with):
            raise ValueError("'of_several' goes with 'may_come_first', where the clock does not start anew")
        if self.or_else and (self._in_hours or self.repeats or self.restarts_with):
            raise ValueError("'or_else' goes with a day, where the clock does not start anew")
        return self

    @property
    def _in_hours(self) -> bool:
        return self.within is not None and self.within.unit is Unit.HOURS

    def alike(self) -> dict[str, object]:
        """What every version of a rule says alike, by its key: what the findings are about."""
        return {"for_each": self.for_each}

    def starts(self) -> tuple[Pattern, ...]:
        """The events that make the rule's subject."""
        return self.clock_starts


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case."""
    duty: Duty = rule.versions[0].duty
    return thread_anchors(record, duty.for_each, [p for v in rule.versions for p in v.duty.clock_starts])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one subject in one world."""
    start = first_meant(world, rule, own_events(world, anchor), Duty.starts)

    def starts(duty: Duty) -> tuple[Pattern, ...]:
        if not duty.settled_by_fulfilment or start is None:
            return duty.clock_starts
        return settled(world, duty.clock_starts, duty.must_happen, duty.tied_by, anchor, start)

    found = governed(world, rule, anchor, start, starts)
    if isinstance(found, Outcome):
        return [found]
    version, duty = found
    assert start is not None
    if duty.only_if_on_file and not _exists(world, duty, anchor):
        return [not_applicable(anchor, "needs-on-file", version, events=names(duty.only_if_on_file))]
    if duty.not_if_already_running and _already_runs(world, duty, anchor, start):
        return [not_applicable(anchor, "already-runs", version)]
    nothing = unmet(world, duty, anchor, version, world.day(start))
    if nothing is not None:
        return [nothing]
    if duty.repeats or duty.restarts_with:
        return rounds(world, rule, duty, version, anchor, start)

    def one(own: Anchor) -> Outcome:
        state = opened(world, own, version, start)
        if duty.within is not None and duty.within.unit is Unit.HOURS:
            first = duty.may_come_first
            return judge_hours(world, duty.within, (duty.must_happen, duty.tied_by), own, state, may_come_first=first)
        due = last_day(world, duty, (start, start), start, state)
        if due is None:
            return not_applicable(own, "no-day-stated", version)
        return _judge_days(world, duty, own, state, due)

    return for_each(world, duty.for_each_party, anchor, world.day(start), version, one)


def _exists(world: World, duty: Duty, anchor: Anchor) -> bool:
    tie = duty.only_if_on_file_tied_by or Tie(anchor.kind)
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


def _judge_days(world: World, duty: Duty, anchor: Anchor, state: Outcome, due: Day) -> Outcome:
    start: Day = state.start
    due = brought_forward(world, duty.or_on_the_day_ends, start, due, state)
    state.due = due
    done = _done_in_time(world, duty, anchor, state, due)
    not_late = _not_late(world, duty, anchor, due, start)
    if not_late is not None:
        return not_late
    if done is None:
        done = unrecorded_by(world, duty.must_happen, anchor, (start, world.record.as_of), due, fulfils=True)
    if done is None and duty.or_else:
        done = in_time(world, duty.or_else, duty.tied_by, anchor, (start, due), start)
        if done is None:
            done = unrecorded_by(world, duty.or_else, anchor, (start, due), due, fulfils=True)
    if done is not None:
        return met(world, done, due, state)
    if fell_away(world, duty, anchor, start, due):
        return not_applicable(anchor, "fell-away", state.version, events=names(duty.falls_away_with))
    done = afterwards(world, duty.must_happen, duty.tied_by, anchor, due, start)
    if done is None:
        for entry in unrecorded(world, duty.must_happen, anchor, (due, world.record.as_of), fulfils=True):
            if world.before(due, world.day(entry)):
                done = entry
    return late_or_open(world, duty, anchor, state, done)


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


def _done_in_time(world: World, duty: Duty, anchor: Anchor, state: Outcome, due: Day) -> Entry | None:
    """What fulfils the duty by the due day: after the start, or before it where that may come first."""
    start: Day = state.start
    if duty.of_several is not None:
        done = _beforehand(world, duty, anchor, start)
        if done is not None:
            return done
    done = in_time(world, duty.must_happen, duty.tied_by, anchor, (start, due), start, but=state.trigger)
    if done is None and duty.may_come_first and duty.of_several is None:
        done = _beforehand(world, duty, anchor, start)
    return done


def _beforehand(world: World, duty: Duty, anchor: Anchor, start: Day) -> Entry | None:
    """What was done before the clock started, for this very subject: it says itself that it is about it.

    The earliest of all or the latest of each pattern.
    """
    found: Entry | None = None
    for pattern in duty.must_happen:
        entries = tied(world, pattern.event, duty.tied_by, anchor)
        for entry in entries if duty.of_several is not None else reversed(entries):
            if found is not None and entry.index > found.index:
                break
            if (
                (entry.about is not None or entry.fields.get(anchor.kind) == anchor.id)
                and world.happened(entry)
                and world.before(world.day(entry), start)
                and matches(world, entry, pattern, start)
            ):
                if duty.of_several is None:
                    return entry
                found = entry
                break
    return found
