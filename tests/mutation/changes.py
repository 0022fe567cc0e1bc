"""Every small change of a value of a rule file, by the type that its model gives it.

A change is where it was made, what was done, and the whole changed value. Nothing is altered in place: a changed
rule shares what did not change with the rule it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rule.values import ChildAge
from childlaw_rules.when import Period, Unit

from .patterns import changed_fields, changed_pattern
from .shape import GONE, Change, put

#: The keys that a tie is about: without one of them it says nothing.
TIE_OF: Final = {
    "tied_by": frozenset({"event", "and_on_file", "events", "must_happen", "presupposed_by", "ends_with"}),
    "only_if_on_file_tied_by": frozenset({"only_if_on_file"}),
    "excused_by_tied_by": frozenset({"excused_by"}),
    "presupposed_tied_by": frozenset({"presupposed_by"}),
    "not_before_tied_by": frozenset({"not_before"}),
}
UNITS: Final = tuple(unit.value for unit in Unit)


def changes(annotation: Any, value: Any) -> Iterator[Change]:
    """Every change of a value that is there."""
    types = list(_types(annotation))
    for type_ in types:
        found = _OF.get(type_)
        if found is not None:
            yield from found(value)
    words = [word for type_ in types for word in _words(type_)]
    for word in words:
        if word != value and not isinstance(value, list | dict):
            yield (), f"'{value}' becomes '{word}'", word
    for type_ in types:
        if get_origin(type_) is tuple:
            yield from _items(get_args(type_)[0], value)
        elif get_origin(type_) is dict:
            yield from changed_fields(None, value)
        elif isinstance(type_, type) and issubclass(type_, BaseModel) and type_ not in _OF:
            yield from changed_model(type_, value)


def changed_model(
    model: type[BaseModel], value: Mapping[str, Any], skip: frozenset[str] = frozenset()
) -> Iterator[Change]:
    """Every change of a mapping whose keys a model describes: each key changed, dropped, or added."""
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in skip:
            continue
        if key not in value:
            if key in TIE_OF and not TIE_OF[key] & set(value):
                continue
            for new in additions(field.annotation, field.default):
                yield (key,), f"'{new}' added", put(value, key, new)
            continue
        for path, said, new in changes(field.annotation, value[key]):
            yield (key, *path), said, put(value, key, new)
        yield (key,), "dropped", put(value, key, GONE)


def additions(annotation: Any, default: Any) -> Iterator[str]:
    """What may be said where nothing is: a flag turned, the one word of a choice, another word than the usual one.

    A choice of several words that is usually not made is not made here either: which of them would be arbitrary.
    """
    types = list(_types(annotation))
    if types == [bool]:
        yield "no" if default is True else "yes"
        return
    usual = default.value if isinstance(default, Enum) else default
    words = [word for type_ in types for word in _words(type_) if word != usual]
    if types == [Tie] or isinstance(usual, str) or len(words) == 1:
        yield from words


def covers(annotation: Any) -> bool:
    """Whether there is a way to change values of a type: every type of a duty has one, or is named as text."""
    return all(
        type_ in _OF
        or type_ is str
        or bool(_words(type_))
        or get_origin(type_) in (tuple, dict)
        or (isinstance(type_, type) and issubclass(type_, BaseModel))
        for type_ in _types(annotation)
    )


def _types(annotation: Any) -> Iterator[Any]:
    """The types of an annotation, without what reads them and without None."""
    if hasattr(annotation, "__metadata__"):
        yield from _types(annotation.__origin__)
    elif get_origin(annotation) in (Union, UnionType):
        for part in get_args(annotation):
            yield from _types(part)
    elif annotation is not NoneType:
        yield annotation


def _words(type_: Any) -> list[str]:
    if get_origin(type_) is Literal:
        return [word.value if isinstance(word, Enum) else word for word in get_args(type_)]
    if isinstance(type_, type) and issubclass(type_, Enum):
        return [word.value for word in type_]
    return []


def _items(type_: Any, value: Any) -> Iterator[Change]:
    """Each item of a list changed, and each dropped; one that stands alone goes with its key."""
    if not isinstance(value, list):
        yield from changes(type_, value)
        return
    for number, item in enumerate(value):
        rest = value[:number], value[number + 1 :]
        for path, said, new in changes(type_, item):
            yield (number, *path), said, [*rest[0], new, *rest[1]]
        if len(value) > 1:
            yield (number,), "dropped", [*rest[0], *rest[1]]


def _period(value: str) -> Iterator[Change]:
    found = re.fullmatch(r"(\d+) (.+)", value)
    if found is None:
        return
    amount, word = int(found[1]), found[2]
    unit = word if word in UNITS else f"{word}s"
    for other in (amount - 1, amount + 1):
        yield (), f"'{value}' becomes '{_written(other, unit)}'", _written(other, unit)
    for other_unit in UNITS:
        if other_unit != unit:
            yield (), f"'{value}' becomes '{_written(amount, other_unit)}'", _written(amount, other_unit)


def _written(amount: int, unit: str) -> str:
    return f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"


def _flag(value: str) -> Iterator[Change]:
    yield (), "turned", "no" if value == "yes" else "yes"


def _number(value: str) -> Iterator[Change]:
    for other in (int(value) - 1, int(value) + 1):
        yield (), f"'{value}' becomes '{other}'", str(other)


def _age(value: str) -> Iterator[Change]:
    if value in ("born", "not yet born"):
        yield (), "turned", "born" if value == "not yet born" else "not yet born"
        return
    years = int(re.findall(r"\d+", value)[0])
    for other in (years - 1, years + 1):
        yield (), f"'{value}' becomes {other}", value.replace(str(years), str(other))
    yield (), "turned", f"under {years} years" if "older" in value else f"{years} years or older"


def _pattern(value: Any) -> Iterator[Change]:
    yield from changed_pattern({"event": value} if isinstance(value, str) else value, _age)


_OF: dict[Any, Any] = {Period: _period, bool: _flag, int: _number, ChildAge: _age, Pattern: _pattern}
