"""The hand-over note: the fixed points of a case that every change of case worker needs, from case and report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.case import Case, read_case
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.evaluate import evaluate
from childlaw_rules.finding import Report
from childlaw_rules.handovernote.ahead import coming, open_duties
from childlaw_rules.handovernote.asking import open_questions
from childlaw_rules.handovernote.filed import Filed
from childlaw_rules.handovernote.investigation import investigation
from childlaw_rules.handovernote.measures import measures
from childlaw_rules.handovernote.models import FixedPoint, HandoverNote, NoteLine, PointKey
from childlaw_rules.handovernote.people import caseworkers, the_case
from childlaw_rules.handovernote.plans import consents, plans
from childlaw_rules.handovernote.talks import talks
from childlaw_rules.handovernote.unknown import gaps
from childlaw_rules.handovernote.words import title
from childlaw_rules.rulebook import Ruleset, ruleset_unlike
from childlaw_rules.rulefiles import load_rules

_POINTS: Final[dict[PointKey, Callable[[Filed], list[NoteLine]]]] = {
    PointKey.CASE: the_case,
    PointKey.INVESTIGATION: investigation,
    PointKey.TALKS: talks,
    PointKey.MEASURES: measures,
    PointKey.PLAN: plans,
    PointKey.CONSENTS: consents,
    PointKey.NEXT: coming,
    PointKey.OPEN: open_duties,
    PointKey.QUESTIONS: open_questions,
    PointKey.GAPS: gaps,
    PointKey.CASEWORKERS: caseworkers,
}


def handover(
    case: Case | Mapping[str, Any] | str | bytes, report: Report | None = None, *, rules: Ruleset | None = None
) -> HandoverNote:
    """What a new case worker needs to know of a case, as far as the file shows it.

    The fixed points are those that the review of 100 cases in Randers asks for at every change of case worker (BDO
    2016): the investigation and its currency, the last talks with child and family, the running measures with their
    decisions, plan, consents, next follow-up, open duties, what is not known, and the changes of case worker.

    ``report`` is what ``evaluate`` said of the same case under the same ``rules``; without it the case is evaluated
    on its own day, else today. A line says how far the file bears it: where the source does not record something,
    the note says so and never "none".

    Raises ``CaseError`` for a case and ``ArgumentError`` for a report of another case.
    """
    timeline = case if isinstance(case, Case) else read_case(case)
    problems = [] if report is None else unlike("report", report, Report, "a report, as evaluate() gives it, or None")
    refuse(problems, [] if rules is None else ruleset_unlike(rules))
    ruleset = load_rules() if rules is None else rules
    said = evaluate(timeline, rules=ruleset) if report is None else report
    if said.case != timeline.id:
        raise ArgumentError([Problem("report", "is that of another case; give the report of this one, or none")])
    filed = Filed(timeline, said, ruleset)
    return HandoverNote(
        case=said.case,
        as_of=said.as_of,
        known_at=said.known_at,
        ruleset=said.ruleset,
        points=[FixedPoint(key=key, title=title(key.value), lines=tell(filed)) for key, tell in _POINTS.items()],
    )
