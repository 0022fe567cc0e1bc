"""The examples of a rule file in words: what the file shows, what is expected, and rows as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.catalogue import REMARKS, STATUS_NAMES
from childlaw_rules.prose.casetext import CaseText
from childlaw_rules.prose.fields import FLAGS, LABELS, VALUES, entry_of
from childlaw_rules.prose.fieldspeech import FieldSpeech
from childlaw_rules.prose.joining import DA, all_of
from childlaw_rules.prose.tables import table, wrapped
from childlaw_rules.prose.terms import of
from childlaw_rules.rule.head import Example, read_event, rows_of, typed

_HEADS: Final[dict[str, tuple[str, str]]] = {
    "as_of": ("set den", "looked at"),
    "known_at": ("oplyst til og med", "known at"),
    "born": ("barnet født", "child born"),
    "expected_birth": ("termin", "expected birth"),
    "expect": ("forventet", "expected"),
    "due": ("frist", "due"),
    "fulfilled": ("opfyldt den", "fulfilled"),
    "days_late": ("dage for sent", "days late"),
    "version": ("version", "version"),
    "occurrence": ("gang nr.", "occurrence"),
    "party": ("part", "party"),
    "remarks": ("bemærkning", "remark"),
    "missing": ("det savnes oplyst", "what is missing"),
    "possible": ("mulige udfald", "possible"),
}
#: ``ikke`` before the verb, as a subordinate clause has it.
_DENIED: Final = re.compile(r"^(.*?) ikke (\w+(?: sig)?)")
_EXPECTATIONS: Final = ("due", "fulfilled", "days_late", "version", "occurrence", "party")


class ExampleText:
    """Says examples in one language. ``readings`` numbers the readings of the rule by their id."""

    def __init__(self, lang: str, readings: Mapping[str, int], width: int) -> None:
        self.lang = lang
        self.da = lang == DA
        self.readings = readings
        self.width = width
        self.case = CaseText(lang)

    def lines(self, example: Example) -> Iterator[str]:
        """What the file shows and what is expected, one line or more each."""
        cases = rows_of(example)
        yield from self._wrapped_setting(cases)
        told = [[self.event(event) for event in case.events] for case in cases]
        columns: dict[str, list[Any]] = {}
        for number, versions in enumerate(zip(*told, strict=False), start=1):
            ats, whats = [version[0] for version in versions], [_sorted_out(version, versions) for version in versions]
            day, what = self.case.moment(ats[0]), _line(versions[0][1], versions[0][2])
            if len(set(ats)) > 1:
                day = self._column(columns, number, ats, 0)
            if len(set(whats)) > 1:
                what = self._column(columns, number, whats, 1)
                if len({version[1] for version in versions}) == 1:
                    shared = [detail for detail in versions[0][2] if all(detail in version[2] for version in versions)]
                    what = _line(versions[0][1], (*shared, what))
            yield from wrapped(self.width, f"{number}. {day}: {what}", "", "   ")
        if len(cases) > 1:
            yield from self._table(cases, columns)
        else:
            yield from wrapped(self.width, self._expected(cases[0]))

    def event(self, event: Any) -> tuple[Any, str, tuple[str, ...]]:
        """When an event of an example happened, as it is written, what it was, and its details."""
        fields: dict[str, Any] = typed(read_event(event))
        type_ = str(fields.pop("type"))
        at = fields.pop("at", None)
        fields.pop("id", None)
        term = EVENT_TYPES[type_].da if self.da else type_.replace("_", " ").replace("follow up", "follow-up")
        return at, term, tuple(self._field(type_, name, value) for name, value in fields.items())

    # -- the parts of an example -----------------------------------------------------------------------------

    def setting(self, cases: Sequence[Example], *, but: str = "") -> str:
        """What the rows of an example share beside the events, as one sentence; ``but`` is a key to leave out.

        It is empty where nothing is said.
        """
        first = cases[0]
        said = [
            f"{of(_HEADS[name], self.lang)} {self._value(name, getattr(first, name))}"
            for name in ("as_of", "known_at", "born", "expected_birth")
            if name != but and name in first.model_fields_set and len({getattr(case, name) for case in cases}) == 1
        ]
        if "parties" in first.model_fields_set:
            none = "ingen er opført" if self.da else "none listed"
            parties = ", ".join(map(self.case.party, first.parties)) or none
            said.append(f"{'parter' if self.da else 'parties'}: {parties}")
        if first.siblings:
            siblings = "; ".join(map(self.case.sibling, first.siblings))
            said.append(f"{'søskende' if self.da else 'siblings'}: {siblings}")
        for name, covered in first.coverage.items():
            said.append(self.case.coverage(name, covered))
        for reading in first.readings:
            number = self.readings.get(reading, 0)
            said.append(f"en anden læsning er valgt ({number})" if self.da else f"another reading is chosen ({number})")
        text = "; ".join(said)
        return text[:1].upper() + text[1:] + "." if said else ""

    def _wrapped_setting(self, cases: Sequence[Example]) -> Iterator[str]:
        text = self.setting(cases)
        if text:
            yield from wrapped(self.width, text)

    def _remark(self, word: str) -> str:
        """A remark in words; of what came in time, the event."""
        if word in REMARKS:
            return of(REMARKS[word], self.lang)
        name = word.removesuffix("_in_time")
        event = EVENT_TYPES.get(name) or EVENT_TYPES.get(f"{name}_made")
        if self.da and event is not None and name != word:
            return f"»{event.da}« i tide"
        return word.replace("_", " ")

    def _field(self, type_: str, name: str, value: Any) -> str:
        flag = entry_of(FLAGS, type_, name)
        if flag is not None and isinstance(value, bool):
            if self.da:
                return flag[0] if value else _main_clause(flag[1])
            return flag[2 if value else 3]
        words = entry_of(VALUES, type_, name)
        if words is not None and str(value) in words:
            said = of(words[str(value)], self.lang)
            if (type_, name) == ("decision_made", "decided_by"):
                return f"truffet af {said}" if self.da else f"made by {said}"
            about = (type_, name) == ("decision_made", "kind")
            return f"{'om' if self.da else 'on'} {said}" if about else said
        label = of(LABELS.get(name, (name.replace("_", " "),) * 2), self.lang)
        if isinstance(value, Mapping):
            return f"{label} {' – '.join(self.case.moment(part) for part in value.values())}"
        if isinstance(value, list | tuple):
            return f"{label} {all_of([self.case.who(str(part)) for part in value], self.lang)}"
        field = EVENT_TYPES[type_].fields.get(name)
        if isinstance(value, str) and field is not None and field.kind == "period":
            return f"{label} {self.case.period(value)}"
        return f"{label} {self.case.who(self.case.moment(value))}"

    def _value(self, name: str, value: Any, *, short: bool = False) -> str:
        if value is None:
            return "–"
        if name in {"expect", "possible"}:
            return ", ".join(self._status(word) for word in value)
        if name == "remarks":
            return ", ".join(map(self._remark, value)) or ("ingen" if self.da else "none")
        if name == "party":
            return self.case.who(str(value))
        return self.case.moment(value, short=short)

    def _status(self, word: str) -> str:
        return of(STATUS_NAMES[word.replace(" ", "_")], self.lang)

    def _missing(self, facts: Sequence[str], case: Example) -> str:
        return ", ".join(self._fact(fact, case) for fact in facts) or ("intet" if self.da else "nothing")

    def _fact(self, fact: str, case: Example) -> str:
        owner, _, field = fact.partition(".")
        if owner == "coverage" and field in EVENT_TYPES:
            term = EVENT_TYPES[field].da if self.da else field.replace("_", " ")
            return f"om »{term}« er sket" if self.da else f"whether “{term}” happened"
        if owner in {"child", "parties"}:
            pair = ("barnets fødselsdag", "the child's day of birth")
            return of(
                pair if owner == "child" else ("hvem der har forældremyndigheden", "who holds custody"), self.lang
            )
        ids = [typed(read_event(event)).get("id") or f"e{number}" for number, event in enumerate(case.events, start=1)]
        number = ids.index(owner) + 1 if owner in ids else 0
        event = of(("hændelse", "event"), self.lang) + (f" {number}" if number else f" {owner}")
        if field == "at":
            return f"dagen for {event}" if self.da else f"the day of {event}"
        type_ = str(typed(read_event(case.events[number - 1]))["type"]) if number else ""
        known = EVENT_TYPES.get(type_)
        if known is not None and field in known.fields and known.fields[field].kind in {"flag", "word"}:
            return f"{FieldSpeech(self.lang).question(type_, field)} ({event})"
        return f"{of(LABELS.get(field, (field.replace('_', ' '),) * 2), self.lang)} ({event})"

    def _expected(self, example: Example) -> str:
        words = f"{of(_HEADS['expect'], self.lang).capitalize()}: {self._value('expect', example.expect)}"
        said = [
            f"{of(_HEADS[name], self.lang)} {self._value(name, getattr(example, name))}"
            for name in _EXPECTATIONS
            if name in example.model_fields_set
        ]
        if example.possible:
            said.append(f"{of(_HEADS['possible'], self.lang)}: {self._value('possible', example.possible)}")
        if example.missing:
            said.append(f"{of(_HEADS['missing'], self.lang)}: {self._missing(example.missing, example)}")
        if example.remarks:
            said.append(f"{of(_HEADS['remarks'], self.lang)}: {self._value('remarks', example.remarks)}")
        for reading, status in (example.sensitive_to or {}).items():
            number = self.readings.get(reading, 0)
            other = "ved den anden læsning" if self.da else "under the other reading"
            said.append(f"{other} ({number}): {self._status(status)}")
        return "; ".join([words, *said]) + "."

    # -- rows ------------------------------------------------------------------------------------------------

    def _column(self, columns: dict[str, list[Any]], number: int, cells: list[Any], part: int) -> str:
        """The name of the column that holds what differs; one that differs in the same way is not repeated."""
        for name, known in columns.items():
            if known == cells:
                return name
        names = (("dag", "hændelse"), ("day", "event"))[0 if self.da else 1]
        columns[f"[{names[part]} {number}]"] = cells
        return f"[{names[part]} {number}]"

    def _table(self, cases: Sequence[Example], columns: Mapping[str, Sequence[Any]]) -> Iterator[str]:
        drawn = [(name, [self.case.moment(cell, short=True) for cell in cells]) for name, cells in columns.items()]
        for name in _HEADS:
            cells = [self._cell(name, case) for case in cases]
            setting = name in {"as_of", "known_at", "born", "expected_birth"}
            if any(cells) and (len(set(cells)) > 1 or not setting):
                drawn.append((of(_HEADS[name], self.lang), cells))
        yield from table(drawn, len(cases), self.width)

    def _cell(self, name: str, case: Example) -> str:
        if name not in case.model_fields_set:
            return ""
        if name == "missing":
            return self._missing(case.missing or (), case)
        return self._value(name, getattr(case, name), short=True)


def _sorted_out(version: tuple[Any, str, tuple[str, ...]], versions: Sequence[tuple[Any, str, tuple[str, ...]]]) -> str:
    """What one row says of an event that the other rows do not: the details, or all of it."""
    if len({other[1] for other in versions}) > 1:
        return _line(version[1], version[2])
    own = [detail for detail in version[2] if not all(detail in other[2] for other in versions)]
    return "; ".join(own) or "–"


def _main_clause(denied: str) -> str:
    """A Danish clause that denies, with the verb where a main clause has it: ``planen er ikke vedlagt``."""
    return _DENIED.sub(r"\1 \2 ikke", denied)


def _line(term: str, details: Sequence[str]) -> str:
    return f"{term} ({'; '.join(details)})" if details else term
