"""The files that an answer is made of: which they are, and what they hold, so that a change of them is seen."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from stat import S_ISREG

from childlaw_rules.arguments import refuse, wrong_type
from childlaw_rules.boundedfile import UnreadableError
from childlaw_rules.cprshape import masked
from childlaw_rules.errors import Problem
from childlaw_rules.portfolio.manifest import FileStamp
from childlaw_rules.portfolio.partfolder import stamp
from childlaw_rules.portfolio.sources import case_files


def named_files(paths: object) -> tuple[list[Path], list[Problem]]:
    """The files that are named, those of folders among them, in the order in which they are read; and what is wrong."""
    named: tuple[object, ...] = (paths,) if isinstance(paths, str | os.PathLike) else ()
    if not named:
        if isinstance(paths, bytes | bytearray | Mapping | type) or not isinstance(paths, Iterable):
            return [], [wrong_type("paths", paths, "a path or several, of files and folders with cases")]
        named = tuple(paths)
    files: list[Path] = []
    problems: list[Problem] = []
    for number, path in enumerate(named):
        if not isinstance(path, str | os.PathLike):
            problems.append(wrong_type(f"paths[{number}]", path, "the path of a file or folder"))
            continue
        reason = ""
        try:
            found = case_files(path)
            files += found
            odd = [file for file in found if not S_ISREG(file.stat().st_mode)]
            reason = "is no file; what is read only once cannot be gone on with" if odd else ""
        except OSError as error:
            reason = f"cannot be read: {error.strerror or 'unknown reason'}"
        except UnreadableError as error:
            reason = str(error)
        except ValueError:
            reason = "is no path of a file"
        if reason:
            problems.append(Problem(os.fspath(path), reason))
    return files, problems


def stamped(files: Iterable[Path]) -> list[FileStamp]:
    """What each of them holds, in short. Raises ``ArgumentError`` with every one that cannot be read."""
    stamps: list[FileStamp] = []
    problems: list[Problem] = []
    for file in files:
        reason = ""
        try:
            stamps.append(stamp(file, masked(str(file))))
        except OSError as error:
            reason = error.strerror or "unknown reason"
        if reason:
            problems.append(Problem(str(file), f"cannot be read: {reason}"))
    refuse(problems)
    return stamps
