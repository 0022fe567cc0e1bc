"""``childlaw why-not FILE RULE``: why a rule gives no finding in a case.

Exit status: 0, or 2 for what cannot be used.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from childlaw_rules.caseoptions import add_case_options, report_of
from childlaw_rules.explain import why_not
from childlaw_rules.explanationpage import why_not_json, why_not_text


def add_why_not(commands: Any) -> None:
    """Add the command to those of ``childlaw``."""
    command = commands.add_parser("why-not", help="why a rule does not apply in a case")
    add_case_options(command)
    command.add_argument("rule", metavar="RULE", help="the id of the rule")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    report, ruleset = report_of(options)
    reasons = why_not(report, options.rule, rules=ruleset)
    if options.format == "json":
        sys.stdout.write(why_not_json(report, options.rule, reasons))
    else:
        sys.stdout.write(why_not_text(report, ruleset.rule(options.rule), reasons, options.lang, ruleset))
    return 0
