"""Everything that is read here is read both ways: what the short way takes must be what the thorough way takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from childlaw_rules.case import Case, reading


def said_by(value: Any) -> Any:
    """All that a model says, down to its types and which of its fields were set."""
    if isinstance(value, BaseModel):
        fields = [(name, said_by(getattr(value, name))) for name in type(value).model_fields]
        return type(value), frozenset(value.model_fields_set), fields
    if isinstance(value, tuple):
        return tuple(said_by(part) for part in value)
    if isinstance(value, dict):
        return [(key, said_by(part)) for key, part in value.items()]
    return type(value), value


def read_both_ways(data: Any) -> Case | None:
    """The case of the short way, which is that of the thorough way to the last detail; or None."""
    swift = reading.read_swiftly(data)
    if swift is not None:
        thorough = reading._read_thoroughly(data)
        assert said_by(swift) == said_by(thorough)
        assert swift.model_dump_json() == thorough.model_dump_json()
    return swift


@pytest.fixture(autouse=True, scope="session")
def _both_ways() -> Iterator[None]:
    swiftly = reading.read_swiftly

    def checked(data: Any) -> Case | None:
        swift = swiftly(data)
        if swift is not None:
            assert said_by(swift) == said_by(reading._read_thoroughly(data))
        return swift

    reading.read_swiftly = checked  # type: ignore[assignment]
    yield
    reading.read_swiftly = swiftly
