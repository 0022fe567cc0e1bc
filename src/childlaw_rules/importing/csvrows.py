"""Rows of a CSV file. The delimiter is the one that the map says, or the only one that gives the columns of the map."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TextIO

from childlaw_rules.importing.encodings import MOST_IN_LINE, encoding_of
from childlaw_rules.importing.mapwords import LogFile
from childlaw_rules.importing.rows import Row, Table, Told, missing_columns, unusable

DELIMITERS: Final = (";", ",", "\t", "|")
#: Bytes that could not be decoded, as Python carries them.
_UNDECODED: Final = re.compile("[\udc80-\udcff]")


def csv_table(path: Path, file: LogFile, columns: Sequence[str]) -> Table:
    """A CSV file with its header read. Raises ``ArgumentError``."""
    encoding, detected = encoding_of(path, file.encoding)
    stream = path.open(encoding=encoding, errors="surrogateescape", newline="")
    lines = _Lines(stream, path)
    try:
        first = _first(lines, path, encoding)
        delimiter = _delimiter(path, first, file, columns)
        header = tuple(name.strip() for name in _cells(first, delimiter, file.quote))
    except BaseException:
        stream.close()
        raise
    told = Told("csv", encoding, detected, delimiter)
    return Table(header, told, _rows(lines, delimiter, file.quote, len(header)), stream.close)


class _Lines:
    """The lines of a file with the number of the last one taken, none longer than it may be."""

    def __init__(self, stream: TextIO, path: Path) -> None:
        self._stream, self._path = stream, path
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(MOST_IN_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > MOST_IN_LINE:
            message = f"line {self.number} has more than {MOST_IN_LINE} characters; is this a CSV file?"
            raise unusable(self._path, message)
        return line


def _first(lines: _Lines, path: Path, encoding: str) -> str:
    """The line that names the columns."""
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        raise unusable(path, "is empty; its first row is to name the columns")
    if _UNDECODED.search(first):
        raise unusable(path, f"the names of its columns are not in {encoding}; write the 'encoding' in the map")
    return first


def _delimiter(path: Path, first: str, file: LogFile, columns: Sequence[str]) -> str:
    headers = {one: [name.strip() for name in _cells(first, one, file.quote)] for one in DELIMITERS}
    if file.delimiter is not None:
        if wrong := missing_columns(headers[file.delimiter], columns):
            raise unusable(path, *wrong)
        return file.delimiter
    fits = [one for one, names in headers.items() if not missing_columns(names, columns)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise unusable(path, "can be divided into columns in several ways; write the 'delimiter' in the map")
    nearest = max(DELIMITERS, key=lambda one: (len(set(headers[one]) & set(columns)), len(headers[one])))
    raise unusable(path, *missing_columns(headers[nearest], columns))


def _cells(line: str, delimiter: str, quote: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, quotechar=quote), [])
    except csv.Error:
        return []


def _rows(lines: _Lines, delimiter: str, quote: str, width: int) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter, quotechar=quote, strict=True)
    while True:
        number = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(number, (), "quoting")
            continue
        if not any(cell.strip() for cell in cells):
            yield Row(number, ())
        elif len(cells) != width:
            yield Row(number, tuple(cells), "cells")
        elif any(_UNDECODED.search(cell) for cell in cells if not cell.isascii()):
            yield Row(number, (), "encoding")
        else:
            yield Row(number, tuple(cells))
