"""Reads the built site: its pages, their anchors, links and pictures, without a parser of HTML, which would be slow."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r'<[a-z][^>]*?\bid="([^"]+)"')
_HREF = re.compile(r'\b(?:href|src)="([^"]*)"')
_SVG = re.compile(r'<svg viewBox=[^>]*role="(?:img|group)"[^>]*aria-labelledby="([^"]+)".*?</svg>', re.DOTALL)


class Built:
    """One page of the site."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def source(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def body(self) -> str:
        """What the page itself says, without the margins."""
        return self.source.split('<article role="main"', 1)[1].split("</article>\n        </div>", 1)[0]

    @cached_property
    def anchors(self) -> set[str]:
        return {html.unescape(found) for found in _ID.findall(self.source)}

    @property
    def links(self) -> Iterator[str]:
        return (html.unescape(found) for found in _HREF.findall(self.source))

    @cached_property
    def title(self) -> str:
        return text_of(self.source.split("<title>", 1)[1].split("</title>", 1)[0])

    @cached_property
    def lang(self) -> str:
        found = re.search(r'<html[^>]* lang="([a-z]+)"', self.source)
        assert found is not None
        return found[1]

    @property
    def pictures(self) -> Iterator[tuple[str, str]]:
        """Each picture of the book with what is said in its place, and its marks."""
        for found in _SVG.finditer(self.source):
            named = re.search(rf'<title id="{re.escape(found[1])}">([^<]*)</title>', found[0])
            yield (text_of(named[1]) if named else ""), found[0]

    def part(self, anchor: str) -> str:
        """A section of the page that has none inside it."""
        return self.source.split(f'id="{anchor}">', 1)[1].split("</section>", 1)[0]

    def element(self, anchor: str, tag: str = "article") -> str:
        """An element of the page by its anchor; it holds none of its own kind."""
        return self.source.split(f'id="{anchor}">', 1)[1].split(f"</{tag}>", 1)[0]


class Site:
    """The whole site, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pages: dict[str, Built] = {}

    def page(self, name: str) -> Built:
        """A page by its name, without the ending."""
        if name not in self._pages:
            self._pages[name] = Built(self.folder / f"{name}.html")
        return self._pages[name]

    @cached_property
    def names(self) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix()[: -len(".html")] for path in self.folder.rglob("*.html"))


def text_of(source: str) -> str:
    """The text of some HTML in one line."""
    return " ".join(html.unescape(_TAG.sub(" ", source)).split())
