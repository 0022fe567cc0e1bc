"""From reports to the due list: which duties are still to be done, when, and how surely that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from childlaw_rules.arguments import flag_unlike, refuse
from childlaw_rules.case import Case
from childlaw_rules.duelist.days import DueDay, due_day
from childlaw_rules.duelist.models import DueItem, DueList, DueStanding
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.evaluate import When, evaluate
from childlaw_rules.finding import Finding, Report, Status, Text
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.when import LATEST, Point

#: One case, as ``evaluate`` takes it, or what it said of one.
CaseOrReport = Case | Report | Mapping[str, Any] | str | bytes

#: So many days ahead unless told otherwise.
DAYS: Final = 90
#: So many days ahead at most: more than a childhood and what follows it.
MOST_DAYS: Final = 36_500
#: A case in which there is nothing to find.
_NOBODY: Final = {"child": {"born": None}}
#: Kinds of duty that fall due again once they are met.
_AGAIN: Final = frozenset({"currency"})
_DONE: Final = frozenset({Status.MET, Status.MET_LATE, Status.EXCUSED})
#: The lines of a derivation that say how a day is reckoned.
_RECKONING: Final = frozenset({"fact", "arithmetic"})


def due_list(
    cases: CaseOrReport | Iterable[CaseOrReport],
    *,
    as_of: When | None = None,
    days: int | None = DAYS,
    rules: Ruleset | None = None,
    readings: Mapping[str, str] | None = None,
    done: bool = False,
) -> DueList:
    """What falls due in one or several cases within ``days`` days of the day looked at.

    ``cases`` are cases as ``evaluate`` takes them, or reports that it made; ``as_of``, ``rules`` and ``readings`` are
    those of ``evaluate``. All are looked at on one day. ``days=None`` sets no bound. ``done`` lists also what was
    done, for a calendar that has it from before.

    Listed are findings that are overdue or pending; those that may be, with their earliest possible day; and a
    yardstick that is met, with the day up to which it is (``conversation-within-half-year``). A finding that is
    ``missing`` is not listed: nothing falls due any more.

    Raises ``CaseError`` for a case and ``ArgumentError`` for an argument that cannot be used.
    """
    refuse(_unlike(days), flag_unlike("done", done))
    # Of nobody's case only the arguments can be wrong: all that is wrong with them is told, and the day is read.
    asked = evaluate(_NOBODY, as_of=as_of, rules=rules, readings=readings)
    ruleset = load_rules() if rules is None else rules
    reports = [_report(one, as_of, ruleset, readings) for one in _each(cases)]
    day = _one_day(reports, None if as_of is None else asked.as_of)
    until = None if days is None else min(day.first + days, LATEST)
    items: list[tuple[tuple[Any, ...], DueItem]] = []
    undated: list[DueItem] = []
    settled: list[DueItem] = []
    later = 0
    for report in reports:
        for finding, standing in _open(report, ruleset, done=done):
            due = None if finding.due is None else due_day(finding.due)
            if standing is DueStanding.DONE:
                settled.append(_item(report, finding, standing, due, day, ruleset))
            elif due is None:
                undated.append(_item(report, finding, standing, None, day, ruleset))
            elif until is not None and standing is not DueStanding.OVERDUE and due.first > until:
                later += 1
            else:
                items.append((_order(standing, due), _item(report, finding, standing, due, day, ruleset)))
    items.sort(key=lambda row: row[0])
    return DueList(
        as_of=str(day),
        until=None if until is None else date.fromordinal(until).isoformat(),
        cases=[report.case for report in reports],
        ruleset=reports[0].ruleset if reports else None,
        items=[item for _, item in items],
        undated=undated,
        later=later,
        done=settled,
    )


def _unlike(days: object) -> list[Problem]:
    if days is None or (isinstance(days, int) and not isinstance(days, bool) and 0 <= days <= MOST_DAYS):
        return []
    return [Problem("days", f"must be a whole number from 0 to {MOST_DAYS}, or None for no bound")]


def _each(cases: Any) -> list[CaseOrReport]:
    """The cases one by one: what is no case itself is taken for several of them."""
    if isinstance(cases, Case | Report | Mapping | str | bytes):
        return [cases]
    try:
        return list(cases)
    except TypeError:
        problem = Problem("cases", "must be a case, a report, or several of them in a list")
    raise ArgumentError([problem])


def _report(one: CaseOrReport, as_of: When | None, rules: Ruleset, readings: Mapping[str, str] | None) -> Report:
    return one if isinstance(one, Report) else evaluate(one, as_of=as_of, rules=rules, readings=readings)


def _one_day(reports: list[Report], asked: str | None) -> Point:
    """The one day on which all was looked at. Raises ``ArgumentError`` where there are several, or none."""
    days = sorted({report.as_of for report in reports})
    if asked is not None and any(day != asked for day in days):
        # Only a report that was made before can be of another day than the one asked for.
        said = f"a report among the cases is of another day ({days[0] if days[0] != asked else days[-1]})"
        raise ArgumentError([Problem("as_of", f"{said}; leave it out, or make the report anew")])
    if len(days) > 1:
        said = "the cases are looked at on several days"
        raise ArgumentError([Problem("as_of", f"{said} ({days[0]} to {days[-1]}); give one day for all of them")])
    if not days and asked is None:
        raise ArgumentError([Problem("cases", "there is no case; give one, or 'as_of' for an empty list")])
    return Point.parse(days[0] if days else asked)


def _open(report: Report, ruleset: Ruleset, *, done: bool) -> Iterator[tuple[Finding, DueStanding]]:
    """The findings that belong on the list, each with where it stands there."""
    for finding in report.findings:
        rule = ruleset.by_id.get(finding.rule)
        standing = _standing(finding, again=rule is not None and rule.kind in _AGAIN)
        if standing is not None and (done or standing is not DueStanding.DONE):
            yield finding, standing


def _standing(finding: Finding, *, again: bool) -> DueStanding | None:
    status = finding.status
    if status is Status.OVERDUE:
        return DueStanding.OVERDUE
    if status is Status.MISSING:
        return None
    if status is Status.UNDETERMINED:
        listed = {Status.PENDING, Status.OVERDUE}
        if again and finding.due is not None:
            listed.add(Status.MET)
        return None if listed.isdisjoint(finding.possible) else DueStanding.UNCERTAIN
    if finding.due is None:
        return DueStanding.NO_DAY if status is Status.PENDING else None
    if status in _DONE and not (again and status is Status.MET):
        return DueStanding.DONE
    return DueStanding.AHEAD if due_day(finding.due).exact else DueStanding.UNCERTAIN


def _order(standing: DueStanding, due: DueDay) -> tuple[Any, ...]:
    """What is overdue first; then by the earliest possible day, and by the instant within it."""
    overdue = standing is DueStanding.OVERDUE
    instant = Point.parse(due.first_text).earliest if due.first_text is not None else 0
    return (not overdue, due.first, due.hours, instant, due.last)


def _item(
    report: Report, finding: Finding, standing: DueStanding, due: DueDay | None, day: Point, ruleset: Ruleset
) -> DueItem:
    rule = ruleset.by_id.get(finding.rule)
    title = Text(da=finding.rule, en=finding.rule)
    return DueItem(
        case=report.case,
        rule=finding.rule,
        category=finding.category,
        basis=finding.basis,
        title=title if rule is None else Text(da=rule.title.da, en=rule.title.en),
        subject=finding.subject,
        occurrence=finding.occurrence,
        status=finding.status,
        standing=standing,
        due=finding.due,
        first=None if due is None else due.first_text,
        last=None if due is None else due.last_text,
        days_left=due.first - day.first if due is not None and due.exact else None,
        possible=finding.possible,
        source=finding.source,
        clock=_clock(finding),
        message=finding.message,
    )


def _clock(finding: Finding) -> list[Text]:
    """From what the day is reckoned: the derivation up to its first sum. A line that names a party is left out."""
    lines: list[Text] = []
    for step in finding.steps:
        # A fact without an event says what the file does not show.
        if step.kind not in _RECKONING or (lines and step.kind == "fact" and step.event is None):
            break
        lines.append(step.text)
        if step.kind == "arithmetic":
            break
    if finding.due is None:
        # Nothing is reckoned: what gives rise to the duty is all there is to say.
        del lines[1:]
    party = finding.subject.get("party")
    return [line for line in lines if party is None or (party not in line.da and party not in line.en)]
