"""Counts the answers of many cases: the table that the reviewers print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.finding import Text
from childlaw_rules.profiles.answers import Answer
from childlaw_rules.profiles.words import AnswerWord, Profile, Question, profile_unlike


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Lacking(_Out):
    """How often something stood against: a question or sign that was answered no, or a rule that was not met."""

    id: str
    count: int


class TableRow(_Out):
    """One question counted. ``relevant`` is met, partly, not met and not shown together.

    ``of_which`` counts the parts of an answer that the profile counts beside it. ``lacking`` says what the answers
    that are not met, or partly, rest on: the most frequent first, those that are equally frequent in the order of the
    profile.
    """

    question: str
    asks: Text
    judged: str
    answerable: bool
    relevant: int
    met: int
    partly: int
    not_met: int
    not_shown: int
    not_relevant: int
    of_which: dict[str, int]
    lacking: list[Lacking]

    @property
    def share_met(self) -> float | None:
        """Met of the relevant, from 0 to 1; None where nothing is relevant."""
        return self.met / self.relevant if self.relevant else None


class Table(_Out):
    """The counts of a profile over many cases, a row for each question in its order."""

    profile: str
    rows: list[TableRow]

    def of(self, question: str) -> TableRow:
        """The row of a question. Raises ``KeyError`` where there is none."""
        for row in self.rows:
            if row.question == question:
                return row
        raise KeyError(question)


def tally(answers: Iterable[Answer], profile: Profile) -> Table:
    """Count answers, of any number of cases, in one pass. Answers of other profiles are left out."""
    refuse(unlike("answers", answers, Iterable, "answers, as review() gives them"), profile_unlike(profile))
    counts: dict[str, Counter[AnswerWord]] = {question.id: Counter() for question in profile.questions}
    parts: dict[str, Counter[str]] = {question.id: Counter() for question in profile.questions}
    lacking: dict[str, Counter[str]] = {question.id: Counter() for question in profile.questions}
    for number, answer in enumerate(answers):
        refuse(unlike(f"answers[{number}]", answer, Answer, "an answer, as review() gives it"))
        if answer.profile != profile.id or answer.question not in counts:
            continue
        counts[answer.question][answer.answer] += 1
        parts[answer.question].update(answer.of_which)
        if answer.answer in _AGAINST:
            lacking[answer.question].update({ground.id for ground in answer.because if ground.answer in _AGAINST})
    return Table(
        profile=profile.id,
        rows=[
            _row(profile, question, counts[question.id], parts[question.id], lacking[question.id])
            for question in profile.questions
        ],
    )


_AGAINST = (AnswerWord.NO, AnswerWord.PARTLY)


def _row(
    profile: Profile, question: Question, counts: Counter[AnswerWord], parts: Counter[str], lacking: Counter[str]
) -> TableRow:
    order = [*question.rules, *question.weighed]
    return TableRow(
        question=question.id,
        asks=Text(da=question.asks.da, en=question.asks.en),
        judged=profile.judged_by(question),
        answerable=question.answerable,
        relevant=counts.total() - counts[AnswerWord.NOT_RELEVANT],
        met=counts[AnswerWord.YES],
        partly=counts[AnswerWord.PARTLY],
        not_met=counts[AnswerWord.NO],
        not_shown=counts[AnswerWord.NOT_SHOWN],
        not_relevant=counts[AnswerWord.NOT_RELEVANT],
        of_which={part.id: parts[part.id] for part in question.of_which},
        lacking=[
            Lacking(id=id_, count=lacking[id_])
            for id_ in sorted(lacking, key=lambda id_: (-lacking[id_], order.index(id_)))
        ],
    )
