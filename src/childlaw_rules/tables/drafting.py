"""Tables before they are masked: every count with its key, everything derived with the counts that it rests on.

The same key is the same number wherever it stands. What adds up to what is told once, when the tables are laid out;
masking then sees all tables at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from childlaw_rules.finding import Text
from childlaw_rules.tables.estimating import wilson
from childlaw_rules.tables.masking import Equation, Key, masked_keys
from childlaw_rules.tables.models import Cell, Column, PortfolioTable, Row, TableKind

EMPTY: Final = Cell()
MASKED: Final = Cell(masked=True)


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell and the keys of the counts that it rests on; it is masked where one of them is."""

    cell: Cell
    rests_on: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of draft cells."""

    cells: tuple[DraftCell, ...]
    part: bool = False


@dataclass(slots=True)
class Draft:
    """All tables of a portfolio while they are laid out."""

    values: dict[Key, int] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)
    #: What is shown beside the tables.
    beside: set[Key] = field(default_factory=set)
    tables: list[tuple[dict[str, Any], list[DraftRow]]] = field(default_factory=list)

    def count(self, key: Key, value: int) -> DraftCell:
        """A cell with a count. Raises ``ValueError`` where the key already stands for another number."""
        if self.values.setdefault(key, value) != value:
            raise ValueError(f"{key} is {self.values[key]} and {value}")
        return DraftCell(Cell(number=value), (key,))

    def adds_up(self, total: Key, parts: Iterable[Key]) -> None:
        """Say that a total is the sum of parts, where it is: groups that overlap add up to more."""
        parts = tuple(parts)
        if parts and self.values[total] == sum(self.values[part] for part in parts):
            self.equations.append((total, parts))

    def share(self, number: Key, of: Key) -> DraftCell:
        """A cell with the share that one count is of another; empty where that is nought."""
        base = self.values[of]
        return DraftCell(Cell(number=self.values[number] / base) if base else EMPTY, (number, of))

    def interval(self, number: Key, of: Key) -> DraftCell:
        """A cell with the interval of that share."""
        ends = wilson(self.values[number], self.values[of])
        return DraftCell(EMPTY if ends is None else Cell(low=ends[0], high=ends[1]), (number, of))

    def table(
        self,
        id_: str,
        kind: TableKind,
        title: Text,
        columns: Sequence[Column],
        rows: Sequence[DraftRow],
        notes: Sequence[Text],
        **more: Any,
    ) -> None:
        """Add a table."""
        said = {"id": id_, "kind": kind, "title": title, "notes": tuple(notes), "columns": tuple(columns), **more}
        self.tables.append((said, list(rows)))

    def finished(self, mask: int | None) -> tuple[tuple[PortfolioTable, ...], frozenset[Key]]:
        """The tables, masked below a number where one is given, and the keys of what is masked."""
        shown = {key for _, rows in self.tables for row in rows for cell in row.cells for key in cell.rests_on}
        shown.update(self.beside)
        hidden = frozenset[Key]() if mask is None else masked_keys(self.values, self.equations, mask, shown)
        tables = []
        for said, rows in self.tables:
            done = [_row(row, hidden) for row in rows]
            if said["kind"] is TableKind.REASONS:
                done = _masked_last(done)
            tables.append(PortfolioTable(rows=tuple(done), **said))
        return tuple(tables), hidden


def text_cell(text: Text, code: str) -> DraftCell:
    """A cell with words."""
    return DraftCell(Cell(text=text, code=code))


def number_cell(number: float | None, rests_on: Iterable[Key]) -> DraftCell:
    """A cell with days, hours or another number that is no count; empty where there is none."""
    return DraftCell(EMPTY if number is None else Cell(number=number), tuple(rests_on))


def _row(draft: DraftRow, hidden: frozenset[Key]) -> Row:
    return Row(cells=tuple(_shown(cell, hidden) for cell in draft.cells), part=draft.part)


def _masked_last(rows: Iterable[Row]) -> list[Row]:
    """Reasons in the order of their numbers, but the masked ones last in each group: their place would tell."""
    groups: dict[str | None, list[Row]] = {}
    for row in rows:
        first, second = row.cells[:2]
        groups.setdefault(None if second.text is None else first.code, []).append(row)
    return [
        row
        for group in groups.values()
        for row in (
            *(row for row in group if not _is_masked(row)),
            *sorted((row for row in group if _is_masked(row)), key=lambda row: [cell.code or "" for cell in row.cells]),
        )
    ]


def _is_masked(row: Row) -> bool:
    return any(cell.masked for cell in row.cells)


def _shown(draft: DraftCell, hidden: frozenset[Key]) -> Cell:
    if draft.cell.empty or hidden.isdisjoint(draft.rests_on):
        return draft.cell
    return MASKED
