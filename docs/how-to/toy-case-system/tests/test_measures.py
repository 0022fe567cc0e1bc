"""What our system lets through complies."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from toycase import CaseFile, ConsentLackingError

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DECIDED = date(2024, 9, 17)
ASSESSED = "notification-assessed-within-24-hours"
COMPLETED = "investigation-completed-within-4-months"
CONSENT = "custody-holders-consent"


def test_a_whole_file_complies(assert_compliant, assert_finding, assert_not_applicable):
    file = CaseFile("case-1", date(2015, 2, 28), ["mother"])
    file.receive_notification(datetime(2024, 3, 11, 14, 5, tzinfo=COPENHAGEN)).assessed = datetime(
        2024, 3, 11, 16, 20, tzinfo=COPENHAGEN
    )
    investigation = file.learn_of_need(date(2024, 3, 12))
    investigation.decided, investigation.completed = date(2024, 3, 14), date(2024, 7, 1)
    file.note_consent("mother", date(2024, 9, 5))
    file.decide_measure(DECIDED)
    assert_compliant(file.timeline(), as_of="2024-10-01", only=[ASSESSED, COMPLETED, CONSENT], at_least=3)
    assert_finding(file.timeline(), COMPLETED, "met", due="2024-07-12", as_of="2024-10-01")
    assert_not_applicable(file.timeline(), "youth-15-consents-to-placement", as_of="2024-10-01")


@given(given=st.dictionaries(st.sampled_from(["mother", "father"]), st.integers(-3, 3)))
def test_no_measure_is_decided_before_all_have_consented(assert_compliant, given):
    file = CaseFile("case-1", date(2015, 2, 28), ["mother", "father"])
    for party, days in given.items():
        file.note_consent(party, DECIDED + timedelta(days))
    try:
        file.decide_measure(DECIDED)
    except ConsentLackingError:
        return
    assert_compliant(file.timeline(), as_of="2024-10-01", only=CONSENT, at_least=2)
