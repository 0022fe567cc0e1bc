"""The facts that would settle a finding, in words and in one word that a program can match."""

from __future__ import annotations

from typing import Any, Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.catalogue import FACTS, THREAD_NAMES
from childlaw_rules.finding import MissingFact, Text
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.record.worlds import BIRTH, TERM, Fact
from childlaw_rules.sentences import DA, EN, event_in_words, field_in_words

#: Where in a case facts stand that are of no event.
_PLACES: Final = {
    "born": "child.born",
    "expected_birth": "child.due",
    "siblings": "child.siblings",
    "custody_holders": "parties.custody_holder",
}


def missing_fact(record: Record, fact: Fact) -> MissingFact:
    """A fact that would settle a finding."""
    name = str(fact[0])
    if name == "at" and fact[1] == BIRTH:
        name, fact = "born", ("born",)
    if name == "at" and fact[1] == TERM:
        name, fact = "expected_birth", ("expected_birth",)
    entry: Entry | None = None
    type_: str | None = None
    field: str | None = None
    if name in {"at", "field", "thread"}:
        number = fact[1]
        assert isinstance(number, int)
        if number < len(record.entries):
            entry = record.entries[number]
            type_ = entry.type
        else:
            name = "recorded"
            type_ = record.unrecorded_types.get(number)
        field = "at" if name == "at" else (str(fact[2]) if name != "recorded" else None)
        if name == "thread" and type_ is not None and field not in EVENT_TYPES[type_].fields:
            field = "about"
    elif name == "recorded":
        type_ = str(fact[1])
    da, en = FACTS[name]
    return MissingFact(
        fact=_fact_name(name, entry, type_, field),
        event=entry.id if entry is not None else None,
        type=type_,
        field=field,
        text=Text(da=_told(da, DA, fact, entry, type_, field), en=_told(en, EN, fact, entry, type_, field)),
        at=None if entry is None else entry.point.text,
    )


def _told(template: str, lang: str, fact: Fact, entry: Entry | None, type_: str | None, field: str | None) -> str:
    words: dict[str, Any] = {}
    if type_ is not None:
        words["event"] = event_in_words(type_, lang)
    if entry is not None:
        words["id"] = entry.id
    if field is not None:
        words["field"] = field_in_words(field, lang)
    if fact[0] == "thread":
        kind = str(fact[2])
        words["kind"] = THREAD_NAMES[kind] if lang == DA else kind
    return template.format_map(words)


def _fact_name(name: str, entry: Entry | None, type_: str | None, field: str | None) -> str:
    """The fact in one word that a program can match: ``e3.measure``, ``coverage.measure_ended``."""
    if entry is not None:
        return f"{entry.id}.{field}"
    if name == "recorded":
        return f"coverage.{type_}"
    return _PLACES.get(name, name)
