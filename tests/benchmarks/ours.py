"""The portfolio as cases of our own format, and our reports as findings of the workload.

The mapping of the events (:func:`our_case`) is done when the portfolio is made, and not timed:

* The clock of the workload keeps no summer time. What it measures in hours or compares by the clock gets its time with
  the offset ``+01:00`` all year; all else, which it compares by dates alone, gets its date.
* An investigation of the workload is named after what is known of the need. Ours that is named after the need is the
  limited assessment (afdækning), and what is made of it in the meantime the screening; so these are taken.
* A decision is about a measure of its own, named after it, since the workload ties none to it.
* What a note says is carried as a note and never read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from childlaw_rules import Ruleset, load_rules
from childlaw_rules.case import Case
from childlaw_rules.finding import Finding, Report
from tests.benchmarks.digest import Found
from tests.benchmarks.portfolio import Row

RULES_FOLDER = Path(__file__).parent / "rules"

#: Type and field of our own for each type of the workload whose ``ref`` names a thread.
_REFS = {
    "notification_received": ("notification_received", "notification"),
    "notification_assessed": ("notification_assessed", "notification"),
    "notification_confirmed": ("notification_acknowledged", "notification"),
    "need_known": ("need_identified", "need"),
    "investigation_started": ("limited_assessment_decided", "need"),
    "investigation_finished": ("limited_assessment_completed", "need"),
    "preliminary_assessment": ("screening_done", "need"),
    "decision_made": ("decision_made", "decision"),
    "measure_started": ("measure_started", "measure"),
    "measure_ended": ("measure_ended", "measure"),
    "follow_up_held": ("follow_up_held", "measure"),
    "supervision_visit": ("supervision_visit", "measure"),
}
#: With this the ids of preliminary assessments begin.
_PRELIMINARY = "p"
#: Types whose time of day counts.
_TIMED = frozenset(
    {"notification_received", "notification_assessed", "investigation_started", "investigation_finished"}
)


def rules() -> Ruleset:
    """The ten rules, as rule files of our own format."""
    return load_rules(RULES_FOLDER)


def number_of(rule: str) -> str:
    """``R4`` for the rule file that says the fourth rule."""
    return rule[: rule.index("-")].upper()


def our_case(row: Row) -> dict[str, Any]:
    """A case of the portfolio in our own format."""
    return {
        "format": "childlaw-case/1",
        "id": row["id"],
        "child": {"born": row["birth"]},
        "parties": [{"id": holder, "role": "custody_holder"} for holder in row["holders"]],
        "events": [_our_event(event, place) for place, event in enumerate(row["events"])],
    }


def _our_event(event: Row, place: int) -> dict[str, Any]:
    type_ = event["type"]
    at = event["at"] + "+01:00" if type_ in _TIMED else event["at"][:10]
    if type_ in _REFS:
        name, field = _REFS[type_]
        ours = {"type": name, "at": at, field: event["ref"]}
        if type_ == "preliminary_assessment":
            # It has an id, so that a finding which names it as what was done shows that it was this.
            return ours | {"id": f"{_PRELIMINARY}{place}"}
        if type_ == "decision_made":
            return ours | {"kind": _decision(event["measure"]), "measure": event["ref"]}
        return ours | {"kind": _measure(event["measure"])} if type_ == "measure_started" else ours
    if type_ == "consent_given":
        return {"type": type_, "at": at, "by": event["by"], "about": [event["ref"]]}
    if type_ == "child_conversation_waived":
        stated = event["reason"] != ""
        # It has an id, since the finding names it by that where it excuses what is missing.
        return {"type": type_, "at": at, "id": f"w{place}", "reason_stated": stated, "view_obtained_otherwise": False}
    if type_ in {"action_plan_made", "action_plan_revised"}:
        return {"type": type_.removeprefix("action_"), "at": at, "kind": "action_plan"}
    note = {"note": event["text"]} if "text" in event else {}
    return {"type": type_, "at": at, **note}


def _decision(measure: str) -> str:
    return "placement" if measure == "placement" else "measure"


def _measure(measure: str) -> str:
    return "placement" if measure == "placement" else "other_support"


def write(path: Path, portfolio: Iterable[Row]) -> None:
    """Write a portfolio in our own format as JSON, a case a line."""
    with path.open("w", encoding="utf-8") as file:
        for row in portfolio:
            file.write(json.dumps(our_case(row), ensure_ascii=False, separators=(",", ":")) + "\n")


#: The statuses of the workload in our words, where they are not the same for every rule or have another name.
_OURS = {
    ("R3", "met_preliminary"): "met",
    ("R4", "late"): "missing",
    ("R5", "late"): "missing",
    ("R6", "waived"): "excused",
    ("R8", "gap"): "met_late",
    ("R8", "open_gap"): "overdue",
    ("R8", "ok"): "met",
    ("R10", "ok"): "met",
    ("R10", "duplicate"): "missing",
}


def statuses_only(found: Iterable[Found]) -> list[Found]:
    """Findings of the workload cut down to what a statuses-only evaluation can say: case, rule and our status."""
    return [
        (case, rule, "", _OURS.get((rule, status), "met_late" if status == "late" else status), None, None)
        for case, rule, _, status, _, _ in found
    ]


# -- from our report to the findings of the workload ------------------------------------------------------------------

_LATE = {"met": "met", "met_late": "late", "overdue": "overdue", "pending": "pending"}
_IN_PLACE = {"met": "met", "missing": "late"}


def reduced(report: Report, case: Case) -> list[Found]:
    """The findings of a report as the workload words them. ``case`` is the case that the report is about."""
    found: list[Found] = []
    assert report.case is not None
    numbers: dict[str, int] = {}
    for finding in report.findings:
        rule = number_of(finding.rule)
        found.append((report.case, rule, *_REDUCE[rule](finding, case, numbers)))
    return found


_Parts = tuple[str, str, str | None, str | None]


def _done(finding: Finding) -> str | None:
    return None if finding.fulfilled_by is None else finding.fulfilled_by.at


def _day(at: str | None) -> str | None:
    return None if at is None else at[:10]


def _standard_time(at: str | None) -> str | None:
    """An instant on the clock of the workload, which keeps no summer time."""
    if at is None or at.endswith("+01:00"):
        return None if at is None else at[:19]
    return (datetime.fromisoformat(at[:19]) - timedelta(hours=1)).isoformat()


def _r1(finding: Finding, case: Case, numbers: dict[str, int]) -> _Parts:
    status = _LATE[finding.status.value]
    return finding.subject["notification"], status, _standard_time(finding.due), _standard_time(_done(finding))


def _r2(finding: Finding, case: Case, numbers: dict[str, int]) -> _Parts:
    return finding.subject["notification"], _LATE[finding.status.value], finding.due, _day(_done(finding))


def _r3(finding: Finding, case: Case, numbers: dict[str, int]) -> _Parts:
    done = finding.fulfilled_by
    preliminary = done is not None and done.event is not None and done.event.startswith(_PRELIMINARY)
    said = "met_preliminary" if preliminary else _LATE[finding.status.value]
    return finding.subject["need"], said, finding.due, _day(_done(finding))


def _in_place(finding: Finding) -> tuple[str, str | None, str | None]:
    done = _done(finding)
    return "missing" if done is None else _IN_PLACE[finding.status.value], finding.due, done


def _r4(finding: Finding, case: Case, numbers: dict[str, int]) -> _Parts:
    return finding.subject["decision"], *_in_place(finding)


def _r5(finding: Finding, case: Case, numbers: dict[str, int]) -> _Parts:
    return f"{finding.subject['decision']}:{finding.subject['party']}", *_in_place(finding)


def _r6(finding: Finding, case: Case, numbers: dict[str, int]) -> _Parts:
    ref, status = finding.subject["decision"], finding.status.value
    if status == "excused":
        event = next(step.event for step in finding.steps if step.kind == "exception")
        return ref, "waived", finding.due, _day_of(case, event)
    return ref, status, finding.due, _done(finding) if status == "met" else None


def _r7(finding: Finding, case: Case, numbers: dict[str, int]) -> _Parts:
    return (
        f"{finding.subject['measure']}#{finding.occurrence}",
        _LATE[finding.status.value],
        finding.due,
        _done(finding),
    )


def _r8(finding: Finding, case: Case, numbers: dict[str, int]) -> _Parts:
    ref, status = finding.subject["measure"], finding.status.value
    if status == "met":
        return ref, "ok", None, None
    assert finding.due is not None
    said = "gap" if status == "met_late" else "open_gap"
    return f"{ref}@{_last_day_by(case, finding.due)}", said, finding.due, _day(_done(finding))


def _r9(finding: Finding, case: Case, numbers: dict[str, int]) -> _Parts:
    status = finding.status.value
    done = _done(finding) if status == "met" else None
    return f"{finding.subject['measure']}/{finding.occurrence}", status, finding.due, done


def _r10(finding: Finding, case: Case, numbers: dict[str, int]) -> _Parts:
    ref = finding.subject["need"]
    number = numbers[ref] = numbers.get(ref, 1) + 1
    done = _day(_done(finding)) if finding.status.value == "met" else None
    return f"{ref}#{number}", "duplicate" if done is None else "ok", None, done


def _day_of(case: Case, event: str | None) -> str:
    """The day of an event that has an id of its own."""
    return next(e.at.text for e in case.events if e.id == event)


def _last_day_by(case: Case, due: str) -> str:
    """The last day by ``due`` on which anything happened in a case: the day since which it is silent."""
    last = date.fromisoformat(due).toordinal()
    return date.fromordinal(max(e.at.first for e in case.events if e.at.first <= last)).isoformat()


_REDUCE: dict[str, Callable[[Finding, Case, dict[str, int]], _Parts]] = {
    "R1": _r1,
    "R2": _r2,
    "R3": _r3,
    "R4": _r4,
    "R5": _r5,
    "R6": _r6,
    "R7": _r7,
    "R8": _r8,
    "R9": _r9,
    "R10": _r10,
}
