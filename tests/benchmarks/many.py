"""Many cases: throughput with one worker and two, and the peak of memory of all processes together.

``python -m tests.benchmarks.many`` makes the portfolio in a temporary folder, runs every measurement in processes of
its own and prints a table in Markdown. ``--cases`` is the size of the portfolio for the ten rules (100,000), ``--law``
that for all rules of the law (20,000), ``--folder`` keeps the files there and takes them from there.

CPU time is that of all processes; wall time stands beside it. Memory is looked at ten times a second: the proportional
set size (PSS) of the process and of all that it started, from ``/proc``, and of these sums the largest. What comes
before the first case, reading the rules in every process among it, is part of all figures.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from tests.benchmarks import ours, portfolio

CASES = 100_000
LAW = 20_000
#: Memory is compared with that for a tenth of the cases.
SHARE = 10
WORKERS = (1, 2)


class Task(NamedTuple):
    """What is done with the cases: counting the statuses, or writing the answer."""

    name: str
    says: str


COUNT = Task("count", "statuses counted, `each_case`")
STATUSES = Task("statuses", "Parquet, statuses")
FINDINGS = Task("findings", "Parquet, findings")
LINES = Task("lines", "JSONL, reports")
TASKS = {task.name: task for task in (COUNT, STATUSES, FINDINGS, LINES)}


def counted(case: Any, report: Any) -> dict[str, int]:
    """The findings of a case by status."""
    return dict(Counter(finding.status.value for finding in report.findings))


def one(task: str, rules: str, cases: Path, workers: int, out: Path) -> dict[str, Any]:
    """One measurement, in this process and those that it starts."""
    from childlaw_rules import Done, carried_rules, each_case, write_many

    asked = carried_rules(None, ours.RULES_FOLDER) if rules == "ten" else None
    began = time.perf_counter()
    how: dict[str, Any] = {"as_of": portfolio.AS_OF, "rules": asked, "workers": workers}
    if task == COUNT.name:
        number = found = 0
        for number, done in enumerate(each_case(cases, counted, **how), start=1):  # noqa: B007 - the last is how many
            assert isinstance(done, Done)
            found += sum(done.value.values())
    else:
        form: Any = {"format": "jsonl"} if task == LINES.name else {"format": "parquet", "detail": task}
        written = write_many(cases, out, **form, **how)
        number, found = written.cases, sum(written.statuses.values())
        assert written.refused == 0
    wall = time.perf_counter() - began
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(part.ru_utime + part.ru_stime for part in used)
    return {"cases": number, "findings": found, "wall": wall, "cpu": cpu}


def measured(task: Task, rules: str, cases: Path, workers: int) -> dict[str, Any]:
    """One measurement in a process of its own, with the peak of memory of all of them in bytes."""
    with TemporaryDirectory() as out:
        line = [sys.executable, "-m", "tests.benchmarks.many", "one", task.name, rules, str(cases), str(workers), out]
        with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
            peak = processes = 0
            while process.poll() is None:
                sizes = list(_sizes(process.pid))
                peak, processes = max(peak, sum(sizes)), max(processes, len(sizes))
                time.sleep(0.1)
            assert process.stdout is not None
            told = process.stdout.read()
        assert process.returncode == 0
        size = sum(file.stat().st_size for file in Path(out).rglob("*") if file.is_file())
        return {**json.loads(told), "peak": peak, "processes": processes, "bytes": size}


def _sizes(pid: int) -> Iterator[int]:
    """The proportional set size of a process and of all that it started, in bytes."""
    below: dict[int, list[int]] = {}
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            below.setdefault(parent, []).append(int(place.name))
    waiting = [pid]
    while waiting:
        at = waiting.pop()
        waiting += below.get(at, [])
        try:
            text = Path(f"/proc/{at}/smaps_rollup").read_text()
        except OSError:
            continue
        yield sum(int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:"))


def made(folder: Path, cases: int) -> Path:
    """A portfolio in our own format, made where it is not there."""
    file = folder / f"portfolio-{cases}.jsonl"
    if not file.exists():
        print(f"many: {cases} cases", file=sys.stderr)
        ours.write(file.with_suffix(".partial"), portfolio.cases(cases))
        file.with_suffix(".partial").rename(file)
    return file


def page(folder: Path, cases: int, law: int) -> Iterator[str]:
    """The table, a line at a time."""
    yield (
        "| rules | what is done | cases | workers | wall, s | CPU, s | cases a second, wall | CPU ms a case | "
        "peak PSS, MiB | findings | written, MB |"
    )
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    plan = [
        ("ten", COUNT, (cases // SHARE, cases)),
        ("ten", STATUSES, (cases // SHARE, cases)),
        ("ten", LINES, (cases // SHARE,)),
        ("law", COUNT, (law // SHARE, law)),
        ("law", FINDINGS, (law // SHARE,)),
        ("law", LINES, (law // SHARE,)),
    ]
    for rules, task, sizes in plan:
        for size in sizes:
            for workers in WORKERS:
                print(f"many: {rules} {task.name} {size} {workers}", file=sys.stderr)
                got = measured(task, rules, made(folder, size), workers)
                assert got["cases"] == size
                yield " | ".join([
                    "| ten" if rules == "ten" else "| all", task.says, f"{size:,}", str(workers),
                    f"{got['wall']:.1f}", f"{got['cpu']:.1f}", f"{size / got['wall']:,.0f}",
                    f"{got['cpu'] / size * 1e3:.2f}", f"{got['peak'] / 2**20:.0f}", f"{got['findings']:,}",
                    f"{got['bytes'] / 1e6:.1f} |" if got["bytes"] else "– |",
                ])  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--law", type=int, default=LAW)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        for line in page(options.folder or Path(temporary), options.cases, options.law):
            print(line, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        task, rules, file, workers, out = sys.argv[2:]
        print(json.dumps(one(task, rules, Path(file), int(workers), Path(out))))
    else:
        main()
