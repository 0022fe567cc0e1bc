"""What is wrong with the arguments that several functions on many cases share."""

from __future__ import annotations

from childlaw_rules.arguments import unlike, wrong_type
from childlaw_rules.errors import Problem, did_you_mean
from childlaw_rules.portfolio.carriedrules import CarriedRules
from childlaw_rules.portfolio.columns import Detail
from childlaw_rules.rule.words import Category
from childlaw_rules.rulebook import Ruleset


def rules_unlike(rules: object) -> list[Problem]:
    """What is wrong with the argument that is to be the rules."""
    if rules is None or isinstance(rules, CarriedRules):
        return []
    return unlike("rules", rules, Ruleset, "a set of rules, as load_rules() or carried_rules() gives it")


def only_unlike(only: object) -> list[Problem]:
    """What is wrong with the argument that is to be a category of rules, or None."""
    known = [category.value for category in Category]
    if only is None or only in known:
        return []
    if not isinstance(only, str):
        return [wrong_type("only", only, f"a category of rules: {', '.join(known)}")]
    hint = did_you_mean(only, known) or f"; one of: {', '.join(known)}"
    return [Problem("only", f"unknown category '{only}'{hint}")]


def detail_of(detail: object) -> tuple[Detail, list[Problem]]:
    """How much is told of each finding, and what is wrong with the argument that says so."""
    known = [one.value for one in Detail]
    if isinstance(detail, str) and detail in known:
        return Detail(detail), []
    wanted = f"one of: {', '.join(known)}"
    if isinstance(detail, str):
        return Detail.FINDINGS, [Problem("detail", f"must be {wanted}")]
    return Detail.FINDINGS, [wrong_type("detail", detail, wanted)]
