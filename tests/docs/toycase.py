"""Runs the suite of the toy case system of the how-to, as it stands and with each of its seeded mistakes.

After a change of a sentence, a rule or a strategy run ``python -m tests.docs.toycase``: it rewrites what the page
shows of the runs. Then read the difference by eye.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import childlaw_rules
from tests.docs.pages import ROOT, blocks, commands, cut_alike, same

PAGE = ROOT / "docs" / "how-to" / "test-against-the-oracle.md"
TOY = PAGE.parent / "toy-case-system"
BUGS = re.findall(r'^    "([\w-]+)": \(', (TOY / "seeded_bugs.py").read_text("utf-8"), flags=re.MULTILINE)
PLUGIN = "childlaw_rules.pytest_plugin"
_SOURCE = Path(childlaw_rules.__file__).parent.parent
_SECONDS = re.compile(r" in \d+\.\d+s.*")


def command_of(bug: str) -> str:
    """What a reader types to run the suite with a mistake built in."""
    return f"TOYCASE_BUG={bug} pytest" if bug else "pytest"


def run_all(folder: Path) -> dict[str, tuple[int, list[str]]]:
    """The exit status and the lines of the suite by mistake, "" for none; all at the same time, in a folder."""
    begun = {bug: _begin(bug, folder) for bug in ("", *BUGS)}
    ended = {}
    for bug, process in begun.items():
        printed, _ = process.communicate(timeout=300)
        ended[bug] = (process.returncode, [_SECONDS.sub("", line.rstrip()) for line in printed.splitlines()])
    return ended


def _begin(bug: str, folder: Path) -> subprocess.Popen[str]:
    toy = folder / (bug or "none")
    shutil.copytree(TOY, toy, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis", ".pytest_cache"))
    environment = {**os.environ, "PYTHONPATH": str(_SOURCE), "TOYCASE_BUG": bug, "COLUMNS": "80", "NO_COLOR": "1"}
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


def shown() -> dict[str, tuple[str, ...]]:
    """What the page shows below each command."""
    console = [block for block in blocks(PAGE) if block.words == ("console",)]
    return {command.text: command.shown for block in console for command in commands(block)}


def as_it_is_now(lines: tuple[str, ...], printed: list[str]) -> list[str]:
    """What the page should show: what it shows, where that holds, else what is printed, cut in the same places."""
    return list(lines) if same(lines, printed) else cut_alike(lines, printed)


if __name__ == "__main__":
    text = PAGE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as name:
        for bug, (_, printed) in run_all(Path(name)).items():
            command = command_of(bug)
            old = "\n".join([f"$ {command}", *shown()[command]])
            text = text.replace(old, "\n".join([f"$ {command}", *as_it_is_now(shown()[command], printed)]))
    PAGE.write_text(text, "utf-8")
