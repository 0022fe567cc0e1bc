"""A finding is decided only where every possibility gives the same answer, and ``possible`` lists them all.

The dates of a small case are made vague, every way of making them exact again is evaluated one by one, and the
statuses found must be exactly those that the vague case says are possible.
"""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from childlaw_rules import evaluate

from .strategies import cases

NO_FINDING = {"not_applicable", "out_of_force"}


def key_of(finding: Any) -> tuple[Any, ...]:
    return finding.rule, tuple(sorted(finding.subject.items())), finding.occurrence


def by_key(report: Any) -> dict[tuple[Any, ...], Any]:
    return {key_of(finding): finding for finding in report.findings}


def span(at: str) -> list[str]:
    first, last = (date.fromisoformat(text) for text in at.split("/"))
    return [(first + timedelta(days=number)).isoformat() for number in range((last - first).days + 1)]


@st.composite
def vague_cases(draw: st.DrawFn) -> dict[str, Any]:
    """A case in which one or two events happened on some day of a few."""
    case = draw(cases(most=7))
    case.pop("coverage", None)
    places = draw(st.lists(st.sampled_from(range(len(case["events"]))), min_size=1, max_size=2, unique=True))
    for place in places:
        event = case["events"][place]
        first = date.fromisoformat(event["at"])
        event["at"] = f"{first}/{first + timedelta(days=draw(st.integers(1, 6 if len(places) == 2 else 40)))}"
    return case


def worlds(case: dict[str, Any]) -> list[dict[str, Any]]:
    choices = [span(event["at"]) if "/" in event["at"] else [event["at"]] for event in case["events"]]
    return [
        {**case, "events": [{**event, "at": at} for event, at in zip(case["events"], days, strict=True)]}
        for days in itertools.product(*choices)
    ]


@settings(max_examples=60, deadline=None)
@given(case=vague_cases(), as_of=st.sampled_from(["2024-01-05", "2024-06-01", "2025-03-01"]))
def test_every_possibility_and_no_other(case: dict[str, Any], as_of: str) -> None:
    reports = [evaluate(world, as_of=as_of) for world in (case, *worlds(case))]
    vague, *exact = map(by_key, reports)
    # An investigation decided twice is two findings about one subject: which is which depends on the days.
    twice = {key for report in reports for key, number in Counter(map(key_of, report.findings)).items() if number > 1}
    # A completion that names no investigation is called after the only one, which may not have been decided yet.
    nameless = any(e["type"] == "investigation_completed" and "investigation" not in e for e in case["events"])
    for key in {key for findings in (vague, *exact) for key in findings} - twice:
        if nameless and key[0] == "child-heard-during-investigation":
            continue
        said = {world[key].status.value if key in world else "none" for world in exact}
        # Undetermined in an exact world stands for whatever is possible there.
        possible = {
            status
            for world in exact
            for status in (
                (world[key].possible if world[key].status.value == "undetermined" else [world[key].status.value])
                if key in world
                else ["none"]
            )
        }
        possible = {"none" if status in NO_FINDING else status for status in possible}
        finding = vague.get(key)
        if finding is None:
            assert said == {"none"}, (key, said)
        elif finding.status.value == "undetermined":
            assert {"none" if status in NO_FINDING else status for status in finding.possible} == possible, key
        else:
            assert said == {finding.status.value}, (key, said, finding.status)
