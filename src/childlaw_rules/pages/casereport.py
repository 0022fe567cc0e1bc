"""The case report: one page that shows what a report says of a case, or of several cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from childlaw_rules.case import Case, read_case
from childlaw_rules.errors import ArgumentError, Problem, did_you_mean
from childlaw_rules.finding import Report
from childlaw_rules.pages.links import RuleLinks, book_problems
from childlaw_rules.pages.making import Making
from childlaw_rules.pages.rendering import language_problems, rendered
from childlaw_rules.pages.words import SENTENCES
from childlaw_rules.rule.words import Category
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import load_rules

#: So many cases are shown on one page.
MOST_CASES: Final = 100

CaseLike = Case | Mapping[str, Any] | str | bytes


def case_report(
    report: Report,
    case: CaseLike,
    *,
    lang: str = "da",
    book: str | None = None,
    only: str | None = None,
    rules: Ruleset | None = None,
) -> str:
    """A page (HTML) that shows a report: one file that loads nothing and needs no script, for screen, phone and paper.

    ``case`` is what the report was made of; of its events the page shows day, term, threads and id, never a note.
    ``lang`` is ``da`` or ``en``. ``book`` is the address, or the path from the page, of the rule book built for the
    web; each finding then links to the page of its rule. ``only`` leaves out the findings of all other categories
    and says so. ``rules`` are those the report was made with, by default those that come with the library.

    The same input gives the same bytes. Raises ``CaseError`` for a case and ``ArgumentError`` for an argument that
    cannot be used, also where the report is of another case.
    """
    return case_reports([(report, case)], lang=lang, book=book, only=only, rules=rules)


def case_reports(
    reports: Sequence[tuple[Report, CaseLike]],
    *,
    lang: str = "da",
    book: str | None = None,
    only: str | None = None,
    rules: Ruleset | None = None,
) -> str:
    """One page with the reports of several cases, a list of them first, each as ``case_report`` makes it.

    Raises what ``case_report`` raises, and ``ArgumentError`` where there is no report at all, or more than
    ``MOST_CASES``.
    """
    problems = [*language_problems(lang), *book_problems(book), *_category_problems(only), *_rules_problems(rules)]
    problems += _reports_problems(reports)
    if problems:
        raise ArgumentError(problems)
    making = Making(load_rules() if rules is None else rules, RuleLinks(book, lang), only, lang)
    shown = []
    for number, (report, case) in enumerate(reports, start=1):
        timeline = case if isinstance(case, Case) else read_case(case)
        if report.case != timeline.id:
            raise ArgumentError([Problem("case", "is not the case that the report was made of: their ids differ")])
        shown.append(making.shown(report, timeline, "" if len(reports) == 1 else f"c{number}-"))
    return rendered("report.html", lang, SENTENCES, cases=shown, several=len(shown) > 1)


def number_problems(cases: int) -> list[Problem]:
    """What is wrong with the number of cases of a page."""
    if cases <= MOST_CASES:
        return []
    said = f"{cases} cases, and at most {MOST_CASES} are shown on one page; make a page of each, or of some"
    return [Problem("reports", said)]


def _reports_problems(reports: object) -> list[Problem]:
    wanted = "a list of reports, each in a pair with its case"
    if not isinstance(reports, Sequence) or isinstance(reports, str | bytes):
        return [Problem("reports", f"must be {wanted}, not of the type {type(reports).__name__}")]
    if not reports:
        return [Problem("reports", "must hold at least one report with its case")]
    problems = []
    for number, pair in enumerate(reports):
        name = "report" if len(reports) == 1 else f"reports[{number}]"
        if not isinstance(pair, tuple | list) or len(pair) != 2:
            problems.append(Problem(f"reports[{number}]", "must be a report in a pair with its case"))
        elif not isinstance(pair[0], Report):
            kind = type(pair[0]).__name__
            problems.append(Problem(name, f"must be a report, as evaluate() gives it, not of the type {kind}"))
    return [*problems, *number_problems(len(reports))]


def _rules_problems(rules: object) -> list[Problem]:
    if rules is None or isinstance(rules, Ruleset):
        return []
    wanted = "a set of rules, as load_rules() or read_rules() gives it"
    return [Problem("rules", f"must be {wanted}, not of the type {type(rules).__name__}")]


def _category_problems(only: object) -> list[Problem]:
    known = [category.value for category in Category]
    if only is None or only in known:
        return []
    hint = did_you_mean(only, known) if isinstance(only, str) else ""
    return [Problem("only", f"must be a category, such as '{known[0]}'{hint}")]
