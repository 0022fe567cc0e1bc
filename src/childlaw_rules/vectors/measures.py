"""Vectors of the kinds that look at a measure as it runs: counts, silences, what must be current; and earliest days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from childlaw_rules.vectors.base import Base
from childlaw_rules.vectors.clocks import starting
from childlaw_rules.vectors.completing import event_of
from childlaw_rules.vectors.draft import LATER, Draft, around, drafted, looked_at
from childlaw_rules.vectors.phrases import term

_OFFSETS: Final = {"before": -1, "on": 0, "after": 1}


def count(base: Base) -> Iterator[Draft]:
    """One fewer, exactly as many, one more; the last of them around the last day of the period."""
    due = base.due
    if due is None or base.done is None:
        return
    one_fewer = base.sketch.without(base.done)
    yield drafted(base, "number/one-fewer", one_fewer.seen(due + 1))
    yield drafted(base, "number/exact", base.sketch.seen(due + 1))
    extra = base.sketch.fresh()
    more = base.sketch.plus({**base.sketch.event(base.done), "id": extra}).at(extra, due - 7)
    yield drafted(base, "number/one-more", more.seen(due + 1))
    yield from around(base, "done", due)
    yield from looked_at(base, due, one_fewer)


def silence(base: Base) -> Iterator[Draft]:
    """What breaks a silence, and the case looked at, around the last day."""
    due = base.due
    if due is None:
        return
    if base.done is not None:
        yield from around(base, "done", due)
        yield from looked_at(base, due, base.sketch.without(base.done))
        yield from starting(base)
    else:
        yield from looked_at(base, due, base.sketch)


def current(base: Base) -> Iterator[Draft]:
    """The case looked at around the last day on which something is still current."""
    if base.due is not None:
        for draft in looked_at(base, base.due, base.sketch):
            yield drafted(base, f"current/{draft.position}", draft.sketch, day=base.due + _OFFSETS[draft.position])
        return
    if base.done is None or base.finding.status.value != "met":
        return
    yield drafted(base, "order/never", base.sketch.without(base.done))
    for pattern in base.version.duty.made_stale_by:
        stale = event_of(pattern, base.sketch.fresh())
        for position, offset in _OFFSETS.items():
            sketch = base.sketch.plus(stale).at(stale["id"], base.sketch.day(base.done) + offset)
            name = pattern.event.replace("_", "-")
            yield drafted(base, f"stale/{position}", sketch, name=name, event=term(stale))


def earliest(base: Base) -> Iterator[Draft]:
    """What is done around the first day on which it may be done."""
    if base.due is None or base.start is None:
        return
    for position, offset in (("before", -1), ("on", 0), ("after", 1)):
        sketch = base.sketch.at(base.start, base.due + offset).seen(base.due + LATER)
        yield drafted(base, f"first-day/{position}", sketch, done=base.start, day=base.due + offset)
