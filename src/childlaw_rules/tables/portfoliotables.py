"""From many cases to their tables: counted one by one, laid out, masked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Final

from childlaw_rules.arguments import refuse, unlike, words_of
from childlaw_rules.errors import Problem, did_you_mean
from childlaw_rules.evaluate import When
from childlaw_rules.finding import RulesetStamp, Text
from childlaw_rules.portfolio import CarriedRules, Refused, carried_rules, each_case
from childlaw_rules.portfolio.sources import Cases
from childlaw_rules.profiles import Profile, profile
from childlaw_rules.profiles.reading import rules_named
from childlaw_rules.rule.words import Category
from childlaw_rules.rulebook import Ruleset, ruleset_unlike
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.tables.answertables import AnswerTables
from childlaw_rules.tables.counted import Counted, Days
from childlaw_rules.tables.counting import DECIDED_FIRST, RESPONSES, Counting, count_case, rules_read
from childlaw_rules.tables.drafting import Draft
from childlaw_rules.tables.models import Portfolio
from childlaw_rules.tables.placementtables import PlacementTables
from childlaw_rules.tables.reasontables import ReasonTables
from childlaw_rules.tables.timetables import ANSWER_TIMES, COMPLETIONS, SPANS, WAITS, TimeTables
from childlaw_rules.tables.words import ALL_RULES, note, text
from childlaw_rules.version import __version__

#: By what the answers may be broken down; the last two say when the duty was due.
STRATA: Final = ("category", "measure", "place", "year", "quarter", "month")
#: By what they are where nothing else is asked.
USUAL_STRATA: Final = STRATA[:-1]
#: Below what number groups may be masked at most: a larger one masks whole portfolios.
LARGEST_MASK: Final = 1_000
_WANTED_BY: Final = f"one or several of: {', '.join(STRATA)}"


def portfolio_tables(
    cases: Cases,
    *,
    profile: Profile | str | None = None,
    by: str | Iterable[str] | None = None,
    mask: int | None = None,
    only: str | None = None,
    workers: int = 1,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | CarriedRules | None = None,
    readings: Mapping[str, str] | None = None,
    told: Callable[[Refused | None], object] | None = None,
) -> Portfolio:
    """The tables of many cases: answers, notifications, days, placements, waiting times, reasons.

    ``cases`` are those of ``evaluate_many``. With a ``profile`` (or its id) the rows are its questions, without one the
    rules; with ``only`` those of one category. ``by`` says by what the answers are broken down: ``category``,
    ``measure``, ``place``, ``year``, and ``quarter`` or ``month`` in which a duty was due; by default all but the
    month. With ``mask`` numbers from 1 to below it are masked, and as many others as it takes for them not to be
    worked out. A case that cannot be used is in no table; how many there were is said. ``told`` is called for each
    case: with what was wrong where it was refused, else with None. The other arguments are those of ``evaluate_many``.

    Each case is counted by itself and the counts are added up, so memory does not grow with the number of cases.
    Raises ``ArgumentError`` for arguments that cannot be used, and ``RuleError`` for rules that cannot be read.
    """
    strata, problems = _strata(by)
    if told is not None and not callable(told):
        problems += unlike("told", told, type(refuse), "a function")
    refuse(_unlike(profile, only, rules), _mask_unlike(mask), problems)
    asked = _profile(profile) if isinstance(profile, str) else profile
    ruleset = _ruleset(asked, rules, readings, only)
    given = (
        ruleset if workers == 1 else carried_rules(ruleset, rules.folder if isinstance(rules, CarriedRules) else None)
    )
    work = partial(count_case, Counting(asked, given))
    total, left_out = Counted(), 0
    for one in each_case(cases, work, workers=workers, as_of=as_of, known_at=known_at, rules=given):
        if isinstance(one, Refused):
            left_out += 1
        else:
            total.add(one.value)
        if told is not None:
            told(one if isinstance(one, Refused) else None)
    return laid_out(total, asked, ruleset, by=strata, mask=mask, refused=left_out)


def laid_out(
    counted: Counted,
    profile: Profile | None,
    rules: Ruleset,
    *,
    by: Iterable[str] = USUAL_STRATA,
    mask: int | None = None,
    refused: int = 0,
) -> Portfolio:
    """The tables of what was counted."""
    draft, strata = Draft(beside={("cases",)}), tuple(by)
    draft.count(("cases",), counted.cases)
    answers = AnswerTables(draft, counted, profile, rules)
    answers.answers()
    for one in strata:
        if one == "category":
            answers.by_category()
        elif one in {"measure", "place"}:
            answers.by_kind(one)
        elif one == "year":
            answers.by_year()
        else:
            answers.over_time(one)
    answers.periods_add_up([one for one in strata if one in {"quarter", "month"}])
    answers.of_rules("notifications", RESPONSES)
    times = TimeTables(draft, counted)
    times.durations("notification-times", ANSWER_TIMES, "times")
    for one in ANSWER_TIMES:
        times.spread(one)
    times.durations("times", COMPLETIONS, "times")
    for one in SPANS:
        if one in COMPLETIONS:
            times.spread(one)
    placements = PlacementTables(draft, counted, times, mask)
    placements.stays()
    placements.moves()
    placements.between()
    answers.of_rules("moves-decided", (DECIDED_FIRST,))
    times.durations("waits", WAITS, "waits")
    times.spread("start")
    reasons = ReasonTables(draft, counted, profile, rules, answers.asked)
    reasons.not_met()
    reasons.not_shown()
    tables, hidden = draft.finished(mask)
    small = ("cases",) in hidden
    return Portfolio(
        profile=None if profile is None else profile.id,
        title=text(ALL_RULES) if profile is None else Text(da=profile.title.da, en=profile.title.en),
        ruleset=RulesetStamp(version=rules.version, digest=rules.digest, engine=__version__),
        first_day_looked_at=_day(counted.looked_at, 0),
        last_day_looked_at=_day(counted.looked_at, 1),
        first_event=_month(counted.happened, 0),
        last_event=_month(counted.happened, 1),
        cases=None if small else counted.cases,
        constructed=None if small else counted.constructed,
        refused=refused,
        mask=mask,
        notes=tuple(_notes(counted, refused, mask)),
        tables=tables,
    )


def _notes(counted: Counted, refused: int, mask: int | None) -> Iterable[Text]:
    if counted.constructed and counted.constructed == counted.cases:
        yield note("constructed")
    elif counted.constructed:
        yield note("some-constructed", number=counted.constructed)
    if refused:
        yield note("one-refused" if refused == 1 else "refused", number=refused)
    if mask is not None:
        yield note("masked", most=mask - 1)


def _day(days: Days | None, end: int) -> str | None:
    return None if days is None else date.fromordinal(days[end]).isoformat()


def _month(days: Days | None, end: int) -> str | None:
    return None if days is None else f"{date.fromordinal(days[end]):%Y-%m}"


def _unlike(asked: object, only: object, rules: object) -> list[Problem]:
    problems = []
    if asked is not None and not isinstance(asked, Profile):
        problems += unlike("profile", asked, str, "a review profile or its id, for example 'bdo-randers-2016'")
    if only is not None:
        problems += unlike("only", only, str, "a category of rules, for example 'notification'")
        known = [category.value for category in Category]
        if isinstance(only, str) and only not in known:
            hint = did_you_mean(only, known) or f"; one of: {', '.join(known)}"
            problems.append(Problem("only", f"unknown category '{only}'{hint}"))
        if asked is not None:
            problems.append(Problem("only", "goes without a profile: a profile says itself which rules it reads"))
    if rules is not None and not isinstance(rules, CarriedRules):
        problems += ruleset_unlike(rules)
    return problems


def _mask_unlike(mask: object) -> list[Problem]:
    wanted = f"a whole number from 2 to {LARGEST_MASK}: numbers below it are masked"
    if mask is None:
        return []
    if isinstance(mask, bool) or not isinstance(mask, int):
        return unlike("mask", mask, type(None), wanted)
    return [] if 2 <= mask <= LARGEST_MASK else [Problem("mask", f"must be {wanted}")]


def _strata(by: str | Iterable[str] | None) -> tuple[tuple[str, ...], list[Problem]]:
    if by is None:
        return USUAL_STRATA, []
    words, problems = words_of("by", by, _WANTED_BY)
    for word in words:
        if word not in STRATA:
            hint = did_you_mean(word, STRATA) or f"; one of: {', '.join(STRATA)}"
            problems.append(Problem("by", f"unknown stratum '{word}'{hint}"))
    return tuple(one for one in STRATA if one in words), problems


def _ruleset(
    asked: Profile | None,
    rules: Ruleset | CarriedRules | None,
    readings: Mapping[str, str] | None,
    only: str | None,
) -> Ruleset:
    ruleset = rules.ruleset() if isinstance(rules, CarriedRules) else load_rules() if rules is None else rules
    if readings is not None:
        ruleset = ruleset.choosing(readings)
    if only is not None:
        return rules_named(ruleset, {rule.id for rule in ruleset.rules if rule.category == only})
    return rules_read(asked, ruleset)


_profile = profile
