"""Rows of a Parquet file, by pyarrow, a batch at a time. Their numbers are counted from 1."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from childlaw_rules.importing.rows import Row, Table, Told, lacks, unusable

_BATCH: Final = 4_096


def parquet_table(path: Path) -> Table:
    """A Parquet file with its columns. Raises ``ArgumentError``."""
    try:
        import pyarrow  # type: ignore[import-untyped]  # noqa: PLC0415 - of the extra 'import'
        import pyarrow.parquet  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError:
        raise lacks(path, "Parquet", "pyarrow") from None
    wrong = ""
    try:
        file = pyarrow.parquet.ParquetFile(path)
    except (pyarrow.ArrowException, OSError):
        wrong = "is no readable Parquet file"
    if wrong:
        raise unusable(path, wrong)
    header = tuple(str(name) for name in file.schema_arrow.names)
    return Table(header, Told("parquet"), _rows(file, path, pyarrow.ArrowException), file.close)


def _rows(file: Any, path: Path, broken: type[Exception]) -> Iterator[Row]:
    number = 0
    wrong = ""
    try:
        for batch in file.iter_batches(batch_size=_BATCH):
            for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                yield Row(number, () if all(cell is None or cell == "" for cell in cells) else cells)
    except (broken, OSError, ValueError):
        wrong = f"cannot be read further than row {number}"
    if wrong:
        raise unusable(path, wrong)
