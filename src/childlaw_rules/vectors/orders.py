"""Vectors of the order of two events: preconditions, consents, and what a presence duty asks to have happened."""

from __future__ import annotations

from collections.abc import Iterator

from childlaw_rules.vectors.base import Base
from childlaw_rules.vectors.draft import LATER, Draft, around, drafted
from childlaw_rules.vectors.phrases import term

_OTHER = "other-holder"


def precondition(base: Base) -> Iterator[Draft]:
    """What must be in place before a moment; where it must be so long before, also around that day."""
    if base.start is None or base.start_day is None:
        return
    yield from _before(base, base.start_day)
    if base.due is not None and base.due != base.start_day:
        yield from around(base, "done", base.due)


def consent(base: Base) -> Iterator[Draft]:
    """A consent around the decision, withdrawn around it, and of another custody holder."""
    if base.start is None or base.start_day is None:
        return
    yield from _before(base, base.start_day)
    if base.done is None:
        return
    day, moment = base.start_day, term(base.sketch.event(base.start))
    given = base.sketch.event(base.done)
    early = base.sketch.at(base.done, day - 5)
    fields = {key: value for key, value in given.items() if key in {"by", "about"}}
    for position, offset in (("before", -1), ("on", 0), ("after", 1)):
        withdrawal = {"type": "consent_withdrawn", "at": "", "id": early.fresh(), **fields}
        sketch = early.plus(withdrawal).at(withdrawal["id"], day + offset).seen(day + LATER)
        yield drafted(base, f"withdrawn/{position}", sketch, moment=moment)
    if base.version.duty.from_whom == "every custody holder":
        yield from _custody(base, day)


def presence(base: Base) -> Iterator[Draft]:
    """What must happen once something calls for it: around the calling event."""
    if base.start is None or base.start_day is None:
        return
    yield from _before(base, base.start_day)


def presupposed(base: Base, done: str, last: int | None = None) -> Iterator[Draft]:
    """What must happen before an event that presupposes it: around that event, which comes on the last day."""
    last = base.due if last is None else last
    if last is None:
        return
    yield from around(base, "presupposed", last, done=done)
    yield drafted(base, "presupposed/never", base.sketch.without(done).seen(last + LATER), done=done)


def _before(base: Base, day: int) -> Iterator[Draft]:
    if base.done is None or base.start is None:
        return
    moment = term(base.sketch.event(base.start))
    yield from around(base, "order", day, moment=moment)
    yield drafted(base, "order/never", base.sketch.without(base.done).seen(day + LATER))


def _custody(base: Base, day: int) -> Iterator[Draft]:
    moment = term(base.sketch.event(str(base.start)))
    for position, until in (("other-holder", None), ("ended-before", day - 1), ("ended-on", day)):
        other = {"id": _OTHER, "role": "custody_holder"}
        if until is not None:
            other["until"] = base.sketch.at(str(base.start), until).event(str(base.start))["at"]
        parties = (*base.sketch.parties, other)
        yield drafted(base, f"custody/{position}", base.sketch.with_parties(parties), moment=moment)
