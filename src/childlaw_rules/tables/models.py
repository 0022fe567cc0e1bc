"""What the tables of many cases are: frozen data, the same for text, CSV, Parquet and pages.

A table is columns and rows of cells. A cell knows its own value and whether it is masked; a column says of what kind
its cells are, so that a page need not guess.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from childlaw_rules.finding import RulesetStamp, Text


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class TableKind(StrEnum):
    """What sort of table it is.

    ``answers``: a row for each question or rule. ``answers_by``: the same for each group of a stratum. ``over_time``:
    the same for each month, quarter or year in which the duty was due. ``distribution``: how many took how many days
    or hours, a row for each span. ``durations``: a row for each stretch of time, with its quartiles and those that
    have not ended. ``placements`` and ``moves``: where children live, how often they move. ``reasons``: what it goes
    back to, the most frequent first.
    """

    ANSWERS = "answers"
    ANSWERS_BY = "answers_by"
    OVER_TIME = "over_time"
    DISTRIBUTION = "distribution"
    DURATIONS = "durations"
    PLACEMENTS = "placements"
    MOVES = "moves"
    REASONS = "reasons"


class ColumnKind(StrEnum):
    """What the cells of a column hold.

    ``text``: words in both languages and a code. ``month``: a code such as ``2024-03``, ``2024-Q1`` or ``2024``.
    ``count``: a whole number. ``share``: a number from 0 to 1. ``interval``: two such numbers. ``days`` and ``hours``:
    a number of them.
    """

    TEXT = "text"
    MONTH = "month"
    COUNT = "count"
    SHARE = "share"
    INTERVAL = "interval"
    DAYS = "days"
    HOURS = "hours"


class Column(_Out):
    """One column of a table.

    ``of`` names the column of counts whose share a ``share`` or ``interval`` is, ``base`` the column that it is a
    share of. ``detail`` marks what is left out where there is little room: every file has it.
    """

    id: str
    title: Text
    kind: ColumnKind
    of: str | None = None
    base: str | None = None
    detail: bool = False


class Cell(_Out):
    """One value. Which fields are filled follows from the kind of the column; all are empty where there is none.

    ``text`` and ``code`` are those of a text or month, ``number`` that of a count, a share or a number of days or
    hours, ``low`` and ``high`` the ends of an interval. A masked cell has only the mark.
    """

    text: Text | None = None
    code: str | None = None
    number: float | int | None = None
    low: float | None = None
    high: float | None = None
    masked: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show: neither a value nor a mask."""
        return not self.masked and self.text is None and self.number is None and self.low is None


class Row(_Out):
    """A row: a cell for each column, in their order.

    ``part`` marks a row that counts a part of the row above it and must not be added to the others.
    """

    cells: tuple[Cell, ...]
    part: bool = False


class PortfolioTable(_Out):
    """One table. ``notes`` state what is counted, of what the shares are shares, and what is not known.

    ``by`` is the stratum of an ``answers_by`` or ``over_time`` table. ``limit`` says in words which limit the law sets
    for what a ``distribution`` counts, and ``limit_at`` in which row (its number, from 0) the limit ends, where it ends
    at the end of a row.
    """

    id: str
    kind: TableKind
    title: Text
    notes: tuple[Text, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    by: Literal["category", "measure", "place", "year", "month", "quarter"] | None = None
    limit: Text | None = None
    limit_at: int | None = None

    def column(self, id_: str) -> int:
        """The number of a column, from 0. Raises ``KeyError`` where there is none of that id."""
        for number, column in enumerate(self.columns):
            if column.id == id_:
                return number
        raise KeyError(id_)

    def cells(self, id_: str) -> list[Cell]:
        """The cells of a column, in the order of the rows. Raises ``KeyError`` where there is none of that id."""
        number = self.column(id_)
        return [row.cells[number] for row in self.rows]


class Portfolio(_Out):
    """The tables of many cases, and what they were made from.

    ``first_day_looked_at`` and ``last_day_looked_at`` are the earliest and latest day on which a case was looked at:
    one day where it was given for all. ``first_event`` and ``last_event`` are the months (``2024-03``) of the earliest
    and latest event whose day is known. ``cases`` and ``constructed`` are masked (None) where they are small and small
    groups are masked; ``constructed`` counts the cases that say in their id that they are constructed or generated.
    ``refused`` counts the cases that could not be used and are in no table. ``mask`` is the number below which groups
    are masked, None where they are not.
    """

    format: Literal["childlaw-portfolio/1"] = "childlaw-portfolio/1"
    profile: str | None
    title: Text
    ruleset: RulesetStamp | None
    first_day_looked_at: str | None
    last_day_looked_at: str | None
    first_event: str | None
    last_event: str | None
    cases: int | None
    constructed: int | None
    refused: int
    mask: int | None
    notes: tuple[Text, ...]
    tables: tuple[PortfolioTable, ...]

    def table(self, id_: str) -> PortfolioTable:
        """One table by its id. Raises ``KeyError`` where there is none of that id."""
        for table in self.tables:
            if table.id == id_:
                return table
        raise KeyError(id_)
