"""The coverage map as text for a jurist: by act and chapter, at most 110 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from childlaw_rules.coverage import CoverageReport, RowOutcome
from childlaw_rules.coverage.report import NO_ROW, CoveredChapter, CoveredVersion
from childlaw_rules.prose.tables import wrapped_with_numbers
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rule.words import Evidence
from childlaw_rules.sentences import DA

WIDTH: Final = 110
#: What became of a provision.
OUTCOMES: Final = {
    RowOutcome.RULES.value: ("læses af regler", "read by rules"),
    RowOutcome.DISCRETION.value: ("skøn", "discretion"),
    RowOutcome.NO_EVENT.value: ("ingen hændelse i sagen", "no case-level event"),
    RowOutcome.NOT_VERIFIED.value: ("teksten er ikke efterset", "text not verified"),
    RowOutcome.OUTSIDE.value: ("uden for sagens akter", "outside the case file"),
    NO_ROW: ("uden række", "no row"),
}
_EVIDENCE: Final = {
    Evidence.VERIFIED: ("lovteksten er set", "text seen"),
    Evidence.SECONDARY: ("kendt fra omtale", "known at second hand"),
    Evidence.MEMORY: ("ikke efterprøvet", "not verified"),
}
_WORDS: Final = {
    "title": ("Dækningskort: bestemmelser og regler", "Coverage map: provisions and rules"),
    "stamp": ("Regelsæt {digest}", "Rule set {digest}"),
    "in_all": ("I alt", "In all"),
    "version": ("{count} bestemmelsesversion", "{count} provision version"),
    "versions": ("{count} bestemmelsesversioner", "{count} provision versions"),
    "chapter": ("Kapitel", "Chapter"),
    "rules": ("Regler", "Rules"),
    "reason": ("Hvorfor", "Why"),
    "beyond": ("Læses ikke", "Not read"),
    "note": ("Bemærk", "Note"),
    "gaps": (
        "Tidsrum 2006-2030 uden en version i kraft, og hvorfor",
        "Days from 2006 to 2030 without a version in force, and why",
    ),
    "no_row": (
        "Dækningskortet siger ikke, hvad der er blevet af bestemmelsen.",
        "The coverage map does not say what became of the provision.",
    ),
}


def coverage_text(report: CoverageReport, lang: str = DA) -> str:
    """The map as text in one language: each provision version with its rules or its reason, and the counts."""
    return "\n".join(_lines(report, lang)) + "\n"


def _lines(report: CoverageReport, lang: str) -> Iterator[str]:
    title = _say("title", lang)
    yield title
    yield "=" * len(title)
    yield _say("stamp", lang).format(digest=report.ruleset[:19])
    for act in report.acts:
        yield from ("", "", in_language(act.title, lang).upper())
        yield "=" * len(in_language(act.title, lang))
        yield from _counted(_say("in_all", lang), act.counts, lang)
        if act.note is not None:
            yield from _wrap(in_language(act.note, lang))
        for chapter in act.chapters:
            yield from _chapter(chapter, act.act, lang)
    yield from _gaps(report, lang)
    yield from ("", "")
    yield from _counted(_say("in_all", lang), report.counts, lang)


def _gaps(report: CoverageReport, lang: str) -> Iterator[str]:
    """The days on which rules have no version in force, by period."""
    if not report.gaps:
        return
    heading = _say("gaps", lang)
    yield from ("", "", heading.upper(), "=" * len(heading))
    for gap in sorted(report.gaps, key=lambda gap: (gap.first, gap.last)):
        yield ""
        yield f"{gap.first.isoformat()} – {gap.last.isoformat()}"
        yield from _wrap(in_language(gap.reason, lang), "    ", "    ")
        yield from _wrap(", ".join(gap.rules), f"    {_say('rules', lang)}: ", "        ")


def _chapter(chapter: CoveredChapter, act: str, lang: str) -> Iterator[str]:
    numbered = chapter.id[:1].isdigit()
    head = f"{_say('chapter', lang)} {chapter.id}. " if numbered else ""
    heading = head + in_language(chapter.title, lang)
    yield from ("", heading, "-" * len(heading))
    yield from _counted("", chapter.counts, lang)
    for _, alike in groupby(chapter.provisions, key=_said):
        yield from _versions(list(alike), act, lang)


def _said(version: CoveredVersion) -> object:
    """What a version says beside its number and days: versions of an entry that say the same stand together."""
    return version.entry, version.outcome, version.rules, version.reason, version.beyond


def _versions(alike: list[CoveredVersion], act: str, lang: str) -> Iterator[str]:
    yield ""
    for version in alike:
        named = version.provision if version.act == act else f"{version.act} {version.provision}"
        begins = "?" if version.from_ is None else version.from_.isoformat()
        ends = "" if version.until is None else f" {version.until.isoformat()}"
        outcome = NO_ROW if version.outcome is None else version.outcome.value
        yield from _wrap(f"{named:<34} {f'{begins} –{ends}':<24} {_outcome(outcome, lang)}", "  ", "    ")
    said = alike[0]
    evidence = of(_EVIDENCE[said.evidence], lang)
    yield from _wrap(f"{in_language(said.title, lang)} ({said.entry}; {evidence})", "    ", "    ")
    if said.outcome is None:
        yield from _wrap(_say("no_row", lang), "    ", "    ")
    if said.rules:
        yield from _wrap(f"{_say('rules', lang)}: {', '.join(said.rules)}", "    ", "      ")
    for key, text in (("reason", said.reason), ("beyond", said.beyond), ("note", said.note)):
        if text is not None:
            yield from _wrap(f"{_say(key, lang)}: {in_language(text, lang)}", "    ", "      ")


def _counted(head: str, counts: dict[str, int], lang: str) -> Iterable[str]:
    number = sum(counts.values())
    total = _say("version" if number == 1 else "versions", lang).format(count=number)
    shown = ", ".join(f"{count} {_outcome(name, lang)}" for name, count in counts.items() if count)
    return _wrap(f"{head + ': ' if head else ''}{total}: {shown}.")


def _outcome(name: str, lang: str) -> str:
    return of(OUTCOMES[name], lang)


def _say(key: str, lang: str) -> str:
    return of(_WORDS[key], lang)


def _wrap(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrapped_with_numbers(WIDTH, text, first, rest)
