"""The published JSON Schema accepts and refuses what reading does, as far as a schema can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from childlaw_rules.case import EVENT_TYPES, case_schema, read_case
from childlaw_rules.errors import CaseError

SCHEMA = case_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLE = json.loads((Path(__file__).parent / "data/example.json").read_text("utf-8"))


def case(event: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    return {"child": {"born": "2011"}, "events": [] if event is None else [event], **fields}


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:childlaw-rules:case:1"
    assert json.dumps(case_schema()) == json.dumps(SCHEMA)


def test_the_example_of_the_contract() -> None:
    VALIDATOR.validate(EXAMPLE)
    VALIDATOR.validate(json.loads(read_case(EXAMPLE).model_dump_json()))


def test_every_event_has_its_danish_term() -> None:
    for kind in EVENT_TYPES.values():
        definition = SCHEMA["$defs"][kind.cls.__name__]
        assert definition["title"] == kind.da
        assert definition["description"].startswith(f"{kind.da}: ")
        assert definition["required"][:2] == ["type", "at"]
        assert definition["additionalProperties"] is False


@pytest.mark.parametrize("kind", EVENT_TYPES.values(), ids=lambda kind: kind.name)
def test_a_full_and_a_bare_event_of_every_type(kind: Any) -> None:
    def value(field: Any) -> Any:
        examples = {
            "flag": False,
            "day": "2024-02-29",
            "period": "3 months",
            "party": "child",
            "about": ["d1", "d2"],
        }
        return field.values[0] if field.kind == "word" else examples.get(field.kind, "x1")

    bare = {"type": kind.name, "at": None, **{f.name: value(f) for f in kind.fields.values() if f.required}}
    if kind.name == "measure_started":
        bare["provision"] = "SEL § 52, stk. 3, nr. 7"  # which says the kind
    full = bare | {f.name: value(f) for f in kind.fields.values()}
    full |= {"at": "2024-03", "id": "e", "recorded_at": "2024-03-12", "note": "talk"}
    for event in (bare, full):
        VALIDATOR.validate(case(event))
        read_case(case(event))


@pytest.mark.parametrize(
    "data",
    [
        {},
        case(child={}),
        case(format="childlaw-case/2"),
        case(evnts=[]),
        case(id=17),
        case(id=""),
        case(as_of=2024),
        case(coverage={"life_evnt": False}),
        case(coverage={"life_event": {}}),
        case(coverage={"life_event": {"from_": "2024-01-01"}}),
        case(coverage={"life_event": 0}),
        case(parties=[{"id": "p", "role": "mother"}]),
        case(parties=[{"id": "p", "role": "parent", "from_": "2020-01-01"}]),
        case({"at": None}),
        case({"type": "life_event"}),
        case({"type": "life_evnt", "at": None}),
        case({"type": "life_event", "at": 2024}),
        case({"type": "life_event", "at": None, "notifier": "police"}),
        case({"type": "consent_given", "at": None}),
        case({"type": "consent_given", "at": None, "by": "child", "about": 3}),
        case({"type": "case_closed", "at": None, "reason_stated": 1}),
        case({"type": "decision_made", "at": None, "kind": "x"}),
        case({"type": "decision_made", "at": None, "kind": "other", "transition_period": "3"}),
        case(
            {
                "type": "decision_made",
                "at": None,
                "kind": "other",
                "transition_period": {"from": "2024-01-01"},
            }
        ),
    ],
)
def test_what_both_refuse(data: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(data)
    with pytest.raises(CaseError):
        read_case(data)
