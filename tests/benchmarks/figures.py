"""The figures beside the comparison: cold start, reading a case, growth with its events, memory for a million events.

``python -m tests.benchmarks.figures`` prints them alone, and with ``cold``, ``reading``, ``growth`` or ``million``
one of them. Times are the best of several runs, as CPU time and wall time: other work on the machine makes both
longer, never shorter.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

from tests.benchmarks import portfolio

#: So many events, or as near to it as the first cases of the portfolio come.
SIZES = (10, 100, 1000, 10_000)
MILLION = 1_000_000

_COLD = """
import time
began = time.perf_counter(), time.process_time()
import childlaw_rules
imported = time.perf_counter(), time.process_time()
childlaw_rules.load_rules()
loaded = time.perf_counter(), time.process_time()
childlaw_rules.evaluate({"child": {"born": "2012-05-14"}, "events": [
    {"type": "notification_received", "at": "2024-03-11T14:05", "notifier": "citizen"},
    {"type": "need_identified", "at": "2024-03-11"},
    {"type": "investigation_decided", "at": "2024-03-14"}]}, as_of="2024-08-01")
done = time.perf_counter(), time.process_time()
marks = (began, imported, loaded, done)
print([[b[i] - a[i] for a, b in zip(marks, marks[1:])] + [done[i] - began[i]] for i in (0, 1)])
"""

Times = tuple[float, float]


def best(work: Callable[[], object], times: int) -> Times:
    """The shortest wall time and the shortest CPU time of several runs, in seconds."""
    walls, cpus = [], []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return min(walls), min(cpus)


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.1f}"


def cold() -> Iterator[str]:
    """Import, rules of the law, first case, each in a fresh interpreter."""
    runs = []
    for _ in range(7):
        done = subprocess.run([sys.executable, "-c", _COLD], capture_output=True, text=True, check=True)
        runs.append(json.loads(done.stdout))
    yield "| cold start, ms | import | rules | first case | together |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for clock, name in enumerate(("wall", "CPU")):
        rows = [run[clock] for run in runs]
        yield f"| {name}, best of 7 | " + " | ".join(_ms(min(row[place] for row in rows)) for place in range(4)) + " |"


def reading() -> Iterator[str]:
    """Reading cases from JSON, against pydantic's bare validation of the same shape, and against JSON alone."""
    from childlaw_rules import read_case
    from tests.benchmarks import ours
    from tests.benchmarks.bare import CASE

    texts = [json.dumps(ours.our_case(row)).encode() for row in portfolio.cases(200)]
    ways: tuple[tuple[str, Callable[[bytes], object]], ...] = (
        ("`json.loads` alone", json.loads),
        ("bare pydantic (`TypeAdapter.validate_json`)", CASE.validate_json),
        ("`read_case`", read_case),
    )
    measured = [(name, best(lambda way=way: [way(text) for text in texts], 7)) for name, way in ways]
    wall, cpu = measured[1][1]
    yield "| reading a case | µs a case, wall | µs a case, CPU | ÷ bare pydantic, wall | by CPU |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, (own_wall, own_cpu) in measured:
        each = f"{own_wall / len(texts) * 1e6:.1f} | {own_cpu / len(texts) * 1e6:.1f}"
        yield f"| {name} | {each} | {own_wall / wall:.2f} | {own_cpu / cpu:.2f} |"


def growth() -> Iterator[str]:
    """Time for each event in cases of 10 to 10,000 events: a case of the portfolio with the ten rules, and a tidier one
    with those of the law."""
    from childlaw_rules import evaluate, load_rules, read_case
    from tests.benchmarks import ours
    from tests.benchmarks.speed import case_of

    ten, law = ours.rules(), load_rules()
    yield "| events | ten rules, µs an event, wall | by CPU | events | rules of the law, µs an event, wall | by CPU |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: |"
    for size in SIZES:
        rows = portfolio.cases(100, k=size)
        row = min(rows, key=lambda row, size=size: abs(len(row["events"]) - size))  # type: ignore[misc]
        cells = []
        for case, rules in ((read_case(ours.our_case(row)), ten), (case_of(size), law)):
            evaluate(case, as_of=portfolio.AS_OF, rules=rules)
            work = partial(evaluate, case, as_of=portfolio.AS_OF, rules=rules)
            times = best(work, max(3, min(50, 3000 // size)))
            cells += [str(len(case.events)), *[f"{one / len(case.events) * 1e6:.1f}" for one in times]]
        yield "| " + " | ".join(cells) + " |"


def million(events: int = MILLION) -> Iterator[str]:
    """The peak memory of this process when it holds so many events, and has evaluated each case with the ten rules."""
    from childlaw_rules import evaluate, read_case
    from tests.benchmarks import ours

    rules = ours.rules()
    start = _peak()
    cases = []
    for row in portfolio.cases(max(1, round(events / portfolio.K))):
        cases.append(read_case(json.dumps(ours.our_case(row))))  # noqa: PERF401  one at a time, as a file is read
    read = _peak()
    for case in cases:
        evaluate(case, as_of=portfolio.AS_OF, rules=rules)
    number = sum(len(case.events) for case in cases)
    yield "| events held | cases | peak MiB, read | peak MiB, evaluated too | bytes an event |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    mib, each = (read / 2**20, _peak() / 2**20), (read - start) / number
    yield f"| {number} | {len(cases)} | {mib[0]:.0f} | {mib[1]:.0f} | {each:.0f} |"


def _peak() -> int:
    """The peak memory of this process in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "cold": cold,
    "reading": reading,
    "growth": growth,
    "million": million,
}


def page() -> list[str]:
    """All of it as Markdown, each part in a process of its own: a peak of memory is inherited by what is started."""
    lines: list[str] = []
    for part in PARTS:
        print(f"figures: {part}", file=sys.stderr)
        command = [sys.executable, "-m", "tests.benchmarks.figures", part]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        lines += ["", *done.stdout.splitlines()]
    return lines[1:]


if __name__ == "__main__":
    print("\n".join(PARTS[sys.argv[1]]() if len(sys.argv) > 1 else page()))
