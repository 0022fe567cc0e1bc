"""Packages: events that in proper case work come together, added to a case at once.

A decision rests on an investigation, a conversation with the child, consents and a plan; a running measure is followed
up. Adding the decision alone would call for all of these. ``repair`` adds the whole package, and later takes away
what the case can do without.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.testing.drafts import Draft, Event, copied, day_of, in_order, with_ids


def proper(type_: str, at: date, **fields: Any) -> Event:
    """An event that says all it can, as in a file in order."""
    return {"type": type_, "at": str(at), **in_order(EVENT_TYPES[type_]), **fields}


def grounds(draft: Draft, day: date, decision: str, **fields: Any) -> list[Event]:
    """What a decision rests on, done by a day: investigation, conversation, consents, plan, rights of the parties."""
    about = [decision, f"i-{decision}", f"b-{decision}"]
    parties = [p["id"] for p in draft.get("parties", ()) if p["role"] == "custody_holder"]
    before = day - timedelta(days=14)
    events = [
        proper("need_identified", before - timedelta(days=14), need=f"b-{decision}"),
        proper("screening_done", before - timedelta(days=14), need=f"b-{decision}", honour_related=False),
        proper("network_involvement_considered", before - timedelta(days=14), need=f"b-{decision}"),
        proper(
            "investigation_decided", before - timedelta(days=14), investigation=f"i-{decision}", need=f"b-{decision}"
        ),
        proper("support_person_right_explained", before),
        proper("child_conversation_held", before, about=about, contact="conversation"),
        proper("siblings_considered", before, investigation=f"i-{decision}"),
        proper("investigation_completed", before, investigation=f"i-{decision}", **fields),
        proper("committee_submission_made", before, decision=decision),
        proper("place_statement_obtained", before, decision=decision),
    ]
    events += [
        proper("plan_made", before, plan=f"p-{decision}-{kind}", kind=kind, about=[decision])
        for kind in ("childs_plan", "action_plan", "youth_plan")
    ]
    for party in (*parties, "child"):
        events.append(proper("consent_sought", before, by=party, about=about))
        events.append(proper("consent_given", before, by=party, about=about))
        events += [
            proper(type_, before, decision=decision, party=party)
            for type_ in ("parties_heard", "hearing_offered", "free_lawyer_offered", "file_access_explained")
        ]
    return events


def follow_on(draft: Draft, day: date, decision: str) -> list[Event]:
    """What a decision is followed by: each party is told, the place is chosen, the host municipality informed."""
    parties = [p["id"] for p in draft.get("parties", ()) if p["role"] == "custody_holder"]
    told = [proper("decision_notified", day, decision=decision, to=party) for party in (*parties, "child")]
    return [*told, proper("committee_informed", day, decision=decision)]


def steady_work(first: date, last: date, measure: str | None, apart: int = 80) -> list[Event]:
    """Follow-ups, visits and conversations so many days apart, as long as a measure runs."""
    named = {"measure": measure} if measure else {}
    events = [
        proper("parents_support_person_offered", first, **named),
        proper("parents_support_decided", first, **named),
        proper("child_support_person_offered", first, **named),
        proper("place_chosen", first, **named),
        proper("plan_handed_over", first, **named),
    ]
    day = first + timedelta(days=apart)
    while day <= last:
        events.append(proper("follow_up_held", day, **named, next_due=str(day + timedelta(days=apart))))
        events.append(proper("supervision_visit", day, **named))
        events.append(proper("child_conversation_held", day, contact="conversation"))
        day += timedelta(days=apart)
    return events


def packages(draft: Draft, days: tuple[str, ...], omitted: frozenset[str] = frozenset()) -> Iterator[Draft]:
    """The case with one package added; first without the types that are to be left out, then whole."""
    for package in _packages(draft, days):
        if omitted:
            known = len(draft["events"])
            added = package["events"][known:]
            if any(event["type"] in omitted for event in added):
                kept = [event for event in added if event["type"] not in omitted]
                yield {**package, "events": [*package["events"][:known], *kept]}
        yield package


def _packages(draft: Draft, days: tuple[str, ...]) -> Iterator[Draft]:
    opened: dict[str, list[Event]] = {"measure": [], "decision": []}
    for event in draft["events"]:
        if event["type"] == "measure_started":
            opened["measure"].append(event)
        if event["type"] == "decision_made":
            opened["decision"].append(event)
    last = day_of(draft.get("as_of")) or date.fromisoformat(days[-1])
    for event in opened["measure"]:
        first = day_of(event["at"])
        if first is not None:
            for apart in (80, 28):
                yield _with(draft, steady_work(first, last, event.get("measure"), apart))
            yield _with(draft, [proper("follow_up_held", first, measure=event.get("measure"))])
            yield from _decided(draft, event, first)
    for event in opened["decision"]:
        day = day_of(event["at"])
        if day is not None:
            basis = grounds(draft, day, event.get("decision") or "d-1", for_measure=_kind_decided(event))
            planless = [one for one in basis if one["type"] != "plan_made"]
            yield _with(draft, basis)
            yield _with(draft, planless)
            yield _with(draft, follow_on(draft, day, event.get("decision") or "d-1"))
            yield from _carried_out(draft, event, day)
            yield from _carried_out(_with(draft, basis), event, day)
            yield from _carried_out(_with(draft, planless), event, day)


def _kind_decided(event: Event) -> str:
    """The kind of measure that a decision is about."""
    if event.get("measure_kind"):
        return str(event["measure_kind"])
    same = {"youth_support", "continued_placement", "parental_order", "youth_order", "secure_placement"}
    return event["kind"] if event["kind"] in same else "other_support" if event["kind"] == "measure" else "placement"


def _decided(draft: Draft, event: Event, first: date) -> Iterator[Draft]:
    """A measure that runs was decided, with all that the decision rests on."""
    measure, kind = event.get("measure"), event.get("kind", "other_support")
    other = {"youth_support", "continued_placement", "parental_order", "youth_order", "placement", "secure_placement"}
    what = kind if kind in other else "measure"
    name = f"d-{measure}"
    for by, with_consent in (("municipality", True), ("committee", False)):
        decision = proper(
            "decision_made",
            first,
            decision=name,
            kind=what,
            measure=measure,
            measure_kind=kind,
            decided_by=by,
            with_consent=with_consent,
        )
        basis = grounds(draft, first, name, for_measure=kind)
        yield _with(draft, [*basis, decision, *follow_on(draft, first, name)])
        last = day_of(draft.get("as_of")) or first
        yield _with(draft, [*basis, decision, *follow_on(draft, first, name), *steady_work(first, last, measure)])


def _carried_out(draft: Draft, event: Event, day: date) -> Iterator[Draft]:
    """What was decided was begun, and ended soon after or was followed up."""
    kind = _kind_decided(event)
    name = event.get("measure") or f"m-{event.get('decision')}"
    started = proper("measure_started", day, measure=name, kind=kind, decision=event.get("decision"))
    last = day_of(draft.get("as_of")) or day
    for after in (1, 30):
        ended = proper("measure_ended", day + timedelta(days=after), measure=name)
        yield _with(draft, [started, ended])
        yield _with(draft, [started, *steady_work(day, day, name), ended])
    yield _with(draft, [started, *steady_work(day, last, name)])
    yield _with(draft, [started, *steady_work(day, last, name, 28)])


def _with(draft: Draft, events: list[Event]) -> Draft:
    result = copied(draft)
    result["events"] += [{name: value for name, value in event.items() if value is not None} for event in events]
    return with_ids(result)
