"""``childlaw questions FILE``: what to ask so that what is open is settled.

Exit status: 0, or 2 for what cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from childlaw_rules.caseoptions import add_case_options, report_of
from childlaw_rules.explain import questions
from childlaw_rules.explanationpage import questions_json, questions_text


def add_questions(commands: Any) -> None:
    """Add the command to those of ``childlaw``."""
    command = commands.add_parser("questions", help="what to ask so that what is open in a case is settled")
    add_case_options(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    report, ruleset = report_of(options)
    asked = questions(report)
    if options.format == "json":
        sys.stdout.write(questions_json(report, asked))
    else:
        sys.stdout.write(questions_text(report, ruleset, asked, options.lang))
    return 0
