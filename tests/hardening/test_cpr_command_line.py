"""A number shaped like a CPR number in every argument of every command, and in every file that one is given.

The arguments are read off the parser: a command that has no row in ``COMMANDS`` fails the test.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules.cli import _parser, main
from childlaw_rules.rulefiles import rules_folder
from tests.hardening.silence import FORMS, let_out

NUMBER = FORMS[1]

#: A line that each command can be called with, without the files: CASE, FOLDER and LOG stand for them.
COMMANDS: dict[str, list[str]] = {
    "evaluate": ["CASE", "--as-of", "2024-08-01"],
    "evaluate-many": ["CASE", "--as-of", "2024-08-01"],
    "due": ["CASE", "--as-of", "2024-08-01"],
    "generate": ["--cases", "1", "--seed", "1"],
    "handover": ["CASE", "--as-of", "2024-08-01"],
    "import": ["LOG", "--map", "activity-extract"],
    "portfolio": ["CASE", "--as-of", "2024-08-01", "--only", "plan"],
    "questions": ["CASE", "--as-of", "2024-08-01"],
    "why-not": ["CASE", "childs-plan-within-3-months", "--as-of", "2024-08-01"],
    "rules list": ["FOLDER"],
    "rules check": ["FOLDER"],
    "rules test": ["FOLDER"],
    "rules coverage": [],
    "rules show": ["childs-plan-within-3-months", "--rules", "FOLDER"],
    "rules translate": ["SEL § 52"],
    "rules vectors": ["--rules", "FOLDER"],
    "schema": ["case"],
}


def leaves(parser: argparse.ArgumentParser, path: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """The commands of a parser, each with its own."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield path.strip(), parser
    for action in below:
        for name, inner in action.choices.items():
            yield from leaves(inner, f"{path} {name}")


LEAVES = dict(leaves(_parser()))


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """A case, and a folder with one rule."""
    (tmp_path / "plan").mkdir()
    rule = (rules_folder() / "plan" / "childs-plan-within-3-months.yaml").read_bytes()
    (tmp_path / "plan" / "childs-plan-within-3-months.yaml").write_bytes(rule)
    case = tmp_path / "case.json"
    case.write_text(json.dumps({"id": "case-17", "child": {"born": "2011"}, "events": []}), "utf-8")
    log = tmp_path / "log.csv"
    log.write_text("SagsID;Aktivitet;Dato\nS-1;Opfølgning;2024-03-11\n", "utf-8")
    return {"CASE": str(case), "FOLDER": str(tmp_path), "LOG": str(log)}


def lines_of(command: str, parser: argparse.ArgumentParser, places: dict[str, str], form: str) -> Iterator[list[str]]:
    """The command with the number in the place of every argument, beside them, and as an option of its own."""
    base = [places.get(word, word) for word in COMMANDS[command]]
    words = command.split()
    for at in range(len(base)):
        yield [*words, *base[:at], form, *base[at + 1 :]]
    yield [*words, *base, form]
    yield [*words, *base, f"--{form}"]
    yield [*words, form]
    for action in parser._actions:
        for option in action.option_strings:
            if action.nargs == 0:
                yield [*words, *base, f"{option}={form}"]
            else:
                yield [*words, *base, option, form]
                yield [*words, *base, f"{option}={form}={form}"]


class TestArguments:
    def test_every_command_is_tried(self) -> None:
        assert sorted(COMMANDS) == sorted(LEAVES)

    @pytest.mark.parametrize("form", FORMS[:2])
    @pytest.mark.parametrize("command", sorted(COMMANDS))
    def test_no_argument_comes_out(
        self, command: str, form: str, places: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # What a command writes where it is told to is written there.
        monkeypatch.chdir(tmp_path)
        for line in lines_of(command, LEAVES[command], places, form):
            if "-h" not in line:
                let_out(lambda line=line: main(line)).assert_silent()

    @pytest.mark.parametrize("line", [[NUMBER], ["rules", NUMBER], [f"--{NUMBER}"], ["evaluate", "-", "--as-of"]])
    def test_no_command_comes_out(self, line: list[str]) -> None:
        let_out(lambda: main([*line, NUMBER])).assert_silent()

    def test_what_is_masked_is_still_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["evaluate", f"{NUMBER}.json"]) == 2
        assert capsys.readouterr().err == "******-****.json: cannot be read: No such file or directory\n"
        with pytest.raises(SystemExit):
            main(["schema", NUMBER])
        assert "argument what: invalid choice: '******-****' (choose from" in capsys.readouterr().err


CASES: tuple[Any, ...] = (
    {"id": NUMBER, "child": {"born": "2011"}},
    {"id": f"sag {NUMBER}", "child": {"born": NUMBER}, NUMBER: {NUMBER: [NUMBER]}},
    {"child": {"born": "2011"}, "events": [{"type": "journal_note", "at": "2024-03-11", "note": f"mor {NUMBER}"}]},
    NUMBER,
)


class TestFiles:
    @pytest.mark.parametrize("case", CASES)
    @pytest.mark.parametrize(
        "options",
        [
            [],
            ["--jsonl"],
            ["--format", "json"],
            ["--format", "html"],
            ["--all", "--explain", "--lang", "en"],
            ["--depth", "ledger"],
        ],
    )
    def test_no_case_comes_out(
        self, case: Any, options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / f"{NUMBER}.json"
        for text in (json.dumps(case), json.dumps(case)[:-1], f"{json.dumps(case)}\n{json.dumps(case)}"):
            file.write_text(text, "utf-8")
            for files in ([str(file)], [str(file), str(file)], [str(tmp_path)]):
                let_out(
                    lambda files=files: main(["evaluate", *files, "--as-of", "2024-08-01", *options])
                ).assert_silent()

            class Stdin:
                buffer = io.BytesIO(text.encode())

            monkeypatch.setattr(sys, "stdin", Stdin)
            let_out(lambda: main(["evaluate", "-", *options])).assert_silent()

    @pytest.mark.parametrize("case", CASES)
    @pytest.mark.parametrize(
        "command",
        [["due"], ["due", "--format", "json", "--done"], ["due", "--format", "ics"], ["due", "--jsonl", "--lang", "en"],
         ["handover"], ["handover", "--format", "html", "--lang", "en"]],
    )  # fmt: skip
    def test_no_case_comes_out_of_a_list_or_a_note(self, case: Any, command: list[str], tmp_path: Path) -> None:
        file = tmp_path / f"{NUMBER}.json"
        for text in (json.dumps(case), json.dumps(case)[:-1]):
            file.write_text(text, "utf-8")
            let_out(lambda: main([*command, str(file), "--as-of", "2024-08-01"])).assert_silent()

    @pytest.mark.parametrize(
        "change",
        [
            ("id: childs-plan", f"id: {NUMBER}"),
            ("  da: Barnets plan", f"  da: Plan {NUMBER}"),
            ("category: plan", f"category: {NUMBER}"),
            ("kind: deadline", f"kind: {NUMBER}"),
            ("decision_made", NUMBER),
            ("kind: [measure", f"kind: [{NUMBER}"),
            ("unless:", f"{NUMBER}:"),
            ("examples:", f"examples:\n  - {NUMBER}"),
            ("2024-", NUMBER),
        ],
    )
    @pytest.mark.parametrize("command", ["list", "check", "test", "coverage"])
    def test_no_rule_file_comes_out(self, change: tuple[str, str], command: str, places: dict[str, str]) -> None:
        file = Path(places["FOLDER"]) / "plan" / "childs-plan-within-3-months.yaml"
        text = file.read_text("utf-8")
        assert change[0] in text
        file.write_text(text.replace(*change), "utf-8")
        let = let_out(lambda: main(["rules", command, places["FOLDER"]]))
        let.assert_silent()
        assert any("childs-plan-within-3-months.yaml:" in said for said in let.texts)

    def test_no_name_of_a_folder_or_rule_file_comes_out(self, places: dict[str, str], tmp_path: Path) -> None:
        folder = tmp_path / NUMBER
        folder.mkdir()
        (Path(places["FOLDER"]) / "plan").rename(folder / "plan")
        rule = folder / "plan" / "childs-plan-within-3-months.yaml"
        for command in ("list", "check", "test", "coverage"):
            let_out(lambda command=command: main(["rules", command, str(folder)])).assert_silent()
        rule.rename(folder / "plan" / f"{NUMBER}.yaml")
        for command in ("list", "check", "test", "coverage"):
            let = let_out(lambda command=command: main(["rules", command, str(folder)]))
            let.assert_silent()
            assert any("plan/******-****.yaml:1:" in said for said in let.texts)
