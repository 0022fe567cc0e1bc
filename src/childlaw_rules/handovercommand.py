"""``childlaw handover``: the hand-over note of a case, as Markdown or HTML.

Exit status: 0 written, 2 a case, an argument or a rule file cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from childlaw_rules.casefiles import cases_of
from childlaw_rules.errors import ChildlawError
from childlaw_rules.evaluate import evaluate
from childlaw_rules.rulefiles import load_rules

OK = 0


def add_handover(commands: Any, readings: Callable[[Any], dict[str, str]]) -> None:
    """Add the command; ``readings`` reads what ``--reading`` was given."""
    command = commands.add_parser("handover", help="the hand-over note of a case, for a change of case worker")
    command.add_argument("file", metavar="FILE", help="a case as JSON; - is standard input")
    command.add_argument("--as-of", metavar="DAY", help="the day looked at (default: the case's own, else today)")
    command.add_argument("--known-at", metavar="MOMENT", help="leave out what was recorded after this")
    command.add_argument("--format", choices=["markdown", "html"], default="markdown")
    command.add_argument("--lang", choices=["da", "en"], default="da", help="language of the note")
    command.add_argument(
        "--reading", action="append", default=[], metavar="ID=ANSWER", help="choose another reading of the law"
    )
    command.add_argument("--rules", metavar="FOLDER", help="other rules than those that come with the library")
    command.set_defaults(run=lambda options: _run(options, readings(options.reading)))


def _run(options: argparse.Namespace, readings: dict[str, str]) -> int:
    # Imported here: no other command needs what makes the note.
    from childlaw_rules.handovernote import handover, handover_page  # noqa: PLC0415

    ruleset = load_rules(options.rules)
    ((_, case),) = cases_of([options.file], lines=False)
    if isinstance(case, ChildlawError):
        raise case
    report = evaluate(case, as_of=options.as_of, known_at=options.known_at, rules=ruleset, readings=readings)
    sys.stdout.write(handover_page(handover(case, report, rules=ruleset), format=options.format, lang=options.lang))
    return OK
