"""Counting choices without effect, and what texts say of a period."""

from __future__ import annotations

import pytest

from childlaw_rules.checks.counting import periods_in
from tests.checks.written import findings

MOMENT = """kind: precondition
for_each: decision
before: decision_made
must_be_in_place: parties_heard
tied_by: decision
"""
MONTHS = "counting:\n  start_day: not counted\n  day_missing_in_month: last day of month\n"
SAYS = """versions:
  - id: bl-2024
    in_force:
      from: 2024-01-01
    source:
      act: BL
      provision: an example
      evidence: secondary
      says:
        da: {da}
        en: {en}
"""


def codes(shown: str) -> list[str]:
    return sorted(finding.code for finding in findings(shown, "CL4"))


class TestChoices:
    def test_with_a_period(self) -> None:
        text = "kind: currency\nwhile_running: measure_started\nkept_current_by: follow_up_held\ntied_by: measure\n"
        assert codes(text + "within_the_last: 6 months\n" + MONTHS + "  ends_on_day_off: stays\n") == []

    def test_in_a_calendar_year(self) -> None:
        text = 'kind: count\nwhile_running: measure_started\ncounts: supervision_visit\nat_least: "2"\n'
        assert codes(text + "in_each: calendar year\n" + MONTHS) == ["CL401"]
        assert codes(text + "in_each: calendar year\ncounting: {}\n") == []
        assert codes(text + "in_each: 12 months\n" + MONTHS + "  ends_on_day_off: stays\n") == []

    @pytest.mark.parametrize(
        ("period", "counting"),
        [
            ("6 months", MONTHS),
            ("6 weeks", "counting:\n  start_day: not counted\n"),
            ("6 working days", "counting:\n  start_day: not counted\n  working_days: monday to friday\n"),
        ],
    )
    def test_backward_from_a_moment(self, period: str, counting: str) -> None:
        assert codes(f"{MOMENT}in_the_last: {period}\n{counting}") == []

    def test_a_moment_without_a_period_counts_nothing(self) -> None:
        assert codes(MOMENT) == []


class TestPeriodsInTexts:
    @pytest.mark.parametrize(
        ("text", "periods"),
        [
            ("inden 4 måneder", ["4 months"]),
            ("senest seks hverdage efter modtagelsen", ["6 working days"]),
            ("within six working days", ["6 working days"]),
            ("a 4-month limit", ["4 months"]),
            ("24 timer", ["24 hours"]),
            ("24-timersfristen", []),
            ("de seneste 7 dage eller 2 uger", ["7 days", "2 weeks"]),
            ("inden for det seneste halve år", ["6 months"]),
            ("within the last half-year", ["6 months"]),
            ("barnet er fyldt 15 år", []),
            ("a child of 12 years of age", []),
            ("den 15-årige", []),
            ("16 years or older", []),
            ("hvert 2 år", ["2 years"]),
            ("§ 50, stk. 7, dage", []),
            ("nr. 810/12 dage", []),
            ("en dag", []),
            ("3 månedlige besøg", []),
            ("0 dage", []),
        ],
    )
    def test_are_found_and_ages_are_none(self, text: str, periods: list[str]) -> None:
        assert [str(period) for period in periods_in(text)] == periods


class TestTexts:
    @pytest.mark.parametrize(
        ("da", "expected"),
        [
            ("Inden 4 måneder.", []),
            ("Inden fire måneder.", []),
            ("Inden 4 uger.", ["CL403"]),
            ("Inden 4 uger, eller 4 måneder.", []),
            ("Inden 3 måneder.", ["CL404"]),
            ("Snarest.", []),
        ],
    )
    def test_what_the_provision_says(self, da: str, expected: list[str]) -> None:
        assert codes(SAYS.format(da=da, en="Soon.")) == expected

    def test_the_english_text_is_read_too(self) -> None:
        (finding,) = findings(SAYS.format(da="Snarest.", en="Within 4 weeks."), "CL4")
        assert (finding.code, finding.place.split(":")[1]) == ("CL403", "37")
        assert finding.message.en == "the text says 4 weeks, but 'within' is 4 months"
        assert finding.message.da == "teksten siger 4 uger, men »within« er 4 måneder"

    @pytest.mark.parametrize(
        ("within", "text"),
        [("1 year", "tolv måneder"), ("12 months", "1 year"), ("2 weeks", "14 dage"), ("14 days", "2 uger")],
    )
    def test_weeks_are_days_and_years_are_months(self, within: str, text: str) -> None:
        short = "counting:\n  start_day: not counted\n  ends_on_day_off: stays\n"
        long = short + "  day_missing_in_month: last day of month\n"
        counting = short if within.split()[1] in ("days", "weeks") else long
        assert codes(f"within: {within}\n{counting}{SAYS.format(da=text, en='Soon.')}") == []

    def test_the_period_for_some_starts_will_do(self) -> None:
        when = "within_when:\n  when:\n    event: decision_made\n    where:\n      urgent: yes\n  within: 3 months\n"
        title = "title:\n  da: Inden 3 måneder\n  en: In time\n"
        assert codes(when + title + SAYS.format(da="Inden 3 måneder.", en="Soon.")) == []
        assert codes(title + SAYS.format(da="Inden 3 måneder.", en="Soon.")) == ["CL404", "CL405"]

    def test_a_rule_without_a_period_may_say_any(self) -> None:
        assert codes(MOMENT + SAYS.format(da="Inden 4 uger.", en="Soon.")) == []

    @pytest.mark.parametrize("key", ["title", "summary"])
    @pytest.mark.parametrize("lang", ["da", "en"])
    def test_title_and_summary_in_both_languages(self, key: str, lang: str) -> None:
        texts = {"da": "Planen følger", "en": "The plan follows"}
        wrong = {**texts, lang: texts[lang] + " 3 weeks"}
        (finding,) = findings(f"{key}:\n  da: {wrong['da']}\n  en: {wrong['en']}\n", "CL4")
        assert (finding.code, finding.version) == ("CL405", None)
        assert "has it" in finding.message.en

    def test_the_period_of_an_earlier_version_will_do(self) -> None:
        old = SAYS.format(da="Snarest.", en="Soon.").replace("2024-01-01", "2014-01-01\n      until: 2023-12-31")
        new = SAYS.format(da="Snarest.", en="Soon.").replace("versions:\n", "").replace("bl-2024", "new")
        title = "title:\n  da: Inden 4 måneder\n  en: Within 3 months, before 4 months\n"
        assert codes(title + old + new + "    within: 3 months\n") == []
        assert codes(title + old + "    within: 2 months\n" + new + "    within: 3 months\n") == ["CL405"]

    def test_several_periods_are_several(self) -> None:
        (finding,) = findings("title:\n  da: Planen følger\n  en: In 3 weeks or 2 months\n", "CL4")
        assert finding.message.en == "'title' names 3 weeks, 2 months, but no version has any of them"

    def test_a_title_of_a_rule_without_a_period(self) -> None:
        assert codes(MOMENT + "title:\n  da: Inden 4 uger\n  en: Soon\n") == []
