"""The JSON Schema of a review profile, generated from the models."""

from __future__ import annotations

from typing import Any, Final

from childlaw_rules.profiles.words import Profile

#: In a file every value is text: what the models make a number or a flag of.
_WRITTEN: Final[dict[str, dict[str, Any]]] = {
    "integer": {"type": "string", "pattern": "^[0-9]+$"},
    "boolean": {"enum": ["yes", "no"]},
}


def profile_schema() -> dict[str, Any]:
    """A JSON Schema (2020-12) of a review profile as data, whether the values are read as text or typed by YAML.

    A single value stands for a list of one. What it cannot say, such as that a question is answered from what stands
    above it, is left to the loader.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:childlaw-rules:profile:1",
        **_as_written(Profile.model_json_schema()),
    }


def _as_written(schema: Any) -> Any:
    """A schema that also takes a value as the file writes it."""
    if isinstance(schema, list):
        return [_as_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _as_written(value) for key, value in schema.items()}
    kind = found.get("type")
    if kind == "array":
        return {"anyOf": [found, found["items"]]}
    if kind in _WRITTEN:
        shared = {key: found.pop(key) for key in ("title", "description", "default") if key in found}
        return {**shared, "anyOf": [found, _WRITTEN[kind]]}
    return found
