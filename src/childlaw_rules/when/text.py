"""The written forms of a point in time, a subset of ISO 8601-2 (EDTF), and what is said of every other form.

A message repeats what was written only where it can be nothing but a date: whatever else turns up in the
place of a date may identify a person.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final, NamedTuple, NoReturn

from childlaw_rules.when.zone import (
    EARLIEST,
    LATEST,
    PointError,
    day_starts,
    local_day,
    microseconds,
    read_local,
)

FORMS: Final = (
    "write a day '2024-03-11', a month '2024-03', a year '2024', an interval '2024-03-11/2024-03-20' or "
    "'2024-03-11/..', an instant '2024-03-11T14:05:00+01:00', or null where nothing is known"
)
OPEN: Final = ".."

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_INSTANT: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_FARTHEST_OFFSET: Final = timedelta(hours=14)
_CPR: Final = re.compile(r"\d{6}-?\d{4}")
_DATELIKE: Final = re.compile(r"[0-9TtZzWXQ:.,+/~?%-]{1,48}( [0-9:.,Zz+-]{1,24})?")
_OUTSIDE: Final = "this time lies outside the years 0001 to 9999; write an interval with '..'"
_TEN_DIGITS: Final = 10
_SEASON: Final = "is a season; write an interval of months, such as '2024-03/2024-05'"
_BEGINS_AS_DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{2})?$|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|\.\.$")
_HAS_TIME: Final = re.compile(r"[0-9][Tt ][0-9]")
_DAY_FIRST: Final = re.compile(r"[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4}")

# Forms near enough to tell the writer what to change. The first that fits the start of the text speaks.
_NEAR_MISSES: Final = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (r"[0-9]{4}-?W", "is a week date; write an interval of days, such as '2024-03-11/2024-03-17'"),
        (r".*[~?%]", "is marked as uncertain; write the interval it may lie in, such as '2024-03/2024-05'"),
        (
            r"(?=.*X)[0-9X]{4}(-[0-9X]{2}){0,2}$",
            "leaves out digits; write the month '2024-03', the year '2024' or an interval",
        ),
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2}t", "has a small t before the time; write a capital T"),
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2} ", "has a space before the time; write a capital T instead"),
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2}T\S* ", "has a space inside; leave it out"),
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2}T.*z$", "has a small z at its end; write a capital Z"),
        (
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.,]+[+-]([0-9]{1,4}|[0-9]:[0-9]{2})$",
            "has an incomplete offset; write it as '+01:00'",
        ),
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2}T", "is no time of day; write it as '14:05:00' after the T"),
        (
            r"[0-9]{4}-[0-9]{3}$",
            "is a day counted within its year; write month and day, such as '2024-03-11'",
        ),
        (r"[0-9]{8}(T|$)", "has no hyphens; write '2024-03-11'"),
        (
            r"[+-]?[0-9]{5,6}-[0-9]{2}(-[0-9]{2})?([T/]|$)|[+-][0-9]{4}|Y[+-]?[0-9]",
            "is not a year from 0001 to 9999; write four digits without a sign",
        ),
        (
            r"[0-9]{4}-[0-9](-|$)|[0-9]{4}-[0-9]{2}-[0-9]$",
            "lacks a nought; write two digits, such as '2024-03-01'",
        ),
        (_DAY_FIRST.pattern, "does not begin with the year; write '2024-03-11'"),
    )
)


class Reading(NamedTuple):
    """What a text says: first and last possible day (ordinals), the instant, the canonical text."""

    first: int
    last: int
    instant: int | None
    text: str


def read(text: str) -> Reading:
    """Read a written point in time. Raises ``PointError``.

    >>> read("2024-02")
    Reading(first=738917, last=738945, instant=None, text='2024-02')
    """
    if not text:
        raise PointError("this text is empty; write null where nothing is known")
    if text != text.strip():
        raise PointError("this text has blanks around it; leave them out")
    if "/" in text:
        return _interval(text)
    if (reading := _at_a_glance(text)) is not None:
        return reading
    if match := _INSTANT.fullmatch(text):
        return _instant(text, match)
    first, last = _days(text)
    return Reading(first, last, None, text)


def read_instant(instant: datetime) -> Reading:
    """The same for a datetime; without offset it is local time in Copenhagen. Raises ``PointError``."""
    offset = instant.utcoffset()
    if offset is None:
        return _reading(read_local(instant))
    # An offset that cannot be written is given up for UTC; the instant stays the same.
    try:
        return _reading(instant if _writable(offset) else instant.astimezone(UTC))
    except OverflowError:
        raise PointError(_OUTSIDE) from None


def _reading(aware: datetime, text: str | None = None) -> Reading:
    try:
        day = local_day(aware).toordinal()
    except OverflowError:
        raise PointError(_OUTSIDE) from None
    return Reading(day, day, microseconds(aware), text or datetime.isoformat(aware))


def _at_a_glance(text: str) -> Reading | None:
    """A time to the second, with an offset or in our own time, on a day on which no clock changes in Copenhagen.

    It says the same as ``_instant``, from a day, a time of day and an offset that are looked up. None for any other
    text, and where the offset makes it another day in Copenhagen.
    """
    if len(text) < _TO_THE_SECOND or text[10] != "T":
        return None
    day, minute, second = _plain_day(text[:10]), _minute(text[11:16]), _second(text[16:_TO_THE_SECOND])
    if day is None or minute is None or second is None:
        return None
    ordinal, midnight, offset = day
    since_midnight = minute + second
    written = text[_TO_THE_SECOND:]
    if not written or written == offset:
        return Reading(ordinal, ordinal, midnight + since_midnight, text if written else text + offset)
    ahead = _ahead(written)
    if ahead is None:
        return None
    instant = (ordinal - _EPOCH_DAY) * _DAY + since_midnight - ahead
    return Reading(ordinal, ordinal, instant, text) if 0 <= instant - midnight < _DAY else None


_TO_THE_SECOND: Final = len("2024-03-11T14:05:00")
_DAY: Final = 86_400_000_000
_EPOCH_DAY: Final = date(1970, 1, 1).toordinal()


@lru_cache(maxsize=16_384)
def _plain_day(text: str) -> tuple[int, int, str] | None:
    """Of a day of 24 hours in our time: its ordinal, its first microsecond and its offset as text."""
    if _DATE.fullmatch(text) is None or not "1900" <= text < "2100":
        return None
    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        return None
    ordinal = day.toordinal()
    midnight = day_starts(ordinal)
    if day_starts(ordinal + 1) - midnight != _DAY:
        return None
    offset = read_local(day).isoformat()[_TO_THE_SECOND:]
    return (ordinal, midnight, offset) if len(offset) == len("+01:00") else None


@lru_cache(maxsize=2_048)
def _minute(text: str) -> int | None:
    """A time of day to the minute as microseconds."""
    match = re.fullmatch("([01][0-9]|2[0-3]):([0-5][0-9])", text)
    return match and (int(match[1]) * 60 + int(match[2])) * 60_000_000


@lru_cache(maxsize=128)
def _second(text: str) -> int | None:
    """The seconds behind it as microseconds."""
    return int(text[1:]) * 1_000_000 if re.fullmatch(":[0-5][0-9]", text) else None


@lru_cache(maxsize=64)
def _ahead(offset: str) -> int | None:
    """By how many microseconds a clock with this offset, written to the minute, is ahead of UTC."""
    if offset == "Z":
        return 0
    if offset == "-00:00" or re.fullmatch("[+-][0-9]{2}:[0-9]{2}", offset) is None:
        return None
    zone = _zone(offset)
    return None if zone is None else zone.utcoffset(None) // timedelta(microseconds=1)


def _interval(text: str) -> Reading:
    sides = text.split("/")
    if len(sides) > 2:
        _refuse(text, None if _DAY_FIRST.match(text) else "has more than two sides; write '2024-03-11/2024-03-20'")
    left, right = sides
    if left == right == OPEN:
        _refuse(text, "is open at both sides; write null where nothing is known")
    if not left or not right:
        _refuse(text, "has an empty side; write '..' for an open one")
    if _HAS_TIME.search(text):
        _refuse(text, "has an instant as a side; write its day, such as '2024-03-11/2024-03-20'")
    first = EARLIEST if left == OPEN else _days(left)[0]
    last = LATEST if right == OPEN else _days(right)[1]
    if first > last:
        _refuse(text, "is reversed: its first day comes after its last; write the earlier side first")
    return Reading(first, last, None, text)


def _days(text: str) -> tuple[int, int]:
    match = _DATE.fullmatch(text)
    if match is None:
        _refuse(text, None)
    year, month, day = (None if part is None else int(part) for part in match.groups())
    if year is None or year == 0:
        _refuse(text, "is not a year from 0001 to 9999")
    if month is None:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    if not 1 <= month <= 12:
        season = day is None and 21 <= month <= 41
        _refuse(text, _SEASON if season else "has no month from 01 to 12")
    length = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1).toordinal(), date(year, month, length).toordinal()
    if not 1 <= day <= length:
        _refuse(text, f"does not exist: {text[:7]} has {length} days")
    ordinal = date(year, month, day).toordinal()
    return ordinal, ordinal


def _instant(text: str, match: re.Match[str]) -> Reading:
    day, hour, minute, second, fraction, offset = match.groups()
    _days(day)
    if hour == "24":
        _refuse(text, "has the hour 24; write 00:00:00 of the next day")
    if second == "60":
        _refuse(text, "is a leap second; write second 59")
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        _refuse(text, "is no time of day; hours go to 23, minutes and seconds to 59")
    local = datetime(
        int(day[:4]), int(day[5:7]), int(day[8:]), int(hour), int(minute), int(second or 0),
        int(fraction[:6].ljust(6, "0")) if fraction else 0,
    )  # fmt: skip
    if offset is None:
        return _reading(read_local(local))
    if offset == "Z":
        return _reading(local.replace(tzinfo=UTC), local.isoformat() + "Z")
    if offset == "-00:00":
        _refuse(text, "has the offset -00:00; write 'Z' or '+00:00'")
    zone = _zone(offset)
    if zone is None:
        _refuse(text, "has an offset that no clock has; offsets run from -14:00 to +14:00")
    return _reading(local.replace(tzinfo=zone))


@lru_cache(maxsize=64)
def _zone(offset: str) -> timezone | None:
    hours, minutes, seconds = int(offset[1:3]), int(offset[4:6]), int(offset[7:9] or "0")
    size = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if minutes > 59 or seconds > 59 or size > _FARTHEST_OFFSET:
        return None
    return timezone(-size if offset[0] == "-" else size)


def _writable(offset: timedelta) -> bool:
    return abs(offset) <= _FARTHEST_OFFSET and not offset % timedelta(seconds=1)


def _refuse(text: str, reason: str | None) -> NoReturn:
    if reason is None:
        reason = next((advice for near, advice in _NEAR_MISSES if near.match(text)), f"is no point in time; {FORMS}")
    raise PointError(f"{_quoted(text)} {reason}")


def _quoted(text: str) -> str:
    """The text itself where it can be nothing but a date, otherwise words in its place."""
    few_digits = sum(character.isdigit() for character in text) < _TEN_DIGITS
    dates = all(_BEGINS_AS_DATE.match(side) for side in text.split("/"))
    if _DATELIKE.fullmatch(text) and (few_digits or dates) and not _CPR.search(text):
        return f"'{text}'"
    return "this text"
