"""Random cases for the properties of the engine: short, over the change of act, with and without vague dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

FIRST = date(2023, 7, 20)

DAYS = st.integers(0, 420).map(lambda days: FIRST + timedelta(days=days))
#: Days that matter: around month ends, the change of act, the leap day.
EDGES = st.sampled_from(
    [date(2023, 8, 31), date(2023, 10, 31), date(2023, 12, 31), date(2024, 1, 1), date(2024, 2, 29), date(2024, 3, 31)]
)
ANY_DAY = st.one_of(DAYS, EDGES)


@st.composite
def points(draw: st.DrawFn, *, vague: bool) -> str | None:
    """A point in time as the case format writes it."""
    day = draw(ANY_DAY)
    if not vague or draw(st.integers(0, 3)):
        return day.isoformat()
    form = draw(st.sampled_from(["interval", "month", "from", "until", "unknown"]))
    if form == "interval":
        return f"{day}/{day + timedelta(days=draw(st.integers(1, 150)))}"
    if form == "month":
        return f"{day:%Y-%m}"
    if form == "from":
        return f"{day}/.."
    return f"../{day}" if form == "until" else None


FLAG = st.sampled_from([True, False, None])
KINDS = ("home_support", "respite", "early_support", "placement")


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


@st.composite
def events(draw: st.DrawFn, number: int, *, vague: bool) -> dict[str, Any]:
    """One event of a case with at most two threads of each kind."""
    at = draw(points(vague=vague))
    thread = draw(st.sampled_from(["1", "1", "2"]))
    named = draw(st.booleans())
    name = thread if named else None
    kind = draw(
        st.sampled_from(
            [
                "notification_received", "notification_assessed", "notification_acknowledged", "need_identified",
                "investigation_decided", "investigation_completed", "preliminary_assessment_made",
                "child_conversation_held", "child_conversation_waived", "decision_made", "consent_given",
                "consent_withdrawn", "measure_started", "measure_ended", "follow_up_held", "plan_made",
                "life_event", "journal_note",
            ]
        )
    )  # fmt: skip
    base = {"type": kind, "at": at, "id": f"x{number}"}
    if kind == "notification_received":
        return (
            base
            | {"notification": f"n{thread}"}
            | _given(notifier=draw(st.sampled_from(["citizen", "anonymous", None])))
        )
    if kind.startswith("notification"):
        return base | _given(notification=name and f"n{name}")
    if kind == "need_identified":
        return base | {"need": f"b{thread}"} | _given(investigation_obligatory=draw(FLAG))
    if kind == "investigation_decided":
        return base | {"investigation": f"i{thread}"} | _given(need=name and f"b{name}")
    if kind in ("investigation_completed", "preliminary_assessment_made"):
        return base | _given(investigation=name and f"i{name}")
    if kind == "decision_made":
        what = draw(st.sampled_from(["measure", "placement", "change_of_place"]))
        return (
            base
            | {"decision": f"d{thread}{number}", "kind": what}
            | _given(
                measure=name and f"m{name}",
                measure_kind=draw(st.sampled_from(["respite", "early_support", None])) if what == "measure" else None,
                with_consent=draw(FLAG),
                urgent=draw(FLAG),
                plan_position=draw(FLAG),
                plan_wanted=draw(FLAG),
            )
        )
    if kind.startswith("consent"):
        return base | {"by": draw(st.sampled_from(["mother", "father", "child"]))}
    if kind == "child_conversation_waived":
        return base | {"reason_stated": draw(st.booleans()), "view_obtained_otherwise": draw(st.booleans())}
    if kind == "measure_started":
        return base | {"measure": f"m{thread}", "kind": draw(st.sampled_from(KINDS))} | _given(provisional=draw(FLAG))
    if kind == "follow_up_held":
        return base | _given(
            measure=name and f"m{name}", arrangement_decided=draw(FLAG), reason_stated=draw(FLAG),
            next_due=draw(st.one_of(st.none(), DAYS.map(str))),
        )  # fmt: skip
    if kind == "measure_ended":
        return base | _given(measure=name and f"m{name}")
    if kind == "plan_made":
        return base | {"kind": draw(st.sampled_from(["childs_plan", "action_plan", "youth_plan"]))}
    return base


@st.composite
def cases(draw: st.DrawFn, *, vague: bool = False, most: int = 9) -> dict[str, Any]:
    """A case of a child of about 14."""
    number = draw(st.integers(1, most))
    given: dict[str, Any] = {
        "id": "k",
        "child": {"born": draw(st.sampled_from(["2008-11-17", "2009-02-28", "2012-05-14"]))},
        "parties": [
            {"id": "mother", "role": "custody_holder"},
            {"id": "father", "role": "custody_holder", "until": draw(st.sampled_from(["2023-10-31", "2025-01-31"]))},
        ],
        "events": [draw(events(place, vague=vague)) for place in range(number)],
    }
    if draw(st.integers(0, 4)) == 0:
        type_ = draw(st.sampled_from(["investigation_completed", "measure_ended", "consent_given", "plan_made"]))
        given["coverage"] = {type_: draw(st.sampled_from([False, {"from": "2024-01-15"}, {"until": "2024-01-15"}]))}
    return given
