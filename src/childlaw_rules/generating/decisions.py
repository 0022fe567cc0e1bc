"""Decisions: the talk with the child, the consents, the plan, the decision itself, and who was told of it."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from childlaw_rules.case.words import DecisionKind, MeasureKind, PlanKind
from childlaw_rules.generating.complaints import complain
from childlaw_rules.generating.draft import CHILD, Draft, three_months, within
from childlaw_rules.generating.rates import act_on

#: From this age on a youth plan is made in place of a child's plan.
OF_YOUTH_PLAN: Final = 16
#: From this age on the child consents to a placement itself.
OF_CONSENT: Final = 15
#: From this age on the child consents to a change of place; and is a party of its own case, under either act.
OF_CHANGE: Final = 12
OF_PARTY: Final = {"sel": 12, "bl": 10}
#: So many days before a decision the talk, the consents and the plan may lie, and so many days after what came late.
BEFORE: Final = 28
AFTER: Final = 90

#: What a parent or a youth is ordered to do; the municipality decides it.
ORDERS: Final = frozenset({DecisionKind.PARENTAL_ORDER, DecisionKind.YOUTH_ORDER})


class Decision(NamedTuple):
    """A decision: its thread, its day, and whether it was made with consent."""

    decision: str
    day: int
    with_consent: bool


class Asked(NamedTuple):
    """What is to be decided. ``first`` is the first day on which anything of it can lie."""

    kind: DecisionKind
    day: int
    first: int
    measure: str | None = None
    measure_kind: MeasureKind | None = None
    with_consent: bool = True
    granted: bool = True
    urgent: bool = False
    replaces: str | None = None
    more: tuple[tuple[str, Any], ...] = ()


def decide(draft: Draft, asked: Asked) -> Decision:
    """A decision with all that comes before and after it."""
    decision = draft.thread("decision")
    hear(draft, decision, asked)
    plan = plan_before(draft, decision, asked)
    if asked.with_consent:
        consents(draft, decision, asked)
    elif asked.kind in ORDERS:
        for party in parties(draft, asked.day):
            heard = within(draft.dice, max(asked.first, asked.day - BEFORE), asked.day)
            draft.add("parties_heard", heard, decision=decision, party=party)
    else:
        _rights(draft, decision, asked)
    fields: dict[str, Any] = {"decision": decision, "kind": asked.kind}
    fields |= {
        name: value
        for name, value in (
            ("measure", asked.measure),
            ("measure_kind", asked.measure_kind),
            ("replaces", asked.replaces),
        )
        if value is not None
    }
    if asked.granted:
        fields["with_consent"] = asked.with_consent
    fields["granted"] = asked.granted
    fields["decided_by"] = _decided_by(asked)
    if asked.urgent:
        fields |= {"urgent": True, "purpose_stated": True}
    fields["reason_stated"] = not draft.dice.happens("reasons-not-given", asked.day)
    fields["complaint_guidance_given"] = not draft.dice.happens("no-complaint-guidance", asked.day)
    fields |= plan
    fields |= dict(asked.more)
    draft.add("decision_made", asked.day, **fields)
    _notify(draft, decision, asked)
    made = Decision(decision, asked.day, asked.with_consent)
    plan_after(draft, made, asked, plan)
    if asked.with_consent and asked.kind not in {DecisionKind.RETURN_HOME, DecisionKind.PROVISIONAL}:
        complain(draft, decision, asked.day)
    return made


def _decided_by(asked: Asked) -> str:
    if asked.with_consent or asked.kind in ORDERS:
        return "municipality"
    return "committee_chair" if asked.kind is DecisionKind.PROVISIONAL else "committee"


def hear(draft: Draft, decision: str, asked: Asked) -> None:
    """The talk with the child about the decision, waived with a reason, too late, or lacking."""
    dice, day = draft.dice, asked.day
    if not draft.is_born(day):
        return
    if dice.happens("not-heard-before-decision", day):
        if dice.happens("heard-after-decision", day):
            _talk(draft, decision, within(dice, day + 1, day + AFTER))
        return
    before = within(dice, max(asked.first, day - BEFORE), day)
    if dice.happens("conversation-waived", day):
        draft.add(
            "child_conversation_waived",
            before,
            about=[decision],
            reason_stated=True,
            view_obtained_otherwise=True,
        )
        return
    _talk(draft, decision, before)


def _talk(draft: Draft, decision: str, day: int) -> None:
    direct = act_on(day) == "bl" and draft.dice.happens("direct-contact", day)
    contact = "direct_contact" if direct else "conversation"
    draft.add("child_conversation_held", day, about=[decision], contact=contact)


#: The rates by which the consents of custody holders and of the child lack, by the kind of decision.
_HOLDERS_LACK: Final = {
    DecisionKind.MEASURE: "consent-lacking",
    DecisionKind.PLACEMENT: "consent-lacking",
    DecisionKind.CHANGE_OF_PLACE: "consent-in-change-of-place-lacking",
}
_CHILD_LACKS: Final = {
    DecisionKind.PLACEMENT: (OF_CONSENT, "consent-of-youth-lacking"),
    DecisionKind.CHANGE_OF_PLACE: (OF_CHANGE, "child-consent-in-change-of-place-lacking"),
    DecisionKind.YOUTH_SUPPORT: (OF_CONSENT, "consent-of-youth-lacking"),
    DecisionKind.CONTINUED_PLACEMENT: (OF_CONSENT, "consent-of-youth-lacking"),
}


def consents(draft: Draft, decision: str, asked: Asked) -> None:
    """The consent of each who must give it, unless it lacks; some come after the decision."""
    if not asked.granted:
        return
    if asked.kind in _HOLDERS_LACK:
        for holder in draft.holders:
            _consent(draft, holder, decision, asked, _HOLDERS_LACK[asked.kind])
    if asked.kind in _CHILD_LACKS:
        age, rate = _CHILD_LACKS[asked.kind]
        if draft.age(asked.day) >= age:
            _consent(draft, CHILD, decision, asked, rate)


def _consent(draft: Draft, party: str, decision: str, asked: Asked, rate: str) -> None:
    dice = draft.dice
    if not dice.happens(rate, asked.day):
        day = within(dice, max(asked.first, asked.day - BEFORE), asked.day)
        draft.add("consent_given", day, by=party, about=[decision])
    elif dice.happens("consent-after-decision", asked.day):
        draft.add("consent_given", within(dice, asked.day + 1, asked.day + AFTER), by=party, about=[decision])


def _rights(draft: Draft, decision: str, asked: Asked) -> None:
    """What comes before a decision without consent: it was asked for, and the parties were heard and told."""
    dice, day = draft.dice, asked.day
    parties = list(draft.holders)
    if draft.is_born(day) and draft.age(day) >= OF_CONSENT:
        parties.append(CHILD)
    first = max(asked.first, day - BEFORE)
    for party in parties:
        sought = within(dice, first, day)
        draft.add("consent_sought", sought, by=party, about=[decision])
        if dice.happens("consent-refused", day):
            draft.add("consent_refused", within(dice, sought, day), by=party, about=[decision])
    if asked.kind is not DecisionKind.PROVISIONAL:
        explain_rights(draft, decision, first, day)


def explain_rights(draft: Draft, decision: str, first: int, last: int) -> None:
    """Each party is told of its rights before the committee, and heard, on one day from ``first`` to ``last``."""
    for party in parties(draft, last):
        told = within(draft.dice, first, last)
        for type_ in ("file_access_explained", "free_lawyer_offered", "hearing_offered", "parties_heard"):
            draft.add(type_, told, decision=decision, party=party)


def parties(draft: Draft, day: int) -> list[str]:
    of_age = draft.is_born(day) and draft.age(day) >= OF_PARTY[act_on(day)]
    return [*draft.holders, *([CHILD] if of_age else [])]


def _notify(draft: Draft, decision: str, asked: Asked) -> None:
    dice = draft.dice
    if asked.kind is DecisionKind.PROVISIONAL:
        return  # told with the execution, within hours
    for party in parties(draft, asked.day):
        if not dice.happens("party-not-notified", asked.day):
            draft.add("decision_notified", within(dice, asked.day, asked.day + 7), decision=decision, to=party)


#: Kinds of decision that serviceloven wanted an action plan before, where something is granted.
_PLANNED: Final = frozenset({DecisionKind.MEASURE, DecisionKind.PLACEMENT, DecisionKind.YOUTH_SUPPORT})
#: Early support and the like is given without a plan.
_UNPLANNED: Final = frozenset({MeasureKind.EARLY_SUPPORT, MeasureKind.ADVICE, MeasureKind.ECONOMIC_SUPPORT})


def plan_before(draft: Draft, decision: str, asked: Asked) -> dict[str, Any]:
    """The plan that comes before the decision, and what the decision says of plans."""
    dice, day = draft.dice, asked.day
    if not asked.granted or asked.kind not in _PLANNED or asked.measure_kind in _UNPLANNED:
        return {}
    first = max(asked.first, day - BEFORE)
    if act_on(day) == "sel":
        if not dice.happens("no-action-plan-before-decision", day):
            _plan(draft, decision, within(dice, first, day), PlanKind.ACTION_PLAN)
        elif dice.happens("action-plan-later", day):
            _plan(draft, decision, within(dice, day + 1, day + AFTER), PlanKind.ACTION_PLAN)
        return {}
    if asked.kind is DecisionKind.MEASURE:
        if dice.happens("position-on-plan-not-stated", day):
            return {"plan_position": False}
        return {"plan_position": True, "plan_wanted": dice.happens("plan-wanted", day)}
    lacking = asked.with_consent or dice.happens("no-plan-before-placement-without-consent", day)
    if asked.kind is DecisionKind.PLACEMENT and not lacking:
        made = within(dice, first, day)
        old_enough = draft.age(day) >= OF_YOUTH_PLAN
        # A plan made before 16 is no plan of a youth who is 16 when the decision is made.
        if old_enough:
            made = max(made, draft.turns(OF_YOUTH_PLAN))
        _plan(draft, decision, made, PlanKind.YOUTH_PLAN if old_enough else PlanKind.CHILDS_PLAN)
    return {}


def plan_after(draft: Draft, made: Decision, asked: Asked, said: dict[str, Any]) -> None:
    """The child's plan of barnets lov, within 3 months of the decision, later, or never."""
    dice, day = draft.dice, made.day
    with_placement = asked.kind is DecisionKind.PLACEMENT and made.with_consent
    if act_on(day) == "sel" or not asked.granted or not (with_placement or said.get("plan_wanted")):
        return
    due = three_months(day)
    if not dice.happens("no-childs-plan-in-3-months", day):
        written = within(dice, day, due)
    elif dice.happens("childs-plan-later", day):
        written = within(dice, due + 1, due + 2 * AFTER)
    else:
        return
    of_youth = draft.age(written) >= OF_YOUTH_PLAN
    _plan(draft, made.decision, written, PlanKind.YOUTH_PLAN if of_youth else PlanKind.CHILDS_PLAN)


def _plan(draft: Draft, decision: str, day: int, kind: PlanKind) -> None:
    draft.add("plan_made", day, plan=draft.thread("plan"), kind=kind, about=[decision])
