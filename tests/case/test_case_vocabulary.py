"""The classes say what the vocabulary of the contract says: types, Danish terms, fields and words."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest
import yaml

from childlaw_rules import case
from childlaw_rules.case import COMMON_FIELDS, EVENT_TYPES, ThreadKind

DATA = Path(__file__).parent / "data"
CONTRACT: dict[str, Any] = yaml.safe_load((DATA / "vocabulary.yaml").read_text("utf-8"))
ADDED: dict[str, Any] = yaml.safe_load((DATA / "added_vocabulary.yaml").read_text("utf-8"))
#: The contract's list and what was added to it: nothing is renamed, nothing is taken away.
EVENTS: dict[str, Any] = {
    name: {**event, "fields": {**event.get("fields", {}), **ADDED["fields"].get(name, {})}}
    for name, event in {**CONTRACT["events"], **ADDED["events"]}.items()
}
WORDS = {
    name: next(cls for cls in vars(case).values() if getattr(cls, "__name__", "") == name.title().replace("_", ""))
    for name in CONTRACT["fields"]
}
OPENS = {
    "notification_received": ThreadKind.NOTIFICATION,
    "need_identified": ThreadKind.NEED,
    "investigation_decided": ThreadKind.INVESTIGATION,
    "decision_made": ThreadKind.DECISION,
    "measure_started": ThreadKind.MEASURE,
    "plan_made": ThreadKind.PLAN,
    "complaint_received": ThreadKind.COMPLAINT,
}
THREADS = {"from_notification": ThreadKind.NOTIFICATION, "replaces": ThreadKind.DECISION}


def test_the_types_and_their_danish_terms() -> None:
    assert {name: kind.da for name, kind in EVENT_TYPES.items()} == {
        name: event["da"] for name, event in EVENTS.items()
    }
    assert [name for name in EVENT_TYPES if name in CONTRACT["events"]] == list(CONTRACT["events"])
    assert not CONTRACT["events"].keys() & ADDED["events"].keys()


@pytest.mark.parametrize("name", EVENTS)
def test_the_fields_of(name: str) -> None:
    said: dict[str, tuple[Any, ...]] = {}
    for field, words in EVENTS[name]["fields"].items():
        optional, what = words.startswith("optional "), words.removeprefix("optional ")
        if what == "thread":
            said[field] = ("thread", THREADS.get(field) or ThreadKind(field), (), False)
        elif what == "threads":
            said[field] = ("about", None, (), False)
        elif what in WORDS:
            said[field] = ("word", None, tuple(word.value for word in WORDS[what]), not optional)
        else:
            said[field] = (what, None, (), not optional)
    if name == "measure_started":
        # Its provision may say the kind instead.
        said["kind"] = (*said["kind"][:3], False)
    kind = EVENT_TYPES[name]
    assert {f.name: (f.kind, f.thread, f.values, f.required) for f in kind.fields.values()} == said
    assert list(kind.fields) == list(said)
    assert all(key == field.name for key, field in kind.fields.items())
    assert kind.name == name


def test_what_opens_a_thread() -> None:
    assert {name: kind.opens for name, kind in EVENT_TYPES.items() if kind.opens} == OPENS


@pytest.mark.parametrize("name", CONTRACT["fields"])
def test_the_words_of(name: str) -> None:
    added = ADDED["words"].get(name, [])
    assert [word.value for word in WORDS[name] if word.value not in added] == CONTRACT["fields"][name]
    assert set(added) == {word.value for word in WORDS[name]} - set(CONTRACT["fields"][name])


@pytest.mark.parametrize("words", [*WORDS.values(), ThreadKind, case.PartyRole])
def test_every_word_has_a_danish_term_of_its_own(words: Any) -> None:
    terms = [word.da for word in words]
    assert all(terms)
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("kind", EVENT_TYPES.values(), ids=lambda kind: kind.name)
def test_every_class(kind: case.EventType) -> None:
    assert kind.cls.__name__ == "".join(part.title() for part in kind.name.split("_"))
    assert getattr(case, kind.cls.__name__) is kind.cls
    assert (kind.cls.__doc__ or "").startswith(f"{kind.da}: ")
    assert tuple(kind.cls.model_fields)[: len(COMMON_FIELDS)] == COMMON_FIELDS


def test_names_only() -> None:
    public = {name for name, value in vars(case).items() if not name.startswith("_") and not inspect.ismodule(value)}
    assert public == set(case.__all__)
