"""What the provision of a measure or a decision says of its kind, where the file does not say the kind itself.

A number in a list of measures has meant different things over the years, so that the day decides: that of the
decision on which a measure rests where it is on file, else its own. Where the number was one thing throughout the
days in question the kind is filled in; otherwise it stays open and is never guessed. What the file states of the
kind stands, also against its provision.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from childlaw_rules.case.words import DecisionKind, MeasureKind
from childlaw_rules.errors import ArgumentError
from childlaw_rules.lawtables import ANY_KIND, CarriedOver, Meaning, Measures
from childlaw_rules.provision import Provision
from childlaw_rules.provisiontext import read_provisions
from childlaw_rules.record.entry import Entry, OpenKind

#: Kinds of decision that say what kind of measure they are about.
KIND_SAYS_MEASURE: Final = frozenset({kind.value for kind in DecisionKind} & {kind.value for kind in MeasureKind})
#: Kinds of decision that leave it to other words what measure they are about.
_LEAVES_MEASURE_OPEN: Final = frozenset({"measure", "provisional"})

#: What a provision may mean through stretches of days: the last day of each, and the kinds.
Stretches = tuple[tuple[int, frozenset[str]], ...]


def understand(entries: Sequence[Entry], measures: Measures) -> None:
    """Fill in or leave open the kinds that entries do not state, and note where a provision says otherwise."""
    decisions = [entry for entry in entries if entry.type == "decision_made"]
    for entry in entries:
        if entry.type == "measure_started":
            _started(entry, decisions, measures)
        elif entry.type == "decision_made":
            _decided(entry, measures)


def _started(entry: Entry, decisions: Sequence[Entry], measures: Measures) -> None:
    stated = entry.fields.get("kind")
    behind = _behind(entry, decisions)
    found, act_named = _meanings(entry, behind, measures)
    # Where no act is named, that act is meant which was in force: nothing is carried over from the former.
    stretches = _stretches(found, behind, measures.carried_over if behind is entry and act_named else None)
    if stated is not None:
        entry.contradicted = _contradicts(found, stretches, stated)
    elif _one(stretches) is not None:
        entry.fields = {**entry.fields, "kind": _one(stretches)}
    else:
        entry.open_kind = OpenKind("kind", behind, stretches or ((behind.last, ANY_KIND),))


def _decided(entry: Entry, measures: Measures) -> None:
    kind = entry.fields["kind"]
    stated = entry.fields.get("measure_kind") or (kind if kind in KIND_SAYS_MEASURE else None)
    if stated is None and kind not in _LEAVES_MEASURE_OPEN:
        return
    found, act_named = _meanings(entry, entry, measures)
    # Where no act is named, it says nothing on a day on which neither act has such a provision.
    stretches = _stretches(found, entry, None, silent=ANY_KIND if act_named else frozenset())
    one = _one(stretches)
    if stated is not None:
        entry.contradicted = _contradicts(found, stretches, stated)
    elif one is not None:
        refined = one if kind == "measure" and one in KIND_SAYS_MEASURE else kind
        entry.fields = {**entry.fields, "kind": refined, "measure_kind": one}
    elif stretches:
        entry.open_kind = OpenKind("measure_kind", entry, stretches)


def _behind(started: Entry, decisions: Sequence[Entry]) -> Entry:
    """The decision whose day says what the provision of a measure means; without one, the start itself."""
    own = started.fields.get("decision")
    for decision in decisions:
        if own is not None and decision.fields.get("decision") == own:
            return decision
    measure, text = started.fields.get("measure"), started.fields.get("provision")
    named = [
        decision
        for decision in decisions
        if measure is not None
        and decision.fields.get("measure") == measure
        and decision.fields.get("provision") == text
        and decision.first <= started.last
    ]
    return named[-1] if named and own is None else started


def _meanings(entry: Entry, dated_by: Entry, measures: Measures) -> tuple[tuple[Meaning, ...], bool]:
    """What the table says of the provision (nothing where it cannot be read as one), and whether it names an act."""
    text = entry.fields.get("provision")
    if text is None:
        return (), False
    try:
        places: Sequence[Provision] = read_provisions(text)
    except ArgumentError:
        return (), False
    found = measures.about(places)
    act_named = any(place.act is not None for place in places)
    if not act_named:
        found = tuple(m for m in found if m.first <= dated_by.last and dated_by.first <= m.last)
    return found, act_named


def _stretches(
    found: Sequence[Meaning], dated_by: Entry, carried: CarriedOver | None, silent: frozenset[str] = ANY_KIND
) -> Stretches:
    """What the provision may mean on the days of an entry; empty where the table does not speak of it at all.

    ``silent`` is what it may mean on a day of which the table does not speak.
    """
    if not found:
        return ()
    first, last = dated_by.first, dated_by.last
    cuts = {meaning.last for meaning in found} | {meaning.first - 1 for meaning in found}
    if carried is not None:
        cuts.add(carried.last_day.toordinal())
    ends = sorted(cut for cut in cuts if first <= cut < last)
    rows: list[tuple[int, frozenset[str]]] = []
    for end in (*ends, last):
        kinds = _on(found, end, carried) or silent
        if rows and rows[-1][1] == kinds:
            rows.pop()
        rows.append((end, kinds))
    return tuple(rows)


def _on(found: Sequence[Meaning], day: int, carried: CarriedOver | None) -> frozenset[str]:
    if carried is not None and day > carried.last_day.toordinal():
        last = carried.last_day.toordinal()
        then = [m for m in found if m.first <= (last if m.place.act == carried.act else day) <= m.last]
    else:
        then = [meaning for meaning in found if meaning.first <= day <= meaning.last]
    return frozenset().union(*(meaning.understood for meaning in then))


def _one(stretches: Stretches) -> str | None:
    """The kind that the provision says, where it can be but one."""
    if len(stretches) != 1 or len(stretches[0][1]) != 1:
        return None
    return next(iter(stretches[0][1]))


def _contradicts(found: Sequence[Meaning], stretches: Stretches, stated: str) -> bool:
    """Whether the provision says another kind than the file states, whatever it may have meant."""
    return bool(found) and not any(
        not kinds or stated in kinds or any(kinds <= m.kinds and stated in m.agrees_with for m in found)
        for _, kinds in stretches
    )
