"""The courses of case work from which realistic cases are made: which events follow each other, and how soon.

A course is a row of steps. A step names its event, the least and the most days since the step before it, and the fields
that make the event part of this course; the threads are filled in. Every event type stands in some course. What the
law asks for when is not said here: a course may keep the law or not, and each step may be left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Step:
    """An event of a course, so many days after the one before it; with ``every`` once for each party."""

    type: str
    least: int = 0
    most: int = 14
    fields: dict[str, Any] = field(default_factory=dict)
    every: bool = False


def _step(type_: str, least: int = 0, most: int = 14, /, *, every: bool = False, **fields: Any) -> Step:
    return Step(type_, least, most, fields, every)


_NOTIFIED: Final = (
    _step("notification_received"),
    _step("notification_assessed", 0, 2),
    _step("notification_acknowledged", 0, 10),
    _step("case_opened", 0, 5),
    _step("notifier_information_requested", 0, 20),
    _step("notifier_informed", 0, 40),
    _step("notifier_information_waived", 0, 5),
    _step("notification_reassessed", 0, 10),
)
_ABUSE: Final = (
    _step("notification_received", 0, 0, abuse_suspected=True),
    _step("notification_assessed", 0, 1, immediate_action_needed=True),
    _step("abuse_conversation_held", 0, 10, custody_holder_present=False),
    _step("abuse_conversation_waived", 0, 10),
    _step("childrens_house_used", 0, 30),
)
_INVESTIGATED: Final = (
    _step("need_identified"),
    _step("application_received", 0, 7),
    _step("delay_notice_sent", 10, 40),
    _step("screening_done", 0, 14),
    _step("network_involvement_considered", 0, 7),
    _step("consent_sought", 0, 10, every=True),
    _step("consent_given", 0, 5, every=True),
    _step("investigation_decided", 0, 7),
    _step("support_person_right_explained", 0, 14),
    _step("support_person_attended", 0, 14),
    _step("support_person_refused", 0, 14),
    _step("child_conversation_held", 0, 45),
    _step("child_conversation_waived", 0, 14),
    _step("psychological_examination_done", 5, 40),
    _step("siblings_considered", 0, 20),
    _step("sibling_investigation_decided", 0, 10),
    _step("sibling_investigation_waived", 0, 10),
    _step("preliminary_assessment_made", 0, 60),
    _step("investigation_completed", 0, 60),
)
_HONOUR: Final = (
    _step("need_identified"),
    _step("screening_done", 0, 5, honour_related=True),
    _step("risk_assessment_made", 0, 5),
    _step("parents_contacted", 0, 14),
    _step("limited_assessment_decided", 0, 14),
    _step("limited_assessment_completed", 5, 90),
)
_SUPPORTED: Final = (
    _step("plan_made", 0, 20),
    _step("child_conversation_held", 0, 7),
    _step("consent_given", 0, 7, every=True),
    _step("decision_made", 0, 7, kind="measure", with_consent=True),
    _step("decision_notified", 0, 7, every=True),
    _step("measure_started", 5, 120),
    _step("follow_up_held", 45, 100),
    _step("plan_revised", 0, 30),
    _step("follow_up_held", 60, 200),
    _step("life_event", 0, 60),
    _step("investigation_updated", 0, 40),
    _step("follow_up_held", 60, 200),
    _step("measure_ended", 0, 200),
    _step("case_closed", 0, 30),
)
_PLACED: Final = (
    _step("plan_made", 0, 20),
    _step("child_conversation_held", 0, 7),
    _step("consent_given", 0, 7, every=True),
    _step("decision_made", 0, 7, kind="placement", measure_kind="placement", with_consent=True),
    _step("place_chosen", 0, 14),
    _step("host_municipality_informed", 0, 7),
    _step("measure_started", 0, 30, kind="placement"),
    _step("plan_handed_over", 0, 7),
    _step("child_support_person_offered", 0, 30),
    _step("parents_support_person_offered", 0, 30),
    _step("parents_support_decided", 0, 30),
    _step("parents_plan_declined", 0, 30),
    _step("follow_up_held", 20, 70),
    _step("supervision_visit", 30, 120),
    _step("supervisory_authority_notified", 0, 10),
    _step("follow_up_held", 20, 100),
    _step("parents_plan_assessed", 30, 100),
    _step("parents_plan_revision_offered", 10, 60),
    _step("supervision_visit", 30, 150),
    _step("permanent_placement_requested", 0, 200),
)
_COMMITTEE: Final = (
    _step("consent_sought", 0, 5, every=True),
    _step("consent_refused", 0, 5, every=True),
    _step("consent_could_not_be_sought", 0, 5),
    _step("child_conversation_held", 0, 10),
    _step("file_access_explained", 0, 5, every=True),
    _step("free_lawyer_offered", 0, 5, every=True),
    _step("parties_heard", 0, 7, every=True),
    _step("plan_purpose_stated", 0, 3),
    _step("committee_submission_made", 0, 7),
    _step("hearing_offered", 0, 7, every=True),
    _step("hearing_waived", 0, 7),
    _step(
        "decision_made", 0, 10, kind="placement", measure_kind="placement", decided_by="committee", with_consent=False
    ),
    _step("decision_notified", 0, 5, every=True),
    _step("measure_started", 0, 14, kind="placement"),
    _step("appeals_board_notified", 0, 14),
    _step("rehearing_decided", 200, 400),
)
_UNCONSENTED_INVESTIGATION: Final = (
    _step("consent_refused", 0, 7, every=True),
    _step("decision_made", 0, 14, kind="investigation_without_consent", decided_by="committee", with_consent=False),
    _step("compulsory_investigation_completed", 10, 90),
)
_PROVISIONAL: Final = (
    _step("decision_made", 0, 0, kind="provisional", measure_kind="placement", decided_by="committee_chair"),
    _step("provisional_decision_executed", 0, 2),
    _step("measure_started", 0, 0, kind="placement", provisional=True),
    _step("decision_notified", 0, 2, every=True),
    _step("provisional_decision_approved", 2, 9),
    _step("provisional_decision_rejected", 0, 5),
    _step("director_decided", 0, 14),
)
_MOVED_PLACE: Final = (
    _step("place_statement_obtained", 0, 14),
    _step("child_conversation_held", 0, 7),
    _step("decision_made", 0, 10, kind="change_of_place"),
    _step("place_changed", 0, 30),
    _step("special_unit_assessment_requested", 0, 10),
    _step("special_unit_assessment_completed", 5, 40),
    _step("private_care_kept_requested", 0, 60),
)
_HOME: Final = (
    _step("return_home_requested"),
    _step("plan_revised", 0, 14),
    _step("decision_made", 0, 14, kind="return_home", transition_period="3 months"),
    _step("committee_informed", 0, 14),
    _step("child_returned_home", 20, 200),
    _step("measure_ended", 0, 5),
)
_CONTACT: Final = (
    _step("contact_request_received"),
    _step("decision_made", 0, 20, kind="contact_suspension"),
    _step("contact_suspended", 0, 5),
)
_GROWN_UP: Final = (
    _step("youth_plan_position_stated"),
    _step("youth_plan_received", 0, 20),
    _step("adulthood_preparation_started", 0, 60),
    _step("plan_made", 0, 30, kind="youth_plan"),
    _step("decision_made", 0, 60, kind="youth_support"),
    _step("consent_given", 0, 5, by="child"),
    _step("adulthood_preparation_completed", 60, 200),
    _step("measure_started", 0, 30, kind="youth_support"),
)
_COMPLAINED: Final = (
    _step("decision_made", 0, 0, kind="measure"),
    _step("decision_notified", 0, 5, every=True),
    _step("complaint_received", 1, 35),
    _step("complaint_reassessed", 3, 40),
    _step("complaint_forwarded", 0, 10),
    _step("appeal_decided", 20, 90),
)
_FILE_ACCESS: Final = (_step("file_access_requested"), _step("file_access_decided", 1, 14))
_CRIME: Final = (
    _step("police_information_received"),
    _step("network_council_called", 1, 10),
    _step("network_council_held", 3, 14),
)
_DISABLED: Final = (
    _step("impairment_established"),
    _step("family_guidance_offered", 10, 120),
    _step("home_training_approved", 10, 90),
    _step("home_training_supervised", 30, 200),
)
_DRUGS: Final = (_step("drug_treatment_requested"), _step("drug_treatment_started", 2, 30))
_ASKED: Final = (_step("placement_requested"), _step("placement_request_assessed", 2, 60))
_GONE: Final = (
    _step("responsibility_moved"),
    _step("file_transferred", 1, 30),
    _step("new_municipality_notified", 0, 14),
)
_WITHDRAWN: Final = (
    _step("consent_withdrawn", 0, 30),
    _step("caseworker_changed", 0, 30),
    _step("journal_note", 0, 30),
)

#: Every course; a case is made of one to three. The shortest come first, so that cases shrink to them.
COURSES: Final = (
    _WITHDRAWN,
    _FILE_ACCESS,
    _DRUGS,
    _ASKED,
    _NOTIFIED,
    _INVESTIGATED,
    _ABUSE,
    _HONOUR,
    _NOTIFIED + _INVESTIGATED + _SUPPORTED,
    _INVESTIGATED + _SUPPORTED,
    _INVESTIGATED + _PLACED,
    _INVESTIGATED + _PLACED + _MOVED_PLACE + _GROWN_UP,
    _PLACED + _HOME,
    _UNCONSENTED_INVESTIGATION + _COMMITTEE,
    _COMMITTEE + _CONTACT,
    _PROVISIONAL + _COMMITTEE,
    _PROVISIONAL,
    _COMPLAINED,
    _CRIME,
    _DISABLED,
    _GONE,
    _CONTACT,
    _GROWN_UP,
)
