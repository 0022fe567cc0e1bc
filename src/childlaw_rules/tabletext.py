"""The tables of many cases as text, at most 100 columns wide."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from childlaw_rules.finding import Text
from childlaw_rules.prose.tables import wrapped
from childlaw_rules.sentences import DA, day_in_words
from childlaw_rules.tables.models import Cell, Column, ColumnKind, Portfolio, PortfolioTable, Row, TableKind
from childlaw_rules.tables.periods import period_text
from childlaw_rules.tables.words import PAGE, text

WIDTH: Final = 100
#: What stands for a masked number.
MASK: Final = "*"
#: So many rows of a table that is broken down are told; the files have all.
MOST_ROWS: Final = 150
_GAP: Final = "  "
_NARROWEST: Final = 20
_WORDS: Final = frozenset({ColumnKind.TEXT, ColumnKind.MONTH})
_BROKEN_DOWN: Final = frozenset({TableKind.ANSWERS_BY, TableKind.OVER_TIME, TableKind.REASONS, TableKind.MOVES})


def portfolio_text(portfolio: Portfolio, lang: str = DA) -> str:
    """All tables of a portfolio with their definitions: those of one table below it, the others once at the end."""
    lines = [*_head(portfolio, lang)]
    said = Counter(note.da for table in portfolio.tables for note in table.notes)
    shared = {note.da: note for table in portfolio.tables for note in table.notes if said[note.da] > 1}
    for table in portfolio.tables:
        lines += ["", *_table(table, shared, lang)]
    lines += ["", *_titled(_say("definitions", lang))]
    for note in shared.values():
        lines += wrapped(WIDTH, _in(note, lang), "", "  ")
    return "".join(f"{line}\n" for line in lines)


def _head(portfolio: Portfolio, lang: str) -> Iterator[str]:
    yield from _titled(_in(portfolio.title, lang), "=")
    cases = MASK if portfolio.cases is None else _figure(portfolio.cases, lang)
    said = [_say("one_case" if portfolio.cases == 1 else "cases", lang, number=cases)]
    first, last = portfolio.first_day_looked_at, portfolio.last_day_looked_at
    if first is not None and last is not None:
        days = {"first": _day(first, lang), "last": _day(last, lang)}
        said.append(_say("looked_at" if first == last else "looked_at_between", lang, **days))
    if portfolio.first_event is not None and portfolio.last_event is not None:
        begin, end = (_in(period_text(month), lang) for month in (portfolio.first_event, portfolio.last_event))
        said.append(_say("events" if begin != end else "events_one", lang, first=begin, last=end))
    if portfolio.ruleset is not None:
        said.append(_say("rules", lang, version=portfolio.ruleset.version))
    yield from wrapped(WIDTH, " ".join(said))
    for note in portfolio.notes:
        yield from wrapped(WIDTH, _in(note, lang))


def _titled(title: str, line: str = "-") -> Iterator[str]:
    said = wrapped(WIDTH, title)
    yield from said
    yield line * max(map(len, said))


def _table(table: PortfolioTable, shared: Mapping[str, Text], lang: str) -> Iterator[str]:
    yield from _titled(_in(table.title, lang))
    if table.rows:
        yield from _rows(table, lang)
    else:
        yield _say("nothing", lang)
    if table.limit is not None:
        yield _say("limit", lang, limit=_in(table.limit, lang))
    for note in table.notes:
        if note.da not in shared:
            yield from wrapped(WIDTH, _in(note, lang), "  ", "  ")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A column as it is printed: its number in the table, its head, the columns that stand beside it in brackets."""

    number: int
    head: str
    left: bool
    share: int | None = None


def _rows(table: PortfolioTable, lang: str) -> Iterator[str]:
    rows = table.rows if table.kind not in _BROKEN_DOWN else table.rows[:MOST_ROWS]
    if table.kind is TableKind.DISTRIBUTION and not any(cell.number or cell.masked for cell in table.cells("share")):
        # Nothing was done on a known day: no span of days has anything in it.
        rows = tuple(row for row in rows if _is_undated(row))
    columns = _columns(table, lang)
    grouped = _is_grouped(table)
    if grouped:
        columns = columns[1:]
    cells = [[_shown(table, row, column, lang) for column in columns] for row in rows]
    widths = _widths(columns, cells)
    yield from _line([column.head for column in columns], widths, columns)
    group = None
    for row, shown in zip(rows, cells, strict=True):
        if grouped and row.cells[0] != group:
            group = row.cells[0]
            yield _one(group, table.columns[0], lang)
        first = "  " if grouped or row.part else ""
        yield from _line([first + shown[0], *shown[1:]], widths, columns, indent=first)
    if table.kind in _BROKEN_DOWN and len(rows) < len(table.rows):
        yield _say("more", lang, number=len(table.rows) - len(rows))


def _is_undated(row: Row) -> bool:
    return "-" not in (row.cells[0].code or "")


def _is_grouped(table: PortfolioTable) -> bool:
    """Whether the first column is printed as a head above its rows."""
    kinds = [column.kind for column in table.columns if not column.detail]
    return len(kinds) > 1 and kinds[0] in _WORDS and kinds[1] in _WORDS and table.kind is not TableKind.DURATIONS


def _columns(table: PortfolioTable, lang: str) -> list[_Printed]:
    """What is printed: without details, shares beside their counts, and nothing that is nought in every row."""
    printed = []
    for number, column in enumerate(table.columns):
        if column.detail or column.kind is ColumnKind.SHARE or _is_blank(table, number, column):
            continue
        share = next(
            (
                n
                for n, c in enumerate(table.columns)
                if c.kind is ColumnKind.SHARE and c.of == column.id and not c.detail
            ),
            None,
        )
        printed.append(_Printed(number, _in(column.title, lang), column.kind in _WORDS, share))
    return printed


def _is_blank(table: PortfolioTable, number: int, column: Column) -> bool:
    """Whether a column that need not be there says nothing in any row."""
    cells = [row.cells[number] for row in table.rows]
    return column.id in _MAY_BE_LEFT_OUT and all(cell.empty or cell.number == 0 for cell in cells)


#: Where nothing is partly met, and so on, the column is left out.
_MAY_BE_LEFT_OUT: Final = frozenset({"partly", "behind", "stopped"})


def _shown(table: PortfolioTable, row: Row, printed: _Printed, lang: str) -> str:
    said = _one(row.cells[printed.number], table.columns[printed.number], lang)
    if printed.share is not None and said not in {"", MASK}:
        share = _one(row.cells[printed.share], table.columns[printed.share], lang)
        return f"{said} ({share})" if share not in {"", MASK} else said
    return said


def _one(cell: Cell, column: Column, lang: str) -> str:
    if cell.masked:
        return MASK
    if cell.text is not None:
        return _in(cell.text, lang)
    if cell.low is not None and cell.high is not None:
        return f"{_hundredths(cell.low)}–{_percent(cell.high, lang)}"
    if cell.number is None:
        return ""
    if column.kind is ColumnKind.SHARE:
        return _percent(cell.number, lang)
    if column.kind is ColumnKind.COUNT:
        return _figure(int(cell.number), lang)
    said = f"{cell.number:.1f}".removesuffix(".0")
    return said.replace(".", ",") if lang == DA else said


def _percent(share: float, lang: str) -> str:
    return f"{_hundredths(share)} %" if lang == DA else f"{_hundredths(share)}%"


def _figure(number: int, lang: str) -> str:
    """A whole number as it is written in the language: 12.345 in Danish, 12,345 in English."""
    return f"{number:,}".replace(",", ".") if lang == DA else f"{number:,}"


def _hundredths(share: float) -> int:
    """Whole per cents, a half counted up."""
    return math.floor(round(share * 100, 9) + 0.5)


def _widths(columns: Sequence[_Printed], cells: Sequence[Sequence[str]]) -> list[int]:
    """As wide as the numbers need; words share what is left."""
    widths = []
    for place, column in enumerate(columns):
        longest = max((len(row[place]) + 2 * column.left for row in cells), default=0)
        widths.append(max(longest, *map(len, column.head.split(" "))))
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - WIDTH
    while over > 0:
        words = [place for place, column in enumerate(columns) if column.left and widths[place] > _NARROWEST]
        if not words:
            break
        widest = max(words, key=lambda place: widths[place])
        widths[widest] -= 1
        over -= 1
    return widths


def _line(said: Sequence[str], widths: Sequence[int], columns: Sequence[_Printed], indent: str = "") -> Iterator[str]:
    """A row, of several lines where words are wrapped; numbers stand on the last of them."""
    wrapped_cells = [
        wrapped(width, one.strip(), indent if number == 0 else "", indent + "  " if number == 0 else "") or [""]
        for number, (one, width) in enumerate(zip(said, widths, strict=True))
    ]
    height = max(map(len, wrapped_cells))
    for number in range(height):
        line = []
        for lines, width, column in zip(wrapped_cells, widths, columns, strict=True):
            place = number if column.left else number - height + len(lines)
            one = lines[place] if 0 <= place < len(lines) else ""
            line.append(one.ljust(width) if column.left else one.rjust(width))
        yield _GAP.join(line).rstrip()


def _day(day: str, lang: str) -> str:
    return day_in_words(date.fromisoformat(day).toordinal(), lang)


def _in(said: Text, lang: str) -> str:
    return said.da if lang == DA else said.en


def _say(name: str, lang: str, **words: object) -> str:
    return _in(text(PAGE[name], **words), lang)
