"""Fields of an event as words and clauses of one language."""

from __future__ import annotations

from collections.abc import Sequence

from childlaw_rules.prose.fields import (
    FLAGS,
    MEASURES,
    STATED,
    SUPPORT_NAME,
    SUPPORTING,
    VALUES,
    WORD_FIELDS,
    entry_of,
)
from childlaw_rules.prose.joining import DA, any_of

Values = Sequence[str | bool]


class FieldSpeech:
    """Speaks of fields in one language. ``supporting``: whether the supporting measures were named together."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.da = lang == DA
        self.supporting = False

    def words(self, event: str, field: str, values: Values) -> list[str]:
        """The words of a field, with the supporting measures named together."""
        table = entry_of(VALUES, event, field) or {}
        number = 0 if self.da else 1
        said = []
        together = table is MEASURES and set(SUPPORTING) <= set(values)
        if together:
            self.supporting = True
            said.append(SUPPORT_NAME[number])
        for value in values:
            if together and value in SUPPORTING:
                continue
            words = table.get(str(value))
            said.append(words[number] if words is not None else f"»{value}«")
        return said

    def value(self, event: str, field: str, values: Values) -> str:
        """A clause that says that a field has one of the values."""
        flag, word = entry_of(FLAGS, event, field), entry_of(WORD_FIELDS, event, field)
        if flag is not None:
            first = 0 if self.da else 2
            return any_of([flag[first if value is True else first + 1] for value in values], self.lang)
        if field in STATED:
            return STATED[field][0 if self.da else 1]
        said = any_of(self.words(event, field, values), self.lang)
        if word is not None:
            return word[0 if self.da else 2].format(value=said)
        return f"»{field}« er {said}" if self.da else f"‘{field}’ is {said}"

    def question(self, event: str, field: str) -> str:
        """What is not known where a field is left out, as a clause: ``om sagen haster``."""
        flag, word = entry_of(FLAGS, event, field), entry_of(WORD_FIELDS, event, field)
        if flag is not None:
            return f"om {flag[0]}" if self.da else f"whether {flag[2]}"
        if word is not None:
            return word[1 if self.da else 3]
        if field in STATED:
            return f"om {STATED[field][0]}" if self.da else f"whether {STATED[field][1]}"
        return f"hvad »{field}« er" if self.da else f"what ‘{field}’ is"
