"""Gathers everything that a call lets out: its answer, its error with all that led to it, its output, its logs."""

from __future__ import annotations

import io
import json
import logging
import re
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

#: Made up, no person has the day 99; put together here so that no file holds one.
FIRST, LAST = "991234", "5678"
#: The ways in which such a number is written.
FORMS = (FIRST + LAST, f"{FIRST}-{LAST}", f"{FIRST} {LAST}", f"{FIRST}\u2013{LAST}")

#: The digest of a set of rules, and the place of an object in memory, may hold four digits by chance.
_BY_CHANCE = re.compile("[0-9a-f]{64}|(?<= at )0x[0-9a-f]{6,16}")


@dataclass
class Let:
    """What came out of one call."""

    texts: list[str] = field(default_factory=list)
    raised: BaseException | None = None

    def assert_silent(self) -> None:
        """Neither half of the number is in it."""
        for whole in self.texts:
            text = _BY_CHANCE.sub("", whole)
            assert FIRST not in text, text[:400]
            assert LAST not in text, text[:400]


def let_out(call: Callable[[], Any]) -> Let:
    """Run a call and gather what it lets out. A ``SystemExit`` is an answer like others."""
    out, err, log = io.StringIO(), io.StringIO(), io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    let = Let()
    try:
        with warnings.catch_warnings(record=True) as warned, redirect_stdout(out), redirect_stderr(err):
            warnings.simplefilter("always")
            try:
                let.texts.extend(_of_answer(call()))
            except (Exception, SystemExit) as error:
                let.raised = error
                let.texts.extend(_of_error(error))
        let.texts.extend(str(one.message) for one in warned)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    let.texts.extend((out.getvalue(), err.getvalue(), log.getvalue()))
    return let


def _of_answer(answer: Any) -> Iterator[str]:
    yield str(answer)
    yield repr(answer)
    if isinstance(answer, BaseModel):
        yield answer.model_dump_json()
        yield repr(answer.model_dump())
    elif isinstance(answer, dict):
        yield json.dumps(answer, default=str)
    elif isinstance(answer, list | tuple):
        for part in answer:
            yield from _of_answer(part)
    if isinstance(answer, BaseException):
        yield from _of_error(answer)


def _of_error(error: BaseException) -> Iterator[str]:
    yield "".join(traceback.format_exception(error))
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield from (str(one), repr(one), repr(one.args), repr(vars(one)), *getattr(one, "__notes__", ()))
        if isinstance(one, ValidationError):
            yield one.json()
            yield repr(one.errors())
        for problem in getattr(one, "problems", ()):
            yield from (str(problem), repr(problem), problem.path, problem.message)
        waiting.extend((one.__cause__, one.__context__))
