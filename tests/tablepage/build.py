"""Portfolios and tables for the tests of the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from childlaw_rules import Portfolio, PortfolioTable, constructed_portfolio, portfolio_page, portfolio_tables
from childlaw_rules.finding import Text
from childlaw_rules.tables.answerrows import ANSWER_COLUMNS
from childlaw_rules.tables.estimating import wilson
from childlaw_rules.tables.models import Cell, Column, ColumnKind, Row, TableKind
from tests.pages.build import ROOT

RANDERS = "bdo-randers-2016"
ANKESTYRELSEN = "ankestyrelsen-2011"
SVG = "{http://www.w3.org/2000/svg}"
#: The portfolios whose pages are looked at: with a profile, with small groups masked, by the rules, and without a case.
NAMES = ("profile", "masked", "rules", "real", "none")
LANGUAGES = ("da", "en")


@lru_cache
def portfolio(name: str) -> Portfolio:
    match name:
        case "profile":
            return portfolio_tables(constructed_portfolio(RANDERS), profile=RANDERS)
        case "masked":
            return portfolio_tables(constructed_portfolio(RANDERS), profile=RANDERS, mask=5, by=("place", "month"))
        case "rules":
            return portfolio_tables(constructed_portfolio(ANKESTYRELSEN), by=("category", "quarter"))
        case "real":
            cases = [ROOT / "docs/examples/randers"]
            return portfolio_tables(cases, profile="boernesagsbarometer", by="place", as_of="2016-03-15")
    return portfolio_tables([])


@lru_cache
def page(name: str, lang: str = "da") -> str:
    return portfolio_page(portfolio(name), lang=lang)


@lru_cache
def tree(name: str, lang: str = "da") -> Element:
    """The page as a browser reads it; whatever is not well formed is an error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page(name, lang))


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).replace("\N{NO-BREAK SPACE}", " ").split())


def by_id(root: Element, id_: str) -> Element:
    (found,) = [e for e in root.iter() if e.get("id") == id_]
    return found


def part(root: Element, table: str) -> Element:
    """The section of one table."""
    (found,) = [e for e in root.iter("section") if e.get("aria-labelledby") == table]
    return found


def drawings(element: Element) -> list[Element]:
    """The plots in an element: wide, narrow, wide …"""
    return [e for e in element.iter(f"{SVG}svg") if "plot" in str(e.get("class")).split()]


def words_in(drawing: Element) -> list[str]:
    return [text_of(e) for e in drawing.iter(f"{SVG}text")]


def bilingual(text: str) -> Text:
    return Text(da=text, en=f"{text} (en)")


def count(number: int | None) -> Cell:
    """A cell with a count; masked where there is none."""
    return Cell(masked=True) if number is None else Cell(number=number)


def answer_row(*titles: str, counts: Sequence[int | None], judged: str | None = None, part: bool = False) -> Row:
    """A row of a table of answers: met, partly, not met, not shown; None is masked, and so is what rests on it."""
    named = dict(zip(("met", "partly", "not_met", "not_shown"), counts, strict=True))
    masked = [name for name, number in named.items() if number is None]
    named["relevant"] = None if masked else sum(number or 0 for number in counts)
    named["answered"] = None if masked else sum(number or 0 for number in counts[:3])
    cells = []
    for column in ANSWER_COLUMNS:
        if column.kind is ColumnKind.COUNT:
            cells.append(count(named[column.id]))
            continue
        number, of = named[str(column.of)], named[column.base or "answered"]
        if number is None or of is None:
            cells.append(Cell(masked=True))
        elif not of:
            cells.append(Cell())
        elif column.kind is ColumnKind.SHARE:
            cells.append(Cell(number=number / of))
        else:
            low, high = wilson(number, of) or (0.0, 1.0)
            cells.append(Cell(low=low, high=high))
    leading = [Cell(text=bilingual(title), code=title) for title in titles]
    leading += [] if judged is None else [Cell(text=bilingual(judged), code=judged)]
    return Row(cells=(*leading, *cells), part=part)


def answers(*rows: Row, kind: TableKind = TableKind.ANSWERS, **fields: Any) -> PortfolioTable:
    """A table of answers with as many columns of words as its rows have."""
    leading = len(rows[0].cells) - len(ANSWER_COLUMNS)
    judged = rows[0].cells[leading - 1].code in {"case", "decision", "notification", "duty"}
    names = ["question"] if leading - judged == 1 else ["group", "question"]
    names += ["judged"] if judged else []
    words = [Column(id=name, title=bilingual(name), kind=ColumnKind.TEXT) for name in names]
    said: dict[str, Any] = {"id": "answers", "title": bilingual("answers"), "notes": (), **fields}
    return PortfolioTable(kind=kind, columns=(*words, *ANSWER_COLUMNS), rows=rows, **said)


def table(
    kind: TableKind, columns: Sequence[tuple[str, ColumnKind]], rows: Sequence[Sequence[Any]], **fields: Any
) -> PortfolioTable:
    """Any table: words are given as texts, masked cells as None, empty ones as an empty text in a column of numbers."""
    heads = [Column(id=id_, title=bilingual(id_), kind=one) for id_, one in columns]
    made = []
    for row in rows:
        cells = []
        for value, (_, one) in zip(row, columns, strict=True):
            if one in (ColumnKind.TEXT, ColumnKind.MONTH):
                cells.append(Cell(text=bilingual(value), code=value))
            elif value is None:
                cells.append(Cell(masked=True))
            else:
                cells.append(Cell() if value == "" else Cell(number=value))
        made.append(Row(cells=tuple(cells)))
    said: dict[str, Any] = {"id": "table", "title": bilingual("table"), "notes": (), **fields}
    return PortfolioTable(kind=kind, columns=tuple(heads), rows=tuple(made), **said)


def of_tables(*tables: PortfolioTable, **fields: Any) -> Portfolio:
    """A portfolio of these tables."""
    said: dict[str, Any] = {
        "profile": None,
        "title": bilingual("title"),
        "ruleset": None,
        "first_day_looked_at": "2024-08-01",
        "last_day_looked_at": "2024-08-01",
        "first_event": "2024-01",
        "last_event": "2024-07",
        "cases": 12,
        "constructed": 0,
        "refused": 0,
        "mask": None,
        "notes": (),
        **fields,
    }
    return Portfolio(tables=tables, **said)
