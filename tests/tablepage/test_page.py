"""The page of tables as HTML: what is in it, in both languages, and nothing that was not meant to be."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import matplotlib
import pytest

import childlaw_rules
from childlaw_rules import ArgumentError, portfolio_page
from childlaw_rules.cli import main
from childlaw_rules.finding import Text
from childlaw_rules.tablepage import drawing
from childlaw_rules.tablepage.portfoliopage import CHAPTERS, MOST_OPEN, chapter_of
from childlaw_rules.tablepage.words import NOUNS, SENTENCES
from childlaw_rules.tables.models import Cell, ColumnKind, PortfolioTable, TableKind
from tests.pages.build import BAD, ROOT
from tests.tablepage.build import (
    NAMES,
    SVG,
    answer_row,
    answers,
    by_id,
    drawings,
    of_tables,
    page,
    part,
    portfolio,
    table,
    text_of,
    tree,
    words_in,
)

PAGES = [*((name, "da") for name in NAMES), ("profile", "en")]
TABLES = [pytest.param(name, one, id=f"{name}-{one.id}") for name in NAMES for one in portfolio(name).tables]
LARGEST = 1_000_000
TEXT, COUNT, DAYS = ColumnKind.TEXT, ColumnKind.COUNT, ColumnKind.DAYS
EVIL = '<b onclick="x">&amp;"\'$x^2$ {0} </svg>'


class TestForm:
    @pytest.mark.parametrize(("name", "lang"), PAGES)
    def test_it_is_well_formed_and_its_references_hold(self, name: str, lang: str) -> None:
        root = tree(name, lang)
        assert root.get("lang") == lang
        ids = [e.get("id") for e in root.iter() if e.get("id") is not None]
        assert sorted(ids) == sorted(set(ids))
        for element in root.iter():
            named = f"{element.get('aria-labelledby', '')}".split()
            linked = element.get("href", "")
            named += [linked[1:]] if linked.startswith("#") else []
            named += re.findall(r"url\(#([^)]+)\)", " ".join(element.attrib.values()))
            assert set(named) <= set(ids)

    @pytest.mark.parametrize(("name", "lang"), PAGES)
    def test_headings_come_in_order(self, name: str, lang: str) -> None:
        levels = [
            int(str(e.tag)[1]) for e in tree(name, lang).find("body/main").iter() if re.fullmatch("h[1-6]", str(e.tag))
        ]  # type: ignore[union-attr]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    @pytest.mark.parametrize(("name", "lang"), PAGES)
    def test_it_asks_for_nothing_and_runs_nothing(self, name: str, lang: str) -> None:
        root = tree(name, lang)
        assert not {"script", "link", "iframe", "object", "img", "base", "form"} & {str(e.tag) for e in root.iter()}
        for element in root.iter():
            for attribute, value in element.attrib.items():
                assert not attribute.startswith("on")
                assert "://" not in value
                assert element.get("href", "#").startswith("#")
                assert "url(" not in value or value.startswith("url(#")
        assert "@import" not in page(name, lang)
        assert "default-src 'none'" in page(name, lang)

    @pytest.mark.parametrize(("name", "lang"), PAGES)
    def test_it_is_of_a_sane_size(self, name: str, lang: str) -> None:
        assert len(page(name, lang).encode()) < LARGEST

    @pytest.mark.parametrize(("name", "lang"), PAGES)
    def test_no_sentence_is_left_unfilled(self, name: str, lang: str) -> None:
        said = text_of(tree(name, lang).find("body"))  # type: ignore[arg-type]
        assert not re.search(r"[{}]|\bnan\b|\bNone[),]|NoneType", said)
        assert ".." not in said

    def test_the_same_is_the_same_bytes_also_from_several_threads(self) -> None:
        small = of_tables(answers(answer_row("a", counts=(3, 1, 2, 0)), answer_row("b", counts=(0, 0, 5, 2))))
        once = portfolio_page(small)
        with ThreadPoolExecutor(4) as threads:
            assert set(threads.map(lambda _: portfolio_page(small), range(8))) == {once}

    def test_what_the_process_has_set_for_its_own_plots_is_neither_used_nor_changed(self) -> None:
        small = of_tables(answers(answer_row("a", counts=(3, 1, 2, 0))))
        once = portfolio_page(small)
        with matplotlib.rc_context({"font.size": 31, "svg.fonttype": "path", "axes.grid": True, "hatch.linewidth": 9}):
            before = dict(matplotlib.rcParams)
            assert portfolio_page(small) == once
            assert dict(matplotlib.rcParams) == before


class TestTables:
    @pytest.mark.parametrize(("name", "one"), TABLES)
    def test_each_has_its_text_and_where_it_has_rows_its_plot_and_all_its_rows(
        self, name: str, one: PortfolioTable
    ) -> None:
        section = part(tree(name), one.id)
        (said,) = [e for e in section.iter("p") if e.get("class") == "said"]
        assert len(text_of(said)) > 10
        rows = [e for e in section.iter("tr") if e.find("th[@scope='row']") is not None]
        assert len(rows) == len(one.rows)
        if not one.rows:
            assert text_of(said) == "Tabellen er tom: intet i sagerne hører til her."
            assert drawings(section) == []
        elif _drawable(one):
            kinds = [str(e.get("class")).split()[1] for e in drawings(section)]
            assert kinds == ["wide", "narrow"] * (len(kinds) // 2)
            assert kinds
            for drawn in drawings(section):
                title, desc = (text_of(e) for e in list(drawn)[:2])
                assert re.fullmatch(rf"Figur( \d af \d)?: {re.escape(one.title.da)}", title)
                assert text_of(said) in desc
                assert len(words_in(drawn)) > 1

    @pytest.mark.parametrize(("name", "one"), TABLES)
    def test_every_count_that_is_shown_stands_in_the_row_of_its_name(self, name: str, one: PortfolioTable) -> None:
        section = part(tree(name), one.id)
        lines = [[text_of(cell) for cell in e] for e in section.iter("tr") if e.find("th[@scope='row']") is not None]
        counts = [
            number
            for number, column in enumerate(one.columns)
            if column.kind is COUNT and not column.detail and column.id not in {"partly", "behind"}
        ]
        for row in one.rows:
            names = [cell.text.da for cell in row.cells if cell.text is not None]
            numbers = [_said(row.cells[number]) for number in counts]
            assert any(line[0] in names and _in_order(numbers, line[1:]) for line in lines), (names, numbers)

    @pytest.mark.parametrize("name", NAMES)
    def test_long_tables_are_folded_on_the_screen_and_whole_on_paper(self, name: str) -> None:
        for one in portfolio(name).tables:
            folded = part(tree(name), one.id).findall("details")
            assert [e.get("class") for e in folded] == (["printed"] if len(one.rows) > MOST_OPEN else [])

    def test_every_table_has_its_chapter(self) -> None:
        found = {one.id: chapter_of(one.id) for name in NAMES for one in portfolio(name).tables}
        assert set(found.values()) == set(CHAPTERS) - {"other"}
        assert found["spread-start"] == "waits"
        assert found["spread-informed"] == "notifications"
        assert chapter_of("something-new") == "other"

    def test_definitions_that_several_tables_share_stand_once_at_the_end(self) -> None:
        root = tree("profile")
        method = text_of(part(root, "method"))
        base = "Relevante er opfyldt, delvist, ikke opfyldt og fremgår ikke tilsammen"
        assert base in method
        assert text_of(root.find("body")).count(base) == 1  # type: ignore[arg-type]
        for one in portfolio("profile").tables:
            for note in one.notes:
                assert " ".join(note.da.split()) in text_of(root.find("body/main"))  # type: ignore[arg-type]

    def test_days_say_that_they_are_days(self) -> None:
        heads = [[text_of(e) for e in part(tree("profile"), id_).iter("th")] for id_ in ("placements", "times")]
        assert "Median (dage)" in heads[0]
        assert {"Enhed", "Median"} <= set(heads[1])

    def test_questions_stand_in_the_order_of_the_profile(self) -> None:
        asked = [row.cells[0].text.da for row in portfolio("profile").table("answers").rows if not row.part]  # type: ignore[union-attr]
        for id_ in ("by-category", "by-measure", "over-time-quarter"):
            blocks = [text_of(e) for e in part(tree("profile"), id_).iter("th") if e.get("scope") == "rowgroup"]
            assert blocks == [question for question in asked if question in blocks]
            assert len(blocks) > 2


def _said(cell: Cell) -> str:
    return "sløret" if cell.masked else "" if cell.number is None else f"{cell.number:,}".replace(",", ".")


def _in_order(numbers: list[str], line: list[str]) -> bool:
    """Whether the numbers stand in the cells of a line one after the other, beside some a share in brackets."""
    place = 0
    for number in numbers:
        found = [at for at, cell in enumerate(line) if at >= place and cell.partition(" (")[0] == number]
        if not found:
            return False
        place = found[0] + 1
    return True


def _drawable(one: PortfolioTable) -> bool:
    """Whether anything in a table is to be drawn: something that is not nought, not undated."""
    if one.kind in {TableKind.OVER_TIME} or one.by == "year":
        return any(row.cells[0].code for row in one.rows)
    if one.kind is TableKind.DURATIONS:
        return True
    return any(cell.masked or cell.number for row in one.rows for cell in row.cells)


class TestTop:
    def test_a_head_of_department_sees_first_how_many_when_and_what(self) -> None:
        head = [text_of(e) for e in tree("profile").find("body/main/header")]  # type: ignore[union-attr]
        assert head == [
            "100 sager i tal",
            "Set pr. 15. marts 2016",
            "Hændelserne ligger fra maj 2014 til marts 2016. Spørgsmålene er profilens: BDO's gennemgang af 100 "
            "børnesager i Randers Kommune, 2016.",
            "Bemærk. Sagerne er konstruerede eller genererede, ikke virkelige.",
        ]

    def test_then_what_is_least_met_and_what_is_not_shown(self) -> None:
        first = part(tree("profile", "en"), "attention")
        assert [text_of(e) for e in first.findall("ol/li")] == [
            "Is there an investigation that is current for the measure?"
            "Not met for 40 of 75 cases (53%, 95% interval 42–64%).",
            "Has a conversation with the child been held within the last half-year?"
            "Not met for 30 of 77 cases (39%, 95% interval 29–50%).",
            "Is there a plan for the current measure?Not met for 24 of 70 cases (34%, 95% interval 24–46%).",
        ]
        assert [text_of(e) for e in first.findall("ul/li")][:2] == [
            "For 11 of 494 answers (2%) the file does not show whether it is met.",
            "Most for “Is the role of the authority filled?”: 6 of 100 (6%).",
        ]

    def test_without_a_case_it_says_so(self) -> None:
        said = text_of(tree("none", "en").find("body/main"))  # type: ignore[arg-type]
        assert said.startswith("0 cases in figures No case is counted.")
        assert "No question or rule has anything that is not met." in said

    def test_one_case_is_one(self) -> None:
        one = of_tables(answers(answer_row("a", counts=(1, 0, 0, 0))), cases=1, first_event="2024-07")
        assert "<h1>1 sag i tal</h1>" in portfolio_page(one)
        assert "Hændelserne ligger i juli 2024." in portfolio_page(one)

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"cases": None}, "Antallet af sager er sløret."),
            ({"first_event": None}, "Ingen hændelse har en kendt dag."),
            ({"last_day_looked_at": "2024-09-01"}, "Set pr. sagernes egne dage, 1. august 2024 til 1. september 2024"),
            ({"mask": 5}, "1 til 4"),
            ({"notes": (Text(da="Nok en sag.", en="x"),)}, "Bemærk. Nok en sag."),
        ],
    )
    def test_what_else_may_be_said(self, fields: dict[str, object], said: str) -> None:
        made = portfolio_page(of_tables(answers(answer_row("a", counts=(3, 1, 2, 0))), **fields))
        assert said in re.sub(r"<[^>]+>", "", made).replace("\N{NO-BREAK SPACE}", " ")

    def test_what_is_masked_is_not_singled_out(self) -> None:
        made = portfolio_page(of_tables(answers(answer_row("a", counts=(None, 0, None, 0)))), lang="en")
        assert "The numbers are so small that they are masked" in made
        assert "How much is not shown in all is masked." in made

    def test_contents_lead_to_every_table(self) -> None:
        root = tree("rules")
        (nav,) = root.iter("nav")
        targets = {str(e.get("href"))[1:] for e in nav.iter("a")}
        # Of the chapter of all answers there is one table.
        assert {one.id for one in portfolio("rules").tables} - {"answers"} <= targets
        assert all(by_id(root, target) is not None for target in targets)

    def test_the_stamp_says_what_it_rests_on(self) -> None:
        foot = text_of(tree("profile", "en").find("body/footer"))  # type: ignore[arg-type]
        stamp = portfolio("profile").ruleset
        assert stamp is not None
        for said in (
            stamp.version,
            stamp.digest,
            stamp.engine,
            "bdo-randers-2016",
            "15 March 2016",
            "Masked numbersnone",
        ):
            assert said in foot


class TestWhatIsShownIsEscaped:
    def test_in_words_plots_and_tables(self) -> None:
        evil = of_tables(
            answers(answer_row(EVIL, counts=(3, 1, 2, 1))),
            answers(
                answer_row(EVIL, EVIL, counts=(30, 1, 2, 1)), answer_row("b", EVIL, counts=(3, 0, 20, 0)),
                kind=TableKind.ANSWERS_BY, id="by-x", by="measure",
            ),
            table(
                TableKind.REASONS, [("question", TEXT), ("reason", TEXT), ("all", COUNT)],
                [(EVIL, EVIL, 3)], id="reasons-x",
            ),
            title=Text(da=EVIL, en=EVIL), notes=(Text(da=EVIL, en=EVIL),), profile="x",
        )  # fmt: skip
        made = portfolio_page(evil)
        assert "<b onclick" not in made
        assert made.count("&lt;b onclick") > 8
        import html5lib

        root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(made)
        assert not [e for e in root.iter() if e.get("onclick")]
        assert any(EVIL[:20] in word for drawn in drawings(root) for word in words_in(drawn))


class TestMasking:
    def test_what_is_masked_is_masked_in_plot_text_and_table(self) -> None:
        section = part(tree("masked"), "by-place")
        hidden = [row for row in portfolio("masked").table("by-place").rows if any(cell.masked for cell in row.cells)]
        assert hidden
        assert sum(e.get("class") == "masked" for e in section.iter("td")) > len(hidden)
        assert any("sløret" in words_in(drawn) for drawn in drawings(section))

    def test_no_number_stands_in_words_that_is_masked_in_the_table(self) -> None:
        made = of_tables(
            answers(answer_row("first", counts=(None, 0, None, 0)), answer_row("second", counts=(30, 0, 10, 0))),
            table(
                TableKind.DURATIONS,
                [("what", TEXT), ("unit", TEXT), ("ended", COUNT), ("open", COUNT),
                 ("quarter_1", DAYS), ("median", DAYS), ("quarter_3", DAYS)],
                [("wait", "days", None, 7, None, None, None)], id="waits",
            ),
        )  # fmt: skip
        said = portfolio_page(made, lang="en")
        assert "“wait (en)”: masked; 7 not yet ended." in said
        assert "1 row has masked numbers." in said
        assert "“first (en)”" not in said


class TestWords:
    def test_every_sentence_is_used_and_stands_in_both_languages(self) -> None:
        source = Path(str(childlaw_rules.__file__)).parent
        files = [*(source / "tablepage").glob("*.py"), *(source / "pages/templates").glob("p*.html")]
        code = "".join(file.read_text("utf-8") for file in files if file.name != "words.py")
        made = ("chapter-", "legend-", "spread-")
        unused = [key for key in SENTENCES if not re.search(f"[\"']{key}[\"']", code) and not key.startswith(made)]
        assert unused == []
        for key, (da, en) in SENTENCES.items():
            assert da, key
            assert sorted(re.findall(r"{\w*}", da)) == sorted(re.findall(r"{\w*}", en)), key
        for (one, one_en), (many, many_en) in NOUNS.values():
            assert all((one, one_en, many, many_en))

    def test_every_legend_has_its_mark(self) -> None:
        template = (Path(str(childlaw_rules.__file__)).parent / "pages/templates/plot.html").read_text("utf-8")
        for key in SENTENCES:
            if key.startswith("legend-") and key != "legend-masked":
                assert f'"{key.removeprefix("legend-")}"' in template


class TestColours:
    def test_every_colour_of_every_plot_is_one_of_the_page(self) -> None:
        style = (Path(str(childlaw_rules.__file__)).parent / "pages/templates/plots.css").read_text("utf-8")
        known = set(re.findall(r"\.([fk]-[\w-]+) {", style))
        for name in NAMES:
            for drawn in drawings(tree(name)):
                for element in drawn.iter():
                    assert element.get("style") is None
                    assert element.get("fill", "none") == "none" or str(element.get("fill")).startswith("url(#")
                    assert element.get("stroke") is None
                    assert set(str(element.get("class", "")).split()) <= known | {"plot", "wide", "narrow"}

    def test_a_text_of_a_plot_has_the_fonts_of_the_page(self) -> None:
        for drawn in drawings(tree("profile")):
            for element in drawn.iter(f"{SVG}text"):
                assert set(element.attrib) <= {"x", "y", "font-size", "font-weight", "text-anchor", "class"}


class TestWhatCannotBeUsed:
    def test_arguments_of_a_wrong_type_are_told_at_once(self) -> None:
        with pytest.raises(ArgumentError) as told:
            portfolio_page({"tables": []}, lang="sv")  # type: ignore[arg-type]
        assert [problem.path for problem in told.value.problems] == ["lang", "portfolio"]

    def test_without_the_plotting_library_the_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(drawing, "find_spec", lambda _: None)
        said = r"^matplotlib: is not installed; install it with 'childlaw-rules\[portfolio\]'$"
        with pytest.raises(ArgumentError, match=said):
            portfolio_page(of_tables())

    def test_and_by_the_command_before_a_case_is_read(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        monkeypatch.setattr(drawing, "find_spec", lambda _: None)
        assert main(["portfolio", str(tmp_path / "there-is-none"), "--format", "html"]) == 2
        out, err = capsys.readouterr()
        assert (out, err) == ("", "matplotlib: is not installed; install it with 'childlaw-rules[portfolio]'\n")

    def test_nobody_waits_for_the_plotting_library_who_makes_no_plot(self) -> None:
        program = "import sys, childlaw_rules.tablepage, childlaw_rules.cli; print('matplotlib' in sys.modules)"
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert run.stdout == "False\n"


class TestCommand:
    def test_the_command_writes_the_page(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "page.html"
        said = ["portfolio", str(BAD), "--profile", "boernesagsbarometer", "--format", "html", "--lang", "en"]
        assert main([*said, "--out", str(file), "--quiet"]) == 0
        assert capsys.readouterr() == ("", "")
        made = file.read_text("utf-8")
        assert "<h1>1 case in figures</h1>" in made
        assert made.endswith("</html>\n")

    def test_a_case_that_cannot_be_read_is_told_and_noted_on_the_page(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = tmp_path / "cases"
        folder.mkdir()
        (folder / "a.json").write_text((ROOT / "docs/examples/case-17.json").read_text("utf-8"), "utf-8")
        (folder / "b.json").write_text("{}", "utf-8")
        assert main(["portfolio", str(folder), "--format", "html", "--quiet"]) == 2
        out, err = capsys.readouterr()
        assert "Bemærk.</strong> 1 sag kunne ikke læses og er ikke med i nogen tabel." in out
        assert "b.json" in err
