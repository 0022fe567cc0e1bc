"""A folder of results in parts: the one module here that writes files.

A part is written under another name, brought to the disk and renamed; then the manifest, in the same way, says that it
is there. What the manifest does not name is not there: so a run that was killed at any moment goes on where the last
part ended, and nothing is lost or doubled.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from pydantic import ValidationError

from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.portfolio.manifest import FileStamp, Manifest, Part, differences

try:
    import fcntl
except ImportError:  # Windows: there two runs in one folder are not kept apart.
    fcntl = None  # type: ignore[assignment]

MANIFEST: Final = "manifest.json"
_PARTIAL: Final = ".partial"


class PartFolder:
    """A folder of results that is being written. ``manifest`` says what is in it."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self.path = path
        self.manifest = manifest

    def add(self, cases: int, refused: int, statuses: dict[str, int], files: Sequence[FileStamp]) -> None:
        """Say that a part is there, whose files were written."""
        part = Part(files=list(files), cases=cases, refused=refused, statuses=dict(sorted(statuses.items())))
        self._say(self.manifest.model_copy(update={"parts": [*self.manifest.parts, part]}))

    def finish(self) -> None:
        """Say that the answer is whole."""
        self._say(self.manifest.model_copy(update={"finished": True}))

    def write(self, name: str, write: Callable[[BinaryIO], bool]) -> FileStamp | None:
        """Write one file; what ``write`` says is whether it is to be kept."""
        return _written(self.path, name, write)

    def _say(self, manifest: Manifest) -> None:
        text = manifest.model_dump_json(indent=2) + "\n"
        _written(self.path, MANIFEST, lambda file: bool(file.write(text.encode())))
        self.manifest = manifest


@contextmanager
def part_folder(path: Path, asked: Manifest) -> Iterator[PartFolder]:
    """The folder, made where it is not there, for this run alone; with the parts that an earlier one of the same left.

    Raises ``ArgumentError`` where it holds anything else, or cannot be used.
    """
    if "\0" in str(path):
        raise ArgumentError([Problem("out", "is no path of a folder")])
    with _told():
        path.mkdir(parents=True, exist_ok=True)
        with _locked(path):
            begun = _begun(path)
            folder = PartFolder(path, asked if begun is None else begun)
            if begun is not None:
                if problems := sorted(differences(begun, asked)):
                    raise ArgumentError(problems)
                _check(path, begun)
            for leftover in path.glob(f".*{_PARTIAL}"):
                leftover.unlink()
            if begun is None:
                folder._say(asked)
            yield folder


def stamp(path: Path, name: str) -> FileStamp:
    """What a file holds, in short. Raises ``OSError``."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return FileStamp(name=name, bytes=file.tell(), digest=f"sha256:{digest}")


def _begun(path: Path) -> Manifest | None:
    """What an earlier run left; None where the folder is empty."""
    if not (path / MANIFEST).exists():
        if any(not one.name.endswith(_PARTIAL) for one in path.iterdir()):
            raise ArgumentError([Problem("out", "holds files, but no results of this command; give an empty folder")])
        return None
    with contextlib.suppress(ValidationError, UnicodeDecodeError):
        return Manifest.model_validate_json((path / MANIFEST).read_text("utf-8"))
    raise ArgumentError([Problem("out", f"its {MANIFEST} cannot be read; give another folder, or empty this one")])


def _check(path: Path, begun: Manifest) -> None:
    """Raise ``ArgumentError`` with every file that is not as it was written."""
    problems = []
    for part in begun.parts:
        for file in part.files:
            there = path / file.name
            if not there.is_file():
                problems.append(f"its {file.name} is missing")
            elif stamp(there, file.name) != file:
                problems.append(f"its {file.name} was changed since it was written")
    if problems:
        raise ArgumentError([Problem("out", f"{said}; give another folder, or empty this one") for said in problems])


def _written(folder: Path, name: str, write: Callable[[BinaryIO], bool]) -> FileStamp | None:
    """Write a file so that under its name it is there as a whole or not at all."""
    partial = folder / f".{name}{_PARTIAL}"
    with partial.open("wb") as file:
        keep = write(file)
        file.flush()
        os.fsync(file.fileno())
    if not keep:
        partial.unlink()
        return None
    made = stamp(partial, name)
    partial.replace(folder / name)
    _to_disk(folder)
    return made


def _to_disk(folder: Path) -> None:
    """The names of a folder; a system that cannot do that for a folder does it by itself."""
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keeps other runs out for as long as this process lives. Raises ``ArgumentError`` where there is another."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        busy = False
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            busy = True
        if busy:
            raise ArgumentError([Problem("out", "another run is writing there; wait for it, or give another folder")])
        yield
    finally:
        os.close(handle)


@contextmanager
def _told() -> Iterator[None]:
    """Says in words why the folder cannot be used."""
    reason = ""
    try:
        yield
    except OSError as error:
        reason = error.strerror or "unknown reason"
    if reason:
        raise ArgumentError([Problem("out", f"cannot be used: {reason}")])
