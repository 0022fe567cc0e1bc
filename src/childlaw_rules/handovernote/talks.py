"""When somebody last talked with the child and with the family, as far as events tell."""

from __future__ import annotations

from typing import Final

from childlaw_rules.case.words import Contact, PartyRole
from childlaw_rules.handovernote.filed import Filed, latest, term, when, word_of
from childlaw_rules.handovernote.models import Known, NoteLine
from childlaw_rules.handovernote.words import joined, part, told
from childlaw_rules.record.entry import PARTY_FIELDS, Entry

_WITH_FAMILY: Final = ("parents_contacted", "family_guidance_offered", "network_council_held")


def talks(filed: Filed) -> list[NoteLine]:
    """The last talks with the child, then what is nearest to a talk with the family."""
    return [*_child(filed), *_family(filed)]


def _child(filed: Filed) -> list[NoteLine]:
    lines = []
    held = latest(filed.of("child_conversation_held"))
    if len(held) == 1:
        lines.append(_talk(filed, held[0]))
    elif held:
        lines += [filed.happened(entry, "child_talk_perhaps", known=Known.UNCLEAR) for entry in held]
    else:
        lines += filed.absent("child_conversation_held")
    lines += [filed.happened(e, "abuse_talk", ago=filed.ago(e)) for e in latest(filed.of("abuse_conversation_held"))]
    lines += [_waived(filed, entry) for entry in latest(filed.of("child_conversation_waived"))]
    lines += _visits(filed)
    return lines


def _talk(filed: Filed, entry: Entry) -> NoteLine:
    contact = entry.get("contact")
    if contact in {None, Contact.CONVERSATION}:
        return filed.happened(entry, "child_talk", ago=filed.ago(entry))
    return filed.happened(entry, "child_contact", ago=filed.ago(entry), contact=word_of(entry.type, "contact", contact))


def _waived(filed: Filed, entry: Entry) -> NoteLine:
    reason = part("reason_stated" if entry.get("reason_stated") else "reason_not_stated")
    view = part("view_obtained" if entry.get("view_obtained_otherwise") else "view_not_obtained")
    return filed.happened(entry, "talk_waived", how=joined([reason, view]))


def _visits(filed: Filed) -> list[NoteLine]:
    visits = filed.of("supervision_visit")
    spoken = [entry for entry in visits if entry.get("child_spoken_to") is True]
    lines = [filed.happened(e, "visit_spoken", ago=filed.ago(e)) for e in latest(spoken)]
    silent = [entry for entry in latest(visits) if entry not in spoken]
    return lines + [filed.happened(e, "visit_silent", known=Known.UNCLEAR, ago=filed.ago(e)) for e in silent]


def _family(filed: Filed) -> list[NoteLine]:
    """The vocabulary has no event for a plain talk with the family: that is said, and the nearest is shown."""
    below = [filed.happened(e, "event") for type_ in _WITH_FAMILY for e in latest(filed.of(type_))]
    contacts = [entry for entry in filed.of("follow_up_held") if entry.get("custody_holder_contacted") is True]
    below += [filed.happened(entry, "follow_up_contact") for entry in latest(contacts)]
    for party in filed.case.parties:
        if party.role not in {PartyRole.CUSTODY_HOLDER, PartyRole.PARENT}:
            continue
        who = filed.who(party.id)
        last = latest(_naming(filed, party.id))
        if last:
            entry = last[-1]
            line = filed.line("party_named", entry, who=who, event=term(entry.type), when=when(entry))
            below.append(line)
        else:
            below.append(NoteLine(text=told("party_not_named", who=who), known=Known.NOT_SHOWN))
    nothing = all(line.known is Known.NOT_SHOWN for line in below)
    key, known = ("family_nothing", Known.NOT_SHOWN) if nothing else ("family", Known.SHOWN)
    return [NoteLine(text=told(key), known=known, lines=below)]


def _naming(filed: Filed, party: str) -> list[Entry]:
    """The events that name a party as the one who did something, or to whom it was done."""
    return [
        entry
        for entry in filed.record.entries
        if any(entry.fields.get(field) == party for field in PARTY_FIELDS[entry.type])
    ]
