"""A case while it is being made: its child and parties, and the events so far, each on its true day.

Days are ordinals (``date.toordinal()``) throughout. What the file says of a day in the end, less exactly or recorded
late, is settled in ``filing``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, NamedTuple

from childlaw_rules.case.words import MeasureKind
from childlaw_rules.generating.dice import Dice
from childlaw_rules.when import Period
from childlaw_rules.when.age import age_on, day_turned
from childlaw_rules.when.calendar import is_working_day
from childlaw_rules.when.period import steps
from childlaw_rules.when.zone import COPENHAGEN

#: The letter with which the ids of a kind of thread begin.
LETTERS: Final = {
    "notification": "n",
    "need": "b",
    "investigation": "i",
    "decision": "d",
    "measure": "m",
    "plan": "p",
    "complaint": "c",
}
#: The parties that hold custody.
MOTHER: Final = "mother"
FATHER: Final = "father"
CHILD: Final = "child"
#: A child is one until this age.
OF_AGE: Final = 18
#: Days a year and a month, near enough for lengths that are drawn.
YEAR: Final = 365
MONTH: Final = 30.4

four_months = steps(Period.parse("4 months"))
three_months = steps(Period.parse("3 months"))
six_months = steps(Period.parse("6 months"))
one_month = steps(Period.parse("1 month"))
one_year = steps(Period.parse("1 year"))
four_weeks = steps(Period.parse("4 weeks"))
six_working_days = steps(Period.parse("6 working days"))


class Event(NamedTuple):
    """An event on its true day; ``at`` is the instant where it has one."""

    day: int
    type: str
    at: str | None
    fields: dict[str, Any]


class Spell(NamedTuple):
    """A measure as it ran: its thread, its kind, the first and the last day."""

    measure: str
    kind: MeasureKind
    first: int
    last: int


@dataclass(slots=True)
class Draft:
    """A case while it is being made. ``until`` is the day on which the extract was drawn."""

    dice: Dice
    born: int
    until: int
    holders: tuple[str, ...]
    siblings: tuple[tuple[str, int, bool], ...] = ()
    unborn: bool = False
    events: list[Event] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def thread(self, kind: str) -> str:
        """The id of a new thread of a kind: ``n1``, ``n2``."""
        number = self._numbers.get(kind, 0) + 1
        self._numbers[kind] = number
        return f"{LETTERS[kind]}{number}"

    def add(self, type_: str, day: int, **fields: Any) -> None:
        """An event on a day."""
        self.events.append(Event(day, type_, None, fields))

    def add_at(self, type_: str, moment: datetime, **fields: Any) -> None:
        """An event at an instant."""
        local = moment.astimezone(COPENHAGEN)
        self.events.append(Event(local.toordinal(), type_, local.isoformat(timespec="seconds"), fields))

    def age(self, day: int) -> int:
        """Completed years on a day."""
        return age_on(self.born, day)

    def turns(self, years: int) -> int:
        """The day on which the child turns an age."""
        return day_turned(self.born, years)

    def is_born(self, day: int) -> bool:
        """Whether the child is born by a day, as the file knows it."""
        return not self.unborn and day >= self.born


def instant(day: int, minute: int) -> datetime:
    """A minute of a day in Copenhagen, as an instant; one that the clock skips is the hour after.

    >>> instant(date(2024, 7, 1).toordinal(), 90).isoformat()
    '2024-06-30T23:30:00+00:00'
    """
    local = datetime.fromordinal(day).replace(tzinfo=COPENHAGEN) + timedelta(minutes=minute)
    return local.astimezone(UTC)


def office_day(day: int, first: int, last: int) -> int:
    """A working day near a day, no earlier than one and no later than another; the day itself where there is none.

    >>> saturday = date(2024, 3, 9).toordinal()
    >>> date.fromordinal(office_day(saturday, saturday - 9, saturday + 9)).isoformat()
    '2024-03-11'
    >>> date.fromordinal(office_day(saturday, saturday - 9, saturday + 1)).isoformat()
    '2024-03-08'
    """
    for step in range(5):
        if day + step <= last and is_working_day(day + step):
            return day + step
    for step in range(5):
        if day - step >= first and is_working_day(day - step):
            return day - step
    return day


def within(dice: Dice, first: int, last: int) -> int:
    """A working day from ``first`` to ``last``, where there is one."""
    return office_day(dice.between(first, max(first, last)), first, max(first, last))


def iso(day: int) -> str:
    """A day as a case file writes it."""
    return date.fromordinal(day).isoformat()
