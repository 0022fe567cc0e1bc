"""The mutants of the engine that cannot be killed, each with its reason: read from the data file beside this module."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from .sites import PACKAGE

FILE = Path(__file__).with_name("explained.yaml")


def explained(file: Path = FILE) -> dict[tuple[str, str], str]:
    """The reason for each explained survivor, by module and name of the mutant.

    Raises ``ValueError`` where an entry is incomplete or a mutant is explained twice.
    """
    data: Any = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    reasons: dict[tuple[str, str], str] = {}
    for module, entries in data.items():
        for entry in entries:
            if set(entry) != {"because", "mutants"} or len(entry["because"]) < 20 or not entry["mutants"]:
                raise ValueError(f"{module}: an entry says 'because', in words, and 'mutants'")
            for name in entry["mutants"]:
                key = (f"{PACKAGE}.{module}", str(name))
                if key in reasons:
                    raise ValueError(f"{module}: '{name}' is explained twice")
                reasons[key] = entry["because"]
    return reasons
