"""The JSON Schema of a mapping file, generated from the models."""

from __future__ import annotations

from typing import Any, Final

from childlaw_rules.importing.mapwords import LogMap

#: What may be written shorter in a file: a text in the place of a mapping.
_SHORT: Final = frozenset(("Source",))


def log_map_schema() -> dict[str, Any]:
    """A JSON Schema (2020-12) of a mapping file as data, whether the values are read as text or typed by YAML.

    A single value stands for a list of one, a text for a source that is a column. What it cannot say, such as that a
    code list that is named is there, is left to the reader.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:childlaw-rules:map:1",
        **_as_written(LogMap.model_json_schema()),
    }


def _as_written(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_as_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _as_written(value) for key, value in schema.items()}
    kind = found.get("type")
    if kind == "array" and "items" in found:
        shared = {key: found.pop(key) for key in ("title", "description", "default") if key in found}
        return {**shared, "anyOf": [found, found["items"]]}
    if kind == "boolean":
        shared = {key: found.pop(key) for key in ("title", "description", "default") if key in found}
        return {**shared, "anyOf": [found, {"enum": ["yes", "no", "true", "false"]}]}
    if found.get("$ref") in {f"#/$defs/{name}" for name in _SHORT}:
        return {"anyOf": [found, {"type": "string", "minLength": 1, "maxLength": 200}]}
    if kind == "object" and found.get("title", "").startswith("DateForm"):
        return {"type": "string", "description": found.get("description", "")}
    return found
