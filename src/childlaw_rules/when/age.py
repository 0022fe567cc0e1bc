"""Ages: the day on which a person turns so many years, and how old a person is on a day.

An age is reached when the day begins in Copenhagen; the hour of birth is of no account, and an age never
moves to a working day.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date
from enum import Enum

from childlaw_rules.when.zone import LATEST


class LeapBirthday(Enum):
    """When a person born on 29 February turns a year older in a year without that day.

    No Danish source was found; 28 February follows the counting of months in forældelsesloven § 27.
    """

    FEBRUARY_28 = "28 February"
    MARCH_1 = "1 March"


def day_turned(born: int, years: int, leap: LeapBirthday = LeapBirthday.FEBRUARY_28) -> int:
    """The day (ordinal) on which a person born on ``born`` turns ``years``.

    Past the end of the calendar it is ``LATEST``. Raises ``ValueError`` for a negative age.

    >>> date.fromordinal(day_turned(date(2008, 2, 29).toordinal(), 15))
    datetime.date(2023, 2, 28)
    """
    if years < 0:
        raise ValueError("an age is not negative")
    birth = date.fromordinal(born)
    year = birth.year + years
    if year > date.max.year:
        return LATEST
    if (birth.month, birth.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28).toordinal() + (leap is LeapBirthday.MARCH_1)
    return birth.replace(year=year).toordinal()


def age_on(born: int, day: int, leap: LeapBirthday = LeapBirthday.FEBRUARY_28) -> int:
    """Completed years on a day (both ordinals); -1 on every day before the birth.

    >>> age_on(date(2008, 2, 29).toordinal(), date(2023, 2, 27).toordinal())
    14
    """
    if day < born:
        return -1
    years = date.fromordinal(day).year - date.fromordinal(born).year
    return years if day_turned(born, years, leap) <= day else years - 1
