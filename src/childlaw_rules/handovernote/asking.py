"""The questions that the file leaves open, those that settle most first; the same question is told once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from childlaw_rules.explain import Question, questions
from childlaw_rules.finding import Text
from childlaw_rules.handovernote.filed import Filed, term
from childlaw_rules.handovernote.models import Known, NoteLine
from childlaw_rules.handovernote.words import joined, part, told

#: So many questions are told, and so many events beside one; the others are counted.
_MOST: Final = 10
_MOST_EVENTS: Final = 4


def open_questions(filed: Filed) -> list[NoteLine]:
    """What to ask, in the order of ``questions``."""
    groups: dict[tuple[str, str | None], list[Question]] = {}
    for question in questions(filed.report):
        groups.setdefault((question.text.da, question.type), []).append(question)
    rows = list(groups.values())
    if not rows:
        return [NoteLine(text=told("questions_none"), known=Known.SHOWN)]
    lines = [_question(alike) for alike in rows[:_MOST]]
    if len(rows) > _MOST:
        key = "questions_more_one" if len(rows) == _MOST + 1 else "questions_more"
        lines.append(NoteLine(text=told(key, count=len(rows) - _MOST), known=Known.UNCLEAR))
    return lines


def _question(alike: Sequence[Question]) -> NoteLine:
    """One question with the events it is about, and how many duties depend on the answer."""
    count = len({id(finding) for question in alike for finding in question.findings})
    said = [part("question_finding" if count == 1 else "question_findings", count=count)]
    events = [question.event for question in alike if question.event is not None]
    type_ = alike[0].type
    if events and type_ is not None:
        ids = ", ".join(events[:_MOST_EVENTS])
        more = len(events) - _MOST_EVENTS
        names = part("and_more", names=ids, count=more) if more > 0 else Text(da=ids, en=ids)
        said.insert(0, Text(da=f"{term(type_).da} {names.da}", en=f"{term(type_).en} {names.en}"))
    text = told("question", question=alike[0].text, findings=joined(said))
    return NoteLine(text=text, known=Known.UNCLEAR, events=events)
