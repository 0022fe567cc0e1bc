"""The tables of many cases as files: CSV and Parquet, a file a table, and what they were made from as JSON.

A column with words becomes two, its codes and its words; an interval becomes its two ends. A masked cell is empty, and
the column ``masked`` names it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.portfolio.arrowtables import loaded
from childlaw_rules.sentences import DA
from childlaw_rules.tables.models import Cell, Column, ColumnKind, Portfolio, PortfolioTable, Row

#: The file that says what the tables were made from, and how everything in them is counted.
ABOUT: Final = "portfolio.json"
#: So many decimals shares and ends of intervals have.
_DECIMALS: Final = 6
_WORDS: Final = frozenset({ColumnKind.TEXT, ColumnKind.MONTH})
#: The columns of the one long table.
LONG: Final = ("table", "row", "part", "row_code", "row_text", "column", "value", "masked")


def csv_tables(portfolio: Portfolio, lang: str = DA) -> Iterator[tuple[str, str]]:
    """Each table as CSV (RFC 4180), with the name of its file."""
    for table in portfolio.tables:
        yield f"{table.id}.csv", _csv(_header(table), [_record(table, row, lang) for row in table.rows])


def csv_long(portfolio: Portfolio, lang: str = DA) -> str:
    """All tables as one: a record for each number, with its table, its row and its column."""
    records = []
    for table in portfolio.tables:
        words = [number for number, column in enumerate(table.columns) if column.kind in _WORDS]
        for place, row in enumerate(table.rows, start=1):
            codes = "/".join(row.cells[number].code or "" for number in words)
            said = " / ".join(_said(row.cells[number], lang) for number in words)
            for column, cell in zip(table.columns, row.cells, strict=True):
                if column.kind in _WORDS or cell.empty:
                    continue
                head = (table.id, place, _flag(row.part), codes, said)
                records += [(*head, name, value, _flag(cell.masked)) for name, value in _values(column, cell)]
    return _csv(LONG, records)


def write_csv(portfolio: Portfolio, folder: str, lang: str = DA) -> list[str]:
    """Write the tables into a folder, which is made where it is not there; the names of the files.

    Raises ``ArgumentError`` for a folder that cannot be written to.
    """
    files = {name: text.encode() for name, text in csv_tables(portfolio, lang)}
    return _written(portfolio, folder, files)


def write_parquet(portfolio: Portfolio, folder: str, lang: str = DA) -> list[str]:
    """Write the tables into a folder as Parquet files. Raises ``ArgumentError`` also where pyarrow is not installed."""
    arrow = loaded()
    return _written(portfolio, folder, {f"{t.id}.parquet": _parquet(arrow, t, lang) for t in portfolio.tables})


def _header(table: PortfolioTable) -> list[str]:
    names = []
    for column in table.columns:
        if column.kind in _WORDS:
            names += [column.id, f"{column.id}_text"]
        elif column.kind is ColumnKind.INTERVAL:
            names += [f"{column.id}_low", f"{column.id}_high"]
        else:
            names.append(column.id)
    return [*names, "part", "masked"]


def _record(table: PortfolioTable, row: Row, lang: str) -> list[Any]:
    record: list[Any] = []
    for column, cell in zip(table.columns, row.cells, strict=True):
        if column.kind in _WORDS:
            record += [cell.code, _said(cell, lang)]
        else:
            record += [value for _, value in _values(column, cell)]
    return [*record, _flag(row.part), " ".join(_masked(table, row))]


def _masked(table: PortfolioTable, row: Row) -> list[str]:
    return [column.id for column, cell in zip(table.columns, row.cells, strict=True) if cell.masked]


def _values(column: Column, cell: Cell) -> list[tuple[str, float | int | None]]:
    """The numbers of a cell, each with the name of its column in a file."""
    if column.kind is ColumnKind.INTERVAL:
        return [(f"{column.id}_low", _rounded(cell.low)), (f"{column.id}_high", _rounded(cell.high))]
    return [(column.id, _rounded(cell.number))]


def _rounded(number: float | int | None) -> float | int | None:
    return round(number, _DECIMALS) if isinstance(number, float) else number


def _said(cell: Cell, lang: str) -> str:
    if cell.text is None:
        return ""
    return cell.text.da if lang == DA else cell.text.en


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _csv(header: Any, records: Any) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(records)
    return text.getvalue()


def _parquet(arrow: Any, table: PortfolioTable, lang: str) -> bytes:
    import pyarrow.parquet  # type: ignore[import-untyped]  # noqa: PLC0415 - of the extra 'portfolio'

    names: list[tuple[str, Any]] = []
    for column in table.columns:
        if column.kind in _WORDS:
            names += [(column.id, arrow.string()), (f"{column.id}_text", arrow.string())]
        elif column.kind is ColumnKind.INTERVAL:
            names += [(f"{column.id}_low", arrow.float64()), (f"{column.id}_high", arrow.float64())]
        else:
            names.append((column.id, arrow.int64() if column.kind is ColumnKind.COUNT else arrow.float64()))
    names += [("part", arrow.bool_()), ("masked", arrow.list_(arrow.string()))]
    schema = arrow.schema(names)
    records = [[*_record(table, row, lang)[:-2], row.part, _masked(table, row)] for row in table.rows]
    columns = zip(*records, strict=True) if records else [()] * len(names)
    arrays = [arrow.array(list(values), type=field.type) for field, values in zip(schema, columns, strict=True)]
    file = io.BytesIO()
    pyarrow.parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), file, compression="zstd")
    return file.getvalue()


def _written(portfolio: Portfolio, folder: str, files: dict[str, bytes]) -> list[str]:
    """Write files into a folder, beside them what they were made from: the portfolio without the rows of its tables."""
    about = portfolio.model_copy(update={"tables": tuple(t.model_copy(update={"rows": ()}) for t in portfolio.tables)})
    files = {**files, ABOUT: about.model_dump_json(indent=2).encode() + b"\n"}
    try:
        path = Path(folder)
        path.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (path / name).write_bytes(content)
    except OSError as error:
        reason = error.strerror or "unknown reason"
    except ValueError:
        reason = "it is no path of a folder"
    else:
        return list(files)
    raise ArgumentError([Problem("--out", f"the folder cannot be written to: {reason}")])
