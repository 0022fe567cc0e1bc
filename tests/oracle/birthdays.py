"""Deadlines counted from the day on which the child turns an age, as a rule backward."""

from __future__ import annotations

from childlaw_rules.when import LeapBirthday, backward, day_turned, forward

from .casefile import CaseFile, Event
from .common import Said, end_of, fulfilling, names, nothing, unmet, without_law
from .deadlines import ENDS_A_MEASURE
from .rulefile import Pattern, Rule, Version, patterns
from .subjects import CASE, Subject, one_for_each, own_events
from .world import World


def from_birthday(world: World, rule: Rule, subject: Subject) -> list[Said]:
    """A deadline counted from the day on which the child turns an age, as a rule backward."""
    start: Event | None = None
    if subject.kind:
        start = world.earliest(own_events(world, subject))
        if start is None or not world.any_means(rule.patterns("while_running"), start):
            return [nothing(subject)]
    if world.born() is None:
        return [nothing(subject)]
    for version in rule.versions:
        birthday, due = _birthday(world, version)
        if rule.on(due) is version:
            return [_from_birthday(world, version, subject, start, birthday, due)]
    return [without_law(subject)]


def _birthday(world: World, version: Version) -> tuple[int, int]:
    born = world.born()
    assert born is not None
    leap = LeapBirthday(version.text("born_29_february"))
    birthday = day_turned(born, int(version.duty["child_turns"]), leap)
    if "at_least_before" in version.duty:
        return birthday, backward(birthday, version.period("at_least_before"), version.counting)
    if "within_after" in version.duty:
        return birthday, forward(birthday, version.period("within_after"), version.counting)
    return birthday, birthday


def _from_birthday(
    world: World, version: Version, subject: Subject, start: Event | None, birthday: int, due: int
) -> Said:
    counts_from = birthday if "within_after" in version.duty else due
    if unmet(world, version, subject, counts_from):
        return nothing(subject)
    begun, end = None, None
    if start is not None:
        begun = world.day(start)
        if not world.any_means(version.patterns("while_running"), start) or begun > counts_from:
            return nothing(subject)
        end = end_of(world, subject, begun)
        if end is not None and end < (birthday if "within_after" in version.duty else begun):
            return nothing(subject)
    wanted, tie = version.patterns("must_happen"), version.text("tied_by", CASE)
    done = fulfilling(world, subject, tie, wanted)
    low = 1 if begun is None else begun
    came = [event for event in done if low <= world.day(event) <= due]
    if end is not None and end < due:
        # The duty goes with the measure, and what ends the measure first is no answer to it.
        wanted = [pattern for pattern in wanted if pattern.event not in ENDS_A_MEASURE]
        if (
            came[0].type in ENDS_A_MEASURE
            if came
            else not world.unrecorded(wanted, subject.key, low, due, fulfils=True)
        ):
            return nothing(subject)
    if came or world.unrecorded(wanted, subject.key, low, due, fulfils=True):
        return Said("met", subject.named(), None, due, came[0].id if came else None, version)
    later = [event for event in done if world.day(event) > due]
    if later:
        return Said("met_late", subject.named(), None, due, later[0].id, version)
    if world.unrecorded(wanted, subject.key, due + 1, world.case.as_of, fulfils=True):
        return Said("met_late", subject.named(), None, due, None, version)
    return Said("pending" if world.case.as_of <= due else "overdue", subject.named(), None, due, None, version)


def birthday_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    measures = rule.patterns("while_running")
    if measures:
        return one_for_each(case, "measure", measures)
    called: list[Pattern] = [
        p for version in rule.versions for p in patterns(version.duty.get("only_after", {}).get("events", []))
    ]
    return [Subject("", "child", ())] if case.of(*names(called)) else []
