"""A case built in Python: frozen, typed values, usable where values are."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest
from pydantic import ValidationError

from childlaw_rules.case import (
    EVENT_TYPES,
    Case,
    Child,
    ConsentGiven,
    CoveredDays,
    DecisionKind,
    DecisionMade,
    Party,
    PartyRole,
    read_case,
)
from childlaw_rules.when.period import Period


def built() -> Case:
    return Case(
        id="c",
        child=Child(born="2011-02-28"),
        parties=(Party(id="aunt", role=PartyRole.CUSTODY_HOLDER, from_=date(2020, 2, 29)),),
        coverage={"life_event": CoveredDays(until="2024-12-31")},
        events=[
            ConsentGiven(at="2024-03-11", by="aunt", about="d1"),
            DecisionMade(
                at=date(2024, 3, 12), decision="d1", kind=DecisionKind.PLACEMENT, transition_period="3 months"
            ),
        ],
    )


def test_it_is_the_case_that_is_read() -> None:
    case = built()
    assert case == read_case(
        {
            "id": "c",
            "child": {"born": "2011-02-28"},
            "parties": [{"id": "aunt", "role": "custody_holder", "from": "2020-02-29"}],
            "coverage": {"life_event": {"until": "2024-12-31"}},
            "events": [
                {"type": "consent_given", "at": "2024-03-11", "by": "aunt", "about": ["d1"]},
                {"type": "decision_made", "at": "2024-03-12", "decision": "d1", "kind": "placement",
                 "transition_period": "3 months"},
            ],
        }
    )  # fmt: skip
    assert case == read_case(case.model_dump_json())
    consent, decision = case.events
    assert isinstance(consent, ConsentGiven)
    assert isinstance(decision, DecisionMade)
    assert (consent.about, decision.transition_period) == (("d1",), Period.parse("3 months"))


def test_it_is_copied_and_pickled() -> None:
    case = built()
    assert pickle.loads(pickle.dumps(case)) == case == copy.deepcopy(case)


def test_nothing_can_be_changed() -> None:
    case = built()
    for value, name in (
        (case, "id"),
        (case.child, "born"),
        (case.parties[0], "until"),
        (case.events[0], "at"),
    ):
        with pytest.raises(ValidationError):
            setattr(value, name, None)
    assert len({case.events[0], built().events[0]}) == 1


def test_contradictions_are_found_in_python_too() -> None:
    consent = ConsentGiven(at=None, by="uncle", id="e")
    with pytest.raises(ValidationError) as caught:
        Case(child=Child(born="2011"), events=[consent, consent])
    assert [(error["loc"], error["msg"]) for error in caught.value.errors()] == [
        (("events", 1, "id"), "the id of another event, events[0]"),
        (("events", 0, "by"), "not the id of a listed party"),
        (("events", 1, "by"), "not the id of a listed party"),
    ]


@pytest.mark.parametrize("kind", EVENT_TYPES.values(), ids=lambda kind: kind.name)
def test_the_type_of_an_event_cannot_be_another(kind: object) -> None:
    cls = kind.cls  # type: ignore[attr-defined]
    with pytest.raises(ValidationError) as caught:
        cls(type="other", at=None)
    assert caught.value.errors()[0]["loc"] == ("type",)
