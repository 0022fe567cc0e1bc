"""Chooses the case of a version: the clearest example of the rule file.

An example of another version serves where the version has none that is met: it is moved in time until the version
governs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from childlaw_rules.errors import ChildlawError
from childlaw_rules.rule.head import Example, rows_of
from childlaw_rules.rulebook import Rule, RuleVersion
from childlaw_rules.vectors.base import GOVERNED_BY_DUE_DAY, Base, lean, patterns_in
from childlaw_rules.vectors.completing import fulfilled
from childlaw_rules.vectors.sketch import CannotMoveError, Judge, Sketch, day_of, movable, sketch_of
from childlaw_rules.when import LATEST

#: What a case shows best, best first, and how many events more it may have for that.
CLEAR: Final = ("met", "excused", "met_late", "missing", "overdue", "pending")
#: So far a version is looked into for a day on which an example of another version fits.
_TRIED_DAYS: Final = (None, 40, 120, 200)


class Examples:
    """The examples of a rule as sketches, and the bases they give for each version."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.judge = Judge(rule)
        self.types = frozenset(types_of(rule))

    @cached_property
    def rows(self) -> list[Example]:
        """Every row of every example that chooses no reading and hides nothing by ``known_at``."""
        return [
            row
            for example in self.rule.examples
            for row in rows_of(example)
            if not row.readings and row.known_at is None
        ]

    @cached_property
    def sketches(self) -> list[Sketch]:
        """Those whose days are known, each once, those with the fewest events first."""
        found: dict[str, Sketch] = {}
        for row in self.rows:
            sketch = sketch_of(row, self.types)
            if sketch is not None and movable(sketch):
                found.setdefault(repr(sketch), sketch)
        return sorted(found.values(), key=lambda sketch: len(sketch.events))

    def best(self, version: RuleVersion, wanted: Sequence[str] = CLEAR) -> Base | None:
        """The clearest base of a version: of the first of the statuses that any case shows, the shortest.

        Where nothing fulfils the duty in any example, it is tried whether one event more does.
        """
        levels: list[list[Base]] = []
        for number in range(len(_TRIED_DAYS)):
            levels.append(self._level(version, number))
            known = [base for level in levels for base in level]
            fitting = [base for base in known if base.finding.status.value == wanted[0]]
            if fitting:
                return lean(_unremarked(fitting))
        if wanted[0] == "met":
            mended = [base for base in map(fulfilled, known) if base is not None]
            if mended:
                return lean(_unremarked(mended))
        for status in wanted[1:]:
            fitting = [base for base in known if base.finding.status.value == status]
            if fitting:
                return lean(_unremarked(fitting))
        return None

    def _level(self, version: RuleVersion, number: int) -> list[Base]:
        """The bases of a version: its examples as they stand, then all of them moved further and further into it."""
        if (version.id, number) not in self._found:
            ahead = _TRIED_DAYS[number]
            day = None if ahead is None else _inside(version, ahead)
            bases = [self._base(version, sketch, day) for sketch in self.sketches]
            self._found[version.id, number] = [base for base in bases if base is not None]
        return self._found[version.id, number]

    @cached_property
    def _found(self) -> dict[tuple[str, int], list[Base]]:
        return {}

    def _base(self, version: RuleVersion, sketch: Sketch, day: int | None) -> Base | None:
        try:
            if day is not None:
                sketch = sketch.moved(day - self._governs(sketch))
            findings = self.judge.of(sketch).findings
        except (ChildlawError, CannotMoveError):
            return None
        for finding in findings:
            if finding.version == version.id:
                return Base.of(self.judge, version, sketch, finding)
        return None

    def _governs(self, sketch: Sketch) -> int:
        """The day of a case that is to lie in the version: the due day where that governs, else the first event's."""
        if self.rule.kind in GOVERNED_BY_DUE_DAY:
            report = self.judge.of(sketch)
            days = [finding.due for finding in report.findings] + [row.on for row in report.out_of_force]
            if days and days[0] is not None:
                return day_of(days[0])
        return min(day_of(event["at"]) for event in sketch.events)


def _unremarked(bases: list[Base]) -> Base:
    """The first of which nothing is to be remarked, or else the first."""
    return next((base for base in bases if not base.finding.remarks), bases[0])


def _inside(version: RuleVersion, ahead: int) -> int:
    """A day inside a version, so far from its first day; nearer where it is short."""
    last = version.last if version.last < LATEST else version.first + 4000
    return version.first + min(ahead, (last - version.first) // 2)


def types_of(rule: Rule) -> set[str]:
    """The event types that a rule reads in any of its versions."""
    if rule.kind == "inactivity":
        return set()
    return {pattern.event for version in rule.versions for pattern in patterns_in(version.duty)}
