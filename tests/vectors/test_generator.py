"""The generator: the committed files are what it makes now, and it makes the same whatever the hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from childlaw_rules import load_rules
from childlaw_rules.vectors.files import contents, made
from tests.vectors.committed import DATA, ENTRIES, yaml_of

#: Set to 1: every rule is made again, not only one in eight of each kind (``childlaw rules vectors --check`` as well).
EVERY = "CHILDLAW_ALL_VECTORS"


def some_rules() -> list[str]:
    """One rule in eight of each kind, at least one; all of them in the long run."""
    kinds: dict[str, list[str]] = {}
    for rule in sorted(ENTRIES):
        kinds.setdefault(yaml_of(rule)["kind"], []).append(rule)
    return [rule for rules in kinds.values() for rule in (rules if os.environ.get(EVERY) else rules[::8])]


@pytest.mark.parametrize("rule", some_rules())
def test_the_committed_file_is_what_is_made_now(rule: str) -> None:
    whole = load_rules()
    path = ENTRIES[rule]["path"]
    now = contents(whole, made(whole, [rule]))[path]
    assert now == (DATA / path).read_bytes(), "write the set anew: childlaw rules vectors --out tests/vectors/data"


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    script = (
        "import sys\n"
        "from childlaw_rules import load_rules\n"
        "from childlaw_rules.vectors.files import contents, made\n"
        "whole = load_rules()\n"
        "rules = ['custody-holders-consent', 'youth-plan-position-at-16']\n"
        "sys.stdout.buffer.write(b''.join(contents(whole, made(whole, rules)).values()))\n"
    )
    prints = {
        hashlib.sha256(
            subprocess.run(
                [sys.executable, "-c", script],
                capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            ).stdout
        ).hexdigest()
        for seed in ("1", "77")
    }  # fmt: skip
    assert len(prints) == 1


def test_the_vectors_are_no_part_of_importing_the_library() -> None:
    script = (
        "import sys, childlaw_rules.cli; print([name for name in sys.modules if 'childlaw_rules.vectors.' in name])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True,
                         env={"PYTHONPATH": ":".join(sys.path)})  # fmt: skip
    assert run.stdout == "[]\n"
