"""Local time in Denmark: which day an instant falls on, and when a day begins and ends.

Two units and no third: a day is its ordinal (``date.toordinal()``), an instant is a whole number of
microseconds since 1970-01-01T00:00Z. Nothing here goes through a float.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

COPENHAGEN: Final = ZoneInfo("Europe/Copenhagen")
EARLIEST: Final = date.min.toordinal()
"""The open end of a period without a beginning."""
LATEST: Final = date.max.toordinal()
"""The open end of a period without an end."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY: Final = _EPOCH.toordinal()
_MICROSECOND: Final = timedelta(microseconds=1)
_DAY: Final = 86_400_000_000


class PointError(ValueError):
    """A point in time that cannot be used. The message says what is wrong and the way out."""


def read_local(naive: datetime) -> datetime:
    """The instant at which a clock in Copenhagen shows this time; of two such instants the earlier.

    Raises ``PointError`` for a time that the clock skips when summer time begins.

    >>> read_local(datetime(2024, 10, 27, 2, 30)).isoformat()
    '2024-10-27T02:30:00+02:00'
    >>> read_local(datetime(2024, 2, 29, 23, 59)).isoformat()
    '2024-02-29T23:59:00+01:00'
    """
    local = naive.replace(tzinfo=COPENHAGEN, fold=0)
    if _offset(local) < _offset(local.replace(fold=1)):  # only in the gap is the offset after it the larger
        raise PointError(
            f"{naive.isoformat(timespec='seconds')} does not exist in Copenhagen, where the clock skips it "
            f"when summer time begins; write the offset too, as in {local.isoformat(timespec='seconds')}"
        )
    return local


def local_day(instant: datetime) -> date:
    """The day in Copenhagen on which an instant falls. A datetime without offset is local time.

    >>> local_day(datetime(2023, 12, 31, 23, 30, tzinfo=UTC))
    datetime.date(2024, 1, 1)
    """
    return instant.date() if instant.tzinfo is None else instant.astimezone(COPENHAGEN).date()


def microseconds(instant: datetime) -> int:
    """Microseconds since 1970-01-01T00:00Z, exact. A datetime without offset is local time.

    >>> microseconds(datetime(1970, 1, 31, 0, 0, 0, 1, tzinfo=UTC))
    2592000000001
    """
    aware = read_local(instant) if instant.tzinfo is None else instant
    return (aware - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=16_384)
def day_starts(ordinal: int) -> int:
    """The first microsecond of a day in Copenhagen.

    >>> instant_text(day_starts(date(2024, 3, 31).toordinal()))
    '2024-03-31T00:00:00+01:00'
    """
    # fold=0 is the earlier of two midnights, and in a gap at midnight the moment of the change itself.
    midnight = datetime.fromordinal(ordinal).replace(tzinfo=COPENHAGEN)
    return (ordinal - _EPOCH_DAY) * _DAY - _offset(midnight) // _MICROSECOND


@lru_cache(maxsize=16_384)
def day_ends(ordinal: int) -> int:
    """The last microsecond of a day in Copenhagen: it is in time to its end.

    >>> instant_text(day_ends(date(2024, 2, 29).toordinal()))
    '2024-02-29T23:59:59.999999+01:00'
    """
    if ordinal < LATEST:
        return day_starts(ordinal + 1) - 1
    return day_starts(ordinal) + _DAY - 1


def instant_text(instant: int) -> str:
    """An instant as text with the offset of Copenhagen, to the second unless it has a fraction.

    >>> instant_text(1_709_247_599_000_000)
    '2024-02-29T23:59:59+01:00'
    """
    if instant >= day_starts(EARLIEST + 1):
        return (_EPOCH + instant * _MICROSECOND).astimezone(COPENHAGEN).isoformat()
    # The first day of all began, in Copenhagen, before the first instant that datetime knows in UTC.
    return (datetime.min.replace(tzinfo=COPENHAGEN) + (instant - day_starts(EARLIEST)) * _MICROSECOND).isoformat()


def _offset(local: datetime) -> timedelta:
    offset = local.utcoffset()
    assert offset is not None, "Copenhagen has an offset at all times"
    return offset
