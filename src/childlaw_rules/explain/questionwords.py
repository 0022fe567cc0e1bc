"""The words of the questions, in Danish and in English, where the phrases of ``prose`` do not make them.

Each table gives whole questions. A new event type that is spoken of by a clause of its own (``when`` in
``prose.events``) gets its two questions here, a new field that is neither a flag nor a thread its one;
``tests/explain`` says what lacks one.
"""

from __future__ import annotations

from typing import Final

#: When it happened.
WHEN: Final[dict[str, tuple[str, str]]] = {
    "need_identified": (
        "Hvornår blev kommunen opmærksom på det mulige støttebehov?",
        "When did the municipality become aware of the possible need of support?",
    ),
    "life_event": (
        "Hvornår skete den væsentlige ændring i barnets liv?",
        "When did the significant change in the child's life take place?",
    ),
    "consent_sought": ("Hvornår blev samtykke søgt indhentet?", "When was consent sought?"),
    "consent_could_not_be_sought": (
        "Hvornår viste det sig, at samtykke ikke kunne søges indhentet?",
        "When did it show that consent could not be sought?",
    ),
    "measure_ended": ("Hvornår ophørte indsatsen?", "When did the measure end?"),
    "place_changed": (
        "Hvornår skiftede barnet anbringelsessted?",
        "When did the child move to another place?",
    ),
    "parents_support_decided": (
        "Hvornår blev det afgjort, hvilken støtte forældrene skulle have?",
        "When was it decided which support the parents were to have?",
    ),
    "child_returned_home": ("Hvornår kom barnet hjem?", "When did the child return home?"),
    "complaint_received": ("Hvornår blev klagen modtaget?", "When was the complaint received?"),
    "appeal_decided": (
        "Hvornår traf Ankestyrelsen eller retten afgørelse i klagesagen?",
        "When did the appeals board or the court decide the complaint?",
    ),
    "support_person_attended": (
        "Hvornår deltog barnets bisidder?",
        "When did the child's support person take part?",
    ),
    "director_decided": (
        "Hvornår tog Ankestyrelsens direktør stilling?",
        "When did the director of the appeals board decide?",
    ),
    "child_support_person_offered": (
        "Hvornår blev barnet tilbudt hjælp til at finde en støtteperson?",
        "When was the child offered help to find a support person?",
    ),
    "hearing_waived": (
        "Hvornår blev det undladt at give adgang til at udtale sig over for børne- og ungeudvalget?",
        "When was the opportunity to speak before the children and young persons committee left out?",
    ),
    "provisional_decision_rejected": (
        "Hvornår blev det afslået at godkende den foreløbige afgørelse?",
        "When was approval of the provisional decision refused?",
    ),
    "limited_assessment_decided": (
        "Hvornår blev det besluttet at foretage en afdækning?",
        "When was a limited assessment decided on?",
    ),
    "investigation_decided": (
        "Hvornår blev det besluttet at foretage en børnefaglig undersøgelse?",
        "When was a child-protection investigation decided on?",
    ),
    "sibling_investigation_decided": (
        "Hvornår blev det besluttet at undersøge en søskende?",
        "When was an investigation of a sibling decided on?",
    ),
}

#: Whether it happened at all; ``, and if so when?`` follows.
WHETHER: Final[dict[str, tuple[str, str]]] = {
    "need_identified": (
        "Blev kommunen opmærksom på et muligt støttebehov",
        "Did the municipality become aware of a possible need of support",
    ),
    "life_event": (
        "Er der sket en væsentlig ændring i barnets liv",
        "Has there been a significant change in the child's life",
    ),
    "consent_could_not_be_sought": (
        "Har det ikke været muligt at søge samtykke indhentet",
        "Was it impossible to seek consent",
    ),
    "measure_ended": ("Er indsatsen ophørt", "Has the measure ended"),
    "place_changed": ("Har barnet skiftet anbringelsessted", "Has the child moved to another place"),
    "parents_support_decided": (
        "Er det afgjort, hvilken støtte forældrene skal have",
        "Has it been decided which support the parents are to have",
    ),
    "child_returned_home": ("Er barnet kommet hjem", "Has the child returned home"),
    "complaint_received": ("Er klagen modtaget", "Has the complaint been received"),
    "appeal_decided": (
        "Har Ankestyrelsen eller retten truffet afgørelse i klagesagen",
        "Has the appeals board or the court decided the complaint",
    ),
    "support_person_attended": (
        "Har barnets bisidder deltaget",
        "Has the child's support person taken part",
    ),
    "director_decided": (
        "Har Ankestyrelsens direktør taget stilling",
        "Has the director of the appeals board decided",
    ),
    "child_support_person_offered": (
        "Er barnet tilbudt hjælp til at finde en støtteperson",
        "Has the child been offered help to find a support person",
    ),
    "hearing_waived": (
        "Er det undladt at give adgang til at udtale sig over for børne- og ungeudvalget",
        "Has the opportunity to speak before the children and young persons committee been left out",
    ),
    "provisional_decision_rejected": (
        "Er det afslået at godkende den foreløbige afgørelse",
        "Has approval of the provisional decision been refused",
    ),
    "limited_assessment_decided": (
        "Er det besluttet at foretage en afdækning",
        "Has a limited assessment been decided on",
    ),
    "investigation_decided": (
        "Er det besluttet at foretage en børnefaglig undersøgelse",
        "Has a child-protection investigation been decided on",
    ),
    "sibling_investigation_decided": (
        "Er det besluttet at undersøge en søskende",
        "Has an investigation of a sibling been decided on",
    ),
    "case_closed": ("Er sagen lukket", "Has the case been closed"),
}

#: What a field says, by field or by event type and field.
FIELDS: Final[dict[str, tuple[str, str]]] = {
    "notifier": ("Hvem har underrettet?", "Who notified?"),
    "decided_by": ("Hvem har truffet afgørelsen?", "Who made the decision?"),
    "provisional_decision_approved.decided_by": (
        "Hvem har godkendt den foreløbige afgørelse?",
        "Who approved the provisional decision?",
    ),
    "contact": ("Hvilken kontakt var der med barnet?", "What contact was there with the child?"),
    "for_measure": ("Hvilken indsats peger undersøgelsen på?", "Which measure does the investigation point to?"),
    "measure_kind": ("Hvilken indsats angår afgørelsen?", "Which measure is the decision about?"),
    "decision_made.kind": ("Hvad angår afgørelsen?", "What is the decision about?"),
    "measure_started.kind": ("Hvilken indsats er iværksat?", "Which measure was started?"),
    "plan_made.kind": ("Hvilken slags plan er udarbejdet?", "Which kind of plan was made?"),
    "plan_revised.kind": ("Hvilken slags plan er revideret?", "Which kind of plan was revised?"),
    "outcome": ("Hvad førte klagen til?", "What came of the complaint?"),
    "place": ("Hvilken slags anbringelsessted er det?", "What kind of place is it?"),
    "provision": ("Efter hvilken bestemmelse er det sket?", "Under which provision was it done?"),
    "ends": ("Hvornår udløber det, der er truffet afgørelse om?", "When does what was decided end?"),
    "until": ("Til og med hvilken dag er samværet suspenderet?", "Until which day is contact suspended?"),
    "next_due": ("Hvornår skal den næste opfølgning senest holdes?", "By when must the next follow-up be held?"),
    "rehearing_due": ("Hvornår skal sagen senest genbehandles?", "By when must the case be reheard?"),
    "decision_due": ("Hvornår kan afgørelsen ventes?", "When can the decision be expected?"),
    "transition_period": ("Hvor lang er hjemgivelsesperioden?", "How long is the transition period?"),
    "no_transition_period": (
        "Er det besluttet, at der ikke skal være en hjemgivelsesperiode?",
        "Was it decided that there is to be no transition period?",
    ),
    "with_consent": ("Er afgørelsen truffet med samtykke?", "Was the decision made with consent?"),
    "qualified_majority": (
        "Er afgørelsen truffet med kvalificeret flertal?",
        "Was the decision made by a qualified majority?",
    ),
    "complaint_guidance_given": ("Er der givet klagevejledning?", "Was guidance on complaint given?"),
    "at_place": (
        "Blev besøget aflagt på anbringelsesstedet?",
        "Was the visit paid at the place where the child lives?",
    ),
    "child_spoken_to": ("Blev der talt med barnet?", "Was the child spoken to?"),
    "staff_present": (
        "Var personale fra anbringelsesstedet til stede?",
        "Were staff of the place present?",
    ),
    "custody_holder_present": (
        "Var en forældremyndighedsindehaver til stede?",
        "Was a custody holder present?",
    ),
    "siblings_not_placed": (
        "Er der søskende, som ikke indstilles til anbringelse?",
        "Are there siblings who are not to be placed?",
    ),
    "consent_given.by": ("Hvem har givet samtykke?", "Who gave consent?"),
    "consent_refused.by": ("Hvem har nægtet samtykke?", "Who refused consent?"),
    "consent_withdrawn.by": ("Hvem har trukket samtykket tilbage?", "Who withdrew consent?"),
    "consent_sought.by": ("Hos hvem er samtykke søgt indhentet?", "From whom was consent sought?"),
    "consent_could_not_be_sought.by": (
        "Hos hvem kunne samtykke ikke søges indhentet?",
        "From whom could consent not be sought?",
    ),
    "return_home_requested.by": ("Hvem har anmodet om hjemgivelse?", "Who asked for the child's return home?"),
    "permanent_placement_requested.by": (
        "Hvem har anmodet om permanent anbringelse?",
        "Who asked for a permanent placement?",
    ),
    "complaint_received.by": ("Hvem har klaget?", "Who complained?"),
    "parties_heard.party": ("Hvem er partshørt?", "Which party was heard?"),
    "hearing_offered.party": ("Hvem har fået adgang til at udtale sig?", "Who was offered to speak?"),
    "hearing_waived.party": ("Hvem har ikke fået adgang til at udtale sig?", "Who was not offered to speak?"),
    "free_lawyer_offered.party": ("Hvem er tilbudt gratis advokatbistand?", "Who was offered a lawyer?"),
    "file_access_explained.party": (
        "Hvem er orienteret om retten til aktindsigt?",
        "Who was informed of the right to see the file?",
    ),
    "decision_notified.to": ("Hvem er afgørelsen meddelt?", "To whom was the decision communicated?"),
    "responsibility_moved.to": ("Hvilken kommune har overtaget sagen?", "Which municipality took the case over?"),
    "sibling": ("Hvilken søskende drejer det sig om?", "Which sibling is it about?"),
    "replaces": (
        "Hvilken foreløbig afgørelse træder afgørelsen i stedet for?",
        "Which provisional decision does the decision replace?",
    ),
    "from_notification": (
        "Hvilken underretning gjorde kommunen opmærksom på behovet?",
        "Which notification made the municipality aware of the need?",
    ),
}

#: Facts that are of no event.
PLACES: Final[dict[str, tuple[str, str]]] = {
    "child.born": ("Hvornår er barnet født?", "When was the child born?"),
    "child.due": ("Hvornår ventes barnet født?", "When is the child expected to be born?"),
    "child.siblings": (
        "Hvor gamle er barnets søskende, og bor de i samme husstand?",
        "How old are the child's siblings, and do they live in the same household?",
    ),
    "parties.custody_holder": (
        "Hvem havde forældremyndigheden på afgørelsens dag?",
        "Who held custody on the day of the decision?",
    ),
    "placement_consent": (
        "Er anbringelsen besluttet med samtykke?",
        "Was the placement decided with consent?",
    ),
    "text": (
        "Hvordan lyder {provision}? Ordlyden er ikke efterprøvet.",
        "What does {provision} say? Its text has not been verified.",
    ),
    "too_many": (
        "Hvilke af de upræcise oplysninger i sagen kan gøres præcise?",
        "Which of the imprecise facts of the file can be made precise?",
    ),
}

#: Words that a clause of ``prose.fields`` opens its verb with: Danish verbs, English ones, and these without ``do``.
FINITE_DA: Final = frozenset(
    {"er", "har", "haster", "bygger", "ligger", "foreligger", "retter", "munder", "omfatter", "angår", "hviler"}
    | {"skyldes", "ønskes"}
)
FINITE_EN: Final = frozenset({"is", "are", "was", "were"})
BASE_EN: Final = {
    "states": "state",
    "rests": "rest",
    "ends": "end",
    "covers": "cover",
    "builds": "build",
    "lies": "lie",
    "has": "have",
}

ASKED: Final[dict[str, tuple[str, str]]] = {
    "when": ("Hvornår blev {event}?", "When {event}?"),
    "when-in-the-day": ("på dagen", "in the day"),
    "whether": ("{event}, og i givet fald hvornår?", "{event}, and if so when?"),
    "thread": ("{which} {kind} vedrører {event}?", "Which {kind} does {event} belong to?"),
    "about": ("Hvad vedrører {event}?", "What is {event} about?"),
    "field": ("Hvad siger sagen om »{field}« for {event}?", "What does the file say of “{field}” in {event}?"),
    "event": ("{event} ({id})", "{event} (“{da}”, {id})"),
    "type": ("{event}", "{event} (“{da}”)"),
    "says": ("sagen siger {at}", "the file says {at}"),
    "not-said": ("sagen siger ikke hvornår", "the file does not say when"),
    "nearby": ("i sagen i øvrigt: {events}", "in the file besides: {events}"),
    "further": ("{count} mere", "{count} more"),
}

#: Threads that are of the neuter in Danish.
NEUTER: Final = frozenset({"need"})
