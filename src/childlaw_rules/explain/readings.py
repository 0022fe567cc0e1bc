"""What a reading of the law means for a duty, in the sentences of the duty itself."""

from __future__ import annotations

from functools import lru_cache

from childlaw_rules.explain.words import PHRASES
from childlaw_rules.finding import Finding
from childlaw_rules.prose.differing import only
from childlaw_rules.prose.joining import sentence
from childlaw_rules.prose.telling import tell
from childlaw_rules.prose.terms import of
from childlaw_rules.rule.words import Reading
from childlaw_rules.rulebook import Rule


def chosen_in(finding: Finding) -> dict[str, str]:
    """The answers that a finding was made with, by reading id."""
    answers = {}
    for said in finding.readings:
        name, _, answer = said.partition(": ")
        answers[name] = answer
    return answers


def reading_of(rule: Rule, reading_id: str) -> Reading | None:
    """A reading of a rule, or None where the rule has none of that name."""
    return next((reading for reading in rule.readings if reading.id == reading_id), None)


def answer_in_words(rule: Rule, finding: Finding, reading_id: str, answer: str, than: str, lang: str) -> str:
    """What a duty says under one answer and not under another: sentences, or the answer where they say the same.

    They are those of the version that governs the finding; where that is open, of every version.
    """
    chosen = chosen_in(finding)
    ours = rule.under({**chosen, reading_id: answer})
    others = rule.under({**chosen, reading_id: than})
    said = _told_otherwise(ours, others, finding.version, lang)
    return said or sentence(of(PHRASES["answer"], lang).format(answer=answer))


@lru_cache(maxsize=1024)
def _told_otherwise(rule: Rule, other: Rule, version: str | None, lang: str) -> str:
    """What the sentences of one rule say and those of another do not."""
    said: dict[str, None] = {}
    for mine, theirs in zip(rule.versions, other.versions, strict=True):
        if version in (None, mine.id):
            said.update(dict.fromkeys(only(tell(rule.kind, mine.duty, lang), tell(rule.kind, theirs.duty, lang))))
    return " ".join(said)
