"""The one module that opens rule files.

The rules that come with the library lie in ``rules/`` at the top of a checkout and inside the installed package.
There a compiled form lies beside them, made when the package was built. It is used where it was made from just these
files: their bytes are hashed each time. Otherwise, and in a checkout, the files themselves are read.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from childlaw_rules.arguments import flag_unlike, refuse, unlike, wrong_type
from childlaw_rules.boundedfile import MOST_YAML, UnreadableError, read_bounded
from childlaw_rules.compiledrules import compiled, from_compiled
from childlaw_rules.errors import Problem, RuleError
from childlaw_rules.lawtables import TABLE_FILES, LawTables
from childlaw_rules.rule.background import FILE_NAME, Background
from childlaw_rules.rule.words import Category
from childlaw_rules.rulebook import Rule, Ruleset, digest_of

#: So many files are read from one folder, of so many bytes together.
MOST_FILES: Final = 2000
MOST_BYTES: Final = 100_000_000
#: The compiled form of the rules that come with the library, beside their folder in the installed package.
COMPILED_FILE: Final = "compiledrules.jsonl"


def rules_folder() -> Path:
    """The folder of the rules that come with the library, in an installation or a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "rules"
    return installed if installed.is_dir() else here.parent.parent / "rules"


def load_rules(folder: str | Path | None = None) -> Ruleset:
    """The rules of a folder, by default those that come with the library.

    Raises ``RuleError`` with every error of every file, as ``file:line:column: message``, and ``ArgumentError`` for
    what is no path.
    """
    return _shipped() if folder is None else read_rules(_of_set(_folder(folder)))


@lru_cache(maxsize=1)
def _shipped() -> Ruleset:
    folder = rules_folder()
    files = _of_set(folder)
    form = Path(__file__).resolve().parent / COMPILED_FILE
    return (_compiled(form, files) if form.is_file() else None) or read_rules(files, up_to_examples=True)


def _compiled(form: Path, files: Mapping[str, bytes]) -> Ruleset | None:
    def from_file(name: str) -> Rule:
        return read_rule(files[name], name, up_to_examples=True)

    def background() -> Background | None:
        from childlaw_rules.rulebackground import read_background  # noqa: PLC0415 - as below

        return read_background(files[FILE_NAME]) if FILE_NAME in files else None

    return from_compiled(form.read_bytes(), digest_of(files), from_file, background)


def compiled_form(folder: str | Path | None = None) -> bytes:
    """The compiled form of the rules of a folder, by default those that come with the library, from their files.

    Everything is read and checked first. Raises ``RuleError``.
    """
    return compiled(read_rules(_of_set(rules_folder() if folder is None else _folder(folder))))


@lru_cache(maxsize=1)
def shipped_tables() -> LawTables:
    """The tables of the law that come with the library, without its rules. Raises ``RuleError``."""
    from childlaw_rules.tablereader import read_tables  # noqa: PLC0415 - as below

    return read_tables(_contents({name: rules_folder() / name for name in TABLE_FILES}))


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a folder: ``<category>/<rule-id>.yaml``, in order of their names.

    Raises ``RuleError`` where a folder of rules is there and cannot be looked into.
    """
    folders = [path for category in Category if _there(path := folder / category.value)]
    return sorted(path for category in folders for path in _yaml_files(category))


def _yaml_files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == ".yaml" and not path.name.startswith(".")]
    except OSError as error:
        reason = error.strerror or "unknown reason"
    raise RuleError([Problem(folder.name, f"the folder cannot be read: {reason}")])


def coverage_files(folder: str | Path | None = None) -> dict[str, bytes]:
    """The files of the coverage map beside the rules of a folder, by their names in it; they hold no rules."""
    root = rules_folder() if folder is None else _folder(folder)
    folders = _yaml_folders(root / "coverage")
    paths = [path for folder in folders for path in _yaml_files(folder)]
    return _contents({path.relative_to(root).as_posix(): path for path in sorted(paths)})


def profile_files(folder: str | Path | None = None) -> dict[str, bytes]:
    """The files of the review profiles beside the rules of a folder, by their names in it; they hold no rules."""
    root = rules_folder() if folder is None else _folder(folder)
    profiles = root / "profiles"
    return _contents(
        {f"profiles/{path.name}": path for path in sorted(_yaml_files(profiles))} if _there(profiles) else {}
    )


def map_files() -> dict[str, bytes]:
    """The mapping files that come with the library, for the import of event logs, by their names."""
    return _contents({f"maps/{path.name}": path for path in sorted(_yaml_files(rules_folder() / "maps"))})


def _folder(folder: object) -> Path:
    refuse(unlike("folder", folder, (str, os.PathLike), "the path of a folder of rules"))
    return Path(folder)  # type: ignore[arg-type] # it was refused otherwise


def _yaml_folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def _of_set(folder: Path) -> dict[str, bytes]:
    """The contents of all files of a set, by name. Raises ``RuleError`` with every one that cannot be read."""
    if not folder.is_dir():
        raise RuleError([Problem(folder.name, "there is no such folder of rules")])
    paths = rule_files(folder)
    if not paths:
        raise RuleError([Problem(folder.name, "no rule files: they lie in folders named after their category")])
    _not_too_many(folder.name, len(paths))
    named = {f"{path.parent.name}/{path.name}": path for path in paths}
    if _there(folder / FILE_NAME):
        named[FILE_NAME] = folder / FILE_NAME
    for table in TABLE_FILES:
        # Rules of one's own stand beside the law's tables unless their folder has tables of its own.
        own = folder / table
        named[table] = own if _there(own) else rules_folder() / table
    return _contents(named)


def _there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _contents(paths: Mapping[str, Path]) -> dict[str, bytes]:
    """The contents of some files, by name. Raises ``RuleError`` with every one that cannot be read."""
    files: dict[str, bytes] = {}
    problems = []
    for name, path in paths.items():
        try:
            files[name] = read_bounded(path, MOST_YAML)
        except UnreadableError as error:
            problems.append(Problem(name, str(error)))
    if problems:
        raise RuleError(problems)
    return files


def _not_too_many(where: str, files: int, size: int = 0) -> None:
    if files > MOST_FILES:
        raise RuleError([Problem(where, f"{files} rule files, and at most {MOST_FILES} are read; divide the set")])
    if size > MOST_BYTES:
        raise RuleError([Problem(where, f"{size} bytes in all, and at most {MOST_BYTES} are read; divide the set")])


# What reads YAML is loaded when a file is read: a program that only evaluates cases does without it.


def read_rules(files: Mapping[str, bytes | str], *, up_to_examples: bool = False) -> Ruleset:
    """Rules from the contents of files, by name. Raises ``RuleError`` with every error of every file.

    With ``up_to_examples`` the examples are read when somebody asks for them, and their errors raised then: for
    files that are known to be in order, such as those that come with the library.

    A file named ``vocabulary.yaml`` holds no rule; it is the background of the set. ``correspondence.yaml`` and
    ``measures.yaml`` are the tables of the law; without them no provision of a case is understood.
    """
    from childlaw_rules import rulereader  # noqa: PLC0415

    refuse(files_unlike(files), flag_unlike("up_to_examples", up_to_examples))
    _not_too_many("rules", len(files), sum(len(content) for content in files.values()))
    return rulereader.read_rules(files, up_to_examples=up_to_examples)


def files_unlike(files: object) -> list[Problem]:
    """What is wrong with the argument that is to be the contents of files, by name."""
    if not isinstance(files, Mapping):
        return [wrong_type("files", files, "a mapping of file names to contents")]
    problems = []
    for name, content in files.items():
        problems += unlike("files", name, str, "a mapping of file names to contents; a name must be a text")
        if isinstance(name, str):
            problems += unlike(f"files.{name}", content, (str, bytes), "the contents of a file, as text or bytes")
    return problems


def read_rule(content: bytes | str, name: str, *, up_to_examples: bool = False) -> Rule:
    """One rule from the contents of its file. Raises ``RuleError`` with every error of the file.

    With ``up_to_examples`` what comes from the examples on is read, and its errors raised, when it is asked for.
    """
    from childlaw_rules import rulereader  # noqa: PLC0415

    return rulereader.read_rule(content, name, up_to_examples=up_to_examples)
