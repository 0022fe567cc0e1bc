"""When the investigation was decided and completed, what it points to, and whether it is current."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from childlaw_rules.finding import Finding, Status, Text
from childlaw_rules.handovernote.filed import (
    Filed,
    latest,
    measure_kind,
    nameless,
    status,
    subject,
    term,
    thread_kind,
    when,
)
from childlaw_rules.handovernote.models import Known, NoteLine
from childlaw_rules.handovernote.words import joined, part, told
from childlaw_rules.record.entry import Entry, Thread

#: The yardstick that says whether the investigation fits the measure that rests on it.
CURRENCY: Final = "investigation-current"
_IN_IT: Final = ("investigation_completed", "investigation_updated", "preliminary_assessment_made")
_BESIDE: Final = ("limited_assessment_decided", "limited_assessment_completed")
#: What may have made an investigation out of date.
_CAME_SINCE: Final = ("life_event", "notification_received", "need_identified")


def investigation(filed: Filed) -> list[NoteLine]:
    """Every investigation with its days, then its currency, then what has come since."""
    threads = list(filed.record.threads["investigation"].values())
    lines = [_thread(filed, thread, alone=len(threads) == 1) for thread in threads]
    lines += _loose(filed, threads)
    lines += [filed.happened(entry, "event") for entry in filed.of(*_BESIDE)]
    if not lines:
        lines += filed.absent("investigation_decided", "investigation_completed")
    lines += _currency(filed)
    lines += _since(filed)
    return lines


def _thread(filed: Filed, thread: Thread, *, alone: bool) -> NoteLine:
    own = [entry for entry in filed.of(*_IN_IT) if alone or filed.belongs(entry, "investigation", thread.id) is True]
    if nameless(thread):
        head = NoteLine(text=told("nameless_investigation"), known=Known.NOT_SHOWN)
    elif thread.openers:
        opener = thread.openers[0]
        head = filed.line("thread_investigation", opener, id=thread.id, when=when(opener))
    else:
        head = NoteLine(text=told("thread_investigation_undecided", id=thread.id), known=Known.NOT_SHOWN)
    below = [_done(filed, entry) for entry in own]
    if not any(entry.type == "investigation_completed" for entry in own):
        below += filed.absent("investigation_completed")
    return head.model_copy(update={"lines": below})


def _done(filed: Filed, entry: Entry) -> NoteLine:
    if entry.type == "preliminary_assessment_made":
        return filed.happened(entry, "preliminary")
    key = "completed" if entry.type == "investigation_completed" else "updated"
    kind = entry.get("for_measure")
    if kind is None:
        return filed.happened(entry, key, known=Known.UNCLEAR)
    return filed.happened(entry, f"{key}_for", kind=measure_kind(kind))


def _loose(filed: Filed, threads: Sequence[Thread]) -> list[NoteLine]:
    """What was done in one of several investigations without saying in which."""
    if len(threads) < 2:
        return []
    return [
        filed.happened(entry, "which_thread", known=Known.UNCLEAR, kind=thread_kind("investigation"))
        for entry in filed.of(*_IN_IT)
        if not any(filed.belongs(entry, "investigation", thread.id) for thread in threads)
    ]


def _currency(filed: Filed) -> list[NoteLine]:
    """What the yardstick says of each running measure, or why it says nothing."""
    lines = [_current(found) for found in filed.report.of(CURRENCY)]
    if lines:
        return lines
    reasons = list(dict.fromkeys(n.reason.model_dump_json() for n in filed.report.not_applicable if n.rule == CURRENCY))
    if not reasons:
        return []
    reason = joined([Text.model_validate_json(one) for one in reasons], " ")
    return [NoteLine(text=told("currency_none", reason=reason), known=Known.SHOWN, rule=CURRENCY)]


def _current(found: Finding) -> NoteLine:
    unclear = found.status is Status.UNDETERMINED
    text = told(
        "currency_unclear" if unclear else "currency",
        subject=subject(found),
        status=status(found.status.value),
        message=found.message,
    )
    known = Known.UNCLEAR if unclear else Known.SHOWN
    return NoteLine(text=text, known=known, rule=found.rule, status=found.status)


def _since(filed: Filed) -> list[NoteLine]:
    """What came after the latest investigation, or update of it."""
    done = latest(filed.of("investigation_completed", "investigation_updated"))
    if not done:
        return []
    first, last = min(entry.first for entry in done), max(entry.last for entry in done)
    lines, shown = [], set()
    for type_ in _CAME_SINCE:
        entries = filed.of(type_)
        surely = [entry for entry in entries if entry.first > last]
        perhaps = [entry for entry in entries if entry.first <= last and entry.last > first]
        if surely:
            ids = [entry.id for entry in surely]
            lines.append(NoteLine(text=told("since", what=_times(surely)), known=Known.SHOWN, events=ids))
        if perhaps:
            ids = [entry.id for entry in perhaps]
            lines.append(NoteLine(text=told("since_perhaps", what=_times(perhaps)), known=Known.UNCLEAR, events=ids))
        if surely or perhaps:
            shown.add(type_)
    absent = [type_ for type_ in _CAME_SINCE if type_ not in shown]
    return lines + filed.absent(*absent, shown="since_none", recorded="since_unrecorded")


def _times(entries: Sequence[Entry]) -> Text:
    last = latest(entries)[-1]
    words = {"event": term(last.type), "when": when(last)}
    return part("once", **words) if len(entries) == 1 else part("times", count=len(entries), **words)
