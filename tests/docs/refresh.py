"""Rewrites in place what the pages show: outputs of commands and of doctests, and what is taken from files.

Run it from anywhere after a change of a rule or of a sentence, then read the difference by eye:
``python tests/docs/refresh.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[2] / "src")]

from tests.docs.pages import CUT, PAGES, ROOT, Block, blocks, commands, cut_alike, run, run_python, same  # noqa: E402


def fresh(block: Block, namespace: dict[str, Any]) -> list[str]:
    """The lines of a block as they should be."""
    if block.source is not None:
        return block.source.splitlines()
    if block.words[:1] == ("console",):
        return _console(block)
    if block.words[:1] == ("python",):
        return _python(block, namespace)
    return list(block.lines)


def _console(block: Block) -> list[str]:
    lines: list[str] = []
    for command in commands(block):
        lines.append(f"$ {command.text}")
        arguments = command.arguments
        if arguments is None:
            lines.extend(command.shown)
            continue
        printed = run(arguments)
        if same(command.shown, printed) and CUT in command.shown:
            lines.extend(command.shown)
            continue
        if CUT in command.shown:
            print(f"{block.place}: cut anew, look at it: {command.text}")
        lines.extend(cut_alike(command.shown, printed))
    return lines


def _python(block: Block, namespace: dict[str, Any]) -> list[str]:
    lines = list(block.lines)
    for example, got in reversed(run_python(block, namespace)):
        start = example.lineno + example.source.count("\n")
        lines[start : start + example.want.count("\n")] = got.splitlines()
    return lines


def refresh(page: Path) -> bool:
    """Rewrites a page; whether anything changed."""
    before = page.read_text("utf-8")
    lines = before.splitlines()
    namespace: dict[str, Any] = {}
    for block, new in reversed([(block, fresh(block, namespace)) for block in blocks(page)]):
        lines[block.line - 1 : block.line - 1 + len(block.lines)] = new
    after = "\n".join(lines) + "\n"
    page.write_text(after, "utf-8")
    return after != before


if __name__ == "__main__":
    for changed in filter(refresh, PAGES):
        print(f"{changed.relative_to(ROOT)}: rewritten")
