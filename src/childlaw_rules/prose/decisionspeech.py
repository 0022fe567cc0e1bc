"""Decisions: what they are called, and what they are on."""

from __future__ import annotations

from typing import Final

from childlaw_rules.prose.fields import MEASURES
from childlaw_rules.prose.fieldspeech import FieldSpeech
from childlaw_rules.rule.pattern import Pattern

#: Kinds of decision that are about one kind of measure, which goes by the same name.
_SAME_NAME: Final = frozenset({"measure", *MEASURES})


class DecisionSpeech:
    """Speaks of decisions in the language of ``fields``; ``what`` is a decision without more."""

    def __init__(self, fields: FieldSpeech, what: str) -> None:
        self._fields = fields
        self._what = what

    def head(self, pattern: Pattern) -> tuple[str, str]:
        """A decision without what it is on, and a mark of whether anything is said of that."""
        about = bool(self.about(pattern))
        what = self._what
        if not about and pattern.where.get("kind"):
            what = "foreløbig afgørelse" if self._fields.da else "a provisional decision"
        consent = pattern.where.get("with_consent", ())
        if len(consent) == 1:
            words = (" med samtykke", " with consent") if consent[0] else (" uden samtykke", " without consent")
            what += words[0 if self._fields.da else 1]
        return what, "about" if about else ""

    def about(self, pattern: Pattern) -> list[str]:
        """What a decision is on; a provisional one goes by that name."""
        kinds, measures = pattern.where.get("kind", ()), pattern.where.get("measure_kind", ())
        if self.names_measure(pattern):
            return self._fields.words(pattern.event, "measure_kind", measures)
        if kinds == ("provisional",) and not measures:
            return []
        return self._fields.words(pattern.event, "kind", kinds)

    def names_measure(self, pattern: Pattern) -> bool:
        """Whether the kind of measure is said in place of the kind of decision."""
        kinds, measures = pattern.where.get("kind", ()), pattern.where.get("measure_kind", ())
        return bool(measures) and all(kind in _SAME_NAME and (kind == "measure" or kind in measures) for kind in kinds)
