"""Currency: while a measure runs, something must be up to date.

What: ``while_running`` names the measures; ``kept_current_by`` the events that make it current. The latest must
lie ``within_the_last`` period before the day looked at, and none of ``made_stale_by`` may have come since. With
``points_to: kind of the measure`` one of them must name the same kind of measure (its ``for_measure``).

Why: an investigation or a conversation can be there and yet be outdated.

``not_for_unborn: yes`` asks nothing before the child is born, and counts from the birth of a child born later.

Status, for a measure that runs on the day looked at: met; overdue when the last one is too old; missing when
something has made it stale, it points elsewhere or there is none; pending where there is none yet and the measure
is younger than the period. Governed by the version in force on the day looked at.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from childlaw_rules.kinds.clock import Rule, carried, earliest, names, own_events, thread_anchors
from childlaw_rules.kinds.matching import matches, says, tied, unborn
from childlaw_rules.kinds.measures import end_of, in_order
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable, out_of_force
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Patterns, Tie
from childlaw_rules.rule.values import Flag, Word
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import EARLIEST, Period


class Duty(Word):
    """What a rule file of this kind may say."""

    while_running: Patterns
    kept_current_by: Patterns
    tied_by: Tie
    within_the_last: Period | None = None
    counting: CountingChoice | None = None
    points_to: Literal["kind of the measure"] | None = None
    made_stale_by: Patterns = ()
    not_for_unborn: Flag = False

    @model_validator(mode="after")
    def _counted(self) -> Duty:
        if self.within_the_last is not None:
            if self.counting is None:
                raise ValueError("missing counting choice 'counting'")
            self.counting.fits(self.within_the_last)
        elif self.counting is not None:
            raise ValueError("'counting' goes with 'within_the_last'")
        elif self.points_to is None and not self.made_stale_by:
            raise ValueError("say 'within_the_last', 'points_to' or 'made_stale_by': otherwise nothing is asked")
        return self


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case: every measure."""
    return thread_anchors(record, "measure", [p for v in rule.versions for p in v.duty.while_running])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one measure in one world."""
    start = earliest(world, own_events(world, anchor))
    if start is None:
        return [not_applicable(anchor, "not-yet")]
    today = world.record.as_of
    version = rule.version_on(world, today)
    if version is None:
        return [out_of_force(anchor, today, start)]
    duty: Duty = version.duty
    if not any(matches(world, start, p) for p in duty.while_running):
        return [not_applicable(anchor, "other-matter", event=start.type)]
    begun = world.day(start)
    if duty.not_for_unborn:
        if unborn(world, today):
            return [not_applicable(anchor, "unborn", version)]
        born = world.born()
        begun = begun if born is None else world.later(begun, born)
    if end_of(world, anchor, begun) is not None:
        return [not_applicable(anchor, "measure-ended", version)]
    state = Outcome("", anchor.subject, [], version=version, trigger=start, start=begun)
    state.lines.append(Line("runs-since", start))
    return [_judge(world, duty, anchor, state)]


def _judge(world: World, duty: Duty, anchor: Anchor, state: Outcome) -> Outcome:
    today = world.record.as_of
    found = [
        entry
        for pattern in duty.kept_current_by
        for entry in tied(world, pattern.event, duty.tied_by, anchor)
        if world.happened(entry) and matches(world, entry, pattern)
    ]
    ordered = in_order(world, found, EARLIEST, today)
    latest = ordered[-1] if ordered else None
    if duty.points_to is not None:
        latest = _pointing(world, duty, anchor, state, ordered, found)
        if state.status:
            return state
    if latest is None:
        return _none(world, duty, anchor, state)
    day = world.day(latest)
    state.done, state.end = latest, day
    state.lines.append(Line("latest", latest))
    stale = _stale(world, duty, anchor, day)
    if stale is None:
        return _age(world, duty, anchor, state, day)
    if _maybe_unrecorded(world, duty, anchor, world.day(stale)):
        state.status, state.done, state.end = "met", None, None
        return state
    state.status = "missing"
    state.lines.append(Line("made-stale", stale))
    return state


def _stale(world: World, duty: Duty, anchor: Anchor, day: Day) -> Entry | None:
    """The last event after a day that made it stale."""
    found: Entry | None = None
    for pattern in duty.made_stale_by:
        entries = [e for e in tied(world, pattern.event, Tie.CASE, anchor) if matches(world, e, pattern)]
        low, today = world.bounds(day)[0], world.record.as_of
        for entry in (*entries, *world.unrecorded_event(pattern.event, low, today, anchor.id)):
            if (
                world.happened(entry)
                and world.before(day, world.day(entry))
                and (found is None or world.at_most(world.day(found), world.day(entry)))
            ):
                found = entry
    return found


def _age(world: World, duty: Duty, anchor: Anchor, state: Outcome, day: Day) -> Outcome:
    if duty.within_the_last is None:
        state.status = "met"
        return state
    assert duty.counting is not None
    due = carried(day, duty.within_the_last, duty.counting)
    words = {"start": DayWord(day), "period": duty.within_the_last, "due": DayWord(due)}
    state.lines.append(Line("adds", None, words))
    if world.at_most(world.record.as_of, due):
        state.status, state.due = "met", due
        return state
    if _maybe_unrecorded(world, duty, anchor, day, duty.within_the_last):
        state.status, state.done, state.end = "met", None, None
        return state
    state.done = state.end = None
    # A measure does not excuse what was too old already when it began: then it is due the day it begins.
    state.status, state.due = "overdue", world.later(due, state.start)
    state.lines.append(Line("due-passed", None, {"due": DayWord(due)}))
    return state


def _none(world: World, duty: Duty, anchor: Anchor, state: Outcome) -> Outcome:
    """Nothing on file that would make it current."""
    if _maybe_unrecorded(world, duty, anchor, None, duty.within_the_last):
        state.status = "met"
        return state
    state.lines.append(Line("not-done", None, {"events": names(duty.kept_current_by)}))
    if duty.within_the_last is None:
        state.status = "missing"
        return state
    return _since_start(world, duty, state)


def _since_start(world: World, duty: Duty, state: Outcome) -> Outcome:
    """Nothing within the period: the first one is asked for a period after the measure began."""
    assert duty.within_the_last is not None
    assert duty.counting is not None
    due = carried(state.start, duty.within_the_last, duty.counting)
    words = {"start": DayWord(state.start), "period": duty.within_the_last, "due": DayWord(due)}
    state.due = due
    state.lines.append(Line("adds", None, words))
    ahead = world.at_most(world.record.as_of, due)
    state.status = "pending" if ahead else "overdue"
    state.lines.append(Line("due-ahead" if ahead else "due-passed", None, {"due": DayWord(due)}))
    return state


def _pointing(
    world: World, duty: Duty, anchor: Anchor, state: Outcome, ordered: list[Entry], found: list[Entry]
) -> Entry | None:
    """The latest event, provided that one of them names the kind of this measure."""
    assert state.trigger is not None
    kind = state.trigger.get("kind")
    naming = [entry for entry in found if entry.get("for_measure") is not None]
    if not ordered:
        return None
    latest = ordered[-1]
    if naming and says(world, state.trigger, "kind", {entry.get("for_measure") for entry in naming}):
        return latest
    unsaid = [entry for entry in found if entry.get("for_measure") is None]
    if unsaid and world.open_question(("field", unsaid[-1].index, "for_measure"), kind):
        return latest
    if _maybe_unrecorded(world, duty, anchor):
        state.status = "met"
        return None
    state.status, state.end = "missing", world.day(latest)
    words = {"kind": kind, "said": latest.get("for_measure")}
    state.lines.append(Line("points-elsewhere", latest, words))
    return latest


def _maybe_unrecorded(
    world: World, duty: Duty, anchor: Anchor, after: Day | None = None, within: Period | None = None
) -> bool:
    """Whether one may have come since, and within the period, that the source does not record."""
    today = world.record.as_of
    low = EARLIEST if after is None else world.bounds(after)[0]
    for type_ in names(duty.kept_current_by):
        for entry in world.unrecorded_event(type_, low, today, anchor.id):
            day = world.day(entry)
            if (after is None or world.at_most(after, day)) and (
                within is None or duty.counting is None or world.at_most(today, carried(day, within, duty.counting))
            ):
                return True
    return False
