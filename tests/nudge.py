"""Nudges a rule file in every way that changes its meaning, and says which nudges no example notices.

Run it on one file while writing examples: ``python tests/nudge.py rules/<category>/<rule-id>.yaml``.
"""

from __future__ import annotations

import copy
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.errors import RuleError
from childlaw_rules.examples import run_examples
from childlaw_rules.rule.words import CountingChoice, Hours
from childlaw_rules.rulefiles import read_rule
from childlaw_rules.when import DayMissing, EndsOnDayOff, StartDay, WorkingDays
from childlaw_rules.yamltext import read_yaml

Path_ = tuple[str | int, ...]

#: Keys that say nothing of when a duty is met: names, texts, sources.
WORDS_ONLY = {
    "id", "title", "summary", "category", "basis", "status", "reviewed", "source", "readings", "examples", "kind",
}  # fmt: skip
COUNTING = {
    "start_day": [choice.value for choice in StartDay],
    "day_missing_in_month": [choice.value for choice in DayMissing],
    "ends_on_day_off": [choice.value for choice in EndsOnDayOff],
    "working_days": [choice.value for choice in WorkingDays],
    "hours": [choice.value for choice in Hours],
}
assert set(COUNTING) == set(CountingChoice.model_fields)


def nudges(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every nudged copy of a rule, with what was done to it."""
    for path, value in list(_walk(data, ())):
        name = "/".join(str(step) for step in path)
        if isinstance(value, str):
            for said, other in _other_texts(path, value, data):
                yield f"{name}: {said}", _with(data, path, other)
        if isinstance(path[-1], int) and len(_at(data, path[:-1])) > 1:
            yield f"{name}: dropped", _without(data, path)
        elif isinstance(path[-1], str) and path[-1] not in ("event", "from", "until", "in_force"):
            yield f"{name}: key dropped", _without(data, path)


def _walk(value: Any, path: Path_) -> Iterator[tuple[Path_, Any]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in WORDS_ONLY:
                yield from _walk(item, (*path, key))
            elif key == "readings":
                for number, reading in enumerate(item):
                    # What a reading adds to a list of events is part of the duty.
                    if "adds" in reading:
                        yield from _walk(reading["adds"], (*path, key, number, "adds"))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _walk(item, (*path, number))


def _other_texts(path: Path_, value: str, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    key = path[-1]
    if key in ("from", "until"):
        for days in (-1, 1):
            moved = date.fromisoformat(value) + timedelta(days=days)
            yield f"{value} moved to {moved}", moved.isoformat()
        return
    if key in COUNTING:
        for other in COUNTING[str(key)]:
            if other != value:
                yield f"'{value}' becomes '{other}'", other
        return
    if value in ("yes", "no"):
        yield "flag turned", "no" if value == "yes" else "yes"
    if value in EVENT_TYPES:
        other_event = _sibling(value, path, data)
        if other_event is not None:
            yield f"event becomes {other_event}", other_event
        return
    for found in re.finditer(r"\d+", value):
        for number in (int(found[0]) - 1, int(found[0]) + 1):
            text = value[: found.start()] + str(number) + value[found.end() :]
            text = (
                re.sub(r"^1 (\w+?)s$", r"1 \1", text)
                if number == 1
                else re.sub(r"^(\d+) (day|week|month|year|hour)$", r"\1 \2s", text)
            )
            yield f"'{value}' becomes '{text}'", text


def _sibling(event: str, path: Path_, data: dict[str, Any]) -> str | None:
    """Another event that has the fields which the pattern asks about."""
    pattern = _at(data, path[:-1]) if path[-1] == "event" else {}
    asked = {
        field for key in ("where", "unless") for field in (pattern.get(key) or {} if isinstance(pattern, dict) else {})
    }
    for other in ("caseworker_changed", *EVENT_TYPES):
        if other != event and asked <= set(EVENT_TYPES[other].fields):
            return other
    return None


def _at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data[step]
    return data


def _with(data: dict[str, Any], path: Path_, value: Any) -> dict[str, Any]:
    nudged = copy.deepcopy(data)
    _at(nudged, path[:-1])[path[-1]] = value
    return nudged


def _without(data: dict[str, Any], path: Path_) -> dict[str, Any]:
    nudged = copy.deepcopy(data)
    del _at(nudged, path[:-1])[path[-1]]
    return nudged


def unnoticed(file: Path) -> tuple[int, list[str]]:
    """How many nudges were tried on a file, and those that no example notices."""
    name = f"{file.parent.name}/{file.name}"
    data = read_yaml(file.read_bytes(), name).data
    assert isinstance(data, dict)
    tried, survivors = 0, []
    for what, nudged in nudges(data):
        tried += 1
        try:
            rule = read_rule(yaml.safe_dump(nudged, allow_unicode=True, sort_keys=False), name)
        except RuleError:
            continue
        for place in range(len(rule.examples)):
            if run_examples(rule, place)[1]:
                break
        else:
            survivors.append(what)
    return tried, survivors


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        count, left = unnoticed(Path(argument))
        print(f"{argument}: {count} nudges, {len(left)} unnoticed")
        for line in left:
            print("  " + line)
