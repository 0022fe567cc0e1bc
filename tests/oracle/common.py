"""What several kinds of duty share: the version that governs, the first event meant, conditions and parties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from childlaw_rules.when import day_turned

from .casefile import Event
from .rulefile import Age, Pattern, Rule, Version, age, listed, patterns
from .subjects import CASE, Subject, belonging, own_events
from .world import World

NOT_APPLICABLE, OUT_OF_FORCE = "not_applicable", "out_of_force"
AWAY_FROM_HOME = frozenset({"placement", "continued_placement", "secure_placement"})
OF_AGE = Age(18, True)


@dataclass(frozen=True)
class Said:
    """What a kind says of one subject in one world. ``due`` is a day, or two instants in an hour rule."""

    status: str
    subject: tuple[tuple[str, str], ...]
    occurrence: int | None = None
    due: int | tuple[int, int] | None = None
    done: str | None = None
    version: Version | None = None


def nothing(subject: Subject) -> Said:
    return Said(NOT_APPLICABLE, subject.named())


def without_law(subject: Subject, occurrence: int | None = None) -> Said:
    return Said(OUT_OF_FORCE, subject.named(), occurrence)


def names(found: list[Pattern]) -> list[str]:
    return list(dict.fromkeys(pattern.event for pattern in found))


def first_meant(world: World, rule: Rule, events: list[Event], key: str) -> Event | None:
    """The earliest event that some version of the rule means; where none is meant, the earliest of all."""
    if len(events) > 1:
        meant = [e for e in events if world.happened(e) and world.any_means(rule.patterns(key), e)]
        if meant:
            return world.earliest(meant)
    return world.earliest(events)


def meant_start(world: World, rule: Rule, subject: Subject, key: str) -> Event | None:
    """The event with which the subject begins, where some version of the rule means it."""
    start = world.earliest(own_events(world, subject))
    return start if start is not None and world.any_means(rule.patterns(key), start) else None


def governed(
    world: World, rule: Rule, subject: Subject, event: Event | None, key: str, settled: Callable[[Version], bool]
) -> Version | Said:
    """The version in force on the day of an event, where its patterns mean the event."""
    if event is None:
        return nothing(subject)
    version = rule.on(world.day(event))
    if version is None:
        meant = any(world.means(p, event, settled=settled(v)) for v in rule.versions for p in v.patterns(key))
        return without_law(subject) if meant else nothing(subject)
    if any(world.means(pattern, event, settled=settled(version)) for pattern in version.patterns(key)):
        return version
    return nothing(subject)


def fulfilling(world: World, subject: Subject, tie: str, wanted: list[Pattern], on: int | None = None) -> list[Event]:
    """The events that belong to the subject and that one of the patterns means, earliest first."""
    found = [e for e in belonging(world, subject, tie, wanted) if world.any_means(wanted, e, on)]
    return world.in_order(found)


def settled_by(world: World, subject: Subject, start: Event | None) -> Callable[[Version], bool]:
    """Whether the fulfilment of a version's duty has answered what its start leaves open."""

    def settled(version: Version) -> bool:
        if start is None or not version.yes("settled_by_fulfilment") or "tied_by" not in version.duty:
            return False
        done = fulfilling(world, subject, version.text("tied_by"), version.patterns("must_happen"))
        return any(world.day(event) >= world.day(start) for event in done)

    return settled


def end_of(world: World, subject: Subject, begun: int) -> int | None:
    """The day on which a measure or an investigation ended on or after a day, recorded or not."""
    ends = {"measure": ["measure_ended", "child_returned_home"], "investigation": ["investigation_completed"]}
    types = ends[subject.kind]
    for type_ in types:
        days = [world.day(e) for e in belonging(world, subject, subject.kind, patterns(type_))]
        days = [day for day in days if day >= begun]
        if days:
            return min(days)
    away = any(world.says(event, "kind", AWAY_FROM_HOME) for event in subject.events)
    for type_ in types if away else types[:1]:
        days = [day for day in world.unrecorded_days(type_, subject.key) if day >= begun]
        if days:
            return min(days)
    return None


def unmet(world: World, version: Version, subject: Subject, day: int) -> bool:
    """Whether something else that must hold for the duty to arise does not."""
    measures = version.patterns("only_while_running")
    if measures and not runs(world, measures, day):
        return True
    after = version.duty.get("only_after")
    if after is not None and not _on_file(world, after, subject, day, day):
        return True
    before = version.duty.get("not_after")
    if before is not None and _on_file(world, before, subject, day - 1, day):
        return True
    return version.yes("only_with_siblings") and not world.case.siblings


def _on_file(world: World, condition: dict[str, object], subject: Subject, by: int, day: int) -> bool:
    wanted = patterns(condition["events"])
    moment = subject.events[0] if subject.events else None
    for event in belonging(world, subject, str(condition.get("tied_by", CASE)), wanted):
        if event is not moment and world.day(event) <= by and world.any_means(wanted, event, day):
            return True
    return world.unrecorded(wanted, subject.key, 1, by)


def runs(world: World, measures: list[Pattern], day: int) -> bool:
    """Whether a measure runs on a day; the day on which it ends is still a day of it."""
    for tid in world.case.threads["measure"]:
        starts = [s for s in world.case.of("measure_started") if s.fields["measure"] == tid]
        subject = Subject("measure", tid, tuple(starts))
        for started in starts:
            if world.happened(started) and world.day(started) <= day and world.any_means(measures, started):
                end = end_of(world, subject, world.day(started))
                if end is None or end >= day:
                    return True
    return world.unrecorded(patterns("measure_started"), "running", 1, day)


def owed_to(world: World, version: Version, subject: Subject, day: int, judge: Callable[[Subject], Said]) -> list[Said]:
    """One answer for each party that the duty is owed to; one in all where it is owed to nobody by name."""
    each = version.duty.get("for_each_party")
    if each is None:
        return [judge(subject)]
    found: list[Subject] = []
    for who in listed(each["who"]):
        if who == "every custody holder":
            found += holders(world, subject, day)
        elif who == "the child":
            years = age(each.get("child"))
            if years is None or world.child_is(years, day):
                found.append(subject.owed_to("child", world.case.child_ids))
        else:
            found += _siblings(world, subject, age(each.get("sibling")), day)
    return [judge(one) for one in found] or [nothing(subject)]


def holders(world: World, subject: Subject, day: int) -> list[Subject]:
    """Those who hold custody on a day; nobody once the child is of age; somebody where the case does not say."""
    if world.child_is(OF_AGE, day):
        return []
    found = [subject.owed_to(id_, frozenset({id_})) for id_, first, last in world.case.holders if first <= day <= last]
    if not found and not world.choices.choose("custody holders", (True, False)):
        return [subject.owed_to("?", frozenset())]
    return found


def _siblings(world: World, subject: Subject, years: Age | None, day: int) -> list[Subject]:
    found = []
    for id_, born, said in world.case.siblings:
        at_home = world.choices.choose(("household", id_), (True, False)) if said is None else said
        if at_home and (years is None or _sibling_is(world, id_, born, years, day)):
            found.append(subject.owed_to(id_, frozenset({id_})))
    return found


def _sibling_is(world: World, id_: str, born: tuple[int, int] | None, years: Age, day: int) -> bool:
    if born is None:
        older = world.choices.choose(("sibling", id_), (True, False))
    else:
        birth = world.choices.choose(("sibling", id_), range(born[0], born[1] + 1))
        older = day_turned(birth, years.years) <= day
    return bool(older) == years.or_older
