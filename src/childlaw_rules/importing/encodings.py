"""In which encoding a text file is written: as its map says, or found by rules that leave no choice."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from childlaw_rules.importing.rows import unusable

#: Bytes that stand for nothing in cp1252.
_NOT_1252: Final = b"\x81\x8d\x8f\x90\x9d"
_OTHERS: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: So many bytes a line of a text file may have.
MOST_IN_LINE: Final = 4_000_000


def encoding_of(path: Path, declared: str | None) -> tuple[str, bool]:
    """The encoding to read a file with, and whether it was found by rule.

    A byte order mark settles it. Else it is UTF-8 where the whole file is; else cp1252 where no line is UTF-8 beyond
    ASCII and no byte is one that cp1252 does not know. Anything else is an ``ArgumentError``: a map then says the
    encoding, and the rows that are not in it are reported.
    """
    with path.open("rb") as file:
        head = file.read(4)
    if any(head.startswith(mark) for mark in _OTHERS):
        raise unusable(path, "is written in UTF-16 or UTF-32; save it again as CSV UTF-8")
    marked = head.startswith(codecs.BOM_UTF8)
    if declared is not None and declared != "cp1252":
        if declared == "utf-8-sig" and not marked:
            raise unusable(path, "has no byte order mark, and its map says 'utf-8-sig'; write 'encoding: utf-8'")
        return ("utf-8-sig" if marked else "utf-8"), False
    ascii_only, utf8, other, unknown = _seen(path)
    if declared is not None:
        if marked or (utf8 and not other):
            raise unusable(path, "is UTF-8, and its map says cp1252; write 'encoding: utf-8' in the map")
        return "cp1252", False
    if marked and not other:
        return "utf-8-sig", True
    if ascii_only or not other:
        return "utf-8", True
    if utf8 or marked:
        message = f"has lines in UTF-8 (such as line {utf8 or 1}) and others that are not (such as line {other})"
        raise unusable(path, f"{message}; write the 'encoding' in the map, and the other rows are reported")
    if unknown:
        raise unusable(path, f"is neither UTF-8 nor cp1252 in line {unknown}; save it again as UTF-8")
    return "cp1252", True


def _seen(path: Path) -> tuple[bool, int, int, int]:
    """Whether all is ASCII, and the first line each of UTF-8 beyond it, of no UTF-8, of no cp1252; 0 for none."""
    utf8 = other = unknown = 0
    with path.open("rb") as file:
        for number, line in enumerate(bounded(iter(lambda: file.readline(MOST_IN_LINE + 1), b""), path), start=1):
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                other = other or number
                unknown = unknown or (number if any(byte in _NOT_1252 for byte in line) else 0)
            else:
                utf8 = utf8 or number
    return not utf8 and not other, utf8, other, unknown


def bounded(lines: Iterator[bytes], path: Path) -> Iterator[bytes]:
    """The lines as they are. Raises ``ArgumentError`` for one that is too long."""
    for number, line in enumerate(lines, start=1):
        if len(line) > MOST_IN_LINE:
            raise unusable(path, f"line {number} has more than {MOST_IN_LINE} bytes; is this a CSV file?")
        yield line
