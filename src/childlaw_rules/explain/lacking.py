"""What a finding that counts against the file lacks: which act, in which span of days, of which thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from childlaw_rules.finding import Finding
from childlaw_rules.record.entry import OPENED_BY, OPENS, THREAD_FIELDS
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rulebook import Rule
from childlaw_rules.when import EARLIEST, LATEST, Period, Point, backward

#: Kinds whose duty is to do the act; the others ask that it be there when something else comes.
_TO_DO: Final = frozenset({"deadline", "deadline counted backward", "recurring", "count", "presence"})
_BEFORE: Final = frozenset({"precondition", "consent"})
_CONSENT: Final = (Pattern(event="consent_given"),)


@dataclass(frozen=True, eq=False)
class Lack:
    """What one finding lacks. ``patterns`` are the acts of which one would do, ``first`` and ``last`` the days
    (ordinals) between which it would have met the duty, ``opened`` the kinds of thread that the case has.
    """

    finding: Finding
    rule: Rule
    duty: Any
    patterns: tuple[Pattern, ...]
    first: int
    last: int
    place: int
    opened: frozenset[str]

    @cached_property
    def states(self) -> bool:
        """Whether the duty is to state something in an act that is there."""
        return bool(getattr(self.duty, "must_state", ()) or getattr(self.duty, "must_say", ()))

    @cached_property
    def only_when_late(self) -> tuple[Pattern, ...]:
        """What must be late for the duty to arise at all."""
        patterns: tuple[Pattern, ...] = getattr(self.duty, "applies_only_when_late", ())
        return patterns

    @cached_property
    def order(self) -> tuple[bool, int, int, int]:
        """Which of several that lack the same comes first: the statute, the duty to do it, the earlier due day."""
        kind = self.rule.kind
        directness = 0 if kind in _TO_DO else 1 if kind in _BEFORE else 2
        return self.finding.basis == "practice", directness, self.last, self.place

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types of event of which one would do."""
        return tuple(dict.fromkeys(pattern.event for pattern in self.patterns))

    def opens(self, other: Lack) -> bool:
        """Whether what this one lacks opens the thread to which what the other lacks belongs.

        Where the case has threads of that kind, the two must be about one and the same thread of another.
        """
        kinds = {OPENS[type_] for type_ in self.types if type_ in OPENS}
        if not self.finding.subject.items() & other.finding.subject.items():
            kinds -= self.opened
        for type_ in other.types:
            for field, kind in THREAD_FIELDS[type_]:
                if field == kind and kind in kinds and OPENED_BY[kind] != type_ and kind not in other.finding.subject:
                    return True
        return False


def lack_of(finding: Finding, rule: Rule, place: int, looked_at: int, opened: frozenset[str]) -> Lack:
    """What a finding lacks.

    ``place`` is its place in the report, ``looked_at`` the day that is looked at, ``opened`` the kinds of thread
    that the case has.
    """
    duty = next((version for version in rule.versions if version.id == finding.version), rule.versions[-1]).duty
    first, last = _days(finding, rule.kind, duty, looked_at)
    return Lack(finding, rule, duty, _asked_for(duty, rule.kind), first, last, place, opened)


def _asked_for(duty: Any, kind: str) -> tuple[Pattern, ...]:
    if kind == "consent":
        return _CONSENT
    found: list[Pattern] = []
    for name in ("must_happen", "or_else", "must_be_in_place", "kept_current_by", "ends_with", "repeats", "counts"):
        patterns = getattr(duty, name, ())
        if isinstance(patterns, Pattern):
            found.append(patterns)
        elif isinstance(patterns, tuple):
            found.extend(patterns)
    for instead in getattr(duty, "instead_when", ()):
        found.extend(instead.must_happen)
    return tuple(found)


def _days(finding: Finding, kind: str, duty: Any, looked_at: int) -> tuple[int, int]:
    """The first and the last day on which the act would have met the duty."""
    begun = span_of(finding.trigger.at if finding.trigger is not None else None)
    due = span_of(finding.due)
    if kind == "currency":
        recent = duty.within_the_last
        return EARLIEST if recent is None else backward(looked_at, recent, duty.counting.counting), looked_at
    if kind in _BEFORE:
        return EARLIEST, begun[1]
    last = due[1] if finding.due is not None else LATEST
    if kind == "count":
        each = duty.in_each
        if isinstance(each, Period):
            return backward(due[0], each, duty.counting.counting), last
        return span_of(finding.due[:4] if finding.due is not None else None)[0], last
    if getattr(duty, "may_come_first", False) or kind == "deadline counted backward":
        return EARLIEST, last
    return begun[0], last


def span_of(moment: str | None) -> tuple[int, int]:
    """The first and last possible day of a moment of a finding."""
    if moment is None:
        return EARLIEST, LATEST
    first, slash, last = moment.partition("/")
    if "T" in moment:
        points = [Point.parse(part) for part in ((first, last) if slash else (first,))]
        return points[0].first, points[-1].last
    point = Point.parse(moment)
    return point.first, point.last


def overlap(ours: Iterable[Pattern], theirs: Iterable[Pattern]) -> list[str]:
    """The types of event of which one event may be meant by patterns of both."""
    others = list(theirs)
    return list(dict.fromkeys(p.event for p in ours for q in others if p.event == q.event and _may_meet(p, q)))


def _may_meet(one: Pattern, other: Pattern) -> bool:
    """Whether an event may be such as both patterns say."""
    for field in one.where.keys() & other.where.keys():
        if not set(one.where[field]) & set(other.where[field]):
            return False
    return not any(
        set(wanted.where[field]) <= set(unwanted.unless[field])
        for wanted, unwanted in ((one, other), (other, one))
        for field in wanted.where.keys() & unwanted.unless.keys()
    )
