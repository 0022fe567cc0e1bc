"""Runs the examples inside rule files: each is a small case and what the rule says of it."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from childlaw_rules.case import read_case
from childlaw_rules.cprshape import masked
from childlaw_rules.errors import ChildlawError
from childlaw_rules.evaluate import evaluate
from childlaw_rules.finding import Finding, Report
from childlaw_rules.rule.head import Example, case_of, rows_of
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.rulefiles import shipped_tables


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold: its name, and what the rule said instead."""

    rule: str
    place: str
    example: str
    message: str

    def __post_init__(self) -> None:
        # A row of an example can put together what no line of the file holds.
        object.__setattr__(self, "example", masked(self.example))
        object.__setattr__(self, "message", masked(self.message))

    def __str__(self) -> str:
        return f"{self.rule}: {self.example}: {self.message}"


def run_examples(rule: Rule, number: int | None = None) -> tuple[int, list[Failure]]:
    """Run the examples of a rule, or the one at a place: how many ran, and those that do not hold."""
    ran = 0
    failures: list[Failure] = []
    alone = Ruleset((rule,), "sha256:-", "-", tables=shipped_tables())
    for place, example in enumerate(rule.examples):
        if number is not None and place != number:
            continue
        try:
            rows = rows_of(example)
        except (ValidationError, ValueError) as error:
            failures.append(Failure(rule.id, rule.example_places[place], example.name, _first_line(error)))
            ran += 1
            continue
        for row in rows:
            ran += 1
            failures.extend(
                Failure(rule.id, rule.example_places[place], row.name, message) for message in _run(alone, rule, row)
            )
    return ran, failures


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(detail["msg"] for detail in error.errors(include_url=False, include_input=False))
    return str(error)


def _run(alone: Ruleset, rule: Rule, example: Example) -> list[str]:
    try:
        case = read_case(case_of(example))
        report = evaluate(
            case,
            as_of=example.as_of,
            known_at=example.known_at,
            rules=alone,
            readings=example.readings,
        )
    except (ChildlawError, ValueError) as error:
        return [line for line in str(error).splitlines() if line]
    return _compare(rule, example, report)


def _compare(rule: Rule, example: Example, report: Report) -> list[str]:
    said = _statuses(report)
    if said != list(example.expect):
        return [f"expected {_list(example.expect)}, the rule says {_list(said)}{_why(report)}"]
    wrong: list[str] = []
    first: Finding | None = report.findings[0] if report.findings else None
    wanted = {
        "due": example.due,
        "fulfilled": example.fulfilled,
        "days_late": example.days_late,
        "version": example.version,
        "occurrence": example.occurrence,
        "party": example.party,
    }
    for name, value in wanted.items():
        if value is not None:
            actual = _actual(first, name)
            if actual != value:
                wrong.append(f"{name}: expected {value}, the rule says {actual}")
    if example.remarks is not None and (first is None or list(example.remarks) != first.remarks):
        wrong.append(f"remarks: expected {_list(example.remarks)}, the rule says {first and first.remarks}")
    if example.possible is not None and (first is None or list(example.possible) != first.possible):
        wrong.append(f"possible: expected {_list(example.possible)}, the rule says {first and first.possible}")
    if example.missing is not None:
        facts = [] if first is None else [fact.fact for fact in first.missing_facts]
        if list(example.missing) != facts:
            wrong.append(f"missing: expected {_list(example.missing)}, the rule says {_list(facts)}")
    if example.sensitive_to is not None:
        readings = {} if first is None else {s.reading: s.status for s in first.sensitive_to}
        if readings != example.sensitive_to:
            wrong.append(f"sensitive_to: expected {example.sensitive_to}, the rule says {readings}")
    return wrong


def _statuses(report: Report) -> list[str]:
    if report.findings:
        return [finding.status.value for finding in report.findings]
    if report.out_of_force:
        return ["out of force"]
    return ["not applicable"]


def _actual(first: Finding | None, name: str) -> str | None:
    if first is None:
        return None
    if name == "fulfilled":
        return None if first.fulfilled_by is None else first.fulfilled_by.at
    if name == "party":
        return first.subject.get("party")
    value = getattr(first, name)
    return None if value is None else str(value)


def _why(report: Report) -> str:
    if report.findings:
        return f" ({report.findings[0].message.en})"
    if report.not_applicable:
        return f" ({report.not_applicable[0].reason.en})"
    return ""


def _list(words: object) -> str:
    return ", ".join(str(word) for word in words) if isinstance(words, list | tuple) else str(words)
