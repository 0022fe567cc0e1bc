"""Coverage-guided fuzzing for a bounded time: ``python -m tests.fuzz case --seconds 900``.

Needs atheris (``pip install 'childlaw-rules[fuzz]'``). An input that breaks a promise is written to
``tests/fuzz/found/<target>/``, one for each place in the code where it breaks, and the run goes on. At the end
stand the executions and the crashes; the exit status is 1 where there were any. What was found stays in that
folder when it is mended: ``tests/fuzz/test_replay.py`` tries it again in every run of the tests.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any, NoReturn

import atheris

with atheris.instrument_imports(include=["childlaw_rules"]):
    from tests.fuzz import mutations, targets

from childlaw_rules import load_rules

FOUND = Path(__file__).parent / "found"


class Run:
    """One run against one target: it counts, keeps what breaks, and ends in time."""

    def __init__(self, target: str, seconds: float, folder: Path) -> None:
        self.target = target
        self.check = targets.TARGETS[target]
        self.begun = time.monotonic()
        self.seconds = seconds
        self.folder = folder
        self.executions = 0
        self.accepted = 0
        self.crashes: dict[str, str] = {}

    def one(self, data: bytes) -> None:
        if time.monotonic() - self.begun > self.seconds:
            self.end()
        self.executions += 1
        try:
            self.check(data)
        except Exception as error:
            self.keep(data, error)

    def keep(self, data: bytes, error: BaseException) -> None:
        ours = ("childlaw_rules", "targets")
        frames = [f for f in traceback.extract_tb(error.__traceback__) if any(name in f.filename for name in ours)]
        where = f"{type(error).__name__} at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        what = f"{where}: {error}" if isinstance(error, targets.BrokenPromiseError) else where
        if what not in self.crashes:
            self.crashes[what] = ""
            self.folder.mkdir(parents=True, exist_ok=True)
            suffix = "yaml" if self.target == "rules" else "json"
            name = f"{hashlib.sha256(what.encode()).hexdigest()[:12]}.{suffix}"
            (self.folder / name).write_bytes(data)
            sys.stderr.write(f"CRASH {what} -> {name}\n")

    def end(self) -> NoReturn:
        took = time.monotonic() - self.begun
        sys.stdout.write(
            f"{self.target}: {self.executions} executions in {took:.0f} s, {len(self.crashes)} crashes\n"
            + "".join(f"  {what}\n" for what in self.crashes)
        )
        sys.stdout.flush()
        os._exit(1 if self.crashes else 0)  # libFuzzer has no other end than its own


def mutate(target: str) -> Any:
    def mutated(data: bytes, max_size: int, seed: int) -> bytes:
        if seed % 10 == 0:
            return bytes(atheris.Mutate(data, max_size))
        if target == "rules":
            found = mutations.mutated_rule(data, seed)
        else:
            found = mutations.mutated_case(data, seed, sane=target == "evaluation" or seed % 3 == 0)
        return found if len(found) <= max_size else data

    return mutated


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=list(targets.TARGETS))
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1, help="another seed takes another way")
    parser.add_argument("--found", type=Path, default=None, help="where what breaks is written")
    options = parser.parse_args()
    load_rules()
    run = Run(options.target, options.seconds, options.found or FOUND / options.target)
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(mutations.seeds(options.target)):
            (Path(corpus) / str(number)).write_bytes(seed)
        longest = 20_000 if options.target == "rules" else 6_000
        arguments = [sys.argv[0], corpus, f"-max_len={longest}", f"-seed={options.seed}", "-len_control=0",
                     "-rss_limit_mb=4000", "-timeout=600", "-verbosity=0", "-print_final_stats=0",
                     f"-artifact_prefix={corpus}/"]  # fmt: skip
        atheris.Setup(arguments, run.one, custom_mutator=mutate(options.target))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
