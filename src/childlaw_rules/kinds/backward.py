"""Deadline counted backward: something must be done a period before the child turns an age.

What: the day on which the child turns ``child_turns`` (years), less ``at_least_before``, is the last day;
``must_happen`` has to be done on or before it. ``while_running`` names the measures whose child is meant: the
duty exists for a measure that runs on the due day. The last day never moves to a working day.

Why: some decisions must be ready before a change that comes by itself. Example: aftercare six months before 18.

Status: met, met_late, overdue, pending; no finding when the measure ended before the due day or began after
it. Governed by the version in force on the due day.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Literal

from pydantic import model_validator

from childlaw_rules.kinds.clock import (
    Rule,
    Version,
    afterwards,
    carried_back,
    in_time,
    names,
    subject_start,
    thread_anchors,
    unrecorded,
    unrecorded_by,
)
from childlaw_rules.kinds.matching import matches
from childlaw_rules.kinds.measures import end_of
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable, out_of_force
from childlaw_rules.record.entries import Record
from childlaw_rules.record.worlds import Day, World
from childlaw_rules.rule.pattern import Patterns, Tie
from childlaw_rules.rule.values import Number, Word
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import EndsOnDayOff, LeapBirthday, Period, day_turned


class Duty(Word):
    """What a rule file of this kind may say."""

    while_running: Patterns
    child_turns: Number
    born_29_february: LeapBirthday
    at_least_before: Period
    counting: CountingChoice
    must_happen: Patterns
    tied_by: Literal[Tie.CASE, Tie.MEASURE]

    @model_validator(mode="after")
    def _counted(self) -> Duty:
        if self.counting.ends_on_day_off is not None:
            raise ValueError("a day counted backward never moves: leave out 'ends_on_day_off'")
        self.counting.model_copy(update={"ends_on_day_off": EndsOnDayOff.STAYS}).fits(self.at_least_before)
        return self


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case: every measure."""
    return thread_anchors(record, "measure", [p for v in rule.versions for p in v.duty.while_running])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one measure in one world."""
    start = subject_start(world, rule, anchor, attrgetter("while_running"))
    if isinstance(start, Outcome):
        return [start]
    due, version = _due(world, rule)
    if due is None:
        return [not_applicable(anchor, "no-birthday")]
    if version is None:
        return [out_of_force(anchor, due, start)]
    duty: Duty = version.duty
    if not any(matches(world, start, p) for p in duty.while_running):
        return [not_applicable(anchor, "other-matter", version, event=start.type)]
    begun = world.day(start)
    if not world.at_most(begun, due):
        return [not_applicable(anchor, "began-after-due", version, due=DayWord(due))]
    end = end_of(world, anchor, begun)
    state = Outcome("", anchor.subject, [], version=version, trigger=start, start=begun, due=due)
    words = {"age": duty.child_turns, "period": duty.at_least_before, "due": DayWord(due)}
    state.lines.append(Line("before-birthday", None, words))
    done = in_time(world, duty.must_happen, duty.tied_by, anchor, (begun, due))
    if done is None:
        done = unrecorded_by(world, duty.must_happen, anchor, (begun, due), due)
    if done is not None:
        state.status, state.done, state.end = "met", done, world.day(done)
        state.lines.append(Line("done-in-time", done, {"due": DayWord(due)}))
        return [state]
    if end is not None and world.before(world.day(end), due):
        return [not_applicable(anchor, "fell-away", version, events=(end.type,))]
    late = afterwards(world, duty.must_happen, duty.tied_by, anchor, due)
    if late is None:
        late = next(iter(unrecorded(world, duty.must_happen, anchor, (begun, world.record.as_of))), None)
    if late is not None:
        state.status, state.done, state.end = "met_late", late, world.day(late)
        state.lines.append(Line("done-late", late, {"due": DayWord(due)}))
        return [state]
    state.lines.append(Line("not-done", None, {"events": names(duty.must_happen)}))
    ahead = world.at_most(world.record.as_of, due)
    state.status = "pending" if ahead else "overdue"
    state.lines.append(Line("due-ahead" if ahead else "due-passed", None, {"due": DayWord(due)}))
    return [state]


def _due(world: World, rule: Rule) -> tuple[Day | None, Version | None]:
    born = world.born()
    due: Day | None = None
    for version in rule.versions:
        duty: Duty = version.duty
        if born is None:
            return None, None
        years, leap = duty.child_turns, duty.born_29_february
        turned: Day
        if isinstance(born, int):
            turned = day_turned(born, years, leap)
        else:
            turned = born.then(lambda day, years=years, leap=leap: day_turned(day, years, leap))  # type: ignore[misc]
        due = carried_back(turned, duty.at_least_before, duty.counting)
        if rule.version_on(world, due) is version:
            return due, version
    return due, None
