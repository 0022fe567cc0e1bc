"""The processes that judge cases: chunks go out, results come back in order, and never more than a few are under way.

Each process is started afresh and reads the rules once. A process that dies is told at once; when the one that started
them is gone, however it ended, or nobody takes the results any more, they end too.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from multiprocessing import connection
from typing import Any, Final

from childlaw_rules.arguments import wrong_type
from childlaw_rules.case import read_case
from childlaw_rules.errors import ArgumentError, ChildlawError, Problem
from childlaw_rules.portfolio.judgingone import Outcome, Task, judged
from childlaw_rules.portfolio.looking import Looking
from childlaw_rules.portfolio.outcomes import CaseData
from childlaw_rules.portfolio.sources import Given

#: So many cases go to a process at once, of no more than about so many bytes.
CHUNK: Final = 32
CHUNK_BYTES: Final = 4_000_000
#: So many chunks for each process are under way: one that it works on, and one that waits for it.
UNDER_WAY: Final = 2
_UNKNOWN: Final = "is not known to another process; put it into a module of its own, and not where a session is typed"
#: So many processes at most.
MOST_WORKERS: Final = 60


class WorkerLostError(ChildlawError):
    """A process ended before it gave its results. ``problems`` says of which cases."""


def workers_unlike(workers: object) -> list[Problem]:
    """What is wrong with the argument that says how many processes judge."""
    wanted = f"a whole number of processes from 1 to {MOST_WORKERS}"
    if isinstance(workers, bool) or not isinstance(workers, int):
        return [wrong_type("workers", workers, wanted)]
    return [] if 1 <= workers <= MOST_WORKERS else [Problem("workers", f"must be {wanted}")]


def judged_by_workers(
    cases: Iterator[Given], looking: Looking, task: Task[Any], workers: int
) -> Generator[tuple[Given, Outcome[Any]], None, None]:
    """Every case with what came of it, in order. Raises ``WorkerLostError``; closing the iterator ends the processes.

    Where reading the cases ends in an error, what was read before it comes first. Raises ``ArgumentError`` at once for
    work that cannot be sent.
    """
    return _judged(cases, _sendable(looking, task), workers)


def _judged(cases: Iterator[Given], job: bytes, workers: int) -> Generator[tuple[Given, Outcome[Any]], None, None]:
    start = multiprocessing.get_context("spawn")
    stop = start.Event()
    pool = ProcessPoolExecutor(workers, mp_context=start, initializer=_begin, initargs=(stop,))
    waiting: deque[tuple[list[Given], Future[bytes]]] = deque()
    chunks = _chunks(cases)
    broken: Exception | None = None
    more = True
    try:
        while more or waiting:
            while more and len(waiting) < workers * UNDER_WAY:
                try:
                    chunk = next(chunks, None)
                except Exception as error:
                    broken, chunk = error, None
                if chunk is None:
                    more = False
                else:
                    waiting.append((chunk, _submitted(pool, job, chunk)))
            if waiting:
                chunk, future = waiting[0]
                outcomes = _results(future, [chunk for chunk, _ in waiting])
                waiting.popleft()
                yield from zip(chunk, outcomes, strict=True)
        if broken is not None:
            raise broken
    finally:
        stop.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, job: bytes, chunk: list[Given]) -> Future[bytes]:
    try:
        return pool.submit(_judge, job, pickle.dumps([_portable(one) for one in chunk]))
    except BrokenProcessPool as error:
        # Told where the result is asked for, with the places of all that are under way.
        lost: Future[bytes] = Future()
        lost.set_exception(error)
        return lost


def _results(future: Future[bytes], under_way: list[list[Given]]) -> list[Outcome[Any]]:
    try:
        answers = future.result()
    except BrokenProcessPool:
        first, last = under_way[0][0].place, under_way[-1][-1].place
    else:
        read: list[Outcome[Any]] = pickle.loads(answers)
        return read
    message = (
        f"a process ended before it gave its results: it was killed, or its memory ran out, on a case from {first} to "
        f"{last}. Start again with fewer workers; a script calls this below if __name__ == '__main__':"
    )
    raise WorkerLostError([Problem("workers", message)])


def _chunks(cases: Iterator[Given]) -> Iterator[list[Given]]:
    """The cases in lists that are neither long nor large. What is broken is told after what was read before it."""
    chunk: list[Given] = []
    size = 0
    broken: Exception | None = None
    try:
        for one in cases:
            chunk.append(one)
            size += len(one.data) if isinstance(one.data, str | bytes) else 0
            if len(chunk) >= CHUNK or size >= CHUNK_BYTES:
                yield chunk
                chunk, size = [], 0
    except Exception as error:
        broken = error
    if chunk:
        yield chunk
    if broken is not None:
        raise broken


def _sendable(looking: Looking, task: Task[Any]) -> bytes:
    try:
        return pickle.dumps((looking, task))
    except Exception as error:
        kind = type(error).__name__
    message = "must be a function at the top of a module, or a partial of one, that can be sent to another process"
    raise ArgumentError([Problem("work", f"{message}: sending it ended in {kind}")])


def _portable(one: Given) -> CaseData | bytes | list[Problem]:
    """A case in a form that another process can read; in it a mapping is one again."""
    if one.problems:
        return list(one.problems)
    if isinstance(one.data, str | bytes):
        return one.data
    try:
        pickle.dumps(one.data)
    except Exception:
        pass
    else:
        return one.data
    try:
        # What cannot be sent, such as a view of a mapping, is read here.
        return read_case(one.data)  # type: ignore[arg-type]
    except ChildlawError as error:
        return list(error.problems)


# -- in the other process ---------------------------------------------------------------------------------------------

_stop: Any = None


def _begin(stop: Any) -> None:
    """Settles when this process ends. An interrupt from the terminal is for the one that started it."""
    global _stop  # noqa: PLW0603 - of this process alone
    _stop = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


@lru_cache(maxsize=1)
def _job(job: bytes) -> tuple[Looking, Task[Any]]:
    try:
        looking, task = pickle.loads(job)
    except (AttributeError, ImportError):
        looking = None
    if looking is None:
        raise ArgumentError([Problem("work", _UNKNOWN)])
    # Rules that cannot be read end all of it, and not one case after the other.
    looking.ruleset()
    return looking, task


def _judge(job: bytes, sent: bytes) -> bytes:
    """What came of each case of a chunk."""
    looking, task = _job(job)
    outcomes: list[Outcome[Any]] = []
    for data in pickle.loads(sent):
        if _stop.is_set():
            break
        outcomes.append(data if isinstance(data, list) else judged(data, looking, task))
    try:
        return pickle.dumps(outcomes)
    except Exception:
        return pickle.dumps([_sendable_outcome(outcome) for outcome in outcomes])


def _sendable_outcome(outcome: Outcome[Any]) -> Outcome[Any]:
    try:
        pickle.dumps(outcome)
    except Exception as error:
        kind = type(error).__name__
    else:
        return outcome
    return [Problem("", f"what the work gave cannot be sent between processes: that ended in {kind}")]
