"""The package as it is installed: the wheel carries the rules, and is used from an empty folder."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

import childlaw_rules
from childlaw_rules import generated_cases, load_profiles, load_rules
from childlaw_rules.generating import case_line
from childlaw_rules.lawtables import TABLE_FILES
from childlaw_rules.rule.words import Category
from childlaw_rules.rulefiles import COMPILED_FILE, compiled_form, rules_folder

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)],
        check=True,
        capture_output=True,
    )
    return target


def run(installed: Path, program: str) -> list[str]:
    """The lines that a program prints in an empty folder, with the installed package."""
    empty = installed.with_name("empty")
    empty.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=empty,
        env={"PYTHONPATH": str(installed), "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


class TestTheWheel:
    def test_carries_every_rule_file_the_marker_and_the_licence(self, wheel: Path) -> None:
        names = set(zipfile.ZipFile(wheel).namelist())
        for file in (ROOT / "rules").rglob("*.yaml"):
            assert f"childlaw_rules/rules/{file.relative_to(ROOT / 'rules').as_posix()}" in names
        assert "childlaw_rules/py.typed" in names
        assert any(name.endswith("/licenses/LICENSE") for name in names)

    def test_carries_the_templates_of_the_pages(self, installed: Path) -> None:
        program = """
from childlaw_rules import case_report, evaluate
case = {"child": {"born": "2012-05-14"}, "events": [{"type": "need_identified", "at": "2024-03-11"}]}
page = case_report(evaluate(case, as_of="2024-08-01"), case)
print("svg" in page, "@page" in page)
"""
        assert run(installed, program) == ["True True"]

    def test_says_its_licence_and_script(self, wheel: Path) -> None:
        archive = zipfile.ZipFile(wheel)
        metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        text = archive.read(metadata).decode()
        assert "License-Expression: Apache-2.0" in text
        assert f"Version: {childlaw_rules.__version__}" in text
        scripts = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "childlaw = childlaw_rules.cli:main" in archive.read(scripts).decode()
        plugin = "childlaw_rules.pytest_plugin"
        assert f"[pytest11]\n{plugin} = {plugin}\n" in archive.read(scripts).decode()

    def test_carries_the_strategies_their_plans_and_the_way_to_them(self, wheel: Path) -> None:
        archive = zipfile.ZipFile(wheel)
        names = set(archive.namelist())
        assert {"childlaw_rules/testing/violating.jsonl", "childlaw_rules/testing/compliant.jsonl"} <= names
        assert "_childlaw_rules_hypothesis.py" in names
        points = next(name for name in names if name.endswith("entry_points.txt"))
        said = archive.read(points).decode()
        assert "[hypothesis]\nchildlaw_rules = _childlaw_rules_hypothesis:register" in said

    def test_works_the_same_from_an_empty_folder(self, installed: Path) -> None:
        program = (
            "import childlaw_rules, childlaw_rules.rulefiles as f; "
            "print(childlaw_rules.__file__); print(f.rules_folder()); print(childlaw_rules.load_rules().digest)"
        )
        where, folder, digest = run(installed, program)
        assert where.startswith(str(installed))
        assert Path(folder) == installed / "childlaw_rules" / "rules"
        assert digest == load_rules().digest

    def test_brings_its_review_profiles(self, installed: Path) -> None:
        program = "import childlaw_rules as c; print(*(one.id for one in c.load_profiles()), sep='\\n')"
        assert run(installed, program) == [one.id for one in load_profiles()]

    def test_brings_the_rates_of_generated_portfolios(self, installed: Path) -> None:
        program = """
from hashlib import sha256
from childlaw_rules.generating import case_line, generated_cases
print(sha256("".join(map(case_line, generated_cases(5, seed=3))).encode()).hexdigest())
"""
        made = "".join(map(case_line, generated_cases(5, seed=3)))
        assert run(installed, program) == [sha256(made.encode()).hexdigest()]

    def test_brings_its_fixtures_and_options_to_every_run_of_pytest(self, installed: Path) -> None:
        program = """
import pathlib, pytest, sys
pathlib.Path("test_it.py").write_text('''
import sys
import pytest
def test_without():
    assert not [name for name in sys.modules if name.startswith(("childlaw_rules.e", "childlaw_rules.c", "pydantic"))]
@pytest.mark.childlaw_rules(version="2019.1.0")
def test_pinned():
    pass
def test_with(assert_compliant):
    assert_compliant({"child": {"born": "2012-05-14"}, "events": []}, as_of="2024-08-01")
''')
pytest.main(["-q", "-p", "no:cacheprovider", "--strict-markers", "--childlaw-lang", "en", "test_it.py"])
"""
        lines = run(installed, program)
        assert "E       AssertionError: There is no duty to look at." in lines
        assert [line for line in lines if line.startswith("childlaw_rules: version: pinned to rule set 2019.1.0, ")]
        assert lines[-1].startswith("1 failed, 1 passed, 1 error")


#: Evaluates a case and says what was loaded for it without need, of what set it was, and with what result.
EVALUATES = """
import sys
from childlaw_rules import evaluate
report = evaluate({"child": {"born": "2012-05-14"}, "events": [
    {"type": "need_identified", "at": "2024-03-11"}, {"type": "investigation_decided", "at": "2024-03-14"}]},
    as_of="2024-08-01")
finding, = report.of("investigation-completed-within-4-months")
needless = ("yaml", "holidays", "childlaw_rules.checks", "childlaw_rules.prose", "childlaw_rules.translate",
            "childlaw_rules.rulereader")
print(*(name for name in needless if name in sys.modules))
print(report.ruleset.digest)
print(finding.due)
"""
READER = "yaml childlaw_rules.rulereader"
DUTY = "childlaw_rules/rules/investigation/investigation-completed-within-4-months.yaml"


class TestTheCompiledRulesOfTheWheel:
    def test_are_what_the_rule_files_say(self, wheel: Path) -> None:
        assert zipfile.ZipFile(wheel).read(f"childlaw_rules/{COMPILED_FILE}") == compiled_form()

    def test_are_used_without_loading_what_reads_files_checks_or_prints(self, installed: Path) -> None:
        assert run(installed, EVALUATES) == ["", load_rules().digest, "2024-07-11"]

    def test_give_way_to_a_rule_file_that_was_changed(self, installed: Path) -> None:
        file = installed / DUTY
        written = file.read_bytes()
        file.write_bytes(written.replace(b"\nwithin: 4 months\n", b"\nwithin: 5 months\n"))
        assert file.read_bytes() != written
        read, digest, due = run(installed, EVALUATES)
        file.write_bytes(written)
        assert (read, due) == (READER, "2024-08-11")
        assert digest != load_rules().digest
        assert run(installed, EVALUATES)[0] == ""

    def test_give_way_to_the_files_where_they_are_damaged_or_missing(self, installed: Path) -> None:
        file = installed / "childlaw_rules" / COMPILED_FILE
        form = file.read_bytes()
        file.write_bytes(form[: len(form) // 2])
        assert run(installed, EVALUATES) == [READER, load_rules().digest, "2024-07-11"]
        file.unlink()
        assert run(installed, EVALUATES) == [READER, load_rules().digest, "2024-07-11"]
        file.write_bytes(form)

    def test_still_show_examples_and_background_from_the_files(self, installed: Path) -> None:
        program = (
            "from childlaw_rules import load_rules; rules = load_rules(); "
            "print(len(rules.rules[0].examples)); print(rules.background is not None)"
        )
        assert run(installed, program) == [str(len(load_rules().rules[0].examples)), "True"]


def _files_of_rules() -> list[Path]:
    """The rule files of the checkout; beside their categories lie the coverage map and the review profiles."""
    categories = {category.value for category in Category}
    return [path for path in (ROOT / "rules").glob("*/*.yaml") if path.parent.name in categories]


class TestTheCheckout:
    def test_reads_the_rules_at_its_top(self) -> None:
        assert rules_folder().name == "rules"
        assert len(load_rules().rules) == len(_files_of_rules())

    def test_the_digest_does_not_depend_on_line_ends(self) -> None:
        from childlaw_rules import read_rules

        files = {f"{p.parent.name}/{p.name}": p.read_bytes() for p in _files_of_rules()}
        files.update({name: (ROOT / "rules" / name).read_bytes() for name in TABLE_FILES})
        other = {name: content.replace(b"\n", b"\r\n") for name, content in files.items()}
        assert read_rules(other).digest == read_rules(files).digest == load_rules().digest

    def test_nothing_committed_names_a_machine_or_a_registry_host(self) -> None:
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
        hosts = ("pypi" + ".org", "files.python" + "hosted", "/ro" + "ot/", "/wo" + "rk/")
        for name in listed.splitlines():
            path = ROOT / name
            if path.is_file() and path.suffix in {".py", ".md", ".toml", ".yaml", ".json", ""}:
                text = path.read_text("utf-8", errors="replace")
                assert not [host for host in hosts if host in text], name
