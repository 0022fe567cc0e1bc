"""The page of the plugin leaves out nothing: assertions, arguments, options, keys, the marker."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from childlaw_rules import assertions, pytest_plugin

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "pytest-plugin.md"
ASSERTIONS = [name for name in assertions.__all__ if name.startswith("assert_")]


class TestPage:
    @pytest.mark.parametrize("name", ASSERTIONS)
    def test_has_every_assertion_with_its_arguments(self, name: str) -> None:
        text = PAGE.read_text("utf-8")
        assert f"`{name}(" in text
        arguments = set(inspect.signature(getattr(assertions, name)).parameters) - {"rule", "ours"}
        assert sorted(argument for argument in arguments if f"`{argument}`" not in text) == []

    @pytest.mark.parametrize("name", ASSERTIONS)
    def test_every_assertion_is_a_fixture_that_is_told_of(self, name: str, request: pytest.FixtureRequest) -> None:
        fixture = vars(pytest_plugin)[name]
        assert f"``childlaw_rules.assertions.{name}``" in (fixture.__doc__ or "")

    def test_has_every_option_key_and_pin(self) -> None:
        parser = pytest.Parser(_ispytest=True)
        pytest_plugin.pytest_addoption(parser)
        text = PAGE.read_text("utf-8")
        names = [name for group in parser._groups for option in group.options for name in option.names()]
        names += [*parser._inidict, pytest_plugin.MARKER, *pytest_plugin.PINS, "childlaw_ruleset"]
        assert len(names) == 8
        assert [name for name in names if name not in text] == []
