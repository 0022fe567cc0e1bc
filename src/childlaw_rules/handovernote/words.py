"""The sentences of the hand-over note, in Danish and in English; what fills them in is said by ``filed``.

They say what the file shows and what it does not, never that there is none. Longer than 300 lines: it is one table.
"""

from __future__ import annotations

from typing import Any, Final

from childlaw_rules.finding import Text

TITLES: Final[dict[str, tuple[str, str]]] = {
    "case": ("Sagen", "The case"),
    "investigation": ("Undersøgelsen: dato og aktualitet", "The investigation: date and currency"),
    "talks": ("Seneste samtaler med barnet og familien", "Last talks with the child and the family"),
    "measures": ("Løbende indsatser og deres afgørelser", "Running measures and their decisions"),
    "plan": ("Plan", "Plan"),
    "consents": ("Samtykker", "Consents"),
    "next": ("Næste opfølgning og øvrige frister", "Next follow-up and other due days"),
    "open": ("Åbne pligter", "Open duties"),
    "questions": ("Spørgsmål, sagen ikke besvarer", "Questions that the file leaves open"),
    "gaps": ("Huller i sagen", "Gaps in the record"),
    "caseworkers": ("Sagsbehandlerskift", "Changes of case worker"),
}

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    # what is not there
    "not_shown": ("Sagen viser ikke {events}.", "The file does not show {events}."),
    "not_recorded": (
        "Sagen viser ikke {events}, men det er ikke oplyst, at kildesystemet altid registrerer det.",
        "The file does not show {events}, but the source is not known to record that throughout.",
    ),
    "repeated": ("{text} ({count} gange).", "{text} ({count} times)."),
    "event": ("{event} {when}.", "{event} {when}."),
    "perhaps": ("{text} Det er ikke sikkert, at det er sket endnu.", "{text} It may not have happened yet."),
    # the case
    "born": ("Barnet er født {when} ({age}).", "The child was born {when} ({age})."),
    "expected": ("Barnet ventes født {when}.", "The child is expected {when}."),
    "birth_unknown": ("Sagen oplyser ikke, hvornår barnet er født.", "The file does not say when the child was born."),
    "age": ("{years} år", "aged {years}"),
    "age_between": ("mellem {least} og {most} år", "aged between {least} and {most}"),
    "age_infant": ("under 1 år", "under 1 year"),
    "holders": ("Forældremyndighedsindehavere: {who}.", "Custody holders: {who}."),
    "holders_none": (
        "Sagen oplyser ikke, hvem der har forældremyndigheden.",
        "The file does not say who holds custody.",
    ),
    "holder_until": ("{who} (til og med {day})", "{who} (until {day})"),
    "others": ("Andre parter: {who}.", "Other parties: {who}."),
    "siblings": ("Søskende, der er oplyst: {count}.", "Siblings on file: {count}."),
    # the investigation
    "thread_investigation": ("Undersøgelse {id}: besluttet {when}.", "Investigation {id}: decided {when}."),
    "thread_investigation_undecided": (
        "Undersøgelse {id}: sagen viser ikke, hvornår den er besluttet.",
        "Investigation {id}: the file does not show when it was decided.",
    ),
    "nameless_investigation": (
        "En undersøgelse; sagen viser ikke, hvornår den er besluttet.",
        "An investigation; the file does not show when it was decided.",
    ),
    "completed_for": ("Afsluttet {when}; den peger på {kind}.", "Completed {when}; it points to {kind}."),
    "completed": (
        "Afsluttet {when}; det er ikke oplyst, hvilken indsats den peger på.",
        "Completed {when}; it is not stated which measure it points to.",
    ),
    "updated_for": ("Tillæg {when}; det peger på {kind}.", "Updated {when}; the update points to {kind}."),
    "updated": (
        "Tillæg {when}; det er ikke oplyst, hvilken indsats det peger på.",
        "Updated {when}; it is not stated which measure the update points to.",
    ),
    "preliminary": ("Foreløbig vurdering udarbejdet {when}.", "Preliminary assessment made {when}."),
    "which_thread": (
        "{event} {when}: det fremgår ikke, hvilken {kind} det vedrører.",
        "{event} {when}: it does not show which {kind} it belongs to.",
    ),
    "currency": ("Aktualitet for {subject}: {status}. {message}", "Currency for {subject}: {status}. {message}"),
    "currency_unclear": (
        "Aktualitet for {subject}: det kan ikke afgøres ud fra sagen.",
        "Currency for {subject}: the file does not settle it.",
    ),
    "currency_none": (
        "Aktualiteten måles mod de løbende indsatser og er ikke vurderet her. {reason}",
        "Currency is measured against the running measures and is not judged here. {reason}",
    ),
    "since": (
        "Siden den seneste undersøgelse eller det seneste tillæg viser sagen {what}.",
        "Since the latest investigation or update the file shows {what}.",
    ),
    "since_perhaps": (
        "{what}: om det er kommet siden den seneste undersøgelse, fremgår ikke.",
        "{what}: whether that came since the latest investigation does not show.",
    ),
    "since_none": (
        "Siden den seneste undersøgelse eller det seneste tillæg viser sagen ikke {events}.",
        "Since the latest investigation or update the file does not show {events}.",
    ),
    "since_unrecorded": (
        "Siden den seneste undersøgelse eller det seneste tillæg viser sagen ikke {events}, men det er ikke oplyst, at "
        "kildesystemet altid registrerer det.",
        "Since the latest investigation or update the file does not show {events}, but the source is not known to "
        "record that throughout.",
    ),
    "once": ("{event} {when}", "{event} {when}"),
    "times": ("{event} {count} gange, senest {when}", "{event} {count} times, last {when}"),
    # talks
    "child_talk": ("Seneste samtale med barnet: {when} ({ago}).", "Last talk with the child {when} ({ago})."),
    "child_contact": (
        "Seneste kontakt med barnet: {when} ({contact}; {ago}).",
        "Last contact with the child {when} ({contact}; {ago}).",
    ),
    "child_talk_perhaps": (
        "Kan være den seneste samtale med barnet: {event} {when}.",
        "May be the last talk with the child: {event} {when}.",
    ),
    "abuse_talk": (
        "Seneste samtale ved mistanke om overgreb: {when} ({ago}).",
        "Last talk on suspected abuse {when} ({ago}).",
    ),
    "talk_waived": ("Samtale med barnet undladt {when}: {how}.", "Talk with the child left out {when}: {how}."),
    "reason_stated": ("grunden er angivet", "the reason is stated"),
    "reason_not_stated": ("grunden er ikke angivet", "the reason is not stated"),
    "view_obtained": ("barnets holdning er indhentet på anden måde", "the child's view was obtained otherwise"),
    "view_not_obtained": (
        "barnets holdning er ikke indhentet på anden måde",
        "the child's view was not obtained otherwise",
    ),
    "visit_spoken": (
        "Seneste tilsynsbesøg, hvor der er talt med barnet: {when} ({ago}).",
        "Last supervision visit at which the child was spoken to {when} ({ago}).",
    ),
    "visit_silent": (
        "Seneste tilsynsbesøg: {when} ({ago}). Sagen viser ikke, at der blev talt med barnet.",
        "Last supervision visit {when} ({ago}). The file does not show that the child was spoken to.",
    ),
    "ago": ("for {count} dage siden", "{count} days ago"),
    "ago_one": ("for 1 dag siden", "1 day ago"),
    "ago_none": ("samme dag", "the same day"),
    "ago_unknown": ("dagen er usikker", "the day is uncertain"),
    "family": (
        "En almindelig samtale med familien er ikke en hændelse, der kan registreres. Det nærmeste, sagen viser:",
        "An ordinary talk with the family is no event that can be recorded. The nearest that the file shows:",
    ),
    "family_nothing": (
        "En almindelig samtale med familien er ikke en hændelse, der kan registreres, og sagen viser ingen hændelse, "
        "hvor familien er nævnt.",
        "An ordinary talk with the family is no event that can be recorded, and the file shows no event that names "
        "the family.",
    ),
    "follow_up_contact": (
        "Opfølgning med kontakt til forældremyndighedsindehaveren {when}.",
        "Follow-up with contact to the custody holder {when}.",
    ),
    "party_named": ("{who}: senest nævnt ved {event} {when}.", "{who}: last named at {event} {when}."),
    "party_not_named": (
        "{who}: sagen viser ingen hændelse, hvor parten er nævnt.",
        "{who}: the file shows no event that names the party.",
    ),
    # measures
    "measure": ("Indsats {id}: {kind}, iværksat {when}.", "Measure {id}: {kind}, started {when}."),
    "measure_unstarted": (
        "Indsats {id}: sagen viser ikke, hvornår den er iværksat.",
        "Measure {id}: the file does not show when it was started.",
    ),
    "kind_unknown": ("arten er ikke oplyst", "kind not stated"),
    "measure_provision": ("Bestemmelse ifølge sagen: {provision}.", "Provision by the file: {provision}."),
    "measure_provisional": ("Iværksat foreløbigt.", "Started provisionally."),
    "place": ("Anbringelsessted: {place}.", "Place: {place}."),
    "place_unknown": ("Anbringelsesstedets art er ikke oplyst.", "The kind of place is not stated."),
    "moved": ("Anbringelsesstedet skiftet {when}: {place}.", "Place changed {when}: {place}."),
    "moved_unknown": (
        "Anbringelsesstedet skiftet {when}; det nye steds art er ikke oplyst.",
        "Place changed {when}; the kind of the new place is not stated.",
    ),
    "perhaps_ended": ("Kan være ophørt: {event} {when}.", "May have ended: {event} {when}."),
    "end_unrecorded": (
        "Om indsatsen løber endnu, vides ikke: det er ikke oplyst, at kildesystemet altid registrerer {events}.",
        "Whether the measure still runs is not known: the source is not known to record {events} throughout.",
    ),
    "decision": ("Afgørelse {id} {when}: {kind}; {how}.", "Decision {id} {when}: {kind}; {how}."),
    "decision_unseen": (
        "Afgørelse {id}: sagen viser ikke, hvornår den er truffet.",
        "Decision {id}: the file does not show when it was made.",
    ),
    "decision_perhaps": (
        "Det fremgår ikke, om afgørelse {id} {when} vedrører denne indsats.",
        "It does not show whether decision {id} {when} concerns this measure.",
    ),
    "decided_by": ("truffet af {who}", "made by {who}"),
    "consented": ("med samtykke", "with consent"),
    "unconsented": ("uden samtykke", "without consent"),
    "consent_unsaid": ("det er ikke oplyst, om der er samtykke", "it is not stated whether there is consent"),
    "refused": ("afslag", "refused"),
    "urgent": ("som hastesag", "as an urgent matter"),
    "basis": ("retsgrundlag {provision}", "legal basis {provision}"),
    "basis_unsaid": ("retsgrundlaget er ikke oplyst", "the legal basis is not stated"),
    "ends": ("udløber {day}", "ends {day}"),
    "rehearing": ("genbehandles senest {day}", "to be reheard by {day}"),
    "until": ("gælder til {day}", "until {day}"),
    "no_decision": (
        "Sagen viser ikke den afgørelse, som indsatsen hviler på.",
        "The file does not show the decision that the measure rests on.",
    ),
    "no_decision_unrecorded": (
        "Sagen viser ikke den afgørelse, som indsatsen hviler på; det er ikke oplyst, at kildesystemet altid "
        "registrerer afgørelser.",
        "The file does not show the decision that the measure rests on; the source is not known to record decisions "
        "throughout.",
    ),
    "decided_not_started": (
        "Besluttet, men sagen viser ikke, at det er iværksat:",
        "Decided, but the file does not show it started:",
    ),
    "other_decisions": ("Øvrige afgørelser, de seneste først:", "Other decisions, the latest first:"),
    "more_decisions": ("Og {count} tidligere afgørelser.", "And {count} earlier decisions."),
    "ended_measures": ("Ophørte indsatser:", "Measures that have ended:"),
    "ended": ("Indsats {id}: {kind}; ophørt {when}.", "Measure {id}: {kind}; ended {when}."),
    "no_measure_running": (
        "Sagen viser ingen løbende indsats.",
        "The file shows no running measure.",
    ),
    "contact_suspended": (
        "Samvær midlertidigt ophævet {when}, til {day}.",
        "Contact suspended {when}, until {day}.",
    ),
    "contact_suspended_open": (
        "Samvær midlertidigt ophævet {when}; det er ikke oplyst hvor længe.",
        "Contact suspended {when}; it is not stated for how long.",
    ),
    # plan
    "plan": ("{kind} ({id}): udarbejdet {when}; {about}.", "{kind} ({id}): made {when}; {about}."),
    "plan_unmade": (
        "Plan {id}: sagen viser ikke, hvornår den er udarbejdet.",
        "Plan {id}: the file does not show when it was made.",
    ),
    "about": ("vedrører {ids}", "concerns {ids}"),
    "about_unsaid": ("det er ikke oplyst, hvad den vedrører", "what it concerns is not stated"),
    "revised": ("Senest revideret {when}.", "Last revised {when}."),
    "not_revised": ("Sagen viser ikke, at den er revideret.", "The file does not show it revised."),
    "handed_over": ("Udleveret til anbringelsesstedet {when}.", "Handed over to the place {when}."),
    # consents
    "consent": ("{who}: {event} {when}; {about}.", "{who}: {event} {when}; {about}."),
    "consent_about_unsaid": ("det er ikke oplyst, hvad det vedrører", "what it concerns is not stated"),
    "finding": ("{status}: {title}{of}. {message}", "{status}: {title}{of}. {message}"),
    "consents_settled": (
        "Ingen af de regler om samtykke, der er prøvet, viser et manglende eller uafklaret samtykke.",
        "None of the rules on consent that were tried shows a consent that is lacking or unclear.",
    ),
    # what comes
    "no_follow_up": (
        "Sagen viser ingen dag for en næste opfølgning.",
        "The file shows no day for a next follow-up.",
    ),
    "due": ("{when}: {title}{of}.", "{when}: {title}{of}."),
    "due_uncertain": (
        "Usikkert, {when}: {title}{of}. Muligt: {possible}.",
        "Uncertain, {when}: {title}{of}. Possible: {possible}.",
    ),
    "due_more": (
        "{count} frister mere ligger senere eller er usikre; childlaw due viser dem.",
        "{count} more fall due later or are uncertain; childlaw due shows them.",
    ),
    "due_none": (
        "Sagen viser ingen frister, der ligger forude.",
        "The file shows no due day ahead.",
    ),
    "between": ("{first} – {last}", "{first} – {last}"),
    "at_the_earliest": ("tidligst {first}", "{first} at the earliest"),
    "at_the_latest": ("senest {last}", "{last} at the latest"),
    "no_day": ("ukendt dag", "day unknown"),
    "due_more_one": (
        "1 frist mere ligger senere eller er usikker; childlaw due viser den.",
        "1 more falls due later or is uncertain; childlaw due shows it.",
    ),
    "follow_up": (
        "Næste opfølgning: {when}. {title}{of}.",
        "Next follow-up: {when}. {title}{of}.",
    ),
    "follow_up_overdue": (
        "Næste opfølgning skulle have været holdt ({when}); sagen viser den ikke. {title}{of}.",
        "The next follow-up was due ({when}); the file does not show it. {title}{of}.",
    ),
    "follow_up_uncertain": (
        "Næste opfølgning er uklar, {when}: {title}{of}. Muligt: {possible}.",
        "The next follow-up is unclear, {when}: {title}{of}. Possible: {possible}.",
    ),
    "neither_said": (
        "hverken samtykke eller retsgrundlag er oplyst",
        "neither consent nor legal basis is stated",
    ),
    "unsettled": (
        "Uafklaret: {title}{of}.",
        "Not settled: {title}{of}.",
    ),
    "perhaps_overdue": (
        "Kan være overskredet: {title}{of}.",
        "May be overdue: {title}{of}.",
    ),
    "silence_unclear": (
        "Uden aktivitet ({subject}): det kan ikke afgøres ud fra sagen.",
        "Without activity ({subject}): the file does not settle it.",
    ),
    # open duties
    "open_none": (
        "Ingen af de regler, der er prøvet, viser en åben pligt.",
        "None of the rules that were tried shows an open duty.",
    ),
    "open_untried": (
        "{count} regler er ikke prøvet, fordi det, de begynder med, ikke er registreret; se huller i sagen.",
        "{count} rules were not tried, since what they begin with is not recorded; see the gaps in the record.",
    ),
    "open_untried_one": (
        "1 regel er ikke prøvet, fordi det, den begynder med, ikke er registreret; se huller i sagen.",
        "1 rule was not tried, since what it begins with is not recorded; see the gaps in the record.",
    ),
    "open_no_number": (
        "Uden frist i loven: {title}{of}.",
        "No number in the law: {title}{of}.",
    ),
    "came_later": (
        "{count} pligter, der skulle være opfyldt på forhånd, er opfyldt senere og står ikke her.",
        "{count} duties that had to be met beforehand were met later and do not stand here.",
    ),
    "came_later_one": (
        "1 pligt, der skulle være opfyldt på forhånd, er opfyldt senere og står ikke her.",
        "1 duty that had to be met beforehand was met later and does not stand here.",
    ),
    # questions
    "question": ("{question} ({findings})", "{question} ({findings})"),
    "question_findings": ("{count} pligter beror på det", "{count} duties depend on it"),
    "question_finding": ("1 pligt beror på det", "1 duty depends on it"),
    "questions_more": (
        "Og {count} spørgsmål mere; childlaw questions viser dem.",
        "And {count} more questions; childlaw questions shows them.",
    ),
    "questions_more_one": (
        "Og 1 spørgsmål mere; childlaw questions viser det.",
        "And 1 more question; childlaw questions shows it.",
    ),
    "questions_none": (
        "Ingen af de regler, der er prøvet, er uafgjort.",
        "None of the rules that were tried is undetermined.",
    ),
    # gaps
    "uncovered": (
        "Det er ikke oplyst, at kildesystemet altid registrerer {events}. Derfor er {count} pligter uafgjort.",
        "The source is not known to record, throughout, {events}. Therefore {count} duties are undetermined.",
    ),
    "uncovered_one": (
        "Det er ikke oplyst, at kildesystemet altid registrerer {events}. Derfor er 1 pligt uafgjort.",
        "The source is not known to record, throughout, {events}. Therefore 1 duty is undetermined.",
    ),
    "untried": (
        "Det er ikke oplyst, at kildesystemet altid registrerer {events}, og sagen viser det ikke. {count} regler, der "
        "begynder dér, er derfor ikke prøvet.",
        "The source is not known to record, throughout, {events}, and the file does not show it. {count} rules that "
        "begin there were therefore not tried.",
    ),
    "untried_one": (
        "Det er ikke oplyst, at kildesystemet altid registrerer {events}, og sagen viser det ikke. 1 regel, der "
        "begynder dér, er derfor ikke prøvet.",
        "The source is not known to record, throughout, {events}, and the file does not show it. 1 rule that begins "
        "there was therefore not tried.",
    ),
    "no_events": ("Sagen viser ingen hændelser.", "The file shows no events."),
    "and_more": ("{names} og {count} andre", "{names} and {count} others"),
    "covered": (
        "Intet, som kildesystemet ikke registrerer, gør en pligt uafgjort.",
        "Nothing that the source does not record leaves a duty undetermined.",
    ),
    "imprecise": ("Dagen er usikker: {event} ({ids}) {when}.", "The day is uncertain: {event} ({ids}) {when}."),
    "imprecise_more": ("Og {count} andre hændelser uden sikker dag.", "And {count} other events without a sure day."),
    "imprecise_more_one": ("Og 1 anden hændelse uden sikker dag.", "And 1 other event without a sure day."),
    "imprecise_none": (
        "Alle hændelser, sagen viser, har en kendt dag.",
        "Every event that the file shows has a known day.",
    ),
    "silence": ("Uden aktivitet ({subject}): {message}", "Without activity ({subject}): {message}"),
    "silence_none": (
        "Perioder uden aktivitet er ikke vurderet. {reason}",
        "Stretches without activity are not judged. {reason}",
    ),
    # case workers
    "changes": ("Sagsbehandlerskift, sagen viser: {count}.", "Changes of case worker that the file shows: {count}."),
    "change": ("{when}: {noted}.", "{when}: {noted}."),
    "noted": ("overdragelsen er noteret", "the hand-over is noted"),
    "not_noted": ("overdragelsen er ikke noteret", "the hand-over is not noted"),
    "noted_unsaid": ("det er ikke oplyst, om overdragelsen er noteret", "it is not stated whether it was noted"),
    # the page
    "heading": ("Overdragelsesnotat: sag {case}", "Hand-over note: case {case}"),
    "lead": (
        "Set {day}. Notatet siger kun, hvad sagen viser. Hvor noget ikke er registreret, står det.",
        "As of {day}. The note says only what the file shows. Where something is not recorded, it says so.",
    ),
    "lead_known": (
        "Set {day}, med det, der var registreret {known}. Notatet siger kun, hvad sagen viser. Hvor noget ikke er "
        "registreret, står det.",
        "As of {day}, with what was recorded by {known}. The note says only what the file shows. Where something is "
        "not recorded, it says so.",
    ),
    "stamp": (
        "Regelsæt {version} ({digest}), motor {engine}. Set {day}.",
        "Rule set {version} ({digest}), engine {engine}. As of {day}.",
    ),
    "contents": ("Indhold", "Contents"),
}

Word = Text | str | int


def told(key: str, **words: Word) -> Text:
    """A sentence in both languages, filled in; it begins with a capital letter."""
    return upper(part(key, **words))


def part(key: str, **words: Word) -> Text:
    """A part of a sentence in both languages, filled in and written as it stands."""
    da, en = SENTENCES[key]
    return Text(da=_filled(da, "da", words), en=_filled(en, "en", words))


def title(key: str) -> Text:
    """The title of a fixed point."""
    da, en = TITLES[key]
    return Text(da=da, en=en)


def upper(text: Text) -> Text:
    """The text as it stands at the beginning of a sentence."""
    return Text(da=text.da[:1].upper() + text.da[1:], en=text.en[:1].upper() + text.en[1:])


def joined(texts: list[Text], between: str = "; ") -> Text:
    """Several texts after one another."""
    return Text(da=between.join(t.da for t in texts), en=between.join(t.en for t in texts))


def _filled(template: str, lang: str, words: dict[str, Any]) -> str:
    return template.format(
        **{name: getattr(word, lang) if isinstance(word, Text) else word for name, word in words.items()}
    )
