"""Opens the threads of a case: which there are, which events open them, and which name them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from childlaw_rules.record.entry import OPENED_BY, OPENS, THREAD_FIELDS, Entry, Thread

#: Kinds of which there is one, without a name, when only its later events are on file.
NAMELESS: Final = "1"
_MAY_BE_NAMELESS: Final = frozenset({"investigation"})


def open_threads(entries: Sequence[Entry]) -> dict[str, dict[str, Thread]]:
    """The threads of a case by kind and id. Events that open a thread without naming it are given its id."""
    threads: dict[str, dict[str, Thread]] = {kind: {} for kind in OPENED_BY}
    named: dict[str, set[str]] = {kind: set() for kind in OPENED_BY}
    for entry in entries:
        for field, kind in THREAD_FIELDS[entry.type]:
            value = entry.fields.get(field)
            if value is not None:
                named[kind].add(value)
    for entry in entries:
        own = OPENS.get(entry.type)
        if own is not None and entry.fields.get(own) is None:
            tid = _measure_decided(entries, entry) if own == "measure" else None
            if tid is None:
                tid = entry.id
                while tid in named[own]:
                    tid += "'"
                named[own].add(tid)
            entry.fields = {**entry.fields, own: tid}
        for field, kind in THREAD_FIELDS[entry.type]:
            value = entry.fields.get(field)
            if value is not None:
                thread = threads[kind].setdefault(value, Thread(kind, value))
                thread.members.append(entry)
                if own == kind == field:
                    thread.openers.append(entry)
    # Where nothing of a kind is named, what is done in it still belongs to one: a completed investigation
    # that nobody recorded the decision of.
    for entry in entries:
        for field, kind in THREAD_FIELDS[entry.type]:
            if kind in _MAY_BE_NAMELESS and field == kind and not named[kind]:
                threads[kind].setdefault(NAMELESS, Thread(kind, NAMELESS)).members.append(entry)

    return threads


def _measure_decided(entries: Sequence[Entry], started: Entry) -> str | None:
    """The measure that the decision behind a start names, where the start itself names none.

    Its own decision says so, or the only one in the case, unless another start already carries that name.
    """
    decisions = [entry for entry in entries if entry.type == "decision_made"]
    own = started.fields.get("decision")
    behind = [d for d in decisions if own is not None and d.fields.get("decision") == own]
    if own is None and len(decisions) == 1:
        behind = [
            decision
            for decision in decisions
            if not any(
                other.fields.get("measure") == decision.fields.get("measure")
                for other in entries
                if other is not started and other.type == started.type
            )
        ]
    for decision in behind:
        measure: str | None = decision.fields.get("measure")
        if measure is not None:
            return measure
    return None
