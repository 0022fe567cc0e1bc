"""How the parts of a rule file come together, and how a validation error finds its place in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from childlaw_rules.errors import Problem, did_you_mean

PathOf = tuple[str | int, ...]


def place_of(problem: Problem) -> tuple[str, int, int, str]:
    name, line, column = problem.path.rsplit(":", 2)
    return name, int(line), int(column), problem.message


def merged(shared: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The shared part with what differs in a version; of the counting choices each by itself."""
    merged = {**shared, **own}
    if isinstance(shared.get("counting"), dict) and isinstance(own.get("counting"), dict):
        merged["counting"] = {**shared["counting"], **own["counting"]}
    return merged


def value_at(data: Any, path: str) -> Any:
    for key in path.split("."):
        if not isinstance(data, dict):
            return None
        data = data.get(key)
    return data


def with_answer(data: dict[str, Any], path: str, answer: str) -> dict[str, Any]:
    key, _, rest = path.partition(".")
    return {**data, key: with_answer(data.get(key, {}), rest, answer) if rest else answer}


def with_added(data: dict[str, Any], key: str, items: Sequence[Any]) -> dict[str, Any]:
    """The same data with items behind those that a list has; a single value stands for a list of one."""
    had = data[key] if isinstance(data[key], list) else [data[key]]
    return {**data, key: [*had, *items]}


def path_in(loc: tuple[int | str, ...], data: Any) -> PathOf:
    """The part of a validation error's place that is a place in the file."""
    path: list[str | int] = []
    for step in loc:
        known = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        if known:
            data = data[step]
        elif step == 0 and not isinstance(data, list):
            # A single value stands for a list of one.
            continue
        else:
            break
        path.append(step)
    return tuple(path)


def message_of(detail: Any, model: Any) -> str:
    kind, loc = detail["type"], detail["loc"]
    last = loc[-1] if loc else ""
    if kind == "missing":
        return f"missing key '{last}'"
    if kind == "extra_forbidden":
        return f"unknown key '{last}'{did_you_mean(str(last), model.model_fields)}"
    if kind in ("enum", "literal_error"):
        return f"not one of {detail['ctx']['expected']}"
    message: str = detail["msg"]
    return message.removeprefix("Value error, ").rstrip(".")
