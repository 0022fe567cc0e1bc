"""The import of an event log: rows in, cases out, and a report in which every row is accounted for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from weakref import finalize

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.case import Case
from childlaw_rules.cprshape import masked
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.importing.assembling import Assembled, Assembling
from childlaw_rules.importing.drafting import Drafting
from childlaw_rules.importing.ledger import Fate, Ledger
from childlaw_rules.importing.mapreading import log_map
from childlaw_rules.importing.mapwords import LogMap
from childlaw_rules.importing.opening import open_log
from childlaw_rules.importing.report import ImportReport, LogRead
from childlaw_rules.importing.rows import Table
from childlaw_rules.importing.store import RowStore


def import_log(path: str | os.PathLike[str], mapping: str | os.PathLike[str] | LogMap) -> Imported:
    """An event log (CSV, XLSX, Parquet or XES) as the timelines of cases.

    ``mapping`` is a map, the path of a mapping file, or the id of one that comes with the library. The whole file is
    read at once, its rows wait in a temporary file, and the cases are made as they are taken: memory does not grow
    with the number of cases. Nothing is matched but what the map says, and nothing is left out in silence: the
    report accounts for every row.

    Raises ``ArgumentError`` for a file that cannot be used, with all that is wrong, and ``RuleError`` for a mapping
    file, as ``file:line:column``.
    """
    wanted = "a map, the path of a mapping file or the id of a map"
    refuse(
        unlike("path", path, (str, os.PathLike), "the path of an event log"),
        unlike("mapping", mapping, (str, os.PathLike, LogMap), wanted),
    )
    map_ = log_map(mapping)
    table = open_log(path, map_)
    ledger = Ledger()
    store = RowStore()
    try:
        drafting = Drafting(map_, table.header, ledger)
        for row in table.rows:
            if not row.cells and row.fault is None:
                ledger.blank += 1
                continue
            draft = drafting.draft(row)
            if draft is not None:
                drafting.garbled(row)
                store.add(row, draft)
    except BaseException:
        store.close()
        raise
    finally:
        table.close()
    return Imported(map_, Path(path).name, table, ledger, store)


class Imported:
    """What an event log came to: its cases, once, in the order of their ids, and the report.

    ``cases`` and ``lines`` take from the same cases: as objects, and as JSON, a case a line. ``report`` is complete
    when all of them were taken.
    """

    def __init__(self, map_: LogMap, name: str, table: Table, ledger: Ledger, store: RowStore) -> None:
        self._map, self._name, self._table, self._ledger = map_, name, table, ledger
        self._done = False
        self._assembled = self._made(store)
        # Also where nobody takes the cases, the file with the rows goes.
        self._closing = finalize(self, store.close)

    @property
    def cases(self) -> Iterator[Case]:
        """The cases that were not taken yet."""
        return (one.case for one in self._assembled)

    @property
    def lines(self) -> Iterator[str]:
        """The cases that were not taken yet, each as a line of JSON without its end."""
        return (one.line for one in self._assembled)

    @property
    def report(self) -> ImportReport:
        """What came of every row. Raises ``ArgumentError`` while there are cases to take."""
        if not self._done:
            raise ArgumentError([Problem("report", "is complete when all cases were taken; take them first")])
        ledger, read = self._ledger, self._table.told
        rows = {fate: ledger.rows[fate] for fate in (Fate.EVENT, Fate.REPORTED, Fate.SET_ASIDE)}
        used = set(self._map.columns)
        return ImportReport(
            map=self._map.id,
            file=LogRead(
                name=masked(self._name),
                format=read.format,
                encoding=read.encoding,
                detected=read.detected,
                delimiter=read.delimiter,
                sheet=None if read.sheet is None else masked(read.sheet),
            ),
            rows=sum(rows.values()),
            rows_imported=rows[Fate.EVENT],
            rows_reported=rows[Fate.REPORTED],
            rows_set_aside=rows[Fate.SET_ASIDE],
            blank_rows=ledger.blank,
            looks=sum(ledger.looks.values()),
            events=ledger.looks[Fate.EVENT],
            looks_reported=ledger.looks[Fate.REPORTED],
            looks_set_aside=ledger.looks[Fate.SET_ASIDE],
            looks_without_date=ledger.looks[Fate.WITHOUT_DATE],
            cases=ledger.cases,
            cases_refused=ledger.refused,
            event_types=dict(sorted(ledger.types.items())),
            set_aside=dict(sorted(ledger.aside.items())),
            unused_columns=[masked(name) for name in self._table.header if name not in used],
            lacking_columns=[name for name in self._map.columns if name not in self._table.header],
            oddities=ledger.oddities(),
        )

    def _made(self, store: RowStore) -> Iterator[Assembled]:
        assembling = Assembling(self._map, self._ledger)
        try:
            for id_, rows in store.cases():
                made = assembling.assemble(id_, rows)
                if made is not None:
                    yield made
            self._done = True
        finally:
            store.close()
