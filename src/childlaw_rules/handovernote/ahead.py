"""What comes next and what is open: the next follow-up, the due days ahead, and the duties that are not met."""

from __future__ import annotations

from typing import Final

from childlaw_rules.catalogue import SUBJECT_NAMES
from childlaw_rules.duelist.listing import due_list
from childlaw_rules.duelist.models import DueItem, DueStanding
from childlaw_rules.finding import Finding, Status, Text
from childlaw_rules.handovernote.filed import Filed, statuses
from childlaw_rules.handovernote.models import Known, NoteLine
from childlaw_rules.handovernote.words import told
from childlaw_rules.sentences import DA, EN, day_in_words
from childlaw_rules.when import Point

FOLLOW_UP: Final = "follow_up"
#: So many days ahead, and so many lines.
_DAYS: Final = 365
_MOST: Final = 12


def coming(filed: Filed) -> list[NoteLine]:
    """The next follow-up, then the other due days of the next year."""
    due = due_list(filed.report, days=_DAYS, rules=filed.rules)
    ahead = [item for item in due.items if item.standing in {DueStanding.AHEAD, DueStanding.UNCERTAIN}]
    lines = [_follow_up([item for item in due.items if item.category == FOLLOW_UP and item.last is not None])]
    others = [item for item in ahead if item.category != FOLLOW_UP]
    sure = [item for item in others if item.standing is DueStanding.AHEAD]
    unsure = [item for item in others if item.standing is DueStanding.UNCERTAIN]
    shown = [*sure, *unsure][:_MOST]
    lines += [_due(item) for item in shown]
    rest = len(others) - len(shown) + due.later
    if rest:
        lines.append(NoteLine(text=told("due_more", count=rest), known=Known.SHOWN))
    elif not others:
        lines.append(NoteLine(text=told("due_none"), known=Known.NOT_SHOWN))
    return lines


def _follow_up(items: list[DueItem]) -> NoteLine:
    """The first follow-up that is due; one that is surely so before one that may be."""
    order = {DueStanding.OVERDUE: 0, DueStanding.AHEAD: 1, DueStanding.UNCERTAIN: 2}
    items = sorted(items, key=lambda item: order[item.standing])
    if not items:
        return NoteLine(text=told("no_follow_up"), known=Known.NOT_SHOWN)
    first = items[0]
    if first.standing is DueStanding.UNCERTAIN:
        return _due(first)
    key = "next_follow_up_overdue" if first.standing is DueStanding.OVERDUE else "next_follow_up"
    text = told(key, when=_days(first), title=first.title, of=_of(first))
    return NoteLine(text=text, known=Known.SHOWN, rule=first.rule, status=first.status)


def _due(item: DueItem) -> NoteLine:
    uncertain = item.standing is DueStanding.UNCERTAIN
    text = told(
        "due_uncertain" if uncertain else "due",
        when=_days(item),
        title=item.title,
        of=_of(item),
        **({"possible": statuses(item.possible)} if uncertain else {}),
    )
    known = Known.UNCLEAR if uncertain else Known.SHOWN
    return NoteLine(text=text, known=known, rule=item.rule, status=item.status)


def _days(item: DueItem) -> Text:
    first, last = item.first, item.last
    if first is not None and first == last:
        return _moment(first)
    if first is not None and last is not None:
        return told("between", first=_moment(first), last=_moment(last))
    if first is not None:
        return told("at_the_earliest", first=_moment(first))
    return told("no_day") if last is None else told("at_the_latest", last=_moment(last))


def _moment(text: str) -> Text:
    point = Point.parse(text)
    da, en = day_in_words(point.first, DA), day_in_words(point.first, EN)
    if point.instant is None:
        return Text(da=da, en=en)
    clock = text[11:16]
    return Text(da=f"{da} kl. {clock.replace(':', '.')}", en=f"{en} at {clock}")


def _of(item: DueItem) -> Text:
    words = [(SUBJECT_NAMES.get(kind, (kind, kind)), name) for kind, name in item.subject.items()]
    if not words:
        return Text(da="", en="")
    da, en = (", ".join(f"{names[n]} {name}" for names, name in words) for n in (0, 1))
    return Text(da=f" ({da})", en=f" ({en})")


def open_duties(filed: Filed) -> list[NoteLine]:
    """What is overdue or missing, then what is open without a number in the law."""
    findings = filed.report.findings
    overdue = [finding for finding in findings if finding.status is Status.OVERDUE]
    overdue.sort(key=lambda finding: finding.due or "")
    missing = [finding for finding in findings if finding.status is Status.MISSING]
    lacking = [finding for finding in missing if finding.fulfilled_by is None]
    lines = [filed.finding(finding) for finding in (*overdue, *lacking)]
    lines += _without_number(filed, [f for f in findings if f.status is Status.PENDING and f.due is None])
    if not lines:
        lines.append(NoteLine(text=told("open_none"), known=Known.SHOWN))
    later = len(missing) - len(lacking)
    if later:
        key = "came_later_one" if later == 1 else "came_later"
        lines.append(NoteLine(text=told(key, count=later), known=Known.SHOWN))
    return lines


def _without_number(filed: Filed, findings: list[Finding]) -> list[NoteLine]:
    """One line a rule."""
    rules: dict[str, list[Finding]] = {}
    for finding in findings:
        rules.setdefault(finding.rule, []).append(finding)
    return [
        filed.finding(alike[0], "open_no_number")
        if len(alike) == 1
        else filed.finding(alike[0], "open_no_number_many", count=len(alike))
        for alike in rules.values()
    ]
