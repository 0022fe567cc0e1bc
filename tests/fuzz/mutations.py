"""Inputs that are nearly right: a mutated case is still JSON, a mutated rule file is still lines of YAML.

Bytes flipped at random are nearly all refused by the first check. These mutations know what may stand where,
so that what lies behind that check is reached too.
"""

from __future__ import annotations

import copy
import json
import random
import re
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from childlaw_rules.case.vocabulary import EVENT_TYPES, FieldWord
from childlaw_rules.rulefiles import rules_folder
from tests.hardening.some_cases import EVERYTHING
from tests.hardening.some_cases import cases as some_cases

CASES: Final = Path(__file__).parents[1] / "cases"
#: Made up, and put together here so that no file holds it.
NUMBER: Final = "991234" + "-" + "5678"

IDS: Final = ("a", "b", "c", "1", "mother", "father", "child", "ø", "e1")
ODD: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 10**30, 1e308, float("nan"), "", " ", "\0", "\ud800", "\u202e", "x" * 201, [], {}, [[]],
    {"from": None}, {"from": "2024-01-01", "until": "2023-01-01"}, "type", "2024-02-30", "0000", "..", "../..", "/",
    NUMBER, f"sag {NUMBER} b", int(NUMBER.replace("-", "")), {NUMBER: NUMBER}, "2024-03-31T02:30:00",
    "2024-10-27T02:30:00", "9999-12-31", "0001-01-01", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00",
    "99999 years", "0 days", "1 months", "SEL § 52, stk. 3, nr. 7", "BL § 32, stk. 1, nr. 99", "§§ 1-9999",
)  # fmt: skip


def seeds(target: str) -> list[bytes]:
    """The inputs to begin with: the cases of the tests, or the rule files with tables, coverage map and profiles."""
    cases = [path.read_bytes() for path in sorted(CASES.rglob("*.json"))]
    if target == "case":
        return cases
    if target == "evaluation":
        # A file that leaves much open is tried in many possible worlds and takes a second or two: few of those.
        return [json.dumps(case).encode() for case in some_cases()]
    folder = rules_folder()
    found = []
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        special = "/" not in name or name.startswith(("coverage/", "profiles/", "maps/"))
        found.append(f"# {name}\n".encode() * special + path.read_bytes())
    return found


# -- cases ------------------------------------------------------------------------------------------------


def mutated_case(data: bytes, seed: int, *, sane: bool) -> bytes:
    """A case with a few changes. ``sane`` ones are mostly such that the case can still be read."""
    chance = random.Random(seed)
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        tree = None
    if not isinstance(tree, dict):
        tree = {"child": {"born": _point(chance)}, "events": []}
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        if sane and chance.random() < 0.97:
            _sane_change(tree, chance)
        else:
            _odd_change(tree, chance)
    return json.dumps(tree, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _sane_change(tree: dict[str, Any], chance: random.Random) -> None:
    events = tree.get("events")
    if not isinstance(events, list):
        events = tree["events"] = []
    known = [event for event in events if isinstance(event, dict)]
    what = chance.randrange(12)
    if what <= 2 or not known:
        events.append(_event(chance))
    elif what <= 4:
        chance.choice(known)["at"] = _point(chance)
    elif what <= 6:
        event = chance.choice(known)
        kind = EVENT_TYPES.get(str(event.get("type")))
        if kind is not None and kind.fields:
            field = chance.choice(list(kind.fields.values()))
            event[field.name] = _value(field, chance)
    elif what == 7:
        events.remove(chance.choice(known))
    elif what == 8:
        one = {chance.choice(list(EVENT_TYPES)): chance.choice([False, True, {"from": _day(chance)}])}
        tree["coverage"] = {**EVERYTHING, **one}
    elif what == 9:
        tree["as_of"] = _day(chance)
    elif what == 10:
        roles = ("custody_holder", "custody_holder", "parent", "foster_carer")
        tree["parties"] = [{"id": id_, "role": chance.choice(roles)} for id_ in chance.sample(IDS[:6], 3)]
    else:
        tree["child"] = {chance.choice(("born", "born", "due")): _point(chance)}
        if chance.random() < 0.3:
            tree["child"]["siblings"] = [{"id": "s1", "born": _point(chance)}]


def _event(chance: random.Random) -> dict[str, Any]:
    kind = EVENT_TYPES[chance.choice(list(EVENT_TYPES))]
    event: dict[str, Any] = {"type": kind.name, "at": _point(chance)}
    for field in kind.fields.values():
        if field.required or chance.random() < 0.5:
            event[field.name] = _value(field, chance)
    if chance.random() < 0.3:
        event["id"] = f"x{chance.randrange(10**6)}"
    if chance.random() < 0.2:
        event["recorded_at"] = _day(chance)
    if chance.random() < 0.1:
        event["note"] = f"talte med mor, {NUMBER}"
    return event


def _value(field: FieldWord, chance: random.Random) -> Any:
    match field.kind:
        case "flag":
            return chance.random() < 0.5
        case "word":
            return chance.choice(field.values)
        case "party":
            return "child"
        case "day":
            return _day(chance)
        case "about":
            return [chance.choice(IDS) for _ in range(chance.randrange(1, 3))]
        case "period":
            period = {"from": _day(chance), "until": "2030-01-01"}
            return chance.choice(["3 months", "7 months", "1 year", period])
        case "text":
            return chance.choice(["SEL § 52, stk. 3, nr. 7", "BL § 32, stk. 1, nr. 2", "§ 46", "2"])
        case _:
            return chance.choice(IDS)


def _day(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return chance.choice(("2023-12-31", "2024-01-01", "2024-02-29", "2014-01-01", "2025-01-01", "2013-10-01"))
    return str(date(2013, 1, 1) + timedelta(days=chance.randrange(4800)))


def _point(chance: random.Random) -> str | None:
    day = _day(chance)
    match chance.randrange(24):
        case 0:
            return day[:7]
        case 1:
            return day[:4]
        case 2:
            return f"{day}/.."
        case 3:
            return f"../{day}"
        case 4:
            return f"{day}/{date.fromisoformat(day) + timedelta(days=chance.randrange(400))}"
        case 5:
            return f"{day}T{chance.randrange(24):02}:{chance.randrange(60):02}:00{chance.choice(('', 'Z', '+02:00'))}"
        case 6:
            return None
    return day


def _odd_change(tree: dict[str, Any], chance: random.Random) -> None:
    """Put something odd at some place of the tree, or take something away, or give it another name."""
    at: Any = tree
    while True:
        inner = [part for part in (at.values() if isinstance(at, dict) else at) if isinstance(part, dict | list)]
        inner = [part for part in inner if part]
        if not inner or chance.random() < 0.25:
            break
        at = chance.choice(inner)
    odd = copy.deepcopy(chance.choice(ODD))
    if isinstance(at, list):
        at.insert(chance.randrange(len(at) + 1), odd)
        return
    key = chance.choice([*at, "x"])
    match chance.randrange(4):
        case 0:
            at.pop(key, None)
        case 1:
            at[str(odd)[:60]] = at.pop(key, odd)
        case _:
            at[key] = odd


# -- rule files -------------------------------------------------------------------------------------------

_SPECIAL: Final = (
    "&a x", "*a", "!!python/object:os.system x", "<<: *a", "---", "...", "%YAML 1.2", "? x", "{a: b, c}", "[a: b]",
    "| \n  x", '"\\x41"', '"\\UFFFFFFFF"', "'", '"', "\t", "\0", "\u2028", "\ufeff", "#", ": ", "- ", "{", "}",
    "[", "]", "null", "~", "yes", "0", "-1", "9999-12-31", "0001-01-01", "2024-02-30", "99999 years", "1 hours", NUMBER,
    f'"{NUMBER}"', "1.5 months", "§", "x" * 201,
)  # fmt: skip
_WORD: Final = re.compile(r"[\w§][\w -]*")


@lru_cache(maxsize=1)
def _words() -> tuple[str, ...]:
    """The words of all rule files, the short ones: keys, words of the lists, numbers, events, days."""
    found: dict[str, None] = {}
    for path in sorted(rules_folder().glob("*/*.yaml")):
        for line in path.read_text("utf-8").splitlines():
            for word in _WORD.findall(line):
                if len(word) < 32:
                    found[word.strip()] = None
    return tuple(found)


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    found: dict[str, None] = {}
    for path in sorted(rules_folder().glob("*/*.yaml")):
        found.update(dict.fromkeys(path.read_text("utf-8").splitlines()))
    return tuple(found)


def mutated_rule(data: bytes, seed: int) -> bytes:
    """A file with a few lines moved, doubled, left out, indented otherwise, or with other words in them."""
    chance = random.Random(seed)
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        # Most of a file is examples; the rule itself is what comes before them.
        head = next((n for n, line in enumerate(lines) if line.startswith("examples:")), len(lines))
        at = chance.randrange(max(1, head if chance.random() < 0.8 else len(lines)))
        match chance.randrange(9):
            case 0:
                del lines[at : at + chance.choice((1, 1, 1, 3))]
            case 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 2:
                lines.insert(at, chance.choice(_lines()))
            case 3:
                lines[at] = " " * chance.choice((0, 1, 2, 2, 4, 4, 6)) + lines[at].lstrip()
            case 4:
                key, colon, _ = lines[at].partition(": ")
                lines[at] = key + (colon or ": ") + chance.choice(_SPECIAL)
            case 5 | 6:
                lines[at] = _other_word(lines[at], chance.choice(_words()), chance)
            case 7:
                lines[at] = _other_word(lines[at], chance.choice(_SPECIAL), chance)
            case _:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
        if not lines:
            lines = [""]
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _other_word(line: str, word: str, chance: random.Random) -> str:
    found = list(_WORD.finditer(line))
    if not found:
        return line + word
    one = chance.choice(found)
    return line[: one.start()] + word + line[one.end() :]
