"""Spans: the first and last possible day (ordinals) or microsecond of something, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from childlaw_rules.when import EARLIEST, LATEST, instant_text

Span = tuple[int, int]


def hull(spans: Iterable[Span | None]) -> Span | None:
    """The smallest span that holds all of some spans."""
    known = [span for span in spans if span is not None]
    return (min(a for a, _ in known), max(b for _, b in known)) if known else None


def days_of(span: Span) -> Span:
    """The days in Copenhagen on which two instants lie."""
    return _local_day(span[0]), _local_day(span[1])


def _local_day(instant: int) -> int:
    return date.fromisoformat(instant_text(instant)[:10]).toordinal()


def span_text(span: Span | None) -> str | None:
    """A day, or an interval with ``..`` at an open end."""
    if span is None:
        return None
    first, last = span
    if first == last:
        return date.fromordinal(first).isoformat()
    begin = ".." if first <= EARLIEST else date.fromordinal(first).isoformat()
    end = ".." if last >= LATEST else date.fromordinal(last).isoformat()
    return f"{begin}/{end}"


def instants_text(span: Span | None) -> str | None:
    """An instant with the offset of Copenhagen, or two with a slash between."""
    if span is None:
        return None
    first, last = instant_text(span[0]), instant_text(span[1])
    return first if first == last else f"{first}/{last}"
