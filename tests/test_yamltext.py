"""Rule files as text with places: what is read, where it stands, and the whole message of each refusal."""

from __future__ import annotations

import doctest
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from childlaw_rules import yamltext
from childlaw_rules.errors import RuleError
from childlaw_rules.yamltext import MAX_BYTES, MAX_DEPTH, Place, YamlText, read_yaml

QUESTION_MARK = (
    "a question mark inside { } or [ ] must stand in quotes; quote the text, or write it below its key, one key a line"
)
ANCHOR = "anchors and aliases (& and *) are not used; write the value out, or put the text in quotes"
TAG = "tags (!) are not used; delete it, or put a text that begins with ! in quotes"
EMPTY = "the file is empty; write the rule in it, or delete the file"
DIRECTIVE = "a line that begins with % (a YAML directive) is not used; delete it"
NOT_CLOSED_MAPPING = (
    "the { of line 1 is not closed before this; close it with }, and quote a text that holds ': ' or ',' "
    "or write it below its key, one key a line"
)
NOT_CLOSED_LIST = (
    "the [ of line 1 is not closed before this; close it with ], and quote a text that holds ': ' or ',' "
    "or write the list below its key, one '- ' a line"
)
NOT_A_KEY = (
    "this does not go on with the keys that begin on line 1; line it up with them, "
    "and put the whole of a text that begins with a quotation mark or bracket in quotes"
)
NOT_AN_ITEM = (
    "this does not go on with the list that begins on line 1; begin the line with '- ' below the others, "
    "or line it up with the key it belongs to"
)
NO_COLON = (
    "this line is neither 'key: value' nor '- item'; add the colon or dash and a space after it, "
    "or indent the line further if it goes on with the text above"
)
NO_END_QUOTE = (
    "the quotation mark opened here is never closed; close it, "
    "and write '' for an apostrophe inside '...' or use \"...\""
)
ESCAPE = "a backslash inside \"...\" must begin a known escape; write \\\\ for a backslash, or use '...'"
COLON = "a colon cannot stand here; put a text that holds ': ' in quotes, or line the key up with the others"
NOT_UTF8 = "the file is not UTF-8 from here; save it again with the encoding UTF-8"
BLOCK_TEXT = "only a comment may follow | or > on its line; begin the text on the next line, indented"
NO_VALUE = "a value is missing here; add it, or put a text that begins with a sign in quotes"

RULE = "\n".join(
    f"""  - name: eksempel {number}
    as_of: 2024-12-01
    says: {{da: Afgørelsen er truffet., en: The decision is made.}}
    events:
      - 2024-03-11 need_identified
      - 2024-07-11 investigation_completed
    expect: met"""
    for number in range(21)
)
RULE = f"id: frist\ntitle:\n  da: Undersøgelsen\n\nexamples:\n{RULE}\n"


def without_comma(what: str) -> str:
    return (
        f"'{what}' stands inside {{ }} without a value; quote the whole of a text that holds a comma, "
        "or write it below its key, one key a line"
    )


def problems(text: str | bytes) -> list[str]:
    with pytest.raises(RuleError) as caught:
        read_yaml(text, "r.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yamltext, "_LOADER", getattr(yaml, request.param))


@pytest.mark.usefixtures("either_parser")
class TestEverythingIsText:
    @pytest.mark.parametrize(
        "word",
        ["yes", "no", "on", "true", "null", "1", "007", "1_0", "1.50", "2024-01-01", "12:30", ".inf", "="],
    )
    def test_a_plain_word_stays_as_written(self, word: str) -> None:
        assert read_yaml(f"a: {word}\n{word}: b\n", "r.yaml").data == {"a": word, word: "b"}

    @pytest.mark.parametrize("nothing", ["", " ", " ~", " # ~"])
    def test_nothing_is_none(self, nothing: str) -> None:
        assert read_yaml(f"a:{nothing}\nb:\n  -{nothing}\n", "r.yaml").data == {"a": None, "b": [None]}

    @pytest.mark.parametrize("quoted", ["''", '""', "'~'", "'<<'"])
    def test_quotes_make_a_text_of_what_means_something_plain(self, quoted: str) -> None:
        assert read_yaml(f"a: {quoted}", "r.yaml").data == {"a": quoted[1:-1]}

    def test_mappings_lists_and_texts_nest(self) -> None:
        text = "a:\n  - b: 'c, d?'\n    e: {f: g, h: [i, 'j: k']}\n  - |\n    l\n    m\n"
        assert read_yaml(text, "r.yaml").data == {"a": [{"b": "c, d?", "e": {"f": "g", "h": ["i", "j: k"]}}, "l\nm\n"]}

    @pytest.mark.parametrize("text", ["a: b\nc: ø\n", "a: b\r\nc: ø\r\n", "\ufeffa: b\nc: ø", "---\na: b\nc: ø\n...\n"])
    def test_line_ends_byte_order_mark_and_document_marks_change_nothing(self, text: str) -> None:
        for written in (text, text.encode()):
            found = read_yaml(written, "r.yaml")
            assert found.data == {"a": "b", "c": "ø"}
            assert found.name == "r.yaml"

    def test_a_question_mark_outside_brackets_is_text(self) -> None:
        assert read_yaml("q: Har de samtykket? Ja?\n", "r.yaml").data == {"q": "Har de samtykket? Ja?"}


@pytest.mark.usefixtures("either_parser")
class TestPlaces:
    @pytest.fixture
    def text(self, either_parser: None) -> YamlText:
        return read_yaml(
            "\ufefftitle:\r\n  da: Børnefaglig\r\n  én: {æøå: ø, b: [c, 'd']}\r\n"
            "list:\r\n  - x\r\n  - y: z\r\nnothing:\r\n",
            "r.yaml",
        )

    @pytest.mark.parametrize(
        ("path", "value", "key"),
        [
            ((), (1, 1), (1, 1)),
            (("title",), (2, 3), (1, 1)),
            (("title", "da"), (2, 7), (2, 3)),
            (("title", "én"), (3, 7), (3, 3)),
            (("title", "én", "æøå"), (3, 13), (3, 8)),
            (("title", "én", "b"), (3, 19), (3, 16)),
            (("title", "én", "b", 1), (3, 23), (3, 23)),
            (("list",), (5, 3), (4, 1)),
            (("list", 1), (6, 5), (6, 5)),
            (("list", 1, "y"), (6, 8), (6, 5)),
            (("nothing",), (7, 9), (7, 1)),
        ],
    )
    def test_columns_count_characters_and_both_count_from_one(
        self, text: YamlText, path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
    ) -> None:
        assert text.place(path) == Place(*value)
        assert text.place(path, key=True) == Place(*key)

    @pytest.mark.parametrize(
        ("path", "nearest"),
        [
            (("no",), (1, 1)),
            (("title", "no"), (2, 3)),
            (("title", "én", "no", 3, "never"), (3, 7)),
            (("list", 2), (5, 3)),
            (("list", 1, "no"), (6, 5)),
            (("title", "da", "no"), (2, 7)),
        ],
    )
    def test_what_is_missing_is_at_its_nearest_parent(
        self, text: YamlText, path: tuple[str | int, ...], nearest: tuple[int, int]
    ) -> None:
        assert text.place(path) == text.place(path, key=True) == Place(*nearest)


@pytest.mark.usefixtures("either_parser")
class TestRefused:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", [f"1:1: {EMPTY}"]),
            ("# kun en bemærkning\n", [f"1:1: {EMPTY}"]),
            ("---\n", [f"1:1: {EMPTY}"]),
            (
                "a:\n\tb: c\n  \td: e\nf: g\n \u00a0h: i\n",
                [
                    "2:1: a tab stands in the indentation; use spaces",
                    "3:3: a tab stands in the indentation; use spaces",
                    "5:2: the space-like character U+00A0 stands in the indentation; use spaces",
                ],
            ),
            (
                "a: 1\nå: 2\na: 3\nb:\n  å: {c: 4, c: 5}\n'å': 6\na: 7\n",
                [
                    "3:1: the key 'a' is already on line 1; keep one of them",
                    "5:13: the key 'c' is already on line 5; keep one of them",
                    "6:1: the key 'å' is already on line 2; keep one of them",
                    "7:1: the key 'a' is already on line 1; keep one of them",
                ],
            ),
            ("a: &x b\nc: *x\n*x : d\n", [f"1:4: {ANCHOR}", f"2:4: {ANCHOR}", f"3:1: {ANCHOR}"]),
            ("a: &x [b]\n", [f"1:4: {ANCHOR}"]),
            ("a: *vigtigt* ord\n", [f"1:4: {ANCHOR}"]),
            (
                "a: !!python/object/apply:os.system [ls]\nb: !!str c\nd: ! e\n",
                [f"1:4: {TAG}", f"2:4: {TAG}", f"3:4: {TAG}"],
            ),
            ("a: !foo!bar b\n", [f"1:4: {TAG}"]),
            ("<<: {a: b}\n", ["1:1: merge keys (<<) are not used; write the keys out"]),
            (
                "? [a]\n: b\n? {c: d}\n: {c: e}\n? {c: f}\n: g\n",
                [
                    "1:3: a key must be a text; put a text that begins with { or [ in quotes",
                    "3:3: a key must be a text; put a text that begins with { or [ in quotes",
                    "5:3: a key must be a text; put a text that begins with { or [ in quotes",
                ],
            ),
            ("~: a\n", ["1:1: the key is empty; write a name before the colon"]),
            (
                "a: 1\n'': 2\n'': 3\n*x : 4\n",
                [
                    "2:1: the key is empty; write a name before the colon",
                    "3:1: the key is empty; write a name before the colon",
                    f"4:1: {ANCHOR}",
                ],
            ),
            (
                "a: b\n---\nc: d\n",
                ["2:1: a second document begins here; keep one document in a file, without --- and ... between"],
            ),
            (
                "a: b\n...\nc: d\n",
                [
                    "3:1: text stands after the end of the document; keep one document in a file, "
                    "and put the whole of a text that begins with a quotation mark or bracket in quotes"
                ],
            ),
            ("%YAML 1.1\n---\na: b\n", [f"1:1: {DIRECTIVE}"]),
            (
                "æ: \0b\x07\nc: \x85\n\u202ed: \ud800\n",
                [
                    "1:4: the character U+0000 cannot be used in a rule file; delete it",
                    "2:4: the character U+0085 cannot be used in a rule file; delete it",
                    "3:1: the character U+202E cannot be used in a rule file; delete it",
                ],
            ),
            (
                "a: b\rc: d\r",
                ["1:5: the character U+000D cannot be used in a rule file; save the file with ordinary line ends"],
            ),
            ("a: b\n\ufeffc: d", ["2:1: the character U+FEFF cannot be used in a rule file; delete it"]),
            ('a: "\\x07"\n', ["1:4: the character U+0007 cannot be used in a rule file; delete it"]),
            ("provision: {da: § 5, stk. 2}\n", [f"1:22: {without_comma('stk. 2')}"]),
            ("a: {b , c: d}\n", [f"1:5: {without_comma('b')}"]),
            (
                "a: [se § 5: frist]\n",
                ["1:5: a colon inside [ ] makes a mapping of the text; put the text in quotes"],
            ),
            ("a: {q: Er det sket?, b: c}\n", [f"1:19: {QUESTION_MARK}"]),
            ("a: {q: Er\n  det sket? Ja}\n", [f"2:11: {QUESTION_MARK}"]),
            ("a: [er det sket?]\n", [f"1:16: {QUESTION_MARK}"]),
        ],
    )
    def test_with_its_place_and_the_way_out(self, text: str, expected: list[str]) -> None:
        assert problems(text) == [f"r.yaml:{problem}" for problem in expected]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a: b: c\n", [f"1:5: {COLON}"]),
            ("a: b\n  c: d\n", [f"2:4: {COLON}"]),
            ("a: {q: b: c}\n", [f"1:9: {NOT_CLOSED_MAPPING}"]),
            ("a: {b: c\nd: e\n", [f"2:2: {NOT_CLOSED_MAPPING}"]),
            ("a: [b\n", [f"2:1: {NOT_CLOSED_LIST}"]),
            ("æøå: 'b\nc: d\n", [f"1:6: {NO_END_QUOTE}"]),
            ("a: 'barnet's lov'\n", [f"1:12: {NOT_A_KEY}"]),
            ("a:\n  b: c\n d: e\n", [f"3:2: {NOT_A_KEY}"]),
            ("- a\nb: c\n", [f"2:1: {NOT_AN_ITEM}"]),
            ("a: b\nc\nd: e\n", [f"2:1: {NO_COLON}"]),
            ("a: - b\n", ["1:4: a list cannot begin here; put each '- ' on a line of its own below the key"]),
            (
                "a: ? b\n",
                ["1:4: a '? ' cannot stand here; put a text that begins with a question mark in quotes"],
            ),
            ("a: @b\n", ["1:4: a text cannot begin with this character; put the text in quotes"]),
            ("a: > b\n  c\n", [f"1:6: {BLOCK_TEXT}"]),
            ("a: ,b\n", [f"1:4: {NO_VALUE}"]),
            (
                "a: [b: {]\n",
                [
                    "1:5: a colon inside [ ] makes a mapping of the text; put the text in quotes",
                    "1:9: a value or the closing } or ] is missing here; add it, or put the text in quotes",
                ],
            ),
            (
                "a: 1\na: 2\nb: c: d\n",
                ["2:1: the key 'a' is already on line 1; keep one of them", f"3:5: {COLON}"],
            ),
        ],
    )
    def test_a_syntax_error_in_plain_words(self, text: str, expected: list[str]) -> None:
        assert problems(text) == [f"r.yaml:{problem}" for problem in expected]

    def test_nesting_deeper_than_allowed(self) -> None:
        deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
        assert read_yaml(deepest, "r.yaml").place((0,) * 5) == Place(1, 6)
        too_deep = "r.yaml:1:21: this is nested deeper than 20 levels; write it flatter"
        assert problems(f"[{deepest}]") == [too_deep]
        assert problems("[" * 3000) == [too_deep]
        assert problems("- " * 3000) == ["r.yaml:1:41: this is nested deeper than 20 levels; write it flatter"]


class TestRefusedBytes:
    def test_bytes_that_are_not_utf8(self) -> None:
        assert problems("a: b\næ: ".encode() + "ø".encode("latin-1")) == [f"r.yaml:2:4: {NOT_UTF8}"]
        assert problems("\ufeffæ: ".encode() + b"\xff") == [f"r.yaml:1:4: {NOT_UTF8}"]
        assert problems("a: b".encode("utf-16")) == [f"r.yaml:1:1: {NOT_UTF8}"]

    def test_a_file_too_large(self) -> None:
        filler = "a: x # " + "ø" * (MAX_BYTES // 2 - 4) + "x"
        assert len(filler.encode()) == MAX_BYTES
        assert isinstance(read_yaml(filler, "r.yaml").data, dict)
        message = "r.yaml:1:1: the file has 1000001 bytes and at most 1000000 are read; divide it"
        assert problems(filler + "x") == [message]
        assert problems((filler + "x").encode()) == [message]


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="the Python parser gives the column after the backslash")
def test_unknown_escapes() -> None:
    assert problems('a: "C:\\lov"\n') == [f"r.yaml:1:7: {ESCAPE}"]
    assert problems('a: "\\UFFFFFFFF"\n') == [f"r.yaml:1:7: {ESCAPE}"]


def test_a_very_long_key_is_shortened_in_messages() -> None:
    key = "k" * 61
    shown = "k" * 57 + "..."
    assert problems(f"{key}: 1\n{key}: 2\n") == [
        f"r.yaml:2:1: the key '{shown}' is already on line 1; keep one of them"
    ]


def test_an_alias_bomb_costs_nothing() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    started = time.perf_counter()
    found = problems("\n".join(lines))
    assert time.perf_counter() - started < 1
    assert len(found) == 1 + 39 * 10
    assert found[0] == f"r.yaml:1:5: {ANCHOR}"


def test_a_rule_of_150_lines_is_read_as_written() -> None:
    text = read_yaml(RULE, "r.yaml")
    assert RULE.count("\n") == 152
    assert isinstance(text.data, dict)
    assert len(text.data["examples"] or []) == 21
    assert text.place(("examples", 20, "expect"), key=True) == Place(152, 5)


class TestAnyTextIsReadOrRefused:
    """No text ends in another exception, and every problem has a place inside the file."""

    # Pieces that mean something to YAML come together more often than in arbitrary text.
    PIECES = st.lists(
        st.sampled_from(
            [
                "a",
                "b",
                "ø",
                "'",
                '"',
                "\\",
                "\\x07",
                "\\ud800",
                "\\UFFFFFFFF",
                "&a ",
                "*a ",
                "!t ",
                "!!str ",
                "<<",
                "~",
                ":",
                ": ",
                "- ",
                "?",
                "? ",
                ",",
                ", ",
                "{",
                "}",
                "[",
                "]",
                "|\n",
                ">-\n",
                "#",
                " #",
                "%YAML 1.1\n",
                "\n---\n",
                "\n...\n",
                "@",
                "`",
                " ",
                "\n",
                "\n  ",
                "\n- ",
                "\t",
                "\r\n",
                "\ufeff",
                "\0",
                "\u2028",
            ]
        ),
        max_size=25,
    ).map("".join)

    @pytest.mark.parametrize("parser", [name for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)])
    def test_arbitrary(self, parser: str) -> None:
        @given(st.one_of(st.text(), self.PIECES, st.binary()))
        def check(text: str | bytes) -> None:
            read_or_refused(text)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yamltext, "_LOADER", getattr(yaml, parser))
            check()


def read_or_refused(text: str | bytes) -> None:
    lines = (text.count("\n") if isinstance(text, str) else text.count(b"\n")) + 1
    try:
        found = read_yaml(text, "r.yaml")
    except RuleError as error:
        refused = error.problems
    else:
        assert isinstance(found.data, dict | list | str | None)
        assert found.place(("no", 1)).line <= lines
        return
    assert refused
    for problem in refused:
        name, line, column = problem.path.split(":")
        assert name == "r.yaml"
        assert 1 <= int(line) <= lines + 1
        assert int(column) >= 1
        assert problem.message


def test_the_examples_of_the_module() -> None:
    assert doctest.testmod(yamltext).failed == 0
