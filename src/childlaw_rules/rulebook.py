"""Rules as the evaluator uses them: every version whole, readings chosen, a set with its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from childlaw_rules.arguments import refuse, text_unlike, unlike, wrong_type
from childlaw_rules.errors import ArgumentError, Problem, did_you_mean
from childlaw_rules.kinds.outcome import Anchor, Outcome
from childlaw_rules.later import filled_later, with_fields_later
from childlaw_rules.lawtables import NO_TABLES, LawTables
from childlaw_rules.record.entries import Record
from childlaw_rules.record.moments import Day
from childlaw_rules.record.worlds import World
from childlaw_rules.rule.background import FILE_NAME, Background
from childlaw_rules.rule.words import Basis, Bilingual, Category, Reading, Review, ReviewStatus, Source

if TYPE_CHECKING:
    from childlaw_rules.yamltext import YamlText

#: The version of the set of rules that comes with the library: year, month and number of the edition.
RULES_VERSION: Final = "2026.11.0"


@dataclass(frozen=True, slots=True, eq=False)
class RuleVersion:
    """One version of a rule: the days (ordinals, inclusive) on which it is in force, its source, its duty."""

    id: str
    first: int
    last: int
    source: Source
    duty: Any


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """The file of a rule as it was read: what it says itself and where, and its examples with their places."""

    text: YamlText | None = None
    examples: tuple[Any, ...] = ()
    #: Where each example stands, as ``file:line:column``.
    example_places: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Rule:
    """One duty with all its versions, earliest first.

    Of a set that was read from its compiled form, a rule has its id, kind, category and ``start_types`` at once and
    works the rest out when it is first asked for.
    """

    id: str
    title: Bilingual
    summary: Bilingual
    category: Category
    basis: Basis
    status: ReviewStatus
    reviewed: Review | None
    kind: str
    module: ModuleType
    versions: tuple[RuleVersion, ...]
    readings: tuple[Reading, ...]
    file: str = ""
    #: The versions under other readings than the defaults: answers by reading id.
    build: Callable[[Mapping[str, str]], tuple[RuleVersion, ...]] | None = None
    #: The readings that were chosen instead of the defaults.
    chosen: Mapping[str, str] = field(default_factory=dict)
    #: Reads the whole file: evaluating a case needs none of its examples, and most of a file is examples.
    read_paper: Callable[[], Paper] = Paper

    if not TYPE_CHECKING:
        __getattr__ = filled_later

    @cached_property
    def _paper(self) -> Paper:
        return self.read_paper()

    @property
    def text(self) -> YamlText | None:
        """The file as it was read: what it says itself, and where. Raises ``RuleError`` as ``examples`` does."""
        return self._paper.text

    @property
    def examples(self) -> tuple[Any, ...]:
        """The examples. Raises ``RuleError`` where the file was read up to them and they have errors."""
        return self._paper.examples

    @property
    def example_places(self) -> tuple[str, ...]:
        """Where each example stands, as ``file:line:column``."""
        return self._paper.example_places

    def version_on(self, world: World, day: Day) -> RuleVersion | None:
        """The version in force on a day, or None in a gap. Never an older version in its place."""
        if isinstance(day, int):
            for version in self.versions:
                if version.first <= day <= version.last:
                    return version
            return None
        for version in reversed(self.versions):
            if world.at_most(version.first, day):
                return version if world.at_most(day, version.last) else None
        return None

    def anchors(self, record: Record) -> list[Anchor]:
        """The subjects of the rule in a case."""
        found: list[Anchor] = self.module.anchors(record, self)
        return found

    def judge(self, world: World, anchor: Anchor) -> list[Outcome]:
        """How the duty stands for one subject in one world."""
        outcomes: list[Outcome] = self.module.judge(world, self, anchor)
        return outcomes

    @cached_property
    def start_types(self) -> tuple[str, ...]:
        """The event types from which the rule's subjects are made."""
        return tuple(dict.fromkeys(pattern.event for v in self.versions for pattern in started_by(v.duty)))

    def under(self, answers: Mapping[str, str]) -> Rule:
        """The same rule with open questions answered otherwise: alternatives by reading id."""
        key = tuple(sorted(answers.items()))
        if key not in self._others:
            assert self.build is not None
            values = {name: getattr(self, name) for name in self.__dataclass_fields__}
            chosen = {**self.chosen, **answers}
            self._others[key] = Rule(**{**values, "versions": self.build(chosen), "chosen": chosen})
        return self._others[key]

    @cached_property
    def _others(self) -> dict[tuple[tuple[str, str], ...], Rule]:
        return {}


def started_by(duty: Any) -> Sequence[Any]:
    """The events from which a duty's subjects are made."""
    for name in ("act", "clock_starts", "before", "called_for_by", "while_running", "begins_with"):
        patterns = getattr(duty, name, None)
        if patterns:
            return tuple(patterns)
    return ()


@dataclass(frozen=True, eq=False)
class Ruleset:
    """A set of rules, in the order of the report, with what identifies it."""

    rules: tuple[Rule, ...]
    digest: str
    version: str
    #: What the set says of the vocabulary, for the checks; None where it has no such file.
    #: By a factory, so that the class has no value in place of one that is worked out later.
    background: Background | None = field(default_factory=lambda: None)
    #: The tables of the law: what a provision of a case says.
    tables: LawTables = NO_TABLES

    if not TYPE_CHECKING:
        __getattr__ = filled_later

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """The rules by id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def act_changes(self) -> tuple[int, ...]:
        """The first days on which a rule's act gave way to another: serviceloven to barnets lov."""
        days = set()
        for rule in self.rules:
            for before, after in pairwise(rule.versions):
                if before.source.act != after.source.act:
                    days.add(after.first)
        return tuple(sorted(days))

    def rule(self, id_: str) -> Rule:
        """One rule. Raises ``ArgumentError`` with the nearest id where there is none of that name."""
        refuse(unlike("rule", id_, str, "the id of a rule"))
        found = self.by_id.get(id_)
        if found is None:
            raise ArgumentError([Problem("rule", f"unknown rule '{id_}'{did_you_mean(id_, self.by_id)}")])
        return found

    def choosing(self, readings: Mapping[str, str]) -> Ruleset:
        """The same set under other readings, by the reading's id or ``rule-id/reading-id``.

        Raises ``ArgumentError`` for a reading or alternative that no rule has.
        """
        refuse(readings_unlike(readings))
        problems = []
        known = {f"{rule.id}/{reading.id}": reading for rule in self.rules for reading in rule.readings}
        short = {reading.id for reading in known.values()}
        chosen: dict[str, dict[str, str]] = {}
        for name, value in sorted(readings.items()):
            matching = {k: r for k, r in known.items() if name in (k, r.id)}
            if not matching:
                hint = did_you_mean(name, [*short, *known]) or f"; one of: {', '.join(sorted(short))}"
                problems.append(Problem("readings", f"unknown reading '{name}'{hint}"))
                continue
            for key, reading in matching.items():
                if value not in (reading.default, *reading.alternatives):
                    answers = ", ".join(f"'{answer}'" for answer in (reading.default, *reading.alternatives))
                    problems.append(Problem(f"readings.{name}", f"'{value}' is no answer; one of: {answers}"))
                    break
                if value != reading.default:
                    chosen.setdefault(key.split("/")[0], {})[reading.id] = value
        if problems:
            raise ArgumentError(problems)
        if not chosen:
            return self
        rules = tuple(rule.under(chosen[rule.id]) if rule.id in chosen else rule for rule in self.rules)
        chosen_set: Ruleset = with_fields_later(
            Ruleset,
            lambda name: {name: getattr(self, name)},
            rules=rules,
            digest=self.digest,
            version=self.version,
            tables=self.tables,
        )
        return chosen_set


def ruleset_unlike(rules: object, name: str = "rules") -> list[Problem]:
    """What is wrong with the argument that is to be a set of rules."""
    return unlike(name, rules, Ruleset, "a set of rules, as load_rules() or read_rules() gives it")


def readings_unlike(readings: object, name: str = "readings") -> list[Problem]:
    """What is wrong with the argument that chooses readings, but for which there are."""
    wanted = 'a mapping of readings to answers, such as {"ends-on-day-off": "next working day"}'
    if not isinstance(readings, Mapping):
        return [wrong_type(name, readings, wanted)]
    return text_unlike(name, readings, wanted)


def digest_of(files: Mapping[str, bytes | str]) -> str:
    """What identifies the contents of the files of a set, but for what it says of the vocabulary.

    Line ends differ between checkouts; the rules do not.
    """
    digest = hashlib.sha256()
    for name in sorted(files):
        if name != FILE_NAME:
            content = files[name]
            raw = content if isinstance(content, bytes) else content.encode()
            digest.update(name.encode() + b"\0" + raw.replace(b"\r\n", b"\n") + b"\0")
    return f"sha256:{digest.hexdigest()}"
