"""Tries the mutants of a rule file on its own examples, and on what refuses or checks a rule file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from childlaw_rules import load_rules
from childlaw_rules.checks import Level, check_rules
from childlaw_rules.coverage import CoverageMap, check_map, load_map
from childlaw_rules.errors import RuleError
from childlaw_rules.examples import ReadyExample, alone, ready_examples, said_otherwise
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.rulefiles import read_rule
from childlaw_rules.yamltext import read_yaml

from .mutants import Mutant, mutants

_FASTEST: Any = yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper


class _Dumper(_FASTEST):  # type: ignore[misc]
    """Writes out what stands in two places: a rule file with an anchor is refused, whatever else it says."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_SOURCE = re.compile(r"/source/(act|provision): ")

#: How a mutant can end.
REFUSED = "refused on reading"
EXAMPLE = "an example fails"
CHECK = "a check reports an error"
SURVIVED = "survived"
#: The change says the same in other words: no mutant at all.
THE_SAME = "says the same"


@dataclass
class Score:
    """The mutants of one rule: how many ended how, and the names of those that survived."""

    rule: str
    ends: Counter[str] = field(default_factory=Counter)
    survivors: list[str] = field(default_factory=list)
    #: The name of every mutant that was tried, whatever became of it.
    tried: set[str] = field(default_factory=set)

    @property
    def total(self) -> int:
        """The mutants, without changes that say the same."""
        return sum(number for end, number in self.ends.items() if end != THE_SAME)

    @property
    def killed(self) -> int:
        """Those that something noticed."""
        return self.total - self.ends[SURVIVED]


class Proving:
    """One rule file and its examples, read once, on which mutants are tried."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        # What failed last is tried first: neighbouring mutants fall to the same example.
        self.with_examples = read_rule(content, name)
        self._examples = list(ready_examples(self.with_examples))
        self.data: Any = _without_texts(read_yaml(content, name).data)
        self.rule = self.read(Mutant("", self.data))

    def mutants(self) -> Iterator[Mutant]:
        """Every mutant of the file."""
        return mutants(self.data)

    def read(self, mutant: Mutant) -> Rule:
        """A mutant as a rule. Raises ``RuleError`` where it is refused."""
        text = yaml.dump(
            {**mutant.data, "examples": _STAND_IN}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000
        )
        return read_rule(text, self.name)

    def end_of(self, mutant: Mutant, *, checks: bool = True) -> str:
        """How a mutant ends; without the checks, whether the examples notice it."""
        try:
            rule = self.read(mutant)
        except RuleError:
            return REFUSED
        if _meaning(rule) == _meaning(self.rule):
            return THE_SAME
        if self._noticed(rule):
            return EXAMPLE
        return CHECK if checks and self._found_wrong(mutant, rule) else SURVIVED

    def _noticed(self, rule: Rule) -> bool:
        rules = alone(rule)
        for place, example in enumerate(self._examples):
            if _differs(rules, example):
                self._examples.insert(0, self._examples.pop(place))
                return True
        return False

    def _found_wrong(self, mutant: Mutant, rule: Rule) -> bool:
        if _errors(rule):
            return True
        if not any(key in mutant.name for key in _READ_BY_THE_MAP):
            return False
        return not _astray(rule) <= _astray(self.rule)

    def survivors(self) -> list[Mutant]:
        """The mutants that nothing notices."""
        return [mutant for mutant in self.mutants() if self.end_of(mutant) == SURVIVED]

    def score(self, believed: Collection[str] = (), *, sources: bool = True) -> Score:
        """Every mutant tried; of those believed to survive only the examples are asked, not the checks.

        Without ``sources`` the mutants of ``act`` and ``provision`` are left out: only the coverage map can notice
        them, and that takes long.
        """
        score = Score(self.rule.id)
        for mutant in self.mutants():
            if not sources and _SOURCE.search(mutant.name):
                continue
            end = self.end_of(mutant, checks=mutant.name not in believed)
            score.ends[end] += 1
            score.tried.add(mutant.name)
            if end == SURVIVED:
                score.survivors.append(mutant.name)
        return score


def _without_texts(data: Any) -> Any:
    """The data of a rule file with a word for each of its texts: they are most of a file, and say nothing here."""
    if isinstance(data, dict):
        return {key: _WORDS if key in _TEXTS else _without_texts(item) for key, item in data.items() if key != "seen"}
    return [_without_texts(item) for item in data] if isinstance(data, list) else data


_TEXTS = ("title", "summary", "says", "question", "why")
_WORDS = {"da": "ord", "en": "word"}


def _differs(rules: Ruleset, example: ReadyExample) -> bool:
    try:
        return bool(said_otherwise(rules, example))
    except Exception:
        # A mutant on which the evaluation breaks off has not gone unnoticed.
        return True


def _errors(rule: Rule) -> list[str]:
    """The errors that the checks report of a rule by itself."""
    shipped = load_rules()
    one = Ruleset((rule,), shipped.digest, shipped.version, shipped.background, shipped.tables)
    return [found.message.en for found in check_rules(one) if found.level is Level.ERROR]


#: What the coverage map reads of a rule.
_READ_BY_THE_MAP = ("source/", "in_force", "versions/", "basis")


@lru_cache(maxsize=1)
def _map() -> CoverageMap:
    coverage = load_map(None)
    assert coverage is not None
    return coverage


@lru_cache(maxsize=4)
def _astray(rule: Rule) -> Counter[str]:
    """What is wrong with the coverage map beside a rule by itself; most of it is that the others are not there."""
    return Counter(problem.message for problem in check_map(_map(), Ruleset((rule,), "sha256:-", "-")))


#: A rule file has examples. Those of a mutant are never run.
_STAND_IN = [{"name": "none", "events": [], "expect": "not applicable"}]


def _meaning(rule: Rule) -> object:
    versions = [(v.first, v.last, v.source, v.duty) for v in rule.versions]
    return rule.kind, rule.basis, versions, [(r.id, r.sets, r.default, r.alternatives, r.adds) for r in rule.readings]
