"""What a rule speaks of: the events it asks for, and the fields and values it turns on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from pydantic import BaseModel

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rulebook import RuleVersion

#: Keys whose events give rise to a duty: adding one settles nothing.
_ORIGINS: Final = frozenset(
    {
        "act",
        "applies_only_when_late",
        "before",
        "begins_with",
        "called_for_by",
        "clock_starts",
        "made_stale_by",
        "not_before",
        "only_after",
        "only_if_on_file",
        "only_while_running",
        "presupposed_by",
        "undone_by",
        "while_running",
    }
)
#: Keys that name a measure: it ends what they ask.
_MEASURES: Final = frozenset({"while_running", "only_while_running"})


@lru_cache(maxsize=1024)
def patterns(version: RuleVersion) -> tuple[tuple[str, Pattern], ...]:
    """Every event a version speaks of, with the key of the rule under which it stands."""
    return tuple(_patterns(version.duty, ""))


def _patterns(value: Any, key: str) -> Iterator[tuple[str, Pattern]]:
    if isinstance(value, Pattern):
        yield key, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _patterns(getattr(value, name), key or name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _patterns(item, key)


@lru_cache(maxsize=1024)
def settling(version: RuleVersion) -> tuple[Pattern, ...]:
    """The events that may settle a duty: fulfil it, excuse it, end it, or keep it from arising."""
    found = [pattern for key, pattern in patterns(version) if key not in _ORIGINS]
    if any(key in _MEASURES for key, _ in patterns(version)):
        found.append(Pattern(event="measure_ended"))
    if version.duty.__class__.__module__.endswith("consent"):
        found.append(Pattern(event="consent_given"))
    if version.duty.__class__.__module__.endswith("inactivity"):
        found += [Pattern(event=name) for name in ("journal_note", "measure_ended", "investigation_completed")]
    return tuple(found)


@lru_cache(maxsize=1024)
def values_asked(version: RuleVersion) -> tuple[tuple[str, str, Any], ...]:
    """What a version turns on, as event type, field and value: those it names and, of flags, also the other."""
    found: dict[tuple[str, str, Any], None] = {}
    for _, pattern in patterns(version):
        for field in (*pattern.where, *pattern.unless, *pattern.open_if_absent):
            for value in _answers(pattern, field):
                found[pattern.event, field, value] = None
    duty = version.duty
    for caller in getattr(duty, "called_for_by", ()):
        for field in (*getattr(duty, "must_state", ()), *getattr(duty, "also_said_by", ())):
            if EVENT_TYPES[caller.event].fields[field].kind == "flag":
                found[caller.event, field, True] = None
                found[caller.event, field, False] = None
        for field, said in getattr(duty, "must_say", {}).items():
            for value in said:
                found[caller.event, field, value] = None
    if getattr(duty, "points_to", None):
        for value in EVENT_TYPES["investigation_completed"].fields["for_measure"].values:
            found["investigation_completed", "for_measure", value] = None
    return tuple(found)


def _answers(pattern: Pattern, field: str) -> tuple[Any, ...]:
    word = EVENT_TYPES[pattern.event].fields[field]
    if word.kind == "flag":
        return (True, False)
    named = (*pattern.where.get(field, ()), *pattern.unless.get(field, ()))
    return named or word.values
