"""Rule files as plain text with places: mappings, lists and texts, and where in the file each of them stands.

YAML gives meaning to unquoted words (``yes``, ``2024-01-01``); here every value stays the text as written
and the model of a rule gives it its type. What a jurist cannot see or would not expect is refused: anchors,
tags, merge keys, a key used twice, a comma that cuts a sentence in two. The file is read in one pass over the
events of the parser, so that nothing is expanded and nothing nests deeper than it may. Over 300 lines because
that one pass and what it refuses belong together.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from childlaw_rules.boundedfile import MOST_YAML
from childlaw_rules.cprshape import holds_cpr
from childlaw_rules.errors import Problem, RuleError
from childlaw_rules.yamlsentences import (
    ANCHOR,
    CPR,
    DIRECTIVE,
    DOCUMENTS,
    EMPTY,
    QUESTION_MARK,
    SENTENCES,
    TAG,
    UNREADABLE,
)

MAX_BYTES = MOST_YAML
MAX_DEPTH = 20
#: So many characters one text in a file may have, and a key.
MOST_IN_TEXT = 20_000
MOST_IN_KEY = 200
#: So many keys a mapping may have, and so many items a list.
MOST_KEYS = 1_000
MOST_ITEMS = 10_000
#: The shortest text that can be shaped like a CPR number.
_TEN = 10

YamlValue: TypeAlias = "dict[str, YamlValue] | list[YamlValue] | str | None"
YamlPath: TypeAlias = tuple[str | int, ...]

_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

# Not printable in YAML, taken for a line end by YAML alone (U+0085, U+2028, U+2029), or turning the direction
# of the text around, so that a reader sees another text than the machine.
_FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_INDENTED_WITH = re.compile(r"^ *([^\S \n]|\u200b)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file as an editor shows it: both counted from 1, columns in characters."""

    line: int
    column: int


class YamlText:
    """One file: ``data`` is nested mappings, lists, texts and None, ``name`` the name of the file."""

    __slots__ = ("_keys", "_values", "data", "name")

    def __init__(
        self,
        name: str,
        data: YamlValue,
        values: Mapping[YamlPath, tuple[int, int]],
        keys: Mapping[YamlPath, tuple[int, int]],
    ) -> None:
        self.name = name
        self.data = data
        self._values = values
        self._keys = keys

    def place(self, path: YamlPath, key: bool = False) -> Place:
        """Where the value at ``path`` begins, or its key; where there is none, the nearest parent's value.

        >>> text = read_yaml("rule:\\n  title: x\\n", "a.yaml")
        >>> text.place(("rule", "title")), text.place(("rule", "title"), key=True), text.place(("rule", "id"))
        (Place(line=2, column=10), Place(line=2, column=3), Place(line=2, column=3))
        """
        if key and path in self._keys:
            return Place(*self._keys[path])
        while path not in self._values:
            path = path[:-1]
        return Place(*self._values[path])


def read_yaml(text: str | bytes, name: str) -> YamlText:
    """Read one file; a RuleError lists each problem found, in the order of the file, as ``name:line:column``.

    >>> read_yaml("within: 14 days\\ncounted: yes\\nsince: 2024-01-01\\n", "a.yaml").data
    {'within': '14 days', 'counted': 'yes', 'since': '2024-01-01'}
    """
    reading = _Reading()
    decoded = _decode(text, reading)
    if decoded is not None:
        _look_for_hidden_characters(decoded, reading)
    if decoded is not None and not reading.problems:
        reading.read(decoded)
    if reading.problems:
        found = sorted(reading.problems, key=lambda problem: problem[:2])
        raise RuleError([Problem(f"{name}:{line}:{column}", message) for line, column, message in found])
    return YamlText(name, reading.data, reading.values, reading.keys)


def _decode(text: str | bytes, reading: _Reading) -> str | None:
    """The text without byte order mark and with one kind of line end, or None where it cannot be had."""
    written = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    if len(written) > MAX_BYTES:
        reading.problem(1, 1, f"the file has {len(written)} bytes and at most {MAX_BYTES} are read; divide it")
        return None
    if isinstance(text, bytes):
        written = written.removeprefix(codecs.BOM_UTF8)
        try:
            text = written.decode("utf-8")
        except UnicodeDecodeError as error:
            line_start = written.rfind(b"\n", 0, error.start) + 1
            column = len(written[line_start : error.start].decode("utf-8")) + 1
            message = "the file is not UTF-8 from here; save it again with the encoding UTF-8"
            reading.problem(written.count(b"\n", 0, error.start) + 1, column, message)
            return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _look_for_hidden_characters(text: str, reading: _Reading) -> None:
    """Report the first forbidden character of each line, and each line indented with anything but spaces."""
    if not (_FORBIDDEN.search(text) or _INDENTED_WITH.search(text)):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if found := _FORBIDDEN.search(line):
            reading.forbidden(number, found.start() + 1, found[0])
        elif found := _INDENTED_WITH.match(line):
            what = "a tab" if found[1] == "\t" else f"the space-like character U+{ord(found[1]):04X}"
            reading.problem(number, found.start(1) + 1, f"{what} stands in the indentation; use spaces")


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been read yet."""

    path: YamlPath
    inside: dict[str, YamlValue] | list[YamlValue]
    flow: bool
    is_key: bool = False
    lines: dict[str, int] = field(default_factory=dict)  # where each key first stands
    key: str | None = None  # the key whose value comes next; None where a key comes next
    key_event: Any = None


class _Reading:
    """One pass over the parser's events, with the data, the places and the problems found so far."""

    def __init__(self) -> None:
        self.text = ""
        self.data: YamlValue = None
        self.values: dict[YamlPath, tuple[int, int]] = {}
        self.keys: dict[YamlPath, tuple[int, int]] = {}
        self.problems: list[tuple[int, int, str]] = []
        self.open: list[_Open] = []

    def problem(self, line: int, column: int, message: str) -> None:
        self.problems.append((line, column, message))

    def forbidden(self, line: int, column: int, character: str) -> None:
        way_out = "save the file with ordinary line ends" if character == "\r" else "delete it"
        what = f"the character U+{ord(character):04X} cannot be used in a rule file"
        self.problem(line, column, f"{what}; {way_out}")

    def refuse(self, event: Any, message: str) -> None:
        self.problem(event.start_mark.line + 1, event.start_mark.column + 1, message)

    def read(self, text: str) -> None:
        """Read all events; what keeps the rest from being read (a syntax error) is the last problem."""
        self.text = text
        documents = 0
        end: Any = None
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                end = event.end_mark
                if isinstance(event, yaml.ScalarEvent):
                    self.scalar(event)
                elif isinstance(event, yaml.CollectionStartEvent):
                    if len(self.open) == MAX_DEPTH:
                        self.refuse(event, f"this is nested deeper than {MAX_DEPTH} levels; write it flatter")
                        return
                    self.begin(event)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self.end()
                elif isinstance(event, yaml.AliasEvent):
                    self.alias(event)
                elif isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self.refuse(event, DOCUMENTS)
                        return
                    if event.version or event.tags:
                        self.refuse(event, DIRECTIVE)
        except yaml.MarkedYAMLError as error:
            self.problems.append(_translate(error, text))
        except (yaml.YAMLError, ValueError, OverflowError):
            # The Python parser makes numbers of "\\UFFFFFFFF" and "%YAML 1.99999..." without looking at them.
            line, column = (end.line + 1, end.column + 1) if end else (1, 1)
            self.problem(line, column, UNREADABLE)
        else:
            if not documents:
                self.problem(1, 1, EMPTY)

    def check_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.refuse(event, ANCHOR)
        if event.tag is not None:
            self.refuse(event, TAG)

    def wants_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].inside, dict) and self.open[-1].key is None

    def scalar(self, event: Any) -> None:
        self.check_properties(event)
        value: str | None = event.value
        if len(event.value) >= _TEN:
            self.check_text(event)
        plain = not event.style  # "" from the C parser, None from the Python parser
        if plain and value in {"", "~"}:
            value = None
            if not self.open and not event.value:
                self.problem(1, 1, EMPTY)  # a lone '---'
        elif plain and "?" in event.value and self.open and self.open[-1].flow:
            self.question_mark(event)
        elif event.style == '"' and (found := _FORBIDDEN.search(event.value)):  # by an escape
            self.forbidden(event.start_mark.line + 1, event.start_mark.column + 1, found[0])
        if self.wants_key():
            self.key(event, value)
        else:
            self.put(value, event)

    def check_text(self, event: Any) -> None:
        most = MOST_IN_KEY if self.wants_key() else MOST_IN_TEXT
        if len(event.value) > most:
            self.refuse(event, f"this has {len(event.value)} characters and at most {most} are read; shorten it")
        if holds_cpr(event.value):
            self.refuse(event, CPR)

    def question_mark(self, event: Any) -> None:
        """The C parser takes it and the Python parser does not: a file must not depend on who reads it."""
        mark = event.start_mark
        before = self.text[mark.index : event.end_mark.index].partition("?")[0]
        line, start = mark.line + 1 + before.count("\n"), before.rfind("\n") + 1
        self.problem(line, len(before) - start + 1 + (0 if start else mark.column), QUESTION_MARK)

    def key(self, event: Any, value: str | None) -> None:
        """Take a text as the key of the value that comes next."""
        parent, place = self.open[-1], (event.start_mark.line + 1, event.start_mark.column + 1)
        parent.key, parent.key_event = value or "", event
        if not value:
            self.refuse(event, "the key is empty; write a name before the colon")
        elif value == "<<" and not event.style:
            self.refuse(event, "merge keys (<<) are not used; write the keys out")
        elif value in parent.lines:
            first = parent.lines[value]
            self.refuse(event, f"the key {_quoted(value)} is already on line {first}; keep one of them")
        else:
            if len(parent.lines) == MOST_KEYS:
                self.refuse(event, f"there are at most {MOST_KEYS} keys beside each other; divide the file")
            parent.lines[value] = place[0]
            self.keys[(*parent.path, value)] = place

    def next_path(self) -> YamlPath:
        if not self.open:
            return ()
        parent = self.open[-1]
        if isinstance(parent.inside, list):
            return (*parent.path, len(parent.inside))
        return (*parent.path, parent.key or "")

    def put(self, value: YamlValue, event: Any) -> None:
        """Give a value its place in the mapping or list it stands in."""
        self.values[self.next_path()] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if not self.open:
            self.data = value
            return
        parent = self.open[-1]
        if isinstance(parent.inside, list):
            if len(parent.inside) == MOST_ITEMS:
                self.refuse(event, f"a list has at most {MOST_ITEMS} items; divide the file")
            parent.inside.append(value)
            return
        if parent.flow and value is None and parent.key:
            self.check_colon(parent.key, parent.key_event, event)
        parent.inside[parent.key or ""] = value
        parent.key = None

    def check_colon(self, key: str, key_event: Any, event: Any) -> None:
        """Refuse ``{provision: § 5, stk. 2}``, which YAML reads as two keys, the second without a value."""
        between = self.text[key_event.end_mark.index : event.end_mark.index]
        if ":" not in between:
            self.refuse(
                key_event,
                f"{_quoted(key)} stands inside {{ }} without a value; quote the whole of a text that holds "
                "a comma, or write it below its key, one key a line",
            )

    def alias(self, event: Any) -> None:
        self.refuse(event, ANCHOR)
        if self.wants_key():
            self.open[-1].key = ""
        else:
            self.put(None, event)

    def begin(self, event: Any) -> None:
        self.check_properties(event)
        inside: dict[str, YamlValue] | list[YamlValue] = {}
        if isinstance(event, yaml.SequenceStartEvent):
            inside = []
        elif event.flow_style and event.start_mark.index == event.end_mark.index:
            self.refuse(event, "a colon inside [ ] makes a mapping of the text; put the text in quotes")
        path, is_key = self.next_path(), self.wants_key()
        if is_key:
            self.refuse(event, "a key must be a text; put a text that begins with { or [ in quotes")
        else:
            self.put(inside, event)
        self.open.append(_Open(path, inside, bool(event.flow_style), is_key))

    def end(self) -> None:
        if self.open.pop().is_key:
            self.open[-1].key = ""


def _quoted(key: str) -> str:
    """A key as messages show it: on one line, not too long."""
    short = _FORBIDDEN.sub("?", " ".join(key.split()))
    return f"'{short if len(short) <= 60 else short[:57] + '...'}'"


def _translate(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """A parser's message as place and sentence."""
    where = error.problem_mark or error.context_mark
    if where is None:
        return 1, 1, UNREADABLE
    begins = error.context_mark or where
    said = f"{error.context}: {error.problem}"
    if "flow" in said and text[where.index : where.index + 1] == "?":
        return where.line + 1, where.column + 1, QUESTION_MARK
    at_start, sentence = next((start, words) for fits, start, words in SENTENCES if re.search(fits, said))
    mark = begins if at_start else where
    return mark.line + 1, mark.column + 1, sentence.replace("{line}", str(begins.line + 1))
