"""The command line as its users meet it: what it prints, what it complains of, how it exits."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from childlaw_rules import Report, evaluate, load_rules
from childlaw_rules.catalogue import REMARKS
from childlaw_rules.cli import main
from childlaw_rules.sentences import remark_in_words

LATE: dict[str, Any] = {
    "format": "childlaw-case/1",
    "id": "case-17",
    "child": {"born": "2009-05-14"},
    "events": [
        {"type": "need_identified", "at": "2024-03-11", "need": "n1"},
        {"type": "investigation_decided", "at": "2024-03-14", "investigation": "i1", "need": "n1"},
        {"type": "investigation_completed", "at": "2024-07-12", "investigation": "i1"},
    ],
}


@pytest.fixture
def late(tmp_path: Path) -> str:
    path = tmp_path / "late.json"
    path.write_text(json.dumps(LATE), "utf-8")
    return str(path)


def write(path: Path, content: str | bytes) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


class TestExitStatus:
    def test_one_when_something_counts_against_the_file(self, late: str) -> None:
        assert main(["evaluate", late, "--as-of", "2024-08-01"]) == 1

    def test_zero_when_nothing_does(self, late: str) -> None:
        assert main(["evaluate", late, "--as-of", "2024-03-12", "--only", "investigation"]) == 0

    def test_zero_on_request(self, late: str) -> None:
        assert main(["evaluate", late, "--as-of", "2024-08-01", "--exit-zero"]) == 0

    def test_two_when_the_input_cannot_be_used(self, late: str, tmp_path: Path) -> None:
        bad = write(tmp_path / "bad.json", "{")
        assert main(["evaluate", bad]) == 2
        assert main(["evaluate", late, bad, "--exit-zero"]) == 2

    def test_only_the_category_asked_for_counts(self, late: str) -> None:
        assert main(["evaluate", late, "--as-of", "2024-08-01", "--only", "follow_up"]) == 0


class TestJson:
    def test_is_exactly_the_report(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        main(["evaluate", late, "--as-of", "2024-08-01", "--format", "json"])
        assert capsys.readouterr().out == evaluate(LATE, as_of="2024-08-01").model_dump_json() + "\n"

    def test_reads_standard_input(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        class Stdin:
            buffer = io.BytesIO(b"\xef\xbb\xbf" + json.dumps(LATE).encode())

        monkeypatch.setattr(sys, "stdin", Stdin)
        assert main(["evaluate", "-", "--as-of", "2024-08-01", "--format", "json"]) == 1
        assert json.loads(capsys.readouterr().out)["case"] == "case-17"

    def test_one_line_for_each_case_of_jsonl(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        lines = [json.dumps({**LATE, "id": f"case-{number}"}) for number in (3, 8)]
        file = write(tmp_path / "cases.jsonl", "\n".join([lines[0], "", '{"id": 1}', lines[1]]))
        assert main(["evaluate", "--jsonl", file, "--format", "jsonl", "--as-of", "2024-08-01"]) == 2
        out, err = capsys.readouterr()
        assert [json.loads(line)["case"] for line in out.splitlines()] == ["case-3", "case-8"]
        assert err.startswith("line 3: ")


class TestText:
    def test_what_counts_against_the_file_comes_first(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        main(["evaluate", late, "--as-of", "2024-08-01", "--lang", "en", "--all"])
        out = capsys.readouterr().out
        assert out.startswith("Case case-17, as of 1 August 2024\n")
        marks = [line.split("]")[0][1:] for line in out.splitlines() if line.startswith("[")]
        assert marks[0] in ("MET LATE", "MISSING", "OVERDUE")
        assert "MET LATE" in marks

    def test_fits_eighty_columns_and_has_no_colour(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        for lang in ("da", "en"):
            main(["evaluate", late, "--as-of", "2024-08-01", "--lang", lang, "--all", "--explain"])
            out = capsys.readouterr().out
            assert max(len(line) for line in out.splitlines()) <= 80
            assert "\x1b" not in out

    def test_met_is_shown_on_request_only(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        on_time = ["evaluate", late, "--as-of", "2024-07-11", "--lang", "en"]
        main(on_time)
        assert "NOT APPLICABLE" not in capsys.readouterr().out
        main([*on_time, "--all"])
        assert "NOT APPLICABLE" in capsys.readouterr().out

    def test_a_section_sign_is_not_torn_from_its_number(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        main(["evaluate", late, "--as-of", "2024-08-01", "--all", "--explain"])
        assert not any(line.endswith(("§", "stk.", "nr.")) for line in capsys.readouterr().out.splitlines())

    @pytest.mark.parametrize(("lang", "said"), [
        ("da", "Bemærk: besked om, hvornår afgørelsen kan ventes, sendt i tide."),
        ("en", "Note: told in time when the decision can be expected."),
    ])  # fmt: skip
    def test_a_deadline_passed_with_notice_of_the_delay(
        self, lang: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        case = {
            "child": {"born": "2012-05-14"},
            "coverage": {"file_access_decided": True, "delay_notice_sent": True},
            "events": [
                {"type": "file_access_requested", "at": "2024-03-11"},
                {"type": "delay_notice_sent", "at": "2024-03-12"},
            ],
        }
        main(["evaluate", write(tmp_path / "case.json", json.dumps(case)), "--as-of", "2024-04-20", "--lang", lang])
        assert capsys.readouterr().out.splitlines()[-1].strip() == said

    def test_every_remark_has_words(self) -> None:
        duties = [v.duty for rule in load_rules().rules if rule.kind == "deadline" for v in rule.versions]
        excusing = {duty.excused_by.event for duty in duties if duty.excused_by is not None}
        remarks = {f"{event.removesuffix('_made')}_in_time" for event in excusing}
        assert remarks == {"preliminary_assessment_in_time", "delay_notice_sent_in_time"}
        assert sorted(remarks - set(REMARKS)) == []

    @pytest.mark.parametrize(("remark", "da", "en"), [
        ("recorded_late", "registreret efter fristen", "recorded after the due day"),
        ("risk_assessment_in_time", "»Risikovurdering foretaget« i tide", "“risk assessment made” in time"),
        ("journal_note_in_time", "»Journalnotat« i tide", "“journal note” in time"),
    ])  # fmt: skip
    def test_a_remark_of_rules_of_ones_own_is_made_of_the_event(self, remark: str, da: str, en: str) -> None:
        assert (remark_in_words(remark, "da"), remark_in_words(remark, "en")) == (da, en)


class TestBadInput:
    """Every error on standard error, one a line; status 2; never a traceback; in seconds."""

    def complaint(self, capsys: pytest.CaptureFixture[str], content: str | bytes, tmp_path: Path) -> list[str]:
        began = time.perf_counter()
        assert main(["evaluate", write(tmp_path / "case.json", content)]) == 2
        assert time.perf_counter() - began < 10
        out, err = capsys.readouterr()
        assert out == ""
        assert "Traceback" not in err
        return err.splitlines()

    def test_a_malformed_case(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        lines = self.complaint(capsys, '{"child": {"born": "2012-05-14"}, "events": [}', tmp_path)
        assert len(lines) == 1
        assert "line 1" in lines[0]

    def test_all_errors_at_once_each_with_its_path(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        case = {
            **LATE,
            "events": [
                {"type": "notification_recieved", "at": "2024-03-11"},
                {"type": "need_identified", "at": "2023-02-29"},
                {"type": "notification_received", "at": "2024-03-31T02:30:00", "notifer": "citizen"},
                {"type": "journal_note", "at": "2024-03-11", "id": "j"},
                {"type": "journal_note", "at": "2024-03-12", "id": "j"},
            ],
        }
        lines = self.complaint(capsys, json.dumps(case), tmp_path)
        assert lines[0] == (
            "events[0].type: unknown event 'notification_recieved', did you mean 'notification_received'?"
        )
        paths = [line.split(": ")[0] for line in lines]
        assert paths == [
            "events[0].type", "events[1].at", "events[2].at", "events[2].notifer", "events[4].id",
        ]  # fmt: skip

    def test_an_undecodable_file(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        assert len(self.complaint(capsys, b"\xff\xfe{}", tmp_path)) == 1

    def test_deeply_nested_json(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        assert len(self.complaint(capsys, "[" * 200_000 + "]" * 200_000, tmp_path)) == 1
        nested = '{"child":' * 50_000 + "{}" + "}" * 50_000
        assert len(self.complaint(capsys, nested, tmp_path)) == 1

    def test_fifty_megabytes(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        content = '{"child": {"born": "2012-05-14"}, "id": "' + "x" * 50_000_000 + '"}'
        assert len(self.complaint(capsys, content, tmp_path)) == 1

    def test_a_file_that_is_not_there(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        assert main(["evaluate", str(tmp_path / "no.json")]) == 2
        assert "cannot be read" in capsys.readouterr().err

    @pytest.mark.parametrize("day", ["2024-02-30", "2024", "tomorrow", "2024-01-01/2024-02-01", ""])
    def test_an_impossible_as_of(self, late: str, day: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["evaluate", late, "--as-of", day]) == 2
        assert capsys.readouterr().err.startswith("as_of: ")

    def test_an_unknown_reading(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["evaluate", late, "--reading", "ends-on-day-of=stays"]) == 2
        assert "did you mean 'ends-on-day-off'?" in capsys.readouterr().err

    def test_the_errors_of_several_files_name_the_file(
        self, late: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        bad = write(tmp_path / "bad.json", '{"child": {"born": "2012-05-14"}, "evnts": []}')
        assert main(["evaluate", late, bad, "--as-of", "2024-08-01"]) == 2
        assert capsys.readouterr().err == f"{bad}: evnts: unknown field, did you mean 'events'?\n"


class TestRuleFiles:
    RULE = """id: a-rule
title: {da: Regel, en: Rule}
summary: {da: Regel, en: Rule}
category: plan
basis: statute
status: draft
kind: deadline
for_each: decision
clock_starts: decision_made
must_happen: plan_made
tied_by: concerns the decision
within: 3 months
counting:
  start_day: not counted
  day_missing_in_month: last day of month
  ends_on_day_off: stays
versions:
  - id: v-1
    in_force: {from: 2024-01-01}
    source: {act: BL, provision: § 1, evidence: verified, says: {da: Ord, en: Words}}
examples:
  - name: made
    as_of: 2024-08-01
    events:
      - 2024-02-01 decision_made (kind placement)
      - 2024-03-01 plan_made (kind childs_plan)
    expect: met
"""

    def folder(self, tmp_path: Path, content: str, name: str = "a-rule.yaml") -> str:
        (tmp_path / "plan").mkdir(exist_ok=True)
        write(tmp_path / "plan" / name, content)
        return str(tmp_path)

    def check(self, tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
        assert main(["rules", "check", self.folder(tmp_path, content)]) == 2
        err = capsys.readouterr().err
        assert "Traceback" not in err
        return err.splitlines()

    def test_a_good_one_is_checked_and_tested(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        folder = self.folder(tmp_path, self.RULE)
        assert main(["rules", "check", folder]) == 0
        assert main(["rules", "test", folder]) == 0
        assert "1 examples, 0 failed" in capsys.readouterr().out

    def test_a_tab(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        lines = self.check(tmp_path, self.RULE.replace("  start_day", "\tstart_day"), capsys)
        assert lines[0].startswith("plan/a-rule.yaml:14:1: ")

    def test_a_duplicate_key(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        lines = self.check(tmp_path, self.RULE + "within: 4 months\n", capsys)
        assert len(lines) == 1
        assert lines[0].startswith("plan/a-rule.yaml:28:1: ")

    def test_every_error_at_once_with_its_place_and_the_way_out(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        content = (
            self.RULE.replace("must_happen: plan_made", "must_hapen: plan_made")
            .replace("clock_starts: decision_made", "clock_starts: decision_mad")
            .replace("  ends_on_day_off: stays\n", "")
            .replace("status: draft", "status: reviewed")
            .replace("      - 2024-03-01 plan_made (kind childs_plan)", "      - 2024-03-01 plan_mad")
        )
        lines = self.check(tmp_path, content, capsys)
        assert lines == [
            "plan/a-rule.yaml:1:1: a rule that is no draft says who read the provision, when, in 'reviewed'",
            "plan/a-rule.yaml:1:1: missing key 'must_happen'",
            "plan/a-rule.yaml:9:15: unknown event 'decision_mad', did you mean 'decision_made'?",
            "plan/a-rule.yaml:10:1: unknown key 'must_hapen', did you mean 'must_happen'?",
            "plan/a-rule.yaml:21:5: example 'made' cannot be used: unknown event 'plan_mad', did you mean 'plan_made'?",
        ]

    def test_a_missing_counting_choice(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        lines = self.check(tmp_path, self.RULE.replace("  ends_on_day_off: stays\n", ""), capsys)
        assert lines == ["plan/a-rule.yaml:1:1: missing counting choice 'ends_on_day_off'"]

    def test_versions_that_overlap(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        second = (
            "  - id: v-2\n    in_force: {from: 2025-01-01}\n"
            "    source: {act: BL, provision: § 2, evidence: verified, says: {da: Ord, en: Words}}\n"
        )
        lines = self.check(tmp_path, self.RULE.replace("examples:", second + "examples:"), capsys)
        assert lines == [
            "plan/a-rule.yaml:22:15: version 'v-2' overlaps 'v-1': versions stand in order, each ended before the next"
        ]

    def test_an_unknown_field(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        content = self.RULE.replace(
            "clock_starts: decision_made", "clock_starts:\n  event: decision_made\n  where: {urgnt: yes}"
        )
        lines = self.check(tmp_path, content, capsys)
        assert lines == ["plan/a-rule.yaml:10:3: event 'decision_made' has no field 'urgnt', did you mean 'urgent'?"]

    def test_an_example_that_does_not_hold(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        lines = self.check(tmp_path, self.RULE.replace("expect: met", "expect: overdue"), capsys)
        assert len(lines) == 1
        assert lines[0].startswith(
            "plan/a-rule.yaml:22:5: example 'made' does not hold: expected overdue, the rule says met"
        )

    def test_a_rule_file_that_cannot_be_used_stops_the_evaluation(
        self, tmp_path: Path, late: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = self.folder(tmp_path, self.RULE.replace("kind: deadline", "kind: dedline"))
        assert main(["evaluate", late, "--rules", folder]) == 2
        assert "did you mean 'deadline'?" in capsys.readouterr().err


class TestRulesList:
    def test_every_rule_is_listed_and_can_be_shown(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["rules", "list"])
        out = capsys.readouterr().out
        for rule in load_rules().rules:
            assert f"\n  {rule.id} " in out
            for lang in ("da", "en"):
                assert main(["rules", "show", rule.id, "--lang", lang]) == 0
                page = capsys.readouterr().out
                assert all(
                    version.source.provision in page.replace("\n    ", " ").replace("\n  ", " ")
                    for version in rule.versions
                )

    def test_the_list_of_one_category_as_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "list", "--category", "consent", "--format", "json"]) == 0
        data = json.loads(capsys.readouterr().out)
        assert [rule["id"] for rule in data["rules"]] == [
            rule.id for rule in load_rules().rules if rule.category.value == "consent"
        ]

    def test_an_unknown_category_is_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as stopped:
            main(["rules", "list", "--category", "konsent"])
        assert stopped.value.code == 2
        assert "invalid choice: 'konsent'" in capsys.readouterr().err

    def test_an_unknown_rule_gets_a_suggestion(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "show", "investigation-completed-within-4-month"]) == 2
        assert "did you mean 'investigation-completed-within-4-months'?" in capsys.readouterr().err


class TestSchema:
    @pytest.mark.parametrize("what", ["case", "report", "rule", "profile", "map"])
    def test_is_a_json_schema(self, what: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["schema", what]) == 0
        jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))

    def test_accepts_what_comes_out(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["schema", "report"])
        schema = json.loads(capsys.readouterr().out)
        report = json.loads(evaluate(LATE, as_of="2024-08-01").model_dump_json())
        jsonschema.validate(report, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**report, "findings": [{"rule": "x"}]}, schema)
        assert Report.model_validate(report).model_dump(mode="json") == report


class TestAsAProgram:
    def test_a_reader_that_goes_away_is_no_error(self, late: str) -> None:
        command = f"{sys.executable} -m childlaw_rules.cli evaluate {late} --as-of 2024-08-01 --all | head -1"
        run = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
        assert run.stderr == ""
        assert run.stdout.startswith("Sag case-17")

    def test_the_bytes_do_not_depend_on_the_hash_seed(self, late: str) -> None:
        arguments = ["evaluate", late, "--format", "json", "--as-of", "2024-08-01"]
        outputs = {
            subprocess.run(
                [sys.executable, "-m", "childlaw_rules.cli", *arguments],
                capture_output=True, check=False, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            ).stdout
            for seed in ("1", "2", "77")
        }  # fmt: skip
        assert len(outputs) == 1
        assert outputs != {b""}
