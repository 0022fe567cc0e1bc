"""Cases that the explanations are tried on: those of the rule files, the published ones, and some of our own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from childlaw_rules import Finding, Report, Ruleset, evaluate, load_rules
from childlaw_rules.examples import alone, ready_examples

ROOT = Path(__file__).parent.parent.parent
RANDERS = ROOT / "docs" / "examples" / "randers"
REAL = ROOT / "tests" / "cases" / "real"
LANGUAGES = ("da", "en")


@cache
def of_the_rules() -> tuple[tuple[Report, Ruleset], ...]:
    """The report of every example of every rule file, under its rule alone."""
    reports = []
    for rule in load_rules().rules:
        rules = alone(rule)
        for example in ready_examples(rule):
            assert example.row is not None
            assert example.case is not None
            row = example.row
            report = evaluate(example.case, as_of=row.as_of, known_at=row.known_at, rules=rules, readings=row.readings)
            reports.append((report, rules))
    return tuple(reports)


@cache
def of_real_cases() -> tuple[Report, ...]:
    """The reports of published cases that are read quickly: with much unknown, and with much against the file."""
    files = [REAL / f"{name}.json" for name in ("u-2011-313-v", "ast-c-24-01", "ast-hjemgivelse-court")]
    files += [RANDERS / f"bdo-randers-{number:02d}.json" for number in (1, 3, 5, 7, 8)]
    return tuple(evaluate(file.read_bytes()) for file in files)


def findings() -> Iterator[tuple[Finding, Ruleset]]:
    """All findings of these reports with their rules."""
    for report, rules in of_the_rules():
        for finding in report.findings:
            yield finding, rules
    for report in of_real_cases():
        for finding in report.findings:
            yield finding, load_rules()


def report(*events: dict[str, Any], as_of: str = "2024-12-02", **fields: Any) -> Report:
    """The report of a case of some events."""
    return evaluate({"id": "case-17", "child": {"born": "2009-05-14"}, "events": list(events), **fields}, as_of=as_of)


def event(type_: str, at: str | None, **fields: Any) -> dict[str, Any]:
    """One event."""
    return {"type": type_, "at": at, **fields}


LATE = (
    event("need_identified", "2024-03-11", need="n1"),
    event("investigation_decided", "2024-03-14", investigation="i1", need="n1"),
    event("investigation_completed", "2024-07-12", investigation="i1"),
)
M4 = "investigation-completed-within-4-months"
