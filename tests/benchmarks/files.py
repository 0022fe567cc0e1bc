"""The files of a portfolio: ``python -m tests.benchmarks.files FOLDER CASES SEED K`` makes them and counts the events.

``portfolio.workload.jsonl`` is in the format of the workload, ``portfolio.ours.jsonl`` in ours; ``first`` for
``portfolio`` holds the first case alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks import ours, portfolio


def make(folder: Path, cases: int, seed: int, k: int) -> int:
    """Write the four files; gives the number of events of the portfolio."""
    events = 0
    for number, name in ((1, "first"), (cases, "portfolio")):
        events = portfolio.write(folder / f"{name}.workload.jsonl", number, seed=seed, k=k)
        ours.write(folder / f"{name}.ours.jsonl", portfolio.cases(number, seed=seed, k=k))
    return events


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
