"""Cases as pydantic reads them when nothing but their shape is asked for: what reading a case is measured against.

The same fields of the same types, built from the vocabulary: texts, flags, closed words, days. Points in time stay
texts; nothing is looked up, compared or masked.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, create_model

from childlaw_rules.case.vocabulary import EVENT_TYPES, FieldWord


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sibling(Shape):
    id: str
    born: str | None = None
    same_household: bool | None = None


class Child(Shape):
    born: str | None = None
    due: str | None = None
    siblings: tuple[Sibling, ...] = ()


class Role(StrEnum):
    CUSTODY_HOLDER = "custody_holder"
    PARENT = "parent"
    CHILD = "child"
    FOSTER_CARER = "foster_carer"
    OTHER = "other"


class Party(Shape):
    id: str
    role: Role
    from_: date | None = Field(None, validation_alias="from")
    until: date | None = None


class Days(Shape):
    from_: date | None = Field(None, validation_alias="from")
    until: date | None = None


def _type(field: FieldWord) -> Any:
    if field.kind == "word":
        return StrEnum(f"Words_{field.name}", {value: value for value in field.values})
    if field.kind == "period":
        return str | Days
    return {"flag": bool, "day": date, "about": str | tuple[str, ...]}.get(field.kind, str)


def _event(name: str) -> type[Shape]:
    own: dict[str, Any] = {
        field.name: (_type(field), ...) if field.required else (_type(field) | None, None)
        for field in EVENT_TYPES[name].fields.values()
    }
    common: dict[str, Any] = {
        "type": (Literal[name], ...),
        "at": (str | None, ...),
        "id": (str | None, None),
        "recorded_at": (str | None, None),
        "note": (str | None, None),
    }
    return create_model(f"Event_{name}", __base__=Shape, **common, **own)


_EVENTS = Union[tuple(_event(name) for name in EVENT_TYPES)]  # type: ignore[valid-type]  # noqa: UP007


class Case(Shape):
    format: Literal["childlaw-case/1"] = "childlaw-case/1"
    id: str | None = None
    child: Child
    parties: tuple[Party, ...] = ()
    as_of: str | None = None
    coverage: dict[str, bool | Days] = {}
    events: tuple[Annotated[_EVENTS, Field(discriminator="type")], ...] = ()


CASE: TypeAdapter[Case] = TypeAdapter(Case)
