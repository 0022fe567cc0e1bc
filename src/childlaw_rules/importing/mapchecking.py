"""What the parts of a mapping file say of each other and of the vocabulary: where they disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from childlaw_rules.case.timeline import CHILD
from childlaw_rules.case.vocabulary import COMMON_FIELDS, EVENT_TYPES, FieldWord
from childlaw_rules.errors import did_you_mean
from childlaw_rules.importing.mapwords import SET_ASIDE, TYPE, EventOfRow, LogMap, Source
from childlaw_rules.rulemerge import PathOf
from childlaw_rules.when.period import Period, PeriodError

Found = Iterator[tuple[PathOf, str]]


def contradictions(map_: LogMap) -> Found:
    """Everything that is wrong with a map whose values are each right by themselves, with its path."""
    made: set[str] = set()
    used: set[str] = set()
    for number, event in enumerate(map_.events):
        path: PathOf = ("events", number)
        wrong, types = _types(map_, event, path)
        yield from wrong
        made.update(types)
        yield from _fields(map_, event, types, path)
        used.update(source.codes for source in (event.type, *event.fields.values()) if source.codes)
    for name in sorted(map_.codes.keys() - used):
        yield ("codes", name), "no event uses this code list"
    yield from _covered(map_, made)
    ids = [party.id for party in map_.parties]
    for number, id_ in enumerate(ids):
        if id_ in ids[:number]:
            yield ("parties", number, "id"), "the id of another party of the map"
    if not map_.events:
        yield ("events",), "write at least one event"
    if not map_.dates.formats:
        yield ("dates", "formats"), "write at least one format, such as '%d-%m-%Y' or iso"
    for number, name in enumerate(map_.optional_columns):
        if name not in map_.columns:
            yield ("optional_columns", number), f"the map reads no column '{name}'{_hint(name, map_.columns)}"
    if map_.case.id in map_.optional_columns:
        yield ("optional_columns",), "the column of the case id cannot be left out"
    if map_.case.born is not None and map_.case.born == map_.case.id:
        yield ("case", "born"), "is the column of the case id too"


def _types(map_: LogMap, event: EventOfRow, path: PathOf) -> tuple[list[tuple[PathOf, str]], set[str]]:
    """What is wrong with how the type of an event is told, and the types that may come of it."""
    source, at = event.type, (*path, "type")
    if source.constant is not None:
        wrong = _unknown_type(source.constant)
        return ([((*at, "constant"), wrong)], set()) if wrong else ([], {source.constant})
    if source.codes is None:
        return [], set(EVENT_TYPES)
    if source.codes not in map_.codes:
        return [((*at, "codes"), _no_list(map_, source.codes))], set()
    problems: list[tuple[PathOf, str]] = []
    types: set[str] = set()
    for code, said in map_.codes[source.codes].items():
        where: PathOf = ("codes", source.codes, code)
        name = said.get(TYPE)
        if name == SET_ASIDE and len(said) == 1:
            continue
        if name is None:
            problems.append((where, "says no 'type'"))
        elif wrong := _unknown_type(name):
            problems.append((where, wrong))
        else:
            types.add(name)
            problems.extend(_said_by_code(map_, name, said, where))
            lacking = _required(name) - said.keys() - event.fields.keys()
            way_out = "say it here or under 'fields'"
            problems.extend((where, f"an event {name} needs the field '{f}'; {way_out}") for f in sorted(lacking))
    return problems, types


def _said_by_code(map_: LogMap, type_: str, said: Mapping[str, str], path: PathOf) -> Found:
    for field, value in said.items():
        if field == TYPE:
            continue
        word = EVENT_TYPES[type_].fields.get(field)
        if word is None:
            yield (*path, field), f"an event {type_} has no field '{field}'{_hint(field, EVENT_TYPES[type_].fields)}"
        elif wrong := _unfit(map_, word, value):
            yield (*path, field), wrong


def _fields(map_: LogMap, event: EventOfRow, types: set[str], path: PathOf) -> Found:
    known: dict[str, list[FieldWord]] = {}
    for type_ in sorted(types):
        for name, word in EVENT_TYPES[type_].fields.items():
            known.setdefault(name, []).append(word)
    for name, source in event.fields.items():
        at: PathOf = (*path, "fields", name)
        if name in COMMON_FIELDS:
            yield at, f"'{name}' stands beside 'fields', not in it"
        elif types and name not in known:
            yield at, f"no event that this makes has a field '{name}'{_hint(name, known)}"
        elif name in known:
            yield from _source(map_, source, known[name], at)
    constant = event.type.constant
    if constant is not None and constant in EVENT_TYPES:
        for field in sorted(_required(constant) - event.fields.keys()):
            yield (*path, "type"), f"an event {constant} needs the field '{field}'; say it under 'fields'"


def _source(map_: LogMap, source: Source, words: list[FieldWord], path: PathOf) -> Found:
    """What is wrong with where a field's value comes from. Fields of one name may hold other words in other types."""
    word = words[0]
    if source.constant is not None:
        if wrong := _fits_none(map_, words, source.constant):
            yield (*path, "constant"), wrong
    elif source.codes is not None:
        if source.codes not in map_.codes:
            yield (*path, "codes"), _no_list(map_, source.codes)
            return
        for code, said in map_.codes[source.codes].items():
            if said.keys() != {TYPE}:
                yield ("codes", source.codes, code), f"the code list of the field '{word.name}' has one word for a code"
            elif wrong := _fits_none(map_, words, said[TYPE]):
                yield ("codes", source.codes, code), wrong
    elif word.kind == "word":
        yield path, f"the words of '{word.name}' are not those of a file; name a list under 'codes'"


def _fits_none(map_: LogMap, words: list[FieldWord], value: str) -> str | None:
    wrong = [_unfit(map_, word, value) for word in words]
    return wrong[0] if all(wrong) else None


def _unfit(map_: LogMap, word: FieldWord, value: str) -> str | None:
    """Why a field cannot hold a word that the map says."""
    if word.kind == "word" and value not in word.values:
        return f"'{value}' is no word of the field '{word.name}'{did_you_mean(value, word.values)}"
    if word.kind == "flag" and value not in ("yes", "no"):
        return f"the field '{word.name}' is said with yes or no"
    if word.kind == "party" and value not in (CHILD, *(party.id for party in map_.parties)):
        return "no party of that id; list it under 'parties'"
    if word.kind == "period":
        try:
            Period.parse(value)
        except PeriodError:
            return "no period; write it as in '3 months'"
    return None


def _covered(map_: LogMap, made: set[str]) -> Found:
    for name in map_.covers:
        if wrong := _unknown_type(name):
            yield ("covers", name), wrong
    told_by_file = any(event.type.constant is None and event.type.codes is None for event in map_.events)
    if not told_by_file:
        for name in sorted(made - map_.covers.keys()):
            yield ("covers",), f"the map makes events {name}; say here whether the source records all of them"


def _required(type_: str) -> set[str]:
    return {field.name for field in EVENT_TYPES[type_].fields.values() if field.required}


def _unknown_type(name: str) -> str | None:
    return None if name in EVENT_TYPES else f"unknown event '{name}'{_hint(name, EVENT_TYPES)}"


def _no_list(map_: LogMap, name: str) -> str:
    return f"there is no code list '{name}'{_hint(name, map_.codes)}; write it under 'codes'"


def _hint(word: str, known: Iterable[str]) -> str:
    return did_you_mean(word[:80], known)
