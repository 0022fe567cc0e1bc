"""A translation as plain text: for each place its counterparts, what it meant as a measure, the rules that cite it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from childlaw_rules.case import MeasureKind
from childlaw_rules.prose.tables import wrapped_with_numbers
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.provision import BL, SEL
from childlaw_rules.sentences import DA, day_in_words
from childlaw_rules.translation import Citation, Counterpart, Fit, MeasureMeaning, Translated, Translation

WIDTH: Final = 80
_WORDS: Final = {
    "editions": ("Numrene er dem i {sel} og {bl}.", "Numbers are those of {sel} and {bl}."),
    "on": ("Numrene er dem, der gjaldt {day}.", "Numbers are those of {day}."),
    "assumed": (
        "Ingen lov er nævnt; serviceloven og, fra 2024, barnets lov er prøvet.",
        "No act is named; serviceloven and, from 2024, barnets lov were tried.",
    ),
    Fit.WIDER: (
        "Tabellen har ikke noget så præcist; nærmest er det videre:",
        "The table has nothing that exact; the nearest wider row:",
    ),
    Fit.INSIDE: ("Tabellen deler den op:", "The table divides it:"),
    Fit.BESIDE: ("Tabellen har bestemmelser, der overlapper:", "The table has provisions that overlap:"),
    Fit.NONE: ("Tabellen over bestemmelser har den ikke.", "The table of provisions does not have it."),
    "carried": ("Det nummer blev senere {places}.", "That number later became {places}."),
    "nothing": ("ingen tilsvarende", "no counterpart"),
    "formerly": ("stod som {place} fra {first} til {last}", "stood as {place} from {first} to {last}"),
    "differs": ("Forskel", "Difference"),
    "measures": ("Som indsats", "As a measure"),
    "rules": ("Regler, der bygger på dem", "Rules that rest on them"),
    "no_rules": ("Ingen regel bygger på dem.", "No rule rests on them."),
    "open": ("ikke entydig", "not settled"),
}
_EVIDENCE: Final = {
    "verified": ("lovteksten er set", "text seen"),
    "secondary": ("kendt fra omtale", "known at second hand"),
    "memory": ("ikke efterprøvet; forstås ikke i en sag", "not verified; never understood in a case"),
}


def translation_page(translation: Translation, lang: str = DA) -> str:
    """A translation as text, 80 columns, no colour."""
    return "\n".join(_page(translation, lang)) + "\n"


def _page(translation: Translation, lang: str) -> Iterator[str]:
    for number, found in enumerate(translation.found):
        if number:
            yield ""
        yield from _place(found, lang)
    yield ""
    if any(found.act_assumed for found in translation.found):
        yield from _wrap(_word("assumed", lang))
    if translation.on is not None:
        yield from _wrap(_word("on", lang).format(day=_day(translation.on, lang)))
    else:
        editions = translation.editions
        yield from _wrap(_word("editions", lang).format(sel=f"SEL {editions[SEL]}", bl=f"BL {editions[BL]}"))


def _place(found: Translated, lang: str) -> Iterator[str]:
    yield found.provision
    yield "=" * len(found.provision)
    if found.measures:
        yield f"{_word('measures', lang)}:"
        for measure in found.measures:
            yield from _wrap(_measure(measure, lang), "  ", "    ")
    if found.carried_to:
        yield from _wrap(_word("carried", lang).format(places=", ".join(found.carried_to)))
    if found.fit is not Fit.EXACT:
        yield from _wrap(_word(found.fit, lang))
    for row in found.counterparts:
        yield from _counterpart(row, lang)
    if not found.rules:
        yield _word("no_rules", lang)
        return
    yield f"{_word('rules', lang)}:"
    for citation in found.rules:
        yield from _wrap(_citation(citation, lang), "  ", "    ")


def _counterpart(row: Counterpart, lang: str) -> Iterator[str]:
    nothing = _word("nothing", lang)
    sel, bl = "; ".join(row.sel) or nothing, "; ".join(row.bl) or nothing
    yield from _wrap(f"{sel} ↔ {bl}", "  ", "    ")
    yield from _wrap(in_language(row.about, lang), "    ", "    ")
    if row.formerly not in {None, sel} and row.formerly_from is not None and row.formerly_until is not None:
        days = {"first": _day(row.formerly_from, lang), "last": _day(row.formerly_until, lang)}
        yield from _wrap(_word("formerly", lang).format(place=row.formerly, **days), "    ", "    ")
    if row.differs is not None:
        yield from _wrap(f"{_word('differs', lang)}: {in_language(row.differs, lang)}", "    ", "    ")
    yield from _wrap(f"{in_language(row.known, lang)} ({_evidence(row.evidence, lang)})", "    ", "    ")


def _measure(measure: MeasureMeaning, lang: str) -> str:
    kinds = ", ".join(_kind(kind, lang) for kind in measure.kinds)
    if len(measure.kinds) > 1:
        kinds = f"{_word('open', lang)}: {kinds}"
    days = _days(measure.from_day, measure.until, lang)
    name = in_language(measure.name, lang).removesuffix(".")
    return f"{days}: {measure.provision}: {name} [{kinds}]; {_evidence(measure.evidence, lang)}"


def _kind(kind: str, lang: str) -> str:
    return f"{kind} ({MeasureKind[kind.upper()].da})" if lang == DA else kind


def _citation(citation: Citation, lang: str) -> str:
    days = _days(citation.from_day, citation.until, lang)
    return f"{citation.rule}, {citation.version} ({days}): {citation.provision}; {_evidence(citation.evidence, lang)}"


def _days(first: date, until: date | None, lang: str) -> str:
    return f"{_day(first, lang)} –{'' if until is None else f' {_day(until, lang)}'}"


def _day(day: date, lang: str) -> str:
    return day_in_words(day.toordinal(), lang)


def _evidence(evidence: str, lang: str) -> str:
    return of(_EVIDENCE[evidence], lang)


def _word(key: str, lang: str) -> str:
    return of(_WORDS[key], lang)


def _wrap(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrapped_with_numbers(WIDTH, text, first, rest)
