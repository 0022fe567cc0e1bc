"""Reads the files of the coverage map, with every error of every file at its line and column."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from childlaw_rules.arguments import refuse
from childlaw_rules.coverage.law import CoverageMap, Entry, Gap, IndexVersion, LawIndex, Row
from childlaw_rules.coverage.words import EntryWord, GapFile, IndexFile, RowFile, VersionWord
from childlaw_rules.errors import Problem, RuleError, did_you_mean
from childlaw_rules.rule.values import Word
from childlaw_rules.rulefiles import coverage_files, files_unlike
from childlaw_rules.rulemerge import PathOf, message_of, path_in, place_of
from childlaw_rules.when import EARLIEST, LATEST
from childlaw_rules.yamltext import YamlText, read_yaml

#: The folder of the map that holds the index.
INDEX_FOLDER: Final = "provisions"
#: The folder of the map that says why a rule has no version in force for a time.
TIME_FOLDER: Final = "time"
#: The order of the two acts; the others follow by name.
_FIRST: Final = ("serviceloven", "barnets_lov")
Model = TypeVar("Model", bound=Word)


def load_map(folder: str | Path | None = None) -> CoverageMap | None:
    """The coverage map of a folder of rules, by default of those that come with the library.

    None where the folder has no map. Raises ``RuleError`` with every error of every file.
    """
    files = coverage_files(folder)
    return read_map(files) if files else None


def read_map(files: Mapping[str, bytes | str]) -> CoverageMap:
    """The map from the contents of its files, by name: ``coverage/provisions/<act>.yaml`` and
    ``coverage/<act>/<theme>.yaml``, ``coverage/time/<name>.yaml``. Raises ``RuleError`` with every error of every file.
    """
    refuse(files_unlike(files))
    reader = _Reader()
    for name in sorted(files):
        parts = ["", *name.split("/")]
        if parts[-2] == INDEX_FOLDER:
            reader.index(name, files[name])
        elif parts[-2] == TIME_FOLDER:
            reader.gaps_of(name, files[name])
        else:
            reader.rows_of(name, files[name])
    return reader.map()


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.acts: list[LawIndex] = []
        self.rows: list[Row] = []
        self.gaps: list[Gap] = []
        self.seen: dict[str, str] = {}

    def map(self) -> CoverageMap:
        if not self.acts and not self.problems:
            self.problems.append(Problem("coverage:1:1", f"no index: it lies in 'coverage/{INDEX_FOLDER}/'"))
        folders = [act.folder for act in self.acts]
        for folder, place in {row.folder: row.place for row in reversed(self.rows)}.items():
            if folder not in folders and not self.problems:
                hint = did_you_mean(folder, folders)
                self.problems.append(Problem(place, f"no index for folder '{folder}'{hint}; one of: {folders}"))
        if self.problems:
            raise RuleError(sorted(set(self.problems), key=place_of))
        self.acts.sort(key=lambda act: (_FIRST.index(act.folder) if act.folder in _FIRST else 9, act.folder))
        return CoverageMap(tuple(self.acts), tuple(self.rows), tuple(self.gaps))

    def index(self, name: str, content: bytes | str) -> None:
        text, file = self._read(IndexFile, name, content, "'act:', 'title:', 'chapters:' and 'provisions:'")
        if text is None or file is None:
            return
        chapters = [chapter.id for chapter in file.chapters]
        for number, chapter in enumerate(chapters):
            if chapter in chapters[:number]:
                self._wrong(text, ("chapters", number, "id"), f"chapter '{chapter}' is there twice")
        entries = []
        for number, word in enumerate(file.provisions):
            where: PathOf = ("provisions", number)
            if word.chapter not in chapters:
                hint = did_you_mean(word.chapter, chapters)
                self._wrong(text, (*where, "chapter"), f"'{word.chapter}' is no chapter of this file{hint}")
            at = _at(text, (*where, "id"))
            if word.id in self.seen:
                self.problems.append(Problem(at, f"entry '{word.id}' is already in {self.seen[word.id]}"))
            self.seen.setdefault(word.id, at)
            entries.append(self._entry(text, where, word, file.act, at))
        folder = name.rpartition("/")[2].removesuffix(".yaml")
        self.acts.append(LawIndex(folder, file.act, file.title, file.note, file.chapters, tuple(entries)))

    def _entry(self, text: YamlText, where: PathOf, word: EntryWord, act: str, at: str) -> Entry:
        versions: list[IndexVersion] = []
        for number, said in enumerate(word.versions):
            version = _version(text, (*where, "versions", number), said, word.id, act)
            if said.provision.startswith("§") and not version.places:
                self._wrong(
                    text,
                    (*where, "versions", number, "provision"),
                    f"'{said.provision}' cannot be read; write for example '§ 50, stk. 7' or '§§ 46-47'",
                )
            for other in versions:
                same_days = version.first <= other.last and other.first <= version.last
                if same_days and other.act == version.act:
                    self._wrong(
                        text,
                        (*where, "versions", number),
                        f"{version.named} and {other.named} have days in common; a version ends before the next",
                    )
            versions.append(version)
        return Entry(word.id, word.chapter, word.title, word.evidence, word.note, tuple(versions), at)

    def rows_of(self, name: str, content: bytes | str) -> None:
        text, file = self._read(RowFile, name, content, "'rows:'")
        if text is None or file is None:
            return
        for number, word in enumerate(file.rows):
            rules = tuple(_at(text, ("rows", number, "rules", place)) for place in range(len(word.rules)))
            self.rows.append(Row(word, name.split("/")[-2], _at(text, ("rows", number, "entry")), rules))

    def gaps_of(self, name: str, content: bytes | str) -> None:
        text, file = self._read(GapFile, name, content, "'gaps:'")
        if text is None or file is None:
            return
        for number, word in enumerate(file.gaps):
            if word.until < word.from_:
                self._wrong(text, ("gaps", number, "until"), "'until' lies before 'from'")
                continue
            at = _at(text, ("gaps", number, "rules"))
            self.gaps.append(Gap(word.from_, word.until, word.rules, word.reason, at))

    def _read(
        self, model: type[Model], name: str, content: bytes | str, keys: str
    ) -> tuple[YamlText | None, Model | None]:
        try:
            text = read_yaml(content, name)
        except RuleError as error:
            self.problems.extend(error.problems)
            return None, None
        data: Any = text.data
        if not isinstance(data, dict):
            self.problems.append(Problem(f"{name}:1:1", f"the file is a list of keys and values: {keys}"))
            return None, None
        try:
            return text, model.model_validate(data)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False, include_context=True):
                self._wrong(text, path_in(detail["loc"], data), message_of(detail, model))
            return text, None

    def _wrong(self, text: YamlText, path: PathOf, message: str) -> None:
        self.problems.append(Problem(_at(text, path), message))


def _version(text: YamlText, where: PathOf, said: VersionWord, entry: str, act: str) -> IndexVersion:
    first = EARLIEST if said.from_ is None else said.from_.toordinal()
    last = LATEST if said.until is None else said.until.toordinal()
    return IndexVersion(entry, said.act or act, said.provision, first, last, _at(text, (*where, "provision")))


def _at(text: YamlText, path: PathOf) -> str:
    place = text.place(path)
    return f"{text.name}:{place.line}:{place.column}"
