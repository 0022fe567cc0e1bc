"""Duties of order: what must be in place before a moment, what must be done or said."""

from __future__ import annotations

from typing import Any

from childlaw_rules.when import EARLIEST, backward

from .casefile import CaseFile, Event
from .common import (
    Said,
    first_meant,
    fulfilling,
    governed,
    nothing,
    owed_to,
    settled_by,
    unmet,
)
from .rulefile import Pattern, Rule, Version, listed, patterns
from .subjects import Subject, belonging, one_for_each, own_events, thread_of
from .world import World

YES = frozenset({"yes"})


def precondition_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    """Every moment; one that opens no thread is named after the thread it belongs to, where that is known."""
    kind = rule.versions[0].text("for_each")
    found = []
    for subject in one_for_each(case, "event", rule.patterns("before")):
        if subject.kind == "event" and kind != "event":
            tid = subject.events[0].fields.get(kind)
            if tid is None and len(case.threads[kind]) == 1:
                tid = next(iter(case.threads[kind]))
            if tid is not None:
                found.append(Subject(kind, tid, subject.events))
                continue
        found.append(subject)
    return found


def precondition(world: World, rule: Rule, subject: Subject) -> list[Said]:
    moment = subject.events[0]
    version = governed(world, rule, subject, world.earliest(own_events(world, subject)), "before", lambda _: False)
    if isinstance(version, Said):
        return [version]
    day = world.day(moment)
    if version.yes("not_for_unborn") and world.unborn(day):
        return [nothing(subject)]
    first, earlier = EARLIEST, None
    if "only_if_repeated_in" in version.duty:
        earlier = _same_moment_before(world, version.text("only_if_repeated_in"), subject)
        if earlier is None:
            return [nothing(subject)]
        first = world.day(earlier)

    def judge(own: Subject) -> Said:
        return nothing(own) if unmet(world, version, own, day) else _in_place(world, version, own, first, earlier)

    return owed_to(world, version, subject, day, judge)


def _same_moment_before(world: World, kind: str, subject: Subject) -> Event | None:
    moment = subject.events[0]
    own = thread_of(world, subject, kind)
    found = []
    for event in world.in_order(world.case.of(moment.type)):
        if event is moment:
            break
        if (
            event.fields.get(subject.kind) == subject.id
            or thread_of(world, Subject("event", event.id, (event,)), kind) == own
        ):
            found.append(event)
    return found[-1] if found else None


def _in_place(world: World, version: Version, subject: Subject, first: int, earlier: Event | None) -> Said:
    moment = subject.events[0]
    day = world.day(moment)
    tie = version.text("tied_by")
    if "not_before" in version.duty:
        first = _counts_from(world, version, subject)
    if "in_the_last" in version.duty:
        first = max(first, backward(day, version.period("in_the_last"), version.counting))
    last = day
    if "at_least_before" in version.duty:
        last = backward(day, version.period("at_least_before"), version.counting)
    wanted = version.patterns("must_be_in_place")
    there = _standing(world, subject, tie, wanted, first, last)
    if earlier is not None:
        # It lies between the two moments, by the clock too where both tell the time.
        there = [event for event in there if not _later_by_the_clock(earlier, event)]
    undoing = version.patterns("undone_by")
    if there and undoing:
        # What undoes it does so when it comes after the latest.
        if _standing(world, subject, tie, undoing, world.day(there[-1]), day):
            there = []
        unseen = False
    else:
        unseen = not there and world.unrecorded(wanted, subject.key, first, last, fulfils=True)

    def said(status: str, done: str | None = None) -> Said:
        return Said(status, subject.named(), None, last, done, version)

    if there or unseen:
        return said("met", there[-1].id if there else None)
    if any(_excuses(world, exception, tie, subject, first) for exception in listed(version.duty.get("excused_by", []))):
        return said("excused")
    later = [event for event in fulfilling(world, subject, tie, wanted, day) if world.day(event) > last]
    return said("missing", later[0].id if later else None)


def _standing(world: World, subject: Subject, tie: str, wanted: list[Pattern], first: int, last: int) -> list[Event]:
    """What is in place between two days, earliest first; not what came later on the very day of the moment."""
    moment = subject.events[0]
    found = []
    for event in belonging(world, subject, tie, wanted):
        if event is moment or _later_by_the_clock(event, moment) or not first <= world.day(event) <= last:
            continue
        if world.any_means(wanted, event, last):
            found.append(event)
    return world.in_order(found)


def _later_by_the_clock(event: Event, other: Event) -> bool:
    return event.instant is not None and other.instant is not None and event.instant > other.instant


def _counts_from(world: World, version: Version, subject: Subject) -> int:
    """The earliest day from which something counts: that of the first of some events that is on file."""
    wanted = version.patterns("not_before")
    ties = listed(version.duty.get("not_before_tied_by", version.text("tied_by")))
    for pattern, tie in zip(wanted, ties * len(wanted) if len(ties) == 1 else ties, strict=True):
        found = fulfilling(world, subject, tie, [pattern])
        if found:
            return world.day(found[0])
    return EARLIEST


def _excuses(world: World, exception: dict[str, Any], rule_tie: str, subject: Subject, first: int) -> bool:
    moment = subject.events[0]
    day = world.day(moment)
    tie = exception.get("tied_by", rule_tie)
    if "event" in exception:
        instead = patterns(exception["event"])
        if _standing(world, subject, tie, instead, first, day):
            return True
        return world.unrecorded(instead, subject.key, first, day)
    urgent = patterns(exception["moment"])[0]
    if urgent.event == moment.type:
        if not world.means(urgent, moment):
            return False
    else:
        behind = "decision" if urgent.event == "decision_made" and "decision" in moment.fields else "measure"
        if not any(world.day(e) <= day for e in fulfilling(world, subject, behind, [urgent])):
            return False
    beside = patterns(exception.get("and_on_file"))
    if not beside or _standing(world, subject, tie, beside, EARLIEST, day):
        return True
    return world.unrecorded(beside, subject.key, EARLIEST, day)


def presence_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    duty = rule.versions[0]
    whole = duty.yes("only_the_first") or "must_happen" in duty.duty
    return one_for_each(case, duty.text("for_each") if whole else "event", rule.patterns("called_for_by"))


def presence(world: World, rule: Rule, subject: Subject) -> list[Said]:
    events = own_events(world, subject)
    measures = rule.patterns("while_running")
    if measures:
        tid = thread_of(world, subject, "measure")
        starts = [s for s in world.case.of("measure_started") if tid is not None and s.fields["measure"] == tid]
        started = world.earliest(starts)
        if started is None or not world.any_means(measures, started):
            return [nothing(subject)]
        events = [event for event in events if world.day(event) >= world.day(started)]
    start = first_meant(world, rule, events, "called_for_by")
    version = governed(world, rule, subject, start, "called_for_by", settled_by(world, subject, start))
    if isinstance(version, Said):
        return [version]
    assert start is not None
    day = world.day(start)

    def judge(own: Subject) -> Said:
        if unmet(world, version, own, day):
            return nothing(own)
        return (
            _done(world, version, own, start) if "must_happen" in version.duty else _stated(world, version, own, start)
        )

    return owed_to(world, version, subject, day, judge)


def _stated(world: World, version: Version, subject: Subject, act: Event) -> Said:
    otherwise = any(act.fields.get(field) is not None for field in listed(version.duty.get("also_said_by", [])))
    right = True
    for flag in listed(version.duty.get("must_state", [])):
        value = act.says(flag)
        if value is None and otherwise:
            value = "yes"
        right = (world._asked(act, flag, YES) if value is None else value != "no") and right
    for field, values in version.duty.get("must_say", {}).items():
        allowed = frozenset(listed(values))
        value = world.says(act, field, allowed)
        right = (world._asked(act, field, allowed) if value is None else value) and right
    status = "met" if right else "missing"
    return Said(status, subject.named(), None, None, act.id if right else None, version)


def _done(world: World, version: Version, subject: Subject, start: Event) -> Said:
    day, today = world.day(start), world.case.as_of
    tie = version.text("tied_by")
    presupposing = version.patterns("presupposed_by")
    moments = fulfilling(world, subject, version.text("presupposed_tied_by", tie), presupposing)
    moments = [event for event in moments if world.day(event) >= day]
    last = world.day(moments[0]) if moments else today
    wanted = version.patterns("must_happen")
    for instead in reversed(listed(version.duty.get("instead_when", []))):
        if any(world.means(pattern, start) for pattern in patterns(instead["when"])):
            wanted = patterns(instead["must_happen"])
    first = EARLIEST if version.yes("may_come_first") else day
    found = fulfilling(world, subject, tie, wanted, day)
    came = [event for event in found if first <= world.day(event) <= last]

    def said(status: str, due: int | None = None, done: str | None = None) -> Said:
        return Said(status, subject.named(), None, due, done, version)

    if came:
        return said("met", None, came[0].id)
    if world.unrecorded(wanted, subject.key, first, last, fulfils=True):
        return said("met")
    accepted = version.patterns("excused_by")
    if any(first <= world.day(e) <= last for e in fulfilling(world, subject, tie, accepted)):
        return said("excused")
    if accepted and world.unrecorded(accepted, subject.key, first, last):
        return said("excused")
    if not moments:
        return said("pending")
    later = [event for event in found if world.day(event) > last]
    return said("missing", last, later[0].id if later else None)
