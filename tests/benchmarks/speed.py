"""How long the engine takes: cold start, a case of 35 events, time per event from 10 to 10,000 events.

Run it by hand, away from the tests: ``python tests/benchmarks/speed.py``. The cold start is measured in fresh
interpreters. A case of 35 events is shaped like the municipal case of the published workloads: a few
notifications, an investigation, a decision with its measure and follow-ups, and journal notes between them.
Figures are the best of several runs; the machine's own speed is printed beside them, for ratios.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from childlaw_rules import evaluate, read_case
from childlaw_rules.case import Case

COLD = """
import time
began = time.perf_counter()
import childlaw_rules
childlaw_rules.load_rules()
childlaw_rules.evaluate({"child": {"born": "2012-05-14"}, "events": [
    {"type": "notification_received", "at": "2024-03-11T14:05", "notifier": "citizen"},
    {"type": "need_identified", "at": "2024-03-11"},
    {"type": "investigation_decided", "at": "2024-03-14"}]}, as_of="2024-08-01")
print(time.perf_counter() - began)
"""


def cycle(number: int, start: date) -> list[dict[str, Any]]:
    """One round of case work: notification, investigation, decision, measure, follow-ups, notes. 18 events."""

    def on(days: int, type_: str, **fields: Any) -> dict[str, Any]:
        return {"type": type_, "at": str(start + timedelta(days=days)), **fields}

    n = str(number)
    return [
        {
            "type": "notification_received",
            "at": f"{start}T10:12:00",
            "notification": "n" + n,
            "notifier": "professional",
        },
        {"type": "notification_assessed", "at": f"{start}T15:40:00", "notification": "n" + n},
        on(3, "notification_acknowledged", notification="n" + n),
        on(0, "need_identified", need="b" + n),
        on(9, "journal_note"),
        on(12, "investigation_decided", investigation="i" + n, need="b" + n),
        on(31, "child_conversation_held", about=["i" + n, "d" + n]),
        on(64, "journal_note"),
        on(101, "investigation_completed", investigation="i" + n),
        on(104, "plan_made", kind="action_plan", about=["d" + n]),
        on(105, "consent_given", by="mother", about=["d" + n]),
        on(
            108,
            "decision_made",
            decision="d" + n,
            kind="measure",
            measure="m" + n,
            measure_kind="respite",
            with_consent=True,
        ),
        on(117, "measure_started", measure="m" + n, kind="respite", decision="d" + n),
        on(150, "caseworker_changed"),
        on(203, "follow_up_held", measure="m" + n),
        on(260, "journal_note"),
        on(371, "follow_up_held", measure="m" + n),
        on(512, "measure_ended", measure="m" + n),
    ]


def case_of(events: int) -> Case:
    """A case of so many events: rounds of case work one after the other, a week apart."""
    rows: list[dict[str, Any]] = []
    number = 0
    while len(rows) < events:
        number += 1
        rows += cycle(number, date(2014, 2, 3) + timedelta(days=number * 197 % 3000))
    return read_case(
        {
            "id": "bench",
            "child": {"born": "2010-05-03"},
            "parties": [{"id": "mother", "role": "custody_holder"}],
            "events": rows[:events],
        }
    )


def best(work: Callable[[], object], times: int) -> float:
    """The shortest of several runs, in seconds."""
    spans = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        spans.append(time.perf_counter() - began)
    return min(spans)


def main() -> None:
    """Print the figures."""
    machine = best(lambda: sum(range(1_000_000)), 5)
    print(f"the machine: sum(range(1,000,000)) takes {machine * 1000:.1f} ms")
    cold = [
        float(subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True).stdout)
        for _ in range(5)
    ]
    print(f"import, load all rules, first case: {min(cold):.3f} s (median {statistics.median(cold):.3f} s)")
    case = case_of(35)
    statuses = best(lambda: evaluate(case, as_of="2024-06-01"), 50)
    told = best(lambda: evaluate(case, as_of="2024-06-01").model_dump_json(), 50)
    print(f"35 events: {statuses * 1000:.2f} ms, with every sentence as JSON {told * 1000:.2f} ms")
    for events in (10, 100, 1000, 10_000):
        case = case_of(events)
        gc.collect()
        span = best(lambda case=case: evaluate(case, as_of="2024-06-01"), 3 if events > 1000 else 20)  # type: ignore[misc]
        print(f"{events:>6} events: {span * 1000:9.2f} ms, {span / events * 1e6:6.1f} microseconds an event")


if __name__ == "__main__":
    main()
