"""The rates that are drawn come out of the findings: the generator and the engine say the same of the same law.

Whoever draws a fault puts events on days; the engine finds it by the rule files alone. Where the two differed on what a
duty asks for, the share found would not be the share drawn.
"""

from __future__ import annotations

import os
from datetime import date
from math import sqrt

import pytest

from childlaw_rules import generated_cases, load_rules, read_rates
from tests.generating.found import Found, drawn, found

#: A share may lie so many standard errors from what was drawn.
SIGMAS = 3.5
#: Findings of one case go together: an error is so much larger than it would be for single ones.
TOGETHER = 1.3
#: Of fewer findings nothing is said.
ENOUGH = 12

PORTFOLIOS = {
    "sel": {"seed": 11, "from_": "2015-01-01", "until": "2023-12-31"},
    "bl": {"seed": 12, "from_": "2024-01-01", "until": "2032-12-31"},
}


def differs(one: Found, share: float) -> bool:
    """Whether what was found is further from what was drawn than chance brings it."""
    error = 100 * sqrt(share / 100 * (1 - share / 100) / one.settled)
    return abs(one.share - share) > SIGMAS * TOGETHER * error


@pytest.fixture(scope="module", params=list(PORTFOLIOS))
def by_act(request: pytest.FixtureRequest) -> tuple[str, dict[tuple[str, str], Found]]:
    """The shares found in 1,200 cases under one act."""
    return request.param, found(generated_cases(1200, **PORTFOLIOS[request.param]))


class TestUnderEachAct:
    def test_every_share_found_is_the_share_drawn(self, by_act: tuple[str, dict[tuple[str, str], Found]]) -> None:
        act, shares = by_act
        wrong = {
            rule: (share, round(shares[rule, of].share, 1), shares[rule, of].settled)
            for (rule, of), share in drawn().items()
            if of == act and shares[rule, of].settled >= ENOUGH and differs(shares[rule, of], share)
        }
        assert wrong == {}

    def test_most_rates_are_found_often_enough_to_say_so(
        self, by_act: tuple[str, dict[tuple[str, str], Found]]
    ) -> None:
        act, shares = by_act
        rare = sorted(rule for (rule, of) in drawn() if of == act and shares[rule, of].settled < ENOUGH)
        assert set(rare) <= {
            "child-12-consents-to-change-of-place",
            "complaint-reassessed-within-4-weeks",
            "contact-suspended-at-most-8-weeks",
            "custody-holders-consent-to-change-of-place",
            "plan-before-placement-without-consent",
            "provisional-decision-approved-within-7-days",
            "youth-15-consents-to-placement",
        }


@pytest.mark.skipif(not os.environ.get("CHILDLAW_LONG"), reason="evaluates 12,000 cases: CHILDLAW_LONG=1")
@pytest.mark.parametrize("act", list(PORTFOLIOS))
def test_in_many_cases_the_rare_ones_too(act: str) -> None:
    shares = found(generated_cases(6000, **{**PORTFOLIOS[act], "seed": 21}))
    asked = {rule: share for (rule, of), share in drawn().items() if of == act}
    assert min(shares[rule, act].settled for rule in asked) > ENOUGH
    assert {rule: shares[rule, act].share for rule, share in asked.items() if differs(shares[rule, act], share)} == {}


CHANGED = """
id: strict
title: {da: Strengere, en: Stricter}
rates:
  - id: investigation-over-4-months
    says: {da: x, en: x}
    both: {share: 5 %, assumed: yes, why: {da: x, en: x}}
  - id: not-assessed-in-24-hours
    says: {da: x, en: x}
    both: {share: 60 %, assumed: yes, why: {da: x, en: x}}
"""


@pytest.fixture(scope="module")
def shares() -> dict[tuple[str, str], Found]:
    """The shares found in cases that are drawn by other rates."""
    rates = read_rates(CHANGED, "strict.yaml")
    return found(generated_cases(250, seed=5, from_="2015-01-01", until="2023-12-31", rates=rates))


class TestOtherRates:
    @pytest.mark.parametrize(
        ("rule", "share"),
        [("investigation-completed-within-4-months", 5.0), ("notification-assessed-within-24-hours", 60.0)],
    )
    def test_come_out_instead(self, shares: dict[tuple[str, str], Found], rule: str, share: float) -> None:
        assert drawn(read_rates(CHANGED, "strict.yaml"))[rule, "sel"] == share
        assert not differs(shares[rule, "sel"], share)
        assert differs(shares[rule, "sel"], drawn()[rule, "sel"])

    def test_leave_the_others_as_they_are(self, shares: dict[tuple[str, str], Found]) -> None:
        rule = "follow-up-at-most-6-months-apart"
        assert not differs(shares[rule, "sel"], drawn()[rule, "sel"])


class TestTheRules:
    def test_that_rates_name_are_there(self) -> None:
        known = {rule.id for rule in load_rules().rules}
        assert {rule for rule, _ in drawn()} <= known

    def test_are_in_force_under_the_acts_of_their_rates(self) -> None:
        inside = {"sel": date(2020, 3, 3).toordinal(), "bl": date(2025, 3, 3).toordinal()}
        for rule, act in drawn():
            versions = load_rules().rule(rule).versions
            assert any(one.first <= inside[act] <= one.last for one in versions), (rule, act)
