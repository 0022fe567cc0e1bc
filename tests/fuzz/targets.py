"""What must hold of every input, whatever its bytes. Nothing here needs the fuzzer.

A target takes bytes, and raises where a promise is broken: an error that is not a documented one, an error or
an answer that repeats what is shaped like a CPR number, an answer that is no report, more time than is fair.
"""

from __future__ import annotations

import json
import random
import re
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final

import jsonschema

from childlaw_rules import (
    Case,
    CaseError,
    ChildlawError,
    Problem,
    Report,
    RuleError,
    Ruleset,
    check_rules,
    evaluate,
    load_rules,
    read_case,
    read_log_map,
    read_profile,
    read_rules,
)
from childlaw_rules.checks import check_report
from childlaw_rules.coverage.reading import read_map
from childlaw_rules.cprshape import holds_cpr
from childlaw_rules.examples import run_examples
from childlaw_rules.rulepage import rule_page
from childlaw_rules.textreport import render

#: The seconds of processor time that one input of a few kilobytes may take.
SECONDS: Final = {"case": 2.0, "evaluation": 20.0, "rules": 20.0}
#: The day looked at where a case says none.
AS_OF: Final = "2024-08-01"
#: One report in so many is checked against the JSON Schema, and rendered as text.
SELDOM: Final = 16
SHUFFLED: Final = 4


__all__ = ["TARGETS", "BrokenPromiseError", "Problem", "check_case", "check_evaluation", "check_rule_file"]


class BrokenPromiseError(AssertionError):
    """What the fuzzer looks for. It says which promise, and never the input."""


def promise(kept: bool, what: str) -> None:
    if not kept:
        raise BrokenPromiseError(what)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    begun = time.process_time()
    yield
    took = time.process_time() - begun
    promise(took <= seconds, f"within {seconds} seconds, not {took:.1f}")


def texts(value: Any) -> Iterator[str]:
    """Every key and text of a document."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


def silent(*said: str) -> None:
    """Nothing shaped like a CPR number is in what is said."""
    promise(not any(holds_cpr(text) for text in said), "no text shaped like a CPR number comes out")


def silent_error(error: BaseException) -> None:
    """Neither the error nor what led to it, in the text or in the data it carries."""
    seen: BaseException | None = error
    while seen is not None:
        silent(str(seen), repr(seen), *map(str, seen.args), *getattr(seen, "__notes__", ()))
        seen = seen.__cause__ or seen.__context__


def refused(error: ChildlawError) -> None:
    promise(bool(error.problems), "an error names a problem")
    promise(all(problem.message for problem in error.problems), "a problem says what is wrong")
    silent_error(error)


def check_case(data: bytes) -> Case | None:
    """Reading a case: the case, or a ``CaseError``. What is read can be written and read again."""
    with within(SECONDS["case"]):
        try:
            case = read_case(data)
        except CaseError as error:
            refused(error)
            return None
        written = case.model_dump_json()
        silent(repr(case), *texts(json.loads(written)))
        promise(read_case(written) == case, "a case that is written is read as the same case")
        promise(Case.model_validate_json(written) == case, "the model reads what it writes")
        return case


@lru_cache(maxsize=1)
def report_schema() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(Report.model_json_schema(mode="serialization"))


def check_evaluation(data: bytes) -> None:
    """Evaluating a case: a report as the contract has it, the same whatever the order of the events."""
    case = check_case(data)
    if case is None:
        return
    as_of = None if case.as_of is not None else AS_OF
    with within(SECONDS["evaluation"]):
        report = evaluate(case, as_of=as_of)
        written = report.model_dump_json()
    tree = json.loads(written)
    silent(*texts(tree))
    promise(Report.model_validate_json(written) == report, "a report is read as the same report")
    named = {row["rule"] for part in ("findings", "not_applicable", "out_of_force") for row in tree[part]}
    promise(named == {rule.id for rule in load_rules().rules}, "every rule appears in the report")
    chance = zlib.crc32(data)
    if chance % SHUFFLED == 0 and all(event.id is not None for event in case.events):
        events = list(case.events)
        random.Random(chance).shuffle(events)
        again = evaluate(case.model_copy(update={"events": tuple(events)}), as_of=as_of)
        promise(again.model_dump_json() == written, "the order of the events makes no difference")
    if chance % SELDOM == 0:
        promise(report_schema().is_valid(tree), "a report is valid under its JSON Schema")
        for lang in ("da", "en"):
            silent(render(report, load_rules(), lang=lang, show_all=True, explain=True))


_ID: Final = re.compile(rb"^id: *([a-z0-9-]{1,80}) *\r?$", re.MULTILINE)
_CATEGORY: Final = re.compile(rb"^category: *([a-z_]{1,40}) *\r?$", re.MULTILINE)
#: The first line of an input says what file it is; without such a line it is a rule.
_NAMED: Final = re.compile(rb"# ([a-z0-9_/-]+\.yaml)\r?\n")


def check_rule_file(data: bytes) -> None:
    """Loading a rule file, a table, a file of the coverage map or a review profile: or a ``RuleError`` with places."""
    with within(SECONDS["rules"]):
        try:
            ruleset = _loaded(data)
        except RuleError as error:
            refused(error)
            promise(all(":" in problem.path for problem in error.problems), "a problem has a place in a file")
            return
        if ruleset is not None:
            _used(ruleset)


def _loaded(data: bytes) -> Ruleset | None:
    named = _NAMED.match(data)
    if named is None:
        id_, category = _ID.search(data), _CATEGORY.search(data)
        folder, name = (found[1].decode() if found else "x" for found in (category, id_))
        return read_rules({f"{folder}/{name}.yaml": data})
    name = named[1].decode()
    if name.startswith("coverage/"):
        read_map({name: data})
        return None
    if name.startswith("profiles/"):
        read_profile(data, name)
        return None
    if name.startswith("maps/"):
        read_log_map(data, name)
        return None
    return read_rules({name: data})


def _used(ruleset: Ruleset) -> None:
    for rule in ruleset.rules:
        said: list[str] = []
        for number in range(min(3, len(rule.examples))):
            said.extend(str(failure) for failure in run_examples(rule, number)[1])
        said.extend(rule_page(rule, lang) for lang in ("da", "en"))
        for reading in rule.readings:
            for answer in (reading.default, *reading.alternatives):
                promise(bool(rule.under({reading.id: answer}).versions), "a rule has versions under every reading")
        silent(*said)
    silent(*map(str, check_rules(ruleset)), check_report(ruleset).model_dump_json())


TARGETS: Final[dict[str, Callable[[bytes], object]]] = {
    "case": check_case,
    "evaluation": check_evaluation,
    "rules": check_rule_file,
}
