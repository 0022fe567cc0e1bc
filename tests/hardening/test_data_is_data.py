"""Nothing that is read is run: no code is made of data, no object unpickled, no process started, no module named.

One module starts processes, those that judge many cases, and takes from them what they send: nothing of it comes from a
file. Read off the syntax trees of the library, so that a new call of that sort fails the test where it stands.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import childlaw_rules
from childlaw_rules import RuleError, evaluate, read_rules
from childlaw_rules.coverage.reading import read_map
from childlaw_rules.rulefiles import rules_folder
from childlaw_rules.yamlsentences import ANCHOR, DIRECTIVE, DOCUMENTS, TAG

SOURCE = Path(childlaw_rules.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))

#: Modules that unpickle, make code, start processes or open connections.
FORBIDDEN_MODULES = {
    "pickle", "_pickle", "marshal", "shelve", "dbm", "copyreg", "dill", "cloudpickle", "joblib", "subprocess", "pty",
    "code", "codeop", "runpy", "imp", "importlib", "ctypes", "cffi", "socket", "http", "urllib", "ftplib", "smtplib",
    "requests", "httpx", "jinja2", "tempfile", "multiprocessing",
}  # fmt: skip
#: What may be taken from such a package: the templates that come with the library, and the parts of an address.
NAMES_OF = {
    "jinja2": {"Environment", "PackageLoader", "StrictUndefined"},
    "urllib.parse": {"urlsplit"},
    # Whether a library is there at all, asked under a name that stands in the source.
    "importlib.util": {"find_spec"},
}
#: What one module may import because it is its task: to judge cases in several processes of its own.
TASK_OF = {"portfolio/workers.py": {"multiprocessing", "pickle"}}
#: Names that are never called, whatever they stand in.
FORBIDDEN_CALLS = {
    "eval", "exec", "compile", "__import__", "import_module", "system", "popen", "execv", "spawnv", "fork", "startfile",
    "globals", "locals", "breakpoint", "input", "unsafe_load", "full_load", "load_all", "model_rebuild", "delattr",
    "setstate", "__setstate__", "__reduce_ex__", "from_string", "compile_expression", "compile_templates",
}  # fmt: skip
#: What may be asked of the module yaml: its parser, which gives events and makes no objects.
OF_YAML = {
    "parse", "CSafeLoader", "SafeLoader", "__with_libyaml__", "ScalarEvent", "CollectionStartEvent",
    "CollectionEndEvent", "AliasEvent", "DocumentStartEvent", "SequenceStartEvent", "MarkedYAMLError", "YAMLError",
}  # fmt: skip
#: A pattern is compiled, and that is not code.
HARMLESS = {"re.compile"}


def offences(text: str, task: frozenset[str] | set[str] = frozenset()) -> Iterator[str]:
    forbidden_modules = FORBIDDEN_MODULES - task
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in forbidden_modules:
                    yield f"{node.lineno}: import {alias.name}"
        elif isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            forbidden = (node.module or "").split(".")[0] in forbidden_modules
            if (forbidden and not names <= NAMES_OF.get(node.module or "", set())) or names & FORBIDDEN_CALLS:
                yield f"{node.lineno}: from {node.module} import {', '.join(sorted(names))}"
            if node.module == "yaml" and not names <= OF_YAML:
                yield f"{node.lineno}: from yaml import {', '.join(sorted(names))}"
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called.rpartition(".")[2] in FORBIDDEN_CALLS and called not in HARMLESS:
                yield f"{node.lineno}: {called}()"
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "yaml":
            if node.attr not in OF_YAML:
                yield f"{node.lineno}: yaml.{node.attr}"
        elif isinstance(node, ast.Name) and node.id in {"eval", "exec", "__import__", "__builtins__"}:
            yield f"{node.lineno}: {node.id}"


class TestTheSource:
    @pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
    def test_makes_no_code_of_data(self, path: Path) -> None:
        task = TASK_OF.get(path.relative_to(SOURCE).as_posix(), set())
        assert list(offences(path.read_text("utf-8"), task)) == []

    def test_one_module_has_processes(self) -> None:
        """And it is the only one: what is allowed there is refused everywhere else."""
        (name,) = TASK_OF
        found = list(offences((SOURCE / name).read_text("utf-8")))
        assert [offence.partition(": ")[2] for offence in found] == [
            "import multiprocessing",
            "import pickle",
            "from multiprocessing import connection",
        ]

    @pytest.mark.parametrize(
        "code",
        [
            "import pickle", "from pickle import loads", "import importlib.util", "from importlib import import_module",
            "eval('1')", "exec(x)", "compile(x, '', 'exec')", "__import__(name)", "os.system(x)", "os.popen(x)",
            "import subprocess", "import yaml\nyaml.load(x)", "import yaml\nyaml.safe_load(x)", "from yaml import load",
            "run = eval", "import marshal", "import shelve", "builtins.eval(x)", "import socket",
            "import urllib.request", "from urllib.request import urlopen", "from jinja2 import Template",
            "environment.from_string(x)", "import jinja2",
        ],
    )  # fmt: skip
    def test_the_test_sees_an_offence(self, code: str) -> None:
        assert list(offences(code))

    def test_what_is_harmless_is_let_be(self) -> None:
        assert list(offences("import re, yaml\nre.compile('x')\nyaml.parse('x', Loader=yaml.CSafeLoader)")) == []


#: A construct of YAML that is not used, and what is said of it. Each would make another thing of the text.
REFUSED = (
    ("&a x", ANCHOR),
    ("*a", ANCHOR),
    ("!!python/object/apply:os.system [exit]", TAG),
    ("!!python/name:os.system", TAG),
    ("!!str x", TAG),
    ("! x", TAG),
    ("{<<: {a: b}}", "merge keys (<<) are not used; write the keys out"),
    ("x\n---\nb: y", DOCUMENTS),
)
FILES = {
    "plan/childs-plan-within-3-months.yaml": read_rules,
    "vocabulary.yaml": read_rules,
    "correspondence.yaml": read_rules,
    "measures.yaml": read_rules,
    "coverage/provisions/barnets_lov.yaml": read_map,
    "coverage/barnets_lov/decision.yaml": read_map,
    "coverage/time/gaps.yaml": read_map,
}


class TestYaml:
    @pytest.mark.parametrize("name", FILES)
    @pytest.mark.parametrize(("written", "said"), REFUSED)
    def test_is_refused_in_every_sort_of_file_with_its_place(self, name: str, written: str, said: str) -> None:
        text = (rules_folder() / name).read_text("utf-8").rstrip("\n")
        line = text.count("\n") + 2
        with pytest.raises(RuleError) as caught:
            FILES[name]({name: f"{text}\nzz: {written}\n"})
        found = [str(problem) for problem in caught.value.problems]
        (one,) = [problem for problem in found if said in problem]
        assert one.startswith((f"{name}:{line}:", f"{name}:{line + 1}:"))

    @pytest.mark.parametrize("name", FILES)
    def test_a_directive_is_refused_in_every_sort_of_file(self, name: str) -> None:
        text = (rules_folder() / name).read_text("utf-8")
        for directive in ("%YAML 1.1", "%TAG ! tag:example.dk,2024:"):
            with pytest.raises(RuleError) as caught:
                FILES[name]({name: f"{directive}\n---\n{text}"})
            assert [str(problem) for problem in caught.value.problems] == [f"{name}:1:1: {DIRECTIVE}"]

    def test_a_thousand_million_laughs_are_not_expanded(self) -> None:
        lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
        assert len(yaml.dump(lines)) < 10_000
        with pytest.raises(RuleError) as caught:
            read_rules({"plan/x.yaml": "\n".join(lines)})
        assert {problem.message for problem in caught.value.problems} == {ANCHOR}


VAGUE: dict[str, Any] = {
    "child": {"born": "2011"},
    "events": [{"type": "need_identified", "at": "2024-03"}, {"type": "investigation_decided", "at": "2024-03-14"}],
}


class TestReports:
    @pytest.mark.parametrize(
        "copied",
        [
            copy.copy,
            copy.deepcopy,
            lambda report: report.model_copy(deep=True),
        ],
        ids=["copy", "deepcopy", "model_copy"],
    )
    def test_survive_being_copied_before_anybody_has_read_them(self, copied: Callable[[Any], Any]) -> None:
        written = evaluate(VAGUE, as_of="2024-08-01").model_dump_json()
        report = evaluate(VAGUE, as_of="2024-08-01")
        again = copied(report)
        assert copied(evaluate(VAGUE, as_of="2024-08-01").findings[0]) == report.findings[0]
        assert again.model_dump_json() == written
        assert report.model_dump_json() == written
        assert copied(report) == report
