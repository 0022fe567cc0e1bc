"""The command line: a thin door to the library. Every command is one public function.

Exit status of ``evaluate``: 0 nothing counts against the file, 1 something does, 2 the input or the rule files
cannot be used. Errors go to standard error, one a line, as ``path: message``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from childlaw_rules.casefiles import cases_of
from childlaw_rules.caseoptions import add_evaluation_options, readings_of
from childlaw_rules.complaints import FOUND, OK, UNUSABLE, complain
from childlaw_rules.cprshape import masked
from childlaw_rules.duecommand import add_due
from childlaw_rules.errors import ChildlawError
from childlaw_rules.evaluate import evaluate
from childlaw_rules.explain.depths import DEPTHS
from childlaw_rules.finding import Report
from childlaw_rules.generatecommand import add_generate
from childlaw_rules.handovercommand import add_handover
from childlaw_rules.importcommand import add_import
from childlaw_rules.manycommand import add_evaluate_many
from childlaw_rules.portfoliocommand import add_portfolio
from childlaw_rules.questionscommand import add_questions
from childlaw_rules.reportcommand import ReportPage, add_page_options, check_page_options
from childlaw_rules.rule.words import Category
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.rulescommand import add_rules
from childlaw_rules.schemacommand import add_schema
from childlaw_rules.textreport import render
from childlaw_rules.version import __version__
from childlaw_rules.whynotcommand import add_why_not


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _options(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except ChildlawError as error:
        complain(error.problems)
        return UNUSABLE
    except BrokenPipeError:
        # The reader of a pipe has gone; there is nobody left to tell.
        sys.stderr.close()
        return OK
    return status


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    try:
        return _parser().parse_args(arguments)
    except SystemExit as exit_:
        status = exit_.code
    # Raised outside of the handler: the error that led to it repeats what was written.
    raise SystemExit(status)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints, which repeat what was written, mask what is shaped like a CPR number."""

    def error(self, message: str) -> NoReturn:
        super().error(masked(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="childlaw", description="Statutory duties in Danish child-protection case work, checked on a case."
    )
    parser.add_argument("--version", action="version", version=f"childlaw-rules {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _evaluate_parser(commands)
    add_evaluate_many(commands)
    add_due(commands)
    add_handover(commands)
    add_rules(commands)
    add_why_not(commands)
    add_questions(commands)
    add_import(commands)
    add_portfolio(commands)
    add_generate(commands)
    add_schema(commands)
    return parser


def _evaluate_parser(commands: Any) -> None:
    command = commands.add_parser("evaluate", help="findings of one or several cases")
    command.add_argument("files", nargs="+", metavar="FILE", help="a case as JSON; - is standard input")
    command.add_argument("--jsonl", action="store_true", help="each line of a FILE is a case")
    command.add_argument("--format", choices=["text", "json", "jsonl", "html"], default="text")
    command.add_argument("--lang", choices=["da", "en"], default="da", help="language of the text")
    command.add_argument(
        "--only", metavar="CATEGORY", choices=[c.value for c in Category], help="findings of one category"
    )
    command.add_argument("--all", action="store_true", help="show also what is met and what does not apply")
    command.add_argument("--explain", action="store_true", help="show the derivation of each finding")
    command.add_argument("--depth", choices=DEPTHS, help="tell each finding as a line, a paragraph or a ledger")
    command.add_argument("--exit-zero", action="store_true", help="status 0 also when something is found")
    add_evaluation_options(command)
    add_page_options(command)
    command.set_defaults(run=_evaluate)


def _evaluate(options: argparse.Namespace) -> int:
    check_page_options(options)
    ruleset = load_rules(options.rules)
    page = ReportPage(ruleset, options)
    readings = readings_of(options.reading)
    found = unusable = printed = False
    for name, case in cases_of(options.files, lines=options.jsonl):
        if isinstance(case, ChildlawError):
            unusable = True
            complain(case.problems, name)
            continue
        report = evaluate(case, as_of=options.as_of, known_at=options.known_at, rules=ruleset, readings=readings)
        if options.only is not None:
            report = report.model_copy(update={"findings": [f for f in report.findings if f.category == options.only]})
        found = found or bool(report.non_compliant)
        if options.format == "html":
            page.add(report, case)
            continue
        _print_report(report, ruleset, options, blank=printed)
        printed = True
    page.write()
    if unusable:
        return UNUSABLE
    return FOUND if found and not options.exit_zero else OK


def _print_report(report: Report, ruleset: Ruleset, options: argparse.Namespace, *, blank: bool) -> None:
    if options.format != "text":
        sys.stdout.write(report.model_dump_json() + "\n")
        return
    if blank:
        sys.stdout.write("\n\n")
    how = {"lang": options.lang, "show_all": options.all, "explain": options.explain, "depth": options.depth}
    sys.stdout.write(render(report, ruleset, **how))


if __name__ == "__main__":
    sys.exit(main())
