"""Reads mapping files from their contents, every error with its place; and finds those that are shipped."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.boundedfile import MOST_YAML, UnreadableError, read_bounded
from childlaw_rules.cprshape import masked
from childlaw_rules.errors import ArgumentError, Problem, RuleError, did_you_mean
from childlaw_rules.importing.mapchecking import contradictions
from childlaw_rules.importing.mapwords import (
    CaseColumns,
    CoveredFrom,
    Dates,
    Duplicates,
    EventOfRow,
    Flags,
    ListedParty,
    LogFile,
    LogMap,
    Source,
)
from childlaw_rules.rule.values import Word
from childlaw_rules.rule.words import Bilingual
from childlaw_rules.rulefiles import map_files
from childlaw_rules.rulemerge import PathOf, message_of, path_in, place_of
from childlaw_rules.yamltext import YamlText, read_yaml


def read_log_map(content: bytes | str, name: str) -> LogMap:
    """One mapping file from its contents; ``name`` is what its errors are told under.

    Raises ``RuleError`` with every error of the file, as ``file:line:column: message``, and ``ArgumentError`` for what
    is no text.
    """
    refuse(
        unlike("content", content, (str, bytes), "the contents of a mapping file, as text or bytes"),
        unlike("name", name, str, "the name of the file"),
    )
    name = masked(name)
    text = read_yaml(content, name)
    data: Any = text.data
    if not isinstance(data, dict):
        raise RuleError([Problem(f"{name}:1:1", f"a map has the keys {', '.join(LogMap.model_fields)}")])
    problems: set[Problem] = set()
    found: LogMap | None = None
    try:
        found = LogMap.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False, include_context=True):
            message = message_of(detail, _model_at(detail["loc"]))
            problems.add(_problem(text, path_in(detail["loc"], data), message, detail["type"]))
    if found is not None:
        problems = {_problem(text, path, message) for path, message in contradictions(found)}
        if not problems:
            return found
    raise RuleError(sorted(problems, key=place_of))


def load_log_maps() -> tuple[LogMap, ...]:
    """The maps that come with the library, by name. Raises ``RuleError`` where one of them cannot be used."""
    return _shipped()


def log_map(said: str | os.PathLike[str] | LogMap) -> LogMap:
    """A map: as it is, from the file of that path, or the one of that id that comes with the library.

    Raises ``RuleError`` for a file that cannot be used, ``ArgumentError`` where there is no such file or id.
    """
    if isinstance(said, LogMap):
        return said
    path = Path(said)
    try:
        there = path.exists()
    except (OSError, ValueError):
        there = False
    if there:
        return read_log_map(_content(path), path.name)
    known = {one.id: one for one in load_log_maps()}
    if (name := str(said)) in known:
        return known[name]
    hint = did_you_mean(name[:80], known)
    message = f"there is no mapping file and no map '{name[:80]}'{hint}; shipped are: {', '.join(known)}"
    raise ArgumentError([Problem("map", message)])


def _content(path: Path) -> bytes:
    try:
        return read_bounded(path, MOST_YAML)
    except UnreadableError as error:
        problem = Problem(path.name, str(error))
    raise RuleError([problem])


@lru_cache(maxsize=1)
def _shipped() -> tuple[LogMap, ...]:
    return tuple(read_log_map(content, name) for name, content in map_files().items())


def _problem(text: YamlText, path: PathOf, message: str, kind: str = "") -> Problem:
    at = text.place(path, kind == "extra_forbidden")
    return Problem(f"{text.name}:{at.line}:{at.column}", message)


def _model_at(loc: tuple[int | str, ...]) -> type[Word]:
    """The model whose keys stand at a place, so that a key that is written wrongly is compared with them."""
    names = [step for step in loc[:-1] if isinstance(step, str)]
    if names[:1] == ["events"] and len(names) > 1:
        return Source if names[1] in ("type", "fields") else EventOfRow
    return _MODELS.get(names[0], LogMap) if names else LogMap


#: The models of a map by the key they stand under.
_MODELS: Final[dict[str, type[Word]]] = {
    "title": Bilingual,
    "about": Bilingual,
    "file": LogFile,
    "case": CaseColumns,
    "dates": Dates,
    "flags": Flags,
    "parties": ListedParty,
    "events": EventOfRow,
    "covers": CoveredFrom,
    "duplicates": Duplicates,
}
