"""``childlaw generate``: a generated portfolio, a case a line.

Exit status: 0 written, 2 an option or a file of rates cannot be used.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TextIO

from childlaw_rules.complaints import OK
from childlaw_rules.errors import ArgumentError, Problem

#: Progress is told after so many cases each.
EACH: Final = 500
NO_NUMBER: Final = "write a whole number, for example 100"
#: The options by the arguments of the function.
OPTIONS: Final = {
    "number": "--cases",
    "seed": "--seed",
    "first": "--first",
    "from_": "--from",
    "until": "--until",
    "rates": "--rates",
}


def add_generate(commands: Any) -> None:
    """Add the command to those of ``childlaw``."""
    command = commands.add_parser("generate", help="a generated portfolio to try things on: a case a line")
    command.add_argument("--cases", metavar="N", required=True, help="how many cases")
    command.add_argument("--seed", metavar="S", required=True, help="a whole number; the same one gives the same cases")
    command.add_argument("--first", metavar="K", default="0", help="begin with the case of this number (default: 0)")
    command.add_argument("--from", dest="from_", metavar="DAY", help="no case begins before it (default: 2015-01-01)")
    command.add_argument("--until", metavar="DAY", help="the day of the extract (default: 2026-06-30)")
    command.add_argument("--rates", metavar="FILE", help="a file of rates, in the place of those of the same name")
    command.add_argument("--out", metavar="FILE", help="write the cases there, and not to the output")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    cases = _cases(options)
    if options.out is None:
        for line in cases:
            sys.stdout.write(line)
        return OK
    with _opened(options.out) as file:
        for number, line in enumerate(cases):
            if number % EACH == 0:
                _progress(str(number))
            file.write(line)
    _progress("")
    return OK


def _cases(options: argparse.Namespace) -> Iterator[str]:
    """The lines of the cases. Raises ``ArgumentError`` with every option that cannot be used."""
    # Imported here: no other command needs what makes cases.
    from childlaw_rules.generating import case_line, generated_cases  # noqa: PLC0415

    said = {"from_": options.from_, "until": options.until, "rates": options.rates}
    arguments = {name: value for name, value in said.items() if value is not None}
    written = {"number": options.cases, "seed": options.seed, "first": options.first}
    numbers = {name: _whole(text) for name, text in written.items()}
    problems = [Problem(OPTIONS[name], NO_NUMBER) for name, number in numbers.items() if number is None]
    whole: dict[str, Any] = {name: number or 0 for name, number in numbers.items()}
    try:
        cases = generated_cases(**whole, **arguments)
    except ArgumentError as error:
        problems += [Problem(OPTIONS.get(one.path, one.path), one.message) for one in error.problems]
    if problems:
        raise ArgumentError(problems)
    return (case_line(case) for case in cases)


def _whole(text: str) -> int | None:
    """The whole number that an option says; None where it says none."""
    return int(text) if re.fullmatch(r"-?\d{1,18}", text, re.ASCII) else None


def _opened(file: str) -> TextIO:
    try:
        return Path(file).open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or "unknown reason"
    except ValueError:
        reason = "it is no path of a file"
    raise ArgumentError([Problem("--out", f"the file cannot be written: {reason}")])


def _progress(said: str) -> None:
    """How many cases are written, on standard error where that is a terminal; nothing is left of it in the end."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{said}")
        sys.stderr.flush()
