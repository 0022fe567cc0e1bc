"""What stands beside a bar of the strip: the due day, and how the duty stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.finding import Finding, Status
from childlaw_rules.pages.dates import day_text
from childlaw_rules.pages.words import NOTES
from childlaw_rules.prose.terms import of


def note_of(findings: Sequence[Finding], lang: str) -> str:
    """The note beside the bar of a finding, or of the findings of one recurring duty."""
    if len(findings) > 1:
        counts = Counter(finding.status for finding in findings)
        return ", ".join(f"{counts[status]} {of(STATUS_NAMES[status], lang)}" for status in Status if counts[status])
    (finding,) = findings
    done = None if finding.fulfilled_by is None else finding.fulfilled_by.at
    said = of(NOTES[_key(finding, done)], lang)
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
