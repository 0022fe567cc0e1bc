"""Edges: a case with an act, a stated end or the day looked at on one side of a last day, that can be moved in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from childlaw_rules.case import read_case
from childlaw_rules.errors import CaseError
from childlaw_rules.evaluate import evaluate
from childlaw_rules.finding import Finding
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.testing.asks import patterns, settling
from childlaw_rules.testing.drafts import Draft, all_moved, copied, day_of, with_ids
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
SAID_OF_ACT: Final = {
    "deadline": _DONE,
    "deadline counted backward": _DONE,
    "recurring": _DONE,
    "limit": _DONE,
    "precondition": _DONE_FIRST,
    "consent": _DONE_FIRST,
    "earliest day": _NOT_TOO_EARLY,
}
#: What it says where nothing was done and the file is looked at on that side of its day.
SAID_OF_SILENCE: Final = {
    "deadline": _LOOKED_AT,
    "deadline counted backward": _LOOKED_AT,
    "recurring": _LOOKED_AT,
    "limit": _LOOKED_AT,
    "count": _COUNTED,
}


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
            if key not in found and all(holds(edge, side) for side in SIDES):
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
        if all(holds(plain, side) for side in SIDES):
            return plain
    return edge


def _edges(rule: Rule, case: Draft) -> Iterator[Edge]:
    finding = _only(rule, case)
    if finding is None or finding.due is None or "/" in finding.due:
        return
    done = finding.fulfilled_by.event if finding.fulfilled_by else None
    if (done is not None and rule.kind in SAID_OF_ACT) or rule.kind == "earliest day":
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
    if rule.kind in SAID_OF_SILENCE:
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


def built(edge: Edge, side: str) -> Draft:
    """The case of an edge, with what is varied on a side of its day."""
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


def expected(edge: Edge, side: str) -> str:
    """The status that the rule gives on a side of its day."""
    if edge.varied == "stated":
        return _STATED[side]
    said = SAID_OF_ACT if edge.varied == "act" else SAID_OF_SILENCE
    return said[edge.rule.kind][side]


def holds(edge: Edge, side: str) -> bool:
    """Whether the rule says what is expected of it, with the same day."""
    found = _only(edge.rule, built(edge, side))
    return found is not None and found.status.value == expected(edge, side) and found.due == edge.due


def put(edge: Edge, wanted: date, *, by_start: bool) -> Edge | None:
    """The edge with its day, or the start of its clock, on or near a day; None where it does not hold there."""
    moved: Edge | None = edge
    for _ in range(3):
        # Months are of several lengths: the day is met at the second or third move.
        now = day_noted(moved, by_start) if moved is not None else None
        if moved is None or now is None or now == wanted:
            break
        moved = _moved(moved, (wanted - now).days)
    return moved if moved is not None and all(holds(moved, side) for side in SIDES) else None


def day_noted(edge: Edge, by_start: bool) -> date | None:
    """The last day of an edge, or the day on which its clock started."""
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
