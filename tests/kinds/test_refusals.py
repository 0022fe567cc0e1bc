"""What a rule file of each kind may not say, with the whole message: a rule of the tests, changed in one place."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from childlaw_rules.errors import RuleError
from childlaw_rules.kinds import KINDS, excuses, parties
from childlaw_rules.rulefiles import read_rule

HERE = Path(__file__).parent
FOLDERS = (HERE / "data", HERE.parent / "benchmarks" / "rules")

WORKING_DAYS = "r2-notification-confirmed-within-6-working-days"
MONTHS = "r3-investigation-finished-within-4-months"
HOURS = "r1-notification-assessed-within-24-hours"
STATED = "answered-by-the-stated-day"
AGAIN = "heard-again-in-time"
MOVED = "replaced-in-time"
BEFORE_18 = "aftercare-decided-6-months-before-18"
BY_18 = "prepared-by-18"
SUSPENDED = "contact-suspended-at-most-8-weeks"
HOME = "transition-period-at-most-6-months"
SET_DAY = "edges-of-a-set-day"
APART = "edges-of-an-interval"
FIRST = "r7-follow-up-held-in-time"
VISITS = "supervision-visits-twice-a-year"
YEARS = "r9-two-visits-in-each-year"
HEARD = "r6-child-heard-before-decision"
EACH_HEARD = "each-party-heard"
HOUSE = "house-used"
SIBLINGS = "siblings-examined"
TALKED = "talked-to-without-the-suspected"
UNBORN = "not-placed-too-early"
SILENT = "r8-no-gap-in-the-case"
CONVERSATION = "practice/conversation-within-half-year"
CURRENT = "practice/investigation-current"

START = "  start_day: not counted\n"
NO_START = "missing counting choice 'start_day'"
DAY_OFF = "  ends_on_day_off: stays\n"
MISSING = "  day_missing_in_month: last day of month\n"
NO_DAY_OFF = "missing counting choice 'ends_on_day_off'"
NO_MONTH_END = "missing counting choice 'day_missing_in_month'"
STAYS_BACKWARD = "a day counted backward never moves: leave out 'ends_on_day_off'"
PARTY = "for_each_party:\n  who: every custody holder\n"
ANEW_EACH = "a clock that starts anew is not owed to each party"
OF_SEVERAL = "'of_several' goes with 'may_come_first', where the clock does not start anew"
OR_ELSE = "'or_else' goes with a day, where the clock does not start anew"
SAY_WITHIN = "say 'within'; only where the day is stated ('due_as_stated_in') may it be left out"
COUNTING_WITHIN = "'counting' goes with 'within'"
ONE_OF_THREE = "say either 'must_state' or 'must_say', or 'must_happen'"
GO_WITH = "'instead_when', 'excused_by' and 'for_each_party' go with 'must_happen'"
COME_FIRST = "'may_come_first' and 'settled_by_fulfilment' go with 'must_happen'"
ONE_TIE = "'not_before_tied_by' says one tie for all of 'not_before', or one for each"
TOGETHER = "'ends_with' and 'tied_by' go together"
EITHER = "an exception says either 'event' or 'moment'"
WAIVED = "excused_by:\n  - event:\n"

#: What is wrong: the rule, what stands in it and what is put there instead, and the message.
REFUSED: dict[str, tuple[str, str, str, str]] = {
    # deadline
    "neither a period nor a stated day": (STATED, "due_as_stated_in: decision_due\n", "", SAY_WITHIN),
    "another period for none": (
        STATED,
        "due_as_stated_in: decision_due\n",
        "due_as_stated_in: decision_due\nwithin_when:\n  when: application_received\n  within: 2 weeks\n",
        SAY_WITHIN,
    ),
    "a period that is not counted": (
        WORKING_DAYS, "counting:\n  start_day: not counted\n  working_days: monday to friday\n", "", COUNTING_WITHIN,
    ),
    "counting without a period": (
        STATED, "must_happen:", "counting:\n  start_day: not counted\nmust_happen:", COUNTING_WITHIN,
    ),
    "a period without its counting choice": (MONTHS, DAY_OFF, "", NO_DAY_OFF),
    "another period without its counting choice": (
        AGAIN,
        "  within: 2 years\n",
        "  within: 24 hours\n",
        "missing counting choice 'hours'; counting choice 'day_missing_in_month' does not bear on a period in hours; "
        "counting choice 'ends_on_day_off' does not bear on a period in hours; "
        "counting choice 'start_day' does not bear on a period in hours",
    ),
    "a repeated deadline for each party": (AGAIN, "repeats: yes\n", "repeats: yes\n" + PARTY, ANEW_EACH),
    "a moved deadline for each party": (
        MOVED, "restarts_with: appeal_decided\n", "restarts_with: appeal_decided\n" + PARTY, ANEW_EACH,
    ),
    "the earliest of several where none may come first": (WORKING_DAYS, "may_come_first: yes\n", "", OF_SEVERAL),
    "the earliest of several that repeat": (
        WORKING_DAYS, "may_come_first: yes\n", "may_come_first: yes\nrepeats: yes\n", OF_SEVERAL,
    ),
    "the earliest of several after what moves the clock": (
        WORKING_DAYS, "may_come_first: yes\n", "may_come_first: yes\nrestarts_with: screening_done\n", OF_SEVERAL,
    ),
    "something else that keeps a deadline in hours": (
        HOURS, "within: 24 hours\n", "within: 24 hours\nor_else: screening_done\n", OR_ELSE,
    ),
    "something else that keeps a deadline that repeats": (
        MONTHS, "or_else: screening_done\n", "or_else: screening_done\nrepeats: yes\n", OR_ELSE,
    ),
    "something else that keeps a deadline that is moved": (
        MONTHS, "or_else: screening_done\n", "or_else: screening_done\nrestarts_with: case_closed\n", OR_ELSE,
    ),
    # counted from a birthday
    "every child": (
        BY_18, "only_after:\n  events: adulthood_preparation_started\n", "",
        "say 'while_running' or 'only_after': otherwise the duty would concern every child",
    ),
    "a tie to no measure": (
        BY_18, "tied_by: anywhere in the case\n", "tied_by: measure\n",
        "without 'while_running' it can only be 'tied_by: anywhere in the case'",
    ),
    "before and after the birthday": (
        BEFORE_18, "at_least_before: 6 months\n", "at_least_before: 6 months\nwithin_after: 6 months\n",
        "say 'at_least_before' or 'within_after', not both",
    ),
    "counting from the birthday itself": (
        BEFORE_18, "at_least_before: 6 months\n", "", "'counting' goes with 'at_least_before' or 'within_after'",
    ),
    "a period before the birthday that is not counted": (
        BY_18, "child_turns: 18\n", "child_turns: 18\nat_least_before: 6 months\n",
        "'counting' goes with 'at_least_before' or 'within_after'",
    ),
    "a period after the birthday that is not counted": (
        BY_18, "child_turns: 18\n", "child_turns: 18\nwithin_after: 6 months\n",
        "'counting' goes with 'at_least_before' or 'within_after'",
    ),
    "a day off before the birthday": (BEFORE_18, MISSING, MISSING + DAY_OFF, STAYS_BACKWARD),
    "no month end before the birthday": (BEFORE_18, MISSING, "", NO_MONTH_END),
    "no day off after the birthday": (
        BEFORE_18, "at_least_before: 6 months\n", "within_after: 6 months\n", NO_DAY_OFF,
    ),
    # count
    "a count that does not say how it counts": (VISITS, DAY_OFF, "", NO_DAY_OFF),
    "the last day of a calendar year": (
        YEARS, "in_each: 12 months\n", "in_each: calendar year\n",
        "'last_day' is for a period from the start of the measure, not for calendar years",
    ),
    "the day before the next begins, with the first day counted": (
        YEARS, "start_day: not counted\n", "start_day: counted as day 1\n",
        "with 'last_day' the start day is not counted: write 'start_day: not counted'",
    ),
    # limit
    "a limit that does not say how it counts": (SUSPENDED, START, "", NO_START),
    "a limit that nothing ends": (
        SUSPENDED, "stated_in: until\n", "",
        "say 'ends_with' or 'stated_in': otherwise the limit cannot be seen to be kept",
    ),
    "an end that is not tied": (HOME, "tied_by: measure\n", "", TOGETHER),
    "a tie without an end": (SUSPENDED, "stated_in: until\n", "stated_in: until\ntied_by: measure\n", TOGETHER),
    # recurring
    "an interval and a set day": (
        SET_DAY, "next_set_by: next_due\n", "next_set_by: next_due\nat_most_apart: 6 months\n",
        "say either 'at_most_apart' or 'next_set_by'",
    ),
    "neither an interval nor a set day": (
        SET_DAY, "next_set_by: next_due\n", "", "say either 'at_most_apart' or 'next_set_by'",
    ),
    "an interval that is not counted": (
        APART, "counting:\n  start_day: not counted\n" + MISSING + DAY_OFF, "", "missing counting choice 'counting'",
    ),
    "counting where the day is set": (
        SET_DAY, "next_set_by: next_due\n", "next_set_by: next_due\ncounting:\n" + START,
        "'counting' goes with 'at_most_apart' or 'first_within'",
    ),
    "an interval without its counting choice": (APART, DAY_OFF, "", NO_DAY_OFF),
    "a first one that is not counted": (
        SET_DAY, "next_set_by: next_due\n", "next_set_by: next_due\nfirst_within: 3 months\n",
        "'first_within' goes with 'at_most_apart'",
    ),
    "a first one counted otherwise": (
        FIRST, "first_within: 3 months\n", "first_within: 6 weeks\n",
        "counting choice 'day_missing_in_month' does not bear on a period in weeks",
    ),
    # precondition
    "three ties for two events": (
        HEARD, "in_the_last: 6 months\n",
        "in_the_last: 6 months\nnot_before:\n  - case_closed\n  - journal_note\n"
        "not_before_tied_by:\n  - decision\n  - decision\n  - decision\n", ONE_TIE,
    ),
    "two ties for three events": (
        HEARD, "in_the_last: 6 months\n",
        "in_the_last: 6 months\nnot_before:\n  - case_closed\n  - journal_note\n  - life_event\n"
        "not_before_tied_by:\n  - decision\n  - measure\n", ONE_TIE,
    ),
    "a window that is not counted": (
        HEARD, "counting:\n  start_day: not counted\n" + MISSING, "", "'in_the_last' needs 'counting'",
    ),
    "a window without its counting choice": (HEARD, MISSING, "", NO_MONTH_END),
    "a time before the moment that is not counted": (
        EACH_HEARD, "tied_by: decision\n", "tied_by: decision\nat_least_before: 2 weeks\n",
        "'at_least_before' needs 'counting'",
    ),
    "counting without a time before the moment": (
        HEARD, "in_the_last: 6 months\n", "", "'counting' goes with 'in_the_last' or 'at_least_before'",
    ),
    "an exception with nothing but what is on file with it": (
        HEARD, WAIVED, "excused_by:\n  - and_on_file: case_closed\n  - event:\n", EITHER,
    ),
    "an exception that says nothing": (HEARD, WAIVED, "excused_by:\n  - {}\n  - event:\n", EITHER),
    "an event and a moment in one exception": (
        HEARD, WAIVED, "excused_by:\n  - moment: decision_made\n    event:\n", EITHER,
    ),
    "what is on file with something that stands instead": (
        HEARD, WAIVED, "excused_by:\n  - and_on_file: case_closed\n    event:\n",
        "'and_on_file' goes with 'moment'; write another exception for what stands instead",
    ),
    "a tie of the moment itself": (
        HEARD, WAIVED, "excused_by:\n  - moment: decision_made\n    tied_by: decision\n  - event:\n",
        "'tied_by' goes with 'event' or 'and_on_file'",
    ),
    "a day off before the moment": (
        HEARD, "in_the_last: 6 months\ncounting:\n", "at_least_before: 6 months\ncounting:\n" + DAY_OFF,
        STAYS_BACKWARD,
    ),
    # presence
    "nothing to happen and nothing to say": (HOUSE, "must_happen: childrens_house_used\n", "", ONE_OF_THREE),
    "something to happen and something to state": (
        HOUSE, "must_happen: childrens_house_used\n",
        "must_happen: childrens_house_used\nmust_state: police_or_health_involved\n", ONE_OF_THREE,
    ),
    "something to happen and something to say": (
        HOUSE, "must_happen: childrens_house_used\n",
        "must_happen: childrens_house_used\nmust_say:\n  police_or_health_involved: yes\n", ONE_OF_THREE,
    ),
    "each party stated to": (
        SIBLINGS, "must_happen: sibling_investigation_decided\n", "must_state: urgent\n", GO_WITH,
    ),
    "an excuse for what is stated": (
        HOUSE,
        "must_happen: childrens_house_used\nmay_come_first: yes\nsettled_by_fulfilment: yes\n",
        "must_state: police_or_health_involved\nexcused_by: case_closed\n", GO_WITH,
    ),
    "something else instead of what is stated": (
        HOUSE,
        "must_happen: childrens_house_used\nmay_come_first: yes\nsettled_by_fulfilment: yes\n",
        "must_state: police_or_health_involved\n"
        "instead_when:\n  when: investigation_decided\n  must_happen: case_closed\n", GO_WITH,
    ),
    "stated before": (
        HOUSE, "must_happen: childrens_house_used\nmay_come_first: yes\nsettled_by_fulfilment: yes\n",
        "must_state: police_or_health_involved\nmay_come_first: yes\n", COME_FIRST,
    ),
    "settled by what is stated": (
        HOUSE, "must_happen: childrens_house_used\nmay_come_first: yes\nsettled_by_fulfilment: yes\n",
        "must_state: police_or_health_involved\nsettled_by_fulfilment: yes\n", COME_FIRST,
    ),
    "what must happen and is not tied": (HOUSE, "tied_by: investigation\n", "", "'must_happen' needs 'tied_by'"),
    "a tie of what presupposes nothing": (
        TALKED, "presupposed_by: case_closed\n", "", "'presupposed_tied_by' goes with 'presupposed_by'",
    ),
    "while running, for a notification": (
        TALKED, "tied_by: notification\n", "tied_by: notification\nwhile_running: measure_started\n",
        "'while_running' is for a duty 'for_each: measure'",
    ),
    # earliest day, inactivity, currency
    "the day off of an earliest day": (UNBORN, MISSING, MISSING + DAY_OFF, STAYS_BACKWARD),
    "a silence that does not say how it counts": (SILENT, DAY_OFF, "", NO_DAY_OFF),
    "an age that is not counted": (
        CURRENT, "points_to: kind of the measure\n", "within_the_last: 6 months\n",
        "missing counting choice 'counting'",
    ),
    "an age without its counting choice": (CONVERSATION, START, "", NO_START),
    "counting without an age": (
        CURRENT, "points_to:", "counting:\n" + START + "points_to:", "'counting' goes with 'within_the_last'",
    ),
    "nothing asked of what is current": (
        CURRENT, "points_to: kind of the measure\nmade_stale_by: life_event\n", "",
        "say 'within_the_last', 'points_to' or 'made_stale_by': otherwise nothing is asked",
    ),
    # each of several parties
    "an age of a child that is not among them": (
        EACH_HEARD, "    - the child\n", "", "'child' says an age of the child, which is not among 'who'",
    ),
    "an age of siblings that are not among them": (
        SIBLINGS, "  who: every sibling in the household\n", "  who: every custody holder\n",
        "'sibling' says an age of siblings, which are not among 'who'",
    ),
}  # fmt: skip


def messages_of(name: str, old: str, new: str) -> set[str]:
    """Why a rule file is refused that says ``new`` in place of ``old``; nothing where it is not."""
    places = [HERE.parents[1] / "rules" / f"{name}.yaml"] if "/" in name else _found(name)
    (file,) = places
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{name} says {text.count(old)} times: {old}"
    try:
        read_rule(text.replace(old, new), f"{file.parent.name}/{file.name}")
    except RuleError as refused:
        return {problem.message for problem in refused.problems}
    return set()


def _found(name: str) -> list[Path]:
    return [file for folder in FOLDERS for file in folder.glob(f"*/{name}.yaml")]


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_a_reason(what: str) -> None:
    name, old, new, message = REFUSED[what]
    assert messages_of(name, old, new) == {message}


def _said(module: ModuleType) -> Iterator[str]:
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            (argument,) = node.exc.args
            if isinstance(argument, ast.Constant):
                yield argument.value


def test_every_refusal_of_a_kind_is_here() -> None:
    refusals: set[Any] = {message for module in (*KINDS.values(), excuses, parties) for message in _said(module)}
    assert len(refusals) > 25
    assert refusals <= {message for _, _, _, message in REFUSED.values()}
