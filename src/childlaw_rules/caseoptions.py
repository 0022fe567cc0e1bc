"""What commands about one case share: the options of an evaluation, and the report that they make."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from childlaw_rules.casefiles import cases_of
from childlaw_rules.errors import ArgumentError, ChildlawError, Problem
from childlaw_rules.evaluate import evaluate
from childlaw_rules.finding import Report
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import load_rules


def add_case_options(command: argparse.ArgumentParser) -> None:
    """The case, how it is looked at, and how the answer is written."""
    command.add_argument("file", metavar="FILE", help="a case as JSON; - is standard input")
    command.add_argument("--format", choices=["text", "json"], default="text")
    command.add_argument("--lang", choices=["da", "en"], default="da", help="language of the text")
    add_evaluation_options(command)


def add_evaluation_options(command: argparse.ArgumentParser) -> None:
    """How a case is looked at: the day, the moment, readings, rules."""
    command.add_argument("--as-of", metavar="DAY", help="the day looked at (default: the case's own, else today)")
    command.add_argument("--known-at", metavar="MOMENT", help="leave out what was recorded after this")
    command.add_argument(
        "--reading", action="append", default=[], metavar="ID=ANSWER", help="choose another reading of the law"
    )
    command.add_argument("--rules", metavar="FOLDER", help="other rules than those that come with the library")


def report_of(options: argparse.Namespace) -> tuple[Report, Ruleset]:
    """The report of the one case, and the rules it was made with. Raises ``ChildlawError`` for what cannot be used."""
    ruleset = load_rules(options.rules)
    readings = readings_of(options.reading)
    for _, case in cases_of([options.file], lines=False):
        if isinstance(case, ChildlawError):
            raise case
        report = evaluate(case, as_of=options.as_of, known_at=options.known_at, rules=ruleset, readings=readings)
        return report, ruleset
    raise ArgumentError([Problem("FILE", "holds no case")])


def readings_of(said: Sequence[str]) -> dict[str, str]:
    """The readings that were chosen. Raises ``ArgumentError`` for one that is not written as ID=ANSWER."""
    readings = {}
    for item in said:
        name, equals, answer = item.partition("=")
        if not equals:
            raise ArgumentError([Problem("--reading", "write it as in 'ends-on-day-off=next working day'")])
        readings[name.strip()] = answer.strip()
    return readings
