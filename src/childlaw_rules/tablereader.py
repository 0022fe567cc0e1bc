"""Reads the tables of the law from the contents of their files, every error with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from childlaw_rules.errors import Problem, RuleError
from childlaw_rules.lawtables import (
    CORRESPONDENCE_FILE,
    MEASURES_FILE,
    NO_MEASURES,
    Correspondence,
    LawTables,
    Measures,
)
from childlaw_rules.rulemerge import PathOf, message_of, path_in, place_of
from childlaw_rules.yamltext import read_yaml

Table = TypeVar("Table", Correspondence, Measures)


def read_table(content: bytes | str, name: str, model: type[Table]) -> Table:
    """One table. Raises ``RuleError`` with every error of the file, as ``file:line:column: message``."""
    text = read_yaml(content, name)
    data: Any = text.data
    if not isinstance(data, dict):
        raise RuleError([Problem(f"{name}:1:1", f"a table has the keys {', '.join(model.model_fields)}")])
    problems: set[Problem] = set()

    def wrong(path: PathOf, message: str, *, key: bool = False) -> None:
        at = text.place(path, key)
        problems.add(Problem(f"{name}:{at.line}:{at.column}", message))

    try:
        table = model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False, include_context=True):
            unknown = detail["type"] == "extra_forbidden"
            wrong(path_in(detail["loc"], data), message_of(detail, model), key=unknown)
    else:
        for path, message in table.contradictions():
            wrong(path, message)
        if not problems:
            return table
    raise RuleError(sorted(problems, key=place_of))


def read_tables(files: Mapping[str, bytes | str]) -> LawTables:
    """The tables among the files of a set, by name. Raises ``RuleError`` with every error of both."""
    problems: list[Problem] = []
    correspondence, measures = None, NO_MEASURES
    try:
        if CORRESPONDENCE_FILE in files:
            correspondence = read_table(files[CORRESPONDENCE_FILE], CORRESPONDENCE_FILE, Correspondence)
    except RuleError as error:
        problems.extend(error.problems)
    try:
        if MEASURES_FILE in files:
            measures = read_table(files[MEASURES_FILE], MEASURES_FILE, Measures)
    except RuleError as error:
        problems.extend(error.problems)
    if problems:
        raise RuleError(problems)
    return LawTables(correspondence, measures)
