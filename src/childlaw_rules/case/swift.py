"""The short way from a JSON text to a case, for a text with which nothing is wrong.

It takes a text only where the thorough way of ``reading`` takes it, and makes the same case of it; of any other text
it says nothing, not even that something is wrong. What it leaves out is all that words an error, and what Python does
for each value where a look at the value is enough: a text without long numbers holds no CPR number, and a day that was
read before is the same day. Whatever is rare goes the thorough way, by the types of ``fields`` themselves or as a
whole.

What JSON parsers pass over, a key that stands twice, is found by counting. Every key is followed by a colon, which
stands right behind its quotation mark or behind white space. Where a text has no more such colons than the case has
keys, no key stands twice in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import SchemaValidator, core_schema

from childlaw_rules.case.swiftschema import validator
from childlaw_rules.case.timeline import CHILD, PARTY_FIELDS, Case, CoveredDays, Party
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.case.words import PartyRole

# Below the limits of the thorough way, so that nothing here has to know them.
_MOST_CHARACTERS: Final = 20_000_000
_MOST_KEYS: Final = 500_000


def read_swiftly(data: str | bytes | Mapping[str, Any]) -> Case | None:
    """The case that a JSON text, its bytes or a mapping of plain values states; None where that takes a closer look.

    >>> str(read_swiftly('{"child": {"born": "2024-02-29"}}').child.born), read_swiftly('{"child": {}}')
    ('2024-02-29', None)
    """
    try:
        if isinstance(data, str):
            text = data
        elif isinstance(data, bytes):
            text = data.decode()
        elif type(data) is dict:
            text = json.dumps(data, allow_nan=False)
        else:
            return None
        if len(text) > _MOST_CHARACTERS:
            return None
        case: Case = validator().validate_json(text)
    except (ValueError, TypeError, RecursionError):
        return None
    keys = _keys_in(case)
    return case if keys < _MOST_KEYS and _stands_once(text, keys) and _agrees(case) else None


_keys_set: Final = attrgetter("__pydantic_fields_set__")
_id_of: Final = attrgetter("id")


def _keys_in(case: Case) -> int:
    """How many keys the objects of a case have together."""
    objects: Iterable[BaseModel] = chain((case, case.child), case.child.siblings, case.parties, case.events)
    keys = sum(map(len, map(_keys_set, objects)))
    for covered in case.coverage.values():
        keys += 1 if isinstance(covered, bool) else 1 + len(covered.model_fields_set)
    return keys


# Rust looks for this faster than Python finds two characters.
_blank_before_colon: Final = SchemaValidator(core_schema.str_schema(pattern=r"[ \n\t\r]:")).isinstance_python


def _stands_once(text: str, keys: int) -> bool:
    """Is there no more than one colon behind a quotation mark or white space for each of so many keys?"""
    colons = text.count('":')
    if _blank_before_colon(text):
        colons += sum(text.count(f"{blank}:") for blank in " \n\t\r")
    return colons == keys


_NAMING_PARTIES: Final = frozenset(EVENT_TYPES[name].cls for name, fields in PARTY_FIELDS.items() if fields)


def _agrees(case: Case) -> bool:
    """Whether ``cross_check`` finds nothing, and no span of days is reversed."""
    known = {CHILD}
    for party in case.parties:
        if (party.id == CHILD and party.role is not PartyRole.CHILD) or _reversed(party):
            return False
        known.add(party.id)
    for event in [event for event in case.events if type(event) in _NAMING_PARTIES]:
        for field in PARTY_FIELDS[event.type]:
            named = getattr(event, field)
            if named is not None and named not in known:
                return False
    for covered in case.coverage.values():
        if isinstance(covered, CoveredDays) and _reversed(covered):
            return False
    return _differ(case.events) and _differ(case.parties) and _differ(case.child.siblings)


def _differ(listed: Sequence[Any]) -> bool:
    """Whether no id stands twice; None is no id."""
    if not listed:
        return True
    ids = list(map(_id_of, listed))
    different = set(ids)
    if None not in different:
        return len(different) == len(ids)
    return len(different) == 1 or len(different) == len(ids) - ids.count(None) + 1


def _reversed(days: Party | CoveredDays) -> bool:
    return days.from_ is not None and days.until is not None and days.until < days.from_
