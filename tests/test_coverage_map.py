"""The coverage map that comes with the library: complete, and in order beside the rules."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from childlaw_rules import load_rules
from childlaw_rules.coverage import CoverageMap, check_map, load_map

#: Entries of each index, and what their ids look like. A provision that is added is counted here.
EXPECTED = {
    "serviceloven": (108, r"sel-\d+.*|rsl-3-.*|ukn-2019"),
    "barnets_lov": (153, r"BL-\d{3}.*|UKL-31"),
    "neighbouring": (34, r"N\d\d"),
}
ACTS = {"SEL", "BL", "RSL", "FVL", "OFL", "GDPR", "LBU"}


@pytest.fixture(scope="module")
def shipped() -> CoverageMap:
    loaded = load_map()
    assert loaded is not None
    return loaded


class TestTheIndex:
    @pytest.mark.parametrize("folder", EXPECTED)
    def test_is_complete(self, shipped: CoverageMap, folder: str) -> None:
        (index,) = [act for act in shipped.acts if act.folder == folder]
        count, pattern = EXPECTED[folder]
        ids = [entry.id for entry in index.entries]
        assert len(ids) == count
        assert [id_ for id_ in ids if not re.fullmatch(pattern, id_)] == []
        if folder == "neighbouring":
            assert sorted(ids) == [f"N{number:02}" for number in range(1, 35)]

    def test_names_acts_that_are_known(self, shipped: CoverageMap) -> None:
        assert {version.act for version in shipped.versions} == ACTS

    def test_has_no_chapter_without_provisions(self, shipped: CoverageMap) -> None:
        for act in shipped.acts:
            used = Counter(entry.chapter for entry in act.entries)
            assert [chapter.id for chapter in act.chapters if not used[chapter.id]] == []

    def test_keeps_each_act_within_its_own_time(self, shipped: CoverageMap) -> None:
        """The children's chapters of SEL ended with 2023; BL began on 1 January 2024."""
        for version in shipped.versions:
            if version.act == "SEL":
                assert version.until is not None
                assert version.until.year <= 2023, version.named
            if version.act == "BL":
                assert version.from_ is not None
                assert version.from_.year >= 2024, version.named

    def test_places_a_paragraph_in_the_chapter_of_the_act(self, shipped: CoverageMap) -> None:
        chapters = {entry.id: entry.chapter for act in shipped.acts for entry in act.entries}
        assert [
            chapters[id_] for id_ in ("BL-020-3a", "BL-046-1", "BL-091-1b", "BL-095-2", "BL-138-1", "BL-156-5")
        ] == [
            "3",
            "5",
            "9",
            "10",
            "16",
            "19",
        ]
        assert [chapters[id_] for id_ in ("sel-50-4mdr-2013", "sel-140-1-2011", "sel-155-2-2013-24t")] == [
            "11",
            "25",
            "27",
        ]


class TestTheRows:
    def test_every_version_has_one_and_every_rule_is_named_by_those_of_what_it_cites(
        self, shipped: CoverageMap
    ) -> None:
        assert [str(problem) for problem in check_map(shipped, load_rules())] == []
