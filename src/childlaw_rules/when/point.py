"""Points in time as a case states them: exact, imprecise or unknown, and their order in three values.

A point stands for the set of moments that it may be. A bare day is one unknown moment of that whole day in
Copenhagen, a month some moment of that month, ``null`` any moment at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import PydanticCustomError, core_schema

from childlaw_rules.when.text import FORMS, OPEN, read, read_instant
from childlaw_rules.when.zone import EARLIEST, LATEST, PointError, day_ends, day_starts

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = [
    "EARLIEST",
    "LATEST",
    "UNKNOWN",
    "Point",
    "PointError",
    "Truth",
    "at_or_before",
    "before",
    "same_day",
]

_DAY_LENGTH: Final = len("2024-03-11")


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time, as exact as it was stated. Made by ``Point.parse``.

    ``first`` and ``last`` are the ordinals of the first and last possible day in Copenhagen, both inclusive;
    an open end is ``EARLIEST`` or ``LATEST``. ``instant`` is microseconds since 1970-01-01T00:00Z where the
    point is an instant. ``unknown`` marks null: it happened, nothing is known of when. ``text`` is the
    canonical text (null has none). Two points are equal where they say the same in the same words.
    """

    first: int
    last: int
    instant: int | None
    unknown: bool
    text: str | None

    @classmethod
    def parse(cls, value: str | date | datetime | Point | None) -> Point:
        """The point that a text, a date, a datetime or ``None`` states. Raises ``PointError``.

        A datetime or a text without offset is local time in Copenhagen.

        >>> point = Point.parse("2024-02")
        >>> date.fromordinal(point.last), point.exact
        (datetime.date(2024, 2, 29), False)
        >>> str(Point.parse("2024-02-29T14:05"))
        '2024-02-29T14:05:00+01:00'
        """
        if isinstance(value, str):
            # The plain day is by far the most frequent form. The hyphens keep out week dates and other forms
            # that date.fromisoformat would read as well.
            if len(value) == _DAY_LENGTH and value[4] == value[7] == "-":
                try:
                    day = date.fromisoformat(value).toordinal()
                except ValueError:
                    pass  # read() says what is wrong with it
                else:
                    return cls(day, day, None, False, value)
            reading = read(value)
            return cls(reading.first, reading.last, reading.instant, False, reading.text)
        if value is None:
            return UNKNOWN
        if isinstance(value, Point):
            return value
        if isinstance(value, datetime):
            reading = read_instant(value)
            return cls(reading.first, reading.last, reading.instant, False, reading.text)
        if isinstance(value, date):
            return cls.of_day(value.toordinal())
        raise PointError(f"a point in time is a text, not of the type {type(value).__name__}; {FORMS}")

    @classmethod
    def of_day(cls, ordinal: int) -> Point:
        """The bare day with this ordinal."""
        return cls(ordinal, ordinal, None, False, date.fromordinal(ordinal).isoformat())

    @property
    def exact(self) -> bool:
        """Is the day known?"""
        return self.first == self.last

    @property
    def day(self) -> date | None:
        """The day in Copenhagen, or ``None`` where it is not known exactly."""
        return date.fromordinal(self.first) if self.first == self.last else None

    @property
    def earliest(self) -> int:
        """The first microsecond it may be."""
        return day_starts(self.first) if self.instant is None else self.instant

    @property
    def latest(self) -> int:
        """The last microsecond it may be."""
        return day_ends(self.last) if self.instant is None else self.instant

    def __str__(self) -> str:
        return "unknown" if self.text is None else self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.plain_serializer_function_ser_schema(_text)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": ["string", "null"],
            "title": "Point in time",
            "description": (
                "A subset of ISO 8601-2 (EDTF). An instant (without offset: local time in Copenhagen), a "
                "day, some day of a month, of a year or of an interval; null: it happened, nothing is known "
                "of when."
            ),
            "examples": [
                "2024-03-11T14:05:00+01:00",
                "2024-03-11",
                "2024-03",
                "2024",
                "2024-03-11/2024-03-20",
                "2024-03-11/..",
                f"{OPEN}/2024-03-11",
                None,
            ],
        }


UNKNOWN: Final = Point(EARLIEST, LATEST, None, True, None)
"""It happened; nothing is known of when."""


class Truth(Enum):
    """The answer to a question about points in time: each possibility says yes, none does, or they differ."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"

    def __bool__(self) -> bool:
        raise TypeError("an answer in three values is no condition; write 'is Truth.YES'")


def before(a: Point, b: Point) -> Truth:
    """Does ``a`` come before ``b``?

    Two instants compare as instants, two points without a time of day by their days: on the same day neither
    is before the other. Where an instant meets a bare day, the day is some moment of that whole day, so on
    the same day the answer is ``MAYBE`` (but for its last microsecond, which is before no other of that day,
    and for its first, which no other is before).

    >>> before(Point.parse("2024-02-29"), Point.parse("2024-03"))
    <Truth.YES: 'yes'>
    >>> before(Point.parse("2024-02-29T14:05"), Point.parse("2024-02-29"))
    <Truth.MAYBE: 'maybe'>
    """
    if a.instant is None and b.instant is None:
        return _answer(a.last < b.first, a.first >= b.last)
    return _answer(a.latest < b.earliest, a.earliest >= b.latest)


def at_or_before(a: Point, b: Point) -> Truth:
    """Does ``a`` come before ``b`` or at the same time?

    As ``before``, but two bare days that are one day say ``YES``. An instant and a bare day that are on the
    same day still say ``MAYBE`` (but for the day's first microsecond ``a`` and its last ``b``: ``YES``).

    >>> at_or_before(Point.parse("2024-02-29"), Point.parse("2024-02-29"))
    <Truth.YES: 'yes'>
    """
    if a.instant is None and b.instant is None:
        return _answer(a.last <= b.first, a.first > b.last)
    return _answer(a.latest <= b.earliest, a.earliest > b.latest)


def same_day(a: Point, b: Point) -> Truth:
    """Do both fall on one day in Copenhagen?

    >>> same_day(Point.parse("2024-02-28T23:30Z"), Point.parse("2024-02-29"))
    <Truth.YES: 'yes'>
    """
    return _answer(a.first == a.last == b.first == b.last, a.last < b.first or b.last < a.first)


def _answer(always: bool, never: bool) -> Truth:
    return Truth.YES if always else Truth.NO if never else Truth.MAYBE


def _validated(value: Any) -> Point:
    try:
        return Point.parse(value)
    except PointError as error:
        raise PydanticCustomError("point", "{reason}", {"reason": str(error)}) from None


def _text(point: Point) -> str | None:
    return point.text
