"""The sentences of the tables: both languages, every fact and every table with its words."""

from __future__ import annotations

import re

import pytest

from childlaw_rules import constructed_portfolio, load_profiles, load_rules, portfolio_tables
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.catalogue import FACTS
from childlaw_rules.tables import words
from childlaw_rules.tables.counted import Counted
from childlaw_rules.tables.portfoliotables import STRATA, laid_out

TABLES = {name: value for name, value in vars(words).items() if name[0].isupper() and isinstance(value, dict)}


class TestBothLanguages:
    @pytest.mark.parametrize("name", sorted(TABLES))
    def test_say_something_with_the_same_words_filled_in(self, name: str) -> None:
        for key, (da, en) in TABLES[name].items():
            assert da.strip(), key
            assert en.strip(), key
            assert sorted(re.findall(r"\{\w+\}", da)) == sorted(re.findall(r"\{\w+\}", en)), key
            assert not re.search("[æøåÆØÅ»«]", en.replace("serviceloven", "").replace("barnets lov", "")), key

    def test_every_word_of_the_vocabulary_that_is_a_group_has_a_name(self) -> None:
        assert words.word_in_words("childrens_home", "børne- og ungehjem").en == "Children's home"
        assert words.word_in_words("respite", "aflastning eller støtteophold").da == "Aflastning eller støtteophold"


class TestFacts:
    def test_every_fact_that_a_finding_may_miss_is_told(self) -> None:
        codes = ["child.born", "child.due", "child.siblings", "parties.custody_holder"]
        codes += [name for name in FACTS if name not in {"at", "field", "thread", "recorded"}]
        codes += [f"coverage.{name}" for name in EVENT_TYPES]
        codes += [f"{name}.{field}" for name, kind in EVENT_TYPES.items() for field in ("at", *kind.fields)]
        total = Counted(cases=1)
        asked = load_profiles()[0]
        told = set()
        for start in range(0, len(codes), 10):
            total.counts.clear()
            for code in codes[start : start + 10]:
                total.counts["fact", asked.questions[0].id, code] = 1
            for row in laid_out(total, asked, load_rules(), by=()).table("reasons-not-shown").rows:
                text = row.cells[1].text
                assert text is not None
                assert "{" not in text.da + text.en
                assert "_" not in text.en
                told.add(row.cells[1].code)
        assert told == set(codes)


class TestEveryProfile:
    @pytest.mark.parametrize("asked", load_profiles(), ids=lambda asked: asked.id)
    def test_has_its_tables(self, asked: object) -> None:
        cases = list(constructed_portfolio("bdo-randers-2016"))[:6]
        portfolio = portfolio_tables(cases, profile=asked, by=STRATA, mask=5)  # type: ignore[arg-type]
        for table in portfolio.tables:
            assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
            assert table.notes
            assert len({column.id for column in table.columns}) == len(table.columns)
        assert len({table.id for table in portfolio.tables}) == len(portfolio.tables)
