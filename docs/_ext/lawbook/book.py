"""The book: the rules and the coverage map it is made from, and the pages it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from childlaw_rules import load_rules
from childlaw_rules.coverage import CoverageReport, coverage_report, load_map
from childlaw_rules.coverage.law import cited
from childlaw_rules.coverage.report import CoveredVersion
from childlaw_rules.prose.terms import in_language
from childlaw_rules.rule.words import Category
from childlaw_rules.rulebook import Rule, Ruleset, RuleVersion
from childlaw_rules.versiontext import provision_text
from childlaw_rules.when import LATEST
from lawbook.versions import years_of


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A provision version of the coverage map that a rule reads: its act's page, its anchor, its name and title."""

    page: str
    anchor: str
    provision: str
    title: str


class Book:
    """The shipped rules as a book. Raises ``RuleError`` where they, or the map, cannot be read."""

    def __init__(self) -> None:
        self.ruleset: Ruleset = load_rules()
        map_ = load_map()
        if map_ is None:
            raise ValueError("the rules have no coverage map beside them: rules/coverage is not there")
        self.coverage: CoverageReport = coverage_report(map_, self.ruleset)

    @cached_property
    def years(self) -> tuple[int, int]:
        """The years over which the strips of versions go."""
        return years_of(self.ruleset.rules)

    @cached_property
    def by_category(self) -> tuple[tuple[Category, tuple[Rule, ...]], ...]:
        """The rules under their categories, in the order of the report."""
        return tuple(
            (category, tuple(rules)) for category, rules in groupby(self.ruleset.rules, key=lambda rule: rule.category)
        )

    @cached_property
    def act_titles(self) -> dict[str, tuple[str, str]]:
        """The titles of the acts that rules cite, by their short name, in the order of the background file."""
        background = self.ruleset.background
        acts = () if background is None else background.file.acts
        return {act.id: (act.title.da, act.title.en) for act in acts}

    def versions_of(self, act: str) -> list[tuple[Rule, RuleVersion]]:
        """The rules that stand, or stood, in an act, each with its last version there, by paragraph."""
        found = []
        for rule in self.ruleset.rules:
            inside = [version for version in rule.versions if version.source.act == act]
            if inside:
                found.append((rule, inside[-1]))
        return sorted(found, key=lambda pair: (pair[1].last < LATEST, paragraph_order(provision_text(pair[1]))))

    def beside(self, rule: Rule) -> tuple[Rule | None, Rule | None]:
        """The rules before and after a rule in its area."""
        rules = next(rules for category, rules in self.by_category if category is rule.category)
        at = rules.index(rule)
        return (rules[at - 1] if at else None), (rules[at + 1] if at + 1 < len(rules) else None)

    def map_places(self, rule: Rule, lang: str) -> tuple[MapPlace, ...]:
        """The provision versions of the map whose row names a rule: those that its latest version cites first."""
        source = rule.versions[-1].source
        own = cited(source.act, source.provision)

        def far(place: tuple[str, str, CoveredVersion]) -> tuple[bool, int]:
            version = place[2]
            theirs = cited(version.act, version.provision)
            met = any(one.overlaps(other) for one in own for other in theirs)
            return not met, -(version.until or date.max).toordinal()

        found = [
            MapPlace(page, anchor, f"{version.act} {version.provision}", in_language(version.title, lang))
            for page, anchor, version in sorted(self._places.get(rule.id, ()), key=far)
        ]
        return tuple(dict.fromkeys(found))

    @cached_property
    def _places(self) -> dict[str, list[tuple[str, str, CoveredVersion]]]:
        """The provision versions of the map by the rules that read them, each with its page and anchor."""
        found: dict[str, list[tuple[str, str, CoveredVersion]]] = {}
        for act in self.coverage.acts:
            for version in (version for chapter in act.chapters for version in chapter.provisions):
                for rule in version.rules:
                    found.setdefault(rule, []).append((act_page(act.act), anchor_of(version.entry), version))
        return found


_PARAGRAPH = re.compile(r"§+ (\d+)(?: ([a-z])\b)?")


def act_page(act: str) -> str:
    """The name of the page of an act of the coverage map."""
    return f"acts/{act.lower()}"


def anchor_of(entry: str) -> str:
    """The anchor of an entry of the coverage map."""
    return f"entry-{entry}"


def paragraph_order(text: str) -> tuple[int, str, tuple[tuple[int, str], ...]]:
    """Orders provisions as a reader expects: § 5 a after every subsection of § 5, and before § 47."""
    found = _PARAGRAPH.search(text)
    if found is None:
        return 0, "", ((0, text),)
    rest = re.findall(r"\d+|[a-zæøå]+", text[found.end() :])
    return int(found[1]), found[2] or "", tuple((int(part), "") if part.isdigit() else (0, part) for part in rest)
