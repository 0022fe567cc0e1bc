"""Rules that cannot be violated alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Rules whose violation brings that of others with it by law.
ENTAILED: Final[Mapping[str, frozenset[str]]] = {
    "preliminary-assessment-when-investigation-late": frozenset({"investigation-completed-within-4-months"}),
}
