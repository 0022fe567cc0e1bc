"""This library: ``evaluate`` for each case, every finding with its derivation there to be read."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from childlaw_rules import Case, Report, Ruleset, __version__, read_case
from childlaw_rules import evaluate as evaluate_case
from tests.benchmarks import ours
from tests.benchmarks.digest import RULES as ALL
from tests.benchmarks.digest import Found

NAME = "childlaw (full)"
FILE = "ours"
#: Only these rules are loaded: to be compared with a peer that can say no others.
RULES = tuple(os.environ.get("BENCHMARK_RULES", ",".join(ALL)).split(","))

State = tuple[Ruleset, str]


def versions() -> str:
    return f"childlaw-rules {__version__}"


def setup(as_of: str) -> State:
    rules = ours.rules()
    asked = tuple(rule for rule in rules.rules if ours.number_of(rule.id) in RULES)
    return replace(rules, rules=asked) if len(asked) < len(rules.rules) else rules, as_of


def parse(state: State, path: Path) -> list[Case]:
    with path.open("rb") as file:
        return [read_case(line) for line in file]


def evaluate(state: State, portfolio: list[Case]) -> list[Report]:
    rules, as_of = state
    return [evaluate_case(case, as_of=as_of, rules=rules) for case in portfolio]


def emit(state: State, portfolio: list[Case], result: list[Report]) -> list[Found]:
    found: list[Found] = []
    for case, report in zip(portfolio, result, strict=True):
        found += ours.reduced(report, case)
    return found
