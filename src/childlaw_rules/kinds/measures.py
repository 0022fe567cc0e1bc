"""Running measures as the kinds see them: when one began, and how it ended or may have ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from childlaw_rules.kinds.clock import earliest
from childlaw_rules.kinds.matching import says, tied
from childlaw_rules.kinds.outcome import Anchor
from childlaw_rules.record.entry import ENDED_BY, Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Tie

#: Kinds of measure from which a child can return home.
_AWAY_FROM_HOME: Final = frozenset({"placement", "continued_placement", "secure_placement"})


def end_of(world: World, anchor: Anchor, start: Day) -> Entry | None:
    """The event that ended a measure or investigation, recorded or, where ends are not recorded, possible.

    Where both a return home and the end of the measure are on file, the end of the measure counts. A return
    home that is not recorded is possible only for a measure away from home.
    """
    kind = anchor.kind
    for type_ in ENDED_BY[kind]:
        ended = earliest(
            world, [e for e in tied(world, type_, Tie(kind), anchor) if world.at_most(start, world.day(e))]
        )
        if ended is not None:
            return ended
    away = any(says(world, entry, "kind", _AWAY_FROM_HOME) for entry in anchor.entries)
    for type_ in ENDED_BY[kind] if away else ENDED_BY[kind][:1]:
        possible = world.unrecorded_event(type_, world.bounds(start)[0], world.record.as_of, anchor.id)
        for entry in possible:
            if world.at_most(start, world.day(entry)):
                return entry
    return None


def runs_until(world: World, end: Entry | None) -> Day:
    """The last day of a stretch that ended, or the day looked at."""
    return world.record.as_of if end is None else world.day(end)


def in_order(world: World, entries: Sequence[Entry], first: Day, last: Day) -> list[Entry]:
    """The events between two days, inclusive, in order of their days; one for each day."""
    found: list[Entry] = []
    for entry in entries:
        if not world.happened(entry):
            continue
        day = world.day(entry)
        if not (world.at_most(first, day) and world.at_most(day, last)):
            continue
        place = len(found)
        while place > 0 and world.before(day, world.day(found[place - 1])):
            place -= 1
        if place > 0 and world.at_most(day, world.day(found[place - 1])):
            continue
        found.insert(place, entry)
    return found
