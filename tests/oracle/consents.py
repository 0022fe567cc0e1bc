"""Who must have consented on or before the day of a decision."""

from __future__ import annotations

from childlaw_rules.when import EARLIEST

from .casefile import CaseFile, Event
from .common import OF_AGE, Said, governed, holders, nothing
from .rulefile import Rule, Version, age, patterns
from .subjects import Subject, belonging, one_for_each
from .world import World

YES = frozenset({"yes"})


def consent_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    return one_for_each(case, "event", rule.patterns("before"))


def consent(world: World, rule: Rule, subject: Subject) -> list[Said]:
    decision = subject.events[0]
    version = governed(world, rule, subject, world.earliest([decision]), "before", lambda _: False)
    if isinstance(version, Said):
        return [version]
    day = world.day(decision)
    if version.duty.get("only_in_placement") and not _placement_with_consent(world, decision):
        return [nothing(subject)]
    years = age(version.duty.get("child"))
    if years is not None and not world.child_is(years, day):
        return [nothing(subject)]
    if version.text("from_whom") == "the child":
        return [_consented(world, version, subject.owed_to("child", world.case.child_ids))]
    if world.child_is(OF_AGE, day):
        return [nothing(subject)]
    owed = holders(world, subject, day)
    if not owed or owed[0].party == "?":
        # Somebody holds custody of every child; whether they consented is not known.
        kept = world.choices.choose("custody holders", (True, False))
        return [Said("met" if kept else "missing", subject.named(), None, day, None, version)]
    return [_consented(world, version, one) for one in owed]


def _consented(world: World, version: Version, subject: Subject) -> Said:
    decision = subject.events[0]
    day = world.day(decision)
    given = _of_party(world, subject, "consent_given")
    withdrawn = [e for e in _of_party(world, subject, "consent_withdrawn") if world.day(e) <= day]
    born_first = any(world.means(pattern, decision) for pattern in version.patterns("not_given_before_birth"))
    for event in reversed(given):
        on = world.day(event)
        if on > day or (born_first and world.unborn(on)):
            continue
        if any(_comes_after(world, withdrawal, event) for withdrawal in withdrawn):
            continue
        if world.unrecorded(patterns("consent_withdrawn"), subject.key, on, day):
            continue
        return Said("met", subject.named(), None, day, event.id, version)
    if world.unrecorded(patterns("consent_given"), subject.key, EARLIEST, day):
        return Said("met", subject.named(), None, day, None, version)
    later = [event for event in given if world.day(event) > day]
    return Said("missing", subject.named(), None, day, later[0].id if later else None, version)


def _of_party(world: World, subject: Subject, type_: str) -> list[Event]:
    found = belonging(world, subject, "concerns the decision", patterns(type_))
    return world.in_order([event for event in found if event.fields.get("by") in subject.party_ids])


def _comes_after(world: World, withdrawal: Event, given: Event) -> bool:
    """Whether a withdrawal comes after a consent; on one day it does, unless the times say otherwise."""
    if withdrawal.instant is not None and given.instant is not None:
        return withdrawal.instant >= given.instant
    return world.day(given) <= world.day(withdrawal)


def _placement_with_consent(world: World, decision: Event) -> bool:
    """Whether the placement in which the place is changed was decided with consent."""
    measure = world.measure_of(decision)
    others = world.case.of("decision_made") if measure is None else world.decisions_about(measure)
    placements = [
        other
        for other in others
        if other is not decision
        and (other.says("kind") == "provisional" or world.says(other, "measure_kind", frozenset({"placement"})))
        and other.says("granted") != "no"
        and world.happened(other)
        and world.day(other) <= world.day(decision)
    ]
    said = world.in_order(placements)[-1] if placements else decision
    known = world.says(said, "with_consent", YES)
    if known is not None:
        return known
    if placements:
        return world._asked(said, "with_consent", YES)
    return world.choices.choose("placement consent", (True, False))
