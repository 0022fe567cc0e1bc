"""What a finding is about, in words: its duty, its subject, its status, its day."""

from __future__ import annotations

from typing import Final

from childlaw_rules.catalogue import STATUS_NAMES, SUBJECT_NAMES
from childlaw_rules.errors import ArgumentError, Problem, did_you_mean
from childlaw_rules.explain.words import PHRASES
from childlaw_rules.finding import Finding
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.sentences import instants_in_words, span_in_words
from childlaw_rules.when import Point

LANGUAGES: Final = ("da", "en")


def rules_or_shipped(rules: Ruleset | None) -> Ruleset:
    """The set that was given, or the one that comes with the library."""
    return load_rules() if rules is None else rules


def wrong_type(name: str, value: object, type_: type, what: str) -> list[Problem]:
    """What is wrong with an argument that must be of a type."""
    return (
        [] if isinstance(value, type_) else [Problem(name, f"must be {what}, not of the type {type(value).__name__}")]
    )


def wrong_rules(rules: object) -> list[Problem]:
    """What is wrong with the set of rules."""
    return [] if rules is None else wrong_type("rules", rules, Ruleset, "a set of rules, as load_rules gives it")


def one_of(name: str, value: object, known: tuple[str, ...]) -> list[Problem]:
    """What is wrong with an argument that must be one of some words."""
    if value in known:
        return []
    words = ", ".join(f"'{word}'" for word in known)
    return [Problem(name, f"must be one of {words}{did_you_mean(value, known) if isinstance(value, str) else ''}")]


def refuse(problems: list[Problem]) -> None:
    """Raise ``ArgumentError`` with all that is wrong, where anything is."""
    if problems:
        raise ArgumentError(problems)


def status_in_words(status: str, lang: str) -> str:
    """``opfyldt for sent`` or ``met late``."""
    return of(STATUS_NAMES[status], lang)


def title_of(rule_id: str, rule: Rule | None, lang: str) -> str:
    """The duty in short; the id of a rule that is not in the set."""
    return rule_id if rule is None else in_language(rule.title, lang)


def subject_in_words(subject: dict[str, str], occurrence: int | None, lang: str) -> str:
    """``need n1``, ``decision d1, party father``, ``measure m1, no. 2``; nothing where it is about the whole case."""
    words = [f"{of(SUBJECT_NAMES[kind], lang)} {id_}" for kind, id_ in subject.items()]
    if occurrence is not None:
        words.append(of(PHRASES["number"], lang).format(number=occurrence))
    return ", ".join(words)


def titled(finding: Finding, rule: Rule | None, lang: str) -> str:
    """The duty in short with what the finding is about in brackets."""
    subject = subject_in_words(finding.subject, finding.occurrence, lang)
    return title_of(finding.rule, rule, lang) + (f" ({subject})" if subject else "")


def headed(finding: Finding, rule: Rule | None, lang: str) -> str:
    """``Opfyldt for sent: Den børnefaglige undersøgelse er afsluttet inden 4 måneder (behov n1)``."""
    status = status_in_words(finding.status.value, lang)
    return f"{status[:1].upper()}{status[1:]}: {titled(finding, rule, lang)}"


def moment_in_words(text: str, lang: str) -> str:
    """A day, an instant or an interval of a finding, in words."""
    first, slash, last = text.partition("/")
    if "T" in text:
        instants = [Point.parse(part).instant or 0 for part in ((first, last) if slash else (first, first))]
        return instants_in_words((instants[0], instants[1]), lang)
    point = Point.parse(text)
    return span_in_words((point.first, point.last), lang)
