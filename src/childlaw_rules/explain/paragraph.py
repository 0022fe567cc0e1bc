"""A finding as running text: the reckoning, what decides, what the file shows, the law, remarks, other readings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from childlaw_rules.explain.naming import headed, status_in_words
from childlaw_rules.explain.readings import answer_in_words, chosen_in
from childlaw_rules.explain.running import as_running_text, is_moment, named_in
from childlaw_rules.explain.said import evidence_in_words, places, possible_in_words, remarks_in_words, shown
from childlaw_rules.explain.words import PHRASES
from childlaw_rules.finding import Finding, Step
from childlaw_rules.prose.joining import any_of, sentence
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rulebook import Rule

_PUNCTUATION: Final = re.compile(r"[(),;:.]")
#: So many words at the opening of a sentence.
_SAME_WORDS: Final = 5


def paragraph(finding: Finding, rule: Rule | None, lang: str) -> str:
    """The sentences, each said once."""
    parts = [f"{headed(finding, rule, lang)}.", *_derived(finding, rule, lang), _possible(finding, lang)]
    parts += [*_law(finding, rule, lang), _remarks(finding, lang), *_readings(finding, rule, lang)]
    # A clock that was moved several times sets the same day again.
    return " ".join(dict.fromkeys(part for part in parts if part))


def _derived(finding: Finding, rule: Rule | None, lang: str) -> Iterator[str]:
    """The steps that say more than the message does, then the message, unless a step says more than that."""
    said = shown(finding, rule, lang)
    whole = False
    for step in finding.steps:
        text = in_language(step.text, lang)
        if step.kind == "provision":
            continue
        if step.kind == "comparison" and _events(said) and _names_all(text, said) and not _names_all(said, text):
            whole = True
        elif _is_said(step, said, lang):
            continue
        yield as_running_text(text, lang)
    if not whole:
        yield said


def _is_said(step: Step, said: str, lang: str) -> bool:
    """Whether the message says what a step says. How a day was reckoned is never left out."""
    text = in_language(step.text, lang)
    if _opening(text) == _opening(said):
        return True
    if step.kind == "arithmetic":
        return False
    if step.kind == "comparison" and not _events(text) and _days(text) & _days(said):
        return True
    if step.kind == "fact" and is_moment(text, lang) and _days(text) <= _days(said):
        return True
    return _names_all(said, text)


def _opening(text: str) -> list[str]:
    """The words that a sentence opens with; two that open alike say the same."""
    return _PUNCTUATION.sub("", text).split()[:_SAME_WORDS]


def _names_all(said: str, text: str) -> bool:
    """Whether one sentence names every event and day of another, which names some."""
    named = named_in(text)
    return bool(named) and all(name in said for name in named)


def _days(text: str) -> set[str]:
    return {name for name in named_in(text) if name[0].isdigit()}


def _events(text: str) -> set[str]:
    return set(named_in(text)) - _days(text)


def _law(finding: Finding, rule: Rule | None, lang: str) -> Iterator[str]:
    """Versions that may govern it, and that the clock runs across the change of act; then where the duty stands."""
    for step in _before_the_law(finding):
        yield as_running_text(in_language(step.text, lang), lang)
    where = places(finding, rule)
    if not where:
        return
    evidence = evidence_in_words(finding, lang)
    key = "yardstick" if finding.basis == "practice" else "law" if len(where) == 1 else "laws"
    said = of(PHRASES[key], lang).format(provision=any_of(where, lang).removesuffix("."))
    if evidence and finding.basis != "practice":
        said = f"{said.removesuffix('.')}; {evidence}."
    yield said


def _before_the_law(finding: Finding) -> list[Step]:
    """What the derivation says of the law but the provision itself."""
    return [step for step in finding.steps if step.kind == "provision"][:-1]


def _possible(finding: Finding, lang: str) -> str:
    words = possible_in_words(finding, lang)
    return f"{of(PHRASES['possible'], lang)}: {words}." if words else ""


def _remarks(finding: Finding, lang: str) -> str:
    remarks = remarks_in_words(finding, lang)
    return f"{of(PHRASES['note'], lang)}: {'; '.join(remarks)}." if remarks else ""


def _readings(finding: Finding, rule: Rule | None, lang: str) -> Iterator[str]:
    chosen = chosen_in(finding)
    key = "other-yardstick" if finding.basis == "practice" else "other-law"
    for other in finding.sensitive_to:
        words = sentence(other.alternative)
        if rule is not None and other.reading in chosen:
            words = answer_in_words(rule, finding, other.reading, other.alternative, chosen[other.reading], lang)
        status = status_in_words(other.status, lang)
        yield of(PHRASES[key], lang).format(status=status, reading=words[:1].lower() + words[1:])
