"""Duties while a measure runs: recurring, counts, inactivity, currency. And limits, and what may not come too early."""

from __future__ import annotations

from datetime import date

from childlaw_rules.when import EARLIEST, Period, Point, backward, forward

from .casefile import CaseFile, Event
from .common import Said, end_of, fulfilling, governed, names, nothing, unmet, without_law
from .rulefile import Rule, Version, listed, patterns
from .subjects import CASE, Subject, belonging, one_for_each, own_events
from .world import World


def _start(world: World, rule: Rule, subject: Subject, key: str) -> Event | None:
    """The event with which the subject begins, where some version of the rule means it."""
    start = world.earliest(own_events(world, subject))
    return start if start is not None and world.any_means(rule.patterns(key), start) else None


def recurring(world: World, rule: Rule, subject: Subject) -> list[Said]:
    start = _start(world, rule, subject, "while_running")
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
    if world.unrecorded(repeated, (subject.key, number), due + 1, last):
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
    start = _start(world, rule, subject, "while_running")
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
    for type_ in names(wanted):
        if any(low <= last and first <= high for low, high in world.case.gaps.get(type_, [])):
            # However many are needed may have been held in a stretch that is not recorded.
            if world.choices.choose(("count", subject.key, number), (True, False)):
                return Said("met", subject.named(), number, last, None, version)
    return Said("pending" if world.case.as_of <= last else "missing", subject.named(), number, last, None, version)


def limit(world: World, rule: Rule, subject: Subject) -> list[Said]:
    start = _start(world, rule, subject, "begins_with")
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


def currency(world: World, rule: Rule, subject: Subject) -> list[Said]:
    start = world.earliest(own_events(world, subject))
    today = world.case.as_of
    if start is None:
        return [nothing(subject)]
    version = rule.on(today)
    if version is None:
        return [without_law(subject)]
    if not world.any_means(version.patterns("while_running"), start):
        return [nothing(subject)]
    begun = world.day(start)
    if version.yes("not_for_unborn"):
        born = world.born()
        if world.unborn(today) or born is None:
            return [nothing(subject)]
        begun = max(begun, born)
    if end_of(world, subject, begun) is not None:
        return [nothing(subject)]
    return [_current(world, version, subject, start, begun)]


def _current(world: World, version: Version, subject: Subject, start: Event, begun: int) -> Said:
    today = world.case.as_of
    wanted = version.patterns("kept_current_by")
    within = version.period("within_the_last") if "within_the_last" in version.duty else None
    held = fulfilling(world, subject, version.text("tied_by"), wanted)

    def said(status: str, due: int | None = None, done: str | None = None) -> Said:
        return Said(status, subject.named(), None, due, done, version)

    def maybe(after: int) -> bool:
        """Whether one came on or after a day, and within the period, that the source does not record."""
        # No period that is counted here is as long as three years.
        low = after if within is None else max(after, today - 3 * 366)
        while within is not None and low <= today and forward(low, within, version.counting) < today:
            low += 1
        return world.unrecorded(wanted, subject.key, low, today)

    if not held:
        if maybe(EARLIEST):
            return said("met")
        if within is None:
            return said("missing")
        due = forward(begun, within, version.counting)
        return said("pending" if today <= due else "overdue", due)
    # Of several on the last day, one stands for all: the first kind that the rule names.
    order = names(wanted)
    last_day = [event for event in held if world.day(event) == world.day(held[-1])]
    latest = min(last_day, key=lambda event: (order.index(event.type), event.number))
    if "points_to" in version.duty:
        pointing = _points_to(world, start, held)
        if not pointing:
            return said("met") if maybe(EARLIEST) else said("missing")
    day = world.day(latest)
    stale = [world.day(e) for e in fulfilling(world, subject, CASE, version.patterns("made_stale_by"))]
    stale = [on for on in stale if on > day]
    if not stale:
        for type_ in names(version.patterns("made_stale_by")):
            for number, (low, high) in enumerate(world.case.gaps.get(type_, [])):
                on = world.choices.choose(
                    ("stale", type_, number), (*world.days_between(max(low, day), min(high, today)), None)
                )
                if on is not None and on > day:
                    stale.append(on)
    if stale:
        return said("met") if maybe(max(stale)) else said("missing", done=latest.id)
    if within is None:
        return said("met", done=latest.id)
    due = forward(day, within, version.counting)
    if today <= due:
        return said("met", due, latest.id)
    return said("met") if maybe(day) else said("overdue", max(due, begun))


def _points_to(world: World, start: Event, held: list[Event]) -> bool:
    """Whether one of them names the kind of the measure, or may, where it does not say."""
    said = frozenset(event.fields["for_measure"] for event in held if event.fields.get("for_measure") is not None)
    if said and world.says(start, "kind", said):
        return True
    unsaid = [event for event in held if event.fields.get("for_measure") is None]
    return bool(unsaid) and world.choices.choose(("for", unsaid[-1].number), (True, False))


def measure_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    return one_for_each(case, "measure", rule.patterns("while_running"))


def limit_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    return one_for_each(case, rule.versions[0].text("for_each"), rule.patterns("begins_with"))


def act_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    return one_for_each(case, "event", rule.patterns("act"))


def open_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    opened_by = {"measure": "measure_started", "investigation": "investigation_decided"}
    kinds = listed(rule.versions[0].duty["while_open"])
    return [subject for kind in kinds for subject in one_for_each(case, kind, patterns(opened_by[kind]))]
