"""What a field of a case may hold: the types that the models share, each with its check.

The CPR promise rests on these types. Every text of a case is an identifier or a ``Text``, which refuse what
is shaped like a CPR number, or a ``Note``, which masks it; no other field holds a text of the caller's own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    ModelWrapValidatorHandler,
    Strict,
    Tag,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from childlaw_rules.case.cpr import mask_cpr, refuse_cpr, shielded
from childlaw_rules.case.words import ThreadKind
from childlaw_rules.when.period import Period, Unit
from childlaw_rules.when.point import Point

CONFIG: Final = ConfigDict(
    frozen=True,
    extra="forbid",
    hide_input_in_errors=True,
    populate_by_name=True,
    serialize_by_alias=True,
    defer_build=True,
)


READING: Final[Mapping[str, bool]] = {"reading": True}
"""The validation context in which errors keep their details, since ``reading`` words them itself."""


class Record(BaseModel):
    """What every model of a case shares: it is frozen, and its errors do not carry what was written."""

    model_config = CONFIG

    @model_validator(mode="wrap")
    @classmethod
    def _shielded(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if info.context is READING:
            return handler(data)
        try:
            return handler(data)
        except ValidationError as error:
            cleaned = shielded(error)
        raise cleaned  # outside of the handler, so that the error which carries the input is not its context

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **how: Any) -> Self:
        """As pydantic has it; the error of a text that is no JSON does not carry the text."""
        try:
            return super().model_validate_json(json_data, **how)
        except ValidationError as error:
            cleaned = shielded(error)
        raise cleaned


_SURROGATE: Final = re.compile("[\ud800-\udfff]")

MOST_IN_ID: Final = 200
"""So many characters an id may have."""
MOST_IN_TEXT: Final = 1_000
"""So many characters a text that is neither an id nor a note may have, such as a provision."""
MOST_IN_NOTE: Final = 1_000_000
"""So many characters a note may have."""
MOST_ABOUT: Final = 1_000
"""So many threads one event may be about."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a text names: the thread of a kind, a party, or (``about``) threads of any kind."""

    what: Literal["thread", "party", "about"]
    thread: ThreadKind | None = None


def _identifier(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty", "an empty identifier; leave the field out instead")
    if len(value) > MOST_IN_ID:
        raise _too_long(MOST_IN_ID, "use a shorter id")
    return refuse_cpr(_unicode(value))


def _short(value: str) -> str:
    if len(value) > MOST_IN_TEXT:
        raise _too_long(MOST_IN_TEXT, "put what is more into the note")
    return refuse_cpr(_unicode(value))


def _note(value: str) -> str:
    if len(value) > MOST_IN_NOTE:
        raise _too_long(MOST_IN_NOTE, "shorten the note, which is carried and never read")
    return mask_cpr(_unicode(value))


def _unicode(value: str) -> str:
    # Half of a surrogate pair, which JSON can write and nothing that comes out can.
    if not value.isascii() and _SURROGATE.search(value) is not None:
        raise PydanticCustomError("string_unicode", "expected text in valid Unicode")
    return value


def _too_long(most: int, way_out: str) -> PydanticCustomError:
    message = f"longer than {most} characters; {way_out}"
    return PydanticCustomError("too_much", "{message}", {"message": message})


def _precise(point: Point) -> Point:
    if not point.exact:
        raise PydanticCustomError("imprecise", "must be an exact day or instant")
    return point


def _day(value: Any) -> Any:
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    elif isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise PydanticCustomError("day", "must be a day, written as '2024-03-11'")


def _threads(value: Any) -> Any:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple):
        if len(value) > MOST_ABOUT:
            message = f"more than {MOST_ABOUT} threads; write several events"
            raise PydanticCustomError("too_much", "{message}", {"message": message})
        return value
    raise PydanticCustomError("threads", "must be a thread id or a list of them")


def _distinct(value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value))


def _not_hours(period: Period) -> Period:
    if period.unit is Unit.HOURS:
        raise PydanticCustomError("period", "must be counted in days, weeks, months or years")
    return period


Identifier = Annotated[
    str,
    Strict(),
    AfterValidator(_identifier),
    Field(json_schema_extra={"minLength": 1, "maxLength": MOST_IN_ID}),
]
Text = Annotated[str, Strict(), AfterValidator(_short), Field(json_schema_extra={"maxLength": MOST_IN_TEXT})]
Note = Annotated[str, Strict(), AfterValidator(_note), Field(json_schema_extra={"maxLength": MOST_IN_NOTE})]
Flag = Annotated[bool, Strict()]
ExactPoint = Annotated[
    Point,
    AfterValidator(_precise),
    WithJsonSchema({"type": "string", "description": "An exact day or instant.", "examples": ["2024-03-11"]}),
]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]

EventId = Identifier
PartyId = Annotated[Identifier, Names("party")]
NotificationId = Annotated[Identifier, Names("thread", ThreadKind.NOTIFICATION)]
NeedId = Annotated[Identifier, Names("thread", ThreadKind.NEED)]
InvestigationId = Annotated[Identifier, Names("thread", ThreadKind.INVESTIGATION)]
DecisionId = Annotated[Identifier, Names("thread", ThreadKind.DECISION)]
MeasureId = Annotated[Identifier, Names("thread", ThreadKind.MEASURE)]
PlanId = Annotated[Identifier, Names("thread", ThreadKind.PLAN)]
ComplaintId = Annotated[Identifier, Names("thread", ThreadKind.COMPLAINT)]
_ID_SCHEMA: Final = {"type": "string", "minLength": 1, "maxLength": MOST_IN_ID}
About = Annotated[
    tuple[Identifier, ...],
    BeforeValidator(_threads),
    AfterValidator(_distinct),
    Names("about"),
    WithJsonSchema(
        {
            "anyOf": [
                _ID_SCHEMA,
                {"type": "array", "items": _ID_SCHEMA, "maxItems": MOST_ABOUT},
                {"type": "null"},
            ]
        }
    ),
]


def _in_order(until: date | None, info: ValidationInfo) -> date | None:
    """The last day itself; an error where it comes before the first, which is the field ``from_``."""
    first = info.data.get("from_")
    if first is not None and until is not None and until < first:
        raise PydanticCustomError("reversed", "comes before 'from'")
    return until


LastDay = Annotated[Day, AfterValidator(_in_order)]


class Days(Record):
    """The days from ``from`` to ``until``, both inclusive."""

    from_: Day = Field(validation_alias="from", serialization_alias="from")
    until: LastDay


def _form(value: Any) -> str:
    return "days" if isinstance(value, Days | Mapping) else "period"


TransitionPeriod = Annotated[
    Annotated[Period, AfterValidator(_not_hours), Tag("period")] | Annotated[Days, Tag("days")],
    Discriminator(_form),
]
