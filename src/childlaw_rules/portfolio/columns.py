"""Findings as rows: the columns, and what stands in them. The same for Parquet files and for Arrow batches.

Every case gives at least one row, also where nothing is found or it cannot be used, so that none is lost on the way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, Final, NamedTuple

from childlaw_rules.case import Case
from childlaw_rules.errors import Problem
from childlaw_rules.finding import Finding
from childlaw_rules.portfolio.looking import Looking


class Detail(StrEnum):
    """How much is told of each finding: all of it, or how the duty stands, which is quicker."""

    FINDINGS = "findings"
    STATUSES = "statuses"


class RowKind(StrEnum):
    """What a row tells: a finding, that nothing was found in a case, or why a case was refused."""

    FINDING = "finding"
    NOTHING_FOUND = "nothing_found"
    REFUSED = "refused"


class Column(NamedTuple):
    """A column: its name, what it holds, and whether a row that tells how a duty stands has it too.

    ``holds`` is ``text``, ``number`` or ``texts`` (a list of texts). Any but ``kind`` may be null.
    """

    name: str
    holds: str
    in_statuses: bool
    says: str


COLUMNS: Final = (
    Column("place", "text", True, "where the case stood: `file:line`; in Arrow the column `place` of the batch"),
    Column("kind", "text", True, "`finding`, `nothing_found` or `refused`"),
    Column("case", "text", True, "the id of the case; null where it has none"),
    Column("as_of", "text", True, "the day looked at"),
    Column("rule", "text", True, "the id of the rule"),
    Column("category", "text", True, "the category of the rule"),
    Column("basis", "text", True, "`statute` or `practice`"),
    Column("status", "text", True, "one of the [statuses](statuses.md)"),
    Column("subject", "text", True, "what the finding is about, as JSON: `{\"need\":\"n1\"}`"),
    Column("occurrence", "number", True, "1, 2, 3 … of duties that recur"),
    Column("due", "text", True, "the due day; an instant where the rule counts hours"),
    Column("fulfilled", "text", True, "when the duty was fulfilled"),
    Column("version", "text", False, "the version of the rule"),
    Column("trigger_event", "text", False, "the id of the event that started the clock"),
    Column("trigger_at", "text", False, "when that was"),
    Column("fulfilled_by", "text", False, "the id of the event that fulfilled the duty"),
    Column("days_late", "number", False, "days after the due day"),
    Column("act", "text", False, "the act"),
    Column("provision", "text", False, "the provision"),
    Column("evidence", "text", False, "how its text is known: `verified`, `secondary`, `memory`"),
    Column("remarks", "texts", False, "the remarks"),
    Column("missing_facts", "texts", False, "the facts that would settle what is undetermined"),
    Column("possible", "texts", False, "the statuses that remain possible"),
    Column("sensitive_to", "texts", False, "readings that would change the status: `reading=alternative`"),
    Column("message_da", "text", False, "the message in Danish"),
    Column("message_en", "text", False, "the message in English"),
    Column("finding", "text", False, "the whole finding as JSON, byte for byte as in the report"),
    Column("problems", "texts", True, "of a refused case: all that is wrong with it"),
)  # fmt: skip

Cell = str | int | list[str] | None
Row = tuple[Cell, ...]


def columns(detail: Detail) -> tuple[Column, ...]:
    """The columns of the rows, in order."""
    return tuple(one for one in COLUMNS if one.in_statuses or detail is Detail.FINDINGS)


def rows_of(case: Case, looking: Looking, detail: Detail, only: str | None) -> list[Row]:
    """The rows of one case without their place; at least one. ``only`` is a category of rules."""
    as_of, found = _ROWS[detail](case, looking, only)
    return found or [_bare(detail, kind=RowKind.NOTHING_FOUND.value, case=case.id, as_of=as_of)]


def refused_row(problems: Iterable[Problem], detail: Detail) -> Row:
    """The row of a case that was refused, without its place."""
    return _bare(detail, kind=RowKind.REFUSED.value, problems=[str(problem) for problem in problems])


def _bare(detail: Detail, **cells: Cell) -> Row:
    return tuple(cells.get(column.name) for column in columns(detail)[1:])


def _findings(case: Case, looking: Looking, only: str | None) -> tuple[str, list[Row]]:
    report = looking.report(case)
    found = report.findings if only is None else [one for one in report.findings if one.category == only]
    return report.as_of, [_finding(case, report.as_of, one) for one in found]


def _finding(case: Case, as_of: str, one: Finding) -> Row:
    trigger, done = one.trigger, one.fulfilled_by
    return (
        RowKind.FINDING.value,
        case.id,
        as_of,
        one.rule,
        one.category,
        one.basis,
        one.status.value,
        _subject(one.subject),
        one.occurrence,
        one.due,
        None if done is None else done.at,
        one.version,
        None if trigger is None else trigger.event,
        None if trigger is None else trigger.at,
        None if done is None else done.event,
        one.days_late,
        one.source.act,
        one.source.provision,
        one.source.evidence,
        one.remarks,
        [fact.fact for fact in one.missing_facts],
        one.possible,
        [f"{other.reading}={other.alternative}" for other in one.sensitive_to],
        one.message.da,
        one.message.en,
        one.model_dump_json(),
        None,
    )


def _statuses(case: Case, looking: Looking, only: str | None) -> tuple[str, list[Row]]:
    as_of, standings = looking.standings(case)
    rules = looking.ruleset().by_id
    rows: list[Row] = []
    for one in standings:
        rule = rules[one.rule]
        if only is None or rule.category.value == only:
            rows.append((
                RowKind.FINDING.value, case.id, as_of, one.rule, rule.category.value, rule.basis.value,
                one.status.value, _subject(one.subject), one.occurrence, one.due, one.fulfilled, None,
            ))  # fmt: skip
    return as_of, rows


_ROWS: Final[dict[Detail, Callable[[Case, Looking, str | None], tuple[str, list[Row]]]]] = {
    Detail.FINDINGS: _findings,
    Detail.STATUSES: _statuses,
}


def _subject(subject: dict[str, str]) -> str:
    return json.dumps(subject, ensure_ascii=False, separators=(",", ":"))


def statuses_in(rows: Sequence[Row]) -> dict[str, int]:
    """How many findings there are of each status among some rows."""
    counts: dict[str, int] = {}
    for row in rows:
        status: Any = row[_STATUS]
        if status is not None:
            counts[status] = counts.get(status, 0) + 1
    return counts


#: The place of the status in a row without its place.
_STATUS: Final = [column.name for column in COLUMNS].index("status") - 1
