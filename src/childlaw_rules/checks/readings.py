"""CL702 to CL705: readings whose answers make no difference or stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from childlaw_rules.checks.finding import CheckFinding, found
from childlaw_rules.checks.parts import place
from childlaw_rules.rule.head import Example
from childlaw_rules.rule.words import Reading
from childlaw_rules.rulebook import Rule, Ruleset


def check(ruleset: Ruleset) -> Iterator[CheckFinding]:
    """The findings of this group."""
    for rule in ruleset.rules:
        keys: dict[str, str] = {}
        for number, reading in enumerate(rule.readings):
            if reading.sets in keys:
                where = place(rule, ("readings", number, "sets"))
                yield found("CL704", where, rule.id, one=keys[reading.sets], two=reading.id, key=reading.sets)
            keys.setdefault(reading.sets, reading.id)
            yield from _answers(rule, reading, number)


def _answers(rule: Rule, reading: Reading, number: int) -> Iterator[CheckFinding]:
    where = place(rule, ("readings", number, "alternatives"))
    seen = {reading.default}
    tried = _tried(rule, reading)
    for answer in reading.alternatives:
        if answer in seen:
            yield found("CL703", where, rule.id, reading=reading.id, answer=answer)
            continue
        seen.add(answer)
        versions = rule.under({reading.id: answer}).versions
        if all(one.duty == two.duty for one, two in zip(rule.versions, versions, strict=True)):
            yield found("CL702", where, rule.id, reading=reading.id, answer=answer)
        elif answer not in tried:
            yield found("CL705", where, rule.id, reading=reading.id, answer=answer)


def _tried(rule: Rule, reading: Reading) -> set[str]:
    """The answers under which an example is run, or which an example says make a difference to it."""
    tried: set[str] = set()
    for example in rule.examples:
        example_: Example = example
        answer = example_.readings.get(reading.id)
        if answer is not None:
            tried.add(answer)
        if reading.id in (example_.sensitive_to or {}):
            # It names the reading alone: every alternative was tried when the finding was made.
            tried.update(reading.alternatives)
    return tried
