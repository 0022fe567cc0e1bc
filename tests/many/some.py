"""Small cases for the tests of many cases, and the work that is done on them: at the top of a module, to be sent."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from childlaw_rules import Case, Report

AS_OF = "2024-08-01"


def case(number: int) -> dict[str, Any]:
    """A case of its own for each number: the investigation takes longer and longer."""
    month, day = divmod(number, 28)
    return {
        "id": f"case-{number}",
        "child": {"born": "2011-02-28"},
        "events": [
            {"type": "need_identified", "at": "2024-01-11"},
            {"type": "investigation_decided", "at": "2024-01-14"},
            {"type": "investigation_completed", "at": f"2024-{1 + month % 7:02}-{1 + day:02}"},
        ],
    }


def lines(number: int, *, bad: tuple[int, ...] = ()) -> list[str]:
    """Cases as lines of JSON; those that are bad have a child that is none."""
    return [json.dumps({**case(n), "child": 3} if n in bad else case(n)) for n in range(number)]


class Counting:
    """Lines without an end that tell how far they were read."""

    def __init__(self) -> None:
        self.read = 0

    def __iter__(self) -> Iterator[str]:
        while True:
            self.read += 1
            yield json.dumps(case(self.read % 190))


def findings(case: Case, report: Report) -> tuple[str | None, int]:
    return case.id, len(report.findings)


def where(case: Case, report: Report) -> int:
    return os.getpid()


def failing_on_7(case: Case, report: Report) -> str:
    if case.id == "case-7":
        raise KeyError("991234" + "-5678")
    return str(case.id)


def unsendable_on_7(case: Case, report: Report) -> Any:
    return (lambda: 7) if case.id == "case-7" else 0


def killed_on_70(case: Case, report: Report) -> int:
    if case.id == "case-70":
        os.kill(os.getpid(), signal.SIGKILL)
    return 0


def slowly(case: Case, report: Report, log: Path) -> None:
    """Takes its time, and leaves one sign in a file for each case."""
    time.sleep(0.02)
    with log.open("a") as file:
        file.write(".")
