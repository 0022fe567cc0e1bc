"""Which events a rule file means, and how they must belong to the subject."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.errors import did_you_mean
from childlaw_rules.rule.values import Age, Word, read_flag, read_list


class Tie(StrEnum):
    """How an event must belong to the subject for it to count.

    ``concerns the decision`` and ``about the investigation`` go by what a conversation, consent or plan says it is
    about; one that does not say counts for the decisions that follow it, and for every investigation.
    ``takes over from the decision`` means a later decision that replaces it; what is no decision belongs to it or
    to its measure.
    """

    NOTIFICATION = "notification"
    NEED = "need"
    INVESTIGATION = "investigation"
    DECISION = "decision"
    MEASURE = "measure"
    COMPLAINT = "complaint"
    TAKES_OVER = "takes over from the decision"
    CONCERNS_IT = "concerns the decision"
    ABOUT_INVESTIGATION = "about the investigation"
    CASE = "anywhere in the case"


class Pattern(Word):
    """Which events are meant: a type, what its fields must say, and what they must not say.

    ``where``: each field must say one of the values. A field that is left out does not say it, unless it is
    listed in ``open_if_absent``: then it is not known, and the finding is undetermined where that decides.
    ``unless``: the event does not count when a field says one of the values.
    ``child``: the age of the child on the governing day; ``child_by_then``: on the day of the event itself.
    """

    event: str
    where: dict[str, tuple[str | bool, ...]] = {}
    unless: dict[str, tuple[str | bool, ...]] = {}
    open_if_absent: Annotated[tuple[str, ...], BeforeValidator(read_list)] = ()
    child: Age | None = None
    child_by_then: Age | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:
        if isinstance(value, str):
            value = {"event": value}
        if not isinstance(value, dict):
            return value
        name = value.get("event")
        known = EVENT_TYPES.get(name) if isinstance(name, str) else None
        if isinstance(name, str) and known is None:
            raise ValueError(f"unknown event '{name}'{did_you_mean(name, EVENT_TYPES)}")
        if known is None:
            return value
        value = dict(value)
        for key in ("where", "unless"):
            if isinstance(value.get(key), dict):
                value[key] = {field: _values(known, field, said) for field, said in value[key].items()}
        for field in read_list(value.get("open_if_absent", ())):
            if not isinstance(field, str) or field not in known.fields:
                raise ValueError(f"event '{name}' has no field '{field}'{did_you_mean(str(field), known.fields)}")
        return value


def values_of(events: Iterable[Any], field: str, said: Any) -> tuple[str | bool, ...]:
    """The values that a field of every one of some events may be asked about; ``ValueError`` where it may not."""
    values: tuple[str | bool, ...] = ()
    for name in events:
        known = EVENT_TYPES.get(name)
        if known is not None:
            values = _values(known, field, said)
    return values


def _values(known: Any, field: str, said: Any) -> tuple[str | bool, ...]:
    word = known.fields.get(field)
    if word is None:
        raise ValueError(f"event '{known.name}' has no field '{field}'{did_you_mean(field, known.fields)}")
    values: list[str | bool] = []
    for value in read_list(said):
        if word.kind == "flag":
            values.append(read_flag(value))
        elif word.kind == "word":
            if value not in word.values:
                raise ValueError(f"'{value}' is no value of '{field}'{did_you_mean(str(value), word.values)}")
            values.append(value)
        else:
            raise ValueError(f"'{field}' is no flag and no word list: it cannot be asked about")
    return tuple(values)


Patterns = Annotated[tuple[Pattern, ...], BeforeValidator(read_list)]
