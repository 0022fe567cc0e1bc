"""The sentences of the kinds without a clock of their own: precondition, presence, consent."""

from __future__ import annotations

from typing import Any, Final

from childlaw_rules.prose.events import PARTY
from childlaw_rules.prose.fields import STATED
from childlaw_rules.prose.joining import all_of, every_clause, pause
from childlaw_rules.prose.parts import Telling
from childlaw_rules.prose.terms import FULFILMENT, SAME, told

_WHERE: Final = ("hvor", "on which")
_ON_THE_DAY: Final = (" den dag", " on that day")
_OF_AGE: Final = {"youth_support", "continued_placement"}


def precondition(telling: Telling, duty: Any) -> None:
    """Something must be in place before something else is done."""
    speech = telling.speech
    several = speech.of_several(duty.must_be_in_place)
    had = "" if several else speech.had(duty.must_be_in_place, _ON_THE_DAY[0 if speech.da else 1])
    moment = speech.now(duty.before, _WHERE)
    by, themselves = speech.by(duty.must_be_in_place), False
    if duty.for_each_party is not None and by == PARTY[0 if speech.da else 1]:
        by, themselves = pause(all_of(telling.named(duty.for_each_party), telling.lang)), True
    if several:
        telling.duty(
            "senest den dag, hvor {moment}, skal det være sket, at {clause}",
            "no later than the day on which {moment}, it must have happened that {clause}",
            moment=moment, clause=speech.clause(duty.must_be_in_place, ("at", "that")),
        )  # fmt: skip
    elif pause(had) == had:
        telling.duty(
            "{by} skal have {had} senest den dag, hvor {moment}",
            "{by} must have {had} no later than the day on which {moment}",
            by=by, had=had, moment=moment,
        )  # fmt: skip
    else:
        telling.duty(
            "{by} skal senest den dag, hvor {moment}, have {had}",
            "no later than the day on which {moment}, {by} must have {had}",
            by=by, had=had, moment=moment,
        )  # fmt: skip
    if duty.undone_by:
        telling.add(
            "det tæller ikke, hvis det derefter, men senest den dag, er sket, at {undone}",
            "it does not count where {undone} after it and by that day",
            undone=speech.clause(duty.undone_by, ("at", "where")),
        )
    if duty.at_least_before is not None:
        telling.add(
            "det skal være sket mindst {period} forinden",
            "it must have been done at least {period} before",
            period=telling.period(duty.at_least_before),
        )
    telling.arises(duty)
    if themselves:
        telling.add("pligten bedømmes særskilt for hver part", "the duty is judged separately for each party")
    else:
        telling.parties(duty.for_each_party)
    if duty.only_if_repeated_in is not None:
        telling.add(
            "pligten gælder kun, hvis dette også er sket tidligere for {same}; det krævede skal da ligge mellem de to "
            "gange",
            "the duty exists only where this has happened before for {same}; what is required must then lie between "
            "the two",
            same=told(SAME, duty.only_if_repeated_in, telling.lang),
        )
    if duty.not_for_unborn:
        telling.add(
            "pligten gælder ikke, så længe barnet ikke er født", "the duty does not exist before the child is born"
        )
    if duty.not_before:
        _not_before(telling, duty)
    if duty.in_the_last is not None:
        telling.add(
            "det må højst ligge {period} tilbage",
            "it may lie no more than {period} back",
            period=telling.period(duty.in_the_last),
        )
    if duty.counting is not None:
        telling.counting(duty.counting, ("perioden", "the period"))
    telling.excuses(duty.excused_by, duty.before[0].event)
    if duty.of_several is not None:
        telling.add("er det sket flere gange, nævnes den første", "where it was done several times, the first is named")
    telling.each(duty.for_each)
    telling.tie(duty.tied_by, FULFILMENT)


def _not_before(telling: Telling, duty: Any) -> None:
    """The earliest day from which it counts: the first of those listed that is on file."""
    said = [telling.speech.now((pattern,)) for pattern in duty.not_before]
    telling.add(
        "det tæller kun, når det er sket tidligst den dag, hvor {first}",
        "it counts only where it came no earlier than the day on which {first}",
        first=said[0],
    )
    for clause in said[1:]:
        telling.add(
            "fremgår den dag ikke af sagen, regnes i stedet fra den dag, hvor {clause}",
            "where the file does not show that day, the day on which {clause} stands instead",
            clause=clause,
        )
    within = [told(SAME, tie.value, telling.lang) for tie in duty.not_before_tied_by if tie.value in SAME]
    if within:
        telling.add(
            "det, der regnes fra, skal vedrøre {within}",
            "what it is counted from must concern {within}",
            within=(" henholdsvis " if telling.speech.da else " respectively ").join(within),
        )


def presence(telling: Telling, duty: Any) -> None:
    """Something must be done or said, and the law gives no number."""
    speech, da = telling.speech, telling.speech.da
    caller = duty.called_for_by[0].event
    called = speech.now(duty.called_for_by, ("når", "where"))
    if duty.must_happen and speech.of_several(duty.must_happen):
        telling.duty(
            "når {called}, skal det ske, at {clause}",
            "where {called}, it must happen that {clause}",
            called=called,
            clause=speech.now(duty.must_happen, ("at", "that")),
        )
    elif duty.must_happen:
        telling.duty(
            "når {called}, skal {by} {act}",
            "where {called}, {by} must {act}",
            called=called,
            by=speech.by(duty.must_happen),
            act=speech.act(duty.must_happen),
        )
    if duty.must_happen:
        for other in duty.instead_when:
            facts, but = speech.facts(other.when, own=other.when.event == caller)
            telling.add(
                "hvis {when}, skal {by} i stedet {act}",
                "where {when}, {by} must instead {act}",
                when=every_clause(facts, telling.lang) + but,
                by=speech.by(other.must_happen),
                act=speech.act(other.must_happen),
            )
        for exception in duty.excused_by:
            facts, but = speech.facts(exception, own=False)
            telling.add(
                "kravet kan fraviges, hvis {facts}",
                "the requirement does not hold where {facts}",
                facts=every_clause(facts, telling.lang) + but,
            )
        if duty.may_come_first:
            telling.add(
                "det tæller også, hvis det er sket forinden",
                "it counts also where it was done before",
            )
        if duty.settled_by_fulfilment:
            telling.add(
                "oplyser sagen ikke, om pligten overhovedet indtræder, anses det for godtgjort, når pligten er opfyldt",
                "where the file leaves open whether the duty arises at all, that is taken as answered once it is "
                "fulfilled",
            )
        if duty.presupposed_by:
            done = {(pattern.event, pattern.where.get("kind")) for pattern in duty.must_happen}
            itself = {(pattern.event, pattern.where.get("kind")) for pattern in duty.presupposed_by} <= done
            telling.add(
                "det bedømmes, når {presupposed}"
                if itself
                else "det skal være sket senest den dag, hvor {presupposed}",
                "it is judged when {presupposed}"
                if itself
                else "it must be done no later than the day on which {presupposed}",
                presupposed=speech.now(duty.presupposed_by, _WHERE),
            )
        if duty.presupposed_tied_by is not None:
            telling.tie(
                duty.presupposed_tied_by,
                ("det skridt, som opfyldelsen skal gå forud for,", "the step that it must come before"),
            )
        telling.add("loven angiver ingen frist", "the law gives no deadline")
    else:
        clauses = speech.stated(caller, duty.must_state)
        clauses += [speech.fields.value(caller, field, values) for field, values in duty.must_say.items()]
        stated = every_clause(clauses, telling.lang, "at" if da else "that")
        telling.duty(
            "når {called}, skal det fremgå, {stated}", "where {called}, the file must show {stated}",
            called=called, stated=stated,
        )  # fmt: skip
    for field in duty.also_said_by:
        if field in STATED:
            telling.add(
                "det anses for angivet, når {stated}",
                "it is taken as stated where {stated}",
                stated=speech.fields.value(caller, field, (True,)),
            )
            continue
        telling.add(
            "det anses for angivet, når sagen oplyser, {question}",
            "it is taken as stated where the file shows {question}",
            question=speech.fields.question(caller, field),
        )
    telling.arises(duty)
    telling.parties(duty.for_each_party)
    if duty.while_running:
        telling.add(
            "pligten gælder kun, når {running}",
            "the duty exists only while {running}",
            running=speech.running(duty.while_running),
        )
    if duty.only_the_first:
        telling.add("kun den første gang bedømmes", "only the first time is judged")
    telling.each(duty.for_each)
    if duty.tied_by is not None:
        telling.tie(duty.tied_by, FULFILMENT)


def consent(telling: Telling, duty: Any) -> None:
    """Each of several parties must have consented."""
    speech, da = telling.speech, telling.speech.da
    if duty.from_whom == "the child":
        grown = all(set(pattern.where.get("kind", ("",))) <= _OF_AGE for pattern in duty.before)
        who = ("den unge selv" if da else "the young person") if grown else ("barnet selv" if da else "the child")
    else:
        who = "enhver forældremyndighedsindehaver" if da else "every custody holder"
    telling.duty(
        "{who} skal have givet samtykke senest den dag, hvor {moment}",
        "{who} must have consented no later than the day on which {moment}",
        who=who,
        moment=speech.now(duty.before, _WHERE),
    )
    if all(pattern.event == "decision_made" for pattern in duty.before):
        day = "på afgørelsens dag" if da else "the day of the decision"
    else:
        day = "den dag" if da else "that day"
    if duty.child is not None:
        telling.add(
            "pligten gælder kun, når barnet {age} {day}",
            "the duty exists only where the child {age} on {day}",
            age=speech.age(duty.child),
            day=day,
        )
    if duty.only_in_placement is not None:
        telling.add(
            "pligten gælder kun, når barnet er anbragt med samtykke",
            "the duty exists only where the child is placed with consent",
        )
    if duty.not_given_before_birth:
        telling.add(
            "et samtykke, der er givet før barnets fødsel, tæller ikke, når {moment}",
            "a consent given before the birth of the child does not count where {moment}",
            moment=speech.now(duty.not_given_before_birth, ("når", "where")),
        )
    telling.add(
        "samtykket må ikke være trukket tilbage {day}",
        "the consent must not have been withdrawn on {day}",
        day=day,
    )
    telling.add("pligten bedømmes særskilt for hver part", "the duty is judged separately for each party")
