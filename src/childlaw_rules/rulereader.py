"""Reads rule files from their contents: typed, with every error at its line and column before anything is refused.

Over 300 lines because what types a rule file and what refuses it belong together. No file is opened here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import pairwise
from typing import Any, Final

from pydantic import ValidationError

from childlaw_rules.errors import Problem, RuleError, did_you_mean
from childlaw_rules.kinds import KINDS
from childlaw_rules.kinds.throughout import unlike
from childlaw_rules.kinds.ties import misfits
from childlaw_rules.lawtables import TABLE_FILES
from childlaw_rules.rule.background import FILE_NAME, Background
from childlaw_rules.rule.examplerows import faults_of
from childlaw_rules.rule.head import HEAD_KEYS, TOP_KEYS, VERSION_KEYS, Example, Head, VersionHead
from childlaw_rules.rule.words import Category, Reading
from childlaw_rules.rulebackground import read_background
from childlaw_rules.rulebook import RULES_VERSION, Paper, Rule, Ruleset, RuleVersion, digest_of, started_by
from childlaw_rules.rulemerge import PathOf, merged, message_of, path_in, place_of, value_at, with_added, with_answer
from childlaw_rules.tablereader import read_tables
from childlaw_rules.when import LATEST
from childlaw_rules.yamltext import YamlText, read_yaml

#: So many entries a rule file may have under each of these keys, and so many rows an example.
MOST_ENTRIES: Final = {"versions": 200, "readings": 50, "examples": 1_000}
MOST_ROWS: Final = 1_000


def read_rules(files: Mapping[str, bytes | str], *, up_to_examples: bool = False) -> Ruleset:
    """Rules from the contents of files, by name, as ``rulefiles.read_rules`` says."""
    problems: list[Problem] = []
    background: Background | None = None
    rules: list[Rule] = []
    seen: dict[str, str] = {}
    for name in sorted(files):
        content = files[name]
        raw = _raw(content)
        try:
            if name == FILE_NAME:
                background = read_background(raw)
                continue
            if name in TABLE_FILES:
                continue
            rule = read_rule(raw, name, up_to_examples=up_to_examples)
        except RuleError as error:
            problems.extend(error.problems)
            continue
        if rule.id in seen:
            problems.append(Problem(f"{name}:1:1", f"rule '{rule.id}' is already in {seen[rule.id]}"))
        seen[rule.id] = name
        rules.append(rule)
    try:
        tables = read_tables(files)
    except RuleError as error:
        problems.extend(error.problems)
    if problems:
        raise RuleError(problems)
    order = {category: number for number, category in enumerate(Category)}
    rules.sort(key=lambda rule: (order[rule.category], rule.id))
    return Ruleset(tuple(rules), digest_of(files), RULES_VERSION, background, tables)


def _raw(content: bytes | str) -> bytes:
    # What is no text in Unicode is refused at its place when it is read.
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")


def read_rule(content: bytes | str, name: str, *, up_to_examples: bool = False) -> Rule:
    """One rule from the contents of its file, as ``rulefiles.read_rule`` says."""
    if not up_to_examples:
        return _Reader(read_yaml(content, name), name).rule()
    raw = _raw(content)
    begins = raw.find(b"\nexamples:")
    if begins < 0:
        return read_rule(raw, name)

    def paper() -> Paper:
        return read_rule(raw, name).read_paper()

    return _Reader(read_yaml(raw[: begins + 1], name), name).rule(paper)


class _Reader:
    """Reads one file, gathering its errors."""

    def __init__(self, text: YamlText, name: str) -> None:
        self.text = text
        self.name = name
        self.data: Any = text.data
        self.problems: list[Problem] = []

    def rule(self, later: Callable[[], Paper] | None = None) -> Rule:
        if not isinstance(self.data, dict):
            self.wrong((), "a rule file is a list of keys and values, starting with 'id:'")
            raise RuleError(self.problems)
        self._not_too_many()
        module = self._kind()
        head = self._model(Head, {k: v for k, v in self.data.items() if k in HEAD_KEYS}, ())
        known = (*TOP_KEYS, *(module.Duty.model_fields if module else ()))
        if module is not None:
            for key in self.data:
                if key not in known:
                    self.wrong((key,), f"unknown key '{key}'{did_you_mean(key, known)}", key=True)
        heads = self._version_heads(known)
        readings: tuple[Reading, ...] = head.readings if head is not None else ()
        versions: tuple[RuleVersion, ...] = ()
        if module is not None and heads:
            versions = self._versions(module.Duty, heads, readings, {}, report=True)
        if later is None and module is not None and head is not None and not self.problems:
            self._check_alternatives(module.Duty, heads, readings)
        examples = () if later is not None else self._examples()
        self._names(head)
        if self.problems or head is None or module is None:
            raise RuleError(sorted(set(self.problems), key=place_of))
        places = tuple(self.at(("examples", number)) for number in range(len(examples)))
        return Rule(
            id=head.id,
            title=head.title,
            summary=head.summary,
            category=head.category,
            basis=head.basis,
            status=head.status,
            reviewed=head.reviewed,
            kind=head.kind,
            module=module,
            versions=versions,
            readings=readings,
            file=self.name,
            build=lambda answers: self._versions(module.Duty, heads, readings, answers, report=False),
            read_paper=later or partial(Paper, self.text, examples, places),
        )

    def _not_too_many(self) -> None:
        """Refuse what is too much before anything in it is looked at."""
        for key, most in MOST_ENTRIES.items():
            rows = self.data.get(key)
            if isinstance(rows, list) and len(rows) > most:
                self.wrong((key,), f"{len(rows)} {key}, and at most {most} are read; divide the rule", key=True)
        examples = self.data.get("examples")
        for number, example in enumerate(examples if isinstance(examples, list) else ()):
            rows = example.get("rows") if isinstance(example, dict) else None
            if isinstance(rows, list) and len(rows) > MOST_ROWS:
                message = f"{len(rows)} rows, and at most {MOST_ROWS} are read; divide the example"
                self.wrong(("examples", number, "rows"), message, key=True)
        if self.problems:
            raise RuleError(self.problems)

    # -- parts --------------------------------------------------------------------------------------------

    def _kind(self) -> Any:
        kind = self.data.get("kind")
        if kind is None:
            return None
        module = KINDS.get(kind) if isinstance(kind, str) else None
        if module is None:
            self.wrong(("kind",), f"unknown kind{did_you_mean(str(kind), KINDS)}; one of: {', '.join(KINDS)}")
        return module

    def _version_heads(self, known: Iterable[str]) -> list[tuple[VersionHead, dict[str, Any], int]]:
        rows = self.data.get("versions")
        if not isinstance(rows, list) or not rows:
            self.wrong(("versions",), "a rule has at least one version, each with 'id', 'in_force' and 'source'")
            return []
        heads = []
        for number, row in enumerate(rows):
            if not isinstance(row, dict):
                self.wrong(("versions", number), "a version has the keys 'id', 'in_force' and 'source'")
                continue
            model = self._model(VersionHead, {k: v for k, v in row.items() if k in VERSION_KEYS}, ("versions", number))
            allowed = [*VERSION_KEYS, *(key for key in known if key not in TOP_KEYS)]
            for key in row:
                if key not in allowed:
                    self.wrong(("versions", number, key), f"unknown key '{key}'{did_you_mean(key, allowed)}", key=True)
            if model is not None:
                own = {k: v for k, v in row.items() if k in allowed and k not in VERSION_KEYS}
                heads.append((model, own, number))
        self._in_order(heads)
        return heads

    def _in_order(self, heads: list[tuple[VersionHead, dict[str, Any], int]]) -> None:
        names: set[str] = set()
        for model, _, number in heads:
            if model.id in names:
                self.wrong(("versions", number, "id"), f"version '{model.id}' is there twice")
            names.add(model.id)
        for (one, _, _), (two, _, number) in pairwise(heads):
            if one.in_force.until is None or two.in_force.from_ <= one.in_force.until:
                self.wrong(
                    ("versions", number, "in_force"),
                    f"version '{two.id}' overlaps '{one.id}': versions stand in order, each ended before the next",
                )

    def _versions(
        self,
        duty: Any,
        heads: list[tuple[VersionHead, dict[str, Any], int]],
        readings: tuple[Reading, ...],
        answers: Mapping[str, str],
        *,
        report: bool,
    ) -> tuple[RuleVersion, ...]:
        shared = {key: value for key, value in self.data.items() if key not in TOP_KEYS and key in duty.model_fields}
        versions: list[RuleVersion] = []
        said: list[tuple[dict[str, Any], int]] = []
        for head, own, number in heads:
            data = merged(shared, own)
            if report:
                self._check_readings(readings, data)
            added: dict[PathOf, PathOf] = {}
            for place, reading in enumerate(readings):
                answer = answers.get(reading.id, reading.default)
                if reading.adds:
                    if answer == "yes" and reading.sets in data:
                        data = with_added(data, reading.sets, reading.adds)
                        first = len(data[reading.sets]) - len(reading.adds)
                        for item in range(len(reading.adds)):
                            added[reading.sets, first + item] = ("readings", place, "adds", item)
                elif reading.id in answers:
                    data = with_answer(data, reading.sets, answer)
            model = self._duty(duty, data, own, number, added)
            if model is None:
                continue
            said.append((own, number))
            if versions:
                self._alike(versions[0], model, [said[-1], said[0]])
            until = head.in_force.until
            versions.append(
                RuleVersion(
                    head.id,
                    head.in_force.from_.toordinal(),
                    LATEST if until is None else until.toordinal(),
                    head.source,
                    model,
                )
            )
        return tuple(versions)

    def _alike(self, first: RuleVersion, later: Any, said: list[tuple[dict[str, Any], int]]) -> None:
        """Refuse a later version that is about something else; ``said``: what it says itself, then the first one."""
        for key in unlike(first.duty, later):
            number = next((number for own, number in said if key in own), None)
            message = (
                f"'{key}' is not as in version '{first.id}'; all versions of a rule are about the same: "
                "write another rule for this version"
            )
            self.wrong((key,) if number is None else ("versions", number, key), message, key=True)

    def _check_readings(self, readings: tuple[Reading, ...], data: dict[str, Any]) -> None:
        for place, reading in enumerate(readings):
            value = value_at(data, reading.sets)
            if value is None:
                self.wrong(("readings", place, "sets"), f"'{reading.sets}' is no key of this rule")
            elif not reading.adds and value != reading.default:
                self.wrong(("readings", place, "default"), f"the rule itself says '{value}' at '{reading.sets}'")

    def _check_alternatives(
        self, duty: Any, heads: list[tuple[VersionHead, dict[str, Any], int]], readings: tuple[Reading, ...]
    ) -> None:
        """Every answer to a reading makes a duty that can be read, in every version."""
        for place, reading in enumerate(readings):
            for number, answer in enumerate(reading.alternatives):
                told = list(self.problems)
                self._versions(duty, heads, readings, {reading.id: answer}, report=False)
                if wrong := self.problems[len(told) :]:
                    self.problems = told
                    message = f"with '{answer}' the rule cannot be read: {wrong[0].message}"
                    self.wrong(("readings", place, "alternatives", number), message)

    def _duty(
        self, duty: Any, data: dict[str, Any], own: dict[str, Any], number: int, added: Mapping[PathOf, PathOf]
    ) -> Any:
        def wrong(loc: PathOf, message: str) -> None:
            path = path_in(loc, data)
            where = ("versions", number, *path) if path and path[0] in own else path
            if path[:2] in added:
                where = (*added[path[:2]], *path[2:])
            self.wrong(where, message)

        try:
            model = duty.model_validate(data)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False, include_context=True):
                wrong(detail["loc"], message_of(detail, duty))
            return None
        for loc, message in misfits(model, [pattern.event for pattern in started_by(model)]):
            wrong(loc, message)
        return model

    def _examples(self) -> tuple[Example, ...]:
        rows = self.data.get("examples")
        if not isinstance(rows, list) or not rows:
            self.wrong(("examples",), "a rule has examples: they are its tests")
            return ()
        found = []
        for number, row in enumerate(rows):
            model = self._model(Example, row, ("examples", number))
            if model is None:
                continue
            found.append(model)
            for fault in faults_of(model):
                self.wrong(("examples", number), f"example '{model.name}' cannot be used: {fault}")
        return tuple(found)

    def _names(self, head: Head | None) -> None:
        if head is None:
            return
        folder, _, file = self.name.rpartition("/")
        if file and file.removesuffix(".yaml") != head.id:
            self.wrong(("id",), f"the file is called '{file}': name it '{head.id}.yaml'")
        if folder and folder.rpartition("/")[2] != head.category.value:
            self.wrong(("category",), f"the file lies in '{folder}': a rule lies in the folder of its category")

    # -- errors -------------------------------------------------------------------------------------------

    def _model(self, model: Any, data: Any, where: PathOf) -> Any:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False, include_context=True):
                path = path_in(detail["loc"], data)
                self.wrong((*where, *path), message_of(detail, model))
            return None

    def at(self, path: PathOf, *, key: bool = False) -> str:
        """A place as ``file:line:column``."""
        place = self.text.place(path, key)
        return f"{self.name}:{place.line}:{place.column}"

    def wrong(self, path: PathOf, message: str, *, key: bool = False) -> None:
        """Note an error at a place of the file."""
        self.problems.append(Problem(self.at(path, key=key), message))
