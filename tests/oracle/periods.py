"""The periods that a duty names, wherever they stand."""

from __future__ import annotations

from typing import Any

from childlaw_rules.when import Period, Unit


def texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value
    return [text for item in items for text in texts_in(item)]


def period_of(text: str) -> Period | None:
    words = text.split()
    if len(words) < 2 or not words[0].isdigit() or words[-1] in {"older"}:
        return None
    try:
        period = Period.parse(text)
    except ValueError:
        return None
    return None if period.unit is Unit.HOURS else period
