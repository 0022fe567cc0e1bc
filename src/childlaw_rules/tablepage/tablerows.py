"""What the plots and the words read of a table: its rows by what they are about, with the counts by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from childlaw_rules.finding import Text
from childlaw_rules.tables.estimating import wilson
from childlaw_rules.tables.models import Cell, ColumnKind, PortfolioTable, Row

_WORDS = (ColumnKind.TEXT, ColumnKind.MONTH)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row: the words at its beginning, each with its code, and its other cells by the id of their column.

    ``judged`` names what is counted: ``case``, ``decision`` …; ``duty`` where the table does not say it.
    """

    titles: tuple[Text, ...]
    codes: tuple[str, ...]
    cells: dict[str, Cell]
    part: bool
    judged: str = "duty"

    def number(self, column: str) -> float | None:
        """A number of the row; None where it is masked, empty or not there."""
        cell = self.cells.get(column)
        return None if cell is None else cell.number

    def count(self, column: str) -> int | None:
        """A count of the row; None where it is masked, empty or not there."""
        number = self.number(column)
        return None if number is None else int(number)

    def masked(self, *columns: str) -> bool:
        """Whether one of these cells is masked."""
        return any(column in self.cells and self.cells[column].masked for column in columns)

    @property
    def unseen(self) -> bool:
        """Whether something is relevant and the file shows of none of it whether it is met."""
        known = [self.count(name) for name in ("met", "partly", "not_met")]
        return bool(self.count("relevant")) and known == [0, 0, 0]

    def against(self) -> tuple[float, float] | None:
        """The 95 % interval of the share that is not met; None where it is masked or nothing is relevant."""
        number, of = self.count("not_met"), self.count("relevant")
        return None if number is None or of is None else wilson(number, of)

    def met(self) -> tuple[float, float] | None:
        """The 95 % interval of the share that is met; None where it is masked or nothing is relevant."""
        number, of = self.count("met"), self.count("relevant")
        return None if number is None or of is None else wilson(number, of)


def rows_of(table: PortfolioTable, judged: dict[str, str] | None = None) -> list[ReadRow]:
    """The rows of a table. ``judged`` says of what the questions are asked, by their ids, where another table does."""
    leading = [number for number, one in enumerate(table.columns) if one.kind in _WORDS and _names(one.id)]
    return [_row(table, row, leading, judged or {}) for row in table.rows]


def _names(column: str) -> bool:
    """Whether a column of words says what a row is about, and not of what kind its numbers are."""
    return column not in {"judged", "unit"}


def _row(table: PortfolioTable, row: Row, leading: Sequence[int], judged: dict[str, str]) -> ReadRow:
    cells = {column.id: cell for column, cell in zip(table.columns, row.cells, strict=True)}
    named = [row.cells[number] for number in leading]
    codes = tuple(cell.code or "" for cell in named)
    kind = cells["judged"].code if "judged" in cells else judged.get(codes[-1]) if table.by in _OF_THE_JUDGED else None
    blank = Text(da="", en="")
    return ReadRow(tuple(cell.text or blank for cell in named), codes, cells, row.part, kind or "duty")


#: The strata in which the answers themselves are counted; in all others the duties that they rest on are.
_OF_THE_JUDGED = frozenset({"measure", "place", "year"})


def by_title(rows: Iterable[ReadRow], number: int) -> dict[str, list[ReadRow]]:
    """The rows by the code of one of their titles, in the order in which the codes first occur."""
    found: dict[str, list[ReadRow]] = {}
    for row in rows:
        found.setdefault(row.codes[number], []).append(row)
    return found


def worst_first(rows: Iterable[ReadRow]) -> list[ReadRow]:
    """The rows in which anything is not met, first that of which most is surely not met.

    They are ordered by the lower end of the interval of the share not met, so that a few cases do not come before many.
    """
    ranked = [
        (interval[0], row) for row in rows if not row.part and row.count("not_met") and (interval := row.against())
    ]
    return [row for _, row in sorted(ranked, key=lambda pair: -pair[0])]


def best_first(rows: Iterable[ReadRow]) -> list[ReadRow]:
    """The rows in which anything is met, first that of which most is surely met, by the lower end of its interval."""
    ranked = [(interval[0], row) for row in rows if not row.part and row.count("met") and (interval := row.met())]
    return [row for _, row in sorted(ranked, key=lambda pair: -pair[0])]
