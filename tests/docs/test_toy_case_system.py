"""The toy case system of the how-to: its suite passes as it stands, and fails with each of its seeded mistakes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import childlaw_rules
from tests.docs.pages import ROOT, Command, blocks, commands, cut_alike, same

HOW_TO = ROOT / "docs" / "how-to"
TOY = HOW_TO / "toy-case-system"
SOURCE = Path(childlaw_rules.__file__).parent.parent
PLUGIN = "childlaw_rules.pytest_plugin"

#: For each mistake the test that notices it, and lines of the explanation.
NOTICED = {
    "four-months-are-120-days": (
        "tests/test_deadlines.py::test_investigations_fall_due_when_the_oracle_says",
        (r"E +due +(\S+); ours: (?!\1)\S+", r"E +steps +1\. The clock starts with “need identified” on .*"),
    ),
    "until-the-next-day-ends": (
        "tests/test_deadlines.py::test_notifications_fall_due_when_the_oracle_says",
        (r"E +due +\S+T14:05:00\S+; ours: \S+T23:59:59\S+", r"E +provision +BL § 136, stk. 2, .*"),
    ),
    "one-consent-is-enough": (
        "tests/test_measures.py::test_no_measure_is_decided_before_all_have_consented",
        (
            r"E +status +missing; expected: met, excused or pending",
            r"E +The file does not show that custody holder father had consented when the decision",
        ),
    ),
}
_SECONDS = re.compile(r" in \d+\.\d+s.*")


def start(bug: str, folder: Path) -> subprocess.Popen[str]:
    toy = folder / (bug or "none")
    shutil.copytree(TOY, toy, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis", ".pytest_cache"))
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "TOYCASE_BUG": bug, "COLUMNS": "80", "NO_COLOR": "1"}
    for name in ("PYTEST_ADDOPTS", "CI", "BUILD_NUMBER", "PYTEST_PLUGINS", "FORCE_COLOR"):
        environment.pop(name, None)
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-p", PLUGIN, "-p", "no:cacheprovider", "-q"],
        cwd=toy,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, list[str]]]:
    """The exit status and the lines of the toy's own suite, by the mistake built in; all at the same time."""
    folder = tmp_path_factory.mktemp("toy")
    begun = {bug: start(bug, folder) for bug in ("", *NOTICED)}
    ended = {}
    for bug, process in begun.items():
        printed, _ = process.communicate(timeout=300)
        ended[bug] = (process.returncode, printed.splitlines())
    return ended


class TestItsSuite:
    def test_passes_as_it_stands(self, runs: dict[str, tuple[int, list[str]]]) -> None:
        status, lines = runs[""]
        assert status == 0, "\n".join(lines)
        assert _SECONDS.sub("", lines[-1]) == "4 passed"

    @pytest.mark.parametrize("bug", NOTICED)
    def test_notices_each_mistake_in_one_test_and_says_why(
        self, bug: str, runs: dict[str, tuple[int, list[str]]]
    ) -> None:
        status, lines = runs[bug]
        test, explained = NOTICED[bug]
        assert status == 1
        assert [line.split(" - ")[0] for line in lines if line.startswith("FAILED")] == [f"FAILED {test}"]
        assert _SECONDS.sub("", lines[-1]) == "1 failed, 3 passed"
        for pattern in explained:
            assert [line for line in lines if re.fullmatch(pattern, line.rstrip())], "\n".join(lines)

    def test_every_mistake_is_tried(self) -> None:
        text = (TOY / "seeded_bugs.py").read_text("utf-8")
        assert re.findall(r'^    "([\w-]+)": \(', text, flags=re.MULTILINE) == list(NOTICED)


class TestThePage:
    PAGE = HOW_TO / "test-against-the-oracle.md"

    def shown(self) -> list[Command]:
        return [command for block in blocks(self.PAGE) if block.words == ("console",) for command in commands(block)]

    def test_shows_every_run(self) -> None:
        assert [command.text for command in self.shown()] == [
            "pytest",
            *(f"TOYCASE_BUG={bug} pytest" for bug in NOTICED),
        ]

    def test_prints_what_is_shown(self, runs: dict[str, tuple[int, list[str]]]) -> None:
        for command in self.shown():
            bug = command.text.removesuffix("pytest").removeprefix("TOYCASE_BUG=").strip()
            printed = [_SECONDS.sub("", line.rstrip()) for line in runs[bug][1]]
            wanted = tuple(_SECONDS.sub("", line.rstrip()) for line in command.shown)
            assert same(wanted, printed), "\n".join(["as it is now:", *cut_alike(wanted, printed)])
