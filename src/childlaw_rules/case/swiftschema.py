"""The validator of the short way: the classes of the timeline, from whatever a glance at each value can settle.

A text without long numbers holds no CPR number, and a day that was read before is the same day. What a glance does
not settle is left to the types of ``fields``, or to the thorough way as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, get_args

from pydantic import BaseModel, TypeAdapter
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from childlaw_rules.case.fields import Day, ExactPoint, Identifier, Note, Text, TransitionPeriod
from childlaw_rules.case.timeline import FORMAT, Case, Child, CoveredDays, Party, Sibling
from childlaw_rules.case.vocabulary import EVENT_TYPES, EventType, FieldWord
from childlaw_rules.case.words import PartyRole
from childlaw_rules.when.point import Point

# Far below every limit of the thorough way, so that nothing here has to know them.
_MOST_EVENTS: Final = 50_000
_MOST_LISTED: Final = 100
_LONGEST_ID: Final = 100
_LONGEST_TEXT: Final = 500
_LONGEST_NOTE: Final = 50_000
_LONGEST_MOMENT: Final = 40

# Without a number of six digits there is no CPR number; digits beyond ASCII come after U+0660.
_OTHER: Final = r"[^0-9\x{660}-\x{10FFFF}]"
_PLAIN: Final = rf"^(?:[0-9]{{0,5}}{_OTHER})*[0-9]{{0,5}}$"
_PLAIN_ID: Final = rf"^(?:[A-Za-z]|[0-9]{{1,5}}(?:{_OTHER}|$))(?:[0-9]{{0,5}}{_OTHER})*[0-9]{{0,5}}$"

MOST_KEPT: Final = 16_384


class Kept(dict[str | None, Any]):
    """What texts were read as, so that looking one up needs no Python. Emptied when it is full.

    What is no text, or cannot be read, raises ``ValueError``.
    """

    def __init__(self, read: Callable[[str | None], Any]) -> None:
        self.read = read

    def __missing__(self, text: str | None) -> Any:
        if text is not None and (type(text) is not str or len(text) > _LONGEST_MOMENT):
            raise ValueError("not read here")
        value = self.read(text)
        if len(self) >= MOST_KEPT:
            self.clear()
        self[text] = value
        return value


@lru_cache(maxsize=1)
def validator() -> SchemaValidator:
    """The validator of a case, built when it is first needed. What values say of each other it leaves open."""
    schema = core_schema
    types = _types()
    moment, exact, day = types["moment"], types["exact"], types["day"]
    sibling = _model(
        Sibling,
        {"id": _required(types["id"]), "born": _optional(moment), "same_household": _optional(types["flag"])},
    )
    child = _model(
        Child,
        {
            "born": _optional(moment),
            "due": _optional(moment),
            "siblings": _defaulting(_tuple(sibling, _MOST_LISTED), ()),
        },
    )
    days = {"from_": _optional(day, "from"), "until": _optional(day)}
    party = _model(Party, {"id": _required(types["id"]), "role": _required(_words(PartyRole)), **days})
    covered = schema.union_schema([types["flag"], _model(CoveredDays, days)], mode="left_to_right")
    events = schema.tagged_union_schema({kind.name: _event(kind, types) for kind in EVENT_TYPES.values()}, "type")
    case = _model(
        Case,
        {
            "format": _defaulting(schema.literal_schema([FORMAT]), FORMAT),
            "id": _optional(types["id"]),
            "child": _required(child),
            "parties": _defaulting(_tuple(party, _MOST_LISTED), ()),
            "as_of": _optional(exact),
            "coverage": schema.model_field(
                schema.with_default_schema(
                    schema.dict_schema(schema.literal_schema(list(EVENT_TYPES)), covered), default_factory=dict
                )
            ),
            "events": _defaulting(_tuple(events, _MOST_EVENTS), ()),
        },
        checked=False,  # by what reads it
    )
    return SchemaValidator(case)


def _types() -> dict[str, CoreSchema]:
    """A schema for each kind of value; what a glance at it does not settle is left to the type of ``fields``."""

    def kept(read: Callable[[str | None], Any]) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(Kept(read).__getitem__)

    def text(pattern: str, longest: int, type_: Any) -> CoreSchema:
        plain = core_schema.str_schema(pattern=pattern, max_length=longest, strict=True)
        return core_schema.union_schema([plain, TypeAdapter(type_).core_schema], mode="left_to_right")

    name = text(_PLAIN_ID, _LONGEST_ID, Identifier)
    names = core_schema.union_schema(
        [
            core_schema.no_info_after_validator_function(_distinct, _tuple(name, _MOST_LISTED)),
            core_schema.no_info_after_validator_function(lambda one: (one,), name),
            core_schema.no_info_after_validator_function(lambda _: (), core_schema.none_schema()),
        ],
        mode="left_to_right",
    )
    return {
        "id": name,
        "thread": name,
        "party": name,
        "about": names,
        "text": text(_PLAIN, _LONGEST_TEXT, Text),
        "note": text(_PLAIN, _LONGEST_NOTE, Note),
        "flag": core_schema.bool_schema(strict=True),
        "moment": kept(Point.parse),
        "exact": kept(TypeAdapter(ExactPoint).validate_python),
        "day": kept(TypeAdapter(Day).validate_python),
        "period": kept(TypeAdapter(TransitionPeriod).validate_python),
    }


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    return names if len(names) < 2 else tuple(dict.fromkeys(names))


def _event(kind: EventType, types: Mapping[str, CoreSchema]) -> CoreSchema:
    fields = {
        "type": _defaulting(core_schema.literal_schema([kind.name]), kind.name),
        "at": _required(types["moment"]),
        "id": _optional(types["id"]),
        "recorded_at": _optional(types["exact"]),
        "note": _optional(types["note"]),
    }
    for name, word in kind.fields.items():
        fields[name] = _field(kind, word, types)
    return _model(kind.cls, fields)


def _field(kind: EventType, word: FieldWord, types: Mapping[str, CoreSchema]) -> core_schema.ModelField:
    if word.kind == "about":
        return _defaulting(types["about"], ())
    annotation = kind.cls.model_fields[word.name].annotation
    if word.kind != "word":
        value = types[word.kind]
    else:
        (words,) = (part for part in (annotation, *get_args(annotation)) if part in _WORDS)
        value = _words(words)
    return _required(value) if word.required else _optional(value)


_WORDS: Final = frozenset(
    part
    for kind in EVENT_TYPES.values()
    for field in kind.cls.model_fields.values()
    for part in (field.annotation, *get_args(field.annotation))
    if isinstance(part, type) and issubclass(part, StrEnum)
)


@lru_cache(maxsize=64)
def _words(words: type[StrEnum]) -> CoreSchema:
    return core_schema.enum_schema(words, list(words), sub_type="str")


def _tuple(items: CoreSchema, most: int) -> CoreSchema:
    return core_schema.tuple_variable_schema(items, max_length=most)


def _required(value: CoreSchema) -> core_schema.ModelField:
    return core_schema.model_field(value)


def _defaulting(value: CoreSchema, default: Any) -> core_schema.ModelField:
    return core_schema.model_field(core_schema.with_default_schema(value, default=default))


def _optional(value: CoreSchema, key: str | None = None) -> core_schema.ModelField:
    inner = core_schema.with_default_schema(core_schema.nullable_schema(value), default=None)
    return core_schema.model_field(inner, validation_alias=key)


def _model(cls: type[BaseModel], fields: dict[str, core_schema.ModelField], *, checked: bool = True) -> CoreSchema:
    """A model with these fields, no others, and the checks that its class makes when they are filled."""
    schema: CoreSchema = core_schema.model_schema(
        cls, core_schema.model_fields_schema(fields, model_name=cls.__name__, extra_behavior="forbid")
    )
    for check in cls.__pydantic_decorators__.model_validators.values() if checked else ():
        if check.info.mode == "after":
            schema = core_schema.no_info_after_validator_function(check.func, schema)
    return schema
