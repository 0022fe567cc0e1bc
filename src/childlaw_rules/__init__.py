"""Statutory duties in Danish child-protection case work: declarative rules and a small evaluator.

>>> from childlaw_rules import evaluate
>>> report = evaluate({
...     "id": "case-17",
...     "child": {"born": "2009-05-14"},
...     "events": [
...         {"type": "need_identified", "at": "2024-03-11"},
...         {"type": "investigation_decided", "at": "2024-03-14"},
...         {"type": "investigation_completed", "at": "2024-07-12"},
...     ],
... }, as_of="2024-08-01")
>>> finding = report.of("investigation-completed-within-4-months")[0]
>>> finding.status.value, finding.due, finding.days_late
('met_late', '2024-07-11', 1)

A name is loaded when it is first asked for: whoever evaluates cases does not wait for what checks rule files, and
importing the package alone loads nothing. Over 300 lines, for each name is written out: no text decides what is loaded.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from childlaw_rules.version import __version__

if TYPE_CHECKING:
    from childlaw_rules.case import Case, Child, Party, case_schema, read_case, read_cases_jsonl
    from childlaw_rules.checks import CheckFinding, check_rules
    from childlaw_rules.duelist import DueItem, DueList, DueStanding, due_calendar, due_list
    from childlaw_rules.errors import ArgumentError, CaseError, ChildlawError, Problem, RuleError
    from childlaw_rules.evaluate import evaluate, statuses
    from childlaw_rules.explain import Cause, Question, WhyNot, causes, explain, questions, why_not
    from childlaw_rules.finding import Finding, MissingFact, NotApplicable, OutOfForce, Report, Status
    from childlaw_rules.handovernote import HandoverNote, handover, handover_page
    from childlaw_rules.importing import (
        Imported,
        ImportReport,
        LogMap,
        import_log,
        load_log_maps,
        log_map_schema,
        read_log_map,
    )
    from childlaw_rules.pages import case_report, case_reports
    from childlaw_rules.portfolio import (
        ArrowEvaluator,
        CarriedRules,
        Done,
        Evaluated,
        Refused,
        WorkerLostError,
        Written,
        arrow_evaluate,
        arrow_evaluator,
        carried_rules,
        each_case,
        evaluate_many,
        findings_ddl,
        findings_schema,
        write_many,
    )
    from childlaw_rules.profiles import (
        Answer,
        Profile,
        constructed_portfolio,
        load_profiles,
        profile,
        profile_rules,
        profile_schema,
        read_profile,
        review,
        strata,
        tally,
    )
    from childlaw_rules.rulebook import Rule, Ruleset
    from childlaw_rules.rulefiles import load_rules, read_rules
    from childlaw_rules.ruleschema import rule_schema
    from childlaw_rules.standing import Standing
    from childlaw_rules.tablepage import portfolio_page
    from childlaw_rules.tables import Portfolio, PortfolioTable, portfolio_tables
    from childlaw_rules.translate import translate
    from childlaw_rules.translation import Translation
    from childlaw_rules.when import Period, Point

__all__ = [
    "Answer",
    "ArgumentError",
    "ArrowEvaluator",
    "CarriedRules",
    "Case",
    "CaseError",
    "Cause",
    "CheckFinding",
    "Child",
    "ChildlawError",
    "Done",
    "DueItem",
    "DueList",
    "DueStanding",
    "Evaluated",
    "Finding",
    "HandoverNote",
    "ImportReport",
    "Imported",
    "LogMap",
    "MissingFact",
    "NotApplicable",
    "OutOfForce",
    "Party",
    "Period",
    "Point",
    "Portfolio",
    "PortfolioTable",
    "Problem",
    "Profile",
    "Question",
    "Refused",
    "Report",
    "Rule",
    "RuleError",
    "Ruleset",
    "Standing",
    "Status",
    "Translation",
    "WhyNot",
    "WorkerLostError",
    "Written",
    "__version__",
    "arrow_evaluate",
    "arrow_evaluator",
    "carried_rules",
    "case_report",
    "case_reports",
    "case_schema",
    "causes",
    "check_rules",
    "constructed_portfolio",
    "due_calendar",
    "due_list",
    "each_case",
    "evaluate",
    "evaluate_many",
    "explain",
    "findings_ddl",
    "findings_schema",
    "handover",
    "handover_page",
    "import_log",
    "load_log_maps",
    "load_profiles",
    "load_rules",
    "log_map_schema",
    "portfolio_page",
    "portfolio_tables",
    "profile",
    "profile_rules",
    "profile_schema",
    "questions",
    "read_case",
    "read_cases_jsonl",
    "read_log_map",
    "read_profile",
    "read_rules",
    "review",
    "rule_schema",
    "statuses",
    "strata",
    "tally",
    "translate",
    "why_not",
    "write_many",
]

#: Where each public name lives.
_HOMES = {
    name: home
    for home, names in {
        "case": ("Case", "Child", "Party", "case_schema", "read_case", "read_cases_jsonl"),
        "checks": ("CheckFinding", "check_rules"),
        "duelist": ("DueItem", "DueList", "DueStanding", "due_calendar", "due_list"),
        "errors": ("ArgumentError", "CaseError", "ChildlawError", "Problem", "RuleError"),
        "evaluate": ("evaluate", "statuses"),
        "explain": ("Cause", "Question", "WhyNot", "causes", "explain", "questions", "why_not"),
        "finding": ("Finding", "MissingFact", "NotApplicable", "OutOfForce", "Report", "Status"),
        "handovernote": ("HandoverNote", "handover", "handover_page"),
        "importing": (
            "ImportReport",
            "Imported",
            "LogMap",
            "import_log",
            "load_log_maps",
            "log_map_schema",
            "read_log_map",
        ),
        "pages": ("case_report", "case_reports"),
        "portfolio": (
            "ArrowEvaluator",
            "CarriedRules",
            "Done",
            "Evaluated",
            "Refused",
            "WorkerLostError",
            "Written",
            "arrow_evaluate",
            "arrow_evaluator",
            "carried_rules",
            "each_case",
            "evaluate_many",
            "findings_ddl",
            "findings_schema",
            "write_many",
        ),
        "profiles": (
            "Answer",
            "Profile",
            "constructed_portfolio",
            "load_profiles",
            "profile",
            "profile_rules",
            "profile_schema",
            "read_profile",
            "review",
            "strata",
            "tally",
        ),
        "rulebook": ("Rule", "Ruleset"),
        "rulefiles": ("load_rules", "read_rules"),
        "ruleschema": ("rule_schema",),
        "standing": ("Standing",),
        "tablepage": ("portfolio_page",),
        "tables": ("Portfolio", "PortfolioTable", "portfolio_tables"),
        "translate": ("translate",),
        "translation": ("Translation",),
        "when": ("Period", "Point"),
    }.items()
    for name in names
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    _load(home)
    package = sys.modules[__name__]
    value = getattr(sys.modules[f"{__name__}.{home}"], name)
    setattr(package, name, value)
    return value


def _load(home: str) -> None:
    """Import a module; written out, so that no text decides what is imported."""
    match home:
        case "case":
            import childlaw_rules.case
        case "checks":
            import childlaw_rules.checks
        case "duelist":
            import childlaw_rules.duelist
        case "errors":
            import childlaw_rules.errors
        case "evaluate":
            import childlaw_rules.evaluate
        case "explain":
            import childlaw_rules.explain
        case "finding":
            import childlaw_rules.finding
        case "handovernote":
            import childlaw_rules.handovernote
        case "importing":
            import childlaw_rules.importing
        case "pages":
            import childlaw_rules.pages
        case "portfolio":
            import childlaw_rules.portfolio
        case "profiles":
            import childlaw_rules.profiles
        case "rulebook":
            import childlaw_rules.rulebook
        case "rulefiles":
            import childlaw_rules.rulefiles
        case "ruleschema":
            import childlaw_rules.ruleschema
        case "standing":
            import childlaw_rules.standing
        case "tablepage":
            import childlaw_rules.tablepage
        case "tables":
            import childlaw_rules.tables
        case "translate":
            import childlaw_rules.translate
        case "translation":
            import childlaw_rules.translation
        case "when":
            import childlaw_rules.when


def __dir__() -> list[str]:
    return sorted({*vars(sys.modules[__name__]), *__all__})


class _Package(ModuleType):
    """The package; ``evaluate``, ``explain`` and ``translate`` are its functions, whichever part was imported first.

    They are also the names of modules, and importing a module of a package sets it as an attribute there.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
