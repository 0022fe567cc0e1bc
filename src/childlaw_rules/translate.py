"""From serviceloven to barnets lov and back: what a provision corresponds to, and which rules cite the two.

A place more exact than the table has is answered with the nearest wider row, a wider one with every row inside
it, and the answer says which. For a measure's number the answer says what it meant, day by day: on a day on which
the numbers were others, the number is first carried to the one it became.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from childlaw_rules.arguments import refuse, unlike
from childlaw_rules.cprshape import holds_cpr
from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.finding import Text
from childlaw_rules.lawtables import Correspondence, Formerly, Meaning, Row
from childlaw_rules.provision import BL, SEL, Provision
from childlaw_rules.provisiontext import EXAMPLES, read_provisions
from childlaw_rules.rule.words import Bilingual, Evidence
from childlaw_rules.rulebook import Ruleset, RuleVersion, ruleset_unlike
from childlaw_rules.rulefiles import load_rules
from childlaw_rules.translation import Citation, Counterpart, Fit, MeasureMeaning, Translated, Translation
from childlaw_rules.when import EARLIEST, LATEST

_ACTS: Final = (SEL, BL)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A place that stood so from one day to another."""

    place: Provision
    first: int = EARLIEST
    last: int = LATEST


def translate(asked: str, *, on: date | str | None = None, rules: Ruleset | None = None) -> Translation:
    """What the provisions named in a text correspond to in the other act.

    ``on`` is the day whose numbers are meant; without it, those of the editions that the table names. Raises
    ``ArgumentError`` for a text that names no provision, for one that the tables do not hold, and for a day that
    is none, each with what can be written.
    """
    refuse(
        unlike("asked", asked, str, f"a text; {EXAMPLES}"),
        [] if on is None else unlike("on", on, (date, str), "a day, such as '2015-03-01'"),
        [] if rules is None else ruleset_unlike(rules),
    )
    if holds_cpr(asked):
        raise ArgumentError([Problem("provision", f"shaped like a CPR number, and no provision; {EXAMPLES}")])
    ruleset = load_rules() if rules is None else rules
    table = ruleset.tables.correspondence
    if table is None:
        raise ArgumentError([Problem("rules", f"this set of rules has no table of provisions; {EXAMPLES}")])
    day = _day(on)
    found: list[Translated] = []
    problems: list[Problem] = []
    for place in read_provisions(asked):
        acts = _acts(place, day, ruleset)
        answers = [_translated(place, act, day, table, ruleset) for act in acts]
        known = [answer for answer in answers if answer.counterparts or answer.measures or answer.rules]
        if not known:
            problems.append(Problem("provision", _unknown(place, table)))
        found.extend(known)
    if problems:
        raise ArgumentError(problems)
    editions = {SEL: table.editions.sel.edition, BL: table.editions.bl.edition}
    return Translation(asked=asked, on=None if day is None else date.fromordinal(day), editions=editions, found=found)


def _day(on: date | str | None) -> int | None:
    if on is None:
        return None
    try:
        return (date.fromisoformat(on) if isinstance(on, str) else on).toordinal()
    except ValueError:
        pass  # it repeats what was written; raised below, so that it is not the context
    raise ArgumentError([Problem("on", "no day; write it as 2015-03-01")])


def _acts(place: Provision, day: int | None, ruleset: Ruleset) -> tuple[str, ...]:
    """The act that is named; where none is, both, or on a day before barnets lov serviceloven alone."""
    if place.act is not None:
        return (place.act,)
    carried = ruleset.tables.measures.carried_over
    if day is not None and carried is not None and day <= carried.last_day.toordinal():
        return (SEL,)
    return _ACTS


def _unknown(place: Provision, table: Correspondence) -> str:
    acts = _ACTS if place.act is None else (place.act,)
    held = [p for row in table.rows for act in acts for p in row.places.get(act, ())]
    if not held:
        return f"'{place}': only serviceloven (SEL) and barnets lov (BL) have a table; {EXAMPLES}"
    number = place.section[0][0]
    near = min(held, key=lambda p: (abs(p.section[0][0] - number), p.section[0], p.depth))
    return f"'{place}': no table and no rule holds it; the nearest that one holds is '{near}'"


# -- one place --------------------------------------------------------------------------------------------

Matches = list[tuple[Row, Formerly | None]]


def _translated(named: Provision, act: str, day: int | None, table: Correspondence, ruleset: Ruleset) -> Translated:
    place = named.of(act)
    numbers = _Numbers(ruleset.tables.measures.meanings)
    meant = [m for m in ruleset.tables.measures.about([place]) if day is None or m.first <= day <= m.last]
    old = [m for m in meant if numbers.old(m)]
    if old and (day is not None or len(old) == len(meant)):
        # On that day the number was another: the table is asked for the one that it became.
        carried = list(dict.fromkeys(later.place for m in old for later in numbers.became(m)))
        rows = [match for target in carried for match in _rows(target, None, table)[1]]
        fit = Fit.EXACT if rows else Fit.NONE
    else:
        carried = []
        fit, rows = _rows(place, day, table)
    return Translated(
        provision=str(place),
        act_assumed=named.act is None,
        fit=fit,
        carried_to=[str(target) for target in carried if target != place],
        counterparts=[_counterpart(row, former, table) for row, former in rows],
        measures=[_measure(m) for m in meant],
        rules=list(_citations(_cited(place, meant, rows, numbers), ruleset)),
    )


class _Numbers:
    """The numbers of lists of measures through time."""

    def __init__(self, meanings: Iterable[Meaning]) -> None:
        self.all = [meaning for meaning in meanings if meaning.place.nr is not None]
        self._latest = {act: max((m.last for m in self.all if m.place.act == act), default=LATEST) for act in _ACTS}

    def old(self, meaning: Meaning) -> bool:
        """Whether it is a number of a list that gave way to another."""
        return meaning.place.nr is not None and meaning.last < self._latest[meaning.place.act or ""]

    def became(self, meaning: Meaning) -> list[Meaning]:
        """The numbers of the latest list of the act that are of the same kinds; none where memory alone says so."""
        if meaning.evidence is Evidence.MEMORY:
            return []
        return [later for later in self.alike(meaning) if not self.old(later)]

    def alike(self, meaning: Meaning) -> list[Meaning]:
        """The numbers of the act that are of the same kinds, whenever."""
        return [m for m in self.all if m.place.act == meaning.place.act and m.kinds == meaning.kinds]

    def at(self, place: Provision) -> Meaning | None:
        """What a number of the latest list means."""
        return next((m for m in self.all if m.place == place and not self.old(m)), None)


def _rows(place: Provision, day: int | None, table: Correspondence) -> tuple[Fit, Matches]:
    """The rows for a place: those it names exactly or that lie inside it, else the nearest wider one."""
    held = list(_held(place.act or "", day, table))
    inside = [(at, row, former) for at, row, former in held if at.within(place)]
    if inside:
        fit = Fit.EXACT if any(at == place for at, _, _ in inside) else Fit.INSIDE
        inside.sort(key=lambda match: match[0] != place)
        return fit, _each_once(inside)
    wider = [(at, row, former) for at, row, former in held if place.within(at)]
    if wider:
        nearest = max(at.depth for at, _, _ in wider)
        return Fit.WIDER, _each_once([match for match in wider if match[0].depth == nearest])
    beside = [(at, row, former) for at, row, former in held if place.overlaps(at)]
    return (Fit.BESIDE if beside else Fit.NONE), _each_once(beside)


def _held(act: str, day: int | None, table: Correspondence) -> Iterator[tuple[Provision, Row, Formerly | None]]:
    """Every place of an act that the table holds; on a day, as it was numbered then."""
    for row in table.rows:
        formers = row.formerly if act == SEL else ()
        then = [f for f in formers if day is None or f.from_.toordinal() <= day <= f.until.toordinal()]
        for former in then:
            yield from ((place.of(act), row, former) for place in former.provision)
        if day is None or act != SEL or day >= row.first:
            yield from ((place, row, None) for place in row.places.get(act, ()))


def _each_once(matches: Iterable[tuple[Provision, Row, Formerly | None]]) -> Matches:
    seen: dict[int, tuple[Row, Formerly | None]] = {}
    for _, row, former in matches:
        if id(row) not in seen or seen[id(row)][1] is not None:
            seen[id(row)] = (row, former)
    return list(seen.values())


# -- the rules that cite it -------------------------------------------------------------------------------


def _cited(place: Provision, meant: list[Meaning], rows: Matches, numbers: _Numbers) -> Iterator[_Dated]:
    """The place and its counterparts, each as it was numbered through time."""
    numbered = [m for m in meant if m.place.nr is not None]
    if numbered:
        yield from (_Dated(m.place, m.first, m.last) for one in numbered for m in numbers.alike(one))
    elif not rows:
        yield _Dated(place)
    for row, former in rows:
        if not numbered:
            # Asked for by its former number, a row is what it is now.
            for own in row.places[SEL] if former is not None else (place,):
                yield from _through_time(own, row)
        for act, places in row.places.items():
            if act == place.act:
                continue
            for other in places:
                known = numbers.at(other)
                if known is not None:
                    yield from (_Dated(m.place, m.first, m.last) for m in numbers.alike(known))
                else:
                    yield from _through_time(other, row)


def _through_time(place: Provision, row: Row) -> Iterator[_Dated]:
    """A place, and where its words stood before; it is itself only from when they stood there."""
    if place.act != SEL or not any(place.within(own) or own.within(place) for own in row.places[SEL]):
        yield _Dated(place)
        return
    for former in row.formerly:
        for before in former.provision:
            yield _Dated(before.of(SEL), former.from_.toordinal(), former.until.toordinal())
    yield _Dated(place, row.first if any(place.within(own) for own in row.places[SEL]) else EARLIEST)


def _citations(cited: Iterable[_Dated], ruleset: Ruleset) -> Iterator[Citation]:
    places = list(cited)
    for rule in ruleset.rules:
        for version in rule.versions:
            if any(_rests_on(version, dated) for dated in places):
                source = version.source
                yield Citation(
                    rule=rule.id,
                    version=version.id,
                    title=_text(rule.title),
                    provision=f"{source.act} {source.provision}",
                    from_day=date.fromordinal(version.first),
                    until=_until(version.last),
                    evidence=source.evidence,
                )


def _rests_on(version: RuleVersion, dated: _Dated) -> bool:
    act = version.source.act
    if act != dated.place.act or version.last < dated.first or dated.last < version.first:
        return False
    try:
        return any(place.of(act).overlaps(dated.place) for place in read_provisions(version.source.provision))
    except ArgumentError:
        return False


# -- the answer -------------------------------------------------------------------------------------------


def _counterpart(row: Row, former: Formerly | None, table: Correspondence) -> Counterpart:
    ground = table.grounds[row.ground]
    return Counterpart(
        sel=[str(place) for place in row.places[SEL]],
        bl=[str(place) for place in row.places[BL]],
        about=_text(row.about),
        evidence=ground.evidence,
        known=_text(ground.says),
        differs=None if row.differs is None else _text(row.differs),
        formerly=None if former is None else "; ".join(str(place.of(SEL)) for place in former.provision),
        formerly_from=None if former is None else former.from_,
        formerly_until=None if former is None else former.until,
    )


def _measure(meaning: Meaning) -> MeasureMeaning:
    return MeasureMeaning(
        provision=str(meaning.place),
        from_day=date.fromordinal(meaning.first),
        until=_until(meaning.last),
        kinds=sorted(meaning.kinds),
        name=_text(meaning.name),
        evidence=meaning.evidence,
        source=meaning.source.edition,
    )


def _until(day: int) -> date | None:
    return None if day >= LATEST else date.fromordinal(day)


def _text(said: Bilingual) -> Text:
    return Text(da=said.da, en=said.en)
