"""The closed set of kinds of duty, each a module that opens with its manual page.

A new kind is a new module with a ``Duty`` model, ``anchors`` and ``judge``, entered here by hand.
"""

from __future__ import annotations

from types import ModuleType
from typing import Final

from childlaw_rules.kinds import (
    backward,
    consent,
    count,
    currency,
    deadline,
    earliest,
    inactivity,
    limit,
    precondition,
    presence,
    recurring,
)

KINDS: Final[dict[str, ModuleType]] = {
    "deadline": deadline,
    "deadline counted backward": backward,
    "recurring": recurring,
    "precondition": precondition,
    "presence": presence,
    "consent": consent,
    "count": count,
    "limit": limit,
    "earliest day": earliest,
    "inactivity": inactivity,
    "currency": currency,
}

__all__ = ["KINDS"]
