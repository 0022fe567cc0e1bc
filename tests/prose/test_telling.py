"""Duties in sentences: each kind in full, and no key of a duty that goes unsaid."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import pytest

from childlaw_rules.kinds import KINDS
from childlaw_rules.prose import telling
from childlaw_rules.prose.events import PHRASES
from childlaw_rules.prose.joining import DA, either, sentence
from childlaw_rules.prose.telling import TOLD_KEYS, tell

COUNTED = {"start_day": "not counted", "day_missing_in_month": "last day of month", "ends_on_day_off": "stays"}
DAYS = {"start_day": "counted as day 1", "ends_on_day_off": "next working day"}
BACK = {"start_day": "not counted", "day_missing_in_month": "last day of month"}
COUNTED_DA = (
    "Den dag, hvorfra der regnes, tælles ikke med; findes datoen ikke i den måned, hvor {it} udløber, udløber {it} "
    "på månedens sidste dag; {it} forlænges ikke, fordi udløbsdagen er en lørdag, søndag eller helligdag."
)
COUNTED_EN = (
    "The day from which it runs is not counted; where the month in which {it} ends lacks that day, {it} ends on the "
    "last day of the month; {it} is not extended because it ends on a Saturday, Sunday or public holiday."
)

HAPPENS = {"must_state": [], "must_happen": "plan_revised", "tied_by": "measure"}

#: Of each kind a whole duty, what it reads in both languages, and for each key what changes the sentence.
DUTIES: dict[str, tuple[dict[str, Any], str, str, dict[str, Any]]] = {
    "deadline": (
        {
            "for_each": "notification", "clock_starts": "notification_received",
            "must_happen": "notification_assessed", "tied_by": "notification", "within": "24 hours",
            "counting": {"hours": "run through nights, weekends and holidays"},
        },
        "Kommunen skal vurdere underretningen senest 24 timer efter, at underretningen er modtaget. Timerne løber "
        "uafbrudt, også om natten, i weekender og på helligdage. Pligten bedømmes særskilt for hver underretning. "
        "Opfyldelsen skal vedrøre samme underretning.",
        "The municipality must assess the notification no later than 24 hours after the notification has been "
        "received. The hours run on through nights, weekends and public holidays. The duty is judged separately for "
        "each notification. The fulfilment must concern the same notification.",
        {
            "for_each": "event",
            "clock_starts": {"event": "notification_received", "where": {"abuse_suspected": "yes"}},
            "only_if_on_file": "need_identified",
            "not_if_already_running": "yes",
            "within": "48 hours",
            "counting": {"within": "7 days", "counting": DAYS},
            "must_happen": "notification_reassessed",
            "tied_by": "anywhere in the case",
            "may_come_first": "yes",
            "of_several": {"may_come_first": "yes", "of_several": "the earliest"},
            "or_else": {"within": "7 days", "counting": DAYS, "or_else": "screening_done"},
            "settled_by_fulfilment": "yes",
            "or_on_the_day_ends": "investigation",
            "falls_away_with": "case_closed",
            "excused_by": "preliminary_assessment_made",
            "excused_by_tied_by": {"excused_by": "delay_notice_sent", "excused_by_tied_by": "anywhere in the case"},
            "only_if_on_file_tied_by": {
                "only_if_on_file": "need_identified", "only_if_on_file_tied_by": "anywhere in the case"
            },
            "applies_only_when_late": "investigation_completed",
            "within_when": {
                "when": {"event": "notification_received", "where": {"abuse_suspected": "yes"}}, "within": "12 hours"
            },
            "due_as_stated_in": "decision_due",
            "restarts_with": "appeal_decided",
            "repeats": "yes",
            "only_while_running": {"event": "measure_started", "where": {"kind": "placement"}},
            "only_after": {"events": "case_opened", "tied_by": "anywhere in the case"},
            "not_after": {"events": "case_closed", "tied_by": "measure"},
            "only_with_siblings": "yes",
            "for_each_party": {"who": ["every custody holder", "the child"], "child": "12 years or older"},
        },
    ),
    "deadline counted backward": (
        {
            "while_running": "measure_started", "child_turns": "18", "born_29_february": "28 February",
            "at_least_before": "6 months",
            "counting": {"start_day": "not counted", "day_missing_in_month": "last day of month"},
            "must_happen": {"event": "plan_revised", "where": {"kind": "youth_plan"}}, "tied_by": "measure",
        },
        "Kommunen skal senest 6 måneder før den dag, hvor den unge fylder 18 år, revidere en ungeplan. Pligten gælder "
        "kun, hvis en indsats løber, den dag fristen udløber. Den dag, hvorfra der regnes, tælles ikke med; findes "
        "datoen ikke i den måned, hvor fristen udløber, udløber fristen på månedens sidste dag. Den, der er født den "
        "29. februar, fylder år den 28. februar, når året ikke er skudår. Opfyldelsen skal vedrøre samme indsats.",
        "No later than 6 months before the day on which the young person turns 18, the municipality must revise a "
        "youth plan. The duty exists only where a measure is running on the day of the deadline. The day from which it "
        "runs is not counted; where the month in which the deadline ends lacks that day, the deadline ends on the last "
        "day of the month. A child born on 29 February has its birthday on 28 February where the year is no leap year. "
        "The fulfilment must concern the same measure.",
        {
            "while_running": {"event": "measure_started", "where": {"kind": ["placement", "youth_support"]}},
            "child_turns": "17",
            "born_29_february": "1 March",
            "at_least_before": "7 months",
            "within_after": {"at_least_before": None, "within_after": "2 weeks", "counting": DAYS},
            "counting": {"start_day": "counted as day 1", "day_missing_in_month": "last day of month"},
            "must_happen": "follow_up_held",
            "only_while_running": {"event": "measure_started", "where": {"kind": "placement"}},
            "only_after": {"events": "case_opened", "tied_by": "anywhere in the case"},
            "not_after": {"events": "case_closed", "tied_by": "measure"},
            "only_with_siblings": "yes",
            "tied_by": "anywhere in the case",
        },
    ),
    "recurring": (
        {
            "while_running": "measure_started", "repeats": "follow_up_held", "at_most_apart": "6 months",
            "counting": COUNTED,
        },
        "Så længe en indsats løber, skal kommunen afholde opfølgning senest 6 måneder efter den foregående gang. Der "
        "regnes fra den første gang, der fremgår af sagen; pligten bortfalder, hvis indsatsen ophører senest den dag, "
        f"hvor den næste gang skulle finde sted. {COUNTED_DA.format(it='mellemrummet')} Hvert mellemrum følger den "
        "lov, der gælder på den dag, hvor det udløber.",
        "As long as a measure is running, the municipality must hold a follow-up no later than 6 months after the one "
        "before. The first interval runs from the first one on file, and the duty falls away where the measure ends on "
        f"or before the day. {COUNTED_EN.format(it='the interval')} Each interval is governed by the law in force on "
        "the day it ends.",
        {
            "while_running": {"event": "measure_started", "where": {"provisional": "no"}},
            "repeats": "supervision_visit",
            "first_within": "3 months",
            "at_most_apart": "12 months",
            "counting": {"counting": {**COUNTED, "ends_on_day_off": "next working day"}},
            "next_set_by": {"next_set_by": "next_due", "at_most_apart": None, "counting": None},
            "governed_by": "start of the measure, until a new decision",
        },
    ),
    "precondition": (
        {
            "for_each": "decision",
            "before": {"event": "decision_made", "where": {"kind": "placement", "with_consent": "no"},
                       "unless": {"granted": "no", "decided_by": "youth_crime_board"}},
            "must_be_in_place": [
                {"event": "plan_made", "where": {"kind": "childs_plan"}, "child": "under 16 years"},
                {"event": "plan_made", "where": {"kind": "youth_plan"}, "child": "16 years or older"},
            ],
            "tied_by": "concerns the decision",
            "excused_by": [
                {"moment": {"event": "decision_made", "where": {"urgent": "yes"}}, "and_on_file": "plan_purpose_stated"}
            ],
        },
        "Kommunen skal senest den dag, hvor der træffes afgørelse uden samtykke om anbringelse uden for hjemmet, dog "
        "ikke hvis der er givet afslag, eller hvis afgørelsen er truffet af Ungdomskriminalitetsnævnet, have a) "
        "udarbejdet barnets plan, hvis barnet er under 16 år den dag, eller b) udarbejdet en ungeplan, hvis barnet er "
        "fyldt 16 år den dag. Kravet kan fraviges, hvis sagen haster, og formålet med indsatsen er angivet. Pligten "
        "bedømmes særskilt for hver afgørelse. Opfyldelsen skal angå netop denne afgørelse; er det ikke angivet, "
        "hvilken afgørelse det er, gælder opfyldelsen for de afgørelser, der følger efter.",
        "No later than the day on which a decision is made without consent on placement outside the home, unless "
        "support is refused, or unless the decision is made by the Youth Crime Board, the municipality must have a) "
        "made the child's plan, if the child is under 16 on that day, or b) made a youth plan, if the child is 16 or "
        "older on that day. The requirement does not hold where the matter is urgent, and the purpose of the measure "
        "has been stated. The duty is judged separately for each decision. The fulfilment must concern this very "
        "decision; where it is not said which, it counts for the decisions that follow.",
        {
            "for_each": "event",
            "before": "measure_started",
            "must_be_in_place": "investigation_completed",
            "tied_by": "need",
            "not_before": "need_identified",
            "not_before_tied_by": {"not_before": "need_identified", "not_before_tied_by": "need"},
            "in_the_last": {"in_the_last": "6 months", "counting": BACK},
            "counting": {"in_the_last": "6 months", "counting": {**BACK, "start_day": "counted as day 1"}},
            "only_if_repeated_in": "need",
            "of_several": "the earliest",
            "at_least_before": {"at_least_before": "7 days", "counting": {"start_day": "counted as day 1"}},
            "undone_by": "case_closed",
            "only_while_running": {"event": "measure_started", "where": {"kind": "placement"}},
            "only_after": {"events": "case_opened", "tied_by": "anywhere in the case"},
            "not_after": {"events": "case_closed", "tied_by": "measure"},
            "only_with_siblings": "yes",
            "for_each_party": {"who": ["every custody holder", "the child"], "child": "12 years or older"},
            "not_for_unborn": "yes",
            "excused_by": {"event": {"event": "child_conversation_waived", "where": {"reason_stated": "yes"}}},
        },
    ),
    "presence": (
        {
            "for_each": "measure", "called_for_by": "follow_up_held", "only_the_first": "yes",
            "must_state": ["arrangement_decided", "reason_stated"],
        },
        "Når der afholdes opfølgning, skal det fremgå, at det er besluttet, hvordan den videre opfølgning "
        "tilrettelægges, og at beslutningen om tilrettelæggelsen er begrundet. Kun den første gang bedømmes. Pligten "
        "bedømmes særskilt for hver indsats.",
        "Where a follow-up is held, the file must show that it is decided how follow-up is to be arranged, and "
        "that reasons are stated for the arrangement. Only the first time is judged. The duty is judged separately for "
        "each measure.",
        {
            "for_each": "event",
            "called_for_by": {"event": "follow_up_held", "where": {"plan_revision_considered": "no"}},
            "while_running": "measure_started",
            "only_the_first": "no",
            "must_state": "arrangement_decided",
            "also_said_by": "plan_revision_considered",
            "must_say": {"must_say": {"custody_holder_contacted": "yes"}},
            "instead_when": {
                **HAPPENS,
                "instead_when": {
                    "when": {"event": "follow_up_held", "where": {"reason_stated": "no"}}, "must_happen": "plan_made"
                },
            },
            "excused_by": {**HAPPENS, "excused_by": "parents_plan_declined"},
            "presupposed_tied_by": {
                **HAPPENS, "presupposed_by": "case_closed", "presupposed_tied_by": "anywhere in the case"
            },
            "only_while_running": {"event": "measure_started", "where": {"kind": "placement"}},
            "only_after": {"events": "case_opened", "tied_by": "anywhere in the case"},
            "not_after": {"events": "case_closed", "tied_by": "measure"},
            "only_with_siblings": "yes",
            "for_each_party": {
                **HAPPENS,
                "for_each_party": {"who": ["every custody holder", "the child"], "child": "12 years or older"},
            },
            "must_happen": HAPPENS,
            "may_come_first": {**HAPPENS, "may_come_first": "yes"},
            "settled_by_fulfilment": {**HAPPENS, "settled_by_fulfilment": "yes"},
            "presupposed_by": {
                "must_state": [], "must_happen": "plan_revised", "tied_by": "measure", "presupposed_by": "case_closed"
            },
            "tied_by": {"must_state": [], "must_happen": "plan_revised", "tied_by": "anywhere in the case"},
        },
    ),
    "consent": (
        {
            "before": {"event": "decision_made", "where": {"kind": "change_of_place"}, "unless": {"with_consent": "no"},
                       "open_if_absent": "with_consent"},
            "from_whom": "the child", "child": "12 years or older",
        },
        "Barnet selv skal have givet samtykke senest den dag, hvor der træffes afgørelse om ændring af "
        "anbringelsessted, medmindre afgørelsen er truffet uden samtykke. Pligten gælder kun, når barnet er fyldt 12 "
        "år på afgørelsens dag. Samtykket må ikke være trukket tilbage på afgørelsens dag. Pligten bedømmes særskilt "
        "for hver part. Fremgår det ikke af sagen, om afgørelsen er truffet med samtykke, og har det betydning, kan "
        "forholdet ikke afgøres.",
        "The child must have consented no later than the day on which a decision is made on change of place, unless "
        "the decision is made without consent. The duty exists only where the child is 12 or older on the day of the "
        "decision. The consent must not have been withdrawn on the day of the decision. The duty is judged separately "
        "for each party. Where the file does not show whether the decision is made with consent, and it matters, the "
        "finding is undetermined.",
        {
            "before": "decision_made",
            "from_whom": "every custody holder",
            "child": "15 years or older",
            "only_in_placement": "with consent",
            "not_given_before_birth": "measure_started",
        },
    ),
    "count": (
        {
            "while_running": {"event": "measure_started", "where": {"kind": "placement"}},
            "counts": {"event": "supervision_visit", "where": {"at_place": "yes", "child_spoken_to": "yes"}},
            "at_least": "2", "in_each": "12 months", "counting": COUNTED,
        },
        "Så længe en anbringelse uden for hjemmet løber, skal kommunen mindst 2 gange i hver periode på 12 måneder "
        "aflægge et personrettet tilsynsbesøg, hvor besøget er aflagt på anbringelsesstedet, og der er talt med "
        "barnet. Perioderne regnes fra den dag, indsatsen blev iværksat; en periode, der afbrydes ved indsatsens "
        f"ophør, bedømmes ikke. {COUNTED_DA.format(it='perioden')}",
        "As long as a placement outside the home is running, the municipality must at least 2 times in each period of "
        "12 months pay a supervision visit, where the visit is at the place where the child lives, and the child is "
        "spoken to. The periods run from the start of the measure; one cut short by the end of the measure is not "
        f"judged. {COUNTED_EN.format(it='the period')}",
        {
            "while_running": "measure_started",
            "counts": "follow_up_held",
            "at_least": "1",
            "in_each": "calendar year",
            "last_day": {
                "last_day": "the day before the next begins", "counting": {**COUNTED, "start_day": "not counted"}
            },
            "cut_short": "judged where the number was reached",
            "counting": {"counting": {**COUNTED, "start_day": "counted as day 1"}},
        },
    ),
    "limit": (
        {
            "for_each": "decision", "begins_with": "contact_suspended", "at_most": "8 weeks",
            "counting": {"start_day": "not counted", "ends_on_day_off": "stays"}, "stated_in": "until",
        },
        "Når samværet suspenderes, må den fastsatte slutdag højst ligge 8 uger fremme. Er en første dag "
        "fastsat, regnes der fra den, og er varigheden ikke oplyst, kan forholdet ikke afgøres. Den dag, hvorfra der "
        "regnes, tælles ikke med; grænsen forlænges ikke, fordi udløbsdagen er en lørdag, søndag eller helligdag. "
        "Pligten bedømmes særskilt for hver afgørelse.",
        "Where contact is suspended, the last day stated may at most be 8 weeks ahead. A first day that is "
        "stated is the one the limit is counted from; where no duration is stated, the finding is undetermined. The "
        "day from which it runs is not counted; the limit is not extended because it ends on a Saturday, Sunday or "
        "public holiday. The duty is judged separately for each decision.",
        {
            "for_each": "event",
            "begins_with": "measure_started",
            "at_most": "9 weeks",
            "counting": DAYS,
            "stated_in": "ends",
            "ends_with": {"ends_with": "case_closed", "tied_by": "measure"},
            "tied_by": {"ends_with": "case_closed", "tied_by": "anywhere in the case"},
            "only_while_running": {"event": "measure_started", "where": {"kind": "placement"}},
            "only_after": {"events": "case_opened", "tied_by": "anywhere in the case"},
            "not_after": {"events": "case_closed", "tied_by": "measure"},
            "only_with_siblings": "yes",
        },
    ),
    "earliest day": (
        {
            "act": {"event": "decision_made", "where": {"kind": "placement"}}, "at_the_earliest": "3 months",
            "before": "the expected birth",
            "counting": {"start_day": "not counted", "day_missing_in_month": "last day of month"},
        },
        "Kommunen må tidligst 3 måneder før den forventede fødsel træffe afgørelse om anbringelse uden for hjemmet. "
        "Den dag, hvorfra der regnes, tælles ikke med; findes datoen ikke i den måned, hvor fristen udløber, udløber "
        "fristen på månedens sidste dag.",
        "The municipality may make a decision on placement outside the home no earlier than 3 months before the "
        "expected birth. The day from which it runs is not counted; where the month in which the deadline ends lacks "
        "that day, the deadline ends on the last day of the month.",
        {
            "act": "decision_made",
            "at_the_earliest": "2 months",
            "counting": {"counting": {"start_day": "counted as day 1", "day_missing_in_month": "last day of month"}},
        },
    ),
    "inactivity": (
        {"while_open": ["measure", "investigation"], "at_most_apart": "6 months", "counting": COUNTED},
        "Så længe en indsats løber, eller en børnefaglig undersøgelse er i gang, må sagen højst ligge stille i 6 "
        f"måneder. Enhver hændelse i sagen bryder stilstanden. {COUNTED_DA.format(it='perioden')}",
        "As long as a measure is running, or an investigation is open, the file may be silent for no more than 6 "
        f"months. Any event of the case breaks the silence. {COUNTED_EN.format(it='the period')}",
        {
            "while_open": "measure",
            "at_most_apart": "3 months",
            "counting": {"counting": {**COUNTED, "start_day": "counted as day 1"}},
        },
    ),
    "currency": (
        {
            "while_running": "measure_started",
            "kept_current_by": {
                "event": "child_conversation_held", "where": {"contact": ["conversation", "direct_contact"]}
            },
            "tied_by": "anywhere in the case", "within_the_last": "6 months", "counting": COUNTED,
        },
        "Så længe en indsats løber, skal kommunen inden for de seneste 6 måneder have gennemført en samtale eller "
        f"anden direkte kontakt med barnet. {COUNTED_DA.format(it='perioden')} Opfyldelsen kan fremgå hvor som helst i "
        "sagen.",
        "As long as a measure is running, the municipality must within the last 6 months have held a conversation or "
        f"other direct contact with the child. {COUNTED_EN.format(it='the period')} The fulfilment may stand anywhere "
        "in the case.",
        {
            "while_running": {"event": "measure_started", "where": {"kind": "placement"}},
            "kept_current_by": "investigation_completed",
            "tied_by": "measure",
            "within_the_last": "3 months",
            "counting": {"counting": {**COUNTED, "start_day": "counted as day 1"}},
            "points_to": "kind of the measure",
            "made_stale_by": "life_event",
            "not_for_unborn": "yes",
        },
    ),
}  # fmt: skip


def duty(kind: str, **changes: Any) -> Any:
    values = {**DUTIES[kind][0], **changes}
    return KINDS[kind].Duty.model_validate({key: value for key, value in values.items() if value is not None})


def changed(kind: str, key: str) -> Any:
    """The duty with one key changed; a change may bring other keys with it."""
    change = DUTIES[kind][3][key]
    return duty(kind, **(change if isinstance(change, dict) and key in change else {key: change}))


#: Keys that can say but one thing.
ONE_ANSWER = {("earliest day", "before")}
KEYS = [(kind, key) for kind in KINDS for key in KINDS[kind].Duty.model_fields if (kind, key) not in ONE_ANSWER]


@pytest.mark.parametrize("kind", KINDS)
class TestEveryKind:
    def test_the_whole_duty_in_danish(self, kind: str) -> None:
        assert kind in DUTIES, f"write a whole duty of the kind '{kind}' in DUTIES"
        assert tell(kind, duty(kind), "da").text == DUTIES[kind][1]

    def test_the_whole_duty_in_english(self, kind: str) -> None:
        assert tell(kind, duty(kind), "en").text == DUTIES[kind][2]

    def test_the_keys_told_are_the_keys_there_are(self, kind: str) -> None:
        assert kind in TOLD_KEYS, f"tell the kind '{kind}' in prose/telling.py"
        missing = set(KINDS[kind].Duty.model_fields) - TOLD_KEYS[kind]
        assert missing == set(), f"tell {sorted(missing)} in prose/, enter them in prose/telling.py and in DUTIES here"
        assert TOLD_KEYS[kind] <= set(KINDS[kind].Duty.model_fields)


@pytest.mark.parametrize(("kind", "key"), KEYS)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_key_that_changes_changes_the_sentences(kind: str, key: str, lang: str) -> None:
    assert key in DUTIES[kind][3], f"say in DUTIES what changes with '{key}'"
    # What a change brings with it must not be what makes the difference.
    change = DUTIES[kind][3][key]
    beside = {k: v for k, v in change.items() if k != key} if isinstance(change, dict) and key in change else {}
    try:
        before = duty(kind, **beside)
    except ValueError:
        before = duty(kind)
    assert tell(kind, changed(kind, key), lang).text != tell(kind, before, lang).text


class TestWhatHasNoWordsYet:
    def test_a_key_that_no_sentence_tells_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Later(KINDS["inactivity"].Duty):  # type: ignore[name-defined, misc]
            unless_closed: Literal["yes"] | None = None

        later = Later.model_validate({**DUTIES["inactivity"][0], "unless_closed": "yes"})
        assert "»unless_closed«" in tell("inactivity", later, "da").text
        assert "‘unless_closed’" in tell("inactivity", later, "en").text

    def test_an_event_without_a_phrase_stands_with_its_term(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(PHRASES, "notification_assessed")
        assert tell("deadline", duty("deadline"), "da").duty.startswith(
            "Kommunen skal registrere »Underretning vurderet (24 timer)« senest 24 timer efter"
        )

    def test_every_teller_is_of_a_kind(self) -> None:
        assert set(telling.TOLD_KEYS) == set(KINDS)


class TestAlternatives:
    LONG: ClassVar[list[str]] = ["der er a, hvor b", "der er c"]

    def test_two_phrases(self) -> None:
        assert either(["a", "b", "a"], DA) == "a eller b"

    def test_two_clauses_repeat_the_word(self) -> None:
        assert either(["der er a", "der er b"], DA, "hvis") == "der er a, eller hvis der er b"

    def test_a_comma_within_calls_for_letters(self) -> None:
        assert either(self.LONG, DA) == "a) der er a, hvor b, eller b) der er c"

    def test_the_second_list_has_numbers(self) -> None:
        assert either(self.LONG, DA, numbered=True) == "1) der er a, hvor b, eller 2) der er c"

    def test_a_sentence(self) -> None:
        assert sentence(" en plan.") == "En plan."
