"""What a review comes to: an answer to each question, and what it rests on."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from childlaw_rules.finding import Status, Text
from childlaw_rules.profiles.words import AnswerWord


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Because(_Out):
    """One thing that an answer rests on: a finding of the report, or another question or sign of the profile.

    ``id`` is the rule, question or sign, ``answer`` what it counts as. Of a finding, ``status``, ``subject``,
    ``occurrence`` and ``due`` are those of the report, which has its derivation. A rule without a finding, whose start
    the source does not record, has the status None and counts as not shown.
    """

    kind: Literal["finding", "question", "sign"]
    id: str
    answer: AnswerWord
    status: Status | None = None
    subject: dict[str, str] = {}
    occurrence: int | None = None
    due: str | None = None
    text: Text


class Answer(_Out):
    """The answer to one question of a profile for one case, or for one thread of it.

    ``subject`` names the thread (``{"decision": "d1"}``) and is empty where the case is judged as a whole.
    ``answerable`` is false for a question that no days or flags can answer: its answer is ``not_shown``, and ``text``
    says why. ``of_which`` names the parts that are counted beside the answer and that this one belongs to.
    """

    profile: str
    question: str
    case: str | None
    subject: dict[str, str]
    answer: AnswerWord
    answerable: bool
    of_which: list[str]
    because: list[Because]
    text: Text
