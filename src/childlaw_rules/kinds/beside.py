"""What runs beside a measure: an investigation or a limited assessment whose end brings a due day forward."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from childlaw_rules.kinds.belonging import thread_of_anchor
from childlaw_rules.kinds.clock import earliest, unrecorded
from childlaw_rules.kinds.matching import tied
from childlaw_rules.kinds.outcome import Anchor, DayWord, Line, Outcome
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Tie

#: Stretches that can run beside a measure: the event that begins and the one that ends them, and their thread.
_STRETCHES: Final = {
    "investigation": ("investigation_decided", "investigation_completed", "investigation"),
    "limited assessment": ("limited_assessment_decided", "limited_assessment_completed", "need"),
}


def brought_forward(world: World, stretches: Sequence[str], start: Day, due: Day, state: Outcome) -> Day:
    """The earlier of the due day and the end of something that ran beside the measure from its start."""
    for stretch in stretches:
        begins, ends, kind = _STRETCHES[stretch]
        for ended in world.record.between(ends, world.bounds(start)[0], world.bounds(due)[1]):
            if not world.happened(ended):
                continue
            day = world.day(ended)
            if world.before(start, day) and world.before(day, due) and _ran_beside(world, begins, kind, ended, start):
                due = day
                state.lines.append(Line("brought-forward", ended, {"due": DayWord(day)}))
        for possible in _unrecorded_end(world, begins, ends, kind, start):
            day = world.day(possible)
            if world.before(start, day) and world.before(day, due):
                due = day
    return due


def _ran_beside(world: World, begins: str, kind: str, ended: Entry, start: Day) -> bool:
    """Whether what ended had begun by the start of the measure, and had not ended before."""
    for begun in world.record.of_type(begins) if ended.get(kind) is None else _same_thread(world, begins, kind, ended):
        if not world.happened(begun) or not world.at_most(world.day(begun), start):
            continue
        thread = _thread(world, kind, begun)
        if thread is None:
            return True
        if earliest(world, tied(world, ended.type, Tie(kind), thread)) is ended:
            return True
    return False


def _thread(world: World, kind: str, begun: Entry) -> Anchor | None:
    """The thread that an event began, in this world; None where the file names none of the kind at all."""
    tid = thread_of_anchor(world, Anchor("event", begun.id, (begun,)), kind)
    return None if tid is None else Anchor(kind, tid, (begun,))


def _same_thread(world: World, begins: str, kind: str, ended: Entry) -> list[Entry]:
    return [*world.record.named(begins, kind, ended.get(kind)), *world.record.loose(begins, kind)]


def _unrecorded_end(world: World, begins: str, ends: str, kind: str, start: Day) -> list[Entry]:
    """Ends that the source may not have recorded of something that was open when the measure started."""
    if not world.record.uncovered(ends):
        return []
    found: list[Entry] = []
    for begun in world.record.of_type(begins):
        if world.happened(begun) and world.at_most(world.day(begun), start):
            thread = _thread(world, kind, begun) or Anchor(kind, "", (begun,))
            if not any(world.happened(end) for end in tied(world, ends, Tie(kind), thread)):
                found += unrecorded(world, (Pattern(event=ends),), thread, (start, world.record.as_of))
    return found
