"""Seeds: the examples of rule files as cases that a plan can grow from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from childlaw_rules.case import read_case
from childlaw_rules.errors import ChildlawError
from childlaw_rules.evaluate import evaluate
from childlaw_rules.finding import Finding
from childlaw_rules.rule.head import Example, case_of, rows_of
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.testing.drafts import Draft, day_of, with_ids


@dataclass(frozen=True, slots=True)
class Seed:
    """An example as a draft, with the findings of its rule alone."""

    case: Draft
    findings: tuple[Finding, ...]


def seeds(rule: Rule, rules: Ruleset) -> list[Seed]:
    """The examples of a rule that are cases with exact days, under the usual readings; the shortest first."""
    alone = Ruleset((rule,), rules.digest, rules.version, tables=rules.tables)
    found = []
    for example in _examples(rule):
        case = with_ids({**case_of(example), "as_of": example.as_of})
        try:
            report = evaluate(read_case(case), rules=alone)
        except (ChildlawError, ValueError):
            continue
        found.append(Seed(case, tuple(report.findings)))
    found.sort(key=lambda seed: (len(seed.findings), len(seed.case["events"])))
    return found


def _examples(rule: Rule) -> Iterator[Example]:
    for example in rule.examples:
        for row in rows_of(example):
            if row.readings or row.known_at or day_of(row.as_of) is None:
                continue
            if all(day_of(event.get("at")) is not None for event in case_of(row)["events"]):
                yield row
