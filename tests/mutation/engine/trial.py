"""One mutant tried: in a forked process that has not imported the library yet, so that it is imported changed."""

from __future__ import annotations

import io
import os
import resource
import signal
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from types import ModuleType
from typing import Any

from .sites import PACKAGE, Mutant, file_of
from .suites import NOT_HERE, ROOT, Suite

#: So much memory a mutant may take before it is stopped, in bytes.
MOST_MEMORY = 3 << 30
#: The parts of a trial, in order.
IMPORT, NEAREST, EXAMPLES, TESTS = "import", "nearest tests", "examples", "tests"


class _Changed(SourceFileLoader):
    """Loads one module from a changed source, under the name and file of the unchanged one."""

    def __init__(self, mutant: Mutant) -> None:
        super().__init__(mutant.module, str(file_of(mutant.module)))
        self._source = mutant.source

    def get_code(self, fullname: str) -> Any:
        return compile(self._source, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    def __init__(self, mutant: Mutant) -> None:
        self._loader: Loader = _Changed(mutant)
        self._name = mutant.module

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        return spec_from_file_location(fullname, str(file_of(fullname)), loader=self._loader)


def in_place_of(mutant: Mutant) -> None:
    """From now on its module is imported changed."""
    sys.meta_path.insert(0, _Finder(mutant))


def trial(mutant: Mutant | None, suite: Suite, seconds: int, *, quick: bool = False) -> tuple[str, str]:
    """What notices a mutant: the part of the trial and the rule or test; two empty texts where nothing does.

    Without a mutant the unchanged code is tried. To be called in a forked process: it imports the library, and
    the alarm that goes off after so many seconds of processor time ends the process.
    """
    if any(name == PACKAGE or name.startswith(f"{PACKAGE}.") for name in sys.modules):
        raise RuntimeError(f"{PACKAGE} is imported already: a mutant would not be")
    # Time of the processor, not of the clock: other work on the machine kills no mutant.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    sys.dont_write_bytecode = True
    if mutant is not None:
        in_place_of(mutant)
    os.chdir(ROOT)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        if wrong := _import():
            return IMPORT, wrong
        if not quick and (found := _tests(suite.nearest, None)):
            return NEAREST, found
        if found := _examples(suite):
            return EXAMPLES, found
        if found := _known_cases():
            return TESTS, found
        return (TESTS, found) if not quick and (found := _tests(suite.tests, suite.only)) else ("", "")


def _import() -> str:
    try:
        import childlaw_rules.examples
        import childlaw_rules.rulefiles  # noqa: F401
    except Exception as error:
        return type(error).__name__
    return ""


def _examples(suite: Suite) -> str:
    for path in suite.rules:
        try:
            if tried_on_examples(path):
                return path
        except Exception:
            return path
    return ""


def tried_on_examples(path: str) -> bool:
    """Whether an example of a rule file no longer holds, or the plan and the worlds no longer agree on it."""
    from childlaw_rules.examples import alone, ready_examples, said_otherwise
    from childlaw_rules.rulefiles import read_rule

    from .bothways import said_otherwise_by_the_worlds

    file = ROOT / path
    rule = read_rule(file.read_bytes(), f"{file.parent.name}/{file.name}")
    rules = alone(rule)
    return any(
        said_otherwise(rules, example) or said_otherwise_by_the_worlds(rules, example)
        for example in ready_examples(rule)
    )


def _known_cases() -> str:
    """What the tests of derivations and refusals say, without pytest around them: it is soonest said."""
    try:
        return told_otherwise()
    except Exception as error:
        return type(error).__name__


def told_otherwise() -> str:
    """The first derivation that is told otherwise, or refusal that is not made as it was; empty where there is none."""
    from tests.kinds.derivations import derivations, drawn, told
    from tests.kinds.test_refusals import REFUSED, messages_of

    for what, (name, old, new, message) in REFUSED.items():
        if messages_of(name, old, new) != {message}:
            return f"tests/kinds/test_refusals.py: {what}"
    for entry in (*derivations(), *drawn()):
        if told(entry) != entry["told"]:
            return f"tests/kinds/test_derivations.py: {entry['rule']}"
    return ""


class _First:
    """Runs the tests that reach the mutant, where it is known which do, and notes the first that fails."""

    def __init__(self, only: frozenset[str] | None) -> None:
        self.failed = ""
        self._only = only

    def pytest_collection_modifyitems(self, config: Any, items: list[Any]) -> None:
        if self._only is not None:
            items[:] = [item for item in items if item.nodeid in self._only]

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


def _tests(paths: Sequence[str], only: frozenset[str] | None) -> str:
    if not paths:
        return ""
    import pytest

    first = _First(only)
    status = pytest.main(
        [
            *paths,
            "-x",
            "-q",
            "-k",
            NOT_HERE,
            "-p",
            "no:cacheprovider",
            "-W",
            "ignore::pytest.PytestAssertRewriteWarning",
        ],
        plugins=[first],
    )
    fine = status in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    return first.failed or ("" if fine else f"pytest ended with {int(status)}")
