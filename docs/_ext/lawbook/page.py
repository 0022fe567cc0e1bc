"""A page of the book before Sphinx has seen it: a title, what comes first, and sections with fixed anchors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lawbook.words import say

TEMPLATES: Final = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its anchor, which never changes, its heading and its HTML; whether it can be searched for."""

    anchor: str
    title: str
    html: str
    searched: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it lies, its language, its title, what stands before the first section, and the sections."""

    name: str
    lang: str
    title: str
    lead: str
    sections: tuple[Section, ...] = ()


def in_tree(name: str, lang: str) -> str:
    """The name of a page in the tree of its language: Danish at the root, English under ``en/``."""
    return name if lang == "da" else f"en/{name}"


def link(here: str, there: str, anchor: str = "") -> str:
    """The address of a page seen from another, both by their names."""
    path = relpath(f"{there}.html", dirname(here) or ".") if here != there else ""
    return f"{path}#{anchor}" if anchor else path or f"{here.rpartition('/')[2]}.html"


def render(template: str, page: str, lang: str, **values: Any) -> str:
    """A template filled in for a page; everything that is put in is escaped, and nothing may be left out."""

    def to(name: str, anchor: str = "") -> str:
        return link(page, in_tree(name, lang), anchor)

    def t(key: str, **filled: object) -> str:
        return say(key, lang, **filled)

    def file_at(path: str) -> str:
        return relpath(path, dirname(page) or ".")

    shared: dict[str, Any] = {"lang": lang, "t": t, "to": to, "file_at": file_at}
    shared["elsewhere"] = lambda name, anchor="": link(page, name, anchor)
    return _environment().get_template(template).render(**shared, **values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
