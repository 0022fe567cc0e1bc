"""Puts the pages of the book among the documents of Sphinx while the site is built.

Their sources lie in the build folder, one small file a page; ``Shelf`` lets Sphinx find them beside those of ``docs/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from sphinx.project import Project


class Shelf(Project):
    """The documents of a source folder, and those of a folder of made ones beside it."""

    def __init__(self, project: Project, made: Mapping[str, Path]) -> None:
        super().__init__(project.srcdir, project.source_suffix)
        self.restore(project)
        self.made = dict(made)

    def discover(self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)) -> set[str]:
        """All documents. Raises ``ValueError`` where a file of the source folder has the name of a made one."""
        found = super().discover(exclude_paths, include_paths)
        twice = sorted(found & self.made.keys())
        if twice:
            raise ValueError(f"the book makes these pages itself, give the files other names: {', '.join(twice)}")
        for name, path in self.made.items():
            self.docnames.add(name)
            self._docname_to_path[name] = path
            self._path_to_docname[path] = name
        return self.docnames


def write_sources(sources: Mapping[str, str], folder: Path) -> dict[str, Path]:
    """Write the sources that changed, remove what is no longer made, and say where each lies."""
    made = {name: folder / f"{name}.rst" for name in sources}
    for name, path in made.items():
        if not path.is_file() or path.read_text("utf-8") != sources[name]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(sources[name], "utf-8")
    for path in folder.rglob("*.rst"):
        if path not in made.values():
            path.unlink()
    return made
