"""The rows of a log by case, in a nameless file that the system removes by itself: memory stays the same however long.

SQLite sorts them. The file is unlinked as soon as it is opened where the system allows it, so that nothing of a case
stays behind.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from childlaw_rules.importing.drafting import Draft
from childlaw_rules.importing.rows import Row, text_of

_AT_ONCE: Final = 2_000
#: How many kibibytes SQLite keeps in memory.
_CACHE: Final = 16_384


class StoredRow(NamedTuple):
    """A row of one case: its number, what its cells come to, and what was drafted of it."""

    number: int
    digest: bytes
    events: list[dict[str, Any]]
    lost: list[str]
    born: str
    due: str
    reported: bool


class RowStore:
    """Rows go in in the order of the file and come out by case, in each in the order of the file."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute(f"PRAGMA cache_size = -{_CACHE}")
        self._database.execute("CREATE TABLE row (of_case TEXT, number INTEGER, digest BLOB, said TEXT)")
        self._database.execute("BEGIN")
        self._waiting: list[tuple[str, int, bytes, str]] = []

    def add(self, row: Row, draft: Draft) -> None:
        """Put in what was drafted of a row."""
        said = json.dumps((draft.events, draft.lost, draft.born, draft.due, draft.reported), ensure_ascii=False)
        self._waiting.append((draft.case, row.number, digest_of(row), said))
        if len(self._waiting) == _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        self._database.executemany("INSERT INTO row VALUES (?, ?, ?, ?)", self._waiting)
        self._waiting.clear()

    def cases(self) -> Iterator[tuple[str, list[StoredRow]]]:
        """The rows of each case, the cases in the order of their ids."""
        self._flush()
        self._database.execute("COMMIT")
        rows = self._database.execute("SELECT of_case, number, digest, said FROM row ORDER BY of_case, number")
        for case, group in groupby(rows, key=itemgetter(0)):
            yield case, [StoredRow(number, digest, *json.loads(said)) for _, number, digest, said in group]

    def close(self) -> None:
        """Let the file go."""
        self._database.close()


def digest_of(row: Row) -> bytes:
    """What all the cells of a row come to: alike only where they are."""
    cells = "\x1f".join([f"{type(cell).__name__[:1]}{text_of(cell)}" for cell in row.cells])
    return blake2b(cells.encode("utf-8", "surrogatepass"), digest_size=16).digest()
