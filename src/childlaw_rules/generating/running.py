"""Measures as they run: follow-up under either act, and supervision of placements."""

from __future__ import annotations

from typing import Any, Final

from childlaw_rules.case.words import PlanKind
from childlaw_rules.generating.draft import Draft, Spell, iso, office_day, six_months, three_months, within
from childlaw_rules.generating.rates import BARNETS_LOV, act_on
from childlaw_rules.when import Counting, Period, StartDay
from childlaw_rules.when.period import forward

#: Under barnets lov a follow-up sets the next one so many days ahead.
ARRANGED: Final = (110, 240)
#: A follow-up that is held in time lies so many days before it is due, at most.
EARLY: Final = 45
#: So many visits in a year, where there are enough.
VISITS: Final = (2, 3)
TOO_FEW: Final = (0, 1)
#: A visit lies so many days from either end of its year.
MARGIN: Final = 5
_YEAR_OF_VISITS: Final = Period.parse("12 months")
_COUNTED: Final = Counting(start_day=StartDay.COUNTED)


def follow_up(draft: Draft, spell: Spell, parallel_until: int | None = None) -> None:
    """The follow-ups of a measure to its end. ``parallel_until`` is when an investigation beside it was completed."""
    dice = draft.dice
    due = three_months(spell.first)
    if act_on(spell.first) == "bl" and parallel_until is not None and parallel_until > spell.first:
        due = min(due, parallel_until)
    held = _held(draft, "no-first-follow-up-in-3-months", spell.first, spell.first, due)
    first = True
    # Where the measure ends before a follow-up is due, none is held.
    while max(held, due) < spell.last and held <= draft.until:
        fields: dict[str, Any] = {"measure": spell.measure}
        under = act_on(held)
        if under == "bl":
            lacks = first and dice.happens("arrangement-not-decided", held)
            fields |= {"arrangement_decided": not lacks, "reason_stated": True}
            next_due = held + dice.between(*ARRANGED)
            fields["next_due"] = iso(next_due)
        draft.add("follow_up_held", held, **fields)
        _revise_plan(draft, spell, held)
        # About the need, not the measure: else it would stand for the talk before the next decision.
        if dice.happens("talk-at-follow-up", held) and held > (parallel_until or 0):
            draft.add("child_conversation_held", held, about=["b1"], contact="conversation")
        if under == "bl":
            due = next_due
            held = _held(draft, "follow-up-not-as-arranged", held, held, due)
        elif (due := six_months(held)) < BARNETS_LOV:
            held = _held(draft, "follow-up-over-6-months", held, held, due)
        else:
            # It would fall due when the interval of six months is no duty any more, and nothing was arranged.
            held = office_day(due + dice.between(-30, 30), held + 1, due + 40)
        first = False


def _held(draft: Draft, rate: str, governed: int, after: int, due: int) -> int:
    dice = draft.dice
    if dice.happens(rate, governed):
        over = due + max(1, dice.days("follow-up-over-by", governed))
        return office_day(over, due + 1, over + 10)
    return within(dice, max(after + 1, due - EARLY), max(due, after + 1))


def _revise_plan(draft: Draft, spell: Spell, held: int) -> None:
    # Not sooner: a revision so soon after the decision would stand for the plan itself.
    if held > three_months(spell.first) and draft.dice.happens("plan-revised", held):
        draft.add("plan_revised", held, kind=plan_kind(draft, held), about=[spell.measure])


def plan_kind(draft: Draft, day: int) -> PlanKind:
    """The kind of plan that is made or revised on a day."""
    if act_on(day) == "sel":
        return PlanKind.ACTION_PLAN
    return PlanKind.YOUTH_PLAN if draft.age(day) >= 16 else PlanKind.CHILDS_PLAN


def supervise(draft: Draft, spell: Spell) -> None:
    """The visits at the place: two or more in each twelve months of a placement, or too few."""
    dice = draft.dice
    first = spell.first
    while first <= min(spell.last, draft.until):
        last = forward(first, _YEAR_OF_VISITS, _COUNTED)
        visits = dice.between(*(TOO_FEW if dice.happens("too-few-supervision-visits", first) else VISITS))
        length = (last - first - 2 * MARGIN) // max(visits, 1)
        for number in range(visits):
            begins = first + MARGIN + number * length
            day = within(dice, begins, begins + length - 1)
            staff = dice.happens("staff-present", day)
            if day < spell.last:
                draft.add(
                    "supervision_visit",
                    day,
                    measure=spell.measure,
                    at_place=True,
                    child_spoken_to=True,
                    staff_present=staff,
                )
        first = last + 1
