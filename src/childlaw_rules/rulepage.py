"""Rules as text for a jurist: the list of the set, and one rule with versions, readings and examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any, Final

from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.reporting import provision_text
from childlaw_rules.rule.head import Example
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rule.values import ChildAge, Word
from childlaw_rules.rule.words import CATEGORY_TITLES, Bilingual
from childlaw_rules.rulebook import Rule, Ruleset, RuleVersion
from childlaw_rules.sentences import DA, age_in_words, day_in_words, event_in_words, field_in_words, period_in_words
from childlaw_rules.when import LATEST, Period

WIDTH: Final = 80
_HEADINGS: Final = {
    "summary": ("Pligten", "The duty"),
    "fields": ("Hvad der ses efter", "What is looked for"),
    "versions": ("Bestemmelsen gennem tiden", "The provision through time"),
    "readings": ("Læsninger", "Readings"),
    "examples": ("Eksempler", "Examples"),
    "status": ("Status", "Status"),
    "other": ("andre svar", "other answers"),
}
_EVIDENCE: Final = {
    "verified": ("teksten er set", "text seen"),
    "secondary": ("kendt fra omtale", "known at second hand"),
    "memory": ("ikke efterprøvet; fører aldrig til et konstateret afvig", "not verified; never counts against a file"),
}


def rule_list(ruleset: Ruleset, lang: str = DA) -> str:
    """One line a rule under its category: id, title, and the acts it stands in."""
    lines = [f"{len(ruleset.rules)} rules, {ruleset.version}, {ruleset.digest}"]
    category = None
    for rule in ruleset.rules:
        if rule.category is not category:
            category = rule.category
            lines += ["", CATEGORY_TITLES[category][0 if lang == DA else 1].upper()]
        acts = ", ".join(dict.fromkeys(version.source.act for version in rule.versions))
        lines.append(f"  {rule.id} [{acts}]")
        lines.append(f"    {_text(rule.title, lang)}")
    return "\n".join(lines) + "\n"


def rule_page(rule: Rule, lang: str = DA) -> str:
    """One rule: title, duty, what is looked for, provision by version, readings, examples."""
    return "\n".join(_page(rule, lang)) + "\n"


def _page(rule: Rule, lang: str) -> Iterator[str]:
    yield from _wrap(_text(rule.title, lang))
    yield "=" * min(len(_text(rule.title, lang)), WIDTH)
    yield f"{rule.id} · {CATEGORY_TITLES[rule.category][0 if lang == DA else 1]} · {rule.kind} · {rule.status.value}"
    yield ""
    yield from _wrap(_text(rule.summary, lang))
    yield from _heading("fields", lang)
    yield from _duty(rule, lang)
    yield from _heading("versions", lang)
    for version in rule.versions:
        yield from _version(version, lang)
    if rule.readings:
        yield from _heading("readings", lang)
        for reading in rule.readings:
            yield from _wrap(f"{reading.id}: {_text(reading.question, lang)}", "", "  ")
            others = ", ".join(f"'{answer}'" for answer in reading.alternatives)
            yield from _wrap(
                f"'{reading.default}' ({_word('other', lang)}: {others}). {_text(reading.why, lang)}", "  ", "  "
            )
    yield from _heading("examples", lang)
    for example in rule.examples:
        yield from _wrap(f"- {example.name}: {_expected(example, lang)}", "", "  ")


def _duty(rule: Rule, lang: str) -> Iterator[str]:
    """The keys of the latest version, and of the earlier ones what differs."""
    latest = rule.versions[-1]
    for name, value in _said(latest.duty):
        yield from _wrap(f"{name.replace('_', ' ')}: {_field(name, value, lang)}", "", "  ")
    for version in rule.versions[:-1]:
        differing = [(name, value) for name, value in _said(version.duty) if value != getattr(latest.duty, name)]
        for name, value in differing:
            yield from _wrap(f"{version.id}: {name.replace('_', ' ')}: {_value(value, lang)}", "", "  ")


def _field(name: str, value: Any, lang: str) -> str:
    """What a key says; of what an act must state, all is asked for."""
    if name == "must_state":
        return (" og " if lang == DA else " and ").join(f"»{field_in_words(flag, lang)}«" for flag in value)
    return _value(value, lang)


def _said(duty: Any) -> Iterator[tuple[str, Any]]:
    for name, field in type(duty).model_fields.items():
        value = getattr(duty, name)
        if value != field.default and value is not None:
            yield name, value


def _value(value: Any, lang: str) -> str:
    if isinstance(value, Pattern):
        return _pattern(value, lang)
    if isinstance(value, ChildAge):
        return age_in_words(value, lang)
    if isinstance(value, tuple):
        return (" eller " if lang == DA else " or ").join(_value(item, lang) for item in value)
    if isinstance(value, Period):
        return period_in_words(value, lang)
    if isinstance(value, bool):
        return ("ja" if value else "nej") if lang == DA else ("yes" if value else "no")
    if isinstance(value, Word):
        return ", ".join(f"{name.replace('_', ' ')} {_value(said, lang)}" for name, said in _said(value))
    return str(getattr(value, "value", value))


def _pattern(pattern: Pattern, lang: str) -> str:
    words = event_in_words(pattern.event, lang)
    where, except_ = ("hvor", "undtagen hvor") if lang == DA else ("where", "except where")
    is_, or_ = ("er", "eller") if lang == DA else ("is", "or")
    for label, fields in ((where, pattern.where), (except_, pattern.unless)):
        for name, values in fields.items():
            said = f" {or_} ".join(_value(value, lang) for value in values)
            words += f", {label} »{field_in_words(name, lang)}« {is_} {said}"
    if pattern.open_if_absent:
        names = ", ".join(f"»{field_in_words(name, lang)}«" for name in pattern.open_if_absent)
        words += f" (uvist, hvis {names} ikke er oplyst)" if lang == DA else f" (not known where {names} is not stated)"
    for age in (pattern.child, pattern.child_by_then):
        if age is not None:
            words += (
                f", barnet er {age_in_words(age, lang)}" if lang == DA else f", the child is {age_in_words(age, lang)}"
            )
    return words


def _version(version: RuleVersion, lang: str) -> Iterator[str]:
    first = day_in_words(version.first, lang)
    last = "" if version.last >= LATEST else day_in_words(version.last, lang)
    source = version.source
    evidence = _EVIDENCE[source.evidence.value][0 if lang == DA else 1]
    edition = f", {source.edition}" if source.edition else ""
    named = provision_text(version)
    yield from _wrap(f"{version.id}: {named}{edition}; {first} – {last}; {evidence}", "", "  ")
    yield from _wrap(_text(source.says, lang), "    ", "    ")


def _expected(example: Example, lang: str) -> str:
    rows = [row.get("expect", "") for row in example.rows] if example.rows else []
    said = [expected for expected in rows if expected] or list(example.expect)
    return ", ".join(STATUS_NAMES[word.replace(" ", "_")][0 if lang == DA else 1] for word in dict.fromkeys(said))


def _heading(key: str, lang: str) -> list[str]:
    word = _word(key, lang)
    return ["", word, "-" * len(word)]


def _word(key: str, lang: str) -> str:
    return _HEADINGS[key][0 if lang == DA else 1]


def _text(text: Bilingual, lang: str) -> str:
    return text.da if lang == DA else text.en


def _wrap(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    )
