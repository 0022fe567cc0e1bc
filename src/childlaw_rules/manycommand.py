"""``childlaw evaluate-many``: the findings of many cases, on standard output or in a folder that can be gone on with.

Exit status: 0 nothing counts against a file, 1 something does, 2 a case, an argument or a rule file cannot be used, 130
stopped from the keyboard.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final

from childlaw_rules.caseoptions import add_evaluation_options, readings_of
from childlaw_rules.complaints import FOUND, OK, UNUSABLE, complain
from childlaw_rules.cprshape import masked
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.finding import NON_COMPLIANT
from childlaw_rules.manypage import Progress, many_text, many_words
from childlaw_rules.rule.words import Category

#: The name of standard input and standard output.
STANDARD: Final = "-"
#: The problems of so many cases are told where a file has them all.
MOST_TOLD: Final = 20
#: Stopped from the keyboard, as shells say it.
STOPPED: Final = 130


def add_evaluate_many(commands: Any) -> None:
    """Add the command to those of ``childlaw``."""
    command = commands.add_parser("evaluate-many", help="findings of many cases, by several processes")
    command.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a file with a case a line (.jsonl, .ndjson), one case as JSON, or a folder of such files; "
        "- is standard input, a case a line",
    )
    command.add_argument("--workers", metavar="N", default="1", help="so many processes (default: 1)")
    command.add_argument(
        "--format", choices=["jsonl", "parquet"], default="jsonl", help="a report a line, or findings as rows"
    )
    command.add_argument(
        "--out", metavar="FOLDER", default=STANDARD, help="write parts there; when stopped, the same command goes on"
    )
    command.add_argument(
        "--detail",
        choices=["findings", "statuses"],
        default="findings",
        help="Parquet: all of each finding, or how the duties stand alone, which is quicker",
    )
    command.add_argument(
        "--only", metavar="CATEGORY", choices=[c.value for c in Category], help="findings of one category"
    )
    command.add_argument("--cases-per-part", metavar="N", default="1000", help="so many cases a file of the answer")
    command.add_argument("--quiet", action="store_true", help="no progress and no summary on standard error")
    command.add_argument("--exit-zero", action="store_true", help="status 0 also when something is found")
    command.add_argument("--lang", choices=["da", "en"], default="da", help="language of progress and summary")
    add_evaluation_options(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    _refuse(options)
    told = _Telling(options)
    try:
        return _to_output(options, told) if options.out == STANDARD else _to_folder(options, told)
    except KeyboardInterrupt:
        told.progress.clear()
        sys.stderr.write(f"{many_words('stopped_output' if options.out == STANDARD else 'stopped', options.lang)}\n")
        return STOPPED
    finally:
        told.progress.clear()


def _refuse(options: argparse.Namespace) -> None:
    """Raise ``ArgumentError`` for options that cannot be used or do not go together."""
    problems = []
    for name in ("workers", "cases_per_part"):
        said = getattr(options, name)
        if not (said.isascii() and said.isdigit() and len(said) < 8 and int(said)):
            problems.append(Problem(f"--{name.replace('_', '-')}", "write a whole number from 1, for example 2"))
    if STANDARD in options.files and len(options.files) > 1:
        problems.append(Problem("FILE", "standard input stands alone; leave out the other files, or -"))
    if options.out == STANDARD and options.format == "parquet":
        problems.append(Problem("--out", "say which folder; Parquet is not written to standard output"))
    if options.out != STANDARD and STANDARD in options.files:
        message = "standard input is read only once and cannot be gone on with; write it to a file, or leave out --out"
        problems.append(Problem("--out", message))
    if options.format == "jsonl" and options.detail != "findings":
        problems.append(Problem("--detail", "goes with --format parquet; a line of JSON is the whole report"))
    if problems:
        raise ArgumentError(problems)


def _to_output(options: argparse.Namespace, told: _Telling) -> int:
    # Imported here and below: no other command needs it.
    from childlaw_rules.portfolio.looking import looking  # noqa: PLC0415
    from childlaw_rules.portfolio.outcomes import Refused  # noqa: PLC0415
    from childlaw_rules.portfolio.sources import cases_of_stream, given  # noqa: PLC0415
    from childlaw_rules.portfolio.workers import workers_unlike  # noqa: PLC0415
    from childlaw_rules.portfolio.writing import report_lines  # noqa: PLC0415

    workers = int(options.workers)
    if problems := workers_unlike(workers):
        raise ArgumentError(problems)
    how = _how(options)
    asked = looking(how["as_of"], how["known_at"], how["rules"], how["readings"], sent=workers > 1)
    if options.files == [STANDARD]:
        cases = cases_of_stream(sys.stdin.buffer, STANDARD)
    else:
        cases = given([Path(file) for file in options.files])
    judged = refused = 0
    statuses: Counter[str] = Counter()
    for one in report_lines(cases, asked, only=options.only, workers=workers):
        if isinstance(one, Refused):
            refused += 1
            told.refused(one)
            continue
        line, found = one.value
        judged += 1
        statuses.update(found)
        told.progress.clear()
        sys.stdout.write(line + "\n")
        told.progress.step()
    sys.stdout.flush()
    told.progress.clear()
    if not options.quiet:
        sys.stderr.write(many_text(judged, refused, statuses, options.lang))
    return _status(refused, statuses, options)


def _to_folder(options: argparse.Namespace, told: _Telling) -> int:
    from childlaw_rules.portfolio.writing import write_many  # noqa: PLC0415

    written = write_many(
        options.files,
        options.out,
        format=options.format,
        workers=int(options.workers),
        detail=options.detail,
        only=options.only,
        cases_per_part=int(options.cases_per_part),
        told=told.case,
        **_how(options),
    )
    told.progress.clear()
    if not options.quiet:
        counts = written.cases, written.refused, written.statuses
        out = masked(options.out)
        sys.stderr.write(many_text(*counts, options.lang, out=out, before=written.from_before))
    return _status(written.refused, written.statuses, options)


def _how(options: argparse.Namespace) -> dict[str, Any]:
    """How the cases are looked at."""
    from childlaw_rules.portfolio.carriedrules import carried_rules  # noqa: PLC0415

    return {
        "as_of": options.as_of,
        "known_at": options.known_at,
        "rules": None if options.rules is None else carried_rules(None, options.rules),
        "readings": readings_of(options.reading),
    }


def _status(refused: int, statuses: Any, options: argparse.Namespace) -> int:
    if refused:
        return UNUSABLE
    found = any(statuses.get(status.value) for status in NON_COMPLIANT)
    return FOUND if found and not options.exit_zero else OK


class _Telling:
    """What is told on standard error while it goes on."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.progress = Progress(sys.stderr, options.lang, quiet=options.quiet)
        self._options = options
        self._refused = 0

    def case(self, refused: Any) -> None:
        """One case more: refused, or None."""
        if refused is None:
            self.progress.step()
        else:
            self.refused(refused)

    def refused(self, one: Any) -> None:
        """A case that was refused, with all that is wrong with it; where a file has them all, only the first ones."""
        self._refused += 1
        to_folder = self._options.out != STANDARD
        if not to_folder or self._refused <= MOST_TOLD:
            self.progress.clear()
            complain(one.problems, one.place)
        elif self._refused == MOST_TOLD + 1:
            self.progress.clear()
            sys.stderr.write(f"{many_words('more_refused', self._options.lang, out=masked(self._options.out))}\n")
        self.progress.step(refused=True)
