"""Compares the engine with the second evaluator on drawn cases: ``python -m tests.oracle.compare --cases 100000``."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from childlaw_rules.errors import ChildlawError
from childlaw_rules.evaluate import evaluate
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import load_rules

from .casefile import read
from .generate import draw, rules_for
from .judge import Answer, Row, judge
from .rulefile import Rule

Json = dict[str, Any]
#: Once the engine knows that two answers are possible it tries about so many more worlds for a third.
ENGINE_LOOKS_ON = 60


@dataclass
class Tally:
    """What was compared, and where the two did not agree."""

    cases: int = 0
    refused: int = 0
    subjects: int = 0
    findings: int = 0
    undetermined: int = 0
    skipped: int = 0
    stopped: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    disagreements: list[Json] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.cases += other.cases
        self.refused += other.refused
        self.findings += other.findings
        self.skipped += other.skipped
        self.stopped += other.stopped
        self.statuses += other.statuses
        self.disagreements += other.disagreements


@cache
def _engine_rules(ids: tuple[str, ...]) -> Ruleset:
    every = load_rules()
    return Ruleset(tuple(every.by_id[id_] for id_ in ids), every.digest, every.version, every.background, every.tables)


def engine_rows(case: Json, ids: tuple[str, ...]) -> dict[str, list[Row]]:
    """What the engine says of a case, rule by rule."""
    body = {key: value for key, value in case.items() if key != "known_at"}
    report = evaluate(body, known_at=case.get("known_at"), rules=_engine_rules(ids))
    rows: dict[str, list[Row]] = {id_: [] for id_ in ids}
    for finding in report.findings:
        many = any(fact.fact == "too_many" for fact in finding.missing_facts)
        rows[finding.rule].append(
            Row(
                tuple(finding.subject.items()),
                finding.occurrence,
                finding.status.value,
                finding.due,
                None if finding.fulfilled_by is None else finding.fulfilled_by.event,
                tuple(sorted(finding.possible)),
                0 if many else 1,
            )
        )
    return rows


def naive_answer(case: Json, rule: Rule) -> Answer:
    """What the second evaluator says of a case."""
    return judge(read(case, case["as_of"], case.get("known_at")), rule)


def differ(engine: Sequence[Row], naive: Sequence[Row], tally: Tally | None = None) -> list[str]:
    """How two answers differ, in words; empty where they agree."""
    told: list[str] = []
    left = list(engine)
    for row in naive:
        other = next((o for o in left if (o.subject, o.occurrence) == (row.subject, row.occurrence)), None)
        if other is None:
            told.append(f"only the second evaluator finds {_words(row)}")
            continue
        left.remove(other)
        told += _differ(other, row, tally)
    return told + [f"only the engine finds {_words(row)}" for row in left]


def _differ(engine: Row, naive: Row, tally: Tally | None) -> list[str]:
    if engine.status == "undetermined" and (engine.status, engine.possible) != (naive.status, naive.possible):
        may = set(naive.possible) or {naive.status}
        gave_up = engine.worlds == 0 or (naive.status == "undetermined" and naive.worlds > ENGINE_LOOKS_ON)
        if gave_up and (set(engine.possible) <= may or engine.worlds == 0):
            # The engine looks no further once it knows that it cannot tell.
            if tally is not None:
                tally.stopped += 1
            return []
    same = (engine.status, engine.possible) == (naive.status, naive.possible)
    if same and (naive.worlds == 1 or naive.status != "undetermined"):
        same = engine.due == naive.due
    if same and naive.worlds == 1:
        same = engine.done == naive.done
    return [] if same else [f"the engine finds {_words(engine)}, the second evaluator {_words(naive)}"]


def _words(row: Row) -> str:
    subject = " ".join(f"{kind} {id_}" for kind, id_ in row.subject)
    parts = [row.status, f"due {row.due}", f"by {row.done}"]
    if row.possible:
        parts.append(f"possible {', '.join(row.possible)}")
    if row.occurrence is not None:
        subject += f" no. {row.occurrence}"
    return f"[{subject}: {', '.join(parts)}]"


def compare_case(case: Json, rules: Sequence[Rule], tally: Tally) -> None:
    """Judge one case both ways and note what was compared."""
    tally.cases += 1
    try:
        said = engine_rows(case, tuple(rule.id for rule in rules))
    except ChildlawError as error:
        tally.refused += 1
        tally.disagreements.append({"case": case, "rule": None, "told": [f"refused: {error}"]})
        return
    file = read(case, case["as_of"], case.get("known_at"))
    for rule in rules:
        answer = judge(file, rule)
        if answer.skipped:
            tally.skipped += answer.skipped
            continue
        tally.findings += len(answer.rows)
        tally.statuses.update(row.status for row in answer.rows)
        told = differ(said[rule.id], answer.rows, tally)
        if told:
            tally.disagreements.append({"rule": rule.id, "told": told, "case": case})


def run(seeds: range) -> Tally:
    """Compare the cases of some seeds."""
    tally = Tally()
    for seed in seeds:
        case = draw(seed)
        before = len(tally.disagreements)
        compare_case(case, rules_for(case, seed), tally)
        for found in tally.disagreements[before:]:
            found["seed"] = seed
    return tally
