"""Tries many mutants, some beside each other, each in a fork of this process; what notices much comes first."""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .reach import Reach, reach_of_rules, reach_of_tests, remembered
from .sites import Mutant
from .suites import ROOT, RULE_FOLDERS, Suite, suite_of
from .trial import EXAMPLES, trial

TIMEOUT = "timeout"
#: Imported before any fork: what the library and the tests need and does not change with a mutant.
_SHARED = ("pydantic", "pydantic.json_schema", "yaml", "holidays", "dateutil.relativedelta", "dateutil.tz", "zoneinfo",
           "hypothesis", "hypothesis.strategies", "pytest", "_pytest.assertion.rewrite", "jsonschema",
           "argparse", "importlib.resources")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ended:
    """How the trial of a mutant ended: ``by`` is empty where nothing noticed it."""

    mutant: Mutant
    by: str
    what: str
    seconds: float


@dataclass(slots=True)
class _Running:
    mutant: Mutant
    pipe: int
    began: float


def prepare() -> None:
    """Import once what every mutant needs."""
    for name in _SHARED:
        importlib.import_module(name)
    # What is there now is not looked at again, and stays shared between the forks.
    gc.collect()
    gc.freeze()


class Suites:
    """The suite of each module, the rules that noticed the last mutants first."""

    def __init__(self, kept: Path | None = None) -> None:
        self._known: dict[str, Suite] = {}
        self._kept = kept
        self._rules: Reach | None = None
        self._tests: dict[str, Reach] = {}

    def reach(self, modules: Sequence[str], *, quick: bool) -> None:
        """Trace which rules and tests run which lines of the modules, or read it where it was traced before."""
        if self._kept is None:
            return
        suites = [self.of(module) for module in modules]
        rules = tuple(dict.fromkeys(rule for suite in suites for rule in suite.rules))
        folders = [ROOT / folder for folder in RULE_FOLDERS]
        name = " ".join(sorted(modules))
        self._rules = remembered(self._kept, f"{name} {rules}", folders, lambda: reach_of_rules(rules, set(modules)))
        for path in () if quick else dict.fromkeys(path for suite in suites for path in suite.tests):
            self._tests[path] = remembered(
                self._kept, f"{name} {path}", [*folders, ROOT / path],
                lambda path=path: reach_of_tests(path, set(modules)),  # type: ignore[misc]
            )  # fmt: skip

    def for_(self, mutant: Mutant) -> Suite:
        """What of the suite of its module runs the changed line."""
        suite = self.of(mutant.module)
        if self._rules is None:
            return suite
        of_rules = self._rules.of(mutant)
        if of_rules is None:
            return suite
        found = {path: reach.of(mutant) or set() for path, reach in self._tests.items() if path in suite.tests}
        return Suite(
            tuple(rule for rule in suite.rules if rule in of_rules),
            tuple(path for path in suite.tests if found.get(path)),
            suite.nearest,
            frozenset().union(*found.values()),
        )

    def of(self, module: str) -> Suite:
        """The suite of a module, in the order that has served best."""
        if module not in self._known:
            self._known[module] = suite_of(module)
        return self._known[module]

    def noticed(self, module: str, rule: str) -> None:
        """Put a rule first that has noticed a mutant."""
        suite = self.of(module)
        rest = tuple(other for other in suite.rules if other != rule)
        self._known[module] = replace(suite, rules=(rule, *rest))


def unchanged_passes(modules: Sequence[str], seconds: int, *, quick: bool) -> dict[str, tuple[str, str]]:
    """What fails without any mutant, by module: a score over a failing suite would mean nothing."""
    suites = Suites()
    wrong = {}
    seen: dict[tuple[frozenset[str], ...], tuple[str, str]] = {}
    for module in modules:
        suite = suites.of(module)
        # In whatever order they are run.
        parts = frozenset(suite.nearest), frozenset(suite.rules), frozenset(suite.tests)
        if parts not in seen:
            pid, pipe = _fork(None, suite, seconds, quick)
            seen[parts] = _result(os.waitpid(pid, 0)[1], pipe)
        if seen[parts] != ("", ""):
            wrong[module] = seen[parts]
    return wrong


def try_all(
    mutants: Sequence[Mutant],
    processes: int,
    seconds: int,
    *,
    quick: bool,
    stop: Callable[[], bool],
    kept: Path | None = None,
) -> Iterator[Ended]:
    """How each mutant ends, as soon as it does; ``stop`` says when no further one is begun.

    With a folder ``kept`` each is tried only on the rules and tests that run the changed line.
    """
    suites = Suites(kept)
    suites.reach(sorted({mutant.module for mutant in mutants}), quick=quick)
    waiting = list(reversed(mutants))
    running: dict[int, _Running] = {}
    while running or (waiting and not stop()):
        while waiting and len(running) < processes and not stop():
            mutant = waiting.pop()
            pid, pipe = _fork(mutant, suites.for_(mutant), seconds, quick)
            running[pid] = _Running(mutant, pipe, time.monotonic())
        if not running:
            return
        pid, status = os.waitpid(-1, 0)
        one = running.pop(pid, None)
        if one is None:
            continue
        by, what = _result(status, one.pipe)
        if by == EXAMPLES:
            suites.noticed(one.mutant.module, what)
        yield Ended(one.mutant, by, what, round(time.monotonic() - one.began, 2))


def _fork(mutant: Mutant | None, suite: Suite, seconds: int, quick: bool) -> tuple[int, int]:
    """A process that tries a mutant and writes what notices it into a pipe: its number, and the end to read."""
    ours, theirs = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        os.close(theirs)
        return pid, ours
    try:
        os.close(ours)
        answer = trial(mutant, suite, seconds, quick=quick)
        os.write(theirs, json.dumps(answer).encode())
    except BaseException as error:
        os.write(theirs, json.dumps(("error", f"{type(error).__name__}: {error}"[:300])).encode())
    finally:
        os._exit(0)


def _result(status: int, pipe: int) -> tuple[str, str]:
    with os.fdopen(pipe, "rb") as end:
        said = end.read()
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        return (TIMEOUT, "") if number == signal.SIGPROF else ("signal", str(number))
    by, what = json.loads(said)
    return by, what


def results_of(path: Path) -> list[dict[str, object]]:
    """What an earlier run has written, one result a line; a line cut short at the end is left out."""
    found = []
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                found.append(json.loads(line))
            except ValueError:
                continue
    return found
