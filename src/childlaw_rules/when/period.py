"""Periods of time and how they are counted, forwards and backwards, in days; hours in elapsed time.

There is no general Danish statute on counting time. The default is that of forældelsesloven § 27: the start
day is not counted, a month ends on the same day number or on the last day of a shorter month. The other ways
are readings, each with its source. Days are ordinals (``date.toordinal()``), instants are microseconds since
1970-01-01T00:00Z. Over 300 lines because the ways of counting share one period and go both ways.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime
from enum import Enum
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import PydanticCustomError, core_schema

from childlaw_rules.errors import did_you_mean
from childlaw_rules.when.age import LeapBirthday, age_on, day_turned
from childlaw_rules.when.calendar import EndsOnDayOff, WorkingDays, is_working_day, move
from childlaw_rules.when.zone import EARLIEST, LATEST, day_ends

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = [
    "USUAL",
    "Counting",
    "DayMissing",
    "LeapBirthday",
    "Period",
    "PeriodError",
    "StartDay",
    "Unit",
    "add",
    "age_on",
    "backward",
    "day_turned",
    "forward",
    "hours_after",
    "steps",
    "subtract",
]

_HOUR: Final = 3_600_000_000
_MOST: Final = 99_999
_WORDS: Final = re.compile(r"([0-9]+) (\D+)")


class PeriodError(ValueError):
    """A period that cannot be used. The message says what is wrong and the way out."""


class Unit(Enum):
    """What a period is counted in. Days are calendar days."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    WORKING_DAYS = "working days"


class StartDay(Enum):
    """Is the day on which the period starts a day of it?

    Counted is the way of the seven days of BL § 143 (Ankestyrelsen C-44-00: execution on 4 February, approval
    on 10 February in time).
    """

    NOT_COUNTED = "not counted"
    COUNTED = "counted as day 1"


class DayMissing(Enum):
    """Where a period in months ends when the month has no day of that number.

    ``LAST_DAY_TO_LAST_DAY`` is restaurationsloven § 36 a: moreover, what starts on the last day of a month
    ends on the last day of a month.
    """

    LAST_DAY = "last day of month"
    LAST_DAY_TO_LAST_DAY = "last day to last day"


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as a provision states it: ``Period(4, Unit.MONTHS)`` is "4 months"."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= _MOST:
            raise PeriodError(f"a period is from 1 to {_MOST} {self.unit.value} long")

    @classmethod
    def parse(cls, value: str | Period) -> Period:
        """The period that a text such as "4 months" states. Raises ``PeriodError``.

        >>> Period.parse("6 working days")
        Period(amount=6, unit=<Unit.WORKING_DAYS: 'working days'>)
        """
        if isinstance(value, Period):
            return value
        if not isinstance(value, str):
            raise PeriodError(f"a period is a text such as '4 months', not of the type {type(value).__name__}")
        match = _WORDS.fullmatch(value)
        if match is None:
            raise PeriodError("a period is a number and a unit, such as '4 months' or '6 working days'")
        number, word = match.groups()
        if word not in _UNITS:
            raise PeriodError(f"unknown unit{did_you_mean(word, _UNITS)}; one of {', '.join(_UNITS_IN_ORDER)}")
        if len(number) > len(str(_MOST)):
            raise PeriodError(f"a period is from 1 to {_MOST} {_UNITS[word].value} long")
        period = cls(int(number), _UNITS[word])
        if str(period) != value:
            raise PeriodError(f"write '{period}'")
        return period

    def __str__(self) -> str:
        words = self.unit.value
        return f"{self.amount} {words[:-1] if self.amount == 1 else words}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "title": "Period",
            "description": "A number and a unit; days are calendar days, hours are elapsed hours.",
            "pattern": "^(1 (hour|day|week|month|year|working day)"
            "|([2-9]|[1-9][0-9]{1,4}) (hours|days|weeks|months|years|working days))$",
            "examples": ["4 months", "24 hours", "6 working days"],
        }


_UNITS_IN_ORDER: Final = tuple(unit.value for unit in Unit)
_UNITS: Final = {unit.value: unit for unit in Unit} | {unit.value[:-1]: unit for unit in Unit}


@dataclass(frozen=True, slots=True)
class Counting:
    """How a period is counted. Every choice has its words; a rule file writes all of them out."""

    start_day: StartDay = StartDay.NOT_COUNTED
    day_missing_in_month: DayMissing = DayMissing.LAST_DAY
    ends_on_day_off: EndsOnDayOff = EndsOnDayOff.STAYS
    working_days: WorkingDays = WorkingDays.MONDAY_TO_FRIDAY


USUAL: Final = Counting()
"""The way of counting where a provision says nothing else."""


def forward(start: int, period: Period, counting: Counting = USUAL) -> int:
    """The last day of a period that starts on ``start``; it is in time to its end. Never before ``start``.

    Months and years are added once, from the start. Past the end of the calendar the answer is ``LATEST``.
    Where the start day is day 1, the period ends a day earlier; months still end on the last day of a month
    that has no such number. Raises ``ValueError`` for hours, which are instants.

    >>> date.fromordinal(forward(date(2023, 10, 31).toordinal(), Period.parse("4 months")))
    datetime.date(2024, 2, 29)
    """
    return move(_reach(start, period, counting, 1), counting.ends_on_day_off)


def backward(start: int, period: Period, counting: Counting = USUAL) -> int:
    """The last day on which something can be done a period before ``start``. It never moves.

    Where the start day is day 1, that is a day later. Before the beginning of the calendar the answer is
    ``EARLIEST``. Raises ``ValueError`` for hours.

    >>> date.fromordinal(backward(date(2026, 8, 31).toordinal(), Period.parse("6 months")))
    datetime.date(2026, 2, 28)
    """
    return _reach(start, period, counting, -1)


def hours_after(start: int, period: Period) -> int:
    """The instant at which elapsed hours have run from ``start``, in microseconds; exactly then is in time.

    Hours run through nights, holidays and changes of the clock. Raises ``ValueError`` for any other unit.

    >>> from childlaw_rules.when.zone import instant_text, microseconds
    >>> instant_text(hours_after(microseconds(datetime(2024, 3, 30, 23, 15)), Period.parse("24 hours")))
    '2024-04-01T00:15:00+02:00'
    """
    if period.unit is not Unit.HOURS:
        raise ValueError(f"'{period}' is counted in days, not in hours")
    return min(start + period.amount * _HOUR, day_ends(LATEST))


def add(day: date, period: Period | str, counting: Counting = USUAL) -> date:
    """``forward`` on dates. Raises ``PeriodError`` for a text that is no period, ``ValueError`` for hours.

    >>> add(date(2024, 1, 31), "1 month")
    datetime.date(2024, 2, 29)
    >>> add(date(2025, 2, 28), "1 month", Counting(day_missing_in_month=DayMissing.LAST_DAY_TO_LAST_DAY))
    datetime.date(2025, 3, 31)
    """
    return date.fromordinal(forward(_ordinal(day), Period.parse(period), counting))


def subtract(day: date, period: Period | str, counting: Counting = USUAL) -> date:
    """``backward`` on dates. Raises ``PeriodError`` for a text that is no period, ``ValueError`` for hours.

    >>> subtract(date(2026, 12, 31), "6 months")
    datetime.date(2026, 6, 30)
    """
    return date.fromordinal(backward(_ordinal(day), Period.parse(period), counting))


def _ordinal(day: date) -> int:
    if isinstance(day, datetime):
        raise ValueError("a period of days starts on a day: take local_day() of the instant")  # noqa: TRY004
    return day.toordinal()


def _reach(start: int, period: Period, counting: Counting, direction: int) -> int:
    counted = counting.start_day is StartDay.COUNTED
    match period.unit:
        case Unit.HOURS:
            raise ValueError(f"'{period}' runs from an instant, not from a day")
        case Unit.WORKING_DAYS:
            from_day = start - direction if counted else start
            return _working_days_on(from_day, period.amount, direction, counting.working_days)
        case Unit.DAYS | Unit.WEEKS:
            days = period.amount * 7 if period.unit is Unit.WEEKS else period.amount
            return min(max(start + direction * (days - counted), EARLIEST), LATEST)
        case Unit.MONTHS | Unit.YEARS:
            months = period.amount * 12 if period.unit is Unit.YEARS else period.amount
            sticky = counting.day_missing_in_month is DayMissing.LAST_DAY_TO_LAST_DAY
            return _months_on(start, direction * months, sticky, counted)


def steps(period: Period, counting: Counting = USUAL, *, back: bool = False) -> Callable[[int], int]:
    """``forward``, or ``backward``, for one period and way of counting, settled once for many days.

    >>> later = steps(Period.parse("4 months"))
    >>> date.fromordinal(later(date(2023, 10, 31).toordinal()))
    datetime.date(2024, 2, 29)
    """
    plain = counting.start_day is StartDay.NOT_COUNTED and counting.day_missing_in_month is DayMissing.LAST_DAY
    stays = back or counting.ends_on_day_off is EndsOnDayOff.STAYS
    if period.unit in _MONTHS and plain and stays:
        months = period.amount * _MONTHS[period.unit]
        return _months_by_table(-months if back else months)
    return partial(backward if back else forward, period=period, counting=counting)


_MONTHS: Final = {Unit.MONTHS: 1, Unit.YEARS: 12}
#: Every month has a day of this number.
_IN_EVERY_MONTH: Final = 28


def _months_by_table(months: int) -> Callable[[int], int]:
    """``_months_from``, looked up for the days of two centuries."""
    firsts = _firsts_of_months()
    end = len(firsts) - 1

    def months_on(day: int) -> int:
        place = bisect_right(firsts, day) - 1
        target = place + months
        if not (0 <= place < end and 0 <= target < end):
            return _months_from(day, months)
        reached = firsts[target] + day - firsts[place]
        following = firsts[target + 1]
        return reached if reached < following else following - 1

    return months_on


@lru_cache(maxsize=1)
def _firsts_of_months() -> list[int]:
    """The ordinal of the first day of each month of the two centuries in which case files lie."""
    return [date(year, month, 1).toordinal() for year in range(1900, 2100) for month in range(1, 13)]


def _months_from(start: int, months: int) -> int:
    """The same day of the month some months on, or the last day of a shorter month."""
    day = date.fromordinal(start)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return LATEST if months > 0 else EARLIEST
    number = day.day
    if number > _IN_EVERY_MONTH:
        number = min(number, monthrange(year, month + 1)[1])
    return date(year, month + 1, number).toordinal()


@lru_cache(maxsize=65_536)
def _months_on(start: int, months: int, sticky: bool, counted: bool) -> int:
    ordinal = _months_from(start, months)
    if ordinal in {LATEST, EARLIEST}:
        return ordinal
    day, end = date.fromordinal(start), date.fromordinal(ordinal)
    missing = end.day < day.day
    if sticky and day.day == _month_length(day):
        ordinal = end.replace(day=_month_length(end)).toordinal()
    if not counted:
        return ordinal
    # As BGB §§ 187(2), 188(2)-(3) write out: a day earlier, but the month's end where the number is missing.
    return ordinal + 1 if months < 0 else ordinal if missing else ordinal - 1


@lru_cache(maxsize=65_536)
def _working_days_on(start: int, amount: int, direction: int, working_days: WorkingDays) -> int:
    end = LATEST if direction > 0 else EARLIEST
    for day in range(start + direction, end, direction):
        amount -= is_working_day(day, working_days)
        if not amount:
            return day
    return end


def _month_length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _validated(value: Any) -> Period:
    try:
        return Period.parse(value)
    except PeriodError as error:
        raise PydanticCustomError("period", "{reason}", {"reason": str(error)}) from None
