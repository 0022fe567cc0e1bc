"""Which measures run on a day: looked up where the file settles it, and always as if each measure were asked."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from childlaw_rules import load_rules, read_case
from childlaw_rules.kinds import running
from childlaw_rules.kinds.matching import matches
from childlaw_rules.kinds.measures import end_of
from childlaw_rules.kinds.outcome import Anchor
from childlaw_rules.kinds.running import runs
from childlaw_rules.record.entries import Record
from childlaw_rules.record.exploring import Worlds, explore
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.when import Point

PLACED = (Pattern(event="measure_started", where={"kind": ("placement", "respite")}),)
#: A provision that leaves open whether a measure is a placement.
OPEN = "SEL § 52, stk. 3, nr. 6 og 7"
MEASURES = load_rules().tables.measures
FIRST = date(2020, 2, 3)


def record(*events: dict[str, Any], as_of: str = "2020-05-04", **more: Any) -> Record:
    case = read_case({"child": {"born": "2012-05-14"}, "events": list(events), **more})
    return Record(case, Point.parse(as_of), None, MEASURES)


def started(at: str, measure: str, **fields: Any) -> dict[str, Any]:
    return {"type": "measure_started", "at": at, "measure": measure, "kind": "placement", **fields}


def ended(at: str, measure: str | None = None) -> dict[str, Any]:
    return {"type": "measure_ended", "at": at} | ({} if measure is None else {"measure": measure})


def each_asked(world: World, day: Day) -> bool:
    """The same, asked of one measure after the other."""
    for tid in world.record.threads["measure"]:
        starts = world.record.named("measure_started", "measure", tid)
        for start in starts:
            if world.happened(start) and world.at_most(world.day(start), day):
                if not any(matches(world, start, pattern) for pattern in PLACED):
                    continue
                end = end_of(world, Anchor("measure", tid, tuple(starts)), world.day(start))
                if end is None or not world.happened(end) or world.at_most(day, world.day(end)):
                    return True
    unrecorded = world.unrecorded_event("measure_started", 1, world.bounds(day)[1], "running")
    return any(world.at_most(world.day(entry), day) for entry in unrecorded)


def told(found: Worlds[bool]) -> list[tuple[bool, object]]:
    return list(zip(found.answers, found.trails, strict=True))


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2020-03-01", False), ("2020-03-02", True), ("2020-04-01", True), ("2020-04-02", False)],
)
def test_from_the_day_of_the_start_to_the_day_of_the_end(day: str, expected: bool) -> None:
    file = record(started("2020-03-02", "m1"), ended("2020-04-01", "m1"))
    assert runs(World(file), PLACED, date.fromisoformat(day).toordinal()) is expected


@pytest.mark.parametrize(("long", "short"), [("2020-02-03", "2020-02-10"), ("2020-02-11", "2020-02-10")])
def test_a_long_measure_runs_on_behind_a_short_one(long: str, short: str) -> None:
    file = record(started(long, "m1"), ended("2020-04-01", "m1"), started(short, "m2"), ended("2020-02-12", "m2"))
    assert runs(World(file), PLACED, date(2020, 3, 1).toordinal())


def test_what_the_file_settles_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    file = record(started("2020-03-02", "m1"), ended("2020-04-01", "m1"))

    def asked(*_: object) -> bool:
        raise AssertionError("a measure that is known is asked")

    monkeypatch.setattr(running, "_runs", asked)
    days = [date(2020, 3, 1), date(2020, 3, 2), date(2020, 4, 2)]
    assert [runs(World(file), PLACED, day.toordinal()) for day in days] == [False, True, False]


def test_what_is_open_is_not_asked_behind_one_that_runs_on_its_last_day() -> None:
    file = record(started("2020-02-03", "m1"), ended("2020-03-05", "m1"), started("2020-03", "m2"))
    world = World(file)
    assert runs(world, PLACED, date(2020, 3, 5).toordinal())
    assert world.trail == []


def test_a_measure_of_another_kind_does_not_count() -> None:
    file = record(started("2020-02-03", "m1", kind="contact_person"))
    assert not runs(World(file), PLACED, date(2020, 3, 1).toordinal())


def test_each_rule_is_told_of_its_own_measures() -> None:
    """What is looked up is kept by the patterns: two rules ask for two kinds of measure in one evaluation."""
    file = record(started("2020-02-03", "m1", kind="contact_person"))
    others = (Pattern(event="measure_started", where={"kind": ("contact_person",)}),)
    day = date(2020, 3, 1).toordinal()
    assert [runs(World(file), PLACED, day), runs(World(file), others, day)] == [False, True]


def test_what_the_file_settles_asks_nothing() -> None:
    file = record(*(started(f"2020-02-{n:02}", f"m{n}") for n in range(3, 28)))
    world = World(file)
    assert runs(world, PLACED, date(2020, 3, 1).toordinal())
    assert world.trail == []


def test_what_is_open_is_asked_before_the_first_that_surely_runs_and_not_behind_it() -> None:
    day = date(2020, 3, 5).toordinal()
    before = record(started("2020-03", "m1"), started("2020-03-02", "m2"))
    behind = record(started("2020-02-29", "m0"), started("2020-03", "m1"))
    assert [
        len(world.trails) for world in (explore(f, lambda w: runs(w, PLACED, day), bool) for f in (before, behind))
    ] == [2, 1]


def drawn(seed: int) -> Record:
    """A file of a few measures, some of which it leaves open in one way or another."""
    draw = random.Random(seed)

    def day() -> str:
        first = FIRST + timedelta(days=draw.randrange(60))
        how = draw.random()
        if how < 0.7:
            return first.isoformat()
        return first.isoformat()[:7] if how < 0.85 else f"{first}/{first + timedelta(days=draw.randrange(1, 15))}"

    events: list[dict[str, Any]] = []
    for number in range(draw.randrange(1, 6)):
        said = draw.choice(["placement", "respite", "contact_person", None])
        kind = {"kind": said} if said else {"kind": None, "provision": OPEN}
        events += [started(day(), f"m{number}", **kind) for _ in range(draw.choice([1, 1, 1, 2]))]
        if draw.random() < 0.6:
            name = f"m{number}" if draw.random() < 0.8 else None
            how = draw.choice(["measure_ended", "measure_ended", "child_returned_home"])
            events.append({**ended(day(), name), "type": how})
    events += [{"type": "journal_note", "at": day()} for _ in range(4)]
    types = ("measure_started", "measure_ended", "child_returned_home")
    coverage = {name: draw.choice([False, {"from": "2020-02-20"}]) for name in types if draw.random() < 0.15}
    as_of = (FIRST + timedelta(days=draw.randrange(40, 80))).isoformat()
    return record(*events, as_of=as_of, coverage=coverage)


def test_it_is_always_as_if_each_were_asked() -> None:
    """The same answers after the same questions, in every world."""
    worlds = 0
    looked_up = 0
    for seed in range(600):
        file = drawn(seed)
        for note in file.of_type("journal_note"):
            quick = explore(file, lambda w, n=note: runs(w, PLACED, w.day(n)), bool, most=100)  # type: ignore[misc]
            slow = explore(file, lambda w, n=note: each_asked(w, w.day(n)), bool, most=100)  # type: ignore[misc]
            assert told(quick) == told(slow), seed
            worlds += len(quick.answers)
            looked_up += len(quick.answers) == 1
    assert worlds > 5000
    assert looked_up > 500
