"""The mutation of the engine itself: its operators, its mutants, and that it tells a noticed one from a survivor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("cosmic_ray", reason="the extra 'mutation' is not installed")

from cosmic_ray.mutating import mutate_code

from .engine import __main__ as command
from .engine.explained import explained
from .engine.operators import OWN
from .engine.sites import Mutant, file_of, modules_of, mutants, sample

ROOT = Path(__file__).resolve().parents[2]
SOURCE = '''\
"""A module."""

MOST = 3


def within(day: int | None, last: int) -> bool:
    """Whether a day is in time."""
    if day is None:
        return False
    note(day)
    return day <= last
'''


@pytest.mark.parametrize("operator", OWN)
def test_each_operator_of_our_own_does_what_its_examples_say(operator: Any) -> None:
    assert operator.examples()
    for example in operator.examples():
        changed = mutate_code(example.pre_mutation_code, operator(), example.occurrence)
        assert changed == example.post_mutation_code


class TestTheMutantsOfAModule:
    def names(self, source: str = SOURCE) -> dict[str, Mutant]:
        return {mutant.name: mutant for mutant in mutants("childlaw_rules.when.age", source)}

    def test_every_one_is_there(self) -> None:
        assert set(self.names()) == {
            "MOST = 3  =>  MOST = 4",
            "MOST = 3  =>  MOST = 2",
            "if day is None:  =>  if day is not None:",
            "return False  =>  return True",
            "return False  =>  return None",
            "return False  =>  pass",
            "note(day)  =>  pass",
            "return day <= last  =>  return day < last",
            "return day <= last  =>  return day > last",
            "return day <= last  =>  return None",
        }

    def test_types_and_docstrings_are_none(self) -> None:
        assert self.names().keys() == self.names(SOURCE.replace("int | None", "int")).keys()

    def test_they_say_where_they_stand(self) -> None:
        assert self.names()["note(day)  =>  pass"].line == 10

    def test_they_keep_their_names_when_lines_move(self) -> None:
        assert self.names().keys() == self.names(SOURCE.replace("MOST = 3\n", "MOST = 3\n\n\n# A word.\n")).keys()

    def test_each_is_another_module_than_the_real_one(self) -> None:
        found = mutants("childlaw_rules.when.age")
        assert len(found) > 20
        sources = {mutant.source for mutant in found}
        assert len(sources) == len(found)
        assert file_of("childlaw_rules.when.age").read_text(encoding="utf-8") not in sources

    def test_a_sample_is_the_same_for_the_same_seed(self) -> None:
        found = mutants("childlaw_rules.when.age")
        assert sample(found, 7, 1) == sample(found, 7, 1) != sample(found, 7, 2)
        assert len(sample(found, 7, 1)) == 7
        assert sample(found, 10_000, 1) == found

    def test_a_package_is_all_its_modules(self) -> None:
        assert "childlaw_rules.when.zone" in modules_of(["when"])
        assert modules_of(["kinds.clock", "evaluate"]) == ["childlaw_rules.kinds.clock", "childlaw_rules.evaluate"]

    def test_an_unknown_module_is_named(self) -> None:
        with pytest.raises(SystemExit, match=r"there is no module 'kinds\.clocks'"):
            modules_of(["kinds.clocks"])


#: Run in a process of its own: this one has imported the library.
_TRY = """
import os
from tests.mutation.engine.crew import prepare, try_all
from tests.mutation.engine.sites import Mutant, mutants
prepare()
found = {m.name: m for m in mutants("childlaw_rules.kinds.inactivity")}
noticed = next(m for name, m in found.items() if name.endswith("=>  return None"))
same = Mutant("childlaw_rules.kinds.inactivity", "the same", "-", 1, MODULE)
endless = Mutant("childlaw_rules.kinds.inactivity", "endless", "-", 1, MODULE + "\\nwhile True:\\n    pass\\n")
broken = Mutant("childlaw_rules.kinds.inactivity", "broken", "-", 1, MODULE + "\\nraise OSError\\n")
for ended in try_all([noticed, same, endless, broken], 2, SECONDS, quick=True, stop=lambda: False):
    print(ended.mutant.name.rpartition("=>")[2].strip(), "|", ended.by, "|", ended.what)
"""


class TestATrial:
    def test_it_tells_what_is_noticed_from_what_is_not(self) -> None:
        module = file_of("childlaw_rules.kinds.inactivity").read_text(encoding="utf-8")
        program = _TRY.replace("MODULE", repr(module), 1).replace("MODULE", "same.source").replace("SECONDS", "4")
        ran = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": ""},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert ran.stderr == ""
        ends = dict(line.split(" | ", 1) for line in ran.stdout.splitlines())
        assert ends == {
            "return None": "examples | rules/practice/case-without-activity.yaml",
            "the same": " | ",
            "endless": "timeout | ",
            "broken": "import | OSError",
        }

    def test_it_refuses_where_the_library_is_imported_already(self) -> None:
        import childlaw_rules

        from .engine.suites import Suite
        from .engine.trial import trial

        assert childlaw_rules
        with pytest.raises(RuntimeError, match="imported already"):
            trial(None, Suite((), ()), 5)


class TestExplanations:
    def test_each_is_of_a_line_that_there_is(self) -> None:
        """Whether it is a mutant of it, the command says: making all mutants takes a minute."""
        for module, name in explained():
            before, _, after = name.partition("  =>  ")
            assert " ".join(before.split()) in " ".join(file_of(module).read_text(encoding="utf-8").split())
            assert before != after != ""

    def test_one_that_is_not_there_is_told(self, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
        there = {("childlaw_rules.when.age", "x = 1  =>  x = 2"): "A reason."}
        monkeypatch.setattr(command, "explained", lambda: there)
        assert command.report([], {}, gone=command.not_there(["childlaw_rules.when.age"], [])) == 1
        assert "is explained, and there is no such mutant: childlaw_rules.when.age: x = 1" in capsys.readouterr().out

    def test_one_without_a_reason_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "explained.yaml"
        file.write_text('when.age:\n  - because: so\n    mutants: ["a  =>  b"]\n', encoding="utf-8")
        with pytest.raises(ValueError, match=r"when\.age: an entry says 'because'"):
            explained(file)
