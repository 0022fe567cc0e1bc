"""Where an event stands among the others of a case, whatever the order in which they were given."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any, Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.when import Point, day_ends


def plain_fields(said: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...] | None]:
    """What the fields of an event say, without those that are left out, and what it says it is about."""
    fields: dict[str, Any] = {}
    for name in _OWN_FIELDS[said["type"]]:
        value = said[name]
        if value is not None:
            fields[name] = value.value if isinstance(value, StrEnum) else value
    about = said.get("about")
    return fields, None if not about else tuple(about)


#: The fields of each type that say something of the event itself.
_OWN_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    name: tuple(field for field in kind.fields if field != "about") for name, kind in EVENT_TYPES.items()
}


def order_of(
    point: Point, type_: str, fields: dict[str, Any], about: tuple[str, ...] | None, id_: str | None
) -> tuple[Any, ...]:
    """Where an event stands among the others, whatever the order in which they were given.

    Earlier days first, and on one day those with a time of day before those without.
    """
    moment = point.instant if point.instant is not None else day_ends(point.first)
    return (
        point.first,
        moment,
        point.last,
        point.unknown,
        type_,
        id_ or "",
        json.dumps(fields, default=str, sort_keys=True),
        about or (),
    )
