"""Why a rule does not apply in a case, or no version of it was in force: the condition that failed."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict

from childlaw_rules.explain.naming import moment_in_words, refuse, rules_or_shipped, wrong_rules, wrong_type
from childlaw_rules.explain.words import WHY_NOT
from childlaw_rules.finding import NotApplicable, OutOfForce, Report, Text
from childlaw_rules.prose.joining import DA, sentence
from childlaw_rules.prose.speech import Speech
from childlaw_rules.prose.telling import tell
from childlaw_rules.prose.terms import of
from childlaw_rules.rulebook import Rule, Ruleset, RuleVersion, started_by
from childlaw_rules.sentences import EN
from childlaw_rules.versiontext import in_force_text, provision_text
from childlaw_rules.when import LATEST, Point

_WHEN: Final = ("når", "when")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class StartingEvent(_Model):
    """An event that gives rise to a duty: its type, what its fields must say, and what they must not say."""

    event: str
    where: dict[str, list[str | bool]]
    unless: dict[str, list[str | bool]]


class InForceDays(_Model):
    """A version of a rule and the days on which it is in force, both inclusive; ``until`` is None where it still is."""

    version: str
    provision: str
    from_day: date
    until: date | None


class WhyNot(_Model):
    """Why a rule gives no finding, for one subject or for the whole case.

    ``kind`` is ``not_applicable`` or ``out_of_force``. ``reason`` is the condition that failed, in a sentence;
    ``condition`` the same in one word that a program can match, and ``events`` the types of event it speaks of
    (both as the engine gave them; ``condition`` is None for a report that was written down without them).
    ``starts`` says what gives rise to the duty, ``started_by`` the same as data: of the version in force on the day
    that is looked at, or of the nearest. Out of force, ``on`` is the day that governs (an interval where it is not
    known) and ``before`` and ``after`` are the versions around it.
    """

    rule: str
    kind: Literal["not_applicable", "out_of_force"]
    title: Text
    subject: dict[str, str]
    reason: Text
    condition: str | None
    events: list[str]
    starts: Text
    started_by: list[StartingEvent]
    on: str | None
    before: InForceDays | None
    after: InForceDays | None


def why_not(report: Report, rule_id: str, *, rules: Ruleset | None = None) -> list[WhyNot]:
    """Why a rule gives no finding: one reason for each subject, and for each day on which no version was in force.

    Nothing is listed where the rule only gives findings. A rule of which the case touches nothing is listed once,
    with what would start it. ``rules`` are those the report was made with, by default those that come with the
    library. Raises ``ArgumentError``, with the nearest id, for a rule that is not among them.
    """
    wrong = [*wrong_type("report", report, Report, "a report"), *wrong_type("rule", rule_id, str, "the id of a rule")]
    refuse([*wrong, *wrong_rules(rules)])
    rule = rules_or_shipped(rules).rule(rule_id)
    looked_at = Point.parse(report.as_of).first
    found = [_not_applicable(rule, note, looked_at) for note in report.not_applicable if note.rule == rule.id]
    return found + [_out_of_force(rule, gap) for gap in report.out_of_force if gap.rule == rule.id]


def _not_applicable(rule: Rule, note: NotApplicable, looked_at: int) -> WhyNot:
    version = _nearest(rule, looked_at)
    return WhyNot(
        **_of_the_rule(rule, version),
        kind="not_applicable",
        subject=note.subject,
        reason=note.reason,
        condition=note.condition,
        events=note.events,
        on=None,
        before=None,
        after=None,
    )


def _out_of_force(rule: Rule, gap: OutOfForce) -> WhyNot:
    on = Point.parse(gap.on)
    before = max((v for v in rule.versions if v.last < on.last), key=lambda v: v.last, default=None)
    after = min((v for v in rule.versions if v.first > on.first), key=lambda v: v.first, default=None)
    return WhyNot(
        **_of_the_rule(rule, _nearest(rule, on.first)),
        kind="out_of_force",
        subject={},
        reason=_around(before, after, gap.on),
        condition=None,
        events=[],
        on=gap.on,
        before=_days(before),
        after=_days(after),
    )


def _of_the_rule(rule: Rule, version: RuleVersion) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "title": Text(da=rule.title.da, en=rule.title.en),
        "starts": Text(da=_starts(rule, version, DA), en=_starts(rule, version, EN)),
        "started_by": [
            StartingEvent(
                event=pattern.event,
                where={field: list(values) for field, values in pattern.where.items()},
                unless={field: list(values) for field, values in pattern.unless.items()},
            )
            for pattern in started_by(version.duty)
        ],
    }


def _starts(rule: Rule, version: RuleVersion, lang: str) -> str:
    """What gives rise to a duty; of one that a birthday gives rise to, the duty itself."""
    patterns = tuple(started_by(version.duty))
    if not patterns:
        return tell(rule.kind, version.duty, lang).duty
    speech = Speech(lang)
    if getattr(version.duty, "while_running", ()) == patterns:
        return sentence(of(WHY_NOT["while"], lang).format(running=speech.running(patterns)))
    return sentence(of(WHY_NOT["starts"], lang).format(event=speech.now(patterns, _WHEN)))


def _nearest(rule: Rule, day: int) -> RuleVersion:
    """The version in force on a day, or the one whose days are nearest to it."""
    return min(rule.versions, key=lambda version: max(version.first - day, day - version.last, 0))


def _around(before: RuleVersion | None, after: RuleVersion | None, on: str) -> Text:
    return Text(da=_around_in(before, after, on, DA), en=_around_in(before, after, on, EN))


def _around_in(before: RuleVersion | None, after: RuleVersion | None, on: str, lang: str) -> str:
    """That no version was in force on the day that governs, and which ones were before and after."""
    said = [of(WHY_NOT["gap"], lang).format(on=moment_in_words(on, lang))]
    for key, version in (("before", before), ("after", after)):
        if version is not None:
            words = {"provision": provision_text(version), "days": in_force_text(version, lang)}
            said.append(of(WHY_NOT[key], lang).format(**words))
    return " ".join(said)


def _days(version: RuleVersion | None) -> InForceDays | None:
    if version is None:
        return None
    return InForceDays(
        version=version.id,
        provision=provision_text(version),
        from_day=date.fromordinal(version.first),
        until=None if version.last >= LATEST else date.fromordinal(version.last),
    )
