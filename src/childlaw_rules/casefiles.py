"""Reads the cases that the command line is given: files, standard input, a case a line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from childlaw_rules.boundedfile import UnreadableError, bounded_lines, up_to
from childlaw_rules.case import MAX_BYTES, Case, read_case, read_cases_jsonl
from childlaw_rules.cprshape import masked
from childlaw_rules.errors import CaseError, ChildlawError, Problem

#: The name that stands for standard input.
STANDARD_INPUT = "-"


def cases_of(files: Iterable[str], *, lines: bool) -> Iterator[tuple[str, Case | ChildlawError]]:
    """The cases of some files, each with the name to complain under: empty where there is but one file.

    With ``lines`` each line of a file is a case. What cannot be read is an error among the cases, and so is a
    file or a line of more than ``MAX_BYTES`` bytes, which is not read to its end.
    """
    files = list(files)
    for file in files:
        name = masked(file) if len(files) > 1 else ""
        try:
            with _opened(file) as stream:
                if lines:
                    for number, case in read_cases_jsonl(bounded_lines(stream, MAX_BYTES)):
                        yield (f"{name}:{number}" if name else f"line {number}"), case
                else:
                    yield name, _read(up_to(stream, MAX_BYTES))
        except OSError as error:
            yield "", CaseError([Problem(file, f"cannot be read: {error.strerror or 'unknown reason'}")])
        except UnreadableError as error:
            yield "", CaseError([Problem(file, str(error))])


def _read(data: bytes) -> Case | ChildlawError:
    try:
        return read_case(data)
    except ChildlawError as error:
        return error


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if file == STANDARD_INPUT else Path(file).open("rb")
