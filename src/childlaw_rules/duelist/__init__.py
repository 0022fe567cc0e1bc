"""The due list: what falls due, from one case or many, as data, as text and as a calendar. Names only."""

from childlaw_rules.duelist.calendar import due_calendar
from childlaw_rules.duelist.listing import due_list
from childlaw_rules.duelist.models import DueItem, DueList, DueStanding

__all__ = ["DueItem", "DueList", "DueStanding", "due_calendar", "due_list"]
