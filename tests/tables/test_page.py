"""The page of tables names every table and every column that there is."""

from __future__ import annotations

import re
from pathlib import Path

from childlaw_rules import constructed_portfolio, portfolio_tables
from childlaw_rules.tables.portfoliotables import STRATA
from childlaw_rules.tables.timetables import SPANS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "tables.md"


def test_names_every_table_and_every_column() -> None:
    cases = list(constructed_portfolio("bdo-randers-2016"))
    found = [portfolio_tables(cases, profile="bdo-randers-2016", by=STRATA), portfolio_tables(cases, by=STRATA)]
    tables = [table for portfolio in found for table in portfolio.tables]
    names = {table.id for table in tables} | {column.id for table in tables for column in table.columns}
    names |= {f"spread-{one}" for one in SPANS}
    named = set(re.findall(r"`([a-z_0-9-]+)`", PAGE.read_text("utf-8")))
    assert names - named == set()
