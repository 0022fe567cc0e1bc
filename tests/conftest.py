"""Random cases are the same in every run, so that a failure is about the change and not about luck.

``CHILDLAW_RANDOM=1`` searches anew, for long runs by hand.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("same-every-time", derandomize=True, database=None, deadline=None)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("search" if os.environ.get("CHILDLAW_RANDOM") else "same-every-time")
