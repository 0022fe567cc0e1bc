"""The JSON Schema of a review profile, generated from the models."""

from __future__ import annotations

from typing import Any

from childlaw_rules.profiles.words import Profile


def profile_schema() -> dict[str, Any]:
    """A JSON Schema (2020-12) of a review profile as data. What it cannot say, such as that a question is answered
    from what stands above it, is left to the loader."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:childlaw-rules:profile:1",
        **Profile.model_json_schema(),
    }
