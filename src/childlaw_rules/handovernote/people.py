"""The child, who holds custody, and the changes of case worker."""

from __future__ import annotations

from typing import Final

from childlaw_rules.case.words import PartyRole
from childlaw_rules.finding import Text
from childlaw_rules.handovernote.filed import Filed, day, when
from childlaw_rules.handovernote.models import Known, NoteLine
from childlaw_rules.handovernote.words import joined, part, told
from childlaw_rules.sentences import DA, EN, span_in_words
from childlaw_rules.when import Point, age_on

#: What else a new case worker must know of where the case lies.
_OF_THE_CASE: Final = ("case_closed", "responsibility_moved", "file_transferred")


def the_case(filed: Filed) -> list[NoteLine]:
    """The child, the parties, and whether the case was closed or moved."""
    lines = [_birth(filed), _holders(filed)]
    others = [
        filed.who(party.id)
        for party in filed.case.parties
        if party.role not in {PartyRole.CUSTODY_HOLDER, PartyRole.CHILD}
    ]
    if others:
        lines.append(NoteLine(text=told("others", who=joined(others, ", ")), known=Known.SHOWN))
    if filed.record.siblings:
        text = told("siblings", count=len(filed.record.siblings))
        lines.append(NoteLine(text=text, known=Known.SHOWN))
    lines += [filed.happened(entry, "event") for entry in filed.of(*_OF_THE_CASE)]
    return lines


def _birth(filed: Filed) -> NoteLine:
    born, expected = filed.record.born, filed.record.expected
    if born is not None and not born.unknown and born.first <= filed.record.as_of:
        known = Known.SHOWN if born.exact else Known.UNCLEAR
        return NoteLine(text=told("born", when=_point(born), age=_age(born, filed.record.as_of)), known=known)
    if expected is not None and not expected.unknown:
        known = Known.SHOWN if expected.exact else Known.UNCLEAR
        return NoteLine(text=told("expected", when=_point(expected)), known=known)
    return NoteLine(text=told("birth_unknown"), known=Known.UNCLEAR)


def _point(point: Point) -> Text:
    """A day or the days between which it lies: ``den 14. maj 2012``, ``on 14 May 2012``."""
    span = point.first, point.last
    en = span_in_words(span, EN)
    return Text(da=span_in_words(span, DA), en=f"on {en}" if point.exact else en)


def _age(born: Point, today: int) -> Text:
    least, most = age_on(min(born.last, today), today), age_on(born.first, today)
    if most == 0:
        return part("age_infant")
    if least == most:
        return part("age", years=most)
    return part("age_between", least=least, most=most)


def _holders(filed: Filed) -> NoteLine:
    today = filed.record.as_of
    holders = [party for party in filed.case.parties if party.role is PartyRole.CUSTODY_HOLDER]
    if not holders:
        return NoteLine(text=told("holders_none"), known=Known.UNCLEAR)
    said = []
    for party in holders:
        if party.from_ is not None and party.from_.toordinal() > today:
            continue
        name = Text(da=party.id, en=party.id)
        if party.until is not None and party.until.toordinal() < today:
            name = part("holder_until", who=name, day=day(party.until))
        said.append(name)
    if not said:
        return NoteLine(text=told("holders_none"), known=Known.UNCLEAR)
    return NoteLine(text=told("holders", who=joined(said, ", ")), known=Known.SHOWN)


def caseworkers(filed: Filed) -> list[NoteLine]:
    """Every change of case worker, and whether its hand-over was noted."""
    changes = filed.of("caseworker_changed")
    if not changes:
        return filed.absent("caseworker_changed")
    below = []
    for entry in changes:
        noted = entry.get("handover_noted")
        key = "noted_unsaid" if noted is None else ("noted" if noted else "not_noted")
        known = Known.UNCLEAR if noted is None else Known.SHOWN
        below.append(filed.line("change", entry, known=known, when=when(entry), noted=part(key)))
    return [NoteLine(text=told("changes", count=len(changes)), known=Known.SHOWN, lines=below)]
