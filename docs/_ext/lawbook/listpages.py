"""The pages that list rules: the front page, by area, by act, the provisions of an act, the changes of the law."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from childlaw_rules.coverage.report import NO_ROW, CoveredAct, CoveredVersion
from childlaw_rules.coveragepage import OUTCOMES
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rule.words import CATEGORY_TITLES
from childlaw_rules.rulebook import Rule
from childlaw_rules.rulepage import EVIDENCE, REVIEW_STATUS
from childlaw_rules.sentences import day_in_words
from childlaw_rules.versiontext import in_force_text, provision_text
from lawbook.book import Book, act_page, anchor_of
from lawbook.page import Page, Section, in_tree, render
from lawbook.versions import Change, changes
from lawbook.words import LANGUAGES, say

PRACTICE: Final = "practice"


def list_pages(book: Book, lang: str) -> dict[str, Callable[[], Page]]:
    """What makes each page of lists of one language, by its name."""
    pages: dict[str, Callable[[], Page]] = {
        in_tree("index", lang): lambda: front_page(book, lang),
        in_tree("rules/index", lang): lambda: area_page(book, lang),
        in_tree("acts/index", lang): lambda: acts_page(book, lang),
        in_tree("changes", lang): lambda: changes_page(book, lang),
    }
    for act in book.coverage.acts:
        pages[in_tree(act_page(act.act), lang)] = lambda act=act: map_page(book, act, lang)  # type: ignore[misc]
    return pages


def front_page(book: Book, lang: str) -> Page:
    """Where the book opens: the areas, the ways to look something up, and what the book is not."""
    name = in_tree("index", lang)
    other = next(word for word in LANGUAGES if word != lang)
    html = render(
        "front.html", name, lang,
        areas=[(c.value, of(CATEGORY_TITLES[c], lang), len(rules)) for c, rules in book.by_category],
        rules=len(book.ruleset.rules),
        versions=sum(len(rule.versions) for rule in book.ruleset.rules),
        acts=[(act_page(act.act), in_language(act.title, lang)) for act in book.coverage.acts],
        ruleset=book.ruleset,
        draft=of(REVIEW_STATUS["draft"], lang),
        other=in_tree("index", other),
        other_lang=other,
    )  # fmt: skip
    return Page(name, lang, say("front-title", lang), html)


def area_page(book: Book, lang: str) -> Page:
    """All rules under their areas."""
    name = in_tree("rules/index", lang)
    sections = tuple(
        Section(
            f"area-{category.value}",
            of(CATEGORY_TITLES[category], lang),
            render("rule_list.html", name, lang, rules=[_listed(rule, lang) for rule in rules]),
        )
        for category, rules in book.by_category
    )
    return Page(name, lang, say("rules", lang), _lead(name, lang, "rules-lead"), sections)


def acts_page(book: Book, lang: str) -> Page:
    """The rules under each act that they cite, by paragraph."""
    name = in_tree("acts/index", lang)
    maps = {act.act: act_page(act.act) for act in book.coverage.acts}
    sections = []
    for act, titles in book.act_titles.items():
        rules = [
            _Listed(rule, in_language(rule.title, lang), provision_text(version), in_force_text(version, lang))
            for rule, version in book.versions_of(act)
        ]
        title = say("practice-act", lang) if act == PRACTICE else titles[LANGUAGES.index(lang)]
        html = render("act_list.html", name, lang, rules=rules, map=maps.get(act, act_page("NABO")), act=act)
        sections.append(Section(f"act-{act.lower()}", title[:1].upper() + title[1:], html))
    return Page(name, lang, say("rules-by-act", lang), _lead(name, lang, "acts-lead"), tuple(sections))


def map_page(book: Book, act: CoveredAct, lang: str) -> Page:
    """The coverage map of one act: each provision with its rules, or why there are none."""
    name = in_tree(act_page(act.act), lang)
    sections = [
        Section(
            f"chapter-{chapter.id.lower().replace(' ', '-').strip('()')}".replace("(", "").replace(")", ""),
            say("chapter", lang, id=chapter.id, title=in_language(chapter.title, lang))
            if chapter.id[:1].isdigit()
            else in_language(chapter.title, lang),
            render("map.html", name, lang, entries=tuple(_entries(book, chapter.provisions, act.act, lang))),
        )
        for chapter in act.chapters
    ]
    counts = [(key, of(OUTCOMES[key], lang), number) for key, number in act.counts.items() if number]
    note = "" if act.note is None else in_language(act.note, lang)
    lead = render("map_lead.html", name, lang, counts=counts, note=note)
    return Page(name, lang, say("map-of", lang, act=in_language(act.title, lang)), lead, tuple(sections))


def changes_page(book: Book, lang: str) -> Page:
    """Every day on which a rule got another version, with what it changed; and the days without one."""
    name = in_tree("changes", lang)
    found: list[tuple[Change, Rule]] = [(change, rule) for rule in book.ruleset.rules for change in changes(rule, lang)]
    found.sort(key=lambda pair: (-pair[0].day, pair[0].kind != "changed"))
    sections = []
    for day, pairs in groupby(found, key=lambda pair: pair[0].day):
        listed = [(change, rule, in_language(rule.title, lang)) for change, rule in pairs]
        changed = sum(change.kind == "changed" for change, _, _ in listed)
        key = "changes-count-one" if len(listed) == 1 else "changes-count"
        html = render(
            "change_day.html", name, lang, listed=listed, count=say(key, lang, number=len(listed), changed=changed)
        )
        sections.append(Section(f"day-{_iso(day)}", day_in_words(day, lang), html))
    gaps = [
        (day_in_words(gap.first.toordinal(), lang), day_in_words(gap.last.toordinal(), lang),
         in_language(gap.reason, lang), gap.rules)
        for gap in sorted(book.coverage.gaps, key=lambda gap: (gap.first, gap.last))
    ]  # fmt: skip
    if gaps:
        sections.append(Section("gaps", say("gaps-title", lang), render("gaps.html", name, lang, gaps=gaps)))
    return Page(name, lang, say("changes", lang), _lead(name, lang, "changes-lead"), tuple(sections))


@dataclass(frozen=True, slots=True)
class _Listed:
    """A rule in a list: the rule, its title, where it stands and since when."""

    rule: Rule
    title: str
    provision: str
    days: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class _Alike:
    """Versions of an entry of the map of which the map says the same."""

    places: tuple[tuple[str, str], ...]
    outcome: str
    outcome_text: str
    rules: tuple[tuple[str, str], ...]
    reason: str
    beyond: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the map: its anchor, its title, how its text is known, and its versions."""

    anchor: str
    title: str
    note: str
    evidence: str
    evidence_word: str
    versions: tuple[_Alike, ...]


def _listed(rule: Rule, lang: str) -> _Listed:
    latest = rule.versions[-1]
    status = of(REVIEW_STATUS[rule.status.value], lang)
    return _Listed(rule, in_language(rule.title, lang), provision_text(latest), in_force_text(latest, lang), status)


def _entries(book: Book, versions: tuple[CoveredVersion, ...], act: str, lang: str) -> Iterator[_Entry]:
    """The entries of a chapter: each with its versions, those of which the map says the same together."""
    for entry, group in groupby(versions, key=lambda version: version.entry):
        stands = list(group)
        head = stands[0]
        alike = groupby(stands, key=lambda v: (v.outcome, v.rules, v.reason, v.beyond))
        yield _Entry(
            anchor=anchor_of(entry),
            title=in_language(head.title, lang),
            note="" if head.note is None else in_language(head.note, lang),
            evidence=head.evidence.value,
            evidence_word=of(EVIDENCE[head.evidence.value], lang),
            versions=tuple(_alike(book, list(same), act, lang) for _, same in alike),
        )


def _alike(book: Book, versions: list[CoveredVersion], act: str, lang: str) -> _Alike:
    first = versions[0]
    outcome = NO_ROW if first.outcome is None else first.outcome.value
    return _Alike(
        places=tuple((v.provision if v.act == act else f"{v.act} {v.provision}", _days(v, lang)) for v in versions),
        outcome=outcome.replace(" ", "-"),
        outcome_text=of(OUTCOMES[outcome], lang),
        rules=tuple((id_, in_language(book.ruleset.rule(id_).title, lang)) for id_ in first.rules),
        reason="" if first.reason is None else in_language(first.reason, lang),
        beyond="" if first.beyond is None else in_language(first.beyond, lang),
    )


def _days(version: CoveredVersion, lang: str) -> str:
    begins = None if version.from_ is None else day_in_words(version.from_.toordinal(), lang)
    if version.until is None:
        return say("no-first-day", lang) if begins is None else say("from-day", lang, day=begins)
    return f"{begins or say('no-first-day', lang)} – {day_in_words(version.until.toordinal(), lang)}"


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _lead(name: str, lang: str, key: str) -> str:
    return render("lead.html", name, lang, text=say(key, lang))
