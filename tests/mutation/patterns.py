"""Every small change of a pattern: another event, fields asked otherwise or not at all, what is open, ages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from childlaw_rules.case.vocabulary import EVENT_TYPES

from .shape import GONE, Change, put

AGES = ("child", "child_by_then")


def changed_pattern(pattern: Mapping[str, Any], ages: Callable[[str], Iterator[Change]]) -> Iterator[Change]:
    """Every change of a pattern."""
    event = pattern["event"]
    for other in _other_events(pattern):
        yield ("event",), f"{event} becomes {other}", put(pattern, "event", other)
    for key, opposite in (("where", "unless"), ("unless", "where")):
        asked = pattern.get(key)
        if asked is None:
            continue
        for path, said, new in changed_fields(event, asked):
            yield (key, *path), said, put(pattern, key, new or GONE)
        for field, said in asked.items():
            without = put(pattern, key, put(asked, field, GONE) or GONE)
            moved = put(without, opposite, {**(pattern.get(opposite) or {}), field: said})
            if field not in (pattern.get(opposite) or {}):
                yield (key, field), f"moved to '{opposite}'", moved
    yield from _open(pattern)
    for key, other in zip(AGES, reversed(AGES), strict=True):
        if key in pattern:
            for path, said, new in ages(pattern[key]):
                yield (key, *path), said, put(pattern, key, new)
            yield (key,), "dropped", put(pattern, key, GONE)
            if other not in pattern:
                yield (key,), f"asked as '{other}'", put(put(pattern, key, GONE), other, pattern[key])


def _open(pattern: Mapping[str, Any]) -> Iterator[Change]:
    said = _list(pattern.get("open_if_absent", []))
    for field in said:
        rest = [other for other in said if other != field]
        yield ("open_if_absent", field), "dropped", put(pattern, "open_if_absent", rest or GONE)
    for field in pattern.get("where") or {}:
        if field not in said and not EVENT_TYPES[pattern["event"]].fields[field].required:
            yield ("open_if_absent", field), "added", put(pattern, "open_if_absent", [*said, field])


def _other_events(pattern: Mapping[str, Any]) -> Iterator[str]:
    """Another event that has the fields which the pattern asks about, a colourless one before others."""
    asked = {field for key in ("where", "unless") for field in pattern.get(key) or {}}
    asked.update(_list(pattern.get("open_if_absent", [])))
    for other in ("caseworker_changed", *EVENT_TYPES):
        if other != pattern["event"] and asked <= set(EVENT_TYPES[other].fields):
            yield other
            return


def changed_fields(event: str | None, asked: Mapping[str, Any]) -> Iterator[Change]:
    """Every change of what is asked of the fields of an event; without an event, of any event."""
    for field, said in asked.items():
        for done, new in _other_values(_vocabulary(event, field), said):
            yield (field,), done, put(asked, field, new)
        yield (field,), "dropped", put(asked, field, GONE)


def _vocabulary(event: str | None, field: str) -> tuple[str, ...]:
    kinds = EVENT_TYPES.values() if event is None else (EVENT_TYPES[event],)
    for kind in kinds:
        word = kind.fields.get(field)
        if word is not None:
            return ("yes", "no") if word.kind == "flag" else word.values
    return ()


def _other_values(known: tuple[str, ...], said: Any) -> Iterator[tuple[str, Any]]:
    values = _list(said)
    others = [word for word in known if word not in values]
    for number, value in enumerate(values):
        rest = values[:number], values[number + 1 :]
        if rest[0] or rest[1]:
            yield f"'{value}' dropped", [*rest[0], *rest[1]]
        for other in others[:1]:
            yield f"'{value}' becomes '{other}'", [*rest[0], other, *rest[1]]
    if known != ("yes", "no") and len(others) > 1:
        yield "negated", others


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
