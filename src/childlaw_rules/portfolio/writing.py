"""The answer for many cases, written: as lines of JSON or rows of Parquet, in a folder that can be gone on with."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final, Literal

from childlaw_rules.arguments import refuse, unlike, wrong_type
from childlaw_rules.errors import Problem
from childlaw_rules.evaluate import When
from childlaw_rules.finding import NON_COMPLIANT
from childlaw_rules.portfolio.arrowtables import loaded
from childlaw_rules.portfolio.carriedrules import CarriedRules, as_carried
from childlaw_rules.portfolio.columns import Detail
from childlaw_rules.portfolio.inputs import named_files, stamped
from childlaw_rules.portfolio.looking import Looking, looking
from childlaw_rules.portfolio.manifest import Asked, Manifest, RulesUsed
from childlaw_rules.portfolio.outcomes import Done, Refused
from childlaw_rules.portfolio.partfolder import PartFolder, part_folder
from childlaw_rules.portfolio.parts import Line, LinesPart, RowsPart, line_of
from childlaw_rules.portfolio.sources import Given, given
from childlaw_rules.portfolio.streaming import done, outcomes_of
from childlaw_rules.portfolio.wanted import detail_of, only_unlike, rules_unlike
from childlaw_rules.portfolio.workers import workers_unlike
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.version import __version__

#: So many cases go into one part: what is judged again at most when a run is killed.
CASES_PER_PART: Final = 1_000


@dataclass(frozen=True)
class Written:
    """What was written: cases that were judged and that were refused, findings by status, cases there from before."""

    cases: int
    refused: int
    statuses: Mapping[str, int]
    from_before: int

    @property
    def non_compliant(self) -> int:
        """How many findings count against a file."""
        return sum(self.statuses.get(status.value, 0) for status in NON_COMPLIANT)


def report_lines(
    cases: Iterator[Given], asked: Looking, *, only: str | None = None, workers: int = 1
) -> Iterator[Done[Line] | Refused]:
    """The report of each case as a line of JSON without its end, with its findings by status."""
    return done(outcomes_of(cases, asked, partial(line_of, only=only), workers))


def write_many(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    format: Literal["jsonl", "parquet"] = "jsonl",  # noqa: A002 - the word of the command line
    workers: int = 1,
    as_of: When | None = None,
    known_at: When | None = None,
    rules: Ruleset | CarriedRules | None = None,
    readings: Mapping[str, str] | None = None,
    detail: str = "findings",
    only: str | None = None,
    cases_per_part: int = CASES_PER_PART,
    told: Callable[[Refused | None], object] | None = None,
) -> Written:
    """What ``evaluate`` says of the cases of some files and folders, written into a folder in parts.

    The parts are ``part-00000.jsonl`` and so on, a report a line, or Parquet files with the findings as rows; one after
    the other they are the answer, byte for byte the same however many ``workers`` judge. Cases that cannot be used go
    to ``refused-00000.jsonl`` beside their part. ``manifest.json`` says what was asked and what is there. When the run
    is killed, the same call goes on after the last whole part; where the cases, the rules, the library or what is asked
    have changed since, it is refused.

    ``detail`` is for Parquet: ``findings``, or ``statuses`` for how the duties stand alone, which is quicker. ``only``
    is a category of rules. ``told`` is called after each case, with what was refused or None.

    Raises ``ArgumentError`` for an argument that cannot be used, for a folder that holds anything else, and for Parquet
    where pyarrow is not installed.
    """
    files, unreadable = named_files(paths)
    wanted, problems = detail_of(detail)
    refuse(
        unreadable,
        unlike("out", out, (str, os.PathLike), "the path of a folder"),
        problems,
        only_unlike(only),
        workers_unlike(workers),
        rules_unlike(rules),
        _format_unlike(format, wanted),
        _part_unlike(cases_per_part),
        [] if told is None or callable(told) else [wrong_type("told", told, "a function")],
    )
    if format == "parquet":
        # Nothing is begun that could not be written.
        loaded()
    asked = looking(as_of, known_at, rules, readings, sent=workers > 1)
    manifest = Manifest(
        asked=Asked(
            output=format,
            detail=wanted.value,
            only=only,
            as_of=asked.as_of,
            known_at=asked.known_at,
            today=asked.today,
            cases_per_part=cases_per_part,
        ),
        rules=_used(asked.ruleset()),
        inputs=stamped(files),
    )
    with part_folder(Path(out), manifest) as folder:
        before = folder.manifest.cases
        asked = asked.on(folder.manifest.asked.today)
        if not folder.manifest.finished:
            cases = islice(given(files), before, None)
            _write(folder, cases, asked, workers, told or _nobody)
        return _in_all(folder.manifest, before)


def _write(
    folder: PartFolder, cases: Iterator[Given], asked: Looking, workers: int, told: Callable[[Refused | None], object]
) -> None:
    how = folder.manifest.asked
    kind: type[LinesPart | RowsPart] = LinesPart if how.output == "jsonl" else RowsPart
    outcomes = outcomes_of(cases, asked, kind.task(how), workers)
    with closing(outcomes):
        while (first := next(outcomes, None)) is not None:
            number = len(folder.manifest.parts)
            part = kind(chain((first,), islice(outcomes, how.cases_per_part - 1)), how, told)
            files = [
                folder.write(f"part-{number:05}.{how.output}", part.write),
                folder.write(f"refused-{number:05}.jsonl", part.write_refused),
            ]
            folder.add(part.cases, len(part.refused), part.statuses, [file for file in files if file is not None])
    folder.finish()


def _nobody(refused: Refused | None) -> None:
    """Tells nobody."""


def _in_all(manifest: Manifest, before: int) -> Written:
    statuses: Counter[str] = Counter()
    for part in manifest.parts:
        statuses.update(part.statuses)
    cases, refused = (sum(getattr(part, name) for part in manifest.parts) for name in ("cases", "refused"))
    return Written(cases, refused, dict(sorted(statuses.items())), before)


def _used(rules: Ruleset) -> RulesUsed:
    chosen = as_carried(rules, None).chosen
    return RulesUsed(
        version=rules.version,
        digest=rules.digest,
        engine=__version__,
        rules=[id_ for id_, _ in chosen],
        readings={f"{id_}/{reading}": answer for id_, answers in chosen for reading, answer in answers},
    )


def _format_unlike(format_: object, detail: Detail) -> list[Problem]:
    wanted = "jsonl or parquet"
    if not isinstance(format_, str):
        return [wrong_type("format", format_, wanted)]
    if format_ not in {"jsonl", "parquet"}:
        return [Problem("format", f"must be {wanted}")]
    if format_ == "jsonl" and detail is Detail.STATUSES:
        return [Problem("detail", "'statuses' is for Parquet; a line of JSON is the whole report")]
    return []


def _part_unlike(number: object) -> list[Problem]:
    wanted = "a whole number of cases from 1"
    if isinstance(number, bool) or not isinstance(number, int):
        return [wrong_type("cases_per_part", number, wanted)]
    return [] if number >= 1 else [Problem("cases_per_part", f"must be {wanted}")]
