"""All that is wrong with a case, in our words and in the order of the document.

An error names the place and what is expected there. It repeats what was written only where a word of the
contract was expected, such as the type of an event, and never what is shaped like a CPR number.

Longer than 300 lines: an error of pydantic becomes a sentence in one place, and that place has to know every
part of a case.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from childlaw_rules.case.cpr import HIDDEN_KEY, KEY_SHAPED, SHAPED, holds_cpr
from childlaw_rules.case.events import EventOfAnyType
from childlaw_rules.case.fields import READING, Days
from childlaw_rules.case.timeline import (
    FORMAT,
    NOT_BORN_NOT_DUE,
    PARTY_FIELDS,
    Case,
    Child,
    CoveredDays,
    Listed,
    Loc,
    Party,
    Sibling,
    cross_check,
    nearest,
)
from childlaw_rules.case.vocabulary import COMMON_FIELDS, EVENT_TYPES
from childlaw_rules.case.words import PartyRole
from childlaw_rules.errors import Problem

MAX_DEPTH: Final = 50
"""How deep objects and lists may be nested. A case needs five levels."""
TOO_DEEP: Final = f"nested more than {MAX_DEPTH} deep"
MOST_HINTS: Final = 200
"""So many of the errors of a case come with a suggestion; looking for near words takes its time."""

Hint = Callable[[str, tuple[str, ...]], str]
"""The suggestion for a word among the known ones, or nothing."""

_SHOWN: Final = 40
_PLAIN_KEY: Final = re.compile(r"[^\W\d][\w-]*")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Repeated(dict[str, Any]):
    """An object in which keys stand more than once; ``keys_twice`` are those."""

    keys_twice: tuple[str, ...] = ()


class _Absent:
    """What stands at a place where nothing stands."""


_ABSENT: Final = _Absent()


def problems(tree: dict[str, Any], lines: list[ErrorDetails]) -> list[Problem]:
    """Every problem of a document that is no case: what pydantic says of it, and what nobody asked it."""
    found: list[tuple[Loc, str]] = []
    for number, line in enumerate(lines):
        found.extend(_worded(tree, line, nearest if number < MOST_HINTS else _no_hint))
    if not any(line["type"] == "contradiction" for line in lines):
        found.extend(_contradictions(tree))
    found.extend((loc, "unknown field, did you mean 'from'?") for loc in python_names(tree))
    # What must not be repeated is said in one sentence, and nothing else about that value.
    unrepeatable = dict(_unrepeatable(tree, ()))
    found = [one for one in found if one[0] not in unrepeatable] + [
        *unrepeatable.items(),
        *_repetitions(tree, ()),
    ]
    order = _Order(tree)
    found = sorted(dict.fromkeys(found), key=lambda one: order.of(one[0]))
    return [Problem(shown_path(loc), message) for loc, message in found]


def _no_hint(word: str, known: tuple[str, ...]) -> str:
    return ""


def _worded(tree: dict[str, Any], line: ErrorDetails, hint: Hint) -> Iterator[tuple[Loc, str]]:
    """The place in the document and our words for one error of pydantic."""
    kind = line["type"]
    loc = line["loc"] if kind == "contradiction" else _place(line["loc"])
    value = _at(tree, loc)
    if kind in {"union_tag_not_found", "union_tag_invalid"}:
        yield from _untyped(tree, loc, value, hint)
    elif kind == "extra_forbidden":
        yield loc, f"unknown field{hint(str(loc[-1]), _fields_at(tree, loc[:-1]))}"
    elif kind == "missing":
        words = _words_at(tree, loc)
        way_out = f"; one of: {', '.join(words)}" if words else ""
        if loc[-1] == "at":
            way_out = "; null where nothing is known of when"
        yield loc, f"required, but missing{way_out}"
    elif kind == "no_kind":
        yield (*loc, "kind"), _no_kind(tree, (*loc, "kind"))
    elif kind == "enum":
        yield loc, _unknown_word(value, _words_at(tree, loc), hint)
    elif kind == "literal_error":
        yield loc, f"unknown format{_shown(value)}; this library reads '{FORMAT}'"
    elif kind == "string_unicode" and isinstance(value, dict):
        pass  # a key of it, which is found by looking for what must not be repeated
    elif kind in _EXPECTED:
        yield loc, f"expected {_EXPECTED[kind]}, not {described(value)}"
    elif kind in _OURS:
        yield loc, line["msg"]
    else:
        yield loc, f"cannot be used: {described(value)}"


_OURS: Final = frozenset(
    {
        "contradiction", "coverage", "cpr", "day", "empty", "imprecise", "neither", "period", "point",
        "reversed", "threads", "too_much", "unknown_event",
    }
)  # fmt: skip
_EXPECTED: Final = {
    "string_type": "text",
    "string_unicode": "text in valid Unicode",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "mapping_type": "an object",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
}


def _place(loc: Loc) -> Loc:
    """The place in the document: that of pydantic without the names of the members of unions."""
    match loc:
        case ("coverage", key, _, *rest):
            return ("coverage", key, *rest)
        case ("events", n, _, "transition_period", _, *rest):
            return ("events", n, "transition_period", *rest)
        case ("events", n, _, *rest):
            return ("events", n, *rest)
    return loc


def _at(tree: Any, loc: Loc) -> Any:
    """The value at a place; ``_ABSENT`` where there is none."""
    for part in loc:
        if isinstance(tree, list):
            tree = tree[part] if isinstance(part, int) and part < len(tree) else _ABSENT
        else:
            tree = tree.get(part, _ABSENT) if isinstance(tree, dict) else _ABSENT
    return tree


def _untyped(tree: dict[str, Any], loc: Loc, event: Any, hint: Hint) -> Iterator[tuple[Loc, str]]:
    """What is wrong with an event of missing or unknown type: the type, and the fields that all have."""
    name = _at(event, ("type",))
    if isinstance(name, str):
        yield (*loc, "type"), f"unknown event{_shown(name)}{hint(name, tuple(EVENT_TYPES))}"
    elif isinstance(name, _Absent):
        yield (*loc, "type"), "required, but missing"
    else:
        yield (*loc, "type"), f"expected text, not {described(name)}"
    lines: list[ErrorDetails] = []
    try:
        EventOfAnyType.model_validate(event, context=READING)
    except ValidationError as error:
        lines = error.errors(include_url=False, include_input=False)
    for line in lines:
        line["loc"] = (*loc, "any", *line["loc"])
        yield from _worded(tree, line, hint)


def _fields_at(tree: dict[str, Any], loc: Loc) -> tuple[str, ...]:
    """The fields that an object at this place may have."""
    match loc:
        case ():
            model: Any = Case
        case ("child",):
            model = Child
        case ("child", "siblings", _):
            model = Sibling
        case ("parties", _):
            model = Party
        case ("coverage", _):
            model = CoveredDays
        case ("events", _, "transition_period"):
            model = Days
        case ("events", _):
            kind = EVENT_TYPES[_at(tree, loc)["type"]]
            return (*COMMON_FIELDS, *kind.fields)
        case _:
            return ()
    return tuple(field.serialization_alias or name for name, field in model.model_fields.items())


def _words_at(tree: dict[str, Any], loc: Loc) -> tuple[str, ...]:
    """The words that may stand at this place, where it is one for a word of the vocabulary."""
    match loc:
        case ("parties", _, "role"):
            return tuple(role.value for role in PartyRole)
        case ("events", _, str(field)):
            name = _at(tree, (*loc[:2], "type"))
            kind = EVENT_TYPES.get(name) if isinstance(name, str) else None
            if kind is not None and field in kind.fields:
                return kind.fields[field].values
    return ()


def _unknown_word(value: Any, words: tuple[str, ...], hint: Hint) -> str:
    expected = f"one of: {', '.join(words)}"
    if not isinstance(value, str):
        return f"expected text, not {described(value)}; {expected}"
    return f"unknown word{_shown(value)}; {expected}{hint(value, words).replace(',', ';', 1)}"


def _no_kind(tree: dict[str, Any], loc: Loc) -> str:
    return f"required, but missing; one of: {', '.join(_words_at(tree, loc))}; or write the 'provision' that says it"


def _contradictions(tree: dict[str, Any]) -> Iterator[tuple[Loc, str]]:
    """The checks between values, on as much of them as can be read."""

    def listed(*loc: str) -> Iterator[tuple[Loc, dict[str, Any]]]:
        for n, value in _listed(_at(tree, loc)):
            if isinstance(value, dict):
                yield (*loc, n), value

    def text(value: Any) -> str | None:
        return value if isinstance(value, str) and value.strip() and not holds_cpr(value) else None

    def named(event: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        kind = event.get("type")
        fields = PARTY_FIELDS.get(kind, ()) if isinstance(kind, str) else ()
        return tuple((field, party) for field in fields if (party := text(event.get(field))) is not None)

    child = tree.get("child")
    if isinstance(child, dict) and "born" not in child and child.get("due") is None:
        yield ("child",), NOT_BORN_NOT_DUE
    for loc, event in listed("events"):
        says_no_kind = event.get("kind") is None and event.get("provision") in (None, "")
        if event.get("type") == "measure_started" and says_no_kind:
            yield (*loc, "kind"), _no_kind(tree, (*loc, "kind"))
    parties = [Listed(loc, text(one.get("id")), text(one.get("role"))) for loc, one in listed("parties")]
    written = tree.get("parties", [])
    yield from cross_check(
        [Listed(loc, text(one.get("id"))) for loc, one in listed("child", "siblings")],
        parties,
        [Listed(loc, text(one.get("id")), None, named(one)) for loc, one in listed("events")],
        all_parties=isinstance(written, list) and len(written) == sum(one.id is not None for one in parties),
    )


def python_names(tree: dict[str, Any]) -> Iterator[Loc]:
    """Where ``from_`` stands, which is how Python writes the field ``from``; a document does not."""
    for n, party in _listed(tree.get("parties")):
        if isinstance(party, dict) and "from_" in party:
            yield ("parties", n, "from_")
    coverage = tree.get("coverage")
    for name, covered in coverage.items() if isinstance(coverage, dict) else ():
        if isinstance(covered, dict) and "from_" in covered:
            yield ("coverage", name, "from_")
    for n, event in _listed(tree.get("events")):
        if isinstance(event, dict):
            period = event.get("transition_period")
            if isinstance(period, dict) and "from_" in period:
                yield ("events", n, "transition_period", "from_")


def _listed(values: Any) -> Iterable[tuple[int, Any]]:
    return enumerate(values) if isinstance(values, list) else ()


def _repetitions(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """The keys that stand more than once in their object."""
    if len(loc) < MAX_DEPTH and isinstance(value, dict | list):
        for twice in value.keys_twice if isinstance(value, Repeated) else ():
            yield (*loc, twice), "stands more than once in its object"
        for key, part in _parts(value):
            yield from _repetitions(part, (*loc, key))


def _unrepeatable(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """What is shaped like a CPR number, no number at all, no Unicode, or too deep to look at."""
    if isinstance(value, dict | list):
        if len(loc) >= MAX_DEPTH:
            yield loc, TOO_DEEP
            return
        for key, part in _parts(value):
            if isinstance(key, str) and holds_cpr(key):
                yield (*loc, key), KEY_SHAPED
            elif isinstance(key, str) and _SURROGATE.search(key):
                yield (*loc, key), "a key that is not valid Unicode"
            yield from _unrepeatable(part, (*loc, key))
    elif isinstance(value, str):
        if _SURROGATE.search(value):
            yield loc, "expected text in valid Unicode"
        elif holds_cpr(value) and not (len(loc) == 3 and loc[0] == "events" and loc[2] == "note"):
            yield loc, SHAPED
    elif isinstance(value, float) and not math.isfinite(value):
        yield loc, "NaN and Infinity are no JSON"
    elif isinstance(value, int | float) and abs(value) < 1e11 and holds_cpr(str(value)):
        yield loc, SHAPED


def _parts(value: dict[str, Any] | list[Any]) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value)


class _Order:
    """Where a place stands in the document; a field that is missing comes after those that are there."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self._tree = tree
        self._positions: dict[int, dict[str, int]] = {}

    def of(self, loc: Loc) -> tuple[int, ...]:
        value: Any = self._tree
        position: list[int] = []
        for part in loc:
            if isinstance(value, dict) and isinstance(part, str):
                if id(value) not in self._positions:
                    self._positions[id(value)] = {key: n for n, key in enumerate(value)}
                position.append(self._positions[id(value)].get(part, len(value)))
            else:
                position.append(part if isinstance(part, int) else 0)
            value = _at(value, (part,))
        return tuple(position)


def shown_path(loc: Loc) -> str:
    """The place as it is shown: ``events[3].notifer``."""
    path = ""
    for part in loc:
        if isinstance(part, int):
            path += f"[{part}]"
        elif holds_cpr(part):
            path += f".{HIDDEN_KEY}"
        elif _PLAIN_KEY.fullmatch(part):
            path += f".{_cut(part)}"
        else:
            path += f"[{json.dumps(_cut(part))}]"
    return path.removeprefix(".")


def _shown(value: Any) -> str:
    """A word in quotes, cut; nothing where it must not be repeated."""
    if not isinstance(value, str) or holds_cpr(value):
        return ""
    return f" '{json.dumps(_cut(value), ensure_ascii=value.isprintable() is False)[1:-1]}'"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def described(value: Any) -> str:
    """What kind of thing a value is, in the words of JSON."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    for kind, name in (
        (str, "text"),
        (int | float, "a number"),
        (list | tuple, "a list"),
        (Mapping, "an object"),
    ):
        if isinstance(value, kind):
            return name
    return f"of the type {type(value).__name__}"
