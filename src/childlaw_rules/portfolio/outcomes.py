"""What comes of each of many cases: a result, an evaluation, or the problems for which it was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from childlaw_rules.case import Case, read_case
from childlaw_rules.errors import Problem
from childlaw_rules.finding import Report

T = TypeVar("T")

#: A case as it was given: read, as a mapping, or as JSON.
CaseData = Case | Mapping[str, Any] | str | bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A case that could not be used, with all that is wrong with it; the others go on.

    ``position`` counts what was given, from 0, blank lines left out. ``place`` is where it stood: ``file:line``, the
    name of a file with one case, or ``cases[3]`` of an iterable.
    """

    position: int
    place: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What the work on one case gave. ``position`` and ``place`` are those of ``Refused``, ``id`` is the case's own."""

    position: int
    place: str
    id: str | None
    value: T


@dataclass(frozen=True, eq=False)
class Evaluated:
    """One case and what is said of it. ``position`` and ``place`` are those of ``Refused``, ``id`` is the case's own.

    ``case``, ``report`` and ``line`` are made when they are read: of a case that another process has judged, the report
    comes as text.
    """

    position: int
    place: str
    id: str | None
    _given: CaseData = field(repr=False)
    _said: Report | str = field(repr=False)

    @cached_property
    def case(self) -> Case:
        """The case as it was read."""
        return self._given if isinstance(self._given, Case) else read_case(self._given)

    @cached_property
    def report(self) -> Report:
        """The report, as ``evaluate`` gives it."""
        return self._said if isinstance(self._said, Report) else Report.model_validate_json(self._said)

    @cached_property
    def line(self) -> str:
        """The report as JSON, without the end of the line: what ``Report.model_dump_json()`` gives."""
        return self._said if isinstance(self._said, str) else self._said.model_dump_json()
