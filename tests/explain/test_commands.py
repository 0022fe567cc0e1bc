"""``childlaw why-not``, ``childlaw questions`` and ``childlaw evaluate --depth``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from childlaw_rules import evaluate, explain, questions, why_not
from childlaw_rules.cli import main
from tests.explain.cases import LATE, M4, ROOT, event

CASE = str(ROOT / "docs" / "examples" / "case-17.json")
IMPRECISE = str(ROOT / "docs" / "examples" / "imprecise-date.json")


@pytest.fixture
def late(tmp_path: Path) -> str:
    path = tmp_path / "late.json"
    path.write_text(json.dumps({"id": "case-17", "child": {"born": "2009-05-14"}, "events": list(LATE)}), "utf-8")
    return str(path)


class TestWhyNot:
    def test_why_and_what_would_start_it(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["why-not", late, "notification-assessed-within-24-hours", "--as-of", "2024-08-01"]) == 0
        assert capsys.readouterr().out == (
            "Underretningen er vurderet inden 24 timer\n"
            "=========================================\n"
            "notification-assessed-within-24-hours · sag case-17, set pr. 1. august 2024\n"
            "\n"
            "Gælder ikke: Sagen viser ikke »Underretning modtaget«.\n"
            "    Pligten opstår, når der modtages en underretning.\n"
        )

    def test_a_rule_that_applies_shows_its_findings(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["why-not", late, M4, "--as-of", "2024-08-01", "--lang", "en"]) == 0
        out = capsys.readouterr().out
        assert "The rule applies in the case:\n- Met late: The child-protection investigation" in out
        assert "Not applicable" not in out

    def test_json(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["why-not", late, M4, "--as-of", "2024-08-01", "--format", "json"]) == 0
        data = json.loads(capsys.readouterr().out)
        assert (data["format"], data["case"], data["why_not"]) == ("childlaw-why-not/1", "case-17", [])
        assert data["findings"] == [{"rule": M4, "subject": {"need": "n1"}, "occurrence": None, "status": "met_late"}]
        main(["why-not", CASE, "rehearing-in-time", "--format", "json"])
        data = json.loads(capsys.readouterr().out)
        reasons = why_not(evaluate(Path(CASE).read_bytes()), "rehearing-in-time")
        assert data["why_not"] == [json.loads(why.model_dump_json()) for why in reasons]

    def test_out_of_force(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "old.json"
        old = {"child": {"born": "1999-05-14"}, "events": [event("need_identified", "2005-12-31")]}
        path.write_text(json.dumps(old), "utf-8")
        assert main(["why-not", str(path), "screening-done", "--as-of", "2007-01-01"]) == 0
        assert "Ikke i kraft: Ingen version af reglen var i kraft på den dag" in " ".join(
            capsys.readouterr().out.split()
        )

    def test_an_unknown_rule(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["why-not", late, "screening-don"]) == 2
        captured = capsys.readouterr()
        assert (captured.out, captured.err) == (
            "",
            "rule: unknown rule 'screening-don', did you mean 'screening-done'?\n",
        )


class TestQuestions:
    def test_the_questions_in_order(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["questions", IMPRECISE]) == 0
        out = capsys.readouterr().out
        assert out.startswith(
            "Sag imprecise-date, set pr. 2. december 2024\n"
            "============================================\n"
            "9 fund kan ikke afgøres; spørgsmål, der afgør dem: 10.\n"
            "\n"
            "1. Hvornår blev kommunen opmærksom på det mulige støttebehov?\n"
        )
        assert "   Svaret afgør 3 fund og angår i alt 3 fund: Den børnefaglige undersøgelse er" in out
        assert "\n10. " in out
        assert max(map(len, out.splitlines())) <= 80

    def test_english(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["questions", IMPRECISE, "--lang", "en"]) == 0
        out = capsys.readouterr().out
        assert "1. When did the municipality become aware of the possible need of support?" in out
        assert "The answer is needed, but not enough by itself, for 1 finding:" in " ".join(out.split())

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["questions", IMPRECISE, "--format", "json"]) == 0
        data = json.loads(capsys.readouterr().out)
        assert data["format"] == "childlaw-questions/1"
        asked = questions(evaluate(Path(IMPRECISE).read_bytes()))
        assert [question["fact"] for question in data["questions"]] == [question.fact for question in asked]
        assert data["questions"][0]["settles"][0].keys() == {"rule", "subject", "occurrence", "status"}
        assert len(data["questions"][0]["findings"]) == len(asked[0].findings)

    def test_nothing_to_ask(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "bare.json"
        path.write_text(json.dumps({"id": "case-17", "child": {"born": "2009-05-14"}, "events": []}), "utf-8")
        assert main(["questions", str(path), "--as-of", "2024-08-01"]) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "Alt er afgjort; der er intet at spørge om."

    @pytest.mark.parametrize("command", [["questions"], ["why-not"]])
    def test_what_cannot_be_read(self, command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        rule = [M4] if command == ["why-not"] else []
        bad = tmp_path / "bad.json"
        bad.write_text("{", "utf-8")
        assert main([*command, str(bad), *rule]) == 2
        assert main([*command, str(tmp_path / "none.json"), *rule]) == 2
        assert main([*command, CASE, *rule, "--as-of", "2024-02-30"]) == 2
        assert main([*command, CASE, *rule, "--reading", "x"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "cannot be read" in captured.err
        assert "--reading: write it as in 'ends-on-day-off=next working day'" in captured.err
        assert "Traceback" not in captured.err

    @pytest.mark.parametrize("command", [["questions"], ["why-not"]])
    def test_another_reading_and_other_rules(
        self, command: list[str], late: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        rule = [M4] if command == ["why-not"] else []
        chosen = [*command, late, *rule, "--as-of", "2024-08-01", "--reading", "ends-on-day-off=next working day"]
        assert main(chosen) == 0
        assert main([*command, late, *rule, "--rules", str(tmp_path / "nowhere")]) == 2
        assert capsys.readouterr().err


class TestDepth:
    @pytest.mark.parametrize("depth", ["line", "paragraph", "ledger"])
    @pytest.mark.parametrize("lang", ["da", "en"])
    def test_each_finding_is_told_so(
        self, depth: str, lang: str, late: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["evaluate", late, "--as-of", "2024-08-01", "--depth", depth, "--lang", lang]) == 1
        out = capsys.readouterr().out
        case = {"id": "case-17", "child": {"born": "2009-05-14"}, "events": list(LATE)}
        finding = evaluate(case, as_of="2024-08-01").of(M4)[0]
        told = explain(finding, depth, lang)  # type: ignore[arg-type]
        assert " ".join(told.split()) in " ".join(out.split())
        assert max(len(line) for line in out.splitlines() if "://" not in line) <= 80

    def test_without_it_the_report_is_as_it_was(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        main(["evaluate", late, "--as-of", "2024-08-01", "--explain"])
        out = capsys.readouterr().out
        assert "      2. Den 11. marts 2024 + 4 måneder = den 11. juli 2024." in out
        assert "[ ]" not in out

    def test_another_depth_is_refused(self, late: str, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as raised:
            main(["evaluate", late, "--depth", "deep"])
        assert raised.value.code == 2
        assert "invalid choice: 'deep'" in capsys.readouterr().err
