"""Rows of an Excel sheet, by python-calamine: it is twenty times quicker than openpyxl, and holds the whole sheet.

A sheet has at most 1,048,576 rows, and the package of the file is looked at before it is unpacked. Cells that show a
fault, which the reader leaves empty, have the text of the fault.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from childlaw_rules.importing.mapwords import LogFile
from childlaw_rules.importing.rows import Cell, Row, Table, Told, lacks, unusable
from childlaw_rules.importing.sheetfaults import sheet_faults

#: So many bytes the parts of a file may have when they are unpacked.
MOST_UNPACKED: Final = 2_000_000_000


def sheet_table(path: Path, file: LogFile) -> Table:
    """The sheet that the map names, or the only one, with its header read. Raises ``ArgumentError``."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - of the extra 'import'
    except ImportError:
        raise lacks(path, "XLSX", "python-calamine") from None
    _look_at_package(path)
    wrong = ""
    try:
        book = CalamineWorkbook.from_path(str(path))
        name = _sheet(path, list(book.sheet_names), file.sheet)
        sheet = book.get_sheet_by_name(name)
    except (CalamineError, OSError):
        wrong = "is no readable XLSX file; save it again from the spreadsheet program, without a password"
    if wrong:
        raise unusable(path, wrong)
    try:
        faults = sheet_faults(path, name)
    except (OSError, ValueError, KeyError, SyntaxError, zipfile.BadZipFile):
        wrong = "is packed in a way that is not read; save it again from the spreadsheet program as XLSX"
    if wrong:
        raise unusable(path, wrong)
    rows = _numbered(sheet, faults)
    header = next((row for row in rows if row.cells), None)
    if header is None:
        raise unusable(path, "the sheet is empty; its first row is to name the columns")
    names = tuple("" if cell is None else str(cell).strip() for cell in header.cells)
    return Table(names, Told("xlsx", sheet=name), rows, book.close)


def _sheet(path: Path, names: list[str], wanted: str | None) -> str:
    shown = ", ".join(f"'{name[:40]}'" for name in names[:20])
    if wanted is not None and wanted not in names:
        raise unusable(path, f"has no sheet '{wanted}'; it has {shown}")
    if wanted is None and len(names) != 1:
        raise unusable(path, f"has {len(names)} sheets ({shown}); write which under 'sheet' in the map")
    return names[0] if wanted is None else wanted


def _look_at_package(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            size = sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        size = -1
    if size < 0:
        raise unusable(path, "is no XLSX file; a CSV file has the ending .csv")
    if size > MOST_UNPACKED:
        raise unusable(path, f"has {size} bytes when it is unpacked and at most {MOST_UNPACKED} are read; divide it")


def _numbered(sheet: Any, faults: Mapping[tuple[int, int], str]) -> Iterator[Row]:
    """The rows by their numbers in the sheet, with the faults put back."""
    column = (sheet.start or (0, 0))[1]
    shown: dict[int, list[tuple[int, str]]] = {}
    for (at, cell), text in faults.items():
        shown.setdefault(at, []).append((cell - 1 - column, text))
    for number, said in enumerate(sheet.iter_rows(), start=1):
        cells: list[Cell] = [None if cell == "" else cell for cell in said]
        for cell, text in shown.get(number, ()):
            cells[cell] = text
        blank = not any(cell is not None for cell in cells)
        yield Row(number, () if blank else tuple(cells))
