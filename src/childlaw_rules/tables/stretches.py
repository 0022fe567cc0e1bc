"""Counts stretches of time in one case that no single duty tells: between measures, and without a follow-up.

What has not ended by the day looked at is counted as such, with the days that it has lasted; what can no longer end,
since the measure ended or the case was closed first, is counted by itself.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final

from childlaw_rules.finding import Report
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import ENDED_BY, Entry
from childlaw_rules.tables.counted import TIME, CountKey

#: The outcomes: it ended, it runs on, it was cut short, or its days are not known exactly.
ENDED: Final = "ended"
OPEN: Final = "open"
STOPPED: Final = "stopped"
VAGUE: Final = "vague"
#: The names of the stretches.
GAP: Final = "gap"
WITHOUT_FOLLOW_UP: Final = "without-follow-up"
#: The rule whose findings say which measures are followed up.
FOLLOWED_UP: Final = "first-follow-up-within-3-months"

Counts = Counter[CountKey]


def count_stretches(counts: Counts, record: Record, report: Report) -> None:
    """Count the gaps between measures and the stretches without a follow-up."""
    ends = _ends(record)
    _count_gaps(counts, record, ends)
    followed = {f.subject.get("measure") for f in report.findings if f.rule == FOLLOWED_UP} - {None}
    for start in record.of_type("measure_started"):
        if start.fields.get("measure") in followed and start.last <= start.limit:
            _count_follow_ups(counts, record, start, ends)


def _ends(record: Record) -> dict[str | None, Entry]:
    """The end of each measure that surely ended; an end that names none is that of the only measure."""
    only = list(record.threads["measure"]) if len(record.threads["measure"]) == 1 else [None]
    found: dict[str | None, Entry] = {}
    for type_ in ENDED_BY["measure"]:
        for entry in record.of_type(type_):
            if entry.last <= entry.limit:
                found.setdefault(entry.fields.get("measure", only[0]), entry)
    return found


def _count_gaps(counts: Counts, record: Record, ends: dict[str | None, Entry]) -> None:
    """Days without any measure between one and the next; a case with a day that is not exact is counted as vague."""
    starts = [start for start in record.of_type("measure_started") if start.last <= start.limit]
    if not starts:
        return
    bounds = [*starts, *ends.values()]
    if not all(entry.exact for entry in bounds) or None in ends or record.uncovered("measure_ended"):
        counts[TIME, GAP, VAGUE] += 1
        return
    reached: int | None = None
    running = False
    for start in sorted(starts, key=lambda entry: entry.first):
        if reached is not None and not running and start.first > reached:
            counts[TIME, GAP, ENDED, start.first - reached] += 1
        end = ends.get(start.fields["measure"])
        running = running or end is None
        if end is not None:
            reached = end.first if reached is None else max(reached, end.first)
    if not running and reached is not None:
        closed = any(entry.last >= reached for entry in record.of_type("case_closed") if entry.last <= entry.limit)
        if not closed:
            counts[TIME, GAP, OPEN, record.as_of - reached] += 1


def _count_follow_ups(counts: Counts, record: Record, start: Entry, ends: dict[str | None, Entry]) -> None:
    """From the start to the first follow-up, from each to the next, and from the last one on."""
    measure = start.fields["measure"]
    only = len(record.threads["measure"]) == 1
    held = [
        entry
        for entry in record.of_type("follow_up_held")
        if entry.last <= entry.limit and (entry.fields.get("measure") or (measure if only else None)) == measure
    ]
    end = ends.get(measure)
    if record.uncovered("follow_up_held"):
        counts[TIME, WITHOUT_FOLLOW_UP, VAGUE] += 1
        return
    days: list[int | None] = [entry.first if entry.exact else None for entry in (start, *held)]
    for before, after in pairwise(days):
        if before is None or after is None or after < before:
            counts[TIME, WITHOUT_FOLLOW_UP, VAGUE] += 1
        else:
            counts[TIME, WITHOUT_FOLLOW_UP, ENDED, after - before] += 1
    last = days[-1]
    until = record.as_of if end is None else end.first if end.exact else None
    if last is None or until is None or until < last or (end is None and record.uncovered("measure_ended")):
        counts[TIME, WITHOUT_FOLLOW_UP, VAGUE] += 1
    else:
        counts[TIME, WITHOUT_FOLLOW_UP, OPEN if end is None else STOPPED, until - last] += 1
