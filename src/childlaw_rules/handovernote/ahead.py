"""What comes next and what is open: the next follow-up, the due days ahead, and the duties that are not met."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from childlaw_rules.duelist.listing import due_list
from childlaw_rules.duelist.models import DueItem, DueStanding
from childlaw_rules.explain import Cause, causes
from childlaw_rules.finding import Finding, Status, Text
from childlaw_rules.handovernote.filed import Filed, about_all, statuses
from childlaw_rules.handovernote.models import Known, NoteLine
from childlaw_rules.handovernote.unknown import untried
from childlaw_rules.handovernote.words import part, told
from childlaw_rules.sentences import DA, EN, day_in_words
from childlaw_rules.when import Point

FOLLOW_UP: Final = "follow_up"
#: So many days ahead, and so many lines.
_DAYS: Final = 365
_MOST: Final = 12


def coming(filed: Filed) -> list[NoteLine]:
    """The next follow-up, then the other due days of the next year."""
    due = due_list(filed.report, days=_DAYS, rules=filed.rules)
    ahead = [item for item in due.items if not _past(item, filed)]
    follow_ups = [item for item in due.items if item.category == FOLLOW_UP]
    lines = [_follow_up(follow_ups)]
    others = [item for item in ahead if item.category != FOLLOW_UP]
    # What is surely due comes before what may be.
    others.sort(key=lambda item: item.standing is DueStanding.UNCERTAIN)
    groups: dict[tuple[str, str, DueStanding], list[DueItem]] = {}
    for item in others:
        groups.setdefault((item.rule, _days(item).da, item.standing), []).append(item)
    rows = list(groups.values())
    lines += [_due(alike[0], "due", alike) for alike in rows[:_MOST]]
    rest = sum(map(len, rows[_MOST:])) + due.later
    if rest:
        text = told("due_more_one" if rest == 1 else "due_more", count=rest)
        lines.append(NoteLine(text=text, known=Known.SHOWN))
    elif not others:
        lines.append(NoteLine(text=told("due_none"), known=Known.NOT_SHOWN))
    return lines


def _past(item: DueItem, filed: Filed) -> bool:
    """Whether the day of a duty has passed, or would have where it is not known."""
    if item.standing is DueStanding.OVERDUE:
        return True
    return item.last is not None and Point.parse(item.last).last < filed.record.as_of


def _follow_up(items: list[DueItem]) -> NoteLine:
    """The first follow-up that is due; one that is surely so before one that may be."""
    order = {DueStanding.OVERDUE: 0, DueStanding.AHEAD: 1, DueStanding.UNCERTAIN: 2}
    items = sorted(items, key=lambda item: order[item.standing])
    if not items:
        return NoteLine(text=told("no_follow_up"), known=Known.NOT_SHOWN)
    first = items[0]
    return _due(first, "follow_up_overdue" if first.standing is DueStanding.OVERDUE else "follow_up")


def _due(item: DueItem, key: str, alike: Sequence[DueItem] = ()) -> NoteLine:
    """A line about a duty, and others of the same rule on the same day."""
    uncertain = item.standing is DueStanding.UNCERTAIN
    words: dict[str, Text] = {
        "when": _days(item),
        "title": item.title,
        "of": about_all([one.subject for one in alike or [item]]),
    }
    if uncertain:
        possible = item.possible or [Status.PENDING.value]
        text = told(f"{key}_uncertain", possible=statuses(possible), **words)
    else:
        text = told(key, **words)
    return NoteLine(text=text, known=Known.UNCLEAR if uncertain else Known.SHOWN, rule=item.rule, status=item.status)


def _days(item: DueItem) -> Text:
    first, last = item.first, item.last
    if first is not None and first == last:
        return _moment(first)
    if first is not None and last is not None:
        return part("between", first=_moment(first), last=_moment(last))
    if first is not None:
        return part("at_the_earliest", first=_moment(first))
    return part("no_day") if last is None else part("at_the_latest", last=_moment(last))


def _moment(text: str) -> Text:
    point = Point.parse(text)
    da, en = day_in_words(point.first, DA), day_in_words(point.first, EN)
    if point.instant is None:
        return Text(da=da, en=en)
    clock = text[11:16]
    return Text(da=f"{da} kl. {clock.replace(':', '.')}", en=f"{en} at {clock}")


def open_duties(filed: Filed) -> list[NoteLine]:
    """What is overdue or missing, one root a line with what goes back to it; then what is open without a number."""
    findings = filed.report.findings
    lines = [_root(filed, cause) for cause in causes(filed.report, rules=filed.rules) if _is_open(cause)]
    lines += filed.alike(_perhaps_overdue(filed), "perhaps_overdue", known=Known.UNCLEAR)
    lines += filed.alike([f for f in findings if f.status is Status.PENDING and f.due is None], "open_no_number")
    if not lines:
        lines.append(NoteLine(text=told("open_none"), known=Known.SHOWN))
    rules, _ = untried(filed)
    if rules:
        text = told("open_untried_one" if rules == 1 else "open_untried", count=rules)
        lines.append(NoteLine(text=text, known=Known.NOT_RECORDED))
    later = sum(1 for f in findings if f.status is Status.MISSING and f.fulfilled_by is not None)
    if later:
        text = told("came_later_one" if later == 1 else "came_later", count=later)
        lines.append(NoteLine(text=text, known=Known.SHOWN))
    return lines


def _is_open(cause: Cause) -> bool:
    return any(_lacks(finding) for finding in (cause.head, *cause.consequences))


def _lacks(finding: Finding) -> bool:
    """Whether the act is still not on file: what came too late is not open."""
    if finding.status is Status.OVERDUE:
        return True
    return finding.status is Status.MISSING and finding.fulfilled_by is None


def _root(filed: Filed, cause: Cause) -> NoteLine:
    """A root and what goes back to it; a root that is no longer open stands above what still is."""
    below = [filed.finding(finding) for finding in cause.consequences if _lacks(finding)]
    return filed.finding(cause.head).model_copy(update={"lines": below})


def _perhaps_overdue(filed: Filed) -> list[Finding]:
    """What may be overdue, its day being past whichever it was."""
    return [
        finding
        for finding in filed.report.findings
        if finding.status is Status.UNDETERMINED
        and Status.OVERDUE in finding.possible
        and Status.PENDING not in finding.possible
    ]
