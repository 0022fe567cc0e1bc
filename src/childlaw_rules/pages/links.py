"""Where a page links to: the text of a provision, and the pages of a rule in the rule book."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from childlaw_rules.cprshape import holds_cpr
from childlaw_rules.errors import Problem
from childlaw_rules.pages.words import RULE_PAGE
from childlaw_rules.prose.terms import of

_WEB: Final = re.compile(r"https?://[^\s\"<>]+")
_NOT_IN_AN_ADDRESS: Final = re.compile(r"[\s\"<>\\]")
_SCHEMES: Final = frozenset({"", "http", "https", "file"})


@dataclass(frozen=True, slots=True)
class RuleLink:
    """A place in the rule book: its address and what it is called."""

    address: str
    text: str


def law_address(url: str | None) -> str | None:
    """The address of a provision where it is one of the web; a rule file may say anything.

    >>> law_address("https://www.retsinformation.dk/eli/lta/2025/282"), law_address("javascript:alert(1)")
    ('https://www.retsinformation.dk/eli/lta/2025/282', None)
    """
    return url if url is not None and _WEB.fullmatch(url) else None


class RuleLinks:
    """Links into a rule book that was built for the web: ``book`` is its address, or a path to its folder."""

    def __init__(self, book: str | None, lang: str) -> None:
        self.book = None if book is None else book.rstrip("/")
        self.lang = lang

    def of(self, rule_id: str) -> tuple[RuleLink, ...]:
        """The places of a rule; none without a book."""
        if self.book is None:
            return ()
        page = f"{self.book}/{'en/' if self.lang == 'en' else ''}rules/{rule_id}.html"
        return tuple(RuleLink(f"{page}{place}", of(name, self.lang)) for place, name in RULE_PAGE)


def book_problems(book: object) -> list[Problem]:
    """What is wrong with the address of a rule book."""
    if book is None or _is_place(book):
        return []
    wanted = "must be the address or the folder of the rule book, such as https://example.dk/book or ../book"
    return [Problem("book", wanted)]


def _is_place(book: object) -> bool:
    if not isinstance(book, str) or not book or _NOT_IN_AN_ADDRESS.search(book) or holds_cpr(book):
        return False
    try:
        parts = urlsplit(book)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and not parts.query and not parts.fragment
