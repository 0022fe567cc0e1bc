"""The page of each rule: the duty, the clock, versions, changes, readings, examples and the file."""

from __future__ import annotations

import re

import pytest

from childlaw_rules import load_rules
from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.pages.links import RuleLinks
from childlaw_rules.prose.telling import tell
from childlaw_rules.prose.terms import in_language
from childlaw_rules.rule.head import rows_of
from childlaw_rules.rule.words import Basis
from childlaw_rules.rulebook import Rule
from childlaw_rules.rulefiles import rules_folder
from childlaw_rules.versiontext import in_force_text, provision_text
from tests.book.reading import Built, Site, text_of

RULES = load_rules().rules
ANCHORS = ("duty", "versions", "changes", "readings", "examples", "file")
#: One rule of each kind, so that a failure names it.
OF_EACH_KIND = {rule.kind: rule for rule in RULES}


def pages(site: Site, lang: str) -> list[tuple[Rule, Built]]:
    tree = "" if lang == "da" else "en/"
    return [(rule, site.page(f"{tree}rules/{rule.id}")) for rule in RULES]


@pytest.mark.parametrize("lang", ["da", "en"])
class TestEveryPage:
    def test_has_the_title_of_the_rule_and_the_fixed_anchors(self, site: Site, lang: str) -> None:
        for rule, page in pages(site, lang):
            assert page.title.startswith(in_language(rule.title, lang)), rule.id
            assert page.lang == lang
            assert [anchor for anchor in ANCHORS if anchor not in page.anchors] == [], rule.id

    def test_is_where_the_pages_of_cases_link_to(self, site: Site, lang: str) -> None:
        links = [link.address.removeprefix("./") for rule in RULES for link in RuleLinks(".", lang).of(rule.id)]
        assert len(links) == 4 * len(RULES)
        for target, _, anchor in (link.partition("#") for link in links):
            page = site.page(target.removesuffix(".html"))
            assert page.lang == lang
            assert not anchor or anchor in page.anchors, target

    def test_tells_the_duty_and_its_terms(self, site: Site, lang: str) -> None:
        for rule, page in pages(site, lang):
            text = text_of(page.part("duty"))
            told = tell(rule.kind, rule.versions[-1].duty, lang)
            assert [said for said in (told.duty, *told.terms) if said not in text] == [], rule.id

    def test_draws_the_clock_and_says_it_in_words(self, site: Site, lang: str) -> None:
        for rule, page in pages(site, lang):
            pictures = list(page.pictures)
            assert len(pictures) >= 2, rule.id
            clock, strip = pictures[0], next(pair for pair in pictures if "lb-act-" in pair[1])
            assert clock[0].startswith(("Tegning", "Drawing")), rule.id
            assert clock[1].count("<text") >= 2, rule.id
            assert strip[0].count(":") >= 1, rule.id
            assert all(told for told, _ in pictures), rule.id

    def test_has_every_version_with_its_provision_days_text_and_link(self, site: Site, lang: str) -> None:
        for rule, page in pages(site, lang):
            strip = next(told for told, marks in page.pictures if "lb-act-" in marks)
            for version in rule.versions:
                card = page.element(f"version-{version.id}")
                text = text_of(card)
                said = (provision_text(version), in_force_text(version, lang), in_language(version.source.says, lang))
                assert [words for words in said if " ".join(words.split()) not in text] == [], rule.id
                assert version.source.url is None or f'href="{version.source.url.replace("&", "&amp;")}"' in card
                assert version.source.edition is None or version.source.edition in text
                assert f"{provision_text(version)}, {in_force_text(version, lang)}" in strip, rule.id

    def test_has_a_change_for_every_version(self, site: Site, lang: str) -> None:
        for rule, page in pages(site, lang):
            assert page.part("changes").count("<li class=") >= len(rule.versions), rule.id

    def test_has_every_reading_with_its_question_and_reason(self, site: Site, lang: str) -> None:
        for rule, page in pages(site, lang):
            for reading in rule.readings:
                text = text_of(page.element(f"reading-{reading.id}"))
                assert in_language(reading.question, lang) in text
                assert in_language(reading.why, lang) in text

    def test_has_every_example_with_its_rows_and_what_is_expected(self, site: Site, lang: str) -> None:
        word = 0 if lang == "da" else 1
        for rule, page in pages(site, lang):
            for number, example in enumerate(rule.examples, start=1):
                part = page.element(f"example-{number}")
                rows = rows_of(example)
                assert part.count('<ol class="lb-line') == len(rows), (rule.id, number)
                expected = [STATUS_NAMES[status.replace(" ", "_")][word] for row in rows for status in row.expect]
                shown = re.findall(r'<span class="lb-badge[^"]*">([^<]*)</span>', part.split("</h3>", 1)[1])
                if len(rows) == 1:
                    shown = re.findall(r'<span class="lb-badge[^"]*">([^<]*)</span>', part.split("</h3>", 1)[0])
                    expected = list(dict.fromkeys(expected))
                assert shown == expected, (rule.id, number)

    def test_shows_the_file_line_by_line(self, site: Site, lang: str) -> None:
        for rule, page in pages(site, lang):
            lines = (rules_folder() / rule.file).read_text("utf-8").splitlines()
            assert {f"file-{number}" for number in range(1, len(lines) + 1)} <= page.anchors, rule.id
            way = "" if lang == "da" else "../../rules/"
            assert f'href="{way}{rule.file}"' in page.part("file"), rule.id

    def test_leads_to_the_other_language(self, site: Site, lang: str) -> None:
        for rule, page in pages(site, lang):
            there = f"../en/rules/{rule.id}.html" if lang == "da" else f"../../rules/{rule.id}.html"
            assert f'href="{there}"' in page.source, rule.id


class TestThreeClicks:
    """From a finding, whose report links to the page of its rule: the provision, the file, the boundary."""

    def test_the_provision_is_one_click_from_the_page(self, site: Site) -> None:
        for rule, page in pages(site, "da"):
            latest = rule.versions[-1].source
            if latest.url is not None:
                assert f'href="{latest.url.replace("&", "&amp;")}"' in page.part("duty"), rule.id

    def test_the_place_in_the_coverage_map_is_one_click_away(self, site: Site) -> None:
        for rule, page in pages(site, "da"):
            found = re.search(r'href="\.\./acts/\w+\.html#entry-', page.part("duty"))
            assert (found is not None) == (rule.basis is Basis.STATUTE), rule.id

    def test_the_file_itself_lies_beside_the_pages(self, site: Site) -> None:
        for rule in RULES:
            shown = (site.folder / "rules" / rule.file).read_bytes()
            assert shown == (rules_folder() / rule.file).read_bytes()

    def test_the_boundary_is_named_at_the_head_of_the_examples(self, site: Site) -> None:
        page = site.page("rules/investigation-completed-within-4-months")
        head = page.part("examples").split("<article", 1)[0]
        assert '<a href="#example-1">' in head
        assert '<a href="#example-4">' not in head
        rows = page.element("example-1")
        late = rows.split("lb-edge-row")[-1]
        assert "12.7.2024" in late
        assert "opfyldt for sent" in late
        assert rows.count("lb-edge-row") == 2

    def test_most_rules_show_a_boundary(self, site: Site) -> None:
        shown = [rule.id for rule, page in pages(site, "da") if "lb-edges" in page.part("examples")]
        assert len(shown) > 100


class TestExampleLines:
    def test_events_the_due_day_and_the_day_looked_at_stand_in_their_order(self, site: Site) -> None:
        part = site.page("rules/investigation-completed-within-4-months").element("example-4")
        stops = re.findall(
            r'<li class="lb-(event|due|looked-at)[^>]*>.*?<span class="lb-when">([^<]*)', part, re.DOTALL
        )
        assert stops == [
            ("event", "1.5.2024"),
            ("event", "6.5.2024"),
            ("due", "1.9.2024"),
            ("event", "2.9.2024"),
            ("looked-at", "1.12.2024"),
        ]

    def test_a_single_example_tells_what_the_report_says(self, site: Site) -> None:
        text = text_of(site.page("rules/investigation-completed-within-4-months").element("example-4"))
        assert "1 dag efter fristen den 1. september 2024" in text

    def test_an_imprecise_day_is_a_span(self, site: Site) -> None:
        part = site.page("rules/investigation-completed-within-4-months").element("example-15")
        assert part.count("lb-span") >= 2


@pytest.mark.parametrize("kind", OF_EACH_KIND)
def test_the_clock_of_each_kind_has_its_own_numbers(site: Site, kind: str) -> None:
    rule = OF_EACH_KIND[kind]
    told, marks = next(site.page(f"rules/{rule.id}").pictures)
    other, _ = next(site.page(f"en/rules/{rule.id}").pictures)
    assert told != other
    duty = rule.versions[-1].duty
    for name in ("within", "at_least_before", "within_after", "at_most", "at_most_apart", "in_each", "at_the_earliest"):
        period = getattr(duty, name, None)
        if period is not None and hasattr(period, "amount"):
            assert re.search(rf"\b{period.amount} ", told), name
            assert re.search(rf">[^<]*\b{period.amount} ", marks.split("</title>", 1)[1]), name
