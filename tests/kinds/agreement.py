"""Whether the second evaluator finds in a case what the engine finds, also by the rules of the tests."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from childlaw_rules.examples import alone
from tests.oracle.compare import differ, naive_answer, rows_under
from tests.oracle.rulefile import Rule, make_rule

from .derivations import file_of, rule_of


@cache
def naive_rule(name: str) -> Rule:
    """The rule as the second evaluator reads it."""
    return make_rule(yaml.load(file_of(name).read_text("utf-8"), Loader=yaml.BaseLoader))


def disagreements(name: str, case: dict[str, Any]) -> list[str]:
    """How the two differ about one rule of a case, in words; that there are too many worlds is one way."""
    answer = naive_answer(case, naive_rule(name))
    if answer.skipped:
        return ["more worlds than the second evaluator tries"]
    rule = rule_of(name)
    return differ(rows_under(case, alone(rule))[rule.id], answer.rows)
