"""Sentences where the time of day matters, and lines that tear no provision from its number."""

from __future__ import annotations

import re
from typing import Any

import pytest

from childlaw_rules import Finding, Ruleset, evaluate, load_rules, translate
from childlaw_rules.prose.tables import wrapped_with_numbers
from childlaw_rules.textreport import render
from childlaw_rules.translatepage import translation_page

ASSESSED, COMPLETED = "notification-assessed-within-24-hours", "investigation-completed-within-4-months"
CASE: dict[str, Any] = {
    "child": {"born": "2011-02-28"},
    "events": [
        {"type": "notification_received", "at": "2024-03-11T14:05", "notification": "n1"},
        {"type": "need_identified", "at": "2023-11-06", "need": "n1", "investigation_obligatory": True},
        {"type": "investigation_decided", "at": "2023-11-07", "need": "n1", "investigation": "i1"},
    ],
}


def finding(rule: str, as_of: str) -> Finding:
    every = load_rules()
    ruleset = Ruleset((every.by_id[rule],), every.digest, every.version, every.background, every.tables)
    (found,) = evaluate(CASE, as_of=as_of, rules=ruleset).findings
    return found


class TestTheTimeOfTheDayThatIsLookedAt:
    @pytest.mark.parametrize(
        ("as_of", "status", "da", "en"),
        [
            ("2024-03-12T14:04", "pending", "pr. 12. marts 2024 kl. 14.04", "as of 12 March 2024 at 14:04"),
            ("2024-03-12T14:06", "overdue", "pr. 12. marts 2024 kl. 14.06", "as of 12 March 2024 at 14:06"),
            ("2024-03-12", "overdue", "pr. 12. marts 2024.", "as of 12 March 2024."),
        ],
    )
    def test_is_told_where_hours_count(self, as_of: str, status: str, da: str, en: str) -> None:
        found = finding(ASSESSED, as_of)
        assert found.status == status
        compared = [step.text for step in found.steps if step.kind == "comparison"]
        assert [da in text.da and en in text.en for text in compared] == [True]
        if status == "overdue":
            assert da in found.message.da
            assert en in found.message.en

    def test_is_left_out_where_days_count(self) -> None:
        found = finding(COMPLETED, "2024-03-12T14:04")
        texts = [found.message, *(step.text for step in found.steps)]
        assert any("as of 12 March 2024." in text.en for text in texts)
        assert not any("14:04" in text.en or "14.04" in text.da for text in texts)

    def test_stands_in_the_head_of_the_text(self) -> None:
        def head(as_of: str, lang: str) -> str:
            return render(evaluate(CASE, as_of=as_of), load_rules(), lang=lang).splitlines()[0]

        assert head("2024-03-12T14:04", "da") == "Sag –, set pr. 12. marts 2024 kl. 14.04"
        assert head("2024-03-12T14:04", "en") == "Case –, as of 12 March 2024 at 14:04"
        assert head("2024-03-12", "en") == "Case –, as of 12 March 2024"


class TestProvisionsAreNotTorn:
    @pytest.mark.parametrize("width", range(20, 60))
    def test_at_any_width(self, width: int) -> None:
        text = "Efter SEL § 52, stk. 3, nr. 7, jf. BL §§ 46 og 47 og SEL § 155 b, skal der foreligge en plan."
        lines = wrapped_with_numbers(width, text)
        assert " ".join(lines) == text
        for line in lines:
            assert not re.search(r"(\bSEL|\bBL|§|§§|stk\.|nr\.|155)$", line)

    @pytest.mark.parametrize("lang", ["da", "en"])
    @pytest.mark.parametrize("asked", ["SEL § 50", "SEL § 52", "BL § 32", "SEL § 140", "SEL § 155 b", "BL § 143"])
    def test_in_a_translation(self, asked: str, lang: str) -> None:
        page = translation_page(translate(asked), lang)
        assert "§ " in page
        assert "\N{NO-BREAK SPACE}" not in page
        for line in page.splitlines():
            assert not re.search(r"(\bSEL|\bBL|§|stk\.|nr\.)$", line)
