"""The rule book for Sphinx: makes the pages of rules, acts and changes of the law from the rule files.

Nothing that it makes is kept in the source tree: sources of the pages lie in the build folder (``shelf``), and the
directive ``lawbook`` fills each with the contents that ``rulepages`` and ``listpages`` make.
"""

from __future__ import annotations

import gettext
import hashlib
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from childlaw_rules.rulefiles import rules_folder
from lawbook.apipages import api_sources, homes
from lawbook.book import Book
from lawbook.listpages import list_pages
from lawbook.page import Page, in_tree
from lawbook.rulepages import rule_page
from lawbook.shelf import Shelf, write_sources
from lawbook.words import LANGUAGES, say

#: The pages by name, once the book has been read.
PAGES: dict[str, Callable[[], Page]] = {}
#: What stands in the margin of the pages of rules, by their folder.
MARGINS: dict[str, str] = {}


#: The theme asks for the margin at the usual 500.
_BEFORE_THE_THEME = 400


def pages_of(book: Book) -> dict[str, Callable[[], Page]]:
    """What makes each page of the book, by its name, in the order of reading."""
    pages: dict[str, Callable[[], Page]] = {}
    for lang in LANGUAGES:
        pages.update(list_pages(book, lang))
    for rule in book.ruleset.rules:
        for lang in LANGUAGES:
            pages[in_tree(f"rules/{rule.id}", lang)] = partial(rule_page, book, rule, lang)
    return pages


class LawbookDirective(SphinxDirective):
    """``.. lawbook:: rules/some-rule`` stands for the whole page of that name."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The page as one section with its parts inside. Raises ``KeyError`` for a page that the book has not."""
        page = PAGES[self.arguments[0]]()
        whole = _section("page", page.title)
        whole += _html(page.lead)
        for part in page.sections:
            section = _section(part.anchor, part.title, () if part.searched else ("no-search",))
            section += _html(part.html)
            whole += section
        return [whole]


def _section(anchor: str, title: str, classes: Sequence[str] = ()) -> nodes.section:
    return nodes.section("", nodes.title("", title), ids=[anchor], classes=list(classes))


def _html(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def _make(app: Sphinx) -> None:
    book = Book()
    PAGES.clear()
    MARGINS.clear()
    PAGES.update(pages_of(book))
    digest = _digest(book)
    sources = {
        name: (":orphan:\n\n" if _is_rule(name) else "") + f".. {digest}\n\n.. lawbook:: {name}\n" for name in PAGES
    }
    sources["index"] += _contents()
    sources.update(api_sources())
    app.project = app.env.project = Shelf(app.project, write_sources(sources, Path(app.doctreedir) / "lawbook"))


def _is_rule(name: str) -> bool:
    return name.removeprefix("en/").startswith("rules/") and not name.endswith("/index")


def _digest(book: Book) -> str:
    """What the pages are made from, so that a change of any of it makes them anew."""
    here = Path(__file__).parent
    code = sorted([*here.glob("*.py"), *here.glob("templates/*"), *rules_folder().rglob("*.yaml")])
    digest = hashlib.sha256()
    for path in code:
        digest.update(path.read_bytes())
    return f"{book.ruleset.version} {digest.hexdigest()}"


def _contents() -> str:
    """What stands in the margin of every page: the book, and the four kinds of documentation."""
    book = [name for name in PAGES if name.endswith(("/index", "changes")) or "acts/" in name]
    glossary = f"{say('glossary', 'da')} <glossary>"
    parts = {
        say("part-book", "da"): [*(name for name in book if not name.startswith("en/")), glossary],
        say("part-english", "en"): [*(name for name in book if name.startswith("en/"))],
        "Tutorial": ["tutorial"],
        "How-to": ["how-to/*"],
        "Reference": ["rules", "api/index", "reference/*"],
        "Explanation": ["explanation/*", "change-of-act", "real-cases"],
        "The project": ["house"],
    }
    lines = []
    for caption, names in parts.items():
        lines += ["", ".. toctree::", "   :hidden:", "   :glob:", f"   :caption: {caption}", ""]
        lines += [f"   {name}" for name in names]
    return "\n".join(lines) + "\n"


def _folder_links(app: Sphinx, doctree: nodes.document) -> None:
    """A link of a page to a folder of the source tree leads nowhere in the site: its words alone stand there."""
    here = Path(app.env.doc2path(app.env.docname)).parent
    for link in list(doctree.findall(addnodes.pending_xref)):
        if link["reftype"] == "myst" and (here / link["reftarget"]).is_dir():
            link.replace_self(link.children)


def _to_its_page(app: Sphinx, env: Any, node: nodes.Element, shown: nodes.Element) -> nodes.Element | None:
    """A type that a signature names by its place in the library: the page that documents it, by its last name."""
    name = str(node.get("reftarget", "")).rpartition(".")[2]
    home = homes().get(name)
    if node.get("refdomain") != "py" or home is None:
        return None
    python = env.domains.python_domain
    found = python.resolve_xref(env, node["refdoc"], app.builder, "obj", f"{home}.{name}", node, shown)
    return found if isinstance(found, nodes.Element) else None


def _english(app: Sphinx, name: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Pages that are written in English say so, and what the theme adds to them is in English too."""
    danish = name in {"search", "genindex"} or (name in PAGES and not name.startswith("en/"))
    danish = danish or name.startswith("explanation/")
    if not danish:
        plain = gettext.NullTranslations()
        context.update(language="en", _=plain.gettext, gettext=plain.gettext, ngettext=plain.ngettext)


def _reachable(app: Sphinx, name: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """What may be wider than the screen can be scrolled without a mouse."""
    body = context.get("body")
    if body:
        body = body.replace("<pre>", '<pre tabindex="0">')
        context["body"] = body.replace('<div class="table-wrapper', '<div tabindex="0" class="table-wrapper')


def _one_margin(app: Sphinx, name: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """The pages of rules are in no table of contents, so those of one folder share the margin: it is made once."""
    if name in PAGES and _is_rule(name):
        make = context["toctree"]

        def shared(**options: Any) -> str:
            key = f"{name.rpartition('/')[0]} {sorted(options.items())}"
            if key not in MARGINS:
                MARGINS[key] = make(**options)
            return MARGINS[key]

        context["toctree"] = shared


def _copy_rules(app: Sphinx, failure: Exception | None) -> None:
    """The rule files themselves, which their pages link to."""
    if failure is None:
        for rule in rules_folder().glob("*/*.yaml"):
            if f"rules/{rule.stem}" in PAGES:
                target = Path(app.outdir) / "rules" / rule.parent.name
                target.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(rule, target / rule.name)


def setup(app: Sphinx) -> dict[str, bool]:
    """Enter the book in a Sphinx build."""
    app.add_directive("lawbook", LawbookDirective)
    app.connect("builder-inited", _make)
    app.connect("doctree-read", _folder_links)
    app.connect("missing-reference", _to_its_page)
    app.connect("html-page-context", _english)
    app.connect("html-page-context", _reachable)
    app.connect("html-page-context", _one_margin, priority=_BEFORE_THE_THEME)
    app.connect("build-finished", _copy_rules)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
