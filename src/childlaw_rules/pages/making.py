"""Makes what a page shows of a case: the findings in their order and groups, the picture, the counts, the stamp."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from childlaw_rules.case import Case
from childlaw_rules.catalogue import STATUS_NAMES
from childlaw_rules.explain import Cause, Question, causes, questions
from childlaw_rules.explain.naming import status_in_words, subject_in_words
from childlaw_rules.finding import NON_COMPLIANT, Finding, Report, Status
from childlaw_rules.pages.clockbars import ORDER, is_drawn
from childlaw_rules.pages.contents import Asked, Count, Picture, Reference, Root, Shown
from childlaw_rules.pages.dates import day_text
from childlaw_rules.pages.entries import Entries, Entry
from childlaw_rules.pages.happenings import Happened, happenings
from childlaw_rules.pages.links import RuleLinks
from childlaw_rules.pages.rendering import saying
from childlaw_rules.pages.strip import Strip
from childlaw_rules.pages.timeline import timeline
from childlaw_rules.pages.words import SENTENCES
from childlaw_rules.prose.terms import in_language, of
from childlaw_rules.rule.words import CATEGORY_TITLES, Category
from childlaw_rules.rulebook import Ruleset
from childlaw_rules.sentences import day_in_words

#: The part of the page where the findings of a status stand.
_PARTS: Final = {
    **dict.fromkeys(NON_COMPLIANT, "against"),
    Status.PENDING: "pending",
    Status.UNDETERMINED: "open",
    **dict.fromkeys((Status.EXCUSED, Status.MET), "done"),
}
_DONE: Final = (Status.EXCUSED, Status.MET)


class Making:
    """Makes what the page shows of cases, under one set of rules and in one language.

    With ``only`` the findings of all other categories are left out.
    """

    def __init__(self, ruleset: Ruleset, links: RuleLinks, only: str | None, lang: str) -> None:
        self.ruleset = ruleset
        self.links = links
        self.only = only
        self.lang = lang
        self.say = saying(SENTENCES, lang)

    def shown(self, report: Report, case: Case, prefix: str) -> Shown:
        """One report with its case; ``prefix`` begins the anchors of its parts."""
        if self.only is not None:
            kept = [finding for finding in report.findings if finding.category == self.only]
            report = report.model_copy(update={"findings": kept})
        happened = happenings(case, report, prefix, self.lang)
        entries = Entries(self.ruleset, {one.id: one for one in happened}, self.say, self.lang, self.links, prefix)
        numbers = {id(finding): number for number, finding in enumerate(report.findings, start=1)}

        def entry(finding: Finding) -> Entry:
            return entries.entry(numbers[id(finding)], finding)

        of_status = {status: [f for f in report.findings if f.status is status] for status in ORDER}
        done = [finding for status in _DONE for finding in of_status[status]]
        return Shown(
            prefix=prefix,
            case=report.case or self.say("unnamed"),
            day=day_text(report.as_of, self.lang),
            lead=tuple(self._lead(report)),
            notes=tuple(self._notes(report, len(case.events) - len(happened))),
            row=self._row(report.findings),
            counts=tuple(self._counts(of_status, prefix)),
            roots=tuple(self._root(cause, entry) for cause in causes(report, rules=self.ruleset)),
            picture=self._picture(report, happened, entries),
            pending=tuple(map(entry, sorted(of_status[Status.PENDING], key=_nearest))),
            asked=tuple(self._asked(question, entries, numbers) for question in questions(report)),
            undetermined=tuple(map(entry, of_status[Status.UNDETERMINED])),
            done=tuple(map(entry, done)),
            not_applicable=tuple(
                (
                    entries.title(one.rule),
                    subject_in_words(one.subject, None, self.lang) or self.say("whole-case"),
                    in_language(one.reason, self.lang),
                )
                for one in report.not_applicable
            ),
            out_of_force=tuple((entries.title(one.rule), day_text(one.on, self.lang)) for one in report.out_of_force),
            stamp=tuple(self._stamp(report)),
        )

    # -- the head ------------------------------------------------------------------------------------------------

    def _lead(self, report: Report) -> Iterable[str]:
        if not report.findings:
            yield self.say("lead-nothing")
            return
        against = len(report.non_compliant)
        if against:
            yield self.say("lead-against", duties=self._duties(against))
        else:
            yield self.say("lead-clear")
        open_ = sum(finding.status is Status.UNDETERMINED for finding in report.findings)
        if open_:
            yield self.say("lead-open", count=open_)

    def _notes(self, report: Report, left_out: int) -> Iterable[str]:
        if self.only is not None:
            title = of(CATEGORY_TITLES[Category(self.only)], self.lang)
            yield self.say("only", category=title)
        if report.known_at is not None:
            yield self.say("known-at", day=day_text(report.known_at, self.lang))
        if left_out:
            yield self.say("left-out-event" if left_out == 1 else "left-out-events", count=left_out)
        yield self.say("not-judged")

    def _row(self, findings: Sequence[Finding]) -> str:
        statuses = [finding.status for finding in findings]
        against = sum(status in NON_COMPLIANT for status in statuses)
        return self.say(
            "contents-row",
            against=against,
            pending=statuses.count(Status.PENDING),
            open=statuses.count(Status.UNDETERMINED),
        )

    def _counts(self, of_status: dict[Status, list[Finding]], prefix: str) -> Iterable[Count]:
        for status in ORDER:
            count = len(of_status[status])
            if count:
                target = f"{prefix}{_PARTS[status]}"
                yield Count(status.value, of(STATUS_NAMES[status], self.lang), count, target)

    def _duties(self, count: int) -> str:
        return self.say("one-duty") if count == 1 else self.say("duties", count=count)

    # -- the parts -----------------------------------------------------------------------------------------------

    def _root(self, cause: Cause, entry: Callable[[Finding], Entry]) -> Root:
        number = len(cause.consequences)
        count = self.say("consequence-one") if number == 1 else self.say("consequence-count", count=number)
        why = in_language(cause.why, self.lang)
        return Root(entry(cause.head), tuple(map(entry, cause.consequences)), why, count if number else "")

    def _asked(self, question: Question, entries: Entries, numbers: dict[int, int]) -> Asked:
        concerns, settled = len(question.findings), len(question.settles)
        key = "bears-on" if not settled else "settles-all" if settled == concerns else "settles"
        # What a question settles alone has no other fact missing.
        alone = all(len(finding.missing_facts) == 1 for finding in question.settles)
        together = "" if alone else self.say("together")
        return Asked(
            text=in_language(question.text, self.lang),
            about=in_language(question.about, self.lang),
            settles=self.say(key, duties=self._duties(concerns), settled=settled, together=together),
            possible=", ".join(status_in_words(status, self.lang) for status in question.possible),
            concerns=tuple(
                Reference(entries.anchor(numbers[id(finding)]), entries.titled(finding))
                for finding in question.findings
            ),
        )

    def _picture(self, report: Report, happened: Sequence[Happened], entries: Entries) -> Picture:
        with_days = [finding for finding in report.findings if is_drawn(finding)]
        with_days.sort(key=lambda finding: ORDER.index(finding.status))
        wide, narrow = (self._strip(report, happened, entries, wide=wide) for wide in (True, False))
        return Picture(
            wide=wide,
            narrow=narrow,
            desc="" if wide is None else self._desc(wide, len(happened)),
            undated=self._undated(happened),
            happened=tuple(happened),
            clocks=tuple(self._clock(finding, entries) for finding in with_days),
        )

    def _strip(self, report: Report, happened: Sequence[Happened], entries: Entries, *, wide: bool) -> Strip | None:
        return timeline(
            report,
            happened,
            act_changes=[
                (day, self.say("act-change", day=day_in_words(day, self.lang))) for day in self.ruleset.act_changes
            ],
            title_of=lambda finding: entries.title(finding.rule),
            as_of_label=self.say("as-of", day=day_text(report.as_of, self.lang)),
            lang=self.lang,
            wide=wide,
        )

    def _desc(self, strip: Strip, events: int) -> str:
        first, last = (day_in_words(day, self.lang) for day in (strip.first, strip.last))
        return self.say("timeline-desc", events=events, bars=len(strip.bars), first=first, last=last)

    def _undated(self, happened: Sequence[Happened]) -> str:
        terms: dict[str, int] = {}
        for one in happened:
            if one.span is None:
                terms[one.term] = terms.get(one.term, 0) + 1
        said = [term if count == 1 else f"{term} ({count})" for term, count in terms.items()]
        return self.say("undated", events=", ".join(said)) if said else ""

    def _clock(self, finding: Finding, entries: Entries) -> tuple[str, ...]:
        trigger, done = finding.trigger, finding.fulfilled_by
        return (
            entries.titled(finding),
            status_in_words(finding.status.value, self.lang),
            "" if trigger is None else day_text(trigger.at, self.lang),
            "" if finding.due is None else day_text(finding.due, self.lang),
            "" if done is None else day_text(done.at, self.lang),
        )

    def _stamp(self, report: Report) -> Iterable[tuple[str, str]]:
        stamp = report.ruleset
        known = self.say("stamp-known-all") if report.known_at is None else day_text(report.known_at, self.lang)
        yield self.say("stamp-case"), report.case or self.say("unnamed")
        yield self.say("stamp-as-of"), day_text(report.as_of, self.lang)
        yield self.say("stamp-known-at"), known
        yield self.say("stamp-rules"), stamp.version
        yield self.say("stamp-digest"), stamp.digest
        yield self.say("stamp-engine"), f"childlaw-rules {stamp.engine}"


def _nearest(finding: Finding) -> tuple[bool, str, str]:
    """By due day; what has none comes last."""
    return finding.due is None, finding.due or "", finding.rule
