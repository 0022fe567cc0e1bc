"""The page of checks: every code has a section whose first block trips it and whose second does not."""

from __future__ import annotations

import re

import pytest

from childlaw_rules.checks.finding import LEVELS
from childlaw_rules.checks.sentences import SENTENCES
from tests.checks.written import BASE, PAGE, findings, ruleset
from tests.docs.pages import Block, blocks

_SECTIONS = re.split(r"^### ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
_BLOCKS = {word: [block for block in blocks(PAGE) if block.words == ("yaml", word)] for word in ("trips", "passes")}


def _cases(word: str) -> list[object]:
    codes = [section[:5] for section in _SECTIONS]
    return [pytest.param(code, block, id=code) for code, block in zip(codes, _BLOCKS[word], strict=True)]


class TestThePage:
    def test_has_a_section_for_every_code_in_order(self) -> None:
        assert [section[:5] for section in _SECTIONS] == list(SENTENCES)

    def test_says_the_level_of_each(self) -> None:
        said = {section[:5]: re.search(r"\*(Error|Warning|Hint)\.\*", section) for section in _SECTIONS}
        assert {code: hit and hit[1].lower() for code, hit in said.items()} == {c: v.value for c, v in LEVELS.items()}

    def test_says_the_way_out_of_each(self) -> None:
        assert [s[:5] for s in _SECTIONS if "The way out:" not in " ".join(s.split())] == []

    def test_the_rule_it_starts_from_is_without_a_finding(self) -> None:
        assert findings(BASE) == []

    @pytest.mark.parametrize(("code", "block"), _cases("trips"))
    def test_the_first_block_trips_the_check(self, code: str, block: Block) -> None:
        assert code in {finding.code for finding in findings(block.text)}

    @pytest.mark.parametrize(("code", "block"), _cases("passes"))
    def test_the_second_block_does_not(self, code: str, block: Block) -> None:
        assert code not in {finding.code for finding in findings(block.text)}

    @pytest.mark.parametrize(("code", "block"), _cases("trips"))
    def test_the_finding_names_a_line_of_the_file_and_both_languages(self, code: str, block: Block) -> None:
        files = {rule.file for rule in ruleset(block.text).rules} | {"vocabulary.yaml", "case/events.py"}
        for finding in findings(block.text, code):
            name, line, column = finding.place.rsplit(":", 2)
            assert name in files
            assert int(line) > 1 or int(column) >= 1
            assert finding.message.da != finding.message.en
            assert "None" not in finding.message.da + finding.message.en
            assert "{" not in finding.message.da + finding.message.en
