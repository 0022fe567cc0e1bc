"""Opens an event log: the one module that decides by which reader."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG
from typing import Final

from childlaw_rules.importing.csvrows import csv_table
from childlaw_rules.importing.mapwords import LogMap
from childlaw_rules.importing.parquetrows import parquet_table
from childlaw_rules.importing.rows import Table, missing_columns, unusable
from childlaw_rules.importing.sheetrows import sheet_table
from childlaw_rules.importing.xesrows import xes_table

#: The format that the ending of a file stands for.
ENDINGS: Final = {".csv": "csv", ".txt": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".parquet": "parquet", ".xes": "xes"}
#: Endings of packed files, which come after the one that says the format.
PACKED: Final = {".xes.gz": ".xes"}


def open_log(said: str | os.PathLike[str], map_: LogMap) -> Table:
    """The file as a table that has every column of the map. Raises ``ArgumentError`` with all that is wrong."""
    path = Path(said)
    reason = ""
    try:
        if not S_ISREG(path.stat().st_mode):
            reason = "is no file"
        else:
            path.open("rb").close()
    except OSError as error:
        reason = f"cannot be read: {error.strerror or 'unknown reason'}"
    except ValueError:
        reason = "is no path of a file"
    if reason:
        raise unusable(path, reason)
    form = map_.file.format or ENDINGS.get(_ending(path))
    if form is None:
        raise unusable(path, f"has none of the endings {', '.join(ENDINGS)}; write the 'format' in the map")
    if form == "csv":
        return csv_table(path, map_.file, map_.needed)
    table = (
        sheet_table(path, map_.file)
        if form == "xlsx"
        else parquet_table(path)
        if form == "parquet"
        else xes_table(path)
    )
    if wrong := missing_columns(table.header, map_.needed):
        table.close()
        raise unusable(path, *wrong)
    return table


def _ending(path: Path) -> str:
    packed = "".join(path.suffixes[-2:]).lower()
    return PACKED.get(packed, path.suffix.lower())
