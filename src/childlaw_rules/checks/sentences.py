"""Every sentence of the checks, by code: how grave it is (E error, W warning, H hint), in Danish, in English.

In one table, so that a reader sees every code at once.
"""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str, str]]] = {
    # versions
    "CL101": (
        "E",
        "versionen »{version}« kan aldrig bruges: ingen hændelse kan opfylde »{key}« ({why_da})",
        "version '{version}' can never apply: no event can meet '{key}' ({why_en})",
    ),
    "CL102": (
        "E",
        "versionen »{version}« kan aldrig bruges: den slutter, før det, der udløser den, fandtes i loven ({day})",
        "version '{version}' can never apply: it ends before the law knew what starts it ({day})",
    ),
    "CL103": (
        "E",
        "versionen »{version}« kan aldrig bruges: »{event}« kan ikke høre til »for_each: {thread}«",
        "version '{version}' can never apply: '{event}' cannot belong to 'for_each: {thread}'",
    ),
    "CL104": (
        "W",
        "denne »{event}« udløser aldrig noget ({why_da})",
        "this '{event}' never starts anything ({why_en})",
    ),
    "CL105": (
        "W",
        "denne »{event}« er allerede omfattet af en anden i »{key}«",
        "this '{event}' is already covered by another one under '{key}'",
    ),
    "CL106": (
        "H",
        "ingen version er i kraft fra {first} til {last}; er der en grund, så skriv den i den næste versions »says«",
        "no version is in force from {first} to {last}; where there is a reason, state it in the next version's 'says'",
    ),
    "CL107": (
        "H",
        "intet eksempel nævner versionens {which_da} dag, {day}",
        "no example names the version's {which_en} day, {day}",
    ),
    # duties that cannot be met
    "CL201": (
        "E",
        "pligten kan aldrig opfyldes: {why_da}",
        "the duty can never be met: {why_en}",
    ),
    "CL202": (
        "W",
        "denne »{event}« gør ingen forskel for, om pligten er opfyldt: {why_da}",
        "this '{event}' makes no difference to whether the duty is met: {why_en}",
    ),
    "CL203": (
        "E",
        "kan ikke opfyldes sammen med {other} ({other_place}): begge kræver én og samme »{event}«, men med "
        "modstridende oplysninger",
        "cannot be met together with {other} ({other_place}): both call for one and the same '{event}', but with "
        "contradictory fields",
    ),
    "CL204": (
        "E",
        "kan ikke opfyldes uden at bryde {other} ({other_place}), der kræver »{field}« i samme »{event}«",
        "cannot be met without breaking {other} ({other_place}), which calls for '{field}' in the same '{event}'",
    ),
    "CL205": (
        "E",
        "kan ikke opfyldes sammen med {other} ({other_place}): »{event}« kan tidligst komme, når barnet er "
        "fyldt {years} år, og skal dér være sket før",
        "cannot be met together with {other} ({other_place}): '{event}' can come at the earliest when the child has "
        "turned {years}, and must there have come before",
    ),
    "CL206": (
        "W",
        "falder aldrig, så længe {other} ({other_place}) overholdes: {interval} er længere end de {limit} dér",
        "never falls due as long as {other} ({other_place}) is kept: {interval} is longer than {limit}",
    ),
    "CL207": (
        "W",
        "siger det samme som {other} ({other_place}) for de samme dage",
        "says the same as {other} ({other_place}) for the same days",
    ),
    # exceptions and conditions
    "CL301": (
        "E",
        "»{key}« kan aldrig finde anvendelse: {why_da}",
        "'{key}' can never apply: {why_en}",
    ),
    "CL302": (
        "E",
        "»{key}« kan aldrig finde anvendelse: det modsiger »{trigger}«",
        "'{key}' can never apply: it contradicts '{trigger}'",
    ),
    "CL303": (
        "W",
        "»{key}« finder næppe anvendelse: »{event}« kommer {when_da} »{trigger}« eller samme dag",
        "'{key}' hardly applies: '{event}' comes {when_en} '{trigger}', or on the same day",
    ),
    "CL304": (
        "W",
        "»{key}« er uden virkning: {why_da}",
        "'{key}' has no effect: {why_en}",
    ),
    "CL305": (
        "W",
        "»unless« er uden virkning: »{field}« kan efter »where« ikke være {values}",
        "'unless' has no effect: by 'where' the field '{field}' cannot be {values}",
    ),
    "CL306": (
        "W",
        "»open_if_absent: {field}« er uden virkning: {why_da}",
        "'open_if_absent: {field}' has no effect: {why_en}",
    ),
    # counting
    "CL401": (
        "W",
        "tællevalget »{choice}« er uden virkning: {why_da}",
        "the counting choice '{choice}' has no effect: {why_en}",
    ),
    "CL403": (
        "W",
        "teksten siger {said}, men »{key}« er {period}",
        "the text says {said}, but '{key}' is {period}",
    ),
    "CL404": (
        "H",
        "teksten nævner {said}, men ikke {period} som »{key}«",
        "the text names {said}, but not {period} as '{key}' does",
    ),
    "CL405": (
        "W",
        "»{key}« nævner {said}, men ingen version har {them_da}",
        "'{key}' names {said}, but no version has {them_en}",
    ),
    # vocabulary
    "CL501": (
        "H",
        "ingen regel læser hændelsen »{event}« ({da})",
        "no rule reads the event '{event}'",
    ),
    "CL502": (
        "W",
        "»{event}« står som ulæst, men læses af {rules}",
        "'{event}' is marked unread, but {rules} reads it",
    ),
    # texts
    "CL601": (
        "E",
        "teksten er tom",
        "the text is blank",
    ),
    "CL602": (
        "W",
        "den danske og den engelske tekst er ens",
        "the Danish and the English text are identical",
    ),
    "CL603": (
        "E",
        "teksten er en pladsholder: {word}",
        "the text is a placeholder: {word}",
    ),
    "CL604": (
        "W",
        "teksten står under »{lang}«, men ligner {other_da}",
        "the text stands under '{lang}' but looks {other_en}",
    ),
    "CL605": (
        "H",
        "tallene er ikke de samme på dansk og engelsk: {numbers} står kun på det ene sprog",
        "the numbers differ between Danish and English: {numbers} stands in one language alone",
    ),
    # readings
    "CL702": (
        "E",
        "læsningen »{reading}«: svaret »{answer}« ændrer intet i nogen version",
        "reading '{reading}': the answer '{answer}' changes nothing in any version",
    ),
    "CL703": (
        "E",
        "læsningen »{reading}«: svaret »{answer}« er der to gange",
        "reading '{reading}': the answer '{answer}' is there twice",
    ),
    "CL704": (
        "E",
        "læsningerne »{one}« og »{two}« sætter begge »{key}«",
        "the readings '{one}' and '{two}' both set '{key}'",
    ),
    "CL705": (
        "H",
        "læsningen »{reading}«: intet eksempel prøver svaret »{answer}«",
        "reading '{reading}': no example tries the answer '{answer}'",
    ),
    # sources and review
    "CL801": (
        "W",
        "loven »{act}« står ikke i vocabulary.yaml{hint}",
        "the act '{act}' is not in vocabulary.yaml{hint}",
    ),
    "CL802": (
        "W",
        "udgaven er fra {edition}, men versionen var kun i kraft til {last}",
        "the edition is of {edition}, but the version was in force only until {last}",
    ),
    "CL803": (
        "W",
        "»edition« er nr. {edition}, men »url« fører til nr. {url}",
        "'edition' is no. {edition}, but 'url' leads to no. {url}",
    ),
    "CL804": (
        "W",
        "samme {same_da} har en anden {differs} i {other_place}",
        "the same {same_en} has another {differs} at {other_place}",
    ),
    "CL805": (
        "W",
        "»evidence: verified« uden »edition« og uden »url«: der er intet at slå efter i",
        "'evidence: verified' with neither 'edition' nor 'url': there is nothing to look it up in",
    ),
    "CL806": (
        "W",
        "reglen er »{status}«, men versionen »{version}« bygger på hukommelsen",
        "the rule is '{status}', but version '{version}' rests on memory",
    ),
    "CL807": (
        "W",
        "gennemgået i udgaven »{edition}«, som ingen version henviser til",
        "reviewed in the edition '{edition}', which no version refers to",
    ),
}
