"""``boundary_cases``: the day before the last day, the last day, the day after; of every rule that has one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.testing.drafts import Draft, day_of
from childlaw_rules.testing.edges import SAID_OF_ACT, SAID_OF_SILENCE, SIDES, Edge, built, edges_of, expected, put
from childlaw_rules.testing.notabledays import notable_days


@dataclass(frozen=True, slots=True)
class BoundaryCase:
    """A case at the edge of a duty, and what the rule says of it.

    ``case`` is a mapping in the case format with its ``as_of``. ``due`` is the last day (in hour rules the last
    instant), or for rules on the earliest day the first. ``varied`` says what lies ``side`` (``before``, ``on`` or
    ``after``) of it: the ``act`` that fulfils the duty, the day ``looked at`` while nothing was done, or the end that
    is ``stated`` where a rule limits how long something may last. ``expected`` is the status of the one finding of
    ``rule``.
    """

    rule: str
    version: str
    due: str
    varied: str
    side: str
    expected: str
    case: Draft


def boundary_cases(rule: str | None = None, due: date | str | None = None) -> st.SearchStrategy[BoundaryCase]:
    """Cases around the last day of a rule, or of any rule that has one.

    The act lies the day before, on, or the day after the last day, or the file is looked at on these days while
    nothing was done; in hour rules it is a minute. The day or the start of the clock is moved to month ends, leap days,
    the nights in which the clocks change, public holidays and the first and last days of a version.

    Guaranteed: under the shipped rules in their usual readings, the rule has one finding, with the status
    ``expected``. What other rules say is left open.

    ``due``: the day on which the last day is to lie.

    Raises ``ArgumentError`` for a rule that does not exist or knows no such day, and for a day on which it cannot lie.
    """
    rules = load_rules()
    if due is not None:
        return _on_the_day(rule, due)
    if rule is None:
        return _boundary_cases(tuple(one.id for one in rules.rules if one.kind in SAID_OF_ACT | SAID_OF_SILENCE))
    if not edges_of(rules.rule(rule).id):
        raise ArgumentError([Problem("rule", f"'{rule}' has no day around which its status changes")])
    return _boundary_cases((rule,))


def _on_the_day(rule: str | None, due: date | str) -> st.SearchStrategy[BoundaryCase]:
    """The cases of a rule whose last day lies on a day that is asked for."""
    day: date | None = None
    with suppress(TypeError, ValueError):
        day = due if isinstance(due, date) else date.fromisoformat(due)
    if day is None:
        # Raised outside of the handler: the error that led to it repeats what was written.
        raise ArgumentError([Problem("due", "must be a day, written as '2024-02-29'")])
    if rule is None:
        raise ArgumentError([Problem("rule", "say which rule is to be due on that day")])
    moved = [put(edge, day, by_start=False) for edge in edges_of(load_rules().rule(rule).id)]
    there = tuple(edge for edge in moved if edge is not None and day_of(edge.due) == day)
    if not there:
        raise ArgumentError([Problem("due", f"'{rule}' cannot be due on {day}")])
    return _sides_of(there)


@st.composite
def _boundary_cases(draw: st.DrawFn, rules: tuple[str, ...]) -> BoundaryCase:
    start = draw(st.integers(0, len(rules) - 1))
    # A rule without such a day gives way to the next.
    edges = next(edges for one in (*rules[start:], *rules[:start]) if (edges := edges_of(one)))
    return _sided(draw, _at_notable_day(draw, draw(st.sampled_from(edges))))


@st.composite
def _sides_of(draw: st.DrawFn, edges: tuple[Edge, ...]) -> BoundaryCase:
    return _sided(draw, draw(st.sampled_from(edges)))


def _sided(draw: st.DrawFn, edge: Edge) -> BoundaryCase:
    side = draw(st.sampled_from(SIDES))
    case = {**built(edge, side), "id": f"case-{draw(st.integers(1, 999))}"}
    version = str(edge.finding.version)
    return BoundaryCase(edge.rule.id, version, edge.due, edge.varied, side, expected(edge, side), case)


def _at_notable_day(draw: st.DrawFn, edge: Edge) -> Edge:
    """The edge with its day, or the start of its clock, on a notable day; or as it is where that does not hold."""
    version = next(version for version in edge.rule.versions if version.id == edge.finding.version)
    wanted = draw(st.sampled_from((None, *notable_days(version.first, version.last))))
    by_start = draw(st.booleans())
    return edge if wanted is None else put(edge, wanted, by_start=by_start) or edge
