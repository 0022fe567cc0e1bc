"""Whether the versions of a rule are about the same: what is found once for a case cannot change with the law.

A finding belongs to its subject, and the subjects of a case are found before it is known which version governs each.
A kind names in ``Duty.alike`` the keys that decide it. A rule whose later version says another is refused when it is
read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def unlike(first: Any, later: Any) -> Iterator[str]:
    """The keys in which the duty of a later version differs from that of the first, and may not."""
    if not hasattr(first, "alike"):
        return
    others = later.alike()
    for key, said in first.alike().items():
        if others[key] != said:
            yield key
