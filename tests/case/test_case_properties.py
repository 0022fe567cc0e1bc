"""Whatever is fed to reading, the answer is a case or a CaseError, and never says what it must not."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from childlaw_rules.case import EVENT_TYPES, Case, read_case
from childlaw_rules.errors import CaseError

FIELDS = sorted({field for kind in EVENT_TYPES.values() for field in kind.fields})
WORDS = """
    format id child parties as_of coverage events born due siblings role from from_ until type at
    recorded_at note
""".split()  # noqa: SIM905
KEYS = st.one_of(st.sampled_from([*WORDS, *FIELDS, *EVENT_TYPES]), st.text(st.characters(), max_size=8))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=12),
    st.sampled_from([*EVENT_TYPES, "child", "custody_holder", "placement", "2024-03-11", "2024", "3 months"]),
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)
EVENTS = st.sampled_from(list(EVENT_TYPES.values())).flatmap(
    lambda kind: st.fixed_dictionaries(
        {"type": st.just(kind.name), "at": SCALARS},
        optional=dict.fromkeys((*kind.fields, "id", "recorded_at", "note", "other"), SCALARS | JSON),
    )
)
CASES = st.fixed_dictionaries(
    {"child": st.fixed_dictionaries({}, optional={"born": SCALARS, "due": SCALARS, "siblings": JSON})},
    optional={
        "events": st.lists(EVENTS, max_size=4),
        "parties": st.lists(st.dictionaries(KEYS, SCALARS, max_size=4), max_size=3),
        "coverage": st.dictionaries(KEYS, SCALARS | st.dictionaries(KEYS, SCALARS, max_size=2), max_size=3),
        "id": SCALARS,
        "as_of": SCALARS,
        "more": JSON,
    },
)


def answered(data: Any) -> Case | CaseError:
    try:
        answer: Case | CaseError = read_case(data)
    except CaseError as error:
        answer = error
    if isinstance(answer, CaseError):
        assert answer.problems
        str(answer).encode("utf-8")
        assert all(len(str(problem).splitlines()) == 1 for problem in answer.problems)
    return answer


@given(JSON | CASES)
def test_any_json_value(data: Any) -> None:
    if isinstance(data, str):
        data = [data]  # a text would be read as JSON
    as_value, as_text = answered(data), answered(json.dumps(data))
    assert type(as_value) is type(as_text)
    if isinstance(as_value, Case):
        assert as_value == as_text == answered(as_value.model_dump_json())
    else:
        assert str(as_value) == str(as_text)


@given(st.text(st.characters()) | st.binary())
def test_any_text(data: str | bytes) -> None:
    answered(data)


DIGITS = st.text("0123456789", min_size=10, max_size=10)


@given(CASES, DIGITS, st.sampled_from(["", "-", " "]), st.data())
def test_no_number_shaped_like_a_cpr_number_comes_through(
    case: Any, digits: str, between: str, data: st.DataObject
) -> None:
    number = digits[:6] + between + digits[6:]
    text = json.dumps(case)
    places = [n for n, character in enumerate(text) if character == '"' and text[n - 1] in " [{"]
    if not places:
        return
    place = data.draw(st.sampled_from(places)) + 1
    marked = text[:place] + number + "_" + text[place:]
    answer = answered(marked)
    said = answer.model_dump_json() if isinstance(answer, Case) else str(answer)
    assert number not in said
