"""CL601 to CL605: texts that are blank, the same in both languages, placeholders, or in the wrong language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from childlaw_rules.checks.finding import CheckFinding, found
from childlaw_rules.checks.parts import place, version_path
from childlaw_rules.rule.words import Bilingual
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.yamltext import YamlPath

_PLACEHOLDER: Final = re.compile(
    r"\b(TODO|FIXME|TBD|XXX+|lorem ipsum|mangler tekst|text missing|udfyldes|to be written|placeholder|pladsholder)\b"
    r"|^(\.{2,}|…|\?+|-+|n/?a|ingen|none)\.?$",
    re.IGNORECASE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Small words that stand in most sentences of one language and in none of the other.
_WORDS: Final = {
    "da": _words("og det er af til som ikke på der den med har skal eller ved være kan også før efter"),
    "en": _words("the of and to is that with by or not be must which from it was who there"),
}
_DANISH_LETTERS: Final = re.compile("[æøåÆØÅ]")


def check(ruleset: Ruleset) -> Iterator[CheckFinding]:
    """The findings of this group."""
    for rule in ruleset.rules:
        for path, text in _texts(rule):
            yield from _each(rule, path, text)
            if text.da.strip() and text.da.strip().casefold() == text.en.strip().casefold():
                yield found("CL602", place(rule, path, key=True), rule.id)
        for version in rule.versions:
            path = (*version_path(rule, version), "source", "says")
            yield from _numbers(rule, path, version.source.says)


def _texts(rule: Rule) -> Iterator[tuple[YamlPath, Bilingual]]:
    yield ("title",), rule.title
    yield ("summary",), rule.summary
    for number, reading in enumerate(rule.readings):
        yield ("readings", number, "question"), reading.question
        yield ("readings", number, "why"), reading.why
    for version in rule.versions:
        yield (*version_path(rule, version), "source", "says"), version.source.says


def _each(rule: Rule, path: YamlPath, text: Bilingual) -> Iterator[CheckFinding]:
    for lang, other_da, other_en in (("da", "engelsk", "English"), ("en", "dansk", "Danish")):
        words: str = getattr(text, lang).strip()
        where = place(rule, (*path, lang))
        if not re.search(r"\w|[.?…-]", words):
            yield found("CL601", where, rule.id)
        elif hit := _PLACEHOLDER.search(words):
            yield found("CL603", where, rule.id, word=hit[0])
        elif _looks_like(words, "en" if lang == "da" else "da"):
            yield found("CL604", where, rule.id, lang=lang, other_da=other_da, other_en=other_en)


def _looks_like(text: str, lang: str) -> bool:
    """Whether a text is surely in a language: at least three of its small words, none of the other's."""
    words = Counter(re.findall(r"\w+", text.casefold()))
    other = "en" if lang == "da" else "da"
    if lang == "en" and _DANISH_LETTERS.search(text):
        return False
    return sum(words[word] for word in _WORDS[lang]) >= 3 and not any(words[word] for word in _WORDS[other])


def _numbers(rule: Rule, path: YamlPath, text: Bilingual) -> Iterator[CheckFinding]:
    one, two = (frozenset(re.findall(r"\d+", words)) for words in (text.da, text.en))
    differ = sorted(one ^ two, key=int)
    if one and two and differ:
        yield found("CL605", place(rule, path, key=True), rule.id, numbers=", ".join(differ))
