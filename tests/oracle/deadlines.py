"""Deadlines: something must happen within a period after an event; rounds of a clock that starts anew."""

from __future__ import annotations

from childlaw_rules.when import (
    Period,
    Unit,
    forward,
)

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
    without_law,
)
from .hours import in_hours
from .rulefile import Rule, Version, listed, patterns
from .subjects import Subject, belongs, one_for_each, own_events
from .world import World

#: What can run beside a measure: what begins it, what ends it, and its thread.
BESIDE = {
    "investigation": ("investigation_decided", "investigation_completed", "investigation"),
    "limited assessment": ("limited_assessment_decided", "limited_assessment_completed", "need"),
}
ENDS_A_MEASURE = ("measure_ended", "child_returned_home")


def deadline(world: World, rule: Rule, subject: Subject) -> list[Said]:
    start = first_meant(world, rule, own_events(world, subject), "clock_starts")
    version = governed(world, rule, subject, start, "clock_starts", settled_by(world, subject, start))
    if isinstance(version, Said):
        return [version]
    assert start is not None
    day = world.day(start)
    needed = version.patterns("only_if_on_file")
    if needed:
        tie = version.text("only_if_on_file_tied_by", subject.kind)
        if not fulfilling(world, subject, tie, needed) and not world.unrecorded(
            needed, subject.key, 1, world.case.as_of
        ):
            return [nothing(subject)]
    wanted, tie = version.patterns("must_happen"), version.text("tied_by")
    running = fulfilling(world, subject, tie, wanted, day) if version.yes("not_if_already_running") else []
    if any(world.day(event) < day for event in running):
        return [nothing(subject)]
    if unmet(world, version, subject, day):
        return [nothing(subject)]
    if version.yes("repeats") or "restarts_with" in version.duty:
        return _rounds(world, rule, version, subject, start)

    def judge(own: Subject) -> Said:
        if "within" in version.duty and version.period("within").unit is Unit.HOURS:
            return in_hours(world, version, own, start)
        due = _last_day(world, version, start, start, start)
        return nothing(own) if due is None else _days(world, version, own, start, due)

    return owed_to(world, version, subject, day, judge)


def _last_day(world: World, version: Version, first: Event, moved: Event, stated: Event) -> int | None:
    """The last day: as it is stated, or counted from what moved the clock last."""
    field = version.duty.get("due_as_stated_in")
    day = None if field is None else stated.fields.get(field)
    if day is not None:
        return _ordinal(day)
    if "within" not in version.duty:
        return None
    within = version.period("within")
    for other in reversed(listed(version.duty.get("within_when", []))):
        if any(world.means(p, first) for p in patterns(other["when"])):
            within = Period.parse(other["within"])
    return forward(world.day(moved), within, version.counting)


def _ordinal(day: str) -> int:
    from childlaw_rules.when import Point

    return Point.parse(day).first


def _days(world: World, version: Version, subject: Subject, start: Event, due: int) -> Said:
    day, today = world.day(start), world.case.as_of
    due = _brought_forward(world, version, day, due)
    wanted, tie = version.patterns("must_happen"), version.text("tied_by")
    done = fulfilling(world, subject, tie, wanted, day)
    came = [event for event in done if event is not start and day <= world.day(event) <= due]
    if not came and version.yes("may_come_first"):
        came = [event for event in done if event.about is not None and world.day(event) < day]
    late = version.patterns("applies_only_when_late")
    if late:
        if any(day <= world.day(event) <= due for event in fulfilling(world, subject, tie, late)):
            return nothing(subject)
        if world.unrecorded(late, subject.key, day, due) or today <= due:
            return nothing(subject)
    if came:
        return Said("met", subject.named(), None, due, came[0].id, version)
    if world.unrecorded(wanted, subject.key, day, due, fulfils=True):
        return Said("met", subject.named(), None, due, None, version)
    if _fell_away(world, version, subject, day, due):
        return nothing(subject)
    later = [event for event in done if world.day(event) > due]
    return _late_or_open(world, version, subject, day, due, later)


def _late_or_open(world: World, version: Version, subject: Subject, day: int, due: int, later: list[Event]) -> Said:
    today = world.case.as_of
    wanted = version.patterns("must_happen")
    done = bool(later) or world.unrecorded(wanted, subject.key, due + 1, today, fulfils=True)
    by = later[0].id if later else None
    if not done:
        return Said("pending" if today <= due else "overdue", subject.named(), None, due, None, version)
    return Said(
        "excused" if _excused(world, version, subject, day, due) else "met_late",
        subject.named(),
        None,
        due,
        by,
        version,
    )


def _excused(world: World, version: Version, subject: Subject, day: int, due: int) -> bool:
    accepted = version.patterns("excused_by")
    if not accepted:
        return False
    tie = version.text("excused_by_tied_by", version.text("tied_by"))
    if any(day <= world.day(event) <= due for event in fulfilling(world, subject, tie, accepted)):
        return True
    return world.unrecorded(accepted, subject.key, day, due)


def _fell_away(world: World, version: Version, subject: Subject, day: int, due: int) -> bool:
    """Whether what ends the duty came by the due day; an end of the measure on file wins over a return home."""
    ending, tie = version.patterns("falls_away_with"), version.text("tied_by")
    measure_ended = False
    for pattern in ending:
        if measure_ended and pattern.event in ENDS_A_MEASURE:
            continue
        found = [world.day(e) for e in fulfilling(world, subject, tie, [pattern]) if world.day(e) >= day]
        if any(on <= due for on in found):
            return True
        measure_ended = measure_ended or (bool(found) and pattern.event in ENDS_A_MEASURE)
    return world.unrecorded(ending, subject.key, day, due)


def _brought_forward(world: World, version: Version, start: int, due: int) -> int:
    """The due day, or the day before it on which something ended that ran beside the measure from its start."""
    for stretch in listed(version.duty.get("or_on_the_day_ends", [])):
        begins, ends, kind = BESIDE[stretch]
        for begun in world.case.of(begins):
            if not world.happened(begun) or world.day(begun) > start:
                continue
            ended = _end_beside(world, begun, ends, kind)
            if ended is not None:
                if start < ended < due:
                    due = ended
                continue
            for number, (low, high) in enumerate(world.case.gaps.get(ends, [])):
                days = (*world.days_between(max(low, start), high), None)
                day = world.choices.choose(("beside", ends, begun.number, number), days)
                if day is not None and start < day < due:
                    due = day
    return due


def _end_beside(world: World, begun: Event, ends: str, kind: str) -> int | None:
    """The first day on which what had begun ended."""
    thread = Subject(kind, begun.fields.get(kind) or "", (begun,))
    if begun.fields.get(kind) is None:
        among = world.threads_of(begun, kind)
        if among:
            thread = Subject(kind, next(iter(among)), (begun,))
    found = [e for e in world.case.of(ends) if world.happened(e)]
    if world.case.threads[kind]:
        found = [event for event in found if belongs(world, thread, kind, event)]
    return min((world.day(event) for event in found), default=None)


def _rounds(world: World, rule: Rule, first: Version, subject: Subject, start: Event) -> list[Said]:
    """Each round of a clock that starts anew."""
    kept = _after_start(world, first, "must_happen", subject, start)
    found = []
    for number in range(1, (len(kept) + 1 if first.yes("repeats") else 1) + 1):
        begun = start if number == 1 else kept[number - 2]
        until = kept[number - 1] if number <= len(kept) else None
        version = first if number == 1 else rule.on(world.day(begun))
        if version is None:
            found.append(without_law(subject, number))
            continue
        said = _round(world, version, subject, start, begun, until)
        if number > 1:
            said = Said(said.status, said.subject, number, said.due, said.done, said.version)
        found.append(said)
    return found


def _after_start(world: World, version: Version, key: str, subject: Subject, start: Event) -> list[Event]:
    events = fulfilling(world, subject, version.text("tied_by"), version.patterns(key))
    return [event for event in events if event is not start and world.day(event) >= world.day(start)]


def _round(world: World, version: Version, subject: Subject, first: Event, begun: Event, until: Event | None) -> Said:
    day = world.day(begun)
    stated = begun
    due = _last_day(world, version, first, begun, stated)
    for moved in _after_start(world, version, "restarts_with", subject, begun):
        if (due is not None and world.day(moved) > due) or (until is not None and world.day(moved) > world.day(until)):
            break
        field = version.duty.get("due_as_stated_in")
        if field is not None and moved.fields.get(field) is not None:
            stated = moved
        due = _last_day(world, version, first, moved, stated)
    if due is None:
        return nothing(subject)
    wanted = version.patterns("must_happen")
    if until is not None and world.day(until) <= due:
        return Said("met", subject.named(), None, due, until.id, version)
    if until is None and world.unrecorded(wanted, subject.key, day, due, fulfils=True):
        return Said("met", subject.named(), None, due, None, version)
    if _fell_away(world, version, subject, day, due):
        return nothing(subject)
    return _late_or_open(world, version, subject, day, due, [] if until is None else [until])


def deadline_subjects(case: CaseFile, rule: Rule) -> list[Subject]:
    return one_for_each(case, rule.versions[0].text("for_each"), rule.patterns("clock_starts"))
