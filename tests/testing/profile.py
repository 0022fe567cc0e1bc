"""How many examples each test of the strategies draws: few in the ordinary run, more where it is asked for.

``CHILDLAW_STRATEGY_EXAMPLES=200 python -m pytest tests/testing`` draws 200 of each.
"""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings

ASKED = int(os.environ.get("CHILDLAW_STRATEGY_EXAMPLES", "0"))


def drawing(usual: int, **more: Any) -> settings:
    """Settings that draw the usual number of examples, or the number asked for; the same ones in every run."""
    return settings(
        max_examples=ASKED or usual,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
        **more,
    )
