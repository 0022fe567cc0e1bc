"""The evaluator: a case timeline in, findings out. It knows no law; the rules say what the duties are.

Where all that a rule needs of a case is plain, the plan of the set answers at once, and what it answers is told in
full only when somebody reads it. Everything else is judged in the possible worlds of the file (``judging``), which
have the last word: a quick answer is the one that they give.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final

from childlaw_rules.arguments import wrong_type
from childlaw_rules.case import Case, read_case
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.evaluation import Evaluation
from childlaw_rules.finding import Report, told_later
from childlaw_rules.rulebook import Ruleset, ruleset_unlike
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.standing import Standings
from childlaw_rules.when import Point, PointError, local_day
from childlaw_rules.when.text import FORMS

When = date | datetime | str | Point
#: What the moments that are looked at may be.
_EXACT: Final = "a day or an instant, for example 2024-08-01 or 2024-08-01T14:05"


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
    looked_at = timeline.as_of
    known: Point | None = None
    problems: list[Problem] = []
    if as_of is not None:
        looked_at = _point(as_of, "as_of", problems)
    if known_at is not None:
        known = _point(known_at, "known_at", problems)
    ruleset = _ruleset(rules, readings, problems)
    if problems:
        raise ArgumentError(problems)
    return Evaluation(timeline, _today() if looked_at is None else looked_at, known, ruleset)


def _ruleset(rules: Ruleset | None, readings: Mapping[str, str] | None, problems: list[Problem]) -> Ruleset:
    """The rules under the readings that are chosen; what is wrong with either is added to the problems."""
    if rules is not None and not isinstance(rules, Ruleset):
        problems += ruleset_unlike(rules)
    ruleset = rules if isinstance(rules, Ruleset) else load_rules()
    if readings is None:
        return ruleset
    try:
        return ruleset.choosing(readings)
    except ArgumentError as error:
        problems += error.problems
    return ruleset


@lru_cache(maxsize=512)
def _read(text: str) -> Point:
    return Point.parse(text)


def _point(value: When, name: str, problems: list[Problem]) -> Point | None:
    """The day or instant that is given; what is wrong with it is added to the problems."""
    if not isinstance(value, date | str | Point):
        problems.append(wrong_type(name, value, _EXACT))
        return None
    try:
        point = _read(value) if isinstance(value, str) else Point.parse(value)
    except PointError as error:
        # Of the forms that a point in time may have, an exact one is wanted.
        problems.append(Problem(name, f"{str(error).removesuffix(f'; {FORMS}')}; it must be {_EXACT}"))
        return None
    if not point.exact:
        problems.append(Problem(name, f"must be {_EXACT}"))
    return point


def _today() -> Point:
    """The documented default of ``as_of``: today in Copenhagen. The only clock in the library."""
    return Point.parse(local_day(datetime.now(UTC)))
