"""Fills the sentences of the catalogue: dates, periods, events and provisions, in Danish and English."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import Any, Final

from childlaw_rules.case import MeasureKind
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.catalogue import (
    FIELD_NAMES,
    LINES,
    MESSAGES,
    MONTHS_DA,
    MONTHS_EN,
    PERIOD_WORDS,
    REASONS,
    REMARKS,
)
from childlaw_rules.finding import Step, Text
from childlaw_rules.kinds.outcome import DayWord, InstantWord, Line, Span
from childlaw_rules.record.entries import Record
from childlaw_rules.record.entry import Entry
from childlaw_rules.rule.values import ChildAge
from childlaw_rules.when import EARLIEST, LATEST, Period, instant_text

DA: Final = "da"
EN: Final = "en"


@lru_cache(maxsize=4096)
def day_in_words(ordinal: int, lang: str) -> str:
    """``11. marts 2024`` or ``11 March 2024``."""
    day = date.fromordinal(ordinal)
    if lang == DA:
        return f"{day.day}. {MONTHS_DA[day.month - 1]} {day.year}"
    return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"


def span_in_words(span: Span, lang: str) -> str:
    """A day, or the days between which it lies."""
    first, last = span
    if first == last:
        return f"den {day_in_words(first, DA)}" if lang == DA else day_in_words(first, EN)
    if first <= EARLIEST and last >= LATEST:
        return "på et ukendt tidspunkt" if lang == DA else "at an unknown time"
    if first <= EARLIEST:
        end = day_in_words(last, lang)
        return f"senest den {end}" if lang == DA else f"on or before {end}"
    if last >= LATEST:
        begin = day_in_words(first, lang)
        return f"tidligst den {begin}" if lang == DA else f"on or after {begin}"
    begin, end = day_in_words(first, lang), day_in_words(last, lang)
    return f"mellem den {begin} og den {end}" if lang == DA else f"between {begin} and {end}"


def instants_in_words(span: Span, lang: str) -> str:
    """A time of day in Copenhagen, or the times between which it lies."""
    first, last = (_instant(value, lang) for value in span)
    if first == last:
        return first
    return f"mellem {first} og {last}" if lang == DA else f"between {first} and {last}"


def _instant(value: int, lang: str) -> str:
    text = instant_text(value)
    clock = text[11:16]
    day = day_in_words(date.fromisoformat(text[:10]).toordinal(), lang)
    return f"den {day} kl. {clock.replace(':', '.')}" if lang == DA else f"{day} at {clock}"


def period_in_words(period: Period, lang: str) -> str:
    """``4 måneder`` or ``4 months``."""
    if lang == EN:
        return str(period)
    one, many = PERIOD_WORDS[period.unit.value]
    return f"{period.amount} {one if period.amount == 1 else many}"


@lru_cache(maxsize=512)
def event_in_words(type_: str, lang: str) -> str:
    """The term of an event in the marks of its language."""
    if lang == DA:
        return f"»{EVENT_TYPES[type_].da}«"
    return f"“{type_.replace('_', ' ').replace('follow up', 'follow-up')}”"


@lru_cache(maxsize=512)
def events_in_words(types: tuple[str, ...], lang: str) -> str:
    """One of several events: ``»a«, »b« eller »c«``."""
    *others, last = [event_in_words(type_, lang) for type_ in types] or [""]
    return f"{', '.join(others)} {'eller' if lang == DA else 'or'} {last}" if others else last


def remark_in_words(remark: str, lang: str) -> str:
    """What a remark says. Rules of one's own may excuse by events that no rule of the library names."""
    if remark in REMARKS:
        return REMARKS[remark][0 if lang == DA else 1]
    stem = remark.removesuffix("_in_time")
    for type_ in (stem, f"{stem}_made"):
        if type_ in EVENT_TYPES:
            return f"{event_in_words(type_, lang)} {'i tide' if lang == DA else 'in time'}"
    return remark


def field_in_words(name: str, lang: str) -> str:
    """The name of a field."""
    return FIELD_NAMES.get(name, name) if lang == DA else name


def age_in_words(age: ChildAge, lang: str) -> str:
    """``fyldt 15 år`` or ``15 or older``."""
    if lang == DA:
        return f"fyldt {age.years} år" if age.or_older else f"under {age.years} år"
    return f"{age.years} or older" if age.or_older else f"under {age.years}"


def happened_in_words(entry: Entry, lang: str) -> str:
    """When an event happened."""
    if entry.place < 0:
        return "(ikke registreret)" if lang == DA else "(not recorded)"
    if entry.instant is not None:
        moment = instants_in_words((entry.instant, entry.instant), lang)
        return moment if lang == DA else f"on {moment}"
    if entry.point.unknown:
        return "på et ukendt tidspunkt" if lang == DA else "at an unknown time"
    span = entry.point.first, entry.point.last
    known_day = lang == EN and span[0] == span[1]
    return f"on {span_in_words(span, lang)}" if known_day else span_in_words(span, lang)


@lru_cache(maxsize=512)
def _parts(template: str) -> tuple[tuple[str, str | None], ...]:
    """The texts of a template, each with the word that follows it."""
    return tuple((text, name) for text, name, _, _ in Formatter().parse(template))


class Words:
    """What fills the sentences of one finding."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._reasons: dict[Any, Text] = {}

    def fill(self, template: str, lang: str, words: Callable[[str, str], Any]) -> str:
        """The sentence with its words; it begins with a capital letter."""
        parts = []
        for text, name in _parts(template):
            parts.append(text)
            if name is not None:
                parts.append(self.word(words(name, lang), lang))
        filled = "".join(parts).lstrip()
        return filled[:1].upper() + filled[1:]

    def word(self, value: Any, lang: str) -> str:
        """One word in its language."""
        if isinstance(value, DayWord):
            return span_in_words(value.day, lang)
        if isinstance(value, InstantWord):
            return instants_in_words(value.span, lang)
        if isinstance(value, Period):
            return period_in_words(value, lang)
        if isinstance(value, ChildAge):
            return age_in_words(value, lang)
        if isinstance(value, Text):
            return value.da if lang == DA else value.en
        if isinstance(value, Entry):
            return happened_in_words(value, lang)
        if isinstance(value, tuple):
            return ", ".join(self.word(item, lang) for item in value)
        return str(value)

    def line(self, line: Line, provision: str | None) -> Step:
        """One line of the derivation."""

        def word(name: str, lang: str) -> Any:
            return self._word_of_line(line, name, lang)

        if line.key in LINES:
            kind, da, en = LINES[line.key]
            text = Text(da=self.fill(da, DA, word), en=self.fill(en, EN, word))
        else:
            # More is open than can be tried, and in all that was tried the rule does not apply.
            kind, text = "fact", self.reason(line)
        event = line.entry.id if line.entry is not None and line.entry.place >= 0 else None
        return Step(kind=kind, event=event, provision=provision, text=text)

    def _word_of_line(self, line: Line, name: str, lang: str) -> Any:
        if name == "event" and line.entry is not None:
            return event_in_words(line.entry.type, lang)
        if name == "at":
            return line.entry
        if name == "as_of":
            return self.as_of(lang, hours=line.key.endswith("-hours"))
        if name == "days":
            return self.record.as_of - line.words["start"].day[0]
        value = line.words[name]
        if name == "events":
            return events_in_words(value, lang)
        if name == "event":
            return event_in_words(value, lang)
        if name == "fields":
            return tuple(field_in_words(field, lang) for field in value)
        if name == "kind" and value is None:
            return "indsatsens art" if lang == DA else "this kind of measure"
        if name == "kind":
            return str(MeasureKind[str(value).upper()].da).lower() if lang == DA else str(value).replace("_", " ")
        if name == "party":
            return party_in_words(value, lang)
        return value

    def as_of(self, lang: str, *, hours: bool = False) -> str:
        """The day that is looked at; where ``hours`` count, with its time where one was given."""
        day = day_in_words(self.record.as_of, lang)
        if hours and self.record.at_a_time:
            day = _instant(self.record.now, lang).removeprefix("den ")
        return f"pr. {day}" if lang == DA else f"as of {day}"

    def reason(self, line: Line) -> Text:
        """Why a rule does not apply; the same reason is put into words once."""
        key = (line.key, *line.words.items())
        known = self._reasons.get(key)
        if known is None:
            known = self._reasons[key] = self._reason(line)
        return known

    def _reason(self, line: Line) -> Text:
        da, en = REASONS[line.key]

        def word(name: str, lang: str) -> Any:
            return self._word_of_line(line, name, lang)

        return Text(da=self.fill(da, DA, word), en=self.fill(en, EN, word))

    def message(self, kind: str, status: str, words: Callable[[str, str], Any], provision: str) -> Text:
        """What a finding says in one or two sentences, with its provision."""
        da, en = MESSAGES.get((kind, status)) or MESSAGES["*", status]
        tail = f" {provision.removesuffix('.')}." if provision else ""
        return Text(da=self.fill(da, DA, words) + tail, en=self.fill(en, EN, words) + tail)


def party_in_words(party: str | None, lang: str) -> str:
    """A party as the case names it; the child and the unknown holder of custody in words."""
    if party is None:
        return "forældremyndighedens indehaver" if lang == DA else "the custody holder"
    if party == "child":
        return "barnet" if lang == DA else "the child"
    return f"forældremyndighedsindehaver {party}" if lang == DA else f"custody holder {party}"


__all__ = ["DA", "EN", "Words", "day_in_words", "event_in_words", "events_in_words", "party_in_words"]
