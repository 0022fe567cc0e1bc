"""The versions of a rule: the strip through time, what each says that the latest does not, and what changed when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from childlaw_rules.prose.differing import only
from childlaw_rules.prose.telling import Told, tell
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rulebook import Rule, RuleVersion
from childlaw_rules.rulepage import EVIDENCE
from childlaw_rules.sentences import day_in_words
from childlaw_rules.versiontext import in_force_text, provision_text
from childlaw_rules.when import LATEST
from lawbook.clockfacts import clock_facts
from lawbook.clockpicture import Picture, picture_of
from lawbook.words import say

STRIP_WIDTH: Final = 400
_LEFT: Final = 4
_RIGHT: Final = 396
#: Letters that fit on a part of the strip, by its width.
_LETTER: Final = 6.4


@dataclass(frozen=True, slots=True)
class VersionCard:
    """One version as the page shows it. ``only`` and ``gone`` are against the latest."""

    id: str
    provision: str
    act: str
    days: str
    says: str
    evidence: str
    evidence_word: str
    edition: str
    seen: str
    url: str
    only: tuple[str, ...]
    gone: tuple[str, ...]
    picture: Picture | None
    latest: bool
    in_force: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A version on the strip: where it lies, its act, what fits on it, and its name for who cannot see it."""

    id: str
    act: str
    x: float
    width: float
    text: str
    told: str


@dataclass(frozen=True, slots=True)
class Strip:
    """All versions on one line, from the first year to the last."""

    stretches: tuple[Stretch, ...]
    years: tuple[tuple[float, int], ...]
    told: str


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which a rule got another version, or none.

    ``kind`` is ``began``, ``changed`` (the duty), ``renumbered`` (its place in the law alone) or ``ceased``.
    """

    day: int
    day_text: str
    kind: str
    text: str
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    says: str = ""
    version: str = ""


def version_cards(rule: Rule, lang: str) -> tuple[VersionCard, ...]:
    """The versions of a rule, the latest first."""
    told = [tell(rule.kind, version.duty, lang) for version in rule.versions]
    latest = rule.versions[-1]
    drawn = clock_facts(rule.kind, latest.duty, lang)
    cards = []
    for version, here in zip(rule.versions, told, strict=True):
        facts = clock_facts(rule.kind, version.duty, lang)
        here_only, gone = only(here, told[-1]), only(told[-1], here)
        cards.append(
            VersionCard(
                id=version.id,
                provision=provision_text(version),
                act=version.source.act,
                days=in_force_text(version, lang),
                says=in_language(version.source.says, lang),
                evidence=version.source.evidence.value,
                evidence_word=of(EVIDENCE[version.source.evidence.value], lang),
                edition=version.source.edition or "",
                seen=version.source.seen or "",
                url=version.source.url or "",
                only=tuple(here_only),
                gone=tuple(gone[1:] if here_only and gone[:1] == [told[-1].duty] else gone),
                picture=picture_of(facts, lang) if facts != drawn else None,
                latest=version is latest,
                in_force=version.last >= LATEST,
            )
        )
    return tuple(reversed(cards))


def strip(rule: Rule, span: tuple[int, int], lang: str) -> Strip:
    """The versions on a line; ``span`` are the first and the last year of the whole book."""
    first, last = date(span[0], 1, 1).toordinal(), date(span[1], 12, 31).toordinal()

    def at(day: int) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (min(max(day, first), last) - first) / (last - first), 1)

    stretches = []
    for version in rule.versions:
        x, end = at(version.first), at(version.last + 1 if version.last < LATEST else last)
        fitting = [
            text
            for text in (provision_text(version), version.source.act)
            if len(text) * _LETTER <= end - x - 4 and version.source.act != "practice"
        ]
        stretches.append(
            Stretch(
                id=version.id,
                act=version.source.act,
                x=x,
                width=round(max(end - x - 1, 1.5), 1),
                text=fitting[0] if fitting else "",
                told=f"{provision_text(version)}, {in_force_text(version, lang)}",
            )
        )
    years = tuple((at(date(year, 1, 1).toordinal()), year) for year in range(span[0], span[1] + 1) if year % 4 == 2)
    told = f"{say('strip-title', lang)}: {'; '.join([s.told for s in stretches] + list(gaps(rule, lang)))}."
    return Strip(tuple(stretches), years, told)


def gaps(rule: Rule, lang: str) -> Iterator[str]:
    """The days between two versions on which none is in force."""
    for before, after in pairwise(rule.versions):
        if before.last + 1 < after.first:
            days = f"{day_in_words(before.last + 1, lang)} – {day_in_words(after.first - 1, lang)}"
            yield say("gap", lang, days=days)


def changes(rule: Rule, lang: str) -> tuple[Change, ...]:
    """What the law changed for a rule, the latest day first."""
    told = [tell(rule.kind, version.duty, lang) for version in rule.versions]
    first, last = rule.versions[0], rule.versions[-1]
    found = [_began(first, lang)]
    for before, after, old, new in zip(rule.versions, rule.versions[1:], told, told[1:], strict=False):
        if before.last + 1 < after.first:
            found.append(_ceased(before, lang))
        found.append(_changed(before, after, old, new, lang))
    if last.last < LATEST:
        found.append(_ceased(last, lang))
    return tuple(reversed(found))


def _began(version: RuleVersion, lang: str) -> Change:
    text = say("change-first", lang, new=provision_text(version))
    says = in_language(version.source.says, lang)
    return Change(version.first, day_in_words(version.first, lang), "began", text, says=says, version=version.id)


def _ceased(version: RuleVersion, lang: str) -> Change:
    day = version.last + 1
    return Change(day, day_in_words(day, lang), "ceased", say("change-end", lang, old=provision_text(version)))


def _changed(before: RuleVersion, after: RuleVersion, old: Told, new: Told, lang: str) -> Change:
    came, went = only(new, old), only(old, new)
    names = {"old": provision_text(before), "new": provision_text(after)}
    if before.last + 1 < after.first:
        key = "change-after-gap"
    else:
        key = "change-moved" if names["old"] != names["new"] else "change-stays"
    return Change(
        after.first,
        day_in_words(after.first, lang),
        "changed" if came or went else "renumbered",
        say(key, lang, **names),
        tuple(came),
        tuple(went),
        in_language(after.source.says, lang),
        after.id,
    )


def years_of(rules: Sequence[Rule]) -> tuple[int, int]:
    """The first year of any version, and the year after the last day that any names."""
    first = min(rule.versions[0].first for rule in rules)
    named = [day for rule in rules for v in rule.versions for day in (v.first, v.last) if day < LATEST]
    return date.fromordinal(first).year, date.fromordinal(max(named)).year + 1
