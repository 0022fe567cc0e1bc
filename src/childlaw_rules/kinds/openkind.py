"""A kind of measure that a provision leaves open, tried in each way that it may be."""

from __future__ import annotations

from typing import Any

from childlaw_rules.record.entry import Entry
from childlaw_rules.record.worlds import World


def the_one(world: World, entry: Entry) -> str | None:
    """The kind, where the provision says but one on the day of this world: it is then as if the kind were stated."""
    left = entry.open_kind
    if left is None or all(len(may) != 1 for _, may in left.stretches):
        return None
    may = _on_its_day(world, entry)
    return next(iter(may)) if len(may) == 1 else None


def says_nothing(world: World, entry: Entry) -> bool:
    """Whether the provision says nothing of the kind on the day of this world: it is then as if it were left out."""
    left = entry.open_kind
    assert left is not None
    return not all(may for _, may in left.stretches) and not _on_its_day(world, entry)


def _on_its_day(world: World, entry: Entry) -> frozenset[str]:
    """What the provision may mean on the day of this world."""
    left = entry.open_kind
    assert left is not None
    day = world.day(left.dated_by)
    fact = ("field", entry.index, left.field)
    stretch = next((s for s in left.stretches[:-1] if world.at_most(day, s[0], (fact,))), left.stretches[-1])
    return stretch[1]


def is_one_of(world: World, entry: Entry, kinds: frozenset[Any]) -> bool:
    """Whether the kind that is left open is one of these, in this world; asked again, the answers agree."""
    left = entry.open_kind
    assert left is not None
    if all(may <= kinds for _, may in left.stretches):
        return True
    if all(may.isdisjoint(kinds) for _, may in left.stretches):
        return False
    fact = ("field", entry.index, left.field)
    key = ("kinds", entry.index)
    may: frozenset[str] | None = world.memory.get(key)
    if may is None:
        may = _on_its_day(world, entry)
    yes = may & kinds
    answer = bool(yes) if not yes or yes == may else world.open_question(fact, yes)
    world.memory[key] = yes if answer else may - yes
    return answer
