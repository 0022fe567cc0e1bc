"""Pages from their templates: every page is one HTML file that loads nothing, escaped throughout.

A template is given ``say``, which tells the sentences of its part in its language, and whatever it shows. No sentence
stands in a template, and no HTML in a sentence. jinja2 is loaded when the first page is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from childlaw_rules.catalogue import MONTHS_DA, MONTHS_EN
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.prose.terms import of

if TYPE_CHECKING:
    from jinja2 import Environment

#: The sentences of a part by key, in Danish and in English.
Sentences = Mapping[str, tuple[str, str]]
LANGUAGES: Final = ("da", "en")
_GLUE: Final = "\N{NO-BREAK SPACE}"
_BELONGS: Final = re.compile(
    r"(\b(?:BL|SEL|RSL|FVL)(?= §)|§§?|\b(?:stk|nr|kl|art|pr)\.|\bnr"
    rf"|\b\d{{1,2}}\.(?= (?:{'|'.join(MONTHS_DA)}))|\b\d{{1,2}}(?= (?:{'|'.join(MONTHS_EN)}))) "
)


def rendered(template: str, lang: str, sentences: Sentences, **shown: Any) -> str:
    """A page from a template of ``pages/templates``, in Danish (``da``) or English (``en``).

    What is ``shown`` is escaped where the template writes it. Raises ``ArgumentError`` for another language and
    ``KeyError`` for a sentence that the part does not have.
    """
    problems = language_problems(lang)
    if problems:
        raise ArgumentError(problems)
    page = _environment().get_template(template)
    return page.render(lang=lang, say=saying(sentences, lang), **shown)


def saying(sentences: Sentences, lang: str) -> Callable[..., str]:
    """Tells the sentences of a part: ``say("due_on", day=...)``."""

    def say(key: str, **words: Any) -> str:
        return of(sentences[key], lang).format(**words)

    return say


def language_problems(lang: object) -> list[Problem]:
    """What is wrong with the language of a page."""
    return [] if lang in LANGUAGES else [Problem("lang", "must be 'da' or 'en'")]


def _as_written(value: Any) -> Any:
    """A number with one decimal at most; a text whose section signs and numbers are not torn from what follows."""
    if isinstance(value, float):
        return f"{round(value, 1):g}"
    # A macro's HTML is a text too, of a type of its own: what is in it has been through here.
    return _BELONGS.sub(f"\\1{_GLUE}", value) if type(value) is str else value


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        finalize=_as_written,
        loader=PackageLoader("childlaw_rules.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
