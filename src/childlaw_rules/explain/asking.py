"""A missing fact as a question, and which event it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.catalogue import SUBJECT_NAMES
from childlaw_rules.explain.naming import moment_in_words
from childlaw_rules.explain.questionwords import (
    ASKED,
    BASE_EN,
    FIELDS,
    FINITE_DA,
    FINITE_EN,
    NEUTER,
    PLACES,
    WHEN,
    WHETHER,
)
from childlaw_rules.explain.running import happenings_in
from childlaw_rules.finding import Finding, MissingFact
from childlaw_rules.prose.events import PHRASES, Da, En
from childlaw_rules.prose.fields import FLAGS, entry_of
from childlaw_rules.prose.fieldspeech import FieldSpeech
from childlaw_rules.prose.joining import DA
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.sentences import event_in_words, field_in_words

#: So many subjects, and so many other events, are named with a question.
_MOST: Final = 3
_RECORDED: Final = "coverage."


def asked(fact: MissingFact, finding: Finding, lang: str) -> str:
    """The question; ``finding`` is one that names the fact."""
    if fact.fact in PLACES:
        provision = " ".join(word for word in (finding.source.act, finding.source.provision) if word)
        return of(PLACES[fact.fact], lang).format(provision=provision)
    if fact.type is None:
        return in_language(fact.text, lang)
    if fact.fact.startswith(_RECORDED):
        return of(ASKED["whether"], lang).format(event=whether_it_happened(fact.type, lang))
    if fact.field == "at":
        return when_it_happened(fact.type, lang, in_the_day=fact.at is not None and _is_day(fact.at))
    return what_a_field_says(fact.type, fact.field or "", lang)


def when_it_happened(type_: str, lang: str, *, in_the_day: bool = False) -> str:
    """``Hvornår blev underretningen modtaget?``; ``in_the_day``: the day is known, the time of day is not."""
    question = of(WHEN[type_], lang) if type_ in WHEN else _when(type_, lang)
    if not in_the_day:
        return question
    word, space, rest = question.partition(" ")
    return f"{word} {of(ASKED['when-in-the-day'], lang)}{space}{rest}"


def _when(type_: str, lang: str) -> str:
    phrase = PHRASES[type_][0 if lang == DA else 1]
    if isinstance(phrase, En):
        return f"When {'were' if phrase.many else 'was'} {phrase.what} {phrase.done}{phrase.tail}?"
    return f"Hvornår blev {_done_da(phrase)}?"


def whether_it_happened(type_: str, lang: str) -> str:
    """``Er der aflagt et personrettet tilsynsbesøg``: the question without its mark."""
    if type_ in WHETHER:
        return of(WHETHER[type_], lang)
    phrase = PHRASES[type_][0 if lang == DA else 1]
    if isinstance(phrase, En):
        return f"{'Have' if phrase.many else 'Has'} {phrase.what} been {phrase.done}{phrase.tail}"
    return f"Er {_done_da(phrase)}"


def _done_da(phrase: Da) -> str:
    if phrase.known:
        return f"{phrase.what} {phrase.done}{phrase.tail}"
    return f"der {phrase.done} {phrase.what}{phrase.tail}"


def what_a_field_says(type_: str, field: str, lang: str) -> str:
    """``Er afgørelsen truffet med samtykke?``, ``Hvem har underrettet?``, ``Hvilken indsats vedrører …?``."""
    whole = entry_of(FIELDS, type_, field)
    if whole is not None:
        return of(whole, lang)
    event = event_in_words(type_, lang)
    if entry_of(FLAGS, type_, field) is not None:
        return turned(FieldSpeech(lang).value(type_, field, (True,)), lang)
    if field == "about":
        return of(ASKED["about"], lang).format(event=event)
    if field in SUBJECT_NAMES:
        which = "Hvilket" if field in NEUTER else "Hvilken"
        kind = of(SUBJECT_NAMES[field], lang)
        return of(ASKED["thread"], lang).format(which=which, kind=kind, event=event)
    return of(ASKED["field"], lang).format(field=field_in_words(field, lang), event=event)


def turned(clause: str, lang: str) -> str:
    """A clause as a question: ``Haster sagen?`` of ``sagen haster``."""
    words = clause.split()
    for place, word in enumerate(words):
        before, after = words[:place], words[place + 1 :]
        if word in (FINITE_DA if lang == DA else FINITE_EN) or (word == "has" and after[:1] == ["been"]):
            return f"{word.capitalize()} {' '.join([*before, *after])}?"
        if lang != DA and word in BASE_EN:
            return f"Does {' '.join([*before, BASE_EN[word], *after])}?"
    raise ValueError(f"no verb to turn: '{clause}'")


def meant(fact: MissingFact, findings: Sequence[Finding], lang: str) -> str:
    """Which event is meant, what the file says of when it happened, what it is about, and what else happened."""
    said = []
    if fact.type is not None:
        words = {"event": event_in_words(fact.type, lang), "da": EVENT_TYPES[fact.type].da, "id": fact.event}
        said.append(of(ASKED["type" if fact.event is None else "event"], lang).format(**words))
    if fact.event is not None:
        at = None if fact.at is None else moment_in_words(fact.at, lang)
        said.append(of(ASKED["not-said" if at is None else "says"], lang).format(at=at))
    said += _subjects(fact, findings, lang)
    nearby = _few(_others(fact, findings, lang), lang)
    if nearby:
        said.append(of(ASKED["nearby"], lang).format(events=", ".join(nearby)))
    return "; ".join(said)


def _subjects(fact: MissingFact, findings: Iterable[Finding], lang: str) -> list[str]:
    """What the findings are about, by kind; of an event only where that is one thing, since its id says which."""
    named: dict[str, dict[str, None]] = {}
    for finding in findings:
        for kind, id_ in finding.subject.items():
            if kind not in ("party", "event"):
                named.setdefault(kind, {})[id_] = None
    if fact.event is not None and sum(map(len, named.values())) != 1:
        return []
    return [f"{of(SUBJECT_NAMES[kind], lang)} {', '.join(_few(ids, lang))}" for kind, ids in named.items()]


def _others(fact: MissingFact, findings: Iterable[Finding], lang: str) -> Iterable[str]:
    """The other events of the derivations, each with its day."""
    for finding in findings:
        for step in finding.steps:
            if step.event not in (None, fact.event):
                yield from happenings_in(in_language(step.text, lang))


def _few(words: Iterable[str], lang: str) -> list[str]:
    several = list(dict.fromkeys(word for word in words if word))
    if len(several) <= _MOST + 1:
        return several
    return [*several[:_MOST], of(ASKED["further"], lang).format(count=len(several) - _MOST)]


def _is_day(at: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", at) is not None
