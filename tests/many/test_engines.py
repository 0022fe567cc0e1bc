"""The recipes for Spark, Dask and Ray, each run as a program of its own: their findings are those of this process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from childlaw_rules import evaluate, findings_schema
from tests.benchmarks import ours, portfolio
from tests.many import some

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "docs" / "how-to" / "many-cases"
AS_OF = "2025-11-01"
long = pytest.mark.skipif(not os.environ.get("CHILDLAW_LONG"), reason="starts an engine: CHILDLAW_LONG=1")


def needs(*packages: str) -> Any:
    lacking = [package for package in packages if find_spec(package) is None]
    return pytest.mark.skipif(bool(lacking), reason=f"needs {', '.join(lacking)}: extra 'engines'")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Cases in which much is found, and some that cannot be used; each says its day."""
    cases = [ours.our_case(row) for row in portfolio.cases(12)] + [some.case(n) for n in range(20)]
    return [*(json.dumps({**case, "as_of": AS_OF}) for case in cases), '{"child": 3}', '{"id": "half']


@pytest.fixture(scope="module")
def expected(lines: list[str]) -> dict[str, list[str]]:
    """The findings of each case as JSON, in order."""
    reports = [evaluate(line) for line in lines[:-2]]
    return {str(report.case): [finding.model_dump_json() for finding in report.findings] for report in reports}


def ran(recipe: str, *arguments: str, **environment: str) -> None:
    run = subprocess.run(
        [sys.executable, str(RECIPES / recipe), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr[-4000:]


def found_in(folder: Path) -> tuple[dict[str, list[str]], list[list[str]]]:
    """The findings of each case in the order of their rows, and the problems of what was refused."""
    findings: dict[str, list[str]] = defaultdict(list)
    problems = []
    for file in sorted(folder.glob("*.parquet")):
        table = pyarrow.parquet.read_table(file)
        assert table.schema.names == findings_schema().names
        for row in table.to_pylist():
            if row["kind"] == "refused":
                problems.append(row["problems"])
            else:
                findings[row["case"]] += [] if row["finding"] is None else [row["finding"]]
    return dict(findings), sorted(problems)


REFUSED = [
    ["child: expected an object, not a number"],
    ["line 1, column 8: not JSON: Unterminated string starting at"],
]  # fmt: skip


class TestSpark:
    @needs("pyspark", "pandas")
    @pytest.mark.skipif(shutil.which("java") is None, reason="needs a Java")
    def test_a_local_run_gives_the_same_bytes(
        self, lines: list[str], expected: dict[str, list[str]], tmp_path: Path
    ) -> None:
        cases = tmp_path / "cases"
        cases.mkdir()
        for number in range(3):
            # Several files are read by several processes.
            (cases / f"{number}.jsonl").write_text("".join(f"{line}\n\n" for line in lines[number::3]), "utf-8")
        ran(
            "on_spark.py",
            str(cases),
            str(tmp_path / "findings"),
            PYSPARK_PYTHON=sys.executable,
            PYSPARK_SUBMIT_ARGS="--master local[2] --conf spark.ui.enabled=false pyspark-shell",
            SPARK_LOCAL_IP="127.0.0.1",
        )
        assert len(list((tmp_path / "findings").glob("*.parquet"))) > 1
        assert found_in(tmp_path / "findings") == (expected, REFUSED)


class TestDask:
    @long
    @needs("dask", "distributed")
    def test_a_local_run_gives_the_same_bytes(
        self, lines: list[str], expected: dict[str, list[str]], tmp_path: Path
    ) -> None:
        (tmp_path / "cases.jsonl").write_text("\n".join(lines), "utf-8")
        ran("on_dask.py", str(tmp_path / "cases.jsonl"), str(tmp_path / "findings"), AS_OF)
        assert found_in(tmp_path / "findings") == (expected, REFUSED)


class TestRay:
    @long
    @needs("ray")
    def test_a_local_run_gives_the_same_bytes(
        self, lines: list[str], expected: dict[str, list[str]], tmp_path: Path
    ) -> None:
        (tmp_path / "cases.jsonl").write_text("\n".join(lines), "utf-8")
        ran("on_ray.py", str(tmp_path / "cases.jsonl"), str(tmp_path / "findings"), AS_OF, RAY_USAGE_STATS_ENABLED="0")
        assert found_in(tmp_path / "findings") == (expected, REFUSED)
