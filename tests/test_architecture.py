"""The shape of the library: imports point one way, modules stay small, names are public on purpose."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import childlaw_rules

SOURCE = Path(childlaw_rules.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))

#: From the ground up. A module may import from its own layer or one below, never from above.
LAYERS = (
    ("version", "cprshape", "boundedfile", "later"),
    ("errors", "provision"),
    ("arguments",),
    ("provisiontext",),
    ("when",),
    ("yamlsentences",),
    ("yamltext",),
    ("case",),
    ("finding",),
    ("rule",),
    ("lawtables",),
    ("record",),
    ("kinds",),
    ("rulebook",),
    ("rulemerge", "rulebackground", "ruleschema", "tablereader", "ruleform"),
    ("rulereader", "compiledrules"),
    ("rulefiles",),
    ("coverage",),
    ("catalogue", "spans"),
    ("sentences",),
    ("facts",),
    ("checks",),
    ("prose",),
    ("wording",),
    ("versiontext",),
    ("reporting",),
    ("judging", "plan"),
    ("standing",),
    ("evaluation",),
    ("evaluate", "translation"),
    ("translate",),
    ("examples",),
    ("profiles", "importing", "portfolio", "generating"),
    ("testing", "vectors"),
    ("explain",),
    ("tables",),
    (
        "textreport",
        "rulepage",
        "coveragepage",
        "translatepage",
        "vectorspage",
        "casefiles",
        "importpage",
        "manypage",
        "tabletext",
        "tablefiles",
    ),
    ("explanationpage", "caseoptions", "duelist"),
    ("duepage", "pages"),
    ("handovernote", "tablepage"),
    ("assertions",),
    (
        "complaints",
        "vectorscommand",
        "rulescommand",
        "schemacommand",
        "reportcommand",
        "whynotcommand",
        "questionscommand",
        "duecommand",
        "handovercommand",
        "importcommand",
        "portfoliocommand",
        "manycommand",
        "generatecommand",
    ),
    ("cli", "pytest_plugin"),
    ("__init__",),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts)


def imports_of(path: Path) -> set[str]:
    """The modules of the library that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("childlaw_rules"):
            inner = (node.module or "").removeprefix("childlaw_rules").removeprefix(".")
            for alias in node.names:
                as_module = f"{inner}.{alias.name}" if inner else alias.name
                path_of = SOURCE / Path(*as_module.split("."))
                found.add(as_module if path_of.with_suffix(".py").exists() or path_of.is_dir() else inner or "__init__")
        elif isinstance(node, ast.Import):
            found.update(
                alias.name.removeprefix("childlaw_rules.")
                for alias in node.names
                if alias.name.startswith("childlaw_rules")
            )
    return found


def layer(module: str) -> int:
    return RANK[module.split(".", maxsplit=1)[0]]


#: The names of the public interface are for users; inside the library they are taken from where they live.
FACADE = "__init__"


class TestImportsPointOneWay:
    @pytest.mark.parametrize("path", MODULES, ids=name_of)
    def test_every_module_has_a_layer(self, path: Path) -> None:
        assert name_of(path).split(".")[0] in RANK

    @pytest.mark.parametrize("path", MODULES, ids=name_of)
    def test_no_module_imports_from_above(self, path: Path) -> None:
        here = layer(name_of(path))
        upward = {module for module in imports_of(path) if layer(module) > here}
        assert upward == set()

    def test_there_is_no_circle(self) -> None:
        graph = {name_of(path): imports_of(path) for path in MODULES}
        graph = {
            name.removesuffix(".__init__"): {target.removesuffix(".__init__") for target in targets}
            - {name.removesuffix(".__init__")}
            for name, targets in graph.items()
        }
        done: set[str] = set()

        def visit(name: str, trail: tuple[str, ...]) -> None:
            assert name not in trail, " -> ".join((*trail, name))
            if name in done:
                return
            for target in sorted(graph.get(name, ())):
                visit(target, (*trail, name))
            done.add(name)

        for name in sorted(graph):
            visit(name, ())

    def test_the_test_sees_a_wrong_import(self, tmp_path: Path) -> None:
        wrong = tmp_path / "wrong.py"
        wrong.write_text("from childlaw_rules.cli import main\n")
        assert imports_of(wrong) == {"cli"}
        assert layer("cli") > layer("when.point")


class TestModulesStaySmall:
    @pytest.mark.parametrize("path", MODULES, ids=name_of)
    def test_a_long_module_says_why(self, path: Path) -> None:
        text = path.read_text("utf-8")
        docstring = ast.get_docstring(ast.parse(text)) or ""
        if len(text.splitlines()) > 300:
            assert re.search(r"300 lines|one table|each .* its own", docstring), (
                f"{name_of(path)} is long and does not say why"
            )

    @pytest.mark.parametrize("path", MODULES, ids=name_of)
    def test_every_module_says_what_it_owns(self, path: Path) -> None:
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))) or path.stat().st_size == 0


class TestEvaluatorKnowsNoLaw:
    @pytest.mark.parametrize(
        "path", [p for p in MODULES if p.parts[-2] in ("record", "kinds") or p.stem == "evaluate"], ids=name_of
    )
    def test_no_act_and_no_rule_is_named(self, path: Path) -> None:
        code = "\n".join(
            ast.unparse(node) for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.If)
        )
        assert "SEL" not in code
        assert "'BL'" not in code
        for rule in childlaw_rules.load_rules().rules:
            assert rule.id not in path.read_text("utf-8")


class TestPublicNames:
    def test_importing_the_package_loads_none_of_its_parts(self) -> None:
        program = "import sys, childlaw_rules; print(*sorted(m for m in sys.modules if m.startswith('childlaw_rules')))"
        environment = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
        run = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        assert run.stdout.split() == ["childlaw_rules", "childlaw_rules.version"]

    def test_every_name_is_loaded_when_it_is_asked_for_first(self) -> None:
        program = """
import sys
import childlaw_rules
first_of = {home: name for name, home in childlaw_rules._HOMES.items()}
for name in first_of.values():
    for module in [module for module in sys.modules if module.partition(".")[0] == "childlaw_rules"]:
        del sys.modules[module]
    import childlaw_rules
    getattr(childlaw_rules, name)
"""
        environment = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
        run = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
        )
        assert (run.returncode, run.stderr) == (0, "")

    @pytest.mark.parametrize("name", ["evaluate", "explain", "translate"])
    def test_a_function_is_not_hidden_by_the_module_of_its_name(self, name: str) -> None:
        program = (
            f"import childlaw_rules.{name} as m; from childlaw_rules import {name} as f; print(f is m, callable(f))"
        )
        environment = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
        run = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        assert run.stdout.split() == ["True", "True"]

    def test_what_a_type_checker_sees_is_what_there_is(self) -> None:
        (seen,) = (
            node for node in ast.parse((SOURCE / "__init__.py").read_text("utf-8")).body if isinstance(node, ast.If)
        )
        imported = [node for node in seen.body if isinstance(node, ast.ImportFrom)]
        names = {
            alias.name: getattr(import_module(str(node.module)), alias.name)
            for node in imported
            for alias in node.names
        }
        assert names.keys() | {"__version__"} == set(childlaw_rules.__all__)
        assert [name for name, value in names.items() if getattr(childlaw_rules, name) is not value] == []
        assert set(childlaw_rules.__all__) <= set(dir(childlaw_rules))
        with pytest.raises(AttributeError, match="no attribute 'no_such_name'"):
            _ = childlaw_rules.no_such_name

    def test_everything_listed_is_there(self) -> None:
        assert sorted(childlaw_rules.__all__) == sorted(set(childlaw_rules.__all__))
        for name in childlaw_rules.__all__:
            assert hasattr(childlaw_rules, name)

    def test_nothing_public_is_without_a_docstring(self) -> None:
        silent = [
            name
            for name in childlaw_rules.__all__
            if callable(getattr(childlaw_rules, name)) and not getattr(childlaw_rules, name).__doc__
        ]
        assert silent == []
