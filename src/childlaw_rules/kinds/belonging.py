"""Which events belong to a thread: by their own field, through another thread, or by what they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from childlaw_rules.kinds.outcome import Anchor
from childlaw_rules.record.entry import Entry, has_field
from childlaw_rules.record.threads import BY_DEFAULT, belongs_by_default, is_in, measure_of, thread_is_in, thread_named
from childlaw_rules.record.worlds import World


def about_thread(world: World, type_: str, anchor: Anchor, by: Collection[str] | None) -> list[Entry]:
    """What is about a thread other than a decision: it names it, or names nothing and there is but one."""
    return [
        entry
        for entry in about(world, type_, (anchor.id,))
        if (by is None or entry.get("by") in by)
        and (entry.about is not None or belongs_by_default(world, entry, anchor.kind, anchor.id))
    ]


def about(world: World, type_: str, ids: Iterable[str | None]) -> list[Entry]:
    """The events of a type that are about one of some threads, or do not say what they are about."""
    record = world.record
    found = {entry.index: entry for tid in ids if tid is not None for entry in record.about(type_, tid)}
    found.update((entry.index, entry) for entry in record.about(type_, None))
    return [entry for _, entry in sorted(found.items())]


def own(world: World, type_: str, kind: str, tid: str) -> Iterator[Entry]:
    record = world.record
    if not record.of_type(type_):
        return
    if has_field(type_, kind):
        yield from _own_field(world, type_, kind, tid)
    else:
        yield from _through(world, type_, kind, tid)


def _through(world: World, type_: str, kind: str, tid: str) -> Iterator[Entry]:
    """Events that reach a thread through another one: a completed investigation, the need it answers."""
    record = world.record
    if kind == "need" and (type_, kind) not in BY_DEFAULT:
        for investigation in record.linked("investigation", "need", tid):
            if thread_is_in(world, investigation, "need", tid):
                yield from _own_field(world, type_, "investigation", investigation.id)
        return
    for entry in record.of_type(type_):
        if is_in(world, entry, kind, tid):
            yield entry


def _own_field(world: World, type_: str, kind: str, tid: str) -> Iterator[Entry]:
    yield from world.record.named(type_, kind, tid)
    for entry in world.record.loose(type_, kind):
        if is_in(world, entry, kind, tid):
            yield entry


def thread_of_anchor(world: World, anchor: Anchor, kind: str) -> str | None:
    """The thread of a kind that the subject is, or belongs to."""
    if anchor.kind == kind:
        return anchor.id
    first = anchor.entries[0] if anchor.entries else None
    if first is None:
        return None
    if kind == "measure" and first.type == "decision_made":
        return measure_of(world, first)
    named = first.fields.get(kind)
    if named is None and kind == "need":
        # An investigation that names the need it answers settles it for whatever is done in it.
        investigation = world.record.threads["investigation"].get(first.fields.get("investigation") or "")
        through = None if investigation is None else thread_named(world.record, investigation, "need")
        named = None if through is None else through.id
    if named is not None:
        return str(named)
    for tid in world.record.threads[kind]:
        if is_in(world, first, kind, tid):
            return tid
    return None
