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
"""

from childlaw_rules.case import Case, Child, Party, case_schema, read_case, read_cases_jsonl
from childlaw_rules.checks import CheckFinding, check_rules
from childlaw_rules.errors import ArgumentError, CaseError, ChildlawError, Problem, RuleError
from childlaw_rules.evaluate import evaluate
from childlaw_rules.finding import Finding, MissingFact, NotApplicable, OutOfForce, Report, Status
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.rulefiles import load_rules, read_rules
from childlaw_rules.ruleschema import rule_schema
from childlaw_rules.translate import translate
from childlaw_rules.translation import Translation
from childlaw_rules.version import __version__
from childlaw_rules.when import Period, Point

__all__ = [
    "ArgumentError",
    "Case",
    "CaseError",
    "CheckFinding",
    "Child",
    "ChildlawError",
    "Finding",
    "MissingFact",
    "NotApplicable",
    "OutOfForce",
    "Party",
    "Period",
    "Point",
    "Problem",
    "Report",
    "Rule",
    "RuleError",
    "Ruleset",
    "Status",
    "Translation",
    "__version__",
    "case_schema",
    "check_rules",
    "evaluate",
    "load_rules",
    "read_case",
    "read_cases_jsonl",
    "read_rules",
    "rule_schema",
    "translate",
]
