"""GoRules' zen-engine: expressions find the facts of each rule, a decision table gives the status. All ten can be said.

One decision of three expression nodes and a table for each rule, evaluated case by case. Days are numbers from 1970,
times seconds; the peer has no calendar of working days, so that of 2011 to 2028 stands in the decision as numbers.
"""

from __future__ import annotations

import itertools
import json
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import zen

from tests.benchmarks.digest import RULES, Found
from tests.benchmarks.peers.calendar import FIRST, LAST, working_days

NAME = "zen-engine (JDM)"
FILE = "workload"
__all__ = ["FILE", "NAME", "RULES", "emit", "evaluate", "parse", "setup", "versions"]

_EPOCH = date(1970, 1, 1).toordinal()
_DAY = 86_400
#: What the lists of events are called in a case.
_LISTS = {
    "notification_received": "received",
    "notification_assessed": "assessed",
    "notification_confirmed": "confirmed",
    "need_known": "needs",
    "investigation_started": "started",
    "investigation_finished": "finished",
    "preliminary_assessment": "preliminary",
    "action_plan_made": "plans",
    "action_plan_revised": "plans",
    "child_conversation_held": "talks",
    "child_conversation_waived": "waivers",
    "consent_given": "consents",
    "decision_made": "decisions",
    "measure_started": "measures",
    "measure_ended": "ends",
    "follow_up_held": "followups",
    "supervision_visit": "visits",
}
Context = dict[str, Any]


class State(NamedTuple):
    decision: Any
    today: int


def versions() -> str:
    return f"zen-engine {version('zen-engine')}"


def _months(day: str, months: str | int) -> str:
    return f"d(({day}) * 86400000).add({months}, 'month').timestamp() / 86400000"


def _last(name: str, condition: str) -> str:
    """The day of the last event of a list that meets a condition on ``x``, where the list begins with all that do."""
    return f"(some({name} as x, {condition}) ? {name}[count({name} as x, {condition}) - 1].n : null)"


def _seen() -> dict[str, str]:
    """What had happened by the day looked at."""
    found = {name: f"filter({name}, #.n <= today)" for name in dict.fromkeys(_LISTS.values())}
    return {**found, "days": "filter(days, # <= today)", "waivers": "filter(waivers, #.n <= today and #.reason != '')"}


def _prepared() -> dict[str, str]:
    """What several rules, or several steps of one, need."""
    held = (
        "filter(followups as f, f.ref == m.ref and f.n >= m.n and f.n <= {until} "
        "and not some(followups as g, g.ref == f.ref and g.n == f.n and g.t < f.t))"
    )
    end = "filter(ends as x, x.ref == m.ref)[0].n"
    return {
        "spans": f"map(measures as m, {{ref: m.ref, s: m.n, kind: m.measure, e: {end}, until: {end} ?? today, "
        f"held: {held.format(until=f'({end} ?? today)')}}})",
        "dates": "map(days as g, {g: g, due: " + _months("g", 6) + ", next: days[count(days as h, h <= g)]})",
        "starts": "map(started as s, {ref: s.ref, t: s.t, number: count(started as x, x.ref == s.ref and x.t <= s.t)})",
    }


def _facts() -> dict[str, str]:
    """For each rule a row for each finding: its instance, its due day and what the status turns on."""
    working = set(working_days())
    off = [
        day.toordinal() - _EPOCH
        for day in (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days))
        if day.weekday() < 5 and day not in working
    ]
    sixth = f"filter([1..16] as i, (n.n + i + 3) % 7 < 5 and not ((n.n + i) in {off}))[5]"
    due7 = f"(f.number == 1 ? {_months('m.s', 3)} : {_months('m.held[f.number - 2].n', 6)})"
    open7 = f"(len(m.held) == 0 ? {_months('m.s', 3)} : {_months('m.held[len(m.held) - 1].n', 6)})"
    since = "x.ref == k.ref and x.n >= k.n"
    return {
        "r1": "map(received as n, {instance: n.ref, due: n.t + 86400, "
        "found: filter(assessed as a, a.ref == n.ref)[0].t})",
        "r2": f"map(received as n, {{instance: n.ref, due: n.n + {sixth}, "
        "found: filter(confirmed as a, a.ref == n.ref)[0].n})",
        "r3": f"map(needs as k, {{instance: k.ref, due: {_months('k.n', 4)}, f: filter(finished as x, {since})[0].n, "
        f"p: filter(preliminary as x, {since})[0].n}})",
        "r4": "map(decisions as d, {instance: d.ref, due: d.n, before: "
        + _last("plans", "x.n <= d.n")
        + ", earliest: plans[0].n})",
        "r5": "flatMap(decisions as d, map((fifteen <= d.n ? flatMap([holders, ['child']], #) : holders) as who, "
        "{instance: d.ref + ':' + who, due: d.n, "
        "found: filter(consents as c, c.ref == d.ref and c.by == who)[0].n}))",
        "r6": f"map(decisions as d, {{instance: d.ref, due: d.n, first: {_months('d.n', -6)}, held: "
        + _last("talks", "x.n <= d.n")
        + ", waived: "
        + _last("waivers", "x.n <= d.n")
        + "})",
        "r7": "flatMap(spans as m, flatMap([map("
        "map(m.held as f, {n: f.n, number: count(m.held as g, g.n <= f.n)}) as f, "
        f"{{instance: `${{m.ref}}#${{f.number}}`, due: {due7}, found: f.n}}), "
        f"m.e == null or m.e > {open7} ? "
        f"[{{instance: `${{m.ref}}#${{len(m.held) + 1}}`, due: {open7}, found: null}}] : []], #))",
        "gaps": "flatMap(spans as m, map(filter(dates as x, x.g >= m.s and x.g <= m.until and "
        "((x.next != null and x.next <= m.until) ? x.due < x.next : (m.e == null and x.due < today))) as x, "
        "{ref: m.ref, g: x.g, due: x.due, found: x.next}))",
        "r9": f"flatMap(filter(spans, #.kind == 'placement') as m, map(filter([0..15] as k, {_months('m.s', '12 * k')} "
        f"<= m.until) as k, {{instance: `${{m.ref}}/${{k + 1}}`, due: {_months('m.s', '12 * k + 12')} - 1, e: m.e, "
        f"until: m.until, second: filter(visits as v, v.ref == m.ref and v.n >= {_months('m.s', '12 * k')} "
        f"and v.n < {_months('m.s', '12 * k + 12')} and v.n <= m.until)[1].n}}))",
        "r10": "map(filter(starts, #.number > 1) as s, {instance: `${s.ref}#${s.number}`, due: null, "
        "found: filter(finished as f, f.ref == s.ref and f.t <= s.t "
        "and f.t >= filter(starts as x, x.ref == s.ref)[s.number - 2].t)[0].n})",
    }


def _after() -> dict[str, str]:
    """The eighth rule needs to know which measures have no gap."""
    none = "filter(spans as m, not some(gaps as g, g.ref == m.ref))"
    return {
        "r8": "flatMap([map(gaps as g, {ref: g.ref, g: g.g, due: g.due, found: g.found, gap: true}), "
        f"map({none} as m, {{ref: m.ref, g: null, due: null, found: null, gap: false}})], #)",
    }


_TESTED = [
    ("found != null and found <= due", "'met'", "found"),
    ("found != null", "'late'", "found"),
    ("due < $nodes.facts.{now}", "'overdue'", "null"),
    ("", "'pending'", "null"),
]
_BY_THE_DAY = [(when.replace("{now}", "today"), status, done) for when, status, done in _TESTED]
#: For each rule the rows of its table, of which the first that holds decides: condition, status, fulfilled.
_TABLES = {
    "r1": [(when.replace("{now}", "now"), status, done) for when, status, done in _TESTED],
    "r2": _BY_THE_DAY,
    "r3": [
        ("f != null and f <= due", "'met'", "f"),
        ("p != null and p <= due", "'met_preliminary'", "p"),
        ("f != null", "'late'", "f"),
        ("due < $nodes.facts.today", "'overdue'", "null"),
        ("", "'pending'", "null"),
    ],
    "r4": [
        ("before != null", "'met'", "before"),
        ("earliest != null", "'late'", "earliest"),
        ("", "'missing'", "null"),
    ],
    "r5": [
        ("found != null and found <= due", "'met'", "found"),
        ("found != null", "'late'", "found"),
        ("", "'missing'", "null"),
    ],
    "r6": [
        ("held != null and held >= first", "'met'", "held"),
        ("waived != null and waived >= first", "'waived'", "waived"),
        ("", "'missing'", "null"),
    ],
    "r7": _BY_THE_DAY,
    "r8": [("not gap", "'ok'", "null"), ("found != null", "'gap'", "found"), ("", "'open_gap'", "null")],
    "r9": [
        ("second != null", "'met'", "second"),
        ("due < until", "'missing'", "null"),
        ("e == null", "'pending'", "null"),
        ("", "null", "null"),
    ],
    "r10": [("found != null", "'ok'", "found"), ("", "'duplicate'", "null")],
}


def _expressions(name: str, keys: dict[str, str]) -> dict[str, Any]:
    rows = [{"id": key, "key": key, "value": value} for key, value in keys.items()]
    content = {"expressions": rows, "passThrough": True}
    return {"id": name, "name": name, "type": "expressionNode", "content": content}


def _table(rule: str, rows: list[tuple[str, str, str]]) -> dict[str, Any]:
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": "when", "name": "when"}],
        "outputs": [
            {"id": "status", "name": "status", "field": "status"},
            {"id": "done", "name": "done", "field": "done"},
        ],
        "rules": [
            {"_id": str(number), "when": when, "status": status, "done": done}
            for number, (when, status, done) in enumerate(rows)
        ],
        "passThrough": True,
        "executionMode": "loop",
        "inputField": rule,
        "outputPath": rule,
    }
    return {"id": rule, "name": rule, "type": "decisionTableNode", "content": content}


def decision() -> dict[str, Any]:
    """The decision model: seen, prepared, facts, then the table of each rule; their results merged at the end."""
    chain = [
        {"id": "in", "name": "in", "type": "inputNode"},
        _expressions("seen", _seen()),
        _expressions("prepared", _prepared()),
        _expressions("facts", _facts()),
        _expressions("after", _after()),
        *[_table(rule, rows) for rule, rows in _TABLES.items()],
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": f"e{number}", "type": "edge", "sourceId": one["id"], "targetId": two["id"]}
        for number, (one, two) in enumerate(itertools.pairwise(chain))
    ]
    return {"nodes": chain, "edges": edges}


def setup(as_of: str) -> State:
    return State(
        zen.ZenEngine().create_decision(json.dumps(decision())), date.fromisoformat(as_of).toordinal() - _EPOCH
    )


def parse(state: State, path: Path) -> list[tuple[str, Context]]:
    found = []
    number = cache(lambda text: date.fromisoformat(text).toordinal() - _EPOCH)
    with path.open("rb") as file:
        for line in file:
            row = json.loads(line)
            born = date.fromisoformat(row["birth"])
            fifteen = (
                date(born.year + 15, born.month, min(born.day, 28 if born.month == 2 else 31)).toordinal() - _EPOCH
            )
            lists: Context = {name: [] for name in _LISTS.values()}
            days = {}
            for event in row["events"]:
                at = event.pop("at")
                day = event["n"] = number(at[:10])
                days[day] = None
                event["t"] = day * _DAY + int(at[11:13]) * 3600 + int(at[14:16]) * 60 + int(at[17:19])
                name = _LISTS.get(event.pop("type"))
                if name is not None:
                    lists[name].append(event)
            context = {**lists, "holders": row["holders"], "fifteen": fifteen, "days": list(days)}
            found.append((row["id"], context))
    return found


def evaluate(state: State, portfolio: list[tuple[str, Context]]) -> list[tuple[str, Context]]:
    now = {"today": state.today, "now": (state.today + 1) * _DAY}
    return [(id_, state.decision.evaluate({**context, **now})["result"]) for id_, context in portfolio]


def emit(state: State, portfolio: list[tuple[str, Context]], result: list[tuple[str, Context]]) -> list[Found]:
    @cache
    def iso(day: float) -> str:
        return date.fromordinal(int(day) + _EPOCH).isoformat()

    def moment(seconds: float) -> str:
        day, rest = divmod(int(seconds), _DAY)
        return f"{iso(day)}T{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"

    found: list[Found] = []
    for id_, said in result:
        for rule in RULES:
            text = moment if rule == "R1" else iso
            for row in said[rule.lower()]:
                if row.get("status") is None:
                    continue
                due, done = row.get("due"), row.get("done")
                instance = row.get("instance")
                if instance is None:
                    instance = row["ref"] if row.get("g") is None else f"{row['ref']}@{iso(row['g'])}"
                texts = [None if value is None else text(value) for value in (due, done)]
                found.append((id_, rule, instance, row["status"], texts[0], texts[1]))
    return found
