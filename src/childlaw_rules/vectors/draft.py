"""A vector before its answer is known: the case, where it is looked at, and what it tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from childlaw_rules.finding import Text
from childlaw_rules.vectors.base import Base
from childlaw_rules.vectors.phrases import say, term
from childlaw_rules.vectors.sketch import Sketch

#: So many days after the last event of a vector the case is looked at, where the day is of no account.
LATER = 30


@dataclass(frozen=True)
class Draft:
    """One vector without its answer. ``start`` and ``done`` are the ids of the events that it turns on."""

    aspect: str
    position: str
    sketch: Sketch
    tests: Text
    start: str | None = None
    done: str | None = None
    readings: Mapping[str, str] = field(default_factory=dict)


def drafted(base: Base, key: str, sketch: Sketch, *, name: str = "", done: str | None = None, **words: Any) -> Draft:
    """The draft of a position, ``aspect/position``; ``name`` goes between the two where an aspect has several rows."""
    aspect, position = key.split("/")
    what = done or base.done or base.start
    if what is not None and sketch.has(what):
        words.setdefault("done", term(sketch.event(what)))
    elif what is not None and base.sketch.has(what):
        words.setdefault("done", term(base.sketch.event(what)))
    return Draft(
        aspect,
        f"{name}-{position}" if name else position,
        sketch,
        say(key, **words),
        base.start if base.start and sketch.has(base.start) else None,
        what if what is not None and what != base.start and sketch.has(what) else None,
    )


def around(base: Base, aspect: str, last: int, *, done: str | None = None, **words: Any) -> Iterator[Draft]:
    """What fulfils the duty the day before, on and the day after a day."""
    id_ = done or base.done
    if id_ is None:
        return
    for position, offset in (("before", -1), ("on", 0), ("after", 1)):
        sketch = base.sketch.at(id_, last + offset).seen(last + LATER)
        yield drafted(base, f"{aspect}/{position}", sketch, done=id_, day=last + offset, **words)


def looked_at(base: Base, last: int, sketch: Sketch) -> Iterator[Draft]:
    """The case the day before, on and the day after a day."""
    for position, offset in (("before", -1), ("on", 0), ("after", 1)):
        yield drafted(base, f"open/{position}", sketch.seen(last + offset), day=last + offset)
