"""Reads review profiles from the contents of their files, every error with its place."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.errors import ArgumentError, Problem, RuleError, did_you_mean
from childlaw_rules.later import with_fields_later
from childlaw_rules.profiles.contradictions import contradictions
from childlaw_rules.profiles.words import (
    CountsAs,
    DecisionsAsked,
    OfWhich,
    Profile,
    ProfileSource,
    Published,
    Question,
    Sign,
    profile_unlike,
)
from childlaw_rules.rule.values import Word
from childlaw_rules.rule.words import Bilingual
from childlaw_rules.rulebook import Ruleset, ruleset_unlike
from childlaw_rules.rulefiles import load_rules, profile_files
from childlaw_rules.rulemerge import PathOf, message_of, path_in, place_of
from childlaw_rules.yamltext import YamlText, read_yaml


def load_profiles(folder: str | Path | None = None) -> tuple[Profile, ...]:
    """The review profiles of a folder of rules, by name; by default those that come with the library.

    They lie in ``profiles/`` beside the folders of rules. Raises ``RuleError`` with every error of every file.
    """
    return _shipped() if folder is None else _read_all(folder)


def profile(id_: str, folder: str | Path | None = None) -> Profile:
    """One review profile by its id. Raises ``ArgumentError`` with the nearest id where there is none of that name."""
    refuse(unlike("profile", id_, str, "the id of a review profile, for example 'bdo-randers-2016'"))
    known = {one.id: one for one in load_profiles(folder)}
    if id_ not in known:
        hint = did_you_mean(id_, known)
        message = (
            f"unknown profile '{id_}'{hint}; one of: {', '.join(known)}" if known else "the folder has no profiles"
        )
        raise ArgumentError([Problem("profile", message)])
    return known[id_]


def read_profile(content: bytes | str, name: str, rules: Ruleset | None = None) -> Profile:
    """One review profile from the contents of its file, named ``<id>.yaml``.

    Its rules must be among ``rules``, by default those that come with the library. Raises ``RuleError`` with every
    error of the file, as ``file:line:column: message``.
    """
    refuse(
        unlike("name", name, str, "the name of the file, such as 'bdo-randers-2016.yaml'"),
        [] if rules is None else ruleset_unlike(rules),
    )
    text = read_yaml(content, name)
    data: Any = text.data
    if not isinstance(data, dict):
        raise RuleError([Problem(f"{name}:1:1", f"a profile has the keys {', '.join(Profile.model_fields)}")])
    problems: set[Problem] = set()
    found: Profile | None = None
    try:
        found = Profile.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False, include_context=True):
            message = message_of(detail, _model_at(detail["loc"]))
            problems.add(_problem(text, path_in(detail["loc"], data), message, detail["type"]))
    if found is not None:
        wrong = contradictions(found, name, load_rules() if rules is None else rules)
        problems = {_problem(text, path, message) for path, message in wrong}
        if not problems:
            return found
    raise RuleError(sorted(problems, key=place_of))


def profile_rules(profile: Profile, rules: Ruleset | None = None) -> Ruleset:
    """The rules that a profile reads, and no others: a report for the profile alone is made several times as quickly.

    They are taken from ``rules``, by default those that come with the library, and keep their digest. The answers are
    those of a report by all rules. Raises ``ArgumentError`` for a rule that the set does not have.
    """
    refuse(profile_unlike(profile), [] if rules is None else ruleset_unlike(rules))
    ruleset = load_rules() if rules is None else rules
    return rules_named(ruleset, [ruleset.rule(rule).id for rule in profile.rules])


def rules_named(ruleset: Ruleset, ids: Collection[str]) -> Ruleset:
    """Some rules of a set, in its order and with its digest."""
    taken: Ruleset = with_fields_later(
        Ruleset,
        lambda name: {name: getattr(ruleset, name)},
        rules=tuple(rule for rule in ruleset.rules if rule.id in ids),
        digest=ruleset.digest,
        version=ruleset.version,
        tables=ruleset.tables,
        # A remark on the change of act does not depend on which other rules are asked.
        act_changes=ruleset.act_changes,
    )
    return taken


def profile_problems(folder: str | Path | None = None) -> list[Problem]:
    """What is wrong with the profiles of a folder of rules, in order; nothing where it has none."""
    try:
        load_profiles(folder)
    except RuleError as error:
        return list(error.problems)
    return []


@lru_cache(maxsize=1)
def _shipped() -> tuple[Profile, ...]:
    return _read_all(None)


def _read_all(folder: str | Path | None) -> tuple[Profile, ...]:
    rules = load_rules(folder)
    found: list[Profile] = []
    problems: list[Problem] = []
    for name, content in profile_files(folder).items():
        try:
            found.append(read_profile(content, name, rules))
        except RuleError as error:
            problems.extend(error.problems)
    if problems:
        raise RuleError(problems)
    return tuple(found)


def _problem(text: YamlText, path: PathOf, message: str, kind: str = "") -> Problem:
    at = text.place(path, kind == "extra_forbidden")
    return Problem(f"{text.name}:{at.line}:{at.column}", message)


def _model_at(loc: tuple[int | str, ...]) -> type[Word]:
    """The model whose keys stand at a place, so that a key that is written wrongly is compared with them."""
    names = [step for step in loc[:-1] if isinstance(step, str)]
    return next((_MODELS[name] for name in reversed(names) if name in _MODELS), Profile)


#: The models of a profile by the key they stand under.
_MODELS: Final[dict[str, type[Word]]] = {
    "source": ProfileSource,
    "counts_as": CountsAs,
    "decisions": DecisionsAsked,
    "signs": Sign,
    "questions": Question,
    "of_which": OfWhich,
    "published": Published,
    **dict.fromkeys(("title", "asks", "says", "understood_as", "measured_instead", "not_answerable"), Bilingual),
}
