"""What of a finding can be drawn: the stretches of its clock, in days, before anything is given a place.

``clock`` runs from what started it to the due day, ``ahead`` is the part of it that lies after the day looked at,
``late`` is what lies between the due day and the day on which it was done, or the day looked at where it is not
(``open``). ``early`` lies between what was done before it had to be and that moment. ``maybe`` is a span in which an
imprecise day lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from childlaw_rules.finding import Finding, Status
from childlaw_rules.pages.dates import days_of_text
from childlaw_rules.spans import Span
from childlaw_rules.when import EARLIEST, LATEST


class Sort(StrEnum):
    """What a stretch of a clock is."""

    CLOCK = "clock"
    AHEAD = "ahead"
    EARLY = "early"
    LATE = "late"
    OPEN = "open"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days (ordinals) from one to another, both inclusive."""

    sort: Sort
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Clock:
    """One finding in days: its stretches, its due day, and the day on which it was done or was not in place.

    Each day is a span, of one day where it is known exactly.
    """

    stretches: tuple[Stretch, ...]
    due: Span | None
    done: Span | None
    lacking: Span | None

    @property
    def days(self) -> list[int]:
        """The first and last day of all that is drawn."""
        spans = [(stretch.first, stretch.last) for stretch in self.stretches]
        spans += [span for span in (self.due, self.done, self.lacking) if span is not None]
        return [day for span in spans for day in span if EARLIEST < day < LATEST]


def clock_of(finding: Finding, as_of: int) -> Clock | None:
    """What of a finding can be drawn; None where none of its days is known."""
    trigger = days_of_text(None if finding.trigger is None else finding.trigger.at)
    due = days_of_text(finding.due)
    done = days_of_text(None if finding.fulfilled_by is None else finding.fulfilled_by.at)
    stretches = [*_maybe(trigger), *_maybe(due), *_maybe(done)]
    start = None if trigger is None else _known(trigger[1], trigger[0])
    end = None if due is None else _known(due[0], due[1])
    ready = None if done is None else _known(done[0], done[1])
    if start is None and end is None and ready is None:
        return None
    stretches += _running(finding.status, start, end, ready, as_of)
    stretches += _after(finding.status, due, end, ready, as_of)
    lacking = None
    if finding.status is Status.MISSING:
        lacking = due if due is not None else trigger
    return Clock(tuple(stretches), due, done, lacking)


def _running(status: Status, start: int | None, end: int | None, ready: int | None, as_of: int) -> list[Stretch]:
    """The clock while it runs: to the due day, to the day it was done, or to the day looked at and on."""
    if start is None:
        return []
    if ready is not None and ready < start:
        return [Stretch(Sort.EARLY, ready, start)]
    if status is Status.PENDING:
        last = as_of if end is None else min(as_of, end)
        ran = [Stretch(Sort.CLOCK, start, last)] if start <= last else []
        return [*ran, Stretch(Sort.AHEAD, max(start, last), end)] if end is not None and end > last else ran
    stops = [day for day in (end, ready) if day is not None and day >= start]
    return [Stretch(Sort.CLOCK, start, min(stops))] if stops else []


def _after(status: Status, due: Span | None, end: int | None, ready: int | None, as_of: int) -> list[Stretch]:
    """What lies after the due day."""
    if due is None or end is None:
        return []
    last = _known(due[1], end)
    if status is Status.OVERDUE and as_of > last:
        return [Stretch(Sort.OPEN, last, as_of)]
    if status in {Status.MET_LATE, Status.MISSING, Status.EXCUSED} and ready is not None and ready > last:
        return [Stretch(Sort.LATE, last, ready)]
    return []


def _maybe(span: Span | None) -> list[Stretch]:
    return [Stretch(Sort.MAYBE, *span)] if span is not None and span[0] < span[1] else []


def _known(day: int, other: int) -> int:
    """A day, or the other one where it is an open end."""
    return other if day <= EARLIEST or day >= LATEST else day
