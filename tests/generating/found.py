"""How often each fault that is drawn comes out of the findings, by rule and act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from childlaw_rules import RateFile, Ruleset, evaluate, load_rules, shipped_rates
from childlaw_rules.finding import Finding

#: What counts against a file; the rest that is settled counts for it.
AGAINST = frozenset({"met_late", "overdue", "missing"})
SETTLED = AGAINST | {"met", "excused"}
#: An investigation that took too long is excused by a preliminary assessment: it took too long all the same.
LATE_THOUGH_EXCUSED = "investigation-completed-within-4-months"
#: Acts of the rates; a rule of another act (forvaltningsloven, retssikkerhedsloven) has the same rate under both.
ACTS = {"SEL": "sel", "BL": "bl"}
#: Cases that begin later than so many days before the extract are left out: of their duties, those that are met are
#: settled sooner than those that are not.
TO_SETTLE = 3 * 365


@dataclass
class Found:
    """Of how many settled findings of a rule how many were against the file."""

    settled: int = 0
    against: int = 0

    @property
    def share(self) -> float:
        """In per cent."""
        return 100 * self.against / self.settled


def drawn(rates: RateFile | None = None) -> dict[tuple[str, str], float]:
    """The shares that show in findings, in per cent, by rule and act."""
    shipped = {rate.id: rate for rate in shipped_rates().rates}
    used = shipped | {rate.id: rate for rate in (rates.rates if rates is not None else ())}
    return {
        (rate.shows_in, act): value.share
        for id_, rate in shipped.items()
        if rate.shows_in is not None
        for act, value in used[id_].values.items()
        if value.share is not None
    }


def found(cases: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Found]:
    """What the findings of all rules that a rate shows in say, by rule and act."""
    rules = _read_by_rates()
    result: dict[tuple[str, str], Found] = defaultdict(Found)
    for case in cases:
        as_of = date.fromisoformat(case["as_of"])
        if (as_of - date.fromisoformat(case["events"][0]["at"])).days < TO_SETTLE:
            continue
        for finding in evaluate(case, rules=rules).findings:
            status = finding.status.value
            if status not in SETTLED or (finding.due or "")[:10] > case["as_of"]:
                continue
            against = status in AGAINST or (finding.rule == LATE_THOUGH_EXCUSED and status == "excused")
            for act in _acts(finding):
                counted = result[finding.rule, act]
                counted.settled += 1
                counted.against += against
    return result


def _acts(finding: Finding) -> tuple[str, ...]:
    return (ACTS[finding.source.act],) if finding.source.act in ACTS else ("sel", "bl")


def _read_by_rates() -> Ruleset:
    every = load_rules()
    named = {rule for rule, _ in drawn()}
    return Ruleset(
        tuple(rule for rule in every.rules if rule.id in named), every.digest, every.version, tables=every.tables
    )
