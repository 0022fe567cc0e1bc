"""The groups that a case, or one decision of it, belongs to when tables are broken down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from childlaw_rules.arguments import refuse, text_unlike, unlike
from childlaw_rules.case import Case, read_case
from childlaw_rules.case.words import MeasureKind, PlaceKind
from childlaw_rules.profiles.onfile import measure_kind_of
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.rulefiles import shipped_tables
from childlaw_rules.when import LATEST, Point


class Strata(BaseModel):
    """The groups that something belongs to.

    ``measure_kinds`` and ``place_kinds`` are in the order of the vocabulary; a case belongs to each of them, a decision
    to one kind of measure at most. ``year`` is that of the decision or thread; of a case, that of its first event whose
    year is known. None where the file leaves the year open.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    measure_kinds: tuple[MeasureKind, ...]
    place_kinds: tuple[PlaceKind, ...]
    year: int | None


def strata(case: Case | Mapping[str, Any] | str | bytes, subject: Mapping[str, str] | None = None) -> Strata:
    """The groups of a case, or of one thread of it, as ``Answer.subject`` names it.

    All that the case holds is looked at, whatever the day. Raises ``CaseError`` for a case that cannot be used.
    """
    if subject is not None:
        wanted = 'the subject of an answer, such as {"decision": "d1"}'
        refuse(unlike("subject", subject, Mapping, wanted))
        refuse(text_unlike("subject", subject, wanted))
    return strata_in(whole_record(case if isinstance(case, Case) else read_case(case)), subject)


def whole_record(case: Case) -> Record:
    """All that a case holds, whatever the day."""
    return Record(case, Point.of_day(LATEST), None, shipped_tables().measures)


def strata_in(record: Record, subject: Mapping[str, str] | None) -> Strata:
    """The groups of a case that was read with ``whole_record``, or of one thread of it, or of a single event."""
    if subject and "event" in subject:
        entries = [entry for entry in record.entries if entry.id == subject["event"]]
        places = kinds = []
    elif subject:
        ((kind, tid), *_) = subject.items()
        thread = record.threads.get(kind, {}).get(tid)
        entries = [] if thread is None else [*thread.openers]
        measures = {entry.fields.get("measure") for entry in entries} - {None}
        started = [
            e for e in record.of_type("measure_started") if kind == "decision" and e.fields.get("decision") == tid
        ]
        measures |= {entry.fields.get("measure") for entry in started}
        places = [e for e in (*started, *record.of_type("place_changed")) if e.fields.get("measure") in measures]
        places += [e for e in record.of_type("measure_started") if e.fields.get("measure") in measures]
        kinds = [*entries, *([] if any(measure_kind_of(e) for e in entries) else started)]
    else:
        entries = record.entries
        places = [*record.of_type("measure_started"), *record.of_type("place_changed")]
        kinds = [*record.of_type("measure_started"), *record.of_type("decision_made")]
    said = {_measure_kind(entry) for entry in kinds}
    where = {entry.get("place") for entry in places}
    years = [year for entry in entries if (year := _year(entry)) is not None]
    return Strata(
        measure_kinds=tuple(kind for kind in MeasureKind if kind.value in said),
        place_kinds=tuple(kind for kind in PlaceKind if kind.value in where),
        year=min(years, default=None),
    )


def _measure_kind(entry: Entry) -> str | None:
    if entry.type == "measure_started":
        kind: str | None = entry.get("kind")
        return kind
    return measure_kind_of(entry) if entry.type == "decision_made" else None


def _year(entry: Entry) -> int | None:
    """The year of an event, where every day on which it may have happened lies in one."""
    if entry.point.unknown:
        return None
    first, last = Point.of_day(entry.first).day, Point.of_day(entry.last).day
    assert first is not None
    return first.year if last is not None and last.year == first.year else None
