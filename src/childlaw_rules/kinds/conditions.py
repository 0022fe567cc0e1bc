"""What must hold for a duty to arise, beside the event that calls for it. Shared by several kinds.

``only_while_running`` names measures of which one must run on the day of that event; ``only_after`` what must be
on file on or before it, ``not_after`` what must not be on file before it (``events``, and how they belong to the
subject: ``tied_by``, if left out anywhere in the case). ``only_with_siblings: yes`` asks for siblings on file.
"""

from __future__ import annotations

from childlaw_rules.kinds.clock import names, unrecorded_by
from childlaw_rules.kinds.matching import matches, tied
from childlaw_rules.kinds.outcome import Anchor, Outcome, not_applicable
from childlaw_rules.kinds.running import runs
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Patterns, Tie
from childlaw_rules.rule.values import Flag, Word


class OnFile(Word):
    """Events of which one is, or is not, on file by a day, and how they belong to the subject."""

    events: Patterns
    tied_by: Tie = Tie.CASE


class Conditions(Word):
    """The keys that several kinds share."""

    only_while_running: Patterns = ()
    only_after: OnFile | None = None
    not_after: OnFile | None = None
    only_with_siblings: Flag = False


def unmet(world: World, duty: Conditions, anchor: Anchor, version: object, day: Day) -> Outcome | None:
    """Why the duty does not arise, or None where it does."""
    if duty.only_while_running and not runs(world, duty.only_while_running, day):
        return not_applicable(anchor, "no-measure-running", version)
    if duty.only_after is not None and not _on_file(world, duty.only_after, anchor, day):
        return not_applicable(anchor, "needs-on-file", version, events=names(duty.only_after.events))
    if duty.not_after is not None and _on_file(world, duty.not_after, anchor, day, before=True):
        return not_applicable(anchor, "on-file-before", version, events=names(duty.not_after.events))
    if duty.only_with_siblings and not world.record.siblings:
        return not_applicable(anchor, "no-siblings", version)
    return None


def _on_file(world: World, condition: OnFile, anchor: Anchor, day: Day, *, before: bool = False) -> bool:
    """Whether one of the events is on file on or before a day, or ``before`` it."""
    moment = anchor.entries[0] if anchor.entries else None
    for pattern in condition.events:
        for entry in tied(world, pattern.event, condition.tied_by, anchor):
            if (
                entry is not moment
                and world.happened(entry)
                and (world.before(world.day(entry), day) if before else world.at_most(world.day(entry), day))
                and matches(world, entry, pattern, day)
            ):
                return True
    unrecorded = unrecorded_by(world, condition.events, anchor, (None, day), day)
    return unrecorded is not None and (not before or world.before(world.day(unrecorded), day))
