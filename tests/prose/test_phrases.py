"""Whatever a rule file can name has words in both languages: a new word of the vocabulary is told what it lacks."""

from __future__ import annotations

from typing import get_args

import pytest

from childlaw_rules.case.vocabulary import EVENT_TYPES, FieldWord
from childlaw_rules.kinds import KINDS, recurring
from childlaw_rules.kinds.parties import EVERY_HOLDER, EVERY_SIBLING, THE_CHILD
from childlaw_rules.prose.events import PHRASES
from childlaw_rules.prose.exampletext import ExampleText
from childlaw_rules.prose.fields import FLAGS, LABELS, MEASURES, STATED, SUPPORTING, VALUES, WORD_FIELDS, entry_of
from childlaw_rules.prose.joining import DA
from childlaw_rules.prose.speech import Speech
from childlaw_rules.prose.terms import (
    COUNTING,
    DUE_STATED_IN,
    EACH,
    GOVERNED_BY,
    LEAP,
    SAME,
    STATED_IN,
    STRETCHES,
    TIES,
    WHO,
)
from childlaw_rules.rule.pattern import Pattern, Tie
from childlaw_rules.rule.words import CountingChoice, Hours
from childlaw_rules.when import DayMissing, EndsOnDayOff, LeapBirthday, StartDay, WorkingDays

FIELDS = [(event, field) for event, type_ in EVENT_TYPES.items() for field in type_.fields.values()]


def named(value: object) -> str:
    return value.name if isinstance(value, FieldWord) else str(value)


@pytest.mark.parametrize("event", EVENT_TYPES)
def test_every_event_type_has_its_verb_in_both_languages(event: str) -> None:
    assert event in PHRASES, f"say in prose/events.py how '{event}' is spoken of"
    danish, english = PHRASES[event]
    assert all((danish.do, danish.done, danish.now, danish.what, english.do, english.done, english.what))
    assert danish.what != english.what


def test_no_phrase_is_of_an_event_that_there_is_not() -> None:
    assert set(PHRASES) <= set(EVENT_TYPES)


@pytest.mark.parametrize(("event", "field"), FIELDS, ids=named)
def test_every_field_has_words_in_both_languages(event: str, field: FieldWord) -> None:
    if field.kind == "flag":
        flag = entry_of(FLAGS, event, field.name)
        assert flag is not None, f"say in FLAGS of prose/fields.py what '{event}.{field.name}' says"
        assert len(set(flag)) == 4
        return
    if field.kind != "word":
        if field.kind in {"day", "period"}:
            assert field.name in STATED, f"say in STATED of prose/fields.py that '{field.name}' is stated"
        assert field.name in LABELS, f"name '{field.name}' in LABELS of prose/fields.py"
        return
    word, values = entry_of(WORD_FIELDS, event, field.name), entry_of(VALUES, event, field.name)
    assert word is not None, f"say in WORD_FIELDS of prose/fields.py what '{event}.{field.name}' says"
    assert "{value}" in word[0]
    assert "{value}" in word[2]
    assert values is not None, f"name the values of '{event}.{field.name}' in VALUES of prose/fields.py"
    assert [value for value in field.values if value not in values] == []
    assert all(danish and english for danish, english in values.values())


def test_no_field_is_spoken_of_that_no_event_has() -> None:
    known = {field.name for _, field in FIELDS} | {f"{event}.{field.name}" for event, field in FIELDS}
    assert set(FLAGS) | set(WORD_FIELDS) | set(VALUES) <= known


def test_every_tie_and_every_thread_has_words() -> None:
    assert set(TIES) >= {tie.value for tie in Tie}
    threads = {
        thread
        for kind in KINDS.values()
        if "for_each" in kind.Duty.model_fields
        for thread in get_args(kind.Duty.model_fields["for_each"].annotation)
    }
    assert set(EACH) >= threads
    assert set(SAME) >= threads - {"event"}


def test_every_counting_choice_has_words() -> None:
    choices = {
        "start_day": StartDay, "day_missing_in_month": DayMissing, "ends_on_day_off": EndsOnDayOff,
        "working_days": WorkingDays, "hours": Hours,
    }  # fmt: skip
    assert set(choices) == set(CountingChoice.model_fields)
    said = {(name, word.value) for name, words in choices.items() for word in words}
    assert set(COUNTING) == said


def literals(kind: str, key: str) -> set[str]:
    found: set[str] = set()
    waiting = [KINDS[kind].Duty.model_fields[key].annotation]
    while waiting:
        for part in get_args(waiting.pop()):
            found.add(part) if isinstance(part, str) else waiting.append(part)
    return found


def test_the_words_of_single_kinds_are_all_there() -> None:
    assert set(GOVERNED_BY) == literals("recurring", "governed_by")
    assert set(GOVERNED_BY) >= {recurring.DUE_DAY}
    assert set(STATED_IN) == literals("limit", "stated_in")
    assert set(DUE_STATED_IN) == literals("deadline", "due_as_stated_in")
    assert set(WHO) == {EVERY_HOLDER, THE_CHILD, EVERY_SIBLING}
    assert set(STRETCHES) == literals("deadline", "or_on_the_day_ends")
    assert set(LEAP) == {choice.value for choice in LeapBirthday}
    assert set(MEASURES) > set(SUPPORTING)


def test_what_an_example_denies_has_the_word_order_of_a_main_clause() -> None:
    event = "2024-05-13 place_chosen (reason_stated no, in_other_municipality no)"
    details = ExampleText(DA, {}, 96).event(event)[2]
    assert details == ("der er ikke givet en begrundelse", "anbringelsesstedet ligger ikke i en anden kommune")


def test_decisions_alike_but_for_their_kind_are_said_together() -> None:
    patterns = [
        Pattern.model_validate({"event": "decision_made", "where": {"kind": kind, "with_consent": "no"}})
        for kind in ("placement", "change_of_place")
    ]
    assert Speech(DA).now(patterns) == (
        "der træffes afgørelse uden samtykke om anbringelse uden for hjemmet eller ændring af anbringelsessted"
    )
