"""The findings of many cases by Dask: ``python on_dask.py cases.jsonl findings 2025-02-03``."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import dask
import dask.bag
import pyarrow
import pyarrow.parquet
from dask.distributed import Client

from childlaw_rules import arrow_evaluator, findings_schema


def write(lines: Iterable[str], evaluator: Callable[..., Any], file: Path) -> None:
    """Write the findings of one part of the cases, a batch at a time."""
    batch = pyarrow.record_batch({"case": [line for line in lines if line.strip()]})
    with pyarrow.parquet.ParquetWriter(file, findings_schema()) as writer:
        for found in evaluator([batch]):
            writer.write_batch(found)


def main(cases: str, findings: str, as_of: str) -> None:
    """Read a case a line, and write the findings as Parquet: a file for each 16 MiB of cases."""
    folder = Path(findings)
    folder.mkdir()
    evaluator = arrow_evaluator(as_of=as_of)
    with Client(n_workers=2, threads_per_worker=1, dashboard_address=None):
        parts = dask.bag.read_text(cases, blocksize="16MiB").to_delayed()
        dask.compute(*(
            dask.delayed(write)(part, evaluator, folder / f"part-{number:05}.parquet")
            for number, part in enumerate(parts)
        ))  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
