"""How every command ends: its exit status, and problems on standard error, one a line."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final

from childlaw_rules.errors import Problem

OK: Final = 0
#: Something counts against the file, or does not hold.
FOUND: Final = 1
#: The input or the rule files cannot be used.
UNUSABLE: Final = 2


def complain(problems: Iterable[Problem], name: str = "") -> None:
    """Write problems, each behind the name of its file where it has one."""
    for problem in problems:
        sys.stderr.write(f"{name}: {problem}\n" if name else f"{problem}\n")
