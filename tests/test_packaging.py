"""The package as it is installed: the wheel carries the rules, and is used from an empty folder."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import childlaw_rules
from childlaw_rules import load_rules
from childlaw_rules.rulefiles import rules_folder
from childlaw_rules.tablereader import TABLE_FILES

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


class TestTheWheel:
    def test_carries_every_rule_file_the_marker_and_the_licence(self, wheel: Path) -> None:
        names = set(zipfile.ZipFile(wheel).namelist())
        for file in (ROOT / "rules").rglob("*.yaml"):
            assert f"childlaw_rules/rules/{file.relative_to(ROOT / 'rules').as_posix()}" in names
        assert "childlaw_rules/py.typed" in names
        assert any(name.endswith("/licenses/LICENSE") for name in names)

    def test_says_its_licence_and_script(self, wheel: Path) -> None:
        archive = zipfile.ZipFile(wheel)
        metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        text = archive.read(metadata).decode()
        assert "License-Expression: Apache-2.0" in text
        assert f"Version: {childlaw_rules.__version__}" in text
        scripts = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "childlaw = childlaw_rules.cli:main" in archive.read(scripts).decode()

    def test_carries_the_strategies_their_plans_and_the_way_to_them(self, wheel: Path) -> None:
        archive = zipfile.ZipFile(wheel)
        names = set(archive.namelist())
        assert {"childlaw_rules/testing/violating.jsonl", "childlaw_rules/testing/compliant.jsonl"} <= names
        assert "_childlaw_rules_hypothesis.py" in names
        points = next(name for name in names if name.endswith("entry_points.txt"))
        said = archive.read(points).decode()
        assert "[hypothesis]\nchildlaw_rules = _childlaw_rules_hypothesis:register" in said

    def test_works_the_same_from_an_empty_folder(self, wheel: Path, tmp_path: Path) -> None:
        target = tmp_path / "installed"
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)],
            check=True,
            capture_output=True,
        )
        empty = tmp_path / "empty"
        empty.mkdir()
        program = (
            "import childlaw_rules, childlaw_rules.rulefiles as f; "
            "print(childlaw_rules.__file__); print(f.rules_folder()); print(childlaw_rules.load_rules().digest)"
        )
        run = subprocess.run(
            [sys.executable, "-c", program],
            cwd=empty,
            env={"PYTHONPATH": str(target), "PATH": "/usr/bin:/bin"},
            check=True,
            capture_output=True,
            text=True,
        )
        where, folder, digest = run.stdout.splitlines()
        assert where.startswith(str(target))
        assert Path(folder) == target / "childlaw_rules" / "rules"
        assert digest == load_rules().digest


class TestTheCheckout:
    def test_reads_the_rules_at_its_top(self) -> None:
        assert rules_folder().name == "rules"
        assert len(load_rules().rules) == len(list((ROOT / "rules").glob("*/*.yaml")))

    def test_the_digest_does_not_depend_on_line_ends(self) -> None:
        from childlaw_rules import read_rules

        files = {f"{p.parent.name}/{p.name}": p.read_bytes() for p in (ROOT / "rules").glob("*/*.yaml")}
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
