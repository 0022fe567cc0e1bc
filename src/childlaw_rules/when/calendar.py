"""The Danish calendar: public holidays, working days, and where a period goes that ends on a day off.

Holidays are known for the years that the ``holidays`` package covers (1771 to 2100 in the release tested);
outside them every day from Monday to Friday is a working day. For the years that cases are about they stand in a
table made from that package, since the package takes longer to load than the rules do.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Final

from childlaw_rules.when.zone import LATEST

#: The table of public holidays, and the first and last year in it.
HOLIDAYS_FILE: Final = Path(__file__).with_name("holidays.json")
FIRST_YEAR: Final = 1960
LAST_YEAR: Final = 2100

_SATURDAY: Final = 5
_SUNDAY: Final = 6


class WorkingDays(Enum):
    """Which days count as working days (hverdage); public holidays never do.

    No decision was found on Saturday, nor on the days when public offices are closed without a holiday in law
    (5 June, 24 and 31 December). 1 May is a working day in all readings.
    """

    MONDAY_TO_FRIDAY = "monday to friday"
    MONDAY_TO_SATURDAY = "monday to saturday"
    OFFICES_CLOSED = "monday to friday, offices closed"
    FRIDAY_AFTER_ASCENSION = "monday to friday, offices closed, friday after ascension"


class EndsOnDayOff(Enum):
    """What becomes of a period that ends on a Saturday, a Sunday or a public holiday.

    An authority's own duty stays: no source gives it the extension. The others are readings taken from
    forældelsesloven § 27 and restaurationsloven § 36 a, and from the practice of Udbetaling Danmark.
    """

    STAYS = "stays"
    NEXT_WORKING_DAY = "next working day"
    OFFICES_CLOSED = "next working day, offices closed"
    FRIDAY_AFTER_ASCENSION = "next working day, friday after ascension"


_DAYS_THAT_MOVE: Final = {
    EndsOnDayOff.NEXT_WORKING_DAY: WorkingDays.MONDAY_TO_FRIDAY,
    EndsOnDayOff.OFFICES_CLOSED: WorkingDays.OFFICES_CLOSED,
    EndsOnDayOff.FRIDAY_AFTER_ASCENSION: WorkingDays.FRIDAY_AFTER_ASCENSION,
}


def is_holiday(ordinal: int) -> bool:
    """Is this day a public holiday (helligdag)?

    >>> is_holiday(date(2024, 3, 31).toordinal()), is_holiday(date(2024, 4, 30).toordinal())
    (True, False)
    """
    return ordinal in _holidays(date.fromordinal(ordinal).year)


def is_working_day(ordinal: int, working_days: WorkingDays = WorkingDays.MONDAY_TO_FRIDAY) -> bool:
    """Is this day a working day (hverdag)?

    >>> saturday = date(2024, 8, 31).toordinal()
    >>> is_working_day(saturday), is_working_day(saturday, WorkingDays.MONDAY_TO_SATURDAY)
    (False, True)
    """
    weekday = (ordinal - 1) % 7  # 0001-01-01 was a Monday
    if weekday == _SUNDAY or (weekday == _SATURDAY and working_days is not WorkingDays.MONDAY_TO_SATURDAY):
        return False
    return ordinal not in _days_off(date.fromordinal(ordinal).year, working_days)


def move(ordinal: int, ends_on_day_off: EndsOnDayOff) -> int:
    """The day to which a period moves that ends on ``ordinal``: that day itself or a later one.

    >>> date.fromordinal(move(date(2024, 8, 31).toordinal(), EndsOnDayOff.NEXT_WORKING_DAY))
    datetime.date(2024, 9, 2)
    """
    if ends_on_day_off is EndsOnDayOff.STAYS:
        return ordinal
    working_days = _DAYS_THAT_MOVE[ends_on_day_off]
    while ordinal < LATEST and not is_working_day(ordinal, working_days):
        ordinal += 1
    return ordinal


@lru_cache(maxsize=512)
def _holidays(year: int) -> frozenset[int]:
    # Store bededag is in it up to 2023: lov nr. 214 af 06/03/2023 abolished it, with effect from 2024-01-01.
    if FIRST_YEAR <= year <= LAST_YEAR:
        return frozenset(date.fromisoformat(f"{year}-{day}").toordinal() for day in _table()[str(year)])
    # Imported here: few cases come near such years. Each year is built by itself and frozen, since the package's own
    # object grows while it is asked and is not safe to share between threads.
    from holidays import country_holidays  # noqa: PLC0415

    days = country_holidays("DK", years=year, categories=("public",), language="da")
    return frozenset(day.toordinal() for day in days)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, list[str]]:
    """The public holidays of each year, as month and day."""
    years: Mapping[str, list[str]] = json.loads(HOLIDAYS_FILE.read_text("utf-8"))["public_holidays"]
    return years


@lru_cache(maxsize=2_048)
def _days_off(year: int, working_days: WorkingDays) -> frozenset[int]:
    """The days of a year that are off, weekends apart."""
    days = _holidays(year)
    if working_days in {WorkingDays.MONDAY_TO_FRIDAY, WorkingDays.MONDAY_TO_SATURDAY}:
        return days
    # Constitution Day, Christmas Eve and New Year's Eve are no holidays in law, yet public offices close.
    days |= {date(year, month, day).toordinal() for month, day in ((6, 5), (12, 24), (12, 31))}
    if working_days is WorkingDays.FRIDAY_AFTER_ASCENSION:
        from dateutil.easter import easter  # noqa: PLC0415 - as above

        days |= {easter(year).toordinal() + 40}
    return days
