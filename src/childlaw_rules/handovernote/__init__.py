"""The hand-over note at a change of case worker: as data, as Markdown and as HTML. Names only."""

from childlaw_rules.handovernote.models import FixedPoint, HandoverNote, Known, NoteLine, PointKey
from childlaw_rules.handovernote.note import handover
from childlaw_rules.handovernote.rendering import handover_page

__all__ = ["FixedPoint", "HandoverNote", "Known", "NoteLine", "PointKey", "handover", "handover_page"]
