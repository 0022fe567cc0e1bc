"""Which measures run on a day: asked for every event that calls for a duty only while one runs.

What the file settles of a measure holds in every possible world, and is looked up. Of the other measures each world
is asked, in the order of the file, up to the first of which it is known that it runs.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from childlaw_rules.kinds.matching import matches
from childlaw_rules.kinds.measures import end_of
from childlaw_rules.kinds.outcome import Anchor
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import TooManyQuestionsError, World
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.when import LATEST


def runs(world: World, patterns: tuple[Pattern, ...], day: Day) -> bool:
    """Whether a measure that a pattern means runs on a day; on the day it ends it still does."""
    sure = False
    asked = list(world.record.threads["measure"])
    if isinstance(day, int):
        settled = _settled(world.record, patterns)
        sure, asked = settled.runs_on(day), settled.open_before_one_runs(day)
    if any(_runs(world, tid, patterns, day) for tid in asked) or sure:
        return True
    unrecorded = world.unrecorded_event("measure_started", 1, world.bounds(day)[1], "running")
    return any(world.at_most(world.day(entry), day) for entry in unrecorded)


def _runs(world: World, tid: str, patterns: tuple[Pattern, ...], day: Day) -> bool:
    """Whether one measure runs on a day in this world."""
    for started in world.record.named("measure_started", "measure", tid):
        if (
            world.happened(started)
            and world.at_most(world.day(started), day)
            and any(matches(world, started, pattern) for pattern in patterns)
        ):
            ended = _end(world, tid, started)
            if ended is None or world.at_most(day, ended):
                return True
    return False


def _end(world: World, tid: str, started: Entry) -> Day | None:
    starts = world.record.named("measure_started", "measure", tid)
    ended = end_of(world, Anchor("measure", tid, tuple(starts)), world.day(started))
    return None if ended is None or not world.happened(ended) else world.day(ended)


class _Stretch(NamedTuple):
    """The first and the last day on which a measure surely runs, and the place of the measure in the file."""

    first: int
    last: int
    place: int


class _Settled:
    """What a file settles of the measures that some patterns mean, and which measures it leaves open."""

    def __init__(self, record: Record, patterns: tuple[Pattern, ...]) -> None:
        #: Kept with what was worked out for them, which is found by their identity.
        self.patterns = patterns
        self._open: list[tuple[int, str]] = []
        found: list[_Stretch] = []
        for place, tid in enumerate(record.threads["measure"]):
            stretches = _surely(record, tid, patterns)
            if stretches is None:
                self._open.append((place, tid))
            else:
                found += [_Stretch(first, last, place) for first, last in stretches]
        self._stretches = sorted(found, key=lambda stretch: stretch.first)
        self._firsts = [stretch.first for stretch in self._stretches]
        #: The last day on which any of the stretches so far runs.
        self._furthest = list(accumulate((stretch.last for stretch in self._stretches), max))

    def runs_on(self, day: int) -> bool:
        """Whether a measure surely runs on a day."""
        begun = bisect_right(self._firsts, day)
        return begun > 0 and day <= self._furthest[begun - 1]

    def open_before_one_runs(self, day: int) -> list[str]:
        """The measures that are left open and stand in the file before the first that surely runs on a day."""
        begun = self._stretches[: bisect_right(self._firsts, day)] if self._open else []
        until = min((stretch.place for stretch in begun if day <= stretch.last), default=None)
        return [tid for place, tid in self._open if until is None or place < until]


def _settled(record: Record, patterns: tuple[Pattern, ...]) -> _Settled:
    key = ("running", id(patterns))
    found: _Settled | None = record.settled.get(key)
    if found is None:
        found = record.settled[key] = _Settled(record, patterns)
    return found


def _surely(record: Record, tid: str, patterns: tuple[Pattern, ...]) -> list[tuple[int, int]] | None:
    """The stretches in which a measure runs in every world, or None where the file leaves something of them open."""
    world = World(record, questions=0)
    found: list[tuple[int, int]] = []
    try:
        for started in record.named("measure_started", "measure", tid):
            begun = world.day(started)
            if not isinstance(begun, int):
                return None
            if world.happened(started) and any(matches(world, started, pattern) for pattern in patterns):
                ended = _end(world, tid, started)
                last = LATEST if ended is None else ended
                if not isinstance(last, int):
                    return None
                found.append((begun, last))
    except TooManyQuestionsError:
        return None
    return found
