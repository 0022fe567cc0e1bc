"""Every sentence of the case report that no other part says, in Danish and in English, in one table."""

from __future__ import annotations

from typing import Final

#: The acts by the name that a rule file gives them: in running text, and in short.
ACTS: Final[dict[str, tuple[str, str]]] = {
    "BL": ("barnets lov", "barnets lov"),
    "SEL": ("serviceloven", "serviceloven"),
    "RSL": ("retssikkerhedsloven", "retssikkerhedsloven"),
    "FVL": ("forvaltningsloven", "forvaltningsloven"),
}

#: Days of which one end is open, or nothing is known.
UNTIL: Final = ("senest {day}", "on or before {day}")
FROM: Final = ("tidligst {day}", "on or after {day}")
UNKNOWN: Final = ("ukendt dag", "unknown day")

#: What follows the address of a rule's page in the rule book, and what the place is called.
RULE_PAGE: Final[tuple[tuple[str, tuple[str, str]], ...]] = (
    ("", ("reglens side", "page of the rule")),
    ("#versions", ("versioner", "versions")),
    ("#examples", ("eksempler ved grænsen", "examples at the boundary")),
    ("#file", ("regelfil", "rule file")),
)

#: What stands beside a bar of the strip, by how the duty stands.
NOTES: Final[dict[str, tuple[str, str]]] = {
    "overdue": ("frist {due}, overskredet med {late}", "due {due}, overdue by {late}"),
    "overdue-by-unknown": ("frist {due}, overskredet", "due {due}, overdue"),
    "met_late": ("frist {due}, opfyldt {late} for sent", "due {due}, met {late} late"),
    "met_late-by-unknown": ("frist {due}, opfyldt for sent", "due {due}, met late"),
    "missing": ("mangler pr. {due}", "missing on {due}"),
    "missing-without-due": ("mangler", "missing"),
    "missing-came-later": ("mangler pr. {due}, kom først {done}", "missing on {due}, came only on {done}"),
    "pending": ("frist {due}", "due {due}"),
    "undetermined": ("kan ikke afgøres ({due})", "undetermined ({due})"),
    "excused": ("undtaget ({due})", "excused ({due})"),
    "met": ("opfyldt {done}", "met on {done}"),
    "met-without-day": ("opfyldt ({due})", "met ({due})"),
}

#: What the templates say, by key.
SENTENCES: Final[dict[str, tuple[str, str]]] = {
    # the page
    "title": ("Sag {case}, set pr. {day}", "Case {case}, as of {day}"),
    "title-of-several": ("{count} sager", "{count} cases"),
    "unnamed": ("uden nummer", "without number"),
    "contents": ("Sagerne", "The cases"),
    "contents-lead": (
        "Hver sag med det, der tæller imod den, og det, der afventer.",
        "Each case with what counts against it, and what is pending.",
    ),
    "contents-row": (
        "{against} imod, {pending} afventer, {open} uafgjort",
        "{against} against, {pending} pending, {open} undetermined",
    ),
    "back-to-contents": ("Til listen over sager", "To the list of cases"),
    "case": ("Sag {case}", "Case {case}"),
    "as-of": ("Set pr. {day}", "As of {day}"),
    "known-at": ("Kun det, der var registreret senest {day}.", "Only what was recorded no later than {day}."),
    "only": (
        "Kun kategorien »{category}« er vist; tallene gælder den alene.",
        "Only the category “{category}” is shown; the numbers are of it alone.",
    ),
    "lead-against": (
        "Sagen viser {duties}, der er overskredet, mangler eller er opfyldt for sent.",
        "The file shows {duties} overdue, missing or late.",
    ),
    "lead-clear": (
        "Sagen viser ingen pligter, der er overskredet, mangler eller er opfyldt for sent.",
        "The file shows no duty that is overdue, missing or late.",
    ),
    "lead-open": (
        "{count} kan ikke afgøres af det, der står i sagen.",
        "{count} cannot be determined from what is on file.",
    ),
    "lead-nothing": (
        "Ingen af reglerne gælder for sagen den dag.",
        "None of the rules applies to the case on that day.",
    ),
    "not-judged": (
        "Rapporten siger, hvad sagen viser og ikke viser. Den siger ikke, om nogen har handlet forkert.",
        "The report says what the file shows and does not show. It does not say that anybody did wrong.",
    ),
    "left-out-events": (
        "{count} hændelser ligger efter den dag, der ses på, eller er registreret senere; de er ikke med.",
        "{count} events lie after the day looked at, or were recorded later; they are left out.",
    ),
    "left-out-event": (
        "1 hændelse ligger efter den dag, der ses på, eller er registreret senere; den er ikke med.",
        "1 event lies after the day looked at, or was recorded later; it is left out.",
    ),
    "counts": ("Tallene", "The numbers"),
    # the picture
    "timeline": ("Tidslinje", "Timeline"),
    "timeline-title": ("Tidslinje for sag {case}", "Timeline of case {case}"),
    "timeline-desc": (
        "{events} hændelser og {bars} frister fra {first} til {last}. Det samme står som tabel lige efter tegningen.",
        "{events} events and {bars} clocks from {first} to {last}. The same stands as tables right after the drawing.",
    ),
    "no-timeline": (
        "Der er ingen tidslinje, for ingen dag i sagen er kendt.",
        "There is no timeline, for no day of the case is known.",
    ),
    "events": ("Hændelser", "Events"),
    "clocks": ("Frister", "Clocks"),
    "act-change": ("Barnets lov fra {day}", "Barnets lov from {day}"),
    "legend": ("Sådan læses tegningen", "How to read the drawing"),
    "legend-clock": ("fristen løber", "the clock runs"),
    "legend-ahead": ("resten af fristen", "the rest of the clock"),
    "legend-early": ("gjort i forvejen", "done before"),
    "legend-late": ("for sent", "late"),
    "legend-open": ("overskredet og stadig åben", "overdue and still open"),
    "legend-maybe": ("dagen kendes ikke nøjagtigt", "the day is not known exactly"),
    "legend-due": ("fristens udløb", "due day"),
    "legend-done": ("opfyldt", "done"),
    "legend-lacking": ("forelå ikke", "not in place"),
    "legend-beyond": ("fristen udløber senere", "due later than shown"),
    "bars-left-out": (
        "{count} frister er ikke tegnet for overblikkets skyld; de står i tabellen og nedenfor.",
        "{count} clocks are not drawn, to keep the overview; they stand in the table and below.",
    ),
    "marks-unlabelled": (
        "Nederst blandt hændelserne står prikker uden navn; hændelserne står i tabellen.",
        "The lowest row of events has dots without a name; the events stand in the table.",
    ),
    "undated": ("Uden kendt dag: {events}.", "On no known day: {events}."),
    "as-table": ("Tidslinjen som tabel", "The timeline as tables"),
    "head-day": ("Dag", "Day"),
    "head-event": ("Hændelse", "Event"),
    "head-thread": ("Hører til", "Belongs to"),
    "head-id": ("Id", "Id"),
    "head-duty": ("Pligt", "Duty"),
    "head-status": ("Status", "Status"),
    "head-from": ("Løber fra", "Runs from"),
    "head-due": ("Frist eller afgørende dag", "Due or decisive day"),
    "head-done": ("Opfyldt", "Done"),
    # what counts against the file
    "against": ("Overskredet, mangler eller for sent", "Overdue, missing or late"),
    "consequences": ("Følger heraf", "What follows from it"),
    "consequence-count": ("med {count} følger", "with {count} consequences"),
    "consequence-one": ("med 1 følge", "with 1 consequence"),
    # the rest
    "pending": ("Afventer", "Pending"),
    "pending-lead": ("Det, der er på vej, først det, der falder først.", "What lies ahead, the nearest first."),
    "open": ("Kan ikke afgøres", "Undetermined"),
    "open-lead": (
        "Spørgsmål, der kan afgøre det; først det, der afgør mest.",
        "Questions that would settle it, first the one that settles most.",
    ),
    "settles-all": ("Afgør {duties}{together}", "Settles {duties}{together}"),
    "settles": (
        "Berører {duties} og afgør {settled} af dem{together}",
        "Bears on {duties} and settles {settled} of them{together}",
    ),
    "bears-on": (
        "Berører {duties}; mere skal oplyses, før det er afgjort",
        "Bears on {duties}; more must be known before that is settled",
    ),
    "together": (" sammen med spørgsmålene ovenfor", " together with the questions above"),
    "one-duty": ("1 pligt", "1 duty"),
    "duties": ("{count} pligter", "{count} duties"),
    "which": ("Vis dem ({count})", "Show them ({count})"),
    "more-questions": ("Flere spørgsmål ({count})", "More questions ({count})"),
    "version": ("version {version}", "version {version}"),
    "overdue-by": ("overskredet med {late}", "overdue by {late}"),
    "late-by": ("{late} for sent", "{late} late"),
    "not-applicable-lead": ("Regler, der ikke gælder, og hvorfor.", "Rules that do not apply, and why."),
    "possible": ("Mulige udfald", "Possible outcomes"),
    "open-all": ("Alle, der ikke kan afgøres ({count})", "All that are undetermined ({count})"),
    "done": ("Opfyldt eller undtaget ({count})", "Met or excused ({count})"),
    "not-applicable": ("Gælder ikke ({count})", "Not applicable ({count})"),
    "out-of-force": ("Ingen version i kraft ({count})", "No version in force ({count})"),
    "out-of-force-lead": (
        "På den afgørende dag var ingen version af reglen i kraft. En ældre version er ikke brugt i stedet.",
        "On the day that governs no version of the rule was in force. No older version is used in its place.",
    ),
    "head-rule": ("Regel", "Rule"),
    "head-why": ("Hvorfor", "Why"),
    "head-about": ("Vedrører", "About"),
    "head-on": ("Afgørende dag", "Day that governs"),
    "whole-case": ("hele sagen", "the whole case"),
    # one finding
    "started-by": ("Udløst af", "Started by"),
    "fulfilled-by": ("Opfyldt af", "Fulfilled by"),
    "came-later": ("Kom senere", "Came later"),
    "law": ("Bestemmelse", "Provision"),
    "yardstick": ("Målestok", "Yardstick"),
    "edition": ("læst i {edition}", "read in {edition}"),
    "several-versions": ("flere versioner kan gælde", "several versions may apply"),
    "remarks": ("Bemærk", "Note"),
    "rule": ("Regel", "Rule"),
    "ledger": ("Trin for trin ({count})", "Step by step ({count})"),
    "step-event": ("hændelse {event}", "event {event}"),
    "readings": ("Hvad loven lader stå åbent", "What the law leaves open"),
    "sensitive": (
        "Med en anden læsning af loven bliver udfaldet et andet: {statuses}.",
        "Under another reading of the law the outcome is another: {statuses}.",
    ),
    "taken": ("Lagt til grund", "Taken"),
    "other": ("Anden læsning", "Other reading"),
    "same-outcome": ("samme udfald", "same outcome"),
    "gives": ("giver »{status}«", "gives “{status}”"),
    # the stamp
    "stamp": ("Hvad rapporten bygger på", "What the report rests on"),
    "stamp-rules": ("Regelsæt", "Rule set"),
    "stamp-digest": ("Aftryk", "Digest"),
    "stamp-engine": ("Motor", "Engine"),
    "stamp-as-of": ("Set pr.", "As of"),
    "stamp-known-at": ("Registreret senest", "Recorded no later than"),
    "stamp-known-all": ("alt i sagen", "all that is on file"),
    "stamp-case": ("Sag", "Case"),
    "on-paper": (
        "Afsnit, der er foldet sammen på skærmen, er ikke skrevet ud.",
        "Parts that are folded on the screen are not printed.",
    ),
}
