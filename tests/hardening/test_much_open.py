"""Where more is open than can be tried, the steps tell what is certain all the same.

That is what started it, what is asked, and which limit was reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from childlaw_rules import Finding, Ruleset, evaluate, load_rules, read_case
from childlaw_rules.catalogue import LINES, REASONS
from childlaw_rules.kinds.outcome import Line
from childlaw_rules.record import exploring, worlds
from childlaw_rules.record.entries import Record
from childlaw_rules.sentences import Words
from childlaw_rules.when import Point

ACTIVITY, FOLLOW_UP = "case-without-activity", "first-follow-up-within-3-months"
ASKED = "The question is whether this is kept: "


def finding(rule: str, started: str | None, others: Sequence[dict[str, Any]]) -> Finding:
    """The finding of one rule about a placement, with other events beside it."""
    every = load_rules()
    ruleset = Ruleset((every.by_id[rule],), every.digest, every.version, every.background, every.tables)
    events = [{"type": "measure_started", "id": "m", "at": started, "measure": "m1", "kind": "placement"}, *others]
    case = {"child": {"born": "2010"}, "as_of": "2024-08-01", "events": events}
    (found,) = evaluate(case, rules=ruleset).findings
    assert (found.status.value, [fact.fact for fact in found.missing_facts]) == ("undetermined", ["too_many"])
    return found


def told(found: Finding, lang: str = "en") -> list[tuple[str, str | None, str]]:
    return [(step.kind, step.event, getattr(step.text, lang)) for step in found.steps if step.kind != "provision"]


class TestTheStepsOfWhatIsTooMuch:
    def test_no_world_could_be_tried(self) -> None:
        found = finding(FOLLOW_UP, "2020-01-01", [{"type": "follow_up_held", "at": None}] * 70)
        assert found.version is None
        assert told(found) == [
            ("fact", "m", "“measure started” on 1 January 2020."),
            ("comparison", None, f"{ASKED}The first follow-up is held within 3 months."),
            (
                "comparison",
                None,
                "One way in which the case may have gone raises more open questions than are tried (at most 64).",
            ),
        ]
        assert told(found, "da") == [
            ("fact", "m", "»Indsats iværksat« den 1. januar 2020."),
            ("comparison", None, "Spørgsmålet er, om dette er opfyldt: Første opfølgning er afholdt inden 3 måneder."),
            ("comparison", None, "Et muligt forløb af sagen rejser flere åbne spørgsmål, end der prøves (højst 64)."),
        ]

    def test_what_was_tried_agreed_and_is_not_told_as_certain(self) -> None:
        found = finding(ACTIVITY, None, [{"type": "journal_note", "at": None}] * 70)
        assert told(found)[0] == ("fact", "m", "“measure started” at an unknown time.")
        assert told(found)[1][2].startswith(ASKED)
        assert len(told(found)) == 3
        assert found.steps[-1].kind == "provision"
        assert found.message.en == "The file does not settle it: too many of its facts are imprecise. BDO Randers 2016."
        assert (
            found.message.da
            == "Det kan ikke afgøres ud fra sagen: for mange oplysninger er upræcise. BDO Randers 2016."
        )

    def test_which_limit_was_reached(self, monkeypatch: pytest.MonkeyPatch) -> None:
        notes = [{"type": "journal_note", "at": None}] * 12
        monkeypatch.setattr(exploring, "MOST_WORLDS", 1)
        found = finding(ACTIVITY, None, notes)
        assert told(found)[-1][2] == ("The case may have gone in more ways than are tried for one subject (tried: 1).")
        assert told(found, "da")[-1][2] == (
            "Sagen kan være forløbet på flere måder, end der prøves for ét emne (prøvet: 1)."
        )
        monkeypatch.setattr(exploring, "MOST_WORK", 0)
        assert worlds.MOST_WORK > 0
        found = finding(ACTIVITY, None, notes)
        assert told(found)[-1][2] == (
            "So many dates are open that not all the ways in which they may lie to one another were tried."
        )
        assert told(found, "da")[-1][2] == (
            "Så mange datoer er åbne, at det ikke er prøvet til ende, hvordan de kan ligge i forhold til hinanden."
        )


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
