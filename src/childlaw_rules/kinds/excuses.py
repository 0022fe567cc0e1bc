"""The exceptions of a statute: what is accepted instead of a thing that had to be in place."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import model_validator

from childlaw_rules.kinds.clock import unrecorded_by
from childlaw_rules.kinds.matching import matches, tied
from childlaw_rules.kinds.outcome import Anchor, Line, Outcome
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Patterns, Tie
from childlaw_rules.rule.values import Word


class Excuse(Word):
    """One exception: an event that stands instead, or the moment itself with what must be on file with it.

    ``tied_by`` says how ``event`` or ``and_on_file`` belongs to the subject; without it as the rule itself.
    """

    event: Pattern | None = None
    moment: Pattern | None = None
    and_on_file: Patterns = ()
    tied_by: Tie | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Excuse:
        if (self.event is None) == (self.moment is None):
            raise ValueError("an exception says either 'event' or 'moment'")
        if self.and_on_file and self.moment is None:
            raise ValueError("'and_on_file' goes with 'moment'; write another exception for what stands instead")
        if self.tied_by is not None and self.event is None and not self.and_on_file:
            raise ValueError("'tied_by' goes with 'event' or 'and_on_file'")
        return self


def in_place(
    world: World,
    patterns: tuple[Pattern, ...],
    tie: Tie,
    anchor: Anchor,
    span: tuple[Day | None, Day],
    *,
    since: Entry | None = None,
    earliest: bool = False,
) -> Entry | None:
    """The latest event in place on or before the moment, or the earliest; none that is known to come before ``since``.

    Two times of day on one day count as they are.
    """
    moment = anchor.entries[0]
    first, last = span
    found: Entry | None = None
    for pattern in patterns:
        entries = tied(world, pattern.event, tie, anchor)
        for entry in entries if earliest else reversed(entries):
            if found is not None and (entry.index > found.index if earliest else entry.index < found.index):
                break
            if (
                entry is not moment
                and entry.first <= moment.last
                and world.happened(entry)
                and world.at_most(world.day(entry), last)
                and (first is None or world.at_most(first, world.day(entry)))
                and not _known_to_come_after(entry, moment)
                and (since is None or not _known_to_come_after(since, entry))
                and matches(world, entry, pattern, last)
            ):
                found = entry
                break
    return found


def _known_to_come_after(entry: Entry, moment: Entry) -> bool:
    return entry.instant is not None and moment.instant is not None and entry.instant > moment.instant


def excuse(
    world: World, rule_tie: Tie, exception: Excuse, anchor: Anchor, span: tuple[Day | None, Day]
) -> Entry | None:
    """The event on file that excuses what is not in place, or None."""
    first, day = span
    tie = exception.tied_by or rule_tie
    if exception.event is not None:
        basis = in_place(world, (exception.event,), tie, anchor, (first, day))
        if basis is not None:
            return basis
        return unrecorded_by(world, (exception.event,), anchor, (first, day), day)
    assert exception.moment is not None
    basis = _moment(world, exception.moment, anchor)
    if basis is None:
        return None
    if not exception.and_on_file or in_place(world, exception.and_on_file, tie, anchor, (None, day)) is not None:
        return basis
    return unrecorded_by(world, exception.and_on_file, anchor, (None, day), day)


def _moment(world: World, pattern: Pattern, anchor: Anchor) -> Entry | None:
    """The event whose own flags carry the exception: the moment, or the decision behind it."""
    moment = anchor.entries[0]
    if pattern.event == moment.type:
        return moment if matches(world, moment, pattern) else None
    tie = Tie.DECISION if pattern.event == "decision_made" and "decision" in moment.fields else Tie.MEASURE
    for entry in tied(world, pattern.event, tie, anchor):
        if (
            world.happened(entry)
            and world.at_most(world.day(entry), world.day(moment))
            and matches(world, entry, pattern)
        ):
            return entry
    return None


def note_failed(
    world: World,
    rule_tie: Tie,
    exceptions: Sequence[Excuse],
    anchor: Anchor,
    state: Outcome,
    span: tuple[Day | None, Day],
) -> None:
    """Say of an exception that is on file why it does not count."""
    for exception in exceptions:
        if exception.event is None:
            continue
        bare = Pattern(event=exception.event.event)
        basis = in_place(world, (bare,), exception.tied_by or rule_tie, anchor, span)
        if basis is not None:
            flags = tuple(f for f, values in exception.event.where.items() if basis.get(f) not in values)
            line = Line("exception-incomplete", basis, {"fields": flags}) if flags else Line("exception-unmet", basis)
            state.lines.append(line)
