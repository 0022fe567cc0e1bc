"""Deadline counted from a birthday, as a rule backward: something must be done before the child turns an age.

What: the day on which the child turns ``child_turns`` (years), less ``at_least_before``, is the last day; with
``within_after`` it is the birthday and so much more, with neither the birthday itself. ``must_happen`` has to be
done on or before it. Without ``while_running`` the duty concerns the child, once ``only_after`` is on file (see
``conditions``). ``while_running`` names the measures whose child is meant: the duty exists for a measure that
runs on the due day, or, with ``within_after``, from the birthday to it. The last day never moves to a working day
when it is counted backward.

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
    carried,
    carried_back,
    in_time,
    names,
    subject_start,
    thread_anchors,
    unrecorded,
    unrecorded_by,
)
from childlaw_rules.kinds.conditions import Conditions, unmet
from childlaw_rules.kinds.matching import matches
from childlaw_rules.kinds.measures import end_of
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable, out_of_force
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import ENDED_BY, Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Patterns, Tie
from childlaw_rules.rule.values import Number
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import LeapBirthday, Period, day_turned


class Duty(Conditions):
    """What a rule file of this kind may say."""

    while_running: Patterns = ()
    child_turns: Number
    born_29_february: LeapBirthday
    at_least_before: Period | None = None
    within_after: Period | None = None
    counting: CountingChoice | None = None
    must_happen: Patterns
    tied_by: Literal[Tie.CASE, Tie.MEASURE]

    @model_validator(mode="after")
    def _counted(self) -> Duty:
        if not self.while_running and self.only_after is None:
            raise ValueError("say 'while_running' or 'only_after': otherwise the duty would concern every child")
        if not self.while_running and self.tied_by is not Tie.CASE:
            raise ValueError("without 'while_running' it can only be 'tied_by: anywhere in the case'")
        if self.at_least_before is not None and self.within_after is not None:
            raise ValueError("say 'at_least_before' or 'within_after', not both")
        if (self.counting is None) != (self.at_least_before is None and self.within_after is None):
            raise ValueError("'counting' goes with 'at_least_before' or 'within_after'")
        if self.counting is None:
            return self
        if self.at_least_before is not None:
            self.counting.fits_backward(self.at_least_before)
        if self.within_after is not None:
            self.counting.fits(self.within_after)
        return self

    def alike(self) -> dict[str, object]:
        """What every version of a rule says alike, by its key: what the findings are about."""
        return {"while_running": bool(self.while_running)}


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case: every measure."""
    patterns = [p for v in rule.versions for p in v.duty.while_running]
    if patterns:
        return thread_anchors(record, "measure", patterns)
    callers = [p for v in rule.versions if v.duty.only_after for p in v.duty.only_after.events]
    return [Anchor("", "child", ())] if any(record.of_type(p.event) for p in callers) else []


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one measure, or for the child, in one world."""
    start: Entry | None = None
    if anchor.kind:
        found = subject_start(world, rule, anchor, attrgetter("while_running"))
        if isinstance(found, Outcome):
            return [found]
        start = found
    birthday, due, version = _due(world, rule)
    if birthday is None or due is None:
        return [not_applicable(anchor, "no-birthday")]
    if version is None:
        return [out_of_force(anchor, due, start)]
    duty: Duty = version.duty
    counts_from = birthday if duty.within_after is not None else due
    nothing = unmet(world, duty, anchor, version, counts_from)
    if nothing is not None:
        return [nothing]
    if start is None:
        state = Outcome("", anchor.subject, [], version=version, due=due)
        return [_judge(world, duty, anchor, state, birthday, None)]
    if not any(matches(world, start, p) for p in duty.while_running):
        return [not_applicable(anchor, "other-matter", version, event=start.type)]
    begun = world.day(start)
    if not world.at_most(begun, counts_from):
        return [not_applicable(anchor, "began-after-due", version, due=DayWord(counts_from))]
    end = end_of(world, anchor, begun)
    if end is not None and world.before(world.day(end), counts_from if duty.within_after is not None else begun):
        return [not_applicable(anchor, "fell-away", version, events=(end.type,))]
    state = Outcome("", anchor.subject, [], version=version, trigger=start, start=begun, due=due)
    return [_judge(world, duty, anchor, state, birthday, end)]


def _judge(world: World, duty: Duty, anchor: Anchor, state: Outcome, birthday: Day, end: Entry | None) -> Outcome:
    due, begun = state.due, state.start
    period = duty.at_least_before or duty.within_after
    key = "on-birthday" if period is None else "after-birthday" if duty.within_after else "before-birthday"
    state.lines.append(Line(key, None, {"age": duty.child_turns, "period": period, "due": DayWord(due)}))
    done = in_time(world, duty.must_happen, duty.tied_by, anchor, (begun, due))
    if done is None:
        done = unrecorded_by(world, duty.must_happen, anchor, (begun, due), due, fulfils=True)
    if end is not None and world.before(world.day(end), due) and (done is None or done.type in ENDED_BY["measure"]):
        return not_applicable(anchor, "fell-away", state.version, events=(end.type,))
    if done is not None:
        state.status, state.done, state.end = "met", done, world.day(done)
        state.lines.append(Line("done-in-time", done, {"due": DayWord(due)}))
        return state
    late = afterwards(world, duty.must_happen, duty.tied_by, anchor, due)
    if late is None:
        unseen = unrecorded(world, duty.must_happen, anchor, (due, world.record.as_of), fulfils=True)
        late = next((entry for entry in unseen if world.before(due, world.day(entry))), None)
    if late is not None:
        state.status, state.done, state.end = "met_late", late, world.day(late)
        state.lines.append(Line("done-late", late, {"due": DayWord(due)}))
        return state
    state.lines.append(Line("not-done", None, {"events": names(duty.must_happen)}))
    ahead = world.at_most(world.record.as_of, due)
    state.status = "pending" if ahead else "overdue"
    state.lines.append(Line("due-ahead" if ahead else "due-passed", None, {"due": DayWord(due)}))
    return state


def _due(world: World, rule: Rule) -> tuple[Day | None, Day | None, Version | None]:
    """The birthday, the due day, and the version in force on it."""
    born = world.born()
    turned: Day | None = None
    due: Day | None = None
    for version in rule.versions:
        duty: Duty = version.duty
        if born is None:
            return None, None, None
        years, leap = duty.child_turns, duty.born_29_february
        if isinstance(born, int):
            turned = day_turned(born, years, leap)
        else:
            turned = born.then(lambda day, years=years, leap=leap: day_turned(day, years, leap))  # type: ignore[misc]
        due = turned
        if duty.counting is not None and duty.at_least_before is not None:
            due = carried_back(turned, duty.at_least_before, duty.counting)
        if duty.counting is not None and duty.within_after is not None:
            due = carried(turned, duty.within_after, duty.counting)
        if rule.version_on(world, due) is version:
            return turned, due, version
    return turned, due, None
