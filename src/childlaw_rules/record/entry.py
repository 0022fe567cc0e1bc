"""One event on record, the threads that events belong to, and who holds custody."""

from __future__ import annotations

from typing import Any, Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.when import Point

#: Which event opens a thread of which kind, and which event ends one.
OPENED_BY: Final = {
    "notification": "notification_received",
    "need": "need_identified",
    "investigation": "investigation_decided",
    "decision": "decision_made",
    "measure": "measure_started",
    "plan": "plan_made",
    "complaint": "complaint_received",
}
#: Which kind of thread an event type opens.
OPENS: Final = {event: kind for kind, event in OPENED_BY.items()}
ENDED_BY: Final = {
    "measure": ("measure_ended", "child_returned_home"),
    "investigation": ("investigation_completed",),
}

#: What the name of an event already says when the field is left out: a conversation is a conversation.
SAID_BY_NAME: Final = {("child_conversation_held", "contact"): "conversation"}


class Entry:
    """One event on record.

    ``first`` and ``last`` are the days (ordinals) between which it happened, ``instant`` the microsecond where
    it is known, ``limit`` the last day on which it would count: the day looked at, or the moment the file was
    looked at for events that were recorded when they happened. ``last`` beyond ``limit`` means that it may or
    may not have happened yet.
    """

    __slots__ = (
        "about",
        "contradicted",
        "fields",
        "first",
        "id",
        "index",
        "instant",
        "last",
        "limit",
        "open_kind",
        "place",
        "point",
        "recorded",
        "type",
    )

    def __init__(
        self,
        type_: str,
        point: Point,
        *,
        id_: str,
        index: int,
        limit: int,
        fields: dict[str, Any],
        about: tuple[str, ...] | None,
        recorded: Point | None,
        place: int,
    ) -> None:
        self.type = type_
        self.point = point
        self.id = id_
        self.index = index
        self.limit = limit
        self.fields = fields
        self.about = about
        self.recorded = recorded
        self.place = place
        #: Whether its provision says another kind of measure than it states, and what is left open of it.
        self.contradicted = False
        self.open_kind: OpenKind | None = None
        self.instant = point.instant
        self.first = point.first
        # null says that it happened, not when: some day up to the day looked at.
        self.last = limit if point.unknown else point.last

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last

    def get(self, field: str) -> Any:
        """The value of a field, or None where the file does not say."""
        value = self.fields.get(field)
        return value if value is not None else SAID_BY_NAME.get((self.type, field))

    def __repr__(self) -> str:
        return f"<{self.type} {self.id} {self.point.text}>"


class OpenKind:
    """A kind of measure that the file leaves open: its field, whose day bears on it, and what it may be when.

    ``stretches`` are in order, each with its last day (the last one through to the end) and the possible kinds.
    """

    __slots__ = ("dated_by", "field", "stretches")

    def __init__(self, field: str, dated_by: Entry, stretches: tuple[tuple[int, frozenset[str]], ...]) -> None:
        self.field = field
        self.dated_by = dated_by
        self.stretches = stretches


class Thread:
    """One notification, need, investigation, decision, measure, plan or complaint of the case."""

    __slots__ = ("id", "kind", "members", "openers")

    def __init__(self, kind: str, id_: str) -> None:
        self.kind = kind
        self.id = id_
        #: The events that open it, and all that name it, earliest first.
        self.openers: list[Entry] = []
        self.members: list[Entry] = []

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}>"


class Holder:
    """A custody holder and the days (inclusive) through which custody is held."""

    __slots__ = ("first", "id", "last")

    def __init__(self, id_: str, first: int, last: int) -> None:
        self.id = id_
        self.first = first
        self.last = last


class SiblingOnFile:
    """A sibling, with the first and last possible day of birth, and whether it lives in the same household."""

    __slots__ = ("born", "id", "same_household")

    def __init__(self, id_: str, born: tuple[int, int] | None, same_household: bool | None) -> None:
        self.id = id_
        self.born = born
        self.same_household = same_household


THREAD_FIELDS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    name: tuple((f.name, f.thread.value) for f in type_.fields.values() if f.kind == "thread" and f.thread is not None)
    for name, type_ in EVENT_TYPES.items()
}


#: The fields of each type that say whom an event is about, done by or sent to.
PARTY_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    name: tuple(f.name for f in type_.fields.values() if f.kind == "party" or f.name == "sibling")
    for name, type_ in EVENT_TYPES.items()
}


def first_day(entry: Entry) -> int:
    return entry.first


def index_of(entry: Entry) -> int:
    return entry.index


def has_field(type_: str, kind: str) -> bool:
    """Whether events of a type have a field of their own for a kind of thread."""
    return (kind, kind) in THREAD_FIELDS[type_]


def says_what_about(type_: str) -> bool:
    """Whether events of a type say what they are about."""
    return "about" in EVENT_TYPES[type_].fields
