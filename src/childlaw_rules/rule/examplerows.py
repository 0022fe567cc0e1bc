"""Whether the examples of a rule file can be used: each row is a case that can be read, on a day that is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pydantic import ValidationError

from childlaw_rules.case import read_case
from childlaw_rules.errors import CaseError, did_you_mean
from childlaw_rules.rule.head import EXPECTED, Example, case_of, rows_of
from childlaw_rules.when import Point, PointError

_STATUSES: Final = tuple(word.replace(" ", "_") for word in EXPECTED)


def faults_of(example: Example) -> list[str]:
    """What keeps an example from being run, each fault once; nothing is run here."""
    try:
        rows = rows_of(example)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return [f"a row cannot be used: {detail['msg'].removeprefix('Value error, ')}" for detail in details]
    return list(dict.fromkeys(fault for row in rows for fault in _faults(row)))


def _faults(row: Example) -> Iterator[str]:
    for name in ("as_of", "known_at"):
        written = getattr(row, name)
        try:
            exact = written is None or Point.parse(written).exact
        except PointError as error:
            yield f"{name}: {error}"
        else:
            if not exact:
                yield f"{name}: must be a day or an instant, for example 2024-08-01"
    for word in (*(row.possible or ()), *(row.sensitive_to or {}).values()):
        if word not in _STATUSES:
            yield f"'{word}' is no status{did_you_mean(word, _STATUSES)}; one of: {', '.join(_STATUSES)}"
    try:
        read_case(case_of(row))
    except CaseError as error:
        yield from map(str, error.problems)
    except ValueError as error:
        yield str(error)
