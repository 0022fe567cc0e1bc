"""What a rule file says beside the duty itself: names, texts, review, versions, readings, examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, model_validator

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.errors import did_you_mean
from childlaw_rules.rule.values import Word, read_flag, read_list
from childlaw_rules.rule.words import Basis, Bilingual, Category, InForce, Reading, Review, ReviewStatus, Source

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class Head(Word):
    """The keys of a rule file that every kind shares."""

    id: Id
    title: Bilingual
    summary: Bilingual
    category: Category
    basis: Basis
    status: ReviewStatus
    reviewed: Review | None = None
    kind: str
    readings: Annotated[tuple[Reading, ...], BeforeValidator(read_list)] = ()

    @model_validator(mode="after")
    def _earned(self) -> Head:
        if self.status is not ReviewStatus.DRAFT and self.reviewed is None:
            raise ValueError("a rule that is no draft says who read the provision, when, in 'reviewed'")
        return self


class VersionHead(Word):
    """The keys of a version that every kind shares; its other keys are what differs from the shared part."""

    id: Id
    in_force: InForce
    source: Source


HEAD_KEYS = tuple(Head.model_fields)
VERSION_KEYS = tuple(VersionHead.model_fields)
TOP_KEYS = (*HEAD_KEYS, "versions", "examples")

_EVENT = re.compile(r"(\S+) ([a-z_]+)(?: \((.+)\))?")


def read_event(value: Any) -> Any:
    """An event of an example: ``2024-03-11 consent_given (by mother, about d1)``, or its keys written out."""
    if isinstance(value, Mapping):
        return {**value}
    found = _EVENT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError("write an event as '2024-03-11 need_identified' with further fields in round brackets")
    at, name, rest = found.groups()
    if name not in EVENT_TYPES:
        raise ValueError(f"unknown event '{name}'{did_you_mean(name, EVENT_TYPES)}")
    event: dict[str, Any] = {"type": name, "at": at}
    for part in re.split(r",\s*", rest) if rest else ():
        field, _, said = part.partition(" ")
        if not said:
            raise ValueError(f"write '{field}' with its value after a space")
        event[field] = said
    return event


def typed(event: Mapping[str, Any]) -> dict[str, Any]:
    """An event of an example with its values as the case format wants them."""
    result: dict[str, Any] = {}
    type_ = event.get("type")
    fields = EVENT_TYPES[type_].fields if isinstance(type_, str) and type_ in EVENT_TYPES else {}
    for name, value in event.items():
        word = fields.get(name)
        if name == "at" and value == "unknown":
            result[name] = None
        elif word is not None and word.kind == "flag" and value in ("yes", "no", "true", "false"):
            result[name] = value in {"yes", "true"}
        elif name == "about" and isinstance(value, str):
            result[name] = value.split(" and ")
        else:
            result[name] = value
    return result


Events = Annotated[
    tuple[dict[str, Any], ...],
    BeforeValidator(lambda value: tuple(read_event(item) for item in read_list(value))),
]

EXPECTED = (
    "met",
    "met_late",
    "overdue",
    "missing",
    "pending",
    "excused",
    "undetermined",
    "not applicable",
    "out of force",
)


def _read_expected(value: Any) -> Any:
    words = read_list(value)
    for word in words:
        if word not in EXPECTED:
            raise ValueError(f"'{word}' is no status{did_you_mean(str(word), EXPECTED)}; one of: {', '.join(EXPECTED)}")
    return words


class Example(Word):
    """One example, which is also a test: a small case and what the rule says of it.

    ``rows`` repeats the example with other values: each row fills in the words in angle brackets, and may say
    other expectations. ``expect`` lists the statuses of the rule's findings in order; what follows it is about
    the first finding.
    """

    name: Annotated[str, Field(min_length=1)]
    as_of: str | None = None
    known_at: str | None = None
    born: str | None = None
    expected_birth: str | None = None
    parties: Annotated[tuple[str, ...], BeforeValidator(read_list)] = ("mother custody_holder",)
    siblings: Annotated[tuple[str, ...], BeforeValidator(read_list)] = ()
    coverage: dict[str, Any] = {}
    readings: dict[str, str] = {}
    events: Annotated[tuple[Any, ...], BeforeValidator(read_list)]
    rows: Annotated[tuple[dict[str, str | tuple[str, ...]], ...], BeforeValidator(read_list)] = ()
    expect: Annotated[tuple[str, ...], BeforeValidator(_read_expected)] = ()
    due: str | None = None
    fulfilled: str | None = None
    days_late: str | None = None
    version: str | None = None
    occurrence: str | None = None
    party: str | None = None
    remarks: Annotated[tuple[str, ...], BeforeValidator(read_list)] | None = None
    missing: Annotated[tuple[str, ...], BeforeValidator(read_list)] | None = None
    possible: Annotated[tuple[str, ...], BeforeValidator(read_list)] | None = None
    sensitive_to: dict[str, str] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Example:
        if not self.expect and not all("expect" in row for row in self.rows or ({},)):
            raise ValueError("say what to 'expect'")
        return self


#: What a row may say beside the words in angle brackets.
ROW_KEYS = (
    "as_of",
    "born",
    "expect",
    "due",
    "fulfilled",
    "days_late",
    "version",
    "occurrence",
    "party",
    "remarks",
    "missing",
    "possible",
)


def rows_of(example: Example) -> list[Example]:
    """The examples that an example with rows stands for, each named after its row."""
    if not example.rows:
        return [example]
    found = []
    for number, row in enumerate(example.rows, start=1):
        words = {key: value for key, value in row.items() if key not in ROW_KEYS and isinstance(value, str)}
        changes: dict[str, Any] = {key: value for key, value in row.items() if key in ROW_KEYS}
        data: dict[str, Any] = example.model_dump(exclude={"rows"}, exclude_unset=True)
        data = _filled(data, words)
        data.update(changes)
        label = ", ".join(value if isinstance(value, str) else " + ".join(value) for value in row.values())
        data["name"] = f"{example.name} ({number}: {label})"
        found.append(Example.model_validate(data))
    return found


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for name, said in words.items():
            value = value.replace(f"<{name}>", said)
        return value
    if isinstance(value, Mapping):
        return {key: _filled(item, words) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_filled(item, words) for item in value]
    return value


_EVERY_LATER_TYPE: Final = {name: True for name, kind in EVENT_TYPES.items() if kind.later}


def case_of(example: Example) -> dict[str, Any]:
    """The case of an example, as the case format writes it."""
    child: dict[str, Any] = {}
    if example.born is not None:
        child["born"] = example.born
    elif example.expected_birth is None:
        child["born"] = "2012-05-14"
    if example.expected_birth is not None:
        child["due"] = example.expected_birth
    if example.siblings:
        child["siblings"] = [_sibling(sibling) for sibling in example.siblings]
    return {
        "format": "childlaw-case/1",
        "id": "example",
        "child": child,
        "parties": [_party(party) for party in example.parties],
        # An example is a file that records every type, unless it says otherwise.
        "coverage": {**_EVERY_LATER_TYPE, **{name: _covered(said) for name, said in example.coverage.items()}},
        "events": [typed(read_event(event)) for event in example.events],
    }


def _party(text: str) -> dict[str, str]:
    words = text.split()
    if not words:
        raise ValueError("a party is empty; write it as 'mother custody_holder'")
    party = {"id": words[0], "role": words[1] if len(words) > 1 else "custody_holder"}
    party.update(zip(words[2::2], words[3::2], strict=False))
    return party


def _sibling(text: str) -> dict[str, Any]:
    """``ida born 2016-02-29 same_household yes``: the id, then what is known."""
    words = text.split()
    if not words:
        raise ValueError("a sibling is empty; write it as 'ida born 2016-02-29'")
    sibling: dict[str, Any] = {"id": words[0], **dict(zip(words[1::2], words[2::2], strict=False))}
    if "same_household" in sibling:
        sibling["same_household"] = read_flag(sibling["same_household"])
    return sibling


def _covered(said: Any) -> Any:
    return {"no": False, "yes": True}.get(said, said) if isinstance(said, str) else said
