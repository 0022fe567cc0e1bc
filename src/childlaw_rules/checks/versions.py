"""CL101 to CL107: versions that no case can come under, starts that start nothing, gaps, untried first days.

A version that ends before it begins, or lies over another, is refused when the file is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from childlaw_rules.checks.finding import CheckFinding, found
from childlaw_rules.checks.never import never, not_yet
from childlaw_rules.checks.parts import Part, place, triggers, version_path
from childlaw_rules.checks.patterns import can_be_tied, covered_in, impossible_field
from childlaw_rules.rule.head import rows_of
from childlaw_rules.rulebook import Rule, Ruleset, RuleVersion
from childlaw_rules.when import LATEST


def check(ruleset: Ruleset) -> Iterator[CheckFinding]:
    """The findings of this group."""
    for rule in ruleset.rules:
        days = _days_of_examples(rule)
        for version in rule.versions:
            yield from _starts(ruleset, rule, version)
            yield from _tried(rule, version, days)
        yield from _gaps(rule)


def _starts(ruleset: Ruleset, rule: Rule, version: RuleVersion) -> Iterator[CheckFinding]:
    parts = triggers(rule, version)
    alive = [part for part in parts if never(part) is None]
    about = {"rule": rule.id, "version": version.id}
    if not alive:
        for part in parts:
            yield _unreachable(part)
        return
    for part in parts:
        why = never(part)
        if why is not None:
            yield found("CL104", part.place, event=part.pattern.event, why_da=why[0], why_en=why[1], **about)
    days = [not_yet(ruleset, part, version.last) for part in alive]
    if all(days):
        where = place(rule, (*version_path(rule, version), "in_force"))
        yield found("CL102", where, day=max(day for day in days if day is not None).isoformat(), **about)
    patterns = [part.pattern for part in alive]
    for number, part in enumerate(alive):
        if covered_in(patterns, number):
            yield found("CL105", part.place, event=part.pattern.event, key=part.key, **about)


def _unreachable(part: Part) -> CheckFinding:
    rule, version, event = part.rule.id, part.version.id, part.pattern.event
    if impossible_field(part.pattern) is None and part.tie is not None and not can_be_tied(event, part.tie):
        return found("CL103", part.place, rule, version, event=event, thread=part.tie.value)
    why = never(part) or ("", "")
    return found("CL101", part.place, rule, version, key=part.key, why_da=why[0], why_en=why[1])


def _gaps(rule: Rule) -> Iterator[CheckFinding]:
    for before, after in pairwise(rule.versions):
        if before.last + 1 < after.first:
            yield found(
                "CL106",
                place(rule, (*version_path(rule, after), "in_force", "from")),
                rule.id,
                after.id,
                first=date.fromordinal(before.last + 1).isoformat(),
                last=date.fromordinal(after.first - 1).isoformat(),
            )


#: Kinds whose version is that of a day which is worked out, and so need not stand in an example.
_GOVERNED_BY_A_WORKED_OUT_DAY: Final = ("deadline counted backward", "limit", "recurring", "count")


def _tried(rule: Rule, version: RuleVersion, days: frozenset[str]) -> Iterator[CheckFinding]:
    if rule.kind in _GOVERNED_BY_A_WORKED_OUT_DAY:
        return
    for which_da, which_en, key, number in (
        ("første", "first", "from", version.first),
        ("sidste", "last", "until", version.last),
    ):
        if number == LATEST:
            continue
        day = date.fromordinal(number).isoformat()
        if day not in days:
            where = place(rule, (*version_path(rule, version), "in_force", key))
            yield found("CL107", where, rule.id, version.id, which_da=which_da, which_en=which_en, day=day)


def _days_of_examples(rule: Rule) -> frozenset[str]:
    """Every day that an example names, in its events or its expectations."""
    days: set[str] = set()
    for example in rule.examples:
        try:
            rows = rows_of(example)
        except ValueError:
            rows = [example]  # It is reported where the examples are run.
        for row in rows:
            days.update(re.findall(r"\d{4}-\d{2}-\d{2}", repr(row.model_dump(exclude_unset=True))))
    return frozenset(days)
