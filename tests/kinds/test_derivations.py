"""Findings tell what ``derivations.yaml`` and ``drawn.yaml`` say, which come through every line a kind can write."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules.kinds import KINDS, outcome

from .agreement import disagreements
from .derivations import Entry, case_in, derivations, drawn, rule_of, told

ENTRIES = derivations()
DRAWN = drawn()
#: Rules of the tests with a key that no rule of the law needs, and that the second evaluator does not read.
NOT_READ_BY_BOTH = {"investigation/r3-investigation-finished-within-4-months"}
KINDS_FOLDER = Path(outcome.__file__).parent
ANEW = "python -m tests.kinds.derivations writes them anew; read the difference"
NAMES = [f"{entry['rule'].partition('/')[2]}: {entry['name']}" for entry in ENTRIES]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_each_step_is_told(entry: Entry) -> None:
    assert told(entry) == entry["told"], ANEW


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_the_second_evaluator_finds_the_same(entry: Entry) -> None:
    if entry["rule"] in NOT_READ_BY_BOTH:
        pytest.skip("the second evaluator knows the keys of the rules that are shipped")
    case = case_in(entry)
    events = [{"id": f"e{number}", **event} for number, event in enumerate(case["events"], start=1)]
    assert disagreements(entry["rule"], {**case, "events": events}) == []


@pytest.mark.parametrize("entry", DRAWN, ids=[f"{n}: {entry['rule']}" for n, entry in enumerate(DRAWN)])
class TestWhatIsLeftOpen:
    def test_each_step_is_told(self, entry: Entry) -> None:
        assert told(entry) == entry["told"], ANEW

    def test_the_second_evaluator_finds_the_same(self, entry: Entry) -> None:
        assert disagreements(entry["rule"], entry["case"]) == []


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
