"""The files of a set of vectors: a manifest, a file for each rule, and the JSON Schema of both."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from childlaw_rules.arguments import refuse, unlike, words_of, wrong_type
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.rulebook import Rule, Ruleset, ruleset_unlike
from childlaw_rules.vectors.calendarfacts import calendar_facts
from childlaw_rules.vectors.generate import vectors_of
from childlaw_rules.vectors.phrases import ASPECTS, FIELDS, pair
from childlaw_rules.vectors.vector import FORMAT, FileEntry, Manifest, VectorFile
from childlaw_rules.version import __version__

MANIFEST: Final = "manifest.json"
SCHEMAS: Final[dict[str, type[Manifest | VectorFile]]] = {
    "manifest.schema.json": Manifest,
    "vectors.schema.json": VectorFile,
}
#: A file of vectors that is larger is not read: a set has a few hundred kilobytes a rule.
MOST_BYTES: Final = 20_000_000
_YEAR: Final = re.compile(r'"((?:19|20)\d\d)-\d\d-\d\d')


def silent(_rule: str) -> None:
    """Says nothing of how far the work has come."""


def progress_unlike(progress: object) -> list[Problem]:
    """What is wrong with the argument that is told how far the work has come."""
    return [] if callable(progress) else [wrong_type("progress", progress, "a function that takes the id of a rule")]


def folder_unlike(folder: object) -> list[Problem]:
    """What is wrong with the argument that is to be a folder of vectors."""
    return unlike("folder", folder, Path, "a pathlib.Path of a folder of vectors")


def chosen(ruleset: Ruleset, ids: Iterable[str]) -> list[Rule]:
    """The rules of some ids, in the order of the set; all of them without any. Raises ``ArgumentError`` for unknown
    ids, all at once."""
    refuse(ruleset_unlike(ruleset, "ruleset"))
    wanted, problems = words_of("ids", ids, "ids of rules")
    for id_ in wanted:
        try:
            ruleset.rule(id_)
        except ArgumentError as error:
            problems += error.problems
    if problems:
        raise ArgumentError(problems)
    return [rule for rule in ruleset.rules if not wanted or rule.id in wanted]


def made(
    ruleset: Ruleset, ids: Iterable[str] = (), progress: Callable[[str], None] = silent
) -> list[tuple[Rule, VectorFile]]:
    """The vectors of some rules, or of all. Raises ``ArgumentError`` for an unknown id.

    ``progress`` is told the id of each rule before its turn.
    """
    refuse(progress_unlike(progress))
    found = []
    for rule in chosen(ruleset, ids):
        progress(rule.id)
        found.append((rule, vectors_of(rule)))
    return found


def contents(ruleset: Ruleset, files: Iterable[tuple[Rule, VectorFile]]) -> dict[str, bytes]:
    """The files of a set, by their paths beside the manifest: each vector on a line of its own."""
    written: dict[str, bytes] = {}
    entries: list[FileEntry] = []
    years: set[int] = set()
    for rule, file in files:
        path = f"{rule.category.value}/{rule.id}.json"
        text = _text_of(file)
        written[path] = text.encode()
        years.update(int(year) for year in _YEAR.findall(text))
        counts = Counter(vector.version for vector in file.vectors)
        entries.append(
            FileEntry(
                rule=rule.id,
                path=path,
                sha256=hashlib.sha256(written[path]).hexdigest(),
                count=len(file.vectors),
                versions={version.id: counts[version.id] for version in rule.versions},
            )
        )
    manifest = Manifest(
        ruleset_version=ruleset.version,
        ruleset_digest=ruleset.digest,
        engine=f"childlaw-rules {__version__}",
        count=sum(entry.count for entry in entries),
        calendar=calendar_facts(year for year in years if year >= 2005),
        fields={name: pair(words) for name, words in FIELDS.items()},
        aspects={name: pair(words) for name, words in ASPECTS.items()},
        files=entries,
    )
    for name, model in SCHEMAS.items():
        written[name] = _indented(schema_of(model)).encode()
    written[MANIFEST] = _indented(manifest.model_dump(mode="json")).encode()
    return written


def schema_of(model: type[Manifest | VectorFile]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the manifest or of a file of vectors."""
    schema = model.model_json_schema(mode="validation")
    name = "manifest" if model is Manifest else "file"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}:{name}",
        **schema,
    }


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a set. Files of vectors that a former manifest in the folder names and this set has not are removed.

    Raises ``ArgumentError`` where the folder cannot be written, or holds something else than a set of vectors.
    """
    refuse(folder_unlike(folder))
    try:
        if folder.is_dir() and any(folder.iterdir()):
            former = _former(folder)
            for entry in former.files:
                if entry.path not in files and _inside(folder, entry.path) is not None:
                    (folder / entry.path).unlink(missing_ok=True)
        for path, data in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as error:
        reason = error.strerror or "unknown reason"
    else:
        return
    raise ArgumentError([Problem(str(folder), f"cannot be written: {reason}")])


def _former(folder: Path) -> Manifest:
    """The manifest of a folder that is to be written anew: whatever else is in it is somebody else's."""
    try:
        return read_manifest(folder)
    except ArgumentError:
        reason = "holds files, but no set of vectors; choose an empty folder"
        raise ArgumentError([Problem(str(folder), reason)]) from None


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder. Raises ``ArgumentError`` where there is none, or it cannot be used."""
    return Manifest.model_validate(_read(folder, MANIFEST, Manifest))


def read_file(folder: Path, entry: FileEntry) -> tuple[VectorFile, str]:
    """A file of vectors that a manifest names, and the SHA-256 of its bytes. Raises ``ArgumentError``."""
    if _inside(folder, entry.path) is None:
        raise ArgumentError([Problem(MANIFEST, f"'{entry.path}' lies outside the folder of the manifest")])
    raw = _bytes(folder / entry.path, entry.path)
    return VectorFile.model_validate(_read(folder, entry.path, VectorFile)), hashlib.sha256(raw).hexdigest()


def _inside(folder: Path, path: str) -> Path | None:
    target = (folder / path).resolve()
    return target if target.is_relative_to(folder.resolve()) else None


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ArgumentError([Problem(name, f"larger than {MOST_BYTES:,} bytes: no file of vectors")])
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
    raise ArgumentError([Problem(name, f"cannot be read: {reason}")])


def _read(folder: Path, name: str, model: type[Manifest | VectorFile]) -> Any:
    raw = _bytes(folder / name, name)
    try:
        return model.model_validate(json.loads(raw))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        problems = [Problem(f"{name}: {_place(row['loc'])}", row["msg"]) for row in details]
    except (ValueError, RecursionError):
        problems = [Problem(name, "is no JSON; write the set anew with --out")]
    # Raised outside of the handlers: the error that led to it repeats what was written.
    raise ArgumentError(problems)


def _place(loc: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def _text_of(file: VectorFile) -> str:
    """A file with its head on a few lines and each vector on one."""
    data = file.model_dump(mode="json", exclude_defaults=True)
    data = {"format": FORMAT, **data}
    vectors = data.pop("vectors", [])
    head = ",\n".join(f" {_compact(key)}: {_compact(value)}" for key, value in data.items())
    rows = ",\n".join(f"  {_compact(vector)}" for vector in vectors)
    return f'{{\n{head},\n "vectors": [\n{rows}\n ]\n}}\n'


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _indented(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
