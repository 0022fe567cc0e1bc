"""The events of a case timeline: one class per event type, each with its Danish term.

Longer than 300 lines on purpose: every class is written out, so that an editor completes the fields of each
event and a reader finds a fact of the vocabulary in one place. There is hardly any logic here; what a field may hold
is said by the types of ``fields``, and ``vocabulary`` reads the words off these classes.
"""
# Annotations are evaluated at once here: as texts, those of so many classes would slow the start of every program.

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from childlaw_rules.case.fields import (
    About,
    ComplaintId,
    Day,
    DecisionId,
    EventId,
    ExactPoint,
    Flag,
    InvestigationId,
    MeasureId,
    NeedId,
    Note,
    NotificationId,
    PartyId,
    PlanId,
    Record,
    Text,
    TransitionPeriod,
)
from childlaw_rules.case.words import (
    AppealOutcome,
    Contact,
    DecidedBy,
    DecisionKind,
    MeasureKind,
    Notifier,
    PlaceKind,
    PlanKind,
    ThreadKind,
)
from childlaw_rules.when.point import Point


class _Event(Record):
    """What every event has. ``at`` is when it happened; null says that it did, and nothing of when.

    ``later`` marks a type that came after the first vocabulary: a source that says nothing of it has not said that
    it records it.
    """

    da: ClassVar[str]
    later: ClassVar[bool] = False
    opens: ClassVar[ThreadKind | None] = None

    type: str
    at: Point
    id: EventId | None = None
    recorded_at: ExactPoint | None = None
    note: Note | None = None


class EventOfAnyType(_Event):
    """The fields that every event has, of an event whose own fields are not known. No event of a case."""

    model_config = ConfigDict(extra="ignore")

    type: Any = None


class CaseOpened(_Event):
    """Sag oprettet: the municipality opened a case about the child."""

    da: ClassVar[str] = "Sag oprettet"
    type: Literal["case_opened"] = "case_opened"


class CaseClosed(_Event):
    """Sag lukket: the municipality closed the case."""

    da: ClassVar[str] = "Sag lukket"
    type: Literal["case_closed"] = "case_closed"
    reason_stated: Flag | None = None
    family_informed: Flag | None = None


class CaseworkerChanged(_Event):
    """Sagsbehandlerskift: another caseworker took the case over."""

    da: ClassVar[str] = "Sagsbehandlerskift"
    type: Literal["caseworker_changed"] = "caseworker_changed"
    handover_noted: Flag | None = None


class JournalNote(_Event):
    """Journalnotat: something was written in the file that no other event says."""

    da: ClassVar[str] = "Journalnotat"
    type: Literal["journal_note"] = "journal_note"


class ResponsibilityMoved(_Event):
    """Handlekommune skiftet: another municipality became responsible for the case."""

    da: ClassVar[str] = "Handlekommune skiftet"
    type: Literal["responsibility_moved"] = "responsibility_moved"
    to: Text | None = None
    support_need_found: Flag | None = None


class NewMunicipalityNotified(_Event):
    """Mellemkommunal underretning: the municipality the family moved to was told that the child may need
    support.
    """

    da: ClassVar[str] = "Mellemkommunal underretning"
    type: Literal["new_municipality_notified"] = "new_municipality_notified"


class FileTransferred(_Event):
    """Sagsakter oversendt: the file was sent to the municipality that took the case over."""

    da: ClassVar[str] = "Sagsakter oversendt"
    type: Literal["file_transferred"] = "file_transferred"
    summary_included: Flag | None = None


class NotificationReceived(_Event):
    """Underretning modtaget: the municipality received a notification of concern. It opens a notification."""

    da: ClassVar[str] = "Underretning modtaget"
    opens: ClassVar[ThreadKind | None] = ThreadKind.NOTIFICATION
    type: Literal["notification_received"] = "notification_received"
    notification: NotificationId | None = None
    notifier: Notifier | None = None
    abuse_suspected: Flag | None = None
    abuser_is_custody_holder: Flag | None = None
    registered_centrally: Flag | None = None


class NotificationAssessed(_Event):
    """Underretning vurderet (24 timer): the notification was assessed, as it must be within 24 hours: is
    immediate action needed?
    """

    da: ClassVar[str] = "Underretning vurderet (24 timer)"
    type: Literal["notification_assessed"] = "notification_assessed"
    notification: NotificationId | None = None
    immediate_action_needed: Flag | None = None


class NotificationAcknowledged(_Event):
    """Kvittering sendt: the notifier was sent a receipt."""

    da: ClassVar[str] = "Kvittering sendt"
    type: Literal["notification_acknowledged"] = "notification_acknowledged"
    notification: NotificationId | None = None


class NotifierInformed(_Event):
    """Underretter orienteret: the notifier was told what the notification led to."""

    da: ClassVar[str] = "Underretter orienteret"
    type: Literal["notifier_informed"] = "notifier_informed"
    notification: NotificationId | None = None


class NotifierInformationRequested(_Event):
    """Underretters anmodning om orientering modtaget: the notifier asked to be told what followed."""

    da: ClassVar[str] = "Underretters anmodning om orientering modtaget"
    later: ClassVar[bool] = True
    type: Literal["notifier_information_requested"] = "notifier_information_requested"
    notification: NotificationId | None = None


class NotifierInformationWaived(_Event):
    """Orientering af underretter undladt: the notifier was not told what followed, since special circumstances
    spoke against it.
    """

    da: ClassVar[str] = "Orientering af underretter undladt"
    later: ClassVar[bool] = True
    type: Literal["notifier_information_waived"] = "notifier_information_waived"
    notification: NotificationId | None = None
    reason_stated: Flag | None = None


class NotificationReassessed(_Event):
    """Genvurdering af sagen: the case of a child with a running measure was reassessed because of a
    notification.
    """

    da: ClassVar[str] = "Genvurdering af sagen"
    type: Literal["notification_reassessed"] = "notification_reassessed"
    notification: NotificationId | None = None
    by_new_person: Flag | None = None


class AbuseConversationHeld(_Event):
    """Samtale ved mistanke om overgreb: the child was talked to because abuse is suspected."""

    da: ClassVar[str] = "Samtale ved mistanke om overgreb"
    type: Literal["abuse_conversation_held"] = "abuse_conversation_held"
    notification: NotificationId | None = None
    custody_holder_present: Flag | None = None


class AbuseConversationWaived(_Event):
    """Samtale ved mistanke om overgreb undladt: the child was not talked to on the suspected abuse, since its
    maturity or the matter spoke against it.
    """

    da: ClassVar[str] = "Samtale ved mistanke om overgreb undladt"
    later: ClassVar[bool] = True
    type: Literal["abuse_conversation_waived"] = "abuse_conversation_waived"
    notification: NotificationId | None = None
    reason_stated: Flag | None = None


class ApplicationReceived(_Event):
    """Ansøgning modtaget: the family applied for support."""

    da: ClassVar[str] = "Ansøgning modtaget"
    type: Literal["application_received"] = "application_received"
    need: NeedId | None = None
    decision_due: Day | None = None


class DrugTreatmentRequested(_Event):
    """Henvendelse om stofmisbrugsbehandling: the youth or the parents turned to the municipality about the
    youth's drug abuse.
    """

    da: ClassVar[str] = "Henvendelse om stofmisbrugsbehandling"
    later: ClassVar[bool] = True
    type: Literal["drug_treatment_requested"] = "drug_treatment_requested"


class DrugTreatmentStarted(_Event):
    """Stofmisbrugsbehandling iværksat: social drug treatment of the youth began."""

    da: ClassVar[str] = "Stofmisbrugsbehandling iværksat"
    later: ClassVar[bool] = True
    type: Literal["drug_treatment_started"] = "drug_treatment_started"


class PlacementRequested(_Event):
    """Barnets ønske om anbringelse modtaget: the child itself asked to be placed outside the home."""

    da: ClassVar[str] = "Barnets ønske om anbringelse modtaget"
    later: ClassVar[bool] = True
    type: Literal["placement_requested"] = "placement_requested"


class PlacementRequestAssessed(_Event):
    """Barnets ønske om anbringelse vurderet: the municipality assessed what the child's wish to be placed calls
    for.
    """

    da: ClassVar[str] = "Barnets ønske om anbringelse vurderet"
    later: ClassVar[bool] = True
    type: Literal["placement_request_assessed"] = "placement_request_assessed"


class ImpairmentEstablished(_Event):
    """Betydelig og varig funktionsnedsættelse konstateret: the municipality learned that the child has a
    significant and lasting impairment.
    """

    da: ClassVar[str] = "Betydelig og varig funktionsnedsættelse konstateret"
    later: ClassVar[bool] = True
    type: Literal["impairment_established"] = "impairment_established"


class FamilyGuidanceOffered(_Event):
    """Familievejledning tilbudt: the parents of a child with an impairment were offered guidance."""

    da: ClassVar[str] = "Familievejledning tilbudt"
    later: ClassVar[bool] = True
    type: Literal["family_guidance_offered"] = "family_guidance_offered"


class DelayNoticeSent(_Event):
    """Besked om forventet afgørelse sendt: the applicant was told in writing when a decision can be expected,
    since the municipality's own limit cannot be kept.
    """

    da: ClassVar[str] = "Besked om forventet afgørelse sendt"
    later: ClassVar[bool] = True
    type: Literal["delay_notice_sent"] = "delay_notice_sent"
    need: NeedId | None = None


class NeedIdentified(_Event):
    """Kommunen opmærksom på muligt støttebehov: the municipality became aware that the child may need
    support. It opens a need, and the clock starts.
    """

    da: ClassVar[str] = "Kommunen opmærksom på muligt støttebehov"
    opens: ClassVar[ThreadKind | None] = ThreadKind.NEED
    type: Literal["need_identified"] = "need_identified"
    need: NeedId | None = None
    from_notification: NotificationId | None = None
    investigation_obligatory: Flag | None = None


class PoliceInformationReceived(_Event):
    """Politiets oplysninger om kriminalitet modtaget: the police told the municipality of serious youth crime."""

    da: ClassVar[str] = "Politiets oplysninger om kriminalitet modtaget"
    later: ClassVar[bool] = True
    type: Literal["police_information_received"] = "police_information_received"


class NetworkCouncilCalled(_Event):
    """Netværkssamråd indkaldt: a network council was called after serious youth crime."""

    da: ClassVar[str] = "Netværkssamråd indkaldt"
    later: ClassVar[bool] = True
    type: Literal["network_council_called"] = "network_council_called"


class NetworkCouncilHeld(_Event):
    """Netværkssamråd afholdt: a network council was held after serious youth crime."""

    da: ClassVar[str] = "Netværkssamråd afholdt"
    later: ClassVar[bool] = True
    type: Literal["network_council_held"] = "network_council_held"


class ScreeningDone(_Event):
    """Screening foretaget: it was screened how far the child's situation must be examined."""

    da: ClassVar[str] = "Screening foretaget"
    type: Literal["screening_done"] = "screening_done"
    need: NeedId | None = None
    honour_related: Flag | None = None


class RiskAssessmentMade(_Event):
    """Risikovurdering foretaget: the risk was assessed in a matter of honour-related conflict or negative
    social control.
    """

    da: ClassVar[str] = "Risikovurdering foretaget"
    later: ClassVar[bool] = True
    type: Literal["risk_assessment_made"] = "risk_assessment_made"
    need: NeedId | None = None


class NetworkInvolvementConsidered(_Event):
    """Inddragelse af familie og netværk overvejet: it was considered how family and network can take part."""

    da: ClassVar[str] = "Inddragelse af familie og netværk overvejet"
    later: ClassVar[bool] = True
    type: Literal["network_involvement_considered"] = "network_involvement_considered"
    need: NeedId | None = None


class ParentsContacted(_Event):
    """Forældre eller netværk inddraget: parents or network were told or asked about the matter for the first
    time.
    """

    da: ClassVar[str] = "Forældre eller netværk inddraget"
    later: ClassVar[bool] = True
    type: Literal["parents_contacted"] = "parents_contacted"
    need: NeedId | None = None


class LimitedAssessmentDecided(_Event):
    """Afdækning besluttet: it was decided to examine the child's situation without a full investigation."""

    da: ClassVar[str] = "Afdækning besluttet"
    type: Literal["limited_assessment_decided"] = "limited_assessment_decided"
    need: NeedId | None = None


class LimitedAssessmentCompleted(_Event):
    """Afdækning afsluttet: the examination short of a full investigation was completed."""

    da: ClassVar[str] = "Afdækning afsluttet"
    type: Literal["limited_assessment_completed"] = "limited_assessment_completed"
    need: NeedId | None = None
    professionals_involved: Flag | None = None


class InvestigationDecided(_Event):
    """Børnefaglig undersøgelse besluttet: it was decided to investigate the child's situation. It opens an
    investigation.
    """

    da: ClassVar[str] = "Børnefaglig undersøgelse besluttet"
    opens: ClassVar[ThreadKind | None] = ThreadKind.INVESTIGATION
    type: Literal["investigation_decided"] = "investigation_decided"
    investigation: InvestigationId | None = None
    need: NeedId | None = None
    abuse_suspected: Flag | None = None
    police_or_health_involved: Flag | None = None


class InvestigationCompleted(_Event):
    """Børnefaglig undersøgelse afsluttet: the investigation was completed."""

    da: ClassVar[str] = "Børnefaglig undersøgelse afsluttet"
    type: Literal["investigation_completed"] = "investigation_completed"
    investigation: InvestigationId | None = None
    reasoned_conclusion: Flag | None = None
    child_view_recorded: Flag | None = None
    for_measure: MeasureKind | None = None
    custody_holder_view_recorded: Flag | None = None
    whole_situation_covered: Flag | None = None
    professionals_involved: Flag | None = None
    schooling_needs: Flag | None = None
    schooling_assessment_considered: Flag | None = None


class InvestigationUpdated(_Event):
    """Tillæg til børnefaglig undersøgelse: a completed investigation was supplemented."""

    da: ClassVar[str] = "Tillæg til børnefaglig undersøgelse"
    type: Literal["investigation_updated"] = "investigation_updated"
    investigation: InvestigationId | None = None
    for_measure: MeasureKind | None = None


class PsychologicalExaminationDone(_Event):
    """Psykologisk undersøgelse foretaget: the child or a custody holder was examined psychologically."""

    da: ClassVar[str] = "Psykologisk undersøgelse foretaget"
    later: ClassVar[bool] = True
    type: Literal["psychological_examination_done"] = "psychological_examination_done"
    investigation: InvestigationId | None = None
    of_custody_holder: Flag | None = None
    by_authorised_psychologist: Flag | None = None


class PreliminaryAssessmentMade(_Event):
    """Foreløbig vurdering udarbejdet: a preliminary assessment was made, since the investigation takes
    longer than it may.
    """

    da: ClassVar[str] = "Foreløbig vurdering udarbejdet"
    type: Literal["preliminary_assessment_made"] = "preliminary_assessment_made"
    investigation: InvestigationId | None = None


class SiblingsConsidered(_Event):
    """Søskendes forhold vurderet: the investigation considered how the siblings of the child fare."""

    da: ClassVar[str] = "Søskendes forhold vurderet"
    type: Literal["siblings_considered"] = "siblings_considered"
    investigation: InvestigationId | None = None


class SiblingInvestigationDecided(_Event):
    """Undersøgelse af søskende besluttet: an investigation of a sibling was decided. ``sibling`` is the id of
    the sibling.
    """

    da: ClassVar[str] = "Undersøgelse af søskende besluttet"
    later: ClassVar[bool] = True
    type: Literal["sibling_investigation_decided"] = "sibling_investigation_decided"
    sibling: Text | None = None


class SiblingInvestigationWaived(_Event):
    """Undersøgelse af søskende undladt: a sibling was not investigated, since there is obviously no need.
    ``sibling`` is the id of the sibling.
    """

    da: ClassVar[str] = "Undersøgelse af søskende undladt"
    later: ClassVar[bool] = True
    type: Literal["sibling_investigation_waived"] = "sibling_investigation_waived"
    sibling: Text | None = None
    reason_stated: Flag | None = None


class ChildrensHouseUsed(_Event):
    """Børnehus benyttet: the municipality used a children's house, as it must where abuse is suspected and
    others are involved.
    """

    da: ClassVar[str] = "Børnehus benyttet"
    type: Literal["childrens_house_used"] = "childrens_house_used"
    investigation: InvestigationId | None = None


class SpecialUnitAssessmentRequested(_Event):
    """Den særlige enhed anmodet om udredning: the special unit for families with Greenlandic background was
    asked to assess or review the matter.
    """

    da: ClassVar[str] = "Den særlige enhed anmodet om udredning"
    later: ClassVar[bool] = True
    type: Literal["special_unit_assessment_requested"] = "special_unit_assessment_requested"


class SpecialUnitAssessmentCompleted(_Event):
    """Den særlige enheds konklusion modtaget: the conclusion of the special unit was received."""

    da: ClassVar[str] = "Den særlige enheds konklusion modtaget"
    later: ClassVar[bool] = True
    type: Literal["special_unit_assessment_completed"] = "special_unit_assessment_completed"


class CompulsoryInvestigationCompleted(_Event):
    """Undersøgelse uden samtykke afsluttet: an investigation carried out without consent was completed."""

    da: ClassVar[str] = "Undersøgelse uden samtykke afsluttet"
    type: Literal["compulsory_investigation_completed"] = "compulsory_investigation_completed"
    decision: DecisionId | None = None


class LifeEvent(_Event):
    """Væsentlig ændring i barnets liv: something changed the child's life so much that what is known of it
    may be out of date.
    """

    da: ClassVar[str] = "Væsentlig ændring i barnets liv"
    type: Literal["life_event"] = "life_event"


class ChildConversationHeld(_Event):
    """Børnesamtale afholdt: the child was talked to. Without ``about`` it counts for every decision the
    contract names.
    """

    da: ClassVar[str] = "Børnesamtale afholdt"
    type: Literal["child_conversation_held"] = "child_conversation_held"
    about: About = ()
    contact: Contact | None = None
    custody_holder_present: Flag | None = None


class ChildConversationWaived(_Event):
    """Børnesamtale undladt: the child was not talked to, for a reason that the law accepts only with its
    conditions.
    """

    da: ClassVar[str] = "Børnesamtale undladt"
    type: Literal["child_conversation_waived"] = "child_conversation_waived"
    about: About = ()
    reason_stated: Flag
    view_obtained_otherwise: Flag


class SupportPersonRightExplained(_Event):
    """Orienteret om ret til bisidder: the child was told of its right to bring somebody along."""

    da: ClassVar[str] = "Orienteret om ret til bisidder"
    type: Literal["support_person_right_explained"] = "support_person_right_explained"


class SupportPersonRefused(_Event):
    """Bisidder afvist: the child's right to a companion was set aside, or the one chosen was refused."""

    da: ClassVar[str] = "Bisidder afvist"
    later: ClassVar[bool] = True
    type: Literal["support_person_refused"] = "support_person_refused"
    decision: DecisionId | None = None
    reason_stated: Flag | None = None


class SupportPersonAttended(_Event):
    """Bisidder deltog: the child's companion took part in a meeting."""

    da: ClassVar[str] = "Bisidder deltog"
    later: ClassVar[bool] = True
    type: Literal["support_person_attended"] = "support_person_attended"
    at_least_15: Flag | None = None


class ConsentGiven(_Event):
    """Samtykke givet: a party gave consent."""

    da: ClassVar[str] = "Samtykke givet"
    type: Literal["consent_given"] = "consent_given"
    by: PartyId
    about: About = ()
    covers_purpose: Flag | None = None


class ConsentRefused(_Event):
    """Samtykke nægtet: a party refused consent."""

    da: ClassVar[str] = "Samtykke nægtet"
    type: Literal["consent_refused"] = "consent_refused"
    by: PartyId
    about: About = ()


class ConsentWithdrawn(_Event):
    """Samtykke trukket tilbage: a party withdrew a consent."""

    da: ClassVar[str] = "Samtykke trukket tilbage"
    type: Literal["consent_withdrawn"] = "consent_withdrawn"
    by: PartyId
    about: About = ()


class ConsentSought(_Event):
    """Samtykke søgt: the municipality sought the consent of a party."""

    da: ClassVar[str] = "Samtykke søgt"
    type: Literal["consent_sought"] = "consent_sought"
    by: PartyId
    about: About = ()


class ConsentCouldNotBeSought(_Event):
    """Samtykke kunne ikke søges: the consent of a party could not be sought in time."""

    da: ClassVar[str] = "Samtykke kunne ikke søges"
    later: ClassVar[bool] = True
    type: Literal["consent_could_not_be_sought"] = "consent_could_not_be_sought"
    by: PartyId
    about: About = ()
    reason_stated: Flag | None = None


class DecisionMade(_Event):
    """Afgørelse truffet: a decision was made. It opens a decision."""

    da: ClassVar[str] = "Afgørelse truffet"
    opens: ClassVar[ThreadKind | None] = ThreadKind.DECISION
    type: Literal["decision_made"] = "decision_made"
    decision: DecisionId | None = None
    kind: DecisionKind
    measure: MeasureId | None = None
    measure_kind: MeasureKind | None = None
    provision: Text | None = None
    decided_by: DecidedBy | None = None
    with_consent: Flag | None = None
    granted: Flag | None = None
    replaces: DecisionId | None = None
    urgent: Flag | None = None
    purpose_stated: Flag | None = None
    expected_duration_stated: Flag | None = None
    plan_position: Flag | None = None
    plan_wanted: Flag | None = None
    reason_stated: Flag | None = None
    complaint_guidance_given: Flag | None = None
    transition_period: TransitionPeriod | None = None
    ends: Day | None = None
    rehearing_due: Day | None = None
    placed_within_last_year: Flag | None = None
    neglect_or_abuse: Flag | None = None
    duties_stated: Flag | None = None
    period_stated: Flag | None = None
    qualified_majority: Flag | None = None
    based_on_follow_up: Flag | None = None
    less_than_monthly: Flag | None = None
    supervised: Flag | None = None
    external_event: Flag | None = None
    greenlandic_background: Flag | None = None
    psychological_test_used: Flag | None = None
    supported: Flag | None = None
    no_transition_period: Flag | None = None
    new_adverse_information: Flag | None = None


class DecisionNotified(_Event):
    """Afgørelse meddelt skriftligt: the decision was communicated in writing."""

    da: ClassVar[str] = "Afgørelse meddelt skriftligt"
    type: Literal["decision_notified"] = "decision_notified"
    decision: DecisionId | None = None
    to: PartyId | None = None


class PartiesHeard(_Event):
    """Partshøring foretaget: the parties were heard on the facts before the decision."""

    da: ClassVar[str] = "Partshøring foretaget"
    type: Literal["parties_heard"] = "parties_heard"
    decision: DecisionId | None = None
    party: PartyId | None = None


class CommitteeSubmissionMade(_Event):
    """Indstilling til børne- og ungeudvalget: the case was put before the committee. The flags say what the
    submission holds.
    """

    da: ClassVar[str] = "Indstilling til børne- og ungeudvalget"
    later: ClassVar[bool] = True
    type: Literal["committee_submission_made"] = "committee_submission_made"
    decision: DecisionId | None = None
    investigation_included: Flag | None = None
    custody_holder_assessment_included: Flag | None = None
    plan_included: Flag | None = None
    child_view_included: Flag | None = None
    support_stated: Flag | None = None
    parents_plan_exists: Flag | None = None
    parents_plan_included: Flag | None = None
    siblings_not_placed: Flag | None = None
    siblings_reason_included: Flag | None = None
    place_statement_included: Flag | None = None
    psychologist_assessment_included: Flag | None = None
    adoption_assessment_included: Flag | None = None


class CommitteeInformed(_Event):
    """Børne- og ungeudvalget orienteret: the committee was told of a decision."""

    da: ClassVar[str] = "Børne- og ungeudvalget orienteret"
    later: ClassVar[bool] = True
    type: Literal["committee_informed"] = "committee_informed"
    decision: DecisionId | None = None


class AppealsBoardNotified(_Event):
    """Ankestyrelsen underrettet: the appeals board was told of a matter that is its to take up."""

    da: ClassVar[str] = "Ankestyrelsen underrettet"
    later: ClassVar[bool] = True
    type: Literal["appeals_board_notified"] = "appeals_board_notified"
    decision: DecisionId | None = None


class HearingOffered(_Event):
    """Adgang til at udtale sig i børne- og ungeudvalget: a party was offered to speak before the children
    and young persons committee.
    """

    da: ClassVar[str] = "Adgang til at udtale sig i børne- og ungeudvalget"
    type: Literal["hearing_offered"] = "hearing_offered"
    decision: DecisionId | None = None
    party: PartyId | None = None


class HearingWaived(_Event):
    """Adgang til at udtale sig undladt: a party was not offered to speak before the committee, since that would
    harm the child.
    """

    da: ClassVar[str] = "Adgang til at udtale sig undladt"
    later: ClassVar[bool] = True
    type: Literal["hearing_waived"] = "hearing_waived"
    decision: DecisionId | None = None
    party: PartyId | None = None
    reason_stated: Flag | None = None


class FreeLawyerOffered(_Event):
    """Gratis advokatbistand tilbudt: a party was offered a lawyer free of charge."""

    da: ClassVar[str] = "Gratis advokatbistand tilbudt"
    type: Literal["free_lawyer_offered"] = "free_lawyer_offered"
    decision: DecisionId | None = None
    party: PartyId | None = None


class FileAccessExplained(_Event):
    """Orienteret om aktindsigt: a party was told of the right to see the file."""

    da: ClassVar[str] = "Orienteret om aktindsigt"
    type: Literal["file_access_explained"] = "file_access_explained"
    decision: DecisionId | None = None
    party: PartyId | None = None


class PlaceStatementObtained(_Event):
    """Udtalelse fra anbringelsesstedet: the place where the child lives gave its statement."""

    da: ClassVar[str] = "Udtalelse fra anbringelsesstedet"
    type: Literal["place_statement_obtained"] = "place_statement_obtained"
    decision: DecisionId | None = None


class PlaceChosen(_Event):
    """Anbringelsessted valgt: the place where the child is to live was decided."""

    da: ClassVar[str] = "Anbringelsessted valgt"
    later: ClassVar[bool] = True
    type: Literal["place_chosen"] = "place_chosen"
    measure: MeasureId | None = None
    place: PlaceKind | None = None
    reason_stated: Flag | None = None
    foster_family_considered: Flag | None = None
    schooling_considered: Flag | None = None
    in_other_municipality: Flag | None = None
    schooling_need_assessed: Flag | None = None
    sibling_placed_elsewhere: Flag | None = None


class ProvisionalDecisionExecuted(_Event):
    """Foreløbig afgørelse iværksat: a provisional decision was carried out. Its clocks start."""

    da: ClassVar[str] = "Foreløbig afgørelse iværksat"
    type: Literal["provisional_decision_executed"] = "provisional_decision_executed"
    decision: DecisionId | None = None


class ProvisionalDecisionApproved(_Event):
    """Foreløbig afgørelse godkendt: the committee or the board approved a provisional decision."""

    da: ClassVar[str] = "Foreløbig afgørelse godkendt"
    type: Literal["provisional_decision_approved"] = "provisional_decision_approved"
    decision: DecisionId | None = None
    decided_by: DecidedBy | None = None


class ProvisionalDecisionRejected(_Event):
    """Foreløbig afgørelse ikke godkendt: the committee did not approve a provisional decision."""

    da: ClassVar[str] = "Foreløbig afgørelse ikke godkendt"
    later: ClassVar[bool] = True
    type: Literal["provisional_decision_rejected"] = "provisional_decision_rejected"
    decision: DecisionId | None = None


class DirectorDecided(_Event):
    """Ankestyrelsens direktør har taget stilling: the director of the appeals board decided whether the
    committee's differing decision takes effect.
    """

    da: ClassVar[str] = "Ankestyrelsens direktør har taget stilling"
    later: ClassVar[bool] = True
    type: Literal["director_decided"] = "director_decided"
    decision: DecisionId | None = None


class RehearingDecided(_Event):
    """Genbehandling afgjort: the case was heard again and decided. ``decision`` is the one whose re-
    hearing this is.
    """

    da: ClassVar[str] = "Genbehandling afgjort"
    type: Literal["rehearing_decided"] = "rehearing_decided"
    decision: DecisionId | None = None
    rehearing_due: Day | None = None


class PlanPurposeStated(_Event):
    """Formål angivet før handleplan (hastesag): the purpose was stated in place of a plan that there was
    no time to make.
    """

    da: ClassVar[str] = "Formål angivet før handleplan (hastesag)"
    type: Literal["plan_purpose_stated"] = "plan_purpose_stated"
    decision: DecisionId | None = None


class PlanMade(_Event):
    """Plan udarbejdet: a plan was made. It opens a plan."""

    da: ClassVar[str] = "Plan udarbejdet"
    opens: ClassVar[ThreadKind | None] = ThreadKind.PLAN
    type: Literal["plan_made"] = "plan_made"
    plan: PlanId | None = None
    kind: PlanKind
    about: About = ()
    goals_stated: Flag | None = None
    duration_stated: Flag | None = None
    child_involved: Flag | None = None
    parents_involved: Flag | None = None
    builds_on_investigation: Flag | None = None
    family_support_stated: Flag | None = None
    transition_goals_stated: Flag | None = None
    education_stated: Flag | None = None


class PlanRevised(_Event):
    """Plan revideret: a plan was revised."""

    da: ClassVar[str] = "Plan revideret"
    type: Literal["plan_revised"] = "plan_revised"
    plan: PlanId | None = None
    kind: PlanKind
    about: About = ()
    goals_stated: Flag | None = None
    child_involved: Flag | None = None
    parents_involved: Flag | None = None


class PlanHandedOver(_Event):
    """Plan udleveret til anbringelsesstedet: the plan was handed over to the place where the child lives."""

    da: ClassVar[str] = "Plan udleveret til anbringelsesstedet"
    type: Literal["plan_handed_over"] = "plan_handed_over"
    plan: PlanId | None = None
    measure: MeasureId | None = None


class YouthPlanPositionStated(_Event):
    """Stillingtagen til ungeplan: a position was taken on whether the youth is to have a youth plan."""

    da: ClassVar[str] = "Stillingtagen til ungeplan"
    later: ClassVar[bool] = True
    type: Literal["youth_plan_position_stated"] = "youth_plan_position_stated"
    measure: MeasureId | None = None
    plan_wanted: Flag | None = None


class YouthPlanReceived(_Event):
    """Ungeplan modtaget fra tidligere kommune: the plan of a youth who moved here was received from the
    municipality moved from.
    """

    da: ClassVar[str] = "Ungeplan modtaget fra tidligere kommune"
    later: ClassVar[bool] = True
    type: Literal["youth_plan_received"] = "youth_plan_received"


class AdulthoodPreparationStarted(_Event):
    """Forberedelse af overgangen til voksenlivet påbegyndt: the preparation of the youth's transition to
    adulthood began.
    """

    da: ClassVar[str] = "Forberedelse af overgangen til voksenlivet påbegyndt"
    later: ClassVar[bool] = True
    type: Literal["adulthood_preparation_started"] = "adulthood_preparation_started"


class AdulthoodPreparationCompleted(_Event):
    """Forberedelse af overgangen til voksenlivet afsluttet: the preparation of the youth's transition to
    adulthood was finished.
    """

    da: ClassVar[str] = "Forberedelse af overgangen til voksenlivet afsluttet"
    later: ClassVar[bool] = True
    type: Literal["adulthood_preparation_completed"] = "adulthood_preparation_completed"


class ParentsPlanDeclined(_Event):
    """Forældrehandleplan undladt: no plan for the parents was made."""

    da: ClassVar[str] = "Forældrehandleplan undladt"
    later: ClassVar[bool] = True
    type: Literal["parents_plan_declined"] = "parents_plan_declined"
    measure: MeasureId | None = None
    reason_stated: Flag | None = None


class ParentsPlanRevisionOffered(_Event):
    """Revision af forældrehandleplan tilbudt: the parents were offered to go through and revise the plan for
    their support.
    """

    da: ClassVar[str] = "Revision af forældrehandleplan tilbudt"
    later: ClassVar[bool] = True
    type: Literal["parents_plan_revision_offered"] = "parents_plan_revision_offered"
    measure: MeasureId | None = None


class ParentsPlanAssessed(_Event):
    """Forældrehandleplan vurderet: it was assessed whether the plan for the parents is to be revised."""

    da: ClassVar[str] = "Forældrehandleplan vurderet"
    later: ClassVar[bool] = True
    type: Literal["parents_plan_assessed"] = "parents_plan_assessed"
    measure: MeasureId | None = None


class MeasureStarted(_Event):
    """Indsats iværksat: a measure was put into effect. It opens a measure.

    Its ``provision`` says the kind where ``kind`` is left out.
    """

    da: ClassVar[str] = "Indsats iværksat"
    opens: ClassVar[ThreadKind | None] = ThreadKind.MEASURE
    type: Literal["measure_started"] = "measure_started"
    measure: MeasureId | None = None
    kind: MeasureKind | None = None
    provision: Text | None = None
    place: PlaceKind | None = None
    provisional: Flag | None = None
    decision: DecisionId | None = None
    in_other_municipality: Flag | None = None
    sibling_placed_elsewhere: Flag | None = None

    @model_validator(mode="after")
    def _kind_or_provision(self) -> Self:
        if self.kind is None and not (self.provision or "").strip():
            raise PydanticCustomError("no_kind", "needs 'kind', or the 'provision' that says it")
        return self


class MeasureEnded(_Event):
    """Indsats ophørt: a measure ended."""

    da: ClassVar[str] = "Indsats ophørt"
    type: Literal["measure_ended"] = "measure_ended"
    measure: MeasureId | None = None


class PlaceChanged(_Event):
    """Anbringelsessted skiftet: the placed child moved to another place."""

    da: ClassVar[str] = "Anbringelsessted skiftet"
    type: Literal["place_changed"] = "place_changed"
    measure: MeasureId | None = None
    place: PlaceKind | None = None
    decision: DecisionId | None = None


class ReturnHomeRequested(_Event):
    """Anmodning om hjemgivelse modtaget: a custody holder or the child of 15 asked for the child to return
    home.
    """

    da: ClassVar[str] = "Anmodning om hjemgivelse modtaget"
    later: ClassVar[bool] = True
    type: Literal["return_home_requested"] = "return_home_requested"
    measure: MeasureId | None = None
    by: PartyId | None = None


class PermanentPlacementRequested(_Event):
    """Anmodning om permanent anbringelse modtaget: it was asked that the placement be made permanent."""

    da: ClassVar[str] = "Anmodning om permanent anbringelse modtaget"
    later: ClassVar[bool] = True
    type: Literal["permanent_placement_requested"] = "permanent_placement_requested"
    measure: MeasureId | None = None
    by: PartyId | None = None


class HostMunicipalityInformed(_Event):
    """Beliggenhedskommune orienteret: the municipality in which the place lies was told of the placement."""

    da: ClassVar[str] = "Beliggenhedskommune orienteret"
    type: Literal["host_municipality_informed"] = "host_municipality_informed"
    measure: MeasureId | None = None


class ParentsSupportPersonOffered(_Event):
    """Støtteperson til forældre tilbudt: the parents of a placed child were offered a support person."""

    da: ClassVar[str] = "Støtteperson til forældre tilbudt"
    type: Literal["parents_support_person_offered"] = "parents_support_person_offered"
    measure: MeasureId | None = None


class ParentsSupportDecided(_Event):
    """Støtte til forældre afgjort: support for the parents of a placed child was decided."""

    da: ClassVar[str] = "Støtte til forældre afgjort"
    type: Literal["parents_support_decided"] = "parents_support_decided"
    measure: MeasureId | None = None


class ChildSupportPersonOffered(_Event):
    """Hjælp til at finde støtteperson til barnet: the child was helped to find a support person or a friendship
    family, or declined it.
    """

    da: ClassVar[str] = "Hjælp til at finde støtteperson til barnet"
    later: ClassVar[bool] = True
    type: Literal["child_support_person_offered"] = "child_support_person_offered"
    measure: MeasureId | None = None


class ChildReturnedHome(_Event):
    """Barnet hjemgivet: the child returned home. It ends the placement it names unless ``measure_ended``
    says otherwise.
    """

    da: ClassVar[str] = "Barnet hjemgivet"
    type: Literal["child_returned_home"] = "child_returned_home"
    measure: MeasureId | None = None


class PrivateCareKeptRequested(_Event):
    """Anmodning om fortsat privat familiepleje: the foster parents or the child asked that the child is not
    moved from a private foster family.
    """

    da: ClassVar[str] = "Anmodning om fortsat privat familiepleje"
    later: ClassVar[bool] = True
    type: Literal["private_care_kept_requested"] = "private_care_kept_requested"


class ContactRequestReceived(_Event):
    """Barnets ønske om støttet eller ophævet samvær: the child asked for a support person at contact, or for
    contact to be suspended.
    """

    da: ClassVar[str] = "Barnets ønske om støttet eller ophævet samvær"
    later: ClassVar[bool] = True
    type: Literal["contact_request_received"] = "contact_request_received"


class ContactSuspended(_Event):
    """Samvær ophævet midlertidigt: contact between the child and its family was suspended."""

    da: ClassVar[str] = "Samvær ophævet midlertidigt"
    type: Literal["contact_suspended"] = "contact_suspended"
    decision: DecisionId | None = None
    until: Day | None = None


class HomeTrainingApproved(_Event):
    """Hjemmetræning godkendt: the parents were approved to train the child at home."""

    da: ClassVar[str] = "Hjemmetræning godkendt"
    later: ClassVar[bool] = True
    type: Literal["home_training_approved"] = "home_training_approved"


class HomeTrainingSupervised(_Event):
    """Tilsyn med hjemmetræning ført: the municipality supervised the training at home."""

    da: ClassVar[str] = "Tilsyn med hjemmetræning ført"
    later: ClassVar[bool] = True
    type: Literal["home_training_supervised"] = "home_training_supervised"


class FollowUpHeld(_Event):
    """Opfølgning afholdt: the measure was followed up."""

    da: ClassVar[str] = "Opfølgning afholdt"
    type: Literal["follow_up_held"] = "follow_up_held"
    measure: MeasureId | None = None
    arrangement_decided: Flag | None = None
    reason_stated: Flag | None = None
    next_due: Day | None = None
    plan_revision_considered: Flag | None = None
    custody_holder_contacted: Flag | None = None
    supervision_considered: Flag | None = None


class SupervisionVisit(_Event):
    """Personrettet tilsynsbesøg: the municipality visited the child where it is placed."""

    da: ClassVar[str] = "Personrettet tilsynsbesøg"
    type: Literal["supervision_visit"] = "supervision_visit"
    measure: MeasureId | None = None
    at_place: Flag | None = None
    child_spoken_to: Flag | None = None
    staff_present: Flag | None = None
    concern_found: Flag | None = None


class SupervisoryAuthorityNotified(_Event):
    """Socialtilsynet underrettet: the supervisory authority was told of worrying conditions at the place."""

    da: ClassVar[str] = "Socialtilsynet underrettet"
    later: ClassVar[bool] = True
    type: Literal["supervisory_authority_notified"] = "supervisory_authority_notified"
    measure: MeasureId | None = None


class ComplaintReceived(_Event):
    """Klage modtaget: a complaint about a decision was received. It opens a complaint."""

    da: ClassVar[str] = "Klage modtaget"
    opens: ClassVar[ThreadKind | None] = ThreadKind.COMPLAINT
    type: Literal["complaint_received"] = "complaint_received"
    complaint: ComplaintId | None = None
    decision: DecisionId | None = None
    by: PartyId | None = None


class ComplaintReassessed(_Event):
    """Klage genvurderet: the municipality reassessed its decision because of the complaint."""

    da: ClassVar[str] = "Klage genvurderet"
    type: Literal["complaint_reassessed"] = "complaint_reassessed"
    complaint: ComplaintId | None = None


class ComplaintForwarded(_Event):
    """Klage sendt til Ankestyrelsen: the complaint was sent to the National Social Appeals Board."""

    da: ClassVar[str] = "Klage sendt til Ankestyrelsen"
    type: Literal["complaint_forwarded"] = "complaint_forwarded"
    complaint: ComplaintId | None = None


class AppealDecided(_Event):
    """Afgørelse fra Ankestyrelsen eller retten: the appeals board or the court decided."""

    da: ClassVar[str] = "Afgørelse fra Ankestyrelsen eller retten"
    type: Literal["appeal_decided"] = "appeal_decided"
    complaint: ComplaintId | None = None
    outcome: AppealOutcome | None = None
    rehearing_due: Day | None = None


class FileAccessRequested(_Event):
    """Anmodning om aktindsigt modtaget: a party asked to see the file."""

    da: ClassVar[str] = "Anmodning om aktindsigt modtaget"
    later: ClassVar[bool] = True
    type: Literal["file_access_requested"] = "file_access_requested"


class FileAccessDecided(_Event):
    """Anmodning om aktindsigt afgjort: the request to see the file was decided, or its delay explained."""

    da: ClassVar[str] = "Anmodning om aktindsigt afgjort"
    later: ClassVar[bool] = True
    type: Literal["file_access_decided"] = "file_access_decided"


Event = Annotated[
    CaseOpened
    | CaseClosed
    | CaseworkerChanged
    | JournalNote
    | ResponsibilityMoved
    | NewMunicipalityNotified
    | FileTransferred
    | NotificationReceived
    | NotificationAssessed
    | NotificationAcknowledged
    | NotifierInformed
    | NotifierInformationRequested
    | NotifierInformationWaived
    | NotificationReassessed
    | AbuseConversationHeld
    | AbuseConversationWaived
    | ApplicationReceived
    | DrugTreatmentRequested
    | DrugTreatmentStarted
    | PlacementRequested
    | PlacementRequestAssessed
    | ImpairmentEstablished
    | FamilyGuidanceOffered
    | DelayNoticeSent
    | NeedIdentified
    | PoliceInformationReceived
    | NetworkCouncilCalled
    | NetworkCouncilHeld
    | ScreeningDone
    | RiskAssessmentMade
    | NetworkInvolvementConsidered
    | ParentsContacted
    | LimitedAssessmentDecided
    | LimitedAssessmentCompleted
    | InvestigationDecided
    | InvestigationCompleted
    | InvestigationUpdated
    | PsychologicalExaminationDone
    | PreliminaryAssessmentMade
    | SiblingsConsidered
    | SiblingInvestigationDecided
    | SiblingInvestigationWaived
    | ChildrensHouseUsed
    | SpecialUnitAssessmentRequested
    | SpecialUnitAssessmentCompleted
    | CompulsoryInvestigationCompleted
    | LifeEvent
    | ChildConversationHeld
    | ChildConversationWaived
    | SupportPersonRightExplained
    | SupportPersonRefused
    | SupportPersonAttended
    | ConsentGiven
    | ConsentRefused
    | ConsentWithdrawn
    | ConsentSought
    | ConsentCouldNotBeSought
    | DecisionMade
    | DecisionNotified
    | PartiesHeard
    | CommitteeSubmissionMade
    | CommitteeInformed
    | AppealsBoardNotified
    | HearingOffered
    | HearingWaived
    | FreeLawyerOffered
    | FileAccessExplained
    | PlaceStatementObtained
    | PlaceChosen
    | ProvisionalDecisionExecuted
    | ProvisionalDecisionApproved
    | ProvisionalDecisionRejected
    | DirectorDecided
    | RehearingDecided
    | PlanPurposeStated
    | PlanMade
    | PlanRevised
    | PlanHandedOver
    | YouthPlanPositionStated
    | YouthPlanReceived
    | AdulthoodPreparationStarted
    | AdulthoodPreparationCompleted
    | ParentsPlanDeclined
    | ParentsPlanRevisionOffered
    | ParentsPlanAssessed
    | MeasureStarted
    | MeasureEnded
    | PlaceChanged
    | ReturnHomeRequested
    | PermanentPlacementRequested
    | HostMunicipalityInformed
    | ParentsSupportPersonOffered
    | ParentsSupportDecided
    | ChildSupportPersonOffered
    | ChildReturnedHome
    | PrivateCareKeptRequested
    | ContactRequestReceived
    | ContactSuspended
    | HomeTrainingApproved
    | HomeTrainingSupervised
    | FollowUpHeld
    | SupervisionVisit
    | SupervisoryAuthorityNotified
    | ComplaintReceived
    | ComplaintReassessed
    | ComplaintForwarded
    | AppealDecided
    | FileAccessRequested
    | FileAccessDecided,
    Field(discriminator="type"),
]
