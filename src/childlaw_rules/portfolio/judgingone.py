"""One case among many: judged, or refused in words. Nothing that happens here ends the work on the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from childlaw_rules.case import Case, read_case
from childlaw_rules.errors import ChildlawError, Problem
from childlaw_rules.finding import Report
from childlaw_rules.portfolio.looking import Looking
from childlaw_rules.portfolio.outcomes import CaseData

T = TypeVar("T")
#: What is done with a case and its report.
Work = Callable[[Case, Report], T]
#: What is done with a case and how it is looked at.
Task = Callable[[Case, Looking], T]
#: The id of a case and what the work on it gave, or all that is wrong with it.
Outcome = tuple[str | None, T] | list[Problem]


def with_report(work: Work[T], case: Case, looking: Looking) -> T:
    """What the work gives of a case and its report."""
    return work(case, looking.report(case))


def judged(data: CaseData, looking: Looking, task: Task[T]) -> Outcome[T]:
    """What the task gives of one case, or why there is nothing.

    Of an error that nobody foresaw its type is told, and no more: its text may repeat what stands in the case.
    """
    try:
        case = data if isinstance(data, Case) else read_case(data)
        return case.id, task(case, looking)
    except ChildlawError as error:
        return list(error.problems)
    except Exception as error:
        kind = type(error).__name__
    return [Problem("", f"could not be judged: it ended in {kind}; the other cases go on. Judge it alone to see where")]
