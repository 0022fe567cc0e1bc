"""The ledger of an import: it counts every row and every look once, and keeps the numbers of odd rows, packed."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from childlaw_rules.cprshape import masked
from childlaw_rules.importing.report import MOST_VALUES, Oddity
from childlaw_rules.importing.words import sentence

_LONGEST_VALUE = 200


class Fate(Enum):
    """What became of one look at a row."""

    EVENT = "event"
    REPORTED = "reported"
    SET_ASIDE = "set aside"
    WITHOUT_DATE = "without date"


class _Key(NamedTuple):
    kind: str
    lost: bool
    column: str
    field: str
    value: str


class Ledger:
    """What has been counted so far."""

    def __init__(self) -> None:
        self.looks: Counter[Fate] = Counter()
        self.rows: Counter[Fate] = Counter()
        self.blank = self.cases = self.refused = 0
        self.types: Counter[str] = Counter()
        self.aside: Counter[str] = Counter()
        self.columns_with_numbers: set[str] = set()
        self._odd: dict[_Key, array[int]] = {}
        self._values: Counter[tuple[str, str]] = Counter()

    def note(
        self, kind: str, row: int, *, lost: bool = False, column: str = "", field: str = "", value: str = ""
    ) -> None:
        """Write down that something was odd in a row."""
        if kind == "cpr":
            self.columns_with_numbers.add(column)
        key = _Key(kind, lost, column, field, masked(value)[:_LONGEST_VALUE])
        found = self._odd.get(key)
        if found is None:
            if value:
                self._values[kind, column] += 1
                if self._values[kind, column] > MOST_VALUES:
                    key = key._replace(value="")
            found = self._odd.setdefault(key, array("Q"))
        found.append(row)

    def oddities(self) -> list[Oddity]:
        """Everything odd: first what got lost, of that what is in most rows."""
        ordered = sorted(self._odd.items(), key=lambda item: (not item[0].lost, -len(item[1]), item[0]))
        return [_oddity(key, rows) for key, rows in ordered]


def _oddity(key: _Key, rows: array[int]) -> Oddity:
    return Oddity(
        kind=key.kind,
        lost=key.lost,
        column=masked(key.column) or None,
        field=masked(key.field) or None,
        value=key.value or None,
        count=len(rows),
        rows=list(_spans(sorted(rows))),
        message=sentence(key.kind, lost=key.lost, column=masked(key.column), field=masked(key.field), value=key.value),
    )


def _spans(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers in order as pairs of first and last."""
    first = last = 0
    for row in rows:
        if first and row <= last + 1:
            last = row
            continue
        if first:
            yield first, last
        first = last = row
    if first:
        yield first, last
