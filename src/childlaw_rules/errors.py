"""Errors as data: what is wrong, where, and the way out.

Every error of a file is gathered before any is raised, so that a reader mends them all in one go. No error
repeats a value that may identify a person: it names the place, never the contents. What is shaped like a CPR
number is masked in every error, whichever way it came in: as a file name, an argument, a key.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from childlaw_rules.cprshape import masked


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong. ``path`` is the place (``events[3].notifer`` or ``file:line:column``)."""

    path: str
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", masked(self.path))
        object.__setattr__(self, "message", masked(self.message))

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class ChildlawError(ValueError):
    """Something that came in cannot be used; ``problems`` lists all that is wrong with it, in order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ChildlawError], tuple[tuple[Problem, ...]]]:
        # Copied and sent between processes with its problems, not with the text that is made of them.
        return type(self), (self.problems,)


class CaseError(ChildlawError):
    """A case timeline that cannot be used. Paths point into the case."""


class RuleError(ChildlawError):
    """Rule files that cannot be used. Paths are ``file:line:column``."""


class ArgumentError(ChildlawError):
    """An argument of a public function that cannot be used. Paths name the argument."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``", did you mean 'notifier'?"`` for the nearest known word, or nothing where none is near.

    >>> did_you_mean("notifer", ["notifier", "at"])
    ", did you mean 'notifier'?"
    >>> did_you_mean("zzz", ["notifier", "at"])
    ''
    """
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f", did you mean '{near[0]}'?" if near else ""
