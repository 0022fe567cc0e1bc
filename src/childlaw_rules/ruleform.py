"""The values of rules as plain JSON, and back: the form in which compiled rules are kept.

Texts, numbers, yes and no stand for themselves, a list for a tuple. Everything else is an object with one key,
which names its type in a closed list: ``{"Period": "4 months"}``. Reading it back makes values of those types and
no others, calls nothing that the text could choose, and checks nothing anew: what was written here had passed every
check. The models' fields that nobody set are left out and get their defaults again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from enum import Enum
from types import ModuleType
from typing import Any, Final

from pydantic import BaseModel

from childlaw_rules import lawtables
from childlaw_rules.case.words import MeasureKind
from childlaw_rules.kinds import KINDS, conditions, excuses, parties
from childlaw_rules.provision import Provision
from childlaw_rules.rule import pattern, values, words
from childlaw_rules.when import DayMissing, EndsOnDayOff, LeapBirthday, Period, StartDay, WorkingDays

_MODULES: Final[tuple[ModuleType, ...]] = (
    *KINDS.values(),
    conditions,
    excuses,
    parties,
    pattern,
    values,
    words,
    lawtables,
)
_ENUMS: Final[tuple[type[Enum], ...]] = (
    DayMissing,
    EndsOnDayOff,
    LeapBirthday,
    MeasureKind,
    StartDay,
    WorkingDays,
)


def _tag(cls: type) -> str:
    return f"{cls.__module__.rpartition('.')[2]}.{cls.__qualname__}"


def _types() -> dict[str, type[BaseModel] | type[Enum]]:
    """The models and words that a rule may be made of, by their tags."""
    found: dict[str, type[BaseModel] | type[Enum]] = {_tag(word): word for word in _ENUMS}
    for module in _MODULES:
        for cls in vars(module).values():
            if isinstance(cls, type) and cls.__module__ == module.__name__ and issubclass(cls, BaseModel | Enum):
                found[_tag(cls)] = cls
    return found


TYPES: Final = _types()


def written(value: Any) -> str:
    """A value as JSON. Raises ``TypeError`` for one that a rule cannot hold, ``ValueError`` for a default that was
    changed without being set."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    kind = type(value)
    if value is None or kind in {str, int, bool}:
        return value
    if kind is tuple:
        return [_plain(part) for part in value]
    if kind is list:
        return {"list": [_plain(part) for part in value]}
    if kind is dict:
        return {"dict": [_plain(part) for pair in value.items() for part in pair]}
    if kind is date:
        return {"date": value.isoformat()}
    if kind is Period:
        return {"Period": str(value)}
    if kind is Provision:
        return {"Provision": [_plain(getattr(value, field)) for field in Provision.__dataclass_fields__]}
    tag = _tag(kind)
    if TYPES.get(tag) is not kind:
        raise TypeError(f"a rule holds no value of the type {kind.__name__}")
    if isinstance(value, Enum):
        return {tag: value.value}
    return {tag: [_plain(part) for pair in _fields_set(value) for part in pair]}


def _fields_set(model: BaseModel) -> list[tuple[str, Any]]:
    found = []
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if name in model.model_fields_set:
            found.append((name, value))
        elif value != field.default:
            raise ValueError(f"'{name}' of {_tag(type(model))} is no longer its default and was never set")
    return found


def read(text: str | bytes) -> Any:
    """The value that a text of ``written`` says. Raises ``ValueError`` or ``KeyError`` for any other text."""
    return _value(json.loads(text, object_hook=_made))


def _value(value: Any) -> Any:
    return tuple(map(_value, value)) if type(value) is list else value


def _made(tagged: dict[str, Any]) -> Any:
    ((tag, value),) = tagged.items()
    maker = _MAKERS.get(tag) or _maker(tag)
    return maker(value)


def _maker(tag: str) -> Callable[[Any], Any]:
    cls: Any = TYPES[tag]
    maker = {word.value: word for word in cls}.__getitem__ if issubclass(cls, Enum) else _model_maker(cls)
    _MAKERS[tag] = maker
    return maker


def _model_maker(cls: type[BaseModel]) -> Callable[[list[Any]], BaseModel]:
    defaults = {name: field.default for name, field in cls.model_fields.items()}
    put = object.__setattr__

    def make(flat: list[Any]) -> BaseModel:
        names = flat[::2]
        if not defaults.keys() >= set(names):
            raise KeyError(f"{_tag(cls)} has no such field")
        model = cls.__new__(cls)
        fields = {**defaults, **dict(zip(names, map(_value, flat[1::2]), strict=True))}
        put(model, "__dict__", fields)
        put(model, "__pydantic_fields_set__", set(names))
        put(model, "__pydantic_extra__", None)
        put(model, "__pydantic_private__", None)
        return model

    return make


def _pairs(flat: list[Any]) -> dict[str, Any]:
    return dict(zip(flat[::2], map(_value, flat[1::2]), strict=True))


class _List(list[Any]):
    """A list that was a list before, so that it does not become a tuple."""


_MAKERS: Final[dict[str, Callable[[Any], Any]]] = {
    "list": lambda parts: _List(map(_value, parts)),
    "dict": _pairs,
    "date": date.fromisoformat,
    "Period": Period.parse,
    "Provision": lambda fields: Provision(*map(_value, fields)),
}
