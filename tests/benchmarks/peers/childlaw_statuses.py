"""This library with statuses only: ``statuses`` for each case, no findings and no derivation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from childlaw_rules import Case, statuses
from childlaw_rules.standing import Standing
from tests.benchmarks import ours
from tests.benchmarks.digest import Found
from tests.benchmarks.peers import childlaw_full
from tests.benchmarks.peers.childlaw_full import RULES, State, setup, versions

NAME = "childlaw (statuses)"
FILE = "ours"
STATUSES_ONLY = True
__all__ = ["FILE", "NAME", "RULES", "STATUSES_ONLY", "emit", "evaluate", "parse", "setup", "versions"]


def parse(state: State, path: Path) -> list[Case]:
    return childlaw_full.parse(state, path)


def evaluate(state: State, portfolio: list[Case]) -> list[Sequence[Standing]]:
    rules, as_of = state
    return [statuses(case, as_of=as_of, rules=rules) for case in portfolio]


def emit(state: State, portfolio: list[Case], result: list[Sequence[Standing]]) -> list[Found]:
    return [
        (case.id or "", ours.number_of(row.rule), "", row.status.value, None, None)
        for case, rows in zip(portfolio, result, strict=True)
        for row in rows
    ]
