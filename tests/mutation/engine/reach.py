"""Which examples and tests run a line of the engine at all: no other can notice a mutant of it.

Traced once, in a fork, over the unchanged code. What a run before this one has worked out and kept (rules that are read
once for all tests) is not seen again in the next test: a mutant may pass for a survivor that a test left out would have
noticed, and never the other way round.
"""

from __future__ import annotations

import ast
import hashlib
import io
import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .sites import SOURCE, Mutant, file_of
from .suites import NOT_HERE, ROOT

#: Runs of a line by module: the rules, or the tests, that reached it.
Reached = dict[str, dict[int, set[str]]]


@dataclass(frozen=True, slots=True)
class Reach:
    """Who runs which line, and how long each test took, in seconds."""

    lines: Reached
    seconds: dict[str, float]

    def of(self, mutant: Mutant) -> set[str] | None:
        """Who runs the changed statement; None where it runs when the module is imported, so that all may notice."""
        span = _statement(mutant.module, mutant.line)
        if span is None:
            return None
        lines = self.lines.get(mutant.module, {})
        inner, outer = (set().union(*(lines.get(n, ()) for n in range(a, b + 1))) for a, b in span)
        return inner or outer


def _statement(module: str, line: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The lines of the innermost statement at a line, and of the function around it."""
    function: tuple[int, int] | None = None
    inner: tuple[int, int] | None = None
    for node in ast.walk(ast.parse(file_of(module).read_text(encoding="utf-8"))):
        if not isinstance(node, ast.stmt) or not node.lineno <= line <= (node.end_lineno or node.lineno):
            continue
        if isinstance(node, ast.FunctionDef) and node.body[0].lineno <= line:
            # The outermost: what is inside it may be run from elsewhere in it.
            function = function or (node.body[0].lineno, node.end_lineno or node.lineno)
            continue
        body = getattr(node, "body", None)
        last = body[0].lineno - 1 if isinstance(body, list) and body else node.end_lineno or node.lineno
        if line <= max(last, node.lineno):
            inner = (node.lineno, max(last, node.lineno))
    return None if function is None else (inner or function, function)


class _Tracer:
    """Notes which lines of the library are run under which label."""

    def __init__(self, modules: set[str]) -> None:
        self.label = ""
        self.found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._files = {str(file_of(module)): module for module in modules}

    def call(self, frame: Any, event: str, argument: Any) -> Any:
        module = self._files.get(frame.f_code.co_filename)
        if module is None:
            return None
        lines = self.found[module]

        def line(frame: Any, event: str, argument: Any) -> Any:
            lines[frame.f_lineno].add(self.label)
            return line

        return line

    @contextmanager
    def on(self) -> Iterator[None]:
        sys.settrace(self.call)
        try:
            yield
        finally:
            sys.settrace(None)


def reach_of_rules(rules: tuple[str, ...], modules: set[str]) -> Reach:
    """Who of some rule files runs which line with its examples. Imports the library: to be called in a fork."""
    from .trial import tried_on_examples

    tracer = _Tracer(modules)
    os.chdir(ROOT)
    with tracer.on():
        for path in rules:
            tracer.label = path
            tried_on_examples(path)
    return Reach(tracer.found, {})


class _Tests:
    """A plugin that says which test is running, and how long it took."""

    def __init__(self, tracer: _Tracer) -> None:
        self._tracer = tracer
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logstart(self, nodeid: str, location: Any) -> None:
        self._tracer.label = nodeid

    def pytest_runtest_logreport(self, report: Any) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


def reach_of_tests(path: str, modules: set[str]) -> Reach:
    """Which tests of a path run which line. Imports the library: to be called in a fork."""
    import pytest

    tracer = _Tracer(modules)
    plugin = _Tests(tracer)
    os.chdir(ROOT)
    quiet = ["-q", "-k", NOT_HERE, "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), tracer.on():
        pytest.main([path, *quiet], plugins=[plugin])
    # What ran before the first test, such as a rule set read at the top of a module, ran for all of them.
    for lines in tracer.found.values():
        for who in lines.values():
            if "" in who:
                who.update(plugin.seconds)
                who.discard("")
    return Reach(tracer.found, plugin.seconds)


def remembered(folder: Path, name: str, parts: list[Path], work: Callable[[], Reach]) -> Reach:
    """What ``work`` says, done in a fork, and kept as long as the files it depends on do not change."""
    digest = hashlib.sha256(name.encode())
    for part in (SOURCE / "childlaw_rules", *parts):
        for file in sorted(part.rglob("*")) if part.is_dir() else [part]:
            if file.suffix in {".py", ".yaml", ".json"}:
                digest.update(file.read_bytes())
    kept = folder / f"{digest.hexdigest()[:24]}.json"
    if not kept.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        pid = os.fork()
        if not pid:
            try:
                kept.write_text(_text(work()), encoding="utf-8")
            finally:
                os._exit(0)
        os.waitpid(pid, 0)
    return _read(kept.read_text(encoding="utf-8"))


def _text(reach: Reach) -> str:
    names = sorted({name for lines in reach.lines.values() for who in lines.values() for name in who})
    number = {name: place for place, name in enumerate(names)}
    lines = {module: {line: sorted(number[name] for name in who) for line, who in lines.items()}
             for module, lines in reach.lines.items()}  # fmt: skip
    return json.dumps({"names": names, "lines": lines, "seconds": reach.seconds})


def _read(text: str) -> Reach:
    data = json.loads(text)
    names = data["names"]
    lines = {module: {int(line): {names[place] for place in who} for line, who in lines.items()}
             for module, lines in data["lines"].items()}  # fmt: skip
    return Reach(lines, data["seconds"])
