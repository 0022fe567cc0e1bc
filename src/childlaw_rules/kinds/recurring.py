"""Recurring: something must come again and again while a measure runs.

What: ``while_running`` names the measures; ``repeats`` the event. The next one is due ``at_most_apart`` after
the one before, or on the day that the one before set itself (``next_set_by``: the field that holds the day).
Occurrence 1 is the interval after the first such event on file; one that sets no day opens no interval. Two on
one day are one; the later day that they set counts. A measure that ends on or before the due day ends the duty.

``first_within`` holds the first one too, so long after the start of the measure: occurrence 1 is then the stretch from
the start to the first one.

``governed_by`` says which version of the law an interval belongs to: ``due day`` (the version in force on the
day it falls due), or ``start of the measure, until a new decision`` (the latest version that was in force at
any time from the start of the measure, or from a later decision about it, to the due day).

Why: a measure must be followed while it runs. Example: follow-up at most six months apart.

Status for each interval: met, met_late, overdue, pending.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Literal

from pydantic import model_validator

from childlaw_rules.kinds.clock import Rule, Version, carried, names, subject_start, thread_anchors
from childlaw_rules.kinds.matching import matches, tied
from childlaw_rules.kinds.measures import end_of, in_order, runs_until
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable, out_of_force
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.threads import decisions_about
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Patterns, Tie
from childlaw_rules.rule.values import Word
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import Period

DUE_DAY = "due day"


class Duty(Word):
    """What a rule file of this kind may say."""

    while_running: Patterns
    repeats: Pattern
    first_within: Period | None = None
    at_most_apart: Period | None = None
    counting: CountingChoice | None = None
    next_set_by: Literal["next_due"] | None = None
    governed_by: Literal["due day", "start of the measure, until a new decision"] = "due day"

    @model_validator(mode="after")
    def _one_way(self) -> Duty:
        if (self.at_most_apart is None) == (self.next_set_by is None):
            raise ValueError("say either 'at_most_apart' or 'next_set_by'")
        if self.at_most_apart is not None:
            if self.counting is None:
                raise ValueError("missing counting choice 'counting'")
            self.counting.fits(self.at_most_apart)
        if self.first_within is not None:
            if self.counting is None:
                raise ValueError("'first_within' goes with 'at_most_apart'")
            self.counting.fits(self.first_within)
        if self.counting is not None and self.at_most_apart is None and self.first_within is None:
            raise ValueError("'counting' goes with 'at_most_apart' or 'first_within'")
        return self

    def alike(self) -> dict[str, object]:
        """What every version of a rule says alike, by its key: what the findings are about."""
        return {"repeats": self.repeats, "next_set_by": self.next_set_by}


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case: every measure."""
    return thread_anchors(record, "measure", [p for v in rule.versions for p in v.duty.while_running])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one measure in one world: one outcome for each interval."""
    start = subject_start(world, rule, anchor, attrgetter("while_running"))
    if isinstance(start, Outcome):
        return [start]
    duty: Duty = rule.versions[0].duty
    begun = world.day(start)
    end = end_of(world, anchor, begun)
    found = [e for e in tied(world, duty.repeats.event, Tie.MEASURE, anchor) if matches(world, e, duty.repeats)]
    if duty.next_set_by is not None:
        # Of two on one day the first in the list stands for both.
        found.sort(key=lambda entry: _set_day(duty, entry), reverse=True)
    held = in_order(world, found, begun, runs_until(world, end))
    if any(version.duty.first_within is not None for version in rule.versions):
        held.insert(0, start)
    if not held:
        unseen = world.record.uncovered(duty.repeats.event)
        return [not_applicable(anchor, "not-covered" if unseen else "none-held", events=(duty.repeats.event,))]
    outcomes = []
    for number, entry in enumerate(held, start=1):
        following = held[number] if number < len(held) else None
        outcome = _interval(world, rule, anchor, start, number, entry, following, end)
        if outcome is not None:
            outcomes.append(outcome)
    return outcomes or [not_applicable(anchor, "no-interval")]


def _interval(
    world: World,
    rule: Rule,
    anchor: Anchor,
    start: Entry,
    number: int,
    entry: Entry,
    following: Entry | None,
    end: Entry | None,
) -> Outcome | None:
    due, version = _due(world, rule, anchor, start, entry)
    if due is None:
        return None
    if version is None:
        return out_of_force(anchor, due, entry, number)
    duty: Duty = version.duty
    if not any(matches(world, start, p) for p in duty.while_running):
        return not_applicable(anchor, "other-matter", version, event=start.type)
    day = world.day(entry)
    state = Outcome("", anchor.subject, [], number, version, trigger=entry, start=day, due=due)
    state.lines.append(Line("clock-starts" if entry is start else "held", entry))
    period = _period(duty, entry is start)
    if period is not None:
        words = {"start": DayWord(day), "period": period, "due": DayWord(due)}
        state.lines.append(Line("adds", None, words))
    else:
        state.lines.append(Line("set-day", entry, {"due": DayWord(due)}))
    if following is not None and world.at_most(world.day(following), due):
        return _done(world, state, following, "met")
    unseen = _unrecorded(world, duty, (anchor.id, number), day, following, end)
    if unseen is not None and world.at_most(world.day(unseen), due):
        return _done(world, state, unseen, "met")
    if following is not None:
        return _done(world, state, following, "met_late")
    if end is not None and world.at_most(world.day(end), due):
        return not_applicable(anchor, "fell-away", version, events=(end.type,))
    if unseen is not None:
        return _done(world, state, unseen, "met_late")
    state.lines.append(Line("not-done", None, {"events": names((duty.repeats,))}))
    if world.at_most(world.record.as_of, due):
        state.status = "pending"
        state.lines.append(Line("due-ahead", None, {"due": DayWord(due)}))
    else:
        state.status = "overdue"
        state.lines.append(Line("due-passed", None, {"due": DayWord(due)}))
    return state


def _unrecorded(
    world: World, duty: Duty, about: tuple[str, int], day: Day, following: Entry | None, end: Entry | None
) -> Entry | None:
    """One that may have come between two on file, or after the last, where the source does not record it."""
    last: Day = runs_until(world, end) if following is None else world.day(following)
    low, high = world.bounds(day)[0] + 1, world.bounds(last)[1]
    for entry in world.unrecorded_event(duty.repeats.event, low, high, about):
        if world.before(day, world.day(entry)) and world.at_most(world.day(entry), last):
            return entry
    return None


def _period(duty: Duty, first: bool) -> Period | None:
    """How long after the start of the measure, or after the one before, the next one is due."""
    return duty.first_within if first else duty.at_most_apart


def _set_day(duty: Duty, entry: Entry) -> int:
    """The day that one sets for the next, or 0."""
    stored = None if duty.next_set_by is None else entry.get(duty.next_set_by)
    return 0 if stored is None else int(stored.toordinal())


def _done(world: World, state: Outcome, entry: Entry, status: str) -> Outcome:
    state.status, state.done, state.end = status, entry, world.day(entry)
    key = "done-in-time" if status == "met" else "done-late"
    state.lines.append(Line(key, entry, {"due": DayWord(state.due)}))
    return state


def _due(world: World, rule: Rule, anchor: Anchor, start: Entry, entry: Entry) -> tuple[Day | None, Version | None]:
    """The day on which the next one falls due after ``entry``, and the version that governs it."""
    last: Day | None = None
    since: Day | None = None
    versions: Sequence[Any] = rule.versions
    for version in reversed(versions):
        duty: Duty = version.duty
        period = _period(duty, entry is start)
        due: Day | None = None
        if duty.next_set_by is not None:
            due = _set_day(duty, entry) or None
        elif period is not None:
            assert duty.counting is not None
            due = carried(world.day(entry), period, duty.counting)
        if due is None:
            continue
        last = due
        if duty.governed_by == DUE_DAY:
            since = due
        elif since is None:
            since = _since(world, anchor, start, due)
        if world.at_most(version.first, due) and world.at_most(since, version.last):
            return due, version
    return last, None


def _since(world: World, anchor: Anchor, start: Entry, due: Day) -> Day:
    """The start of the measure, or the last decision about it that came after the start and by the due day."""
    latest: Day = world.day(start)
    for decision in decisions_about(world, anchor.id):
        if (
            world.happened(decision)
            and world.before(latest, world.day(decision))
            and world.at_most(world.day(decision), due)
        ):
            latest = world.day(decision)
    return latest
