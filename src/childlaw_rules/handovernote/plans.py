"""The plans and the consents: what was made and given, what was withdrawn, and what is missing."""

from __future__ import annotations

from typing import Final

from childlaw_rules.finding import NON_COMPLIANT, Status, Text
from childlaw_rules.handovernote.filed import Filed, latest, term, thread_kind, when, word_of
from childlaw_rules.handovernote.models import Known, NoteLine
from childlaw_rules.handovernote.words import part, told, upper
from childlaw_rules.record.entry import Entry, Thread

_IN_PLAN: Final = ("plan_revised", "plan_handed_over")
_INSTEAD: Final = ("plan_purpose_stated", "parents_plan_declined", "youth_plan_received", "youth_plan_position_stated")
_CONSENT: Final = (
    "consent_sought",
    "consent_given",
    "consent_refused",
    "consent_withdrawn",
    "consent_could_not_be_sought",
)


def plans(filed: Filed) -> list[NoteLine]:
    """Every plan: made, revised, what it covers, handed over."""
    threads = list(filed.record.threads["plan"].values())
    lines = [_plan(filed, thread, alone=len(threads) == 1) for thread in threads]
    if len(threads) > 1:
        lines += [
            filed.happened(entry, "which_thread", known=Known.UNCLEAR, kind=thread_kind("plan"))
            for entry in filed.of(*_IN_PLAN)
            if not any(filed.belongs(entry, "plan", thread.id) for thread in threads)
        ]
    if not threads:
        lines += [filed.happened(entry, "event") for entry in filed.of(*_IN_PLAN)]
        if not filed.of(*_IN_PLAN):
            lines += filed.absent("plan_made")
    return lines + [filed.happened(entry, "event") for entry in filed.of(*_INSTEAD)]


def _plan(filed: Filed, thread: Thread, *, alone: bool) -> NoteLine:
    if thread.openers:
        made = thread.openers[0]
        kind = upper(word_of(made.type, "kind", made.fields["kind"]))
        head = filed.line("plan", made, kind=kind, id=thread.id, when=when(made), about=_about(made))
    else:
        head = NoteLine(text=told("plan_unmade", id=thread.id), known=Known.NOT_SHOWN)
    own = [e for e in filed.of(*_IN_PLAN) if alone or filed.belongs(e, "plan", thread.id) is True]
    revised = latest([entry for entry in own if entry.type == "plan_revised"])
    below = [filed.happened(entry, "revised") for entry in revised]
    if not revised:
        none = [NoteLine(text=told("not_revised"), known=Known.NOT_SHOWN)]
        below += none if filed.records("plan_revised") else filed.absent("plan_revised")
    below += [filed.happened(e, "handed_over") for e in latest([e for e in own if e.type == "plan_handed_over"])]
    return head.model_copy(update={"lines": below})


def _about(entry: Entry) -> Text:
    if not entry.about:
        return part("about_unsaid")
    return part("about", ids=", ".join(entry.about))


def consents(filed: Filed) -> list[NoteLine]:
    """Who consented to what, in order of time; then where a consent is lacking or unclear."""
    lines = [
        filed.line(
            "consent",
            entry,
            who=filed.who(str(entry.fields["by"])),
            event=term(entry.type),
            when=when(entry),
            about=part("about", ids=", ".join(entry.about)) if entry.about else part("consent_about_unsaid"),
        )
        for entry in filed.of(*_CONSENT)
    ]
    if not lines:
        lines += filed.absent("consent_given")
    findings = filed.findings("consent")
    lacking = [finding for finding in findings if finding.status in NON_COMPLIANT]
    unclear = [finding for finding in findings if finding.status is Status.UNDETERMINED]
    lines += [filed.finding(finding) for finding in lacking]
    lines += filed.alike(unclear, "unsettled", known=Known.UNCLEAR)
    if findings and not (lacking or unclear):
        lines.append(NoteLine(text=told("consents_settled"), known=Known.SHOWN))
    return lines
