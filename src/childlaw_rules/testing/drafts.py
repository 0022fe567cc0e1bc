"""Drafts: cases as plain mappings, as the case format writes them, with the days and events that a change needs.

A draft is never changed in place where it came from outside: every function here gives a new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final

from childlaw_rules.case.vocabulary import EVENT_TYPES, EventType

Draft = dict[str, Any]
Event = dict[str, Any]

#: Flags that are said to be no where a file is in order; all others are said to be yes.
ADVERSE: Final = frozenset(
    [
        "abuse_suspected",
        "abuser_is_custody_holder",
        "concern_found",
        "custody_holder_present",
        "external_event",
        "greenlandic_background",
        "honour_related",
        "immediate_action_needed",
        "in_other_municipality",
        "investigation_obligatory",
        "less_than_monthly",
        "neglect_or_abuse",
        "new_adverse_information",
        "no_transition_period",
        "of_custody_holder",
        "parents_plan_exists",
        "placed_within_last_year",
        "plan_wanted",
        "police_or_health_involved",
        "provisional",
        "psychological_test_used",
        "schooling_needs",
        "sibling_placed_elsewhere",
        "siblings_not_placed",
        "staff_present",
        "supervised",
        "support_need_found",
        "supported",
        "urgent",
    ]
)
#: How the ids of new threads begin, by the kind of thread.
INITIALS: Final = {
    "notification": "n",
    "need": "b",
    "investigation": "i",
    "decision": "d",
    "measure": "m",
    "plan": "p",
    "complaint": "k",
}


def in_order(kind: EventType) -> Event:
    """The flags of an event as they stand where a file is in order."""
    return {name: name not in ADVERSE for name, word in kind.fields.items() if word.kind == "flag"}


def copied(draft: Draft) -> Draft:
    """A copy that shares nothing that can be changed."""
    return {key: _copied(value) for key, value in draft.items()}


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_copied(item) for item in value]
    return value


def day_of(text: str | None) -> date | None:
    """The day of an exact point in time, such as ``2024-03-11`` or ``2024-03-11T14:05``; else None."""
    if text is None or "/" in text or len(text) < 10:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def first_day(text: str | None) -> date | None:
    """The first day that a finding names; of an interval the first, where it has one."""
    return day_of((text or "").partition("/")[0])


def moved(text: str, days: int) -> str:
    """An exact point in time so many days later, at the same time of day."""
    day = day_of(text)
    if day is None:
        raise ValueError(f"'{text}' is no exact day or instant")
    return f"{day + timedelta(days=days)}{text[10:]}"


def point_moved(text: str | None, days: int) -> str | None:
    """Any point in time so many days later. Months and years, which have no days to move, become intervals."""
    if text is None:
        return None
    if "/" in text:
        return "/".join(part if part == ".." else str(point_moved(part, days)) for part in text.split("/"))
    if len(text) == 4:
        return f"{moved(text + '-01-01', days)}/{moved(text + '-12-31', days)}"
    if len(text) == 7:
        first = date.fromisoformat(text + "-01")
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return f"{moved(str(first), days)}/{moved(str(last), days)}"
    return moved(text, days)


def all_moved(draft: Draft, days: int) -> Draft:
    """The whole case so many days later: every date in it, the births among them."""
    result = copied(draft)
    for holder, name in dates_in(result):
        holder[name] = point_moved(holder[name], days)
    return result


def dates_in(draft: Draft) -> Iterator[tuple[dict[str, Any], str]]:
    """Every place of a case that holds a date: the mapping, and the key in it."""
    if draft.get("as_of") is not None:
        yield draft, "as_of"
    child = draft["child"]
    for person in (child, *child.get("siblings", ())):
        for name in ("born", "due"):
            if isinstance(person.get(name), str):
                yield person, name
    for span in (*draft.get("parties", ()), *draft.get("coverage", {}).values()):
        if isinstance(span, dict):
            for name in ("from", "until"):
                if name in span:
                    yield span, name
    for event in draft["events"]:
        yield from _dates_of(event)


def _dates_of(event: Event) -> Iterator[tuple[dict[str, Any], str]]:
    for name in ("at", "recorded_at"):
        if isinstance(event.get(name), str):
            yield event, name
    for name, word in EVENT_TYPES[event["type"]].fields.items():
        if word.kind == "day" and name in event:
            yield event, name
        if word.kind == "period" and isinstance(event.get(name), dict):
            yield event[name], "from"
            yield event[name], "until"


def span_of(draft: Draft) -> tuple[date, date]:
    """The first and the last day of the events and of the day looked at."""
    days = [day for event in draft["events"] if (day := first_day(event.get("at"))) is not None]
    looked_at = day_of(draft.get("as_of"))
    if looked_at is not None:
        days.append(looked_at)
    if not days:
        raise ValueError("a case without an exact day cannot be moved")
    return min(days), max(days)


def sorted_events(draft: Draft) -> Draft:
    """The case with its events by their days; those without one come first."""
    result = copied(draft)
    result["events"].sort(key=lambda event: str(first_day(event.get("at")) or datetime.min.date()))
    return result


def with_ids(draft: Draft) -> Draft:
    """The case with an id for every event, and a thread of its own for every event that opens one."""
    result = copied(draft)
    taken = set(names_in(result))
    for number, event in enumerate(result["events"], start=1):
        if not event.get("id"):
            event["id"] = _free(f"e{number}", taken)
        opens = EVENT_TYPES[event["type"]].opens
        if opens is not None and not event.get(opens.value):
            event[opens.value] = _free(f"{INITIALS[opens.value]}{number}", taken)
    return result


def names_in(draft: Draft) -> Iterator[str]:
    """Every id of an event, a thread or a party in a case."""
    yield from (party["id"] for party in draft.get("parties", ()))
    for event in draft["events"]:
        if event.get("id"):
            yield event["id"]
        for name, word in EVENT_TYPES[event["type"]].fields.items():
            if word.kind == "thread" and event.get(name):
                yield event[name]
            elif word.kind == "about" and event.get(name):
                yield from ([event[name]] if isinstance(event[name], str) else event[name])


def _free(wanted: str, taken: set[str]) -> str:
    name = wanted
    while name in taken:
        name += "x"
    taken.add(name)
    return name
