"""Where more is open than can be tried, what was tried may all say that a rule does not apply: the steps say why."""

from __future__ import annotations

import pytest

from childlaw_rules import read_case
from childlaw_rules.catalogue import LINES, REASONS
from childlaw_rules.kinds.outcome import Line
from childlaw_rules.record.entries import Record
from childlaw_rules.sentences import Words
from childlaw_rules.when import Point


@pytest.fixture
def words() -> Words:
    return Words(Record(read_case({"child": {"born": "2011"}}), Point.parse("2024-08-01"), None))


def test_a_reason_stands_among_the_steps_as_a_fact(words: Words) -> None:
    step = words.line(Line("needs-on-file", None, {"events": ("measure_started",)}), "SEL § 70")
    assert (step.kind, step.event, step.provision) == ("fact", None, "SEL § 70")
    assert step.text.en == "The duty presupposes “measure started”; the file does not show it."
    assert step.text == words.reason(Line("needs-on-file", None, {"events": ("measure_started",)}))


def test_no_reason_is_taken_for_a_step() -> None:
    assert not set(LINES) & set(REASONS)
