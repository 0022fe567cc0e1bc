"""The closed word lists of a case timeline: each word with the Danish term that a jurist would use for it."""

from __future__ import annotations

from enum import StrEnum


class _Word(StrEnum):
    """A word of the contract. ``da`` is the Danish term."""

    da: str

    def __new__(cls, word: str, da: str) -> _Word:
        self = str.__new__(cls, word)
        self._value_ = word
        self.da = da
        return self


class ThreadKind(_Word):
    """What ties events together: every thread of a case is of one of these kinds."""

    NOTIFICATION = "notification", "underretning"
    NEED = "need", "muligt støttebehov"
    INVESTIGATION = "investigation", "børnefaglig undersøgelse"
    DECISION = "decision", "afgørelse"
    MEASURE = "measure", "indsats"
    PLAN = "plan", "plan"
    COMPLAINT = "complaint", "klage"


class Notifier(_Word):
    """Who notified the municipality (underretter)."""

    PROFESSIONAL = "professional", "fagperson"
    CITIZEN = "citizen", "borger"
    ANONYMOUS = "anonymous", "anonym underretter"
    POLICE = "police", "politiet"
    MUNICIPALITY = "municipality", "anden kommune"
    CHILD = "child", "barnet eller den unge selv"
    OTHER = "other", "anden"


class DecidedBy(_Word):
    """Who made the decision (afgørelsesmyndighed)."""

    MUNICIPALITY = "municipality", "kommunalbestyrelsen"
    COMMITTEE = "committee", "børne- og ungeudvalget"
    COMMITTEE_CHAIR = "committee_chair", "formanden for børne- og ungeudvalget"
    APPEALS_BOARD = "appeals_board", "Ankestyrelsen"
    YOUTH_CRIME_BOARD = "youth_crime_board", "Ungdomskriminalitetsnævnet"
    COURT = "court", "retten"


class PlanKind(_Word):
    """What kind of plan it is. The action plan belongs to serviceloven, the child's plan to barnets lov."""

    ACTION_PLAN = "action_plan", "handleplan"
    CHILDS_PLAN = "childs_plan", "barnets plan"
    YOUTH_PLAN = "youth_plan", "ungeplan"
    PARENTS_PLAN = "parents_plan", "forældrehandleplan"
    JOINT_PLAN = "joint_plan", "helhedsorienteret plan"


class Contact(_Word):
    """How the child was spoken to: barnets lov accepts direct contact where serviceloven asked for a talk."""

    CONVERSATION = "conversation", "samtale"
    DIRECT_CONTACT = "direct_contact", "anden direkte kontakt"
    INDIRECT = "indirect", "indirekte kontakt"


class MeasureKind(_Word):
    """What is granted (indsats). Each rule maps these to the provisions of the act in force."""

    DAY_CARE_OR_CLUB = "day_care_or_club", "ophold i dagtilbud, fritidshjem eller klub"
    HOME_SUPPORT = "home_support", "støtte i hjemmet"
    FAMILY_TREATMENT = "family_treatment", "familiebehandling"
    FAMILY_STAY = "family_stay", "døgnophold for familien"
    RESPITE = "respite", "aflastning eller støtteophold"
    CONTACT_PERSON = "contact_person", "fast kontaktperson"
    WORK_PLACEMENT = "work_placement", "praktiktilbud"
    OTHER_SUPPORT = "other_support", "anden støtte"
    EARLY_SUPPORT = "early_support", "tidligt forebyggende indsats"
    ECONOMIC_SUPPORT = "economic_support", "økonomisk støtte"
    ADVICE = "advice", "rådgivning"
    PLACEMENT = "placement", "anbringelse uden for hjemmet"
    YOUTH_SUPPORT = "youth_support", "ungestøtte"
    CONTINUED_PLACEMENT = "continued_placement", "opretholdt anbringelse"
    PARENTAL_ORDER = "parental_order", "forældrepålæg"
    YOUTH_ORDER = "youth_order", "børne- eller ungepålæg"
    SECURE_PLACEMENT = "secure_placement", "anbringelse på sikret døgninstitution"


class DecisionKind(_Word):
    """What was decided (afgørelse)."""

    MEASURE = "measure", "støttende indsats"
    PLACEMENT = "placement", "anbringelse uden for hjemmet"
    CHANGE_OF_PLACE = "change_of_place", "ændring af anbringelsessted"
    RETURN_HOME = "return_home", "hjemgivelse"
    CONTACT = "contact", "samvær og kontakt"
    CONTACT_SUSPENSION = "contact_suspension", "midlertidig ophævelse af samvær"
    INVESTIGATION_WITHOUT_CONSENT = "investigation_without_consent", "undersøgelse uden samtykke"
    CONTINUED_PLACEMENT = "continued_placement", "opretholdelse af anbringelse"
    PROVISIONAL = "provisional", "foreløbig afgørelse"
    REHEARING = "rehearing", "genbehandling"
    YOUTH_SUPPORT = "youth_support", "ungestøtte"
    PARENTS_SUPPORT = "parents_support", "støtte til forældre"
    PARENTAL_ORDER = "parental_order", "forældrepålæg"
    YOUTH_ORDER = "youth_order", "børne- eller ungepålæg"
    SECURE_PLACEMENT = "secure_placement", "anbringelse på sikret døgninstitution"
    PERMANENT_PLACEMENT = "permanent_placement", "permanent anbringelse"
    ADOPTION = "adoption", "adoption uden samtykke"
    MEDICAL_TREATMENT = "medical_treatment", "undersøgelse eller behandling uden samtykke"
    OTHER = "other", "anden afgørelse"


class AppealOutcome(_Word):
    """What became of the decision on appeal."""

    UPHELD = "upheld", "stadfæstet"
    CHANGED = "changed", "ændret"
    ANNULLED = "annulled", "ophævet"
    REMITTED = "remitted", "hjemvist"


class PlaceKind(_Word):
    """Where a placed child lives (anbringelsessted)."""

    NETWORK_FOSTER_FAMILY = "network_foster_family", "netværksplejefamilie"
    FOSTER_FAMILY = "foster_family", "almen plejefamilie"
    MUNICIPAL_FOSTER_FAMILY = "municipal_foster_family", "kommunal plejefamilie"
    CHILDRENS_HOME = "childrens_home", "børne- og ungehjem"
    SOCIAL_PEDAGOGICAL_HOME = "social_pedagogical_home", "socialpædagogisk opholdssted"
    SECURE_INSTITUTION = "secure_institution", "sikret døgninstitution"
    BOARDING_SCHOOL = "boarding_school", "kost- eller efterskole"
    OWN_ROOM = "own_room", "eget værelse"
    SHIP = "ship", "skibsprojekt"
    OTHER = "other", "andet anbringelsessted"


class PartyRole(_Word):
    """What a party is in the case."""

    CUSTODY_HOLDER = "custody_holder", "forældremyndighedsindehaver"
    PARENT = "parent", "forælder uden forældremyndighed"
    CHILD = "child", "barnet eller den unge"
    FOSTER_CARER = "foster_carer", "plejeforælder"
    OTHER = "other", "anden part"
