"""What every kind of file comes down to: a header, rows with numbers, and what was settled in reading it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from childlaw_rules.cprshape import masked
from childlaw_rules.errors import ArgumentError, Problem, did_you_mean

#: What a cell may hold. A datetime is a date too.
Cell: TypeAlias = str | date | bool | int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``number`` is the line or row that a program for such files shows.

    ``fault`` is a word of the report where the row cannot be read.
    """

    number: int
    cells: tuple[Cell, ...]
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """How a file was read: what its map said and what was settled by rule."""

    format: str
    encoding: str | None = None
    detected: bool = False
    delimiter: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """An open file: the names of its columns, how it is read, its rows, and what closes it."""

    header: tuple[str, ...]
    told: Told
    rows: Iterator[Row]
    close: Callable[[], None]


def unusable(path: Path, *messages: str) -> ArgumentError:
    """The error of a file that cannot be used, under its name without its folders."""
    return ArgumentError([Problem(path.name, message) for message in messages])


def lacks(path: Path, what: str, package: str) -> ArgumentError:
    """The error where a package that reads such files is not there."""
    return unusable(path, f"{what} files are read with {package}; install it with 'childlaw-rules[import]'")


def missing_columns(header: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """What is wrong with a header for those who want some columns: a message for each that lacks or stands twice."""
    names = list(header)
    shown = ", ".join(f"'{masked(name)[:40]}'" for name in names[:30])
    problems = []
    for name in wanted:
        if name not in names:
            hint = did_you_mean(name[:80], [masked(one)[:80] for one in names[:200]])
            problems.append(f"has no column '{name}'{hint}; its columns are {shown}")
        elif names.count(name) > 1:
            problems.append(f"has {names.count(name)} columns '{name}'; give each a name of its own")
    return problems


def text_of(cell: Cell | Any) -> str:
    """What a cell says as text, without blanks around it; a whole number without a decimal part.

    >>> text_of(17.0), text_of(" S-17 "), text_of(None), text_of(date(2024, 2, 29))
    ('17', 'S-17', '', '2024-02-29')
    """
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)
