"""Makes the vectors of a rule: the cases of every aspect, each with what the engine says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from childlaw_rules.errors import ChildlawError
from childlaw_rules.finding import Text
from childlaw_rules.rulebook import Rule, RuleVersion
from childlaw_rules.vectors import clocks, everywhere, hours, measures, orders
from childlaw_rules.vectors.base import Base
from childlaw_rules.vectors.choosing import Examples
from childlaw_rules.vectors.completing import fulfilled, presupposing
from childlaw_rules.vectors.draft import Draft
from childlaw_rules.vectors.phrases import say
from childlaw_rules.vectors.sketch import CannotMoveError, Judge
from childlaw_rules.vectors.vector import Expected, Vector, VectorFile, VersionHead, expected_of
from childlaw_rules.versiontext import provision_text
from childlaw_rules.when import LATEST, Unit

#: So many cases of a version are shown under each other reading that changes them.
_UNDER_ANOTHER_READING: Final = 2


def vectors_of(rule: Rule) -> VectorFile:
    """The vectors of every version of a rule, in the order of the versions; the same rule file gives the same bytes."""
    known = Examples(rule)
    taken: dict[str, list[Draft]] = {version.id: [] for version in rule.versions}
    for shown, draft in everywhere.examples(known):
        taken[shown].append(draft)
    vectors: list[Vector] = []
    for version in rule.versions:
        drafts = [*_of_version(known, version), *taken[version.id]]
        vectors += _answered(known.judge, version, drafts)
    return VectorFile(
        rule=rule.id,
        kind=rule.kind,
        title=Text(da=rule.title.da, en=rule.title.en),
        versions=[_head(version) for version in rule.versions],
        vectors=vectors,
    )


def _head(version: RuleVersion) -> VersionHead:
    return VersionHead(
        id=version.id,
        first=date.fromordinal(version.first).isoformat(),
        last=None if version.last >= LATEST else date.fromordinal(version.last).isoformat(),
        provision=provision_text(version),
    )


def _of_version(known: Examples, version: RuleVersion) -> Iterator[Draft]:
    base = known.best(version)
    if base is None:
        return
    yield from _of_kind(known, base)
    for aspect in (everywhere.in_force, everywhere.ages, everywhere.instead, everywhere.fields):
        yield from _careful(aspect, base)
    excused = known.best(version, ("excused",)) if getattr(version.duty, "excused_by", None) else None
    if excused is not None:
        # What the statute accepts instead has ages and flags of its own.
        yield from _careful(everywhere.ages, excused)
        yield from _careful(everywhere.fields, excused)


def _of_kind(known: Examples, base: Base) -> Iterator[Draft]:
    kind, duty = base.rule.kind, base.version.duty
    if kind == "deadline" and duty.within is not None and duty.within.unit is Unit.HOURS:
        yield from _careful(hours.hours, base)
        return
    # A kind that has no aspects of its own is shown at those of every kind.
    own = _KINDS.get(kind, _nothing)
    yield from _careful(own, base)
    if kind == "presence" and duty.must_happen:
        missing = known.best(base.version, ("missing",))
        if missing is not None and missing.done is not None:
            yield from _careful(lambda it: orders.presupposed(it, str(it.done)), missing)
        else:
            done = None if missing is None else fulfilled(missing)
            made = (done, missing.due) if missing is not None and done is not None else presupposing(base)
            if made is not None:
                later, day = made
                yield from _careful(lambda it: orders.presupposed(it, str(it.done), day), later)
    if kind in {"inactivity", "limit", "currency"}:
        other = known.best(base.version, ("met_late", "overdue", "missing"))
        if other is not None:
            yield from _careful(own, other)


def _nothing(_base: Base) -> Iterator[Draft]:
    return iter(())


_KINDS: Final[Mapping[str, Callable[[Base], Iterator[Draft]]]] = {
    "deadline": clocks.deadline,
    "recurring": clocks.deadline,
    "deadline counted backward": clocks.backward,
    "limit": clocks.limit,
    "precondition": orders.precondition,
    "consent": orders.consent,
    "presence": orders.presence,
    "count": measures.count,
    "inactivity": measures.silence,
    "currency": measures.current,
    "earliest day": measures.earliest,
}


def _careful(aspect: Callable[[Base], Iterable[Draft]], base: Base) -> Iterator[Draft]:
    """The drafts of an aspect up to the first that would leave the calendar."""
    try:
        yield from aspect(base)
    except CannotMoveError:
        return


@dataclass(frozen=True)
class _Answer:
    draft: Draft
    case: dict[str, Any]
    expected: Expected


def _answered(judge: Judge, version: RuleVersion, drafts: Iterable[Draft]) -> list[Vector]:
    """The drafts with their answers, each case once, then those that another reading changes."""
    answers: list[_Answer] = []
    seen: set[str] = set()
    for draft in drafts:
        case = draft.sketch.case()
        key = repr((case, draft.sketch.as_of))
        if key in seen:
            continue
        seen.add(key)
        try:
            answers.append(_Answer(draft, case, expected_of(judge.report(case, draft.sketch.as_of))))
        except ChildlawError:
            continue
    names: set[str] = set()
    return [_vector(version, answer, names) for answer in [*answers, *_other_readings(judge, answers)]]


def _other_readings(judge: Judge, answers: list[_Answer]) -> Iterator[_Answer]:
    for reading in judge.rule.readings:
        for other in reading.alternatives:
            shown = 0
            chosen = {reading.id: other}
            for answer in answers:
                if shown == _UNDER_ANOTHER_READING:
                    break
                expected = expected_of(judge.report(answer.case, answer.draft.sketch.as_of, chosen))
                if expected == answer.expected:
                    continue
                shown += 1
                draft = answer.draft
                tests = say("readings/other", reading=f"{reading.id}: {other}", tests=draft.tests)
                name = f"{reading.id}-{_slug(other)}-{draft.aspect}-{draft.position}"
                changed = Draft("readings", name, draft.sketch, tests, draft.start, draft.done, chosen)
                yield _Answer(changed, answer.case, expected)


def _vector(version: RuleVersion, answer: _Answer, names: set[str]) -> Vector:
    draft = answer.draft
    position, number = draft.position, 2
    while f"{draft.aspect}/{position}" in names:
        position, number = f"{draft.position}-{number}", number + 1
    names.add(f"{draft.aspect}/{position}")
    return Vector(
        id=f"{version.id}/{draft.aspect}/{position}",
        tests=draft.tests,
        as_of=draft.sketch.as_of,
        readings=dict(draft.readings),
        start=draft.start,
        done=draft.done,
        case=answer.case,
        expect=answer.expected,
    )


def _slug(words: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in words.lower()).split())
