"""CL301 to CL306: exceptions and conditions that can never apply or have no effect.

They are all keys with a pattern that neither start nor fulfil the duty (``excused_by``, ``falls_away_with``,
``only_if_on_file`` and the like), and ``unless`` and ``open_if_absent`` in any pattern.
"""

from __future__ import annotations

from collections.abc import Iterator

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.checks.finding import CheckFinding, found
from childlaw_rules.checks.never import never, not_yet
from childlaw_rules.checks.parts import OF_THE_START, Part, beside, every, fulfilments, triggers
from childlaw_rules.checks.patterns import apart, covers, let_through, only_after, opens
from childlaw_rules.rulebook import Ruleset

#: Keys whose event counts only from the day on which the clock starts.
_FROM_THE_START = ("excused_by", "falls_away_with", "applies_only_when_late")


def check(ruleset: Ruleset) -> Iterator[CheckFinding]:
    """The findings of this group."""
    for rule in ruleset.rules:
        for version in rule.versions:
            starts, fulfils = triggers(rule, version), fulfilments(rule, version)
            for part in beside(rule, version):
                yield from _exception(ruleset, part, starts, fulfils)
            for part in every(rule, version):
                yield from _fields(part)


def _exception(ruleset: Ruleset, part: Part, starts: list[Part], fulfils: list[Part]) -> Iterator[CheckFinding]:
    rule, version, event = part.rule, part.version, part.pattern.event
    about = {"rule": rule.id, "version": version.id}
    why = never(part)
    if why is None and rule.kind == "precondition" and part.key == "excused_by":
        day = not_yet(ruleset, part, version.last)
        if day is not None:
            why = (
                f"loven kender først »{event}« med de oplysninger fra {day}",
                f"the law knows '{event}' with these fields only from {day}",
            )
    if why is not None:
        yield found("CL301", part.place, key=_name(part), why_da=why[0], why_en=why[1], **about)
        return
    if _contradicts(part, starts):
        yield found("CL302", part.place, key=_name(part), trigger=starts[0].key, **about)
        return
    when = _at_the_wrong_time(part, starts)
    if when is not None:
        words = {"event": event, "when_da": when[0], "when_en": when[1], "trigger": starts[0].pattern.event}
        yield found("CL303", part.place, key=_name(part), **words, **about)
        return
    yield from _without_effect(part, starts, fulfils)


def _name(part: Part) -> str:
    return f"{part.key}.{part.inner}" if part.inner else part.key


def _contradicts(part: Part, starts: list[Part]) -> bool:
    """Whether a pattern is about the very event that starts the duty, and that event cannot be as it says."""
    if not starts:
        return False
    if part.key == "not_given_before_birth":
        return all(apart(part.pattern, start.pattern) for start in starts)
    event = part.pattern.event
    if any(start.pattern.event != event for start in starts):
        return False
    if part.inner in OF_THE_START:
        return all(apart(part.pattern, start.pattern) for start in starts)
    own = part.tie is not None and opens(event) == part.tie.value
    return own and all(apart(part.pattern, start.pattern) for start in starts)


def _at_the_wrong_time(part: Part, starts: list[Part]) -> tuple[str, str] | None:
    event = part.pattern.event
    if not starts:
        return None
    kind, key = part.rule.kind, part.key
    if kind == "precondition" and all(only_after(event, start.pattern.event, part.tie) for start in starts):
        return "efter", "after"
    counted = kind in ("deadline", "presence") and key in _FROM_THE_START
    if counted and all(only_after(start.pattern.event, event, part.tie) for start in starts):
        return "før", "before"
    return None


def _without_effect(part: Part, starts: list[Part], fulfils: list[Part]) -> Iterator[CheckFinding]:
    about = {"rule": part.rule.id, "version": part.version.id}
    instead = part.key == "excused_by" and part.inner in ("", "event")
    if instead and any(one.tie == part.tie and covers(one.pattern, part.pattern) for one in fulfils):
        yield found(
            "CL304",
            part.place,
            key=_name(part),
            why_da="det, den godtager, opfylder allerede pligten",
            why_en="what it accepts already fulfils the duty",
            **about,
        )
    if part.key == "only_if_on_file" and _always_on_file(part, starts):
        yield found(
            "CL304",
            part.place,
            key=_name(part),
            why_da="det, der udløser pligten, opfylder altid betingelsen",
            why_en="what starts the duty always meets the condition",
            **about,
        )


def _always_on_file(part: Part, starts: list[Part]) -> bool:
    """Whether each event that starts the duty is itself what must be on file."""
    return part.tie is not None and all(covers(part.pattern, start.pattern) for start in starts)


def _fields(part: Part) -> Iterator[CheckFinding]:
    pattern = part.pattern
    about = {"rule": part.rule.id, "version": part.version.id}
    for field, excluded in pattern.unless.items():
        left = None if field not in pattern.where else set(pattern.where[field])
        idle = [str(_word(value)) for value in excluded if left is not None and value not in left]
        if idle and let_through(pattern, field):
            yield found("CL305", part.place, field=field, values=" / ".join(idle), **about)
    for field in pattern.open_if_absent:
        if field not in pattern.where and field not in pattern.unless:
            why = ("mønstret spørger ikke om feltet", "the pattern does not ask for the field")
        elif EVENT_TYPES[pattern.event].fields[field].required:
            why = ("feltet kan ikke udelades", "the field cannot be left out")
        else:
            continue
        yield found("CL306", part.place, field=field, why_da=why[0], why_en=why[1], **about)


def _word(value: str | bool) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
