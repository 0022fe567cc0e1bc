"""From JSON or a mapping to a case. What cannot be read is refused with every problem at once.

The checks themselves are those of the models; here stand the limits of the text that is read (its size, depth
and encoding), and what JSON parsers pass over in silence: a key that stands twice, ``NaN``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NoReturn

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from childlaw_rules.arguments import wrong_type
from childlaw_rules.case.fields import READING
from childlaw_rules.case.problems import (
    MAX_DEPTH,
    TOO_DEEP,
    Repeated,
    described,
    problems,
    python_names,
    shown_path,
)
from childlaw_rules.case.swift import read_swiftly
from childlaw_rules.case.timeline import Case, Loc
from childlaw_rules.errors import ArgumentError, CaseError, Problem

MAX_BYTES: Final = 50_000_000
"""The largest JSON text that is read."""
MOST_EVENTS: Final = 100_000
"""So many events a case may have."""
MOST_FIELDS: Final = 1_000_000
"""So many fields the events of a case may have together."""
MOST_LISTED: Final = 1_000
"""So many parties, siblings, keys of coverage and fields of its own a case may have, of each."""


def read_case(data: str | bytes | Mapping[str, Any]) -> Case:
    """The case that a JSON text, its bytes in UTF-8 or a mapping states.

    Raises ``CaseError`` with every problem, in the order of the document.

    >>> str(read_case('{"id": "case-17", "child": {"born": "2024-02-29"}}').child.born)
    '2024-02-29'
    """
    case = read_swiftly(data)
    if case is not None:
        return case
    return _read_thoroughly(data)


def _read_thoroughly(data: str | bytes | Mapping[str, Any]) -> Case:
    """The same for whatever it may be; this is what says what is right and what is wrong."""
    repeated = False
    if isinstance(data, str | bytes):
        tree, repeated = _parsed(data)
    elif isinstance(data, Mapping):
        tree = _copied(data, ())
    else:
        tree = data
    if not isinstance(tree, dict):
        _refuse("", f"a case is an object, not {described(tree)}")
    if crowds := list(_crowds(tree)):
        raise CaseError(crowds)
    lines: list[ErrorDetails] = []
    try:
        case = Case.model_validate(tree, context=READING)
    except ValidationError as error:
        lines = error.errors(include_url=False, include_input=False)
    else:
        if not repeated and not any(python_names(tree)):
            return case
    raise CaseError(problems(tree, lines))


def read_cases_jsonl(lines: Iterable[str | bytes]) -> Iterator[tuple[int, Case | CaseError]]:
    """One case a line, with the number of the line; where it cannot be read, the error. Skips blank lines.

    Raises ``ArgumentError`` at once for what holds no lines.

    >>> [number for number, case in read_cases_jsonl(['{"child": {"born": "2024-02-29"}}', "", "nonsense"])]
    [1, 3]
    """
    if isinstance(lines, str | bytes | bytearray | Mapping | type) or not isinstance(lines, Iterable):
        wanted = "lines, as an open file or text.splitlines() gives them"
        raise ArgumentError([wrong_type("lines", lines, wanted)])
    return _cases_of(lines)


def _cases_of(lines: Iterable[str | bytes]) -> Iterator[tuple[int, Case | CaseError]]:
    for number, line in enumerate(lines, start=1):
        if not isinstance(line, str | bytes):
            yield number, CaseError([wrong_type("", line, "a line of JSON as text or bytes")])
        elif line.strip():
            try:
                case: Case | CaseError = read_case(line)
            except CaseError as error:
                case = error
            yield number, case


def _parsed(data: str | bytes) -> tuple[Any, bool]:
    """What a JSON text says, and whether an object in it has a key twice.

    It is refused outside of the except clauses: the errors caught there carry the whole document.
    """
    if len(data) > MAX_BYTES:
        _refuse("", f"larger than {MAX_BYTES} bytes; write one case a file or a line")
    text, path, problem = "", "", ""
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
    except UnicodeDecodeError as error:
        problem = f"not UTF-8 at byte {error.start}"
    if problem:
        _refuse(path, problem)
    repeated: list[Repeated] = []
    try:
        tree = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_keep_all(repeated),
            parse_int=_number,
            parse_constant=float,
        )
    except json.JSONDecodeError as error:
        path, problem = f"line {error.lineno}, column {error.colno}", f"not JSON: {error.msg}"
    except RecursionError:
        problem = TOO_DEEP
    if problem:
        _refuse(path, problem)
    return tree, bool(repeated)


def _crowds(tree: dict[str, Any]) -> Iterator[Problem]:
    """The lists that are too long. They are refused before anything in them is looked at."""
    child = tree.get("child")
    siblings = child.get("siblings") if isinstance(child, dict) else None
    for path, value, most, way_out in (
        ("", tree, MOST_LISTED, "a case has eight fields"),
        ("child", child, MOST_LISTED, "a child has three fields"),
        ("child.siblings", siblings, MOST_LISTED, "leave out those that no event names"),
        ("parties", tree.get("parties"), MOST_LISTED, "leave out those that no event names"),
        ("coverage", tree.get("coverage"), MOST_LISTED, "its keys are the types of events"),
        ("events", tree.get("events"), MOST_EVENTS, "write the events of one child a case"),
    ):
        if isinstance(value, list | dict) and len(value) > most:
            yield Problem(path, f"has {len(value)} entries and at most {most} are read; {way_out}")
    events = tree.get("events")
    if isinstance(events, list):
        fields = sum([len(event) for event in events if isinstance(event, dict)])
        if fields > MOST_FIELDS:
            message = f"have {fields} fields together and at most {MOST_FIELDS} are read; leave out what no rule reads"
            yield Problem("events", message)


def _keep_all(repeated: list[Repeated]) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    def keep(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = dict(pairs)
        if len(keys) == len(pairs):
            return keys
        seen: set[str] = set()
        twice: dict[str, None] = {}
        for key, _ in pairs:
            if key in seen:
                twice[key] = None
            seen.add(key)
        kept = Repeated(keys)
        kept.keys_twice = tuple(twice)
        repeated.append(kept)
        return kept

    return keep


def _number(digits: str) -> int:
    # No field takes a number, so one that is too long for int() may just as well be another.
    return int(digits) if len(digits) < 20 else 10**20


def _copied(value: Any, loc: Loc) -> Any:
    """The value with every mapping as a dict and every sequence as a list. It may contain itself."""
    if not isinstance(value, Mapping | list | tuple):
        return value
    if len(loc) >= MAX_DEPTH:
        _refuse(shown_path(loc), TOO_DEEP)
    if not isinstance(value, Mapping):
        return [_copied(part, (*loc, n)) for n, part in enumerate(value)]
    for key in value:
        if not isinstance(key, str):
            _refuse(shown_path(loc), f"has a key that is no text but {described(key)}")
    return {str(key): _copied(part, (*loc, str(key))) for key, part in value.items()}


def _refuse(path: str, message: str) -> NoReturn:
    raise CaseError([Problem(path, message)])
