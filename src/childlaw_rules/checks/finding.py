"""What a check finds: a code, how grave it is, a place, and a sentence in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from childlaw_rules.case.cpr import Shielded
from childlaw_rules.checks.sentences import SENTENCES
from childlaw_rules.rule.words import Bilingual
from childlaw_rules.sentences import period_in_words
from childlaw_rules.when import Period


class Level(StrEnum):
    """How grave a finding is. An error makes the rule set unusable for review; a hint asks for a second look."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


_LETTERS = {"E": Level.ERROR, "W": Level.WARNING, "H": Level.HINT}
LEVELS = {code: _LETTERS[letter] for code, (letter, _, _) in SENTENCES.items()}


class CheckFinding(Shielded):
    """One thing that a check found in a rule set.

    ``code`` names the check (docs/reference/checks.md has a section for each); ``place`` is
    ``file:line:column``; ``rule`` and ``version`` are None where the finding is about the set or the whole rule.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Annotated[str, Field(pattern=r"^CL[0-9]{3}$")]
    level: Level
    place: Annotated[str, Field(pattern=r"^.+:[0-9]+:[0-9]+$")]
    rule: str | None
    version: str | None
    message: Bilingual

    def line(self, lang: str = "da") -> str:
        """The finding on one line: ``file:line:column: CODE message``."""
        return f"{self.place}: {self.code} {getattr(self.message, lang)}"


def found(
    code: str, place: str, /, rule: str | None = None, version: str | None = None, **words: object
) -> CheckFinding:
    """A finding whose sentence is filled in with ``words``."""
    _, da, en = SENTENCES[code]
    words = {"rule": rule, "version": version, **words}
    message = Bilingual(da=da.format(**_in(words, "da")), en=en.format(**_in(words, "en")))
    return CheckFinding(code=code, level=LEVELS[code], place=place, rule=rule, version=version, message=message)


def _in(words: Mapping[str, object], lang: str) -> dict[str, object]:
    """The words with periods of time in a language."""
    return {name: _worded(word, lang) for name, word in words.items()}


def _worded(word: object, lang: str) -> object:
    if isinstance(word, Period):
        return period_in_words(word, lang)
    return ", ".join(str(_worded(one, lang)) for one in word) if isinstance(word, tuple) else word


def by_gravity(finding: CheckFinding) -> tuple[int, str, int, int, str]:
    """Errors first, then by file, line and column."""
    file, line, column = finding.place.rsplit(":", 2)
    return list(Level).index(finding.level), file, int(line), int(column), finding.code
