"""The parts of a duty, whatever its kind: what starts it, what fulfils it, what stands beside it; and where each
is written in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rulebook import Rule, RuleVersion
from childlaw_rules.yamltext import YamlPath, YamlText

#: The keys with which a duty begins, and those that fulfil it. Every other key that holds a pattern stands beside.
TRIGGERS: Final = ("act", "clock_starts", "before", "called_for_by", "while_running", "begins_with")
FULFILMENTS: Final = ("must_happen", "or_else", "must_be_in_place", "kept_current_by", "counts", "repeats", "ends_with")
#: The keys that hold a period.
PERIODS: Final = (
    "within",
    "at_most",
    "at_most_apart",
    "first_within",
    "within_the_last",
    "in_the_last",
    "at_least_before",
    "within_after",
    "at_the_earliest",
    "in_each",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One pattern of a version: the key it stands under, its place, and how it belongs to the subject.

    ``tie`` is None where the kind settles that by itself.
    """

    rule: Rule
    version: RuleVersion
    key: str
    pattern: Pattern
    place: str
    tie: Tie | None
    #: For an exception or condition of several parts: ``event``, ``moment``, ``and_on_file``, ``when``, ``events``.
    inner: str = ""


def place(rule: Rule, path: YamlPath, *, key: bool = False) -> str:
    """A place of a rule's file as ``file:line:column``; its first line where the file is not at hand."""
    return _place(rule.text, rule.file or rule.id, path, key)


def _place(text: YamlText | None, name: str, path: YamlPath, key: bool = False) -> str:
    if text is None:
        return f"{name}:1:1"
    spot = text.place(path, key)
    return f"{name}:{spot.line}:{spot.column}"


def version_path(rule: Rule, version: RuleVersion) -> YamlPath:
    """Where a version stands in the file."""
    return ("versions", next(number for number, v in enumerate(rule.versions) if v.id == version.id))


def key_path(rule: Rule, version: RuleVersion, key: str) -> YamlPath:
    """Where a key of a version is written: in the version itself, or in the part that the versions share."""
    own = version_path(rule, version)
    return (*own, key) if _at(rule, (*own, key)) is not None else (key,)


def _at(rule: Rule, path: YamlPath) -> Any:
    value: Any = None if rule.text is None else rule.text.data
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _item(rule: Rule, path: YamlPath, number: int) -> YamlPath:
    """The place of one of several, which may also be written without a list where it is alone."""
    return (*path, number) if isinstance(_at(rule, path), list) else path


def triggers(rule: Rule, version: RuleVersion) -> list[Part]:
    """The patterns from which the subjects of a version are made."""
    for key in TRIGGERS:
        found = list(_parts(rule, version, key, _own_thread(version.duty)))
        if found:
            return found
    return []


def fulfilments(rule: Rule, version: RuleVersion) -> list[Part]:
    """The patterns one of which fulfils the duty."""
    return [part for key in FULFILMENTS for part in _parts(rule, version, key, _tie(version.duty, key))]


def beside(rule: Rule, version: RuleVersion) -> list[Part]:
    """The patterns of conditions and exceptions."""
    keys = [key for key in type(version.duty).model_fields if key not in (*TRIGGERS, *FULFILMENTS)]
    return [part for key in keys for part in _parts(rule, version, key, _tie(version.duty, key))]


def every(rule: Rule, version: RuleVersion) -> list[Part]:
    """All patterns of a version."""
    own = triggers(rule, version)
    used = {part.key for part in own}
    more = [p for key in TRIGGERS if key not in used for p in _parts(rule, version, key, None)]
    return [*own, *more, *fulfilments(rule, version), *beside(rule, version)]


def _parts(rule: Rule, version: RuleVersion, key: str, tie: Tie | None) -> Iterator[Part]:
    path = key_path(rule, version, key)
    for number, (item, here) in enumerate(_items(rule, getattr(version.duty, key, None), path)):
        if isinstance(item, Pattern):
            own = _tie_of_each(version.duty, number) if key == "not_before" else tie
            yield Part(rule, version, key, item, place(rule, here), own)
        elif isinstance(item, BaseModel):
            # An exception or condition of several parts, each with a key of its own.
            own = getattr(item, "tied_by", None) or tie
            for inner in type(item).model_fields:
                for pattern, there in _items(rule, getattr(item, inner), (*here, inner)):
                    if isinstance(pattern, Pattern):
                        about = None if inner in OF_THE_START else own
                        yield Part(rule, version, key, pattern, place(rule, there), about, inner)


#: The parts of an exception or condition that speak of the very event with which the duty begins.
OF_THE_START: Final = ("moment", "when")


def _items(rule: Rule, value: Any, path: YamlPath) -> Iterator[tuple[Any, YamlPath]]:
    if not isinstance(value, tuple):
        yield value, path
        return
    for number, item in enumerate(value):
        yield item, _item(rule, path, number)


def _own_thread(duty: Any) -> Tie | None:
    """The thread that an event must be able to belong to in order to make a subject."""
    if hasattr(duty, "must_be_in_place") or not hasattr(duty, "for_each"):
        # A precondition is about each event by itself; the kinds without ``for_each`` are about measures.
        return Tie.MEASURE if hasattr(duty, "while_running") and not hasattr(duty, "while_open") else None
    return None if duty.for_each == "event" else Tie(duty.for_each)


def _tie(duty: Any, key: str) -> Tie | None:
    if key in ("counts", "repeats"):
        return Tie.MEASURE
    named: Tie | None = getattr(duty, f"{key}_tied_by", None)
    if named is not None and isinstance(named, Tie):
        return named
    if key == "only_if_on_file":
        return None if duty.for_each == "event" else Tie(duty.for_each)
    if key in ("not_given_before_birth", "made_stale_by", "only_while_running"):
        return None
    own: Tie | None = getattr(duty, "presupposed_tied_by", None) if key == "presupposed_by" else None
    tie: Tie | None = own or getattr(duty, "tied_by", None)
    return tie


def _tie_of_each(duty: Any, number: int) -> Tie:
    ties: tuple[Tie, ...] = duty.not_before_tied_by or (duty.tied_by,)
    return ties[number] if len(ties) > 1 else ties[0]
