"""The questions that settle what is open, and their order."""

from __future__ import annotations

import re

import pytest

from childlaw_rules import ArgumentError, Finding, Report, questions
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.explain.asking import asked, meant, turned, what_a_field_says, when_it_happened, whether_it_happened
from childlaw_rules.explain.questionwords import FIELDS, PLACES, WHEN, WHETHER
from childlaw_rules.finding import MissingFact
from childlaw_rules.prose.events import PHRASES
from childlaw_rules.prose.fields import FLAGS
from tests.explain.cases import LANGUAGES, LATE, M4, event, findings, of_real_cases, of_the_rules, report


class TestOneQuestion:
    def test_when_something_happened(self) -> None:
        imprecise = report(event("need_identified", "2024-03", need="n1"), *LATE[1:])
        question = questions(imprecise)[0]
        assert (question.fact, question.event, question.type, question.field) == (
            "e1.at",
            "e1",
            "need_identified",
            "at",
        )
        assert question.at == "2024-03"
        assert question.text.da == "Hvornår blev kommunen opmærksom på det mulige støttebehov?"
        assert question.text.en == "When did the municipality become aware of the possible need of support?"
        assert question.about.da == (
            "»Kommunen opmærksom på muligt støttebehov« (e1); sagen siger mellem den 1. marts 2024 og den 31. marts "
            "2024; behov n1"
        )
        assert question.about.en.startswith("“need identified” (“Kommunen opmærksom på muligt støttebehov”, e1)")
        assert {finding.rule for finding in question.findings} >= {M4}
        assert {"met", "met_late"} <= set(question.possible)

    def test_a_day_that_is_known_leaves_the_time_of_day(self) -> None:
        found = report(
            event("notification_received", "2024-03-11T14:05", notification="u1", id="in"),
            event("notification_assessed", "2024-03-12", notification="u1", id="out"),
        )
        question = next(question for question in questions(found) if question.fact == "out.at")
        assert question.text.da == "Hvornår på dagen blev underretningen vurderet?"
        assert question.text.en == "When in the day was the notification assessed?"
        assert "i sagen i øvrigt: »Underretning modtaget« den 11. marts 2024 kl. 14.05" in question.about.da

    def test_an_unknown_day_is_said_to_be_unknown(self) -> None:
        found = report(event("need_identified", None, need="n1"), *LATE[1:])
        question = next(question for question in questions(found) if question.field == "at")
        assert question.at is None
        assert "sagen siger ikke hvornår" in question.about.da
        assert "the file does not say when" in question.about.en

    def test_what_a_field_says(self) -> None:
        found = report(event("notification_received", "2024-03-11", notification="u1"))
        texts = {question.fact: question.text.da for question in questions(found)}
        assert texts["e1.notifier"] == "Hvem har underrettet?"

    def test_to_which_thread_something_belongs(self) -> None:
        found = report(
            event("measure_started", "2022-03-01", measure="m1", kind="placement"),
            event("measure_started", "2022-04-12", measure="m2", kind="respite"),
            event("follow_up_held", "2022-05-20"),
        )
        question = next(question for question in questions(found) if question.fact.endswith(".measure"))
        assert question.text.da == "Hvilken indsats vedrører »Opfølgning afholdt«?"
        assert question.text.en == "Which measure does “follow-up held” belong to?"

    def test_whether_something_happened_that_the_source_does_not_record(self) -> None:
        found = report(
            event("measure_started", "2022-03-01", measure="m1", kind="placement"), coverage={"measure_ended": False}
        )
        question = next(question for question in questions(found) if question.fact == "coverage.measure_ended")
        assert question.text.da == "Er indsatsen ophørt, og i givet fald hvornår?"
        assert question.text.en == "Has the measure ended, and if so when?"
        assert question.event is None
        assert "indsats m1" in question.about.da

    def test_the_text_of_a_provision_is_asked_about_for_each_rule(self) -> None:
        facts = [f for f, _ in findings() if any(fact.fact == "text" for fact in f.missing_facts)]
        assert len({finding.rule for finding in facts}) > 1
        two = [next(f for f in facts if f.rule == rule) for rule in sorted({f.rule for f in facts})[:2]]
        open_ = [question for question in questions(of(*two)) if question.fact == "text"]
        assert len(open_) == 2
        assert [len(question.settles) for question in open_] == [1, 1]
        for finding, question in zip(two, open_, strict=True):
            assert f"{finding.source.act} {finding.source.provision}? Ordlyden er ikke" in question.text.da


class TestEveryQuestion:
    """None lacks its words, whatever may be missing."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("type_", sorted(EVENT_TYPES))
    def test_every_event_and_field_of_the_vocabulary(self, type_: str, lang: str) -> None:
        for question in (
            when_it_happened(type_, lang),
            when_it_happened(type_, lang, in_the_day=True),
            f"{whether_it_happened(type_, lang)}?",
            *(what_a_field_says(type_, field, lang) for field in EVENT_TYPES[type_].fields),
        ):
            assert question[0].isupper()
            assert question.count("?") == 1
            assert question.endswith("?")
            assert not re.search(r"None|  |_|\?\?|\{|\}", question)
            # The words of last resort.
            assert not question.startswith(("Hvad siger sagen om", "What does the file say of"))

    def test_every_type_has_a_phrase_and_one_with_a_clause_its_own_questions(self) -> None:
        assert sorted(PHRASES) == sorted(EVENT_TYPES)
        for type_, (da, en) in PHRASES.items():
            if da.when or en.when:
                assert type_ in WHEN, type_
                assert type_ in WHETHER, type_

    def test_no_table_speaks_of_what_there_is_not(self) -> None:
        fields = {field for kind in EVENT_TYPES.values() for field in kind.fields}
        owned = {f"{name}.{field}" for name, kind in EVENT_TYPES.items() for field in kind.fields}
        assert set(FIELDS) <= fields | owned
        assert set(WHEN) | set(WHETHER) <= set(EVENT_TYPES)

    @pytest.mark.parametrize("key", sorted(FLAGS))
    def test_every_flag_can_be_turned_into_a_question(self, key: str) -> None:
        name = key.rpartition(".")[2]
        if name in FIELDS:
            return
        for number, lang in ((0, "da"), (2, "en")):
            question = turned(FLAGS[key][number], lang)
            said = FLAGS[key][number].split()
            assert question.removesuffix("?").split()[0].lower() in {*said, "does"}
            if not question.startswith("Does "):
                assert sorted(question.removesuffix("?").lower().split()) == sorted(" ".join(said).lower().split())

    def test_a_clause_without_a_verb_that_is_known_is_refused(self) -> None:
        with pytest.raises(ValueError, match="no verb to turn"):
            turned("den fine gule plan", "da")

    def test_all_facts_of_the_rule_examples_and_the_real_cases(self) -> None:
        tried = set()
        for finding, _ in findings():
            for fact in finding.missing_facts:
                key = (fact.type, fact.field, fact.fact if fact.event is None else "", fact.at is None)
                if key in tried:
                    continue
                tried.add(key)
                for lang in LANGUAGES:
                    question = asked(fact, finding, lang)
                    assert "?" in question
                    assert not re.search(r"None|_|  |\(\)|\?\?|\{", question), question
                    said = meant(fact, [finding], lang)
                    assert not re.search(r"None|_|  |\(\)|;;|\.\.", said), said
                    if fact.event is not None and fact.type is not None:
                        assert EVENT_TYPES[fact.type].da in said
                        assert fact.event in said
        assert len(tried) > 150

    def test_facts_of_no_event_have_their_questions(self) -> None:
        from childlaw_rules.facts import _PLACES

        assert set(_PLACES.values()) | {"placement_consent", "text", "too_many"} == set(PLACES)


def of(*found: Finding) -> Report:
    """A report of some findings."""
    return report(*LATE).model_copy(update={"findings": list(found)})


def open_finding(rule: str, *facts: str, possible: tuple[str, ...] = ("met", "pending")) -> Finding:
    """An undetermined finding that misses some facts."""
    one = report(event("need_identified", "2024-03", need="n1"), *LATE[1:]).of(M4)[0]
    text = one.missing_facts[0].text
    missing = [
        MissingFact(fact=f"{fact}.at", event=fact, type="need_identified", field="at", text=text)
        if fact != "too_many"
        else MissingFact(fact=fact, event=None, type=None, field=None, text=text)
        for fact in facts
    ]
    return one.model_copy(update={"rule": rule, "missing_facts": missing, "possible": list(possible)})


def order(*found: Finding) -> list[tuple[str, list[str]]]:
    """The facts in the order of asking, with the rules that each settles."""
    return [
        (question.fact.removesuffix(".at"), [finding.rule for finding in question.settles])
        for question in questions(of(*found))
    ]


class TestTheOrder:
    def test_what_settles_most_comes_first(self) -> None:
        found = [open_finding("r1", "a"), open_finding("r2", "b"), open_finding("r3", "b")]
        assert order(*found) == [("b", ["r2", "r3"]), ("a", ["r1"])]

    def test_two_facts_that_settle_much_come_before_one_that_settles_little(self) -> None:
        found = [open_finding("r1", "a"), *(open_finding(f"s{number}", "b", "c") for number in range(3))]
        assert order(*found) == [("b", []), ("c", ["s0", "s1", "s2"]), ("a", ["r1"])]

    def test_one_fact_comes_first_where_two_settle_no_more_for_each(self) -> None:
        found = [*(open_finding(f"s{number}", "b", "c") for number in range(2)), open_finding("r1", "a")]
        assert order(*found) == [("a", ["r1"]), ("b", []), ("c", ["s0", "s1"])]

    def test_what_was_answered_before_counts(self) -> None:
        found = [
            open_finding("r1", "a"),
            open_finding("r2", "a"),
            open_finding("r3", "a", "b"),
            open_finding("r4", "a", "b"),
            open_finding("r5", "c"),
        ]
        assert order(*found) == [("a", ["r1", "r2"]), ("b", ["r3", "r4"]), ("c", ["r5"])]

    def test_what_may_count_against_the_file_comes_before_what_may_not(self) -> None:
        found = [open_finding("r1", "a"), open_finding("r2", "b", possible=("met", "overdue"))]
        assert order(*found) == [("b", ["r2"]), ("a", ["r1"])]

    def test_otherwise_the_report_decides(self) -> None:
        assert order(open_finding("r1", "b"), open_finding("r2", "a")) == [("b", ["r1"]), ("a", ["r2"])]

    def test_what_bears_on_most_is_asked_first_of_those_that_go_together(self) -> None:
        found = [open_finding("r1", "a", "b"), open_finding("r2", "b", "c", "d"), open_finding("r3", "a", "b")]
        assert [fact for fact, _ in order(*found)][:2] == ["b", "a"]

    def test_where_too_much_is_open_no_answer_settles_it(self) -> None:
        found = [open_finding("r1", "too_many"), open_finding("r2", "too_many", "a"), open_finding("r3", "b")]
        assert order(*found) == [("b", ["r3"]), ("a", []), ("too_many", [])]

    def test_the_first_questions_are_the_best_there_are(self) -> None:
        """Against every set of facts that some finding misses, on the published cases."""
        for found in of_real_cases():
            open_ = [
                {fact.fact for fact in finding.missing_facts}
                for finding in found.findings
                if finding.missing_facts and "too_many" not in {fact.fact for fact in finding.missing_facts}
            ]
            if not open_:
                continue
            best = max(sum(other <= facts for other in open_) / len(facts) for facts in open_)
            given = [question.fact for question in questions(found)]
            settled = [sum(facts <= set(given[:number]) for facts in open_) for number in range(1, len(given) + 1)]
            assert max(count / number for number, count in enumerate(settled, start=1)) >= best


class TestTheWhole:
    def test_each_fact_is_asked_once_and_each_finding_settled_once(self) -> None:
        for found in (*of_real_cases(), *(found for found, _ in of_the_rules()[::11])):
            open_ = [finding for finding in found.findings if finding.status.value == "undetermined"]
            given = questions(found)
            facts = {fact.fact for finding in open_ for fact in finding.missing_facts}
            assert {question.fact for question in given} == facts
            assert len(given) == len(facts) or "text" in facts
            settled = [id(finding) for question in given for finding in question.settles]
            assert len(settled) == len(set(settled))
            countable = [f for f in open_ if "too_many" not in {fact.fact for fact in f.missing_facts}]
            assert len(settled) == len([f for f in countable if f.missing_facts])
            for question in given:
                assert {id(f) for f in question.settles} <= {id(f) for f in question.findings}
                assert question.possible

    def test_nothing_is_asked_where_nothing_is_open(self) -> None:
        assert questions(of()) == []

    def test_a_report_that_was_written_down_gives_the_same(self) -> None:
        found = of_real_cases()[0]
        read = Report.model_validate_json(found.model_dump_json())
        assert [q.model_dump_json() for q in questions(read)] == [q.model_dump_json() for q in questions(found)]

    def test_what_is_no_report_is_refused(self) -> None:
        with pytest.raises(ArgumentError, match=r"^report: must be a report, not of the type list$"):
            questions([])  # type: ignore[arg-type]
