"""Limits on how long something lasts, and what may not be done too early."""

from __future__ import annotations

from childlaw_rules.when import Period, Point, backward, forward

from .casefile import CaseFile
from .common import Said, fulfilling, governed, meant_start, nothing, unmet, without_law
from .rulefile import Rule, Version
from .subjects import Subject, one_for_each
from .world import World


def limit(world: World, rule: Rule, subject: Subject) -> list[Said]:
    start = meant_start(world, rule, subject, "begins_with")
    if start is None:
        return [nothing(subject)]
    day, today = world.day(start), world.case.as_of
    for version in rule.versions:
        stated = start.fields.get(version.text("stated_in"))
        begun = Point.parse(stated["from"]).first if isinstance(stated, dict) and "from" in stated else day
        due = forward(begun, version.period("at_most"), version.counting)
        if rule.on(due) is version:
            break
    else:
        return [without_law(subject)]
    if not world.any_means(version.patterns("begins_with"), start) or unmet(world, version, subject, day):
        return [nothing(subject)]

    def said(status: str, done: str | None = None) -> list[Said]:
        return [Said(status, subject.named(), None, due, done, version)]

    ending = version.patterns("ends_with")
    until = _stated_end(stated, day, version)
    if not ending:
        kept = until <= due if until is not None else world.choices.choose(("kept", start.number), (True, False))
        return said("met", start.id) if kept else said("missing")
    ends = [e for e in fulfilling(world, subject, version.text("tied_by"), ending, day) if world.day(e) >= day]
    if ends:
        return said("met" if world.day(ends[0]) <= due else "met_late", ends[0].id)
    if world.unrecorded(ending, subject.key, day, min(due, today)):
        return said("met")
    if world.unrecorded(ending, subject.key, due + 1, today):
        return said("met_late")
    if today > due:
        return said("overdue")
    return said("pending" if until is None or until <= due else "missing")


def _stated_end(stated: object, day: int, version: Version) -> int | None:
    if stated is None:
        return None
    if isinstance(stated, dict):
        return Point.parse(stated["until"]).first
    text = str(stated)
    return (
        Point.parse(text).first
        if text[:4].isdigit() and "-" in text
        else forward(day, Period.parse(text), version.counting)
    )


def not_too_early(world: World, rule: Rule, subject: Subject) -> list[Said]:
    act = subject.events[0]
    version = governed(world, rule, subject, world.earliest([act]), "act", lambda _: False)
    if isinstance(version, Said):
        return [version]
    expected = world.case.expected
    if expected is None:
        kept = world.choices.choose("expected", (True, False))
        return [Said("met" if kept else "missing", subject.named(), None, None, act.id if kept else None, version)]
    birth = (
        expected[0]
        if expected[0] == expected[1]
        else world.choices.choose("expected", range(expected[0], expected[1] + 1))
    )
    first = backward(birth, version.period("at_the_earliest"), version.counting)
    kept = world.day(act) >= first
    return [Said("met" if kept else "missing", subject.named(), None, first, act.id if kept else None, version)]


def limit_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    return one_for_each(case, rule.versions[0].text("for_each"), rule.patterns("begins_with"))


def act_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    return one_for_each(case, "event", rule.patterns("act"))
