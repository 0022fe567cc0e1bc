"""The time after 18: what is decided before it, and the support that follows."""

from __future__ import annotations

from typing import Final

from childlaw_rules.case.words import DecisionKind, MeasureKind
from childlaw_rules.generating.decisions import Asked, decide
from childlaw_rules.generating.draft import MONTH, OF_AGE, Draft, Spell, office_day, within
from childlaw_rules.generating.known import MEASURES
from childlaw_rules.generating.running import follow_up
from childlaw_rules.when import Period
from childlaw_rules.when.period import backward

#: Nobody has support after this age.
AT_MOST: Final = 23
_AHEAD: Final = Period.parse("6 months")
#: The decision lies so many days before it is due, at most.
EARLY: Final = 60


def look_ahead(draft: Draft, spell: Spell) -> None:
    """The decision on the time after 18 for a placement that runs on the day it is due, and what follows."""
    dice = draft.dice
    of_age = draft.turns(OF_AGE)
    due = backward(of_age, _AHEAD)
    if spell.last <= due or spell.first > due - EARLY:
        return
    late = dice.happens("aftercare-not-decided-in-time", due)
    if spell.last < of_age:
        # The placement ends before 18: where it is late, nothing is decided any more.
        if not late:
            _decide(draft, within(dice, due - EARLY, due), spell.first, MeasureKind.YOUTH_SUPPORT, None)
        return
    if late and dice.happens("aftercare-never-decided", due):
        return
    day = within(dice, due + 1, of_age - 10) if late else within(dice, due - EARLY, due)
    if not dice.happens("aftercare", day):
        _decide(draft, day, spell.first, MeasureKind.YOUTH_SUPPORT, None)
        return
    kind = MEASURES[dice.word("aftercare-kind", day)]
    measure = draft.thread("measure")
    decision = _decide(draft, day, spell.first, kind, measure)
    latest = draft.turns(AT_MOST)
    last = min(office_day(of_age + int(dice.amount("aftercare-lasts", of_age) * MONTH), of_age, latest), latest)
    after = Spell(measure, kind, of_age, last)
    draft.spells.append(after)
    draft.add("measure_started", of_age, measure=measure, kind=kind, decision=decision)
    follow_up(draft, after)
    draft.add("measure_ended", last, measure=measure)


def _decide(draft: Draft, day: int, first: int, kind: MeasureKind, measure: str | None) -> str:
    """A decision that grants support after 18, or refuses it where there is no measure to come of it."""
    granted = measure is not None
    continued = kind is MeasureKind.CONTINUED_PLACEMENT
    decided = DecisionKind.CONTINUED_PLACEMENT if continued else DecisionKind.YOUTH_SUPPORT
    asked = Asked(decided, day, first, measure, kind, granted=granted)
    return decide(draft, asked).decision
