"""What is rare: orders to parents and youths, secure placement, suspended contact."""

from __future__ import annotations

from typing import Final

from childlaw_rules.case.words import DecisionKind, MeasureKind, PlaceKind
from childlaw_rules.generating.decisions import Asked, decide
from childlaw_rules.generating.draft import OF_AGE, Draft, Spell, iso, office_day, within
from childlaw_rules.generating.rates import act_on

#: A youth can be given an order, and be placed in a secure institution, from these ages on.
OF_ORDER: Final = 12
OF_SECURE: Final = 14
#: An order lasts so many days, at least and at most; a secure placement likewise.
ORDERED: Final = (90, 350)
SECURED: Final = (20, 60)
#: Contact can be suspended for 8 weeks; what is longer goes so many days beyond.
SUSPENDED: Final = (14, 56)
BEYOND: Final = 40


def order(draft: Draft, seen: int) -> None:
    """Perhaps an order to the parents, or to a youth that is old enough."""
    dice = draft.dice
    if not dice.happens("order", seen) or not draft.is_born(seen):
        return
    day = office_day(seen + dice.between(30, 300), seen, seen + 310)
    if day > draft.turns(OF_AGE) - ORDERED[1] - 10:
        return
    of_youth = draft.age(day) >= OF_ORDER and dice.happens("order-to-youth", day)
    kind = MeasureKind.YOUTH_ORDER if of_youth else MeasureKind.PARENTAL_ORDER
    decided = DecisionKind.YOUTH_ORDER if of_youth else DecisionKind.PARENTAL_ORDER
    start = within(dice, day, day + 14)
    last = start + dice.between(*ORDERED)
    measure = draft.thread("measure")
    more = (("duties_stated", True), ("period_stated", True), ("ends", iso(last)))
    made = decide(draft, Asked(decided, day, seen, measure, kind, with_consent=False, more=more))
    _runs(draft, Spell(measure, kind, start, last), made.decision)


def secure(draft: Draft, spell: Spell) -> None:
    """Perhaps a stay in a secure institution during a placement."""
    dice = draft.dice
    first = max(spell.first, draft.turns(OF_SECURE)) + 30
    if first > spell.last - SECURED[1] - 30 or not dice.happens("secure-placement", spell.first):
        return
    day = within(dice, first, spell.last - SECURED[1] - 20)
    measure = draft.thread("measure")
    asked = Asked(DecisionKind.SECURE_PLACEMENT, day, first, measure, MeasureKind.SECURE_PLACEMENT, with_consent=False)
    made = decide(draft, asked)
    start = within(dice, day, day + 3)
    during = Spell(measure, MeasureKind.SECURE_PLACEMENT, start, start + dice.between(*SECURED))
    _runs(draft, during, made.decision, place=PlaceKind.SECURE_INSTITUTION)


def _runs(draft: Draft, spell: Spell, decision: str, **fields: str) -> None:
    draft.spells.append(spell)
    draft.add("measure_started", spell.first, measure=spell.measure, kind=spell.kind, decision=decision, **fields)
    draft.add("measure_ended", spell.last, measure=spell.measure)


def suspend_contact(draft: Draft, spell: Spell) -> None:
    """Perhaps contact suspended by the municipality, which barnets lov allows for 8 weeks at most."""
    dice = draft.dice
    if spell.last - spell.first < 200:
        return
    day = within(dice, spell.first + 20, spell.last - 120)
    if act_on(day) == "sel" or not dice.happens("contact-suspended", day):
        return
    last = SUSPENDED[1] + dice.between(1, BEYOND)
    if not dice.happens("contact-suspended-over-8-weeks", day):
        last = dice.between(*SUSPENDED)
    asked = Asked(DecisionKind.CONTACT_SUSPENSION, day, spell.first, spell.measure, more=(("ends", iso(day + last)),))
    made = decide(draft, asked)
    draft.add("contact_suspended", day, decision=made.decision, until=iso(day + last))
