"""One part of a written answer: what is done with each case, and how it is put into the file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, BinaryIO, Final

from childlaw_rules.case import Case
from childlaw_rules.portfolio.columns import Detail, Row, refused_row, rows_of, statuses_in
from childlaw_rules.portfolio.judgingone import Outcome, Task
from childlaw_rules.portfolio.looking import Looking
from childlaw_rules.portfolio.manifest import Asked
from childlaw_rules.portfolio.outcomes import Refused
from childlaw_rules.portfolio.sources import Given

#: So many rows of a Parquet file lie in memory before they are written.
ROW_GROUP: Final = 4_096

Statuses = dict[str, int]
#: What is written of one case, and its findings by status.
Line = tuple[str, Statuses]
Rows = tuple[list[Row], Statuses]


class Part:
    """One part while it is being written."""

    def __init__(
        self, outcomes: Iterable[tuple[Given, Outcome[Any]]], how: Asked, told: Callable[[Refused | None], object]
    ) -> None:
        self.outcomes = outcomes
        self.how = how
        self.told = told
        self.cases = 0
        self.refused: list[Refused] = []
        self.statuses: Counter[str] = Counter()

    def answers(self) -> Iterator[tuple[str, Any]]:
        """What is to be written of each case, with its place; None of one that was refused, the last in the list."""
        for one, outcome in self.outcomes:
            if isinstance(outcome, list):
                self.refused.append(Refused(one.position, one.place, tuple(outcome)))
                yield one.place, None
                self.told(self.refused[-1])
            else:
                self.cases += 1
                answer, statuses = outcome[1]
                self.statuses.update(statuses)
                yield one.place, answer
                self.told(None)

    def write_refused(self, file: BinaryIO) -> bool:
        """Write what was refused, a case a line; nothing is kept where nothing was."""
        for one in self.refused:
            problems = [{"path": problem.path, "message": problem.message} for problem in one.problems]
            line = json.dumps({"position": one.position, "place": one.place, "problems": problems}, ensure_ascii=False)
            file.write(f"{line}\n".encode())
        return bool(self.refused)


class LinesPart(Part):
    """A part whose reports are lines of JSON."""

    @staticmethod
    def task(how: Asked) -> Task[Line]:
        """What is done with each case."""
        return partial(line_of, only=how.only)

    def write(self, file: BinaryIO) -> bool:
        """Write the reports, also where every case was refused: then the file is empty."""
        for _, answer in self.answers():
            if answer is not None:
                file.write(f"{answer}\n".encode())
        return True


class RowsPart(Part):
    """A part whose findings are rows of Parquet."""

    @staticmethod
    def task(how: Asked) -> Task[Rows]:
        """What is done with each case."""
        return partial(rows_with_counts, detail=Detail(how.detail), only=how.only)

    def write(self, file: BinaryIO) -> bool:
        """Write the rows; a refused case has one that says so."""
        # Imported here: lines do without pyarrow.
        from childlaw_rules.portfolio.parquetpart import write_rows  # noqa: PLC0415

        write_rows(file, self._placed(), self.how.detail, ROW_GROUP)
        return True

    def _placed(self) -> Iterator[Row]:
        detail = Detail(self.how.detail)
        for place, answer in self.answers():
            rows = [refused_row(self.refused[-1].problems, detail)] if answer is None else answer
            for row in rows:
                yield (place, *row)


def line_of(case: Case, asked: Looking, only: str | None) -> Line:
    """The report of a case as JSON; ``only`` is a category of rules, whose findings alone it then has."""
    report = asked.report(case)
    found = report.findings
    if only is not None:
        found = [one for one in found if one.category == only]
        report = report.model_copy(update={"findings": found})
    return report.model_dump_json(), dict(Counter(one.status.value for one in found))


def rows_with_counts(case: Case, asked: Looking, detail: Detail, only: str | None) -> Rows:
    """The rows of a case."""
    rows = rows_of(case, asked, detail, only)
    return rows, statuses_in(rows)
