"""Whether a tie fits what a rule is about: an event can belong only to what its subject is, or belongs to itself.

A tie that does not fit says nothing that a case could answer. It is refused when the rule is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from childlaw_rules.record.entry import OPENED_BY
from childlaw_rules.record.threads import can_be_in
from childlaw_rules.rule.pattern import Tie

#: Where a value stands in a rule file.
Path = tuple[str | int, ...]
#: Keys that are tied like the subject itself where no key says how they are.
_TIED_BY_SUBJECT: Final = {"only_if_on_file": "only_if_on_file_tied_by"}
_EVENT: Final = "event"


@dataclass(frozen=True, slots=True)
class Subject:
    """What the findings of a duty are about: a kind of thread, or ``event``, and the events that make it."""

    kind: str
    made_by: tuple[str, ...]

    def fits(self, tie: Tie) -> bool:
        """Whether something can belong to the subject in this way."""
        if tie is Tie.CASE:
            return True
        if tie is Tie.TAKES_OVER:
            return self.kind == "decision"
        if tie is Tie.CONCERNS_IT:
            return all(event in {"decision_made", OPENED_BY.get(self.kind)} for event in self.made_by)
        if tie is Tie.ABOUT_INVESTIGATION:
            return self._can_be_in("investigation") or self._can_be_in("need")
        return self._can_be_in(tie.value)

    def _can_be_in(self, kind: str) -> bool:
        return kind == self.kind or any(can_be_in(event, kind) for event in self.made_by)

    def __str__(self) -> str:
        made_by = " or ".join(f"'{event}'" for event in self.made_by)
        return f"{'the event' if self.kind == _EVENT else f'a {self.kind}, by'} {made_by}"


def misfits(duty: Any, made_by: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """The ties of a duty that do not fit what it is about, each with its place and the way out.

    ``made_by`` are the types of the events from which its subjects are made.
    """
    if not made_by:
        return
    by_measure = bool(getattr(duty, "while_running", None))
    kind = getattr(duty, "for_each", None) or ("measure" if by_measure else _EVENT)
    subject = Subject(kind, tuple(dict.fromkeys(made_by)))
    others = ", ".join(f"'{tie}'" for tie in Tie if subject.fits(tie))
    for path, tie in _ties(duty, ()):
        if not subject.fits(tie):
            yield path, f"'{tie}' does not fit: the rule is about {subject}; what fits: {others}"
    for key, said in _TIED_BY_SUBJECT.items():
        if subject.kind == _EVENT and getattr(duty, key, None) and getattr(duty, said) is None:
            yield (key,), f"say how it belongs to the event: write '{said}', one of {others}"


def _ties(value: Any, path: Path) -> Iterator[tuple[Path, Tie]]:
    if isinstance(value, Tie):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _ties(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _ties(item, (*path, number))
