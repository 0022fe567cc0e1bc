"""Why an assertion does not hold: the message that a failing test shows, in Danish or in English.

Of each duty that is not as expected it gives the status, what the file shows, the due day, what was expected, what
would settle it, the provision and the steps of the derivation. Lines are kept so short that a report of pytest, which
sets 12 columns before them where the test is a method, stays within 100.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from childlaw_rules.assertions.asked import Asked
from childlaw_rules.assertions.mismatch import Difference, Mismatch, value_of
from childlaw_rules.assertions.words import HEADLINES, LABELS, PHRASES
from childlaw_rules.catalogue import STATUS_NAMES, SUBJECT_NAMES
from childlaw_rules.cprshape import masked
from childlaw_rules.explain.naming import subject_in_words
from childlaw_rules.finding import Finding, Report, Text
from childlaw_rules.prose.tables import wrapped_with_numbers
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.sentences import DA, day_in_words, instants_in_words, remark_in_words
from childlaw_rules.when import Point

WIDTH: Final = 88
#: So many duties are explained in full; of the others there is a line each.
IN_FULL: Final = 5
#: So many of the others are named, and as many reasons why a rule does not apply.
IN_SHORT: Final = 20
_LABEL: Final = 14


@dataclass(frozen=True, repr=False)
class Explanation:
    """Why an assertion does not hold. It is the argument of the ``AssertionError``; as text it is the message.

    ``lang`` is the language of the text, ``da`` or ``en``; None where nobody chose one, which is Danish.
    ``mismatches`` are the duties that are not as expected, ``report`` is the oracle's.
    """

    asked: Asked
    headline: str
    counts: Mapping[str, Any]
    mismatches: tuple[Mismatch, ...] = ()
    #: Why rules give no finding: the rule, and a sentence.
    reasons: tuple[tuple[str, Text], ...] = ()
    #: Ways out, by their keys in the table of phrases.
    hints: tuple[str, ...] = ()
    lang: str | None = None

    @property
    def report(self) -> Report:
        """The report of the oracle."""
        return self.asked.report

    def text(self, lang: str) -> str:
        """The message in a language, ``da`` or ``en``."""
        return masked("\n".join(line.rstrip() for line in _lines(self, lang)))

    def __str__(self) -> str:
        return self.text(self.lang or DA)

    def __repr__(self) -> str:
        return masked(f"<Explanation: {_headline(self, self.lang or DA)}>")


def _lines(said: Explanation, lang: str) -> Iterator[str]:
    # Before the first line python sets the name of the error.
    yield from wrapped_with_numbers(WIDTH - len("AssertionError: "), _headline(said, lang), long_words=False)
    yield from _header(said, lang)
    ruleset = said.asked.ruleset
    for mismatch in said.mismatches[:IN_FULL]:
        yield ""
        yield from _mismatch(mismatch, ruleset, lang)
    further = said.mismatches[IN_FULL:]
    if further:
        yield ""
        yield of(PHRASES["further"], lang)
        for mismatch in further[:IN_SHORT]:
            yield from _wrapped(_head(mismatch, ruleset, lang), "", "    ")
        yield from _cut(further, IN_SHORT)
    if said.reasons:
        yield ""
        for rule, reason in said.reasons[:IN_SHORT]:
            yield from _wrapped(f"{rule}: {in_language(reason, lang)}", "", "    ")
        yield from _cut(said.reasons, IN_SHORT)
    for hint in said.hints:
        yield ""
        yield from _wrapped(of(PHRASES[hint], lang))


def _cut(rows: Sequence[object], shown: int) -> Iterator[str]:
    if len(rows) > shown:
        yield f"... + {len(rows) - shown}"


def _headline(said: Explanation, lang: str) -> str:
    return of(HEADLINES[said.headline], lang).format(**said.counts)


def _header(said: Explanation, lang: str) -> Iterator[str]:
    report, only = said.report, said.asked.only
    as_of = Point.parse(report.as_of)
    day = day_in_words(as_of.first, lang)
    if as_of.instant is not None:
        day = instants_in_words((as_of.instant, as_of.instant), lang).removeprefix("den ")
    line = of(PHRASES["case"], lang).format(case=report.case or "–", day=day)
    if report.known_at is not None:
        line += of(PHRASES["known"], lang).format(known=report.known_at)
    if only.words:
        line += of(PHRASES["only"], lang).format(only=", ".join(only.words))
    yield from _wrapped(line)
    stamp = report.ruleset
    yield from _wrapped(
        of(PHRASES["stamp"], lang).format(version=stamp.version, digest=stamp.digest[:19], engine=stamp.engine)
    )


def _mismatch(mismatch: Mismatch, ruleset: Ruleset, lang: str) -> Iterator[str]:
    yield from _wrapped(_head(mismatch, ruleset, lang), "", "    ")
    finding = mismatch.finding
    if finding is not None:
        yield from _wrapped(in_language(finding.message, lang), "    ", "    ")
    told = "expected" if mismatch.ours is None else "ours"
    for name, value in _fields(mismatch):
        yield from _row(name, _with_expected(name, value, mismatch.differences, told, lang), lang)
    if finding is None:
        yield from _row("theirs", of(PHRASES["no-such"], lang), lang)
        yield from _row("rule", mismatch.rule, lang)
        return
    if not mismatch.differences:
        yield from _row("ours", of(PHRASES["no-such"], lang), lang)
    yield from _rest(finding, {difference.field for difference in mismatch.differences}, lang)


def _fields(mismatch: Mismatch) -> Iterator[tuple[str, Any]]:
    """The fields that are told with their values: status and due day always, others where they differ."""
    finding = mismatch.finding
    if finding is None:
        for name, value in (mismatch.ours or {}).items():
            yield name, value
        return
    differing = [difference.field for difference in mismatch.differences]
    for name in ("status", "due"):
        if name in differing or name == "status" or finding.due is not None:
            yield name, value_of(finding, name)
    for name in differing:
        if name not in ("status", "due"):
            yield name, value_of(finding, name)


def _with_expected(name: str, value: Any, differing: Sequence[Difference], told: str, lang: str) -> str:
    found = _value(name, value, lang)
    for difference in differing:
        if difference.field == name:
            return of(PHRASES[told], lang).format(found=found, expected=_value(name, difference.expected, lang))
    return found


def _rest(finding: Finding, told: set[str], lang: str) -> Iterator[str]:
    """What else a finding says, as far as it is not told yet."""
    if finding.possible and "possible" not in told:
        yield from _row("possible", ", ".join(finding.possible), lang)
    if finding.missing_facts:
        facts = [f"{in_language(fact.text, lang)} ({fact.fact})" for fact in finding.missing_facts]
        yield from _rows("missing_facts", facts, lang)
    if finding.remarks and "remarks" not in told:
        yield from _row("remarks", "; ".join(remark_in_words(remark, lang) for remark in finding.remarks), lang)
    for other in finding.sensitive_to:
        phrase = of(PHRASES["reading"], lang)
        line = phrase.format(alternative=other.alternative, reading=other.reading, status=other.status)
        yield from _row("reading", line, lang)
    source = finding.source
    places = [word for word in (source.act, source.provision, source.edition) if word]
    known = PHRASES.get(f"evidence-{source.evidence}")
    if known is not None:
        places.append(of(known, lang))
    yield from _row("provision", ", ".join([" ".join(places[:2]), *places[2:]]), lang)
    steps = [f"{number}. {in_language(step.text, lang)}" for number, step in enumerate(finding.steps, start=1)]
    yield from _rows("steps", steps, lang, hang=3)
    yield from _row("rule", f"{finding.rule} ({finding.version})", lang)


def _row(label: str, text: str, lang: str) -> Iterator[str]:
    return _rows(label, [text], lang)


def _rows(label: str, texts: Sequence[str], lang: str, hang: int = 0) -> Iterator[str]:
    """A label with what it says, each text on a line of its own; what does not fit a line hangs below it."""
    first = " " * 4 + of(LABELS[label], lang).ljust(_LABEL)
    for text in texts:
        yield from _wrapped(text, first, " " * (4 + _LABEL + hang))
        first = " " * (4 + _LABEL)


def _head(mismatch: Mismatch, ruleset: Ruleset, lang: str) -> str:
    """``[MET LATE] The investigation is completed within 4 months (need n1)``."""
    rule = ruleset.by_id.get(mismatch.rule)
    title = mismatch.rule if rule is None else in_language(rule.title, lang)
    finding = mismatch.finding
    if finding is None:
        return f"[–] {title}"
    of_whom = subject_in_words(finding.subject, finding.occurrence, lang)
    return f"[{of(STATUS_NAMES[finding.status.value], lang).upper()}] {title}{f' ({of_whom})' if of_whom else ''}"


def _value(name: str, value: Any, lang: str) -> str:
    """A value as a case or a test writes it."""
    if value is None or value in ((), {}):
        return of(PHRASES["nothing"], lang)
    if isinstance(value, tuple) and name == "status":
        *others, last = map(str, value)
        return of(PHRASES["any-of"], lang).format(others=", ".join(others), last=last) if others else last
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{of(SUBJECT_NAMES[kind], lang)} {id_}" for kind, id_ in value.items())
    return str(value)


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrapped_with_numbers(WIDTH, text, first, rest, long_words=False)
