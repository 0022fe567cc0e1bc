"""Questions of the starting event that the fulfilment of the duty has answered.

With ``settled_by_fulfilment: yes`` what the start leaves open (``open_if_absent``) is taken as answered where the
duty is fulfilled: an acknowledgement on file shows that there was somebody to send it to. What the file says
itself stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from childlaw_rules.kinds.matching import matches, said, tied
from childlaw_rules.kinds.outcome import Anchor
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Tie


def settled(
    world: World, patterns: tuple[Pattern, ...], must_happen: Sequence[Pattern], tie: Tie, anchor: Anchor, start: Entry
) -> tuple[Pattern, ...]:
    """The events that start the duty, without the questions that its fulfilment has answered."""
    open_ = {field for pattern in patterns for field in pattern.open_if_absent}
    if all(said(world, start, field) is not None for field in open_):
        return patterns
    if not _fulfilled(world, must_happen, tie, anchor, start):
        return patterns
    return tuple(_without_questions(world, pattern, start) for pattern in patterns)


def _fulfilled(world: World, must_happen: Sequence[Pattern], tie: Tie, anchor: Anchor, start: Entry) -> bool:
    return any(
        world.happened(entry) and world.at_most(world.day(start), world.day(entry)) and matches(world, entry, pattern)
        for pattern in must_happen
        for entry in tied(world, pattern.event, tie, anchor)
    )


def _without_questions(world: World, pattern: Pattern, start: Entry) -> Pattern:
    if pattern.event != start.type:
        return pattern
    answered = {field for field in pattern.open_if_absent if said(world, start, field) is None}
    return pattern.model_copy(
        update={
            "where": {field: values for field, values in pattern.where.items() if field not in answered},
            "unless": {field: values for field, values in pattern.unless.items() if field not in answered},
        }
    )
