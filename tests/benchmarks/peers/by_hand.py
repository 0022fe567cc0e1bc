"""The hand-written Python that everybody is measured against."""

from __future__ import annotations

import platform
from pathlib import Path

from tests.benchmarks import straight
from tests.benchmarks.digest import RULES, Found

NAME = "hand-written Python"
FILE = "workload"
__all__ = ["FILE", "NAME", "RULES", "emit", "evaluate", "parse", "setup", "versions"]


def versions() -> str:
    return f"Python {platform.python_version()}"


def setup(as_of: str) -> str:
    return as_of


def parse(state: str, path: Path) -> list[straight.Case]:
    return straight.parse(path)


def evaluate(state: str, portfolio: list[straight.Case]) -> list[Found]:
    return straight.evaluate(portfolio, state)


def emit(state: str, portfolio: list[straight.Case], result: list[Found]) -> list[Found]:
    return result
