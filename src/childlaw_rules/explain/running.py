"""Steps of a derivation as running text: what reads well on a line of its own, as a sentence among others."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter
from typing import Final

from childlaw_rules.catalogue import LINES
from childlaw_rules.explain.words import RUNNING
from childlaw_rules.prose.joining import DA
from childlaw_rules.prose.terms import of

#: How the words of those lines read. A moment ends in a year, a time of day, or words for what is not known.
_MOMENT: Final = r"(?:(?:[^;:,»«“”]|:(?=\d\d))*?(?:\d{4}|\d\d[.:]\d\d|tidspunkt|time|registreret\)|recorded\)))"
_WORDS: Final = {
    "event": r"(?:»[^»«]+«|“[^“”]+”)",
    "at": _MOMENT,
    "start": _MOMENT,
    "due": _MOMENT,
    "change": _MOMENT,
    "days": r"\d+",
    "as_of": r"(?:pr\. |as of )" + _MOMENT,
    "period": r"(?:\d+ \w+(?: \w+)?)",
}
#: What a text names that another may name too: events, and days with their time of day.
_DAY: Final = r"(?:\d{1,2}\. \w+ \d{4}(?: kl\. \d\d\.\d\d)?|\d{1,2} [A-Z]\w+ \d{4}(?: at \d\d:\d\d)?)"
_NAMED: Final = re.compile(rf"»[^»«]+«|“[^“”]+”|{_DAY}")
_HAPPENING: Final = re.compile(
    rf"(?:»[^»«]+«|“[^“”]+”) (?:(?:mellem den|between) {_DAY} (?:og den|and) {_DAY}|"
    rf"(?:den|on|senest den|tidligst den|on or before|on or after) {_DAY})"
)
_CLOCK: Final = re.compile(r"\d\d[.:]\d\d")
_EXACT: Final = re.compile(r"(den )?\d")


def as_running_text(text: str, lang: str) -> str:
    """A step as a sentence of a paragraph."""
    for key, pair in RUNNING.items():
        found = _pattern(key, lang).fullmatch(text)
        if found is not None:
            words = {name: _lowered(word) for name, word in found.groupdict().items()}
            if "start" in words:
                words["start"] = _from_day(words["start"], lang)
            if lang != DA and "due" in words and _EXACT.match(words["due"]):
                words["due"] = f"on {words['due']}"
            return of(pair, lang).format(**words)
    return text


def is_moment(text: str, lang: str) -> bool:
    """Whether a step says no more than that an event happened, and when."""
    return _pattern("moment", lang).fullmatch(text) is not None


def named_in(text: str) -> list[str]:
    """The events and days that a text names."""
    return _NAMED.findall(text)


def happenings_in(text: str) -> list[str]:
    """The event that a step speaks of first, and when it happened; nothing where it gives no day."""
    found = _HAPPENING.search(text)
    return [] if found is None else [found.group()]


@cache
def _pattern(key: str, lang: str) -> re.Pattern[str]:
    """What a sentence of the catalogue looks like once it is filled in."""
    _, da, en = LINES[key]
    parts = []
    for said, name, _, _ in Formatter().parse(da if lang == DA else en):
        parts.append(re.escape(said))
        if name is not None:
            parts.append(f"(?P<{name}>{_WORDS[name]})")
    return re.compile("".join(parts))


def _lowered(word: str) -> str:
    """A word that opened a line, inside a sentence."""
    return word[:1].lower() + word[1:] if word[:1].isalpha() else word


def _from_day(start: str, lang: str) -> str:
    """What a period is counted from: a day, or some day between two."""
    if _EXACT.match(start):
        return start
    if _CLOCK.search(start):
        return f"et tidspunkt {start}" if lang == DA else f"a time {start}"
    return f"en dag {start}" if lang == DA else f"a day {start}"
