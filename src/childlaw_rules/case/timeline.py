"""The timeline of a case: the child, its parties, what the source system records, and the events.

What one value may be is said by its type; here stands what values say of each other: no id twice, no party
that is not listed, nothing reversed. ``reading`` uses the same checks on a case that cannot be built, so that
all that is wrong is reported at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Strict,
    Tag,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from childlaw_rules.case.events import Event
from childlaw_rules.case.fields import Day, ExactPoint, Flag, Identifier, LastDay, Record
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.case.words import PartyRole
from childlaw_rules.errors import did_you_mean
from childlaw_rules.when.point import Point

FORMAT: Final = "childlaw-case/1"
MOST_COMPARED: Final = 20_000
"""So many pairs of ids are compared to find which party may have been meant."""
Loc = tuple[str | int, ...]
"""A place in a case: the keys and positions that lead to it."""
CHILD: Final = "child"
"""The party that is the child itself; known without being listed."""


NOT_BORN_NOT_DUE: Final = "needs 'born', or 'due' for a child that is not born"


class Sibling(Record):
    """A sibling of the child. What is left out is not known."""

    id: Identifier
    born: Point | None = None
    same_household: Flag | None = None


class Child(Record):
    """The child: ``born``, or ``due`` (the expected birth) for a child that is not born.

    ``born`` that is null with no ``due`` beside it says, as everywhere, that it happened and nothing of when.
    """

    born: Point | None = None
    due: Point | None = None
    siblings: tuple[Sibling, ...] = ()

    @model_validator(mode="after")
    def _born_or_due(self) -> Self:
        if self.born is None and self.due is None:
            if "born" not in self.model_fields_set:
                raise PydanticCustomError("neither", NOT_BORN_NOT_DUE)
            object.__setattr__(self, "born", Point.parse(None))
        return self


class Party(Record):
    """Somebody with a part in the case, in that role ``from`` one day ``until`` another, both inclusive."""

    id: Identifier
    role: PartyRole
    from_: Day | None = Field(None, validation_alias="from", serialization_alias="from")
    until: LastDay | None = None


class CoveredDays(Record):
    """The days in which the source system records an event type; a missing end is open."""

    from_: Day | None = Field(None, validation_alias="from", serialization_alias="from")
    until: LastDay | None = None

    @model_validator(mode="after")
    def _some_end(self) -> Self:
        if self.from_ is None and self.until is None:
            raise PydanticCustomError("neither", "needs 'from' or 'until'; write true for recorded throughout")
        return self


def _event_name(name: str) -> str:
    if name not in EVENT_TYPES:
        suggestion = nearest(name, tuple(EVENT_TYPES))
        raise PydanticCustomError("unknown_event", "unknown event{suggestion}", {"suggestion": suggestion})
    return name


def _recorded(value: Any) -> Any:
    if not isinstance(value, bool):
        raise PydanticCustomError("coverage", "must be true, false or an object with 'from' and 'until'")
    return value


def _coverage_form(value: Any) -> str:
    return "days" if isinstance(value, CoveredDays | Mapping) else "recorded"


EventName = Annotated[str, AfterValidator(_event_name)]
Covered = Annotated[
    Annotated[bool, Strict(), BeforeValidator(_recorded), Tag("recorded")] | Annotated[CoveredDays, Tag("days")],
    Discriminator(_coverage_form),
]


class Case(Record):
    """The timeline of one case. ``events`` stand in any order.

    ``coverage`` says of an event type whether the source system records it: ``False`` never, ``True`` or no
    key throughout, ``CoveredDays`` on those days only. A type that came after the first vocabulary (``later``) is
    recorded throughout only where the key says so or the case holds such an event. ``as_of`` is the day the world
    is looked at.
    """

    format: Literal["childlaw-case/1"] = "childlaw-case/1"
    id: Identifier | None = None
    child: Child
    parties: tuple[Party, ...] = ()
    as_of: ExactPoint | None = None
    coverage: Mapping[EventName, Covered] = Field(default_factory=dict)
    events: tuple[Event, ...] = ()

    @property
    def child_ids(self) -> frozenset[str]:
        """The ids that name the child as a party: ``child``, and those listed with that role."""
        return frozenset({CHILD, *(party.id for party in self.parties if party.role is PartyRole.CHILD)})

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        contradictions = [
            InitErrorDetails(
                type=PydanticCustomError("contradiction", "{message}", {"message": message}),
                loc=loc,
                input=None,
            )
            for loc, message in cross_check(*_facts(self))
        ]
        if contradictions:
            raise ValidationError.from_exception_data("Case", contradictions, hide_input=True)
        return self


class Listed(NamedTuple):
    """What the checks between values need of a party, a sibling or an event: its place and what it names."""

    loc: Loc
    id: str | None
    role: str | None = None
    parties: tuple[tuple[str, str], ...] = ()


def cross_check(
    siblings: Iterable[Listed],
    parties: Iterable[Listed],
    events: Iterable[Listed],
    *,
    all_parties: bool = True,
) -> Iterator[tuple[Loc, str]]:
    """Where values of a case contradict each other: the place and what is wrong there.

    Without ``all_parties`` the list of parties is not complete, and a party that is not listed is no error.
    """
    yield from _twice(siblings, "sibling")
    listed = tuple(parties)
    yield from _twice(listed, "party")
    for party in listed:
        if party.id == CHILD and party.role not in {CHILD, None}:
            yield (*party.loc, "role"), "the party 'child' is the child itself; its role is 'child'"
    known = {party.id: party.loc for party in reversed(listed) if party.id is not None}
    happened = tuple(events)
    yield from _twice(happened, "event")
    if not all_parties:
        return
    hints: dict[str, str] = {}
    for event in happened:
        for field, named in event.parties:
            if named != CHILD and named not in known:
                if named not in hints and len(hints) * len(known) < MOST_COMPARED:
                    hints[named] = _which(named, known)
                yield (*event.loc, field), f"not the id of a listed party{hints.get(named, '')}"


def _twice(listed: Iterable[Listed], what: str) -> Iterator[tuple[Loc, str]]:
    first: dict[str, Loc] = {}
    for one in listed:
        if one.id is not None and first.setdefault(one.id, one.loc) is not one.loc:
            yield (*one.loc, "id"), f"the id of another {what}, {place(first[one.id])}"


def _which(named: str, known: Mapping[str, Loc]) -> str:
    """A suggestion that names the place of a party and not its id, which may be a name."""
    for party in (CHILD, *known):
        if did_you_mean(named[:40], [party]):
            return ", did you mean 'child'?" if party == CHILD else f", did you mean that of {place(known[party])}?"
    return ""


def place(loc: Loc) -> str:
    """A place in words: ``events[3].notifier``.

    >>> place(("events", 3, "notifier"))
    'events[3].notifier'
    """
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


@lru_cache(maxsize=1024)
def nearest(word: str, known: tuple[str, ...]) -> str:
    """``did_you_mean`` for words that may come thousands of times, and be as long as a file."""
    return did_you_mean(word[:40], known)


PARTY_FIELDS: Final = {
    name: tuple(field.name for field in kind.fields.values() if field.kind == "party")
    for name, kind in EVENT_TYPES.items()
}
"""The fields of each event type that name a party."""


def _facts(case: Case) -> tuple[list[Listed], list[Listed], list[Listed]]:
    return (
        [Listed(("child", "siblings", n), sibling.id) for n, sibling in enumerate(case.child.siblings)],
        [Listed(("parties", n), party.id, party.role) for n, party in enumerate(case.parties)],
        [
            Listed(
                ("events", n),
                event.id,
                None,
                tuple(
                    (field, named) for field in PARTY_FIELDS[event.type] if (named := getattr(event, field)) is not None
                ),
            )
            for n, event in enumerate(case.events)
            if event.id is not None or PARTY_FIELDS[event.type]
        ],
    )
