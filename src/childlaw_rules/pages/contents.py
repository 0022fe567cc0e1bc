"""What a page shows of a case, in words of one language: the templates lay it out and say nothing of their own."""

from __future__ import annotations

from dataclasses import dataclass

from childlaw_rules.pages.entries import Entry
from childlaw_rules.pages.happenings import Happened
from childlaw_rules.pages.strip import Strip


@dataclass(frozen=True, slots=True)
class Count:
    """A headline count: the status, its word, and the anchor of the part where its findings stand."""

    status: str
    word: str
    count: int
    target: str


@dataclass(frozen=True, slots=True)
class Root:
    """A root cause with its consequences, and why these go back to it; ``count`` says how many there are."""

    head: Entry
    consequences: tuple[Entry, ...]
    why: str
    count: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to a finding of the page."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that would settle findings: what to ask, about what, what it settles, and where these stand."""

    text: str
    about: str
    settles: str
    possible: str
    concerns: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The timeline: its two drawings, what they show in one sentence, and the same as rows of text."""

    wide: Strip | None
    narrow: Strip | None
    desc: str
    undated: str
    happened: tuple[Happened, ...]
    clocks: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One case as the page shows it. ``prefix`` begins the anchors of its parts."""

    prefix: str
    case: str
    day: str
    lead: tuple[str, ...]
    notes: tuple[str, ...]
    row: str
    counts: tuple[Count, ...]
    roots: tuple[Root, ...]
    picture: Picture
    pending: tuple[Entry, ...]
    asked: tuple[Asked, ...]
    undetermined: tuple[Entry, ...]
    done: tuple[Entry, ...]
    not_applicable: tuple[tuple[str, ...], ...]
    out_of_force: tuple[tuple[str, ...], ...]
    stamp: tuple[tuple[str, str], ...]
