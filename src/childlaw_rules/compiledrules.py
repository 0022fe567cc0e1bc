"""The rules that come with the library in the form in which they are shipped beside their files: read and checked.

The first line is an index: what was compiled, by which version, from which files (their digest), and of each rule
what tells whether a case has anything to do with it. Each further line holds the head of one rule, its versions, its
versions under another reading, or a table, and is read when it is first needed. It is data, and never used where it
does not fit the files beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from childlaw_rules.kinds import KINDS
from childlaw_rules.later import with_fields_later
from childlaw_rules.lawtables import LawTables
from childlaw_rules.rule.background import Background
from childlaw_rules.rule.words import Category
from childlaw_rules.rulebook import RULES_VERSION, Paper, Rule, Ruleset, RuleVersion
from childlaw_rules.ruleform import read, written
from childlaw_rules.version import __version__

FORMAT: Final = "childlaw-compiled-rules/1"
_HEAD: Final = ("title", "summary", "basis", "status", "reviewed", "readings")
Answers = Mapping[str, str]
Versions = tuple[RuleVersion, ...]


def compiled(rules: Ruleset) -> bytes:
    """A set of rules, read from its files under its default readings, in compiled form."""
    lines: list[str] = []

    def line(value: Any) -> int:
        lines.append(written(value))
        return len(lines)

    rows = [
        {
            "id": rule.id,
            "category": rule.category.value,
            "kind": rule.kind,
            "file": rule.file,
            "start_types": rule.start_types,
            "head": line(tuple(getattr(rule, name) for name in _HEAD)),
            "versions": line(_rows(rule.versions)),
            "others": [
                [reading.id, answer, line(_rows(rule.under({reading.id: answer}).versions))]
                for reading in rule.readings
                for answer in reading.alternatives
            ],
        }
        for rule in rules.rules
    ]
    tables = {"correspondence": line(rules.tables.correspondence), "measures": line(rules.tables.measures)}
    rest = "".join(f"{text}\n" for text in lines).encode()
    index = {
        "format": FORMAT,
        "engine": __version__,
        "rules_version": rules.version,
        "digest": rules.digest,
        "rest": _sha256(rest),
        "act_changes": rules.act_changes,
        "rules": rows,
        "tables": tables,
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + rest


def _rows(versions: Versions) -> tuple[Any, ...]:
    return tuple((version.id, version.first, version.last, version.source, version.duty) for version in versions)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def from_compiled(
    form: bytes, digest: str, from_file: Callable[[str], Rule], background: Callable[[], Background | None]
) -> Ruleset | None:
    """The set of rules of a compiled form; None where it was not made from files of this digest by this version.

    ``from_file`` reads one rule from its file, for what the form does not hold: its examples, and its versions where
    several readings are chosen at once. ``background`` reads what the set says of the vocabulary.
    """
    first, _, rest = form.partition(b"\n")
    try:
        index = json.loads(first)
        stamp = [index[key] for key in ("format", "engine", "rules_version", "digest", "rest")]
    except (ValueError, TypeError, KeyError):
        return None
    if stamp != [FORMAT, __version__, RULES_VERSION, digest, _sha256(rest)]:
        return None
    lines = rest.split(b"\n")
    tables = index["tables"]
    rules: Ruleset = with_fields_later(
        Ruleset,
        lambda name: {name: background()},
        rules=tuple(_rule(row, lines, from_file) for row in index["rules"]),
        digest=digest,
        version=RULES_VERSION,
        tables=with_fields_later(
            LawTables,
            lambda name: {name: read(lines[tables[name] - 1])},
        ),
        act_changes=tuple(index["act_changes"]),
    )
    return rules


def _rule(row: dict[str, Any], lines: list[bytes], from_file: Callable[[str], Rule]) -> Rule:
    def later(field: str) -> dict[str, Any]:
        if field == "versions":
            return {field: versions(row["versions"])}
        return dict(zip(_HEAD, read(lines[row["head"] - 1]), strict=True))

    def versions(line: int) -> Versions:
        return tuple(RuleVersion(*version) for version in read(lines[line - 1]))

    def build(answers: Answers) -> Versions:
        chosen = {name: answer for name, answer in answers.items() if (name, answer) in other_lines}
        if not chosen:
            return versions(row["versions"])
        if len(chosen) == 1:
            return versions(other_lines[next(iter(chosen.items()))])
        built = from_file(row["file"]).build
        assert built is not None
        return built(answers)

    def paper() -> Paper:
        return from_file(row["file"]).read_paper()

    other_lines = {(name, answer): number for name, answer, number in row["others"]}
    rule: Rule = with_fields_later(
        Rule,
        later,
        id=row["id"],
        category=Category(row["category"]),
        kind=row["kind"],
        module=KINDS[row["kind"]],
        file=row["file"],
        build=build,
        chosen={},
        read_paper=paper,
        start_types=tuple(row["start_types"]),
    )
    return rule
