"""Consent: each of several parties must have consented on or before the day of a decision.

What: ``before`` names the decisions, or the start of an investigation or the plan that needs consent;
``from_whom`` is ``every custody holder`` (each who holds custody on the day of the decision) or ``the child``
(with ``child``: the age from which the child's own consent is needed, turned on that day).
``only_in_placement: with consent`` limits the duty to placements that were decided with consent.
``not_given_before_birth`` names the decisions for which a consent given before the child was born
does not count.

A consent counts when it was given on or before the day of the decision and not withdrawn since, on or before
that day; where withdrawals are not recorded, whether it stood is not known. Whether the decision was made
with consent is read from the decision, from a body that decides without one, or from a consent on file;
where nothing says so, it is not known.

Why: a decision with consent stands on the consent of everyone who must give it.

Status: met, missing (also when given later), one finding for each party. Governed by the version in force on
the day of the decision.
"""

from __future__ import annotations

from typing import Literal

from childlaw_rules.kinds.clock import Rule, earliest, governed, thread_anchors
from childlaw_rules.kinds.matching import child_is, matches, said, says, tied, unborn
from childlaw_rules.kinds.outcome import Anchor, Line, Outcome, not_applicable
from childlaw_rules.kinds.parties import OF_AGE, holders
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.moments import Day
from childlaw_rules.record.threads import decisions_about, measure_of
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.pattern import Pattern, Patterns, Tie
from childlaw_rules.rule.values import Age, Word


class Duty(Word):
    """What a rule file of this kind may say."""

    before: Patterns
    from_whom: Literal["every custody holder", "the child"]
    child: Age | None = None
    only_in_placement: Literal["with consent"] | None = None
    not_given_before_birth: Patterns = ()

    def decisions(self) -> tuple[Pattern, ...]:
        """The events that make the rule's subject."""
        return self.before


def anchors(record: Record, rule: Rule) -> list[Anchor]:
    """The subjects of the rule in a case: every decision that may need consent."""
    return thread_anchors(record, "event", [p for v in rule.versions for p in v.duty.before])


def judge(world: World, rule: Rule, anchor: Anchor) -> list[Outcome]:
    """How the duty stands for one decision in one world: one outcome for each party."""
    decision = anchor.entries[0]
    found = governed(world, rule, anchor, earliest(world, anchor.entries), Duty.decisions)
    if isinstance(found, Outcome):
        return [found]
    version, duty = found
    day = world.day(decision)
    if duty.only_in_placement is not None and not _in_placement_with_consent(world, decision):
        return [not_applicable(anchor, "placement-without-consent", version)]
    if duty.child is not None and not child_is(world, duty.child, day):
        return [not_applicable(anchor, "other-age", version, age=duty.child)]
    if duty.from_whom == "every custody holder" and child_is(world, OF_AGE, day):
        return [not_applicable(anchor, "no-party", version)]
    parties = ["child"] if duty.from_whom == "the child" else holders(world, day)
    if not parties:
        # Somebody holds custody of every child; the case does not say who.
        parties = [] if world.open_question(("custody_holders",)) else ["?"]
        if not parties:
            return [_state(world, anchor, version, decision, None)]
        return [_missing(_state(world, anchor, version, decision, None), None)]
    states = [_state(world, anchor, version, decision, party) for party in parties]
    return [_judge(world, duty, anchor, state, party) for state, party in zip(states, parties, strict=True)]


def _state(world: World, anchor: Anchor, version: object, decision: Entry, party: str | None) -> Outcome:
    subject = anchor.subject if party is None else {**anchor.subject, "party": party}
    day = world.day(decision)
    state = Outcome("met", subject, [], version=version, trigger=decision, start=day, due=day, end=day)
    state.lines.append(Line("decided", decision))
    return state


def _missing(state: Outcome, party: str | None) -> Outcome:
    state.status = "missing"
    state.lines.append(Line("no-consent", None, {"party": party}))
    return state


def _judge(world: World, duty: Duty, anchor: Anchor, state: Outcome, party: str) -> Outcome:
    decision = anchor.entries[0]
    day = world.day(decision)
    given = _standing(world, duty, anchor, party)
    if given is not None:
        state.done, state.end = given, world.day(given)
        state.lines.append(Line("consented", given, {"party": party}))
        if given.place >= 0 and given.first == given.last == decision.first == decision.last:
            state.remarks.append("same_day")
        return state
    for entry in world.unrecorded_event("consent_given", 1, world.bounds(day)[1], (anchor.id, party)):
        if world.at_most(world.day(entry), day):
            state.done = entry
            return state
    for type_, key in (("consent_withdrawn", "withdrawn"), ("consent_refused", "refused")):
        said_so = [e for e in _of(world, type_, anchor, party) if _by_then(world, e, day)]
        if said_so:
            state.lines.append(Line(key, said_so[-1], {"party": party}))
    _missing(state, party)
    for later in _of(world, "consent_given", anchor, party):
        if world.happened(later) and world.before(day, world.day(later)):
            state.done, state.end = later, world.day(later)
            state.lines.append(Line("came-later", later))
            break
    return state


def _by_then(world: World, entry: Entry, day: Day) -> bool:
    return world.happened(entry) and world.at_most(world.day(entry), day)


def _of(world: World, type_: str, anchor: Anchor, party: str) -> list[Entry]:
    ids = world.record.child_ids if party == "child" else (party,)
    return tied(world, type_, Tie.CONCERNS_IT, anchor, by=ids)


def _standing(world: World, duty: Duty, anchor: Anchor, party: str) -> Entry | None:
    """The consent of a party that stands on the day of the decision."""
    decision = anchor.entries[0]
    day = world.day(decision)
    withdrawals = _of(world, "consent_withdrawn", anchor, party)
    for given in reversed(_of(world, "consent_given", anchor, party)):
        if not _by_then(world, given, day):
            continue
        on = world.day(given)
        if unborn(world, on) and _needs_a_child(world, duty, decision):
            continue
        if any(_by_then(world, w, day) and _withdraws(world, w, given) for w in withdrawals):
            continue
        if _perhaps_withdrawn(world, anchor, party, on):
            continue
        return given
    return None


def _needs_a_child(world: World, duty: Duty, decision: Entry) -> bool:
    """Whether a consent given before the child was born does not count for a decision."""
    return any(matches(world, decision, pattern) for pattern in duty.not_given_before_birth)


def _perhaps_withdrawn(world: World, anchor: Anchor, party: str, on: Day) -> bool:
    """Whether a consent was withdrawn, unrecorded, by the day of the decision."""
    day = world.day(anchor.entries[0])
    first, last = world.bounds(on)[0], world.bounds(day)[1]
    return any(
        world.at_most(on, world.day(entry)) and world.at_most(world.day(entry), day)
        for entry in world.unrecorded_event("consent_withdrawn", first, last, (anchor.id, party))
    )


def _withdraws(world: World, withdrawal: Entry, given: Entry) -> bool:
    """Whether a withdrawal comes after a consent; on one day it does, unless the times say otherwise."""
    if withdrawal.instant is not None and given.instant is not None:
        return withdrawal.instant >= given.instant
    return world.at_most(world.day(given), world.day(withdrawal))


def _in_placement_with_consent(world: World, decision: Entry) -> bool:
    """Whether the placement in which the place is changed was decided with consent."""
    measure = measure_of(world, decision)
    placement: Entry | None = None
    # Without a measure on file, whatever placement there is.
    others = world.record.of_type("decision_made") if measure is None else decisions_about(world, measure)
    for other in others:
        if (
            other is not decision
            and (other.get("kind") == "provisional" or says(world, other, "measure_kind", {"placement"}))
            and other.get("granted") is not False
            and world.happened(other)
            and world.at_most(world.day(other), world.day(decision))
        ):
            placement = other
    if placement is None:
        # The file does not show how the placement was decided; the decision itself may say.
        value = said(world, decision, "with_consent")
        return world.open_question(("placement_consent",)) if value is None else bool(value)
    value = said(world, placement, "with_consent")
    return world.open_question(("field", placement.index, "with_consent")) if value is None else bool(value)
