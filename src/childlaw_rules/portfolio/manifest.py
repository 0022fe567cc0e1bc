"""What a folder of results says of itself: what was asked, of which files, and which parts of the answer are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from childlaw_rules.errors import Problem

FORMAT: Final = "childlaw-many/1"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class FileStamp(_Model):
    """A file: its name, its size in bytes, and the SHA-256 of what it holds."""

    name: str
    bytes: int
    digest: str


class Asked(_Model):
    """What was asked. ``today`` is the day of the cases that have none, where ``as_of`` is not given."""

    output: Literal["jsonl", "parquet"]
    detail: str
    only: str | None
    as_of: str | None
    known_at: str | None
    today: str
    cases_per_part: int


class RulesUsed(_Model):
    """Which rules judged, and with which version of the library. ``readings`` are those chosen, by rule and reading."""

    version: str
    digest: str
    engine: str
    rules: list[str]
    readings: dict[str, str]


class Part(_Model):
    """One part of the answer: its files, how many cases are in it, how many were refused, findings by status."""

    files: list[FileStamp]
    cases: int
    refused: int
    statuses: dict[str, int]


class Manifest(_Model):
    """The whole of it: the files of ``parts``, one after the other, are the answer; ``finished``: it is whole."""

    format: Literal["childlaw-many/1"] = FORMAT
    asked: Asked
    rules: RulesUsed
    inputs: list[FileStamp]
    parts: list[Part] = []
    finished: bool = False

    @property
    def cases(self) -> int:
        """How many cases the parts hold, refused ones among them."""
        return sum(part.cases + part.refused for part in self.parts)


def differences(begun: Manifest, now: Manifest) -> Iterator[Problem]:
    """Why what is asked now cannot go on with what was begun; nothing where it can."""
    for name in Asked.model_fields:
        before, after = getattr(begun.asked, name), getattr(now.asked, name)
        if name != "today" and before != after:
            yield _other(f"was begun with {name.replace('_', ' ')} {_said(before)}, and not with {_said(after)}")
    if begun.rules.engine != now.rules.engine:
        yield _other(f"was begun with version {begun.rules.engine} of the library, and this is {now.rules.engine}")
    if begun.rules.digest != now.rules.digest or begun.rules.version != now.rules.version:
        yield _other("was begun with other rule files")
    elif begun.rules.rules != now.rules.rules:
        yield _other("was begun with other rules of the set")
    if begun.rules.readings != now.rules.readings:
        yield _other("was begun with other readings of the law")
    before_files, now_files = _by_name(begun.inputs), _by_name(now.inputs)
    for name in before_files.keys() | now_files.keys():
        if name not in now_files:
            yield _other(f"was begun with the file {name}, which is not among those given")
        elif name not in before_files:
            yield _other(f"was begun without the file {name}")
        elif before_files[name] != now_files[name]:
            yield _other(f"was begun before the file {name} was changed")
    if before_files == now_files and list(before_files) != list(now_files):
        yield _other("was begun with the files in another order")


def _by_name(files: Iterable[FileStamp]) -> dict[str, FileStamp]:
    """Files by their names; one that is given twice, or whose name is masked to that of another, is counted."""
    named: dict[str, FileStamp] = {}
    seen: Counter[str] = Counter()
    for file in files:
        seen[file.name] += 1
        named[file.name if seen[file.name] == 1 else f"{file.name} ({seen[file.name]})"] = file
    return named


def _other(what: str) -> Problem:
    return Problem("out", f"{what}; give another folder, or ask what was asked then")


def _said(value: object) -> str:
    return "none" if value is None else f"'{value}'"
