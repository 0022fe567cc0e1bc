"""Rule sets written short: the rule of the page of checks, with some of its keys replaced."""

from __future__ import annotations

import re

from childlaw_rules.checks import CheckFinding, check_rules
from childlaw_rules.kinds import KINDS
from childlaw_rules.rule.head import TOP_KEYS
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.rulefiles import read_rules
from tests.docs.pages import ROOT, blocks

PAGE = ROOT / "docs" / "reference" / "checks.md"
BASE = next(block.text for block in blocks(PAGE) if block.words == ("yaml",))
FILE = "# vocabulary.yaml\n"


def keys(text: str) -> dict[str, str]:
    """The text of each key at the top of a rule file."""
    parts = re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE)
    return {part.split(":", 1)[0]: part.rstrip("\n") + "\n" for part in parts if part.strip()}


def rule_text(shown: str) -> str:
    """The rule of the page with other keys; of another kind without the keys of its own duty."""
    base, own = keys(BASE), keys(shown)
    if "kind" in own:
        base = {key: text for key, text in base.items() if key in TOP_KEYS}
    return "".join({**base, **own}.values())


def ruleset(shown: str) -> Ruleset:
    """The set of some rules, divided by ``---``; a part may be the file of the background instead."""
    files: dict[str, bytes | str] = {}
    for part in re.split(r"^---\n", shown, flags=re.MULTILINE):
        if part.startswith(FILE):
            files["vocabulary.yaml"] = part
            continue
        text = rule_text(part)
        files[f"{_value(text, 'category')}/{_value(text, 'id')}.yaml"] = text
    return read_rules(files)


def findings(shown: str, code: str = "CL") -> list[CheckFinding]:
    """What the checks find in such a set, of one code or group."""
    return [finding for finding in check_rules(ruleset(shown)) if finding.code.startswith(code)]


def _value(text: str, key: str) -> str:
    return keys(text)[key].split(": ", 1)[1].strip()


def duty_keys(kind: str) -> set[str]:
    """What a rule of a kind may say of its duty."""
    return set(KINDS[kind].Duty.model_fields)
