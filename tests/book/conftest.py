"""Builds the site once for all tests of a run, also where several processes share them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.book.reading import Site

ROOT = Path(__file__).resolve().parents[2]
_LONGEST = 580.0


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The built site. One process builds it with every warning an error; the others wait for it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    out, log = folder / "book", folder / "book.log"
    try:
        (folder / "book.lock").mkdir()
    except FileExistsError:
        _wait_for(log)
    else:
        _build(out, log)
    said = log.read_text("utf-8")
    assert said == "0", f"the site does not build:\n{said}"
    return Site(out)


def command(out: Path) -> list[str]:
    """What builds the site, as the page of the house says it."""
    options = ["-q", "-W", "--keep-going", "-n", "-b", "html"]
    return [sys.executable, "-m", "sphinx", *options, str(ROOT / "docs"), str(out)]


def _build(out: Path, log: Path) -> None:
    """The log holds "0", or what the build said instead; it appears whole."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "default"}
    # Whatever would ask the network fails at once.
    environment |= dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    built = subprocess.run(command(out), cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    part = log.with_suffix(".part")
    part.write_text("0" if built.returncode == 0 else built.stdout + built.stderr or "no word of why", "utf-8")
    part.rename(log)


def _wait_for(log: Path) -> None:
    until = time.monotonic() + _LONGEST
    while not log.exists():
        assert time.monotonic() < until, "another process began to build the site and has not ended"
        time.sleep(0.2)
