"""Words and clauses strung together as a sentence needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

DA: Final = "da"
_OR: Final = {DA: "eller", "en": "or"}
_AND: Final = {DA: "og", "en": "and"}
_LETTERS: Final = tuple("abcdefghijklmnopqrstuvwxyz")
#: How lettered alternatives begin, and those of a sentence that has some already.
LIST: Final = "a) "
LIST_AGAIN: Final = "1) "
_BRACKETS: Final = re.compile(r" \([^)]*\)")
#: What shows that some words hold a clause of their own.
_CLAUSE: Final = re.compile(r", (hvis|hvor|når|om|at|medmindre|dog|when|if|where|unless|(eller|or) \w\))")


def any_of(words: Iterable[str], lang: str) -> str:
    """``a, b eller c``; each said once."""
    return _listed(list(dict.fromkeys(words)), _OR[lang])


def all_of(words: Iterable[str], lang: str) -> str:
    """``a, b og c``; each said once."""
    return _listed(list(dict.fromkeys(words)), _AND[lang])


def every_clause(clauses: Iterable[str], lang: str, word: str = "", *, any_: bool = False) -> str:
    """``a, b, og c``, each opening with the same word where one is given; ``eller`` where one will do."""
    said = [f"{word} {clause}".strip() for clause in dict.fromkeys(clauses)]
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])}, {(_OR if any_ else _AND)[lang]} {said[-1]}"


def either(parts: Sequence[str], lang: str, again: str | None = None, *, numbered: bool = False) -> str:
    """Alternatives, each said once. They are lettered, or numbered, where it would be open what goes together.

    ``again`` is the word to be said once more before the second of two clauses, ``None`` where they are phrases.
    """
    said = list(dict.fromkeys(parts))
    or_ = _OR[lang]
    if len(said) < 2:
        return "".join(said)
    if len(said) == 2 and not any("," in part or f" {or_} " in part for part in said):
        if again is None:
            return f"{said[0]} {or_} {said[1]}"
        return f"{said[0]}, {or_} {again} {said[1]}".replace("  ", " ")
    marks: Sequence[str] = [str(number) for number in range(1, len(said) + 1)] if numbered else _LETTERS
    marked = [f"{mark}) {part}" for mark, part in zip(marks, said, strict=False)]
    return f"{', '.join(marked[:-1])}, {or_} {marked[-1]}"


def pause(words: str) -> str:
    """A comma after words that hold a clause of their own, brackets apart."""
    return f"{words}," if _CLAUSE.search(_BRACKETS.sub("", words)) else words


def sentence(text: str) -> str:
    """A text with a capital letter and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:].removesuffix(".") + "."


def _listed(words: list[str], last: str) -> str:
    return "".join(words) if len(words) < 2 else f"{', '.join(words[:-1])} {last} {words[-1]}"
