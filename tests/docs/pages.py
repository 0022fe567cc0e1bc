"""Reads the pages of the documentation: their fenced blocks, headings and links, and runs what they show.

What the word behind the fence asks for:

- ``console``: each ``$ childlaw ...`` is run, and what it prints is compared line by line. A line ``...`` stands
  for any lines. Of other commands only what follows ``.venv/bin/childlaw`` in them is run.
- ``python``: run in order, one namespace a page; with ``>>>`` as doctest.
- ``json`` is a case, ``json fragment`` any JSON; ``yaml`` is a rule, ``yaml fragment`` the keys of a duty.
- ``json from PATH`` is the whole file, ``yaml from PATH`` its part from ``kind:`` to the next empty line,
  ``python from PATH`` its part from the first line shown to the last; that one is not run here.
"""

from __future__ import annotations

import contextlib
import difflib
import doctest
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from childlaw_rules.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
CUT = "..."

#: The digest is another one after every change of a rule file; it says nothing about the page.
_DIGEST = re.compile(r"sha256:[0-9a-f]{12,}")
_INSTALLED = re.compile(r"\.venv/bin/childlaw (.*)")
_HEADING = re.compile(r"#{1,6} (.+)")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A fenced block: the page, the words behind the fence, its lines, and the number of the first of them."""

    page: Path
    words: tuple[str, ...]
    lines: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def source(self) -> str | None:
        """What stands in the file that the block is taken from, where it says so."""
        if len(self.words) != 3 or self.words[1] != "from":
            return None
        text = (ROOT / self.words[2]).read_text("utf-8")
        if self.words[0] == "python":
            return part_between(text, self.lines[0], self.lines[-1])
        return text if self.words[0] == "json" else duty_part(text)


@dataclass(frozen=True)
class Command:
    """A command of a console block with the lines shown below it."""

    text: str
    shown: tuple[str, ...]

    @property
    def arguments(self) -> list[str] | None:
        """What ``childlaw`` is given, or None where the command is not run."""
        found = re.fullmatch(r"childlaw (.*)", self.text) or _INSTALLED.search(self.text)
        return None if found is None else _split(found[1])


def duty_part(text: str) -> str:
    """The part of a rule file that says what its duty is."""
    return text[text.index("\nkind:") + 1 :].split("\n\n", maxsplit=1)[0] + "\n"


def part_between(text: str, first: str, last: str) -> str:
    """The part of a text from one line to the next that is another; both must stand in it."""
    lines = text.splitlines()
    start = lines.index(first)
    end = lines.index(last, start)
    return "".join(f"{line}\n" for line in lines[start : end + 1])


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    words: tuple[str, ...] | None = None
    lines: list[str] = []
    for number, line in enumerate(page.read_text("utf-8").splitlines(), start=1):
        if words is None and line.startswith("```"):
            words, lines = tuple(line[3:].split()), []
        elif words is not None and line == "```":
            yield Block(page, words, tuple(lines), number - len(lines))
            words = None
        elif words is not None:
            lines.append(line)
    assert words is None, f"{page.name}: a block is not closed"


def prose(page: Path) -> list[str]:
    """The lines of a page outside of its blocks."""
    kept, inside = [], False
    for line in page.read_text("utf-8").splitlines():
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            kept.append(line)
    return kept


def headings(page: Path) -> list[str]:
    """The headings of a page."""
    return [found[1] for line in prose(page) if (found := _HEADING.fullmatch(line))]


def anchors(page: Path) -> set[str]:
    """The names under which the headings of a page can be linked to."""
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings(page)}


def links(page: Path) -> list[str]:
    """The targets of the links of a page."""
    return [target for line in prose(page) for target in _LINK.findall(line)]


def section(page: Path, title: str) -> str:
    """What stands below a heading, down to the next of its rank or higher."""
    kept: list[str] = []
    rank = 0
    for line in page.read_text("utf-8").splitlines():
        found = re.fullmatch(r"(#+) (.+)", line)
        if found is not None and rank and len(found[1]) <= rank:
            break
        if found is not None and found[2] == title:
            rank = len(found[1])
        if rank:
            kept.append(line)
    return "\n".join(kept)


def commands(block: Block) -> list[Command]:
    """The commands of a console block."""
    found: list[Command] = []
    for line in block.lines:
        if line.startswith("$ "):
            found.append(Command(line[2:], ()))
        else:
            assert found, f"{block.place}: a console block begins with a command"
            found[-1] = Command(found[-1].text, (*found[-1].shown, line))
    return found


def run(arguments: list[str]) -> list[str]:
    """What a command prints, errors among it, run in this process from the top of the tree."""
    printed = io.StringIO()
    with (
        contextlib.chdir(ROOT),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        contextlib.suppress(SystemExit),
    ):
        main(arguments)
    return printed.getvalue().splitlines()


def same(shown: tuple[str, ...], printed: list[str]) -> bool:
    """Whether what is shown is what is printed; a line ``...`` stands for any lines."""
    pattern = "".join("(.*\n)*?" if line == CUT else re.escape(_known(line)) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{_known(line)}\n" for line in printed)) is not None


def cut_alike(shown: tuple[str, ...], printed: list[str]) -> list[str]:
    """What is printed, cut where the block was: of each piece shown the lines that are most like it."""
    if CUT not in shown:
        return printed
    pieces: list[list[str]] = [[]]
    for line in shown:
        if line == CUT:
            pieces.append([])
        else:
            pieces[-1].append(line)
    kept: list[str] = []
    start = 0
    for number, piece in enumerate(pieces):
        if number:
            kept.append(CUT)
        if piece:
            start = _most_alike(piece, printed, start)
            kept.extend(printed[start : start + len(piece)])
            start += len(piece)
    return kept


def _most_alike(piece: list[str], printed: list[str], start: int) -> int:
    text = "\n".join(piece)
    places = range(start, max(start + 1, len(printed) - len(piece) + 1))

    def likeness(place: int) -> float:
        return difflib.SequenceMatcher(None, text, "\n".join(printed[place : place + len(piece)])).ratio()

    return max(places, key=likeness)


def _known(line: str) -> str:
    return _DIGEST.sub("sha256:", line)


def _split(text: str) -> list[str]:
    return [a or b for a, b in re.findall(r'"([^"]*)"|(\S+)', text)]


class _Collecting(doctest.DocTestRunner):
    """Runs a doctest and keeps what went otherwise, instead of printing it."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.wrong: list[tuple[doctest.Example, str]] = []

    def report_failure(self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        self.wrong.append((example, got))

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, error: Any
    ) -> None:
        raise error[1]


def run_python(block: Block, namespace: dict[str, Any]) -> list[tuple[doctest.Example, str]]:
    """Runs a python block in a namespace: the examples that gave something else than shown, and what."""
    with contextlib.chdir(ROOT):
        if ">>> " not in block.text:
            exec(compile(block.text, block.place, "exec"), namespace)
            return []
        test = doctest.DocTestParser().get_doctest(block.text, namespace, block.place, block.place, 0)
        test.globs = namespace
        runner = _Collecting()
        runner.run(test, clear_globs=False)
        return runner.wrong
