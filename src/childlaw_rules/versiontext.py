"""A version of a rule as a reader names it: its provision, and the days on which it is in force."""

from __future__ import annotations

from typing import Final

from childlaw_rules.rulebook import RuleVersion
from childlaw_rules.sentences import DA, day_in_words
from childlaw_rules.when import LATEST

#: What stands in place of an act where the yardstick is one of practice.
PRACTICE: Final = "practice"


def provision_text(version: RuleVersion) -> str:
    """``BL § 20, stk. 3``; a yardstick of practice is named after its source alone."""
    source = version.source
    return source.provision if source.act == PRACTICE else f"{source.act} {source.provision}"


def in_force_text(version: RuleVersion, lang: str) -> str:
    """The days on which a version is in force."""
    first = day_in_words(version.first, lang)
    if version.last >= LATEST:
        return f"fra {first}" if lang == DA else f"from {first}"
    last = day_in_words(version.last, lang)
    return f"{first} til {last}" if lang == DA else f"{first} to {last}"
