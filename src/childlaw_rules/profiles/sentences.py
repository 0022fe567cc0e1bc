"""The sentences of a review, in Danish and in English. They speak of what the file shows and does not show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.finding import Text
from childlaw_rules.profiles.words import AnswerWord

#: Each answer by itself.
ANSWERS: Final[dict[AnswerWord, tuple[str, str]]] = {
    AnswerWord.YES: ("Ja", "Yes"),
    AnswerWord.PARTLY: ("Delvist", "Partly"),
    AnswerWord.NO: ("Nej", "No"),
    AnswerWord.NOT_RELEVANT: ("Ikke relevant", "Not relevant"),
    AnswerWord.NOT_SHOWN: ("Fremgår ikke", "Not shown"),
}
NOT_ANSWERABLE: Final = ("Kan ikke besvares af datoer og oplysninger", "Cannot be answered by days and flags")
NOTHING_CALLS: Final = (
    "intet i sagen giver anledning til spørgsmålet",
    "nothing in the file gives rise to the question",
)
NOT_RECORDED: Final = (
    "kildesystemet registrerer ikke altid det, som spørgsmålet begynder med",
    "the source system does not always record what the question begins with",
)
DEPENDS: Final = ("det beror på {facts}", "it depends on {facts}")


def answer_text(answer: AnswerWord, because: Sequence[Text]) -> Text:
    """The answer with what it rests on."""
    da, en = ANSWERS[answer]
    grounds = because or ([Text(da=NOTHING_CALLS[0], en=NOTHING_CALLS[1])] if answer is AnswerWord.NOT_RELEVANT else [])
    return Text(da=_with(da, [text.da for text in grounds]), en=_with(en, [text.en for text in grounds]))


def not_answerable_text(reason: Text) -> Text:
    """That a question is not answerable, and why."""
    return Text(da=f"{NOT_ANSWERABLE[0]}: {reason.da}", en=f"{NOT_ANSWERABLE[1]}: {reason.en}")


def finding_text(title: Text, status: str, facts: Sequence[Text]) -> Text:
    """A finding by the title of its rule and its status, with the facts that are missing."""
    da, en = STATUS_NAMES[status]
    return Text(
        da=f"»{title.da}« – {da}{_facts(0, [fact.da for fact in facts])}",
        en=f"“{title.en}” – {en}{_facts(1, [fact.en for fact in facts])}",
    )


def not_recorded_text(title: Text) -> Text:
    """A rule about which the file is silent because its start is not recorded."""
    return Text(da=f"»{title.da}« – {NOT_RECORDED[0]}", en=f"“{title.en}” – {NOT_RECORDED[1]}")


def weighed_text(says: Text, answer: AnswerWord) -> Text:
    """Another question or sign with its answer."""
    da, en = ANSWERS[answer]
    return Text(da=f"»{says.da}« – {da.lower()}", en=f"“{says.en}” – {en.lower()}")


def _facts(lang: int, facts: list[str]) -> str:
    return f" ({DEPENDS[lang].format(facts=', '.join(facts))})" if facts else ""


def _with(answer: str, grounds: list[str]) -> str:
    return f"{answer}: {'; '.join(dict.fromkeys(grounds))}." if grounds else f"{answer}."
