"""Reading a file no further than its limit, and saying in words why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, Final

#: So many bytes a YAML file may have.
MOST_YAML: Final = 1_000_000


class UnreadableError(Exception):
    """A file that cannot be read; the message says why and the way out, without the name of the file."""


def read_bounded(path: Path, most: int) -> bytes:
    """The bytes of an ordinary file, or of the one that a link leads to. Raises ``UnreadableError``.

    What is no file, such as a pipe, is not waited for.
    """
    try:
        stat = path.stat()
        if not S_ISREG(stat.st_mode):
            raise UnreadableError("is no file; leave in this folder files alone")
        with path.open("rb") as file:
            # Room is made for what is there, not for what there may be; a few files do not tell their size.
            content = file.read(min(stat.st_size, most) + 1)
            return content if len(content) == stat.st_size <= most else up_to(file, most, content)
    except OSError as error:
        reason = error.strerror or "unknown reason"
    raise UnreadableError(f"cannot be read: {reason}")


def up_to(stream: BinaryIO, most: int, begun: bytes = b"") -> bytes:
    """All that a stream holds, ``begun`` being what is read of it already.

    Raises ``UnreadableError`` where that is more than so many bytes.
    """
    content = begun + stream.read(most + 1 - len(begun))
    if len(content) > most:
        raise UnreadableError(f"larger than {most} bytes; divide it")
    return content


def bounded_lines(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines of a stream without their ends; of a line longer than ``most`` bytes its first ``most + 1``."""
    while line := stream.readline(most + 2):
        whole = line.endswith(b"\n")
        yield line.rstrip(b"\r\n")[: most + 1]
        while not whole and (rest := stream.readline(most + 2)):
            whole = rest.endswith(b"\n")
