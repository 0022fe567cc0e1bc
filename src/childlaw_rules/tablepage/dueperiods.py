"""Which periods of a table over time can be judged: those that had ended by the day looked at.

A duty that falls due after that day is relevant only where it is met already. So in such a period all that is counted
is met, which says nothing; and in the one that runs much of it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from childlaw_rules.tablepage.tablerows import ReadRow
from childlaw_rules.tables.periods import period_of


@dataclass(frozen=True, slots=True)
class DueRows:
    """The rows of a table over time: of periods that have ``ended``, of the one that runs, and those that lie ahead.

    What has no known day is among the ended.
    """

    ended: list[ReadRow]
    running: list[ReadRow]
    ahead: list[ReadRow]

    @property
    def begun(self) -> list[ReadRow]:
        """All that does not lie ahead."""
        return [*self.ended, *self.running]


def due_rows(rows: Sequence[ReadRow], by: str, looked_at: str | None) -> DueRows:
    """The rows by the month or quarter (``by``) in which the day looked at lies; all have ended where there is none."""
    if looked_at is None:
        return DueRows(list(rows), [], [])
    day = date.fromisoformat(looked_at)
    now, then = (period_of(f"{one:%Y-%m}", by) for one in (day, day + timedelta(days=1)))
    running = now if now == then else None
    return DueRows(
        [row for row in rows if row.codes[0] <= now and row.codes[0] != running],
        [row for row in rows if row.codes[0] == running],
        [row for row in rows if row.codes[0] > now],
    )
