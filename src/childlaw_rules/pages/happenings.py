"""The events of a case as a page lists them: only what had happened, and was recorded, by the days of the report.

Of an event the page shows its day, its term, the threads it belongs to and its id. Notes and other free text are
never shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from childlaw_rules.case import Case
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.catalogue import SUBJECT_NAMES
from childlaw_rules.finding import Report
from childlaw_rules.pages.dates import day_text
from childlaw_rules.prose.terms import of
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import OPENED_BY, Entry
from childlaw_rules.sentences import DA
from childlaw_rules.spans import Span
from childlaw_rules.when import Point


@dataclass(frozen=True, slots=True)
class Happened:
    """One event: its id as the findings name it, its term, its day in words and as a span, and its threads.

    ``span`` is None where nothing is known of the day. ``anchor`` is its place on the page.
    """

    anchor: str
    id: str
    term: str
    day: str
    short: str
    span: Span | None
    threads: str


def happenings(case: Case, report: Report, prefix: str, lang: str) -> list[Happened]:
    """The events that the report looked at, by day; those of which no day is known last.

    ``prefix`` begins their anchors.
    """
    known_at = None if report.known_at is None else Point.parse(report.known_at)
    record = Record(case, Point.parse(report.as_of), known_at)
    entries = sorted(record.entries, key=lambda entry: (entry.point.unknown, entry.point.earliest, entry.point.last))
    return [_happened(entry, record, f"{prefix}e{number}", lang) for number, entry in enumerate(entries, start=1)]


def term_of(type_: str, lang: str) -> str:
    """The term of an event, with a capital letter."""
    if lang == DA:
        return EVENT_TYPES[type_].da
    text = type_.replace("_", " ").replace("follow up", "follow-up")
    return text[:1].upper() + text[1:]


def _happened(entry: Entry, record: Record, anchor: str, lang: str) -> Happened:
    point = entry.point
    named = [(kind, entry.fields[kind]) for kind in OPENED_BY if entry.fields.get(kind)]
    named += [(kind, id_) for id_ in entry.about or () for kind in OPENED_BY if id_ in record.threads[kind]]
    threads = [f"{of(SUBJECT_NAMES[kind], lang)} {id_}" for kind, id_ in dict.fromkeys(named)]
    return Happened(
        anchor=anchor,
        id=entry.id,
        term=term_of(entry.type, lang),
        day=day_text(point.text, lang),
        short=day_text(point.text if point.instant is None else (point.text or "")[:10], lang, short=True),
        span=None if point.unknown else (point.first, point.last),
        threads=", ".join(threads),
    )
