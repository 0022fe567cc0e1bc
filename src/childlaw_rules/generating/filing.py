"""How the case was written down: when each event was recorded, which days are not exact, what was not recorded."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from childlaw_rules.generating.dice import Dice
from childlaw_rules.generating.draft import Draft, Event, instant, iso
from childlaw_rules.when.zone import COPENHAGEN

#: Stands in each generated case.
NOTE: Final = "Genereret sag, ingen virkelig. Generated case, not a real one."
#: The day from which the newer system records everything.
NEW_SYSTEM: Final = date(2018, 6, 1).toordinal()
#: What the older system did not record.
NOT_IN_OLD: Final = frozenset(
    {
        "child_conversation_held",
        "child_conversation_waived",
        "notification_acknowledged",
        "notifier_informed",
        "siblings_considered",
        "supervision_visit",
        "support_person_right_explained",
    }
)
#: What no extract of this kind has; the first vocabulary knows it.
NEVER_RECORDED: Final = ("compulsory_investigation_completed", "plan_purpose_stated")
#: What some extracts leave out of an event, by its type.
LEFT_OUT: Final = {
    "decision_made": ("reason_stated", "complaint_guidance_given"),
    "investigation_completed": ("reasoned_conclusion",),
}
#: Events whose day is never inexact: it closes the case.
EXACT: Final = frozenset({"case_closed"})
#: An event recorded soon is recorded so many days after it at most.
SOON: Final = 2
#: The hours of the office, in minutes of the day.
OFFICE: Final = (8 * 60, 16 * 60)
#: An interval that stands for a day begins and ends so many days from it, at most.
INTERVAL: Final = 10


def filed(draft: Draft, start: int, *, old: bool, without_flags: bool) -> list[dict[str, Any]]:
    """The events as the extract has them, in order of time."""
    dice = draft.dice
    found = []
    for event in sorted(draft.events, key=_order):
        if event.day > draft.until or (old and event.type in NOT_IN_OLD and event.day < NEW_SYSTEM):
            continue
        written = _written(dice, event, draft.until)
        if written is None:
            continue
        if without_flags:
            for name in LEFT_OUT.get(event.type, ()):
                written.pop(name, None)
        found.append(written)
    return [{"type": "case_opened", "at": iso(start), "note": NOTE}, *found]


def _order(event: Event) -> tuple[int, str]:
    """By day; what has an instant first, the others as they were made."""
    return event.day, event.at or "later"


def _written(dice: Dice, event: Event, until: int) -> dict[str, Any] | None:
    """One event as it is written down; None where that comes after the extract."""
    plain = {name: value.value if isinstance(value, StrEnum) else value for name, value in event.fields.items()}
    written = {"type": event.type, "at": event.at or iso(event.day), **plain}
    if dice.happens("moment-of-recording-known", event.day):
        late = dice.happens("recorded-late", event.day)
        by = event.day + (dice.days("recorded-late-by", event.day) if late else dice.between(0, SOON))
        if by > until:
            return None
        moment = instant(by, dice.between(*OFFICE)).astimezone(COPENHAGEN)
        if event.at is not None:
            moment = max(moment, datetime.fromisoformat(event.at))
        written["recorded_at"] = moment.isoformat(timespec="seconds")
    if event.at is None and event.type not in EXACT and dice.happens("day-not-exact", event.day):
        written["at"] = _inexact(dice, event.day)
    return written


def _inexact(dice: Dice, day: int) -> str | None:
    """What is on file in place of a day."""
    how = dice.word("how-not-exact", day)
    if how == "nothing":
        return None
    if how == "interval":
        return f"{iso(day - dice.between(1, INTERVAL))}/{iso(day + dice.between(1, INTERVAL))}"
    return iso(day)[:4] if how == "year" else iso(day)[:7]


def coverage(old: bool) -> dict[str, Any]:
    """What the source of the extract records: an older system leaves out some types before the newer one."""
    covered: dict[str, Any] = dict.fromkeys(NEVER_RECORDED, False)
    if old:
        covered |= {type_: {"from": iso(NEW_SYSTEM)} for type_ in sorted(NOT_IN_OLD)}
    return covered
