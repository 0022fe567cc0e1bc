"""The cells of an Excel sheet that show a fault, such as ``#N/A``: the reader of sheets gives them as empty.

An empty cell says that there is no date or no such field; a fault says that nobody knows. So the text that the
spreadsheet program shows is put back, and comes to be reported like every other text that is no date and no code.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

#: What is put into the cell of a formula that no program has worked out.
NOT_WORKED_OUT: Final = "#FORMULA"
_CHUNK: Final = 1 << 20
_NAME: Final = rb"(?:[\w.-]+:)?"
_CELL: Final = re.compile(rb"<" + _NAME + rb"c\s([^>]*[^>/])>(.*?)</" + _NAME + rb"c>", re.DOTALL)
_ROW_ENDS: Final = re.compile(rb"</" + _NAME + rb"row>")
_PLACE: Final = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_FAULT: Final = re.compile(rb"""\bt=["']e["']""")
_TYPED: Final = re.compile(rb"""\bt=["']""")
_FORMULA: Final = re.compile(rb"<" + _NAME + rb"f[\s/>]")
_VALUE: Final = re.compile(rb"<" + _NAME + rb"v>([^<]+)</")


def sheet_faults(path: Path, sheet: str) -> dict[tuple[int, int], str]:
    """The faults of a sheet by row and column, both from 1, with the text that is shown.

    Raises ``OSError``, ``ValueError``, ``KeyError`` or ``zipfile.BadZipFile`` where the package is not as such packages
    are. Source: ECMA-376, Part 1, 18.3.1.4 (cell) and 18.18.11 (cell types).
    """
    found: dict[tuple[int, int], str] = {}
    with zipfile.ZipFile(path) as package:
        for chunk in _rows(package, _part(package, sheet)):
            if b"<f" not in chunk and b":f" not in chunk and not _FAULT.search(chunk):
                continue
            for cell in _CELL.finditer(chunk):
                shown = _shown(cell[1], cell[2])
                place = _PLACE.search(cell[1])
                if shown and place is not None:
                    found[int(place[2]), _column(place[1])] = shown
    return found


def _shown(said: bytes, inside: bytes) -> str:
    """What a cell shows if it is a fault, and else nothing."""
    value = _VALUE.search(inside)
    if _FAULT.search(said):
        return value[1].decode("utf-8", "replace") if value is not None else "#"
    # A formula of which the value is an empty text says so by its type.
    lacks = value is None and not _TYPED.search(said) and _FORMULA.search(inside)
    return NOT_WORKED_OUT if lacks else ""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _rows(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The XML of a sheet in pieces that hold whole rows."""
    rest = b""
    with package.open(part) as file:
        while chunk := file.read(_CHUNK):
            rest += chunk
            ends = [end.end() for end in _ROW_ENDS.finditer(rest)]
            if ends:
                yield rest[: ends[-1]]
                rest = rest[ends[-1] :]
    yield rest


def _part(package: zipfile.ZipFile, sheet: str) -> str:
    """The name of the part that holds a sheet; raises ``KeyError`` where the workbook names none."""
    wanted = {
        value
        for one in _xml(package, "xl/workbook.xml").iter()
        if _local(one.tag) == "sheet" and one.get("name") == sheet
        for name, value in one.items()
        if name.endswith("}id")
    }
    for one in _xml(package, "xl/_rels/workbook.xml.rels"):
        if one.get("Id") in wanted:
            target = one.get("Target", "")
            return target[1:] if target.startswith("/") else f"xl/{target}"
    raise KeyError(sheet)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _xml(package: zipfile.ZipFile, part: str) -> Element:
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - of the extra 'import'

    root: Element = fromstring(package.read(part), forbid_dtd=True)
    return root
