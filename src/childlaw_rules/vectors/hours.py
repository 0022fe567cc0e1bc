"""Vectors of deadlines in hours: the minute before, at and after, the nights of a clock change, bare days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from childlaw_rules.finding import Text
from childlaw_rules.sentences import DA, EN, instants_in_words
from childlaw_rules.vectors.base import Base, moved_to
from childlaw_rules.vectors.days import nights
from childlaw_rules.vectors.draft import LATER, Draft, drafted
from childlaw_rules.vectors.phrases import NIGHTS, pair
from childlaw_rules.when import COPENHAGEN, microseconds

_MINUTE = timedelta(minutes=1)
#: An hour of the afternoon: a period that starts on the day before a night ends after it.
_AFTERNOON = time(14, 5)


def hours(base: Base) -> Iterator[Draft]:
    """A deadline in hours."""
    if base.start is None or base.done is None or base.start_day is None:
        return
    timed = _at_instant(base, date.fromordinal(base.start_day))
    if timed is None:
        return
    yield from _minutes(timed)
    yield from _bare_days(base)
    for season, sunday in nights(base.version):
        for name, day in ((f"{season}-day-before", sunday - timedelta(1)), (f"{season}-same-day", sunday)):
            sketch = moved_to(base, day.toordinal(), lambda sketch: sketch.day(str(base.start)))
            moved = None if sketch is None else base.at(sketch)
            moved = None if moved is None else _at_instant(moved, day)
            if moved is not None:
                yield from _night(moved, name, pair(NIGHTS[season]))


def _at_instant(base: Base, day: date) -> Base | None:
    """The base with a time of day at its start, and what fulfils it at the last moment."""
    start = datetime.combine(day, _AFTERNOON, COPENHAGEN)
    sketch = base.sketch.at(str(base.start), start.isoformat()).seen((day + timedelta(LATER)).toordinal())
    timed = base.at(sketch.at(str(base.done), start.isoformat()))
    if timed is None or timed.finding.due is None:
        return None
    return base.at(timed.sketch.at(str(base.done), timed.finding.due))


def _minutes(base: Base) -> Iterator[Draft]:
    for position, offset in (("before", -_MINUTE), ("on", timedelta(0)), ("after", _MINUTE)):
        at = _moment(base, offset)
        yield drafted(base, f"hours/{position}", base.sketch.at(str(base.done), at.isoformat()), moment=_words(at))
    nothing = base.sketch.without(str(base.done))
    for position, offset in (("before", -_MINUTE), ("on", timedelta(0)), ("after", _MINUTE)):
        at = _moment(base, offset)
        yield drafted(base, f"hours-open/{position}", nothing.seen(at.isoformat()), moment=_words(at))


def _night(base: Base, name: str, night: Text) -> Iterator[Draft]:
    for position, offset in (("on", timedelta(0)), ("after", _MINUTE)):
        at = _moment(base, offset)
        sketch = base.sketch.at(str(base.done), at.isoformat())
        yield drafted(base, f"clock-change/{position}", sketch, name=name, night=night, moment=_words(at))


def _bare_days(base: Base) -> Iterator[Draft]:
    assert base.start_day is not None
    bare = base.sketch.at(str(base.start), base.start_day).seen(base.start_day + LATER)
    for position, days in (("same-day", 0), ("next-day", 1), ("two-days-later", 2)):
        yield drafted(base, f"bare-days/{position}", bare.at(str(base.done), base.start_day + days))


def _moment(base: Base, offset: timedelta) -> datetime:
    """So long after the last moment, as time elapses, with the offset of Copenhagen."""
    due = datetime.fromisoformat(str(base.finding.due))
    return (due.astimezone(UTC) + offset).astimezone(COPENHAGEN)


def _words(at: datetime) -> Text:
    moment = microseconds(at)
    return Text(da=instants_in_words((moment, moment), DA), en=instants_in_words((moment, moment), EN))
