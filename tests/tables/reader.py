"""A reader who wants to know what is masked: all that the tables show, what must add up, and a solver.

Nothing here is taken from the code that masks. What adds up is read off the tables themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Any

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp

from childlaw_rules.tables.models import ColumnKind, Portfolio

Equation = tuple[Hashable, tuple[Hashable, ...]]
Name = tuple[str, ...]


def ends(
    values: dict[Hashable, int], masked: frozenset[Hashable], equations: list[Equation]
) -> Iterator[tuple[Hashable, int, int]]:
    """For each masked number the least and the greatest whole number that fits all that is shown."""
    unknown = {key: place for place, key in enumerate(sorted(masked, key=repr))}
    rows, sums = [], []
    for total, parts in equations:
        row = [0] * len(unknown)
        right = 0
        for key, sign in ((total, 1), *((part, -1) for part in parts)):
            if key in unknown:
                row[unknown[key]] += sign
            else:
                right -= sign * values[key]
        if any(row):
            rows.append(row)
            sums.append(right)
    most = 10 * sum(values.values()) + 10
    where: dict[str, Any] = {"integrality": [1] * len(unknown), "bounds": Bounds(1, most)}
    if rows:
        where["constraints"] = LinearConstraint(numpy.array(rows), sums, sums)
    for key, place in unknown.items():
        found = []
        for sign in (1, -1):
            aim = [0] * len(unknown)
            aim[place] = sign
            solved = milp(aim, **where)
            assert solved.success, solved.message
            found.append(round(solved.x[place]))
        yield key, found[0], found[1]


ANSWERS = ("relevant", "met", "partly", "not_met", "not_shown")
GROUPED = ("by-category", "by-measure", "by-place", "by-year", "over-time-quarter", "over-time-month")


def read(portfolio: Portfolio) -> dict[Name, int | None]:
    """Every count that the tables show, by table, row and column; None where it is masked."""
    shown: dict[Name, int | None] = {}
    for table in portfolio.tables:
        words = [n for n, column in enumerate(table.columns) if column.kind in (ColumnKind.TEXT, ColumnKind.MONTH)]
        for row in table.rows:
            name = tuple(row.cells[n].code or "" for n in words)
            for column, cell in zip(table.columns, row.cells, strict=True):
                if column.kind is ColumnKind.COUNT and not cell.empty:
                    shown[table.id, *name, column.id] = None if cell.masked else int(cell.number or 0)
    return shown


def known_to_a_reader(true: dict[Name, int]) -> list[Equation]:
    """What a reader of the tables may know to add up, where it does."""
    rows: dict[str, list[Name]] = defaultdict(list)
    for table, *name, _ in true:
        if tuple(name) not in rows[table]:
            rows[table].append(tuple(name))
    said = [*_answers(rows, true), *_responses(rows, true), *_spreads(rows, true), *_placements(rows)]
    known = [(total, [part for part in parts if part in true]) for total, parts in said if total in true]
    return [(total, tuple(parts)) for total, parts in known if parts and true[total] == sum(true[p] for p in parts)]


Said = tuple[Name, list[Name]]


def _answers(rows: dict[str, list[Name]], true: dict[Name, int]) -> Iterator[Said]:
    """Rows of answers, groups that come to all, and reasons."""
    for table in ("answers", "notifications", "moves-decided", *GROUPED):
        for name in rows[table]:
            yield (table, *name, "relevant"), [(table, *name, one) for one in ANSWERS[1:]]
    for id_, second in rows["answers"]:
        of_which = [("answers", f"{id_}/{part}", second, "met") for part in ("without-investigation-or-plan",)]
        for count in ANSWERS:
            whole = ("answers", id_, second, count)
            for table in GROUPED:
                # That each answer rests on one duty may be known as well.
                yield whole, [(table, *name, count) for name in rows[table] if id_ in name]
            yield (
                ("by-category", second, count),
                [("answers", *name, count) for name in rows["answers"] if name[1] == second],
            )
        yield ("answers", id_, second, "met"), of_which
        for table, against in (("reasons-not-met", ("not_met", "partly")), ("reasons-not-shown", ("not_shown",))):
            for name in rows[table]:
                if name[0] == id_:
                    yield (table, *name, "all"), [("answers", id_, second, one) for one in against]
    for (category,) in rows["by-category"] if rows["by-category"] and len(rows["by-category"][0]) == 1 else ():
        for count in ANSWERS:
            for table in GROUPED[1:]:
                yield ("by-category", category, count), [(table, *n, count) for n in rows[table] if n[1] == category]
    for quarter, *rest in rows["over-time-quarter"]:
        for count in ANSWERS:
            months = [n for n in rows["over-time-month"] if n[1:] == tuple(rest) and _quarter(n[0]) == quarter]
            yield ("over-time-quarter", quarter, *rest, count), [("over-time-month", *n, count) for n in months]


def _quarter(month: str) -> str:
    return f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}" if month else ""


def _responses(rows: dict[str, list[Name]], true: dict[Name, int]) -> Iterator[Said]:
    """How notifications are answered, which the table of all rules tells as well."""
    for table in ("notifications", "moves-decided"):
        for (rule,) in rows[table]:
            yield (table, rule, "all"), [(table, rule, "relevant"), (table, rule, "not_relevant")]
            yield (table, rule, "done"), [(table, rule, "met"), (table, rule, "late")]
            for other in rows["answers"]:
                if other[0] == rule:
                    for count in (*ANSWERS, "not_relevant"):
                        yield (table, rule, count), [("answers", *other, count)]


SPREADS = {
    "assessed": "notification-assessed-within-24-hours",
    "acknowledged": "notification-acknowledged-within-6-working-days",
    "informed": "notifier-informed",
    "investigation": "investigation-completed-within-4-months",
    "first-follow-up": "first-follow-up-within-3-months",
    "start": "wait-before-measure-starts",
}
UNDATED = ("vague", "open", "not_shown")


def _spreads(rows: dict[str, list[Name]], true: dict[Name, int]) -> Iterator[Said]:
    """Distributions: their rows, their columns, what the tables of quartiles and of rules say of the same."""
    for table in [table for table in rows if table.startswith("spread-")]:
        id_ = table.removeprefix("spread-")
        dated = [name for name in rows[table] if name[0] not in UNDATED]
        for name in rows[table]:
            yield (table, *name, "all"), [(table, *name, "in_time"), (table, *name, "too_late")]
        unit = "hours" if id_ == "assessed" else "days"
        for durations in ("notification-times", "times", "waits"):
            yield (durations, id_, unit, "ended"), [(table, *name, "all") for name in dated]
            yield (durations, id_, unit, "open"), [(table, "open", "all")]
            yield (durations, id_, unit, "vague"), [(table, "vague", "all")]
            yield (durations, id_, unit, "not_shown"), [(table, "not_shown", "all")]
        done = [*dated, ("vague",)]
        rule = SPREADS.get(id_, "")
        heads = [("notifications", rule), *(("answers", *name) for name in rows["answers"] if name[0] == rule)]
        for head in heads:
            yield (*head, "met"), [(table, *name, "in_time") for name in done]
            yield (*head, "late"), [(table, *name, "too_late") for name in done]
            yield (*head, "not_met"), [*((table, *name, "too_late") for name in done), (table, "open", "too_late")]
            yield (*head, "not_relevant"), [(table, "open", "in_time")]
            yield (*head, "not_shown"), [(table, "not_shown", "all")]


def _placements(rows: dict[str, list[Name]]) -> Iterator[Said]:
    """Stays by place and in all, placements, children, and how often they move."""
    places = [name for name in rows["placements"] if name[0] not in ("all", "placements")]
    for name in rows["placements"]:
        yield ("placements", *name, "stays"), [("placements", *name, "running"), ("placements", *name, "finished")]
    for count in ("stays", "running", "finished", "vague"):
        yield ("placements", "all", count), [("placements", *name, count) for name in places]
    of = {what: [("moves", *name, "all") for name in rows["moves"] if name[0] == what] for what in MOVED}
    yield ("placements", "placements", "stays"), of["in_placement"]
    for some, others in ((of["of_child"], of["placements"]), (of["placements"], of["of_child"])):
        # Both count the cases with a placement: where one of them is a single row, that is their number.
        if len(others) == 1:
            yield others[0], some


MOVED = ("in_placement", "of_child", "placements")
