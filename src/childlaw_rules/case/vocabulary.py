"""The words of a timeline, read off the event classes: which types there are, and which fields each has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from pydantic.fields import FieldInfo

from childlaw_rules.case.events import Event
from childlaw_rules.case.fields import Days, Names
from childlaw_rules.case.words import ThreadKind

COMMON_FIELDS: Final = ("type", "at", "id", "recorded_at", "note")
"""The fields of every event. Those of ``EventType.fields`` come on top."""

FieldKind = Literal["thread", "party", "about", "flag", "word", "text", "day", "period"]


@dataclass(frozen=True, slots=True)
class FieldWord:
    """A field of an event type.

    ``kind`` says what it holds; ``thread`` the kind of thread it names, ``values`` the words it may hold.
    ``required`` fields cannot be left out.
    """

    name: str
    kind: FieldKind
    thread: ThreadKind | None
    values: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event: its name, the Danish term, its class, the thread it opens and its own fields.

    ``later``: it came after the first vocabulary. Unless a case says that its source records it, or holds one, its
    absence says nothing.
    """

    name: str
    da: str
    cls: type[Event]
    opens: ThreadKind | None
    fields: Mapping[str, FieldWord]
    later: bool = False


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _field(name: str, field: FieldInfo) -> FieldWord:
    parts = [*field.metadata, *_parts(field.annotation)]
    kind: FieldKind = "text"
    thread = None
    values: tuple[str, ...] = ()
    for part in parts:
        if isinstance(part, Names):
            kind, thread = part.what, part.thread
            break
        if isinstance(part, type):
            if issubclass(part, StrEnum):
                kind, values = "word", tuple(word.value for word in part)
                break
            if part is bool or part is date or part is Days:
                kind = "flag" if part is bool else "day" if part is date else "period"
                break
    return FieldWord(name, kind, thread, values, field.is_required())


def _event_type(cls: type[Event]) -> EventType:
    fields = {name: _field(name, field) for name, field in cls.model_fields.items() if name not in COMMON_FIELDS}
    return EventType(cls.model_fields["type"].default, cls.da, cls, cls.opens, MappingProxyType(fields), cls.later)


EVENT_TYPES: Final[Mapping[str, EventType]] = MappingProxyType(
    {kind.name: kind for kind in map(_event_type, get_args(get_args(Event)[0]))}
)
"""Every event type by its name, in the order of the vocabulary."""
