"""The JSON Schema of a rule file, generated from the models of the kinds."""

from __future__ import annotations

from typing import Any

from childlaw_rules.kinds import KINDS
from childlaw_rules.rule.head import HEAD_KEYS, Example, Head, VersionHead


def rule_schema() -> dict[str, Any]:
    """A JSON Schema (2020-12) of a rule file as data: one alternative for each kind of duty.

    It serves editors. What it cannot say (events and their fields, versions without overlap, examples that
    hold) is left to the loader.
    """
    definitions: dict[str, Any] = {}
    alternatives = []
    for kind, module in KINDS.items():
        parts = [_definitions(model, definitions) for model in (Head, module.Duty, VersionHead, Example)]
        head, duty, version, example = parts
        own = {name: value for name, value in duty["properties"].items() if name not in HEAD_KEYS}
        alternatives.append(
            {
                "type": "object",
                "title": kind,
                "properties": {
                    **head["properties"],
                    "kind": {"const": kind},
                    **own,
                    "versions": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "properties": {**version["properties"], **own},
                            "required": version["required"],
                            "additionalProperties": False,
                        },
                    },
                    "examples": {"type": "array", "minItems": 1, "items": example},
                },
                "required": ["id", "title", "summary", "category", "basis", "status", "kind", "versions", "examples"],
                "additionalProperties": False,
            }
        )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:childlaw-rules:rule:1",
        "title": "Rule file",
        "oneOf": alternatives,
        "$defs": definitions,
    }


def _definitions(model: Any, into: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = model.model_json_schema()
    into.update(schema.pop("$defs", {}))
    return schema
