"""How a template is filled in, and what is loaded for it, and when."""

from __future__ import annotations

import subprocess
import sys

import pytest
from jinja2 import UndefinedError
from jinja2.loaders import DictLoader

from childlaw_rules import ArgumentError
from childlaw_rules.pages import rendering
from childlaw_rules.pages.dates import day_text, days_of_text
from childlaw_rules.pages.rendering import rendered
from tests.pages.build import ordinal

HARD = "\N{NO-BREAK SPACE}"


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> object:
    """Fills in a template that is given as a text."""

    def fill(template: str, **shown: object) -> str:
        environment = rendering._environment().overlay(loader=DictLoader({"t.html": template}))
        monkeypatch.setattr(rendering, "_environment", lambda: environment)
        return rendered("t.html", "en", {"greet": ("hej {name}", "hello {name}")}, **shown)

    return fill


class TestFilling:
    def test_what_is_shown_is_escaped_also_in_sentences_and_macros(self, filled) -> None:  # type: ignore[no-untyped-def]
        template = "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(x) }}{{ say('greet', name=x) }}"
        assert filled(template, x="<i>") == "<b>&lt;i&gt;</b>hello &lt;i&gt;"

    def test_what_is_not_given_is_an_error(self, filled) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(UndefinedError):
            filled("{{ nothing }}")

    def test_a_sentence_that_there_is_not_is_an_error(self, filled) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(KeyError):
            filled("{{ say('nothing') }}")

    def test_another_language_is_refused(self) -> None:
        with pytest.raises(ArgumentError, match=r"^lang: must be 'da' or 'en'$"):
            rendered("report.html", "sv", {})

    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("BL § 20, stk. 3", f"BL{HARD}§{HARD}20, stk.{HARD}3"),
            ("§§ 144 og 145", f"§§{HARD}144 og 145"),
            ("den 11. juli 2024 kl. 14.05", f"den 11.{HARD}juli 2024 kl.{HARD}14.05"),
            ("11 July 2024", f"11{HARD}July 2024"),
            ("nr. 1. Derefter", f"nr.{HARD}1. Derefter"),
            ("4 måneder", "4 måneder"),
        ],
    )
    def test_what_belongs_together_is_not_torn(self, filled, text: str, kept: str) -> None:  # type: ignore[no-untyped-def]
        assert filled("{{ x }}", x=text) == kept

    @pytest.mark.parametrize(
        ("number", "written"),
        [(1.25, "1.2"), (3.0, "3"), (0.1 + 0.2, "0.3"), (760.0, "760"), (7, "7"), (12345.67, "12345.7")],
    )
    def test_numbers_of_a_drawing_have_one_decimal_at_most(self, filled, number: float, written: str) -> None:  # type: ignore[no-untyped-def]
        assert filled("{{ x }}", x=number) == written


class TestDays:
    @pytest.mark.parametrize(
        ("text", "da", "en"),
        [
            ("2024-03-11", "11. marts 2024", "11 March 2024"),
            ("2024-03-11T14:05:00+01:00", "11. marts 2024 kl. 14.05", "11 March 2024 at 14:05"),
            ("2024-03", "marts 2024", "March 2024"),
            ("2024", "2024", "2024"),
            ("2015-08-01/2015-08-30", "1.–30. august 2015", "1–30 August 2015"),
            ("2015-08-01/2015-08-31", "august 2015", "August 2015"),
            ("2024-02-01/2024-02-28", "1.–28. februar 2024", "1–28 February 2024"),
            ("2015-05-02/2015-08-31", "2. maj – 31. august 2015", "2 May – 31 August 2015"),
            ("2015-12-20/2016-01-04", "20. december 2015 – 4. januar 2016", "20 December 2015 – 4 January 2016"),
            ("2015-01-01/2015-12-31", "2015", "2015"),
            ("2007-01-01/2023-12-31", "2007 – 2023", "2007 – 2023"),
            ("../2015-08-31", "senest 31. august 2015", "on or before 31 August 2015"),
            ("2015-08-31/..", "tidligst 31. august 2015", "on or after 31 August 2015"),
            ("2015-09-02T00:00:00+02:00/2015-12-01T23:59:59+01:00", "2. september – 1. december 2015",
             "2 September – 1 December 2015"),
            (None, "ukendt dag", "unknown day"),
            ("../..", "ukendt dag", "unknown day"),
        ],
    )  # fmt: skip
    def test_a_day_in_words(self, text: str | None, da: str, en: str) -> None:
        assert (day_text(text, "da"), day_text(text, "en")) == (da, en)

    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2024-03-11", "2024-03-11", "2024-03-11"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-03-11T23:30:00+01:00", "2024-03-11", "2024-03-11"),
            ("2024-03-11T23:30:00+01:00/2024-03-12T23:30:00+01:00", "2024-03-11", "2024-03-12"),
        ],
    )
    def test_a_day_as_a_span(self, text: str, first: str, last: str) -> None:
        assert days_of_text(text) == (ordinal(first), ordinal(last))


class TestWhatIsLoaded:
    def test_nobody_waits_for_the_templates_who_makes_no_page(self) -> None:
        program = """
import sys
from childlaw_rules import evaluate
from childlaw_rules.cli import main
report = evaluate({"child": {"born": "2011-02-28"}, "events": []}, as_of="2024-08-01")
assert report.findings == []
assert main(["schema", "case"]) == 0
print(*[name for name in ("jinja2", "childlaw_rules.pages") if name in sys.modules], "end")
"""
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert run.stdout.splitlines()[-1] == "end"
