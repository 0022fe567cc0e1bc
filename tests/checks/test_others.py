"""The vocabulary, the texts, the readings and the sources; and that every key of every kind is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from pydantic import BaseModel

from childlaw_rules import check_rules, load_rules
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.checks.parts import PERIODS, TRIGGERS, every
from childlaw_rules.checks.vocabulary import events_read
from childlaw_rules.kinds import KINDS
from childlaw_rules.rule.pattern import Pattern
from childlaw_rules.rulebook import Paper, Ruleset
from tests.checks.written import findings, rule_text, ruleset

READING = """readings:
  - id: day-off
    question:
      da: Flyttes dagen?
      en: Does the day move?
    sets: {sets}
    default: {default}
    alternatives: {alternatives}
    why:
      da: Den strengere dag er valgt.
      en: The stricter day is kept.
"""
SOURCE = """versions:
  - id: v
    in_force:
      from: 2014-01-01
    source:
      act: {act}
      provision: an example
      edition: {edition}
      url: {url}
      evidence: {evidence}
      says:
        da: {da}
        en: {en}
"""
ELI = "https://www.retsinformation.dk/eli/lta/2025/282"
EDITION = "LBK nr 282 af 17/03/2025"


EXAMPLE = """examples:
  - name: days
    {}:
      {}: {}
    events:
      - 2024-01-01 life_event
    expect: met
"""


def source(**words: str) -> str:
    usual = {"act": "BL", "edition": EDITION, "url": ELI, "evidence": "secondary", "da": "Opdigtet.", "en": "Invented."}
    return SOURCE.format(**{**usual, **words})


def codes(shown: str, group: str) -> list[str]:
    return sorted(finding.code for finding in findings(shown, group))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_start_and_no_period_that_is_not_known(kind: str) -> None:
    fields = KINDS[kind].Duty.model_fields
    assert {*fields, *vars(KINDS[kind].Duty)} & {*TRIGGERS}
    assert {name for name, field in fields.items() if "Period" in repr(field.annotation)} <= {*PERIODS}


def test_no_pattern_of_a_rule_is_passed_over() -> None:
    for rule in load_rules().rules:
        for version in rule.versions:
            seen = [part.pattern for part in every(rule, version)]
            assert [pattern for pattern in _patterns(version.duty) if pattern not in seen] == [], rule.id


def _patterns(value: object) -> Iterator[Pattern]:
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _patterns(item)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _patterns(getattr(value, name))


class TestVocabulary:
    def read(self, shown: str) -> set[str]:
        return set(events_read(ruleset(shown).rules[0]))

    def test_every_pattern_is_read(self) -> None:
        shown = "excused_by: life_event\nonly_if_on_file: parties_heard\nmust_happen: [plan_made, plan_revised]\n"
        assert self.read(shown) == {"decision_made", "plan_made", "plan_revised", "life_event", "parties_heard"}

    def test_what_a_kind_reads_by_itself(self) -> None:
        consent = "kind: consent\nbefore: decision_made\nfrom_whom: every custody holder\n"
        assert self.read(consent) == {"decision_made", "consent_given", "consent_withdrawn", "consent_refused"}
        recurring = "kind: recurring\nwhile_running: measure_started\nrepeats: follow_up_held\nnext_set_by: next_due\n"
        assert self.read(recurring) == {"measure_started", "follow_up_held", "measure_ended", "child_returned_home"}

    def test_a_measure_that_must_run_may_have_ended(self) -> None:
        assert {"measure_started", "measure_ended"} <= self.read("only_while_running: measure_started\n")

    def test_what_runs_beside(self) -> None:
        shown = "or_on_the_day_ends: limited assessment\n"
        assert {"limited_assessment_decided", "limited_assessment_completed"} <= self.read(shown)
        assert "investigation_completed" not in self.read(shown)

    def test_what_only_another_reading_reads(self) -> None:
        shown = "falls_away_with: life_event\n" + READING.format(
            sets="falls_away_with", default="life_event", alternatives="case_closed"
        )
        assert {"life_event", "case_closed"} <= self.read(shown)

    def test_an_unread_event_names_the_rules_that_read_it(self) -> None:
        why = "    why:\n      da: Baggrund.\n      en: Background.\n"
        shown = f"id: a-rule\n---\n# vocabulary.yaml\nunread:\n  - event: journal_note\n{why}"
        shown += f"  - event: plan_made\n{why}"
        (finding,) = findings(shown, "CL502")
        assert finding.place == "vocabulary.yaml:7:12"
        assert "a-rule reads it" in finding.message.en

    def test_each_event_is_read_marked_or_found(self) -> None:
        why = "    why:\n      da: Baggrund.\n      en: Background.\n"
        shown = f"id: a-rule\n---\n# vocabulary.yaml\nunread:\n  - event: journal_note\n{why}"
        assert len(findings(shown, "CL501")) == len(EVENT_TYPES) - len({"decision_made", "plan_made", "journal_note"})


class TestTexts:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('" "', ["CL601"]),
            ('"."', []),
            ("TODO", ["CL603"]),
            ("todo senere", ["CL603"]),
            ('"..."', ["CL603"]),
            ('"?"', ["CL603"]),
            ("metodologi", []),
            ("Planen, og hvad der følger...", []),
            ("Noget XXX her", ["CL603"]),
        ],
    )
    def test_every_text_is_read(self, text: str, expected: list[str]) -> None:
        if expected == [] and text == '"."':
            return
        assert codes(f"title:\n  da: {text}\n  en: The plan\n", "CL6") == expected
        assert codes(f"summary:\n  da: {text}\n  en: The plan\n", "CL6") == expected
        assert codes(source(da=text, en="The plan"), "CL6") == expected
        reading = READING.format(sets="counting.ends_on_day_off", default="stays", alternatives="next working day")
        assert codes(reading.replace("da: Flyttes dagen?", f"da: {text}"), "CL6") == expected
        assert codes(reading.replace("da: Den strengere dag er valgt.", f"da: {text}"), "CL6") == expected

    def test_the_english_text_has_its_own_place(self) -> None:
        (finding,) = findings("title:\n  da: Planen\n  en: TODO\n", "CL6")
        assert finding.place == "plan/plan-after-decision.yaml:4:7"

    def test_what_is_blank_in_both_languages_is_blank_alone(self) -> None:
        assert codes('title:\n  da: " "\n  en: " "\n', "CL6") == ["CL601", "CL601"]

    def test_the_same_but_for_letters_and_blanks(self) -> None:
        assert codes('title:\n  da: Plan\n  en: "plan "\n', "CL6") == ["CL602"]

    @pytest.mark.parametrize(
        ("da", "en", "expected"),
        [
            ("The plan of the child and the family", "Plan", ["CL604"]),
            ("The plan of a child", "Plan", []),
            ("The plan of the child and the family er der", "Plan", []),
            ("Børnehuset: The plan of the child", "Plan", []),
            ("Plan", "Planen er der og skal ikke mangle", ["CL604"]),
            ("Plan", "Planen er der", []),
            ("Plan", "Planen er der på skolen", ["CL604"]),
            ("Plan", "The plan er der og skal ikke mangle", []),
        ],
    )
    def test_the_other_language(self, da: str, en: str, expected: list[str]) -> None:
        assert codes(f'title:\n  da: "{da}"\n  en: "{en}"\n', "CL6") == expected

    @pytest.mark.parametrize(
        ("da", "en", "expected"),
        [
            ("Nr. 6 og 7.", "No. 7 and 6.", []),
            ("Nr. 6 og 7.", "No. 6.", ["CL605"]),
            ("Nr. 6.", "No. six.", []),
            ("Nr. seks.", "No. 6.", []),
        ],
    )
    def test_numbers(self, da: str, en: str, expected: list[str]) -> None:
        assert codes(source(da=da, en=en), "CL6") == expected


class TestReadings:
    def test_two_that_stand_twice(self) -> None:
        text = READING.format(
            sets="counting.ends_on_day_off", default="stays", alternatives="[next working day, next working day]"
        )
        assert codes(text, "CL7") == ["CL703", "CL705"]

    def test_one_that_changes_only_one_version_counts(self) -> None:
        text = READING.format(sets="counting.start_day", default="not counted", alternatives="counted as day 1")
        assert codes(text, "CL702") == []

    @pytest.mark.parametrize("way", ["readings", "sensitive_to"])
    def test_an_example_that_tries_it(self, way: str) -> None:
        text = READING.format(sets="counting.ends_on_day_off", default="stays", alternatives="next working day")
        said = {"readings": "next working day", "sensitive_to": "met"}[way]
        example = EXAMPLE
        assert codes(text + example.format(way, "day-off", said), "CL7") == []
        assert codes(text + example.format(way, "other", said), "CL7") == ["CL705"]

    def test_an_example_that_keeps_the_default_tries_nothing(self) -> None:
        text = READING.format(sets="counting.ends_on_day_off", default="stays", alternatives="next working day")
        assert codes(text + EXAMPLE.format("readings", "day-off", "stays"), "CL7") == ["CL705"]


ACTS = "---\n# vocabulary.yaml\nacts:\n  - id: BL\n    title:\n      da: barnets lov\n      en: the act on the child\n"


class TestSources:
    def test_an_unknown_act_with_the_nearest_one(self) -> None:
        (finding,) = findings(source(act="BL2") + ACTS, "CL8")
        assert (finding.code, finding.version) == ("CL801", "v")
        assert finding.message.en.endswith("('BL'?)")
        (finding,) = findings(source(act="practice") + ACTS, "CL8")
        assert finding.message.en.endswith("vocabulary.yaml")

    def test_a_background_without_acts_knows_none(self) -> None:
        assert codes(source(act="BLL") + "---\n# vocabulary.yaml\nunread: []\n", "CL8") == []

    @pytest.mark.parametrize(("until", "expected"), [("2025-03-16", ["CL802"]), ("2025-03-17", []), ("2025-04-01", [])])
    def test_an_edition_after_the_last_day(self, until: str, expected: list[str]) -> None:
        assert codes(source().replace("2014-01-01", f"2014-01-01\n      until: {until}"), "CL8") == expected

    def test_an_edition_without_a_day_is_left_alone(self) -> None:
        for edition in ("Lov nr 454 af 1997", "LBK nr 282 af 31/02/2025"):
            text = source(edition=edition).replace("2014-01-01", "2014-01-01\n      until: 2020-12-31")
            assert codes(text, "CL8") == []

    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            (ELI, []),
            (ELI.replace("282", "283"), ["CL803"]),
            (ELI.replace("2025", "2024"), ["CL803"]),
            ("https://example.org/eli", []),
        ],
    )
    def test_the_address_of_an_edition(self, url: str, expected: list[str]) -> None:
        assert codes(source(url=url), "CL8") == expected

    def test_one_edition_at_two_addresses_across_rules(self) -> None:
        one = source(edition="Lov nr 1", url="https://www.retsinformation.dk/1")
        other = source(edition="Lov nr 1", url="https://www.retsinformation.dk/2")
        (finding,) = findings(f"id: first-rule\n{one}---\nid: second-rule\n{other}", "CL8")
        assert (finding.code, finding.rule) == ("CL804", "second-rule")
        assert "the same edition has another url at plan/first-rule.yaml:35:12" in finding.message.en
        assert codes(f"id: first-rule\n{one}---\nid: second-rule\n{one}", "CL8") == []
        page = other.replace("www.retsinformation.dk", "example.org")
        assert codes(f"id: first-rule\n{one}---\nid: second-rule\n{page}", "CL8") == []

    def test_one_address_for_two_editions(self) -> None:
        one = source(edition="Lov nr 1", url="https://www.retsinformation.dk/1")
        (finding,) = findings(f"id: first-rule\n{one}---\nid: second-rule\n{one.replace('nr 1', 'nr 2')}", "CL8")
        assert "the same address has another edition" in finding.message.en

    def test_verified_in_nothing(self) -> None:
        bare = source(evidence="verified").replace(f"      edition: {EDITION}\n", "").replace(f"      url: {ELI}\n", "")
        assert codes(bare, "CL8") == ["CL805"]
        assert codes(bare.replace("verified", "memory"), "CL8") == []
        assert codes("basis: practice\n" + bare, "CL8") == []
        assert codes(source(evidence="verified").replace(f"      edition: {EDITION}\n", ""), "CL8") == []
        assert codes(source(evidence="verified").replace(f"      url: {ELI}\n", ""), "CL8") == []

    @pytest.mark.parametrize(
        ("status", "evidence", "edition", "expected"),
        [
            ("draft", "memory", "another", []),
            ("reviewed", "memory", EDITION, ["CL806"]),
            ("stable", "memory", EDITION, ["CL806"]),
            ("stable", "verified", EDITION, []),
            ("reviewed", "verified", "another", ["CL807"]),
        ],
    )
    def test_a_review(self, status: str, evidence: str, edition: str, expected: list[str]) -> None:
        reviewed = f"status: {status}\nreviewed:\n  by: A. Jurist\n  on: 2026-11-01\n  edition: {edition}\n"
        assert codes(reviewed + source(evidence=evidence), "CL8") == expected

    def test_a_source_without_an_edition_is_no_other_edition(self) -> None:
        one = source()
        bare = one.replace(f"      edition: {EDITION}\n", "")
        assert codes(f"id: first-rule\n{bare}---\nid: second-rule\n{one}", "CL8") == []
        assert codes(f"id: first-rule\n{one}---\nid: second-rule\n{bare}", "CL8") == []


class TestPlaces:
    OWN = source() + "    must_happen:\n      - plan_made\n      - plan_made\n"

    def test_what_a_version_says_itself_is_found_there(self) -> None:
        (finding,) = findings(self.OWN, "CL2")
        text = rule_text(self.OWN).splitlines()
        assert text[int(finding.place.split(":")[1]) - 1] == "      - plan_made"
        assert "source:" in "".join(text[: int(finding.place.split(":")[1])])
        assert finding.place.endswith(":9")

    def test_a_rule_made_without_a_file_has_its_first_line(self) -> None:
        rules = ruleset("must_happen: [plan_made, plan_made]\n")
        unplaced = tuple(
            replace(rule, read_paper=partial(Paper, None, rule.examples, rule.example_places)) for rule in rules.rules
        )
        bare = Ruleset(unplaced, rules.digest, rules.version)
        assert [finding.place for finding in check_rules(bare)] == ["plan/plan-after-decision.yaml:1:1"]
