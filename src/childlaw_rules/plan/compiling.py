"""The plan of a set of rules: which rules a case touches, and a quick answer for each rule that has one.

A rule is compiled when a case first touches it, and then kept with its set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from childlaw_rules.finding import NON_COMPLIANT, RulesetStamp
from childlaw_rules.plan import consents, counts, deadlines, preconditions, presences, recurrences, silences
from childlaw_rules.plan.patterns import NotCompiledError
from childlaw_rules.plan.rows import WIDTH, Quick, Rows, Run, means, starts_of
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
#: So many combinations of rules are remembered.
_MOST_KEPT: Final = 4096
#: The place of the status in a row.
_STATUS: Final = 4


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

    return Quick(types, run)


class Planned(NamedTuple):
    """A rule in its place in the set, with its quick answers where it has any."""

    number: int
    rule: Rule
    types: frozenset[str]
    run: Run | None


def _planned(number: int, rule: Rule) -> Planned:
    quick = compiled(rule)
    if quick is None:
        return Planned(number, rule, frozenset(), None)
    vouched = all(version.source.evidence is not Evidence.MEMORY for version in rule.versions)
    return Planned(number, rule, quick.types, quick.run if vouched else _unless_held_against(quick.run))


def _unless_held_against(run: Run) -> Run:
    """What only memory vouches for does not count against a file: the worlds say what is open then."""

    def held(sheet: Sheet, rows: Rows) -> None:
        begin = len(rows)
        run(sheet, rows)
        if not NON_COMPLIANT.isdisjoint(rows[begin + _STATUS :: WIDTH]):
            raise NotPlainError

    return held


class Plan:
    """The rules of a set, each in its place, and those that a case touches."""

    def __init__(self, rules: Ruleset) -> None:
        self.stamp = RulesetStamp(version=rules.version, digest=rules.digest, engine=__version__)
        self.rules = rules.rules
        #: The place of each rule in the set.
        self.numbers = {rule.id: number for number, rule in enumerate(rules.rules)}
        self._planned: dict[int, Planned] = {}
        self._touched: dict[int, tuple[Planned, ...]] = {}
        #: The rules that start from events of a type, and those that start from none, as bits by their places.
        self._from: dict[str, int] = {}
        self._from_none = 0
        for number, rule in enumerate(rules.rules):
            for name in rule.start_types:
                self._from[name] = self._from.get(name, 0) | 1 << number
            if not rule.start_types:
                # It is about every child.
                self._from_none |= 1 << number

    def touched_by(self, types: Iterable[str]) -> tuple[Planned, ...]:
        """The rules of which events of some types make subjects, in the order of the set."""
        bits, of = self._from_none, self._from
        for name in types:
            if name in of:
                bits |= of[name]
        found = self._touched.get(bits)
        if found is None:
            if len(self._touched) >= _MOST_KEPT:
                self._touched.clear()
            found = tuple(self.planned(number) for number in range(len(self.rules)) if bits >> number & 1)
            self._touched[bits] = found
        return found

    def planned(self, number: int) -> Planned:
        """A rule with its quick answers, compiled once. Two threads may do it at once: both find the same."""
        found = self._planned.get(number)
        if found is None:
            found = self._planned[number] = _planned(number, self.rules[number])
        return found


_PLANS: Final[WeakKeyDictionary[Ruleset, Plan]] = WeakKeyDictionary()


def plan_of(rules: Ruleset) -> Plan:
    """The plan of a set of rules, made once."""
    plan = _PLANS.get(rules)
    if plan is None:
        # Two threads may make it at once: both make the same.
        plan = _PLANS[rules] = Plan(rules)
    return plan
