"""What the parts of a profile say against each other, and against the rules there are."""

from __future__ import annotations

from collections.abc import Iterator

from childlaw_rules.case.words import ThreadKind
from childlaw_rules.errors import did_you_mean
from childlaw_rules.profiles.words import CASE, Profile, Question, Sign
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulemerge import PathOf

Wrong = tuple[PathOf, str]


def contradictions(profile: Profile, name: str, rules: Ruleset) -> Iterator[Wrong]:
    """Everything that is wrong with a profile whose values are each in order: the place and what it is."""
    if name.rpartition("/")[2] != f"{profile.id}.yaml":
        yield ("id",), f"the file is not named after its id '{profile.id}'"
    places: list[tuple[PathOf, Sign | Question]] = [
        *((("signs", number), sign) for number, sign in enumerate(profile.signs)),
        *((("questions", number), question) for number, question in enumerate(profile.questions)),
    ]
    before: dict[str, Sign | Question] = {}
    for path, asked in places:
        if asked.id in before:
            yield (*path, "id"), f"'{asked.id}' is there twice"
        yield from _rules(path, asked, rules)
        if isinstance(asked, Question):
            yield from _references(profile, path, asked, before)
        before.setdefault(asked.id, asked)
    on_decisions = any(profile.judged_by(asked) == ThreadKind.DECISION for _, asked in places)
    if on_decisions and profile.decisions is None:
        yield (), "missing key 'decisions': it says of which decisions the questions are asked"
    if profile.looking_back is not None and all(profile.judged_by(asked) == CASE for _, asked in places):
        yield ("looking_back",), "the questions are asked of the case; write it below those it is meant for"
    if profile.decisions is not None and not on_decisions:
        yield ("decisions",), "no question is asked of decisions; leave it out, or write 'judged: decision'"


def _rules(path: PathOf, asked: Sign | Question, rules: Ruleset) -> Iterator[Wrong]:
    for number, rule in enumerate(asked.rules):
        if rule not in rules.by_id:
            yield (*path, "rules", number), f"unknown rule '{rule}'{did_you_mean(rule, rules.by_id)}"
        elif rule in asked.rules[:number]:
            yield (*path, "rules", number), f"rule '{rule}' is named twice"


def _references(
    profile: Profile, path: PathOf, question: Question, before: dict[str, Sign | Question]
) -> Iterator[Wrong]:
    """A question is answered from what stands above it: so no two are answered from each other."""
    named = [(key, getattr(question, key)) for key in ("all_of", "any_of", "from_signs")]
    for key, ids in named:
        for number, other in enumerate(ids):
            at = (*path, key, number)
            if other not in before:
                yield at, f"no question or sign '{other}' stands above{did_you_mean(other, before)}"
            elif profile.judged_by(before[other]) != profile.judged_by(question):
                yield at, f"'{other}' is asked of each {profile.judged_by(before[other])}; this question is not"
            elif not getattr(before[other], "answerable", True):
                yield at, f"'{other}' is not answerable"
    parts = set()
    for number, part in enumerate(question.of_which):
        if part.id in parts:
            yield (*path, "of_which", number, "id"), f"'{part.id}' is there twice"
        parts.add(part.id)
        for place, other in enumerate(part.any_of):
            if other not in before:
                message = f"no question or sign '{other}' stands above{did_you_mean(other, before)}"
                yield (*path, "of_which", number, "any_of", place), message
    for number, row in enumerate(question.published):
        for id_ in row.of_which:
            if id_ not in parts:
                yield (*path, "published", number, "of_which", id_), f"'{id_}' is no part under 'of_which'"
