"""The evaluator: a case timeline in, findings out. It knows no law; the rules say what the duties are.

Where all that a rule needs of a case is plain, the plan of the set answers at once, and what it answers is told in
full only when somebody reads it. Everything else is judged in the possible worlds of the file (``judging``), which
have the last word: a quick answer is the one that they give.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from childlaw_rules.case import Case, read_case
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.evaluation import Evaluation
from childlaw_rules.finding import Report, told_later
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.standing import Standings
from childlaw_rules.when import Point, PointError, local_day

When = date | datetime | str | Point


def evaluate(
    case: Case | Mapping[str, Any] | str | bytes,
    *,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | None = None,
    readings: Mapping[str, str] | None = None,
) -> Report:
    """How every duty of a set of rules stands in a case.

    ``as_of`` is the day (or instant) the world is looked at: events after it are ignored. The argument wins over
    the case's own; with neither, it is today in Copenhagen. ``known_at`` is the moment the file is looked at:
    events recorded after it are ignored. ``rules`` are by default those that come with the library.
    ``readings`` chooses other answers to what the law leaves open, by the id of the reading or
    ``rule-id/reading-id``.

    The same input gives the same report, whatever the order of the events. Raises ``CaseError`` for a case and
    ``ArgumentError`` for an argument that cannot be used, each with everything that is wrong.
    """
    evaluation = evaluation_of(case, as_of, known_at, rules, readings)
    evaluation.answer()
    return told_later(
        Report,
        evaluation,
        format="childlaw-report/1",
        case=evaluation.case.id,
        as_of=str(evaluation.as_of),
        known_at=None if evaluation.known_at is None else str(evaluation.known_at),
        ruleset=evaluation.plan.stamp,
    )


def statuses(
    case: Case | Mapping[str, Any] | str | bytes,
    *,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | None = None,
    readings: Mapping[str, str] | None = None,
) -> Standings:
    """How every duty stands, without the derivation: for lists, counts and monitors over many cases.

    It gives the statuses that ``evaluate`` gives, in the same order, takes the same arguments and raises the same
    errors.
    """
    return Standings(evaluation_of(case, as_of, known_at, rules, readings).answer())


def evaluation_of(
    case: Case | Mapping[str, Any] | str | bytes,
    as_of: When | None,
    known_at: When | None,
    rules: Ruleset | None,
    readings: Mapping[str, str] | None,
) -> Evaluation:
    timeline = case if isinstance(case, Case) else read_case(case)
    looked_at = _as_of(as_of, timeline)
    known = None if known_at is None else _point(known_at, "known_at")
    ruleset = load_rules() if rules is None else rules
    if readings:
        ruleset = ruleset.choosing(readings)
    return Evaluation(timeline, looked_at, known, ruleset)


def _as_of(argument: When | None, case: Case) -> Point:
    if argument is not None:
        return _point(argument, "as_of")
    if case.as_of is not None:
        return case.as_of
    return _today()


@lru_cache(maxsize=512)
def _read(text: str) -> Point:
    return Point.parse(text)


def _point(value: When, name: str) -> Point:
    try:
        point = _read(value) if isinstance(value, str) else Point.parse(value)
    except PointError as error:
        raise ArgumentError([Problem(name, str(error))]) from None
    if not point.exact:
        raise ArgumentError([Problem(name, "must be a day or an instant, for example 2024-08-01")])
    return point


def _today() -> Point:
    """The documented default of ``as_of``: today in Copenhagen. The only clock in the library."""
    return Point.parse(local_day(datetime.now(UTC)))
