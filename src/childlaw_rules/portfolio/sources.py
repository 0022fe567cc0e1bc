"""Where many cases come from: files, folders, lines, or whatever gives cases one by one. Read as they are asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from childlaw_rules.arguments import wrong_type
from childlaw_rules.boundedfile import UnreadableError, bounded_lines, up_to
from childlaw_rules.case import MAX_BYTES, Case
from childlaw_rules.cprshape import masked
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.portfolio.outcomes import CaseData

#: What the items of many cases may be: a path stands for all the cases of a file or folder.
Item = CaseData | os.PathLike[str]
Cases = Iterable[Item] | os.PathLike[str]

#: The endings of files that hold a case a line; any other file is one case.
LINES: Final = (".jsonl", ".ndjson")
#: The endings of the files that are read in a folder.
ENDINGS: Final = (".json", *LINES)
_WANTED: Final = "cases one by one: JSON texts, mappings, Case objects or paths; or a pathlib.Path of a file or folder"


@dataclass(frozen=True, slots=True)
class Given:
    """One case as it was given, or why there is none. ``position`` and ``place`` are those of ``Refused``."""

    position: int
    place: str
    data: CaseData
    problems: tuple[Problem, ...] = ()


_Found = tuple[str, CaseData | tuple[Problem, ...]]


def given(cases: Cases) -> Iterator[Given]:
    """The cases that are given, in order; each is read when it is asked for.

    Raises ``ArgumentError`` at once for what gives no cases.
    """
    if isinstance(cases, os.PathLike):
        cases = (cases,)
    if isinstance(cases, str | bytes | bytearray | Mapping | Case | type) or not isinstance(cases, Iterable):
        raise ArgumentError([wrong_type("cases", cases, _WANTED)])
    return _numbered(_found(cases))


def cases_of_stream(stream: BinaryIO, name: str) -> Iterator[Given]:
    """The cases of an open file, a case a line."""
    return _numbered(_of_lines(stream, name))


def case_files(path: str | os.PathLike[str]) -> list[Path]:
    """The file, or the files with cases below a folder, in the order in which they are read.

    What begins with a full stop is left out. Raises ``UnreadableError`` where there is none, and ``OSError`` for a
    folder that cannot be read.
    """
    root = Path(path)
    if not root.is_dir():
        return [root]
    found: list[Path] = []
    for folder, below, names in os.walk(root, onerror=_raise):
        below[:] = [name for name in below if not name.startswith(".")]
        found += [Path(folder) / name for name in names if name.endswith(ENDINGS) and not name.startswith(".")]
    if not found:
        raise UnreadableError(f"holds no file that ends in {', '.join(ENDINGS)}")
    return sorted(found, key=lambda file: file.relative_to(root).parts)


def _raise(error: OSError) -> None:
    raise error


def _numbered(found: Iterable[_Found]) -> Iterator[Given]:
    for position, (place, data) in enumerate(found):
        if isinstance(data, tuple):
            yield Given(position, masked(place), "", data)
        else:
            yield Given(position, masked(place), data)


def _found(items: Iterable[Item]) -> Iterator[_Found]:
    for number, item in enumerate(items):
        place = f"cases[{number}]"
        if isinstance(item, str | bytes):
            if item.strip():
                yield place, item
        elif isinstance(item, Case | Mapping):
            yield place, item
        elif isinstance(item, os.PathLike):
            yield from _of_path(item)
        else:
            yield place, (wrong_type("", item, "a case as JSON, a mapping, a Case or a path"),)


def _of_path(path: os.PathLike[str]) -> Iterator[_Found]:
    try:
        files = case_files(path)
    except (OSError, UnreadableError, ValueError) as error:
        yield _unreadable(os.fspath(path), error)
        return
    for file in files:
        yield from _of_file(file)


def _of_file(file: Path) -> Iterator[_Found]:
    try:
        with file.open("rb") as stream:
            if file.name.endswith(LINES):
                yield from _of_lines(stream, str(file))
            else:
                yield str(file), up_to(stream, MAX_BYTES)
    except (OSError, UnreadableError, ValueError) as error:
        yield _unreadable(str(file), error)


def _of_lines(stream: BinaryIO, name: str) -> Iterator[_Found]:
    for number, line in enumerate(bounded_lines(stream, MAX_BYTES), start=1):
        if line.strip():
            yield f"{name}:{number}", line


def _unreadable(place: str, error: Exception) -> _Found:
    if isinstance(error, UnreadableError):
        reason = str(error)
    elif isinstance(error, OSError):
        reason = f"cannot be read: {error.strerror or 'unknown reason'}"
    else:
        reason = "is no path of a file"
    return place, (Problem("", reason),)
