"""One possible world: what its events say, and which of them a pattern means."""

from __future__ import annotations

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.when import day_turned

from .casefile import NAMES_PARTY, Event
from .rulefile import Age, Pattern
from .threads import Threads

DECIDE_WITHOUT_CONSENT = {"committee", "committee_chair", "appeals_board", "youth_crime_board", "court"}
MEASURE_KINDS = frozenset(EVENT_TYPES["measure_started"].fields["kind"].values)
#: Kinds of decision that are kinds of measure too.
SAYS_MEASURE = MEASURE_KINDS & frozenset(EVENT_TYPES["decision_made"].fields["kind"].values)
YES_OR_NO = frozenset({"yes", "no"})


class World(Threads):
    """A case in which everything is settled: what the file leaves open is chosen when it is asked for."""

    def born(self) -> int | None:
        span = self.case.born
        if span is None or span[0] == span[1]:
            return None if span is None else span[0]
        return self.choices.choose("born", range(span[0], span[1] + 1))

    def child_is(self, age: Age, on: int) -> bool:
        """Whether the child has the age on a day; the unborn is under every age."""
        born = self.born()
        return (born is not None and day_turned(born, age.years) <= on) == age.or_older

    def unborn(self, on: int) -> bool:
        born = self.born()
        return born is None or on < born

    # -- what events say --------------------------------------------------------------------------------------

    def says(self, event: Event, field: str, values: frozenset[str]) -> bool | None:
        """Whether a field says one of some values; None where the file does not say anything."""
        if field in {"kind", "measure_kind"} and event.type in {"measure_started", "decision_made"}:
            return self._kind_says(event, field, values)
        value = event.says(field)
        if value is None and event.type == "decision_made" and field == "with_consent":
            value = self._with_consent(event)
        return None if value is None else value in values

    def _provision(self, event: Event) -> frozenset[str] | None:
        found: frozenset[str] | None = self._meanings(self, event)  # type: ignore[operator]
        return found

    def _kind_says(self, event: Event, field: str, values: frozenset[str]) -> bool | None:
        kind = event.says("kind")
        question = ("kind", event.number)
        if event.type == "measure_started":
            if kind is not None:
                return kind in values
            return self.choices.is_among(question, self._provision(event) or MEASURE_KINDS, values)
        stated = event.says("measure_kind") or (kind if kind in SAYS_MEASURE else None)
        meant = None if stated is not None or kind not in {"measure", "provisional"} else self._provision(event)
        if meant is not None and len(meant) == 1:
            stated = next(iter(meant))
            kind = stated if kind == "measure" and stated in SAYS_MEASURE else kind
        if field == "kind":
            if stated is not None or meant is None or kind != "measure" or self._kind_granted(event) is not None:
                return kind in values
            fit = frozenset(may for may in meant if (may if may in SAYS_MEASURE else kind) in values)
            return self.choices.is_among(question, meant, fit)
        if stated is not None:
            return stated in values
        granted = self._granted(event)
        if self._kind_granted(event) is not None:
            return self._kind_granted(event) in values
        if meant is not None:
            return self.choices.is_among(question, meant, values)
        return None if granted is None else self._kind_says(granted, "kind", values)

    def _granted(self, decision: Event) -> Event | None:
        """The start of the measure that a decision grants."""
        if decision.says("kind") not in {"measure", "provisional"}:
            return None
        measure = self.measure_of(decision)
        starts = self.case.of("measure_started")
        return next((s for s in starts if measure is not None and s.fields["measure"] == measure), None)

    def _kind_granted(self, decision: Event) -> str | None:
        """The kind of the measure that a decision grants, where its start says so or its provision does."""
        started = self._granted(decision)
        if started is None:
            return None
        stated: str | None = started.says("kind")
        meant = self._provision(started) if stated is None else None
        return next(iter(meant)) if meant is not None and len(meant) == 1 else stated

    def _with_consent(self, decision: Event) -> str | None:
        body = decision.says("decided_by")
        if decision.says("kind") == "provisional" or body in DECIDE_WITHOUT_CONSENT:
            return "no"
        if body == "municipality" and self.says(decision, "kind", frozenset({"placement", "change_of_place"})):
            return "yes"
        for given in self.case.of("consent_given"):
            if self.happened(given) and self.concerns(given, decision) and self.day(given) <= self.day(decision):
                return "yes"
        return None

    def means(self, pattern: Pattern, event: Event, on: int | None = None, settled: bool = False) -> bool:
        """Whether a pattern means an event; ``on`` is the day that governs, ``settled`` leaves out what is open."""
        if event.type != pattern.event:
            return False
        for field, values in pattern.where:
            said = self.says(event, field, values)
            if said is None:
                said = field in pattern.open and (settled or self._asked(event, field, values))
            if not said:
                return False
        for field, values in pattern.unless:
            said = self.says(event, field, values)
            if said is None:
                said = field in pattern.open and not settled and self._asked(event, field, values)
            if said:
                return False
        if pattern.child_by_then is not None and not self.child_is(pattern.child_by_then, self.day(event)):
            return False
        return pattern.child is None or self.child_is(pattern.child, self.day(event) if on is None else on)

    def _asked(self, event: Event, field: str, values: frozenset[str]) -> bool:
        """What a field that is left out says in this world."""
        word = EVENT_TYPES[event.type].fields[field]
        every = frozenset(word.values) if word.kind == "word" else YES_OR_NO
        return self.choices.is_among(("field", event.number, field), every, values)

    def any_means(self, patterns: list[Pattern], event: Event, on: int | None = None) -> bool:
        return any(self.means(pattern, event, on) for pattern in patterns)

    def of_party(self, event: Event, ids: frozenset[str]) -> bool:
        """Whether an event is of a party: it names it, or names nobody."""
        return all(event.fields.get(name) is None or event.fields[name] in ids for name in NAMES_PARTY[event.type])
