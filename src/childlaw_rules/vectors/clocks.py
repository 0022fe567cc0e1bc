"""Vectors of the kinds with a last day: deadlines, also backward and recurring ones, and limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from childlaw_rules.vectors.base import Base, moved_to
from childlaw_rules.vectors.days import days_off, holiday_eves, starts
from childlaw_rules.vectors.draft import LATER, Draft, around, drafted, looked_at
from childlaw_rules.vectors.phrases import LABELS_OF_DAYS, pair
from childlaw_rules.vectors.sketch import CannotMoveError, Sketch, day_of
from childlaw_rules.when import Period, Unit, WorkingDays, is_working_day

#: The days off that every last day is tried on, and those that only some readings ask about.
_DAYS_OFF: Final = frozenset({"saturday", "easter-monday", "christmas-day"})
_HOLIDAYS: Final = frozenset({"sunday", "great-prayer-day", "fourth-friday-after-easter"})
_OFFICES_CLOSED: Final = frozenset({"constitution-day", "new-years-eve"})
_AFTER_ASCENSION: Final = frozenset({"friday-after-ascension"})
#: Starts that are always tried; others only where the last day falls on another day number.
_STARTS: Final = frozenset({"31-january", "28-february", "29-february", "31-august", "31-october"})


def deadline(base: Base) -> Iterator[Draft]:
    """A deadline in days, weeks, months, years or working days; also a recurring one."""
    due = base.due
    if due is None or base.done is None:
        return
    yield from around(base, "done", due)
    yield from looked_at(base, due, base.sketch.without(base.done))
    yield from starting(base)
    yield from _days_off(base)
    if base.rule.kind == "recurring":
        yield from _occurrences(base)


def backward(base: Base) -> Iterator[Draft]:
    """A deadline counted backward from a birthday, or on it."""
    due = base.due
    if due is None:
        return
    if base.done is not None:
        yield from around(base, "done", due)
        yield from looked_at(base, due, base.sketch.without(base.done))
    else:
        yield from looked_at(base, due, base.sketch)
    for name, day in starts(base.version, Unit.MONTHS):
        moved = _moved(base, day, Sketch.born, in_version=True)
        if moved is not None and _worth_it(moved, name, moved.sketch.born()):
            yield from _on_and_after(moved, "born", name, moved.sketch.born())


def limit(base: Base) -> Iterator[Draft]:
    """A limit: what ends it, and what is stated of its end."""
    due, duty = base.due, base.version.duty
    if due is None or base.start is None:
        return
    if base.done is not None:
        yield from around(base, "done", due)
        yield from looked_at(base, due, base.sketch.without(base.done))
        yield from starting(base)
    field = duty.stated_in
    if field is None:
        return
    bare = base.sketch.without(*filter(None, [base.done]))
    for position, offset in (("day-before", -1), ("on", 0), ("day-after", 1)):
        sketch = bare.changed(base.start, **{field: _stated(bare, base.start, field, due + offset)})
        yield drafted(base, f"stated/{position}", sketch.seen(due + LATER), day=due + offset)
        if base.done is not None:
            # What is stated is overtaken once the limit has passed; before that it decides.
            early = sketch.seen(sketch.day(base.start) + 1)
            yield drafted(base, f"stated/{position}", early, name="looked-at-early", day=due + offset)
    yield drafted(base, "stated/never", bare.changed(base.start, **{field: None}).seen(due + LATER))


def _stated(sketch: Sketch, start: str, field: str, last: int) -> Any:
    """A stated last day in the form that the field has."""
    day = sketch.at(start, last).event(start)["at"]
    if field == "transition_period":
        return {"from": sketch.event(start)["at"][:10], "until": day}
    return day


def starting(base: Base) -> Iterator[Draft]:
    """Starts at the end of a month, on the leap day or by holidays; done on the last day and the day after."""
    period = _period(base)
    if period is None or base.start is None:
        return
    rows = holiday_eves(base.version) if period.unit is Unit.WORKING_DAYS else starts(base.version, period.unit)
    for name, day in rows:
        moved = _moved(base, day, _day_of_start(base))
        if period.unit not in {Unit.MONTHS, Unit.YEARS} or _worth_it(moved, name, day):
            yield from _on_and_after(moved, "starts", name, day)


def _worth_it(moved: Base | None, name: str, day: int) -> bool:
    """Whether a start shows something: it is one of those always tried, or ends on another day number."""
    if moved is None or moved.due is None:
        return False
    return name in _STARTS or date.fromordinal(day).day != date.fromordinal(moved.due).day


def _on_and_after(moved: Base | None, aspect: str, name: str, start: int) -> Iterator[Draft]:
    if moved is None or moved.due is None or moved.done is None:
        return
    for position, offset in (("on", 0), ("after", 1)):
        sketch = moved.sketch.at(moved.done, moved.due + offset).seen(moved.due + LATER)
        yield drafted(moved, f"{aspect}/{position}", sketch, name=name, start=start, day=moved.due + offset)


def _days_off(base: Base) -> Iterator[Draft]:
    """Last days on weekends and holidays: done that day, and on the next working day."""
    period, counting = _period(base), getattr(base.version.duty, "counting", None)
    if period is None or counting is None or period.unit in {Unit.WORKING_DAYS, Unit.HOURS}:
        return
    asked = " ".join(
        answer
        for reading in base.rule.readings
        if reading.sets == "counting.ends_on_day_off"
        for answer in (reading.default, *reading.alternatives)
    )
    wanted = _DAYS_OFF | (_HOLIDAYS if asked else frozenset())
    wanted |= _OFFICES_CLOSED if "offices closed" in asked else frozenset()
    wanted |= _AFTER_ASCENSION if "ascension" in asked else frozenset()
    for name, day in days_off(base.version):
        if name not in wanted:
            continue
        moved = _moved(base, day, _due_of(base))
        if moved is None or moved.due != day or moved.done is None:
            continue
        label = pair(LABELS_OF_DAYS[name])
        sketch = moved.sketch.at(moved.done, day).seen(day + LATER)
        yield drafted(moved, "ends/on", sketch, name=name, due=day, label=label, day=day)
        after = day + 1
        while not is_working_day(after, WorkingDays.OFFICES_CLOSED):
            after += 1
        sketch = moved.sketch.at(moved.done, after).seen(after + LATER)
        yield drafted(moved, "ends/next-working-day", sketch, name=name, due=day, label=label, day=after)


def _occurrences(base: Base) -> Iterator[Draft]:
    """The second and the third time: each counted from the one before."""
    if base.done is None or base.due is None:
        return
    base = _moved(base, base.version.first, _due_of(base)) or base
    if base.done is None or base.due is None:
        return
    sketch = base.sketch.at(base.done, base.due)
    previous, last = base.done, base.due
    for number, position, offset in ((2, "second", 0), (3, "third", 1)):
        field = base.version.duty.next_set_by
        if field is not None:
            sketch = sketch.changed(previous, **{field: sketch.at(previous, last + 60).event(previous)["at"]})
        report = base.judge.of(sketch.seen(last + 2))
        open_ = [f for f in report.findings if f.occurrence == number and f.due is not None]
        if not open_:
            return
        last = day_of(open_[0].due)
        id_ = sketch.fresh()
        sketch = sketch.plus({**sketch.event(previous), "id": id_}).at(id_, last + offset)
        yield drafted(base, f"occurrences/{position}", sketch.seen(last + LATER), done=id_, day=last + offset)
        previous, last = id_, last + offset


def _period(base: Base) -> Period | None:
    duty = base.version.duty
    for name in ("within", "at_most_apart", "at_most"):
        period: Period | None = getattr(duty, name, None)
        if period is not None:
            return period
    return None


def _day_of_start(base: Base) -> Callable[[Sketch], int | None]:
    return lambda sketch: sketch.day(str(base.start))


def _due_of(base: Base) -> Callable[[Sketch], int | None]:
    def due(sketch: Sketch) -> int | None:
        found = base.judge.finding(sketch, base.finding)
        return None if found is None or found.due is None else day_of(found.due)

    return due


def _moved(base: Base, day: int, measured: Callable[[Sketch], int | None], *, in_version: bool = False) -> Base | None:
    """The base moved so that what is measured falls on a day; with ``in_version`` on that day of any year that does.

    ``in_version`` is for births, which lie years before the days that a version governs.
    """
    if not in_version:
        sketch = moved_to(base, day, measured)
        return None if sketch is None else base.at(sketch)
    wanted = date.fromordinal(day)
    for year in range(wanted.year - 30, wanted.year + 1):
        try:
            same = wanted.replace(year=year).toordinal()
        except ValueError:
            continue
        try:
            sketch = moved_to(base, same, measured)
        except CannotMoveError:
            continue
        found = None if sketch is None else base.at(sketch)
        if found is not None:
            return found
    return None
