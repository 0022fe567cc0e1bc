"""Files that are not what they should be: a clear error with status 2 from the command line, never a traceback."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from childlaw_rules.cli import main
from childlaw_rules.rulefiles import rules_folder

RULE = "childs-plan-within-3-months.yaml"
CASE = json.dumps({"id": "case-17", "child": {"born": "2011-02-28"}, "events": []})

EVENT = CASE.replace("[]", r'[{"type": "NAME", "at": null, "FIELD": "\ud83d"}]')


def run(*line: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    status = main(line)
    err = capsys.readouterr().err
    assert "Traceback" not in err
    return status, err


def link(path: Path, to: str) -> None:
    path.symlink_to(to)


#: What stands in the place of a case, and what is said of it.
BAD_CASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda path: None, "cannot be read: No such file or directory"),
    "a folder": (lambda path: path.mkdir(), "cannot be read: Is a directory"),
    "a link to nothing": (lambda path: link(path, "nowhere"), "cannot be read: No such file or directory"),
    "a link to itself": (lambda path: link(path, path.name), "cannot be read: Too many levels of symbolic links"),
    "an empty file": (lambda path: path.write_bytes(b""), "line 1, column 1: not JSON: Expecting value"),
    "no UTF-8": (lambda path: path.write_bytes(CASE.encode("utf-16")), "not UTF-8 at byte 0"),
    "Latin-1": (lambda path: path.write_bytes(b'{"id": "\xe6"}'), "not UTF-8 at byte 8"),
    "NUL bytes": (lambda path: path.write_bytes(b"\0" * 9), "line 1, column 1: not JSON: Expecting value"),
    "NUL in a text": (
        lambda path: path.write_bytes(b'{"id": "a\0b"}'), "line 1, column 10: not JSON: Invalid control character at",
    ),
    "two byte order marks": (
        lambda path: path.write_bytes(b"\xef\xbb\xbf" * 2 + CASE.encode()),
        "line 1, column 1: not JSON: Unexpected UTF-8 BOM",
    ),
    "half of a surrogate pair": (
        lambda path: path.write_text(CASE.replace("case-17", "\\ud800")), "id: expected text in valid Unicode",
    ),
    "half of a pair in a note": (
        lambda path: path.write_text(EVENT.replace("NAME", "journal_note").replace("FIELD", "note")),
        "events[0].note: expected text in valid Unicode",
    ),
    "half of a pair in a text": (
        lambda path: path.write_text(EVENT.replace("NAME", "responsibility_moved").replace("FIELD", "to")),
        "events[0].to: expected text in valid Unicode",
    ),
    "a key twice": (
        lambda path: path.write_text(CASE.replace("{", '{"id": "a", ', 1)), "id: stands more than once in its object",
    ),
    "NaN": (lambda path: path.write_text(CASE.replace('"case-17"', "NaN")), "id: NaN and Infinity are no JSON"),
    "two documents": (lambda path: path.write_text(CASE + CASE), "not JSON: Extra data"),
    "a comment": (lambda path: path.write_text("// a case\n" + CASE), "line 1, column 1: not JSON: Expecting value"),
    "a number": (lambda path: path.write_text("17"), "a case is an object, not a number"),
    "brackets": (lambda path: path.write_text("[" * 10**6), "nested more than 50 deep"),
    "one long line": (lambda path: path.write_text(CASE[:-2] + "1" * 10**7), "not JSON: "),
}  # fmt: skip


class TestCases:
    @pytest.mark.parametrize("name", BAD_CASES)
    def test_are_told_with_their_file(self, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        make, said = BAD_CASES[name]
        make(tmp_path / "bad.json")
        good = tmp_path / "good.json"
        good.write_text(CASE, "utf-8")
        status, err = run("evaluate", str(tmp_path / "bad.json"), str(good), "--as-of", "2024-08-01", capsys=capsys)
        assert status == 2
        (line,) = err.splitlines()
        assert line.startswith(f"{tmp_path / 'bad.json'}: ")
        assert said in line

    def test_windows_line_ends_and_a_mark_are_read(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "case.json"
        file.write_bytes(b"\xef\xbb\xbf" + json.dumps(json.loads(CASE), indent=1).encode().replace(b"\n", b"\r\n"))
        assert run("evaluate", str(file), "--as-of", "2024-08-01", capsys=capsys) == (0, "")
        file.write_bytes(f"{CASE}\r\n\r\n{CASE}\r\n".encode())
        assert run("evaluate", "--jsonl", str(file), "--as-of", "2024-08-01", capsys=capsys) == (0, "")

    def test_a_name_that_is_no_text(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        status, err = run("evaluate", os.fsdecode(os.fsencode(tmp_path) + b"/\xff.json"), capsys=capsys)
        assert status == 2
        assert "\\udcff.json: cannot be read: No such file or directory" in err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of rules with one rule and the law's tables beside it."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / RULE).write_bytes((rules_folder() / "plan" / RULE).read_bytes())
    return tmp_path


def write(name: str, content: bytes) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(content)

    return make


TEXT = (rules_folder() / "plan" / RULE).read_bytes()
NAMED = f"plan/{RULE}"
UTF8 = "the file is not UTF-8 from here; save it again with the encoding UTF-8"
#: What is done to a folder of rules, and the error that is told.
NO_FILE = "is no file; leave in this folder files alone"
NOT_THERE = "cannot be read: No such file or directory"
BAD_RULES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link to nothing": (
        lambda folder: link(folder / "plan" / "x.yaml", "nowhere"), f"plan/x.yaml: {NOT_THERE}",
    ),
    "a link to itself": (
        lambda folder: link(folder / "plan" / "x.yaml", "x.yaml"),
        "plan/x.yaml: cannot be read: Too many levels of symbolic links",
    ),
    "a folder in the place of a file": (
        lambda folder: (folder / "plan" / "x.yaml").mkdir(), f"plan/x.yaml: {NO_FILE}",
    ),
    "a pipe": (
        lambda folder: os.mkfifo(folder / "plan" / "x.yaml"), f"plan/x.yaml: {NO_FILE}",
    ),
    "a link to a device": (
        lambda folder: link(folder / "plan" / "x.yaml", "/dev/zero"),
        f"plan/x.yaml: {NO_FILE}",
    ),
    "a category that is a link to itself": (
        lambda folder: link(folder / "practice", "practice"),
        "practice: the folder cannot be read: Too many levels of symbolic links",
    ),
    "a category that is a file": (
        lambda folder: (folder / "practice").write_text("x"), "practice: the folder cannot be read: Not a directory",
    ),
    "a table that is a folder": (
        lambda folder: (folder / "measures.yaml").mkdir(), f"measures.yaml: {NO_FILE}",
    ),
    "a vocabulary that leads nowhere": (
        lambda folder: link(folder / "vocabulary.yaml", "x"), f"vocabulary.yaml: {NOT_THERE}",
    ),
    "a file that is larger than may be": (
        write("plan/x.yaml", b"#" * 1_000_001), "plan/x.yaml: larger than 1000000 bytes; divide it",
    ),
    "a link out of the folder to another sort of file": (
        lambda folder: link(folder / "plan" / "x.yaml", "../../../../../../../../etc/hostname"), "plan/x.yaml:1:1: ",
    ),
    "no UTF-8": (write(NAMED, TEXT.decode().encode("utf-16")), f"{NAMED}:1:1: {UTF8}"),
    "Latin-1": (write(NAMED, TEXT.decode().encode("latin-1", "ignore")), UTF8),
    "NUL bytes": (
        write(NAMED, b"id: a\0b\n"), f"{NAMED}:1:6: the character U+0000 cannot be used in a rule file; delete it",
    ),
    "old line ends": (
        write(NAMED, TEXT.replace(b"\n", b"\r")),
        f"{NAMED}:1:32: the character U+000D cannot be used in a rule file; save the file with ordinary line ends",
    ),
    "an empty file": (write(NAMED, b""), f"{NAMED}:1:1: the file is empty; write the rule in it, or delete the file"),
    "one long line": (write(NAMED, b"title: " + b"x" * 900_000), "this has 900000 characters and at most 20000 are"),
    "one long line of brackets": (write(NAMED, b"[" * 900_000), "this is nested deeper than 20 levels"),
    "a list": (write(NAMED, b"- a\n"), f"{NAMED}:1:1: a rule file is a list of keys and values, starting with 'id:'"),
}  # fmt: skip


class TestRuleFiles:
    @pytest.mark.parametrize("command", ["list", "check", "test", "coverage"])
    @pytest.mark.parametrize("name", BAD_RULES)
    def test_are_told_with_their_place(
        self, name: str, command: str, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make, said = BAD_RULES[name]
        make(folder)
        status, err = run("rules", command, str(folder), capsys=capsys)
        assert status == 2
        assert said in err

    def test_all_that_cannot_be_read_is_told_at_once(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        link(folder / "plan" / "x.yaml", "nowhere")
        link(folder / "plan" / "y.yaml", "nowhere")
        assert run("rules", "check", str(folder), capsys=capsys)[1].splitlines() == [
            "plan/x.yaml: cannot be read: No such file or directory",
            "plan/y.yaml: cannot be read: No such file or directory",
        ]

    def test_a_coverage_map_that_leads_nowhere(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "coverage" / "time").mkdir(parents=True)
        link(folder / "coverage" / "time" / "x.yaml", "nowhere")
        assert run("rules", "coverage", str(folder), capsys=capsys) == (
            2, "coverage/time/x.yaml: cannot be read: No such file or directory\n",
        )  # fmt: skip

    def test_windows_line_ends_a_mark_and_links_to_files_are_read(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = folder / "plan" / RULE
        file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace(b"\n", b"\r\n"))
        assert run("rules", "test", str(folder), capsys=capsys) == (0, "")
        file.rename(folder / "kept.txt")
        link(file, "../kept.txt")
        assert run("rules", "test", str(folder / "plan" / ".."), capsys=capsys) == (0, "")

    @pytest.mark.parametrize("name", ["nowhere", f"plan/{RULE}", "empty", ""])
    def test_no_folder_of_rules(self, name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "empty").mkdir()
        for line in (["rules", "list"], ["rules", "check"], ["rules", "test"], ["rules", "coverage"]):
            wrong = str(folder / name) if name else "\0"
            status, err = run(*line, wrong, capsys=capsys)
            assert status == 2
            assert "there is no such folder of rules" in err or "no rule files" in err
