"""Deadlines in hours: elapsed time between moments, each of which is some moment of its day."""

from __future__ import annotations

from childlaw_rules.when import Period, day_ends, day_starts, hours_after

from .casefile import Event
from .common import Said
from .rulefile import Version
from .subjects import Subject, belonging
from .world import World


def in_hours(world: World, version: Version, subject: Subject, start: Event) -> Said:
    """Elapsed hours. A bare day is some moment of that day; done on the day of the start is in time."""
    within = version.period("within")
    begun = _instants(world, start)
    due = (hours_after(begun[0], within), hours_after(begun[1], within))
    wanted, tie = version.patterns("must_happen"), version.text("tied_by")
    found = world.in_order([e for e in belonging(world, subject, tie, wanted) if world.any_means(wanted, e)])
    late: Event | None = None
    for event in found:
        if not _at_or_after(world, start, event):
            if not version.yes("may_come_first"):
                continue
        elif not _within_hours(world, start, event, within):
            late = late or event
            continue
        return Said("met", subject.named(), None, due, event.id, version)
    unseen = _unseen_hours(world, version, subject, start, due)
    if unseen == "met":
        return Said("met", subject.named(), None, due, None, version)
    if late is not None:
        return Said("met_late", subject.named(), None, due, late.id, version)
    if unseen is not None:
        return Said("met_late", subject.named(), None, due, None, version)
    return Said("overdue" if _passed(world, start, within) else "pending", subject.named(), None, due, None, version)


def _unseen_hours(world: World, version: Version, subject: Subject, start: Event, due: tuple[int, int]) -> str | None:
    """Whether it was done in time, or late, at some moment of a day on which it is not recorded."""
    wanted, day = version.patterns("must_happen"), world.day(start)
    surely = max([day, *(d for d in range(day, day + 4) if day_ends(d) <= due[0])])
    perhaps = max([surely, *(d for d in range(day, day + 4) if day_starts(d) <= due[1])])
    if world.unrecorded(wanted, subject.key, day, surely, fulfils=True):
        return "met"
    late = False
    if world.unrecorded(wanted, subject.key, surely + 1, perhaps, fulfils=True):
        if world.choices.choose(("hours", subject.key), (True, False)):
            return "met"
        late = True
    late = late or world.unrecorded(wanted, subject.key, perhaps + 1, world.case.as_of, fulfils=True)
    return "late" if late else None


def _instants(world: World, event: Event) -> tuple[int, int]:
    if event.instant is not None:
        return event.instant, event.instant
    return day_starts(world.day(event)), day_ends(world.day(event))


def _at_or_after(world: World, start: Event, event: Event) -> bool:
    if event.instant is not None and start.instant is not None:
        return event.instant >= start.instant
    return world.day(start) <= world.day(event)


def _within_hours(world: World, start: Event, done: Event, within: Period) -> bool:
    if world.day(done) <= world.day(start):
        return True
    begun, came = _instants(world, start), _instants(world, done)
    possible = [came[0] <= hours_after(begun[1], within), came[1] <= hours_after(begun[0], within)]
    return world.choices.choose(("hours", start.number, done.number), sorted(set(possible)))


def _passed(world: World, start: Event, within: Period) -> bool:
    begun = _instants(world, start)
    possible = {hours_after(moment, within) <= world.case.now for moment in begun}
    return world.choices.choose(("passed", start.number), sorted(possible))
