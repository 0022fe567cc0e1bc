"""Small cases for the tests of the engine."""

from __future__ import annotations

from typing import Any

from childlaw_rules import Report, evaluate

BORN = "2012-05-14"


def event(type_: str, at: str | None, **fields: Any) -> dict[str, Any]:
    return {"type": type_, "at": at, **fields}


def case(
    *events: dict[str, Any], born: str | None = BORN, holders: tuple[str, ...] = ("mother",), **rest: Any
) -> dict[str, Any]:
    return {
        "id": "k-3",
        "child": {"born": born},
        "parties": [{"id": holder, "role": "custody_holder"} for holder in holders],
        "events": list(events),
        **rest,
    }


def judged(report: Report, rule: str) -> list[str]:
    """The statuses of a rule in a report; or that it does not apply, or is out of force."""
    found = [finding.status.value for finding in report.of(rule)]
    if found:
        return found
    if any(note.rule == rule for note in report.out_of_force):
        return ["out_of_force"]
    return ["not_applicable"]


def statuses(given: dict[str, Any], as_of: str = "2024-12-01", **arguments: Any) -> dict[tuple[Any, ...], str]:
    """Every finding of a case by rule, subject and occurrence, with its status."""
    report = evaluate(given, as_of=as_of, **arguments)
    return {(f.rule, tuple(sorted(f.subject.items())), f.occurrence): f.status.value for f in report.findings}
