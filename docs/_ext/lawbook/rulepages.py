"""The page of a rule: duty, clock, versions, changes of the law, readings, examples, the file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import YamlLexer

from childlaw_rules.prose.differing import only
from childlaw_rules.prose.telling import tell
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rule.words import CATEGORY_TITLES, Reading
from childlaw_rules.rulebook import Rule
from childlaw_rules.rulefiles import rules_folder
from childlaw_rules.rulepage import BASIS, REVIEW_STATUS
from childlaw_rules.sentences import day_in_words
from lawbook.book import Book
from lawbook.clockfacts import clock_facts
from lawbook.clockpicture import picture_of
from lawbook.examplelines import example_lines
from lawbook.page import Page, Section, in_tree, render
from lawbook.versions import changes, gaps, strip, version_cards
from lawbook.words import LANGUAGES, say


def rule_page(book: Book, rule: Rule, lang: str) -> Page:
    """The page of one rule in one language."""
    name = in_tree(f"rules/{rule.id}", lang)
    told = tell(rule.kind, rule.versions[-1].duty, lang)
    facts = clock_facts(rule.kind, rule.versions[-1].duty, lang)
    cards = version_cards(rule, lang)
    shared = {
        "rule": rule,
        "title": in_language(rule.title, lang),
        "category": of(CATEGORY_TITLES[rule.category], lang),
        "basis": of(BASIS[rule.basis.value], lang),
        "status": _status(rule, lang),
        "now": cards[0],
        "places": book.map_places(rule, lang),
    }
    other = next(word for word in LANGUAGES if word != lang)
    lead = render("rule_lead.html", name, lang, **shared, other=in_tree(f"rules/{rule.id}", other), other_lang=other)
    duty = render(
        "rule_duty.html", name, lang, **shared, summary=in_language(rule.summary, lang), told=told, facts=facts,
        picture=picture_of(facts, lang), shown=rule.id,
    )  # fmt: skip
    versions = render(
        "rule_versions.html", name, lang, cards=cards, strip=strip(rule, book.years, lang),
        gaps=tuple(gaps(rule, lang)), rule=rule,
    )  # fmt: skip
    readings = render("rule_readings.html", name, lang, readings=tuple(_readings(rule, lang)))
    examples = render("rule_examples.html", name, lang, examples=example_lines(rule, lang))
    file = render("rule_file.html", name, lang, rule=rule, code=_code(rule.file), beside=book.beside(rule))
    return Page(
        name,
        lang,
        in_language(rule.title, lang),
        lead,
        (
            Section("duty", say("duty", lang), duty),
            Section("versions", say("versions", lang), versions),
            Section("changes", say("law-changes", lang), render("changes.html", name, lang, found=changes(rule, lang))),
            Section("readings", say("readings", lang), readings),
            Section("examples", say("examples", lang), examples),
            Section("file", say("file", lang), file, searched=False),
        ),
    )


def _status(rule: Rule, lang: str) -> str:
    words = of(REVIEW_STATUS[rule.status.value], lang)
    if rule.reviewed is None:
        return words
    day = day_in_words(rule.reviewed.on.toordinal(), lang)
    return f"{words}: {rule.reviewed.by}, {day} ({rule.reviewed.edition})"


def _readings(rule: Rule, lang: str) -> Iterator[tuple[Reading, str, str, list[str], list[str]]]:
    """Each reading with its question, its reason, and what the two sides say that the other does not."""
    for reading in rule.readings:
        taken: dict[str, None] = {}
        said: dict[str, None] = {}
        for alternative in reading.alternatives:
            other = rule.under({reading.id: alternative})
            for mine, theirs in zip(rule.versions, other.versions, strict=True):
                ours, its = tell(rule.kind, mine.duty, lang), tell(rule.kind, theirs.duty, lang)
                said.update(dict.fromkeys(only(its, ours)))
                taken.update(dict.fromkeys(only(ours, its)))
        yield reading, in_language(reading.question, lang), in_language(reading.why, lang), list(taken), list(said)


@cache
def _code(file: str) -> str:
    """A rule file with its lines numbered; each line can be linked to as ``file-12``."""
    text = (rules_folder() / file).read_text("utf-8")
    return str(highlight(text, YamlLexer(), HtmlFormatter(linenos="inline", linespans="file", wrapcode=True)))
