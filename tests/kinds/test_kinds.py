"""Kinds of duty that no rule needs yet, and the edge cases of one that rules do need, as rule files of tests.

Each file under ``data/`` is a rule with examples. They run like those of the real rules, and each must notice
every change of its own rule.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from childlaw_rules.examples import run_examples
from childlaw_rules.kinds import KINDS
from childlaw_rules.rulefiles import read_rule
from tests.mutation.killing import Proving

DATA = Path(__file__).parent / "data"
#: The rules of the benchmark use keys of their kinds that no rule of the law needs.
BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "rules"
FILES = sorted([*DATA.glob("*/*.yaml"), *BENCHMARK.glob("*/*.yaml")])


#: Changes that the examples of a whole rule are asked about: belonging, sources, and what could be said besides.
FOR_THE_RULES = re.compile(r"for_each|tied_by|source/| added$|asked as|: as in |the change on")
#: Changes that cannot change any result: six months before a birthday never is a 31 December, since June has none.
CANNOT_MATTER = {
    "aftercare-decided-6-months-before-18": {"versions/sel-2006/in_force/from: 2006-01-01 becomes 2005-12-31"},
}


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
class TestRuleFilesOfTests:
    def test_every_example_holds(self, file: Path) -> None:
        ran, failures = run_examples(read_rule(_text(file), _name(file)))
        assert ran
        assert [str(failure) for failure in failures] == []

    def test_every_mutant_is_noticed_or_explained(self, file: Path) -> None:
        score = Proving(file.read_bytes(), _name(file)).score()
        assert score.total
        left = {name for name in score.survivors if not FOR_THE_RULES.search(name)}
        assert left == CANNOT_MATTER.get(file.stem, set())


def test_the_kinds_without_a_rule_are_here() -> None:
    here = {read_rule(_text(file), _name(file)).kind for file in FILES}
    assert {"count", "limit", "deadline counted backward", "recurring"} <= here <= set(KINDS)
