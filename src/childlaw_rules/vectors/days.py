"""Days on which counting goes wrong: ends of months, the leap day, holidays and weekends, nights of a clock change."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from dateutil.easter import easter

from childlaw_rules.rulebook import RuleVersion
from childlaw_rules.when import COPENHAGEN, LATEST, Unit

#: So many years of a version that still runs are looked at, from its first day.
_YEARS: Final = 9
#: Starts whose months and years end on another day number, as name, month, day, and whether the year is a leap year;
#: ``None``: the year before a leap year, so that the period runs into its February.
_MONTH_ENDS: Final = (
    ("28-january", 1, 28, False),
    ("29-january", 1, 29, False),
    ("30-january", 1, 30, True),
    ("31-january", 1, 31, False),
    ("28-february", 2, 28, False),
    ("29-february", 2, 29, True),
    ("31-march", 3, 31, False),
    ("30-august", 8, 30, None),
    ("31-august", 8, 31, False),
    ("31-october", 10, 31, None),
    ("31-december", 12, 31, False),
)
_LEAP_DAYS: Final = (("28-february", 2, 28, True), ("29-february", 2, 29, True))


def span_of(version: RuleVersion) -> tuple[int, int]:
    """The first and last day of a version that are looked at."""
    first = max(version.first, date(1990, 1, 1).toordinal())
    last = version.last
    if last >= LATEST:
        last = date(date.fromordinal(first).year + _YEARS, 12, 31).toordinal()
    return first, last


def starts(version: RuleVersion, unit: Unit) -> Iterator[tuple[str, int]]:
    """Starts at the end of a month or on the leap day, where the unit can trip over them: a name and a day."""
    first, last = span_of(version)
    rows = _MONTH_ENDS if unit in {Unit.MONTHS, Unit.YEARS} else _LEAP_DAYS
    for name, month, day, leap in rows:
        for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
            fits = isleap(year + 1) if leap is None else isleap(year) == leap
            if fits and first <= date(year, month, day).toordinal() <= last:
                yield name, date(year, month, day).toordinal()
                break


def holiday_eves(version: RuleVersion) -> Iterator[tuple[str, int]]:
    """Starts just before holidays, for periods in working days."""
    for name, before in (
        ("good-friday", 3),
        ("great-prayer-day", 3),
        ("fourth-friday-after-easter", 3),
        ("ascension-day", 2),
        ("constitution-day", 2),
        ("christmas-eve", 1),
        ("new-years-eve", 1),
        ("saturday", 0),
        ("sunday", 0),
    ):
        for label, day in days_off(version):
            if label == name:
                yield f"{before}-days-before-{name}" if before else f"on-a-{name}", day - before


def days_off(version: RuleVersion) -> Iterator[tuple[str, int]]:
    """Weekends, holidays and days when offices close, the first of each in the days of a version: a name and a day.

    Those that the weekend would hide are taken in a year in which they fall from Monday to Friday.
    """
    first, last = span_of(version)
    seen: set[str] = set()
    for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
        for name, day in _of_year(year):
            on = day.toordinal()
            hidden = day.weekday() >= 5 and name not in {"saturday", "sunday"}
            if name not in seen and not hidden and first + 40 <= on <= last:
                seen.add(name)
                yield name, on


def _of_year(year: int) -> Iterator[tuple[str, date]]:
    sunday = easter(year)
    saturday = date(year, 9, 7)
    saturday += timedelta((5 - saturday.weekday()) % 7)
    yield "saturday", saturday
    yield "sunday", saturday + timedelta(8)
    yield "good-friday", sunday - timedelta(2)
    yield "easter-monday", sunday + timedelta(1)
    # Lov nr. 214 af 06/03/2023 abolished store bededag from 2024.
    yield "great-prayer-day" if year < 2024 else "fourth-friday-after-easter", sunday + timedelta(26)
    yield "ascension-day", sunday + timedelta(39)
    yield "friday-after-ascension", sunday + timedelta(40)
    yield "constitution-day", date(year, 6, 5)
    yield "christmas-eve", date(year, 12, 24)
    yield "christmas-day", date(year, 12, 25)
    yield "new-years-eve", date(year, 12, 31)
    yield "new-years-day", date(year, 1, 1)


def clock_changes(year: int) -> tuple[datetime, datetime]:
    """The instants in UTC at which the clock in Copenhagen goes forward and back in a year."""
    found = []
    hour = datetime(year, 1, 1, tzinfo=UTC)
    offset = hour.astimezone(COPENHAGEN).utcoffset()
    while hour.year == year:
        now = hour.astimezone(COPENHAGEN).utcoffset()
        if now != offset:
            found.append(hour)
            offset = now
        hour += timedelta(hours=1)
    forward, back = found
    return forward, back


def nights(version: RuleVersion) -> Iterator[tuple[str, date]]:
    """The Sundays on which the clock changes, of the first year that the version holds whole."""
    first, last = span_of(version)
    for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
        sundays = [change.astimezone(COPENHAGEN).date() for change in clock_changes(year)]
        if first <= sundays[0].toordinal() - 2 and sundays[1].toordinal() + 2 <= last:
            yield "spring", sundays[0]
            yield "autumn", sundays[1]
            return


def leap_birthdays(version: RuleVersion, years: int) -> Iterator[tuple[str, int, int]]:
    """Days around the birthday in a common year of a child born on 29 February: name, day, day of birth."""
    first, last = span_of(version)
    for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
        if isleap(year) or not isleap(year - years):
            continue
        born = date(year - years, 2, 29).toordinal()
        rows = [("27-february", date(year, 2, 27)), ("28-february", date(year, 2, 28)), ("1-march", date(year, 3, 1))]
        if first <= rows[0][1].toordinal() and rows[-1][1].toordinal() <= last:
            for name, day in rows:
                yield name, day.toordinal(), born
            return
