"""The examples of every rule notice every change of its file, or it is explained why none can."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from childlaw_rules.kinds import KINDS
from childlaw_rules.rule.head import HEAD_KEYS
from childlaw_rules.rule.words import Reading, Source
from childlaw_rules.rulefiles import read_rule, rule_files, rules_folder

from .changes import covers
from .explained import FILE, explained
from .killing import EXAMPLE, REFUSED, SURVIVED, Proving, Score
from .mutants import LEFT_OUT
from .rules import faults, files_of, main

FILES = rule_files(rules_folder())
REASONS = explained()


#: With it the checks are asked about every mutant, and the sources are mutated too, as the command does.
WHOLE = bool(os.environ.get("CHILDLAW_MUTATION"))


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_every_mutant_is_noticed_or_explained(file: Path) -> None:
    mine = {name: why for (rule, name), why in REASONS.items() if rule == file.stem}
    sources = {name for name in mine if "/source/act: " in name or "/source/provision: " in name}
    left_out = set() if WHOLE else sources
    proving = Proving(file.read_bytes(), f"{file.parent.name}/{file.name}")
    score = proving.score(() if WHOLE else mine, sources=WHOLE)
    assert score.total >= 20
    assert score.ends[EXAMPLE] >= 5
    assert faults([score], {(file.stem, name): why for name, why in mine.items() if name not in left_out}) == []


def test_no_explanation_is_of_a_rule_that_is_not_there() -> None:
    assert {rule for rule, _ in REASONS} <= {file.stem for file in FILES}


class TestNoFieldIsForgotten:
    """A key of a rule file is changed, or is left out with its reason."""

    def models(self) -> Iterator[Any]:
        waiting = [module.Duty for module in KINDS.values()]
        seen: set[Any] = set()
        while waiting:
            model = waiting.pop()
            if model not in seen:
                seen.add(model)
                yield model
                waiting += [part for field in model.model_fields.values() for part in _models_in(field.annotation)]

    def test_there_is_a_way_to_change_every_type(self) -> None:
        models = list(self.models())
        assert len(models) > len(KINDS)
        for model in models:
            for name, field in model.model_fields.items():
                assert covers(field.annotation), f"{model.__name__}.{name}"

    def test_every_other_key_is_mutated_or_left_out_with_a_reason(self) -> None:
        mutated = {"kind", "readings", "sets", "default", "alternatives", "adds", "act", "provision", "evidence"}
        keys = {*HEAD_KEYS, *Reading.model_fields, *Source.model_fields}
        assert keys == {*mutated, *LEFT_OUT} - {"examples"}

    def test_the_readme_says_what_is_left_out(self) -> None:
        readme = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
        for key, why in LEFT_OUT.items():
            assert f"| `{key}` | {why} |" in readme


def _models_in(annotation: Any) -> Iterator[Any]:
    if hasattr(annotation, "model_fields"):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)


class TestExplanationsAreKeptHonest:
    SCORE = Score("a-rule", survivors=["lives: on"], tried={"lives: on", "falls: down"})

    def test_a_survivor_without_explanation_is_a_fault(self) -> None:
        assert faults([self.SCORE], {}) == ["a-rule: no example notices: lives: on"]

    def test_what_is_killed_may_not_be_explained(self) -> None:
        reasons = {("a-rule", "lives: on"): "-", ("a-rule", "falls: down"): "-"}
        assert faults([self.SCORE], reasons) == ["a-rule: is killed, and explained as one that cannot be: falls: down"]

    def test_an_explanation_of_no_mutant_is_a_fault(self) -> None:
        reasons = {("a-rule", "lives: on"): "-", ("a-rule", "gone: away"): "-", ("another", "gone: away"): "-"}
        assert faults([self.SCORE], reasons) == ["a-rule: is explained, and no mutant: gone: away"]

    def test_twice_explained_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "explained.yaml"
        reason = "- because: It makes no difference at all.\n  mutants:\n    a-rule: [lives on]\n"
        file.write_text(reason + reason, encoding="utf-8")
        with pytest.raises(ValueError, match=r"explained\.yaml: 'lives on' of 'a-rule' is explained twice"):
            explained(file)

    def test_a_reason_without_words_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "explained.yaml"
        file.write_text("- because: so\n  mutants:\n    a-rule: [lives on]\n", encoding="utf-8")
        with pytest.raises(ValueError, match=r"entry 1 says 'because'"):
            explained(file)

    def test_the_file_itself_reads(self) -> None:
        assert FILE.is_file()


class TestARuleWithoutItsExamples:
    """The test would notice: take away the examples that show something, and mutants live."""

    def test_more_survive(self) -> None:
        [file] = files_of(["notification-assessed-within-24-hours"])
        text = file.read_text(encoding="utf-8")
        name = f"{file.parent.name}/{file.name}"
        begins = text.index("\nexamples:\n") + len("\nexamples:\n")
        second = text.index("\n  - name:", begins)
        few = text[: second + 1]
        assert len(read_rule(few, name).examples) == 1
        whole, poor = (Proving(content.encode(), name).score() for content in (text, few))
        assert whole.ends[SURVIVED] < poor.ends[SURVIVED]
        assert whole.ends[REFUSED] == poor.ends[REFUSED]
        assert whole.tried == poor.tried


class TestTheCommand:
    def test_it_prints_the_score(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["notification-registered-centrally"]) == 0
        heads, row = capsys.readouterr().out.splitlines()
        assert heads.split() == ["rule", "mutants", "refused", "example", "check", "explained", "survive", "score"]
        assert row.split()[0] == "notification-registered-centrally"
        assert row.split()[-2:] == ["0", "100.00%"]

    def test_an_unknown_rule_is_named(self) -> None:
        with pytest.raises(SystemExit, match="no rule and no file: nothing-of-the-kind; name rules by their id"):
            main(["nothing-of-the-kind"])
