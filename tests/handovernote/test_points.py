"""What each fixed point says: what the file shows, what it does not, and what is not recorded."""

from __future__ import annotations

from typing import Any

import pytest

from childlaw_rules import ArgumentError, CaseError, evaluate, handover, read_case
from childlaw_rules.handovernote import Known, PointKey
from tests.handovernote.cases import AS_OF, EVERYTHING, NOTHING, PARTIES, case, lines, note, said

BARE = {"id": "case-3", "child": {"born": None}, "coverage": EVERYTHING}
BLIND = {"id": "case-3", "child": {"born": None}, "coverage": NOTHING}


class TestTheNote:
    def test_has_every_fixed_point_once_and_none_is_empty(self) -> None:
        for data in (case(), BARE, BLIND):
            points = note(data).points
            assert [point.key for point in points] == list(PointKey)
            assert [point.key for point in points if not point.lines] == []

    def test_carries_the_stamp_of_its_report(self) -> None:
        report = evaluate(case(), as_of=AS_OF, known_at="2025-02-01")
        made = handover(case(), report)
        assert (made.case, made.as_of, made.known_at) == ("case-17", AS_OF, "2025-02-01")
        assert made.ruleset == report.ruleset

    def test_evaluates_the_case_itself_where_there_is_no_report(self) -> None:
        assert handover(case(as_of=AS_OF)) == note(case(as_of=AS_OF))

    def test_is_the_same_whatever_the_order_of_the_events(self) -> None:
        turned = {**case(), "events": case()["events"][::-1]}
        assert note(turned) == note(case())

    def test_leaves_out_what_was_recorded_later(self) -> None:
        late = {"type": "life_event", "at": "2025-01-20", "id": "late", "recorded_at": "2025-02-02"}
        assert "late" in [event for line in lines(note(case(late)), "investigation") for event in line.events]
        early = note(case(late), known_at="2025-02-01")
        assert "late" not in [event for line in lines(early, "investigation") for event in line.events]

    def test_of_a_report_of_another_case_is_an_error(self) -> None:
        report = evaluate({**case(), "id": "case-18"}, as_of=AS_OF)
        with pytest.raises(ArgumentError, match="report: is that of another case"):
            handover(case(), report)

    def test_of_a_case_that_cannot_be_read_is_an_error(self) -> None:
        with pytest.raises(CaseError):
            handover({"child": {}})

    def test_names_the_events_it_rests_on(self) -> None:
        known = {event.id for event in read_case(case()).events}
        named = {
            event for point in note(case()).points for line in lines(note(case()), point.key) for event in line.events
        }
        assert named <= known
        assert {"completed", "talk", "started", "decision", "plan", "consent", "change"} <= named

    def test_a_point_that_there_is_not(self) -> None:
        with pytest.raises(KeyError):
            note(BARE).point("weather")


class TestTheCase:
    def test_the_child_and_the_parties(self) -> None:
        assert said(note(case()), "case") == [
            "Barnet er født den 14. maj 2012 (12 år).",
            "Forældremyndighedsindehavere: mor, far (til og med den 31. maj 2024).",
            "Andre parter: Plejeforælder plejemor.",
        ]
        assert said(note(case()), "case", "en")[:2] == [
            "The child was born on 14 May 2012 (aged 12).",
            "Custody holders: mor, far (until 31 May 2024).",
        ]

    @pytest.mark.parametrize(
        ("child", "da"),
        [
            (
                {"born": "2012"},
                "Barnet er født mellem den 1. januar 2012 og den 31. december 2012 (mellem 12 og 13 år).",
            ),
            ({"born": "2024-05-14"}, "Barnet er født den 14. maj 2024 (under 1 år)."),
            ({"born": None}, "Sagen oplyser ikke, hvornår barnet er født."),
            ({"due": "2025-06-01"}, "Barnet ventes født den 1. juni 2025."),
        ],
    )
    def test_the_age_as_exactly_as_it_is_known(self, child: dict[str, Any], da: str) -> None:
        assert said(note({**BARE, "child": child}), "case")[0] == da

    def test_custody_that_is_not_listed_or_not_yet_held(self) -> None:
        unknown = "Sagen oplyser ikke, hvem der har forældremyndigheden."
        assert unknown in said(note(BARE), "case")
        later = [{"id": "far", "role": "custody_holder", "from": "2025-06-01"}]
        assert unknown in said(note({**BARE, "parties": later}), "case")

    def test_custody_is_held_on_its_first_and_last_day(self) -> None:
        for day in ({"until": AS_OF}, {"from": AS_OF}):
            held = [{"id": "far", "role": "custody_holder", **day}]
            assert "Forældremyndighedsindehavere: far." in said(note({**BARE, "parties": held}), "case")

    def test_siblings_and_moves_between_municipalities(self) -> None:
        moved = {"type": "responsibility_moved", "at": "2024-12-02", "to": "Hemmelig"}
        child = {"born": "2012-05-14", "siblings": [{"id": "s1"}, {"id": "s2"}]}
        lines_ = said(note(case(moved, child=child)), "case")
        assert "Søskende, der er oplyst: 2." in lines_
        assert "»Handlekommune skiftet« den 2. december 2024." in lines_


class TestTheInvestigation:
    def test_its_days_what_it_points_to_and_its_currency(self) -> None:
        lines_ = said(note(case()), "investigation")
        assert lines_[:2] == [
            "Undersøgelse i1: besluttet den 14. marts 2024.",
            "Afsluttet den 12. juli 2024; den peger på anbringelse uden for hjemmet.",
        ]
        assert lines_[2].startswith("Aktualitet for indsats m1: mangler. Sagen viser ikke »Børnefaglig undersøgelse")
        assert lines_[3] == (
            "Siden den seneste undersøgelse eller det seneste tillæg viser sagen »Væsentlig ændring i barnets liv« "
            "den 12. december 2024."
        )

    def test_it_is_current_where_nothing_has_come_since(self) -> None:
        lines_ = said(note(case(without=("life",))), "investigation")
        assert lines_[2].startswith("Aktualitet for indsats m1: opfyldt.")
        assert lines_[3] == (
            "Siden den seneste undersøgelse eller det seneste tillæg viser sagen ikke »Væsentlig ændring i barnets "
            "liv«, »Underretning modtaget« eller »Kommunen opmærksom på muligt støttebehov«."
        )

    def test_what_came_on_the_same_day_has_not_come_since(self) -> None:
        same_day = {"type": "life_event", "at": "2024-07-12"}
        last = said(note(case(same_day, without=("life",))), "investigation")[-1]
        assert "viser sagen ikke »Væsentlig ændring i barnets liv«" in last

    def test_an_update_is_the_latest(self) -> None:
        update = {"type": "investigation_updated", "at": "2025-01-08", "investigation": "i1"}
        lines_ = said(note(case(update)), "investigation")
        assert "Tillæg den 8. januar 2025; det er ikke oplyst, hvilken indsats det peger på." in lines_
        assert not any("viser sagen »Væsentlig ændring" in line for line in lines_)

    def test_how_many_notifications_have_come_since(self) -> None:
        notes = [{"type": "notification_received", "at": f"2024-1{n}-02", "notification": f"n{n}"} for n in (0, 1, 2)]
        assert (
            "Siden den seneste undersøgelse eller det seneste tillæg viser sagen »Underretning modtaget« 3 gange, "
            "senest den 2. december 2024."
        ) in said(note(case(*notes)), "investigation")

    def test_what_may_have_come_since_is_said_to_be_so(self) -> None:
        vague = {"type": "notification_received", "at": "2024-07", "notification": "n1", "id": "vague"}
        found = [line for line in lines(note(case(vague)), "investigation") if "vague" in line.events]
        assert [(line.known, line.text.en) for line in found] == [
            (
                Known.UNCLEAR,
                "“notification received” between 1 July 2024 and 31 July 2024: whether that came since the latest "
                "investigation does not show.",
            )
        ]

    def test_nothing_on_file_and_nothing_recorded_are_told_apart(self) -> None:
        bare, blind = (note(data).point("investigation").lines[0] for data in (BARE, BLIND))
        start = "Sagen viser ikke »Børnefaglig undersøgelse besluttet« eller »Børnefaglig undersøgelse afsluttet«"
        assert (bare.known, bare.text.da) == (Known.NOT_SHOWN, f"{start}.")
        assert (blind.known, blind.text.da) == (
            Known.NOT_RECORDED,
            f"{start}, men det er ikke oplyst, at kildesystemet altid registrerer det.",
        )

    def test_one_that_is_open_says_that_it_is_not_shown_completed(self) -> None:
        found = lines(note(case(without=("completed",))), "investigation")
        assert found[1].text.da == "Sagen viser ikke »Børnefaglig undersøgelse afsluttet«."
        assert found[1].known is Known.NOT_SHOWN

    def test_one_of_which_only_the_end_is_on_file(self) -> None:
        lines_ = said(note(case(without=("decided",))), "investigation")
        assert lines_[0] == "Undersøgelse i1: sagen viser ikke, hvornår den er besluttet."
        nameless = {"type": "investigation_completed", "at": "2024-07-12"}
        bare = note({**BARE, "events": [nameless]})
        assert said(bare, "investigation")[0] == "En undersøgelse; sagen viser ikke, hvornår den er besluttet."

    def test_what_does_not_say_to_which_of_two_it_belongs(self) -> None:
        second = {"type": "investigation_decided", "at": "2024-03-15", "investigation": "i2", "need": "b1"}
        loose = {"type": "preliminary_assessment_made", "at": "2024-07-01", "id": "loose"}
        found = [line for line in lines(note(case(second, loose)), "investigation") if "loose" in line.events]
        assert [line.text.da for line in found] == [
            "»Foreløbig vurdering udarbejdet« den 1. juli 2024: det fremgår ikke, hvilken undersøgelse det vedrører."
        ]
        vague = note(case({**second, "at": "2024-06"}, {**loose, "at": "2024-06"}))
        assert any("det fremgår ikke, hvilken undersøgelse" in line for line in said(vague, "investigation"))
        early = note(case({**second, "at": "2024-08-05"}, loose))
        assert "Foreløbig vurdering udarbejdet den 1. juli 2024." in said(early, "investigation")
        named = note(case(second, {**loose, "investigation": "i2"}))
        assert "Foreløbig vurdering udarbejdet den 1. juli 2024." in said(named, "investigation")


class TestTalks:
    def test_the_last_talk_with_the_child_and_the_nearest_to_one_with_the_family(self) -> None:
        assert said(note(case()), "talks") == [
            "Seneste samtale med barnet: den 21. maj 2024 (for 258 dage siden).",
            "En almindelig samtale med familien er ikke en hændelse, der kan registreres. Det nærmeste, sagen viser:",
            "Opfølgning med kontakt til forældremyndighedsindehaveren den 28. november 2024.",
            "Forældremyndighedsindehaver mor: senest nævnt ved »Samtykke givet« den 5. august 2024.",
            "Forældremyndighedsindehaver far: sagen viser ingen hændelse, hvor parten er nævnt.",
        ]

    @pytest.mark.parametrize(
        ("at", "ago"),
        [("2025-02-03", "samme dag"), ("2025-02-02", "for 1 dag siden"), ("2025-01-04", "for 30 dage siden")],
    )
    def test_how_long_ago_it_was(self, at: str, ago: str) -> None:
        later = {"type": "child_conversation_held", "at": at}
        assert f"({ago})." in said(note(case(later)), "talks")[0]

    def test_contact_in_another_way_is_called_what_it_is(self) -> None:
        other = {"type": "child_conversation_held", "at": "2025-01-04", "contact": "direct_contact"}
        assert said(note(case(other)), "talks")[0] == (
            "Seneste kontakt med barnet: den 4. januar 2025 (anden direkte kontakt; for 30 dage siden)."
        )

    def test_two_of_which_either_may_be_the_last(self) -> None:
        vague = {"type": "child_conversation_held", "at": "2024-05"}
        assert said(note(case(vague)), "talks", "en")[:2] == [
            "May be the last talk with the child: “child conversation held” between 1 May 2024 and 31 May 2024.",
            "May be the last talk with the child: “child conversation held” on 21 May 2024.",
        ]

    def test_one_that_was_left_out_says_on_what_grounds(self) -> None:
        waived = {"type": "child_conversation_waived", "at": "2024-06-03"}
        half = {**waived, "reason_stated": True, "view_obtained_otherwise": False}
        assert said(note(case(half)), "talks")[1] == (
            "Samtale med barnet undladt den 3. juni 2024: grunden er angivet; barnets holdning er ikke indhentet på "
            "anden måde."
        )
        other = {**waived, "reason_stated": False, "view_obtained_otherwise": True}
        assert said(note(case(other)), "talks", "en")[1] == (
            "Talk with the child left out on 3 June 2024: the reason is not stated; the child's view was "
            "obtained otherwise."
        )

    def test_supervision_visits_with_and_without_a_talk(self) -> None:
        visit = {"type": "supervision_visit", "at": "2024-12-10", "measure": "m1"}
        spoken = {**visit, "child_spoken_to": True}
        silent = {**visit, "at": "2025-01-14"}
        lines_ = said(note(case(spoken, silent)), "talks")
        assert "Seneste tilsynsbesøg, hvor der er talt med barnet: den 10. december 2024 (for 55 dage siden)." in lines_
        assert (
            "Seneste tilsynsbesøg: den 14. januar 2025 (for 20 dage siden). Sagen viser ikke, at der blev talt med "
            "barnet."
        ) in lines_
        assert not any("viser ikke, at der blev talt" in line for line in said(note(case(spoken)), "talks"))

    def test_nothing_on_file_is_not_called_none(self) -> None:
        assert [line.known for line in note(BARE).point("talks").lines] == [Known.NOT_SHOWN, Known.NOT_SHOWN]
        assert [line.known for line in note(BLIND).point("talks").lines] == [Known.NOT_RECORDED, Known.NOT_SHOWN]


class TestMeasures:
    def test_a_running_one_with_its_decision_law_and_places(self) -> None:
        assert said(note(case()), "measures") == [
            "Indsats m1: anbringelse uden for hjemmet, iværksat den 2. september 2024.",
            "Anbringelsessted: en almen plejefamilie.",
            "Anbringelsesstedet skiftet den 14. november 2024: et børne- og ungehjem.",
            "Afgørelse d1 den 19. august 2024: anbringelse uden for hjemmet; truffet af kommunalbestyrelsen, med "
            "samtykke, retsgrundlag BL § 46.",
        ]

    def test_what_a_decision_does_not_state(self) -> None:
        plain = {"type": "decision_made", "at": "2024-08-19", "decision": "d1", "measure": "m1", "kind": "placement"}
        lines_ = said(note(case(plain, without=("decision",))), "measures")
        assert lines_[-1] == (
            "Afgørelse d1 den 19. august 2024: anbringelse uden for hjemmet; hverken samtykke eller retsgrundlag er "
            "oplyst."
        )
        without = said(note(case({**plain, "with_consent": False}, without=("decision",))), "measures")
        assert without[-1].endswith("; uden samtykke, retsgrundlaget er ikke oplyst.")
        lawful = said(note(case({**plain, "provision": "BL § 46"}, without=("decision",))), "measures")
        assert lawful[-1].endswith("; det er ikke oplyst, om der er samtykke, retsgrundlag BL § 46.")

    def test_a_decision_that_ends_or_is_to_be_reheard(self) -> None:
        ends = {"type": "decision_made", "at": "2024-08-19", "decision": "d1", "measure": "m1", "kind": "placement",
                "with_consent": False, "provision": "BL § 47", "ends": "2025-08-19", "rehearing_due": "2025-08-18",
                "urgent": True, "decided_by": "committee"}  # fmt: skip
        assert said(note(case(ends, without=("decision",))), "measures")[-1].endswith(
            "truffet af børne- og ungeudvalget, som hastesag, uden samtykke, retsgrundlag BL § 47, udløber den 19. "
            "august 2025, genbehandles senest den 18. august 2025."
        )

    def test_a_decision_that_is_not_on_file_or_not_recorded(self) -> None:
        without = ("decision", "consent")
        gone = said(note(case(without=without)), "measures")
        assert "Sagen viser ikke den afgørelse, som indsatsen hviler på." in gone
        unseen = note(case(without=without, coverage={**EVERYTHING, "decision_made": False})).point("measures")
        assert unseen.lines[0].lines[-1].known is Known.NOT_RECORDED

    def test_one_of_which_the_end_is_not_recorded(self) -> None:
        unseen = note(case(coverage={**EVERYTHING, "measure_ended": False}))
        assert said(unseen, "measures")[-1] == (
            "Om indsatsen løber endnu, vides ikke: det er ikke oplyst, at kildesystemet altid registrerer "
            "»Indsats ophørt«."
        )

    def test_one_that_may_have_ended(self) -> None:
        ended = {"type": "measure_ended", "at": "2025-01/2025-03", "measure": "m1"}
        assert said(note(case(ended)), "measures")[-1] == (
            "Kan være ophørt: »Indsats ophørt« mellem den 1. januar 2025 og den 31. marts 2025. Det er ikke sikkert, "
            "at det er sket endnu."
        )

    def test_one_that_has_ended_stands_at_the_end(self) -> None:
        ended = {"type": "child_returned_home", "at": "2025-01-09", "measure": "m1"}
        lines_ = said(note(case(ended)), "measures")
        assert lines_[0] == "Sagen viser ingen løbende indsats."
        assert lines_[-1] == "Indsats m1: anbringelse uden for hjemmet; ophørt den 9. januar 2025."

    def test_one_that_was_decided_and_not_started(self) -> None:
        lines_ = said(note(case(without=("started", "moved", "follow-up"))), "measures")
        assert lines_[:2] == [
            "Sagen viser ingen løbende indsats.",
            "Besluttet, men sagen viser ikke, at det er iværksat:",
        ]
        assert lines_[2].startswith("Afgørelse d1 den 19. august 2024")

    def test_one_that_only_later_events_name(self) -> None:
        lines_ = said(note(case(without=("started", "decision", "moved", "consent"))), "measures")
        assert lines_[0] == "Indsats m1: sagen viser ikke, hvornår den er iværksat."

    def test_one_that_is_known_by_its_provision_alone(self) -> None:
        plain = {
            "type": "measure_started",
            "at": "2024-09-02",
            "measure": "m2",
            "provision": "BL § 32",
            "provisional": True,
        }
        lines_ = said(note(case(plain)), "measures")
        assert "Indsats m2: arten er ikke oplyst, iværksat den 2. september 2024." in lines_
        assert "Bestemmelse ifølge sagen: BL § 32." in lines_
        assert "Iværksat foreløbigt." in lines_

    def test_moves_to_places_that_are_not_said_are_counted(self) -> None:
        move = {"type": "place_changed", "at": "2024-12", "measure": "m1"}
        lines_ = said(note(case(move, move)), "measures")
        assert (
            "Anbringelsesstedet skiftet mellem den 1. december 2024 og den 31. december 2024; det nye steds art er "
            "ikke oplyst (2 gange)."
        ) in lines_

    def test_other_decisions_the_latest_first_and_the_rest_counted(self) -> None:
        contacts = [
            {"type": "decision_made", "at": f"2024-{month:02}-03", "decision": f"c{month}", "kind": "contact",
             "measure": "m9"}
            for month in range(1, 11)
        ]  # fmt: skip
        lines_ = said(note(case(*contacts)), "measures")
        at = lines_.index("Øvrige afgørelser, de seneste først:")
        assert lines_[at + 1].startswith("Afgørelse c10 den 3. oktober 2024: samvær og kontakt")
        assert lines_[-1] == "Og 2 tidligere afgørelser."

    def test_a_decision_of_which_only_what_became_of_it_is_on_file(self) -> None:
        notified = {"type": "decision_notified", "at": "2024-12-03", "decision": "d7", "to": "mor", "id": "told"}
        found = lines(note(case(notified)), "measures")[-1]
        assert found.text.da == "Afgørelse d7: sagen viser ikke, hvornår den er truffet."
        assert (found.known, found.events) == (Known.NOT_SHOWN, ["told"])

    def test_a_decision_that_may_be_about_one_of_two(self) -> None:
        other = {"type": "measure_started", "at": "2024-09-10", "measure": "m2", "kind": "respite"}
        loose = {"type": "decision_made", "at": "2024-12-03", "decision": "d2", "kind": "contact"}
        assert (
            said(note(case(other, loose)), "measures").count(
                "Det fremgår ikke, om afgørelse d2 den 3. december 2024 vedrører denne indsats."
            )
            == 2
        )

    @pytest.mark.parametrize(
        ("until", "shown"),
        [
            ("2025-02-03", "Samvær midlertidigt ophævet den 3. januar 2025, til den 3. februar 2025."),
            ("2025-02-02", None),
            (None, "Samvær midlertidigt ophævet den 3. januar 2025; det er ikke oplyst hvor længe."),
        ],
    )
    def test_contact_that_is_suspended(self, until: str | None, shown: str | None) -> None:
        event = {"type": "contact_suspended", "at": "2025-01-03", **({} if until is None else {"until": until})}
        found = [line for line in said(note(case(event)), "measures") if line.startswith("Samvær")]
        assert found == ([] if shown is None else [shown])

    def test_none_on_file_and_none_recorded(self) -> None:
        bare, blind = (note(data).point("measures").lines for data in (BARE, BLIND))
        assert [(line.known, line.text.da) for line in bare] == [
            (Known.NOT_SHOWN, "Sagen viser ingen løbende indsats.")
        ]
        assert [line.known for line in blind] == [Known.NOT_RECORDED]


class TestPlanAndConsents:
    def test_a_plan_with_what_it_concerns(self) -> None:
        assert said(note(case()), "plan") == [
            "Barnets plan (p1): udarbejdet den 29. oktober 2024; vedrører d1.",
            "Sagen viser ikke, at den er revideret.",
        ]

    def test_its_last_revision_and_its_hand_over(self) -> None:
        revised = [
            {"type": "plan_revised", "at": f"2025-01-{n}", "plan": "p1", "kind": "childs_plan"} for n in (13, 20)
        ]
        handed = {"type": "plan_handed_over", "at": "2025-01-21", "plan": "p1"}
        assert said(note(case(*revised, handed)), "plan", "en")[1:] == [
            "Last revised on 20 January 2025.",
            "Handed over to the place on 21 January 2025.",
        ]

    def test_no_plan_no_revision_recorded_and_no_subject(self) -> None:
        assert said(note(BARE), "plan") == ["Sagen viser ikke »Plan udarbejdet«."]
        loose = {"type": "plan_made", "at": "2024-10-29", "plan": "p1", "kind": "youth_plan"}
        unseen = note(case(loose, without=("plan",), coverage={**EVERYTHING, "plan_revised": False}))
        assert said(unseen, "plan") == [
            "En ungeplan (p1): udarbejdet den 29. oktober 2024; det er ikke oplyst, hvad den vedrører.",
            "Sagen viser ikke »Plan revideret«, men det er ikke oplyst, at kildesystemet altid registrerer det.",
        ]

    def test_a_revision_that_does_not_say_which_of_two_plans(self) -> None:
        second = {"type": "plan_made", "at": "2024-10-30", "plan": "p2", "kind": "parents_plan"}
        loose = {"type": "plan_revised", "at": "2025-01-13", "kind": "childs_plan"}
        assert "»Plan revideret« den 13. januar 2025: det fremgår ikke, hvilken plan det vedrører." in said(
            note(case(second, loose)), "plan"
        )

    def test_what_was_done_in_place_of_a_plan(self) -> None:
        declined = {"type": "parents_plan_declined", "at": "2025-01-15", "measure": "m1"}
        assert said(note(case(declined)), "plan")[-1] == "»Forældrehandleplan undladt« den 15. januar 2025."

    def test_consents_in_order_and_those_that_are_lacking(self) -> None:
        withdrawn = {"type": "consent_withdrawn", "at": "2024-08-12", "by": "mor", "about": "d1"}
        lines_ = said(note(case(withdrawn)), "consents")
        assert lines_[:2] == [
            "Forældremyndighedsindehaver mor: »Samtykke givet« den 5. august 2024; vedrører d1.",
            "Forældremyndighedsindehaver mor: »Samtykke trukket tilbage« den 12. august 2024; vedrører d1.",
        ]
        assert lines_[2].startswith("Mangler: Samtlige forældremyndighedsindehavere har givet samtykke")

    def test_a_consent_of_the_child_and_one_that_is_about_nothing_said(self) -> None:
        own = {"type": "consent_given", "at": "2024-08-06", "by": "child"}
        assert "The child: “consent given” on 6 August 2024; what it concerns is not stated." in said(
            note(case(own)), "consents", "en"
        )

    def test_those_that_are_not_settled_stand_once_a_rule(self) -> None:
        found = lines(note(case()), "consents")
        assert found[-1].text.da == "Uafklaret: Samtykket omfatter formålet med anbringelsen (afgørelse d1, part mor)."
        assert found[-1].known is Known.UNCLEAR

    def test_all_of_them_settled(self) -> None:
        consent = {"type": "consent_given", "at": "2024-08-05", "by": "mor", "about": "d1", "covers_purpose": True}
        assert said(note(case(consent, without=("consent",))), "consents")[-1] == (
            "Ingen af de regler om samtykke, der er prøvet, viser et manglende eller uafklaret samtykke."
        )


class TestWhatComesAndWhatIsOpen:
    def test_the_next_follow_up_comes_first(self) -> None:
        assert said(note(case()), "next")[0] == (
            "Næste opfølgning: 28. maj 2025. Opfølgningen er afholdt senest den dag, som den seneste opfølgning "
            "fastsatte (indsats m1)."
        )

    def test_one_that_was_due(self) -> None:
        found = note(case(), as_of="2025-06-03").point("next").lines[0]
        assert found.text.en == (
            "The next follow-up was due (28 May 2025); the file does not show it. Follow-up is held by the day that "
            "the previous follow-up set (measure m1)."
        )
        assert found.status == "overdue"

    def test_one_that_is_unclear(self) -> None:
        vague = {"type": "measure_started", "at": "2024-09/2024-12", "measure": "m1", "kind": "placement"}
        found = note(case(vague, without=("started", "follow-up"))).point("next").lines[0]
        assert found.text.da.startswith(
            "Næste opfølgning er uklar, 1. december 2024 – 31. marts 2025: Første opfølgning er afholdt inden 3 måneder"
        )
        assert found.known is Known.UNCLEAR

    def test_none_of_which_the_file_shows_a_day(self) -> None:
        assert said(note(BARE), "next") == [
            "Sagen viser ingen dag for en næste opfølgning.",
            "Sagen viser ingen frister, der ligger forude.",
        ]

    def test_the_same_duty_on_the_same_days_stands_once(self) -> None:
        notified = [{"type": "notification_received", "at": "2025-01-31", "notification": n, "notifier": "citizen"}
                    for n in ("n1", "n2")]  # fmt: skip
        assert (
            "10. februar 2025: Modtagelsen af underretningen er bekræftet inden 6 hverdage (underretning n1; "
            "underretning n2)."
        ) in said(note(case(*notified)), "next")

    def test_open_duties_stand_below_what_they_go_back_to(self) -> None:
        found = {line.rule: line for line in note(case()).point("open").lines}
        root = found["investigation-completed-within-4-months"]
        assert root.text.da.startswith("Opfyldt for sent: ")
        assert [(line.rule, line.status) for line in root.lines] == [
            ("preliminary-assessment-when-investigation-late", "overdue")
        ]

    def test_what_came_too_late_is_counted_and_not_open(self) -> None:
        lines_ = said(note(case()), "open")
        assert lines_[-1] == ("1 pligt, der skulle være opfyldt på forhånd, er opfyldt senere og står ikke her.")
        assert not any("Barnets plan" in line for line in lines_)

    def test_what_may_be_overdue_is_said_to_be_so(self) -> None:
        unseen = note(case(without=("completed",), coverage={**EVERYTHING, "investigation_completed": False}))
        found = [line for line in lines(unseen, "open") if line.known is Known.UNCLEAR]
        assert "Kan være overskredet: Den børnefaglige undersøgelse er afsluttet inden 4 måneder (behov b1)." in [
            line.text.da for line in found
        ]

    def test_duties_without_a_number_stand_once_a_rule(self) -> None:
        assert (
            "Uden frist i loven: Afgørelsen er meddelt hver part, også barnet (afgørelse d1, part mor; afgørelse d1, "
            "barnet)."
        ) in said(note(case()), "open")

    def test_nothing_open_speaks_of_the_rules_that_were_tried(self) -> None:
        assert said(note(BARE), "open") == ["Ingen af de regler, der er prøvet, viser en åben pligt."]

    def test_rules_that_were_not_tried_are_not_passed_over(self) -> None:
        found = lines(note(BLIND), "open")
        assert found[1].known is Known.NOT_RECORDED
        assert found[1].text.da.endswith(
            " regler er ikke prøvet, fordi det, de begynder med, ikke er registreret; se huller i sagen."
        )
        assert found[1].text.da.split()[0] in lines(note(BLIND), "gaps")[0].text.da


class TestWhatIsNotKnown:
    def test_questions_name_the_events_and_count_the_duties(self) -> None:
        lines_ = said(note(case()), "questions")
        assert lines_[0] == (
            "Munder undersøgelsen ud i en begrundet stillingtagen? (»Børnefaglig undersøgelse afsluttet« completed; "
            "1 pligt beror på det)"
        )
        assert lines_[-1].endswith(" spørgsmål mere; childlaw questions viser dem.")
        assert len(lines_) == 11

    def test_the_same_question_of_several_events_is_asked_once(self) -> None:
        notified = [{"type": "notification_received", "at": f"2025-01-{n}", "notification": f"n{n}", "id": f"n{n}"}
                    for n in range(10, 16)]  # fmt: skip
        (asked,) = (line for line in said(note(case(*notified)), "questions") if "registreret centralt" in line)
        assert asked == (
            "Er underretningen registreret centralt? (»Underretning modtaget« n10, n11, n12, n13 og 2 andre; 6 pligter "
            "beror på det)"
        )

    def test_no_question_speaks_of_the_rules_that_were_tried(self) -> None:
        assert said(note(BARE), "questions") == ["Ingen af de regler, der er prøvet, er uafgjort."]

    def test_gaps_where_all_is_recorded_and_every_day_is_known(self) -> None:
        assert said(note(case()), "gaps") == [
            "Intet, som kildesystemet ikke registrerer, gør en pligt uafgjort.",
            "Alle hændelser, sagen viser, har en kendt dag.",
            "Uden aktivitet (indsats m1): Sagen viser ingen huller. BDO Randers 2016.",
            "Uden aktivitet (undersøgelse i1): Sagen viser ingen huller. BDO Randers 2016.",
        ]

    def test_what_is_not_recorded_says_how_many_duties_wait_for_it(self) -> None:
        unseen = note(case(coverage={**EVERYTHING, "child_conversation_held": {"from": "2024-11-01"}}))
        assert said(unseen, "gaps")[0] == (
            "Det er ikke oplyst, at kildesystemet altid registrerer »Børnesamtale afholdt«. Derfor er 1 pligt uafgjort."
        )

    def test_rules_that_could_not_be_tried_are_counted(self) -> None:
        found = lines(note(BLIND), "gaps")
        assert found[0].known is Known.NOT_RECORDED
        assert "regler, der begynder dér, er derfor ikke prøvet." in found[0].text.da
        assert found[1].text.da == "Sagen viser ingen hændelser."

    def test_events_without_a_sure_day_stand_together(self) -> None:
        vague = [{"type": "journal_note", "at": "2024-06", "id": f"v{n}"} for n in (1, 2)]
        assert "Dagen er usikker: »Journalnotat« (v1, v2) mellem den 1. juni 2024 og den 30. juni 2024." in said(
            note(case(*vague)), "gaps"
        )

    def test_more_of_them_than_are_told_are_counted(self) -> None:
        vague = [{"type": "journal_note", "at": f"20{n}", "id": f"v{n}"} for n in range(10, 24)]
        assert "Og 2 andre hændelser uden sikker dag." in said(note(case(*vague)), "gaps")
        assert "And 1 other event without a sure day." in said(note(case(*vague[1:])), "gaps", "en")

    def test_a_stretch_without_activity(self) -> None:
        silent = note(case(without=("life", "change")), as_of="2025-09-01")
        assert any(
            line.startswith("Uden aktivitet (indsats m1): Sagen viser ingen hændelser siden den 28. november 2024.")
            for line in said(silent, "gaps")
        )

    def test_one_that_cannot_be_judged(self) -> None:
        unseen = note(
            case(coverage={**EVERYTHING, "journal_note": False}, without=("life", "change")), as_of="2025-09-01"
        )
        assert "Uden aktivitet (indsats m1): det kan ikke afgøres ud fra sagen." in said(unseen, "gaps")

    def test_changes_of_case_worker(self) -> None:
        more = [{"type": "caseworker_changed", "at": "2024-05-06", "handover_noted": True},
                {"type": "caseworker_changed", "at": "2024-06"}]  # fmt: skip
        assert said(note(case(*more)), "caseworkers") == [
            "Sagsbehandlerskift, sagen viser: 3.",
            "Den 6. maj 2024: overdragelsen er noteret.",
            "Mellem den 1. juni 2024 og den 30. juni 2024: det er ikke oplyst, om overdragelsen er noteret.",
            "Den 13. januar 2025: overdragelsen er ikke noteret.",
        ]
        assert said(note(BLIND), "caseworkers", "en") == [
            "The file does not show “caseworker changed”, but the source is not known to record that throughout."
        ]


class TestNoWordOfTheFileIsRepeated:
    def test_no_note_and_no_free_text_comes_out(self) -> None:
        secret = "Hemmelig"
        events = [{**event, "note": secret} for event in case()["events"]]
        events.append({"type": "responsibility_moved", "at": "2024-12-02", "to": secret, "note": secret})
        assert secret not in note({**case(), "events": events}).model_dump_json()

    def test_the_parties_are_those_of_the_case(self) -> None:
        assert [party["id"] for party in PARTIES] == ["mor", "far", "plejemor"]
