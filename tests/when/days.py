"""Days are ISO texts in these tests; ``o`` turns one into the ordinal that the library counts with."""

from datetime import date


def o(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
