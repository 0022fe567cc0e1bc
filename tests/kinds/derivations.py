"""What findings tell step by step, of cases that between them come through every line of derivation of every kind.

The cases, written as in the examples of rule files, and what is told of them stand in ``derivations.yaml``. After a
change of a sentence or of a kind run ``python -m tests.kinds.derivations`` and read the difference by eye.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from childlaw_rules.evaluate import evaluation_of
from childlaw_rules.examples import alone
from childlaw_rules.finding import Finding
from childlaw_rules.rule.head import Example, case_of
from childlaw_rules.rulebook import Rule
from childlaw_rules.rulefiles import read_rule

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(__file__).with_name("derivations.yaml")
#: Where the rules lie that the file names.
FOLDERS = (ROOT / "rules", Path(__file__).with_name("data"), ROOT / "tests" / "benchmarks" / "rules")


def derivations() -> list[dict[str, Any]]:
    """The entries of the file: a rule, an example for it without what is expected, and what is told instead."""
    entries: list[dict[str, Any]] = yaml.load(FILE.read_text("utf-8"), Loader=yaml.BaseLoader)
    return entries


def rule_of(name: str) -> Rule:
    """A rule by its category and id."""
    file = next(folder / f"{name}.yaml" for folder in FOLDERS if (folder / f"{name}.yaml").is_file())
    return read_rule(file.read_bytes(), f"{name}.yaml")


def told(entry: dict[str, Any]) -> list[str]:
    """What the possible worlds tell of the case of an entry, a line each."""
    shown = {key: value for key, value in entry.items() if key not in {"rule", "told"}}
    example = Example.model_validate({**shown, "expect": ["met"]})
    evaluation = evaluation_of(case_of(example), example.as_of, example.known_at, alone(rule_of(entry["rule"])), None)
    said = evaluation.whole(0)
    lines = [line for finding in said.findings for line in _finding(finding)]
    lines += [f"does not apply to {_words(one.subject)}: {one.reason.en}" for one in said.not_applicable]
    lines += [f"not in force on {one.on}" for one in said.out_of_force]
    return lines


def _finding(finding: Finding) -> list[str]:
    head = [_words(finding.subject)]
    if finding.occurrence is not None:
        head.append(f"number {finding.occurrence}")
    head.append(finding.status.value)
    if finding.trigger is not None:
        head.append(f"begun by {finding.trigger.event} on {finding.trigger.at}")
    if finding.due is not None:
        head.append(f"due {finding.due}")
    if finding.fulfilled_by is not None:
        head.append(f"done by {finding.fulfilled_by.event} on {finding.fulfilled_by.at}")
    if finding.days_late is not None:
        head.append(f"{finding.days_late} late")
    lines = [", ".join([*head, *finding.remarks])]
    if finding.possible:
        lines.append(f"  possible: {', '.join(finding.possible)}")
    lines += [f"  missing: {fact.fact}" for fact in finding.missing_facts]
    # The last step says the provision, as the rule file does.
    steps = [step for step in finding.steps if step.kind != "provision"]
    lines += [f"  {step.event or '-'}: {step.text.en}" for step in steps]
    return lines


def _words(subject: dict[str, str]) -> str:
    return " ".join(f"{kind} {name}" for kind, name in subject.items()) or "the case"


def write(entries: list[dict[str, Any]]) -> None:
    """Write the file anew, with what is told today."""
    anew = [{**{key: value for key, value in entry.items() if key != "told"}, "told": told(entry)} for entry in entries]
    head = "# Written by python -m tests.kinds.derivations; the cases by hand.\n"
    text = yaml.safe_dump(anew, allow_unicode=True, sort_keys=False, width=118)
    FILE.write_text(head + text.replace("\n- rule:", "\n\n- rule:"), "utf-8")


if __name__ == "__main__":
    write(derivations())
