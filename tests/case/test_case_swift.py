"""The short way takes what is right, the same as the thorough way, and nothing else."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from childlaw_rules import load_rules
from childlaw_rules.case import EVENT_TYPES, MAX_DEPTH, Case, DecisionKind, read_case, swiftschema
from childlaw_rules.case import fields as types
from childlaw_rules.case.swift import read_swiftly
from childlaw_rules.case.timeline import Child, CoveredDays, Party, Sibling
from childlaw_rules.errors import CaseError
from childlaw_rules.rule.head import case_of, rows_of
from childlaw_rules.when.point import Point, PointError

from .conftest import read_both_ways
from .test_case_properties import CASES, JSON

REAL = Path(__file__).parents[1] / "cases" / "real"

FULL: dict[str, Any] = {
    "format": "childlaw-case/1",
    "id": "17-b",
    "child": {
        "born": "2009-05",
        "due": None,
        "siblings": [{"id": "s1", "born": "2011-02-28", "same_household": True}, {"id": "s2"}],
    },
    "parties": [
        {"id": "mor", "role": "custody_holder", "from": "2009-05-14", "until": "2020-02-29"},
        {"id": "far", "role": "parent", "until": None},
        {"id": "child", "role": "child"},
    ],
    "as_of": "2024-08-01",
    "coverage": {"supervision_visit": False, "journal_note": True, "plan_made": {"from": "2019-01-31"}},
    "events": [
        {"type": "notification_received", "at": "2024-03-11T14:05", "notifier": "police", "notification": "n1"},
        {"type": "consent_given", "at": "2024-03-12", "by": "mor", "about": ["d1", "i1", "d1"], "id": "e1"},
        {"type": "consent_given", "at": None, "by": "child", "about": "d1", "recorded_at": "2024-03-12T10:00:00Z"},
        {"type": "consent_refused", "at": "2024", "by": "far", "about": None, "note": "på “besøg”: 4 gange\n"},
        {"type": "measure_started", "at": "2024-04-30", "provision": "BL § 32, stk. 1, nr. 3"},
        {"type": "application_received", "at": "2024-03-31", "decision_due": "2024-05-31", "need": None},
        {"type": "decision_made", "at": "2024-04-01/2024-04-09", "kind": "measure", "with_consent": True},
        {"type": "journal_note", "at": "2024-04-01", "note": "1:23 " + "2" * 11},
    ],
}


def documents(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The places of all values in a document."""
    yield path
    for key, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from documents(part, (*path, key))


def changed(value: Any, path: tuple[Any, ...], change: Any) -> Any:
    """A copy of a document with the value at a place replaced by what ``change`` makes of it."""
    if not path:
        return change(value)
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(value[path[0]], path[1:], change)
    return copy


PLACES = list(documents(FULL))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        value = value[part]
    return value


OBJECTS = [place for place in PLACES if isinstance(at(FULL, place), dict) and at(FULL, place)]


class TestWhatIsRightGoesTheShortWay:
    def test_a_case_with_everything_in_it(self) -> None:
        assert read_both_ways(json.dumps(FULL)) is not None
        assert read_both_ways(json.dumps(FULL, ensure_ascii=False).encode()) is not None
        assert read_both_ways(FULL) is not None

    @pytest.mark.parametrize(
        "separators", [(",", ":"), (", ", ": "), (" ,\n", " : "), ("\t,\r\n", "\n:\t"), (",", "\r:")]
    )
    def test_however_it_is_spaced(self, separators: tuple[str, str]) -> None:
        assert read_both_ways(json.dumps(FULL, separators=separators)) is not None
        assert read_both_ways(json.dumps(FULL, separators=separators, indent=3)) is not None

    @pytest.mark.parametrize("name", EVENT_TYPES)
    def test_every_type_of_event_with_all_its_fields(self, name: str) -> None:
        values: dict[str, Any] = {"thread": "t1", "party": "child", "about": ["a", "b"], "flag": True, "text": "§ 50"}
        values |= {"day": "2024-02-29", "period": "3 months"}
        kind = EVENT_TYPES[name]
        for word in range(max((len(field.values) for field in kind.fields.values()), default=0) or 1):
            event = {"type": name, "at": "2024-03-11", "id": "e", "recorded_at": "2024-03-11", "note": "x"}
            for field in kind.fields.values():
                event[field.name] = field.values[word % len(field.values)] if field.values else values[field.kind]
            case = read_both_ways(json.dumps({"child": {"born": "2010-05-31"}, "events": [event]}))
            assert case is not None
            assert case.events[0].type == name

    def test_every_case_of_the_examples_and_every_real_case(self) -> None:
        taken = left = 0
        for rule in load_rules().rules:
            for example in rule.examples:
                for row in rows_of(example):
                    data = case_of(row)
                    try:
                        text = json.dumps(data)
                        read_case(data)
                    except CaseError:
                        continue
                    taken, left = (taken + 1, left) if read_swiftly(text) is not None else (taken, left + 1)
        for path in REAL.glob("*.json"):
            assert read_both_ways(path.read_bytes()) is not None, path.name
        # A transition period that is written as two days goes the thorough way.
        assert taken > 2000
        assert left < taken / 100


class TestWhatIsWrongDoesNot:
    @given(JSON | CASES)
    def test_any_json_value(self, data: Any) -> None:
        read_both_ways(json.dumps(data))
        if isinstance(data, dict):
            read_both_ways(data)

    @given(st.sampled_from(PLACES), JSON | st.sampled_from([at(FULL, place) for place in PLACES]))
    def test_any_value_at_any_place_of_a_case(self, place: tuple[Any, ...], value: Any) -> None:
        document = changed(FULL, place, lambda _: value)
        case = read_both_ways(json.dumps(document))
        try:
            thorough = read_case(document) if isinstance(document, dict) else None
        except CaseError:
            thorough = None
        assert case is None or case == thorough

    @given(
        st.sampled_from(OBJECTS),
        st.sampled_from(["", " ", "\n", "\t", "\r\n"]),
        st.booleans(),
        st.sampled_from([None, 2]),
        st.data(),
    )
    def test_no_key_stands_twice_anywhere(
        self, place: tuple[Any, ...], blank: str, ascii_only: bool, indent: int | None, data: st.DataObject
    ) -> None:
        marker = "key-that-is-not-yet-there"
        key = data.draw(st.sampled_from(sorted(at(FULL, place))))
        document = changed(FULL, place, lambda part: {marker: part[key], **part})
        text = json.dumps(document, ensure_ascii=ascii_only, indent=indent, separators=(",", f"{blank}:"))
        escaped = f"\\u{ord(key[0]):04x}{key[1:]}" if data.draw(st.booleans()) else key
        assert text.count(marker) == 1
        assert read_swiftly(text.replace(marker, escaped)) is None
        with pytest.raises(CaseError, match="stands more than once"):
            read_case(text.replace(marker, escaped))

    @pytest.mark.parametrize(
        ("place", "value"),
        [
            (("child", "siblings", 1, "id"), "s1"),
            (("parties", 1, "id"), "mor"),
            (("events", 4), {"type": "journal_note", "at": None, "id": "e1"}),
            (("parties", 0, "until"), "2009-05-13"),
            (("parties", 2, "role"), "parent"),
            (("coverage", "plan_made"), {"from": "2019-01-31", "until": "2019-01-30"}),
            (("coverage", "plan_made"), {"from": None}),
            (("events", 1, "by"), "mother"),
            (("events", 4, "provision"), " "),
            (("child",), {"due": None}),
            (("as_of",), "2024-08"),
            (("events", 2, "recorded_at"), "2024"),
        ],
        ids=str,
    )
    def test_what_values_say_against_each_other(self, place: tuple[Any, ...], value: Any) -> None:
        document = changed(FULL, place, lambda _: value)
        assert read_swiftly(json.dumps(document)) is None
        with pytest.raises(CaseError):
            read_case(document)

    def test_what_they_may_say(self) -> None:
        for place, value in (
            (("parties", 0, "until"), "2009-05-14"),
            (("coverage", "plan_made"), {"from": "2019-01-31", "until": "2019-01-31"}),
            (("events", 4), {"type": "journal_note", "at": None, "id": "mor"}),
        ):
            assert read_both_ways(json.dumps(changed(FULL, place, lambda _, value=value: value))) is not None

    @given(st.text("0123456789", min_size=10, max_size=10), st.sampled_from(["", "-", " ", "\u2013"]), st.data())
    def test_no_number_shaped_like_a_cpr_number(self, digits: str, between: str, data: st.DataObject) -> None:
        number = digits[:6] + between + digits[6:]
        texts = [place for place in PLACES if isinstance(at(FULL, place), str)]
        place = data.draw(st.sampled_from(texts))
        around = data.draw(st.sampled_from(["{}", "x{}", "{}y", "a {} b", "1-{}", "{}-1"]))
        case = read_both_ways(json.dumps(changed(FULL, place, lambda _: around.format(number))))
        assert case is None or number not in case.model_dump_json()

    @pytest.mark.parametrize(
        "digits",
        ["٠١٠٢٠٣-١٢٣٤", "०१०२०३१२३४", "０１０２０３１２３４", "𝟎𝟏𝟎𝟐𝟎𝟑𝟏𝟐𝟑𝟒"],
        ids=["arabic", "hindi", "wide", "bold"],
    )
    def test_nor_one_in_other_digits(self, digits: str) -> None:
        assert read_swiftly(json.dumps({"id": f"x {digits}", "child": {"born": "2010"}})) is None

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "{",
            "null",
            "[]",
            '"x"',
            '{"child": {"born": "2010"}} ',
            '\ufeff{"child": {"born": "2010"}}',
            '{"child": {"born": "2010"},}',
            '{"child": {"born": "2010"}} {}',
            '{"child": {"born": NaN}}',
            '{"child": {"born": "2010", "from_": 1}}',
            '{"id": "\\ud800", "child": {"born": "2010"}}',
            '{"id": "\ud800", "child": {"born": "2010"}}',
            '{"id": "a\nb", "child": {"born": "2010"}}',
            '{"child": {"born": "2010"}, "x": ' + "[" * 5000 + "]" * 5000 + "}",
            '{"child": {"born": "2010"}, "x": ' + "[" * MAX_DEPTH + "]" * MAX_DEPTH + "}",
            '{"child": {"born": "2010"}, "parties": [{"id": "m", "role": "parent", "from_": "2010-01-01"}]}',
            b'{"id": "\xff", "child": {"born": "2010"}}',
            b"\x00",
        ],
    )
    def test_texts_that_are_no_json_or_no_case(self, text: str | bytes) -> None:
        case = read_both_ways(text)
        assert (case is None) is (text != '{"child": {"born": "2010"}} ')


class TestMappings:
    def test_values_that_json_does_not_know_go_the_thorough_way(self) -> None:
        data = {"child": {"born": date(2010, 5, 31)}, "events": [{"type": "journal_note", "at": datetime(2024, 3, 11)}]}
        assert read_swiftly(data) is None
        assert read_case(data).child.born == Point.parse("2010-05-31")

    def test_what_can_be_read_only_once_is_still_there_for_the_thorough_way(self) -> None:
        events = ({"type": "journal_note", "at": at} for at in ("2024-03-11", "2024-03-12"))
        case = read_case({"child": {"born": "2010"}, "events": events})
        assert len(case.events) == 2

    def test_words_of_the_library_are_words(self) -> None:
        event = {"type": "decision_made", "at": "2024-03-11", "kind": DecisionKind.MEASURE}
        case = read_both_ways({"child": {"born": "2010"}, "events": [event]})
        assert case is not None

    def test_a_document_that_contains_itself(self) -> None:
        data: dict[str, Any] = {"child": {"born": "2010"}}
        data["events"] = [data]
        assert read_swiftly(data) is None


class TestItKnowsAllThatIsChecked:
    """What a class of the timeline checks beside its fields, the short way must check too."""

    @pytest.mark.parametrize(
        "model", [Case, Child, Sibling, Party, CoveredDays, *(kind.cls for kind in EVENT_TYPES.values())]
    )
    def test_no_class_checks_in_a_way_it_does_not_know(self, model: Any) -> None:
        decorators = model.__pydantic_decorators__
        assert not decorators.field_validators
        assert not decorators.validators
        assert not decorators.root_validators
        modes = {name: check.info.mode for name, check in decorators.model_validators.items()}
        assert modes.pop("_shielded") == "wrap"
        assert set(modes.values()) <= {"after"}

    @pytest.mark.parametrize("model", [Case, Child, Sibling, Party, CoveredDays])
    def test_every_field_is_known(self, model: Any) -> None:
        asked = {Case: FULL, Child: FULL["child"], Sibling: FULL["child"]["siblings"][0], Party: FULL["parties"][0]}
        keys = {field.alias or field.validation_alias or name for name, field in model.model_fields.items()}
        assert keys == set(asked.get(model, {"from": 0, "until": 0}))


class TestMomentsAreLookedUp:
    def test_what_was_read_stays_the_same_object(self) -> None:
        first, second = (read_case('{"child": {"born": "2011-03-31"}}') for _ in range(2))
        assert first.child.born is second.child.born

    def test_it_forgets_when_it_is_full(self) -> None:
        kept = swiftschema.Kept(lambda text: [text])
        for number in range(swiftschema.MOST_KEPT + 1):
            assert kept[str(number)] == [str(number)]
        assert len(kept) == 1
        with pytest.raises(ValueError, match="not read here"):
            kept[7]  # type: ignore[index]

    def test_many_threads_read_the_same(self) -> None:
        texts = [json.dumps({"child": {"born": f"{1990 + n % 30}-0{1 + n % 9}-11"}}) for n in range(300)]
        expected = [str(read_case(text).child.born) for text in texts]
        found: list[list[str]] = []
        threads = [
            threading.Thread(target=lambda: found.append([str(read_case(text).child.born) for text in texts]))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [expected] * 8


@given(st.text("0123456789abcæ- \u0661", max_size=24))
def test_what_a_glance_takes_for_an_id_is_one(name: str) -> None:
    case = read_swiftly(json.dumps({"id": name, "child": {"born": "2010"}}))
    if case is not None:
        assert TypeAdapter(types.Identifier).validate_python(name) == case.id == name


@given(
    st.one_of(
        st.datetimes(datetime(1890, 1, 1), datetime(2110, 1, 1)).map(lambda at: at.isoformat(timespec="seconds")),
        st.dates(date(1940, 3, 20), date(2030, 11, 5)).map(lambda day: f"{day}T02:30:00"),
    ),
    st.sampled_from(["", "Z", "+00:00", "-00:00", "+01:00", "+02:00", "-05:30", "+14:00", "+14:30", "+1:00", "z"]),
)
def test_an_instant_at_a_glance_is_the_instant(moment: str, offset: str) -> None:
    from childlaw_rules.when import text as module

    glance = module._at_a_glance(moment + offset)
    if glance is not None:
        match = module._INSTANT.fullmatch(moment + offset)
        assert match is not None
        assert glance == module._instant(moment + offset, match)
    elif offset in {"", "Z", "+01:00"} and "1900" < moment < "2099" and moment[11:13] == "12":
        with pytest.raises(PointError):
            Point.parse(moment + offset)
