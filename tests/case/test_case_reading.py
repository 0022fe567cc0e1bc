"""Everything that is wrong at once, in the order of the document, and what is no document at all."""

from __future__ import annotations

import json
from collections import UserDict
from types import MappingProxyType
from typing import Any

import pytest

from childlaw_rules.case import MAX_BYTES, MAX_DEPTH, Case, ConsentGiven, read_case, read_cases_jsonl
from childlaw_rules.errors import CaseError, Problem
from childlaw_rules.when.point import Point, PointError


def refused(data: Any) -> list[str]:
    with pytest.raises(CaseError) as caught:
        read_case(data)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    return [str(problem) for problem in caught.value.problems]


def said_of(text: str) -> str:
    with pytest.raises(PointError) as caught:
        Point.parse(text)
    return str(caught.value)


WRONG_EVERYWHERE = """{
  "evnts": [],
  "child": {"siblings": [{"id": "s"}, {"id": "s", "same_household": 1}]},
  "parties": [{"id": "m", "role": "mother", "x y": 1}, {"id": "m", "role": "parent"}],
  "coverage": {"supervision_vist": false},
  "events": [
    {"type": "life_event", "at": "2024-13-01", "id": "e", "id": "f"},
    {"id": "f", "type": "consent_given", "by": "nobody", "notifer": null},
    {"type": "decision_made", "kind": "placment", "at": "2024-03-11", "measure": 7, "urgent": NaN},
    {"type": "decision_mad", "at": "2024-02-30", "recorded_at": "2024"}
  ],
  "as_of": "2024",
  "format": "childlaw-case/2"
}"""


class TestAllAtOnce:
    def test_in_the_order_of_the_document(self) -> None:
        assert refused(WRONG_EVERYWHERE) == [
            "evnts: unknown field, did you mean 'events'?",
            "child: needs 'born', or 'due' for a child that is not born",
            "child.siblings[1].id: the id of another sibling, child.siblings[0]",
            "child.siblings[1].same_household: expected true or false, not a number",
            "parties[0].role: unknown word 'mother'; one of: custody_holder, parent, child, foster_carer, "
            "other; did you mean 'other'?",
            'parties[0]["x y"]: unknown field',
            "parties[1].id: the id of another party, parties[0]",
            "coverage.supervision_vist: unknown event, did you mean 'supervision_visit'?",
            f"events[0].at: {said_of('2024-13-01')}",
            "events[0].id: stands more than once in its object",
            "events[1].id: the id of another event, events[0]",
            "events[1].by: not the id of a listed party",
            "events[1].notifer: unknown field, did you mean 'note'?",
            "events[1].at: required, but missing; null where nothing is known of when",
            "events[2].kind: unknown word 'placment'; one of: measure, placement, change_of_place, "
            "return_home, contact, contact_suspension, investigation_without_consent, continued_placement, "
            "provisional, rehearing, youth_support, parents_support, parental_order, youth_order, "
            "secure_placement, permanent_placement, adoption, medical_treatment, other; did you mean 'placement'?",
            "events[2].measure: expected text, not a number",
            "events[2].urgent: NaN and Infinity are no JSON",
            "events[3].type: unknown event 'decision_mad', did you mean 'decision_made'?",
            f"events[3].at: {said_of('2024-02-30')}",
            "events[3].recorded_at: must be an exact day or instant",
            "as_of: must be an exact day or instant",
            "format: unknown format 'childlaw-case/2'; this library reads 'childlaw-case/1'",
        ]

    def test_the_same_twice(self) -> None:
        assert refused(WRONG_EVERYWHERE) == refused(WRONG_EVERYWHERE)

    def test_problems_are_data(self) -> None:
        with pytest.raises(CaseError) as caught:
            read_case({"child": {"born": "2011"}, "evnts": []})
        assert caught.value.problems == (Problem("evnts", "unknown field, did you mean 'events'?"),)
        assert str(caught.value) == "evnts: unknown field, did you mean 'events'?"

    def test_each_contradiction_of_ids_is_said_when_all_else_is_right_too(self) -> None:
        events = [{"type": "consent_given", "at": None, "id": "e", "by": by} for by in ("child", "dad")]
        assert refused({"child": {"born": "2011"}, "events": events}) == [
            "events[1].id: the id of another event, events[0]",
            "events[1].by: not the id of a listed party",
        ]

    def test_long_words_are_cut(self) -> None:
        word = "".join("abcdefgh"[n % 8] for n in range(500))
        events = [{"type": word, "at": None}, {"type": "life_event", "at": None, word: 1}]
        assert refused({"child": {"born": "2011"}, "events": events}) == [
            f"events[0].type: unknown event '{word[:40]}…'",
            f"events[1].{word[:40]}…: unknown field",
        ]

    def test_words_cannot_break_the_line(self) -> None:
        events = [
            {"type": "a\nb\u2028c'", "at": None, "x\ny": 1},
            {"type": "life_event", "at": None, "x\ny": 1},
        ]
        assert refused({"child": {"born": "2011"}, "events": events}) == [
            r"events[0].type: unknown event 'a\nb\u2028c''",
            r'events[1]["x\ny"]: unknown field',
        ]


class TestWhatIsNoDocument:
    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("", "line 1, column 1: not JSON: Expecting value"),
            ('{"id": "c",\n "child": }', "line 2, column 11: not JSON: Expecting value"),
            ("{} {}", "line 1, column 4: not JSON: Extra data"),
            ("[]", "a case is an object, not a list"),
            ('"case"', "a case is an object, not text"),
            ("null", "a case is an object, not null"),
            ("true", "a case is an object, not true or false"),
            ("17", "a case is an object, not a number"),
            (b'{"id": "\xe6"}', "not UTF-8 at byte 8"),
            ("{}".encode("utf-16"), "not UTF-8 at byte 0"),
            (None, "a case is an object, not null"),
            ([], "a case is an object, not a list"),
            (17, "a case is an object, not a number"),
            ({1, 2}, "a case is an object, not of the type set"),
        ],
    )
    def test_says_so(self, text: Any, problem: str) -> None:
        assert refused(text) == [problem]

    def test_too_large(self) -> None:
        assert MAX_BYTES == 50_000_000
        assert refused(b" " * (MAX_BYTES + 1)) == ["larger than 50000000 bytes; write one case a file or a line"]

    @pytest.mark.parametrize("text", ["[" * 200_000, '{"x":' * 200_000, '{"x":' + "[" * 100_000])
    def test_nested_without_end(self, text: str) -> None:
        (problem,) = refused(text)
        assert "nested more than 50 deep" in problem or problem.startswith("line ")

    def test_nested_too_deep_but_closed(self) -> None:
        assert refused("[" * 100_000 + "]" * 100_000) == [f"nested more than {MAX_DEPTH} deep"]
        inside = "[" * 60 + "]" * 60
        assert refused(f'{{"child": {{"born": "2011"}}, "x": {inside}}}') == [
            "x: unknown field",
            "x" + "[0]" * 49 + ": nested more than 50 deep",
        ]

    def test_a_mapping_that_contains_itself(self) -> None:
        data: dict[str, Any] = {"child": {"born": "2011"}}
        data["x"] = data
        assert refused(data) == ["x." * 49 + "child: nested more than 50 deep"]

    def test_a_key_twice_is_never_lost_in_silence(self) -> None:
        text = '{"child": {"born": "2011", "born": "2012", "born": "2013"}, "id": "c", "id": "c", "events": []}'
        assert refused(text) == [
            "child.born: stands more than once in its object",
            "id: stands more than once in its object",
        ]

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
    def test_no_number(self, number: str) -> None:
        assert refused(f'{{"child": {{"born": "2011"}}, "id": {number}}}') == ["id: NaN and Infinity are no JSON"]

    def test_a_number_too_long_for_python(self) -> None:
        number = "1" * 5000
        assert refused(f'{{"child": {{"born": "2011"}}, "id": {number}}}') == ["id: expected text, not a number"]
        assert refused({"child": {"born": "2011"}, "id": 10**5000}) == ["id: expected text, not a number"]

    def test_text_that_is_no_unicode(self) -> None:
        text = r'{"child": {"born": "2011"}, "id": "\ud800", "\udfff": 1, "evnts": []}'
        assert refused(text)[:2] == [
            "id: expected text in valid Unicode",
            r'["\udfff"]: a key that is not valid Unicode',
        ]

    def test_a_key_that_is_no_text(self) -> None:
        assert refused({"child": {1: "2011"}}) == ["child: has a key that is no text but a number"]


class TestMappings:
    def test_any_kind_of_mapping_and_sequence(self) -> None:
        event = MappingProxyType({"type": "life_event", "at": None})
        data = UserDict({"child": UserDict({"born": "2011"}), "events": (event,)})
        assert read_case(data) == read_case({"child": {"born": "2011"}, "events": [dict(event)]})

    def test_models_in_a_mapping(self) -> None:
        consent = ConsentGiven(at="2024-03-11", by="child")
        read = read_case({"child": {"born": "2011"}, "events": [consent]})
        assert read.events == (consent,)

    def test_the_mapping_is_left_as_it_was(self) -> None:
        data = {"child": {"born": "2011"}, "events": [{"type": "consent_given", "at": None, "by": "child"}]}
        before = json.dumps(data)
        read_case(data)
        assert json.dumps(data) == before


def test_json_lines() -> None:
    lines = [
        '\ufeff{"id": "a", "child": {"born": "2011"}}\n',
        "  \n",
        b'{"id": 5}',
        "",
        '{"id": "b"',
        b"\xff",
    ]
    read = list(read_cases_jsonl(lines))
    assert [number for number, _ in read] == [1, 3, 5, 6]
    assert isinstance(read[0][1], Case)
    assert read[0][1].id == "a"
    assert [str(error) for _, error in read[1:]] == [
        "id: expected text, not a number\nchild: required, but missing",
        "line 1, column 11: not JSON: Expecting ',' delimiter",
        "not UTF-8 at byte 0",
    ]
