"""The built site as a whole: every rule has its page, every link leads somewhere, nothing comes from elsewhere."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from posixpath import dirname, join, normpath

import pytest

from childlaw_rules import load_rules
from childlaw_rules.coverage import coverage_report, load_map
from childlaw_rules.rule.words import CATEGORY_TITLES
from tests.book.reading import Site, text_of

RULES = load_rules().rules
TREES = ("", "en/")


def test_every_rule_has_a_page_in_both_languages(site: Site) -> None:
    names = set(site.names)
    assert [f"{tree}rules/{rule.id}" for rule in RULES for tree in TREES if f"{tree}rules/{rule.id}" not in names] == []


def test_every_link_leads_somewhere(site: Site) -> None:
    dead = []
    for name in site.names:
        for link in set(site.page(name).links):
            if re.match(r"[a-z]+:", link) or not link:
                continue
            path, _, anchor = link.partition("#")
            target = normpath(join(dirname(name), path.partition("?")[0])) if path else f"{name}.html"
            there = (site.folder / target).is_file()
            if not there or (anchor and target.endswith(".html") and anchor not in site.page(target[:-5]).anchors):
                dead.append(f"{name}: {link}")
    assert dead == []


def test_a_dead_link_would_be_seen(site: Site) -> None:
    page = site.page("rules/index")
    assert "area-investigation" in page.anchors
    assert "area-nowhere" not in page.anchors
    assert "investigation-completed-within-4-months.html" in set(page.links)


def test_nothing_is_fetched_from_elsewhere(site: Site) -> None:
    """Links may lead away; what a page is made of may not."""
    foreign = re.compile(r'<(?:script|img|iframe|source)[^>]*\bsrc="(?:[a-z]+:)?//|<link[^>]*\bhref="(?:[a-z]+:)?//')
    assert [name for name in site.names if foreign.search(site.page(name).source)] == []
    styles = list((site.folder / "_static").rglob("*.css"))
    assert [path.name for path in styles if re.search(r"url\(\s*[\"']?(?:https?:)?//", path.read_text("utf-8"))] == []
    assert (site.folder / "_static" / "book.css") in styles


def test_no_anchor_stands_twice_on_a_page(site: Site) -> None:
    twice = []
    for name in site.names:
        ids = re.findall(r'<(?:section|article|div|title|h\d)[^>]*?\bid="([^"]+)"', site.page(name).source)
        if len(ids) != len(set(ids)):
            twice.append((name, sorted({found for found in ids if ids.count(found) > 1})))
    assert twice == []


def test_what_can_be_scrolled_can_be_reached_without_a_mouse(site: Site) -> None:
    for name in site.names:
        source = site.page(name).source
        assert "<pre>" not in source, name
        assert source.count('class="table-wrapper') == source.count('<div tabindex="0" class="table-wrapper'), name


def test_danish_and_english_pages_say_which_they_are(site: Site) -> None:
    for name in ("index", "rules/index", "changes", "acts/bl", "rules/screening-done", "explanation/counting-days"):
        assert site.page(name).lang == "da", name
    for name in ("en/index", "en/acts/bl", "en/rules/screening-done", "tutorial", "api/index"):
        assert site.page(name).lang == "en", name


class TestLists:
    @pytest.mark.parametrize(("tree", "word"), [("", 0), ("en/", 1)])
    def test_every_rule_is_listed_under_its_area(self, site: Site, tree: str, word: int) -> None:
        page = site.page(f"{tree}rules/index")
        for category, titles in CATEGORY_TITLES.items():
            part = page.part(f"area-{category.value}")
            assert text_of(part).startswith(titles[word])
            listed = re.findall(r'href="([^"#]+)\.html"', part)
            assert listed == [rule.id for rule in RULES if rule.category is category]

    def test_every_rule_is_listed_under_each_act_it_cites(self, site: Site) -> None:
        page = site.page("acts/index")
        for rule in RULES:
            for act in {version.source.act for version in rule.versions}:
                assert f'href="../rules/{rule.id}.html"' in page.part(f"act-{act.lower()}"), (rule.id, act)

    def test_every_provision_of_the_map_stands_on_the_page_of_its_act_with_its_rules(self, site: Site) -> None:
        map_ = load_map()
        assert map_ is not None
        for act in coverage_report(map_, load_rules()).acts:
            page = site.page(f"acts/{act.act.lower()}")
            for version in (version for chapter in act.chapters for version in chapter.provisions):
                entry = page.element(f"entry-{version.entry}")
                assert version.provision in text_of(entry)
                assert [id_ for id_ in version.rules if f'href="../rules/{id_}.html"' not in entry] == []
                for said in (version.reason, version.beyond):
                    assert said is None or " ".join(said.da.split()) in text_of(entry), version.entry

    def test_every_change_of_a_rule_stands_under_its_day(self, site: Site) -> None:
        page = site.page("changes")
        for rule in RULES:
            for version in rule.versions:
                part = page.part(f"day-{date.fromordinal(version.first).isoformat()}")
                assert f'href="rules/{rule.id}.html#changes"' in part, (rule.id, version.id)

    def test_the_front_page_counts_rules_and_versions(self, site: Site) -> None:
        text = text_of(site.page("index").body)
        assert f"{len(RULES)} regler, {sum(len(rule.versions) for rule in RULES)} versioner" in text


class TestApi:
    @pytest.mark.parametrize("module", ["childlaw_rules", "childlaw_rules.testing", "childlaw_rules.assertions"])
    def test_every_public_name_is_documented(self, site: Site, module: str) -> None:
        page = site.page(f"api/{module.rpartition('.')[2]}")
        names = import_module(module).__all__
        assert names
        assert [name for name in names if f"{module}.{name}" not in page.anchors] == []

    @pytest.mark.parametrize("module", ["childlaw_rules", "childlaw_rules.testing", "childlaw_rules.assertions"])
    def test_every_public_name_says_what_it_is(self, site: Site, module: str) -> None:
        page = site.page(f"api/{module.rpartition('.')[2]}")
        silent = [
            name
            for name in import_module(module).__all__
            if len(text_of(page.source.split(f'id="{module}.{name}"', 1)[1].split("</dd>", 1)[0].split("<dd>", 1)[1]))
            < 15
        ]
        assert silent == []
        assert "Create a new string object" not in page.source

    def test_what_the_answers_are_made_of_is_documented_too(self, site: Site) -> None:
        anchors = site.page("api/parts").anchors
        for name in ("finding.Step", "finding.Provision", "translation.Counterpart", "rule.words.Reading"):
            assert f"childlaw_rules.{name}" in anchors
        assert not [anchor for anchor in anchors if anchor.startswith("childlaw_rules.case.events.")]
        (link,) = {link for link in site.page("api/childlaw_rules").links if link.endswith("finding.Provision")}
        assert link == "parts.html#childlaw_rules.finding.Provision"
