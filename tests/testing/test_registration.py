"""``st.from_type(Case)`` without an import: what hypothesis finds through the entry point, at no cost."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def ran(program: str) -> list[str]:
    """What a program prints in a process of its own, with the library on its path."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "HYPOTHESIS_NO_PLUGINS": "1"},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


class TestTheEntryPoint:
    def test_names_what_is_there(self) -> None:
        points = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["hypothesis"]
        assert points == {"childlaw_rules": "_childlaw_rules_hypothesis:register"}

    def test_imports_nothing_of_the_library(self) -> None:
        assert ran(
            "import sys, hypothesis, _childlaw_rules_hypothesis as point; point.register(); "
            "print([name for name in sys.modules if name.startswith('childlaw_rules')])"
        ) == ["[]"]

    def test_gives_the_strategy_when_a_case_is_asked_for(self) -> None:
        assert ran(
            "import sys, hypothesis, _childlaw_rules_hypothesis as point; point.register()\n"
            "from childlaw_rules import Case\n"
            "print('childlaw_rules.testing' in sys.modules)\n"
            "from hypothesis import Phase, given, settings, strategies as st\n"
            "@settings(max_examples=1, database=None, phases=[Phase.generate])\n"
            "@given(st.from_type(Case))\n"
            "def show(case): print(type(case).__name__)\n"
            "show()\n"
            "print('childlaw_rules.testing' in sys.modules)"
        ) == ["False", "Case", "True"]

    def test_leaves_other_types_alone(self) -> None:
        assert ran(
            "import hypothesis, _childlaw_rules_hypothesis as point; point.register()\n"
            "import childlaw_rules\n"
            "from hypothesis import find, strategies as st\n"
            "print(find(st.from_type(int), lambda number: True))"
        ) == ["0"]

    def test_the_library_itself_does_without_hypothesis(self) -> None:
        assert ran("import sys, childlaw_rules.cli; print('hypothesis' in sys.modules)") == ["False"]
