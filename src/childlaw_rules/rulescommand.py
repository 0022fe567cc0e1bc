"""The command ``childlaw rules``: the rule set listed, shown, checked and tested, and what lies beside it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from childlaw_rules.checks import CheckReport, check_report
from childlaw_rules.complaints import FOUND, OK, UNUSABLE, complain
from childlaw_rules.coverage import coverage_report, load_map, map_problems
from childlaw_rules.coveragepage import coverage_text
from childlaw_rules.errors import ChildlawError, Problem
from childlaw_rules.examples import run_examples
from childlaw_rules.rule.words import Category
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.rulepage import rule_list, rule_list_json, rule_page
from childlaw_rules.translate import translate
from childlaw_rules.translatepage import translation_page
from childlaw_rules.vectorscommand import add_vectors

M = TypeVar("M", bound=BaseModel)


def add_rules(commands: Any) -> None:
    """Add the command and its own commands to a parser."""
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
        complain(
            Problem(failure.place, f"example '{failure.example}' does not hold: {failure.message}")
            for failure in failures
        )
        failed += len(failures)
    astray = [*map_problems(options.folder, ruleset), *profile_problems(options.folder)]
    complain(astray)
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
