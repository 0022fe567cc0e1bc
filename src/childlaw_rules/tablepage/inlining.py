"""Makes of a drawing, as the plotting library writes it, what stands in the page: small, in its fonts and colours.

Colours become classes, identifiers are given out anew (so the same drawing is the same bytes), what nothing refers to
is left out, and places have one decimal. What the drawing asks of the page is nothing but its style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from childlaw_rules.tablepage.inks import BY_NUMBER

_REFERENCE: Final = re.compile(r"url\(#(?P<id>[^)]+)\)")
_NUMBER: Final = re.compile(r"-?\d+\.\d+|-?\d+")
#: What is kept of the style of a shape, as attributes of the same names.
_KEPT: Final = ("stroke-width", "stroke-dasharray", "stroke-linecap", "font-weight", "text-anchor", "fill-opacity")
_SHAPES: Final = frozenset({"path", "text", "use", "rect", "circle"})
#: What a text is that says nothing else; the element around the drawing says it.
_USUAL_SIZE: Final = "12"
_USUAL_CLASS: Final = "f-ink"
#: Nothing is drawn beyond its axes, so nothing has to be clipped.
_LEFT_OUT: Final = frozenset({"metadata", "style", "clipPath"})


def inlined(drawing: str, prefix: str) -> str:
    """The inside of the ``svg`` element of a drawing; ``prefix`` begins every identifier in it.

    Raises ``KeyError`` where the drawing has a colour that is no ink.
    """
    root = ET.fromstring(drawing)
    used = {id_: f"{prefix}{number}" for number, id_ in enumerate(_referred(root))}
    kept = [made for child in root for made in _kept(child, used)]
    return "".join(ET.tostring(element, encoding="unicode") for element in kept)


def _referred(root: ET.Element) -> list[str]:
    """The identifiers that something refers to, in the order of their first use."""
    found: dict[str, None] = {}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.endswith("href"):
                found[value.removeprefix("#")] = None
            if name != "clip-path":
                found.update(dict.fromkeys(match["id"] for match in _REFERENCE.finditer(value)))
    return list(found)


def _kept(element: ET.Element, used: dict[str, str]) -> Iterator[ET.Element]:
    """What an element becomes: itself, cleaned, or its children where it says nothing by itself."""
    tag = _local(element.tag)
    if tag in _LEFT_OUT:
        return
    children = [made for child in element for made in _kept(child, used)]
    if tag == "g" or (tag == "defs" and not children):
        yield from children
        return
    made = ET.Element(tag, _attributes(element, tag, used))
    made.extend(children)
    made.text = element.text if tag == "text" else None
    if tag != "path" or made.attrib.keys() & {"class", "stroke", "id"} or made.get("fill", "none") != "none":
        yield made


def _attributes(element: ET.Element, tag: str, used: dict[str, str]) -> dict[str, str]:
    style = dict(part.split(": ", 1) for part in element.get("style", "").split("; ") if part)
    classes: list[str] = []
    made: dict[str, str] = {}
    for name, value in element.attrib.items():
        match _local(name):
            case "style" | "id" | "clip-path":
                pass
            case "href":
                made["href"] = f"#{used[value.removeprefix('#')]}"
            case "fill":
                style["fill"] = value
            case "transform":
                if not value.startswith("rotate(-0 "):
                    made["transform"] = _rounded(value)
            case "d":
                made["d"] = _path(value)
            case plain:
                made[plain] = _rounded(value)
    if (id_ := element.get("id")) in used:
        made["id"] = used[id_]
    if tag in _SHAPES and not (tag == "text" and "fill" not in style):
        for what, letter in (("fill", "f"), ("stroke", "k")):
            colour = style.get(what, "none")
            if colour == "none":
                if what == "fill" and what in style:
                    made["fill"] = "none"
            elif colour.startswith("url("):
                made[what] = _REFERENCE.sub(lambda match: f"url(#{used[match['id']]})", colour)
            else:
                classes.append(f"{letter}-{BY_NUMBER[colour].value}")
    if tag == "text":
        size = _rounded(style["font-size"].removesuffix("px"))
        if size != _USUAL_SIZE:
            made["font-size"] = size
        classes = [one for one in classes if one != _USUAL_CLASS]
    for name in _KEPT:
        if name in style and (name, style[name]) not in {("text-anchor", "start"), ("stroke-linecap", "butt")}:
            made[name] = _rounded(style[name])
    if classes:
        made["class"] = " ".join(classes)
    return made


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _path(text: str) -> str:
    """A path of straight lines by the steps from place to place, which are short; any other as it is, but rounded.

    The steps are between rounded places, so they lead to them.

    >>> _path("M 44.81 180 L 44.81 168.74 L 49.6 168.7 z M 0 0 L 2 1")
    'M44.8 180l0-11.3 4.8 0zM0 0l2 1'
    """
    words = text.split()
    if not {word for word in words if word.isalpha()} <= {"M", "L", "z"}:
        return _rounded(" ".join(words))
    made, x, y, before = [], 0, 0, ""
    for command, *place in re.findall(r"(z)|([ML]) (\S+) (\S+)", " ".join(words)):
        letter, *numbers = (word for word in (command, *place) if word)
        if letter == "z":
            made.append("z")
        else:
            to_x, to_y = (round(10 * float(number)) for number in numbers)
            steps = (to_x, to_y) if letter == "M" else (to_x - x, to_y - y)
            # The letter is said once for a run of lines.
            made.append("" if letter == before == "L" else letter.replace("L", "l"))
            made += [f"{step / 10:g}" for step in steps]
            x, y = to_x, to_y
        before = letter
    return _JOINT.sub("", " ".join(part for part in made if part))


#: A space before a minus, or beside a letter, is not needed.
_JOINT: Final = re.compile(r" (?=[-zMl])|(?<=[zMl]) ")


def _rounded(text: str) -> str:
    """The text with each number in it to one decimal."""
    return _NUMBER.sub(lambda match: f"{round(float(match[0]), 1):g}", text)
