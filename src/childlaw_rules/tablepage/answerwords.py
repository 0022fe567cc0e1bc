"""What the tables of answers say in a sentence or two: what stands lowest and highest, how groups and times differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from childlaw_rules.tablepage.speech import Speech
from childlaw_rules.tablepage.tablerows import ReadRow, best_first, by_title, worst_first
from childlaw_rules.tables.answercounts import NO_MEASURE, NOT_TOLD
from childlaw_rules.tables.estimating import wilson
from childlaw_rules.tables.models import PortfolioTable

#: Groups smaller than this are not compared in words.
LEAST: Final = 10
#: So many periods at the beginning and at the end are compared at most.
_ENDS: Final = {"month": 12, "quarter": 4, "year": 1}


def answers_in_words(rows: Sequence[ReadRow], speech: Speech) -> list[str]:
    """What is least met and what most, and how much is not shown."""
    rows = [row for row in rows if not row.part]
    worst, best = worst_first(rows), best_first(rows)
    if not worst and not best:
        return [_nothing(rows, speech)]
    said = [speech.say("answers-worst", what=_not_met(worst[0], speech))] if worst else [speech.say("answers-all-met")]
    if best and (not worst or best[0] is not worst[0]):
        said.append(speech.say("answers-best", what=_met(best[0], speech)))
    return [*said, *_lacking(rows, speech)]


def _nothing(rows: Sequence[ReadRow], speech: Speech) -> str:
    """Why nothing can be said: all is masked, nothing is relevant, or nothing is shown."""
    if any(row.masked("met", "relevant") for row in rows):
        return speech.say("answers-masked")
    return speech.say("answers-open" if any(row.count("relevant") for row in rows) else "answers-none")


def _lacking(rows: Sequence[ReadRow], speech: Speech) -> list[str]:
    open_ = [row for row in rows if row.count("not_shown")]
    masked = sum(row.masked("met", "not_met", "relevant") for row in rows)
    said = []
    if open_:
        most = max(open_, key=lambda row: row.number("not_shown_share") or 0)
        what = speech.quoted(getattr(most.titles[0], speech.lang))
        share = speech.share(most.number("not_shown_share") or 0)
        said.append(speech.say("answers-not-shown", what=what, share=share))
    if masked:
        said.append(speech.say("rows-masked", rows=speech.counted(masked, "row"), have=speech.noun(masked, "has")))
    return said


def _not_met(row: ReadRow, speech: Speech) -> str:
    return f"{speech.quoted(getattr(row.titles[0], speech.lang))}: {not_met_of(row, speech)}"


def _met(row: ReadRow, speech: Speech) -> str:
    return f"{speech.quoted(getattr(row.titles[0], speech.lang))}: {met_of(row, speech)}"


def not_met_of(row: ReadRow, speech: Speech) -> str:
    """How many are not met, with the share and its interval."""
    number, of, interval = row.count("not_met"), row.count("relevant"), row.against()
    assert number is not None
    assert of is not None
    assert interval is not None
    return speech.say(
        "not-met-of",
        number=speech.number(number),
        of=speech.counted(of, row.judged),
        share=speech.share(number / of),
        interval=speech.interval(*interval),
    )


def met_of(row: ReadRow, speech: Speech) -> str:
    """How many are met, with the share."""
    number, of = row.count("met"), row.count("relevant")
    assert number is not None
    assert of is not None
    return speech.say(
        "met-of", number=speech.number(number), of=speech.counted(of, row.judged), share=speech.share(number / of)
    )


def groups_in_words(rows: Sequence[ReadRow], speech: Speech) -> list[str]:
    """Between which groups a question differs most, and whether the difference may be chance."""
    found: list[tuple[float, ReadRow, ReadRow]] = []
    for some in by_title(rows, -1).values():
        known = [row for row in some if (row.count("relevant") or 0) >= LEAST and row.count("met") is not None]
        known = [row for row in known if not row.unseen and row.codes[0] not in {NO_MEASURE, NOT_TOLD}]
        if len(known) > 1:
            ordered = sorted(known, key=_share_met)
            found.append((_share_met(ordered[-1]) - _share_met(ordered[0]), ordered[0], ordered[-1]))
    if all(len(some) == 1 for some in by_title(rows, -1).values()):
        return [speech.say("groups-single")]
    if not found:
        masked = any(row.masked("met", "relevant") for row in rows)
        return [speech.say("groups-masked" if masked else "groups-small", least=LEAST)]
    apart, low, high = max(found, key=lambda one: one[0])
    if apart == 0:
        return [speech.say("groups-alike")]
    said = speech.say(
        "groups-differ",
        what=speech.quoted(getattr(low.titles[-1], speech.lang)),
        low=_group(low, speech),
        high=_group(high, speech),
    )
    return [said, speech.say("intervals-overlap" if _overlap(low, high) else "intervals-apart")]


def _share_met(row: ReadRow) -> float:
    return (row.count("met") or 0) / (row.count("relevant") or 1)


def _group(row: ReadRow, speech: Speech) -> str:
    name = getattr(row.titles[0], speech.lang)
    met, of = row.count("met") or 0, row.count("relevant") or 0
    return speech.say(
        "group",
        group=speech.quoted(name),
        share=speech.share(_share_met(row)),
        met=speech.number(met),
        of=speech.number(of),
    )


def _overlap(one: ReadRow, other: ReadRow) -> bool:
    low, high = one.met(), other.met()
    return low is None or high is None or low[1] >= high[0]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some periods of one question, counted together."""

    first: ReadRow
    last: ReadRow
    met: int
    of: int

    @property
    def share(self) -> float:
        return self.met / self.of


def times_in_words(rows: Sequence[ReadRow], table: PortfolioTable, speech: Speech) -> list[str]:
    """How the question with most duties stood at the beginning, and how at the end."""
    dated = [row for row in rows if row.codes[0]]
    questions = by_title(dated, -1)
    if not questions:
        return [speech.say("times-undated")]
    most = max(questions.values(), key=lambda some: sum(_answered(row) for row in some))
    ends = min(_ENDS.get(table.by or "year", 1), len(most) // 2)
    what = speech.quoted(getattr(most[0].titles[-1], speech.lang))
    if not ends:
        only = most[0]
        if only.count("met") is None:
            return [speech.say("times-masked", what=what)]
        return [speech.say("times-one", what=what, when=getattr(only.titles[0], speech.lang), met=met_of(only, speech))]
    first, last = _stretch(most[:ends]), _stretch(most[-ends:])
    if first is None or last is None:
        return [speech.say("times-masked", what=what)]
    key = "times-same" if first.share == last.share else "times-up" if last.share > first.share else "times-down"
    said = speech.say(key, what=what, first=_when(first, speech), last=_when(last, speech))
    one, other = wilson(first.met, first.of), wilson(last.met, last.of)
    if key == "times-same" or one is None or other is None:
        return [said]
    overlap = one[0] <= other[1] and other[0] <= one[1]
    return [said, speech.say("intervals-overlap" if overlap else "intervals-apart")]


def _answered(row: ReadRow) -> int:
    return sum(row.count(name) or 0 for name in ("met", "partly", "not_met"))


def _stretch(rows: Sequence[ReadRow]) -> _Stretch | None:
    met = [row.count("met") for row in rows]
    of = [row.count("relevant") for row in rows]
    known = [number for number in (*met, *of) if number is not None]
    if len(known) < 2 * len(rows):
        return None
    return _Stretch(rows[0], rows[-1], sum(n or 0 for n in met), sum(n or 0 for n in of))


def _when(stretch: _Stretch, speech: Speech) -> str:
    first, last = (getattr(row.titles[0], speech.lang) for row in (stretch.first, stretch.last))
    when = first if first == last else f"{first} – {last}"
    return speech.say(
        "in-time",
        when=when,
        share=speech.share(stretch.share),
        met=speech.number(stretch.met),
        of=speech.counted(stretch.of, stretch.first.judged),
    )


def rules_in_words(rows: Sequence[ReadRow], speech: Speech) -> list[str]:
    """Of a table with what was done too late: of each row what is met and what is done in all."""
    said = []
    for row in rows:
        if row.count("met") is None or not row.count("relevant"):
            continue
        what = speech.quoted(getattr(row.titles[0], speech.lang))
        met, of = row.count("met") or 0, row.count("relevant") or 0
        words = {"met": speech.number(met), "of": speech.number(of), "share": speech.share(met / of)}
        done, share = row.count("done"), row.number("done_share")
        if done is None or share is None:
            said.append(speech.say("rule-met", what=what, **words))
        else:
            more = {"done": speech.number(done), "share_done": speech.share(share)}
            said.append(speech.say("rule-met-and-done", what=what, **words, **more))
    return said or [_nothing(rows, speech)]
