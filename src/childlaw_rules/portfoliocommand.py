"""``childlaw portfolio``: the tables of many cases, by the rules or by a review profile.

Exit status: 0 the tables are made, 2 a case, an argument or a rule file cannot be used (the tables of the other cases
are made all the same), 130 stopped from the keyboard.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from childlaw_rules.caseoptions import add_evaluation_options, readings_of
from childlaw_rules.complaints import OK, UNUSABLE, complain
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.manypage import Progress, many_words
from childlaw_rules.rule.words import Category

#: The name of standard input.
STANDARD: Final = "-"
#: Below what number groups are masked where no other is said.
USUAL_MASK: Final = "5"
#: By what the answers may be broken down.
STRATA: Final = ("category", "measure", "place", "year", "quarter", "month")
#: The problems of so many cases are told.
MOST_TOLD: Final = 20
#: Stopped from the keyboard, as shells say it.
STOPPED: Final = 130


def add_portfolio(commands: Any) -> None:
    """Add the command to those of ``childlaw``."""
    command = commands.add_parser("portfolio", help="tables of many cases: by the rules, or by a review profile")
    command.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a file with a case a line (.jsonl, .ndjson), one case as JSON, or a folder of such files; "
        "- is standard input, a case a line",
    )
    command.add_argument("--profile", metavar="NAME", help="a review profile: its questions and not the rules")
    command.add_argument(
        "--by", action="append", choices=STRATA, help="break the answers down; again for more (default: all but month)"
    )
    command.add_argument(
        "--mask", nargs="?", const=USUAL_MASK, metavar="N", help=f"mask groups below N (default: {USUAL_MASK})"
    )
    command.add_argument(
        "--only", metavar="CATEGORY", choices=[c.value for c in Category], help="rules of one category"
    )
    command.add_argument("--workers", metavar="N", default="1", help="so many processes (default: 1)")
    command.add_argument("--format", choices=["text", "csv", "parquet", "html"], default="text")
    command.add_argument(
        "--out", metavar="PLACE", help="CSV and Parquet: a folder for a file a table; text and HTML: a file"
    )
    command.add_argument("--quiet", action="store_true", help="no progress on standard error")
    command.add_argument("--lang", choices=["da", "en"], default="da", help="language of the tables")
    add_evaluation_options(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    _refuse(options)
    told = _Telling(options)
    try:
        portfolio = _made(options, told)
    except KeyboardInterrupt:
        told.progress.clear()
        sys.stderr.write(f"{many_words('stopped_output', options.lang)}\n")
        return STOPPED
    finally:
        told.progress.clear()
    _write(portfolio, options)
    return UNUSABLE if told.refused else OK


def _refuse(options: argparse.Namespace) -> None:
    """Raise ``ArgumentError`` for options that cannot be used or do not go together."""
    problems = []
    for name, least, example in (("workers", 1, 2), ("mask", 2, 5)):
        said = getattr(options, name)
        if said is not None and not (said.isascii() and said.isdigit() and len(said) < 5 and int(said) >= least):
            problems.append(Problem(f"--{name}", f"write a whole number from {least}, for example {example}"))
    if STANDARD in options.files and len(options.files) > 1:
        problems.append(Problem("FILE", "standard input stands alone; leave out the other files, or -"))
    if options.format == "parquet" and options.out is None:
        problems.append(Problem("--out", "say which folder; Parquet is not written to standard output"))
    if options.profile is not None and options.only is not None:
        problems.append(Problem("--only", "goes without --profile: a profile says itself which rules it reads"))
    if options.format == "html":
        # Said before the cases are counted, not after.
        from childlaw_rules.tablepage.drawing import plotting_problems  # noqa: PLC0415

        problems += plotting_problems()
    if problems:
        raise ArgumentError(problems)


def _made(options: argparse.Namespace, told: _Telling) -> Any:
    # Imported here and below: no other command needs what counts many cases.
    from childlaw_rules.boundedfile import bounded_lines  # noqa: PLC0415
    from childlaw_rules.case import MAX_BYTES  # noqa: PLC0415
    from childlaw_rules.portfolio import carried_rules  # noqa: PLC0415
    from childlaw_rules.profiles import profile  # noqa: PLC0415
    from childlaw_rules.tables import portfolio_tables  # noqa: PLC0415

    if options.files == [STANDARD]:
        cases: Any = bounded_lines(sys.stdin.buffer, MAX_BYTES)
    else:
        cases = [Path(file) for file in options.files]
    return portfolio_tables(
        cases,
        profile=None if options.profile is None else profile(options.profile, options.rules),
        by=options.by,
        mask=None if options.mask is None else int(options.mask),
        only=options.only,
        workers=int(options.workers),
        as_of=options.as_of,
        known_at=options.known_at,
        rules=None if options.rules is None else carried_rules(None, options.rules),
        readings=readings_of(options.reading),
        told=told.case,
    )


def _write(portfolio: Any, options: argparse.Namespace) -> None:
    from childlaw_rules import tablefiles  # noqa: PLC0415
    from childlaw_rules.tabletext import portfolio_text  # noqa: PLC0415

    if options.format == "parquet":
        tablefiles.write_parquet(portfolio, options.out, options.lang)
    elif options.format == "csv" and options.out is not None:
        tablefiles.write_csv(portfolio, options.out, options.lang)
    elif options.format == "csv":
        sys.stdout.write(tablefiles.csv_long(portfolio, options.lang))
    elif options.format == "html":
        _put(_page(portfolio, options), options.out)
    else:
        _put(portfolio_text(portfolio, options.lang), options.out)


def _page(portfolio: Any, options: argparse.Namespace) -> str:
    from childlaw_rules.tablepage import portfolio_page  # noqa: PLC0415

    return f"{portfolio_page(portfolio, lang=options.lang)}\n"


def _put(text: str, out: str | None) -> None:
    """Write a text to a file, or to standard output where none is named."""
    if out is None:
        sys.stdout.write(text)
        return
    try:
        Path(out).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or "unknown reason"
    except ValueError:
        reason = "it is no path of a file"
    else:
        return
    raise ArgumentError([Problem("--out", f"the file cannot be written: {reason}")])


class _Telling:
    """What is told on standard error while it goes on."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.progress = Progress(sys.stderr, options.lang, quiet=options.quiet)
        self.refused = 0
        self._lang = options.lang

    def case(self, refused: Any) -> None:
        """One case more: refused, or None."""
        if refused is not None:
            self.refused += 1
            if self.refused <= MOST_TOLD:
                self.progress.clear()
                complain(refused.problems, refused.place)
            elif self.refused == MOST_TOLD + 1:
                self.progress.clear()
                sys.stderr.write(f"{many_words('more_refused_told', self._lang)}\n")
        self.progress.step(refused=refused is not None)
