"""``childlaw handover`` as its users meet it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from childlaw_rules import evaluate, handover, handover_page
from childlaw_rules.cli import main
from tests.handovernote.cases import AS_OF, case


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case()), "utf-8")
    return str(path)


class TestHandover:
    @pytest.mark.parametrize("lang", ["da", "en"])
    @pytest.mark.parametrize("form", ["markdown", "html"])
    def test_prints_the_page(self, file: str, form: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["handover", file, "--as-of", AS_OF, "--format", form, "--lang", lang]) == 0
        expected = handover_page(
            handover(case(), evaluate(case(), as_of=AS_OF)),
            format=form,  # type: ignore[arg-type]
            lang=lang,
        )
        assert capsys.readouterr().out == expected

    def test_is_danish_markdown_unless_told_otherwise(self, file: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["handover", file, "--as-of", AS_OF]) == 0
        assert capsys.readouterr().out.startswith("# Overdragelsesnotat: sag case-17\n\nSet den 3. februar 2025.")

    def test_reads_standard_input(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        class Stdin:
            buffer = io.BytesIO(json.dumps(case(as_of=AS_OF)).encode())

        monkeypatch.setattr(sys, "stdin", Stdin)
        assert main(["handover", "-"]) == 0
        assert "Set den 3. februar 2025." in capsys.readouterr().out

    def test_what_was_known(self, file: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["handover", file, "--as-of", AS_OF, "--known-at", "2025-02-01"]) == 0
        assert "der var registreret den 1. februar 2025" in capsys.readouterr().out

    def test_another_reading(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "silent.json"
        path.write_text(json.dumps(case(without=("talk",))), "utf-8")
        reading = "case-without-activity/length-of-gap=3 months"
        silence = "Sagen viser ingen hændelser fra den 14. marts 2024 til den 12. juli 2024."
        for options, shown in (([], False), (["--reading", reading], True)):
            assert main(["handover", str(path), "--as-of", AS_OF, *options]) == 0
            assert (silence in capsys.readouterr().out) is shown

    def test_a_case_that_cannot_be_used(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        bad = tmp_path / "bad.json"
        bad.write_text('{"child": {"born": "2012"}, "events": [{"type": "need_seen", "at": null}]}', "utf-8")
        assert main(["handover", str(bad)]) == 2
        out, err = capsys.readouterr()
        assert (out, err.startswith("events[0].type: unknown event")) == ("", True)
        assert main(["handover", str(tmp_path / "none.json")]) == 2
        assert "cannot be read" in capsys.readouterr().err
