"""Fields of a frozen dataclass that are worked out when the first of them is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Later = Callable[[str], Mapping[str, Any]]
"""What knows the value of a field that an object does not have yet, and of others that come with it."""


def filled_later(self: Any, name: str) -> Any:
    """The ``__getattr__`` of such a class: Python asks it for what an instance does not have.

    Two threads may both work the fields out; the values that are there first stay, so that everybody holds the
    same objects. Raises ``AttributeError`` as usual for a name that is no field.
    """
    if not name.startswith("_"):
        later: Later | None = self.__dict__.get("_later")
        if later is not None and name in self.__dataclass_fields__:
            for field, value in later(name).items():
                self.__dict__.setdefault(field, value)
            return self.__dict__[name]
    raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


def with_fields_later(cls: Any, later: Later, **known: Any) -> Any:
    """An instance of such a class with the fields that are known, and ``later`` for all others."""
    made = object.__new__(cls)
    made.__dict__.update(known, _later=later)
    return made
