"""The benchmark of many cases counts what there is, and memory does not grow with the number of cases."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from childlaw_rules import evaluate
from tests.benchmarks import many, ours, portfolio


def test_it_counts_what_evaluate_finds(tmp_path: Path) -> None:
    file = many.made(tmp_path, 6)
    expected = sum(
        len(evaluate(ours.our_case(row), as_of=portfolio.AS_OF, rules=ours.rules()).findings)
        for row in portfolio.cases(6)
    )
    for number, task in enumerate(many.TASKS):
        got = many.one(task, "ten", file, 1, tmp_path / str(number))
        assert (got["cases"], got["findings"]) == (6, expected)
        assert got["cpu"] > 0


def test_it_sees_every_process(tmp_path: Path) -> None:
    got = many.measured(many.COUNT, "ten", many.made(tmp_path, 300), 2)
    assert got["processes"] >= 3
    assert got["peak"] > 3 * 10_000_000


@pytest.mark.skipif(not os.environ.get("CHILDLAW_LONG"), reason="evaluates 44,000 cases: CHILDLAW_LONG=1")
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("task", [many.COUNT, many.STATUSES], ids=lambda task: task.name)
def test_memory_does_not_grow_with_the_number_of_cases(task: many.Task, workers: int, tmp_path: Path) -> None:
    few, more = (many.measured(task, "ten", many.made(tmp_path, size), workers)["peak"] for size in (2_000, 20_000))
    assert more < few * 1.25
