"""The plan of a set of rules: which rules a case touches, and a quick answer for each rule that has one.

A rule is compiled when a case first touches it, and then kept with its set.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from weakref import WeakKeyDictionary

from childlaw_rules.finding import RulesetStamp
from childlaw_rules.plan import consents, counts, deadlines, preconditions, presences, recurrences, silences
from childlaw_rules.plan.patterns import NotCompiledError
from childlaw_rules.plan.rows import Quick, Rows, means, starts_of
from childlaw_rules.plan.sheet import NotPlainError, Sheet
from childlaw_rules.rule.words import Evidence
from childlaw_rules.rulebook import Rule, Ruleset, started_by
from childlaw_rules.version import __version__

#: The kinds of duty for which there are quick answers.
_COMPILERS: Final[dict[str, Callable[[Rule], Quick]]] = {
    "deadline": deadlines.compiled,
    "precondition": preconditions.compiled,
    "presence": presences.compiled,
    "consent": consents.compiled,
    "recurring": recurrences.compiled,
    "count": counts.compiled,
    "inactivity": silences.compiled,
}
#: So many combinations of event types are remembered with the rules that they touch.
_MOST_KEPT: Final = 4096


def compiled(rule: Rule) -> Quick | None:
    """The quick answers of a rule, or None where the possible worlds answer it in every case."""
    compiler = _COMPILERS.get(rule.kind)
    if compiler is None:
        return None
    try:
        return compiler(rule)
    except NotCompiledError:
        return _unless_meant(rule)


def _unless_meant(rule: Rule) -> Quick | None:
    """The one quick answer to a rule that is left to the worlds: nothing, where no event is one that it means."""
    starts = [starts_of(started_by(version.duty)) for version in rule.versions]
    types = frozenset(rule.start_types)

    def run(sheet: Sheet, rows: Rows) -> None:
        for type_ in types:
            for mark in sheet.all(type_):
                if any(means(one, sheet, mark) for one in starts):
                    raise NotPlainError

    return Quick(types, False, run)


class Planned:
    """A rule in its place in the set, and its quick answers once a case has touched it."""

    __slots__ = ("from_memory", "number", "quick", "rule")

    def __init__(self, number: int, rule: Rule) -> None:
        self.number = number
        self.rule = rule
        #: None where there are no quick answers; not there before ``compile``.
        self.quick: Quick | None
        #: Whether only memory vouches for the text of some version.
        self.from_memory: bool

    def compile(self) -> None:
        """Find the quick answers. Two threads may do it at once: both find the same."""
        if not hasattr(self, "quick"):
            self.from_memory = any(v.source.evidence is Evidence.MEMORY for v in self.rule.versions)
            self.quick = compiled(self.rule)


class Plan:
    """The rules of a set, each in its place, and those that a case touches."""

    def __init__(self, rules: Ruleset) -> None:
        self.stamp = RulesetStamp(version=rules.version, digest=rules.digest, engine=__version__)
        self.all = tuple(Planned(number, rule) for number, rule in enumerate(rules.rules))
        self._starts = [frozenset(rule.start_types) for rule in rules.rules]
        self._touched: dict[frozenset[str], tuple[Planned, ...]] = {}

    def touched_by(self, types: frozenset[str]) -> tuple[Planned, ...]:
        """The rules of which events of some types make subjects, in the order of the set."""
        found = self._touched.get(types)
        if found is None:
            if len(self._touched) >= _MOST_KEPT:
                self._touched.clear()
            # A rule that starts from no event is about every child.
            found = tuple(
                planned
                for planned, starts in zip(self.all, self._starts, strict=True)
                if not starts or not starts.isdisjoint(types)
            )
            for planned in found:
                planned.compile()
            self._touched[types] = found
        return found


_PLANS: Final[WeakKeyDictionary[Ruleset, Plan]] = WeakKeyDictionary()


def plan_of(rules: Ruleset) -> Plan:
    """The plan of a set of rules, made once."""
    plan = _PLANS.get(rules)
    if plan is None:
        # Two threads may make it at once: both make the same.
        plan = _PLANS[rules] = Plan(rules)
    return plan
