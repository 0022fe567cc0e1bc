"""How the fields of an event are spoken of inside a sentence: flags as clauses, words as nouns.

A field has one entry, or one for a single event type (``follow_up_held.reason_stated``) where it means something else
there. Danish clauses have the word order of a subordinate clause: they follow ``hvor``, ``at`` or ``om``. It is one
table of words, longer than 300 lines on purpose.
"""

from __future__ import annotations

from typing import Final, TypeVar

Entry = TypeVar("Entry")

#: Flags: what is so when it says yes, and when it says no, in Danish and in English.
FLAGS: Final[dict[str, tuple[str, str, str, str]]] = {
    "reason_stated": (
        "der er givet en begrundelse", "der ikke er givet en begrundelse",
        "reasons are stated", "no reasons are stated"),
    "child_conversation_waived.reason_stated": (
        "grunden til det er angivet", "grunden til det ikke er angivet",
        "the reason for it is stated", "the reason for it is not stated"),
    "follow_up_held.reason_stated": (
        "beslutningen om tilrettelæggelsen er begrundet", "beslutningen om tilrettelæggelsen ikke er begrundet",
        "reasons are stated for the arrangement", "no reasons are stated for the arrangement"),
    "family_informed": (
        "familien er orienteret", "familien ikke er orienteret",
        "the family has been informed", "the family has not been informed"),
    "handover_noted": (
        "overdragelsen er noteret", "overdragelsen ikke er noteret",
        "the handover is noted", "the handover is not noted"),
    "summary_included": (
        "en sammenfatning er medsendt", "ingen sammenfatning er medsendt",
        "a summary is included", "no summary is included"),
    "abuse_suspected": (
        "der er mistanke om overgreb", "der ikke er mistanke om overgreb",
        "abuse is suspected", "no abuse is suspected"),
    "abuser_is_custody_holder": (
        "mistanken retter sig mod en forældremyndighedsindehaver",
        "mistanken ikke retter sig mod en forældremyndighedsindehaver",
        "the suspicion is against a custody holder", "the suspicion is not against a custody holder"),
    "immediate_action_needed": (
        "der er behov for øjeblikkelig indsats", "der ikke er behov for øjeblikkelig indsats",
        "immediate action is needed", "no immediate action is needed"),
    "by_new_person": (
        "vurderingen er foretaget af en person, der ikke hidtil har behandlet sagen",
        "vurderingen ikke er foretaget af en ny person",
        "the assessment was made by a person who has not handled the case before",
        "the assessment was not made by a new person"),
    "custody_holder_present": (
        "en forældremyndighedsindehaver er til stede", "ingen forældremyndighedsindehaver er til stede",
        "a custody holder is present", "no custody holder is present"),
    "investigation_obligatory": (
        "kommunen har pligt til at undersøge barnets forhold",
        "kommunen ikke har pligt til at undersøge barnets forhold",
        "the municipality is obliged to investigate", "the municipality is not obliged to investigate"),
    "reasoned_conclusion": (
        "undersøgelsen munder ud i en begrundet stillingtagen",
        "undersøgelsen ikke munder ud i en begrundet stillingtagen",
        "the investigation ends in a reasoned conclusion", "the investigation ends in no reasoned conclusion"),
    "child_view_recorded": (
        "barnets holdning er beskrevet", "barnets holdning ikke er beskrevet",
        "the view of the child is recorded", "the view of the child is not recorded"),
    "covers_purpose": (
        "samtykket omfatter formålet", "samtykket ikke omfatter formålet",
        "the consent covers the purpose", "the consent does not cover the purpose"),
    "with_consent": (
        "afgørelsen er truffet med samtykke", "afgørelsen er truffet uden samtykke",
        "the decision is made with consent", "the decision is made without consent"),
    "granted": (
        "det ansøgte er bevilget", "der er givet afslag",
        "support is granted", "support is refused"),
    "urgent": ("sagen haster", "sagen ikke haster", "the matter is urgent", "the matter is not urgent"),
    "purpose_stated": (
        "formålet med indsatsen er angivet i afgørelsen", "formålet med indsatsen ikke er angivet i afgørelsen",
        "the decision states the purpose of the measure", "the decision does not state the purpose of the measure"),
    "expected_duration_stated": (
        "den forventede varighed er angivet", "den forventede varighed ikke er angivet",
        "the expected duration is stated", "the expected duration is not stated"),
    "plan_position": (
        "der er taget stilling til, om der skal udarbejdes en plan",
        "der ikke er taget stilling til, om der skal udarbejdes en plan",
        "a position is taken on whether a plan is to be made", "no position is taken on whether a plan is to be made"),
    "plan_wanted": ("en plan ønskes", "en plan ikke ønskes", "a plan is wanted", "no plan is wanted"),
    "complaint_guidance_given": (
        "der er givet klagevejledning", "der ikke er givet klagevejledning",
        "guidance on complaint is given", "no guidance on complaint is given"),
    "placed_within_last_year": (
        "barnet har været anbragt inden for det seneste år", "barnet ikke har været anbragt inden for det seneste år",
        "the child has been placed within the last year", "the child has not been placed within the last year"),
    "view_obtained_otherwise": (
        "barnets holdning er indhentet på anden måde", "barnets holdning ikke er indhentet på anden måde",
        "the view of the child is obtained in another way", "the view of the child is not obtained in another way"),
    "provisional": (
        "indsatsen er iværksat foreløbigt", "indsatsen ikke er iværksat foreløbigt",
        "the measure is provisional", "the measure is not provisional"),
    "arrangement_decided": (
        "det er besluttet, hvordan den videre opfølgning tilrettelægges",
        "det ikke er besluttet, hvordan den videre opfølgning tilrettelægges",
        "it is decided how follow-up is to be arranged", "it is not decided how follow-up is to be arranged"),
    "plan_revision_considered": (
        "det er overvejet, om planen skal revideres", "det ikke er overvejet, om planen skal revideres",
        "a revision of the plan is considered", "a revision of the plan is not considered"),
    "at_place": (
        "besøget er aflagt på anbringelsesstedet", "besøget er aflagt et andet sted",
        "the visit is at the place where the child lives", "the visit is elsewhere"),
    "child_spoken_to": (
        "der er talt med barnet", "der ikke er talt med barnet",
        "the child is spoken to", "the child is not spoken to"),
    "staff_present": (
        "personale fra anbringelsesstedet er til stede", "intet personale fra anbringelsesstedet er til stede",
        "staff of the place are present", "no staff of the place are present"),
    "support_need_found": (
        "det er konstateret, at barnet har brug for støtte",
        "det ikke er konstateret, at barnet har brug for støtte",
        "a need of support has been found",
        "no need of support has been found",
    ),
    "registered_centrally": (
        "underretningen er registreret centralt",
        "underretningen ikke er registreret centralt",
        "the notification is registered centrally",
        "the notification is not registered centrally",
    ),
    "honour_related": (
        "sagen angår æresrelaterede konflikter eller negativ social kontrol",
        "sagen ikke angår æresrelaterede konflikter eller negativ social kontrol",
        "the matter is of honour-related conflict or negative social control",
        "the matter is not of honour-related conflict or negative social control",
    ),
    "police_or_health_involved": (
        "politi eller sygehusvæsen er inddraget",
        "politi og sygehusvæsen ikke er inddraget",
        "police or hospitals are involved",
        "neither police nor hospitals are involved",
    ),
    "custody_holder_view_recorded": (
        "forældremyndighedsindehaverens holdning er beskrevet",
        "forældremyndighedsindehaverens holdning ikke er beskrevet",
        "the view of the custody holder is recorded",
        "the view of the custody holder is not recorded",
    ),
    "whole_situation_covered": (
        "undersøgelsen omfatter barnets samlede situation",
        "undersøgelsen ikke omfatter barnets samlede situation",
        "the investigation covers the whole situation of the child",
        "the investigation does not cover the whole situation of the child",
    ),
    "professionals_involved": (
        "fagfolk med viden om barnet er inddraget",
        "fagfolk med viden om barnet ikke er inddraget",
        "professionals who know the child are involved",
        "professionals who know the child are not involved",
    ),
    "schooling_needs": (
        "barnet har særlige behov i skolen",
        "barnet ikke har særlige behov i skolen",
        "the child has special needs at school",
        "the child has no special needs at school",
    ),
    "schooling_assessment_considered": (
        "det er overvejet, om barnets skolegang skal udredes",
        "det ikke er overvejet, om barnets skolegang skal udredes",
        "an assessment of the schooling is considered",
        "an assessment of the schooling is not considered",
    ),
    "of_custody_holder": (
        "undersøgelsen angår en forældremyndighedsindehaver",
        "undersøgelsen ikke angår en forældremyndighedsindehaver",
        "a custody holder is examined",
        "no custody holder is examined",
    ),
    "by_authorised_psychologist": (
        "undersøgelsen er foretaget af en autoriseret psykolog",
        "undersøgelsen ikke er foretaget af en autoriseret psykolog",
        "it is done by an authorised psychologist",
        "it is not done by an authorised psychologist",
    ),
    "at_least_15": (
        "bisidderen er fyldt 15 år",
        "bisidderen ikke er fyldt 15 år",
        "the support person is 15 or older",
        "the support person is not 15 or older",
    ),
    "neglect_or_abuse": (
        "afgørelsen hviler på omsorgssvigt eller overgreb",
        "afgørelsen ikke hviler på omsorgssvigt eller overgreb",
        "the decision rests on neglect or abuse",
        "the decision does not rest on neglect or abuse",
    ),
    "duties_stated": (
        "pligterne er angivet",
        "pligterne ikke er angivet",
        "the duties are stated",
        "the duties are not stated",
    ),
    "period_stated": (
        "perioden er angivet",
        "perioden ikke er angivet",
        "the period is stated",
        "the period is not stated",
    ),
    "qualified_majority": (
        "afgørelsen er truffet med kvalificeret flertal",
        "afgørelsen ikke er truffet med kvalificeret flertal",
        "the decision is made by a qualified majority",
        "the decision is not made by a qualified majority",
    ),
    "based_on_follow_up": (
        "afgørelsen bygger på opfølgningen",
        "afgørelsen ikke bygger på opfølgningen",
        "the decision rests on the follow-up",
        "the decision does not rest on the follow-up",
    ),
    "less_than_monthly": (
        "samværet er fastsat til mindre end en gang om måneden",
        "samværet ikke er fastsat til mindre end en gang om måneden",
        "contact is set at less than once a month",
        "contact is not set at less than once a month",
    ),
    "supported": (
        "samværet er støttet", "samværet ikke er støttet", "contact is supported", "contact is not supported"),
    "no_transition_period": (
        "der ikke skal være en hjemgivelsesperiode", "der skal være en hjemgivelsesperiode",
        "there is to be no transition period", "there is to be a transition period"),
    "new_adverse_information": (
        "der er nye oplysninger til ugunst for parten", "der ikke er nye oplysninger til ugunst for parten",
        "there is new information to the detriment of the party",
        "there is no new information to the detriment of the party"),
    "supervised": (
        "samværet er overvåget",
        "samværet ikke er overvåget",
        "contact is supervised",
        "contact is not supervised",
    ),
    "external_event": (
        "afgørelsen skyldes en udefrakommende hændelse",
        "afgørelsen ikke skyldes en udefrakommende hændelse",
        "the decision is due to an external event",
        "the decision is not due to an external event",
    ),
    "greenlandic_background": (
        "familien har grønlandsk baggrund",
        "familien ikke har grønlandsk baggrund",
        "the family has a Greenlandic background",
        "the family has no Greenlandic background",
    ),
    "psychological_test_used": (
        "der er anvendt psykologiske test",
        "der ikke er anvendt psykologiske test",
        "psychological tests are used",
        "no psychological tests are used",
    ),
    "investigation_included": (
        "den børnefaglige undersøgelse er vedlagt",
        "den børnefaglige undersøgelse ikke er vedlagt",
        "the investigation is included",
        "the investigation is not included",
    ),
    "custody_holder_assessment_included": (
        "vurderingen af forældremyndighedsindehaveren er vedlagt",
        "vurderingen af forældremyndighedsindehaveren ikke er vedlagt",
        "the assessment of the custody holder is included",
        "the assessment of the custody holder is not included",
    ),
    "plan_included": (
        "planen er vedlagt",
        "planen ikke er vedlagt",
        "the plan is included",
        "the plan is not included",
    ),
    "child_view_included": (
        "barnets holdning er vedlagt",
        "barnets holdning ikke er vedlagt",
        "the view of the child is included",
        "the view of the child is not included",
    ),
    "support_stated": (
        "den tilbudte støtte er angivet",
        "den tilbudte støtte ikke er angivet",
        "the support offered is stated",
        "the support offered is not stated",
    ),
    "parents_plan_exists": (
        "der foreligger en forældrehandleplan",
        "der ikke foreligger en forældrehandleplan",
        "there is a parents' plan",
        "there is no parents' plan",
    ),
    "parents_plan_included": (
        "forældrehandleplanen er vedlagt",
        "forældrehandleplanen ikke er vedlagt",
        "the parents' plan is included",
        "the parents' plan is not included",
    ),
    "siblings_not_placed": (
        "søskende ikke er anbragt",
        "søskende er anbragt",
        "siblings are not placed",
        "siblings are placed",
    ),
    "siblings_reason_included": (
        "begrundelsen vedrørende søskende er vedlagt",
        "begrundelsen vedrørende søskende ikke er vedlagt",
        "the reason concerning siblings is included",
        "the reason concerning siblings is not included",
    ),
    "place_statement_included": (
        "udtalelsen fra anbringelsesstedet er vedlagt",
        "udtalelsen fra anbringelsesstedet ikke er vedlagt",
        "the statement of the place is included",
        "the statement of the place is not included",
    ),
    "psychologist_assessment_included": (
        "psykologens vurdering er vedlagt",
        "psykologens vurdering ikke er vedlagt",
        "the assessment of the psychologist is included",
        "the assessment of the psychologist is not included",
    ),
    "adoption_assessment_included": (
        "vurderingen af adoption er vedlagt",
        "vurderingen af adoption ikke er vedlagt",
        "the assessment of adoption is included",
        "the assessment of adoption is not included",
    ),
    "foster_family_considered": (
        "det er overvejet, om barnet kan bo i en plejefamilie",
        "det ikke er overvejet, om barnet kan bo i en plejefamilie",
        "a foster family is considered",
        "a foster family is not considered",
    ),
    "schooling_considered": (
        "barnets skolegang er indgået i overvejelserne",
        "barnets skolegang ikke er indgået i overvejelserne",
        "the schooling is considered",
        "the schooling is not considered",
    ),
    "in_other_municipality": (
        "anbringelsesstedet ligger i en anden kommune",
        "anbringelsesstedet ikke ligger i en anden kommune",
        "the place lies in another municipality",
        "the place does not lie in another municipality",
    ),
    "schooling_need_assessed": (
        "et eventuelt behov for specialundervisning er vurderet",
        "et eventuelt behov for specialundervisning ikke er vurderet",
        "any need of special schooling is assessed",
        "any need of special schooling is not assessed",
    ),
    "sibling_placed_elsewhere": (
        "en søskende er anbragt et andet sted",
        "ingen søskende er anbragt et andet sted",
        "a sibling is placed elsewhere",
        "no sibling is placed elsewhere",
    ),
    "goals_stated": (
        "målene er angivet",
        "målene ikke er angivet",
        "the goals are stated",
        "the goals are not stated",
    ),
    "duration_stated": (
        "varigheden er angivet",
        "varigheden ikke er angivet",
        "the duration is stated",
        "the duration is not stated",
    ),
    "child_involved": (
        "barnet er inddraget",
        "barnet ikke er inddraget",
        "the child is involved",
        "the child is not involved",
    ),
    "parents_involved": (
        "forældrene er inddraget",
        "forældrene ikke er inddraget",
        "the parents are involved",
        "the parents are not involved",
    ),
    "builds_on_investigation": (
        "planen bygger på den børnefaglige undersøgelse",
        "planen ikke bygger på den børnefaglige undersøgelse",
        "the plan builds on the investigation",
        "the plan does not build on the investigation",
    ),
    "family_support_stated": (
        "støtten til familien er angivet",
        "støtten til familien ikke er angivet",
        "the support of the family is stated",
        "the support of the family is not stated",
    ),
    "transition_goals_stated": (
        "målene for overgangen til voksenlivet er angivet",
        "målene for overgangen til voksenlivet ikke er angivet",
        "the goals of the transition to adulthood are stated",
        "the goals of the transition to adulthood are not stated",
    ),
    "education_stated": (
        "uddannelse og beskæftigelse er angivet",
        "uddannelse og beskæftigelse ikke er angivet",
        "education and work are stated",
        "education and work are not stated",
    ),
    "custody_holder_contacted": (
        "forældremyndighedsindehaveren er kontaktet",
        "forældremyndighedsindehaveren ikke er kontaktet",
        "the custody holder is contacted",
        "the custody holder is not contacted",
    ),
    "supervision_considered": (
        "tilsynet med barnet er indgået i vurderingen",
        "tilsynet med barnet ikke er indgået i vurderingen",
        "the supervision is considered",
        "the supervision is not considered",
    ),
    "concern_found": (
        "der er konstateret bekymrende forhold",
        "der ikke er konstateret bekymrende forhold",
        "worrying conditions are found",
        "no worrying conditions are found",
    ),
}  # fmt: skip

#: Word fields: the clause with the value, and what is not known where it is left out, in Danish and in English.
WORD_FIELDS: Final[dict[str, tuple[str, str, str, str]]] = {
    "notifier": (
        "underretteren er {value}", "hvem der har underrettet",
        "the notifier is {value}", "who notified"),
    "decided_by": (
        "afgørelsen er truffet af {value}", "hvem der har truffet afgørelsen",
        "the decision is made by {value}", "who made the decision"),
    "provisional_decision_approved.decided_by": (
        "godkendelsen er givet af {value}", "hvem der har godkendt afgørelsen",
        "the approval is given by {value}", "who approved the decision"),
    "contact": ("der er tale om {value}", "hvilken kontakt der var", "it is {value}", "what contact there was"),
    "for_measure": (
        "undersøgelsen peger på {value}", "hvilken indsats undersøgelsen peger på",
        "the investigation points to {value}", "which measure the investigation points to"),
    "measure_kind": (
        "indsatsen er {value}", "hvilken indsats afgørelsen angår",
        "the measure is {value}", "which measure the decision is about"),
    "decision_made.kind": (
        "afgørelsen angår {value}", "hvad afgørelsen angår",
        "the decision is on {value}", "what the decision is about"),
    "measure_started.kind": (
        "indsatsen er {value}", "hvilken indsats der er iværksat",
        "the measure is {value}", "which measure was put into effect"),
    "plan_made.kind": ("planen er {value}", "hvilken plan det er", "the plan is {value}", "which plan it is"),
    "plan_revised.kind": ("planen er {value}", "hvilken plan det er", "the plan is {value}", "which plan it is"),
    "outcome": (
        "afgørelsen er {value}", "hvad klagen førte til",
        "the decision is {value}", "what came of the complaint"),
    "place": (
        "anbringelsesstedet er {value}", "hvilken slags anbringelsessted det er",
        "the place is {value}", "what kind of place it is"),
}  # fmt: skip

#: The words of each word field, with article where a sentence needs one, in Danish and in English.
MEASURES: Final[dict[str, tuple[str, str]]] = {
    "day_care_or_club": ("ophold i dagtilbud, fritidshjem eller klub", "day care or club"),
    "home_support": ("støtte i hjemmet", "support in the home"),
    "family_treatment": ("familiebehandling", "family treatment"),
    "family_stay": ("døgnophold for familien", "a residential stay for the family"),
    "respite": ("aflastning og støtteophold", "respite care"),
    "contact_person": ("en fast kontaktperson", "a contact person"),
    "work_placement": ("praktiktilbud", "a work placement"),
    "other_support": ("anden støtte", "other support"),
    "early_support": ("en tidligt forebyggende indsats", "early preventive support"),
    "economic_support": ("økonomisk støtte", "economic support"),
    "advice": ("rådgivning", "advice"),
    "placement": ("anbringelse uden for hjemmet", "placement outside the home"),
    "youth_support": ("ungestøtte", "youth support"),
    "continued_placement": ("opretholdt anbringelse", "continued placement"),
    "parental_order": ("forældrepålæg", "a parental order"),
    "youth_order": ("børne- og ungepålæg", "a youth order"),
    "secure_placement": ("anbringelse på sikret døgninstitution", "placement in a secure institution"),
}

#: Kinds of measure that are spoken of together; the sentence says once which they are.
SUPPORTING: Final = (
    "day_care_or_club", "home_support", "family_treatment", "family_stay",
    "respite", "contact_person", "work_placement", "other_support",
)  # fmt: skip
SUPPORT_NAME: Final = ("støttende indsats", "supporting measures")

VALUES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "notifier": {
        "professional": ("en fagperson", "a professional"),
        "citizen": ("en borger", "a member of the public"),
        "anonymous": ("anonym", "anonymous"),
        "police": ("politiet", "the police"),
        "municipality": ("en anden kommune", "another municipality"),
        "child": ("barnet eller den unge selv", "the child"),
        "other": ("en anden", "somebody else"),
    },
    "decided_by": {
        "municipality": ("kommunalbestyrelsen", "the municipality"),
        "committee": ("børne- og ungeudvalget", "the children and young persons committee"),
        "committee_chair": ("formanden for børne- og ungeudvalget", "the chair of the committee"),
        "appeals_board": ("Ankestyrelsen", "the National Social Appeals Board"),
        "youth_crime_board": ("Ungdomskriminalitetsnævnet", "the Youth Crime Board"),
        "court": ("retten", "the court"),
    },
    "contact": {
        "conversation": ("en samtale", "a conversation"),
        "direct_contact": ("anden direkte kontakt", "other direct contact"),
        "indirect": ("indirekte kontakt", "indirect contact"),
    },
    "for_measure": MEASURES,
    "measure_kind": MEASURES,
    "measure_started.kind": MEASURES,
    "decision_made.kind": {
        "measure": ("en indsats", "a measure"),
        "placement": ("anbringelse uden for hjemmet", "placement outside the home"),
        "change_of_place": ("ændring af anbringelsessted", "change of place"),
        "return_home": ("hjemgivelse", "return home"),
        "contact": ("samvær og kontakt", "contact"),
        "contact_suspension": ("midlertidig ophævelse af samvær", "suspension of contact"),
        "investigation_without_consent": ("undersøgelse uden samtykke", "investigation without consent"),
        "continued_placement": ("opretholdelse af en anbringelse", "continued placement"),
        "provisional": ("en foreløbig foranstaltning", "a provisional measure"),
        "rehearing": ("genbehandling", "rehearing"),
        "youth_support": ("ungestøtte", "youth support"),
        "parents_support": ("støtte til forældrene", "support for the parents"),
        "parental_order": ("forældrepålæg", "a parental order"),
        "youth_order": ("børne- og ungepålæg", "a youth order"),
        "secure_placement": ("anbringelse på sikret døgninstitution", "placement in a secure institution"),
        "permanent_placement": ("permanent anbringelse", "permanent placement"),
        "adoption": ("adoption uden samtykke", "adoption without consent"),
        "medical_treatment": (
            "undersøgelse eller behandling uden samtykke",
            "medical examination or treatment without consent",
        ),
        "other": ("andet", "another matter"),
    },
    "plan_made.kind": {
        "action_plan": ("en handleplan", "an action plan"),
        "childs_plan": ("barnets plan", "the child's plan"),
        "youth_plan": ("en ungeplan", "a youth plan"),
        "parents_plan": ("en forældrehandleplan", "a parents' plan"),
        "joint_plan": ("en helhedsorienteret plan", "a joint plan"),
    },
    "outcome": {
        "upheld": ("stadfæstet", "upheld"),
        "changed": ("ændret", "changed"),
        "annulled": ("ophævet", "annulled"),
        "remitted": ("hjemvist", "remitted"),
    },
    "place": {
        "network_foster_family": ("en netværksplejefamilie", "a network foster family"),
        "foster_family": ("en almen plejefamilie", "a foster family"),
        "municipal_foster_family": ("en kommunal plejefamilie", "a municipal foster family"),
        "childrens_home": ("et børne- og ungehjem", "a children's home"),
        "social_pedagogical_home": ("et socialpædagogisk opholdssted", "a social pedagogical home"),
        "secure_institution": ("en sikret døgninstitution", "a secure institution"),
        "boarding_school": ("en kost- eller efterskole", "a boarding school"),
        "own_room": ("eget værelse", "the child's own room"),
        "ship": ("et skibsprojekt", "a ship project"),
        "other": ("et andet anbringelsessted", "another place"),
    },
}
VALUES["plan_revised.kind"] = VALUES["plan_made.kind"]

#: Days and periods that an event may state: that it states them, in Danish and in English.
STATED: Final[dict[str, tuple[str, str]]] = {
    "ends": ("ophørsdagen er fastsat", "the day of ending is stated"),
    "until": ("slutdagen er fastsat", "the last day is stated"),
    "next_due": ("næste opfølgning er fastsat", "the next follow-up is set"),
    "rehearing_due": ("dagen for genbehandling er fastsat", "the day of rehearing is set"),
    "decision_due": ("dagen for afgørelsen er fastsat", "the day of the decision is set"),
    "transition_period": ("hjemgivelsesperioden er fastsat", "the transition period is stated"),
}

#: What an example says of an event in a field that is neither flag nor word, in Danish and in English.
LABELS: Final[dict[str, tuple[str, str]]] = {
    "about": ("angår", "about"),
    "sibling": ("søskende", "sibling"),
    "decision_due": ("afgørelse senest", "decision due"),
    "by": ("af", "by"),
    "party": ("part", "party"),
    "to": ("til", "to"),
    "replaces": ("erstatter", "replaces"),
    "ends": ("ophører", "ends"),
    "until": ("til og med", "until"),
    "next_due": ("næste gang senest", "next due"),
    "rehearing_due": ("genbehandles senest", "rehearing due"),
    "transition_period": ("hjemgivelsesperiode", "transition period"),
    "provision": ("bestemmelse", "provision"),
    "recorded_at": ("registreret", "recorded"),
    "id": ("betegnelse", "id"),
    "note": ("note", "note"),
    "notification": ("underretning", "notification"),
    "from_notification": ("efter underretning", "from notification"),
    "need": ("støttebehov", "need"),
    "investigation": ("undersøgelse", "investigation"),
    "decision": ("afgørelse", "decision"),
    "measure": ("indsats", "measure"),
    "plan": ("plan", "plan"),
    "complaint": ("klage", "complaint"),
}


def entry_of(table: dict[str, Entry], event: str, field: str) -> Entry | None:
    """What a table says of a field of an event type, or None."""
    return table.get(f"{event}.{field}", table.get(field))
