"""What is published of the whole country is also so in a generated portfolio, within chance."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from math import sqrt
from typing import Any

import pytest

from childlaw_rules import generated_cases, shipped_rates
from childlaw_rules.generating.known import MONTHS, WEEKDAYS

NUMBER = 4000
SIGMAS = 4

Cases = list[dict[str, Any]]


@pytest.fixture(scope="module")
def cases() -> Cases:
    """A portfolio that is large enough to see the shares in it."""
    return list(generated_cases(NUMBER, seed=77))


def weights(rate: str) -> dict[str, float]:
    value = next(one for one in shipped_rates().rates if one.id == rate).both
    assert value is not None
    assert value.weights is not None
    return {word: weight / 100 for word, weight in value.weights.items()}


def share(rate: str) -> float:
    value = next(one for one in shipped_rates().rates if one.id == rate).both
    assert value is not None
    assert value.share is not None
    return value.share / 100


def near(found: float, wanted: float, number: int, more: float = 1) -> bool:
    """Whether a share lies within chance of what was drawn; ``more`` where the draws go together."""
    return abs(found - wanted) <= more * SIGMAS * sqrt(wanted * (1 - wanted) / number)


def of_type(cases: Cases, type_: str) -> list[dict[str, Any]]:
    return [event for case in cases for event in case["events"] if event["type"] == type_]


class TestNotifications:
    def test_come_from_those_who_notify(self, cases: Cases) -> None:
        found = Counter(event["notifier"] for event in of_type(cases, "notification_received"))
        for word, weight in weights("notifier").items():
            assert near(found[word] / found.total(), weight, found.total()), word

    def test_come_several_for_a_child(self, cases: Cases) -> None:
        # Of cases that are a year old, and closed within their first year, so that no later year counts.
        counted = Counter()
        for case in cases:
            notified = [e["at"][:10] for e in case["events"] if e["type"] == "notification_received"]
            if notified and notified[0] < "2025-06-01":
                begun = date.fromisoformat(notified[0])
                counted[sum((date.fromisoformat(day) - begun).days <= 365 for day in notified)] += 1
        assert near(counted[1] / counted.total(), 0.71, counted.total(), 1.5)
        assert near(counted[2] / counted.total(), 0.18, counted.total(), 1.5)
        assert max(counted) > 8

    def test_come_at_night_and_on_weekends_too(self, cases: Cases) -> None:
        received = [datetime.fromisoformat(e["at"]) for e in of_type(cases, "notification_received")]
        days = Counter(WEEKDAYS[one.weekday()] for one in received)
        for word, weight in weights("notified-on").items():
            assert near(days[word] / len(received), weight, len(received), 1.3), word
        night = sum(one.hour < 7 for one in received) / len(received)
        assert near(night, weights("notified-at")["night"], len(received))

    def test_come_seldom_in_july(self, cases: Cases) -> None:
        # Of whole years, and of the case's first event: the months weigh when a case begins.
        begun = [case["events"][0]["at"] for case in cases if case["events"][0]["at"] < "2026-01-01"]
        found = Counter(MONTHS[int(day[5:7]) - 1] for day in begun)
        for word, weight in weights("starts-in-the-month").items():
            assert near(found[word] / len(begun), weight, len(begun)), word


class TestPlacements:
    def test_are_so_many_of_those_with_support(self, cases: Cases) -> None:
        # Drawn is the intention; some youths are too near to 18, and some cases too young, to come to it.
        supported = [case for case in cases if "measure_started" in {event["type"] for event in case["events"]}]
        placed = [case for case in supported if any(event.get("kind") == "placement" for event in case["events"])]
        assert 0.16 < len(placed) / len(supported) < share("placed")

    def test_are_in_the_places_that_there_are(self, cases: Cases) -> None:
        found = Counter(e["place"] for e in of_type(cases, "measure_started") if e["kind"] == "placement")
        for word, weight in weights("place").items():
            assert near(found[word] / found.total(), weight, found.total()), word

    def test_are_so_often_without_consent(self, cases: Cases) -> None:
        found = Counter(e["with_consent"] for e in of_type(cases, "decision_made") if e["kind"] == "placement")
        assert near(found[False] / found.total(), share("without-consent"), found.total(), 1.1)

    def test_begin_so_long_after_the_decision(self, cases: Cases) -> None:
        waited = []
        for case in cases:
            decided = {e["decision"]: e["at"] for e in case["events"] if e["type"] == "decision_made"}
            for event in case["events"]:
                exact = event["at"] is not None and len(event["at"]) == 10 and not event.get("provisional")
                if event["type"] == "measure_started" and event["kind"] == "placement" and exact:
                    before = decided.get(event["decision"])
                    if before is not None and len(before) == 10:
                        waited.append((date.fromisoformat(event["at"]) - date.fromisoformat(before)).days)
        # 18 days on average (AST-ANB-2008); a working day is looked for, which adds a little.
        assert 16.5 < sum(waited) / len(waited) < 20.5


class TestTheWhole:
    def test_a_case_with_a_measure_has_some_forty_events(self, cases: Cases) -> None:
        active = [len(c["events"]) for c in cases if "measure_started" in {event["type"] for event in c["events"]}]
        assert 35 < sum(active) / len(active) < 44
        assert 27 < sum(len(case["events"]) for case in cases) / NUMBER < 35

    def test_some_cases_come_to_nothing(self, cases: Cases) -> None:
        beyond = {"need_identified", "investigation_decided", "decision_made"}
        nothing = [case for case in cases if beyond.isdisjoint(event["type"] for event in case["events"])]
        wanted = (1 - share("comes-to-support")) * (1 - share("investigated-without-support"))
        assert near(len(nothing) / NUMBER, wanted, NUMBER, 1.3)

    def test_every_kind_of_measure_comes(self, cases: Cases) -> None:
        found = {event["kind"] for event in of_type(cases, "measure_started")}
        assert found == {
            "day_care_or_club", "home_support", "family_treatment", "family_stay", "respite", "contact_person",
            "work_placement", "other_support", "early_support", "economic_support", "advice", "placement",
            "youth_support", "continued_placement", "parental_order", "youth_order", "secure_placement",
        }  # fmt: skip

    def test_cases_lie_under_both_acts_and_across_the_change(self, cases: Cases) -> None:
        spans = [(case["events"][0]["at"], max(e["at"] for e in case["events"] if e["at"])) for case in cases]
        assert sum(last < "2024-01-01" for _, last in spans) > 1000
        assert sum(first >= "2024-01-01" for first, _ in spans) > 500
        assert sum(first < "2024-01-01" <= last for first, last in spans) > 400
