"""How each event type is spoken of inside a sentence, in Danish and in English.

One entry for each type of ``case.vocabulary``: a verb in the forms that the sentences need, and what it is done to. A
new event type gets its entry here; until it has one, its Danish term stands in quotation marks. It is one table,
longer than 300 lines on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Da:
    """``udarbejde``, ``udarbejdet``, ``udarbejdes`` and what: ``en plan``.

    ``known``: the thing is in definite form and comes first (``sagen er lukket``, not ``der er lukket en sag``).
    ``tail`` follows verb and thing. ``when`` and ``at`` are whole clauses, perfect and present, where the verb
    does not make them. ``by`` does it where it is not the municipality.
    """

    do: str
    done: str
    now: str
    what: str
    tail: str = ""
    known: bool = False
    when: str = ""
    at: str = ""
    by: str = "kommunen"


@dataclass(frozen=True, slots=True)
class En:
    """``make``, ``made`` and what: ``a plan``; ``many`` where the thing is in the plural."""

    do: str
    done: str
    what: str
    tail: str = ""
    many: bool = False
    when: str = ""
    at: str = ""
    by: str = "the municipality"


_INVESTIGATION: Final = "den børnefaglige undersøgelse"
#: Who consents, where a rule does not name the parties.
PARTY: Final = ("parten", "the party")
_APPEAL: Final = "Ankestyrelsen eller retten"

PHRASES: Final[dict[str, tuple[Da, En]]] = {
    "case_opened": (Da("oprette", "oprettet", "oprettes", "en sag"), En("open", "opened", "a case")),
    "case_closed": (Da("lukke", "lukket", "lukkes", "sagen", known=True), En("close", "closed", "the case")),
    "caseworker_changed": (
        Da("skifte", "skiftet", "skiftes", "sagsbehandler"),
        En("change", "changed", "the caseworker"),
    ),
    "journal_note": (
        Da("skrive", "skrevet", "skrives", "et journalnotat"),
        En("write", "written", "a note in the file"),
    ),
    "responsibility_moved": (
        Da("overdrage", "overdraget", "overdrages", "sagen", " til en ny handlekommune", known=True),
        En("hand over", "handed over", "the case", " to another municipality"),
    ),
    "new_municipality_notified": (
        Da("underrette", "underrettet", "underrettes", "tilflytningskommunen", known=True),
        En("notify", "notified", "the municipality to which the family moved"),
    ),
    "file_transferred": (
        Da("oversende", "oversendt", "oversendes", "sagens akter", known=True),
        En("transfer", "transferred", "the case file"),
    ),
    "notification_received": (
        Da("modtage", "modtaget", "modtages", "underretningen", known=True, at="der modtages en underretning"),
        En("receive", "received", "the notification", at="a notification is received"),
    ),
    "notification_assessed": (
        Da("vurdere", "vurderet", "vurderes", "underretningen", known=True),
        En("assess", "assessed", "the notification"),
    ),
    "notification_acknowledged": (
        Da("bekræfte", "bekræftet", "bekræftes", "modtagelsen", " over for underretteren", known=True),
        En("acknowledge", "acknowledged", "receipt", " to the notifier"),
    ),
    "notifier_informed": (
        Da("orientere", "orienteret", "orienteres", "underretteren", known=True),
        En("inform", "informed", "the notifier"),
    ),
    "notification_reassessed": (
        Da("genvurdere", "genvurderet", "genvurderes", "sagen", " i anledning af underretningen", known=True),
        En("reassess", "reassessed", "the case", " because of the notification"),
    ),
    "abuse_conversation_held": (
        Da("afholde", "afholdt", "afholdes", "en samtale med barnet", " om mistanken om overgreb"),
        En("hold", "held", "a conversation with the child", " about the suspected abuse"),
    ),
    "application_received": (
        Da("modtage", "modtaget", "modtages", "en ansøgning om støtte"),
        En("receive", "received", "an application for support"),
    ),
    "need_identified": (
        Da("notere", "noteret", "noteres", "et muligt støttebehov",
           when="kommunen blev opmærksom på et muligt støttebehov",
           at="kommunen bliver opmærksom på et muligt støttebehov"),
        En("record", "identified", "a possible need of support",
           when="the municipality became aware of a possible need of support",
           at="the municipality becomes aware of a possible need of support"),
    ),
    "screening_done": (
        Da("foretage", "foretaget", "foretages", "en screening"),
        En("carry out", "carried out", "a screening"),
    ),
    "limited_assessment_decided": (
        Da("træffe", "truffet", "træffes", "beslutning om en afdækning"),
        En("decide on", "decided on", "a limited assessment"),
    ),
    "limited_assessment_completed": (
        Da("afslutte", "afsluttet", "afsluttes", "afdækningen", known=True),
        En("complete", "completed", "the limited assessment"),
    ),
    "investigation_decided": (
        Da("træffe", "truffet", "træffes", "beslutning om en børnefaglig undersøgelse"),
        En("decide on", "decided on", "a child-protection investigation"),
    ),
    "investigation_completed": (
        Da("afslutte", "afsluttet", "afsluttes", _INVESTIGATION, known=True),
        En("complete", "completed", "the child-protection investigation"),
    ),
    "investigation_updated": (
        Da("supplere", "suppleret", "suppleres", _INVESTIGATION, known=True),
        En("supplement", "supplemented", "the child-protection investigation"),
    ),
    "preliminary_assessment_made": (
        Da("udarbejde", "udarbejdet", "udarbejdes", "en foreløbig vurdering"),
        En("make", "made", "a preliminary assessment"),
    ),
    "siblings_considered": (
        Da("vurdere", "vurderet", "vurderes", "søskendes forhold", known=True),
        En("consider", "considered", "the situation of the siblings"),
    ),
    "childrens_house_used": (
        Da("benytte", "benyttet", "benyttes", "et børnehus"),
        En("use", "used", "a children's house"),
    ),
    "compulsory_investigation_completed": (
        Da("afslutte", "afsluttet", "afsluttes", "undersøgelsen uden samtykke", known=True),
        En("complete", "completed", "the investigation without consent"),
    ),
    "life_event": (
        Da("konstatere", "konstateret", "konstateres", "en væsentlig ændring i barnets liv",
           when="der er sket en væsentlig ændring i barnets liv",
           at="der sker en væsentlig ændring i barnets liv"),
        En("note", "noted", "a significant change in the child's life"),
    ),
    "child_conversation_held": (
        Da("gennemføre", "gennemført", "gennemføres", "en samtale eller anden kontakt med barnet"),
        En("hold", "held", "a conversation or other contact with the child"),
    ),
    "child_conversation_waived": (
        Da("undlade", "undladt", "undlades", "samtalen med barnet", known=True),
        En("waive", "waived", "the conversation with the child"),
    ),
    "support_person_right_explained": (
        Da("orientere", "orienteret", "orienteres", "barnet", " om retten til en bisidder", known=True),
        En("inform", "informed", "the child", " of the right to bring a support person"),
    ),
    "consent_given": (
        Da("give", "givet", "gives", "samtykke", by=PARTY[0]),
        En("give", "given", "consent", by=PARTY[1]),
    ),
    "consent_refused": (
        Da("nægte", "nægtet", "nægtes", "samtykke", by=PARTY[0]),
        En("refuse", "refused", "consent", by=PARTY[1]),
    ),
    "consent_withdrawn": (
        Da("trække", "trukket", "trækkes", "samtykket", " tilbage", known=True, by=PARTY[0]),
        En("withdraw", "withdrawn", "consent", by=PARTY[1]),
    ),
    "consent_sought": (
        Da("søge indhentet", "søgt indhentet", "søges indhentet", "samtykke"),
        En("seek", "sought", "consent"),
    ),
    "decision_made": (Da("træffe", "truffet", "træffes", "afgørelse"), En("make", "made", "a decision")),
    "decision_notified": (
        Da("meddele", "meddelt", "meddeles", "afgørelsen", " skriftligt", known=True),
        En("communicate", "communicated", "the decision", " in writing"),
    ),
    "parties_heard": (
        Da("foretage", "foretaget", "foretages", "partshøring"),
        En("hear", "heard", "the parties", many=True),
    ),
    "hearing_offered": (
        Da("give", "givet", "gives", "adgang til at udtale sig over for børne- og ungeudvalget"),
        En("offer", "offered", "an opportunity to speak before the children and young persons committee"),
    ),
    "free_lawyer_offered": (
        Da("tilbyde", "tilbudt", "tilbydes", "gratis advokatbistand"),
        En("offer", "offered", "a lawyer free of charge"),
    ),
    "file_access_explained": (
        Da("orientere", "orienteret", "orienteres", "parten", " om retten til aktindsigt", known=True),
        En("inform", "informed", "the party", " of the right to see the file"),
    ),
    "place_statement_obtained": (
        Da("indhente", "indhentet", "indhentes", "en udtalelse fra anbringelsesstedet"),
        En("obtain", "obtained", "a statement from the place where the child lives"),
    ),
    "provisional_decision_executed": (
        Da("iværksætte", "iværksat", "iværksættes", "den foreløbige afgørelse", known=True),
        En("carry out", "carried out", "the provisional decision"),
    ),
    "provisional_decision_approved": (
        Da("godkende", "godkendt", "godkendes", "den foreløbige afgørelse", known=True, by="den kompetente myndighed"),
        En("approve", "approved", "the provisional decision", by="the competent authority"),
    ),
    "rehearing_decided": (
        Da("træffe", "truffet", "træffes", "afgørelse", " ved genbehandling af sagen"),
        En("make", "made", "a decision", " on rehearing the case"),
    ),
    "plan_purpose_stated": (
        Da("angive", "angivet", "angives", "formålet med indsatsen", known=True),
        En("state", "stated", "the purpose of the measure"),
    ),
    "plan_made": (Da("udarbejde", "udarbejdet", "udarbejdes", "en plan"), En("make", "made", "a plan")),
    "plan_revised": (Da("revidere", "revideret", "revideres", "en plan"), En("revise", "revised", "a plan")),
    "plan_handed_over": (
        Da("udlevere", "udleveret", "udleveres", "planen", " til anbringelsesstedet", known=True),
        En("hand over", "handed over", "the plan", " to the place where the child lives"),
    ),
    "measure_started": (
        Da("iværksætte", "iværksat", "iværksættes", "en indsats"),
        En("start", "started", "a measure"),
    ),
    "measure_ended": (
        Da("bringe", "bragt", "bringes", "indsatsen", " til ophør", known=True,
           when="indsatsen er ophørt", at="indsatsen ophører"),
        En("end", "ended", "the measure", when="the measure has ended", at="the measure ends"),
    ),
    "place_changed": (
        Da("ændre", "ændret", "ændres", "anbringelsesstedet", known=True,
           when="barnet har skiftet anbringelsessted", at="barnet skifter anbringelsessted"),
        En("change", "changed", "the place where the child lives"),
    ),
    "host_municipality_informed": (
        Da("orientere", "orienteret", "orienteres", "beliggenhedskommunen", " om anbringelsen", known=True),
        En("inform", "informed", "the municipality in which the place lies", " of the placement"),
    ),
    "parents_support_person_offered": (
        Da("tilbyde", "tilbudt", "tilbydes", "forældrene", " en støtteperson", known=True),
        En("offer", "offered", "the parents", " a support person", many=True),
    ),
    "parents_support_decided": (
        Da("afgøre,", "afgjort,", "afgøres,", "hvilken støtte forældrene skal have",
           when="det er afgjort, hvilken støtte forældrene skal have",
           at="det afgøres, hvilken støtte forældrene skal have"),
        En("decide", "decided", "which support the parents are to have",
           when="it has been decided which support the parents are to have",
           at="it is decided which support the parents are to have"),
    ),
    "child_returned_home": (
        Da("hjemgive", "hjemgivet", "hjemgives", "barnet", known=True),
        En("return", "returned", "the child", " home", when="the child has returned home", at="the child returns home"),
    ),
    "contact_suspended": (
        Da("suspendere", "suspenderet", "suspenderes", "samværet", known=True),
        En("suspend", "suspended", "contact"),
    ),
    "follow_up_held": (
        Da("afholde", "afholdt", "afholdes", "opfølgning"),
        En("hold", "held", "a follow-up"),
    ),
    "supervision_visit": (
        Da("aflægge", "aflagt", "aflægges", "et personrettet tilsynsbesøg"),
        En("pay", "paid", "a supervision visit"),
    ),
    "complaint_received": (
        Da("indgive", "indgivet", "indgives", "klagen", known=True, by="klageren",
           when="klagen er modtaget", at="klagen modtages"),
        En("submit", "submitted", "the complaint", by="the complainant",
           when="the complaint has been received", at="the complaint is received"),
    ),
    "complaint_reassessed": (
        Da("genvurdere", "genvurderet", "genvurderes", "afgørelsen", " i anledning af klagen", known=True),
        En("reassess", "reassessed", "the decision", " because of the complaint"),
    ),
    "complaint_forwarded": (
        Da("videresende", "videresendt", "videresendes", "klagen", " til Ankestyrelsen", known=True),
        En("forward", "forwarded", "the complaint", " to the National Social Appeals Board"),
    ),
    "appeal_decided": (
        Da("træffe", "truffet", "træffes", "afgørelse i klagesagen", by=_APPEAL,
           when=f"{_APPEAL} har truffet afgørelse i klagesagen", at=f"{_APPEAL} træffer afgørelse i klagesagen"),
        En("decide", "decided", "the complaint", by="the appeals board or the court",
           when="the appeals board or the court has decided the complaint",
           at="the appeals board or the court decides the complaint"),
    ),
    "notifier_information_waived": (
        Da("undlade", "undladt", "undlades", "orienteringen af underretteren", known=True),
        En("waive", "waived", "the information of the notifier"),
    ),
    "abuse_conversation_waived": (
        Da("undlade", "undladt", "undlades", "samtalen med barnet om mistanken om overgreb", known=True),
        En("waive", "waived", "the conversation with the child about the suspected abuse"),
    ),
    "drug_treatment_requested": (
        Da("modtage", "modtaget", "modtages", "en henvendelse om stofmisbrugsbehandling"),
        En("receive", "received", "a request for drug treatment"),
    ),
    "drug_treatment_started": (
        Da("iværksætte", "iværksat", "iværksættes", "stofmisbrugsbehandling"),
        En("start", "started", "drug treatment"),
    ),
    "placement_requested": (
        Da("modtage", "modtaget", "modtages", "barnets ønske om anbringelse", known=True),
        En("receive", "received", "the child's wish to be placed"),
    ),
    "placement_request_assessed": (
        Da("vurdere", "vurderet", "vurderes", "barnets ønske om anbringelse", known=True),
        En("assess", "assessed", "the child's wish to be placed"),
    ),
    "impairment_established": (
        Da("konstatere", "konstateret", "konstateres", "en betydelig og varig funktionsnedsættelse hos barnet"),
        En("establish", "established", "a significant and lasting impairment of the child"),
    ),
    "family_guidance_offered": (
        Da("tilbyde", "tilbudt", "tilbydes", "familievejledning"),
        En("offer", "offered", "family guidance"),
    ),
    "delay_notice_sent": (
        Da("sende", "sendt", "sendes", "besked om, hvornår afgørelsen kan forventes"),
        En("send", "sent", "notice of when the decision can be expected"),
    ),
    "police_information_received": (
        Da("modtage", "modtaget", "modtages", "politiets oplysninger om kriminalitet", known=True),
        En("receive", "received", "the information of the police on crime"),
    ),
    "network_council_held": (
        Da("afholde", "afholdt", "afholdes", "netværkssamråd"),
        En("hold", "held", "a network council"),
    ),
    "risk_assessment_made": (
        Da("foretage", "foretaget", "foretages", "en risikovurdering"),
        En("make", "made", "a risk assessment"),
    ),
    "network_involvement_considered": (
        Da("overveje", "overvejet", "overvejes", "inddragelse af familie og netværk", known=True),
        En("consider", "considered", "the involvement of family and network"),
    ),
    "parents_contacted": (
        Da("inddrage", "inddraget", "inddrages", "forældre eller netværk", known=True),
        En("contact", "contacted", "parents or network", many=True),
    ),
    "psychological_examination_done": (
        Da("foretage", "foretaget", "foretages", "en psykologisk undersøgelse"),
        En("carry out", "carried out", "a psychological examination"),
    ),
    "sibling_investigation_decided": (
        Da("træffe", "truffet", "træffes", "beslutning om en undersøgelse af en søskende"),
        En("decide on", "decided on", "an investigation of a sibling"),
    ),
    "sibling_investigation_waived": (
        Da("undlade", "undladt", "undlades", "undersøgelsen af en søskende", known=True),
        En("waive", "waived", "the investigation of a sibling"),
    ),
    "special_unit_assessment_requested": (
        Da("anmode", "anmodet", "anmodes", "den særlige enhed", " om udredning", known=True),
        En("ask", "asked", "the special unit", " for an assessment"),
    ),
    "special_unit_assessment_completed": (
        Da("modtage", "modtaget", "modtages", "den særlige enheds konklusion", known=True),
        En("receive", "received", "the conclusion of the special unit"),
    ),
    "support_person_refused": (
        Da("afvise", "afvist", "afvises", "barnets bisidder", known=True),
        En("refuse", "refused", "the child's support person"),
    ),
    "support_person_attended": (
        Da("lade", "ladet", "lades", "barnets bisidder", " deltage", known=True,
           when="barnets bisidder har deltaget",
           at="barnets bisidder deltager"),
        En("let", "let", "the child's support person", " take part",
           when="the child's support person has taken part",
           at="the child's support person takes part"),
    ),
    "committee_submission_made": (
        Da("forelægge", "forelagt", "forelægges", "sagen", " for børne- og ungeudvalget", known=True),
        En("submit", "submitted", "the case", " to the children and young persons committee"),
    ),
    "committee_informed": (
        Da("orientere", "orienteret", "orienteres", "børne- og ungeudvalget", " om afgørelsen", known=True),
        En("inform", "informed", "the children and young persons committee", " of the decision"),
    ),
    "appeals_board_notified": (
        Da("underrette", "underrettet", "underrettes", "Ankestyrelsen", known=True),
        En("notify", "notified", "the National Social Appeals Board"),
    ),
    "place_chosen": (
        Da("vælge", "valgt", "vælges", "anbringelsesstedet", known=True),
        En("choose", "chosen", "the place where the child is to live"),
    ),
    "director_decided": (
        Da("tage", "taget", "tages", "stilling til, om afgørelsen skal have virkning",
           when="Ankestyrelsens direktør har taget stilling",
           at="Ankestyrelsens direktør tager stilling", by="Ankestyrelsens direktør"),
        En("decide", "decided", "whether the decision takes effect",
           when="the director of the appeals board has decided",
           at="the director of the appeals board decides", by="the director of the appeals board"),
    ),
    "youth_plan_position_stated": (
        Da("tage", "taget", "tages", "stilling til, om den unge skal have en ungeplan"),
        En("state", "stated", "a position on a youth plan"),
    ),
    "adulthood_preparation_started": (
        Da("påbegynde", "påbegyndt", "påbegyndes", "forberedelsen af overgangen til voksenlivet", known=True),
        En("start", "started", "the preparation of the transition to adulthood"),
    ),
    "adulthood_preparation_completed": (
        Da("afslutte", "afsluttet", "afsluttes", "forberedelsen af overgangen til voksenlivet", known=True),
        En("complete", "completed", "the preparation of the transition to adulthood"),
    ),
    "parents_plan_declined": (
        Da("undlade", "undladt", "undlades", "udarbejdelsen af en forældrehandleplan", known=True),
        En("decline", "declined", "a parents' plan"),
    ),
    "child_support_person_offered": (
        Da("tilbyde", "tilbudt", "tilbydes", "barnet", " hjælp til at finde en støtteperson", known=True,
           when="barnet er tilbudt hjælp til at finde en støtteperson",
           at="barnet tilbydes hjælp til at finde en støtteperson"),
        En("offer", "offered", "the child", " help to find a support person"),
    ),
    "private_care_kept_requested": (
        Da("modtage", "modtaget", "modtages", "en anmodning om fortsat privat familiepleje"),
        En("receive", "received", "a request to keep the child in private family care"),
    ),
    "contact_request_received": (
        Da("modtage", "modtaget", "modtages", "barnets ønske om støttet eller suspenderet samvær", known=True),
        En("receive", "received", "the child's wish for supported or suspended contact"),
    ),
    "home_training_approved": (
        Da("godkende", "godkendt", "godkendes", "hjemmetræningen", known=True),
        En("approve", "approved", "the home training"),
    ),
    "home_training_supervised": (
        Da("føre", "ført", "føres", "tilsyn med hjemmetræningen"),
        En("carry out", "carried out", "supervision of the home training"),
    ),
    "supervisory_authority_notified": (
        Da("underrette", "underrettet", "underrettes", "socialtilsynet", known=True),
        En("notify", "notified", "the supervisory authority"),
    ),
    "file_access_requested": (
        Da("modtage", "modtaget", "modtages", "anmodningen om aktindsigt", known=True),
        En("receive", "received", "the request to see the file"),
    ),
    "file_access_decided": (
        Da("afgøre", "afgjort", "afgøres", "anmodningen om aktindsigt", known=True),
        En("decide", "decided", "the request to see the file"),
    ),
    "notifier_information_requested": (
        Da("modtage", "modtaget", "modtages", "underretterens anmodning om orientering", known=True,
           at="underretteren anmoder om orientering"),
        En("receive", "received", "the notifier's request to be informed"),
    ),
    "consent_could_not_be_sought": (
        Da("notere", "noteret", "noteres", "at samtykke ikke kan søges indhentet",
           when="det ikke har været muligt at søge samtykke indhentet",
           at="det ikke er muligt at søge samtykke indhentet"),
        En("note", "noted", "that consent cannot be sought", when="it was not possible to seek consent",
           at="it is not possible to seek consent"),
    ),
    "hearing_waived": (
        Da("undlade", "undladt", "undlades", "at give adgang til at udtale sig over for børne- og ungeudvalget",
           when="det er undladt at give adgang til at udtale sig over for børne- og ungeudvalget",
           at="det undlades at give adgang til at udtale sig over for børne- og ungeudvalget"),
        En("leave out", "left out", "the opportunity to speak before the children and young persons committee"),
    ),
    "provisional_decision_rejected": (
        Da("afslå at godkende", "afslået at godkende", "afslås godkendelse af", "den foreløbige afgørelse", known=True,
           by="den kompetente myndighed", when="den foreløbige afgørelse ikke er blevet godkendt",
           at="den foreløbige afgørelse ikke godkendes"),
        En("refuse to approve", "refused to approve", "the provisional decision", by="the competent authority",
           when="the provisional decision was not approved", at="the provisional decision is not approved"),
    ),
    "return_home_requested": (
        Da("modtage", "modtaget", "modtages", "en anmodning om hjemgivelse"),
        En("receive", "received", "a request for the child's return home"),
    ),
    "permanent_placement_requested": (
        Da("modtage", "modtaget", "modtages", "en anmodning om permanent anbringelse"),
        En("receive", "received", "a request for a permanent placement"),
    ),
    "parents_plan_revision_offered": (
        Da("tilbyde", "tilbudt", "tilbydes", "revision af forældrehandleplanen"),
        En("offer", "offered", "a revision of the parents' plan"),
    ),
    "parents_plan_assessed": (
        Da("vurdere", "vurderet", "vurderes", "forældrehandleplanen", known=True),
        En("assess", "assessed", "the parents' plan"),
    ),
    "youth_plan_received": (
        Da("modtage", "modtaget", "modtages", "ungeplanen", " fra den tidligere kommune", known=True),
        En("receive", "received", "the youth plan", " from the municipality moved from"),
    ),
    "network_council_called": (
        Da("indkalde til", "indkaldt til", "indkaldes til", "netværkssamråd"),
        En("call", "called", "a network council"),
    ),
}  # fmt: skip
