import doctest
from importlib import import_module

import pytest

import childlaw_rules.when


@pytest.mark.parametrize("name", ["zone", "text", "point", "calendar", "age", "period"])
def test_examples_in_docstrings_are_true(name):
    result = doctest.testmod(import_module(f"childlaw_rules.when.{name}"))
    assert result.attempted > 0
    assert result.failed == 0


def test_public_names():
    assert childlaw_rules.when.__all__ == sorted(
        childlaw_rules.when.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name)
    )
    assert all(hasattr(childlaw_rules.when, name) for name in childlaw_rules.when.__all__)
