"""Reads places in Danish acts from what people write: ``barnets lov § 20 stk 3``, ``sel 50 7``, ``52.3.7``.

A text may name several places (``§ 32, stk. 2; § 46, stk. 1 og 4``), ranges (``§§ 28-31``) and what a decision
adds after *jf.* Words that are no part of a provision are refused with their place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from childlaw_rules.errors import ArgumentError, Problem
from childlaw_rules.provision import BL, LEVELS, SEL, Number, Provision, Stretch

#: What may be written; said in every refusal.
EXAMPLES: Final = "write for example 'SEL § 52, stk. 3, nr. 7', 'barnets lov § 20, stk. 3' or '§ 155 b'"
MOST_CHARACTERS: Final = 300

#: How the acts are named, in lower case. The genitive may stand before the paragraph.
_ACTS: Final = (
    (SEL, r"lov\s+om\s+social\s+service|servicelovens?|sel|lov\s+(?:nr\.?\s*)?454(?:/|\s+af\s+.{0,20}?)1997"),
    (BL, r"barnets\s+lovs?|barnetslov|bl"),
    ("LBU", r"lov\s+om\s+bekæmpelse\s+af\s+ungdomskriminalitet|ungdomskriminalitetslovens?|lbu|ukl"),
    ("RSL", r"retssikkerhedslovens?|retssikkerhedsloven|rsl|lov\s+om\s+retssikkerhed\s+og\s+administration"
            r"(?:\s+på\s+det\s+sociale\s+område)?"),
)  # fmt: skip
_TOKEN: Final = re.compile(
    r"(?P<space>\s+|[()\[\]])"
    r"|(?P<act>" + "|".join(f"(?:{words})" for _, words in _ACTS) + r")(?![a-zæøå0-9])"
    r"|(?P<pkt>(?:\d+\.\s*(?:,|og|eller|-|–)\s*)*\d+\.?\s*(?:pkt|punktum)(?![a-zæøå])\.?(?!\s*\d))"
    r"|(?P<dotted>\d+(?:\s?[a-p])?(?:\.\d+){1,2})(?![\d.]*\d)"
    r"|(?P<section>§{1,2}|paragraf(?:ferne|fen)?|par\.)"
    r"|(?P<unit>(?:stk|stykke|nr|nummer|litra|pkt|punktum)(?![a-zæøå])\.?)"
    r"|(?P<ref>(?:jf|jfr|sammenholdt\s+med|efter)(?![a-zæøå])\.?(?:\s*dog)?)"
    r"|(?P<number>\d{1,4})(?P<letter>\s?(?!i\s+(?:lov|serv|barn|sel|bl|rets|ungd))[a-zæøå](?![a-zæøå]))?(?P<dot>\.)?"
    r"|(?P<range>-|–|—|til(?![a-zæøå]))"
    r"|(?P<and>,|;|/|&|\+|(?:og|eller|samt)(?![a-zæøå]))"
    r"|(?P<filler>(?:i|af|loven|lovens)(?![a-zæøå]))"
    r"|(?P<single>[a-zæøå])(?![a-zæøå])"
    r"|(?P<dotalone>\.)"
)
_UNITS: Final = {
    "stk": "stk", "stykke": "stk", "nr": "nr", "nummer": "nr", "litra": "litra", "pkt": "pkt", "punktum": "pkt",
}  # fmt: skip


@dataclass(slots=True)
class _Token:
    kind: str
    text: str
    at: int
    number: Number | None = None


class _Refused(Exception):  # noqa: N818 -- never leaves this module
    def __init__(self, at: int, why: str) -> None:
        super().__init__(why)
        self.at = at
        self.why = why


@lru_cache(maxsize=4096)
def read_provisions(text: str) -> tuple[Provision, ...]:
    """Every place that a text names, in the order in which it names them.

    Raises ``ArgumentError`` that names the character where reading stops, and what can be written.

    >>> [str(place) for place in read_provisions("servicelovens §  52 stk 1, jf. stk. 3 , nr 7")]
    ['SEL § 52, stk. 1', 'SEL § 52, stk. 3, nr. 7']
    >>> [str(place) for place in read_provisions("sel 50 7")]
    ['SEL § 50, stk. 7']
    """
    try:
        return _Reader(list(_tokens(text.lower())), len(text)).read()
    except _Refused as refused:
        raise ArgumentError([Problem("provision", f"character {refused.at + 1}: {refused.why}; {EXAMPLES}")]) from None


def place(text: str) -> Provision:
    """The one place that a text names. Raises ``ArgumentError`` where there are several, or none.

    >>> str(place("§ 155b, stk 1, 2 pkt"))
    '§ 155 b, stk. 1, 2. pkt.'
    """
    found = read_provisions(text)
    if len(found) != 1:
        named = "; ".join(map(str, found))
        raise ArgumentError([Problem("provision", f"names {len(found)} places ({named}): ask for one at a time")])
    return found[0]


def _tokens(text: str) -> Iterator[_Token]:
    if len(text) > MOST_CHARACTERS:
        raise _Refused(MOST_CHARACTERS, f"longer than {MOST_CHARACTERS} characters")
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise _Refused(at, "this is no part of a provision")
        kind = found.lastgroup or ""
        if found["number"] is not None:
            letter = (found["letter"] or "").strip()
            yield _Token("number", found["number"], at, (int(found["number"]), letter))
        elif kind == "single":
            yield _Token("number", kind, at, (0, found["single"]))
        elif kind not in {"space", "filler", "dotalone"}:
            yield _Token(kind, found[kind], at)
        at = found.end()


@dataclass(slots=True)
class _Reader:
    """Reads the tokens of one text. ``level`` is what the next number counts."""

    tokens: list[_Token]
    end: int
    found: list[Provision] = field(default_factory=list)
    act: str | None = None
    at: int = 0
    #: The place being read, by level.
    current: dict[str, Stretch] = field(default_factory=dict)
    level: str = "section"
    #: Whether numbers stand without words (``50 7``), and whether a comma may begin another paragraph (``§§``).
    bare: bool = False
    many: bool = False

    def read(self) -> tuple[Provision, ...]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            match token.kind:
                case "act":
                    self._name_act(token)
                case "section":
                    self._close()
                    self.level, self.bare, self.many = "section", False, token.text in {"§§", "paragrafferne"}
                    self._need_number(token)
                case "unit":
                    self._unit(token)
                case "pkt":
                    self._sentences(token)
                case "dotted":
                    self._dotted(token)
                case "number":
                    self._count(token)
                case "and" | "ref":
                    self._next(token)
                case "range":
                    raise _Refused(token.at, "a range lacks the number before it")
        self._close()
        if not self.found:
            raise _Refused(self.end, "no paragraph is named")
        return tuple(dict.fromkeys(self.found))

    def _name_act(self, token: _Token) -> None:
        """An act before a paragraph is that of what follows; one behind it, of what is named before."""
        named = _act(token.text)
        self._close()
        following = self._following()
        if following is None or following.kind not in {"section", "number", "dotted"}:
            self.found = [place if place.act is not None else place.of(named) for place in self.found]
        self.act, self.level, self.bare = named, "section", False

    def _following(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _need_number(self, token: _Token) -> None:
        following = self._following()
        if following is None or following.kind not in {"number", "dotted"}:
            raise _Refused(token.at, f"'{token.text}' lacks its number")

    def _unit(self, token: _Token) -> None:
        self._need_number(token)
        self._enter(_UNITS[token.text.rstrip(".")], token)

    def _enter(self, level: str, token: _Token) -> None:
        """Begin to count at a level. ``jf. stk. 3`` speaks of the paragraph named before."""
        if "section" not in self.current:
            if not self.found:
                raise _Refused(token.at, "no paragraph is named before this")
            last = self.found[-1]
            self.current = {"section": last.section}
            if level != "stk" and last.stk is not None:
                self.current["stk"] = last.stk
        self.level, self.bare = level, False

    def _sentences(self, token: _Token) -> None:
        """``1. pkt.``, ``1. og 2. pkt.``, ``1.-3. pkt.``: the word stands behind its numbers."""
        self._enter("pkt", token)
        for first, last in re.findall(r"(\d+)(?:\.\s*[-–]\s*(\d+))?", token.text):
            self._put("pkt", (int(first), ""), (int(last or first), ""), token)

    def _dotted(self, token: _Token) -> None:
        first, *rest = token.text.split(".")
        found = re.fullmatch(r"(\d+)\s?([a-p])?", first)
        assert found is not None
        self._close()
        numbers = [(int(found[1]), found[2] or ""), *((int(number), "") for number in rest)]
        self.current = {level: (number, number) for level, number in zip(LEVELS, numbers, strict=False)}

    def _count(self, token: _Token) -> None:
        assert token.number is not None
        level = self._level_of(token)
        if (level == "litra") != (token.number[0] == 0):
            raise _Refused(token.at, "this is no part of a provision")
        self._put(level, token.number, self._range_end(level) or token.number, token)
        self.level = level

    def _put(self, level: str, first: Number, last: Number, token: _Token) -> None:
        if last < first:
            raise _Refused(token.at, "the range ends before it begins")
        if level in self.current:
            # "stk. 1 og 4": another place beside the one just read.
            self._close(keep=LEVELS[: LEVELS.index(level)])
        self.current[level] = (first, last)

    def _level_of(self, token: _Token) -> str:
        """What a number counts: as the word before it says; among bare numbers the next level down."""
        previous = self.tokens[self.at - 2] if self.at >= 2 else None
        if previous is None or previous.kind in {"act", "ref"}:
            self.bare, self.level = True, "section"
            return "section"
        if previous.kind in {"section", "unit"}:
            return self.level
        if previous.kind == "and" and (self.level != "section" or self.many or previous.text != ","):
            return self.level
        if previous.kind == "number" and self.bare and self.level in {"section", "stk"}:
            return LEVELS[LEVELS.index(self.level) + 1]
        raise _Refused(token.at, "it is not said what this number counts: write 'stk.', 'nr.' or '§' before it")

    def _range_end(self, level: str) -> Number | None:
        following = self._following()
        if following is None or following.kind != "range":
            return None
        ahead = self.at + 1
        while ahead < len(self.tokens) and self.tokens[ahead].kind in {"section", "unit"}:
            ahead += 1
        last = self.tokens[ahead].number if ahead < len(self.tokens) else None
        if last is None or (level == "litra") != (last[0] == 0):
            raise _Refused(following.at, "a range lacks the number behind it")
        self.at = ahead + 1
        return last

    def _next(self, token: _Token) -> None:
        if token.kind == "ref" or token.text == ";":
            self._close()
            return
        following = self._following()
        if following is not None and following.kind == "unit" and "section" in self.current:
            level = _UNITS[following.text.rstrip(".")]
            if level in self.current:
                self._close(keep=LEVELS[: LEVELS.index(level)])

    def _close(self, *, keep: tuple[str, ...] = ()) -> None:
        if "section" in self.current:
            self.found.append(Provision(self.act, **self.current))
        self.current = {level: stretch for level, stretch in self.current.items() if level in keep}


def _act(text: str) -> str:
    return next(act for act, words in _ACTS if re.fullmatch(words, text))
