"""A tie that does not fit what its rule is about is refused when the file is read; one that is read can be judged."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

from childlaw_rules import RuleError, Ruleset, evaluate, load_rules
from childlaw_rules.rule.pattern import Tie
from childlaw_rules.rulefiles import read_rule, rules_folder

DEADLINE = "investigation/investigation-completed-within-4-months.yaml"
OF_EVENTS = "plan/preliminary-action-plan-within-7-days-of-police-information.yaml"
ORDER = "plan/action-plan-before-decision.yaml"
THREADS = ("notification", "need", "investigation", "decision", "measure", "complaint", "event")


def text(name: str, *changes: tuple[str, str]) -> str:
    """The rule in a file, up to its examples, with some lines changed."""
    head = (rules_folder() / name).read_text("utf-8").partition("\nexamples:")[0]
    for old, new in changes:
        assert len(re.findall(rf"^{re.escape(old)}$", head, re.M)) == 1, old
        head = re.sub(rf"^{re.escape(old)}$", new, head, count=1, flags=re.M)
    one = "\nexamples:\n  - {name: x, as_of: 2024-12-01, events: [], expect: not applicable}\n"
    return head + one


def refused(name: str, *changes: tuple[str, str]) -> list[str]:
    with pytest.raises(RuleError) as error:
        read_rule(text(name, *changes), name)
    return [str(problem) for problem in error.value.problems]


def line_of(name: str, changed: str, *changes: tuple[str, str]) -> int:
    return text(name, *changes).splitlines().index(changed) + 1


class TestRefused:
    def test_what_concerns_a_decision_where_the_rule_is_about_another_event(self) -> None:
        change = ("tied_by: anywhere in the case", "tied_by: concerns the decision")
        line = line_of(OF_EVENTS, change[1], change)
        assert refused(OF_EVENTS, change) == [
            f"{OF_EVENTS}:{line}:10: 'concerns the decision' does not fit: the rule is about the event "
            "'police_information_received'; what fits: 'anywhere in the case'"
        ]

    def test_what_takes_over_from_a_decision_where_the_rule_is_about_a_need(self) -> None:
        change = ("tied_by: need", "tied_by: takes over from the decision")
        line = line_of(DEADLINE, change[1], change)
        assert refused(DEADLINE, change) == [
            f"{DEADLINE}:{line}:10: 'takes over from the decision' does not fit: the rule is about a need, by "
            "'need_identified'; what fits: 'notification', 'need', 'concerns the decision', 'about the investigation', "
            "'anywhere in the case'"
        ]

    def test_a_thread_that_the_subject_never_belongs_to(self) -> None:
        (problem,) = refused(DEADLINE, ("tied_by: need", "tied_by: complaint"))
        assert "'complaint' does not fit: the rule is about a need" in problem

    def test_a_tie_inside_an_exception_is_told_at_its_own_place(self) -> None:
        change = (
            "    and_on_file: plan_purpose_stated",
            "    and_on_file: plan_purpose_stated\n    tied_by: complaint",
        )
        (problem,) = refused(ORDER, change)
        line = line_of(ORDER, "    tied_by: complaint", change)
        assert problem.startswith(f"{ORDER}:{line}:14: 'complaint' does not fit: the rule is about a decision, by ")

    def test_what_an_event_needs_on_file_says_how_it_belongs_to_it(self) -> None:
        changes = (("for_each: need", "for_each: event"), ("tied_by: need", "tied_by: need"))
        (problem,) = refused(DEADLINE, *changes)
        assert problem.endswith(
            ": say how it belongs to the event: write 'only_if_on_file_tied_by', one of 'notification', 'need', "
            "'about the investigation', 'anywhere in the case'"
        )
        assert problem.startswith(f"{DEADLINE}:{line_of(DEADLINE, 'only_if_on_file:', *changes) + 1}:3: ")

    def test_an_answer_to_a_reading_too(self) -> None:
        question = (
            "readings:\n  - id: whose-plan\n    question:\n      da: Hvis plan?\n      en: Whose plan?\n"
            "    sets: tied_by\n    default: concerns the decision\n    alternatives:\n      - complaint\n"
            "    why:\n      da: Det er åbent.\n      en: It is open.\n\nversions:"
        )
        (problem,) = refused(ORDER, ("versions:", question))
        assert "with 'complaint' the rule cannot be read: 'complaint' does not fit" in problem


#: Two of most threads, none of them named by what else there is, and a moment that belongs to none for certain.
MURKY: dict[str, Any] = {
    "child": {"born": "2011-02-28"},
    "as_of": "2024-12-01",
    "events": [
        *({"type": "need_identified", "at": f"2024-0{n}-01", "investigation_obligatory": True} for n in (2, 3)),
        *({"type": "decision_made", "at": f"2024-04-0{n}", "kind": "placement", "with_consent": True} for n in (2, 3)),
        *({"type": "measure_started", "at": f"2024-05-0{n}", "kind": "placement"} for n in (2, 3)),
        *({"type": "police_information_received", "at": day} for day in ("2012-05-10", "2024-05-10")),
        {"type": "plan_made", "at": "2012-05-12", "kind": "action_plan"},
        *({"type": "plan_made", "at": f"2024-0{n}-12", "kind": "action_plan"} for n in (3, 5)),
        {"type": "investigation_decided", "at": "2024-03-04"},
        {"type": "investigation_completed", "at": "2024-06-04"},
        {"type": "child_conversation_held", "at": "2024-03-20"},
        {"type": "place_changed", "at": "2024-08-01"},
    ],
}


class TestWhatIsReadCanBeJudged:
    @pytest.mark.parametrize("name", [DEADLINE, OF_EVENTS, ORDER, "placement/change-of-place-decided-first.yaml"])
    def test_every_tie_with_every_subject(self, name: str) -> None:
        head = text(name)
        every = load_rules()
        read = 0
        for tie, thread in product(Tie, THREADS):
            changed = re.sub(r"^tied_by: .*$", f"tied_by: {tie}", head, flags=re.M)
            changed = re.sub(r"^for_each: .*$", f"for_each: {thread}", changed, flags=re.M)
            try:
                rule = read_rule(changed, name)
            except RuleError:
                continue
            ruleset = Ruleset((rule,), every.digest, every.version, every.background, every.tables)
            evaluate(MURKY, rules=ruleset).model_dump_json()
            read += 1
        assert read >= 5
