"""Rules on their way to another process: what they are, in a form that can be sent, read there once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.errors import ArgumentError, Problem, RuleError
from childlaw_rules.later import with_fields_later
from childlaw_rules.rulebook import Rule, Ruleset, ruleset_unlike
from childlaw_rules.rulefiles import load_rules

_NO_FILES: Final = (
    "do not come with the library, so that no other process can read them; give carried_rules() the folder that they "
    "were read from, or work with one worker"
)
_OTHER_FILES: Final = "are not those of the folder; give the folder that they were read from"


@dataclass(frozen=True, slots=True)
class CarriedRules:
    """A set of rules in a form that can be sent to another process: where its files are, what was chosen of them."""

    #: The folder of the rules; None for those that come with the library.
    folder: str | None = field(repr=False)
    digest: str
    #: The ids of the rules, in order, each with the readings that were chosen for it.
    chosen: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    #: The first days on which an act gave way to another, by the whole set that these were taken of.
    act_changes: tuple[int, ...]

    def ruleset(self) -> Ruleset:
        """The rules themselves, read once in each process.

        Raises ``RuleError`` where the files are no longer there, or are others than those that were carried.
        """
        return _ruleset(self)


def carried_rules(rules: Ruleset | None = None, folder: str | os.PathLike[str] | None = None) -> CarriedRules:
    """The rules in a form that can be sent; ``folder`` is where they were read, None where they come with the library.

    Rules left out of a set and readings that were chosen are carried too. Raises ``ArgumentError`` for rules that are
    not those of the folder: what has no files cannot be read by another process.
    """
    refuse(
        [] if rules is None else ruleset_unlike(rules),
        [] if folder is None else unlike("folder", folder, (str, os.PathLike), "the path of a folder of rules"),
    )
    where = None if folder is None else os.fspath(folder)
    read = load_rules(where)
    ruleset = read if rules is None else rules
    if ruleset.digest != read.digest or any(rule.id not in read.by_id for rule in ruleset.rules):
        raise ArgumentError([Problem("rules", _NO_FILES if where is None else _OTHER_FILES)])
    return as_carried(ruleset, where)


def as_carried(rules: Ruleset, folder: str | None) -> CarriedRules:
    """Rules of which it is known that they are those of the folder."""
    chosen = tuple((rule.id, tuple(sorted(rule.chosen.items()))) for rule in rules.rules)
    return CarriedRules(folder, rules.digest, chosen, rules.act_changes)


@lru_cache(maxsize=4)
def _ruleset(those: CarriedRules) -> Ruleset:
    read = load_rules(those.folder)
    if read.digest != those.digest:
        raise RuleError([Problem(those.folder or "rules", "the rule files were changed meanwhile; start again")])
    rules = tuple(_under(read.rule(id_), dict(answers)) for id_, answers in those.chosen)
    if rules == read.rules and those.act_changes == read.act_changes:
        return read
    chosen: Ruleset = with_fields_later(
        Ruleset,
        lambda name: {name: getattr(read, name)},
        rules=rules,
        digest=read.digest,
        version=read.version,
        tables=read.tables,
        act_changes=those.act_changes,
    )
    return chosen


def _under(rule: Rule, answers: Mapping[str, str]) -> Rule:
    return rule.under(answers) if answers else rule
