"""The parts of a constructed timeline: events on days, and the case around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

Event = dict[str, Any]

#: Stands in each constructed case.
NOTE: Final = "Konstrueret sag, ingen virkelig. Constructed case, not a real one."


def days(number: int) -> timedelta:
    """A number of days."""
    return timedelta(days=number)


def event(type_: str, at: date | str, **fields: Any) -> Event:
    """One event on a day, or within a span of days."""
    return {"type": type_, "at": at if isinstance(at, str) else at.isoformat(), **fields}


def between(first: date, last: date) -> str:
    """Some day from one to another, as a case file writes it."""
    return f"{first.isoformat()}/{last.isoformat()}"


def notes(first: date, last: date, every: int) -> Iterator[Event]:
    """Journal notes from one day on, so many days apart, before another."""
    day = first
    while day < last:
        yield event("journal_note", day)
        day += days(every)


def constructed_case(id_: str, born: date, as_of: date, events: Iterable[Event], **more: Any) -> dict[str, Any]:
    """A case that says that it is constructed. Its events stand in order of time, after the one that says so."""
    told = sorted(events, key=lambda one: (one["at"][:10], one["type"]))
    opened = event("case_opened", told[0]["at"][:10], note=NOTE)
    return {
        "format": "childlaw-case/1",
        "id": f"constructed-{id_}",
        "child": {"born": born.isoformat()},
        **more,
        "as_of": as_of.isoformat(),
        "events": [opened, *told],
    }
