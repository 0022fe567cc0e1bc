"""The same input gives the same bytes in every process, whatever its hash seed, language and time zone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hardening.some_cases import reports

ROOT = Path(__file__).parents[2]

#: What differs between processes: variables, and the seed by which events and coverage are put in another order.
PROCESSES: dict[str, tuple[dict[str, str], list[str]]] = {
    "hash seed 0, no UTF-8": ({"PYTHONHASHSEED": "0", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}, []),
    "hash seed 1, shuffled": ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}, ["1"]),
    "any hash seed, shuffled otherwise, optimised": (
        {"PYTHONHASHSEED": "random", "TZ": "America/Los_Angeles", "LC_ALL": "da_DK.UTF-8", "PYTHONOPTIMIZE": "2"},
        ["2"],
    ),
}


@pytest.fixture(scope="module")
def here() -> list[str]:
    return reports()


class TestProcesses:
    @pytest.mark.parametrize("name", PROCESSES)
    def test_say_the_same_to_the_byte(self, name: str, here: list[str]) -> None:
        variables, arguments = PROCESSES[name]
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHONHASHSEED"))
        }
        ran = subprocess.run(
            [sys.executable, "-m", "tests.hardening.some_cases", *arguments],
            cwd=ROOT,
            env={**kept, **variables},
            capture_output=True,
            check=True,
        )
        assert ran.stdout.decode().split("\n") == here

    def test_the_cases_leave_something_open_and_settle_something(self, here: list[str]) -> None:
        for status in ("met", "met_late", "overdue", "missing", "pending", "undetermined"):
            assert any(f'"status":"{status}"' in report for report in here), status
        assert any('"sensitive_to":[{' in report for report in here)
