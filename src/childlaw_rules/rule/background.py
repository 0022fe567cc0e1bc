"""What a set of rules says of the vocabulary: events left unread on purpose, words younger than others, acts.

It lies beside the rules in ``vocabulary.yaml``. The evaluator never looks at it; the checks of the rule set do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import BeforeValidator, Field, field_validator

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.errors import did_you_mean
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rule.values import Day, Word, read_list
from childlaw_rules.rule.words import Bilingual

if TYPE_CHECKING:
    from childlaw_rules.yamltext import YamlText

#: The file of a folder of rules that holds it.
FILE_NAME: Final = "vocabulary.yaml"


class Unread(Word):
    """An event that no rule reads, and why that is as it should be."""

    event: str
    why: Bilingual

    @field_validator("event")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in EVENT_TYPES:
            raise ValueError(f"unknown event '{value}'{did_you_mean(value, EVENT_TYPES)}")
        return value


class YoungWord(Word):
    """Events that could not happen before a day, since the law did not know them: no rule of an older law can
    ask for them."""

    events: Pattern
    first_day: Day
    why: Bilingual


class Act(Word):
    """An act as the sources of the rules name it, with its full title."""

    id: Annotated[str, Field(min_length=1)]
    title: Bilingual


class BackgroundFile(Word):
    """The keys of the file."""

    unread: Annotated[tuple[Unread, ...], BeforeValidator(read_list)] = ()
    not_in_law_before: Annotated[tuple[YoungWord, ...], BeforeValidator(read_list)] = ()
    acts: Annotated[tuple[Act, ...], BeforeValidator(read_list)] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """What the file says, and the file as it was read."""

    file: BackgroundFile
    text: YamlText
