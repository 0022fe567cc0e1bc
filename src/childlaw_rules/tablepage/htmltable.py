"""A table as it stands in the page: heads, and rows by what they are about, each count with its share beside it.

Columns marked as detail are left out; every file has them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tables.models import Column, ColumnKind, PortfolioTable, Row

_WORDS: Final = (ColumnKind.TEXT, ColumnKind.MONTH)
T = TypeVar("T")
#: Columns that are left out where they say nothing in any row.
_MAY_BE_LEFT_OUT: Final = frozenset({"partly", "behind"})


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in one cell. ``masked`` where there is a word in place of a number."""

    text: str
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its name, and its values under the heads."""

    name: str
    values: tuple[Value, ...]
    part: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are about the same; without title where the table has one block."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of the page: the head of the names, those of the values, and the rows in blocks."""

    first: str
    heads: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum(len(block.lines) for block in self.blocks)


def page_table(table: PortfolioTable, order: Sequence[str], speech: Speech) -> PageTable:
    """The table as the page shows it; ``order`` are the ids of the questions in that of the table of answers.

    Where two columns of words lead, the questions become the titles of blocks, or else what stands first.
    """
    words = [number for number, one in enumerate(table.columns) if one.kind in _WORDS and one.id != "judged"]
    inner = words[0]
    outer = None
    if len(words) > 1 and table.columns[words[1]].kind in _WORDS and table.columns[words[1]].id != "unit":
        outer, inner = (words[1], words[0]) if table.by is not None else (words[0], words[1])
    shown = [number for number, one in enumerate(table.columns) if _is_shown(number, one, table, inner, outer)]
    found: dict[str, list[Line]] = {}
    for row in table.rows if outer is None else in_order(table.rows, lambda row: row.cells[outer].code, order):
        title = "" if outer is None else _text(row, outer, table, speech)
        if outer is not None and table.columns[outer].id == "from":
            title = speech.say("moved-from", place=title)
        values = tuple(_value(row, number, table, speech) for number in shown)
        found.setdefault(title, []).append(Line(_text(row, inner, table, speech), values, row.part))
    return PageTable(
        first=_head(table.columns[inner], table, speech),
        heads=tuple(_head(table.columns[number], table, speech) for number in shown),
        blocks=tuple(Block(title, tuple(lines)) for title, lines in found.items()),
    )


def in_order(rows: Sequence[T], code: Callable[[T], str | None], order: Sequence[str]) -> list[T]:
    """The rows by the place of their code in an order; those that it does not have come last, as they stood."""
    places = {one: place for place, one in enumerate(order)}
    return sorted(rows, key=lambda row: places.get(code(row) or "", len(places)))


def _is_shown(number: int, column: Column, table: PortfolioTable, inner: int, outer: int | None) -> bool:
    """Whether a column has a place of its own: a share stands beside what it is the share of."""
    # The quartiles are drawn, so they stand in the table beside the plot.
    if (column.detail and column.kind is not ColumnKind.DAYS) or number in (inner, outer):
        return False
    if column.id in _MAY_BE_LEFT_OUT and all(
        row.cells[number].empty or row.cells[number].number == 0 for row in table.rows
    ):
        return False
    return column.kind is not ColumnKind.SHARE or _beside(column, table) is None


def _beside(share: Column, table: PortfolioTable) -> int | None:
    """The column that a share stands beside."""
    for number, one in enumerate(table.columns):
        if one.id == share.of and one.kind is ColumnKind.COUNT and not one.detail:
            return number
    return None


def _value(row: Row, number: int, table: PortfolioTable, speech: Speech) -> Value:
    cell = row.cells[number]
    if cell.masked:
        return Value(speech.say("masked"), masked=True)
    said = _text(row, number, table, speech)
    for other, column in enumerate(table.columns):
        if column.kind is ColumnKind.SHARE and not column.detail and _beside(column, table) == number:
            share = row.cells[other]
            if share.number:
                return Value(f"{said} ({speech.cell(share, column.kind)})")
            if share.masked and row.cells[number].number:
                return Value(f"{said} ({speech.say('masked')})")
    return Value(said)


def _text(row: Row, number: int, table: PortfolioTable, speech: Speech) -> str:
    return speech.cell(row.cells[number], table.columns[number].kind)


def _head(column: Column, table: PortfolioTable, speech: Speech) -> str:
    """The head of a column; with the unit of days where no other column says it."""
    head = str(getattr(column.title, speech.lang))
    told = any(other.id == "unit" for other in table.columns)
    if column.kind is not ColumnKind.DAYS or told:
        return head
    return speech.say("head-in-days", head=head)


def shared_notes(tables: Sequence[PortfolioTable], speech: Speech) -> list[str]:
    """The notes that several tables have, each once, in their order."""
    counted: dict[str, int] = {}
    for table in tables:
        for note in dict.fromkeys(getattr(note, speech.lang) for note in table.notes):
            counted[note] = counted.get(note, 0) + 1
    return [note for note, number in counted.items() if number > 1]
