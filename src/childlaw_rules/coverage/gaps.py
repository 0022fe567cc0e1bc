"""The time in which a rule has no version in force, and why.

From 2006 to 2030 every day on which no version of a rule is in force is a gap, and every gap needs its reason
in ``coverage/time/``: the duty came later, or ended, or the text for those years could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from childlaw_rules.coverage.law import CoverageMap, Gap, days_text
from childlaw_rules.errors import Problem, did_you_mean
from childlaw_rules.rulebook import Rule, Ruleset

#: The years that are walked.
FIRST_DAY: Final = date(2006, 1, 1)
LAST_DAY: Final = date(2030, 12, 31)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which no version of a rule is in force, or more than one; both ends inclusive."""

    rule: str
    first: date
    last: date
    overlap: bool = False


def walk(ruleset: Ruleset, first: date = FIRST_DAY, last: date = LAST_DAY) -> list[Stretch]:
    """Every gap and every overlap of every rule between two days, by rule and in order of time."""
    return [stretch for rule in ruleset.rules for stretch in _walk(rule, first.toordinal(), last.toordinal())]


def _walk(rule: Rule, first: int, last: int) -> Iterator[Stretch]:
    versions = sorted((v.first, v.last) for v in rule.versions)
    day = first
    for begins, ends in versions:
        if begins > day:
            yield from _stretch(rule, day, min(begins - 1, last))
        elif begins < day and day > first:
            yield from _stretch(rule, max(begins, first), min(ends, day - 1, last), overlap=True)
        day = max(day, ends + 1)
    yield from _stretch(rule, day, last)


def _stretch(rule: Rule, first: int, last: int, *, overlap: bool = False) -> Iterator[Stretch]:
    if first <= last:
        yield Stretch(rule.id, date.fromordinal(first), date.fromordinal(last), overlap)


def gap_problems(coverage: CoverageMap, ruleset: Ruleset) -> Iterator[Problem]:
    """Every gap without a reason, every reason without a gap, every overlap; a map without reasons is not asked."""
    if not coverage.gaps:
        return
    said = {(rule, gap.first, gap.last): gap for gap in coverage.gaps for rule in gap.rules}
    found = set()
    for stretch in walk(ruleset):
        days = days_text(stretch.first.toordinal(), stretch.last.toordinal())
        if stretch.overlap:
            yield Problem("coverage/time:1:1", f"'{stretch.rule}' has more than one version in force {days}")
            continue
        key = (stretch.rule, stretch.first, stretch.last)
        found.add(key)
        if key not in said:
            yield Problem(
                "coverage/time:1:1", f"no reason why '{stretch.rule}' has no version in force {days}: add it there"
            )
    yield from _astray(coverage.gaps, found, ruleset)


def _astray(gaps: Sequence[Gap], found: set[tuple[str, date, date]], ruleset: Ruleset) -> Iterator[Problem]:
    seen: set[tuple[str, date, date]] = set()
    for gap in gaps:
        for rule in gap.rules:
            key = (rule, gap.first, gap.last)
            if rule not in ruleset.by_id:
                yield Problem(gap.place, f"unknown rule '{rule}'{did_you_mean(rule, ruleset.by_id)}")
            elif key in seen:
                yield Problem(gap.place, f"'{rule}' is named twice for the same days")
            elif key not in found:
                yield Problem(gap.place, f"'{rule}' has no gap of just these days; see 'childlaw rules coverage'")
            seen.add(key)
