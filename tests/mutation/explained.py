"""The mutants that cannot be killed, each with its reason: read from the data file beside this module."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from childlaw_rules.yamltext import read_yaml

FILE = Path(__file__).with_name("explained.yaml")


def explained(file: Path = FILE) -> dict[tuple[str, str], str]:
    """The reason for each explained survivor, by rule and name of the mutant.

    Raises ``ValueError`` where an entry is incomplete or a mutant is explained twice.
    """
    data: Any = read_yaml(file.read_bytes(), file.name).data
    reasons: dict[tuple[str, str], str] = {}
    for number, entry in enumerate(data or [], start=1):
        if set(entry) != {"because", "mutants"} or len(str(entry["because"])) < 20:
            raise ValueError(f"{file.name}: entry {number} says 'because' and 'mutants', and a reason in words")
        for rule, names in entry["mutants"].items():
            for name in names if isinstance(names, list) else [names]:
                if (rule, name) in reasons:
                    raise ValueError(f"{file.name}: '{name}' of '{rule}' is explained twice")
                reasons[rule, name] = entry["because"]
    return reasons
