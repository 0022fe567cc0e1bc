"""The words a rule file may use, apart from those of its kind: texts, sources, patterns, ties and ages.

Every value comes in as text, as the file says it, and is typed here. Messages of refusal name the way out.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.errors import did_you_mean
from childlaw_rules.when import USUAL, Counting, DayMissing, EndsOnDayOff, Period, StartDay, Unit, WorkingDays


class Word(BaseModel):
    """What all models of a rule file share: frozen, no unknown keys, no values repeated in errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Evidence(StrEnum):
    """How the text of a provision is known."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    MEMORY = "memory"


class ReviewStatus(StrEnum):
    """How far a rule has come; earned, never promoted by age."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    STABLE = "stable"


class Basis(StrEnum):
    """Whether the duty is laid down in a statute or is a yardstick of practice."""

    STATUTE = "statute"
    PRACTICE = "practice"


class Category(StrEnum):
    """The part of the case work a duty belongs to."""

    NOTIFICATION = "notification"
    INVESTIGATION = "investigation"
    CONVERSATION = "conversation"
    CONSENT = "consent"
    PLAN = "plan"
    DECISION = "decision"
    MEASURE = "measure"
    FOLLOW_UP = "follow_up"
    SUPERVISION = "supervision"
    PLACEMENT = "placement"
    CONTACT = "contact"
    RETURN_HOME = "return_home"
    AFTERCARE = "aftercare"
    COMPLAINT = "complaint"
    PRACTICE = "practice"


CATEGORY_TITLES = {
    Category.NOTIFICATION: ("Underretninger", "Notifications"),
    Category.INVESTIGATION: ("Børnefaglig undersøgelse", "Investigation"),
    Category.CONVERSATION: ("Barnets inddragelse", "The child's voice"),
    Category.CONSENT: ("Samtykke", "Consent"),
    Category.PLAN: ("Planer", "Plans"),
    Category.DECISION: ("Afgørelser", "Decisions"),
    Category.MEASURE: ("Indsatser", "Measures"),
    Category.FOLLOW_UP: ("Opfølgning", "Follow-up"),
    Category.SUPERVISION: ("Tilsyn", "Supervision"),
    Category.PLACEMENT: ("Anbringelse", "Placement"),
    Category.CONTACT: ("Samvær", "Contact"),
    Category.RETURN_HOME: ("Hjemgivelse", "Return home"),
    Category.AFTERCARE: ("Ungestøtte og efterværn", "Aftercare"),
    Category.COMPLAINT: ("Klage", "Complaints"),
    Category.PRACTICE: ("Sagsgangen", "Case practice"),
}


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
    if value in {"yes", "true"}:
        return True
    if value in {"no", "false"}:
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


class Bilingual(Word):
    """A text in Danish and in English; neither may be empty."""

    da: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class InForce(Word):
    """The days on which a version is in force, both inclusive; without ``until`` it still is."""

    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> InForce:
        if self.until is not None and self.until < self.from_:
            raise ValueError("'until' lies before 'from'")
        return self


class Source(Word):
    """Where a version of the duty stands, and how its text is known."""

    act: Annotated[str, Field(min_length=1)]
    provision: Annotated[str, Field(min_length=1)]
    edition: str | None = None
    url: str | None = None
    evidence: Evidence
    says: Bilingual
    seen: str | None = None


class Tie(StrEnum):
    """How an event must belong to the subject for it to count.

    ``concerns the decision`` and ``about the investigation`` go by what a conversation, consent or plan says it is
    about; one that does not say counts for the decisions that follow it, and for every investigation.
    """

    NOTIFICATION = "notification"
    NEED = "need"
    INVESTIGATION = "investigation"
    DECISION = "decision"
    MEASURE = "measure"
    COMPLAINT = "complaint"
    CONCERNS_IT = "concerns the decision"
    ABOUT_INVESTIGATION = "about the investigation"
    CASE = "anywhere in the case"


class ChildAge(Word):
    """``16 years or older`` or ``under 16 years``, on the day that governs."""

    years: int
    or_older: bool

    @classmethod
    def read(cls, value: Any) -> Any:
        """The condition from its words."""
        if not isinstance(value, str):
            return value
        found = re.fullmatch(r"(\d{1,2}) years or older|under (\d{1,2}) years", value)
        if found is None:
            raise ValueError("write '15 years or older' or 'under 16 years'")
        older = found[1] is not None
        return cls(years=int(found[1] if older else found[2]), or_older=older)


Age = Annotated[ChildAge, BeforeValidator(ChildAge.read)]


class Pattern(Word):
    """Which events are meant: a type, what its fields must say, and what they must not say.

    ``where``: each field must say one of the values. A field that is left out does not say it, unless it is
    listed in ``open_if_absent``: then it is not known, and the finding is undetermined where that decides.
    ``unless``: the event does not count when a field says one of the values.
    ``child``: the age of the child on the governing day.
    """

    event: str
    where: dict[str, tuple[str | bool, ...]] = {}
    unless: dict[str, tuple[str | bool, ...]] = {}
    open_if_absent: Annotated[tuple[str, ...], BeforeValidator(read_list)] = ()
    child: Age | None = None

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
            if field not in known.fields:
                raise ValueError(f"event '{name}' has no field '{field}'{did_you_mean(str(field), known.fields)}")
        return value


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


class Hours(StrEnum):
    """How hours are counted: as elapsed time, never paused."""

    RUN_THROUGH = "run through nights, weekends and holidays"


class CountingChoice(Word):
    """How a period is counted. Every choice that bears on its unit must be written out, even the usual one."""

    start_day: StartDay | None = None
    day_missing_in_month: DayMissing | None = None
    ends_on_day_off: EndsOnDayOff | None = None
    working_days: WorkingDays | None = None
    hours: Hours | None = None

    @cached_property
    def counting(self) -> Counting:
        """The choices as the calendar takes them; what does not bear on the unit is as usual."""
        return Counting(
            start_day=self.start_day or USUAL.start_day,
            day_missing_in_month=self.day_missing_in_month or USUAL.day_missing_in_month,
            ends_on_day_off=self.ends_on_day_off or USUAL.ends_on_day_off,
            working_days=self.working_days or USUAL.working_days,
        )

    def fits(self, period: Period) -> None:
        """Raise ``ValueError`` where a choice that bears on the unit is missing, or one does not bear on it."""
        needed = _BEARS_ON[period.unit]
        said = {name for name in type(self).model_fields if getattr(self, name) is not None}
        wrong = [f"missing counting choice '{name}'" for name in needed if name not in said]
        wrong += [
            f"counting choice '{name}' does not bear on a period in {period.unit.value}"
            for name in sorted(said - set(needed))
        ]
        if wrong:
            raise ValueError("; ".join(wrong))


_BEARS_ON: Final = {
    Unit.HOURS: ("hours",),
    Unit.DAYS: ("start_day", "ends_on_day_off"),
    Unit.WEEKS: ("start_day", "ends_on_day_off"),
    Unit.MONTHS: ("start_day", "day_missing_in_month", "ends_on_day_off"),
    Unit.YEARS: ("start_day", "day_missing_in_month", "ends_on_day_off"),
    Unit.WORKING_DAYS: ("start_day", "working_days"),
}


class Reading(Word):
    """A question the law leaves open, the answer taken, the others, and why.

    ``sets`` names the key of the rule that the answer fills in.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    question: Bilingual
    sets: str
    default: str
    alternatives: Annotated[tuple[str, ...], BeforeValidator(read_list), Field(min_length=1)]
    why: Bilingual


class Review(Word):
    """Who read the provision, when, and in which edition."""

    by: Annotated[str, Field(min_length=1)]
    on: Day
    edition: Annotated[str, Field(min_length=1)]
