"""The comparison: ``python -m tests.benchmarks.compare --cases 1000`` prints the tables as Markdown.

Every peer runs in a process of its own, one after the other, and that for several rounds. A ratio is one of two peers
of the same round; the median over the rounds is shown. Findings are compared by digest, rule by rule; where they differ
the exit code is 1.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks import figures, portfolio
from tests.benchmarks.one import NOT_INSTALLED

PEERS = ("by_hand", "childlaw_full", "childlaw_statuses", "clips", "zen_engine", "duckdb_sql", "polars_frames")
BY_HAND, OURS = "by_hand", "childlaw_full"
PHASES = ("import", "setup", "first", "parse", "eval", "emit")
#: Some peers work their findings out when they are read.
_TOGETHER = ("eval", "emit")
Run = dict[str, Any]


def made(folder: Path, cases: int, seed: int, k: int) -> int:
    """Make the files of the portfolio; gives the number of events.

    In a process of its own: this one stays small, since what it starts inherits its peak of memory.
    """
    command = [sys.executable, "-m", "tests.benchmarks.files", str(folder), str(cases), str(seed), str(k)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def run(peer: str, folder: Path, as_of: str, rules: list[str] | None = None) -> Run:
    """One peer once; ``left_out`` says why where something is not installed."""
    environment = {**os.environ, **({} if rules is None else {"BENCHMARK_RULES": ",".join(rules)})}
    command = [sys.executable, "-m", "tests.benchmarks.one", peer, str(folder), as_of]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode == NOT_INSTALLED:
        # The place of a module on this machine says nothing to a reader.
        return {"left_out": done.stdout.strip().split(" (")[0]}
    if done.returncode:
        raise SystemExit(f"{peer} failed:\n{done.stderr}")
    found: Run = json.loads(done.stdout)
    if rules is not None:
        found["name"] += ", " + " ".join(rules)
    return found


def rounds(peers: list[str], folder: Path, as_of: str, number: int) -> dict[str, list[Run]]:
    """All peers, interleaved. Beside a peer that can say only some rules, ours runs with those rules alone too."""
    found: dict[str, list[Run]] = {}
    for place in range(number):
        for peer in peers:
            if found.get(peer, [{}])[0].get("left_out"):
                continue
            print(f"round {place + 1} of {number}: {peer}", file=sys.stderr)
            one = run(peer, folder, as_of)
            found.setdefault(peer, []).append(one)
            said = one.get("rules", [])
            if said and len(said) < 10:
                found.setdefault(f"{OURS}:{peer}", []).append(run(OURS, folder, as_of, said))
    return found


def disagreements(found: dict[str, list[Run]]) -> list[str]:
    """Each rule of each peer whose findings are not those of the hand-written code."""
    measure = found[BY_HAND][0]
    wrong = []
    for peer, runs in found.items():
        for one in runs:
            if "left_out" in one:
                continue
            kind = "statuses" if one["digest"] is None else "digest"
            wrong += [
                f"{peer}: {rule} has {one[kind].get(rule)}, not {measure[kind].get(rule)}"
                for rule in one["rules"]
                if one[kind].get(rule) != measure[kind].get(rule)
            ]
    return sorted(set(wrong))


def _ratio(found: dict[str, list[Run]], peer: str, other: str, clock: str, phases: tuple[str, ...]) -> str:
    """The median over the rounds of what a peer takes for some phases, divided by what another takes for them."""
    if other not in found or found[peer][0]["rules"] != found[other][0]["rules"]:
        return "-"
    shares = [
        sum(one["phases"][phase][clock] for phase in phases) / sum(two["phases"][phase][clock] for phase in phases)
        for one, two in zip(found[peer], found[other], strict=True)
    ]
    return f"{median(shares):.2f}"


def times(found: dict[str, list[Run]]) -> list[str]:
    """The times of each phase, and the peak memory."""
    head = ["peer", "rules", *[f"{phase} ms" for phase in PHASES], *[f"{p} CPU ms" for p in _TOGETHER], "peak MiB"]
    lines = [_row(head), _row(["---"] * 2 + ["---:"] * (len(head) - 2))]
    for runs in found.values():
        if "left_out" not in runs[0]:
            wall = [median(run["phases"][phase]["wall"] for run in runs) for phase in PHASES]
            cpu = [median(run["phases"][phase]["cpu"] for run in runs) for phase in _TOGETHER]
            rules, peak = runs[0]["rules"], median(run["rss"] for run in runs) / 2**20
            said = "all" if len(rules) == 10 else " ".join(rules)
            lines.append(_row([runs[0]["name"], said, *[f"{time * 1e3:.1f}" for time in wall + cpu], f"{peak:.0f}"]))
    return lines


def ratios(found: dict[str, list[Run]], cases: int) -> list[str]:
    """What a case takes, and how each peer stands to the hand-written code and to this library."""
    head = ["peer", "eval CPU µs a case"]
    head += ["eval ÷ hand-written", "by CPU", "eval and emit ÷ hand-written, by CPU"]
    head += ["eval ÷ childlaw (full)", "by CPU", "eval and emit ÷ childlaw (full), by CPU"]
    lines = [_row(head), _row(["---"] + ["---:"] * (len(head) - 1))]
    for peer, runs in found.items():
        if "left_out" in runs[0]:
            continue
        each = median(run["phases"]["eval"]["cpu"] for run in runs) / cases
        cells = [runs[0]["name"], f"{each * 1e6:.1f}"]
        # Beside a peer that says only some rules, ours with those rules alone.
        alone = f"{OURS}:{peer}"
        for other in (BY_HAND, alone if alone in found else OURS):
            cells += [_ratio(found, peer, other, clock, ("eval",)) for clock in ("wall", "cpu")]
            cells.append(_ratio(found, peer, other, "cpu", _TOGETHER))
        lines.append(_row(cells))
    return lines


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def digests(found: dict[str, list[Run]]) -> list[str]:
    """The digest of each rule, which all peers share."""
    rows = found[BY_HAND][0]["digest"]
    return [
        _row(["rule", "findings", "digest"]),
        _row(["---", "---:", "---"]),
        *[_row([rule, str(count), f"`{sum_}`"]) for rule, (count, sum_) in rows.items()],
    ]


def read(arguments: list[str] | None = None) -> argparse.Namespace:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.compare", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=_positive, default=1000, help="cases in the portfolio (1000)")
    parser.add_argument("--rounds", type=_positive, default=5, help="rounds of all peers (5)")
    parser.add_argument("--seed", type=int, default=portfolio.SEED, help=f"seed of the portfolio ({portfolio.SEED})")
    parser.add_argument("--k", type=_positive, default=portfolio.K, help=f"mean events in a case ({portfolio.K})")
    parser.add_argument("--as-of", type=date.fromisoformat, default=portfolio.AS_OF, help="the day looked at")
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=list(PEERS), help="only these")
    parser.add_argument(
        "--figures", action=argparse.BooleanOptionalAction, default=True, help="cold start and the rest"
    )
    parser.add_argument("--write", type=Path, help="write the page to this file too")
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return number


def main(arguments: list[str] | None = None) -> int:
    asked = read(arguments)
    peers = [BY_HAND, *[peer for peer in asked.peers if peer != BY_HAND]]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        events = made(folder, asked.cases, asked.seed, asked.k)
        found = rounds(peers, folder, str(asked.as_of), asked.rounds)
    wrong = disagreements(found)
    versions = dict.fromkeys(runs[0]["versions"] for runs in found.values() if "name" in runs[0])
    lines = [
        f"{asked.cases} cases, {events} events, seed {asked.seed}, K {asked.k}, as of {asked.as_of}; medians of "
        f"{asked.rounds} rounds on {os.cpu_count()} cores ({platform.machine()}, Python {platform.python_version()}).",
        "",
        *times(found),
        "",
        *ratios(found, asked.cases),
        "",
        f"Versions: {'; '.join(versions)}.",
        *[f"Left out: {peer} ({runs[0]['left_out']})." for peer, runs in found.items() if "left_out" in runs[0]],
        "",
        *(["The findings differ:", *[f"- {line}" for line in wrong]] if wrong else ["All findings agree."]),
        "",
        *digests(found),
    ]
    if asked.figures:
        lines += ["", *figures.page()]
    page = "\n".join(lines) + "\n"
    print(page, end="")
    if asked.write is not None:
        asked.write.write_text(page, encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
