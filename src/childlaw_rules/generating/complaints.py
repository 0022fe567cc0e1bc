"""Complaints: received, reassessed by the municipality, sent on, decided by the appeals board."""

from __future__ import annotations

from typing import Final

from childlaw_rules.generating.draft import Draft, four_weeks, within

#: A complaint comes within so many days of the decision.
TO_COMPLAIN: Final = 27
#: So many days at most by which a reassessment is late.
LATE_AT_MOST: Final = 60
#: The appeals board takes so many days, at least and at most.
ON_APPEAL: Final = (60, 330)


def complain(draft: Draft, decision: str, day: int) -> None:
    """Perhaps a complaint about a decision of the municipality, to its end."""
    dice = draft.dice
    if not dice.happens("complaint", day):
        return
    complaint = draft.thread("complaint")
    received = within(dice, day + 2, day + TO_COMPLAIN)
    draft.add("complaint_received", received, complaint=complaint, decision=decision, by=dice.one_of(draft.holders))
    due = four_weeks(received)
    late = dice.happens("not-reassessed-in-4-weeks", received)
    reassessed = within(dice, due + 1, due + LATE_AT_MOST) if late else within(dice, received + 3, due)
    draft.add("complaint_reassessed", reassessed, complaint=complaint)
    draft.add("complaint_forwarded", reassessed, complaint=complaint)
    decided = within(dice, reassessed + ON_APPEAL[0], reassessed + ON_APPEAL[1])
    draft.add("appeal_decided", decided, complaint=complaint, outcome=dice.word("appeal-outcome", decided))
