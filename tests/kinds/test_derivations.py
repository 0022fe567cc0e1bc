"""Findings tell what ``derivations.yaml`` says, and it comes through every line that a kind can write."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules.kinds import KINDS, outcome

from .derivations import derivations, rule_of, told

ENTRIES = derivations()
KINDS_FOLDER = Path(outcome.__file__).parent


@pytest.mark.parametrize(
    "entry", ENTRIES, ids=[f"{entry['rule'].partition('/')[2]}: {entry['name']}" for entry in ENTRIES]
)
def test_each_step_is_told(entry: dict[str, Any]) -> None:
    assert told(entry) == entry["told"], "python -m tests.kinds.derivations writes them anew; read the difference"


def test_every_kind_is_here() -> None:
    assert {rule_of(entry["rule"]).kind for entry in ENTRIES} == set(KINDS)


def test_every_line_that_a_kind_writes_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    written = set()
    for file in KINDS_FOLDER.glob("*.py"):
        written |= set(re.findall(r'\bLine\(\s*"([a-z-]+)"', file.read_text("utf-8")))
    seen: set[str] = set()
    make = outcome.Line.__init__

    def noting(self: outcome.Line, key: str, *rest: Any, **more: Any) -> None:
        seen.add(key)
        make(self, key, *rest, **more)

    monkeypatch.setattr(outcome.Line, "__init__", noting)
    for entry in ENTRIES:
        told(entry)
    assert len(written) > 40
    assert written <= seen
