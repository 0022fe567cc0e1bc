"""How dates of an export are written, and what they say: every format is tried, and two readings are none.

A format is written as in ``datetime.strptime``. Besides there are ``iso``, all that a case timeline takes itself, and
``excel``, the serial number of a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from childlaw_rules.cprshape import holds_cpr
from childlaw_rules.when.point import Point
from childlaw_rules.when.zone import PointError

ISO: Final = "iso"
EXCEL: Final = "excel"
#: What a format may ask for. Names of months depend on the language of the machine and are left out.
DIRECTIVES: Final = frozenset("dmYyHMSfz%")
_DIRECTIVE: Final = re.compile("%(.?)", re.DOTALL)
#: The first day of the serial numbers from 1 March 1900 on; the program counts a 29 February 1900.
_SERIAL: Final = date(1899, 12, 30)
_FIRST_SERIAL: Final = 61
_LAST_SERIAL: Final = 2_958_465
_MOST: Final = 60


class DateFault(Enum):
    """Why a written date says no point in time."""

    CPR = "cpr"
    UNREADABLE = "date_unreadable"
    AMBIGUOUS = "date_ambiguous"
    SKIPPED = "time_skipped"


@dataclass(frozen=True, slots=True)
class DateRead:
    """What a written date says: the text of a point in time, and whether a clock shows that time twice."""

    text: str
    twice: bool = False


@dataclass(frozen=True, slots=True)
class DateForm:
    """One format, checked: ``pattern`` is ``iso``, ``excel`` or as ``datetime.strptime`` has it."""

    pattern: str

    @classmethod
    def read(cls, text: str) -> DateForm:
        """A format from its text. Raises ``ValueError``."""
        if text in (ISO, EXCEL):
            return cls(text)
        asked = _DIRECTIVE.findall(text)
        if strange := [one for one in asked if one not in DIRECTIVES]:
            raise ValueError(
                f"'%{strange[0]}' is not used in a date format; write %d, %m, %Y, %y, %H, %M, %S, %f or %z"
            )
        if len(set(asked) - {"%"}) != len([one for one in asked if one != "%"]):
            raise ValueError("a date format has each part once")
        if not {"Y", "y"} & set(asked):
            raise ValueError("a date format has a year, as in '%d-%m-%Y'; write 'iso' for 2024-03-11")
        if "d" in asked and "m" not in asked:
            raise ValueError("a date format with a day has a month too")
        if {"H", "M", "S", "f", "z"} & set(asked) and not ({"d", "H", "M"} <= set(asked)):
            raise ValueError("a date format with a time has a day, an hour and minutes")
        return cls(text)

    def say(self, text: str, zone: ZoneInfo, decimal: str) -> DateRead | DateFault | None:
        """What a text says in this format; None where it does not fit."""
        if self.pattern == ISO:
            return _iso(text, zone)
        if self.pattern == EXCEL:
            return _serial(text, zone, decimal)
        asked = set(_DIRECTIVE.findall(self.pattern))
        try:
            read = datetime.strptime(text, self.pattern)
        except ValueError:
            return None
        if "H" in asked:
            return settled(read, zone)
        if "d" in asked:
            return DateRead(read.date().isoformat())
        return DateRead(f"{read:%Y-%m}" if "m" in asked else f"{read:%Y}")


def settled(read: datetime, zone: ZoneInfo) -> DateRead | DateFault:
    """An instant as text. Without offset it is local time; at 00:00:00 it is that day alone.

    A time that the clock skips is a fault, of one that it shows twice it is the earlier.

    >>> settled(datetime(2024, 3, 31, 2, 30), ZoneInfo("Europe/Copenhagen"))
    <DateFault.SKIPPED: 'time_skipped'>
    >>> settled(datetime(2024, 2, 29), ZoneInfo("Europe/Copenhagen")).text
    '2024-02-29'
    """
    if read.tzinfo is not None:
        return DateRead(read.isoformat())
    if not (read.hour or read.minute or read.second or read.microsecond):
        return DateRead(read.date().isoformat())
    first, second = (read.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    if first is None or second is None or first < second:
        return DateFault.SKIPPED
    return DateRead(read.replace(tzinfo=zone).isoformat(), twice=first > second)


class DateReader:
    """Reads the dates of one map: its formats, its time zone, what stands for no date.

    What is written often is worked out once.
    """

    def __init__(self, forms: Iterable[DateForm], zone: str, decimal: str) -> None:
        self._forms = tuple(forms)
        self.zone = ZoneInfo(zone)
        self._decimal = decimal
        self.read = lru_cache(maxsize=16_384)(self._read)

    def _read(self, text: str) -> DateRead | DateFault:
        """What a text says. All formats are tried: where two of them say different things, neither is taken."""
        if holds_cpr(text):
            return DateFault.CPR
        if len(text) > _MOST:
            return DateFault.UNREADABLE
        said = [found for form in self._forms if (found := form.say(text, self.zone, self._decimal)) is not None]
        if not said:
            return DateFault.UNREADABLE
        return said[0] if all(one == said[0] for one in said) else DateFault.AMBIGUOUS

    def typed(self, value: date) -> DateRead | DateFault:
        """What a cell says that is a date by its type."""
        return settled(value, self.zone) if isinstance(value, datetime) else DateRead(value.isoformat())


def _iso(text: str, zone: ZoneInfo) -> DateRead | DateFault | None:
    if len(text) > len("2024-03-11") and text[10] in "T " and text[:4].isdigit():
        try:
            return settled(datetime.fromisoformat(text), zone)
        except ValueError:
            return None
    try:
        return DateRead(str(Point.parse(text)))
    except PointError:
        return None


def _serial(text: str, zone: ZoneInfo, decimal: str) -> DateRead | DateFault | None:
    found = re.fullmatch(rf"(\d{{2,7}})(?:{re.escape(decimal)}(\d{{1,12}}))?", text, re.ASCII)
    if found is None or not _FIRST_SERIAL <= int(found[1]) <= _LAST_SERIAL:
        return None
    day = datetime.combine(_SERIAL + timedelta(days=int(found[1])), datetime.min.time())
    seconds = round(86_400 * int(found[2] or 0) / 10 ** len(found[2] or ""))
    return settled(day + timedelta(seconds=seconds), zone)
