"""Rules as text for a jurist: the list of the set, and one rule with versions, readings and examples."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from childlaw_rules.prose.differing import only
from childlaw_rules.prose.exampletext import ExampleText
from childlaw_rules.prose.tables import wrapped
from childlaw_rules.prose.telling import Told, tell
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rule.words import CATEGORY_TITLES, Category, Reading
from childlaw_rules.rulebook import Rule, Ruleset, RuleVersion
from childlaw_rules.sentences import DA, day_in_words
from childlaw_rules.versiontext import PRACTICE, in_force_text, provision_text
from childlaw_rules.when import LATEST

WIDTH: Final = 100
LIST_WIDTH: Final = 110
_WORDS: Final = {
    "duty": ("Pligten", "The duty"),
    "summary": ("Kort sagt", "In short"),
    "versions": ("Bestemmelsen gennem tiden", "The provision through time"),
    "readings": ("Hvad loven lader stå åbent", "What the law leaves open"),
    "examples": ("Eksempler", "Examples"),
    "edition": ("Læst i", "Read in"),
    "evidence": ("Teksten", "The text"),
    "says": ("Indhold", "Says"),
    "here": ("Her gælder", "Here"),
    "not_here": ("Her gælder ikke", "Not here"),
    "taken": ("Lagt til grund", "Taken"),
    "why": ("Begrundelse", "Why"),
    "other": ("Anden læsning", "Other reading"),
    "practice": ("praksis", "practice"),
}
#: How the text is known, after »Teksten«.
EVIDENCE: Final = {
    "verified": ("er set i kilden", "was seen in the source"),
    "secondary": ("er kendt fra omtale", "is known at second hand"),
    "memory": ("er ikke efterprøvet og tæller aldrig imod en sag", "is not verified and never counts against a file"),
}
_EVIDENCE_SHORT: Final = {
    "verified": ("tekst set", "text seen"),
    "secondary": ("kendt fra omtale", "second hand"),
    "memory": ("ikke efterprøvet", "not verified"),
}
#: How far a rule has come.
REVIEW_STATUS: Final = {
    "draft": ("udkast", "draft"),
    "reviewed": ("gennemset", "reviewed"),
    "stable": ("afprøvet på sager", "stable"),
}
#: What the duty rests on.
BASIS: Final = {
    "statute": ("lovbestemt pligt", "duty laid down by statute"),
    "practice": ("målestok for god praksis", "yardstick of good practice"),
}


def rule_list(ruleset: Ruleset, lang: str = DA, category: str | None = None) -> str:
    """The rules under their categories: id, title, the acts with their days, evidence, status; counts at the end."""
    rules = _chosen(ruleset, category)
    lines: list[str] = []
    current: Category | None = None
    for rule in rules:
        if rule.category is not current:
            current = rule.category
            lines += [*([""] if lines else []), of(CATEGORY_TITLES[current], lang).upper()]
        marks = f"{_evidence_of(rule, lang)} · {of(REVIEW_STATUS[rule.status.value], lang)}"
        lines.append(f"  {rule.id}".ljust(LIST_WIDTH - len(marks) - 1) + f" {marks}")
        lines += _wrap(in_language(rule.title, lang), "    ", "    ", LIST_WIDTH)
        lines += _wrap("; ".join(_acts(rule, lang)), "    ", "    ", LIST_WIDTH)
    lines += ["", *_wrap(_counts(rules, lang), "", "", LIST_WIDTH)]
    lines.append(f"{'Regelsæt' if lang == DA else 'Rule set'} {ruleset.version}, {ruleset.digest}")
    return "\n".join(lines) + "\n"


def rule_list_json(ruleset: Ruleset, category: str | None = None) -> str:
    """The same as JSON: one object a rule with its versions."""
    rules = [
        {
            "id": rule.id,
            "category": rule.category.value,
            "kind": rule.kind,
            "basis": rule.basis.value,
            "status": rule.status.value,
            "title": rule.title.model_dump(),
            "duty": {lang: tell(rule.kind, rule.versions[-1].duty, lang).text for lang in ("da", "en")},
            "versions": [
                {
                    "id": version.id,
                    "from": date.fromordinal(version.first).isoformat(),
                    "until": None if version.last >= LATEST else date.fromordinal(version.last).isoformat(),
                    **version.source.model_dump(
                        mode="json", include={"act", "provision", "edition", "url", "evidence"}
                    ),
                }
                for version in rule.versions
            ],
        }
        for rule in _chosen(ruleset, category)
    ]
    data = {"version": ruleset.version, "digest": ruleset.digest, "rules": rules}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def rule_page(rule: Rule, lang: str = DA) -> str:
    """One rule: title, duty in sentences, provision by version, readings, examples."""
    return "\n".join(_page(rule, lang)) + "\n"


# -- the list --------------------------------------------------------------------------------------------------


def _chosen(ruleset: Ruleset, category: str | None) -> list[Rule]:
    return [rule for rule in ruleset.rules if category is None or rule.category.value == category]


def _acts(rule: Rule, lang: str) -> Iterator[str]:
    """Each act with the days on which the rule stands in it."""
    spans: dict[str, list[int]] = {}
    for version in rule.versions:
        act = of(_WORDS["practice"], lang) if version.source.act == PRACTICE else version.source.act
        spans.setdefault(act, [version.first, version.last])[1] = version.last
    for act, (first, last) in spans.items():
        since = day_in_words(first, lang)
        if last >= LATEST:
            yield f"{act} {'fra' if lang == DA else 'from'} {since}"
        else:
            yield f"{act} {since} – {day_in_words(last, lang)}"


def _evidence_of(rule: Rule, lang: str) -> str:
    """How the text is known; the versions counted where they differ."""
    found = Counter(version.source.evidence.value for version in rule.versions)
    if len(found) == 1:
        return of(_EVIDENCE_SHORT[next(iter(found))], lang)
    return ", ".join(f"{of(_EVIDENCE_SHORT[word], lang)} {number}" for word, number in found.items())


def _counts(rules: Sequence[Rule], lang: str) -> str:
    da = lang == DA
    statuses = Counter(rule.status.value for rule in rules)
    evidence = Counter(version.source.evidence.value for rule in rules for version in rule.versions)
    versions = sum(evidence.values())
    by_status = ", ".join(
        f"{statuses[word]} {of(pair, lang)}" for word, pair in REVIEW_STATUS.items() if statuses[word]
    )
    by_text = ", ".join(
        f"{evidence[word]} {of(pair, lang)}" for word, pair in _EVIDENCE_SHORT.items() if evidence[word]
    )
    rule_word = ("regel" if len(rules) == 1 else "regler") if da else ("rule" if len(rules) == 1 else "rules")
    version_word = "versioner" if da else "versions"
    return f"{len(rules)} {rule_word} ({by_status}); {versions} {version_word} ({by_text})."


# -- the page --------------------------------------------------------------------------------------------------


def _page(rule: Rule, lang: str) -> Iterator[str]:
    title = in_language(rule.title, lang)
    yield from _wrap(title)
    yield "=" * min(len(title), WIDTH)
    category = of(CATEGORY_TITLES[rule.category], lang)
    yield from _wrap(f"{rule.id} · {category} · {of(BASIS[rule.basis.value], lang)} · {_status(rule, lang)}")
    told = {version.id: tell(rule.kind, version.duty, lang) for version in rule.versions}
    latest = told[rule.versions[-1].id]
    yield from _heading("duty", lang)
    yield from _wrap(latest.duty)
    for term in latest.terms:
        yield from _wrap(f"– {term}", "", "  ")
    yield ""
    yield from _labelled("summary", in_language(rule.summary, lang), lang, "")
    yield from _heading("versions", lang)
    for version in rule.versions:
        yield from _version(version, lang)
        yield from _differing(told[version.id], latest, lang)
    if rule.readings:
        yield from _heading("readings", lang)
        for number, reading in enumerate(rule.readings, start=1):
            yield from _reading(rule, reading, number, lang)
    yield from _heading("examples", lang)
    numbers = {reading.id: number for number, reading in enumerate(rule.readings, start=1)}
    examples = ExampleText(lang, numbers, WIDTH - 4)
    for number, example in enumerate(rule.examples, start=1):
        yield from [""] if number > 1 else []
        name = f"Eksempel {number} (»{example.name}«)" if lang == DA else f"Example {number}: {example.name}"
        yield from _wrap(name)
        yield from (f"    {line}".rstrip() for line in examples.lines(example))


def _status(rule: Rule, lang: str) -> str:
    words = of(REVIEW_STATUS[rule.status.value], lang)
    if rule.reviewed is None:
        return words
    day = day_in_words(rule.reviewed.on.toordinal(), lang)
    by = "af" if lang == DA else "by"
    return f"{words} {by} {rule.reviewed.by}, {day} ({rule.reviewed.edition})"


def _version(version: RuleVersion, lang: str) -> Iterator[str]:
    source = version.source
    yield from _wrap(f"{provision_text(version)} · {in_force_text(version, lang)} · {version.id}", "", "  ")
    yield from _labelled("says", in_language(source.says, lang), lang)
    evidence = of(EVIDENCE[source.evidence.value], lang)
    yield from _labelled(
        "evidence", f"{evidence}{f' ({source.edition})' if source.edition else ''}.", lang, joined=True
    )
    if source.url:
        yield f"  {source.url}"


def _differing(here: Told, latest: Told, lang: str) -> Iterator[str]:
    """The sentences of a version that the latest does not say, and the other way round."""
    here_only = only(here, latest)
    yield from _labelled("here", " ".join(here_only), lang)
    gone = only(latest, here)
    yield from _labelled("not_here", " ".join(gone[1:] if here_only and gone[:1] == [latest.duty] else gone), lang)


def _reading(rule: Rule, reading: Reading, number: int, lang: str) -> Iterator[str]:
    yield from _wrap(f"{number}. {in_language(reading.question, lang)}", "", "   ")
    taken: dict[str, None] = {}
    for alternative in reading.alternatives:
        other = rule.under({reading.id: alternative})
        said: dict[str, None] = {}
        for mine, theirs in zip(rule.versions, other.versions, strict=True):
            ours, its = tell(rule.kind, mine.duty, lang), tell(rule.kind, theirs.duty, lang)
            said.update(dict.fromkeys(only(its, ours)))
            taken.update(dict.fromkeys(only(ours, its)))
        if not taken and not said:
            continue
        if alternative == reading.alternatives[0]:
            yield from _labelled("taken", " ".join(taken), lang, "   ")
        yield from _labelled("other", " ".join(said), lang, "   ")
    yield from _labelled("why", in_language(reading.why, lang), lang, "   ")


def _labelled(key: str, text: str, lang: str, indent: str = "  ", *, joined: bool = False) -> list[str]:
    if not text:
        return []
    return _wrap(f"{_word(key, lang)}{' ' if joined else ': '}{text}", indent, f"{indent}  ")


def _heading(key: str, lang: str) -> list[str]:
    word = _word(key, lang)
    return ["", word, "-" * len(word)]


def _word(key: str, lang: str) -> str:
    return of(_WORDS[key], lang)


def _wrap(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> list[str]:
    return wrapped(width, text, first, rest)
