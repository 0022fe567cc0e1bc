"""One peer, once, in this process: ``python -m tests.benchmarks.one PEER FOLDER AS_OF`` prints its figures as JSON.

``FOLDER`` holds the portfolio in both formats and the first case of it alone. Times are in seconds, wall time and CPU
time of all threads; memory is the peak of the process in bytes. Started by :mod:`tests.benchmarks.compare`.
"""

import time

_STARTED = time.perf_counter(), time.process_time()

import importlib  # noqa: E402  the clock starts before anything is imported
import json  # noqa: E402
import resource  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

#: The exit code where something that a peer needs is not installed.
NOT_INSTALLED = 3


def main(name: str, folder: Path, as_of: str) -> int:
    phases = {}
    last = _STARTED

    def passed(phase: str) -> None:
        nonlocal last
        now = time.perf_counter(), time.process_time()
        phases[phase] = {"wall": now[0] - last[0], "cpu": now[1] - last[1]}
        last = time.perf_counter(), time.process_time()

    try:
        peer = importlib.import_module(f"tests.benchmarks.peers.{name}")
    except ImportError as missing:
        print(missing)
        return NOT_INSTALLED
    passed("import")
    state = peer.setup(as_of)
    passed("setup")
    peer.evaluate(state, peer.parse(state, folder / f"first.{peer.FILE}.jsonl"))
    passed("first")
    portfolio = peer.parse(state, folder / f"portfolio.{peer.FILE}.jsonl")
    passed("parse")
    result = peer.evaluate(state, portfolio)
    passed("eval")
    found = peer.emit(state, portfolio, result)
    passed("emit")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

    from tests.benchmarks.digest import digest
    from tests.benchmarks.ours import statuses_only

    short = getattr(peer, "STATUSES_ONLY", False)
    print(
        json.dumps(
            {
                "name": peer.NAME,
                "versions": peer.versions(),
                "rules": list(peer.RULES),
                "phases": phases,
                "rss": peak,
                "findings": len(found),
                "digest": None if short else digest(found),
                "statuses": digest(found if short else statuses_only(found)),
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
