"""How the duties of a case stand, and nothing else: for lists and counts over many cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, overload

from childlaw_rules.finding import Finding, Status
from childlaw_rules.plan.rows import WIDTH, Row, Rows, answers_in
from childlaw_rules.when import Point, instant_text


class Standing(NamedTuple):
    """How one duty stands for one subject, and nothing else: the same words as in a finding of a report.

    ``due`` and ``fulfilled`` are days (ISO), instants for duties in hours, intervals where a day is not known.
    """

    rule: str
    subject: dict[str, str]
    occurrence: int | None
    status: Status
    due: str | None
    fulfilled: str | None


class Standings(Sequence[Standing]):
    """How every duty of a case stands, in the order of the report; each is put into words when it is read."""

    __slots__ = ("_answers",)

    def __init__(self, answers: Rows) -> None:
        self._answers = answers

    def __len__(self) -> int:
        return len(self._answers) // WIDTH

    @overload
    def __getitem__(self, place: int) -> Standing: ...

    @overload
    def __getitem__(self, place: slice) -> list[Standing]: ...

    def __getitem__(self, place: int | slice) -> Standing | list[Standing]:
        if isinstance(place, slice):
            return list(self)[place]
        begin = range(0, len(self._answers), WIDTH)[place]
        (answer,) = answers_in(self._answers[begin : begin + WIDTH])
        return _standing(answer)

    def __iter__(self) -> Iterator[Standing]:
        return map(_standing, answers_in(self._answers))


def _standing(answer: Row | Finding) -> Standing:
    if isinstance(answer, Finding):
        done = answer.fulfilled_by
        fulfilled = None if done is None else done.at
        return Standing(answer.rule, answer.subject, answer.occurrence, answer.status, answer.due, fulfilled)
    return Standing(answer[0].id, subject_of(answer), answer[3], answer[4], due_of(answer), fulfilled_of(answer))


def subject_of(row: Row) -> dict[str, str]:
    """What a quick answer is about, as the report names it."""
    head, tid, party = row[:3]
    return {head.kind: tid} if party is None else {head.kind: tid, "party": party}


def due_of(row: Row) -> str | None:
    """The due day of a quick answer, or the instant where the rule counts hours."""
    due = row[5]
    if due is None:
        return None
    return instant_text(due) if row[0].hours else date.fromordinal(due).isoformat()


def fulfilled_of(row: Row) -> str | None:
    """The day on which a duty was fulfilled, or the instant where the rule counts hours."""
    done = row[6]
    if done is None:
        return None
    at: Point = done["at"]
    if row[0].hours:
        assert at.instant is not None
        return instant_text(at.instant)
    return date.fromordinal(at.first).isoformat()
