"""Cases whose due days can be reckoned by hand."""

from __future__ import annotations

from typing import Any

NEED: dict[str, Any] = {"type": "need_identified", "at": "2024-03-11", "need": "b1"}
DECIDED: dict[str, Any] = {"type": "investigation_decided", "at": "2024-03-14", "investigation": "i1", "need": "b1"}
COMPLETED: dict[str, Any] = {"type": "investigation_completed", "at": "2024-06-28", "investigation": "i1"}
#: The rule that these two start; its due day is four months after the need.
WITHIN_4_MONTHS = "investigation-completed-within-4-months"
NOTIFIED: dict[str, Any] = {
    "type": "notification_received",
    "at": "2024-03-11T14:05:00+01:00",
    "notification": "n1",
    "notifier": "citizen",
    "abuse_suspected": False,
}
STARTED: dict[str, Any] = {"type": "measure_started", "at": "2024-09-02", "measure": "m1", "kind": "family_treatment"}


def case(*events: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A case of a child of twelve with one custody holder."""
    parties = [{"id": "mor", "role": "custody_holder"}]
    return {"id": "case-17", "child": {"born": "2012-05-14"}, "parties": parties, "events": list(events), **fields}
