"""Currency: while a measure runs, something must be up to date.

What: ``while_running`` names the measures; ``kept_current_by`` the events that make it current. It must be
``within_the_last`` period before the day looked at, and none of ``made_stale_by`` may have come since. With
``points_to: kind of the measure`` the event must name the same kind of measure (its ``for_measure``).

Why: an investigation or a conversation can be there and yet be outdated.

Status, for a measure that runs on the day looked at: met; overdue when the last one is too old; missing when
something has made it stale, it points elsewhere or there is none; pending while the measure is younger than
the period. Governed by the version in force on the day looked at.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from childlaw_rules.kinds.clock import Rule, carried, earliest, names, thread_anchors
from childlaw_rules.kinds.matching import matches, tied
from childlaw_rules.kinds.measures import end_of, in_order
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable, out_of_force
from childlaw_rules.record.entries import Entry, Record
from childlaw_rules.record.worlds import Day, World
from childlaw_rules.rule.words import CountingChoice, Patterns, Tie, Word
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

    @model_validator(mode="after")
    def _counted(self) -> Duty:
        if self.within_the_last is not None:
            if self.counting is None:
                raise ValueError("missing counting choice 'counting'")
            self.counting.fits(self.within_the_last)
        elif self.points_to is None and not self.made_stale_by:
            raise ValueError("say 'within_the_last', 'points_to' or 'made_stale_by': otherwise nothing is asked")
        return self


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case: every measure."""
    return thread_anchors(record, "measure", [p for v in rule.versions for p in v.duty.while_running])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one measure in one world."""
    start = earliest(world, anchor.entries)
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
        latest = _pointing(world, duty, state, ordered)
        if state.status:
            return state
    if latest is None:
        return _none(world, duty, anchor, state)
    day = world.day(latest)
    state.done, state.end = latest, day
    state.lines.append(Line("latest", latest))
    for pattern in duty.made_stale_by:
        for entry in tied(world, pattern.event, Tie.CASE, anchor):
            if world.happened(entry) and matches(world, entry, pattern) and world.before(day, world.day(entry)):
                state.status = "missing"
                state.lines.append(Line("made-stale", entry))
                return state
        for entry in world.unrecorded_event(pattern.event, world.bounds(day)[0], today, anchor.id):
            if world.before(day, world.day(entry)):
                state.status = "missing"
                return state
    return _age(world, duty, anchor, state, day)


def _age(world: World, duty: Duty, anchor: Anchor, state: Outcome, day: Day) -> Outcome:
    if duty.within_the_last is None or duty.counting is None:
        state.status = "met"
        return state
    due = carried(day, duty.within_the_last, duty.counting)
    state.due = due
    state.lines.append(Line("adds", None, {"start": DayWord(day), "period": duty.within_the_last, "due": DayWord(due)}))
    if world.at_most(world.record.as_of, due) or _maybe_unrecorded(world, duty, anchor):
        state.status = "met"
        return state
    state.status = "overdue"
    state.done = state.end = None
    state.lines.append(Line("due-passed", None, {"due": DayWord(due)}))
    return state


def _none(world: World, duty: Duty, anchor: Anchor, state: Outcome) -> Outcome:
    """Nothing on file that would make it current."""
    if _maybe_unrecorded(world, duty, anchor):
        state.status = "met"
        return state
    state.lines.append(Line("not-done", None, {"events": names(duty.kept_current_by)}))
    if duty.within_the_last is None or duty.counting is None:
        state.status = "missing"
        return state
    due = carried(state.start, duty.within_the_last, duty.counting)
    state.due = due
    words = {"start": DayWord(state.start), "period": duty.within_the_last, "due": DayWord(due)}
    state.lines.append(Line("adds", None, words))
    state.status = "pending" if world.at_most(world.record.as_of, due) else "overdue"
    return state


def _pointing(world: World, duty: Duty, state: Outcome, ordered: list[Entry]) -> Entry | None:
    """The latest event that names a kind of measure must name the kind of this one."""
    assert state.trigger is not None
    kind = state.trigger.get("kind")
    naming = [entry for entry in ordered if entry.get("for_measure") is not None]
    if not ordered:
        return None
    latest = ordered[-1]
    if any(entry.get("for_measure") == kind for entry in naming):
        return latest
    if len(naming) < len(ordered):
        unsaid = [entry for entry in ordered if entry.get("for_measure") is None][-1]
        if world.open_question(("field", unsaid.index, "for_measure"), kind):
            return latest
    state.status, state.end = "missing", world.day(latest)
    words = {"kind": kind, "said": latest.get("for_measure")}
    state.lines.append(Line("points-elsewhere", latest, words))
    return latest


def _maybe_unrecorded(world: World, duty: Duty, anchor: Anchor) -> bool:
    return any(
        bool(world.record.uncovered(pattern.event))
        and world.open_question(("recorded", pattern.event), anchor.id)
        for pattern in duty.kept_current_by
    )
