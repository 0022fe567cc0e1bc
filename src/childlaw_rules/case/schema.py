"""The JSON Schema of a case, generated from the models."""

from __future__ import annotations

from typing import Any, Final

from childlaw_rules.case.timeline import Case
from childlaw_rules.case.vocabulary import EVENT_TYPES

_SHARED: Final = {"Point in time": "Point", "Period": "Period"}
"""The titles of values that stand at many places, and the names under which they stand once."""


def case_schema() -> dict[str, Any]:
    """A JSON Schema (2020-12) of a case. Each event has its Danish term as title.

    What a schema cannot say is left to ``read_case``: which texts are points in time or shaped like a CPR
    number, and what values say of each other (ids, parties, reversed spans).
    """
    schema = Case.model_json_schema(by_alias=True)
    definitions: dict[str, Any] = schema.pop("$defs")
    shared: dict[str, Any] = {}
    properties = {name: _tidy(value, shared) for name, value in schema["properties"].items()}
    for name, definition in definitions.items():
        definition.get("properties", {}).update(
            {field: _tidy(value, shared) for field, value in definition.get("properties", {}).items()}
        )
        definition["description"] = " ".join(definition.get("description", name).split())
    for kind in EVENT_TYPES.values():
        event = definitions[kind.cls.__name__]
        event["title"] = kind.da
        event["required"] = ["type", *event["required"]]
    definitions["MeasureStarted"]["anyOf"] = [{"required": ["kind"]}, {"required": ["provision"]}]
    definitions["Child"]["anyOf"] = [{"required": ["born"]}, {"required": ["due"]}]
    definitions["CoveredDays"]["minProperties"] = 1
    properties["coverage"]["propertyNames"] = {"enum": list(EVENT_TYPES)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:childlaw-rules:case:1",
        "title": "Case timeline (childlaw-case/1)",
        "description": " ".join(schema["description"].split()),
        "type": "object",
        "properties": properties,
        "required": schema["required"],
        "additionalProperties": False,
        "$defs": dict(sorted((definitions | shared).items())),
    }


def _tidy(value: Any, shared: dict[str, Any]) -> Any:
    """The schema of a field without titles that repeat its name, null defaults and words of OpenAPI.

    What stands at many places is moved into ``shared``.
    """
    if isinstance(value, list):
        return [_tidy(part, shared) for part in value]
    if not isinstance(value, dict):
        return value
    name = _SHARED.get(value.get("title", ""))
    if name is not None and "description" in value:
        shared[name] = {key: part for key, part in value.items() if key != "default"}
        return {"$ref": f"#/$defs/{name}"}
    return {
        key: _tidy(part, shared)
        for key, part in value.items()
        if key not in {"title", "discriminator"} and not (key == "default" and part is None)
    }
