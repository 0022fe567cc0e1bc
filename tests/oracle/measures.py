"""Duties while a measure runs: what comes again and again, what is counted, and silence in the file."""

from __future__ import annotations

from datetime import date

from childlaw_rules.when import Period, Point, forward

from .casefile import CaseFile, Event
from .common import Said, end_of, fulfilling, meant_start, nothing, without_law
from .rulefile import Rule, Version, listed, patterns
from .subjects import Subject, one_for_each
from .world import World


def recurring(world: World, rule: Rule, subject: Subject) -> list[Said]:
    start = meant_start(world, rule, subject, "while_running")
    if start is None:
        return [nothing(subject)]
    begun = world.day(start)
    end = end_of(world, subject, begun)
    last = world.case.as_of if end is None else end
    head = rule.versions[0]
    held: dict[int, list[Event]] = {}
    for event in fulfilling(world, subject, "measure", head.patterns("repeats")):
        if begun <= world.day(event) <= last:
            held.setdefault(world.day(event), []).append(event)
    days = sorted(held)
    found = []
    for number, day in enumerate(days, start=1):
        following = days[number] if number < len(days) else None
        said = _interval(world, rule, subject, start, number, (day, held[day], following, held), end)
        if said is not None:
            found.append(said)
    return found or [nothing(subject)]


def _interval(
    world: World,
    rule: Rule,
    subject: Subject,
    start: Event,
    number: int,
    stretch: tuple[int, list[Event], int | None, dict[int, list[Event]]],
    end: int | None,
) -> Said | None:
    day, events, following, held = stretch
    due, version = _next_due(world, rule, subject, start, day, events)
    if due is None:
        return None
    if version is None:
        return without_law(subject, number)
    if not world.any_means(version.patterns("while_running"), start):
        return nothing(subject)
    key = version.duty.get("next_set_by")
    by = None if following is None else max(held[following], key=lambda e: _set_day(key, e) or 0).id

    def said(status: str, done: str | None = None) -> Said:
        return Said(status, subject.named(), number, due, done, version)

    if following is not None and following <= due:
        return said("met", by)
    last = following or (world.case.as_of if end is None else end)
    repeated = version.patterns("repeats")
    if world.unrecorded(repeated, (subject.key, number), day + 1, min(due, last)):
        return said("met")
    if following is not None:
        return said("met_late", by)
    if end is not None and end <= due:
        return nothing(subject)
    if world.unrecorded(repeated, (subject.key, number), max(due, day) + 1, last):
        return said("met_late")
    return said("pending" if world.case.as_of <= due else "overdue")


def _set_day(field: str | None, event: Event) -> int | None:
    stored = None if field is None else event.fields.get(field)
    return None if stored is None else Point.parse(stored).first


def _next_due(
    world: World, rule: Rule, subject: Subject, start: Event, day: int, events: list[Event]
) -> tuple[int | None, Version | None]:
    """The day on which the next one falls due, and the latest version that governs it."""
    last: int | None = None
    for version in reversed(rule.versions):
        if "next_set_by" in version.duty:
            due = max((_set_day(version.duty["next_set_by"], event) or 0 for event in events), default=0) or None
        else:
            due = forward(day, version.period("at_most_apart"), version.counting)
        if due is None:
            continue
        last = due
        since = due
        if version.text("governed_by", "due day") != "due day":
            decided = [world.day(d) for d in world.decisions_about(subject.id) if world.happened(d)]
            since = max([world.day(start), *(on for on in decided if world.day(start) < on <= due)])
        if version.first <= due and since <= version.last:
            return due, version
    return last, None


def count(world: World, rule: Rule, subject: Subject) -> list[Said]:
    start = meant_start(world, rule, subject, "while_running")
    if start is None:
        return [nothing(subject)]
    begun = world.day(start)
    end = end_of(world, subject, begun)
    found = []
    number = 0
    while True:
        number += 1
        for version in rule.versions:
            first, last = _nth_period(version, begun, number)
            if rule.on(first) is version:
                break
        else:
            first, last = _nth_period(rule.versions[-1], begun, number)
            if first > world.case.as_of:
                break
            if end is None or first <= end:
                found.append(without_law(subject, number))
            continue
        if first > world.case.as_of or (end is not None and end < last):
            break
        if world.any_means(version.patterns("while_running"), start):
            found.append(_counted(world, version, subject, number, first, last))
    return found or [nothing(subject)]


def _nth_period(version: Version, begun: int, number: int) -> tuple[int, int]:
    """First and last day of a period, each added once from the start of the measure."""
    said = version.duty["in_each"]
    if said == "calendar year":
        day = date.fromordinal(begun)
        year = day.year + (0 if (day.month, day.day) == (1, 1) else 1) + number - 1
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    step = Period.parse(said)
    last = forward(begun, Period(step.amount * number, step.unit), version.counting)
    if number == 1:
        return begun, last
    return forward(begun, Period(step.amount * (number - 1), step.unit), version.counting) + 1, last


def _counted(world: World, version: Version, subject: Subject, number: int, first: int, last: int) -> Said:
    wanted = version.patterns("counts")
    held = [e for e in fulfilling(world, subject, "measure", wanted) if first <= world.day(e) <= last]
    most = int(version.duty["at_least"])
    if len(held) >= most:
        return Said("met", subject.named(), number, last, held[most - 1].id, version)
    gaps = [gap for pattern in wanted for gap in world.case.gaps.get(pattern.event, [])]
    unseen = any(low <= last and first <= high for low, high in gaps)
    # However many are needed may have been held in a stretch that is not recorded.
    if unseen and world.choices.choose(("count", subject.key, number), (True, False)):
        return Said("met", subject.named(), number, last, None, version)
    return Said("pending" if world.case.as_of <= last else "missing", subject.named(), number, last, None, version)


def inactivity(world: World, rule: Rule, subject: Subject) -> list[Said]:
    start = world.earliest(list(subject.events))
    if start is None:
        return [nothing(subject)]
    begun = world.day(start)
    version = rule.on(begun)
    if version is None:
        return [without_law(subject)]
    end = end_of(world, subject, begun)
    last = world.case.as_of if end is None else end
    happened = [event for event in world.case.events if world.happened(event)]
    active = {world.day(event): event for event in reversed(world.in_order(happened))}
    found: list[Said] = []
    day = begun
    while True:
        due = forward(day, version.period("at_most_apart"), version.counting)
        if last <= due:
            break
        within = [on for on in active if day < on <= due]
        if within:
            day = max(within)
            continue
        unseen = _unseen(world, subject, day, due)
        if unseen is not None:
            day = unseen
            continue
        resumed = min((on for on in active if on > due), default=None)
        if resumed is not None and resumed <= last:
            found.append(Said("met_late", subject.named(), len(found) + 1, due, active[resumed].id, version))
            day = resumed
            continue
        late = _unseen(world, subject, due, last) is not None
        found.append(Said("met_late" if late else "overdue", subject.named(), len(found) + 1, due, None, version))
        break
    return found or [Said("met", subject.named(), 1, None, None, version)]


def _unseen(world: World, subject: Subject, after: int, until: int) -> int | None:
    """The end of a stretch, begun by a day, in which things may have happened that are not recorded."""
    ends = [high for gaps in world.case.gaps.values() for low, high in gaps if low <= until and after + 1 <= high]
    if not ends or not world.choices.choose(("unseen", subject.key, after), (True, False)):
        return None
    return max(ends)


def measure_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    return one_for_each(case, "measure", rule.patterns("while_running"))


def open_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    opened_by = {"measure": "measure_started", "investigation": "investigation_decided"}
    kinds = listed(rule.versions[0].duty["while_open"])
    return [subject for kind in kinds for subject in one_for_each(case, kind, patterns(opened_by[kind]))]
