"""Runs the examples inside rule files: each is a small case and what the rule says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from childlaw_rules.case import Case, read_case
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


@dataclass(frozen=True, slots=True)
class ReadyExample:
    """One row of an example with its case read once: the same for every change of the rule it is tried on.

    Where the row or its case cannot be read, ``row`` or ``case`` is None and ``problems`` says why.
    """

    name: str
    place: str
    row: Example | None
    case: Case | None
    problems: tuple[str, ...] = ()


def ready_examples(rule: Rule, number: int | None = None) -> Iterator[ReadyExample]:
    """The rows of the examples of a rule, or those of the one at a place. Raises nothing but ``RuleError``."""
    for at, (example, place) in enumerate(zip(rule.examples, rule.example_places, strict=True)):
        if number is not None and at != number:
            continue
        try:
            rows = rows_of(example)
        except (ValidationError, ValueError) as error:
            yield ReadyExample(example.name, place, None, None, (_first_line(error),))
            continue
        for row in rows:
            try:
                yield ReadyExample(row.name, place, row, read_case(case_of(row)))
            except (ChildlawError, ValueError) as error:
                yield ReadyExample(row.name, place, row, None, _lines(error))


def alone(rule: Rule) -> Ruleset:
    """A rule as a set of its own, with the tables of the law: what its examples are run with."""
    return Ruleset((rule,), "sha256:-", "-", tables=shipped_tables())


def said_otherwise(rules: Ruleset, example: ReadyExample) -> list[str]:
    """What a set of one rule says otherwise than an example expects; nothing where it holds."""
    if example.row is None or example.case is None:
        return list(example.problems)
    row = example.row
    try:
        report = evaluate(example.case, as_of=row.as_of, known_at=row.known_at, rules=rules, readings=row.readings)
    except (ChildlawError, ValueError) as error:
        return list(_lines(error))
    return _compare(row, report)


def run_examples(rule: Rule, number: int | None = None) -> tuple[int, list[Failure]]:
    """Run the examples of a rule, or the one at a place: how many ran, and those that do not hold."""
    rules = alone(rule)
    ready = list(ready_examples(rule, number))
    failures = [
        Failure(rule.id, example.place, example.name, message)
        for example in ready
        for message in said_otherwise(rules, example)
    ]
    return len(ready), failures


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(detail["msg"] for detail in error.errors(include_url=False, include_input=False))
    return str(error)


def _lines(error: Exception) -> tuple[str, ...]:
    return tuple(line for line in str(error).splitlines() if line)


def _compare(example: Example, report: Report) -> list[str]:
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
