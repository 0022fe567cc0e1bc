"""The due days of findings: read from the report, and where they lie as days and instants."""

from __future__ import annotations

from typing import NamedTuple

from childlaw_rules.when import EARLIEST, LATEST, Point

#: The end of an interval that is open.
OPEN = ".."


class DueDay(NamedTuple):
    """The earliest and latest day (ordinals) on which something falls due, and the texts of both ends.

    A text is None where that end is open. ``hours``: the texts are instants.
    """

    first: int
    last: int
    first_text: str | None
    last_text: str | None
    hours: bool

    @property
    def exact(self) -> bool:
        """Whether it is one day, or one instant."""
        return self.first_text is not None and self.first_text == self.last_text


def due_day(text: str) -> DueDay:
    """The due day that a finding states: a day, an instant, or an interval of either.

    >>> day = due_day("2024-02-29/..")
    >>> day.first_text, day.last_text, day.exact
    ('2024-02-29', None, False)
    >>> due_day("2024-03-12T14:05:00+01:00").hours
    True
    """
    begin, slash, end = text.partition("/")
    end = end if slash else begin
    first = None if begin == OPEN else Point.parse(begin)
    last = None if end == OPEN else Point.parse(end)
    hours = any(point is not None and point.instant is not None for point in (first, last))
    return DueDay(
        EARLIEST if first is None else first.first,
        LATEST if last is None else last.last,
        None if first is None else begin,
        None if last is None else end,
        hours,
    )
