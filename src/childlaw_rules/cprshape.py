"""What is shaped like a CPR number, and a text without it.

The shape is what counts, not whether the day and the check digit fit: six digits and four, with a hyphen, a
space or nothing between them, and no further digit on either side. Other dashes and hard spaces count too,
since text that went through a word processor is full of them. Three written forms hold such a shape by chance
and are no CPR number: the fraction and offset of a timestamp, a UUID, and a hexadecimal digest.
"""

from __future__ import annotations

import re
from typing import Final

#: What stands in the place of such a number.
MASK: Final = "******-****"

_SPACE: Final = "[ \u00a0\u2007\u2009\u202f]?"
_DASH: Final = "[-\u00ad\u2010-\u2015\u2212\ufe63\uff0d]?"
_SHAPE: Final = re.compile(rf"(?<!\d)\d{{6}}{_SPACE}{_DASH}{_SPACE}\d{{4}}(?!\d)")
_OTHERWISE: Final = (
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.,]\d{1,9}(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?(?!\d)",
    r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?![0-9a-z])",
    r"(?=[0-9]*[a-f])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z])",
)
_TOKEN: Final = re.compile(rf"(?P<otherwise>(?<![0-9a-z])(?:{'|'.join(_OTHERWISE)}))|{_SHAPE.pattern}", re.IGNORECASE)


def holds_cpr(text: str) -> bool:
    """Is something in this text shaped like a CPR number?

    >>> holds_cpr("the case of 010203" + "-1234"), holds_cpr("12345678901"), holds_cpr("case-17")
    (True, False, False)
    """
    return _SHAPE.search(text) is not None and any(token["otherwise"] is None for token in _TOKEN.finditer(text))


def masked(text: str) -> str:
    """The text with ``MASK`` in the place of every such number.

    >>> masked("talked to 010203" + " 1234 at home")
    'talked to ******-**** at home'
    """
    if _SHAPE.search(text) is None:
        return text
    return _TOKEN.sub(lambda token: MASK if token["otherwise"] is None else token[0], text)
