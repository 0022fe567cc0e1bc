"""How several answers make one. Pure: nothing here knows a case."""

from __future__ import annotations

from collections.abc import Iterable

from childlaw_rules.profiles.words import AnswerWord

YES, PARTLY, NO = AnswerWord.YES, AnswerWord.PARTLY, AnswerWord.NO
NOT_RELEVANT, NOT_SHOWN = AnswerWord.NOT_RELEVANT, AnswerWord.NOT_SHOWN

#: Where all must be met, the first of these that is there is the answer.
_ALL = (NO, NOT_SHOWN, PARTLY, YES)
#: Where one is enough.
_ANY = (YES, PARTLY, NOT_SHOWN, NO)


def all_of(answers: Iterable[AnswerWord]) -> AnswerWord:
    """Yes where all that is relevant is met; one that is not shown leaves it open unless another is not met.

    >>> all_of([AnswerWord.YES, AnswerWord.NOT_RELEVANT]).value, all_of([AnswerWord.NOT_SHOWN, AnswerWord.NO]).value
    ('yes', 'no')
    """
    return _first(_ALL, answers)


def any_of(answers: Iterable[AnswerWord]) -> AnswerWord:
    """Yes where one is met; no where all that is relevant is not met.

    >>> any_of([AnswerWord.NO, AnswerWord.YES]).value, any_of([AnswerWord.NO, AnswerWord.NOT_SHOWN]).value
    ('yes', 'not_shown')
    """
    return _first(_ANY, answers)


def _first(order: tuple[AnswerWord, ...], answers: Iterable[AnswerWord]) -> AnswerWord:
    said = set(answers)
    return next((word for word in order if word in said), NOT_RELEVANT)


def from_signs(answers: Iterable[AnswerWord], partly_up_to: int) -> AnswerWord:
    """Yes where no sign is lacking, partly where at most ``partly_up_to`` are, else no.

    A sign lacks where its answer is no or partly. Where signs are not shown, the answer is given only if it is the
    same whichever of them lack. Signs that are not relevant weigh nothing.

    >>> from_signs([AnswerWord.NO, AnswerWord.YES], 1).value
    'partly'
    >>> from_signs([AnswerWord.NOT_SHOWN, AnswerWord.YES], 1).value
    'not_shown'
    """
    weighed = [answer for answer in answers if answer is not NOT_RELEVANT]
    if not weighed:
        return NOT_RELEVANT
    lacking = sum(answer in (NO, PARTLY) for answer in weighed)
    possible = {_of(number, partly_up_to) for number in range(lacking, lacking + weighed.count(NOT_SHOWN) + 1)}
    return possible.pop() if len(possible) == 1 else NOT_SHOWN


def _of(lacking: int, partly_up_to: int) -> AnswerWord:
    if lacking == 0:
        return YES
    return PARTLY if lacking <= partly_up_to else NO
