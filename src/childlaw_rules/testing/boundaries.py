"""``boundary_cases``: the day before the last day, the last day, the day after; for every rule that has such a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from hypothesis import strategies as st

from childlaw_rules.case import read_case
from childlaw_rules.errors import ArgumentError, CaseError, Problem
from childlaw_rules.evaluate import evaluate
from childlaw_rules.finding import Finding
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.testing.asks import patterns, settling
from childlaw_rules.testing.drafts import Draft, all_moved, copied, day_of, with_ids
from childlaw_rules.testing.notabledays import notable_days
from childlaw_rules.testing.plans import shipped_plans
from childlaw_rules.testing.seeds import seeds

#: How far from the last day, or the last minute, a case lies.
SIDES: Final = ("on", "before", "after")
_DONE: Final = {"on": "met", "before": "met", "after": "met_late"}
_DONE_FIRST: Final = {"on": "met", "before": "met", "after": "missing"}
_NOT_TOO_EARLY: Final = {"on": "met", "before": "missing", "after": "met"}
_STATED: Final = {"on": "met", "before": "met", "after": "missing"}
_LOOKED_AT: Final = {"on": "pending", "before": "pending", "after": "overdue"}
_COUNTED: Final = {"on": "pending", "before": "pending", "after": "missing"}
#: What a rule of a kind says where the act is done on that side of its day; its day is the last, or the first.
_SAID_OF_ACT: Final = {
    "deadline": _DONE,
    "deadline counted backward": _DONE,
    "recurring": _DONE,
    "limit": _DONE,
    "precondition": _DONE_FIRST,
    "consent": _DONE_FIRST,
    "earliest day": _NOT_TOO_EARLY,
}
#: What it says where nothing was done and the file is looked at on that side of its day.
_SAID_OF_SILENCE: Final = {
    "deadline": _LOOKED_AT,
    "deadline counted backward": _LOOKED_AT,
    "recurring": _LOOKED_AT,
    "limit": _LOOKED_AT,
    "count": _COUNTED,
}


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
        return _boundary_cases(tuple(one.id for one in rules.rules if one.kind in _SAID_OF_ACT | _SAID_OF_SILENCE))
    if not edges_of(rules.rule(rule).id):
        raise ArgumentError([Problem("rule", f"'{rule}' has no day around which its status changes")])
    return _boundary_cases((rule,))


def _on_the_day(rule: str | None, due: date | str) -> st.SearchStrategy[BoundaryCase]:
    """The cases of a rule whose last day lies on a day that is asked for."""
    try:
        day = due if isinstance(due, date) else date.fromisoformat(due)
    except (TypeError, ValueError):
        raise ArgumentError([Problem("due", "must be a day, written as '2024-02-29'")]) from None
    if rule is None:
        raise ArgumentError([Problem("rule", "say which rule is to be due on that day")])
    moved = [_put(edge, day, by_start=False) for edge in edges_of(load_rules().rule(rule).id)]
    there = tuple(edge for edge in moved if edge is not None and day_of(edge.due) == day)
    if not there:
        raise ArgumentError([Problem("due", f"'{rule}' cannot be due on {day}")])
    return _sides_of(there)


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """A case with an act on the one side of a day, or without it, that can be moved in time."""

    rule: Rule
    case: Draft
    finding: Finding
    varied: str

    @property
    def due(self) -> str:
        """The day, or instant, as the rule says it."""
        return str(self.finding.due)


@lru_cache(maxsize=512)
def edges_of(rule: str) -> tuple[Edge, ...]:
    """The edges of a rule that its plans or examples show: of each version one for the act and one for silence."""
    known = load_rules().rule(rule)
    found: dict[tuple[str | None, str], Edge] = {}
    for case in (*_planned(rule), *(seed.case for seed in seeds(known, load_rules()))):
        for edge in _edges(known, with_ids(case)):
            key = (edge.finding.version, edge.varied)
            if key not in found and all(_holds(edge, side) for side in SIDES):
                found[key] = _plain(edge)
    return tuple(found.values())


def _planned(rule: str) -> list[Draft]:
    """The plans of a rule; the newest law and the shortest first."""
    plans = [plan for sort in ("violating", "compliant") for plan in shipped_plans(sort) if plan.rule == rule]
    plans.sort(key=lambda plan: (plan.act != "BL", len(plan.case["events"])))
    return [plan.case for plan in plans]


def _plain(edge: Edge) -> Edge:
    """The edge without what its case says of the coverage of types that do not bear on the rule."""
    version = next(version for version in edge.rule.versions if version.id == edge.finding.version)
    types = {pattern.event for pattern in (*settling(version), *(one for _, one in patterns(version)))}
    coverage = edge.case.get("coverage", {})
    for kept in ((), types):
        case = {key: value for key, value in edge.case.items() if key != "coverage"}
        if some := {name: value for name, value in coverage.items() if name in kept}:
            case["coverage"] = some
        plain = Edge(edge.rule, case, edge.finding, edge.varied)
        if all(_holds(plain, side) for side in SIDES):
            return plain
    return edge


def _edges(rule: Rule, case: Draft) -> Iterator[Edge]:
    finding = _only(rule, case)
    if finding is None or finding.due is None or "/" in finding.due:
        return
    done = finding.fulfilled_by.event if finding.fulfilled_by else None
    if (done is not None and rule.kind in _SAID_OF_ACT) or rule.kind == "earliest day":
        yield Edge(rule, case, finding, "act")
    stated = _field_stating(rule, finding)
    if stated is not None and finding.trigger is not None:
        told = copied(case)
        for event in told["events"]:
            if event["id"] == finding.trigger.event:
                event[stated] = _end_stated(stated, event, finding.due)
        again = _only(rule, told)
        if again is not None and again.due == finding.due:
            yield Edge(rule, told, again, "stated")
    if rule.kind in _SAID_OF_SILENCE:
        silent = copied(case)
        silent["events"] = [event for event in silent["events"] if event["id"] != done]
        silent["as_of"] = _shifted(str(finding.due), 1)[:10] if _hourly(finding.due) else _shifted(finding.due, 1)
        again = _only(rule, silent)
        if again is not None and again.due == finding.due:
            yield Edge(rule, silent, again, "looked at")


def _field_stating(rule: Rule, finding: Finding) -> str | None:
    """The field in which the beginning states its end, where a rule limits that."""
    duty = next(version for version in rule.versions if version.id == finding.version).duty
    return getattr(duty, "stated_in", None) if rule.kind == "limit" and not getattr(duty, "ends_with", ()) else None


def _end_stated(field: str, event: dict[str, Any], end: str) -> Any:
    """An end as a field states it: a day, or the days of a period."""
    return {"from": event["at"][:10], "until": end} if field == "transition_period" else end


def _only(rule: Rule, case: Draft) -> Finding | None:
    """The one finding of a rule in a case; None where there is none, or several."""
    rules = load_rules()
    try:
        report = evaluate(read_case(case), rules=Ruleset((rule,), rules.digest, rules.version, tables=rules.tables))
    except CaseError:
        return None
    return report.findings[0] if len(report.findings) == 1 else None


def _hourly(due: str) -> bool:
    return "T" in due


def _shifted(due: str, steps: int) -> str:
    """A last day so many days later, or a last instant so many minutes."""
    if _hourly(due):
        return (datetime.fromisoformat(due) + timedelta(minutes=steps)).isoformat()
    return str(date.fromisoformat(due) + timedelta(days=steps))


def _built(edge: Edge, side: str) -> Draft:
    """The case of an edge, on a side of its day."""
    at = _shifted(edge.due, {"before": -1, "on": 0, "after": 1}[side])
    case = copied(edge.case)
    if edge.varied == "looked at":
        case["as_of"] = at
        return case
    if edge.varied == "stated":
        field, trigger = _field_stating(edge.rule, edge.finding), edge.finding.trigger
        assert field is not None
        assert trigger is not None
        for event in case["events"]:
            if event["id"] == trigger.event:
                event[field] = _end_stated(field, event, at)
        return case
    moved = edge.finding.trigger if edge.rule.kind == "earliest day" else edge.finding.fulfilled_by
    assert moved is not None
    for event in case["events"]:
        if event["id"] == moved.event:
            event["at"] = at
    late = day_of(_shifted(edge.due, 1)) or date.max
    as_of = day_of(case["as_of"])
    if as_of is None or as_of <= late:
        case["as_of"] = str(late + timedelta(days=1))
    return case


def _expected(edge: Edge, side: str) -> str:
    if edge.varied == "stated":
        return _STATED[side]
    said = _SAID_OF_ACT if edge.varied == "act" else _SAID_OF_SILENCE
    return said[edge.rule.kind][side]


def _holds(edge: Edge, side: str) -> bool:
    found = _only(edge.rule, _built(edge, side))
    return found is not None and found.status.value == _expected(edge, side) and found.due == edge.due


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
    case = {**_built(edge, side), "id": f"case-{draw(st.integers(1, 999))}"}
    version = str(edge.finding.version)
    return BoundaryCase(edge.rule.id, version, edge.due, edge.varied, side, _expected(edge, side), case)


def _at_notable_day(draw: st.DrawFn, edge: Edge) -> Edge:
    """The edge with its day, or the start of its clock, on a notable day; or as it is where that does not hold."""
    version = next(version for version in edge.rule.versions if version.id == edge.finding.version)
    wanted = draw(st.sampled_from((None, *notable_days(version.first, version.last))))
    by_start = draw(st.booleans())
    return edge if wanted is None else _put(edge, wanted, by_start=by_start) or edge


def _put(edge: Edge, wanted: date, *, by_start: bool) -> Edge | None:
    """The edge with its day, or the start of its clock, on or near a day; None where it does not hold there."""
    moved: Edge | None = edge
    for _ in range(3):
        # Months are of several lengths: the day is met at the second or third move.
        now = _noted_day(moved, by_start) if moved is not None else None
        if moved is None or now is None or now == wanted:
            break
        moved = _moved(moved, (wanted - now).days)
    return moved if moved is not None and all(_holds(moved, side) for side in SIDES) else None


def _noted_day(edge: Edge, by_start: bool) -> date | None:
    trigger = edge.finding.trigger
    return day_of(trigger.at if trigger is not None else None) if by_start else day_of(edge.due)


def _moved(edge: Edge, days: int) -> Edge | None:
    try:
        case = all_moved(edge.case, days)
    except OverflowError:
        return None
    found = _only(edge.rule, case)
    if found is None or found.due is None or "/" in found.due or found.version != edge.finding.version:
        return None
    return Edge(edge.rule, case, found, edge.varied)
