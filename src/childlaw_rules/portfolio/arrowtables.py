"""Findings in Arrow: the schema, rows as batches, and a function from batches to batches for other engines.

pyarrow is loaded when something of it is used; it comes with the extra ``portfolio``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.cprshape import masked
from childlaw_rules.errors import ArgumentError, Problem, did_you_mean
from childlaw_rules.evaluate import When
from childlaw_rules.portfolio.carriedrules import CarriedRules
from childlaw_rules.portfolio.columns import Detail, Row, columns, refused_row, rows_of
from childlaw_rules.portfolio.judgingone import judged
from childlaw_rules.portfolio.looking import Looking, looking
from childlaw_rules.portfolio.wanted import detail_of, only_unlike, rules_unlike
from childlaw_rules.rulebook import Ruleset

#: So many rows a batch has at most.
MOST_ROWS: Final = 1_024
#: The columns that are read of a batch: the case as JSON, and, where there is one, where it stood.
CASE: Final = "case"
PLACE: Final = "place"
_DDL: Final = {"text": "string", "number": "bigint", "texts": "array<string>"}


def arrow_evaluate(batches: Iterable[Any]) -> Iterator[Any]:
    """The findings of cases that come as Arrow record batches: the function that ``mapInArrow`` of Spark takes.

    Of each batch the column ``case`` is read: a case as JSON, as text or as bytes; and ``place`` where it is there,
    which only comes back. What goes out has the columns of ``findings_schema()``, in batches of at most 1,024 rows. A
    case that cannot be used gives a row of the kind ``refused``.

    It judges by the rules that come with the library, on the day of each case, else today. ``arrow_evaluator`` makes
    one that does otherwise.
    """
    yield from arrow_evaluator()(batches)


@dataclass(frozen=True, slots=True)
class ArrowEvaluator:
    """A function from record batches with cases to record batches with findings. It can be sent to other processes."""

    looking: Looking
    detail: Detail
    only: str | None
    column: str = field(repr=False)

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """The findings of the cases. Raises ``ArgumentError`` for a batch without the column of cases."""
        arrow = loaded()
        schema = findings_schema(self.detail)
        for batch in batches:
            waiting: list[Row] = []
            for place, data in zip(*self._read(arrow, batch), strict=True):
                waiting += [(place, *row) for row in self._rows(data)]
                while len(waiting) >= MOST_ROWS:
                    yield record_batch(schema, waiting[:MOST_ROWS])
                    del waiting[:MOST_ROWS]
            if waiting:
                yield record_batch(schema, waiting)

    def _read(self, arrow: Any, batch: Any) -> tuple[Iterable[str | None], Iterable[str | bytes | None]]:
        if not isinstance(batch, arrow.RecordBatch):
            raise ArgumentError([Problem("batches", "must be record batches of pyarrow")])
        names = batch.schema.names
        if self.column not in names:
            hint = did_you_mean(self.column, [masked(name) for name in names])
            message = f"have no column '{self.column}'{hint}; it holds the cases as JSON"
            raise ArgumentError([Problem("batches", message)])
        cases = batch.column(names.index(self.column))
        kind = cases.type
        is_ = arrow.types
        # A batch without any case has a column of nulls.
        tests = (is_.is_string, is_.is_large_string, is_.is_binary, is_.is_large_binary, is_.is_null)
        if not any(test(kind) for test in tests):
            message = f"the column '{self.column}' must hold text or bytes, JSON of a case each, not {kind}"
            raise ArgumentError([Problem("batches", message)])
        # One value is taken at a time: the batch lies in memory once.
        values = (cell.as_py() for cell in cases)
        if PLACE not in names:
            return (None for _ in range(len(cases))), values
        return (None if (said := cell.as_py()) is None else masked(str(said)) for cell in batch.column(PLACE)), values

    def _rows(self, data: str | bytes | None) -> list[Row]:
        if data is None:
            return [refused_row([Problem("", "there is no case: the column is null")], self.detail)]
        outcome = judged(data, self.looking, self._found)
        return [refused_row(outcome, self.detail)] if isinstance(outcome, list) else outcome[1]

    def _found(self, case: Any, looking: Looking) -> list[Row]:
        return rows_of(case, looking, self.detail, self.only)


def arrow_evaluator(
    *,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | CarriedRules | None = None,
    readings: Mapping[str, str] | None = None,
    detail: str = "findings",
    only: str | None = None,
    column: str = CASE,
) -> ArrowEvaluator:
    """A function like ``arrow_evaluate`` that looks at the cases otherwise, and can be sent to other processes.

    ``as_of``, ``known_at`` and ``readings`` are those of ``evaluate``; without ``as_of`` today is settled here, for all
    cases that have no day of their own. ``rules`` that do not come with the library are given as ``carried_rules()``
    gives them, with a folder that is there on every machine. ``detail`` is ``findings``, or ``statuses`` for how the
    duties stand alone, which is quicker; ``only`` is a category of rules, ``column`` the one that holds the cases.

    Raises ``ArgumentError`` for an argument that cannot be used, and where pyarrow is not installed.
    """
    wanted, problems = detail_of(detail)
    refuse(
        problems,
        only_unlike(only),
        unlike("column", column, str, "the name of the column with the cases"),
        rules_unlike(rules),
    )
    loaded()
    return ArrowEvaluator(looking(as_of, known_at, rules, readings, sent=True), wanted, only, column)


def findings_schema(detail: str = "findings") -> Any:
    """The schema of the findings as a ``pyarrow.Schema``, for ``detail`` as in ``arrow_evaluator``.

    Raises ``ArgumentError`` where pyarrow is not installed.
    """
    wanted, problems = detail_of(detail)
    refuse(problems)
    arrow = loaded()
    types = {"text": arrow.string(), "number": arrow.int64(), "texts": arrow.list_(arrow.string())}
    return arrow.schema([
        arrow.field(column.name, types[column.holds], nullable=True) for column in columns(wanted)
    ])  # fmt: skip


def findings_ddl(detail: str = "findings") -> str:
    """The same schema as Spark wants it: ``df.mapInArrow(arrow_evaluate, findings_ddl())``.

    >>> findings_ddl("statuses")[:40]
    'place string, kind string, case string, '
    """
    wanted, problems = detail_of(detail)
    refuse(problems)
    return ", ".join(f"{column.name} {_DDL[column.holds]}" for column in columns(wanted))


def record_batch(schema: Any, rows: Sequence[Row]) -> Any:
    """Rows as a record batch."""
    arrow = loaded()
    cells = zip(*rows, strict=True)
    arrays = [arrow.array(column, field.type) for column, field in zip(cells, schema, strict=True)]
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)


def loaded() -> Any:
    """pyarrow. Raises ``ArgumentError`` where it is not installed."""
    try:
        import pyarrow  # type: ignore[import-untyped]  # noqa: PLC0415 - of the extra 'portfolio'
    except ImportError:
        pass
    else:
        return pyarrow
    raise ArgumentError([Problem("pyarrow", "is not installed; install it with 'childlaw-rules[portfolio]'")])
