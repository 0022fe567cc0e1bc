"""The check of a set: whatever is changed in the files is named, with both sides."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules import load_rules
from childlaw_rules.errors import ArgumentError
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.vectors.check import check
from childlaw_rules.vectors.files import contents, made, read_manifest, write

COUNTED = "first-follow-up-within-3-months"
ORDERED = "investigation-before-placement"


def small_set() -> Ruleset:
    """Two rules of the set, as a set of their own."""
    whole = load_rules()
    rules = (whole.rule(ORDERED), whole.rule(COUNTED))
    return Ruleset(rules, "sha256:small", whole.version, tables=whole.tables)


SMALL = small_set()
FILES = contents(SMALL, made(SMALL))
Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "set", FILES)
    return tmp_path / "set"


def path_of(folder: Path, rule: str) -> Path:
    return next(folder.rglob(f"{rule}.json"))


def tamper(folder: Path, rule: str, change: Change, *, hide: bool = False) -> None:
    """Change a file; with ``hide`` its fingerprint in the manifest is changed too."""
    path = path_of(folder, rule)
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data), "utf-8")
    if hide:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        entry = next(entry for entry in manifest["files"] if entry["rule"] == rule)
        entry["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
        entry["count"] = len(data["vectors"])
        (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def vector(data: dict[str, Any], id_: str) -> dict[str, Any]:
    return next(row for row in data["vectors"] if row["id"] == id_)


def differences(folder: Path) -> list[str]:
    return [str(difference) for difference in check(SMALL, folder).differences]


class TestWhole:
    def test_a_set_that_was_just_written_has_no_difference(self, folder: Path) -> None:
        checked = check(SMALL, folder)
        assert checked.differences == []
        assert checked.replayed == read_manifest(folder).count > 100


class TestTampered:
    def test_an_expected_day(self, folder: Path) -> None:
        def change(data: dict[str, Any]) -> None:
            finding = vector(data, "bl-2024/done/on")["expect"]["findings"][0]
            assert finding["due"] == "2024-05-12"
            finding["due"] = "2024-05-13"

        tamper(folder, COUNTED, change, hide=True)
        assert differences(folder) == [
            f"{COUNTED}/bl-2024/done/on: due: the file says 2024-05-13, found 2024-05-12",
        ]

    def test_an_expected_status(self, folder: Path) -> None:
        def change(data: dict[str, Any]) -> None:
            vector(data, "bl-2024/order/after")["expect"]["findings"][0]["status"] = "met"

        tamper(folder, ORDERED, change, hide=True)
        assert differences(folder) == [
            f"{ORDERED}/bl-2024/order/after: status: the file says met, found missing",
        ]

    def test_a_finding_that_is_left_out(self, folder: Path) -> None:
        def change(data: dict[str, Any]) -> None:
            vector(data, "bl-2024/done/after")["expect"] = {"not_applicable": [{}]}

        tamper(folder, COUNTED, change, hide=True)
        assert differences(folder) == [
            f"{COUNTED}/bl-2024/done/after: findings: the file says none, found met_late",
            f"{COUNTED}/bl-2024/done/after: not_applicable: the file says [{{}}], found []",
        ]

    def test_an_event_of_a_case(self, folder: Path) -> None:
        def change(data: dict[str, Any]) -> None:
            row = vector(data, "bl-2024/done/on")
            next(event for event in row["case"]["events"] if event["id"] == row["done"])["at"] = "2024-05-13"

        tamper(folder, COUNTED, change, hide=True)
        found = differences(folder)
        assert f"{COUNTED}/bl-2024/done/on: status: the file says met, found met_late" in found
        assert any(line.startswith(f"{COUNTED}/bl-2024/done/on: case: the file says ") for line in found)

    def test_a_sentence(self, folder: Path) -> None:
        def change(data: dict[str, Any]) -> None:
            vector(data, "bl-2024/done/on")["tests"]["en"] = "Nothing."

        tamper(folder, COUNTED, change, hide=True)
        [only] = differences(folder)
        assert only.startswith(f"{COUNTED}/bl-2024/done/on: tests: the file says ")

    def test_a_case_that_cannot_be_read(self, folder: Path) -> None:
        def change(data: dict[str, Any]) -> None:
            vector(data, "bl-2024/done/on")["case"]["events"][0]["colour"] = "red"

        tamper(folder, COUNTED, change, hide=True)
        assert any("found events[0].colour: unknown field" in line for line in differences(folder))

    def test_a_vector_that_is_gone_and_one_that_nobody_makes(self, folder: Path) -> None:
        def change(data: dict[str, Any]) -> None:
            vector(data, "bl-2024/done/on")["id"] = "bl-2024/done/somehow"

        tamper(folder, COUNTED, change, hide=True)
        assert differences(folder) == [
            f"{COUNTED}/bl-2024/done/somehow: the file says a vector, found none is made now",
            f"{COUNTED}/bl-2024/done/on: the file says nothing, found a vector is made now",
        ]

    def test_the_bytes_of_a_file(self, folder: Path) -> None:
        path_of(folder, COUNTED).write_bytes(path_of(folder, COUNTED).read_bytes() + b"\n")
        [only] = differences(folder)
        assert only.startswith(f"manifest: follow_up/{COUNTED}.json: sha256: the file says ")

    def test_a_count(self, folder: Path) -> None:
        tamper(folder, COUNTED, lambda data: data["vectors"].pop())
        found = differences(folder)
        assert any(line.startswith(f"manifest: follow_up/{COUNTED}.json: count: ") for line in found)

    def test_a_holiday(self, folder: Path) -> None:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        days = manifest["calendar"]["public_holidays"]["2024"]
        days.remove("2024-12-25")
        manifest["count"] += 1
        (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        holiday, count = differences(folder)
        assert holiday.startswith("manifest.calendar.public_holidays.2024: the file says ['2024-01-01', ")
        assert "2024-12-25" not in holiday.split(", found ")[0]
        assert count == f"manifest.count: the file says {manifest['count']}, found {manifest['count'] - 1}"

    def test_a_schema(self, folder: Path) -> None:
        (folder / "manifest.schema.json").unlink()
        (folder / "vectors.schema.json").write_text("{}", "utf-8")
        assert differences(folder) == [
            "manifest.schema.json: the file says nothing, found the schema of the models",
            "vectors.schema.json: the file says another schema, found the schema of the models",
        ]

    def test_the_set_was_made_from_other_rules(self, folder: Path) -> None:
        other = Ruleset(SMALL.rules, "sha256:other", SMALL.version, tables=SMALL.tables)
        [only] = check(other, folder, anew=False).differences
        assert str(only) == "manifest.ruleset_digest: the file says sha256:small, found sha256:other"

    def test_a_rule_without_vectors_and_vectors_without_a_rule(self, folder: Path) -> None:
        more = Ruleset((*SMALL.rules, load_rules().rules[0]), SMALL.digest, SMALL.version, tables=SMALL.tables)
        [only] = check(more, folder, anew=False).differences
        assert only.place == load_rules().rules[0].id
        fewer = Ruleset(SMALL.rules[:1], SMALL.digest, SMALL.version, tables=SMALL.tables)
        assert [str(row) for row in check(fewer, folder, anew=False).differences] == [
            f"{COUNTED}: the file says vectors, found no such rule"
        ]


class TestUnusable:
    def test_no_folder(self, tmp_path: Path) -> None:
        with pytest.raises(ArgumentError, match=r"manifest\.json: cannot be read"):
            check(SMALL, tmp_path / "nowhere")

    def test_no_json(self, folder: Path) -> None:
        path_of(folder, COUNTED).write_text("{", "utf-8")
        path_of(folder, ORDERED).write_text('{"format": "childlaw-vectors/1"}', "utf-8")
        with pytest.raises(ArgumentError) as caught:
            check(SMALL, folder)
        lines = str(caught.value).splitlines()
        assert f"follow_up/{COUNTED}.json: is no JSON; write the set anew with --out" in lines
        assert f"placement/{ORDERED}.json: rule: Field required" in lines or any(
            "rule: Field" in line for line in lines
        )

    def test_json_that_is_nested_beyond_reason(self, folder: Path) -> None:
        path_of(folder, COUNTED).write_text("[" * 200_000, "utf-8")
        with pytest.raises(ArgumentError, match="is no JSON"):
            check(SMALL, folder)

    def test_a_file_beside_the_folder_is_not_read(self, folder: Path) -> None:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        manifest["files"][0]["path"] = "../elsewhere.json"
        (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        with pytest.raises(ArgumentError, match="outside the folder"):
            check(SMALL, folder)

    def test_an_unknown_rule(self, folder: Path) -> None:
        with pytest.raises(ArgumentError, match="unknown rule 'first-follow-up-within-3-month', did you mean"):
            check(SMALL, folder, ["first-follow-up-within-3-month"])


class TestWriting:
    def test_a_folder_with_something_else_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "letter.txt").write_text("dear", "utf-8")
        with pytest.raises(ArgumentError, match="holds files, but no set of vectors; choose an empty folder"):
            write(tmp_path, FILES)
        assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]

    def test_a_rule_that_is_gone_loses_its_file(self, folder: Path) -> None:
        one = Ruleset(SMALL.rules[:1], SMALL.digest, SMALL.version, tables=SMALL.tables)
        write(folder, contents(one, made(one)))
        assert not list(folder.rglob(f"{COUNTED}.json"))
        assert path_of(folder, ORDERED).is_file()
