"""The values of a rule file: every one comes in as text, as the file says it, and is typed here."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


class Word(BaseModel):
    """What all models of a rule file share: frozen, no unknown keys, no values repeated in errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


def read_day(value: Any) -> date:
    """A calendar day written as ISO text."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("write a day as year-month-day, for example 2024-01-01")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("there is no such day in the calendar") from None


def read_flag(value: Any) -> bool:
    """``yes`` or ``no``."""
    if isinstance(value, bool):
        return value
    if value in ("yes", "true"):  # in a tuple: it may be a list or a mapping, which no set takes
        return True
    if value in ("no", "false"):
        return False
    raise ValueError("write yes or no")


def read_number(value: Any) -> int:
    """A whole number of at least 1."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"[1-9]\d{0,3}", value):
        return int(value)
    raise ValueError("write a whole number of at least 1")


def read_list(value: Any) -> Any:
    """One or several: a single value stands for a list of one."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


Day = Annotated[date, BeforeValidator(read_day)]


Flag = Annotated[bool, BeforeValidator(read_flag)]


Number = Annotated[int, BeforeValidator(read_number)]


class ChildAge(Word):
    """``16 years or older``, ``under 16 years``, ``born`` or ``not yet born``, on the day that governs."""

    years: int
    or_older: bool

    @classmethod
    def read(cls, value: Any) -> Any:
        """The condition from its words."""
        if not isinstance(value, str):
            return value
        if value in {"born", "not yet born"}:
            return cls(years=0, or_older=value == "born")
        found = re.fullmatch(r"(\d{1,2}) years or older|under (\d{1,2}) years", value)
        if found is None:
            raise ValueError("write '15 years or older', 'under 16 years', 'born' or 'not yet born'")
        older = found[1] is not None
        return cls(years=int(found[1] if older else found[2]), or_older=older)


Age = Annotated[ChildAge, BeforeValidator(ChildAge.read)]
