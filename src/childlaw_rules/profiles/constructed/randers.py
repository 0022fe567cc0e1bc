"""100 constructed cases with the margins of BDO's review for Randers in 2016.

Published are the margins alone: 75, 77, 70 and 72 relevant cases with 35, 47, 46 and 50 met, and the two judgements of
the whole case. Which case has which shortcomings together is chosen here, so that the margins add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from childlaw_rules.profiles.constructed.timeline import (
    Event,
    between,
    constructed_case,
    days,
    event,
    notes,
)

AS_OF: Final = date(2016, 3, 15)
#: Measures that rest on an investigation, a plan and follow-up, in turn.
_KINDS: Final = ("family_treatment", "respite", "contact_person", "placement", "home_support")
_PLACES: Final = ("foster_family", "network_foster_family", "childrens_home", "social_pedagogical_home")
#: What an investigation that does not count may be, in turn.
_NOT_CURRENT: Final = ("none", "outdated", "for another measure")


@dataclass(frozen=True, slots=True)
class Course:
    """What a case with a measure that runs has and lacks, and how many such cases there are."""

    cases: int
    investigated: bool = True
    planned: bool = True
    talked: bool = True
    followed_up: bool = True
    waited: Literal["no", "long", "open"] = "no"
    silent: Literal["no", "long", "not recorded"] = "no"
    decided_twice: bool = False


#: 70 cases in which everything is relevant.
COURSES: Final = (
    # Nothing lacks: both judgements are yes.
    Course(11),
    # Not judged: when the grant was made is open, and in five of them what happened in half a year is too.
    Course(1, waited="open"),
    Course(5, waited="open", silent="not recorded"),
    # A coherent case in which the role of the authority is partly filled.
    Course(5, talked=False),
    Course(2, waited="long"),
    # Partly coherent, by one sign; the role is filled, in ten of them without an investigation or a plan.
    Course(2, silent="long"),
    Course(2, planned=False),
    Course(6, investigated=False),
    Course(2, investigated=False, planned=False),
    # Both partly.
    Course(2, planned=False, talked=False),
    Course(1, investigated=False, talked=False),
    Course(1, investigated=False, waited="long"),
    # Neither: two signs or more are lacking on both sides.
    Course(14, investigated=False, planned=False, talked=False, followed_up=False),
    Course(4, investigated=False, planned=False, talked=False, waited="long"),
    Course(4, investigated=False, silent="long", talked=False, waited="long"),
    Course(4, investigated=False, silent="long", followed_up=False, waited="long"),
    Course(4, investigated=False, decided_twice=True, followed_up=False, waited="long"),
)  # fmt: skip
#: 30 cases in which not everything is relevant.
NO_DECISION_ON_FILE: Final = 2
JUST_STARTED: Final = 3
EARLY_SUPPORT: Final = 2
NOTHING_RUNS: Final = 23


def randers_2016() -> Iterator[dict[str, Any]]:
    """The cases, in an order in which the courses are mixed."""
    found = list(_timelines())
    for number in range(len(found)):
        events, coverage = found[number * 37 % len(found)]
        born = date(2000 + number % 14, 1 + number % 12, 1 + number * 7 % 28)
        yield constructed_case(f"randers-2016-{number + 1:03d}", born, AS_OF, events, coverage=coverage)


def _timelines() -> Iterator[tuple[list[Event], dict[str, bool]]]:
    number = 0
    for course in COURSES:
        for _ in range(course.cases):
            yield _with_measure(course, number), {"journal_note": False} if course.silent == "not recorded" else {}
            number += 1
    for number in range(NO_DECISION_ON_FILE):
        start = date(2015, 2, 9) + days(13 * number)
        yield [*_measure(start, _KINDS[number], decision=None), *_investigated(start - days(30), _KINDS[number])], {}
    for number in range(JUST_STARTED):
        start = date(2016, 1, 18) + days(6 * number)
        talk = event("child_conversation_held", start + days(20))
        yield [*_investigated(start - days(30), _KINDS[number]), _start(start, _KINDS[number], None), talk], {}
    for number in range(EARLY_SUPPORT):
        start = date(2015, 6, 22) + days(11 * number)
        talk = event("child_conversation_held", AS_OF - days(75 + number))
        yield [*_early_support(start, start - days(21)), *notes(start + days(40), AS_OF, 60), talk], {}
    for number in range(NOTHING_RUNS):
        yield _nothing_runs(number), {}


def _with_measure(course: Course, number: int) -> list[Event]:
    kind = _KINDS[number % len(_KINDS)]
    # A case that lay still before the grant did so into the days that are looked back at.
    start = date(2015, 5, 4) + days(number % 25) if course.silent != "no" else date(2015, 1, 19) + days(number * 5 % 70)
    granted = start - days({"no": 21, "long": 120, "open": 115}[course.waited])
    decided = between(granted, start - days(20)) if course.waited == "open" else granted.isoformat()
    decision = "placement" if kind == "placement" else "measure"
    told = [
        event("decision_made", decided, decision="d1", kind=decision, measure_kind=kind, measure="m1"),
        *_measure(start, kind, decision="d1", followed_up=course.followed_up, talked=course.talked, number=number),
    ]
    if course.planned:
        told.append(event("plan_made", granted - days(7), plan="p1", kind="action_plan", about=["d1"]))
    if course.silent != "not recorded":
        told += notes(start + days(25), AS_OF, 60)
    return [*told, *_investigation(course, kind, granted - days(14), start, number)]


def _investigation(course: Course, kind: str, completed: date, start: date, number: int) -> list[Event]:
    if course.decided_twice:
        need = event("need_identified", completed, need="n1")
        again = [event("investigation_decided", start + days(d), investigation=f"i{d}", need="n1") for d in (30, 150)]
        return [*_notified(completed), need, *again]
    open_for = 90 if course.silent == "no" else 215
    if course.investigated:
        return _investigated(completed, kind, open_for)
    other = _KINDS[(_KINDS.index(kind) + 1) % len(_KINDS)]
    # What lay still was an investigation, of another kind of support.
    lack = _NOT_CURRENT[number % len(_NOT_CURRENT)] if course.silent == "no" else "for another measure"
    if lack == "none":
        return [*_notified(completed), event("need_identified", completed, need="n1")]
    if lack == "outdated":
        return [*_investigated(completed, kind, open_for), event("life_event", start + days(45))]
    return _investigated(completed, other, open_for)


def _investigated(completed: date, kind: str, open_for: int = 90) -> list[Event]:
    """A notification, the need, and an investigation that points to a kind of measure."""
    decided = completed - days(open_for)
    return [
        *_notified(decided - days(10)),
        event("need_identified", decided - days(10), need="n1", from_notification="u1"),
        event("investigation_decided", decided, investigation="i1", need="n1"),
        event("investigation_completed", completed, investigation="i1", for_measure=kind),
    ]


def _notified(day: date) -> list[Event]:
    return [
        event("notification_received", f"{day.isoformat()}T09:10:00", notification="u1", notifier="professional"),
        event("notification_assessed", f"{day.isoformat()}T13:40:00", notification="u1"),
        event("notification_acknowledged", day + days(2), notification="u1"),
    ]


def _measure(
    start: date, kind: str, *, decision: str | None, followed_up: bool = True, talked: bool = True, number: int = 0
) -> list[Event]:
    """A measure that runs, with its follow-ups and the last conversation."""
    talk = AS_OF - days(40 + number % 60) if talked else AS_OF - days(225 + number % 20)
    # What is not in time is late, or not held at all, in turn.
    first = 70 if followed_up else 125
    held = [start + days(first + 150 * turn) for turn in range(3)] if followed_up or number % 2 else []
    return [
        _start(start, kind, decision, number),
        event("child_conversation_held", talk, contact="conversation"),
        *(event("follow_up_held", day, measure="m1") for day in held if day < AS_OF),
    ]


def _start(day: date, kind: str, decision: str | None, number: int = 0) -> Event:
    place = {"place": _PLACES[number // len(_KINDS) % len(_PLACES)]} if kind == "placement" else {}
    named = {} if decision is None else {"decision": decision}
    return event("measure_started", day, measure="m1", kind=kind, **place, **named)


def _early_support(start: date, granted: date) -> list[Event]:
    return [
        event("decision_made", granted, decision="d1", kind="measure", measure_kind="early_support", measure="m1"),
        _start(start, "early_support", "d1"),
    ]


def _nothing_runs(number: int) -> list[Event]:
    """Early support that has ended, and an investigation that is not completed yet."""
    start = date(2015, 1, 26) + days(number * 3)
    decided = date(2015, 12, 7) + days(number * 2)
    return [
        *_early_support(start, start - days(25)),
        *notes(start + days(30), start + days(190), 50),
        event("measure_ended", start + days(200), measure="m1"),
        *_notified(decided - days(8)),
        event("need_identified", decided - days(8), need="n1", from_notification="u1"),
        event("investigation_decided", decided, investigation="i1", need="n1"),
    ]
