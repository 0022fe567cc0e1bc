"""What counts against a file, grouped by what it goes back to.

How two findings are bound together is read off the rules, never off a list of them; each way is a function below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from pydantic import BaseModel, ConfigDict

from childlaw_rules.explain.lacking import Lack, lack_of, overlap
from childlaw_rules.explain.naming import refuse, rules_or_shipped, wrong_rules, wrong_type
from childlaw_rules.explain.words import CAUSES
from childlaw_rules.finding import Finding, Report, Status, Text
from childlaw_rules.prose.joining import DA
from childlaw_rules.prose.terms import of
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.sentences import EN, event_in_words, events_in_words
from childlaw_rules.when import Point


class Cause(BaseModel):
    """One thing that is late or missing, and what goes back to it.

    ``head`` is the finding that says it most directly, ``consequences`` are those that go back to it, by their due
    days, ``why`` says how. Where nothing goes back to it, there are no consequences and ``why`` says so.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    head: Finding
    consequences: list[Finding]
    why: Text


#: How one finding goes back to another: a key of the sentences, and the types of event they speak of.
Tie = tuple[str, tuple[str, ...]]


def causes(report: Report, *, rules: Ruleset | None = None) -> list[Cause]:
    """The findings that count against the file, each once, grouped so that one root cause is one entry.

    A finding goes back to another, in this order, where

    - it is the same duty towards another party, or the same duty another time;
    - one act would have met both: both ask for an event that may be one and the same (its type, and what its fields
      must say), the days within which it would have met them overlap, and they are not about different threads of
      one kind. Of those the statute comes before the yardstick, the duty to do the act before one that asks for it
      before something else, the earlier due day before the later. Where the two are about different kinds of
      thread, and several could be meant, it is the one whose days begin last;
    - what it asks for belongs to a thread that what the other lacks would have opened (no investigation decided, so
      none completed): both about the same thread of another kind, or the case without any thread of that kind;
    - it only arises where the other is late (``applies_only_when_late``);
    - both miss what must be stated in one and the same act.

    A cause in which anything is overdue or missing comes before one in which all was done too late, each by the due
    day of its head; without one, by the day on which the duty arose. ``rules`` are those the report was made with, by
    default those that come with the library; a finding of a rule that is not among them stands alone. Raises
    ``ArgumentError`` for what is no report or no set of rules.
    """
    refuse([*wrong_type("report", report, Report, "a report"), *wrong_rules(rules)])
    known = rules_or_shipped(rules).by_id
    found = [finding for finding in report.findings if finding.non_compliant]
    subjects = [*(one.subject for one in report.findings), *(note.subject for note in report.not_applicable)]
    opened = frozenset(kind for subject in subjects for kind in subject)
    looked_at = Point.parse(report.as_of).first
    parents = _parents(
        [lack_of(f, known[f.rule], place, looked_at, opened) for place, f in enumerate(found) if f.rule in known]
    )
    below: dict[int, list[int]] = {}
    for place in parents:
        below.setdefault(_root(place, parents), []).append(place)
    made = [_cause(place, below.get(place, []), found, parents) for place in range(len(found)) if place not in parents]
    return sorted(made, key=lambda cause: (_only_late(cause), _day(cause.head)))


def _only_late(cause: Cause) -> bool:
    """Whether all that goes back to it was done, if too late."""
    return all(finding.status is Status.MET_LATE for finding in (cause.head, *cause.consequences))


def _day(finding: Finding) -> str:
    """The due day, or the day on which the duty arose; what has neither comes last."""
    return finding.due or (finding.trigger.at if finding.trigger is not None else None) or "~"


def _cause(root: int, others: Sequence[int], found: Sequence[Finding], parents: dict[int, tuple[int, Tie]]) -> Cause:
    ties = list(dict.fromkeys(parents[place][1] for place in others))
    below = sorted(others, key=lambda place: (_day(found[place]), place))
    return Cause(
        head=found[root],
        consequences=[found[place] for place in below],
        why=Text(da=_why(ties, DA), en=_why(ties, EN)),
    )


def _why(ties: Sequence[Tie], lang: str) -> str:
    if not ties:
        return of(CAUSES["alone"], lang)
    said = []
    for key, types in ties:
        first, *rest = types or ("",)
        words = {"events": events_in_words(types, lang)} if types else {}
        if key == "thread":
            words = {"opener": event_in_words(first, lang), "events": events_in_words(tuple(rest), lang)}
        said.append(of(CAUSES[key], lang).format(**words))
    return " ".join(dict.fromkeys(said))


def _root(place: int, parents: dict[int, tuple[int, Tie]]) -> int:
    while place in parents:
        place = parents[place][0]
    return place


def _parents(lacks: Sequence[Lack]) -> dict[int, tuple[int, Tie]]:
    """What each finding goes back to, by their places; a finding that goes back to nothing is a root."""
    parents: dict[int, tuple[int, Tie]] = {}
    taken = {(lack.place, lack.finding.rule): lack for lack in lacks}
    for lack in sorted(lacks, key=lambda lack: lack.order):
        for bound in _WAYS:
            ties = [(other, tie) for other in lacks if other is not lack and (tie := bound(other, lack)) is not None]
            ties = [
                (other, tie)
                for other, tie in ties
                if _root(other.place, parents) != lack.place and _free(lack, _root(other.place, parents), taken)
            ]
            if ties:
                head, tie = max(ties, key=lambda pair: (pair[0].first, [-number for number in pair[0].order[2:]]))
                parents[lack.place] = (head.place, tie)
                taken.setdefault((_root(head.place, parents), lack.finding.rule), lack)
                break
    return parents


def _free(lack: Lack, root: int, taken: dict[tuple[int, str], Lack]) -> bool:
    """Whether a cause has no other finding of the same rule yet, or one that is the same duty another time."""
    other = taken.get((root, lack.finding.rule))
    return other is None or _towards_another(other, lack) is not None or _another_time(other, lack) is not None


# -- the ways in which one finding goes back to another ----------------------------------------------------------


def _towards_another(head: Lack, lack: Lack) -> Tie | None:
    """The same duty of the same act towards another party."""
    if head.finding.rule != lack.finding.rule:
        return None
    mine, theirs = dict(lack.finding.subject), dict(head.finding.subject)
    if mine.pop("party", "") == theirs.pop("party", ""):
        return None
    same = mine == theirs and head.finding.trigger == lack.finding.trigger and head.place < lack.place
    return ("party", ()) if same else None


def _another_time(head: Lack, lack: Lack) -> Tie | None:
    """The same duty in the same thread, an earlier time."""
    same = head.finding.rule == lack.finding.rule and head.finding.subject == lack.finding.subject
    before, after = head.finding.occurrence or 1, lack.finding.occurrence or 1
    return ("again", ()) if same and before < after else None


def _one_act(head: Lack, lack: Lack) -> Tie | None:
    """One act would have met both."""
    if head.finding.rule == lack.finding.rule or head.order >= lack.order or head.states or lack.states:
        return None
    if max(head.first, lack.first) > min(head.last, lack.last) or not _threads_fit(head, lack):
        return None
    done, other = head.finding.fulfilled_by, lack.finding.fulfilled_by
    if done is not None and other is not None and done.event != other.event:
        return None
    types = overlap(head.patterns, lack.patterns)
    return ("act", tuple(types)) if types else None


def _opened(head: Lack, lack: Lack) -> Tie | None:
    """What the one lacks would have opened the thread to which what the other asks for belongs."""
    if head.states or lack.states or head.first > lack.last or not _threads_fit(head, lack) or not head.opens(lack):
        return None
    return "thread", (*head.types[:1], *lack.types)


def _only_when_late(head: Lack, lack: Lack) -> Tie | None:
    """The one only arises where the other is late."""
    late = lack.only_when_late
    types = overlap(head.patterns, late) if late and _threads_fit(head, lack) else []
    return ("late", tuple(types)) if types else None


def _same_statement(head: Lack, lack: Lack) -> Tie | None:
    """Both miss what must be stated in one and the same act."""
    same = head.states and lack.states and head.finding.trigger == lack.finding.trigger
    if not same or head.finding.trigger is None or head.finding.trigger.event is None or head.order >= lack.order:
        return None
    types = overlap(head.duty.called_for_by, lack.duty.called_for_by)
    return ("statement", tuple(types[:1])) if types else None


def _threads_fit(head: Lack, lack: Lack) -> bool:
    """Whether the two may be about the same: threads of one kind are the same thread, and so is a party."""
    mine, theirs = head.finding.subject, lack.finding.subject
    return all(theirs.get(kind, id_) == id_ for kind, id_ in mine.items())


_WAYS: Final[tuple[Callable[[Lack, Lack], Tie | None], ...]] = (
    _towards_another,
    _another_time,
    _one_act,
    _opened,
    _only_when_late,
    _same_statement,
)
