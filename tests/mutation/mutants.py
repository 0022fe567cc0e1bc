"""Every mutant of a rule file: the file as data with one change of meaning, and a name for the change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from childlaw_rules.kinds import KINDS
from childlaw_rules.rule.words import CountingChoice
from childlaw_rules.rulemerge import merged, value_at, with_answer
from childlaw_rules.when import Unit

from .changes import changed_model, changes
from .shape import GONE, Change, Place, put

#: Keys of a rule file that are no part of the duty, each with the reason why it is not mutated. The README has
#: them as a table; a test holds the two together.
LEFT_OUT = {
    "id": "the name of the rule or version; a rule renamed is refused on reading",
    "title": "text",
    "summary": "text",
    "category": "the folder; another one is refused on reading",
    "basis": "a label, statute or practice; no status depends on it",
    "status": "how far the review has come; no finding depends on it",
    "reviewed": "who read the provision; no finding depends on it",
    "question": "text of a reading",
    "why": "text of a reading",
    "edition": "text of a source: which consolidation was read",
    "url": "text of a source: where to find it",
    "says": "text of a source",
    "seen": "text of a source",
    "examples": "they are the tests",
}

_USUAL = {"start_day": "not counted", "day_missing_in_month": "last day of month", "ends_on_day_off": "stays",
          "working_days": "monday to friday", "hours": "run through nights, weekends and holidays"}  # fmt: skip
_DAYS = ("start_day", "ends_on_day_off")
_MONTHS = ("start_day", "day_missing_in_month", "ends_on_day_off")
_BEARS_ON = {Unit.HOURS: ("hours",), Unit.DAYS: _DAYS, Unit.WEEKS: _DAYS, Unit.MONTHS: _MONTHS, Unit.YEARS: _MONTHS,
             Unit.WORKING_DAYS: ("start_day", "working_days")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule file with one change. ``data`` has no examples: those of the rule itself are run."""

    name: str
    data: Mapping[str, Any]


def mutants(data: Mapping[str, Any]) -> Iterator[Mutant]:
    """Every mutant of a rule, from the data of its file; each name stands once."""
    head = put(data, "examples", GONE)
    seen: set[str] = set()
    for path, said, changed in _all(head):
        name = f"{'/'.join(str(step) for step in path)}: {said}"
        if name not in seen:
            seen.add(name)
            yield Mutant(name, changed)


def _all(data: dict[str, Any]) -> Iterator[Change]:
    duty = KINDS[data["kind"]].Duty
    for kind in KINDS:
        if kind != data["kind"]:
            yield ("kind",), f"becomes '{kind}'", {**data, "kind": kind}
    overridden = {key for version in data["versions"] for key in version}
    # What each version says itself is changed there.
    absent = frozenset(overridden - set(data))
    for path, said, changed in changed_model(duty, data, skip=absent):
        yield path, said, _in_step(data, changed, path)
    yield from _versions(data, duty)
    yield from _readings(data, duty)


# -- keeping what belongs together in step ----------------------------------------------------------------


def _in_step(data: Mapping[str, Any], changed: dict[str, Any], path: Place) -> dict[str, Any]:
    """A changed rule whose counting choices fit a changed unit, and whose readings take the changed value."""
    key = str(path[0])
    before, after = data.get(key), changed.get(key)
    counting = changed.get("counting")
    if isinstance(before, str) and isinstance(after, str) and len(path) == 1 and isinstance(counting, dict):
        fitting = _fitting(before, after, counting)
        if fitting is not None:
            changed = {**changed, "counting": fitting}
    return _answered(data, changed)


def _fitting(before: str, after: str, counting: Mapping[str, str]) -> dict[str, str] | None:
    """The counting choices of a period whose unit has changed: those that bear on it, the usual where none was said."""
    old, new = _unit(before), _unit(after)
    if old is None or new is None or old is new:
        return None
    moves = "ends_on_day_off" in counting or "ends_on_day_off" not in _BEARS_ON[old]
    names = [name for name in _BEARS_ON[new] if moves or name != "ends_on_day_off"]
    return {name: counting.get(name, _USUAL[name]) for name in names}


def _unit(text: str) -> Unit | None:
    word = text.partition(" ")[2]
    return next((unit for unit in Unit if unit.value in (word, f"{word}s")), None)


def _answered(data: Mapping[str, Any], changed: dict[str, Any]) -> dict[str, Any]:
    """A changed rule whose readings take as their default what the rule now says, and leave what it said."""
    readings = changed.get("readings")
    if not readings:
        return changed
    answered = []
    for reading in readings:
        said, now = value_at(data, reading["sets"]), value_at(changed, reading["sets"])
        if not reading.get("adds") and isinstance(said, str) and isinstance(now, str) and said != now:
            others = [said if answer == now else answer for answer in _list(reading["alternatives"])]
            answered.append({**reading, "default": now, "alternatives": others})
        else:
            answered.append(reading)
    return {**changed, "readings": answered}


# -- versions ---------------------------------------------------------------------------------------------


def _versions(data: dict[str, Any], duty: Any) -> Iterator[Change]:
    rows = data["versions"]

    def with_row(number: int, row: Mapping[str, Any]) -> dict[str, Any]:
        return {**data, "versions": [*rows[:number], row, *rows[number + 1 :]]}

    for number, row in enumerate(rows):
        at: Place = ("versions", row["id"])
        if len(rows) > 1:
            yield at, "dropped", {**data, "versions": [*rows[:number], *rows[number + 1 :]]}
        for path, said, in_force in _in_force(row["in_force"]):
            yield (*at, "in_force", *path), said, with_row(number, {**row, "in_force": in_force})
        if row["source"]["evidence"] != "memory":
            said = f"'{row['source']['evidence']}' becomes 'memory'"
            source = {**row["source"], "evidence": "memory"}
            yield (*at, "source", "evidence"), said, with_row(number, {**row, "source": source})
        for path, said, own in _own(data, row, duty):
            yield (*at, *path), said, with_row(number, own)
        for other in (*rows[max(0, number - 1) : number], *rows[number + 1 : number + 2]):
            for path, said, own in _as_in(data, row, other, duty):
                yield (*at, *path), said, with_row(number, own)
    yield from _change_days(data)


def _in_force(days: Mapping[str, str]) -> Iterator[Change]:
    for key, day in days.items():
        for moved in (_moved(day, -1), _moved(day, 1)):
            yield (key,), f"{day} becomes {moved}", {**days, key: moved}
    if "until" in days:
        yield ("until",), "dropped", put(days, "until", GONE)


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _change_days(data: dict[str, Any]) -> Iterator[Change]:
    """The day on which a version gives way to the next, moved for both at once: no gap and no overlap tells it."""
    rows = data["versions"]
    for number, (one, two) in enumerate(pairwise(rows)):
        last, first = one["in_force"].get("until"), two["in_force"]["from"]
        if last is None or _moved(last, 1) != first:
            continue
        for days in (-1, 1):
            pair = [
                {**one, "in_force": {**one["in_force"], "until": _moved(last, days)}},
                {**two, "in_force": {**two["in_force"], "from": _moved(first, days)}},
            ]
            said = f"the change on {first} becomes {_moved(first, days)}"
            yield (
                ("versions", two["id"], "in_force"),
                said,
                {**data, "versions": [*rows[:number], *pair, *rows[number + 2 :]]},
            )


def _own(data: Mapping[str, Any], row: Mapping[str, Any], duty: Any) -> Iterator[Change]:
    """What a version says itself, changed, or dropped: then it is as the shared part says."""
    for name, field in duty.model_fields.items():
        if name not in row:
            continue
        if name == "counting":
            for path, said, new in changed_model(CountingChoice, row[name]):
                yield (name, *path), said, put(row, name, new)
        else:
            for path, said, new in changes(field.annotation, row[name]):
                yield (name, *path), said, put(row, name, new)
        yield (name,), "dropped", put(row, name, GONE)


def _as_in(data: Mapping[str, Any], row: Mapping[str, Any], other: Mapping[str, Any], duty: Any) -> Iterator[Change]:
    """What the version beside it says, instead and added to what this one says."""
    shared = {key: value for key, value in data.items() if key in duty.model_fields}
    mine, theirs = merged(shared, row), merged(shared, other)
    for key in duty.model_fields:
        if key not in row and key not in other:
            continue
        if key in theirs and mine.get(key) != theirs[key]:
            yield (key,), f"as in {other['id']}", {**row, key: theirs[key]}
        if key in mine and key in theirs and isinstance(mine[key], list | str) and isinstance(theirs[key], list | str):
            for number, item in enumerate(_list(theirs[key])):
                if item not in _list(mine[key]):
                    yield (key,), f"item {number} of {other['id']} added", {**row, key: [*_list(mine[key]), item]}
    for key in ("act", "provision"):
        if row["source"][key] != other["source"][key]:
            source = {**row["source"], key: other["source"][key]}
            yield ("source", key), f"as in {other['id']}", {**row, "source": source}


# -- readings ---------------------------------------------------------------------------------------------


def _readings(data: dict[str, Any], duty: Any) -> Iterator[Change]:
    readings = data.get("readings", [])
    for number, reading in enumerate(readings):
        at: Place = ("readings", reading["id"])
        others = _list(reading["alternatives"])

        def with_reading(*new: Mapping[str, Any], number: int = number) -> dict[str, Any]:
            rest = [*readings[:number], *new, *readings[number + 1 :]]
            return put(data, "readings", rest or GONE)

        yield at, "dropped", with_reading()
        if len(others) > 1:
            for place, answer in enumerate(others):
                rest = [*others[:place], *others[place + 1 :]]
                yield (*at, "alternatives"), f"'{answer}' dropped", with_reading({**reading, "alternatives": rest})
        for place, answer in enumerate(others):
            swapped = {
                **reading,
                "default": answer,
                "alternatives": [*others[:place], reading["default"], *others[place + 1 :]],
            }
            said = f"'{answer}' becomes the default"
            yield (*at, "default"), said, _saying(with_reading(swapped), reading, answer)
        if "adds" in reading:
            for path, said, new in changes(duty.model_fields[reading["sets"]].annotation, reading["adds"]):
                yield (*at, "adds", *path), said, with_reading({**reading, "adds": new})


def _saying(data: dict[str, Any], reading: Mapping[str, Any], answer: str) -> dict[str, Any]:
    """The rule with an answer wherever it said the default."""
    if reading.get("adds"):
        return data

    def answered(part: dict[str, Any]) -> dict[str, Any]:
        said = value_at(part, reading["sets"])
        return with_answer(part, reading["sets"], answer) if said == reading["default"] else part

    return answered({**data, "versions": [answered(version) for version in data["versions"]]})


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
