"""Generated portfolios: cases that a municipality could have, none of them real, the same for the same seed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from childlaw_rules.arguments import refuse, unlike, wrong_type
from childlaw_rules.errors import Problem
from childlaw_rules.generating.courses import case_of
from childlaw_rules.generating.ratereading import rates_of
from childlaw_rules.generating.ratewords import RateFile
from childlaw_rules.rule.values import read_day

#: The days on which cases begin, where nothing else is said; the last is the day of the extract.
FROM: Final = date(2015, 1, 1)
UNTIL: Final = date(2026, 6, 30)
#: The first day on which a case may begin: rates and rules are made for the time from then on.
EARLIEST: Final = date(2014, 1, 1)
LATEST: Final = date(2035, 12, 31)
#: A seed is at most this, and so is the number of a case: one of ten digits could be shaped like a CPR number.
MOST: Final = 999_999_999
_WANTED_DAY: Final = "a day, such as 2015-01-01"


def generated_cases(
    number: int,
    *,
    seed: int,
    first: int = 0,
    from_: date | str = FROM,
    until: date | str = UNTIL,
    rates: str | os.PathLike[str] | RateFile | None = None,
) -> Iterator[dict[str, Any]]:
    """Cases of a realistic municipal portfolio, one after another; none of them is real.

    ``number`` cases from the number ``first`` on. What a case holds depends on the seed, its number, the days and the
    rates alone, and is the same on every machine: any slice can be made by itself. Cases begin on the days ``from_``
    to ``until``; ``until`` is the day on which the extract was drawn, and the ``as_of`` of each case. ``rates`` is the
    path of a file of rates, or such a file as read, whose rates take the place of those shipped.

    Raises ``ArgumentError`` for what cannot be used, ``RuleError`` with every error of a file of rates.
    """
    begins, ends = _day("from_", from_), _day("until", until)
    refuse(
        _count("number", number, MOST),
        _count("seed", seed, MOST),
        _count("first", first, MOST),
        *(one for one in (begins, ends) if isinstance(one, list)),
        unlike("rates", rates, (str, os.PathLike, RateFile, type(None)), "the path of a file of rates"),
    )
    assert isinstance(begins, date), "it was refused otherwise"
    assert isinstance(ends, date), "it was refused otherwise"
    refuse(_out_of_order(begins, ends), _too_many(first, number))
    drawn_by = rates_of(rates)
    return (case_of(seed, one, drawn_by, begins.toordinal(), ends.toordinal()) for one in range(first, first + number))


def case_line(case: Mapping[str, Any]) -> str:
    """A case as one line of JSON, with its line end: the same bytes for the same case."""
    return json.dumps(case, ensure_ascii=False, separators=(",", ":")) + "\n"


def _count(name: str, value: object, most: int) -> list[Problem]:
    """What is wrong with the argument that is to be a whole number from nought up."""
    if isinstance(value, bool) or not isinstance(value, int):
        return [wrong_type(name, value, f"a whole number from 0 to {most}")]
    return [] if 0 <= value <= most else [Problem(name, f"must be a whole number from 0 to {most}")]


def _day(name: str, value: object) -> date | list[Problem]:
    """A day, or what is wrong with it."""
    if isinstance(value, datetime) or not isinstance(value, date | str):
        return [wrong_type(name, value, _WANTED_DAY)]
    try:
        day = read_day(value)
    except ValueError as error:
        return [Problem(name, str(error))]
    if EARLIEST <= day <= LATEST:
        return day
    return [Problem(name, f"must be a day from {EARLIEST} to {LATEST}")]


def _out_of_order(begins: date, ends: date) -> list[Problem]:
    return [Problem("until", "must not lie before the first day on which a case may begin")] if ends < begins else []


def _too_many(first: int, number: int) -> list[Problem]:
    return [Problem("number", f"first and number together are at most {MOST}")] if first + number > MOST else []
