"""The course of one case, from what came in first to its end: which of them it is, and what happens beside it."""

from __future__ import annotations

from typing import Any, Final

from childlaw_rules.generating.dice import Dice
from childlaw_rules.generating.draft import OF_AGE, YEAR, Draft, iso, within
from childlaw_rules.generating.families import child_of, family, parties_of
from childlaw_rules.generating.filing import NEW_SYSTEM, coverage, filed
from childlaw_rules.generating.inquiries import examine, see_need
from childlaw_rules.generating.interventions import order
from childlaw_rules.generating.notices import Notified, notify, reassess, talk_of_abuse
from childlaw_rules.generating.placements import place
from childlaw_rules.generating.rates import Rates, act_on
from childlaw_rules.generating.seasons import day_at
from childlaw_rules.generating.support import early, support

#: A case in which nothing runs is closed so many days after the last event, at least and at most.
CLOSED_AFTER: Final = (10, 70)
#: A child that is so near to 18, in days, when the need is seen is not placed any more.
TOO_OLD: Final = 560


def case_of(seed: int, number: int, rates: Rates, first: int, until: int) -> dict[str, Any]:
    """One case as its file has it: what it holds depends on the arguments and on nothing else."""
    dice = Dice(seed, number, rates)
    start = day_at(first, until, dice.fraction(), rates.weights["sel"]["starts-in-the-month"])
    supported = dice.happens("comes-to-support", start)
    placed = supported and dice.happens("placed", start)
    draft = family(dice, start, until, placed=placed)
    notified = _comes_in(draft, start)
    completed = _course(draft, start, notified, supported=supported, placed=placed)
    notified += _more_notifications(draft, start) if notified else []
    for one in notified:
        reassess(draft, one)
        talk_of_abuse(draft, one, completed)
    end = _close(draft, start)
    _beside(draft, start, min(end, until))
    old = start < NEW_SYSTEM and dice.happens("old-system", start)
    without_flags = dice.happens("flags-not-recorded", start)
    opened = min(event.day for event in draft.events)
    return {
        "format": "childlaw-case/1",
        "id": f"generated-{seed}-case-{number}",
        "child": child_of(draft),
        "parties": parties_of(draft),
        "as_of": iso(until),
        "coverage": coverage(old),
        "events": filed(draft, opened, old=old, without_flags=without_flags),
    }


def _comes_in(draft: Draft, start: int) -> list[Notified]:
    """What begins the case: a notification, or an application of the family."""
    if not draft.unborn and draft.is_born(start) and draft.dice.happens("begins-with-an-application", start):
        draft.add("application_received", within(draft.dice, start, min(start + 3, draft.until)))
        return []
    return [notify(draft, start)]


def _course(draft: Draft, start: int, notified: list[Notified], *, supported: bool, placed: bool) -> int | None:
    """What comes of it; the day on which an examination was completed."""
    dice = draft.dice
    if not supported and not dice.happens("investigated-without-support", start):
        return None
    day = notified[0].day if notified else start + 3
    need, seen = see_need(draft, day, notified[0].notification if notified else None)
    if not supported:
        return examine(draft, need, seen, full=act_on(seen) == "sel")[1]
    order(draft, seen)
    if placed and seen < draft.turns(OF_AGE) - TOO_OLD:
        return place(draft, need, seen)
    if not placed and dice.happens("early-support", seen):
        early(draft, need, seen, applied=not notified)
        return None
    return support(draft, need, seen, applied=not notified)


def _more_notifications(draft: Draft, start: int) -> list[Notified]:
    """The other notifications of the first year, and those of later years while the case is open."""
    dice = draft.dice
    last = min(draft.until, draft.turns(OF_AGE) - 30)
    days = [start + dice.between(1, YEAR) for _ in range(int(dice.word("notifications", start)) - 1)]
    end = max((spell.last for spell in draft.spells), default=start)
    year = start + YEAR
    while year < min(end, last):
        if dice.happens("further-notifications", year):
            days.append(year + dice.between(0, YEAR - 1))
        year += YEAR
    return [notify(draft, day) for day in sorted(days) if day <= last]


def _close(draft: Draft, start: int) -> int:
    """The day on which the case ends: closed, or gone to another municipality; where it is open, no day comes near."""
    dice = draft.dice
    last = max(event.day for event in draft.events)
    if not dice.happens("closed", start):
        return draft.until
    end = within(dice, last + CLOSED_AFTER[0], last + CLOSED_AFTER[1])
    if dice.happens("moves-to-another-municipality", start):
        draft.add("responsibility_moved", end)
        if dice.happens("new-municipality-told", end):
            draft.add("new_municipality_notified", within(dice, end, end + 20))
            summary = dice.happens("summary-sent-along", end)
            draft.add("file_transferred", within(dice, end, end + 30), summary_included=summary)
    draft.add("case_closed", end, reason_stated=True, family_informed=dice.happens("family-told-of-closing", end))
    return end


def _beside(draft: Draft, start: int, end: int) -> None:
    """What happens beside the course: notes, changes of caseworker, changes in the child's life."""
    dice = draft.dice
    year = start
    while year < end:
        last = min(year + YEAR, end)
        if not dice.happens("silent-year", year):
            day = year + dice.days("days-between-notes", year)
            while day < last:
                draft.add("journal_note", within(dice, day, day + 2))
                day += max(1, dice.days("days-between-notes", day))
        if last - year > 60:
            if dice.happens("caseworker-changes-in-a-year", year):
                noted = dice.happens("handed-over-in-writing", year)
                draft.add("caseworker_changed", within(dice, year + 20, last - 1), handover_noted=noted)
            if dice.happens("life-event-in-a-year", year):
                draft.add("life_event", dice.between(year + 10, last - 1))
        year += YEAR
