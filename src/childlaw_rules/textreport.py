"""The report as plain text: grouped by category, what counts against the file first, 80 columns, no colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from childlaw_rules.explain import Depth
from childlaw_rules.explain import explain as explained
from childlaw_rules.explain.naming import status_in_words, subject_in_words, titled
from childlaw_rules.explain.said import evidence_in_words, possible_in_words
from childlaw_rules.finding import NON_COMPLIANT, NOT_APPLICABLE, Finding, Report, Status
from childlaw_rules.prose.tables import wrapped_with_numbers
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rule.words import CATEGORY_TITLES, Category
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.sentences import (
    DA,
    day_in_words,
    event_in_words,
    field_in_words,
    instants_in_words,
    remark_in_words,
)
from childlaw_rules.when import Point

WIDTH: Final = 80
_Told = Callable[[Finding, Ruleset, str], Iterator[str]]
_ORDER: Final = (
    Status.OVERDUE,
    Status.MISSING,
    Status.MET_LATE,
    Status.UNDETERMINED,
    Status.PENDING,
    Status.EXCUSED,
    Status.MET,
)
_WORDS: Final = {
    "case": ("Sag {case}, set pr. {day}", "Case {case}, as of {day}"),
    "known": ("Registreret senest {known}", "Recorded no later than {known}"),
    "stamp": ("Regelsæt {version} ({digest}), motor {engine}", "Rule set {version} ({digest}), engine {engine}"),
    "none": ("Ingen regler gælder for sagen.", "No rule applies to the case."),
    "hidden": (
        "{count} opfyldte vises med --all.",
        "{count} met, shown with --all.",
    ),
    "unstated": ("Ikke oplyst i sagen", "Not stated in the file"),
    "unstated_count": (
        "Ikke afgjort, fordi hændelserne ikke siger, hvad de indeholder: {count}. Vises en for en med --all.",
        "Not settled, since the events do not say what they hold: {count}. Shown one by one with --all.",
    ),
    "unrecorded": ("Ikke kendt registreret", "Not known to be recorded"),
    "unrecorded_count": (
        "Ikke afgjort, fordi det ikke er oplyst, at kildesystemet registrerer det følgende (coverage): {count}. "
        "Vises en for en med --all.",
        "Not settled, since it is not said that the source records the following (coverage): {count}. "
        "Shown one by one with --all.",
    ),
    "not_applicable": ("Gælder ikke", "Not applicable"),
    "out_of_force": ("Ingen version i kraft", "No version in force"),
    "on": ("den dag, der er afgørende: {on}", "on the day that governs: {on}"),
    "remarks": ("Bemærk", "Note"),
    "alike": ("Tilsvarende", "Likewise"),
    "possible": ("Mulige udfald", "Possible"),
    "settles": ("Mangler at vide", "To settle it"),
    "reading": (
        "Efter læsningen »{alternative}« ({reading}): {status}.",
        "Under the reading '{alternative}' ({reading}): {status}.",
    ),
    "evidence": ("kilde: {evidence}", "source: {evidence}"),
}


def render(
    report: Report,
    ruleset: Ruleset,
    *,
    lang: str = DA,
    show_all: bool = False,
    explain: bool = False,
    depth: Depth | None = None,
) -> str:
    """The report as text. ``show_all`` adds what is met and what does not apply, ``explain`` the derivation.

    With ``depth`` each finding is told as a line, a paragraph or a ledger instead.
    """
    told = partial(_finding, explain=explain) if depth is None else partial(_in_depth, depth=depth)
    return "\n".join(_lines(report, ruleset, lang, show_all=show_all, told=told)) + "\n"


def _lines(report: Report, ruleset: Ruleset, lang: str, *, show_all: bool, told: _Told) -> Iterator[str]:
    at = Point.parse(report.as_of)
    day = day_in_words(at.first, lang)
    if at.instant is not None:
        day = instants_in_words((at.instant, at.instant), lang).removeprefix("den ")
    title = _say("case", lang).format(case=report.case or "–", day=day)
    yield from _wrapped(title)
    yield "=" * min(len(title), WIDTH)
    if report.known_at is not None:
        yield from _wrapped(_say("known", lang).format(known=report.known_at))
    digest = report.ruleset.digest[:19]
    stamp = report.ruleset
    yield from _wrapped(_say("stamp", lang).format(version=stamp.version, digest=digest, engine=stamp.engine))
    yield from _wrapped(_counts(report.findings, lang))
    unstated = [] if show_all else [f for f in report.findings if _unstated(f, ruleset)]
    unrecorded = [] if show_all else [f for f in report.findings if _unrecorded(f)]
    folded = {id(f) for f in (*unstated, *unrecorded)}
    shown = [f for f in report.findings if (show_all or f.status is not Status.MET) and id(f) not in folded]
    for category in _categories(shown):
        yield ""
        heading = CATEGORY_TITLES[category][0 if lang == DA else 1].upper()
        yield heading
        yield "-" * len(heading)
        rows = [f for f in shown if f.category == category.value]
        rows.sort(key=lambda finding: _ORDER.index(finding.status))
        for number, (finding, *alike) in enumerate(_alike(rows)):
            if number:
                yield ""
            yield from told(finding, ruleset, lang)
            if alike:
                others = "; ".join(subject_in_words(other.subject, other.occurrence, lang) for other in alike)
                yield from _wrapped(f"{_say('alike', lang)}: {others}.", "    ", "    ")
    yield from _what_is_unstated(unstated, lang)
    yield from _what_is_unrecorded(unrecorded, lang)
    hidden = len(report.findings) - len(shown) - len(folded)
    if hidden:
        yield ""
        yield _say("hidden", lang).format(count=hidden)
    if show_all:
        yield from _rest(report, ruleset, lang)


def _unstated(finding: Finding, ruleset: Ruleset) -> bool:
    """Whether a duty is open only because the event that calls for it does not say what it holds.

    A duty to state something in an act, or one that need not exist at all.
    """
    rule = ruleset.by_id.get(finding.rule)
    if finding.status is not Status.UNDETERMINED or rule is None or finding.trigger is None:
        return False
    states = rule.kind == "presence" and not rule.versions[0].duty.must_happen
    if not states and (rule.kind not in ("presence", "precondition") or NOT_APPLICABLE not in finding.possible):
        return False
    act = finding.trigger.event
    need_not_exist = NOT_APPLICABLE in finding.possible
    own = [fact for fact in finding.missing_facts if fact.event == act and fact.field not in (None, "at")]
    others = [fact for fact in finding.missing_facts if fact not in own]
    return bool(own) and all(need_not_exist and fact.fact.startswith("coverage.") for fact in others)


def _unrecorded(finding: Finding) -> bool:
    """Whether a finding is open only because it is not known that the source records something."""
    if finding.status is not Status.UNDETERMINED or not finding.missing_facts:
        return False
    return all(fact.fact.startswith("coverage.") for fact in finding.missing_facts)


def _what_is_unrecorded(findings: list[Finding], lang: str) -> Iterator[str]:
    """What the source would have to record, with the number of findings that wait for it."""
    if not findings:
        return
    yield ""
    heading = _say("unrecorded", lang).upper()
    yield heading
    yield "-" * len(heading)
    yield from _wrapped(_say("unrecorded_count", lang).format(count=len(findings)))
    types = dict.fromkeys(fact.type or "" for finding in findings for fact in finding.missing_facts)
    yield from _wrapped(", ".join(event_in_words(type_, lang) for type_ in types) + ".", "- ", "  ")


def _what_is_unstated(findings: list[Finding], lang: str) -> Iterator[str]:
    """One line for each event, with all that it leaves open."""
    if not findings:
        return
    yield ""
    heading = _say("unstated", lang).upper()
    yield heading
    yield "-" * len(heading)
    yield from _wrapped(_say("unstated_count", lang).format(count=len(findings)))
    events: dict[str, list[str]] = {}
    for finding in findings:
        for fact in finding.missing_facts:
            if fact.event is None:
                continue
            name = f"{event_in_words(fact.type or '', lang)} ({fact.event})"
            words = events.setdefault(name, [])
            field = field_in_words(fact.field or "", lang).replace("_", " ")
            if field not in words:
                words.append(field)
    for name, words in events.items():
        yield from _wrapped(f"{name}: {', '.join(words)}.", "- ", "  ")


def _counts(findings: list[Finding], lang: str) -> str:
    counts = {status: sum(1 for f in findings if f.status is status) for status in _ORDER}
    words = [f"{count} {status_in_words(status.value, lang)}" for status, count in counts.items() if count]
    return ", ".join(words) + "." if words else _say("none", lang)


def _categories(findings: list[Finding]) -> list[Category]:
    """Categories with something that counts against the file first, then the others, each in the fixed order."""
    against = {f.category for f in findings if f.status in NON_COMPLIANT}
    present = {f.category for f in findings}
    return sorted(
        (category for category in Category if category.value in present),
        key=lambda category: category.value not in against,
    )


def _alike(findings: list[Finding]) -> list[list[Finding]]:
    """Findings of one rule that leave the same open, or wait for the same, taken together."""
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        key: object = number
        if finding.status is Status.UNDETERMINED:
            key = (finding.rule, tuple(finding.possible), finding.version)
        elif finding.status is Status.PENDING:
            key = (finding.rule, finding.message.da)
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def _finding(finding: Finding, ruleset: Ruleset, lang: str, *, explain: bool) -> Iterator[str]:
    label = f"[{status_in_words(finding.status.value, lang).upper()}] "
    yield from _wrapped(label + titled(finding, ruleset.by_id.get(finding.rule), lang), "", "    ")
    yield from _wrapped(in_language(finding.message, lang), "    ", "    ")
    if finding.possible:
        names = possible_in_words(finding, lang)
        yield from _wrapped(f"{_say('possible', lang)}: {names}.", "    ", "    ")
    for other in finding.sensitive_to:
        line = _say("reading", lang).format(
            alternative=other.alternative, reading=other.reading, status=status_in_words(other.status, lang)
        )
        yield from _wrapped(line, "    ", "    ")
    if finding.remarks:
        names = "; ".join(remark_in_words(remark, lang) for remark in finding.remarks)
        yield from _wrapped(f"{_say('remarks', lang)}: {names}.", "    ", "    ")
    if explain:
        for number, step in enumerate(finding.steps, start=1):
            yield from _wrapped(f"{number}. {in_language(step.text, lang)}", "      ", "         ")
    if explain or finding.source.evidence == "memory":
        evidence = evidence_in_words(finding, lang)
        if evidence:
            said = _say("evidence", lang).format(evidence=evidence)
            yield from _wrapped(f"{finding.rule} ({finding.version}); {said}", "      ", "      ")


def _in_depth(finding: Finding, ruleset: Ruleset, lang: str, *, depth: Depth) -> Iterator[str]:
    """A finding as a line, a paragraph or a ledger; what does not fit a line hangs below it."""
    for line in explained(finding, depth, lang, rules=ruleset).splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        yield from _wrapped(line.lstrip(), indent, indent + "    ")


def _rest(report: Report, ruleset: Ruleset, lang: str) -> Iterator[str]:
    if report.not_applicable:
        yield ""
        heading = _say("not_applicable", lang).upper()
        yield heading
        yield "-" * len(heading)
        for note in report.not_applicable:
            subject = f" ({', '.join(note.subject.values())})" if note.subject else ""
            yield from _wrapped(f"{note.rule}{subject}: {in_language(note.reason, lang)}", "", "    ")
    if report.out_of_force:
        yield ""
        heading = _say("out_of_force", lang).upper()
        yield heading
        yield "-" * len(heading)
        for gap in report.out_of_force:
            yield from _wrapped(f"{gap.rule}: {_say('on', lang).format(on=gap.on)}", "", "    ")


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    # The id of a case or of a thread may be longer than a line.
    return wrapped_with_numbers(WIDTH, text, first, rest, long_words=False)


def _say(key: str, lang: str) -> str:
    return of(_WORDS[key], lang)
