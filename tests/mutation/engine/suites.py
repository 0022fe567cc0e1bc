"""What a mutant of a module is tried on: the rules whose examples touch it, then the tests that know it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

#: The module of each kind of duty, by the words of the rule files.
KIND_OF = {
    "kinds.deadline": "deadline",
    "kinds.backward": "deadline counted backward",
    "kinds.recurring": "recurring",
    "kinds.precondition": "precondition",
    "kinds.presence": "presence",
    "kinds.consent": "consent",
    "kinds.count": "count",
    "kinds.limit": "limit",
    "kinds.earliest": "earliest day",
    "kinds.inactivity": "inactivity",
    "kinds.currency": "currency",
}
#: Kinds that count periods: what ``when`` gets wrong shows in them first.
_COUNT = frozenset(KIND_OF.values()) - {"presence", "precondition", "consent"}

#: Where rule files with examples lie.
RULE_FOLDERS = ("rules", "tests/kinds/data", "tests/benchmarks/rules")

#: Tests that start the command line in a process of its own would try the unchanged code.
NOT_HERE = "not test_cli and not mutant"


@dataclass(frozen=True, slots=True)
class Suite:
    """Rule files, those that notice soonest first, and paths for pytest: those before the rules, and those after.

    ``only`` are the tests to run after the rules, by their ids; None is all of them.
    """

    rules: tuple[str, ...]
    tests: tuple[str, ...]
    nearest: tuple[str, ...] = ()
    only: frozenset[str] | None = None


def suite_of(module: str) -> Suite:
    """The suite of a module such as ``childlaw_rules.kinds.clock``."""
    short = module.partition(".")[2]
    everything = _rules()
    if short in KIND_OF:
        rules = [path for path, kind in everything.items() if kind == KIND_OF[short]]
    elif short.startswith("when."):
        rules = [path for path, kind in everything.items() if kind in _COUNT]
    else:
        rules = list(everything)
    tests = ("tests/kinds",) if short.startswith("when.") else _TESTS
    if short.startswith("plan."):
        tests = ("tests/engine/test_plan.py", *tests)
    return Suite(tuple(rules), tests, _nearest(short))


def _nearest(short: str) -> tuple[str, ...]:
    """The quick tests of a module by itself, those that bear its name first: they notice most, and say best what."""
    package, _, name = short.rpartition(".")
    folder = ROOT / "tests" / (package or "engine")
    named = sorted(folder.glob(f"test_{name}.py")) + sorted(folder.glob(f"test_{name}_*.py"))
    others = sorted(folder.glob("test_*.py")) if package == "when" else []
    return tuple(path.relative_to(ROOT).as_posix() for path in dict.fromkeys(named + others))


#: What knows the kinds and the evaluator. The properties of random cases are not here: they take long, and what only
#: they notice lacks a test that says it.
_TESTS = (
    "tests/kinds",
    "tests/test_change_of_act.py",
    "tests/engine/test_belonging.py",
    "tests/engine/test_later_types.py",
    "tests/engine/test_understanding.py",
    "tests/vectors/test_replay.py",
    "tests/oracle/test_oracle.py",
    "tests/contract",
)


def _rules() -> dict[str, str]:
    """Every rule file with examples and its kind, those of the rules and those of the tests of the kinds."""
    found = {}
    for folder in RULE_FOLDERS:
        for path in sorted((ROOT / folder).glob("*/*.yaml")):
            kind = re.search(r"^kind: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            if kind is not None and "\nexamples:" in path.read_text(encoding="utf-8"):
                found[path.relative_to(ROOT).as_posix()] = kind[1].strip("\"'")
    return found
