"""What findings tell step by step, of cases that between them come through every line of derivation of every kind.

The cases and what is told of them stand in ``derivations.yaml``, written as in the examples of rule files, and in
``drawn.yaml``, as the case format writes them: those leave open what worlds are for (days, fields, threads, recording),
were drawn at random, and are as small as they will go. After a change of a sentence or of a kind run
``python -m tests.kinds.derivations`` and read the difference by eye.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from childlaw_rules.evaluate import evaluation_of
from childlaw_rules.examples import alone
from childlaw_rules.finding import Finding
from childlaw_rules.rule.head import Example, case_of
from childlaw_rules.rulebook import Rule
from childlaw_rules.rulefiles import read_rule

Entry = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]
FILE = Path(__file__).with_name("derivations.yaml")
DRAWN = Path(__file__).with_name("drawn.yaml")
#: Where the rules lie that the files name.
FOLDERS = (ROOT / "rules", Path(__file__).with_name("data"), ROOT / "tests" / "benchmarks" / "rules")


def derivations() -> list[Entry]:
    """The entries of ``derivations.yaml``: a rule, an example without what is expected, and what is told instead."""
    entries: list[Entry] = yaml.load(FILE.read_text("utf-8"), Loader=yaml.BaseLoader)
    return entries


def drawn() -> list[Entry]:
    """The entries of ``drawn.yaml``: a rule, a case, and what is told."""
    entries: list[Entry] = yaml.safe_load(DRAWN.read_text("utf-8"))
    return entries


@cache
def rule_of(name: str) -> Rule:
    """A rule by its category and id."""
    return read_rule(file_of(name).read_bytes(), f"{name}.yaml")


def file_of(name: str) -> Path:
    """The file of a rule."""
    return next(folder / f"{name}.yaml" for folder in FOLDERS if (folder / f"{name}.yaml").is_file())


def told(entry: Entry) -> list[str]:
    """What the possible worlds tell of the case of an entry, a line each."""
    return told_of(entry["rule"], case_in(entry))


def case_in(entry: Entry) -> Entry:
    """The case of an entry, with the days on which it is looked at, and a name for every event."""
    if "case" in entry:
        return dict(entry["case"])
    example = Example.model_validate(
        {**{k: v for k, v in entry.items() if k not in {"rule", "told"}}, "expect": ["met"]}
    )
    asked = {"as_of": example.as_of} | ({} if example.known_at is None else {"known_at": example.known_at})
    return {**case_of(example), **asked}


def told_of(name: str, case: Entry) -> list[str]:
    """What the possible worlds tell of a case by one rule, a line each; ``known_at`` is part of the question."""
    body = {key: value for key, value in case.items() if key != "known_at"}
    said = evaluation_of(body, None, case.get("known_at"), alone(rule_of(name)), None).whole(0)
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


def write(file: Path, entries: list[Entry]) -> None:
    """Write a file anew, with what is told today; a case on a line for each event."""
    anew = [{**{key: value for key, value in entry.items() if key != "told"}, "told": told(entry)} for entry in entries]
    head = "# Written by python -m tests.kinds.derivations; the cases by hand or drawn.\n"
    text = yaml.dump(anew, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=118)
    file.write_text(head + text.replace("\n- rule:", "\n\n- rule:"), "utf-8")


class _Dumper(yaml.SafeDumper):
    """Writes what holds nothing nested on one line."""

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
        flat = not any(isinstance(value, dict) or key == "told" for key, value in mapping.items())
        return super().represent_mapping(tag, mapping, flow_style=flat and "type" in mapping)


if __name__ == "__main__":
    write(FILE, derivations())
    write(DRAWN, drawn())
