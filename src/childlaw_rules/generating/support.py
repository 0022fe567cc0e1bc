"""Support beside placements: decided, begun after a wait, followed up, ended."""

from __future__ import annotations

from typing import Final

from childlaw_rules.case.words import DecisionKind, MeasureKind
from childlaw_rules.generating.decisions import Asked, Decision, decide
from childlaw_rules.generating.draft import MONTH, OF_AGE, Draft, Spell, office_day, within
from childlaw_rules.generating.inquiries import Inquiry, examined, screen
from childlaw_rules.generating.known import EARLY, MEASURES
from childlaw_rules.generating.rates import act_on
from childlaw_rules.generating.running import follow_up

#: Another measure begins so many days after the first began, at least and at most.
ANOTHER_AFTER: Final = (60, 500)


def support(draft: Draft, need: str, seen: int, *, applied: bool) -> int | None:
    """Support after an investigation, or without one where that lacks; the day of the completed investigation."""
    dice = draft.dice
    kind = MEASURES[dice.word("support-kind", seen)]
    lacking = act_on(seen) == "sel" and dice.happens("no-investigation-before-support", seen)
    if lacking and dice.happens("investigation-not-at-all", seen):
        _without(draft, need, seen, kind)
        return None
    inquiry = examined(draft, need, seen, full=act_on(seen) == "sel", for_measure=kind)
    if lacking:
        spell = _beside(draft, inquiry, kind)
        if spell is not None and dice.happens("another-measure", spell.first):
            # It begins before the investigation is completed too: else fewer measures would lack one than are drawn.
            _beside(draft, inquiry, MEASURES[dice.word("support-kind", seen)])
        return inquiry.completed
    day = office_day(inquiry.completed + dice.days("decided-after", seen), inquiry.completed, inquiry.completed + 130)
    if applied and dice.happens("refused", day):
        _refuse(draft, kind, day, seen)
        return inquiry.completed
    spell = grant(draft, kind, day, seen)
    if spell is not None:
        _another(draft, spell, seen)
    return inquiry.completed


def support_first(draft: Draft, need: str, seen: int) -> tuple[int, int]:
    """Support that a placement follows; the days on which the investigation was completed and the support began."""
    dice = draft.dice
    kind = MEASURES[dice.word("support-kind", seen)]
    lacking = act_on(seen) == "sel" and dice.happens("no-investigation-before-support", seen)
    inquiry = examined(draft, need, seen, full=True, for_measure=kind)
    if lacking:
        spell = _beside(draft, inquiry, kind)
    else:
        day = office_day(
            inquiry.completed + dice.days("decided-after", seen), inquiry.completed, inquiry.completed + 130
        )
        spell = grant(draft, kind, day, seen)
    return inquiry.completed, max(inquiry.completed, spell.first if spell is not None else 0)


def early(draft: Draft, need: str, seen: int, *, applied: bool) -> None:
    """Early support, decided soon and without an investigation."""
    dice = draft.dice
    kind = MEASURES[dice.word("early-support-kind", seen)]
    day = office_day(seen + dice.between(3, 45), seen, seen + 50)
    screen(draft, need, seen, day)
    if applied and dice.happens("refused", day):
        _refuse(draft, kind, day, seen)
        return
    spell = grant(draft, kind, day, seen)
    if spell is not None:
        _another(draft, spell, seen)


def _without(draft: Draft, need: str, seen: int, kind: MeasureKind) -> None:
    dice = draft.dice
    day = office_day(seen + dice.between(14, 90), seen, seen + 95)
    screen(draft, need, seen, day)
    spell = grant(draft, kind, day, seen)
    if spell is not None:
        _another(draft, spell, seen)


def _beside(draft: Draft, inquiry: Inquiry, kind: MeasureKind) -> Spell | None:
    """Support that begins before the investigation is completed."""
    last = inquiry.completed - 1
    day = within(draft.dice, min(inquiry.decided + 3, last), last)
    return grant(draft, kind, min(day, last), inquiry.seen, start_by=last, parallel_until=inquiry.completed)


def _refuse(draft: Draft, kind: MeasureKind, day: int, first: int) -> None:
    decide(draft, Asked(DecisionKind.MEASURE, day, first, measure_kind=kind, granted=False))


def grant(
    draft: Draft,
    kind: MeasureKind,
    day: int,
    first: int,
    *,
    start_by: int | None = None,
    parallel_until: int | None = None,
) -> Spell | None:
    """A decision to give support, its start and its course; None for a child that is of age by then."""
    dice = draft.dice
    start = office_day(day + dice.days("support-starts-after", day), day, day + 200)
    if start_by is not None and start > start_by:
        start = within(dice, day, start_by)
    of_age = draft.turns(OF_AGE)
    if start >= of_age - 14:
        return None
    measure = draft.thread("measure")
    made = decide(draft, Asked(DecisionKind.MEASURE, day, first, measure, kind))
    rate = "early-support-lasts" if kind in EARLY else "support-lasts"
    last = min(office_day(start + 14 + int(dice.amount(rate, start) * MONTH), start, of_age), of_age)
    return run(draft, Spell(measure, kind, start, last), made, parallel_until)


def run(draft: Draft, spell: Spell, made: Decision, parallel_until: int | None = None) -> Spell:
    """A measure from its start to its end, with the follow-ups that its kind calls for."""
    draft.spells.append(spell)
    draft.add("measure_started", spell.first, measure=spell.measure, kind=spell.kind, decision=made.decision)
    if spell.kind not in EARLY:
        follow_up(draft, spell, parallel_until)
    if made.with_consent and draft.dice.happens("consent-withdrawn", spell.last):
        withdrawn = within(draft.dice, max(spell.first, spell.last - 14), spell.last)
        draft.add("consent_withdrawn", withdrawn, by=draft.dice.one_of(draft.holders), about=[made.decision])
    draft.add("measure_ended", spell.last, measure=spell.measure)
    return spell


def _another(draft: Draft, spell: Spell, first: int) -> None:
    """Perhaps another measure, that begins while the first runs or soon after."""
    dice = draft.dice
    if not dice.happens("another-measure", spell.first):
        return
    day = office_day(spell.first + dice.between(*ANOTHER_AFTER), spell.first, spell.first + 600)
    kind = MEASURES[dice.word("early-support-kind" if spell.kind in EARLY else "support-kind", day)]
    grant(draft, kind, day, max(first, spell.first))
