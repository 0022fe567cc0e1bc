"""Cases as plain dicts, findings as plain JSON: the public door and nothing else."""

import json
import re

from childlaw_rules import evaluate

BLAME = re.compile(
    r"\b(brudt|bryder|brød|lovbrud|overtråd\w*|overtræd\w*|ulovlig\w*|skyld\w*|forsømt|violat\w*|breach\w*|broke|broken|"
    r"illegal\w*|unlawful\w*|guilty|failed to|neglect\w*)\b",
    re.IGNORECASE,
)
NON_COMPLIANT = {"overdue", "missing", "met_late"}
MOTHER = {"id": "mother", "role": "custody_holder"}
FATHER = {"id": "father", "role": "custody_holder"}


def ev(type_, at, /, **fields):
    return {"type": type_, "at": at, **fields}


def case(*events, **fields):
    base = {"format": "childlaw-case/1", "id": "case-1", "child": {"born": "2015-02-03"}, "parties": [MOTHER]}
    return {**base, **fields, "events": list(events)}


def run(case, as_of="2026-06-01", **arguments):
    """The report as JSON; every message of every report is looked through."""
    report = json.loads(evaluate(case, as_of=as_of, **arguments).model_dump_json())
    for finding in report["findings"]:
        for text in (finding["message"]["da"], finding["message"]["en"]):
            assert text.strip()
            assert not BLAME.search(text), text
        if finding["status"] == "undetermined":
            assert finding["missing_facts"], finding
            assert finding["possible"], finding
    return report


def find(report, rule, **subject):
    return [
        f for f in report["findings"] if f["rule"] == rule and all(f["subject"].get(k) == v for k, v in subject.items())
    ]


def one(report, rule, **subject):
    found = find(report, rule, **subject)
    assert len(found) == 1, (rule, [(f["subject"], f["occurrence"], f["status"]) for f in found], why_not(report, rule))
    return found[0]


def why_not(report, rule):
    return [n["reason"]["en"] for n in report["not_applicable"] if n["rule"] == rule] + [
        f"out of force on {n['on']}" for n in report["out_of_force"] if n["rule"] == rule
    ]


def status(rule, case, as_of="2026-06-01", subject=None, **arguments):
    return one(run(case, as_of, **arguments), rule, **(subject or {}))["status"]


def not_applicable(rule, case, as_of="2026-06-01", **arguments):
    report = run(case, as_of, **arguments)
    return not find(report, rule) and rule in {n["rule"] for n in report["not_applicable"]}


def out_of_force(rule, case, as_of="2026-06-01", **arguments):
    report = run(case, as_of, **arguments)
    return not find(report, rule) and rule in {n["rule"] for n in report["out_of_force"]}


def undetermined(finding, *possible):
    """It is undetermined, with a missing fact, between exactly these."""
    assert finding["status"] == "undetermined", finding["status"]
    assert finding["missing_facts"]
    if possible:
        assert set(finding["possible"]) == set(possible)
    return True
