"""Inactivity: while a measure runs or an investigation is open, something must happen now and then.

What: ``while_open`` names the threads; ``at_most_apart`` how long the file may be silent. Any event of the
case breaks the silence, whatever it concerns.

Where the source does not record some type of event in the silence, nothing is known of it.

Why: reviewers look for holes in the file. The yardstick is theirs, not the law's.

Status: one finding for each hole (occurrence 1, 2, ...): met_late when something happened in the end, overdue
while the silence lasts; one finding met (occurrence 1) when there is no hole. Governed by the version in force
on the day the thread began.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from childlaw_rules.kinds.clock import Rule, carried, earliest, thread_anchors
from childlaw_rules.kinds.matching import matches
from childlaw_rules.kinds.measures import end_of, runs_until
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable, out_of_force
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rule.values import Word, read_list
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import Period

OPENED_BY = {"measure": "measure_started", "investigation": "investigation_decided"}


class Duty(Word):
    """What a rule file of this kind may say."""

    while_open: Annotated[tuple[Literal["measure", "investigation"], ...], BeforeValidator(read_list)]
    at_most_apart: Period
    counting: CountingChoice

    @model_validator(mode="after")
    def _counted(self) -> Duty:
        self.counting.fits(self.at_most_apart)
        return self

    def alike(self) -> dict[str, object]:
        """What every version of a rule says alike, by its key: what the findings are about."""
        return {"while_open": self.while_open}

    @property
    def while_running(self) -> tuple[Pattern, ...]:
        """The events that open the threads."""
        return tuple(Pattern(event=OPENED_BY[kind]) for kind in self.while_open)


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case: every measure and every investigation that was opened."""
    duty: Duty = rule.versions[0].duty
    return [
        anchor for kind in duty.while_open for anchor in thread_anchors(record, kind, [Pattern(event=OPENED_BY[kind])])
    ]


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one thread in one world: one outcome for each hole, or one that there is none."""
    start = earliest(world, [e for e in anchor.entries if matches(world, e, Pattern(event=e.type))])
    if start is None:
        return [not_applicable(anchor, "not-yet")]
    begun = world.day(start)
    version = rule.version_on(world, begun)
    if version is None:
        return [out_of_force(anchor, begun, start)]
    duty: Duty = version.duty
    end = end_of(world, anchor, begun)
    last = runs_until(world, end)
    outcomes: list[Outcome] = []
    day: Day = begun
    while True:
        due = carried(day, duty.at_most_apart, duty.counting)
        if world.at_most(last, due):
            break
        active = _last_active(world, day, due)
        if active is not None:
            day = active
            continue
        unseen = _unrecorded_day(world, anchor, day, due)
        if unseen is not None:
            day = unseen
            continue
        outcomes.append(_hole(world, duty, anchor, version, len(outcomes) + 1, start, (day, due), last))
        resumed = _next_active(world, due)
        if resumed is None or not world.at_most(world.day(resumed), last):
            break
        day = world.day(resumed)
    if outcomes:
        return outcomes
    # Numbered like the first hole, so that the worlds and readings with and without one speak of the same.
    state = Outcome("met", anchor.subject, [], 1, version, trigger=start, start=begun, end=last)
    state.lines.append(Line("no-hole", start, {"period": duty.at_most_apart}))
    return [state]


def _hole(
    world: World,
    duty: Duty,
    anchor: Anchor,
    version: object,
    number: int,
    start: Entry,
    span: tuple[Day, Day],
    last: Day,
) -> Outcome:
    since, due = span
    state = Outcome("", anchor.subject, [], number, version, trigger=start, start=since, due=due)
    state.lines.append(Line("silent-since", None, {"start": DayWord(since)}))
    state.lines.append(Line("adds", None, {"start": DayWord(since), "period": duty.at_most_apart, "due": DayWord(due)}))
    resumed = _next_active(world, due)
    if resumed is not None and world.at_most(world.day(resumed), last):
        state.status, state.done, state.end = "met_late", resumed, world.day(resumed)
        state.lines.append(Line("resumed", resumed, {"due": DayWord(due)}))
    elif _unrecorded_day(world, anchor, due, last) is not None:
        state.status = "met_late"
    else:
        state.status = "overdue"
        state.lines.append(Line("still-silent", None, {"due": DayWord(due)}))
    return state


def _last_active(world: World, after: Day, until: Day) -> Day | None:
    """The last day in ``(after, until]`` on which something happened; imprecise events only where they decide."""
    record = world.record
    if isinstance(after, int) and isinstance(until, int):
        known = record.active_between(after, until)
        if known is not None:
            return known
    else:
        for entry in reversed(record.entries):
            if entry.exact and entry.last <= entry.limit:
                low, _ = world.bounds(after)
                if entry.first <= low:
                    break
                if world.before(after, entry.first) and world.at_most(entry.first, until):
                    return entry.first
    for entry in record.vague:
        if world.happened(entry):
            day = world.day(entry)
            if world.before(after, day) and world.at_most(day, until):
                return day
    return None


def _next_active(world: World, after: Day) -> Entry | None:
    """The first event after a day."""
    record = world.record
    low, _ = world.bounds(after)
    found: Entry | None = None
    for entry in record.from_day(low + 1):
        if world.before(after, entry.first):
            found = entry
            break
    for entry in record.vague:
        if (
            world.happened(entry)
            and world.before(after, world.day(entry))
            and (found is None or world.before(world.day(entry), world.day(found)))
        ):
            found = entry
    return found


def _unrecorded_day(world: World, anchor: Anchor, after: Day, until: Day) -> Day | None:
    """The last day of a stretch, begun by ``until``, in which things may have happened that are not recorded.

    Whatever may have happened in it may have happened again and again: the silence is not known before its end.
    """
    low, high = world.bounds(after)[0] + 1, world.bounds(until)[1]
    found: tuple[int, str] | None = None
    for type_ in world.record.uncovered_types():
        for first, last in world.record.uncovered(type_):
            if first <= high and low <= last and (found is None or last > found[0]):
                found = last, type_
    if found is None or not world.before(after, found[0]):
        return None
    day, type_ = found
    if not world.open_question(("recorded", type_), (anchor.id, low)):
        return None
    return day
