"""The running measures: the decisions and the law they rest on, where the child lives, what is not known of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from childlaw_rules.finding import Text
from childlaw_rules.handovernote.filed import Filed, day, latest, measure_kind, merged, terms, when, word_of
from childlaw_rules.handovernote.models import Known, NoteLine
from childlaw_rules.handovernote.words import joined, part, told
from childlaw_rules.record.entry import ENDED_BY, Entry, Thread
from childlaw_rules.record.threads import measure_of

#: Kinds of measure for which there is a place.
_PLACED: Final = frozenset({"placement", "continued_placement", "secure_placement"})
#: Kinds of decision that are followed by a measure that starts.
_START_SOMETHING: Final = frozenset(
    {"measure", "placement", "youth_support", "continued_placement", "secure_placement", "parents_support", None}
)
#: So many other decisions are told; the others are counted.
_MOST_OTHERS: Final = 8


def measures(filed: Filed) -> list[NoteLine]:
    """Every measure that runs or may run; what was decided and not started; other decisions; what has ended."""
    decisions = {entry.fields["decision"]: _about(filed, entry) for entry in filed.of("decision_made")}
    running, ended, waiting = [], [], []
    told_of: set[str] = set()
    for thread in filed.record.threads["measure"].values():
        over = filed.ended(thread)
        mine = [tid for tid, (measure, _) in decisions.items() if measure == thread.id]
        if over is True:
            ended.append(_ended(filed, thread))
        elif thread.openers:
            told_of.update(mine)
            running.append(_running(filed, thread, mine, unsure=[t for t, (_, open_) in decisions.items() if open_]))
        elif any(_starts_something(entry) for tid in mine for entry in _makers(filed, tid)):
            told_of.update(mine)
            waiting += [_decision(filed, entry) for tid in mine for entry in _makers(filed, tid)]
        elif any(entry.type != "decision_made" for entry in thread.members):
            running.append(_unstarted(filed, thread, mine))
            told_of.update(mine)
    lines = running
    if not running:
        none = [NoteLine(text=told("no_measure_running"), known=Known.NOT_SHOWN)]
        lines = none if filed.records("measure_started") else filed.absent("measure_started")
    if waiting:
        lines.append(NoteLine(text=told("decided_not_started"), known=Known.NOT_SHOWN, lines=waiting))
    lines += _suspensions(filed)
    lines += _others(filed, [tid for tid in decisions if tid not in told_of])
    if ended:
        lines.append(NoteLine(text=told("ended_measures"), known=Known.SHOWN, lines=ended))
    return lines


def _about(filed: Filed, decision: Entry) -> tuple[str | None, bool]:
    """The measure that a decision is about, and whether the file leaves that open."""
    answers = filed.answers(lambda world: measure_of(world, decision))
    return (None, True) if answers is None or len(answers) > 1 else (next(iter(answers)), False)


def _makers(filed: Filed, tid: str) -> list[Entry]:
    return list(filed.record.named("decision_made", "decision", tid))


def _starts_something(entry: Entry) -> bool:
    return entry.get("granted") is not False and entry.get("kind") in _START_SOMETHING


def _running(filed: Filed, thread: Thread, decisions: Sequence[str], unsure: Sequence[str]) -> NoteLine:
    start = thread.openers[0]
    kind = start.get("kind")
    below = []
    if start.get("provision") is not None:
        text = told("measure_provision", provision=str(start.get("provision")))
        below.append(NoteLine(text=text, known=Known.SHOWN, events=[start.id]))
    if start.get("provisional") is True:
        below.append(filed.line("measure_provisional", start))
    below += _places(filed, thread, start)
    below += [_decision(filed, entry) for tid in decisions for entry in _makers(filed, tid)]
    below += [
        filed.line("decision_perhaps", entry, known=Known.UNCLEAR, id=tid, when=when(entry))
        for tid in unsure
        for entry in _makers(filed, tid)
    ]
    if not decisions and not unsure:
        recorded = filed.records("decision_made")
        key = "no_decision" if recorded else "no_decision_unrecorded"
        below.append(NoteLine(text=told(key), known=Known.NOT_SHOWN if recorded else Known.NOT_RECORDED))
    below += _open_end(filed, thread, kind)
    head = filed.line("measure", start, id=thread.id, kind=measure_kind(kind), when=when(start))
    return head.model_copy(update={"lines": below})


def _unstarted(filed: Filed, thread: Thread, decisions: Sequence[str]) -> NoteLine:
    """A measure that only later events name."""
    below = [_decision(filed, entry) for tid in decisions for entry in _makers(filed, tid)]
    text = told("measure_unstarted", id=thread.id)
    return NoteLine(text=text, known=Known.NOT_SHOWN, lines=[*below, *_open_end(filed, thread, None)])


def _open_end(filed: Filed, thread: Thread, kind: str | None) -> list[NoteLine]:
    """What is not known of whether the measure still runs."""
    ends = filed.ends(thread)
    if ends:
        return [filed.happened(entry, "perhaps_ended", known=Known.UNCLEAR) for entry in ends if entry.place >= 0]
    types = ENDED_BY["measure"] if kind in _PLACED else ENDED_BY["measure"][:1]
    unrecorded = [type_ for type_ in types if not filed.records(type_)]
    if not unrecorded:
        return []
    return [NoteLine(text=told("end_unrecorded", events=terms(unrecorded)), known=Known.NOT_RECORDED)]


def _places(filed: Filed, thread: Thread, start: Entry) -> list[NoteLine]:
    """Where the child lives, and the moves."""
    moves = [entry for entry in filed.of("place_changed") if filed.belongs(entry, "measure", thread.id) is not False]
    if start.get("kind") not in _PLACED and not moves and start.get("place") is None:
        return []
    chosen = [entry for entry in filed.of("place_chosen") if filed.belongs(entry, "measure", thread.id) is True]
    place = start.get("place") or next((entry.get("place") for entry in chosen if entry.get("place")), None)
    if place is None:
        lines = [filed.line("place_unknown", start, known=Known.UNCLEAR)]
    else:
        lines = [filed.line("place", start, place=word_of(start.type, "place", place))]
    for move in moves:
        to = move.get("place")
        if to is None:
            lines.append(filed.happened(move, "moved_unknown", known=Known.UNCLEAR))
        else:
            lines.append(filed.happened(move, "moved", place=word_of(move.type, "place", to)))
    return merged(lines)


def _decision(filed: Filed, entry: Entry) -> NoteLine:
    """A decision: who made it, with consent or without, on what law."""
    kind = word_of(entry.type, "kind", entry.fields["kind"])
    of = entry.get("measure_kind")
    if of is not None and of != entry.fields["kind"]:
        what = measure_kind(of)
        kind = Text(da=f"{kind.da} ({what.da})", en=f"{kind.en} ({what.en})")
    unclear = entry.get("provision") is None or entry.get("with_consent") is None
    return filed.line(
        "decision",
        entry,
        known=Known.UNCLEAR if unclear else Known.SHOWN,
        id=entry.fields["decision"],
        when=when(entry),
        kind=kind,
        how=joined(_how(entry), ", "),
    )


def _how(entry: Entry) -> list[Text]:
    said = []
    if entry.get("granted") is False:
        said.append(part("refused"))
    if entry.get("decided_by") is not None:
        said.append(part("decided_by", who=word_of(entry.type, "decided_by", entry.get("decided_by"))))
    if entry.get("urgent") is True:
        said.append(part("urgent"))
    consent, provision = entry.get("with_consent"), entry.get("provision")
    if consent is None and provision is None:
        said.append(part("neither_said"))
    else:
        said.append(part("consent_unsaid" if consent is None else ("consented" if consent else "unconsented")))
        said.append(part("basis_unsaid") if provision is None else part("basis", provision=str(provision)))
    for field in ("ends", "rehearing_due"):
        value = entry.get(field)
        if value is not None:
            said.append(part("ends" if field == "ends" else "rehearing", day=day(value)))
    return said


def _suspensions(filed: Filed) -> list[NoteLine]:
    """Contact that is suspended on the day looked at, or may be."""
    lines = []
    for entry in latest(filed.of("contact_suspended")):
        until = entry.get("until")
        if until is None:
            lines.append(filed.happened(entry, "contact_suspended_open", known=Known.UNCLEAR))
        elif until.toordinal() >= filed.record.as_of:
            lines.append(filed.happened(entry, "contact_suspended", day=day(until)))
    return lines


def _others(filed: Filed, tids: Sequence[str]) -> list[NoteLine]:
    """Decisions that are not about a running measure, the latest first."""
    entries = [entry for tid in tids for entry in _makers(filed, tid)]
    entries.sort(key=lambda entry: (entry.last, entry.index), reverse=True)
    unseen = [thread for thread in filed.record.threads["decision"].values() if not thread.openers]
    if not entries and not unseen:
        return []
    below = [_decision(filed, entry) for entry in entries[:_MOST_OTHERS]]
    if len(entries) > _MOST_OTHERS:
        text = told("more_decisions", count=len(entries) - _MOST_OTHERS)
        below.append(NoteLine(text=text, known=Known.SHOWN))
    for thread in unseen:
        ids = [entry.id for entry in thread.members]
        below.append(NoteLine(text=told("decision_unseen", id=thread.id), known=Known.NOT_SHOWN, events=ids))
    return [NoteLine(text=told("other_decisions"), known=Known.SHOWN, lines=below)]


def _ended(filed: Filed, thread: Thread) -> NoteLine:
    kind = thread.openers[0].get("kind") if thread.openers else None
    ends = filed.ends(thread)
    first = ends[0]
    return filed.line("ended", first, id=thread.id, kind=measure_kind(kind), when=when(first))
