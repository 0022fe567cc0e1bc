"""What must be up to date while a measure runs."""

from __future__ import annotations

from childlaw_rules.when import EARLIEST, forward

from .casefile import Event
from .common import Said, end_of, fulfilling, names, nothing, without_law
from .rulefile import Rule, Version
from .subjects import CASE, Subject, own_events
from .world import World


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
