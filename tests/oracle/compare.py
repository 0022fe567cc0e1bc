"""Compares the engine with the second evaluator on drawn cases: ``python -m tests.oracle.compare --cases 100000``."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from childlaw_rules.errors import ChildlawError
from childlaw_rules.evaluate import evaluate
from childlaw_rules.record import exploring
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import load_rules

from .casefile import read
from .generate import draw, rules_for
from .judge import NO_FINDING, Answer, Row, judge
from .rulefile import Rule, all_rules
from .shrink import shrink

Json = dict[str, Any]
#: So many cases make one piece of a long run: what is done stays done.
PIECE = 250
#: Once the engine knows that two answers are possible it tries about so many more worlds for a third.
ENGINE_LOOKS_ON = 60


@dataclass
class Tally:
    """What was compared, and where the two did not agree."""

    cases: int = 0
    refused: int = 0
    findings: int = 0
    skipped: int = 0
    stopped: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    #: How many findings of each rule were decided.
    decided: Counter[str] = field(default_factory=Counter)
    disagreements: list[Json] = field(default_factory=list)

    def add(self, other: Mapping[str, Any]) -> None:
        """Add what another tally, as data, has counted."""
        for name in ("cases", "refused", "findings", "skipped", "stopped"):
            setattr(self, name, getattr(self, name) + other[name])
        self.statuses.update(other["statuses"])
        self.decided.update(other["decided"])
        self.disagreements += other["disagreements"]


@cache
def _engine_rules(ids: tuple[str, ...]) -> Ruleset:
    every = load_rules()
    return Ruleset(tuple(every.by_id[id_] for id_ in ids), every.digest, every.version, every.background, every.tables)


def engine_rows(case: Json, ids: tuple[str, ...]) -> dict[str, list[Row]]:
    """What the engine says of a case, rule by rule."""
    return rows_under(case, _engine_rules(ids))


def rows_under(case: Json, rules: Ruleset) -> dict[str, list[Row]]:
    """What the engine says of a case under a set of rules, rule by rule."""
    body = {key: value for key, value in case.items() if key != "known_at"}
    report = evaluate(body, known_at=case.get("known_at"), rules=rules)
    rows: dict[str, list[Row]] = {rule.id: [] for rule in rules.rules}
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
                finding.version,
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
        of_it = [o for o in left if (o.subject, o.occurrence) == (row.subject, row.occurrence)]
        # Several events may name one thread: then each finds its like, in whatever order they are told.
        other = next((o for o in of_it if not _differ(o, row, None)), of_it[0] if of_it else None)
        if other is None:
            told.append(f"only the second evaluator finds {_words(row)}")
            continue
        left.remove(other)
        told += _differ(other, row, tally)
    for row in left:
        if row.status == "undetermined" and NO_FINDING.issuperset(row.possible):
            # Of many worlds in which there is no finding the engine has not seen all.
            if tally is not None:
                tally.stopped += 1
            continue
        told.append(f"only the engine finds {_words(row)}")
    return told


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
        same = (engine.due, engine.version) == (naive.due, naive.version)
    if same and naive.worlds == 1:
        same = engine.done == naive.done
    return [] if same else [f"the engine finds {_words(engine)}, the second evaluator {_words(naive)}"]


def _words(row: Row) -> str:
    subject = " ".join(f"{kind} {id_}" for kind, id_ in row.subject)
    parts = [row.status, f"due {row.due}", f"by {row.done}", f"version {row.version}"]
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
        tally.disagreements.append({"rule": None, "told": [f"refused: {error}"], "case": case})
        return
    except Exception:  # the engine broke off: which rules did that is said one by one
        for rule in rules:
            told = disagree_on(case, rule)
            if told:
                tally.disagreements.append({"rule": rule.id, "told": told, "case": case})
        return
    file = read(case, case["as_of"], case.get("known_at"))
    for rule in rules:
        answer = judge(file, rule)
        if answer.skipped:
            tally.skipped += answer.skipped
            continue
        tally.findings += len(answer.rows)
        tally.statuses.update(row.status for row in answer.rows)
        tally.decided[rule.id] += sum(row.status != "undetermined" for row in answer.rows)
        told = differ(said[rule.id], answer.rows, tally)
        if told and looked_no_further(case, rule, answer.rows):
            tally.stopped += 1
            continue
        if told:
            tally.disagreements.append({"rule": rule.id, "told": told, "case": case})


def disagree_on(case: Json, rule: Rule) -> list[str]:
    """How the two disagree about one rule of a case; empty where they agree, or where the case cannot be used."""
    try:
        said = engine_rows(case, (rule.id,))[rule.id]
    except ChildlawError:
        return []
    except Exception as error:  # whatever it is, it is a finding
        return [f"the engine breaks off: {type(error).__name__}: {error}"]
    answer = naive_answer(case, rule)
    if answer.skipped:
        return []
    told = differ(said, answer.rows)
    return [] if told and looked_no_further(case, rule, answer.rows) else told


def looked_no_further(case: Json, rule: Rule, naive: Sequence[Row]) -> bool:
    """Whether the two agree once the engine goes on where it knows already that it cannot tell."""
    usual = exploring.MORE_WORLDS
    exploring.MORE_WORLDS = exploring.MOST_WORLDS
    try:
        return not differ(engine_rows(case, (rule.id,))[rule.id], naive)
    finally:
        exploring.MORE_WORLDS = usual


def shrunk(found: Json) -> Json:
    """A disagreement with the smallest case that shows it."""
    if found["rule"] is None:
        return found
    rule = all_rules()[found["rule"]]
    case = shrink(found["case"], lambda smaller: bool(disagree_on(smaller, rule)))
    return {**found, "case": case, "told": disagree_on(case, rule)}


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


def _piece(bounds: tuple[int, int]) -> Json:
    tally = run(range(*bounds))
    return {
        "from": bounds[0],
        "to": bounds[1],
        **vars(tally),
        "statuses": dict(tally.statuses),
        "decided": dict(tally.decided),
    }


def long_run(first: int, cases: int, processes: int, progress: Path | None) -> Tally:
    """Compare many cases in pieces; a piece that the progress file holds already is not run again."""
    pieces = [(low, min(low + PIECE, first + cases)) for low in range(first, first + cases, PIECE)]
    total = Tally()
    done = set()
    if progress is not None and progress.exists():
        for line in progress.read_text("utf-8").splitlines():
            held = json.loads(line)
            if (held["from"], held["to"]) in set(pieces) - done:
                done.add((held["from"], held["to"]))
                total.add(held)
    left = [piece for piece in pieces if piece not in done]
    began = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for number, held in enumerate(pool.imap_unordered(_piece, left), start=1):
            total.add(held)
            if progress is not None:
                with progress.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(held, ensure_ascii=False) + "\n")
            if number % 20 == 0 or number == len(left):
                rate = number * PIECE / (time.monotonic() - began)
                print(f"{summary(total)} ({rate:.0f} cases a second)", file=sys.stderr, flush=True)
    return total


def summary(tally: Tally) -> str:
    """What was run and found, in one line."""
    return (
        f"{tally.cases} cases, {tally.findings} findings compared, {tally.skipped} subjects skipped by the cap, "
        f"{tally.stopped} findings where the engine looked no further, {tally.refused} cases refused, "
        f"{len(tally.disagreements)} disagreements"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 1 where the two disagree."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle.compare", description=__doc__)
    parser.add_argument("--cases", type=int, default=1000, help="how many cases (1000)")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first seed (0)")
    parser.add_argument("--processes", type=int, default=2, help="how many processes (2)")
    parser.add_argument("--progress", type=Path, help="a file that keeps what is done, so that a run can go on")
    parser.add_argument("--show", type=int, default=10, help="how many disagreements to shrink and show (10)")
    given = parser.parse_args(arguments)
    if given.cases < 1 or given.processes < 1 or given.first < 0:
        parser.error("--cases and --processes are at least 1, --from at least 0")
    total = long_run(given.first, given.cases, given.processes, given.progress)
    print(summary(total))
    print(", ".join(f"{status} {number}" for status, number in sorted(total.statuses.items())))
    rarely = sorted(all_rules(), key=lambda id_: (total.decided[id_], id_))[:5]
    print("decided least often: " + ", ".join(f"{id_} {total.decided[id_]}" for id_ in rarely))
    for found in sorted(total.disagreements, key=lambda found: found["seed"])[: given.show]:
        print(json.dumps(shrunk(found), ensure_ascii=False, indent=1))
    return 1 if total.disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
