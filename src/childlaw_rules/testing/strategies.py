"""The strategies: cases that comply, and cases in which exactly one rule is violated."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from hypothesis import strategies as st

from childlaw_rules.arguments import flag_unlike, refuse
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.testing.drafts import Draft
from childlaw_rules.testing.plans import Plan, shipped_plans
from childlaw_rules.testing.spans import Days, days_of
from childlaw_rules.testing.unviolable import NOT_ALONE, why_not
from childlaw_rules.testing.variation import Varying, vary


def compliant_cases(
    act: str | None = None,
    period: tuple[date | str, date | str] | None = None,
    *,
    rule: str | None = None,
) -> st.SearchStrategy[Draft]:
    """Cases against which nothing counts, as mappings in the case format with their ``as_of``.

    Guaranteed, under the shipped rules in their usual readings: no finding is ``overdue``, ``missing``, ``met_late``
    or ``undetermined``. ``act`` (``SEL`` or ``BL``) and ``period`` (first and last day) say when the case lies: every
    event and the day looked at. ``rule``: a rule that is met or excused in the plan the case is made from.

    Raises ``ArgumentError`` for an act, a period or a rule that cannot be used.
    """
    rules = load_rules()
    days = days_of(act, period)
    if rule is not None:
        rules.rule(rule)
    plans = [plan for plan in shipped_plans("compliant") if rule in {None, plan.rule}]
    return _from_plans(plans, rules, days, violating=False, what=f"no compliant case is known of '{rule}'")


def violating(
    rule: str,
    act: str | None = None,
    period: tuple[date | str, date | str] | None = None,
    *,
    entailed: bool = False,
) -> st.SearchStrategy[Draft]:
    """Cases in which exactly the given rule is violated, as mappings in the case format with their ``as_of``.

    Guaranteed, under the shipped rules in their usual readings: one finding counts against the file, and it is of
    that rule; nothing is undetermined. ``act`` and ``period`` as in :func:`compliant_cases`.

    Some rules cannot be violated at all, or not alone: see ``NOT_ALONE``. For those whose violation brings that of
    another with it, ``entailed=True`` gives cases with exactly one finding of each; for the others, and without it,
    ``ArgumentError`` says why. It also says so where no case is known in the act or the period.

    >>> case = violating("siblings-considered").example()  # doctest: +SKIP
    """
    rules = load_rules()
    refuse(flag_unlike("entailed", entailed))
    rules.rule(rule)
    days = days_of(act, period)
    reason = NOT_ALONE.get(rule)
    if reason is not None and not (entailed and reason.entails):
        raise ArgumentError([Problem("rule", why_not(rule))])
    plans = [plan for plan in shipped_plans("violating") if plan.rule == rule]
    return _from_plans(plans, rules, days, violating=True, what=f"no case that violates '{rule}' alone is known")


def _from_plans(
    plans: Iterable[Plan], rules: Ruleset, days: Days, *, violating: bool, what: str
) -> st.SearchStrategy[Draft]:
    """Cases from the plans that can lie in the days; the newest law and the shortest case first."""
    order = sorted(plans, key=lambda plan: (plan.act != "BL", len(plan.case["events"]), str(plan.case["events"])))
    known = [_varying(plan, days, violating) for plan in order]
    # The first plan that fits is looked for at once, so that an error comes where the strategy is asked for.
    if not any(one.base is not None for one in known):
        raise ArgumentError([Problem("period", f"{what} from {days[0]} to {days[1]}")])
    return _varied(tuple(known))


@lru_cache(maxsize=4096)
def _varying(plan: Plan, days: Days, violating: bool) -> Varying:
    return Varying(plan, plan.aim(violating=violating), load_rules(), days)


@st.composite
def _varied(draw: st.DrawFn, known: tuple[Varying, ...]) -> Draft:
    start = draw(st.integers(0, len(known) - 1))
    # A plan that cannot lie in the period gives way to the next.
    chosen = next(one for one in (*known[start:], *known[:start]) if one.base is not None)
    return vary(draw, chosen)
