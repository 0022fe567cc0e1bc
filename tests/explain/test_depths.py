"""A finding as a line, a paragraph and a ledger."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

import pytest

from childlaw_rules import ArgumentError, Finding, evaluate, explain, load_rules, read_rules
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.catalogue import FIELD_NAMES, LINES
from childlaw_rules.explain.running import as_running_text, is_moment
from childlaw_rules.explain.words import RUNNING
from childlaw_rules.kinds.outcome import DayWord, InstantWord
from childlaw_rules.sentences import events_in_words, instants_in_words, period_in_words, span_in_words
from childlaw_rules.when import EARLIEST, LATEST, Period, Point
from tests.explain.cases import LANGUAGES, LATE, M4, event, findings, report

DEPTHS = ("line", "paragraph", "ledger")


def late() -> Finding:
    return report(*LATE).of(M4)[0]


class TestWhatIsSaid:
    def test_a_line(self) -> None:
        assert explain(late()) == (
            "Opfyldt for sent: Den børnefaglige undersøgelse er afsluttet inden 4 måneder (behov n1). »Børnefaglig "
            "undersøgelse afsluttet« den 12. juli 2024, 1 dag efter fristen den 11. juli 2024."
        )
        assert explain(late(), "line", "en") == (
            "Met late: The child-protection investigation is completed within 4 months (need n1). “investigation "
            "completed” on 12 July 2024, 1 day after the due day 11 July 2024."
        )

    def test_a_paragraph(self) -> None:
        assert explain(late(), "paragraph") == (
            "Opfyldt for sent: Den børnefaglige undersøgelse er afsluttet inden 4 måneder (behov n1). Fristen løber "
            "fra »Kommunen opmærksom på muligt støttebehov« den 11. marts 2024. 4 måneder regnet fra den 11. marts "
            "2024 udløber den 11. juli 2024. »Børnefaglig undersøgelse afsluttet« den 12. juli 2024, 1 dag efter "
            "fristen den 11. juli 2024. Pligten følger af BL § 20, stk. 3; lovteksten er set."
        )
        assert explain(late(), "paragraph", "en") == (
            "Met late: The child-protection investigation is completed within 4 months (need n1). The clock starts "
            "with “need identified” on 11 March 2024. The period of 4 months from 11 March 2024 ends on 11 July 2024. "
            "“investigation completed” on 12 July 2024, 1 day after the due day 11 July 2024. The duty follows from "
            "BL § 20, stk. 3; the text was seen."
        )

    def test_a_ledger(self) -> None:
        lines = explain(late(), "ledger").splitlines()
        assert lines[:4] == [
            "[OPFYLDT FOR SENT] Den børnefaglige undersøgelse er afsluttet inden 4 måneder (behov n1)",
            "[ ] 1. Faktum: Fristen løber fra »Kommunen opmærksom på muligt støttebehov« den 11. marts 2024 "
            "(hændelse e1).",
            "[ ] 2. Beregning: Den 11. marts 2024 + 4 måneder = den 11. juli 2024 (BL § 20, stk. 3).",
            "[ ] 3. Sammenligning: »Børnefaglig undersøgelse afsluttet« den 12. juli 2024, efter den 11. juli 2024: "
            "for sent (hændelse e3).",
        ]
        assert lines[4].startswith("[ ] 4. Bestemmelse: BL § 20, stk. 3 (fra 1. januar 2024): Samme frist")
        assert lines[5:] == [
            "    Kilde: LBK nr 282 af 17/03/2025; lovteksten er set; https://www.retsinformation.dk/eli/lta/2025/282",
            "Udfald: »Børnefaglig undersøgelse afsluttet« den 12. juli 2024, 1 dag efter fristen den 11. juli 2024.",
            "Loven lader stå åbent: Flyttes kommunens egen frist, når den udløber på en lørdag, søndag eller "
            "helligdag?",
            "    Lagt til grund: Fristen forlænges ikke, fordi udløbsdagen er en lørdag, søndag eller helligdag.",
            "    Anden læsning, samme udfald: Er udløbsdagen en lørdag, søndag eller helligdag, udløber fristen den "
            "følgende hverdag.",
        ]

    def test_the_ledger_has_every_step(self) -> None:
        for finding, rules in list(findings())[::7]:
            for lang in LANGUAGES:
                lines = explain(finding, "ledger", lang, rules=rules).splitlines()
                ticked = [line for line in lines if line.startswith("[ ] ")]
                assert len(ticked) == len(finding.steps)
                for step, line in zip(finding.steps, ticked, strict=True):
                    said = step.text.da if lang == "da" else step.text.en
                    assert said.removesuffix(".") in line
                    rests_on = step.event or step.provision
                    assert step.kind == "provision" or rests_on is None or f"{rests_on})." in line

    def test_a_day_that_the_message_leaves_out_is_added_to_the_line(self) -> None:
        said = report(event("measure_started", "2022-03-01", measure="m1", kind="placement")).of("measure-ended-at-18")[
            0
        ]
        assert "14. maj 2027" in explain(said)
        silent = report(
            event("measure_started", "2015-03-01", measure="m1", kind="respite"),
            event("journal_note", "2016-03-01"),
            event("measure_ended", "2016-04-01", measure="m1"),
        ).of("case-without-activity")[0]
        assert explain(silent).endswith("Grænse: den 1. september 2015.")
        assert explain(silent, "line", "en").endswith("Limit: 1 September 2015.")

    def test_an_undetermined_line_names_what_is_missing(self) -> None:
        found = report(event("notification_received", "2024-03-11", notification="u1")).of("notifier-informed")[0]
        assert found.status.value == "undetermined"
        assert explain(found).endswith(
            " (underretning u1). Mangler at vide: feltet »underretter« for »Underretning modtaget« (e1)."
        )

    def test_more_than_two_missing_facts_are_counted_on_a_line(self) -> None:
        several = [f for f, _ in findings() if f.status.value == "undetermined" and len(f.missing_facts) > 3]
        assert several
        for finding in several:
            assert f"; {len(finding.missing_facts) - 2} andre forhold." in explain(finding)
            assert f"; {len(finding.missing_facts) - 2} other facts." in explain(finding, "line", "en")

    def test_a_paragraph_names_other_readings_with_what_they_say(self) -> None:
        saturday = [
            event("need_identified", "2024-03-13", need="n1"),
            event("investigation_decided", "2024-03-14", investigation="i1", need="n1"),
            event("investigation_completed", "2024-07-15", investigation="i1"),
        ]
        finding = report(*saturday).of(M4)[0]
        assert explain(finding, "paragraph").endswith(
            "Læses loven anderledes, bliver udfaldet »opfyldt«: er udløbsdagen en lørdag, søndag eller helligdag, "
            "udløber fristen den følgende hverdag."
        )
        ledger = explain(finding, "ledger", "en")
        assert "Other reading, the status is then “met”: Where the deadline ends on a Saturday" in ledger
        chosen = evaluate(
            {"child": {"born": "2009-05-14"}, "events": saturday},
            as_of="2024-12-02",
            readings={"ends-on-day-off": "next working day"},
        ).of(M4)[0]
        assert "Taken: Where the deadline ends on a Saturday" in explain(chosen, "ledger", "en")
        assert "Læses loven anderledes, bliver udfaldet »opfyldt for sent«: fristen forlænges ikke" in explain(
            chosen, "paragraph"
        )

    def test_what_other_readings_would_give_is_not_said_where_the_finding_is_open(self) -> None:
        imprecise = [event("need_identified", "2024-03", need="n1"), *LATE[1:]]
        ledger = explain(report(*imprecise).of(M4)[0], "ledger")
        assert "Mangler at vide: hvornår »Kommunen opmærksom på muligt støttebehov« skete (e1)" in ledger
        assert "    Anden læsning: Er udløbsdagen" in ledger
        assert "samme udfald" not in ledger

    def test_where_several_versions_may_govern_all_provisions_are_named(self) -> None:
        open_ = [f for f, r in findings() if f.version is None and f.source.provision is None and " / " in f.message.da]
        assert open_
        for finding in open_:
            said = explain(finding, "paragraph")
            for provision in finding.message.da.removesuffix(".").rpartition(": ")[2].split(" / ")[1:]:
                assert provision.removesuffix(".") in said
            assert "Det er åbent, hvilken bestemmelse der gælder: " in said
            assert " / " not in said

    def test_a_remark_that_a_step_says_is_not_said_again(self) -> None:
        open_ = report(event("decision_made", "2024-03-20", decision="d1", kind="placement", with_consent=True)).of(
            "decision-notified-to-each-party"
        )
        pending = [f for f in open_ if "open_for_days" in f.remarks]
        assert pending
        said = explain(pending[0], "paragraph")
        assert "Pligten har stået åben siden den 20. marts 2024, i 257 dage pr. 2. december 2024." in said
        assert "Bemærk" not in said

    def test_other_remarks_are_told(self) -> None:
        recorded = [*LATE[:2], {**LATE[2], "at": "2024-07-11", "recorded_at": "2024-07-15"}]
        said = report(*recorded).of(M4)[0]
        assert "Bemærk: registreret efter fristen." in explain(said, "paragraph")
        assert "\nNote: Recorded after the due day." in explain(said, "ledger", "en")

    def test_a_yardstick_is_not_called_law(self) -> None:
        finding = report(event("measure_started", "2022-03-01", measure="m1", kind="respite")).of(
            "conversation-within-half-year"
        )[0]
        assert "Målestokken er BDO Randers 2016; den er ikke et lovkrav." in explain(finding, "paragraph")
        assert "lovteksten" not in explain(finding, "ledger")
        assert "kilden er set" in explain(finding, "ledger")

    def test_a_rule_that_is_not_in_the_set_goes_by_its_id(self) -> None:
        others = read_rules({})
        assert explain(late(), rules=others).startswith(f"Opfyldt for sent: {M4} (behov n1). »Børnefaglig")
        for depth in ("paragraph", "ledger"):
            assert "BL § 20, stk. 3" in explain(late(), depth, rules=others)


class TestEveryFinding:
    """Sentences over all examples of the rule files and the published cases."""

    @pytest.mark.parametrize("depth", DEPTHS)
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_reads_as_text(self, depth: str, lang: str) -> None:
        wrong = re.compile(r"None|\.\.|  \b|\s\.|;\.|:\.|,\.|[{}]|\(\)|\b(den|on) (den|on)\b|on between")
        tried = 0
        for finding, rules in list(findings())[:: 1 if depth == "line" else 3]:
            said = explain(finding, depth, lang, rules=rules)  # type: ignore[arg-type]
            for line in said.splitlines():
                assert not wrong.search(line.lstrip()), line
                assert line.rstrip() == line
                assert line.lstrip()[:1].isupper() or line.lstrip()[0] == "["
            assert ("“" in said) <= (lang == "en")
            if depth != "ledger":
                assert said.endswith(".")
                assert "\n" not in said
            if depth == "paragraph":
                assert " = " not in said
                assert "nedenfor" not in said
                sentences = re.split(r"(?<=\.) (?=[A-ZÆØÅ»“])", said)
                assert len(sentences) == len(set(sentences)), said
            tried += 1
        assert tried > 1500

    def test_says_the_same_when_it_was_written_down_and_read(self) -> None:
        for finding, rules in list(findings())[::31]:
            read = Finding.model_validate_json(finding.model_dump_json())
            for depth in DEPTHS:
                assert explain(read, depth, rules=rules) == explain(finding, depth, rules=rules)  # type: ignore[arg-type]

    def test_a_paragraph_says_the_provision_and_the_status(self) -> None:
        for finding, rules in list(findings())[::5]:
            said = explain(finding, "paragraph", rules=rules)
            if finding.source.provision is not None:
                assert finding.source.provision.removesuffix(".") in said
            if finding.sensitive_to:
                assert "anderledes" in said


class TestSentencesOfTheCatalogue:
    """What read badly once."""

    def test_late_on_the_same_day(self) -> None:
        found = report(
            event("notification_received", "2024-03-11T14:05", notification="u1"),
            event("notification_assessed", "2024-03-12T17:45", notification="u1"),
        ).of("notification-assessed-within-24-hours")[0]
        assert "den 12. marts 2024 kl. 17.45, samme dag, men efter fristen den 12. marts 2024 kl. 14.05." in explain(
            found
        )
        assert "the same day, but after the due day 12 March 2024 at 14:05." in explain(found, "line", "en")

    def test_several_events_are_listed_with_commas(self) -> None:
        three = ("plan_made", "plan_revised", "follow_up_held")
        assert events_in_words(three, "da") == "»Plan udarbejdet«, »Plan revideret« eller »Opfølgning afholdt«"
        assert events_in_words(three, "en") == "“plan made”, “plan revised” or “follow-up held”"
        assert events_in_words(("plan_made", "plan_revised"), "da") == "»Plan udarbejdet« eller »Plan revideret«"
        assert events_in_words(("plan_made",), "en") == "“plan made”"

    def test_a_period_that_is_not_known_to_the_day(self) -> None:
        found = report(event("measure_started", "2022-03", measure="m1", kind="placement")).of(
            "supervision-visits-twice-a-year"
        )[0]
        assert "Perioden begynder mellem den 1. marts 2022 og den 31. marts 2022 og slutter mellem" in explain(
            found, "paragraph"
        )

    def test_every_field_that_a_person_is_told_of_has_a_danish_name(self) -> None:
        for kind in EVENT_TYPES.values():
            for name, field in kind.fields.items():
                if field.kind not in ("thread", "about"):
                    assert name in FIELD_NAMES, name


class TestRunningText:
    """The lines of the catalogue that a paragraph tells otherwise are known by their sentences."""

    DAY = date(2024, 3, 11).toordinal()
    MOMENTS = (
        DayWord((DAY, DAY)),
        DayWord((DAY, DAY + 40)),
        DayWord((EARLIEST, DAY)),
        DayWord((DAY, LATEST)),
        InstantWord((Point.parse("2024-03-11T14:05").earliest,) * 2),
        InstantWord((Point.parse("2024-03-11T14:05").earliest, Point.parse("2024-03-13T23:59").earliest)),
    )

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("key", sorted(RUNNING))
    @pytest.mark.parametrize("moment", MOMENTS, ids=range(len(MOMENTS)))
    def test_it_is_told_otherwise(self, key: str, moment: DayWord | InstantWord, lang: str) -> None:
        when = (
            instants_in_words(moment.span, lang) if isinstance(moment, InstantWord) else span_in_words(moment.day, lang)
        )
        words = {
            "event": events_in_words(("follow_up_held",), lang),
            "period": period_in_words(Period.parse("6 working days"), lang),
            "days": "12",
            "as_of": "pr. 2. maj 2024" if lang == "da" else "as of 2 May 2024",
            **dict.fromkeys(("start", "due", "at", "change"), when),
        }
        template = LINES[key][1 if lang == "da" else 2]
        line = template.format(**words)
        line = line[:1].upper() + line[1:]
        told = as_running_text(line, lang)
        assert told != line
        assert told[:1].isupper() or told[:1].isdigit()
        for _, name, _, _ in Formatter().parse(RUNNING[key][0 if lang == "da" else 1]):
            if name is not None:
                assert str(words[name]) in told
        assert is_moment(line, lang) is (key == "moment")

    def test_another_line_stays_as_it_is(self) -> None:
        line = "»Afgørelse truffet« den 1. januar 2006 udløser pligten."
        assert as_running_text(line, "da") == line
        assert not is_moment(line, "da")


class TestArguments:
    def test_all_that_is_wrong_is_told_at_once(self) -> None:
        with pytest.raises(ArgumentError) as raised:
            explain("finding", "paragrap", "de", rules=load_rules)  # type: ignore[arg-type]
        assert [str(problem) for problem in raised.value.problems] == [
            "finding: must be a finding of a report, not of the type str",
            "depth: must be one of 'line', 'paragraph', 'ledger', did you mean 'paragraph'?",
            "lang: must be one of 'da', 'en'",
            "rules: must be a set of rules, as load_rules gives it, not of the type function",
        ]
