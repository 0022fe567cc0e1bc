"""The case report as HTML: what is in it, in what order, in both languages, and nothing that was not meant to be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from childlaw_rules import ArgumentError, CaseError, case_report, case_reports, causes, evaluate, load_rules, questions
from childlaw_rules.finding import NON_COMPLIANT, Finding, Report, Status
from childlaw_rules.pages.casereport import MOST_CASES
from childlaw_rules.pages.stretches import Sort
from childlaw_rules.pages.words import SENTENCES
from childlaw_rules.rulefiles import read_rules, rules_folder
from tests.pages.build import BAD, GOOD, IMPRECISE, ROOT, UNKNOWN, WITHOUT_DAYS, case_of, happened, read, report_on

PATHS = [BAD, GOOD, UNKNOWN, IMPRECISE, WITHOUT_DAYS]
LANGUAGES = ["da", "en"]
SVG = "{http://www.w3.org/2000/svg}"


@lru_cache
def page_of(path: Path, lang: str = "da", book: str | None = None) -> str:
    return case_report(report_on(path), read(path), lang=lang, book=book)


@lru_cache
def page_of_several(lang: str = "da") -> str:
    return case_reports([(report_on(path), read(path)) for path in (BAD, GOOD, WITHOUT_DAYS)], lang=lang)


@lru_cache(maxsize=32)
def tree(page: str) -> Element:
    """The page as a browser reads it; whatever is not well formed is an error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).replace("\N{NO-BREAK SPACE}", " ").split())


def headings(root: Element) -> list[tuple[int, str]]:
    return [(int(e.tag[1]), text_of(e)) for e in root.iter() if re.fullmatch("h[1-6]", str(e.tag))]


def drawings(root: Element) -> list[Element]:
    """The drawings of the strip: wide, narrow."""
    return [e for e in root.iter(f"{SVG}svg") if "strip" in str(e.get("class"))]


def by_id(root: Element, id_: str) -> Element:
    (found,) = [e for e in root.iter() if e.get("id") == id_]
    return found


def cards(root: Element) -> list[Element]:
    return list(root.iter("article"))


ALL_PAGES = [pytest.param(path, lang, id=f"{path.stem}-{lang}") for path in PATHS for lang in LANGUAGES]


class TestFormOfThePage:
    @pytest.mark.parametrize(("path", "lang"), ALL_PAGES)
    def test_it_is_well_formed(self, path: Path, lang: str) -> None:
        self.check(page_of(path, lang), lang)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_so_is_one_of_several_cases(self, lang: str) -> None:
        self.check(page_of_several(lang), lang)

    def check(self, page: str, lang: str) -> None:
        root = tree(page)
        assert root.get("lang") == lang
        ids = Counter(e.get("id") for e in root.iter() if e.get("id"))
        assert [id_ for id_, count in ids.items() if count > 1] == []
        assert [target for target in targets(root) if target not in ids] == []
        levels = [level for level, _ in headings(root)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []

    @pytest.mark.parametrize("several", [False, True])
    def test_nothing_is_loaded_and_nothing_runs(self, several: bool) -> None:
        root = tree(page_of_several() if several else page_of(BAD, "en", "https://example.dk/book"))
        assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & {e.tag for e in root.iter()}
        loading = {"src", "srcset", "data", "action", "poster", "background", "xlink:href", "style"}
        assert [
            e.tag for e in root.iter() if loading & set(e.attrib) or any(n.startswith("on") for n in e.attrib)
        ] == []
        style = "".join(text_of(e) for e in root.iter("style"))
        assert "url(" not in style
        assert "@import" not in style
        fills = [e.get("fill", "") for e in root.iter()]
        assert {fill[:5] for fill in fills if fill.startswith("url")} <= {"url(#"}
        policy = next(e.get("content") for e in root.iter("meta") if e.get("http-equiv") == "Content-Security-Policy")
        assert "default-src 'none'" in str(policy)

    def test_the_same_input_gives_the_same_bytes(self) -> None:
        case = read(BAD)
        with ThreadPoolExecutor(4) as pool:
            pages = set(pool.map(lambda _: case_report(evaluate(case), case), range(8)))
        assert pages == {page_of(BAD)}


def targets(root: Element) -> Iterator[str]:
    """All that the page says is somewhere on it."""
    for e in root.iter():
        href = e.get("href", "")
        if href.startswith("#"):
            yield href[1:]
        for name in ("aria-labelledby", "aria-describedby"):
            yield from e.get(name, "").split()
        if e.get("fill", "").startswith("url(#"):
            yield e.get("fill", "")[5:-1]


class TestWhatIsShown:
    @pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
    def test_every_finding_has_one_card_with_its_provision_and_its_steps(self, path: Path) -> None:
        report = report_on(path)
        found = {card.get("id"): card for card in cards(tree(page_of(path)))}
        assert len(found) == len(report.findings)
        titles = {rule.id: rule.title.da for rule in load_rules().rules}
        for number, finding in enumerate(report.findings, start=1):
            card = found[f"f{number}"]
            assert f"s-{finding.status.value}" in str(card.get("class"))
            said = text_of(card)
            assert titles[finding.rule] in said
            assert f"rules/{load_rules().rule(finding.rule).file}" in said
            for step in finding.steps:
                assert " ".join(step.text.da.split()) in said

    def test_headline_counts(self) -> None:
        root = tree(page_of(BAD))
        (counts,) = [e for e in root.iter("ul") if e.get("class") == "counts"]
        assert [text_of(e) for e in counts] == [
            "2 overskredet", "2 mangler", "1 opfyldt for sent", "7 afventer", "13 kan ikke afgøres", "13 opfyldt",
        ]  # fmt: skip

    def test_the_parts_in_their_order(self) -> None:
        parts = [text for level, text in headings(tree(page_of(BAD))) if level == 2]
        assert parts == [
            "Overskredet, mangler eller for sent", "Tidslinje", "Afventer", "Kan ikke afgøres",
            "Opfyldt eller undtaget (13)", "Gælder ikke (131)", "Ingen version i kraft (5)", "Hvad rapporten bygger på",
        ]  # fmt: skip

    @pytest.mark.parametrize("path", [BAD, IMPRECISE], ids=lambda path: path.stem)
    def test_a_root_cause_is_one_entry_with_its_consequences(self, path: Path) -> None:
        report = report_on(path)
        root = tree(page_of(path))
        numbers = {id(finding): f"f{number}" for number, finding in enumerate(report.findings, start=1)}
        expected = [[numbers[id(f)] for f in (cause.head, *cause.consequences)] for cause in causes(report)]
        shown = [[str(card.get("id")) for card in cards(e)] for e in root.iter("div") if e.get("class") == "root"]
        assert shown == expected
        assert sum(map(len, shown)) == len(report.non_compliant)
        glance = [e for e in root.iter("ol") if e.get("class") == "glance"]
        links = [a.get("href") for e in glance for a in e.iter("a")]
        assert links == ([f"#{ids[0]}" for ids in expected] if len(expected) > 1 else [])

    def test_why_consequences_go_back_to_it(self) -> None:
        why = next(cause.why.da for cause in causes(report_on(BAD)) if cause.consequences)
        assert why in text_of(tree(page_of(BAD)))

    def test_what_came_later_is_not_called_fulfilled(self) -> None:
        case = case_of(
            happened("need_identified", "2024-03-11", need="b1"),
            happened("investigation_decided", "2024-03-14", investigation="i1", need="b1"),
            happened("screening_done", "2024-03-20", need="b1"),
        )
        report = evaluate(case, as_of="2024-05-01")
        (finding,) = report.of("screening-done")
        said = text_of(by_id(tree(case_report(report, case)), card_id(report, finding)))
        assert finding.status is Status.MISSING
        assert "Kom senereScreening foretaget, 20. marts 2024" in said
        assert "Opfyldt af" not in said

    def test_what_is_pending_stands_by_due_day_and_without_one_last(self) -> None:
        report = report_on(BAD)
        (part,) = [e for e in tree(page_of(BAD)).iter("section") if e.get("class") == "pending"]
        due = [report.findings[int(str(card.get("id"))[1:]) - 1].due for card in cards(part)]
        assert due == [*sorted(day for day in due if day is not None), *[day for day in due if day is None]]
        assert len(due) == 7

    @pytest.mark.parametrize("path", [UNKNOWN, IMPRECISE], ids=lambda path: path.stem)
    def test_what_is_open_stands_with_the_questions_to_ask(self, path: Path) -> None:
        asked = questions(report_on(path))
        root = tree(page_of(path))
        items = [item for e in root.iter("ol") if e.get("class") == "asked" for item in e]
        assert len(items) == len(asked)
        for item, question in zip(items, asked, strict=True):
            assert text_of(next(item.iter("strong"))) == question.text.da
            assert len(list(item.iter("a"))) == len(question.findings)
        starts = [e.get("start") for e in root.iter("ol") if e.get("class") == "asked"]
        assert starts == ["1", "9"]

    def test_a_question_says_whether_it_settles_alone(self) -> None:
        root = tree(page_of(IMPRECISE))
        items = [item for e in root.iter("ol") if e.get("class") == "asked" for item in e]
        for item, question in zip(items, questions(report_on(IMPRECISE)), strict=True):
            alone = bool(question.settles) and all(len(f.missing_facts) == 1 for f in question.settles)
            assert ("sammen med spørgsmålene ovenfor" in text_of(item)) == (bool(question.settles) and not alone)

    def test_what_does_not_apply_is_folded_with_its_reasons(self) -> None:
        report = report_on(BAD)
        root = tree(page_of(BAD))
        rows = list(by_parent_table(root, "na-table"))
        assert len(rows) == len(report.not_applicable)
        assert text_of(rows[0]).endswith(report.not_applicable[0].reason.da)
        assert len(list(by_parent_table(root, "oof-table"))) == len(report.out_of_force)
        assert [e.get("open") for e in root.iter("details")] == [None] * len(list(root.iter("details")))

    def test_the_table_says_what_the_drawing_shows(self) -> None:
        root = tree(page_of(BAD))
        events = [" ".join(filter(None, map(text_of, row))) for row in by_parent_table(root, "events")]
        assert events[0].startswith("11. marts 2024")
        assert len(events) == len(read(BAD).events)
        assert "5. august 2024 Samtykke givet afgørelse d1 e8" in events
        clocks = [text_of(row) for row in by_parent_table(root, "clocks")]
        assert len(clocks) == sum(f.due is not None or f.status is Status.MISSING for f in report_on(BAD).findings)
        drawing = drawings(root)[0]
        assert drawing.get("role") == "img"
        title, desc = (text_of(by_id(root, id_)) for id_ in str(drawing.get("aria-labelledby")).split())
        assert title == "Tidslinje for sag case-17"
        assert desc.startswith("12 hændelser og 17 frister fra ")

    def test_the_drawing_has_what_the_strip_has(self) -> None:
        root = tree(page_of(BAD))
        assert len(drawings(root)) == 2
        for drawing in drawings(root):
            classes = Counter(str(e.get("class")) for e in drawing.iter() if e.get("class"))
            assert classes["event"] == 11
            assert classes["as_of"] == 1
            assert classes["lacking"] == 2
            assert classes["done"] == 9
            assert classes["open-edge"] == 2
            assert classes["late-edge"] == 1

    def test_a_case_without_a_known_day_says_so(self) -> None:
        said = text_of(tree(page_of(WITHOUT_DAYS)))
        assert ("Der er ingen tidslinje" in said) == ('<svg class="strip' not in page_of(WITHOUT_DAYS))
        assert "Uden kendt dag:" in said

    def test_the_stamp(self) -> None:
        report = report_on(BAD)
        (footer,) = tree(page_of(BAD)).iter("footer")
        said = text_of(footer)
        for part in (report.ruleset.version, report.ruleset.digest, report.ruleset.engine, "3. februar 2025"):
            assert part in said

    def test_known_at_and_what_is_left_out_are_said(self) -> None:
        case = read(BAD)
        said = text_of(tree(case_report(evaluate(case, as_of="2024-09-01", known_at="2024-08-20"), case)))
        assert "Kun det, der var registreret senest 20. august 2024." in said
        assert "3 hændelser ligger efter den dag" in said

    def test_other_readings_are_told_with_their_outcome(self) -> None:
        # The 4 months end on a Sunday, and it was done on the Monday.
        case = read(ROOT / "docs/examples/first-case.json")
        report = evaluate(case)
        (finding,) = report.of("investigation-completed-within-4-months")
        assert [other.status for other in finding.sensitive_to] == ["met"]
        card = by_id(tree(case_report(report, case)), card_id(report, finding))
        said = text_of(card)
        assert "Med en anden læsning af loven bliver udfaldet et andet: opfyldt." in said
        assert "Lagt til grund: Fristen forlænges ikke" in said
        assert "Anden læsning (giver »opfyldt«): Er udløbsdagen en lørdag, søndag eller helligdag" in said
        others = [card for card in cards(tree(case_report(report, case))) if card.get("id") != card_id(report, finding)]
        assert sum("Med en anden læsning" in text_of(other) for other in others) == sum(
            bool(f.sensitive_to) for f in report.findings if f is not finding
        )


def card_id(report: Report, finding: Finding) -> str:
    return f"f{next(n for n, one in enumerate(report.findings, start=1) if one is finding)}"


def by_parent_table(root: Element, caption: str) -> Iterator[Element]:
    """The rows of the body of the table with this caption."""
    for table in root.iter("table"):
        if any(e.get("id") == caption for e in table.iter("caption")):
            (body,) = table.iter("tbody")
            yield from body


class TestOtherRules:
    def test_a_rule_that_is_not_in_the_set_stands_by_its_id(self) -> None:
        name = "consent/custody-holders-consent.yaml"
        rules = read_rules({name: (rules_folder() / name).read_text("utf-8")})
        case, report = read(BAD), report_on(BAD)
        root = tree(case_report(report, case, rules=rules))
        said = {text_of(next(card.iter("h3"))) for card in cards(root) if list(card.iter("h3"))}
        assert "Overskredet preliminary-assessment-when-investigation-late (behov b1)" in said
        assert (
            "Mangler Samtlige forældremyndighedsindehavere har givet samtykke til indsatsen eller anbringelsen "
            "(afgørelse d1, part father)" in said
        )
        assert len(cards(root)) == len(report.findings)

    def test_a_report_that_was_written_down_gives_the_same_page(self) -> None:
        case = read(BAD)
        again = Report.model_validate_json(evaluate(case).model_dump_json())
        assert case_report(again, case) == page_of(BAD)


class TestLanguages:
    @pytest.mark.parametrize(("lang", "other"), [("da", 1), ("en", 0)])
    def test_no_sentence_of_the_other_language(self, lang: str, other: int) -> None:
        for page in (page_of(BAD, lang), page_of(UNKNOWN, lang), page_of_several(lang)):
            said = text_of(tree(page))
            foreign = [pair[other] for pair in SENTENCES.values() if "{" not in pair[other] and len(pair[other]) > 12]
            same = [pair[other] for pair in SENTENCES.values() if pair[0] == pair[1]]
            assert [sentence for sentence in foreign if sentence in said and sentence not in same] == []

    def test_titles_statuses_and_days_are_english(self) -> None:
        said = text_of(tree(page_of(BAD, "en")))
        assert "The child-protection investigation is completed within 4 months" in said
        assert "As of 3 February 2025" in said
        assert "11. juli 2024" not in said
        assert "opfyldt" not in said.lower()

    def test_act_names_are_written_out(self) -> None:
        assert "barnets lov § 20, stk. 3" in text_of(tree(page_of(BAD)))
        assert "serviceloven § 50" in text_of(tree(page_of(IMPRECISE)))

    def test_numbers_are_not_torn_from_what_they_belong_to(self) -> None:
        page = page_of(BAD)
        body = page[page.index("<main>") :]
        assert "§ " not in body
        assert "stk. " not in body
        assert "3. februar" not in body
        assert "3.\N{NO-BREAK SPACE}februar" in body


HOSTILE = "\"><script>alert('x')</script>&amp;{{ 7*7 }}"


class TestSentences:
    def test_each_is_used_and_each_that_is_used_is_there(self) -> None:
        folder = ROOT / "src/childlaw_rules/pages"
        # The hand-over note and the page of tables bring their own sentences.
        others = {folder / "templates" / name for name in ("handover.html", "portfolio.html", "plot.html")}
        templates = set((folder / "templates").glob("*.html")) - others
        files = [*folder.glob("*.py"), *templates]
        text = "".join(file.read_text("utf-8") for file in files if file.name != "words.py")
        legend = {f"legend-{name}" for name in (*Sort, "due", "done", "lacking", "beyond")}
        unused = [key for key in SENTENCES if key not in legend and f'"{key}"' not in text]
        assert unused == []
        assert [key for key in re.findall(r'say\("([a-z-]+)"', text) if key not in SENTENCES and key[-1] != "-"] == []
        assert legend <= SENTENCES.keys()

    @pytest.mark.parametrize("key", SENTENCES)
    def test_both_languages_have_the_same_words_to_fill_in(self, key: str) -> None:
        danish, english = (sorted(re.findall(r"\{(\w+)\}", text)) for text in SENTENCES[key])
        assert danish == english


class TestHostileTexts:
    def page(self, lang: str = "da") -> str:
        case = case_of(
            happened("need_identified", "2024-03-11", need=HOSTILE, id=HOSTILE, note=f"fra moderen {HOSTILE}"),
            happened("investigation_decided", "2024-03-14", investigation=HOSTILE, need=HOSTILE),
            happened("decision_made", "2024-04-14", decision="d", kind="measure", with_consent=True, note="hemmeligt"),
            id=HOSTILE,
            parties=[{"id": HOSTILE, "role": "custody_holder"}],
        )
        return case_report(evaluate(case, as_of="2024-08-01"), case, lang=lang)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_what_a_case_says_is_text(self, lang: str) -> None:
        root = tree(self.page(lang))
        assert list(root.iter("script")) == []
        title = text_of(next(root.iter("title")))
        assert HOSTILE in title
        said = text_of(root)
        assert HOSTILE in said
        assert "49" not in said

    def test_notes_are_not_shown(self) -> None:
        assert "hemmeligt" not in self.page()
        assert "fra moderen" not in self.page()

    def test_an_address_that_is_none_is_no_link(self) -> None:
        name = "plan/childs-plan-within-3-months.yaml"
        text = (rules_folder() / name).read_text("utf-8")
        address = re.search(r"url: (\S+)", text)
        assert address is not None
        rules = read_rules({name: text.replace(address[1], "javascript:alert(1)")})
        case = case_of(
            happened("decision_made", "2024-04-14", decision="d", kind="measure", with_consent=True, plan_wanted=True)
        )
        report = evaluate(case, as_of="2024-08-01", rules=rules)
        page = case_report(report, case, rules=rules)
        assert len(report.findings) == 1
        assert "javascript" not in page


class TestTheBook:
    def test_without_a_book_the_path_of_the_rule_stands(self) -> None:
        card = cards(tree(page_of(BAD)))[0]
        assert [a.get("href") for a in card.iter("a") if ".html" in str(a.get("href"))] == []
        assert len(list(card.iter("code"))) == 1

    @pytest.mark.parametrize(
        ("book", "begin"),
        [
            ("https://example.dk/regler", "https://example.dk/regler/"),
            ("https://example.dk/regler/", "https://example.dk/regler/"),
            ("../site", "../site/"),
            (".", "./"),
            ("/", "/"),
            ("file:///srv/book", "file:///srv/book/"),
        ],
    )
    @pytest.mark.parametrize(("lang", "part"), [("da", ""), ("en", "en/")])
    def test_each_finding_links_to_its_rule(self, book: str, begin: str, lang: str, part: str) -> None:
        case, report = read(BAD), report_on(BAD)
        root = tree(case_report(report, case, book=book, lang=lang))
        first = f"{begin}{part}rules/{report.findings[0].rule}.html"
        card = by_id(root, "f1")
        found = [str(a.get("href")) for a in card.iter("a") if ".html" in str(a.get("href"))]
        assert found == [first, f"{first}#versions", f"{first}#examples", f"{first}#file"]

    @pytest.mark.parametrize(
        "book", ["javascript:alert(1)", "", "a b", "x?y=1", "x#y", 'x"y', "data:text/html,x", "http://[x", 3]
    )
    def test_what_is_no_place_is_refused(self, book: Any) -> None:
        case = read(BAD)
        with pytest.raises(ArgumentError, match=r"^book: must be the address or the folder of the rule book"):
            case_report(report_on(BAD), case, book=book)


class TestSeveral:
    def test_a_list_of_the_cases_comes_first(self) -> None:
        root = tree(page_of_several())
        (contents,) = [e for e in root.iter("ol") if e.get("class") == "contents"]
        assert [text_of(e) for e in contents] == [
            "Sag case-17 5 imod, 7 afventer, 13 uafgjort",
            "Sag recorded-late 1 imod, 1 afventer, 6 uafgjort",
            "Sag bdo-randers-04 0 imod, 0 afventer, 17 uafgjort",
        ]
        assert [a.get("href") for a in contents.iter("a")] == ["#c1-top", "#c2-top", "#c3-top"]
        assert headings(root)[:3] == [
            (1, "3 sager"), (2, "Sag case-17"), (3, "Overskredet, mangler eller for sent"),
        ]  # fmt: skip

    def test_each_case_shows_all_its_findings(self) -> None:
        root = tree(page_of_several())
        total = sum(len(report_on(path).findings) for path in (BAD, GOOD, WITHOUT_DAYS))
        assert len(cards(root)) == total

    def test_two_cases_with_one_id(self) -> None:
        case, report = read(GOOD), report_on(GOOD)
        TestFormOfThePage().check(case_reports([(report, case), (report, case)]), "da")


class TestOneCategory:
    def test_the_others_are_left_out_and_it_is_said(self) -> None:
        case, report = read(BAD), report_on(BAD)
        root = tree(case_report(report, case, only="consent"))
        kept = [finding for finding in report.findings if finding.category == "consent"]
        assert 0 < len(kept) < len(report.findings)
        assert len(cards(root)) == len(kept)
        assert "Kun kategorien »Samtykke« er vist; tallene gælder den alene." in text_of(root)


class TestWhatIsRefused:
    def test_another_language(self) -> None:
        case = read(GOOD)
        with pytest.raises(ArgumentError, match=r"^lang: must be 'da' or 'en'$"):
            case_report(evaluate(case), case, lang="sv")

    def test_another_case(self) -> None:
        with pytest.raises(ArgumentError, match=r"^case: is not the case that the report was made of"):
            case_report(report_on(GOOD), read(BAD))

    def test_a_case_that_cannot_be_used(self) -> None:
        with pytest.raises(CaseError, match=r"child"):
            case_report(report_on(GOOD), {"id": "recorded-late"})

    def test_an_unknown_category(self) -> None:
        with pytest.raises(
            ArgumentError, match=r"^only: must be a category, such as 'notification', did you mean 'consent'\?$"
        ):
            case_report(report_on(GOOD), read(GOOD), only="concent")

    def test_all_that_is_wrong_is_said_at_once(self) -> None:
        with pytest.raises(ArgumentError) as refused:
            case_report(3, {}, lang="x", book="", only="y", rules="z")  # type: ignore[arg-type]
        assert [str(problem).partition(",")[0] for problem in refused.value.problems] == [
            "lang: must be 'da' or 'en'",
            "book: must be the address or the folder of the rule book",
            "only: must be a category",
            "rules: must be a set of rules",
            "report: must be a report",
        ]

    @pytest.mark.parametrize("reports", [3, "ab", [3], [("a",)], ["ab"], {1: 2}])
    def test_what_is_no_list_of_pairs(self, reports: Any) -> None:
        with pytest.raises(ArgumentError, match=r"^report"):
            case_reports(reports)

    def test_none_and_too_many(self) -> None:
        with pytest.raises(ArgumentError, match=r"^reports: must hold at least one report with its case$"):
            case_reports([])
        case = read(GOOD)
        pair = (evaluate(case), case)
        with pytest.raises(ArgumentError, match=rf"^reports: {MOST_CASES + 1} cases, and at most {MOST_CASES} are"):
            case_reports([pair] * (MOST_CASES + 1))

    def test_a_case_as_text_or_mapping_is_read(self) -> None:
        data = GOOD.read_bytes()
        report = evaluate(data)
        assert case_report(report, data) == case_report(report, data.decode()) == page_of(GOOD)


class TestOrder:
    def test_against_before_pending_before_open_before_done(self) -> None:
        order = [str(card.get("class")).removeprefix("card s-") for card in cards(tree(page_of(BAD)))]
        groups = {
            **dict.fromkeys(NON_COMPLIANT, 0), Status.PENDING: 1, Status.UNDETERMINED: 2, Status.EXCUSED: 3,
            Status.MET: 3,
        }  # fmt: skip
        ranks = [groups[Status(status)] for status in order]
        assert ranks == sorted(ranks)
