"""Reads files of rates from their contents, every error with its place; and those that are shipped.

A file of one's own names only the rates that it changes; the others stay as shipped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.boundedfile import MOST_YAML, UnreadableError, read_bounded
from childlaw_rules.cprshape import masked
from childlaw_rules.errors import ArgumentError, Problem, RuleError, did_you_mean
from childlaw_rules.generating.known import BANDS, NUMBERS, WANTED, Wanted
from childlaw_rules.generating.rates import Rates, band_of
from childlaw_rules.generating.ratewords import Rate, RateFile, RateSource, Spread, Value
from childlaw_rules.rule.values import Word
from childlaw_rules.rule.words import Bilingual
from childlaw_rules.rulemerge import PathOf, message_of, path_in, place_of
from childlaw_rules.yamltext import YamlText, read_yaml

#: The rates that come with the library, beside this module.
FILE: Final = Path(__file__).with_name("rates.yaml")
#: So many children, notifications and the like one case may be given by a weight.
MOST_IN_NUMBERS: Final = 30
#: So far the five numbers of a spread may go, by unit.
MOST_OF: Final = {"days": 3_650, "hours": 8_760, "months": 216, "percent": 100}


def read_rates(content: bytes | str, name: str) -> RateFile:
    """One file of rates from its contents; ``name`` is what its errors are told under.

    Raises ``RuleError`` with every error of the file, as ``file:line:column: message``, and ``ArgumentError`` for what
    is no text.
    """
    refuse(
        unlike("content", content, (str, bytes), "the contents of a file of rates, as text or bytes"),
        unlike("name", name, str, "the name of the file"),
    )
    name = masked(name)
    text = read_yaml(content, name)
    data: Any = text.data
    if not isinstance(data, dict):
        raise RuleError([Problem(f"{name}:1:1", f"a file of rates has the keys {', '.join(RateFile.model_fields)}")])
    problems: set[Problem] = set()
    found: RateFile | None = None
    try:
        found = RateFile.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False, include_context=True):
            message = message_of(detail, _model_at(detail["loc"]))
            problems.add(_problem(text, path_in(detail["loc"], data), message, detail["type"]))
    if found is not None:
        problems = {_problem(text, path, message) for path, message in _contradictions(found)}
        if not problems:
            return found
    raise RuleError(sorted(problems, key=place_of))


@lru_cache(maxsize=1)
def shipped_rates() -> RateFile:
    """The rates that come with the library. Raises ``RuleError`` where the file cannot be used."""
    return read_rates(_content(FILE), FILE.name)


def rates_of(said: str | os.PathLike[str] | RateFile | None = None) -> Rates:
    """The rates to draw by: as shipped, with those of a file of one's own in their place.

    Raises ``RuleError`` for a file that cannot be used, ``ArgumentError`` where there is none.
    """
    shipped = {rate.id: rate for rate in shipped_rates().rates}
    if said is None:
        return _compiled()
    refuse(unlike("rates", said, (str, os.PathLike, RateFile), "the path of a file of rates"))
    if isinstance(said, RateFile):
        own = said
    else:
        path = Path(said)
        if not _there(path):
            raise ArgumentError([Problem("rates", "there is no such file of rates; write the path of one")])
        own = read_rates(_content(path), path.name)
    return Rates({**shipped, **{rate.id: rate for rate in own.rates}}.values())


@lru_cache(maxsize=1)
def _compiled() -> Rates:
    return Rates(shipped_rates().rates)


def _there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _content(path: Path) -> bytes:
    try:
        return read_bounded(path, MOST_YAML)
    except UnreadableError as error:
        problem = Problem(path.name, str(error))
    raise RuleError([problem])


def _contradictions(file: RateFile) -> Iterator[tuple[PathOf, str]]:
    sources = [source.id for source in file.sources]
    for number, source in enumerate(sources):
        if source in sources[:number]:
            yield ("sources", number, "id"), f"'{source}' is listed twice"
    seen: set[str] = set()
    for number, rate in enumerate(file.rates):
        place: PathOf = ("rates", number)
        if rate.id in seen:
            yield (*place, "id"), f"'{rate.id}' stands there twice"
        seen.add(rate.id)
        wanted = WANTED.get(rate.id)
        if wanted is None:
            yield (*place, "id"), f"unknown rate '{rate.id}'{did_you_mean(rate.id, WANTED)}"
            continue
        yield from (((*place, *path), message) for path, message in _unlike(rate, wanted, sources))


def _unlike(rate: Rate, wanted: Wanted, sources: list[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    for act in wanted.acts:
        if act not in rate.values:
            yield ("id",), f"'{rate.id}' needs a value under {act}"
    for key in ("both", "sel", "bl"):
        value: Value | None = getattr(rate, key)
        if value is None:
            continue
        if key != "both" and key not in wanted.acts:
            yield (key,), f"'{rate.id}' is not asked for under {key}"
        if value.form != wanted.form:
            yield (key,), f"'{rate.id}' is written as '{wanted.form}'"
        elif value.weights is not None:
            yield from (((key, "weights", word), message) for word, message in _unknown(value.weights, wanted.words))
        elif value.spread is not None:
            yield from (((key, "spread"), message) for message in _too_far(value.spread, value.unit, wanted.unit))
        for source in value.source:
            if source not in sources:
                yield (key, "source"), f"'{source}' is not among the sources{did_you_mean(source, sources)}"


def _unknown(weights: dict[str, float], words: frozenset[str]) -> Iterator[tuple[str, str]]:
    for word in weights:
        if words in ({BANDS}, {NUMBERS}):
            band = band_of(word)
            if band is None or (words == {NUMBERS} and band[0] != band[1]):
                yield word, "write a whole number, for example 3" if words == {NUMBERS} else "write ages as 6-11"
            elif band[1] > (17 if words == {BANDS} else MOST_IN_NUMBERS):
                yield word, f"at most {17 if words == {BANDS} else MOST_IN_NUMBERS}"
        elif word not in words:
            yield word, f"unknown word '{word}'{did_you_mean(word, words)}; one of: {', '.join(sorted(words))}"


def _too_far(spread: Spread, unit: str | None, wanted: str | None) -> Iterator[str]:
    if unit != wanted:
        yield f"this spread is in {wanted}"
    elif spread.most > MOST_OF[unit or ""]:
        yield f"at most {MOST_OF[unit or '']} {unit}"


def _problem(text: YamlText, path: PathOf, message: str, kind: str = "") -> Problem:
    at = text.place(path, kind == "extra_forbidden")
    return Problem(f"{text.name}:{at.line}:{at.column}", message)


def _model_at(loc: tuple[int | str, ...]) -> type[Word]:
    """The model whose keys stand at a place, so that a key that is written wrongly is compared with them."""
    names = [step for step in loc[:-1] if isinstance(step, str)]
    return next((_MODELS[name] for name in reversed(names) if name in _MODELS), RateFile)


#: The models of a file of rates by the key they stand under.
_MODELS: Final[dict[str, type[Word]]] = {
    "title": Bilingual,
    "says": Bilingual,
    "why": Bilingual,
    "sources": RateSource,
    "rates": Rate,
    "both": Value,
    "sel": Value,
    "bl": Value,
    "spread": Spread,
}
