"""From a possible need to the end of the investigation: screening, limited assessment, investigation."""

from __future__ import annotations

from typing import NamedTuple

from childlaw_rules.generating.draft import Draft, four_months, office_day, within
from childlaw_rules.generating.rates import act_on


class Inquiry(NamedTuple):
    """What became of a need: the day it was seen, and the days the examination was decided and completed."""

    seen: int
    decided: int
    completed: int


def see_need(draft: Draft, day: int, notification: str | None) -> tuple[str, int]:
    """The municipality becomes aware of a possible need; under barnets lov it is screened."""
    dice = draft.dice
    need = draft.thread("need")
    seen = office_day(day + dice.days("need-seen-after", day), day, day + 20)
    source = {"from_notification": notification} if notification is not None else {}
    draft.add("need_identified", seen, need=need, **source)
    return need, seen


def screen(draft: Draft, need: str, seen: int, before: int) -> None:
    """The screening, before something is decided on that day."""
    if act_on(seen) == "bl" and not draft.dice.happens("not-screened", seen):
        draft.add("screening_done", within(draft.dice, seen, max(seen, min(before, seen + 14))), need=need)


def examined(draft: Draft, need: str, seen: int, *, full: bool, for_measure: str) -> Inquiry:
    """An examination that is completed, in time or not, as ``examine`` makes it."""
    decided, completed = examine(draft, need, seen, full=full, to_the_end=True, for_measure=for_measure)
    assert completed is not None, "it goes to the end"
    return Inquiry(seen, decided, completed)


def examine(
    draft: Draft, need: str, seen: int, *, full: bool, to_the_end: bool = False, for_measure: str | None = None
) -> tuple[int, int | None]:
    """An investigation, or under barnets lov perhaps a limited assessment where ``full`` does not ask for more.

    ``to_the_end``: it is completed, in time or not. ``for_measure`` is the kind of measure that it points to. The days
    on which it was decided and completed.
    """
    dice = draft.dice
    decided = office_day(seen + dice.days("investigation-decided-after", seen), seen, seen + 60)
    screen(draft, need, seen, decided)
    if act_on(seen) == "bl" and not full and dice.happens("limited-assessment", seen):
        completed = within(dice, decided + 7, decided + 90)
        draft.add("limited_assessment_decided", decided, need=need)
        draft.add("limited_assessment_completed", completed, need=need)
        return decided, completed
    return decided, _investigate(draft, need, seen, decided, to_the_end=to_the_end, for_measure=for_measure)


def _investigate(
    draft: Draft, need: str, seen: int, decided: int, *, to_the_end: bool, for_measure: str | None
) -> int | None:
    dice = draft.dice
    investigation = draft.thread("investigation")
    draft.add("investigation_decided", decided, investigation=investigation, need=need)
    due = four_months(seen)
    late = dice.happens("investigation-over-4-months", seen)
    completed = _completed(draft, seen, decided, due, late=late, to_the_end=to_the_end)
    if dice.happens("decided-again", seen) and (completed is None or completed > decided + 40):
        draft.add(
            "investigation_decided",
            within(dice, decided + 30, min(completed or decided + 120, decided + 120)),
            investigation=draft.thread("investigation"),
            need=need,
        )
    if late and not dice.happens("no-preliminary-assessment", seen):
        last = due if completed is None else min(due, completed)
        draft.add("preliminary_assessment_made", within(dice, due - 14, last), investigation=investigation)
    if completed is not None:
        _hear(draft, investigation, decided, completed)
        _consider_siblings(draft, investigation, decided, completed)
        points = {"for_measure": for_measure} if for_measure is not None else {}
        draft.add(
            "investigation_completed",
            completed,
            investigation=investigation,
            reasoned_conclusion=not dice.happens("conclusion-without-reasons", completed),
            **points,
        )
    return completed


def _completed(draft: Draft, seen: int, decided: int, due: int, *, late: bool, to_the_end: bool) -> int | None:
    dice = draft.dice
    if late:
        if dice.happens("investigation-never-completed", seen) and not to_the_end:
            return None
        over = due + dice.days("investigation-over-by", seen)
        return office_day(over, due + 1, over + 10)
    length = (due - seen) * dice.amount("investigation-takes", seen) / 100
    return office_day(max(seen + int(length), decided + 3), decided, due)


def _hear(draft: Draft, investigation: str, decided: int, completed: int) -> None:
    dice = draft.dice
    if not draft.is_born(completed) or dice.happens("not-heard-in-investigation", completed):
        return
    day = within(dice, max(decided, completed - 90), completed)
    if dice.happens("conversation-waived", completed):
        draft.add(
            "child_conversation_waived",
            day,
            about=[investigation],
            reason_stated=True,
            view_obtained_otherwise=True,
        )
        return
    draft.add("support_person_right_explained", day)
    draft.add("child_conversation_held", day, about=[investigation], contact="conversation")


def _consider_siblings(draft: Draft, investigation: str, decided: int, completed: int) -> None:
    if draft.siblings and not draft.dice.happens("siblings-not-considered", decided):
        day = within(draft.dice, max(decided, completed - 21), completed)
        draft.add("siblings_considered", day, investigation=investigation)
