"""CL501 and CL502: events that no rule reads, and events marked unread that some rule reads.

They are asked of a set that has a ``vocabulary.yaml``, and so accounts for its events; a few rules by themselves
leave most of the vocabulary alone.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from childlaw_rules.case import events
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.checks.finding import CheckFinding, found
from childlaw_rules.checks.parts import every
from childlaw_rules.record.entry import ENDED_BY
from childlaw_rules.rule.background import FILE_NAME
from childlaw_rules.rulebook import Rule, Ruleset, RuleVersion

_MEASURE_ENDS: Final = ENDED_BY["measure"]
#: Events that a kind reads by itself, without a pattern that names them.
READ_BY_KIND: Final[dict[str, tuple[str, ...]]] = {
    "consent": ("consent_given", "consent_withdrawn", "consent_refused"),
    "recurring": _MEASURE_ENDS,
    "count": _MEASURE_ENDS,
    "currency": _MEASURE_ENDS,
    "deadline counted backward": _MEASURE_ENDS,
    "inactivity": (*_MEASURE_ENDS, *ENDED_BY["investigation"]),
}
_BESIDE: Final = {
    "investigation": ("investigation_decided", "investigation_completed"),
    "limited assessment": ("limited_assessment_decided", "limited_assessment_completed"),
}


def check(ruleset: Ruleset) -> Iterator[CheckFinding]:
    """The findings of this group."""
    background = ruleset.background
    if background is None:
        return
    readers: dict[str, list[str]] = {}
    for rule in ruleset.rules:
        for event in events_read(rule):
            readers.setdefault(event, []).append(rule.id)
    marked = {entry.event for entry in background.file.unread}
    for number, entry in enumerate(background.file.unread):
        if entry.event in readers:
            spot = background.text.place(("unread", number, "event"))
            where = f"{FILE_NAME}:{spot.line}:{spot.column}"
            yield found("CL502", where, event=entry.event, rules=", ".join(readers[entry.event]))
    for name, event_type in EVENT_TYPES.items():
        if name not in readers and name not in marked:
            yield found("CL501", _place_of(event_type.cls), event=name, da=event_type.da)


def events_read(rule: Rule) -> list[str]:
    """The event types that a rule reads in any version, under any reading."""
    events: dict[str, None] = {}
    for version in _all_versions(rule):
        events.update(dict.fromkeys(part.pattern.event for part in every(rule, version)))
        for stretch in getattr(version.duty, "or_on_the_day_ends", ()):
            events.update(dict.fromkeys(_BESIDE[stretch]))
        events.update(dict.fromkeys(READ_BY_KIND.get(rule.kind, ())))
        if getattr(version.duty, "only_while_running", ()):
            events.update(dict.fromkeys(_MEASURE_ENDS))
    return list(events)


def _all_versions(rule: Rule) -> Iterator[RuleVersion]:
    yield from rule.versions
    for reading in rule.readings:
        for answer in reading.alternatives:
            yield from rule.under({reading.id: answer}).versions


def _place_of(cls: type) -> str:
    """Where an event is defined in the vocabulary; its first line where the source is not at hand."""
    return f"case/events.py:{_lines_of_classes().get(cls.__name__, 1)}:1"


@lru_cache(maxsize=1)
def _lines_of_classes() -> dict[str, int]:
    try:
        source = inspect.getsource(events)
    except OSError:
        return {}
    return {node.name: node.lineno for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}
