"""Which events a rule speaks of, which of them begin its duty, and which fulfil it: what cases are drawn from."""

from __future__ import annotations

from functools import cache
from typing import Any

from childlaw_rules.case.vocabulary import EVENT_TYPES

from .rulefile import Pattern, Version, all_rules, listed, patterns, types_in

#: The keys under which a rule says what fulfils or excuses its duty.
FULFILS = ("must_happen", "must_be_in_place", "repeats", "counts", "kept_current_by", "ends_with")


@cache
def patterns_of(rule_id: str) -> tuple[Pattern, ...]:
    found: list[Pattern] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if "event" in value and isinstance(value["event"], str):
                found.extend(patterns(value))
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)
        elif isinstance(value, str) and value in EVENT_TYPES:
            found.extend(patterns(value))

    for version in all_rules()[rule_id].versions:
        walk(version.duty)
    if all_rules()[rule_id].kind == "inactivity":
        found.extend(patterns(["measure_started", "investigation_decided", "journal_note"]))
    return tuple(found)


@cache
def start_types() -> dict[str, frozenset[str]]:
    """The types of the events that make the subjects of each rule."""
    keys = ("clock_starts", "while_running", "before", "called_for_by", "begins_with", "act")
    found = {}
    for id_, rule in all_rules().items():
        types: set[str] = set()
        for version in rule.versions:
            for key in keys:
                if isinstance(version.duty.get(key), (dict, list, str)) and version.duty[key] != "the expected birth":
                    types |= types_in(version.duty[key])
            if rule.kind == "deadline counted backward" and "while_running" not in version.duty:
                types |= types_in(version.duty.get("only_after", {}).get("events", []))
        found[id_] = frozenset({"measure_started", "investigation_decided"} if rule.kind == "inactivity" else types)
    return found


def excuses(version: Version) -> tuple[list[Pattern], list[Pattern]]:
    """What the moment itself must say for an exception to count, and what must be on file instead or beside it."""
    moments: list[Pattern] = []
    others: list[Pattern] = []
    for exception in listed(version.duty.get("excused_by", [])):
        parts = exception if isinstance(exception, dict) and "where" not in exception else {"event": exception}
        if isinstance(parts.get("event"), str) and len(parts) == 1:
            parts = {"event": parts["event"]}
        moments += patterns(parts.get("moment"))
        others += [*patterns(parts.get("event")), *patterns(parts.get("and_on_file"))]
    return moments, others
