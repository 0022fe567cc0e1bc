"""A few cases, each unlike the others, that together wake most rules; and what a fresh process says of them.

Run as a module it reads the same cases, shuffled by a seed, and writes one report a line.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

from childlaw_rules import evaluate
from childlaw_rules.case.vocabulary import EVENT_TYPES

REAL = Path(__file__).parents[1] / "cases" / "real"
#: Published cases that leave much open without taking long.
NAMES = ("ast-c-1-99", "ast-c-5-99")
EVERYTHING = {name: True for name, kind in EVENT_TYPES.items() if kind.later}
AS_OF = "2024-08-01"


def course(number: int) -> dict[str, Any]:
    """A placement that begins in another month for each number, with a vague date and two custody holders."""
    year, month = 2022 + number // 12, number % 12 + 1
    at = f"{year}-{month:02}"
    return {
        "id": f"course-{number}",
        "child": {"born": f"20{8 + number % 5:02}-02-28", "siblings": [{"id": "ø", "born": "2015"}]},
        "parties": [{"id": "mor", "role": "custody_holder"}, {"id": "far", "role": "custody_holder"}],
        "coverage": {**EVERYTHING, "supervision_visit": number % 3 != 0},
        "events": [
            {"type": "notification_received", "at": f"{at}-01T14:05:00", "id": "a", "notification": "n1"},
            {"type": "need_identified", "at": f"{at}-02", "id": "b", "need": "b1"},
            {"type": "investigation_decided", "at": f"{at}-03", "id": "c", "investigation": "i1"},
            {"type": "child_conversation_held", "at": at, "id": "d"},
            {"type": "investigation_completed", "at": f"{at}-20/{at}-28", "id": "e", "investigation": "i1"},
            {"type": "consent_given", "at": f"{at}-21", "id": "f", "by": "mor"},
            {"type": "decision_made", "at": f"{at}-24", "id": "g", "kind": "placement", "decision": "d1",
             "measure": "m1"},
            {"type": "measure_started", "at": f"{at}-25", "id": "h", "kind": "placement", "measure": "m1"},
            {"type": "follow_up_held", "at": f"{year + 1}", "id": "i", "measure": "m1"},
        ],
    }  # fmt: skip


def cases() -> list[dict[str, Any]]:
    real = [json.loads((REAL / f"{name}.json").read_text("utf-8")) for name in NAMES]
    return [*real, *map(course, range(6))]


def reports(seed: int | None = None) -> list[str]:
    """The report of each case as JSON; with a seed, after its events and its coverage were put in another order."""
    found = []
    for case in cases():
        if seed is not None and all("id" in event for event in case["events"]):
            random.Random(seed).shuffle(case["events"])
            case["coverage"] = dict(reversed(case["coverage"].items()))
        found.append(evaluate(case, as_of=AS_OF).model_dump_json())
    return found


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write("\n".join(reports(int(sys.argv[1]) if len(sys.argv) > 1 else None)))
