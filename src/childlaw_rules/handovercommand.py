"""``childlaw handover``: the hand-over note of a case, as Markdown or HTML.

Exit status: 0 written, 2 a case, an argument or a rule file cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from childlaw_rules.casefiles import cases_of
from childlaw_rules.caseoptions import add_evaluation_options, readings_of
from childlaw_rules.errors import ChildlawError
from childlaw_rules.evaluate import evaluate
from childlaw_rules.rulefiles import load_rules

OK = 0


def add_handover(commands: Any) -> None:
    """Add the command to those of ``childlaw``."""
    command = commands.add_parser("handover", help="the hand-over note of a case, for a change of case worker")
    command.add_argument("file", metavar="FILE", help="a case as JSON; - is standard input")
    command.add_argument("--format", choices=["markdown", "html"], default="markdown")
    command.add_argument("--lang", choices=["da", "en"], default="da", help="language of the note")
    add_evaluation_options(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Imported here: no other command needs what makes the note.
    from childlaw_rules.handovernote import handover, handover_page  # noqa: PLC0415

    ruleset = load_rules(options.rules)
    ((_, case),) = cases_of([options.file], lines=False)
    if isinstance(case, ChildlawError):
        raise case
    readings = readings_of(options.reading)
    report = evaluate(case, as_of=options.as_of, known_at=options.known_at, rules=ruleset, readings=readings)
    sys.stdout.write(handover_page(handover(case, report, rules=ruleset), format=options.format, lang=options.lang))
    return OK
