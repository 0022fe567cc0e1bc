"""The set of vectors in this folder, read as plain JSON: the tests that check it share nothing with what made it."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
RULES = Path(__file__).resolve().parents[2] / "rules"
MANIFEST: dict[str, Any] = json.loads((DATA / "manifest.json").read_text("utf-8"))
ENTRIES = {entry["rule"]: entry for entry in MANIFEST["files"]}


@lru_cache(maxsize=200)
def file_of(rule: str) -> dict[str, Any]:
    """The file of a rule."""
    return json.loads((DATA / ENTRIES[rule]["path"]).read_text("utf-8"))


@lru_cache(maxsize=200)
def yaml_of(rule: str) -> dict[str, Any]:
    """The rule file itself, every scalar as text."""
    path = next(RULES.glob(f"*/{rule}.yaml"))
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def duty_of(rule: str, version: str) -> dict[str, Any]:
    """What a version of a rule says: its own keys over those that all versions share."""
    data = yaml_of(rule)
    own = next(row for row in data["versions"] if row["id"] == version)
    return {**data, **own}


def vectors() -> list[tuple[str, dict[str, Any]]]:
    """Every vector with its rule."""
    return [(rule, vector) for rule in ENTRIES for vector in file_of(rule)["vectors"]]


def parts(vector: dict[str, Any]) -> tuple[str, str, str]:
    """Version, aspect and position of a vector."""
    version, aspect, position = vector["id"].split("/")
    return version, aspect, position


def event(vector: dict[str, Any], id_: str | None) -> dict[str, Any] | None:
    """An event of the case of a vector."""
    return next((row for row in vector["case"]["events"] if row["id"] == id_), None) if id_ else None
