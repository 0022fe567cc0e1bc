"""Assertions about one case: that it complies, that it shows a finding, that a rule does not apply to it.

They work in any test suite. Each raises ``AssertionError`` whose argument is the ``Explanation``, and ``CaseError`` or
``ArgumentError`` where the case or an argument cannot be used. No frame of theirs shows in the tracebacks of pytest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, Literal

from childlaw_rules.arguments import wrong_type
from childlaw_rules.assertions.asked import Asked, CaseOrReport, Words, ask, lang_problems, rule_problems
from childlaw_rules.assertions.explanation import Explanation
from childlaw_rules.assertions.mismatch import IDENTITY, Difference, Mismatch, differences, read_expected, read_statuses
from childlaw_rules.errors import Problem
from childlaw_rules.evaluate import When
from childlaw_rules.finding import Finding, NotApplicable, OutOfForce, Report, Status
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.when import Point

Statuses = Status | str | Iterable[Status | str]
Moment = date | datetime | str | Point


class Unsaid(Enum):
    """Marks an argument that was left out, where None says something of its own."""

    ANY = "any"


ANY: Final = Unsaid.ANY
#: The statuses under which a file complies with a duty.
COMPLIANT: Final = (Status.MET, Status.EXCUSED, Status.PENDING)


def assert_compliant(
    case: CaseOrReport,
    *,
    as_of: When | None = None,
    known_at: When | None = None,
    only: Words | None = None,
    allow: Statuses = (),
    at_least: int = 1,
    rules: Ruleset | None = None,
    readings: Mapping[str, str] | None = None,
    lang: Literal["da", "en"] | None = None,
) -> Report:
    """Assert that every duty in a case is met, excused or pending; returns the report.

    ``case`` is what ``evaluate`` takes, or a report. ``only`` looks at a part: ids of rules, categories and acts; rules
    and categories add to each other, acts narrow them. ``allow`` accepts further statuses: what is undetermined is not
    accepted otherwise. ``at_least`` is the number of findings that must have been looked at, so that a case to which
    nothing applies does not pass for a compliant one. ``as_of``, ``known_at``, ``rules`` and ``readings`` are those of
    ``evaluate``. ``lang`` is the language of the message, ``da`` or ``en``.

    Raises ``AssertionError`` with the explanation, ``CaseError`` and ``ArgumentError``.
    """
    __tracebackhide__ = True
    problems = lang_problems(lang)
    accepted = tuple(status.value for status in COMPLIANT)
    if allow != ():
        try:
            accepted += tuple(status for status in read_statuses(allow) if status not in accepted)
        except ValueError as error:
            problems.append(Problem("allow", str(error)))
    if isinstance(at_least, bool) or not isinstance(at_least, int):
        problems.append(wrong_type("at_least", at_least, "a whole number"))
    asked = ask(case, problems, as_of=as_of, known_at=known_at, only=only, rules=rules, readings=readings)
    found = [
        Mismatch(finding.rule, finding, (Difference("status", accepted, finding.status.value),))
        for finding in asked.findings
        if finding.status.value not in accepted
    ]
    # What is merely not settled comes after what counts against the file.
    found.sort(key=lambda mismatch: mismatch.finding is not None and not mismatch.finding.non_compliant)
    count = len(asked.findings)
    if found:
        key = "one-differs" if len(found) == 1 else "some-differ"
        open_ = any(mismatch.finding and mismatch.finding.status is Status.UNDETERMINED for mismatch in found)
        hints = ("state-facts",) if open_ else ()
        raise AssertionError(
            Explanation(asked, key, {"count": len(found), "all": count}, tuple(found), (), hints, lang)
        )
    if count < at_least:
        key = "too-few" if count else "none"
        hints = () if count else ("nothing-asserted",)
        raise AssertionError(
            Explanation(asked, key, {"count": count, "least": at_least}, (), asked.reasons(), hints, lang)
        )
    return asked.report


def assert_finding(
    case: CaseOrReport,
    rule: str,
    status: Statuses | None = None,
    *,
    due: Moment | Unsaid | None = ANY,
    subject: Mapping[str, str] | None = None,
    occurrence: int | Unsaid | None = ANY,
    trigger: Moment | Unsaid | None = ANY,
    fulfilled: Moment | Unsaid | None = ANY,
    days_late: int | Unsaid | None = ANY,
    version: str | Unsaid = ANY,
    remarks: Words | Unsaid = ANY,
    possible: Words | Unsaid = ANY,
    missing_facts: Words | Unsaid = ANY,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | None = None,
    readings: Mapping[str, str] | None = None,
    lang: Literal["da", "en"] | None = None,
) -> Finding:
    """Assert that a rule gives a finding like this; returns the first that fits.

    ``status`` is one or several of which one must be the finding's. ``subject`` names threads or a party, as far as it
    matters: ``{"need": "n1"}``. ``due``, ``trigger`` and ``fulfilled`` are moments: a date, a datetime or the texts of
    a case; None says that there is none. An instant is the same in every offset; a day is no instant. ``days_late``
    counts whole days. ``remarks``, ``possible`` and ``missing_facts`` are compared whole, in any order. What is left
    out may be anything. The other arguments are those of ``assert_compliant``.

    Raises ``AssertionError`` with the explanation of what the rule says instead, ``CaseError`` and ``ArgumentError``.
    """
    __tracebackhide__ = True
    said: dict[str, Any] = {
        "due": due,
        "occurrence": occurrence,
        "trigger": trigger,
        "fulfilled": fulfilled,
        "days_late": days_late,
        "version": version,
        "remarks": remarks,
        "possible": possible,
        "missing_facts": missing_facts,
        "status": ANY if status is None else status,
        "subject": ANY if subject is None else subject,
    }
    wanted, problems = read_expected({name: value for name, value in said.items() if value is not ANY})
    asked = _ask_rule(case, rule, problems, as_of, known_at, rules, readings, lang)
    found = [(finding, differences(finding, wanted)) for finding in asked.findings]
    for finding, differing in found:
        if not differing:
            return finding
    if not found:
        hints = ("meant-not-applicable",) if _notes(asked, rule) else ("meant-out-of-force",)
        raise AssertionError(Explanation(asked, "no-finding", {"rule": rule}, (), asked.reasons(), hints, lang))
    # Where some are about the subject that is meant, the others are of no interest.
    meant = [row for row in found if not any(difference.field in IDENTITY for difference in row[1])]
    shown = tuple(Mismatch(rule, finding, differing) for finding, differing in meant or found)
    raise AssertionError(Explanation(asked, "other-finding", {"rule": rule}, shown, (), (), lang))


def assert_not_applicable(
    case: CaseOrReport,
    rule: str,
    *,
    subject: Mapping[str, str] | None = None,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | None = None,
    readings: Mapping[str, str] | None = None,
    lang: Literal["da", "en"] | None = None,
) -> NotApplicable:
    """Assert that a rule does not apply; returns the note that says why.

    With ``subject`` it must not apply to that one; without, it must give no finding at all. A rule that is out of force
    is another thing: see ``assert_out_of_force``. The other arguments are those of ``assert_compliant``.

    Raises ``AssertionError`` with the explanation of its findings, ``CaseError`` and ``ArgumentError``.
    """
    __tracebackhide__ = True
    wanted, problems = read_expected({} if subject is None else {"subject": subject})
    asked = _ask_rule(case, rule, problems, as_of, known_at, rules, readings, lang)
    found = tuple(Mismatch(rule, finding) for finding in asked.findings if not differences(finding, wanted))
    notes = [note for note in _notes(asked, rule) if _about(note.subject, subject)]
    if not found and notes:
        return notes[0]
    if found:
        raise AssertionError(
            Explanation(asked, "applies", {"rule": rule}, _as_found(found, "not_applicable"), (), (), lang)
        )
    if _gaps(asked, rule):
        hints: tuple[str, ...] = ("meant-out-of-force",)
        raise AssertionError(Explanation(asked, "not-in-force", {"rule": rule}, (), asked.reasons(), hints, lang))
    # Nothing is said of this subject, though the rule says something of others.
    others = tuple(Mismatch(rule, finding, differences(finding, wanted)) for finding in asked.findings)
    counts = {"rule": rule, "subject": ", ".join(f"{kind} {id_}" for kind, id_ in (subject or {}).items())}
    raise AssertionError(Explanation(asked, "no-subject", counts, others, asked.reasons(), (), lang))


def assert_out_of_force(
    case: CaseOrReport,
    rule: str,
    *,
    on: Moment | None = None,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | None = None,
    readings: Mapping[str, str] | None = None,
    lang: Literal["da", "en"] | None = None,
) -> OutOfForce:
    """Assert that no version of a rule was in force on the day that governs; returns the note with that day.

    ``on`` is that day, where it matters. The other arguments are those of ``assert_compliant``.

    Raises ``AssertionError`` with the explanation of its findings, ``CaseError`` and ``ArgumentError``.
    """
    __tracebackhide__ = True
    wanted, problems = read_expected({} if on is None else {"due": on})
    asked = _ask_rule(case, rule, [Problem("on", p.message) for p in problems], as_of, known_at, rules, readings, lang)
    gaps = _gaps(asked, rule)
    for gap in gaps:
        if not asked.findings and (on is None or str(wanted["due"]) == gap.on):
            return gap
    if asked.findings:
        found = tuple(Mismatch(rule, finding) for finding in asked.findings)
        raise AssertionError(
            Explanation(asked, "in-force", {"rule": rule}, _as_found(found, "out_of_force"), (), (), lang)
        )
    key, hints = ("other-day", ()) if gaps else ("does-not-apply", ("meant-not-applicable",))
    counts = {"rule": rule, "on": None if on is None else str(wanted["due"])}
    raise AssertionError(Explanation(asked, key, counts, (), asked.reasons(), hints, lang))


def _ask_rule(
    case: CaseOrReport,
    rule: str,
    problems: list[Problem],
    as_of: When | None,
    known_at: When | None,
    rules: Ruleset | None,
    readings: Mapping[str, str] | None,
    lang: str | None,
) -> Asked:
    """The findings of one rule."""
    __tracebackhide__ = True
    unknown = rule_problems(rule, rules)
    return ask(
        case,
        [*unknown, *problems, *lang_problems(lang)],
        as_of=as_of,
        known_at=known_at,
        only=None if unknown else rule,
        rules=rules,
        readings=readings,
    )


def _as_found(found: Iterable[Mismatch], wanted: str) -> tuple[Mismatch, ...]:
    """Findings where none was expected: what was expected instead of their status."""
    return tuple(
        Mismatch(row.rule, row.finding, (Difference("status", (wanted,), row.finding.status.value),))
        for row in found
        if row.finding is not None
    )


def _notes(asked: Asked, rule: str) -> list[NotApplicable]:
    return [note for note in asked.report.not_applicable if note.rule == rule]


def _gaps(asked: Asked, rule: str) -> list[OutOfForce]:
    return [gap for gap in asked.report.out_of_force if gap.rule == rule]


def _about(found: Mapping[str, str], subject: Mapping[str, str] | None) -> bool:
    """Whether a note is about a subject; one that names none is about all."""
    return all(found.get(kind, id_) == id_ for kind, id_ in (subject or {}).items())
