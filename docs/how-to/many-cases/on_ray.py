"""The findings of many cases by Ray: ``python on_ray.py cases.jsonl findings 2025-02-03``."""

import sys
from functools import partial

import pyarrow
import ray

from childlaw_rules import ArrowEvaluator, arrow_evaluator, findings_schema


def found(cases: pyarrow.Table, evaluator: ArrowEvaluator) -> pyarrow.Table:
    """The findings of some cases."""
    batches = cases.rename_columns(["case"]).to_batches()
    return pyarrow.Table.from_batches(evaluator(batches), schema=findings_schema())


def main(cases: str, findings: str, as_of: str) -> None:
    """Read a case a line, and write the findings as Parquet."""
    evaluator = partial(found, evaluator=arrow_evaluator(as_of=as_of))
    ray.init(num_cpus=2, include_dashboard=False)
    given = ray.data.read_text(cases)
    given.map_batches(evaluator, batch_format="pyarrow", batch_size=256).write_parquet(findings)
    ray.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
