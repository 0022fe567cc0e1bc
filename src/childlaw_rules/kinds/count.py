"""Count: something must happen a number of times in each period while a measure runs.

What: ``while_running`` names the measures; ``counts`` the event and what its flags must say; ``at_least`` how
many times; ``in_each`` the period: ``12 months`` (from the start of the measure, each added once from there, the
next beginning on the day after the last) or ``calendar year`` (each year that the measure runs from 1 January
to 31 December). ``counting`` says on which day a period ends: with ``start_day: counted as day 1`` on the day
before the anniversary, with ``not counted`` on the anniversary itself. The first day is a day of it in any case.

With ``last_day: the day before the next begins`` each period begins so long after the start of the measure itself, and
the one before ends on the day before. The two ways differ for a measure that began on a day which not every month has.

A period in which the measure ends before its last day is not judged, whatever was reached in it. With ``cut_short:
judged where the number was reached`` it is met where the number was reached by the end of the measure, and left out
where not; and the period is cut short too where the measure ends on that very last day.

Why: supervision is a number of visits in a year, not an interval.

Status for each period: met when the number is reached, pending while the period runs, missing when it ended
short; a period cut short by the end of the measure is no finding. ``due`` is its last day. Governed by the
version in force on the first day of the period.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from childlaw_rules.kinds.clock import Rule, Version, subject_start, thread_anchors
from childlaw_rules.kinds.matching import matches, tied
from childlaw_rules.kinds.measures import end_of
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome, not_applicable, out_of_force
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Patterns, Tie
from childlaw_rules.rule.values import Number, Word
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.when import LATEST, Period, StartDay, steps

CALENDAR_YEAR = "calendar year"
#: So many periods are looked at in one measure; a child is one for eighteen years.
MOST_PERIODS = 99


def _read_period(value: object) -> object:
    return value if value == CALENDAR_YEAR or isinstance(value, Period) else Period.parse(value)  # type: ignore[arg-type]


class Duty(Word):
    """What a rule file of this kind may say."""

    while_running: Patterns
    counts: Pattern
    at_least: Number
    in_each: Annotated[Period | Literal["calendar year"], BeforeValidator(_read_period)]
    last_day: Literal["the day before the next begins"] | None = None
    cut_short: Literal["judged where the number was reached"] | None = None
    counting: CountingChoice

    @model_validator(mode="after")
    def _counted(self) -> Duty:
        if isinstance(self.in_each, Period):
            self.counting.fits(self.in_each)
        if self.last_day is not None:
            if not isinstance(self.in_each, Period):
                raise ValueError("'last_day' is for a period from the start of the measure, not for calendar years")
            if self.counting.start_day is not StartDay.NOT_COUNTED:
                raise ValueError("with 'last_day' the start day is not counted: write 'start_day: not counted'")
        return self


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case: every measure."""
    return thread_anchors(record, "measure", [p for v in rule.versions for p in v.duty.while_running])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one measure in one world: one outcome for each period."""
    start = subject_start(world, rule, anchor, attrgetter("while_running"))
    if isinstance(start, Outcome):
        return [start]
    begun = world.day(start)
    end = end_of(world, anchor, begun)
    outcomes = []
    for number in range(1, MOST_PERIODS + 1):
        first, last, version = _period(world, rule, begun, number)
        if first is None or not world.at_most(first, world.record.as_of):
            break
        assert last is not None
        if version is None:
            if end is None or world.at_most(first, world.day(end)):
                outcomes.append(out_of_force(anchor, first, start, number))
            continue
        duty: Duty = version.duty
        cut = end if end is not None and _cut_short(world, duty, world.day(end), last) else None
        if cut is not None and (duty.cut_short is None or not world.at_most(first, world.day(cut))):
            break
        if any(matches(world, start, p) for p in duty.while_running):
            outcome = _judge(world, anchor, version, start, (number, first, last), cut)
            if cut is None or outcome.status == "met":
                outcomes.append(outcome)
    return outcomes or [not_applicable(anchor, "no-period")]


def _period(world: World, rule: Rule, begun: Day, number: int) -> tuple[Day | None, Day | None, Version | None]:
    """First and last day of a period, and the version in force on its first day."""
    first: Day | None = None
    last: Day | None = None
    for version in rule.versions:
        duty: Duty = version.duty
        first, last = days_of(duty, begun, number)
        if rule.version_on(world, first) is version:
            return first, last, version
    return first, last, None


def days_of(duty: Duty, begun: Day, number: int) -> tuple[Day, Day]:
    """First and last day of the period of a number, for a measure that began on a day."""
    opens, closes = bounds(duty, number)
    if isinstance(begun, int):
        return opens(begun), closes(begun)
    return begun.then(opens), begun.then(closes)


def bounds(duty: Duty, number: int) -> tuple[Callable[[int], int], Callable[[int], int]]:
    """How the first and the last day of the period of a number follow from the day on which the measure began."""
    if not isinstance(duty.in_each, Period):
        return partial(_first_of_year, number=number), partial(_last_of_year, number=number)
    amount, unit, counting = duty.in_each.amount, duty.in_each.unit, duty.counting.counting
    following = 1 if duty.last_day is None else 0
    ended = steps(Period(amount * number, unit), counting)
    if number == 1:
        return _itself, lambda day: ended(day) - 1 + following
    before = steps(Period(amount * (number - 1), unit), counting)
    return lambda day: before(day) + following, lambda day: ended(day) - 1 + following


def _itself(day: int) -> int:
    return day


def _first_of_year(day: int, number: int) -> int:
    """The first day of a calendar year: the first that a measure runs from 1 January, or one after it."""
    begins = date.fromordinal(day)
    full = begins.year + (0 if (begins.month, begins.day) == (1, 1) else 1) + number - 1
    return date(full, 1, 1).toordinal() if full <= 9999 else LATEST


def _last_of_year(day: int, number: int) -> int:
    return date(date.fromordinal(_first_of_year(day, number)).year, 12, 31).toordinal()


def _cut_short(world: World, duty: Duty, end: Day, last: Day) -> bool:
    return world.before(end, last) if duty.cut_short is None else world.at_most(end, last)


def _judge(
    world: World, anchor: Anchor, version: Version, start: Entry, period: tuple[int, Day, Day], cut: Entry | None
) -> Outcome:
    """How one period stands; ``cut`` is the end of the measure where that cuts it short."""
    number, first, last = period
    duty: Duty = version.duty
    state = Outcome("", anchor.subject, [], number, version, trigger=start, start=first, due=last)
    state.lines.append(Line("period", None, {"start": DayWord(first), "due": DayWord(last)}))
    counts_until: Day = last if cut is None else world.day(cut)
    counted: list[Entry] = []
    for entry in tied(world, duty.counts.event, Tie.MEASURE, anchor):
        if (
            world.happened(entry)
            and world.at_most(first, world.day(entry))
            and world.at_most(world.day(entry), counts_until)
            and matches(world, entry, duty.counts)
        ):
            counted.append(entry)
            if len(counted) == duty.at_least:
                break
    words = {"count": len(counted), "number": duty.at_least, "events": (duty.counts.event,)}
    state.lines.append(Line("counted", counted[-1] if counted else None, words))
    if len(counted) < duty.at_least and world.record.uncovered(duty.counts.event):
        low, high = world.bounds(first)[0], world.bounds(counts_until)[1]
        if any(a <= high and low <= b for a, b in world.record.uncovered(duty.counts.event)) and world.open_question(
            ("recorded", duty.counts.event), (anchor.id, number)
        ):
            state.status = "met"
            return state
    if len(counted) == duty.at_least:
        state.status, state.done, state.end = "met", counted[-1], world.day(counted[-1])
        return state
    state.status = "pending" if world.at_most(world.record.as_of, last) else "missing"
    return state
