"""A later version of a rule that is about something else than the first is refused, at the key that says so."""

from __future__ import annotations

import pytest

from childlaw_rules.errors import RuleError
from tests.checks.written import rule_text, ruleset

SOURCE = "    source: {act: BL, provision: an example, evidence: memory, says: {da: ord, en: word}}\n"
OLD = "  - id: old\n    in_force: {from: 2011-01-01, until: 2023-12-31}\n" + SOURCE
NEW = "  - id: new\n    in_force: {from: 2024-01-01}\n" + SOURCE
COUNTED = "counting: {start_day: not counted, day_missing_in_month: last day of month, ends_on_day_off: stays}\n"
BACKWARD = "counting: {start_day: not counted, day_missing_in_month: last day of month}\n"

DEADLINE = (
    "kind: deadline\nclock_starts: decision_made\nmust_happen: plan_made\ntied_by: measure\nwithin: 4 months\n"
    + COUNTED
)
PRECONDITION = "kind: precondition\nbefore: decision_made\nmust_be_in_place: parties_heard\ntied_by: decision\n"
LIMIT = (
    f"kind: limit\nbegins_with: decision_made\nat_most: 3 months\n{COUNTED}"
    "ends_with: case_closed\ntied_by: anywhere in the case\n"
)
PRESENCE = "kind: presence\nfor_each: measure\ncalled_for_by: follow_up_held\n"
RECURRING = f"kind: recurring\nwhile_running: measure_started\nat_most_apart: 6 months\n{COUNTED}"
BEFORE_18 = (
    'kind: deadline counted backward\nchild_turns: "18"\nborn_29_february: 28 February\nat_least_before: 6 months\n'
    f"{BACKWARD}must_happen: plan_made\ntied_by: anywhere in the case\nonly_after: {{events: plan_made}}\n"
)
SILENT = f"kind: inactivity\nat_most_apart: 3 months\n{COUNTED}"

#: The duty, what the first and the later version say themselves, and the key that is refused.
UNLIKE = {
    "another thread of a deadline": (DEADLINE, "for_each: decision", "for_each: measure", "for_each"),
    "another thread of a precondition": (PRECONDITION, "for_each: decision", "for_each: event", "for_each"),
    "another thread of a limit": (LIMIT, "for_each: decision", "for_each: event", "for_each"),
    "other measures of a presence": (
        PRESENCE + "must_state: reason_stated\n",
        "while_running: measure_started",
        "while_running: {event: measure_started, where: {kind: placement}}",
        "while_running",
    ),
    "stated in each, then to happen once": (
        PRESENCE + "tied_by: measure\n", "must_state: reason_stated", "must_happen: plan_made", "must_happen",
    ),
    "another event that repeats": (RECURRING, "repeats: follow_up_held", "repeats: supervision_visit", "repeats"),
    "a later day that is set": (
        f"kind: recurring\nwhile_running: measure_started\nrepeats: follow_up_held\nfirst_within: 3 months\n{COUNTED}",
        "at_most_apart: 6 months", "next_set_by: next_due", "next_set_by",
    ),
    "measures, where there were none": (BEFORE_18, "", "while_running: measure_started", "while_running"),
    "other threads that are open": (SILENT, "while_open: measure", "while_open: investigation", "while_open"),
}  # fmt: skip


def told(duty: str, first: str, later: str) -> list[str]:
    """Why a rule of two versions is refused, each with its line and what stands there."""
    versions = f"versions:\n{OLD}    {first}\n{NEW}    {later}\n"
    lines = rule_text(duty + versions).splitlines()
    try:
        ruleset(duty + versions)
    except RuleError as refused:
        return [f"{lines[int(p.path.split(':')[1]) - 1].strip()} | {p.message}" for p in refused.problems]
    return []


@pytest.mark.parametrize("what", UNLIKE)
def test_it_is_refused_where_it_is_said(what: str) -> None:
    duty, first, later, key = UNLIKE[what]
    message = f"'{key}' is not as in version 'old'; all versions of a rule are about the same: "
    assert told(duty, first, later) == [f"{later} | {message}write another rule for this version"]


@pytest.mark.parametrize("what", UNLIKE)
def test_what_both_versions_say_alike_is_read(what: str) -> None:
    duty, first, later, _ = UNLIKE[what]
    assert told(duty, first, first) == []
    assert told(duty, later, later) == []


def test_a_key_that_only_the_first_version_says_itself_is_the_place() -> None:
    (wrong,) = told(DEADLINE + "for_each: measure\n", "for_each: decision", "within: 5 months")
    assert wrong.startswith("for_each: decision | 'for_each' is not as in version 'old'")


@pytest.mark.parametrize("only_the_first", ["for_each: event\n", "only_the_first: yes\n"])
def test_what_is_stated_may_become_what_must_happen_where_the_subject_stays(only_the_first: str) -> None:
    duty = PRESENCE.replace("for_each: measure\n", "") + "tied_by: anywhere in the case\n"
    duty += only_the_first + ("" if "event" in only_the_first else "for_each: measure\n")
    assert told(duty, "must_state: reason_stated", "must_happen: plan_made") == []
