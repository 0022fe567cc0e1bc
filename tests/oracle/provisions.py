"""What the provision of a measure or a decision says of its kind, by the table ``rules/measures.yaml``."""

from __future__ import annotations

from .casefile import Event
from .world import World


def meaning(world: World, event: Event) -> frozenset[str] | None:
    """The kinds that a provision may mean in this world; None where the table does not speak of it."""
    if event.fields.get("provision") is None:
        return None
    return None
