"""What one duty says and another does not, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from childlaw_rules.prose.joining import sentence
from childlaw_rules.prose.telling import Told


def only(here: Told, there: Told) -> list[str]:
    """The parts of sentences that one says and the other does not."""
    known = set(_parts(there))
    return [part for part in _parts(here) if part not in known]


def _parts(told: Told) -> list[str]:
    return [told.duty, *(sentence(part) for term in told.terms for part in _split(term))]


def _split(term: str) -> Iterable[str]:
    """The counting choices of a sentence one by one; a definition stays whole."""
    return [term] if ": " in term else re.split(r"; ", term)
