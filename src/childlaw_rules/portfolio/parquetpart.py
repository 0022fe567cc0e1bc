"""Rows of findings as a Parquet file, a group of rows at a time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

from childlaw_rules.portfolio.arrowtables import findings_schema, loaded, record_batch
from childlaw_rules.portfolio.columns import Row


def write_rows(file: BinaryIO, rows: Iterable[Row], detail: str, group: int) -> None:
    """Write rows, each with its place in front, so many in memory at a time. The same rows give the same bytes."""
    loaded()
    import pyarrow.parquet  # type: ignore[import-untyped]  # noqa: PLC0415 - of the extra 'portfolio'

    schema = findings_schema(detail)
    waiting = iter(rows)
    with pyarrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while some := list(islice(waiting, group)):
            writer.write_batch(record_batch(schema, some))
