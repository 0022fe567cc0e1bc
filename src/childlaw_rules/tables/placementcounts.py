"""Counts the placements of one case: where the child lives, how long, and how often it moves.

A placement is a measure of the kind ``placement`` or ``secure_placement``. It consists of stays: the first at the
place where it started, one more after each change of place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from childlaw_rules.case.words import MeasureKind
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import ENDED_BY, Entry
from childlaw_rules.tables.counted import MOVES, STAY, TIME, CountKey

#: What may come of a stay or a placement.
ENDED: Final = "ended"
OPEN: Final = "open"
ENDED_VAGUE: Final = "ended_vague"
OPEN_VAGUE: Final = "open_vague"
#: The name of a whole placement among the lengths.
PLACEMENT: Final = "placement"
#: A place that the file does not tell.
NO_PLACE: Final = ""
_KINDS: Final = frozenset({MeasureKind.PLACEMENT.value, MeasureKind.SECURE_PLACEMENT.value})

Counts = Counter[CountKey]


def count_placements(counts: Counts, record: Record) -> None:
    """Count the placements of a case, their stays and the moves between them."""
    placed = [start for start in _starts(record) if start.get("kind") in _KINDS]
    counts[MOVES, "kind_open", ""] += sum(start.get("kind") is None for start in _starts(record))
    if not placed:
        return
    moved = 0
    for start in placed:
        changes = _belonging(record, "place_changed", start, placed)
        end = _end(record, start, placed)
        stays = [start, *changes]
        for here, after in pairwise([*stays, end]):
            assert here is not None
            _count_stay(counts, record, STAY, here, after)
            place = here.get("place") or NO_PLACE
            _count_stay(counts, record, f"stay:{place}", here, after)
        for here, there in pairwise(stays):
            counts[MOVES, "between", here.get("place") or NO_PLACE, there.get("place") or NO_PLACE] += 1
        _count_stay(counts, record, PLACEMENT, start, end)
        counts[MOVES, "in_placement", len(changes)] += 1
        moved += len(changes)
    loose = [entry for entry in _happened(record, ("place_changed",)) if entry.fields.get("measure") is None]
    if len(placed) > 1:
        counts[MOVES, "loose", ""] += len(loose)
    counts[MOVES, "of_child", moved] += 1
    counts[MOVES, "placements", len(placed)] += 1


def _starts(record: Record) -> list[Entry]:
    """The starts of measures that surely happened, each measure once, earliest first."""
    found: dict[str, Entry] = {}
    for entry in _happened(record, ("measure_started",)):
        found.setdefault(entry.fields["measure"], entry)
    return list(found.values())


def _happened(record: Record, types: Sequence[str]) -> list[Entry]:
    return [entry for type_ in types for entry in record.of_type(type_) if entry.last <= entry.limit]


def _belonging(record: Record, type_: str, start: Entry, among: Sequence[Entry]) -> list[Entry]:
    """The events of a type that belong to a placement: by name, or because it is the only one."""
    only = len(among) == 1
    return [
        entry
        for entry in _happened(record, (type_,))
        if entry.fields.get("measure") == start.fields["measure"] or (only and entry.fields.get("measure") is None)
    ]


def _end(record: Record, start: Entry, among: Sequence[Entry]) -> Entry | None:
    """The end of a placement: a return home ends it where no end of the measure says otherwise."""
    for type_ in ENDED_BY["measure"]:
        found = _belonging(record, type_, start, among)
        if found:
            return found[0]
    return None


def _count_stay(counts: Counts, record: Record, name: str, here: Entry, after: Entry | None) -> None:
    """Count how long something lasted, or has lasted; nothing is guessed where a day is not known exactly."""
    if after is None:
        known = here.exact and not record.uncovered("measure_ended")
        state, last = (OPEN, record.as_of) if known else (OPEN_VAGUE, None)
    else:
        known = here.exact and after.exact and here.first <= after.first
        state, last = (ENDED, after.first) if known else (ENDED_VAGUE, None)
    if last is None:
        counts[TIME, name, state] += 1
    else:
        counts[TIME, name, state, last - here.first] += 1
