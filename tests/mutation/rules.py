"""The score of the rule files: how many of their mutants something notices.

Run it on one rule while writing examples, or on all: ``python -m tests.mutation.rules [RULE...]``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path

from childlaw_rules.rulefiles import rule_files, rules_folder

from .explained import explained
from .killing import CHECK, EXAMPLE, REFUSED, Proving, Score


def files_of(names: Sequence[str]) -> list[Path]:
    """The rule files that are named, by id or by path; all of them without names. ``SystemExit`` for another name."""
    shipped = {path.stem: path for path in rule_files(rules_folder())}
    if not names:
        return list(shipped.values())
    paths = [shipped.get(name, Path(name)) for name in names]
    missing = [str(path) for path in paths if not path.is_file()]
    if missing:
        raise SystemExit(f"no rule and no file: {', '.join(missing)}; name rules by their id")
    return paths


def score_of(path: Path) -> Score:
    """Every mutant of one rule file tried."""
    return Proving(path.read_bytes(), f"{path.parent.name}/{path.name}").score()


def faults(scores: Iterable[Score], reasons: Mapping[tuple[str, str], str]) -> list[str]:
    """What is wrong: survivors without an explanation, and explanations of what is killed or is no mutant."""
    wrong = []
    for score in scores:
        survivors = set(score.survivors)
        mine = {name for rule, name in reasons if rule == score.rule}
        wrong += [f"{score.rule}: no example notices: {name}" for name in sorted(survivors - mine)]
        for name in sorted(mine - survivors):
            what = (
                "is killed, and explained as one that cannot be"
                if name in score.tried
                else "is explained, and no mutant"
            )
            wrong.append(f"{score.rule}: {what}: {name}")
    return wrong


def table(scores: Sequence[Score]) -> str:
    """One line a rule, then the sum."""
    reasons = explained()
    width = max(len(score.rule) for score in scores)
    heads = ("mutants", "refused", "example", "check", "explained", "survive", "score")
    lines = [f"{'rule':{width}} " + " ".join(f"{head:>9}" for head in heads)]
    rows = []
    for score in scores:
        known = sum((score.rule, name) in reasons for name in score.survivors)
        row = [
            score.total,
            *(score.ends[end] for end in (REFUSED, EXAMPLE, CHECK)),
            known,
            len(score.survivors) - known,
        ]
        rows.append(row)
        lines.append(f"{score.rule:{width}} " + _row(row))
    if len(rows) > 1:
        total = [sum(column) for column in zip(*rows, strict=True)]
        lines.append(f"{f'{len(rows)} rules':{width}} " + _row(total))
    return "\n".join(lines) + "\n"


def _row(row: Sequence[int]) -> str:
    done = 100 * (row[0] - row[-1]) / row[0] if row[0] else 100.0
    return " ".join(f"{number:9}" for number in row) + f" {done:8.2f}%"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: prints the table and what is wrong; 1 where something is."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.rules", description=__doc__)
    parser.add_argument("rules", nargs="*", metavar="RULE", help="the id of a rule or the path of its file")
    parser.add_argument("--processes", type=int, default=1, help="how many run beside each other (default 1)")
    options = parser.parse_args(arguments)
    paths = files_of(options.rules)
    if options.processes > 1:
        with get_context("fork").Pool(options.processes) as pool:
            scores = pool.map(score_of, paths, chunksize=4)
    else:
        scores = [score_of(path) for path in paths]
    sys.stdout.write(table(scores))
    wrong = faults(scores, explained())
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
