"""What is wrong with an argument of a public function: the checks of its type, each told in one way.

A type is told by its name, and the value is never repeated: it may be anything, also what identifies a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from childlaw_rules.errors import ArgumentError, Problem


def unlike(name: str, value: object, kinds: type | tuple[type, ...], wanted: str) -> list[Problem]:
    """That an argument is of none of some types. ``wanted`` says what it must be, with an example.

    >>> print(*unlike("rule", 3, str, "the id of a rule"))
    rule: must be the id of a rule, not of the type int
    """
    return [] if isinstance(value, kinds) else [wrong_type(name, value, wanted)]


def wrong_type(name: str, value: object, wanted: str) -> Problem:
    """That an argument is of another type than what is wanted."""
    return Problem(name, f"must be {wanted}, not of the type {type(value).__name__}")


def flag_unlike(name: str, value: object) -> list[Problem]:
    """That an argument is neither True nor False: a text such as ``"no"`` would else be taken for a yes."""
    return unlike(name, value, bool, "True or False")


def text_unlike(name: str, value: Mapping[Any, object], wanted: str) -> list[Problem]:
    """What in a mapping of texts is no text. Its keys are named where they are texts."""
    problems = []
    for key, said in value.items():
        if not isinstance(key, str):
            problems.append(Problem(name, f"must be {wanted}; a key of it is of the type {type(key).__name__}"))
        elif not isinstance(said, str):
            problems.append(wrong_type(f"{name}.{key}", said, "a text"))
    return problems


def words_of(name: str, value: object, wanted: str) -> tuple[tuple[str, ...], list[Problem]]:
    """One word or several, each once they are read, and what is wrong with them.

    >>> words_of("only", "SEL", "a rule or several")
    (('SEL',), [])
    """
    if isinstance(value, str):
        return (value,), []
    if isinstance(value, bytes | bytearray | Mapping | type) or not isinstance(value, Iterable):
        return (), [wrong_type(name, value, wanted)]
    words, problems = [], []
    for number, word in enumerate(value):
        if isinstance(word, str):
            words.append(word)
        else:
            problems.append(wrong_type(f"{name}[{number}]", word, "a text"))
    return tuple(words), problems


def refuse(*problems: Iterable[Problem]) -> None:
    """Raises ``ArgumentError`` with all that is wrong, where anything is."""
    wrong = [problem for some in problems for problem in some]
    if wrong:
        raise ArgumentError(wrong)
