"""Rows of an event log in XES (IEEE 1849): a row is an event, a column is the key of an attribute.

The attributes of a trace are columns with ``case:`` before their key, as process miners write them. Read with
defusedxml, a trace at a time: of XES these are four tags, for which a process mining library would bring a hundred
times as much. An attribute inside another one, or in a list, is a column ``outer/inner``; where a list has a key more
than once, the next are ``outer/inner/2`` and so on. A file may be packed with gzip, as ``.xes.gz``.
"""

from __future__ import annotations

import gzip
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from childlaw_rules.importing.rows import Cell, Row, Table, Told, lacks, unusable

TRACE: Final = "case:"
_VALUES: Final = frozenset(("string", "date", "int", "float", "boolean", "id"))
_LISTS: Final = frozenset(("list", "container"))
_GZIP: Final = b"\x1f\x8b"


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
    except (ParseError, DefusedXmlException, OSError, EOFError, zlib.error, ValueError):
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
    with path.open("rb") as start:
        packed = start.read(len(_GZIP)) == _GZIP
    with gzip.open(path) if packed else path.open("rb") as file:
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


def _attributes(element: Any, outer: str = "") -> Iterator[tuple[str, Cell]]:
    """The attributes of an element with those inside them, each with a key of its own."""
    seen: Counter[str] = Counter()
    for child in element:
        tag = child.tag.rpartition("}")[2]
        if tag == "values" and outer:
            yield from _attributes(child, outer)
        key = child.get("key")
        if key is None or tag not in _VALUES | _LISTS:
            continue
        name = outer + key
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}/{seen[name]}"
        if tag in _VALUES:
            yield name, child.get("value")
        yield from _attributes(child, f"{name}/")
