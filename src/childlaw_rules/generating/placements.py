"""Placements: decided with or without consent, the places, supervision, re-hearing, moves, and how they end."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from childlaw_rules.case.words import DecisionKind, MeasureKind
from childlaw_rules.generating.aftercare import look_ahead
from childlaw_rules.generating.decisions import Asked, Decision, decide, explain_rights, parties
from childlaw_rules.generating.draft import (
    OF_AGE,
    YEAR,
    Draft,
    Spell,
    instant,
    iso,
    office_day,
    one_month,
    one_year,
    six_months,
    within,
)
from childlaw_rules.generating.inquiries import Inquiry, examined, screen
from childlaw_rules.generating.interventions import secure, suspend_contact
from childlaw_rules.generating.rates import act_on
from childlaw_rules.generating.running import follow_up, plan_kind, supervise
from childlaw_rules.generating.support import support_first

#: A placement lasts so many days at least, and begins so many before the child is of age.
AT_LEAST: Final = 30
BEFORE_OF_AGE: Final = 330
#: The placement is decided so many days after the support before it began.
AFTER_SUPPORT: Final = (150, 600)
#: A child that is so near to 18, in days, is placed without support first.
TIME_FOR_SUPPORT: Final = 1_500
#: A provisional decision is approved within so many days, the day of execution counted.
APPROVED: Final = 6


def place(draft: Draft, need: str, seen: int) -> int | None:
    """A placement with all that belongs to it; the day on which the investigation was completed, if it was."""
    dice = draft.dice
    if dice.happens("no-investigation-before-placement", seen):
        return _before_its_time(draft, need, seen)
    if act_on(seen) == "bl" and dice.happens("urgent", seen):
        inquiry = examined(draft, need, seen, full=True, for_measure=MeasureKind.PLACEMENT)
        _decided(draft, _inside(draft, inquiry), seen, urgent=True, parallel_until=inquiry.completed)
        return inquiry.completed
    if seen < draft.turns(OF_AGE) - TIME_FOR_SUPPORT and dice.happens("support-before-placement", seen):
        completed, first = support_first(draft, need, seen)
        first += dice.between(*AFTER_SUPPORT)
        draft.add("investigation_updated", first, investigation="i1", for_measure=MeasureKind.PLACEMENT)
    else:
        inquiry = examined(draft, need, seen, full=True, for_measure=MeasureKind.PLACEMENT)
        completed = first = inquiry.completed
    _decided(draft, office_day(first + dice.days("decided-after", seen), first, first + 130), first)
    return completed


def _before_its_time(draft: Draft, need: str, seen: int) -> int | None:
    """A placement without a completed investigation: none is decided, or it is completed later."""
    dice = draft.dice
    if dice.happens("investigation-not-at-all", seen):
        day = office_day(seen + dice.between(7, 60), seen, seen + 70)
        screen(draft, need, seen, day)
        _decided(draft, day, seen)
        return None
    inquiry = examined(draft, need, seen, full=True, for_measure=MeasureKind.PLACEMENT)
    # Under barnets lov an urgent one with consent would be in order; this one is not said to be urgent.
    _decided(draft, _inside(draft, inquiry), seen, parallel_until=inquiry.completed)
    return inquiry.completed


def _inside(draft: Draft, inquiry: Inquiry) -> int:
    """A day after the investigation was decided and before it was completed."""
    last = inquiry.completed - 1
    return min(within(draft.dice, min(inquiry.decided + 1, last), last), last)


def _decided(draft: Draft, day: int, first: int, *, urgent: bool = False, parallel_until: int | None = None) -> None:
    """The decision and the placement, unless the youth is soon of age."""
    dice = draft.dice
    if day > draft.turns(OF_AGE) - BEFORE_OF_AGE:
        return
    measure = draft.thread("measure")
    without = not urgent and dice.happens("without-consent", day)
    provisional: Decision | None = None
    executed = day
    if without and dice.happens("provisional-first", day):
        provisional = _provisional(draft, measure, day, first)
        first = day
        day = within(dice, day + 8, one_month(day))
    made = decide(
        draft,
        Asked(
            DecisionKind.PLACEMENT,
            day,
            first,
            measure,
            MeasureKind.PLACEMENT,
            with_consent=not without,
            urgent=urgent,
            replaces=provisional.decision if provisional else None,
            more=(("placed_within_last_year", False),) if without else (),
        ),
    )
    start = executed if provisional else office_day(day + dice.days("placement-starts-after", day), day, day + 80)
    _run(draft, measure, start, provisional or made, made, parallel_until)


def _provisional(draft: Draft, measure: str, day: int, first: int) -> Decision:
    """A provisional decision of the committee's chair, carried out at once, told, and put before the committee."""
    dice = draft.dice
    made = decide(
        draft,
        Asked(DecisionKind.PROVISIONAL, day, first, measure, MeasureKind.PLACEMENT, with_consent=False),
    )
    executed = instant(day, dice.between(10 * 60, 20 * 60))
    draft.add_at("provisional_decision_executed", executed, decision=made.decision)
    for party in parties(draft, day):
        told = executed + timedelta(minutes=dice.between(20, 20 * 60))
        draft.add_at("decision_notified", told, decision=made.decision, to=party)
    late = dice.happens("not-approved-in-7-days", day)
    approved = day + (APPROVED + dice.between(1, 5) if late else dice.between(2, APPROVED))
    explain_rights(draft, made.decision, day, approved)
    draft.add("provisional_decision_approved", approved, decision=made.decision, decided_by="committee")
    return made


def _run(
    draft: Draft, measure: str, start: int, first_decision: Decision, made: Decision, parallel_until: int | None
) -> None:
    dice = draft.dice
    of_age = draft.turns(OF_AGE)
    last = start
    while last < of_age and not dice.happens("placement-ends-in-a-year", last):
        last += YEAR
    last = of_age if last >= of_age else min(max(start + AT_LEAST, within(dice, last, last + YEAR)), of_age)
    spell = Spell(measure, MeasureKind.PLACEMENT, start, last)
    draft.spells.append(spell)
    where = dice.word("place", start)
    provisional = {"provisional": True} if first_decision is not made else {}
    draft.add(
        "measure_started",
        start,
        measure=measure,
        kind=MeasureKind.PLACEMENT,
        place=where,
        decision=first_decision.decision,
        **provisional,
    )
    _inform(draft, measure, start)
    follow_up(draft, spell, parallel_until)
    supervise(draft, spell)
    if not made.with_consent:
        _rehear(draft, made, spell)
    _move(draft, spell, made, where)
    suspend_contact(draft, spell)
    secure(draft, spell)
    if last < of_age:
        _end(draft, spell, made)
    else:
        draft.add("measure_ended", last, measure=measure)
    look_ahead(draft, spell)


def _inform(draft: Draft, measure: str, start: int) -> None:
    """Who is told of the placement and offered help with it."""
    dice = draft.dice
    draft.add("host_municipality_informed", start, measure=measure)
    draft.add("plan_handed_over", within(dice, start, start + 14), measure=measure)
    if dice.happens("support-person-offered", start):
        draft.add("parents_support_person_offered", within(dice, start, start + 30), measure=measure)
    if dice.happens("parents-support-decided", start):
        draft.add("parents_support_decided", within(dice, start, start + 90), measure=measure)


def _rehear(draft: Draft, made: Decision, spell: Spell) -> None:
    """A placement without consent is heard again each year, in time or late."""
    dice = draft.dice
    due = one_year(made.day)
    before = made.day
    while due < min(spell.last, draft.until + YEAR):
        if dice.happens("not-reheard-in-time", before):
            heard = within(dice, due + 1, due + 120)
        else:
            heard = within(dice, max(before + 30, due - 60), due)
        if heard >= spell.last:
            return
        before, due = heard, one_year(heard)
        draft.add("rehearing_decided", heard, decision=made.decision, rehearing_due=iso(due))


def _move(draft: Draft, spell: Spell, made: Decision, where: str) -> None:
    """The changes of place while the placement lasts, each decided first."""
    dice = draft.dice
    year = spell.first
    while year < min(spell.last, draft.until):
        if dice.happens("moves-in-a-year", year):
            day = within(dice, year + 60, year + YEAR - 40)
            moved = within(dice, day, day + 25)
            if moved < spell.last - 20:
                changed = decide(
                    draft,
                    Asked(
                        DecisionKind.CHANGE_OF_PLACE,
                        day,
                        spell.first,
                        spell.measure,
                        MeasureKind.PLACEMENT,
                        with_consent=made.with_consent,
                    ),
                )
                new = dice.word("place", moved)
                if dice.happens("statement-of-place", day):
                    draft.add("place_statement_obtained", within(dice, day - 14, day), decision=changed.decision)
                draft.add("place_changed", moved, measure=spell.measure, place=new, decision=changed.decision)
        year += YEAR


def _end(draft: Draft, spell: Spell, made: Decision) -> None:
    """The end before the child is of age: home after a decision and a time of transition, or without return."""
    dice = draft.dice
    if spell.last - spell.first > 90 and dice.happens("returns-home", spell.last):
        day = within(dice, spell.last - 60, spell.last - 21)
        until = {"from": iso(day), "until": iso(min(spell.last, six_months(day)))}
        asked = Asked(
            DecisionKind.RETURN_HOME,
            day,
            spell.first,
            spell.measure,
            MeasureKind.PLACEMENT,
            with_consent=made.with_consent,
            more=(("transition_period", until),),
        )
        home = decide(draft, asked)
        if dice.happens("statement-of-place", day):
            draft.add("place_statement_obtained", within(dice, max(spell.first, day - 20), day), decision=home.decision)
        draft.add(
            "plan_revised", within(dice, day, spell.last), kind=plan_kind(draft, spell.last), about=[spell.measure]
        )
        draft.add("child_returned_home", spell.last, measure=spell.measure)
    draft.add("measure_ended", spell.last, measure=spell.measure)
