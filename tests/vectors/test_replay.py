"""The committed vectors: the engine says of every one what the file expects, and the set is whole."""

from __future__ import annotations

import hashlib
import json
import re

import pytest
from jsonschema import Draft202012Validator

from childlaw_rules import load_rules
from childlaw_rules.case import case_schema
from childlaw_rules.rulefiles import read_rules
from childlaw_rules.vectors.check import replay
from childlaw_rules.vectors.files import SCHEMAS, read_file, read_manifest, schema_of
from childlaw_rules.vectors.vector import ExpectedFinding, Manifest, Vector, VectorFile
from tests.vectors.committed import DATA, ENTRIES, MANIFEST, RULES, event, file_of, vectors

ANEW = "write the set anew: childlaw rules vectors --out tests/vectors/data, then read the difference by eye"


class TestReplay:
    @pytest.mark.parametrize("rule", sorted(ENTRIES))
    def test_the_engine_says_what_is_expected(self, rule: str) -> None:
        entry = next(entry for entry in read_manifest(DATA).files if entry.rule == rule)
        file, _ = read_file(DATA, entry)
        assert [str(difference) for difference in replay(load_rules().rule(rule), file)] == [], ANEW

    def test_a_rule_that_says_otherwise_is_noticed(self) -> None:
        name = "investigation/investigation-completed-within-4-months.yaml"
        text = (RULES / name).read_text("utf-8").replace("within: 4 months", "within: 5 months")
        rule = read_rules({name: text}).rules[0]
        file = VectorFile.model_validate(file_of(rule.id))
        places = {difference.place for difference in replay(rule, file)}
        assert f"{rule.id}/bl-2024/done/on: due" in places
        assert f"{rule.id}/bl-2024/done/after: status" in places


class TestManifest:
    def test_it_was_made_from_these_rules(self) -> None:
        assert MANIFEST["ruleset_digest"] == load_rules().digest, ANEW

    def test_every_rule_and_version_has_vectors(self) -> None:
        for rule in load_rules().rules:
            counts = ENTRIES[rule.id]["versions"]
            assert list(counts) == [version.id for version in rule.versions]
            assert all(count >= 4 for count in counts.values()), (rule.id, counts)

    def test_counts_and_fingerprints_are_those_of_the_files(self) -> None:
        for rule, entry in ENTRIES.items():
            raw = (DATA / entry["path"]).read_bytes()
            assert hashlib.sha256(raw).hexdigest() == entry["sha256"], rule
            assert len(file_of(rule)["vectors"]) == entry["count"] == sum(entry["versions"].values())
        assert sum(entry["count"] for entry in ENTRIES.values()) == MANIFEST["count"]

    def test_no_other_file_lies_in_the_folder(self) -> None:
        there = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file()}
        assert there == {"manifest.json", *SCHEMAS, *(entry["path"] for entry in ENTRIES.values())}

    def test_every_field_and_every_aspect_is_told_in_both_languages(self) -> None:
        used = {vector["id"].split("/")[1] for _, vector in vectors()}
        assert used == set(MANIFEST["aspects"])
        fields = {f"vector.{name}" for _, vector in vectors() for name in vector} - {"vector.expect"}
        fields |= {f"finding.{name}" for _, v in vectors() for f in v["expect"].get("findings", ()) for name in f}
        fields |= {f"file.{name}" for name in file_of(next(iter(ENTRIES)))} - {"file.format", "file.vectors"}
        assert fields <= set(MANIFEST["fields"])
        for told in (*MANIFEST["fields"].values(), *MANIFEST["aspects"].values()):
            assert told["da"] != told["en"]


class TestSchemas:
    @pytest.mark.parametrize("name", SCHEMAS)
    def test_the_written_schema_is_that_of_the_models(self, name: str) -> None:
        written = json.loads((DATA / name).read_text("utf-8"))
        Draft202012Validator.check_schema(written)
        assert written == schema_of(SCHEMAS[name])

    def test_the_files_fit_them(self) -> None:
        manifest = Draft202012Validator(schema_of(SCHEMAS["manifest.schema.json"]))
        file = Draft202012Validator(schema_of(SCHEMAS["vectors.schema.json"]))
        assert list(manifest.iter_errors(MANIFEST)) == []
        for rule in sorted(ENTRIES)[::4]:
            assert next(file.iter_errors(file_of(rule)), None) is None, rule

    def test_a_file_with_an_unknown_key_does_not(self) -> None:
        rule = next(iter(ENTRIES))
        file = Draft202012Validator(schema_of(SCHEMAS["vectors.schema.json"]))
        assert not file.is_valid({**file_of(rule), "more": 1})

    def test_the_cases_fit_the_schema_of_a_case(self) -> None:
        schema = Draft202012Validator(case_schema())
        for rule, vector in vectors()[::150]:
            assert next(schema.iter_errors(vector["case"]), None) is None, (rule, vector["id"])


class TestWhatAVectorIs:
    def test_ids_are_unique_and_name_a_version(self) -> None:
        for rule in ENTRIES:
            file = file_of(rule)
            ids = [vector["id"] for vector in file["vectors"]]
            assert len(ids) == len(set(ids)), rule
            assert {id_.split("/")[0] for id_ in ids} == {version["id"] for version in file["versions"]}

    def test_no_case_stands_twice_under_one_version(self) -> None:
        for rule in ENTRIES:
            seen = [
                repr((v["case"], v["as_of"], v.get("readings"), v["id"].split("/")[0]))
                for v in file_of(rule)["vectors"]
            ]
            assert len(seen) == len(set(seen)), rule

    def test_start_and_done_are_events_of_the_case(self) -> None:
        for rule, vector in vectors():
            for key in ("start", "done"):
                if key in vector:
                    assert event(vector, vector[key]) is not None, (rule, vector["id"])

    def test_something_is_expected_of_every_vector(self) -> None:
        assert [vector["id"] for _, vector in vectors() if not vector["expect"]] == []

    def test_the_sentences_are_whole(self) -> None:
        for rule, vector in vectors():
            for lang in ("da", "en"):
                said = vector["tests"][lang]
                assert re.fullmatch(r"[A-ZÆØÅ»“0-9].*\.", said), (rule, vector["id"], said)
                assert "{" not in said

    def test_vectors_hold_no_machine_and_no_number_of_a_person(self) -> None:
        for path in DATA.rglob("*.json"):
            text = path.read_text("utf-8")
            assert not re.search(r"(?<![0-9a-f])\d{6}-?\d{4}(?![0-9a-f])", text), path.name
            assert not re.search(r'"/(tmp|home|root|work)', text), path.name


class TestThePage:
    def test_the_vector_that_is_shown_is_one_of_the_set(self) -> None:
        text = (RULES.parent / "docs" / "reference" / "vectors.md").read_text("utf-8")
        shown = json.loads(text.split("```json fragment\n")[1].split("```")[0])
        assert shown in file_of("investigation-completed-within-4-months")["vectors"]

    def test_every_field_is_told_of(self) -> None:
        text = (RULES.parent / "docs" / "reference" / "vectors.md").read_text("utf-8")
        for name in (
            *VectorFile.model_fields,
            *Manifest.model_fields,
            *Vector.model_fields,
            *ExpectedFinding.model_fields,
        ):
            assert f"`{name}`" in text or f"`{name}." in text, name
