"""What is shaped like a CPR number, and how it is kept out.

The shape is what counts, not whether the day and the check digit fit: six digits and four, with a hyphen, a
space or nothing between them, and no further digit on either side. Other dashes and hard spaces count too,
since text that went through a word processor is full of them. Three written forms hold such a shape by chance
and are no CPR number: the fraction and offset of a timestamp, a UUID, and a hexadecimal digest.
"""

from __future__ import annotations

import re
from typing import Final, get_args

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ErrorType

SHAPED: Final = "shaped like a CPR number, which a case never carries; use an id of your own"
KEY_SHAPED: Final = "a key shaped like a CPR number, which a case never carries"
NOTHING_BUT: Final = "a note that is nothing but a number shaped like a CPR number; leave it out"
HIDDEN_KEY: Final = "<key shaped like a CPR number>"
MASK: Final = "******-****"

_BUILT_IN: Final = frozenset(get_args(ErrorType))
_SPACE: Final = "[ \u00a0\u2007\u2009\u202f]?"
_DASH: Final = "[-\u00ad\u2010-\u2015\u2212\ufe63\uff0d]?"
_SHAPE: Final = re.compile(rf"(?<!\d)\d{{6}}{_SPACE}{_DASH}{_SPACE}\d{{4}}(?!\d)")
_OTHERWISE: Final = (
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.,]\d{1,9}(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?(?!\d)",
    r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?![0-9a-z])",
    r"(?=[0-9]*[a-f])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z])",
)
_TOKEN: Final = re.compile(rf"(?P<otherwise>(?<![0-9a-z])(?:{'|'.join(_OTHERWISE)}))|{_SHAPE.pattern}", re.IGNORECASE)


def holds_cpr(text: str) -> bool:
    """Is something in this text shaped like a CPR number?

    >>> holds_cpr("the case of 010203-1234"), holds_cpr("12345678901"), holds_cpr("case-17")
    (True, False, False)
    """
    return _SHAPE.search(text) is not None and any(token["otherwise"] is None for token in _TOKEN.finditer(text))


def refuse_cpr(text: str) -> str:
    """The text itself; an error that does not repeat it where it holds what is shaped like a CPR number."""
    if holds_cpr(text):
        raise PydanticCustomError("cpr", SHAPED)
    return text


def mask_cpr(note: str) -> str:
    """The note with every such number masked; an error where nothing else is in it.

    >>> mask_cpr("talked to 010203 1234 at home")
    'talked to ******-**** at home'
    """
    if _SHAPE.search(note) is None:
        return note
    masked, count = _TOKEN.subn(lambda token: MASK if token["otherwise"] is None else token[0], note)
    if MASK in masked and count and not any(character.isalnum() for character in masked):
        raise PydanticCustomError("cpr", NOTHING_BUT)
    return masked


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
