"""What it takes before the first finding: loading the library and its rules, reading a case, keeping cases in memory.

Run it by hand, away from the tests: ``python tests/benchmarks/coldstart.py`` (a minute), with ``--memory`` for the
million events as well (two minutes more). Each function gives its figures back, so that another benchmark can print
them beside its own. The library is measured as it is installed from a wheel, which is built for that; nothing is
written outside a temporary folder.

Times are processor time, which on a busy machine says more than the clock, and the smallest of several runs; ratios
are of runs of the same minute. Reading is compared with what pydantic-core does with the same text when every event is
a plain model of the same fields, without one check of ours.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import timeit
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Union

ROOT = Path(__file__).parents[2]
EVENTS_IN_A_CASE = 35
#: What a program does that evaluates one case; then the processor time since it was started, and its parts.
FIRST_CASE = """
import time
marks = [time.process_time()]
def mark(): marks.append(time.process_time())
import pydantic
from pydantic import BaseModel
mark()
import childlaw_rules
from childlaw_rules import evaluate
mark()
childlaw_rules.load_rules()
mark()
case = childlaw_rules.read_case('''{"child": {"born": "2012-05-14"}, "events": [
    {"type": "notification_received", "at": "2024-03-11T14:05", "notifier": "citizen"},
    {"type": "need_identified", "at": "2024-03-11"},
    {"type": "investigation_decided", "at": "2024-03-14"}]}''')
mark()
assert evaluate(case, as_of="2024-08-01").findings
mark()
print(marks[-1], *(b - a for a, b in zip(marks, marks[1:])))
"""
PARTS = ("pydantic", "importing", "rules", "first case read", "first case evaluated")


# -- cold start -------------------------------------------------------------------------------------------


def installed(folder: Path) -> Path:
    """Where the library lies after building its wheel and installing it below this folder, compiled to bytecode."""
    wheels, target = folder / "wheels", folder / "installed"
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--compile"]
    subprocess.run([*install, "--target", str(target), str(wheel)], check=True, capture_output=True)
    return target


@dataclass(frozen=True)
class ColdStart:
    """Seconds of processor time of a whole program: an empty one, one that only imports pydantic, and ours."""

    python: float
    pydantic: float
    ours: float
    #: The seconds by the clock of the same program of ours, from before it was started until it had ended.
    by_the_clock: float
    parts: dict[str, float]


def cold_start(package: Path, times: int = 15) -> ColdStart:
    """The time of programs that are started anew, with the library in this folder."""
    environment = {**os.environ, "PYTHONPATH": str(package)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what was compiled once is compiled for good, as with a user

    def printed(program: str) -> tuple[list[float], float]:
        began = time.perf_counter()
        run = subprocess.run(
            [sys.executable, "-c", program], env=environment, cwd=package, capture_output=True, text=True, check=True
        )
        return [float(number) for number in run.stdout.split()], time.perf_counter() - began

    spent = "; import time; print(time.process_time())"
    rounds = [
        (printed("pass" + spent), printed("from pydantic import BaseModel" + spent), printed(FIRST_CASE))
        for _ in range(times)
    ]
    ours = [mine for _, _, (mine, _) in rounds]
    return ColdStart(
        python=min(empty[0] for (empty, _), _, _ in rounds),
        pydantic=min(bare[0] for _, (bare, _), _ in rounds),
        ours=min(total for total, *_ in ours),
        by_the_clock=min(clock for _, _, (_, clock) in rounds),
        parts={name: min(row[number] for row in ours) for number, name in enumerate(PARTS, start=1)},
    )


# -- reading ----------------------------------------------------------------------------------------------


def document(number: int, events: int = EVENTS_IN_A_CASE, *, everything: bool = False) -> dict[str, Any]:
    """A case of so many events as JSON writes it: rounds of case work, other days and names for each number.

    With ``everything`` each event also has an id, a note and the moment at which it was recorded.
    """
    chance = random.Random(number)
    rows: list[dict[str, Any]] = []
    while len(rows) < events:
        day = date(2014, 2, 3) + timedelta(days=chance.randrange(3_600))
        rows.extend(_round(f"{number}-{len(rows)}", day, chance))
    if everything:
        for place, row in enumerate(rows):
            recorded = f"{row['at'][:10]}T{_clock(chance)}+01:00" if row["at"][5:7] in {"01", "02", "12"} else row["at"]
            row.update(id=f"e{number}-{place}", note=f"noted for {number}, number {place}", recorded_at=recorded)
    return {
        "id": f"case-{number}",
        "child": {"born": str(date(2008, 1, 1) + timedelta(days=chance.randrange(3_000)))},
        "parties": [{"id": "mother", "role": "custody_holder"}],
        "events": rows[:events],
    }


def _clock(chance: random.Random) -> str:
    return f"{chance.randrange(6, 22):02}:{chance.randrange(60):02}:{chance.randrange(60):02}"


def _round(n: str, start: date, chance: random.Random) -> list[dict[str, Any]]:
    """A notification, an investigation, a decision with its measure and follow-ups, and notes between: 18 events."""

    def on(days: int, type_: str, **fields: Any) -> dict[str, Any]:
        return {"type": type_, "at": str(start + timedelta(days=days)), **fields}

    investigation, decision, measure = f"i{n}", f"d{n}", f"m{n}"
    received = {"notification": f"n{n}", "notifier": "professional"}
    decided = {"kind": "measure", "measure": measure, "measure_kind": "respite", "with_consent": True}
    return [
        {"type": "notification_received", "at": f"{start}T{_clock(chance)}", **received},
        {"type": "notification_assessed", "at": f"{start}T{_clock(chance)}", "notification": f"n{n}"},
        on(3, "notification_acknowledged", notification=f"n{n}"),
        on(0, "need_identified", need=f"b{n}"),
        on(9, "journal_note"),
        on(12, "investigation_decided", investigation=investigation, need=f"b{n}"),
        on(31, "child_conversation_held", about=[investigation, decision]),
        on(64, "journal_note"),
        on(101, "investigation_completed", investigation=investigation),
        on(104, "plan_made", kind="action_plan", about=[decision]),
        on(105, "consent_given", by="mother", about=[decision]),
        on(108, "decision_made", decision=decision, **decided),
        on(117, "measure_started", measure=measure, kind="respite", decision=decision),
        on(150, "caseworker_changed"),
        on(203, "follow_up_held", measure=measure),
        on(260, "journal_note"),
        on(371, "follow_up_held", measure=measure),
        on(512, "measure_ended", measure=measure),
    ]


def bare() -> Callable[[str], Any]:
    """The validation of pydantic-core alone: plain models with the fields of ours, no check beyond their types."""
    from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, create_model

    from childlaw_rules.case import EVENT_TYPES

    strict = ConfigDict(extra="forbid")
    common = {
        "at": (str | None, ...),
        **dict.fromkeys(("id", "recorded_at", "note"), (str | None, None)),
    }
    types = {"flag": bool, "day": date}

    def field(word: Any) -> tuple[Any, Any]:
        if word.kind == "about":
            return tuple[str, ...], ()
        kind: Any = Literal[word.values] if word.values else types.get(word.kind, str)
        return (kind, ...) if word.required else (kind | None, None)

    def model(name: str, fields: dict[str, Any]) -> Any:
        return create_model(name, __config__=strict, **fields)

    events = [
        model(
            name,
            {
                "type": (Literal[name], name),
                **common,
                **{word.name: field(word) for word in kind.fields.values()},
            },
        )
        for name, kind in EVENT_TYPES.items()
    ]
    any_event: Any = Annotated[Union[tuple(events)], Field(discriminator="type")]  # noqa: UP007 - made of a tuple
    sibling = model("Sibling", {"id": (str, ...), "born": (str | None, None), "same_household": (bool | None, None)})
    child = model(
        "Child", {"born": (str | None, None), "due": (str | None, None), "siblings": (tuple[sibling, ...], ())}
    )
    party = model("Party", {"id": (str, ...), "role": (str, ...), "until": (date | None, None)})
    case: type[BaseModel] = model(
        "Case",
        {
            "format": (Literal["childlaw-case/1"], "childlaw-case/1"),
            "id": (str | None, None),
            "child": (child, ...),
            "parties": (tuple[party, ...], ()),
            "as_of": (str | None, None),
            "coverage": (dict[str, bool], {}),
            "events": (tuple[any_event, ...], ()),
        },
    )
    return TypeAdapter(case).validate_json


@dataclass(frozen=True)
class Reading:
    """Seconds of processor time for one case of 35 events as a JSON text."""

    bare: float
    ours: float
    #: The same for texts that were never read before: other days, times of day and names in each.
    bare_new: float
    ours_new: float
    #: From a mapping in place of a text.
    from_a_mapping: float

    @property
    def ratio(self) -> float:
        """How many times as long as pydantic-core alone."""
        return self.ours / self.bare

    @property
    def ratio_new(self) -> float:
        """The same for texts that were never read before."""
        return self.ours_new / self.bare_new


def reading(times: int = 40) -> Reading:
    """How long reading takes, of one text again and again, and of a thousand texts that nobody read before."""
    from childlaw_rules import read_case

    validate, text = bare(), json.dumps(document(1))
    tree = json.loads(text)

    def least(work: Callable[[], object]) -> float:
        return min(timeit.repeat(work, number=50, repeat=times, timer=time.process_time)) / 50

    def once(work: Callable[[str], object], first: int) -> float:
        texts = [json.dumps(document(number)) for number in range(first, first + 1_000)]
        began = time.process_time()
        for one in texts:
            work(one)
        return (time.process_time() - began) / len(texts)

    rounds = range(5)
    return Reading(
        bare=least(lambda: validate(text)),
        ours=least(lambda: read_case(text)),
        bare_new=min(once(validate, 10_000 * turn) for turn in rounds),
        ours_new=min(once(read_case, 10_000 * turn) for turn in rounds),
        from_a_mapping=least(lambda: read_case(tree)),
    )


# -- memory -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Memory:
    """The most memory that a program had at once which kept cases with so many events, in bytes."""

    events: int
    peak: int
    #: Before the first case was read.
    before: int


def kept_in_memory(events: int = 1_000_000, *, everything: bool = False) -> Memory:
    """Read cases of 35 events each until there are so many events, and keep them all, in a program of its own."""
    command = [sys.executable, __file__, "--keep", str(events), *(["--everything"] if everything else [])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return Memory(*(int(number) for number in run.stdout.split()))


def _keep(events: int, *, everything: bool) -> None:
    from childlaw_rules import load_rules, read_case

    load_rules()
    read_case(json.dumps(document(1)))
    gc.collect()
    before = _peak()
    count = events // EVENTS_IN_A_CASE
    cases = [read_case(json.dumps(document(number, everything=everything))) for number in range(count)]
    print(sum(len(case.events) for case in cases), _peak(), before)


def _peak() -> int:
    # In kilobytes, but on a Mac in bytes.
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memory", action="store_true", help="keep a million events in memory as well")
    parser.add_argument("--keep", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--everything", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.keep:
        _keep(options.keep, everything=options.everything)
        return
    with tempfile.TemporaryDirectory() as folder:
        start = cold_start(installed(Path(folder)))
    print(f"an empty program {start.python:.3f} s, importing pydantic alone {start.pydantic:.3f} s")
    print(f"import, all rules, first case: {start.ours:.3f} s ({start.by_the_clock:.3f} s by the clock)")
    print("  of which", ", ".join(f"{name} {seconds * 1000:.1f} ms" for name, seconds in start.parts.items()))
    said = reading()
    print(
        f"35 events from JSON: {said.ours * 1e6:.1f} us, pydantic-core alone {said.bare * 1e6:.1f} us: {said.ratio:.2f}"
    )
    print(
        f"  texts never read before: {said.ours_new * 1e6:.1f} us, {said.bare_new * 1e6:.1f} us: {said.ratio_new:.2f}"
    )
    print(f"  from a mapping: {said.from_a_mapping * 1e6:.1f} us")
    for everything in (False, True) if options.memory else ():
        kept = kept_in_memory(everything=everything)
        words = "with id, note and moment of recording" if everything else "as above"
        print(f"{kept.events:,} events {words}: {kept.peak / 2**20:.0f} MiB ({kept.before / 2**20:.0f} MiB before)")


if __name__ == "__main__":
    main()
