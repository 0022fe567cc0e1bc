"""Rules in compiled form are the rules of the files, and are used only where they were made from just these files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from childlaw_rules import Rule, Ruleset, evaluate
from childlaw_rules.compiledrules import compiled, from_compiled
from childlaw_rules.kinds.deadline import Duty
from childlaw_rules.provisiontext import read_provisions
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rule.words import Bilingual, Category, CountingChoice
from childlaw_rules.rulefiles import compiled_form, read_rule, read_rules, rule_files, rules_folder
from childlaw_rules.ruleform import read, written
from childlaw_rules.when import Period

FIELDS = ("id", "title", "summary", "category", "basis", "status", "reviewed", "kind", "module", "readings", "file")


def never(name: str = "") -> Any:
    raise AssertionError(f"read from a file: {name}")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    folder = rules_folder()
    found = {f"{path.parent.name}/{path.name}": path.read_bytes() for path in rule_files(folder)}
    return found | {path.name: path.read_bytes() for path in folder.glob("*.yaml")}


@pytest.fixture(scope="module")
def from_files(files: dict[str, bytes]) -> Ruleset:
    return read_rules(files, up_to_examples=True)


@pytest.fixture(scope="module")
def form(from_files: Ruleset) -> bytes:
    return compiled(from_files)


@pytest.fixture
def revived(form: bytes, from_files: Ruleset) -> Ruleset:
    rules = from_compiled(form, from_files.digest, never, never)
    assert rules is not None
    return rules


def differences(one: Any, other: Any, place: str = "") -> Iterator[str]:
    """Where two values differ, in type, in what was set, or in what they say."""
    if type(one) is not type(other):
        yield f"{place}: {type(one)} and {type(other)}"
    elif isinstance(one, BaseModel):
        if one != other:
            yield f"{place}: not equal"
        if one.model_fields_set != other.model_fields_set:
            yield f"{place}: set are {one.model_fields_set} and {other.model_fields_set}"
        for name in type(one).model_fields:
            yield from differences(getattr(one, name), getattr(other, name), f"{place}.{name}")
    elif isinstance(one, tuple):
        if len(one) != len(other):
            yield f"{place}: {len(one)} and {len(other)} parts"
        for number, (mine, theirs) in enumerate(zip(one, other, strict=False)):
            yield from differences(mine, theirs, f"{place}[{number}]")
    elif isinstance(one, dict):
        yield from differences(tuple(one.items()), tuple(other.items()), place)
    elif one != other:
        yield f"{place}: {one} and {other}"


def versions_differ(one: Rule, other: Rule) -> list[str]:
    def rows(rule: Rule) -> tuple[Any, ...]:
        return tuple((v.id, v.first, v.last, v.source, v.duty) for v in rule.versions)

    return list(differences(rows(one), rows(other), one.id))


class TestTheCompiledRulesAreThoseOfTheFiles:
    def test_in_every_field_of_every_version(self, revived: Ruleset, from_files: Ruleset) -> None:
        assert [rule.id for rule in revived.rules] == [rule.id for rule in from_files.rules]
        for mine, theirs in zip(revived.rules, from_files.rules, strict=True):
            assert mine.start_types == theirs.start_types
            assert dict(mine.chosen) == dict(theirs.chosen) == {}
            assert [d for name in FIELDS for d in differences(getattr(mine, name), getattr(theirs, name), name)] == []
            assert versions_differ(mine, theirs) == []

    def test_under_every_other_reading(self, revived: Ruleset, from_files: Ruleset) -> None:
        compared = 0
        for mine, theirs in zip(revived.rules, from_files.rules, strict=True):
            for reading in theirs.readings:
                for answer in (reading.default, *reading.alternatives):
                    assert versions_differ(mine.under({reading.id: answer}), theirs.under({reading.id: answer})) == []
                    compared += 1
        assert compared > 100

    def test_under_several_other_readings_at_once(
        self, form: bytes, files: dict[str, bytes], from_files: Ruleset
    ) -> None:
        asked: list[str] = []

        def from_file(name: str) -> Rule:
            asked.append(name)
            return read_rule(files[name], name, up_to_examples=True)

        rules = from_compiled(form, from_files.digest, from_file, never)
        assert rules is not None
        several = [rule for rule in from_files.rules if len(rule.readings) > 1]
        assert several
        for theirs in several:
            answers = {reading.id: reading.alternatives[0] for reading in theirs.readings}
            assert versions_differ(rules.rule(theirs.id).under(answers), theirs.under(answers)) == []
        assert asked == [rule.file for rule in several]

    def test_in_what_identifies_the_set_and_in_its_tables(self, revived: Ruleset, from_files: Ruleset) -> None:
        assert (revived.digest, revived.version) == (from_files.digest, from_files.version)
        assert revived.act_changes == from_files.act_changes
        assert list(differences(revived.tables.measures, from_files.tables.measures)) == []
        assert list(differences(revived.tables.correspondence, from_files.tables.correspondence)) == []
        assert revived.tables.measures.meanings == from_files.tables.measures.meanings

    def test_examples_and_background_come_from_the_files(self, files: dict[str, bytes], form: bytes) -> None:
        whole = read_rules(files)
        rules = from_compiled(form, whole.digest, lambda name: read_rule(files[name], name), lambda: whole.background)
        assert rules is not None
        mine, theirs = rules.rules[7], whole.rules[7]
        assert mine.examples == theirs.examples
        assert mine.example_places == theirs.example_places
        assert mine.text is not None
        assert mine.text.data == theirs.text.data  # type: ignore[union-attr]
        assert rules.background is whole.background
        assert rules.choosing({}).background is whole.background

    def test_findings_are_the_same(self, revived: Ruleset, from_files: Ruleset) -> None:
        case = {
            "child": {"born": "2012-02-29"},
            "events": [
                {"type": "notification_received", "at": "2024-03-29T14:05", "notifier": "professional"},
                {"type": "need_identified", "at": "2024-03-31"},
                {"type": "investigation_completed", "at": "2024-09"},
                {"type": "decision_made", "at": "2024-09-13", "kind": "measure", "provision": "BL § 32, stk. 1, nr. 3"},
            ],
        }
        one = evaluate(case, as_of="2025-02-28", rules=revived).model_dump_json()
        assert one == evaluate(case, as_of="2025-02-28", rules=from_files).model_dump_json()

    def test_the_form_is_the_same_each_time_and_from_a_whole_reading(self, form: bytes) -> None:
        assert compiled_form() == form


class TestAFormThatDoesNotFitIsNotUsed:
    @pytest.mark.parametrize("key", ["format", "engine", "rules_version", "digest", "rest"])
    def test_where_it_was_made_from_something_else(self, form: bytes, from_files: Ruleset, key: str) -> None:
        first, _, rest = form.partition(b"\n")
        index = json.loads(first)
        assert from_compiled(json.dumps(index).encode() + b"\n" + rest, from_files.digest, never, never) is not None
        index[key] += "0"
        assert from_compiled(json.dumps(index).encode() + b"\n" + rest, from_files.digest, never, never) is None

    @pytest.mark.parametrize("torn", [b"", b"{", b"[]", b"null\n", b'{"format": "childlaw-compiled-rules/1"}\n'])
    def test_where_its_first_line_cannot_be_read(self, from_files: Ruleset, torn: bytes) -> None:
        assert from_compiled(torn, from_files.digest, never, never) is None

    def test_where_a_rule_was_changed_in_it_or_its_end_is_lost(self, form: bytes, from_files: Ruleset) -> None:
        assert from_compiled(form.replace(b"4 months", b"9 months", 1), from_files.digest, never, never) is None
        assert from_compiled(form[:-2], from_files.digest, never, never) is None


class TestTheForm:
    @pytest.mark.parametrize(
        "value",
        [
            "yes",
            True,
            None,
            17,
            (),
            ("a", ("b", None)),
            {"where": ("x", True), "none": {}},
            [["a"], {"b": ("c",)}],
            date(2024, 2, 29),
            Period.parse("6 working days"),
            *read_provisions("SEL § 52, stk. 3, nr. 7-9"),
            Category.FOLLOW_UP,
            CountingChoice.model_validate({"start_day": "not counted"}),
        ],
        ids=repr,
    )
    def test_gives_a_value_back_as_it_was(self, value: Any) -> None:
        back = read(written(value))
        assert back == value
        assert isinstance(back, type(value))

    def test_gives_back_what_was_set_and_what_was_not(self) -> None:
        pattern = Pattern.model_validate({"event": "consent_given", "unless": {}})
        back = read(written(pattern))
        assert back.model_fields_set == {"event", "unless"}
        assert (back.where, back.child) == ({}, None)

    def test_refuses_to_write_what_no_rule_holds(self) -> None:
        with pytest.raises(TypeError, match="a rule holds no value of the type object"):
            written((object(),))

    def test_refuses_to_write_a_default_that_was_changed_unseen(self) -> None:
        pattern = Pattern.model_validate({"event": "consent_given"})
        pattern.__dict__["where"] = {"by": ("mother",)}
        with pytest.raises(ValueError, match=r"'where' of pattern.Pattern is no longer its default"):
            written(pattern)

    @pytest.mark.parametrize(
        "text",
        ['{"os.system": "true"}', '{"pattern.Pattern": ["event", "x", "other", 1]}', '{"words.Category": "no such"}'],
    )
    def test_refuses_to_read_other_types_fields_and_words(self, text: str) -> None:
        with pytest.raises((KeyError, ValueError)):
            read(text)

    def test_tells_models_of_one_name_apart(self) -> None:
        kinds = {line.split('"', 2)[1] for line in written((Bilingual(da="a", en="b"),)).split("[{")[1:]}
        assert kinds == {"words.Bilingual"}
        assert f'"deadline.{Duty.__name__}"' in compiled_form().decode()
