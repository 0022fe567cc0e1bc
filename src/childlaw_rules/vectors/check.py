"""Checks a set of vectors in a folder: against the engine, vector by vector, and against what would be made now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from childlaw_rules.arguments import flag_unlike, refuse
from childlaw_rules.cprshape import masked
from childlaw_rules.errors import ArgumentError, ChildlawError, Problem
from childlaw_rules.rulebook import Rule, Ruleset
from childlaw_rules.vectors.files import (
    MANIFEST,
    SCHEMAS,
    chosen,
    contents,
    folder_unlike,
    progress_unlike,
    read_file,
    read_manifest,
    silent,
)
from childlaw_rules.vectors.generate import vectors_of
from childlaw_rules.vectors.sketch import Judge
from childlaw_rules.vectors.vector import Expected, FileEntry, Manifest, Vector, VectorFile, expected_of


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file says and what is found instead, at one place: ``rule/version/aspect/position`` and a field."""

    place: str
    file: str
    found: str

    def __post_init__(self) -> None:
        # A set may be somebody else's, and hold anything.
        for name in ("place", "file", "found"):
            object.__setattr__(self, name, masked(getattr(self, name)))

    def __str__(self) -> str:
        return f"{self.place}: the file says {self.file}, found {self.found}"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many vectors were replayed, and every difference."""

    replayed: int
    differences: list[Difference]


def check(
    ruleset: Ruleset,
    folder: Path,
    ids: Iterable[str] = (),
    *,
    anew: bool = True,
    progress: Callable[[str], None] = silent,
) -> Checked:
    """Replay the vectors of a folder against the engine, and compare them with those that would be made now.

    ``ids`` limits the check to some rules; without ``anew`` nothing is made again; ``progress`` is told the id of each
    rule before its turn. Raises ``ArgumentError`` where the
    folder holds no set of vectors, with every file of it that cannot be used.
    """
    refuse(folder_unlike(folder), flag_unlike("anew", anew), progress_unlike(progress))
    rules = chosen(ruleset, wanted := tuple(ids) if isinstance(ids, Iterator) else ids)
    manifest = read_manifest(folder)
    entries = {entry.rule: entry for entry in manifest.files}
    problems: list[Problem] = []
    files: dict[str, tuple[VectorFile, str]] = {}
    for rule in rules:
        if rule.id in entries:
            try:
                files[rule.id] = read_file(folder, entries[rule.id])
            except ArgumentError as error:
                problems += error.problems
    if problems:
        raise ArgumentError(problems)
    found: list[Difference] = []
    if manifest.ruleset_digest != ruleset.digest:
        found.append(Difference("manifest.ruleset_digest", manifest.ruleset_digest, ruleset.digest))
    replayed = 0
    fresh: list[tuple[Rule, VectorFile]] = []
    for rule in rules:
        progress(rule.id)
        if anew:
            fresh.append((rule, vectors_of(rule)))
        if rule.id not in files:
            found.append(Difference(rule.id, "nothing", "a rule that has no vectors in the set"))
            continue
        file, digest = files[rule.id]
        replayed += len(file.vectors)
        found += _of_manifest(entries[rule.id], file, digest)
        found += replay(rule, file)
        if anew:
            found += _of_generator(file, fresh[-1][1])
    if not wanted:
        if anew:
            found += _of_set(folder, manifest, contents(ruleset, fresh))
        known = {rule.id for rule in ruleset.rules}
        found += [Difference(rule, "vectors", "no such rule") for rule in sorted(entries) if rule not in known]
    return Checked(replayed, found)


def replay(rule: Rule, file: VectorFile) -> Iterator[Difference]:
    """Where the engine says something else than a file of vectors expects."""
    judge = Judge(rule)
    for vector in file.vectors:
        place = f"{rule.id}/{vector.id}"
        try:
            expected = expected_of(judge.report(vector.case, vector.as_of, vector.readings))
        except ChildlawError as error:
            yield Difference(place, "a case", "; ".join(map(str, error.problems)))
            continue
        yield from _of_expected(place, vector.expect, expected)


def _of_expected(place: str, file: Expected, found: Expected) -> Iterator[Difference]:
    if file == found:
        return
    if len(file.findings) != len(found.findings):
        yield Difference(f"{place}: findings", _statuses(file), _statuses(found))
    else:
        for number, (ours, theirs) in enumerate(zip(file.findings, found.findings, strict=True), start=1):
            which = f"{place}: " if len(file.findings) == 1 else f"{place}: finding {number}: "
            for name in type(ours).model_fields:
                said, says = getattr(ours, name), getattr(theirs, name)
                if said != says:
                    yield Difference(f"{which}{name}", _shown(said), _shown(says))
    for name in ("not_applicable", "out_of_force"):
        said, says = getattr(file, name), getattr(found, name)
        if said != says:
            yield Difference(f"{place}: {name}", _shown(said), _shown(says))


def _of_manifest(entry: FileEntry, file: VectorFile, digest: str) -> Iterator[Difference]:
    if entry.sha256 != digest:
        yield Difference(f"manifest: {entry.path}: sha256", entry.sha256, digest)
    if entry.count != len(file.vectors):
        yield Difference(f"manifest: {entry.path}: count", str(entry.count), str(len(file.vectors)))
    if file.rule != entry.rule:
        yield Difference(f"manifest: {entry.path}: rule", entry.rule, file.rule)


def _of_set(folder: Path, manifest: Manifest, now: dict[str, bytes]) -> Iterator[Difference]:
    """What the manifest says of the whole set, and the schemas beside it, against what would be written now."""
    fresh = Manifest.model_validate_json(now[MANIFEST])
    for name in ("ruleset_version", "calendar", "fields", "aspects"):
        said, says = getattr(manifest, name), getattr(fresh, name)
        if said != says:
            yield from _of_value(f"manifest.{name}", said, says)
    if manifest.count != sum(entry.count for entry in manifest.files):
        yield Difference("manifest.count", str(manifest.count), str(sum(entry.count for entry in manifest.files)))
    for name in SCHEMAS:
        there = folder / name
        if not there.is_file() or there.read_bytes() != now[name]:
            yield Difference(name, "another schema" if there.is_file() else "nothing", "the schema of the models")


def _of_value(place: str, said: Any, says: Any) -> Iterator[Difference]:
    """Two values that differ, by the keys at which they do."""
    ours, theirs = (value.model_dump() if isinstance(value, BaseModel) else value for value in (said, says))
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        yield Difference(place, _shown(said), _shown(says))
        return
    for key in dict.fromkeys((*ours, *theirs)):
        if ours.get(key) != theirs.get(key):
            yield from _of_value(f"{place}.{key}", ours.get(key), theirs.get(key))


def _of_generator(file: VectorFile, now: VectorFile) -> Iterator[Difference]:
    """Vectors that would not be made now, that would be made and are not there, or that would be made otherwise.

    What is expected is left to the replay, which names the field.
    """
    for name in ("kind", "title", "versions"):
        said, says = getattr(file, name), getattr(now, name)
        if said != says:
            yield Difference(f"{file.rule}: {name}", _shown(said), _shown(says))
    ours = {vector.id: vector for vector in file.vectors}
    theirs = {vector.id: vector for vector in now.vectors}
    if len(ours) != len(file.vectors):
        yield Difference(f"{file.rule}: vectors", "an id twice", "each id once")
    for id_ in sorted(ours.keys() - theirs.keys()):
        yield Difference(f"{file.rule}/{id_}", "a vector", "none is made now")
    for id_ in sorted(theirs.keys() - ours.keys()):
        yield Difference(f"{file.rule}/{id_}", "nothing", "a vector is made now")
    for id_, vector in ours.items():
        if id_ in theirs:
            yield from _of_vector(f"{file.rule}/{id_}", vector, theirs[id_])


def _of_vector(place: str, file: Vector, now: Vector) -> Iterator[Difference]:
    for name in type(file).model_fields:
        said, says = getattr(file, name), getattr(now, name)
        if name != "expect" and said != says:
            yield Difference(f"{place}: {name}", _shown(said), _shown(says))


def _statuses(expected: Expected) -> str:
    return ", ".join(finding.status for finding in expected.findings) or "none"


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if hasattr(value, "model_dump_json"):
        return str(value.model_dump_json(exclude_defaults=True))
    return str(value) if not isinstance(value, str) else value
