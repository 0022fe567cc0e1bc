"""What stands beside a bar of the strip: the due day, and how the duty stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.finding import Finding, Status
from childlaw_rules.pages.dates import day_text
from childlaw_rules.prose.terms import of

_NOTES: Final[dict[str, tuple[str, str]]] = {
    "overdue": ("frist {due}, overskredet med {late}", "due {due}, overdue by {late}"),
    "overdue-by-unknown": ("frist {due}, overskredet", "due {due}, overdue"),
    "met_late": ("frist {due}, opfyldt {late} for sent", "due {due}, met {late} late"),
    "met_late-by-unknown": ("frist {due}, opfyldt for sent", "due {due}, met late"),
    "missing": ("mangler pr. {due}", "missing on {due}"),
    "missing-without-due": ("mangler", "missing"),
    "missing-came-later": ("mangler pr. {due}, kom først {done}", "missing on {due}, came only on {done}"),
    "pending": ("frist {due}", "due {due}"),
    "undetermined": ("kan ikke afgøres ({due})", "undetermined ({due})"),
    "excused": ("undtaget ({due})", "excused ({due})"),
    "met": ("opfyldt {done}", "met on {done}"),
    "met-without-day": ("opfyldt ({due})", "met ({due})"),
}


def note_of(findings: Sequence[Finding], lang: str) -> str:
    """The note beside the bar of a finding, or of the findings of one recurring duty."""
    if len(findings) > 1:
        counts = Counter(finding.status for finding in findings)
        return ", ".join(f"{counts[status]} {of(STATUS_NAMES[status], lang)}" for status in Status if counts[status])
    (finding,) = findings
    done = None if finding.fulfilled_by is None else finding.fulfilled_by.at
    said = of(_NOTES[_key(finding, done)], lang)
    return said.format(
        due=day_text(finding.due, lang), done=day_text(done, lang), late=days_in_words(finding.days_late or 0, lang)
    )


def days_in_words(days: int, lang: str) -> str:
    """``1 dag``, ``207 dage``."""
    return f"{days} {of(('dag', 'day') if days == 1 else ('dage', 'days'), lang)}"


def _key(finding: Finding, done: str | None) -> str:
    status = finding.status.value
    match finding.status:
        case Status.OVERDUE | Status.MET_LATE if finding.days_late is None:
            return f"{status}-by-unknown"
        case Status.MISSING if finding.due is None:
            return "missing-without-due"
        case Status.MISSING if done is not None:
            return "missing-came-later"
        case Status.MET if done is None:
            return "met-without-day"
    return status
