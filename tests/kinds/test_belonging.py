"""The thread that a subject is, or belongs to."""

from __future__ import annotations

from typing import Any

from childlaw_rules import read_case
from childlaw_rules.kinds.belonging import thread_of_anchor
from childlaw_rules.kinds.outcome import Anchor
from childlaw_rules.record.entries import Record
from childlaw_rules.record.worlds import World
from childlaw_rules.when import Point


def thread(kind: str, of: str, *events: dict[str, Any], subject: tuple[str, str] = ("event", "x")) -> str | None:
    """The thread of a kind of a subject that all events of a type make."""
    case = read_case({"child": {"born": "2012-05-14"}, "events": list(events)})
    file = Record(case, Point.parse("2024-06-03"), None)
    world = World(file)
    found = thread_of_anchor(world, Anchor(*subject, tuple(file.of_type(of))), kind)
    assert world.trail == []
    return found


def test_the_first_event_of_a_subject_says_it() -> None:
    first = {"type": "measure_started", "at": "2024-02-05", "measure": "m1", "kind": "respite", "decision": "d1"}
    again = {"type": "measure_started", "at": "2024-04-08", "measure": "m1", "kind": "respite", "decision": "d2"}
    assert thread("decision", "measure_started", first, again, subject=("measure", "m1")) == "d1"


def test_what_cannot_belong_to_a_measure_belongs_to_none_though_there_is_but_one() -> None:
    received = {"type": "notification_received", "at": "2024-02-05", "notification": "n1"}
    started = {"type": "measure_started", "at": "2024-04-08", "measure": "m1", "kind": "respite"}
    assert thread("measure", "notification_received", received, started) is None


def test_a_decision_that_names_no_measure_is_about_the_only_one() -> None:
    decided = {"type": "decision_made", "at": "2024-02-05", "decision": "d1", "kind": "measure"}
    started = {"type": "measure_started", "at": "2024-04-08", "measure": "m1", "kind": "respite"}
    assert thread("measure", "decision_made", decided, started) == "m1"


def test_the_need_that_an_investigation_names_itself_comes_before_that_of_its_first_decision() -> None:
    first = {"type": "investigation_decided", "at": "2024-02-05", "investigation": "i1"}
    other = {"type": "need_identified", "at": "2024-02-01", "need": "n1"}
    case = [
        other,
        {"type": "need_identified", "at": "2024-02-02", "need": "n2"},
        {**first, "id": "a", "need": "n1"},
    ]
    assert thread("need", "investigation_decided", *case) == "n1"
    again = read_case(
        {
            "child": {"born": "2012-05-14"},
            "events": [*case, {**first, "id": "b", "at": "2024-03-04", "need": "n2"}],
        }
    )
    file = Record(again, Point.parse("2024-06-03"), None)
    second = file.of_type("investigation_decided")[1]
    assert thread_of_anchor(World(file), Anchor("event", "b", (second,)), "need") == "n2"
