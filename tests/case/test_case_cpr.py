"""A number shaped like a CPR number is refused everywhere but in a note, and no public path repeats it.

The numbers here are made up: no person has the day 99.
"""

from __future__ import annotations

import json
import traceback
from typing import Any

import pytest
from pydantic import ValidationError

from childlaw_rules.case import Case, Child, ConsentGiven, DecisionMade, Party, Sibling, read_case
from childlaw_rules.case.cpr import holds_cpr, mask_cpr
from childlaw_rules.errors import CaseError

DIGITS = "9912" + "345678"
HYPHEN = "991234" + "-5678"
SHAPED = "shaped like a CPR number, which a case never carries; use an id of your own"
KEY = "a key shaped like a CPR number, which a case never carries"
HIDDEN = "<key shaped like a CPR number>"


def silent(text: str) -> None:
    """Neither the number nor half of it."""
    for part in (DIGITS, "991234", "5678", "345678"):
        assert part not in text


def refused(data: Any) -> list[str]:
    with pytest.raises(CaseError) as caught:
        read_case(data)
    error = caught.value
    silent(str(error) + repr(error) + repr(error.problems) + "".join(traceback.format_exception_only(error)))
    assert error.__cause__ is None
    assert error.__context__ is None
    return [str(problem) for problem in error.problems]


def case(event: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    return {"child": {"born": "2011"}, "events": [] if event is None else [event], **fields}


class TestTheShape:
    @pytest.mark.parametrize(
        "text",
        [
            DIGITS, HYPHEN, "991234 5678", "991234\u00a05678", "991234\u20135678", "991234 - 5678",
            f"sag {HYPHEN}/b", f"x{DIGITS}y", f"_{HYPHEN}_", f"ø{DIGITS}ø", "991234\u20115678",
            "\uff19\uff19\uff11\uff12\uff13\uff14-5678",
            f"2024-03-11T14:05:00.123456+01:00 {HYPHEN}",
        ],
    )  # fmt: skip
    def test_counts(self, text: str) -> None:
        assert holds_cpr(text)

    @pytest.mark.parametrize(
        "text",
        [
            "", "case-17", "1" + DIGITS, DIGITS + "1", "99123-45678", "991234-56789", "9912345-5678",
            "991234--5678", "991234/5678", "2024-03-11", "2024-03-11T14:05:00.000000+01:00",
            "2024-03-11T14:05:00.991234-0100", "2024-03-11T14:05:00,123456789Z", "2024-03-11/2024-03-20",
            "20240311", "550e8400-e29b-41d4-a716-446655440000", "ab991234-5678-4bcd-8def-001122334455",
            "d41d8cd98f00b204e9800998ecf8427e", "ab9912345678cd00" * 2,
        ],
    )  # fmt: skip
    def test_does_not_count(self, text: str) -> None:
        assert not holds_cpr(text)

    def test_ten_digits_in_what_only_looks_like_a_digest_count(self) -> None:
        assert holds_cpr("ab9912345678cd00" * 2 + "ef")

    def test_masks(self) -> None:
        assert mask_cpr(f"Mor ({HYPHEN}) og far ({DIGITS}), 2024-03-11T14:05:00.991234-0100") == (
            "Mor (******-****) og far (******-****), 2024-03-11T14:05:00.991234-0100"
        )


class TestReading:
    @pytest.mark.parametrize("number", [DIGITS, HYPHEN, f"sag {HYPHEN}", "991234 5678"])
    @pytest.mark.parametrize("as_text", [True, False])
    def test_in_every_field(self, number: str, as_text: bool) -> None:
        data: dict[str, Any] = {
            "id": number,
            "child": {"born": number, "siblings": [{"id": number}]},
            "parties": [{"id": number, "role": number, "from": number}],
            "as_of": number,
            "coverage": {"life_event": number},
            "events": [
                {"type": number, "at": number, "id": number, "recorded_at": number, "other": number},
                {"type": "consent_given", "at": None, "by": number, "about": ["d1", number]},
                {
                    "type": "decision_made",
                    "at": None,
                    "kind": number,
                    "decision": number,
                    "provision": number,
                },
                {"type": "decision_made", "at": None, "kind": "other", "ends": number, "urgent": number},
                {"type": "decision_made", "at": None, "kind": "other", "transition_period": number},
                {"type": "responsibility_moved", "at": None, "to": number},
                number,
            ],
            "more": [{"deep": [number]}],
            "format": number,
        }
        places = """
            id child.born child.siblings[0].id parties[0].id parties[0].role parties[0].from as_of
            coverage.life_event events[0].type events[0].at events[0].id events[0].recorded_at events[0].other
            events[1].by events[1].about[1] events[2].kind events[2].decision events[2].provision
            events[3].ends events[3].urgent
            events[4].transition_period events[5].to events[6] more[0].deep[0] format
        """.split()  # noqa: SIM905
        problems = refused(json.dumps(data) if as_text else data)
        expected = [f"{place}: {SHAPED}" for place in places]
        expected.insert(-2, "more: unknown field")
        assert problems == expected

    def test_in_every_key(self) -> None:
        data = {
            HYPHEN: 1,
            "child": {"born": "2011", DIGITS: 1},
            "coverage": {f"sag {HYPHEN}": {"from": HYPHEN}},
            "events": [
                {"type": "life_event", "at": None, DIGITS: HYPHEN},
                {"type": "x", DIGITS: {"a": {HYPHEN: 1}}},
            ],
        }
        expected = [
            f"{HIDDEN}: {KEY}",
            f"child.{HIDDEN}: {KEY}",
            f"coverage.{HIDDEN}: {KEY}",
            f"coverage.{HIDDEN}.from: {SHAPED}",
            f"events[0].{HIDDEN}: {SHAPED}",
            "events[1].type: unknown event 'x'",
            f"events[1].{HIDDEN}: {KEY}",
            f"events[1].{HIDDEN}.a.{HIDDEN}: {KEY}",
            "events[1].at: required, but missing; null where nothing is known of when",
        ]
        assert refused(data) == expected
        assert refused(json.dumps(data)) == expected

    def test_a_key_twice(self) -> None:
        text = f'{{"child": {{"born": "2011"}}, "{HYPHEN}": 1, "{HYPHEN}": 2}}'
        assert refused(text) == [f"{HIDDEN}: {KEY}", f"{HIDDEN}: stands more than once in its object"]

    def test_a_number(self) -> None:
        assert refused(f'{{"child": {{"born": {DIGITS}}}, "id": {DIGITS}.0}}') == [
            f"child.born: {SHAPED}",
            f"id: {SHAPED}",
        ]

    def test_written_with_escapes(self) -> None:
        escaped = "".join(f"\\u{ord(character):04x}" for character in HYPHEN)
        assert refused(f'{{"child": {{"born": "2011"}}, "id": "{escaped}"}}') == [f"id: {SHAPED}"]
        assert refused(f'{{"child": {{"born": "2011"}}, "id": "\\u00e6{DIGITS}"}}') == [f"id: {SHAPED}"]

    @pytest.mark.parametrize("text", [f'{{"id": "{HYPHEN}"', f"{HYPHEN}", f'{{"{DIGITS}": }}', f'"{HYPHEN}"'])
    def test_in_what_is_no_document(self, text: str) -> None:
        refused(text)
        refused(text.encode() + b"\xff")

    def test_a_key_with_a_path_below_it_that_is_too_deep(self) -> None:
        data: dict[str, Any] = {"child": {"born": "2011"}}
        data[HYPHEN] = data
        refused(data)

    def test_a_suggestion_does_not_repeat_the_id_of_a_party(self) -> None:
        parties = [{"id": "Anna Hansen", "role": "parent"}]
        event = {"type": "consent_given", "at": None, "by": "Anna Hanson"}
        with pytest.raises(CaseError) as caught:
            read_case(case(event, parties=parties))
        assert str(caught.value) == ("events[0].by: not the id of a listed party, did you mean that of parties[0]?")


class TestNotes:
    def test_are_masked_on_reading(self) -> None:
        event = {"type": "journal_note", "at": None, "note": f"Talte med mor, {HYPHEN}, og {DIGITS}."}
        for data in (case(event), json.dumps(case(event))):
            read = read_case(data)
            assert read.events[0].note == "Talte med mor, ******-****, og ******-****."
            silent(repr(read) + str(read) + read.model_dump_json() + repr(read.model_dump()))

    @pytest.mark.parametrize("note", [DIGITS, HYPHEN, f" {HYPHEN}\n", f"({DIGITS}).", f"{HYPHEN}, {DIGITS}"])
    def test_that_are_nothing_else_are_refused(self, note: str) -> None:
        message = "a note that is nothing but a number shaped like a CPR number; leave it out"
        for name in ("journal_note", "journal_notes"):
            problems = refused(case({"type": name, "at": None, "note": note}))
            assert f"events[0].note: {message}" in problems

    def test_are_no_reason_for_another_error(self) -> None:
        event = {"type": "journal_note", "at": None, "note": f"mor {HYPHEN}", "x": 1}
        assert refused(case(event)) == ["events[0].x: unknown field"]

    def test_elsewhere_are_no_notes(self) -> None:
        assert refused(case(note=f"mor {HYPHEN}")) == [f"note: {SHAPED}"]


class TestModels:
    """The same promise for those who build a case in Python, or read it with pydantic."""

    BAD: tuple[Any, ...] = (
        lambda: Case(child=Child(born="2011"), id=HYPHEN),
        lambda: Case.model_validate(case({"type": HYPHEN, "at": None})),
        lambda: Case.model_validate(case({"type": "life_event", "at": None, "note": f"mor {HYPHEN}", "x": 1})),
        lambda: Case.model_validate(case(**{DIGITS: 1})),
        lambda: Case.model_validate(case(parties=[{"id": "p", "role": HYPHEN, DIGITS: {}}])),
        lambda: Case.model_validate(case(coverage={HYPHEN: False})),
        lambda: Case.model_validate_json(json.dumps(case({"type": "life_event", "at": HYPHEN, DIGITS: 1}))),
        lambda: Case.model_validate(case({"type": "consent_given", "at": None, "by": "child", "about": [HYPHEN]})),
        lambda: ConsentGiven(at=None, by=HYPHEN),
        lambda: ConsentGiven(at=HYPHEN, by="child", note=DIGITS),
        lambda: ConsentGiven.model_validate({"at": None, "by": "child", DIGITS: HYPHEN}),
        lambda: DecisionMade(at=None, kind=HYPHEN, transition_period=HYPHEN, with_consent=DIGITS),
        lambda: DecisionMade(at=None, kind="other", transition_period={"from": HYPHEN, DIGITS: 1}),
        lambda: Party(id=HYPHEN, role="parent"),
        lambda: Sibling(id=DIGITS),
        lambda: Child(**{"born": "2011", HYPHEN: 1}),
    )

    @pytest.mark.parametrize("bad", BAD)
    def test_no_error_repeats_it(self, bad: Any) -> None:
        with pytest.raises(ValidationError) as caught:
            bad()
        error = caught.value
        silent(str(error) + repr(error) + repr(error.errors()) + error.json())
        assert error.__context__ is None

    def test_a_key_is_said_to_be_one(self) -> None:
        with pytest.raises(ValidationError) as caught:
            Case.model_validate(case(**{DIGITS: 1}))
        assert [(error["loc"], error["msg"]) for error in caught.value.errors()] == [((HIDDEN,), KEY)]

    def test_an_error_without_one_keeps_its_words(self) -> None:
        with pytest.raises(ValidationError) as caught:
            Case.model_validate(case({"type": "consent_given", "at": None, "by": "child", "notifer": "Anna"}))
        assert caught.value.errors(include_url=False) == [
            {
                "type": "extra_forbidden",
                "loc": ("events", 0, "consent_given", "notifer"),
                "msg": "Extra inputs are not permitted",
                "input": None,
            }
        ]

    def test_a_note_is_masked(self) -> None:
        event = ConsentGiven(at=None, by="child", note=f"mor {HYPHEN}")
        assert event.note == "mor ******-****"
        silent(repr(event) + repr(event.model_dump()))
