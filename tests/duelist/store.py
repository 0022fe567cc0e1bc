"""A small calendar: entries by their UID, imported as RFC 5546 says that a published calendar is.

An entry that is there already is replaced by one with the same or a higher SEQUENCE, and left as it is by one with a
lower. It is kept in the words of another library than the one that writes the files.
"""

from __future__ import annotations

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event


def read(text: str) -> Calendar:
    """A calendar as the other library reads it; it raises ``CalendarParseError`` for one that is not valid."""
    return IcsCalendarStream.calendar_from_ics(text)


class Store:
    """What somebody has in the calendar after some imports."""

    def __init__(self) -> None:
        self.entries: dict[str, Event] = {}

    def take(self, text: str) -> None:
        """Import a file."""
        for event in read(text).events:
            held = self.entries.get(event.uid)
            if held is None or (event.sequence or 0) >= (held.sequence or 0):
                self.entries[event.uid] = event

    def titles(self) -> list[str]:
        """What is shown of it: entries that were not cancelled."""
        return sorted(str(event.summary) for event in self.entries.values() if event.status != "CANCELLED")
