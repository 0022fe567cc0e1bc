"""Why a rule gives no finding."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from childlaw_rules import ArgumentError, Report, evaluate, load_rules, read_rules, why_not
from childlaw_rules.catalogue import REASONS
from childlaw_rules.rulefiles import rules_folder
from tests.explain.cases import LATE, M4, ROOT, event, of_the_rules, report

FILE = f"investigation/{M4}.yaml"


class TestWhatFailed:
    def test_a_rule_of_which_the_case_touches_nothing_says_what_would_start_it(self) -> None:
        (why,) = why_not(report(*LATE), "notification-assessed-within-24-hours")
        assert why.kind == "not_applicable"
        assert why.subject == {}
        assert (why.condition, why.events) == ("no-start", ["notification_received"])
        assert why.reason.da == "Sagen viser ikke »Underretning modtaget«."
        assert why.starts.da == "Pligten opstår, når der modtages en underretning."
        assert why.starts.en == "The duty arises when a notification is received."
        assert [started.event for started in why.started_by] == ["notification_received"]
        assert why.title.da == "Underretningen er vurderet inden 24 timer"

    def test_what_the_event_must_be_like_is_there_as_data(self) -> None:
        other = event("decision_made", "2024-03-20", decision="d1", kind="contact", with_consent=False)
        (why,) = why_not(report(other), "rehearing-in-time")
        assert (why.condition, why.events, why.subject) == ("other-matter", ["decision_made"], {"decision": "d1"})
        (started,) = why.started_by
        assert "placement" in started.where["kind"]
        assert "contact" not in started.where["kind"]
        assert started.where["with_consent"] == [False]
        assert "anbringelse uden for hjemmet" in why.starts.da

    def test_a_duty_that_holds_while_a_measure_runs_says_so(self) -> None:
        (why,) = why_not(report(*LATE), "follow-up-as-arranged")
        assert why.starts.da.startswith("Pligten gælder, så længe en støttende indsats")
        assert why.starts.en.startswith("The duty holds as long as supporting measures")

    def test_each_subject_has_its_own_reason(self) -> None:
        found = report(
            event("decision_made", "2024-03-20", decision="d1", kind="contact"),
            event("decision_made", "2024-04-22", decision="d2", kind="return_home"),
        )
        subjects = [why.subject for why in why_not(found, "rehearing-in-time")]
        assert subjects == [{"decision": "d1"}, {"decision": "d2"}]

    def test_what_the_source_does_not_record_is_told_from_what_is_not_there(self) -> None:
        (why,) = why_not(report(coverage={"need_identified": False}), M4)
        assert why.condition == "not-covered"

    def test_a_rule_that_only_gives_findings_has_no_reasons(self) -> None:
        assert why_not(report(*LATE), M4) == []

    def test_a_report_from_before_the_condition_was_written_down_has_none(self) -> None:
        data = json.loads(report(*LATE).model_dump_json())
        for note in data["not_applicable"]:
            del note["condition"], note["events"]
        (why,) = why_not(Report.model_validate(data), "notification-assessed-within-24-hours")
        assert (why.condition, why.events) == (None, [])
        assert why.reason.da == "Sagen viser ikke »Underretning modtaget«."

    def test_the_same_is_said_of_a_report_that_was_written_down(self) -> None:
        found = report(*LATE)
        read = Report.model_validate_json(found.model_dump_json())
        for rule in load_rules().rules:
            assert why_not(read, rule.id) == why_not(found, rule.id)


class TestOutOfForce:
    @staticmethod
    def with_a_gap() -> dict[str, str]:
        text = (rules_folder() / FILE).read_text("utf-8")
        assert text.count("until: 2010-12-31") == 1
        return {FILE: text.replace("until: 2010-12-31", "until: 2010-06-30")}

    @pytest.mark.parametrize(
        ("at", "before", "after"),
        [
            ("2010-09-15", "sel-2007", "sel-2011"),
            ("2010-07-01", "sel-2007", "sel-2011"),
            ("2010-12-31", "sel-2007", "sel-2011"),
            ("2005-12-31", None, "sel-2006"),
        ],
    )
    def test_the_day_and_the_versions_around_it(self, at: str, before: str | None, after: str | None) -> None:
        rules = read_rules(self.with_a_gap())
        case = {"child": {"born": "2001-05-14"}, "events": [{**LATE[0], "at": at}]}
        (why,) = why_not(evaluate(case, as_of="2012-02-01", rules=rules), M4, rules=rules)
        assert (why.kind, why.on) == ("out_of_force", at)
        assert (why.before and why.before.version) == before
        assert (why.after and why.after.version) == after
        assert "Ingen version af reglen var i kraft" in why.reason.da
        assert ("Den seneste forinden er" in why.reason.da) is (before is not None)
        assert "Den første derefter er" in why.reason.da
        if before is not None:
            assert why.before is not None
            assert (why.before.from_day, why.before.until) == (date(2007, 1, 1), date(2010, 6, 30))

    def test_a_version_that_still_is_in_force_has_no_last_day(self) -> None:
        found = report(event("decision_made", "2016-02-03", decision="d1", kind="placement", with_consent=True))
        gaps = [why for rule in load_rules().rules for why in why_not(found, rule.id) if why.kind == "out_of_force"]
        assert [gap for gap in gaps if gap.after is not None and gap.after.until is None]


class TestEveryReason:
    def test_every_rule_says_what_starts_it_in_every_version(self) -> None:
        for rule in load_rules().rules:
            for version in rule.versions:
                day = date.fromordinal(version.first).isoformat()
                for why in why_not(report(as_of=day), rule.id):
                    for said in (why.starts.da, why.starts.en, why.reason.da, why.reason.en):
                        assert said[0].isupper()
                        assert said.endswith(".")
                        assert "None" not in said
                        assert ".." not in said
                    assert "»" not in why.starts.da
                    assert "“" not in why.starts.en

    def test_every_reason_of_the_examples_has_its_condition(self) -> None:
        seen = set()
        for found, rules in of_the_rules():
            for note in found.not_applicable:
                assert note.condition is not None
                seen.add(note.condition)
            if found.not_applicable:
                assert why_not(found, rules.rules[0].id, rules=rules)[0].condition == found.not_applicable[0].condition
        assert {"no-start", "other-matter", "fell-away", "needs-on-file", "other-age", "measure-ended"} <= seen

    def test_the_page_has_every_condition(self) -> None:
        page = (ROOT / "docs" / "reference" / "explanations.md").read_text("utf-8")
        table = page.partition("| `condition` | means |")[2].partition("\n\n")[0]
        rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
        told = [word for row in rows for word in re.findall(r"`([a-z-]+)`", row)]
        assert sorted(told) == sorted(REASONS)


class TestArguments:
    def test_an_unknown_rule_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(
            ArgumentError, match=r"^rule: unknown rule 'screening-don', did you mean 'screening-done'\?$"
        ):
            why_not(report(*LATE), "screening-don")

    def test_other_arguments_too(self) -> None:
        with pytest.raises(ArgumentError) as raised:
            why_not({}, 3, rules="rules")  # type: ignore[arg-type]
        assert [problem.path for problem in raised.value.problems] == ["report", "rule", "rules"]
