"""Findings of the workload and their digest: the same findings, in whatever order, give the same digest."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

#: case, rule, instance, status, due, fulfilled; the last two are ISO dates (R1: with the time) or None.
Found = tuple[str, str, str, str, str | None, str | None]
RULES = tuple(f"R{number}" for number in range(1, 11))


def digest(findings: Iterable[Found]) -> dict[str, tuple[int, str]]:
    """For each rule the number of its findings and the sum of their hashes, modulo 2^64, as 16 hex digits."""
    counts: dict[str, int] = {}
    sums: dict[str, int] = {}
    for finding in findings:
        line = "|".join(["" if part is None else part for part in finding])
        hashed = int.from_bytes(blake2b(line.encode(), digest_size=8).digest(), "little")
        rule = finding[1]
        counts[rule] = counts.get(rule, 0) + 1
        sums[rule] = (sums.get(rule, 0) + hashed) % 2**64
    return {rule: (counts[rule], f"{sums[rule]:016x}") for rule in RULES if rule in counts}
