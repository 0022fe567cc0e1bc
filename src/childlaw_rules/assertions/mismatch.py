"""What was expected of a finding, and where it is otherwise, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from childlaw_rules.cprshape import masked
from childlaw_rules.errors import Problem, did_you_mean
from childlaw_rules.finding import Finding, Happening, MissingFact, Status
from childlaw_rules.when import Point, PointError

#: The fields of a finding that can be expected, in the order in which a message tells them.
EXPECTED: Final = (
    "subject",
    "occurrence",
    "status",
    "due",
    "trigger",
    "fulfilled",
    "days_late",
    "version",
    "category",
    "remarks",
    "possible",
    "missing_facts",
)
#: Those that say which finding is meant.
IDENTITY: Final = ("subject", "occurrence")
#: What the report calls a field otherwise.
ALIASES: Final = {"fulfilled_by": "fulfilled"}

_MOMENTS: Final = frozenset({"due", "trigger", "fulfilled"})
_LISTS: Final = frozenset({"remarks", "possible", "missing_facts"})
_NUMBERS: Final = frozenset({"occurrence", "days_late"})
SUBJECTS: Final = (
    "notification", "need", "investigation", "decision", "measure", "plan", "complaint", "party", "event"
)  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Difference:
    """A field of a finding, what was expected of it, and what the finding says; None where it says nothing."""

    field: str
    expected: Any
    found: Any

    def __repr__(self) -> str:
        return masked(f"<{self.field}: expected {self.expected!r}, found {self.found!r}>")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A duty that is not as expected.

    ``finding`` is the oracle's; None where it has none. ``ours`` is what another system says of it, where there is
    one, and ``differences`` are the fields in which the two, or the finding and what was expected, differ.
    """

    rule: str
    finding: Finding | None = None
    differences: tuple[Difference, ...] = ()
    ours: Mapping[str, Any] | None = field(default=None, repr=False)


def read_expected(given: Mapping[str, Any], place: str = "") -> tuple[dict[str, Any], list[Problem]]:
    """What is expected of a finding, each value in one form, and all that is wrong with it.

    Moments become points, statuses a tuple, lists sorted tuples. ``place`` stands before the name of each field.
    """
    wanted: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in given.items():
        try:
            wanted[name] = _typed(name, value)
        except ValueError as error:
            problems.append(Problem(f"{place}{name}", str(error)))
    return wanted, problems


def differences(finding: Finding, wanted: Mapping[str, Any]) -> tuple[Difference, ...]:
    """The fields in which a finding is otherwise than wanted."""
    found = []
    for name in EXPECTED:
        if name in wanted:
            value = value_of(finding, name)
            if not _fits(name, wanted[name], value):
                found.append(Difference(name, wanted[name], value))
    return tuple(found)


def value_of(finding: Finding, name: str) -> Any:
    """What a finding says in a field, in the form in which it is compared."""
    if name == "fulfilled":
        return _at(finding.fulfilled_by)
    if name == "trigger":
        return _at(finding.trigger)
    if name == "missing_facts":
        return tuple(sorted(fact.fact for fact in finding.missing_facts))
    if name in _LISTS:
        return tuple(sorted(getattr(finding, name)))
    value = getattr(finding, name)
    return value.value if isinstance(value, Status) else value


def _at(happening: Happening | None) -> str | None:
    return None if happening is None else happening.at


def _fits(name: str, wanted: Any, found: Any) -> bool:
    if name == "status":
        return found in wanted
    if name == "subject":
        return all(found.get(kind) == id_ for kind, id_ in wanted.items())
    if name in _MOMENTS and wanted is not None and found is not None:
        return _same_moment(wanted, found)
    return bool(wanted == found)


def _same_moment(wanted: Point | str, found: str) -> bool:
    """Whether a moment is the one that a finding states; an instant is the same in every offset."""
    between = _between_instants(found)
    if between is not None or isinstance(wanted, str):
        return between == _between_instants(str(wanted))
    point = Point.parse(found)
    if wanted.instant is not None or point.instant is not None:
        return wanted.instant == point.instant
    return (wanted.first, wanted.last) == (point.first, point.last)


def _between_instants(text: str) -> tuple[int, int] | None:
    """The two instants of an interval between instants: no case can state one, but the due day of an hour rule may."""
    sides = text.split("/")
    if len(sides) != 2:
        return None
    try:
        first, last = (Point.parse(side).instant for side in sides)
    except PointError:
        return None
    return None if first is None or last is None else (first, last)


def _typed(name: str, value: Any) -> Any:
    if name == "status":
        return read_statuses(value)
    if name == "subject":
        return _subject(value)
    if name in _MOMENTS:
        return _moment(value)
    if name in _NUMBERS:
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise ValueError(f"must be a whole number or None, not of the type {type(value).__name__}")
        return value
    if name in _LISTS:
        return _words(value)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"must be a text, not of the type {type(value).__name__}")
    return value


def read_statuses(value: Any) -> tuple[str, ...]:
    """One or several statuses, each by its word. Raises ``ValueError`` for a word that is none."""
    words = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Iterable) else ()
    if not words and not isinstance(value, str | Iterable):
        raise ValueError(f"must be a status or several, not of the type {type(value).__name__}: {', '.join(Status)}")
    if not words:
        raise ValueError(f"must be a status or several: {', '.join(Status)}")
    known = [status.value for status in Status]
    for word in words:
        if word not in known:
            shown = f"'{word}'" if isinstance(word, str) else f"of the type {type(word).__name__}"
            hint = did_you_mean(word, known) if isinstance(word, str) else ""
            raise ValueError(f"unknown status {shown}{hint or '; one of: ' + ', '.join(known)}")
    return tuple(str(word) for word in words)


def _subject(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise ValueError(  # noqa: TRY004 - all that is wrong with a value is told in one way
            f'must name threads or a party, for example {{"need": "n1"}}, not of the type {type(value).__name__}'
        )
    for kind, id_ in value.items():
        other = next((type(one).__name__ for one in (kind, id_) if not isinstance(one, str)), None)
        if other is not None:
            raise ValueError(f'must map texts to texts, for example {{"need": "n1"}}; it holds one of the type {other}')
        if kind not in SUBJECTS:
            raise ValueError(f"unknown kind of subject '{kind}'{did_you_mean(kind, SUBJECTS)}")
    return dict(value)


def _moment(value: Any) -> Point | str | None:
    if isinstance(value, Happening):
        value = value.at
    elif isinstance(value, Mapping) and set(value) <= {"event", "at"}:
        value = value.get("at")
    if value is None or (isinstance(value, str) and _between_instants(value) is not None):
        return value
    try:
        return Point.parse(value)
    except PointError as error:
        raise ValueError(str(error)) from None


def _words(value: Any) -> tuple[str, ...]:
    items = (value,) if isinstance(value, str) else value
    if isinstance(items, bytes | Mapping | type) or not isinstance(items, Iterable):
        raise ValueError(f"must be a word or several, not of the type {type(value).__name__}")  # noqa: TRY004 - as above
    facts = [item["fact"] if isinstance(item, Mapping) and "fact" in item else item for item in items]
    words = [fact.fact if isinstance(fact, MissingFact) else fact for fact in facts]
    other = next((type(word).__name__ for word in words if not isinstance(word, str)), None)
    if other is not None:
        raise ValueError(f"must be a word or several; one is of the type {other}")
    return tuple(sorted(map(str, words)))
