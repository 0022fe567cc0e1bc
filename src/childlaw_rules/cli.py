"""The command line: a thin door to the library. Every command is one public function.

Exit status of ``evaluate``: 0 nothing counts against the file, 1 something does, 2 the input or the rule files
cannot be used. Errors go to standard error, one a line, as ``path: message``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel

from childlaw_rules.casefiles import cases_of
from childlaw_rules.checks import CheckReport, check_report
from childlaw_rules.coverage import coverage_report, load_map, map_problems
from childlaw_rules.coveragepage import coverage_text
from childlaw_rules.cprshape import masked
from childlaw_rules.errors import ChildlawError, Problem
from childlaw_rules.evaluate import evaluate
from childlaw_rules.examples import run_examples
from childlaw_rules.finding import Report
from childlaw_rules.rule.words import Category
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.rulepage import rule_list, rule_list_json, rule_page
from childlaw_rules.schemacommand import add_schema
from childlaw_rules.textreport import render
from childlaw_rules.translate import translate
from childlaw_rules.translatepage import translation_page
from childlaw_rules.vectorscommand import add_vectors
from childlaw_rules.version import __version__

OK, FOUND, UNUSABLE = 0, 1, 2
M = TypeVar("M", bound=BaseModel)


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
        _complain(error.problems)
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
    _rules_parser(commands)
    add_schema(commands)
    return parser


def _evaluate_parser(commands: Any) -> None:
    command = commands.add_parser("evaluate", help="findings of one or several cases")
    command.add_argument("files", nargs="+", metavar="FILE", help="a case as JSON; - is standard input")
    command.add_argument("--jsonl", action="store_true", help="each line of a FILE is a case")
    command.add_argument("--as-of", metavar="DAY", help="the day looked at (default: the case's own, else today)")
    command.add_argument("--known-at", metavar="MOMENT", help="leave out what was recorded after this")
    command.add_argument("--format", choices=["text", "json", "jsonl"], default="text")
    command.add_argument("--lang", choices=["da", "en"], default="da", help="language of the text")
    command.add_argument(
        "--only", metavar="CATEGORY", choices=[c.value for c in Category], help="findings of one category"
    )
    command.add_argument("--all", action="store_true", help="show also what is met and what does not apply")
    command.add_argument("--explain", action="store_true", help="show the derivation of each finding")
    command.add_argument("--exit-zero", action="store_true", help="status 0 also when something is found")
    command.add_argument(
        "--reading", action="append", default=[], metavar="ID=ANSWER", help="choose another reading of the law"
    )
    command.add_argument("--rules", metavar="FOLDER", help="other rules than those that come with the library")
    command.set_defaults(run=_evaluate)


def _rules_parser(commands: Any) -> None:
    rules = commands.add_parser("rules", help="the rule set").add_subparsers(
        dest="rules_command", required=True, metavar="list|show|check|test|coverage|translate|vectors"
    )
    for name, text, run in (
        ("list", "the rules with their acts, evidence and status", _rules_list),
        ("check", "lint the rule files", _rules_check),
        ("test", "run every example in the rule files", _rules_test),
    ):
        command = rules.add_parser(name, help=text)
        command.add_argument("folder", nargs="?", metavar="FOLDER")
        command.add_argument("--lang", choices=["da", "en"], default="da")
        if name == "check":
            command.add_argument("--format", choices=["text", "json"], default="text")
        if name == "list":
            command.add_argument("--format", choices=["text", "json"], default="text")
            command.add_argument("--category", choices=[c.value for c in Category], metavar="CATEGORY")
        command.set_defaults(run=run)
    _coverage_parser(rules)
    _translate_parser(rules)
    add_vectors(rules)
    show = rules.add_parser("show", help="one rule, for a jurist to read")
    show.add_argument("id", metavar="ID")
    show.add_argument("--lang", choices=["da", "en"], default="da")
    show.add_argument("--rules", dest="folder", metavar="FOLDER")
    show.set_defaults(run=_rules_show)


def _evaluate(options: argparse.Namespace) -> int:
    ruleset = load_rules(options.rules)
    readings = _readings(options.reading)
    found = unusable = printed = False
    for name, case in cases_of(options.files, lines=options.jsonl):
        if isinstance(case, ChildlawError):
            unusable = True
            _complain(case.problems, name)
            continue
        report = evaluate(case, as_of=options.as_of, known_at=options.known_at, rules=ruleset, readings=readings)
        if options.only is not None:
            report = report.model_copy(update={"findings": [f for f in report.findings if f.category == options.only]})
        found = found or bool(report.non_compliant)
        _print_report(report, ruleset, options, blank=printed)
        printed = True
    if unusable:
        return UNUSABLE
    return FOUND if found and not options.exit_zero else OK


def _print_report(report: Report, ruleset: Ruleset, options: argparse.Namespace, *, blank: bool) -> None:
    if options.format != "text":
        sys.stdout.write(report.model_dump_json() + "\n")
        return
    if blank:
        sys.stdout.write("\n\n")
    sys.stdout.write(render(report, ruleset, lang=options.lang, show_all=options.all, explain=options.explain))


def _readings(said: Sequence[str]) -> dict[str, str]:
    readings = {}
    for item in said:
        name, equals, answer = item.partition("=")
        if not equals:
            raise ChildlawError([Problem("--reading", "write it as ID=ANSWER")])
        readings[name.strip()] = answer.strip()
    return readings


def _rules_list(options: argparse.Namespace) -> int:
    ruleset = load_rules(options.folder)
    if options.format == "json":
        sys.stdout.write(rule_list_json(ruleset, options.category))
    else:
        sys.stdout.write(rule_list(ruleset, options.lang, options.category))
    return OK


def _rules_show(options: argparse.Namespace) -> int:
    sys.stdout.write(rule_page(load_rules(options.folder).rule(options.id), options.lang))
    return OK


def _translate_parser(rules: Any) -> None:
    command = rules.add_parser("translate", help="from serviceloven to barnets lov and back")
    command.add_argument("provision", nargs="+", metavar="PROVISION", help="for example 'SEL § 50, stk. 7'")
    command.add_argument("--on", metavar="DAY", help="the day whose numbers are meant")
    command.add_argument("--lang", choices=["da", "en"], default="da")
    command.add_argument("--format", choices=["text", "json"], default="text")
    command.add_argument("--rules", dest="folder", metavar="FOLDER")
    command.set_defaults(run=_rules_translate)


def _rules_translate(options: argparse.Namespace) -> int:
    answer = translate(" ".join(options.provision), on=options.on, rules=load_rules(options.folder))
    _write(answer, translation_page, options)
    return OK


def _coverage_parser(rules: Any) -> None:
    command = rules.add_parser("coverage", help="which rules encode each provision, or why none does")
    command.add_argument("folder", nargs="?", metavar="FOLDER")
    command.add_argument("--lang", choices=["da", "en"], default="da")
    command.add_argument("--format", choices=["text", "json"], default="text")
    command.add_argument("--act", metavar="ACT", help="one act only: SEL, BL or another that the map names")
    command.set_defaults(run=_rules_coverage)


def _rules_coverage(options: argparse.Namespace) -> int:
    ruleset = load_rules(options.folder)
    coverage = load_map(options.folder)
    if coverage is None:
        raise ChildlawError([Problem("coverage", "the folder of rules has no coverage map")])
    _write(coverage_report(coverage, ruleset, options.act), coverage_text, options)
    return OK


def _rules_check(options: argparse.Namespace) -> int:
    # Imported here and below: no other command reads review profiles.
    from childlaw_rules.profiles import profile_problems  # noqa: PLC0415

    ruleset = load_rules(options.folder)
    failed = 0
    for rule in ruleset.rules:
        _, failures = run_examples(rule)
        _complain(
            Problem(failure.place, f"example '{failure.example}' does not hold: {failure.message}")
            for failure in failures
        )
        failed += len(failures)
    astray = [*map_problems(options.folder, ruleset), *profile_problems(options.folder)]
    _complain(astray)
    report = check_report(ruleset)
    _write(report, CheckReport.text, options)
    if failed or astray or report.errors:
        return UNUSABLE
    if options.format == "text":
        sys.stdout.write(f"{len(ruleset.rules)} rules, no errors\n{ruleset.digest}\n")
    return OK


def _rules_test(options: argparse.Namespace) -> int:
    ruleset = load_rules(options.folder)
    total = failed = 0
    for rule in ruleset.rules:
        ran, failures = run_examples(rule)
        total += ran
        failed += len({failure.example for failure in failures})
        for failure in failures:
            sys.stderr.write(f"{failure}\n")
        sys.stdout.write(f"{rule.id}: {ran - len({f.example for f in failures})} of {ran}\n")
    sys.stdout.write(f"{total} examples, {failed} failed\n")
    return FOUND if failed else OK


def _write(answer: M, page: Callable[[M, str], str], options: argparse.Namespace) -> None:
    """An answer as the page that a person reads, or as JSON."""
    text = options.format == "text"
    sys.stdout.write(page(answer, options.lang) if text else answer.model_dump_json(indent=2) + "\n")


def _complain(problems: Iterable[Problem], name: str = "") -> None:
    for problem in problems:
        sys.stderr.write(f"{name}: {problem}\n" if name else f"{problem}\n")


if __name__ == "__main__":
    sys.exit(main())
