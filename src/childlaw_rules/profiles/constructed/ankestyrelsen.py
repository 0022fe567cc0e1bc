"""121 constructed decisions with the margins of Ankestyrelsen's study of voluntary measures in 2011.

Published are 46 of 121, the shares of 42, 24 and 44 per cent, the order of the reasons, and that 40 per cent of the
placements lacked the conversation. How many decisions there were of each kind is not: 43, 33 and 45 are chosen, as one
of the ways in which everything adds up. So is how often each reason occurs, and which occur together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from childlaw_rules.profiles.constructed.timeline import Event, constructed_case, days, event

AS_OF: Final = date(2011, 1, 31)


@dataclass(frozen=True, slots=True)
class Kind:
    """The decisions on one kind of measure: how many meet all conditions, and which of the others lack what.

    The others are numbered from 0; each condition is lacking in those of its range.
    """

    measure: str
    meet_all: int
    others: int
    investigation: range
    plan: range
    consent: range
    conversation: range


KINDS: Final = (
    Kind("respite", 18, 25, range(15), range(10, 23), range(18, 25), range(0)),
    Kind("contact_person", 8, 25, range(16), range(12, 24), range(17, 25), range(14, 16)),
    Kind("placement", 20, 25, range(14), range(9, 22), range(18, 25), range(18)),
)


def ankestyrelsen_2011() -> Iterator[dict[str, Any]]:
    """The cases, one decision each."""
    number = 0
    for kind in KINDS:
        for other in range(-kind.meet_all, kind.others):
            yield _case(kind, other, number)
            number += 1


def _case(kind: Kind, other: int, number: int) -> dict[str, Any]:
    """A case; those that meet all conditions have a number below 0 among the others."""
    made = date(2010, 3, 1) + days(number * 53 % 241)
    born = date(1997 + number % 9, 1 + number * 5 % 12, 1 + number * 11 % 28)
    holders = ["mother"] if number % 3 == 0 else ["mother", "father"]
    started = made + days(14)
    decision = "placement" if kind.measure == "placement" else "measure"
    place = {"place": "childrens_home" if number % 2 else "foster_family"} if decision == "placement" else {}
    events = [
        *_investigation(made, kind.measure, lacking=other in kind.investigation, turn=other),
        *_plan(made, lacking=other in kind.plan, turn=other),
        *_consents(made, holders, lacking=other in kind.consent),
        *_conversation(made, lacking=other in kind.conversation),
        event(
            "decision_made", made, decision="d1", kind=decision, measure_kind=kind.measure, measure="m1",
            with_consent=True, granted=True,
        ),
        event("measure_started", started, measure="m1", kind=kind.measure, decision="d1", **place),
    ]  # fmt: skip
    parties = [{"id": holder, "role": "custody_holder"} for holder in holders]
    return constructed_case(f"ankestyrelsen-2011-{number + 1:03d}", born, AS_OF, events, parties=parties)


def _investigation(made: date, measure: str, *, lacking: bool, turn: int) -> list[Event]:
    """In time; or there is none, or it was late, or it came after the decision, in turn."""
    need = made - days(200 if lacking and turn % 3 == 1 else 90)
    identified = event("need_identified", need, need="n1")
    if lacking and turn % 3 == 0:
        return [identified]
    completed = made + days(25) if lacking and turn % 3 == 2 else made - days(10)
    return [
        identified,
        event("investigation_decided", need + days(9), investigation="i1", need="n1"),
        event("investigation_completed", completed, investigation="i1", for_measure=measure),
    ]


def _plan(made: date, *, lacking: bool, turn: int) -> list[Event]:
    """Before the decision; or there is none, or it came after, in turn."""
    if lacking and turn % 2:
        return []
    day = made + days(33) if lacking else made - days(4)
    return [event("plan_made", day, plan="p1", kind="action_plan", about=["d1"])]


def _consents(made: date, holders: list[str], *, lacking: bool) -> list[Event]:
    """From every custody holder; or not from the last of them."""
    given = holders[:-1] if lacking else holders
    return [event("consent_given", made - days(3), by=holder, about=["d1"]) for holder in given]


def _conversation(made: date, *, lacking: bool) -> list[Event]:
    return [] if lacking else [event("child_conversation_held", made - days(12), about=["d1"], contact="conversation")]
