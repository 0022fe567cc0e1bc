"""Drawn cases that tell survivors from the engine: ``python -m tests.mutation.engine.telling MODULE...``.

For each survivor of a run it looks for a drawn case of which the mutant tells something else, makes the case as small
as it will go, and adds it to ``tests/kinds/drawn.yaml`` once the second evaluator agrees with the engine on it. What is
already there is tried first. Read what was added: it must be what the rule says of the case.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from .__main__ import DEFAULT_RESULTS
from .crew import Suites, prepare, results_of
from .explained import explained
from .sites import PACKAGE, Mutant, modules_of, mutants
from .suites import ROOT
from .trial import in_place_of, told_otherwise

Json = dict[str, Any]
DRAWN = ROOT / "tests" / "kinds" / "drawn.yaml"
#: So many drawn cases are tried on a mutant.
MOST = 400
#: So many seconds are spent on a mutant before its case is made small.
LONGEST = 8


def _said(name: str, case: Json) -> str:
    """What is told of a case, as a digest; errors are told too."""
    from childlaw_rules.errors import ChildlawError
    from tests.kinds.derivations import told_of

    try:
        return hashlib.sha256("\n".join(told_of(name, case)).encode()).hexdigest()[:16]
    except ChildlawError:
        return "refused"


def _drawn(names: Sequence[str], first: int, number: int) -> Iterator[tuple[str, Json]]:
    """Cases drawn around some rules, in turn, those of the tests among them."""
    from tests.kinds.agreement import naive_rule
    from tests.oracle.generate import draw
    from tests.oracle.rulefile import all_rules

    every = all_rules()
    every.update({name.rpartition("/")[2]: naive_rule(name) for name in names})
    ids = sorted(every)
    for turn in range(first, first + number // len(names) + 1):
        for name in names:
            yield name, draw(turn * len(ids) + ids.index(name.rpartition("/")[2]))


class Unchanged:
    """The engine as it is, in a process of its own, that says what it tells of a case."""

    def __init__(self) -> None:
        ours, theirs = os.pipe()
        back, answer = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(theirs)
            os.close(back)
            with os.fdopen(ours, encoding="utf-8") as asked, os.fdopen(answer, "w", encoding="utf-8") as answers:
                for line in asked:
                    name, case = json.loads(line)
                    answers.write(_said_and_agreed(name, case) + "\n")
                    answers.flush()
            os._exit(0)
        os.close(ours)
        os.close(answer)
        self._ask, self._hear = os.fdopen(theirs, "w", encoding="utf-8"), os.fdopen(back, encoding="utf-8")

    def says(self, name: str, case: Json) -> tuple[str, bool]:
        """The digest of what is told, and whether the second evaluator agrees."""
        self._ask.write(json.dumps([name, case]) + "\n")
        self._ask.flush()
        said, agreed = self._hear.readline().split()
        return said, agreed == "yes"


def _said_and_agreed(name: str, case: Json) -> str:
    from tests.kinds.agreement import disagreements

    said = _said(name, case)
    try:
        agreed = said != "refused" and not disagreements(name, case)
    except Exception:
        agreed = False
    return f"{said} {'yes' if agreed else 'no'}"


def _hunt(mutant: Mutant, names: Sequence[str], other: Unchanged, first: int) -> Json | None:
    """A case that tells the mutant: None where none does; without ``case`` where one that is there already does."""
    from tests.oracle.shrink import shrink

    in_place_of(mutant)

    def says(name: str, case: Json) -> str:
        try:
            return _said(name, case)
        except Exception as error:
            return f"breaks: {type(error).__name__}"

    try:
        if told_otherwise():
            return {"rule": "known"}
    except Exception:
        return {"rule": "known"}
    began = time.monotonic()
    for name, case in _drawn(names, first, MOST) if names else ():
        if time.monotonic() - began > LONGEST:
            break

        def tells(smaller: Json, name: str = name) -> bool:
            mine = says(name, smaller)
            theirs, agreed = other.says(name, smaller)
            return agreed and "refused" not in (mine, theirs) and mine != theirs

        if tells(case):
            return {"rule": name, "case": shrink(case, tells)}
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Look for cases for the survivors of some modules; 1 where some are left."""
    said = argparse.ArgumentParser(prog="python -m tests.mutation.engine.telling", description=__doc__)
    said.add_argument("modules", nargs="+")
    said.add_argument("--results", type=Path, default=DEFAULT_RESULTS)
    said.add_argument("--from", dest="first", type=int, default=0, help="the first turn of drawing")
    said.add_argument("--for", type=int, dest="minutes", default=60)
    options = said.parse_args(arguments)
    modules = modules_of(options.modules)
    last = {(str(row["module"]), str(row["name"])): row for row in results_of(options.results)}
    done = explained()
    left = [m for module in modules for m in mutants(module)
            if (row := last.get((m.module, m.name))) and not row["by"] and (m.module, m.name) not in done]  # fmt: skip
    prepare()
    suites = Suites(options.results.with_suffix(".reach"))
    suites.reach(sorted(modules_of(["kinds"])), quick=True)
    until = time.monotonic() + options.minutes * 60
    sys.stdout.write(f"{len(left)} survivors\n")
    other = Unchanged()
    none = 0
    for number, mutant in enumerate(left, start=1):
        if time.monotonic() > until:
            break
        names = _names(suites.for_(mutant).rules)
        found = _in_a_fork(lambda m=mutant, n=names: _hunt(m, n, other, options.first))
        if found is not None and "case" in found:
            there = yaml.safe_load(DRAWN.read_text("utf-8"))
            anew = [*there, {"rule": found["rule"], "case": found["case"]}]
            _in_a_fork(lambda anew=anew: _write(anew))
        none += found is None
        how = "no case" if found is None else f"{found['rule']}{' NEW' if 'case' in found else ''}"
        sys.stdout.write(f"{number} {how} ({len(names)}): {mutant.module.removeprefix(PACKAGE)} {mutant.name}\n")
        sys.stdout.flush()
    return 1 if none else 0


def _names(rules: Sequence[str]) -> list[str]:
    """Rules by category and id, each once: one of the tests that has the name of a real one is that one."""
    return list(dict.fromkeys("/".join(Path(rule).with_suffix("").parts[-2:]) for rule in rules))


def _write(entries: list[Json]) -> None:
    from tests.kinds.derivations import write

    write(DRAWN, entries)


def _in_a_fork(work: Callable[[], Any]) -> Any:
    """What ``work`` returns, done in a fork that may import the library, changed or not."""
    ours, theirs = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        os.close(ours)
        os.chdir(ROOT)
        sys.dont_write_bytecode = True
        try:
            text = json.dumps(work())
        except BaseException as error:
            text = json.dumps(None)
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
        with os.fdopen(theirs, "w", encoding="utf-8") as end:
            end.write(text)
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, encoding="utf-8") as end:
        text = end.read()
    os.waitpid(pid, 0)
    return json.loads(text or "null")


if __name__ == "__main__":
    sys.exit(main())
