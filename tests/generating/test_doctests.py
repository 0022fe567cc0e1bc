"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize("name", ["draft", "rates", "seasons"])
def test_examples_in_docstrings_are_true(name: str) -> None:
    result = doctest.testmod(import_module(f"childlaw_rules.generating.{name}"))
    assert result.attempted > 0
    assert result.failed == 0
