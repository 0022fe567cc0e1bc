"""A case with something at every fixed point, and one of which next to nothing is recorded."""

from __future__ import annotations

from typing import Any

from childlaw_rules import HandoverNote, evaluate, handover, load_rules, read_case
from childlaw_rules.case import EVENT_TYPES
from childlaw_rules.handovernote import NoteLine

EVERYTHING = {name: True for name, kind in EVENT_TYPES.items() if kind.later}
NOTHING = dict.fromkeys(EVENT_TYPES, False)
AS_OF = "2025-02-03"
PARTIES: list[dict[str, Any]] = [
    {"id": "mor", "role": "custody_holder"},
    {"id": "far", "role": "custody_holder", "until": "2024-05-31"},
    {"id": "plejemor", "role": "foster_carer"},
]
EVENTS: list[dict[str, Any]] = [
    {"type": "need_identified", "at": "2024-03-11", "need": "b1", "id": "need"},
    {"type": "investigation_decided", "at": "2024-03-14", "investigation": "i1", "need": "b1", "id": "decided"},
    {"type": "child_conversation_held", "at": "2024-05-21", "id": "talk"},
    {"type": "investigation_completed", "at": "2024-07-12", "investigation": "i1", "id": "completed",
     "for_measure": "placement"},
    {"type": "consent_given", "at": "2024-08-05", "by": "mor", "about": "d1", "id": "consent"},
    {"type": "decision_made", "at": "2024-08-19", "decision": "d1", "measure": "m1", "kind": "placement",
     "decided_by": "municipality", "with_consent": True, "provision": "BL § 46", "id": "decision"},
    {"type": "measure_started", "at": "2024-09-02", "measure": "m1", "kind": "placement", "place": "foster_family",
     "decision": "d1", "id": "started"},
    {"type": "plan_made", "at": "2024-10-29", "plan": "p1", "kind": "childs_plan", "about": "d1", "id": "plan"},
    {"type": "place_changed", "at": "2024-11-14", "measure": "m1", "place": "childrens_home", "id": "moved"},
    {"type": "follow_up_held", "at": "2024-11-28", "measure": "m1", "next_due": "2025-05-28", "id": "follow-up",
     "arrangement_decided": True, "custody_holder_contacted": True},
    {"type": "life_event", "at": "2024-12-12", "id": "life"},
    {"type": "caseworker_changed", "at": "2025-01-13", "handover_noted": False, "id": "change"},
]  # fmt: skip


def case(*more: dict[str, Any], without: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    """The full case with some events more, and without some (by their ids)."""
    events = [event for event in EVENTS if event["id"] not in without]
    head = {"id": "case-17", "child": {"born": "2012-05-14"}, "parties": PARTIES, "coverage": EVERYTHING}
    return {**head, "events": [*events, *more], **fields}


def note(data: dict[str, Any], as_of: str = AS_OF, **options: Any) -> HandoverNote:
    """The note of a case on a day."""
    timeline = read_case(data)
    return handover(timeline, evaluate(timeline, as_of=as_of, **options), rules=load_rules())


def lines(note_: HandoverNote, key: str) -> list[NoteLine]:
    """The lines of a fixed point, one after another, whichever depth they have."""

    def flat(some: list[NoteLine]) -> list[NoteLine]:
        return [one for line in some for one in (line, *flat(line.lines))]

    return flat(note_.point(key).lines)


def said(note_: HandoverNote, key: str, lang: str = "da") -> list[str]:
    """The sentences of a fixed point."""
    return [getattr(line.text, lang) for line in lines(note_, key)]
