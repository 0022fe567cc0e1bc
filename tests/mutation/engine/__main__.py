"""The command: ``python -m tests.mutation.engine MODULE...`` tries the mutants of modules and lists who survives."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from .crew import Ended, prepare, results_of, try_all, unchanged_passes
from .explained import explained
from .sites import Mutant, file_of, modules_of, mutants, sample

DEFAULT_RESULTS = Path(__file__).resolve().parents[1] / "engine-results.jsonl"
CORE = ("when", "kinds", "evaluate")


def parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    said = argparse.ArgumentParser(prog="python -m tests.mutation.engine", description=__doc__)
    said.add_argument("modules", nargs="*", default=CORE, metavar="MODULE", help="such as when, kinds.clock, evaluate")
    said.add_argument("--processes", type=int, default=1, help="how many mutants are tried beside each other")
    said.add_argument("--sample", type=int, metavar="N", help="try N of the mutants, the same for the same seed")
    said.add_argument("--seed", type=int, default=4)
    said.add_argument("--seconds", type=int, default=150, help="after so much processor time a mutant counts as killed")
    said.add_argument("--for", type=int, dest="minutes", metavar="MINUTES", help="begin no mutant after so long")
    said.add_argument("--quick", action="store_true", help="run the examples of the rules only, not the tests")
    said.add_argument("--again", action="store_true", help="try survivors of an earlier run again")
    said.add_argument("--results", type=Path, default=DEFAULT_RESULTS, help="where each result is written, one a line")
    said.add_argument("--list", action="store_true", dest="only_list", help="print what is known, try nothing")
    return said


def main(arguments: Sequence[str] | None = None) -> int:
    """Try what is not tried yet, then print the score; 1 where a survivor is unexplained or an explanation wrong."""
    options = parser().parse_args(arguments)
    modules = modules_of(options.modules)
    wanted = [mutant for module in modules for mutant in mutants(module)]
    gone = not_there(modules, wanted)
    if options.sample is not None:
        wanted = sample(wanted, options.sample, options.seed)
    digests = {module: hashlib.sha256(file_of(module).read_bytes()).hexdigest()[:16] for module in modules}
    known = _known(options.results, digests, quick=options.quick, again=options.again)
    waiting = [mutant for mutant in wanted if (mutant.module, mutant.name) not in known]
    if waiting and not options.only_list:
        prepare()
        touched = sorted({mutant.module for mutant in waiting})
        wrong = unchanged_passes(touched, options.seconds * 4, quick=options.quick)
        for module, (by, what) in wrong.items():
            sys.stdout.write(f"{module}: fails unchanged, {by}: {what}\n")
        if wrong:
            return 2
        until = time.monotonic() + options.minutes * 60 if options.minutes else float("inf")
        with options.results.open("a", encoding="utf-8") as file:
            for number, ended in enumerate(
                try_all(waiting, options.processes, options.seconds, quick=options.quick,
                        stop=lambda: time.monotonic() > until,
                        kept=options.results.with_suffix(".reach")), start=1
            ):  # fmt: skip
                row = _row(ended, digests, quick=options.quick)
                known[ended.mutant.module, ended.mutant.name] = str(row["by"])
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                file.flush()
                if number % 50 == 0:
                    sys.stderr.write(f"{number} of {len(waiting)}\n")
    return report(wanted, known, gone)


def _known(path: Path, digests: dict[str, str], *, quick: bool, again: bool) -> dict[tuple[str, str], str]:
    """What an earlier run says of modules that have not changed since: by module and mutant, what noticed it."""
    known: dict[tuple[str, str], str] = {}
    for row in results_of(path):
        if digests.get(str(row["module"])) != row["digest"]:
            continue
        if row["by"] or not (again or (row["quick"] and not quick)):
            known[str(row["module"]), str(row["name"])] = str(row["by"])
    return known


def _row(ended: Ended, digests: dict[str, str], *, quick: bool) -> dict[str, object]:
    mutant = ended.mutant
    return {"module": mutant.module, "name": mutant.name, "operator": mutant.operator, "by": ended.by,
            "what": ended.what, "seconds": ended.seconds, "digest": digests[mutant.module], "quick": quick}  # fmt: skip


def not_there(modules: Sequence[str], every: Sequence[Mutant]) -> list[tuple[str, str]]:
    """What is explained of some modules and is no mutant of them, or no longer."""
    there = {(mutant.module, mutant.name) for mutant in every}
    return [key for key in explained() if key[0] in modules and key not in there]


def report(wanted: Sequence[Mutant], known: dict[tuple[str, str], str], gone: Sequence[tuple[str, str]] = ()) -> int:
    """Print the score of each module and the unexplained survivors with their lines."""
    reasons = explained()
    tried = [mutant for mutant in wanted if (mutant.module, mutant.name) in known]
    survivors = [mutant for mutant in tried if not known[mutant.module, mutant.name]]
    unexplained = [mutant for mutant in survivors if (mutant.module, mutant.name) not in reasons]
    killed_but_explained = [m for m in tried if known[m.module, m.name] and (m.module, m.name) in reasons]
    counts = {what: Counter(mutant.module for mutant in some)
              for what, some in (("wanted", wanted), ("tried", tried), ("survived", survivors),
                                 ("unexplained", unexplained))}  # fmt: skip
    sys.stdout.write(
        f"{'module':38} {'mutants':>8} {'tried':>8} {'killed':>8} {'explained':>9} {'survive':>8}   score\n"
    )
    total = [0, 0, 0, 0, 0]
    for module in counts["wanted"]:
        n = {what: count[module] for what, count in counts.items()}
        row = [n["wanted"], n["tried"], n["tried"] - n["survived"], n["survived"] - n["unexplained"], n["unexplained"]]
        total = [one + two for one, two in zip(total, row, strict=True)]
        sys.stdout.write(_line(module, row))
    sys.stdout.write(_line("all", total))
    how = Counter(by for by in (known[m.module, m.name] for m in tried) if by)
    sys.stdout.write("noticed by: " + ", ".join(f"{by} {number}" for by, number in how.most_common()) + "\n")
    for mutant in unexplained:
        path = file_of(mutant.module).name
        sys.stdout.write(f"survives: {mutant.module} {path}:{mutant.line} {mutant.operator}\n    {mutant.name}\n")
    for mutant in killed_but_explained:
        sys.stdout.write(f"is killed, and explained as one that cannot be: {mutant.module}: {mutant.name}\n")
    for module, name in gone:
        sys.stdout.write(f"is explained, and there is no such mutant: {module}: {name}\n")
    return 1 if unexplained or killed_but_explained or gone else 0


def _line(name: str, row: Sequence[int]) -> str:
    """Explained survivors are no fault of the tests: the score is of the others."""
    counted = row[1] - row[3]
    score = f"{100 * row[2] / counted:6.2f}%" if counted else "      -"
    return f"{name:38} {row[0]:8} {row[1]:8} {row[2]:8} {row[3]:9} {row[4]:8}  {score}\n"


if __name__ == "__main__":
    sys.exit(main())
