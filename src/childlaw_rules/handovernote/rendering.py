"""The hand-over note as Markdown and as a page of HTML, from their templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.errors import Problem
from childlaw_rules.handovernote.models import HandoverNote, NoteLine
from childlaw_rules.handovernote.words import SENTENCES
from childlaw_rules.pages.rendering import language_problems, rendered, saying
from childlaw_rules.sentences import DA, EN, day_in_words
from childlaw_rules.when import Point

if TYPE_CHECKING:
    from jinja2 import Environment

FORMATS: Final = ("markdown", "html")
#: What Markdown would take for a mark of its own, anywhere and at the beginning of an item.
_MARKS: Final = re.compile(r"([\\`*_\[\]|~])")
_NUMBER: Final = re.compile(r"^(\d+)([.)])")
_AT_START: Final = re.compile(r"^([#+=>-])")
_ENTITIES: Final = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_DIGEST_SHOWN: Final = 19


def handover_page(note: HandoverNote, *, format: Literal["markdown", "html"] = "markdown", lang: str = DA) -> str:  # noqa: A002
    """A hand-over note as Markdown (CommonMark), or as one self-contained page of HTML, in Danish or English.

    Whatever the case holds is shown as text: nothing of it is taken for a mark or a tag. Raises ``ArgumentError`` for
    another format or language.
    """
    refuse(
        unlike("note", note, HandoverNote, "a hand-over note, as handover() gives it"),
        [] if format in FORMATS else [Problem("format", "must be 'markdown' or 'html'")],
        language_problems(lang),
    )
    day = day_in_words(Point.parse(note.as_of).first, lang)
    shown = {
        "note": note,
        "rows": _rows,
        "day": f"den {day}" if lang == DA else day,
        "digest": note.ruleset.digest[:_DIGEST_SHOWN],
        "known": "" if note.known_at is None else _moment(note.known_at, lang),
    }
    if format == "html":
        return rendered("handover.html", lang, SENTENCES, **shown) + "\n"
    template = _markdown().get_template("handover.md")
    return template.render(lang=lang, say=saying(SENTENCES, lang), **shown)


def _rows(lines: Iterable[NoteLine], depth: int = 0) -> Iterator[tuple[int, NoteLine]]:
    """The lines one after another, each with how deep it stands."""
    for line in lines:
        yield depth, line
        yield from _rows(line.lines, depth + 1)


def _moment(text: str, lang: str) -> str:
    point = Point.parse(text)
    day = day_in_words(point.first, lang)
    clock = text[11:16] if point.instant is not None else ""
    if lang == EN:
        return f"{day} at {clock}" if clock else day
    return f"den {day} kl. {clock.replace(':', '.')}" if clock else f"den {day}"


def as_markdown(value: Any) -> str:
    """A text in which Markdown finds no mark; it begins a line or an item.

    >>> as_markdown("28. maj 2025: *m1*")
    '28\\\\. maj 2025: \\\\*m1\\\\*'
    """
    text = " ".join(str(value).split())
    for character, entity in _ENTITIES:
        text = text.replace(character, entity)
    text = _MARKS.sub(r"\\\1", text)
    return _AT_START.sub(r"\\\1", _NUMBER.sub(r"\1\\\2", text))


@lru_cache(maxsize=1)
def _markdown() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=PackageLoader("childlaw_rules.pages"),
        # HTML is not what this makes: every value is made Markdown where the template writes it.
        autoescape=False,
        finalize=as_markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
