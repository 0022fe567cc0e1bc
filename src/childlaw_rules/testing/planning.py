"""Works out the plans of the strategies from the examples of the rule files.

    python -m childlaw_rules.testing.planning [--sort violating|compliant] [--fresh] [RULE ...]

For every version of every rule it looks for a short case in which exactly that rule is violated, and one in which it
is met and nothing else counts against the file. It starts from the examples of the rule file and repairs what other
rules say of them. Plans that still hold are kept; ``--fresh`` looks for all of them anew. Rules that are named are
looked for anew, the others keep their plans. It takes some minutes, and prints what it did not find.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date

from childlaw_rules.case import read_case
from childlaw_rules.evaluate import evaluate
from childlaw_rules.finding import NON_COMPLIANT, Status
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.testing.drafts import Draft, all_moved, sorted_events, span_of
from childlaw_rules.testing.plans import Plan, shipped_plans, write_plans
from childlaw_rules.testing.repair import pared, repaired
from childlaw_rules.testing.seeds import Seed, seeds
from childlaw_rules.testing.standing import Aim, reached
from childlaw_rules.testing.unviolable import ENTAILED

#: How many examples of each version and status are tried, and how many events are evaluated for each.
_SEEDS_TRIED = 2
_MOST = {"violating": 20_000, "compliant": 3_000}
#: How many plans are looked for of a rule, those of the newest versions first.
_MOST_PLANS = 2
_MOST_COMPLIANT = 1
_FULFILLED = frozenset({Status.MET, Status.EXCUSED})


def violating_plans(rule: Rule, rules: Ruleset) -> list[Plan]:
    """A plan for each version of a rule and each status that counts against the file, where one is found."""
    also = ENTAILED.get(rule.id, frozenset())
    sown: dict[tuple[str, str], list[Seed]] = {}
    for seed in seeds(rule, rules):
        for finding in seed.findings:
            if finding.status in NON_COMPLIANT:
                sown.setdefault((str(finding.version), finding.status.value), []).append(seed)
    plans = []
    newest = _newest_of_each_act(rule)
    for version, status in sorted(sown, key=lambda key: (newest.index(key[0]), key[1]))[:_MOST_PLANS]:
        tried = sown[version, status]
        aim = Aim(violated=rule.id, also=also, version=version)
        case = _grown(tried, aim, rules)
        if case is not None:
            plans.append(_plan(rule, version, _status(rule, case, rules) or status, case, also))
    return list({(plan.version, plan.status, str(plan.case)): plan for plan in plans}.values())


def compliant_plans(rule: Rule, rules: Ruleset) -> list[Plan]:
    """A plan for each version of a rule in which it is met and nothing counts against the file."""
    sown: dict[str, list[Seed]] = {}
    for seed in seeds(rule, rules):
        for finding in seed.findings:
            if finding.status in _FULFILLED:
                sown.setdefault(str(finding.version), []).append(seed)
    plans = []
    newest = _newest_of_each_act(rule)
    for version in sorted(sown, key=newest.index)[:_MOST_COMPLIANT]:
        tried = sown[version]
        case = _grown(tried, Aim(met=rule.id, version=version), rules)
        if case is not None:
            plans.append(_plan(rule, version, "met", case, frozenset()))
    return plans


def _plan(rule: Rule, version: str, status: str, case: Draft, also: frozenset[str]) -> Plan:
    act = next(v.source.act for v in rule.versions if v.id == version)
    return Plan(rule.id, version, act, status, case, tuple(sorted(also)))


def _newest_of_each_act(rule: Rule) -> list[str]:
    """The versions of a rule: the newest of each act first, then the next of each."""
    seen: dict[str, int] = {}
    order = []
    for version in reversed(rule.versions):
        place = seen[version.source.act] = seen.get(version.source.act, 0) + 1
        order.append((place, version.id))
    return [name for _, name in sorted(order, key=lambda one: one[0])]


def _status(rule: Rule, case: Draft, rules: Ruleset) -> str | None:
    """The status of the finding that counts against the file: the repair may have made another of it."""
    found = [finding for finding in evaluate(read_case(case), rules=rules).non_compliant if finding.rule == rule.id]
    return found[0].status.value if found else None


def _grown(tried: Sequence[Seed], aim: Aim, rules: Ruleset) -> Draft | None:
    for seed in tried[:_SEEDS_TRIED]:
        case = repaired(seed.case, aim, rules, _MOST["violating" if aim.violated else "compliant"])
        if case is not None:

            def holds(less: Draft) -> bool:
                return reached(less, aim, rules)

            return _plain(pared(case, holds), aim, rules)
    return None


def _plain(case: Draft, aim: Aim, rules: Ruleset) -> Draft:
    """The case on plain days, where it holds there too: from the first of January, or of a month, on."""
    case = sorted_events({**case, "id": "case-1"})
    for first in _plain_days(span_of(case)[0]):
        plain = all_moved(case, (first - span_of(case)[0]).days)
        if reached(plain, aim, rules):
            return plain
    return case


def _plain_days(first: date) -> Iterator[date]:
    for year in range(first.year - 1, first.year + 2):
        yield date(year, 1, 1)
        yield date(year, 1, 2)
    for month in range(1, 13):
        yield date(first.year, month, 1)


def _still_holds(plan: Plan, sort: str, rules: Ruleset) -> bool:
    if plan.rule not in rules.by_id:
        return False
    if sort == "violating":
        aim = Aim(plan.rule, frozenset(plan.also), version=plan.version)
        if frozenset(plan.also) != ENTAILED.get(plan.rule, frozenset()):
            return False
        if _status(rules.rule(plan.rule), plan.case, rules) != plan.status:
            return False
    else:
        aim = Aim(met=plan.rule, version=plan.version)
    return reached(plan.case, aim, rules)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the plans anew; 1 where a rule is left without a plan."""
    parser = argparse.ArgumentParser(prog="python -m childlaw_rules.testing.planning", description=__doc__)
    parser.add_argument("rules", nargs="*", metavar="RULE", help="look for the plans of these rules anew")
    parser.add_argument("--sort", choices=("violating", "compliant"), help="only the plans of this sort")
    parser.add_argument("--fresh", action="store_true", help="look for all plans anew")
    said = parser.parse_args(arguments)
    rules = load_rules()
    wrong = 0
    for sort, make in (("violating", violating_plans), ("compliant", compliant_plans)):
        if said.sort not in {None, sort}:
            continue
        kept: dict[str, list[Plan]] = {}
        for plan in shipped_plans(sort):
            if not said.fresh and plan.rule not in said.rules and _still_holds(plan, sort, rules):
                kept.setdefault(plan.rule, []).append(plan)
        plans: list[Plan] = []
        done: set[str] = set()
        for rule in rules.rules:
            done.add(rule.id)
            found = kept.get(rule.id) or make(rule, rules)
            plans += found
            if not found:
                wrong += 1
                print(f"{sort}: {rule.id}: none found", file=sys.stderr)
            elif rule.id not in kept:
                events = ", ".join(f"{plan.version} {plan.status} {len(plan.case['events'])}" for plan in found)
                print(f"{sort}: {rule.id}: {events}")
            sys.stdout.flush()
            left = [plan for name, known in kept.items() if name not in done for plan in known]
            write_plans(sort, [*plans, *left])
        print(json.dumps({"sort": sort, "plans": len(plans), "rules": len({plan.rule for plan in plans})}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
