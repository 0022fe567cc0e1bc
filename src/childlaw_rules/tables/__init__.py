"""Tables of many cases: counted case by case, laid out for text, files and pages. Names only."""

from childlaw_rules.tables.models import Cell, Column, ColumnKind, Portfolio, PortfolioTable, Row, TableKind
from childlaw_rules.tables.portfoliotables import portfolio_tables

__all__ = [
    "Cell",
    "Column",
    "ColumnKind",
    "Portfolio",
    "PortfolioTable",
    "Row",
    "TableKind",
    "portfolio_tables",
]
