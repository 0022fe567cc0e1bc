"""The shape of a change: where, what was done, the changed value; and putting it into what holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

Place = tuple[str | int, ...]
Change = tuple[Place, str, Any]

GONE: Final = object()


def put(holder: Mapping[str, Any], key: str, value: Any) -> dict[str, Any]:
    """A copy of a mapping with another value under a key, or without the key."""
    if value is GONE:
        return {name: item for name, item in holder.items() if name != key}
    return {**holder, key: value}
