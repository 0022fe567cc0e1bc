"""``childlaw due``: what falls due in some cases, as text, JSON or a calendar.

Exit status: 0 listed, 2 a case, an argument or a rule file cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from childlaw_rules.casefiles import cases_of
from childlaw_rules.caseoptions import add_evaluation_options, readings_of
from childlaw_rules.complaints import OK, UNUSABLE, complain
from childlaw_rules.errors import ArgumentError, ChildlawError, Problem
from childlaw_rules.evaluate import evaluate
from childlaw_rules.finding import Report
from childlaw_rules.rulefiles import load_rules


def add_due(commands: Any) -> None:
    """Add the command to those of ``childlaw``."""
    command = commands.add_parser("due", help="what falls due in one or several cases")
    command.add_argument("files", nargs="+", metavar="FILE", help="a case as JSON; - is standard input")
    command.add_argument("--jsonl", action="store_true", help="each line of a FILE is a case")
    command.add_argument("--days", metavar="N", default="90", help="so many days ahead (default: 90), or all")
    command.add_argument("--format", choices=["text", "json", "ics"], default="text")
    command.add_argument("--lang", choices=["da", "en"], default="da", help="language of text and calendar")
    command.add_argument("--done", action="store_true", help="ics: also what was done, as cancelled entries")
    add_evaluation_options(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Imported here: no other command needs what makes the list.
    from childlaw_rules.duelist.listing import due_list  # noqa: PLC0415

    days = _days(options.days)
    if options.done and options.format == "text":
        raise ArgumentError([Problem("--done", "goes with --format ics or json")])
    ruleset = load_rules(options.rules)
    readings = readings_of(options.reading)
    reports: list[Report] = []
    unusable = False
    for name, case in cases_of(options.files, lines=options.jsonl):
        if isinstance(case, ChildlawError):
            unusable = True
            complain(case.problems, name)
            continue
        reports.append(evaluate(case, as_of=options.as_of, known_at=options.known_at, rules=ruleset, readings=readings))
    if reports:
        due = due_list(reports, days=days, rules=ruleset, done=options.done)
        _print(due, options)
    return UNUSABLE if unusable else OK


def _print(due: Any, options: argparse.Namespace) -> None:
    if options.format == "json":
        sys.stdout.write(due.model_dump_json(indent=2) + "\n")
    elif options.format == "text":
        from childlaw_rules.duepage import due_text  # noqa: PLC0415

        sys.stdout.write(due_text(due, options.lang))
    else:
        from childlaw_rules.duelist.calendar import due_calendar  # noqa: PLC0415

        _write_bytes(due_calendar(due, lang=options.lang))


def _write_bytes(text: str) -> None:
    """A calendar ends its lines in its own way, which a stream of text may change."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        stream.write(text.encode("utf-8"))
        stream.flush()


def _days(said: str) -> int | None:
    if said == "all":
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 6):
        raise ArgumentError([Problem("--days", "write a whole number of days, for example 90, or all")])
    return int(said)
