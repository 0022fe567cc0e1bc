"""The due list as plain text: what is overdue first, then day by day, 80 columns, no colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.duelist.models import DueItem, DueList, DueStanding
from childlaw_rules.duelist.words import provision_name, say, stopped, subject_words
from childlaw_rules.finding import Status
from childlaw_rules.prose.tables import wrapped_with_numbers
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.sentences import DA, day_in_words
from childlaw_rules.when import Point

WIDTH: Final = 80
_INDENT: Final = "    "
_SECTIONS: Final = (
    ("overdue", DueStanding.OVERDUE),
    ("ahead", DueStanding.AHEAD),
    ("unsure", DueStanding.UNCERTAIN),
)


def due_text(due: DueList, lang: str = DA) -> str:
    """The due list as text."""
    return "\n".join(_lines(due, lang)) + "\n"


def _lines(due: DueList, lang: str) -> Iterator[str]:
    day = day_in_words(Point.parse(due.as_of).first, lang)
    if due.until is None:
        heading = say("heading", lang, day=day)
    else:
        heading = say("heading_until", lang, day=day, until=moment_in_words(due.until, lang))
    if len(due.cases) == 1:
        heading = f"{say('case', lang, case=due.cases[0] or '–')}. {heading}"
    else:
        heading = f"{say('cases', lang, count=len(due.cases))}. {heading}"
    lines = _wrapped(heading)
    yield from lines
    yield "=" * max(map(len, lines))
    several = len(due.cases) > 1
    for key, standing in _SECTIONS:
        items = [item for item in due.items if item.standing is standing]
        yield from _section(key, items, lang, several=several)
    yield from _undated(due.undated, lang, several=several)
    if not (due.items or due.undated):
        yield say("nothing", lang)
    if due.later:
        yield ""
        yield from _wrapped(say("later_one" if due.later == 1 else "later", lang, count=due.later))


def _section(key: str, items: Sequence[DueItem], lang: str, *, several: bool) -> Iterator[str]:
    if not items:
        return
    yield from _heading(say(key, lang))
    for number, item in enumerate(items):
        if number:
            yield ""
        yield from _item(item, lang, several=several)


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text.upper()
    yield "-" * len(text)


def _item(item: DueItem, lang: str, *, several: bool) -> Iterator[str]:
    yield from _wrapped(f"{_when(item, lang)} [{_mark(item, lang)}]{_of(item, lang, several=several)}", rest=_INDENT)
    yield from _wrapped(f"{in_language(item.title, lang)}.", _INDENT, _INDENT)
    said = [in_language(line, lang) for line in item.clock]
    if item.standing is DueStanding.UNCERTAIN and item.possible:
        said.append(say("possible", lang, possible=_statuses(item.possible, lang)))
    if item.status is Status.MET and item.last is not None:
        said.append(say("again", lang, last=moment_in_words(item.last, lang)))
    said.append(stopped(provision_name(item.source.act, item.source.provision)))
    yield from _wrapped(" ".join(said), _INDENT, _INDENT)


def _when(item: DueItem, lang: str) -> str:
    """The day, or the days between which it lies."""
    if item.first is not None and item.first == item.last:
        return moment_in_words(item.first, lang)
    if item.first is not None and item.last is not None:
        first, last = moment_in_words(item.first, lang), moment_in_words(item.last, lang)
        return say("between", lang, first=first, last=last)
    if item.first is not None:
        return say("earliest", lang, first=moment_in_words(item.first, lang))
    if item.last is not None:
        return say("any_day", lang, last=moment_in_words(item.last, lang))
    return say("unknown_day", lang)


def _mark(item: DueItem, lang: str) -> str:
    """How the day stands to the day looked at, or that it is not known."""
    if item.standing is DueStanding.UNCERTAIN:
        return say("uncertain", lang)
    left = item.days_left
    if left is None:
        return say("surely_past", lang)
    if item.standing is DueStanding.OVERDUE:
        past = "hours_past" if left == 0 else ("day_past" if left == -1 else "days_past")
        return say(past, lang, count=-left)
    return say("today" if left == 0 else ("in_one_day" if left == 1 else "in_days"), lang, count=left)


def _of(item: DueItem, lang: str, *, several: bool) -> str:
    words = [say("of_case", lang, case=item.case or "–")] if several else []
    words += subject_words(item.subject, item.occurrence, lang)
    return f" {', '.join(words)}" if words else ""


def _undated(items: Sequence[DueItem], lang: str, *, several: bool) -> Iterator[str]:
    """What is open without a day, a rule at a time."""
    if not items:
        return
    yield from _heading(say("undated", lang))
    rows: dict[tuple[str, DueStanding, tuple[str, ...]], list[DueItem]] = {}
    for item in items:
        rows.setdefault((item.rule, item.standing, tuple(item.possible)), []).append(item)
    for number, ((_, standing, possible), alike) in enumerate(rows.items()):
        if number:
            yield ""
        first = alike[0]
        name = provision_name(first.source.act, first.source.provision)
        yield from _wrapped(f"{in_language(first.title, lang)}. {stopped(name)}", rest=_INDENT)
        if standing is DueStanding.NO_DAY:
            yield from _wrapped(say("no_number", lang), _INDENT, _INDENT)
        else:
            yield from _wrapped(say("may_be_open", lang, possible=_statuses(possible, lang)), _INDENT, _INDENT)
        yield from _wrapped(_all_of(alike, lang, several=several), _INDENT, _INDENT)


def _all_of(items: Sequence[DueItem], lang: str, *, several: bool) -> str:
    """What some findings of one rule are about; the threads of a case after one another."""
    groups: dict[tuple[str, str], list[str]] = {}
    for item in items:
        case = say("of_case", lang, case=item.case or "–") if several else ""
        first, *others = subject_words(item.subject, item.occurrence, lang) or [""]
        word, _, name = first.partition(" ")
        name = " ".join((name, *(f"({other})" for other in others)))
        names = groups.setdefault((case, word), [])
        if name.strip() and name not in names:
            names.append(name)
    said = [
        ": ".join(filter(None, (case, " ".join(filter(None, (word, ", ".join(names)))))))
        for (case, word), names in groups.items()
    ]
    text = "; ".join(filter(None, said))
    return stopped(text[:1].upper() + text[1:]) if text else ""


def _statuses(names: Sequence[str], lang: str) -> str:
    return ", ".join(of(STATUS_NAMES[name], lang) for name in names)


def moment_in_words(text: str, lang: str) -> str:
    """``11. juli 2024``, or ``12. marts 2024 kl. 14.05`` for an instant."""
    day = day_in_words(date.fromisoformat(text[:10]).toordinal(), lang)
    if len(text) == len("2024-07-11"):
        return day
    clock = text[11:16]
    return f"{day} kl. {clock.replace(':', '.')}" if lang == DA else f"{day} at {clock}"


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrapped_with_numbers(WIDTH, text, first, rest, long_words=False)
