"""Many cases as a stream: judged one after the other or by several processes, told in the order they came in."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from typing import TypeVar

from childlaw_rules.arguments import refuse, wrong_type
from childlaw_rules.case import Case
from childlaw_rules.evaluate import When
from childlaw_rules.finding import Report
from childlaw_rules.portfolio.carriedrules import CarriedRules
from childlaw_rules.portfolio.judgingone import Outcome, Task, Work, judged, with_report
from childlaw_rules.portfolio.looking import Looking, looking
from childlaw_rules.portfolio.outcomes import Done, Evaluated, Refused
from childlaw_rules.portfolio.sources import Cases, Given, given
from childlaw_rules.portfolio.wanted import rules_unlike
from childlaw_rules.portfolio.workers import judged_by_workers, workers_unlike
from childlaw_rules.rulebook import Ruleset

T = TypeVar("T")


def evaluate_many(
    cases: Cases,
    *,
    workers: int = 1,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | CarriedRules | None = None,
    readings: Mapping[str, str] | None = None,
) -> Iterator[Evaluated | Refused]:
    """What ``evaluate`` says of each of many cases, in the order in which they come.

    ``cases`` gives cases one by one: JSON texts (so also the lines of an open file), mappings, ``Case`` objects, or
    paths. A path is a ``pathlib.Path``: of a file that ends in ``.jsonl`` or ``.ndjson`` each line is a case, any other
    file is one case, and of a folder all files that end in ``.json`` or so are read, in order of their names. What
    cannot be used is told as ``Refused`` in its place, and the others go on.

    With ``workers`` above 1 so many processes judge. Only a few chunks of cases are under way at a time, so memory does
    not grow with the number of cases, and a generator is read little further than the results are taken. Closing the
    iterator ends the processes. Where only a little of each report is wanted, ``each_case`` sends less between them.

    The other arguments are those of ``evaluate``; the default of ``as_of`` is the same day for all cases. For several
    workers, ``rules`` that do not come with the library are given as ``carried_rules(rules, folder)``.

    Raises ``ArgumentError`` at once for an argument that cannot be used, and ``WorkerLostError`` where a process is
    killed.
    """
    refuse(workers_unlike(workers), rules_unlike(rules))
    asked = looking(as_of, known_at, rules, readings, sent=workers > 1)
    return _evaluated(given(cases), asked, workers)


def each_case(
    cases: Cases,
    work: Work[T],
    *,
    workers: int = 1,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | CarriedRules | None = None,
    readings: Mapping[str, str] | None = None,
) -> Iterator[Done[T] | Refused]:
    """What ``work(case, report)`` gives for each of many cases, in the order in which they come.

    The work is done where the case is judged: with several ``workers`` it is a function at the top of a module, or a
    ``functools.partial`` of one, and only what it gives goes from one process to the other. A case on which it raises
    an error is ``Refused``, and the others go on. All else is as in ``evaluate_many``.
    """
    refuse(
        workers_unlike(workers),
        rules_unlike(rules),
        [] if callable(work) else [wrong_type("work", work, "a function of a case and its report")],
    )
    asked = looking(as_of, known_at, rules, readings, sent=workers > 1)
    return done(outcomes_of(given(cases), asked, partial(with_report, work), workers))


def _evaluated(cases: Iterator[Given], asked: Looking, workers: int) -> Iterator[Evaluated | Refused]:
    outcomes = outcomes_of(cases, asked, _as_it_is if workers == 1 else _as_text, workers)
    with closing(outcomes):
        for one, outcome in outcomes:
            if isinstance(outcome, list):
                yield Refused(one.position, one.place, tuple(outcome))
            else:
                id_, (case, said) = outcome
                yield Evaluated(one.position, one.place, id_, one.data if case is None else case, said)


def outcomes_of(
    cases: Iterator[Given], asked: Looking, task: Task[T], workers: int
) -> Generator[tuple[Given, Outcome[T]], None, None]:
    """Every case with what came of it, in order; closing it ends the processes."""
    return judged_by_workers(cases, asked, task, workers) if workers > 1 else _here(cases, asked, task)


def done(outcomes: Generator[tuple[Given, Outcome[T]], None, None]) -> Iterator[Done[T] | Refused]:
    """What came of every case, in the words that a caller knows."""
    with closing(outcomes):
        for one, outcome in outcomes:
            if isinstance(outcome, list):
                yield Refused(one.position, one.place, tuple(outcome))
            else:
                yield Done(one.position, one.place, *outcome)


def _here(cases: Iterable[Given], asked: Looking, task: Task[T]) -> Generator[tuple[Given, Outcome[T]], None, None]:
    for one in cases:
        yield one, list(one.problems) if one.problems else judged(one.data, asked, task)


def _as_it_is(case: Case, looking: Looking) -> tuple[Case | None, Report | str]:
    return case, looking.report(case)


def _as_text(case: Case, looking: Looking) -> tuple[Case | None, Report | str]:
    return None, looking.report(case).model_dump_json()
