"""``childlaw rules vectors``: counts, the table for jurists, the files, and their check.

Exit status: 0 done or no difference, 1 a difference, 2 a folder or a rule that cannot be used.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from childlaw_rules.complaints import FOUND, OK
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import load_rules, rules_folder

#: Where the set of a checkout lies.
CHECKOUT: Final = "tests/vectors/data"


def add_vectors(rules: Any) -> None:
    """Add the command to those of ``childlaw rules``."""
    command = rules.add_parser("vectors", help="conformance vectors around every boundary: count, write, check")
    command.add_argument("rule", nargs="*", metavar="RULE", help="some rules only")
    command.add_argument("--out", metavar="FOLDER", help="write the whole set, with its manifest")
    command.add_argument("--check", nargs="?", const="", metavar="FOLDER", help="replay a set and compare it")
    command.add_argument("--format", choices=["text", "table", "json"], default="text")
    command.add_argument("--lang", choices=["da", "en"], default="da")
    command.add_argument("--rules", dest="folder", metavar="FOLDER")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    ruleset = load_rules(options.folder)
    _refuse(options)
    return _write_or_show(ruleset, options) if options.check is None else _check(ruleset, options)


def _refuse(options: argparse.Namespace) -> None:
    """Raise ``ArgumentError`` for options that do not go together."""
    problems = []
    if options.out is not None and options.check is not None:
        problems.append(Problem("--out", "does not go with --check"))
    if options.out is not None and options.rule:
        problems.append(Problem("--out", "writes the whole set, so that its manifest is whole; name no rule"))
    if options.check is not None and options.format == "table":
        problems.append(Problem("--format", "a check has no table; leave it out, or write json"))
    if problems:
        raise ArgumentError(problems)


def _write_or_show(ruleset: Ruleset, options: argparse.Namespace) -> int:
    # Imported here and below: no other command needs what makes the vectors.
    from childlaw_rules import vectorspage  # noqa: PLC0415
    from childlaw_rules.vectors.files import contents, made, write  # noqa: PLC0415

    pairs = made(ruleset, options.rule, _progress)
    _progress("")
    files = [file for _, file in pairs]
    if options.out is not None:
        write(Path(options.out), contents(ruleset, pairs))
    if options.format == "json":
        sys.stdout.write(json.dumps(vectorspage.vector_counts_json(files), indent=2) + "\n")
    elif options.format == "table":
        sys.stdout.write("\n".join(vectorspage.vector_table(file, options.lang) for file in files))
    else:
        sys.stdout.write(vectorspage.vector_counts(files, options.lang))
    return OK


def _check(ruleset: Ruleset, options: argparse.Namespace) -> int:
    from childlaw_rules import vectorspage  # noqa: PLC0415
    from childlaw_rules.vectors.check import check  # noqa: PLC0415

    folder = Path(options.check) if options.check else _of_checkout()
    checked = check(ruleset, folder, options.rule, progress=_progress)
    _progress("")
    if options.format == "json":
        sys.stdout.write(json.dumps(vectorspage.checked_json(checked), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stderr.write(vectorspage.differences_text(checked, options.lang))
        sys.stdout.write(vectorspage.checked_text(checked, options.lang))
    return FOUND if checked.differences else OK


def _progress(rule: str) -> None:
    """The rule at hand on standard error, where that is a terminal; nothing is left of it in the end."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{rule}")
        sys.stderr.flush()


def _of_checkout() -> Path:
    """The set of a checkout. Raises ``ArgumentError`` where the library is not run from one."""
    folder = rules_folder().parent / CHECKOUT
    if not folder.is_dir():
        raise ArgumentError([Problem("--check", "say which folder: write one with --out FOLDER")])
    return folder
