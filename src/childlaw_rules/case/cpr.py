"""How what is shaped like a CPR number is kept out of a case and of what is said about it."""

from __future__ import annotations

from typing import Any, Final, Self, get_args

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ErrorType

from childlaw_rules.cprshape import MASK, holds_cpr, masked

SHAPED: Final = "shaped like a CPR number, which a case never carries; use an id of your own"
KEY_SHAPED: Final = "a key shaped like a CPR number, which a case never carries"
NOTHING_BUT: Final = "a note that is nothing but a number shaped like a CPR number; leave it out"
HIDDEN_KEY: Final = "<key shaped like a CPR number>"

_BUILT_IN: Final = frozenset(get_args(ErrorType))


__all__ = [
    "HIDDEN_KEY",
    "KEY_SHAPED",
    "MASK",
    "NOTHING_BUT",
    "SHAPED",
    "Shielded",
    "holds_cpr",
    "mask_cpr",
    "refuse_cpr",
    "shielded",
]


def refuse_cpr(text: str) -> str:
    """The text itself; an error that does not repeat it where it holds what is shaped like a CPR number."""
    if holds_cpr(text):
        raise PydanticCustomError("cpr", SHAPED)
    return text


def mask_cpr(note: str) -> str:
    """The note with every such number masked; an error where nothing else is in it.

    >>> mask_cpr("talked to 010203" + " 1234 at home")
    'talked to ******-**** at home'
    """
    rest = masked(note)
    if rest != note and MASK in rest and not any(character.isalnum() for character in rest):
        raise PydanticCustomError("cpr", NOTHING_BUT)
    return rest


def shielded(error: ValidationError) -> ValidationError:
    """The same error without the input it was found in, and without a key shaped like a CPR number."""
    details: list[InitErrorDetails] = []
    for line in error.errors(include_url=False, include_input=False):
        loc = tuple(HIDDEN_KEY if holds_cpr(str(part)) else part for part in line["loc"])
        kind: str | PydanticCustomError = line["type"]
        context = {}
        if loc != line["loc"]:
            kind = PydanticCustomError("cpr", KEY_SHAPED)
        elif holds_cpr(line["msg"]):
            kind = PydanticCustomError("cpr", SHAPED)
        elif kind in _BUILT_IN:
            context = line.get("ctx", {})
        else:
            kind = PydanticCustomError(line["type"], "{message}", {"message": line["msg"]})
        detail = InitErrorDetails(type=kind, loc=loc, input=None)
        if context:
            detail["ctx"] = context
        details.append(detail)
    return ValidationError.from_exception_data(error.title, details, hide_input=True)


class Shielded(BaseModel):
    """What models of answers share: their errors carry neither what was written nor a key shaped like a CPR number."""

    model_config = ConfigDict(hide_input_in_errors=True)

    @model_validator(mode="wrap")
    @classmethod
    def _shielded(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return handler(data)
        except ValidationError as error:
            cleaned = shielded(error)
        # Raised outside of the handler: the error that led to it repeats what was written.
        raise cleaned

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **how: Any) -> Self:
        """As pydantic has it; the error of a text that is no JSON does not carry the text."""
        try:
            return super().model_validate_json(json_data, **how)
        except ValidationError as error:
            cleaned = shielded(error)
        raise cleaned
