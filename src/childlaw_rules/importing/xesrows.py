"""Rows of an event log in XES (IEEE 1849): a row is an event, a column is the key of an attribute.

The attributes of a trace are columns with ``case:`` before their key, as process miners write them. Read with
defusedxml, a trace at a time: of XES these are four tags, for which a process mining library would bring a hundred
times as much. Attributes inside attributes and lists are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from childlaw_rules.importing.rows import Cell, Row, Table, Told, lacks, unusable

TRACE: Final = "case:"
_VALUES: Final = frozenset(("string", "date", "int", "float", "boolean", "id"))


def xes_table(path: Path) -> Table:
    """An event log with the keys of all its attributes. Raises ``ArgumentError``."""
    try:
        from defusedxml import DefusedXmlException  # noqa: PLC0415 - of the extra 'import'
        from defusedxml.ElementTree import ParseError, iterparse  # noqa: PLC0415
    except ImportError:
        raise lacks(path, "XES", "defusedxml") from None
    wrong = ""
    keys: dict[str, None] = {}
    try:
        # Read twice: a table has all its columns before its rows.
        for said in _events(path, iterparse):
            keys.update(dict.fromkeys(said))
    except (ParseError, DefusedXmlException, OSError, ValueError):
        wrong = "is no readable XES file: its XML is broken, or holds entities, which are not read"
    if wrong:
        raise unusable(path, wrong)
    if not keys:
        raise unusable(path, "holds no trace with an event")
    return Table(tuple(keys), Told("xes"), _rows(path, tuple(keys), iterparse), lambda: None)


def _rows(path: Path, keys: tuple[str, ...], iterparse: Any) -> Iterator[Row]:
    for number, said in enumerate(_events(path, iterparse), start=1):
        yield Row(number, tuple(said.get(key) for key in keys))


def _events(path: Path, iterparse: Any) -> Iterator[dict[str, Cell]]:
    """The attributes of each event with those of its trace; an element is let go when it is read."""
    depth = 0
    root: Any = None
    with path.open("rb") as file:
        for action, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if action == "start":
                depth += 1
                if root is None:
                    root = element
                continue
            depth -= 1
            if tag == "trace" and depth == 1:
                about = {f"{TRACE}{key}": value for key, value in _attributes(element)}
                for event in element:
                    if event.tag.rpartition("}")[2] == "event":
                        yield {**about, **dict(_attributes(event))}
                element.clear()
                root.clear()


def _attributes(element: Any) -> Iterator[tuple[str, Cell]]:
    for child in element:
        if child.tag.rpartition("}")[2] in _VALUES and (key := child.get("key")) is not None:
            yield key, child.get("value")
