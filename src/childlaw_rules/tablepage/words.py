"""Every sentence of the page of tables and plots, in Danish and in English, in one table."""

from __future__ import annotations

from typing import Final

from childlaw_rules.catalogue import MONTHS_DA, MONTHS_EN

MONTHS: Final = {"da": MONTHS_DA, "en": MONTHS_EN}

#: What is counted: one and many, in each language.
NOUNS: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "case": (("sag", "case"), ("sager", "cases")),
    "notification": (("underretning", "notification"), ("underretninger", "notifications")),
    "need": (("støttebehov", "need"), ("støttebehov", "needs")),
    "investigation": (("undersøgelse", "investigation"), ("undersøgelser", "investigations")),
    "decision": (("afgørelse", "decision"), ("afgørelser", "decisions")),
    "measure": (("indsats", "measure"), ("indsatser", "measures")),
    "plan": (("plan", "plan"), ("planer", "plans")),
    "complaint": (("klage", "complaint"), ("klager", "complaints")),
    "duty": (("pligt", "duty"), ("pligter", "duties")),
    "row": (("række", "row"), ("rækker", "rows")),
    "stay": (("ophold", "stay"), ("ophold", "stays")),
    "time": (("gang", "time"), ("gange", "times")),
    "days": (("dag", "day"), ("dage", "days")),
    "hours": (("time", "hour"), ("timer", "hours")),
    "has": (("har", "has"), ("har", "have")),
}

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "and": ("og", "and"),
    "masked": ("sløret", "masked"),
    # the page
    "heading": ("{cases} i tal", "{cases} in figures"),
    "heading-masked": ("Sagerne i tal", "The cases in figures"),
    "as-of": ("Set pr. {day}", "As of {day}"),
    "as-of-between": ("Set pr. sagernes egne dage, {first} til {last}", "As of each case's own day, {first} to {last}"),
    "lead-none": ("Ingen sager er talt.", "No case is counted."),
    "lead-masked": ("Antallet af sager er sløret.", "The number of cases is masked."),
    "lead-period": ("Hændelserne ligger fra {first} til {last}.", "The events lie from {first} to {last}."),
    "lead-month": ("Hændelserne ligger i {first}.", "The events lie in {first}."),
    "lead-no-period": ("Ingen hændelse har en kendt dag.", "No event has a known day."),
    "lead-profile": ("Spørgsmålene er profilens: {profile}.", "The questions are those of the profile {profile}."),
    "lead-rules": (
        "Tabellerne følger reglerne; ingen profil er valgt.",
        "The tables follow the rules; no profile is chosen.",
    ),
    "not-judged": (
        "Tallene siger, hvad sagerne viser og ikke viser. De siger ikke, om nogen har handlet forkert.",
        "The figures say what the files show and do not show. They do not say that anybody did wrong.",
    ),
    "note": ("Bemærk", "Note"),
    "attention": ("Det vigtigste", "What matters most"),
    "attention-lead": (
        "Her er mest ikke opfyldt, når der tages højde for, hvor mange der er talt.",
        "Here most is not met, with regard to how many are counted.",
    ),
    "attention-none": (
        "Ingen spørgsmål eller regler har noget, der ikke er opfyldt.",
        "No question or rule has anything that is not met.",
    ),
    "attention-masked": (
        "Tallene er så små, at de er sløret; intet kan fremhæves.",
        "The numbers are so small that they are masked; nothing can be singled out.",
    ),
    "blind": ("Hvad tallene ikke viser", "What the figures do not show"),
    "blind-share": (
        "Ved {number} af {of} svar ({share}) fremgår det ikke af sagen, om det er opfyldt.",
        "For {number} of {of} answers ({share}) the file does not show whether it is met.",
    ),
    "blind-most": (
        "Mest ved {what}: {number} af {of} ({share}).",
        "Most for {what}: {number} of {of} ({share}).",
    ),
    "blind-none": (
        "Alle svar, der er relevante, fremgår af sagerne.",
        "All answers that are relevant are shown by the files.",
    ),
    "blind-masked": (
        "Hvor meget der ikke fremgår i alt, er sløret.",
        "How much is not shown in all is masked.",
    ),
    "blind-rest": (
        "Kvalitet kan ikke læses af datoer: tallene siger, om noget er sket og hvornår, ikke om det var godt.",
        "Quality cannot be read from days: the figures say whether and when something was done, not how well.",
    ),
    "contents": ("Indhold", "Contents"),
    "to-contents": ("Til indholdet", "To the contents"),
    # chapters
    "chapter-answers": ("Svarene i alt", "All answers"),
    "chapter-groups": ("Svarene i grupper og over tid", "The answers in groups and over time"),
    "chapter-notifications": ("Underretninger", "Notifications"),
    "chapter-times": ("Frister og varighed", "Time limits and durations"),
    "chapter-placements": ("Anbringelser og flytninger", "Placements and moves"),
    "chapter-waits": ("Ventetid", "Waiting"),
    "chapter-reasons": ("Grunde", "Reasons"),
    "chapter-other": ("Øvrige tabeller", "Other tables"),
    "method": ("Metode og definitioner", "Method and definitions"),
    "method-ranking": (
        "Fremhævet er de spørgsmål, hvor andelen ikke opfyldt sikrest er størst: de er ordnet efter den nedre ende af "
        "Wilsons 95 %-interval for den andel, så få sager ikke kommer før mange.",
        "Singled out are the questions of which the share not met is most surely the largest: they are ordered by the "
        "lower end of Wilson's 95% interval for that share, so that a few cases do not come before many.",
    ),
    "method-groups": (
        "Grupper med færre end {least} sammenlignes ikke i ord. At to intervaller overlapper, udelukker ikke en "
        "forskel; at de ikke gør, siger ikke hvorfor.",
        "Groups of fewer than {least} are not compared in words. That two intervals overlap does not rule out a "
        "difference; that they do not does not say why.",
    ),
    "method-ahead": (
        "Hvad der forfalder efter den dag, der ses på, tæller kun med, hvor det allerede er opfyldt. Over tid er det "
        "derfor ikke tegnet, og en periode, der løber den dag, er ikke med, når udviklingen sættes i ord.",
        "What falls due after the day looked at counts only where it is met already. Over time it is therefore not "
        "drawn, and a period that runs on that day is left out where the course is put into words.",
    ),
    "method-files": (
        "Procenter er afrundet til hele. CSV og Parquet har alle kolonner og alle decimaler.",
        "Percentages are rounded to whole ones. CSV and Parquet have all columns and all decimals.",
    ),
    # a plot and its table
    "figure-part": ("Figur {number} af {of}: {title}", "Plot {number} of {of}: {title}"),
    "figure": ("Figur: {title}", "Plot: {title}"),
    "figure-desc": (
        "{said} De samme tal står i tabellen lige efter figuren.",
        "{said} The same numbers stand in the table right after the plot.",
    ),
    "table": ("Tabel: {title}", "Table: {title}"),
    "head-in-days": ("{head} (dage)", "{head} (days)"),
    "show-table": ("Tabel: {title} ({rows})", "Table: {title} ({rows})"),
    "empty": (
        "Tabellen er tom: intet i sagerne hører til her.",
        "The table is empty: nothing in the files belongs here.",
    ),
    "left-out": (
        "Ikke tegnet: {number}. Den fulde tabel står nedenfor.",
        "Not drawn: {number}. The full table stands below.",
    ),
    "undated": ("Uden kendt dag, og derfor ikke tegnet: {number}.", "Without a known day, so not drawn: {number}."),
    "ahead": (
        "Forfalder efter den dag, der ses på, og derfor ikke tegnet: {number}.",
        "Due after the day looked at, so not drawn: {number}.",
    ),
    "legend": ("Sådan læses figuren", "How to read the plot"),
    "legend-met": ("opfyldt", "met"),
    "legend-partly": ("delvist", "partly"),
    "legend-not_met": ("ikke opfyldt", "not met"),
    "legend-not_shown": ("fremgår ikke", "not shown"),
    "legend-interval": ("95 %-interval for andelen opfyldt", "95% interval of the share met"),
    "legend-point": ("andel opfyldt med 95 %-interval", "share met with its 95% interval"),
    "legend-line": ("andel opfyldt med 95 %-interval", "share met with its 95% interval"),
    "legend-number": ("antal relevante", "number relevant"),
    "legend-masked": ("sløret", "masked"),
    "legend-in_time": ("i tide", "in time"),
    "legend-too_late": ("efter fristen", "after the limit"),
    "legend-unsplit": ("delingen ved fristen er sløret", "the division at the limit is masked"),
    "legend-aside": ("uden varighed", "without a length"),
    "legend-limit": ("fristen", "the limit"),
    "legend-quartiles": ("midterste halvdel", "middle half"),
    "legend-median": ("median", "median"),
    # words beside bars
    "said": ("{met} af {of} · {share}", "{met} of {of} · {share}"),
    "said-unseen": ("fremgår ikke · {of}", "not shown · {of}"),
    "said-none": ("intet relevant", "nothing relevant"),
    "said-median": ("median {median}", "median {median}"),
    "said-open": ("{open} ikke sket endnu", "{open} not yet ended"),
    "said-no-median": ("median ikke kendt", "median not known"),
    "limit": ("Frist: {limit}", "Limit: {limit}"),
    # answers
    "not-met-of": (
        "ikke opfyldt for {number} af {of} ({share}, 95 %-interval {interval})",
        "not met for {number} of {of} ({share}, 95% interval {interval})",
    ),
    "met-of": ("opfyldt for {number} af {of} ({share})", "met for {number} of {of} ({share})"),
    "answers-worst": ("Mest mangler ved {what}.", "Most is lacking for {what}."),
    "answers-best": ("Bedst står det til ved {what}.", "It stands best for {what}."),
    "answers-all-met": ("Intet er ikke opfyldt.", "Nothing is not met."),
    "answers-not-shown": (
        "Det, der oftest ikke fremgår, er {what} ({share}).",
        "What is most often not shown is {what} ({share}).",
    ),
    "answers-none": ("Intet er relevant i sagerne.", "Nothing is relevant in the files."),
    "answers-open": (
        "Sagerne viser ikke, om noget er opfyldt eller ikke.",
        "The files do not show of anything whether it is met.",
    ),
    "answers-masked": (
        "Tallene er sløret; intet kan siges i ord.",
        "The numbers are masked; nothing can be said in words.",
    ),
    "rows-masked": ("{rows} {have} slørede tal.", "{rows} {have} masked numbers."),
    "rule-met": ("{what}: opfyldt {met} af {of} ({share}).", "{what}: met {met} of {of} ({share})."),
    "rule-met-and-done": (
        "{what}: i tide {met} af {of} ({share}), sket i alt {done} ({share_done}).",
        "{what}: in time {met} of {of} ({share}), done in all {done} ({share_done}).",
    ),
    # groups
    "groups-differ": (
        "Størst forskel er der ved {what}: fra {low} til {high}.",
        "Groups differ most for {what}: from {low} to {high}.",
    ),
    "group": ("{group} {share} ({met} af {of})", "{group} {share} ({met} of {of})"),
    "groups-single": ("Hvert spørgsmål hører til én gruppe.", "Each question belongs to one group."),
    "groups-alike": ("Grupperne står lige.", "The groups stand alike."),
    "groups-small": (
        "Der er ikke to grupper med mindst {least}, så forskelle er ikke sat i ord.",
        "There are no two groups of at least {least}, so no difference is put into words.",
    ),
    "groups-masked": (
        "For mange tal er sløret til, at grupperne kan sammenlignes.",
        "Too many numbers are masked for the groups to be compared.",
    ),
    "intervals-overlap": (
        "Intervallerne overlapper, så forskellen kan være tilfældig.",
        "The intervals overlap, so the difference may be chance.",
    ),
    "intervals-apart": ("Intervallerne overlapper ikke.", "The intervals do not overlap."),
    # times
    "times-up": ("{what} er gået op, fra {first} til {last}.", "{what} went up, from {first} to {last}."),
    "times-down": ("{what} er gået ned, fra {first} til {last}.", "{what} went down, from {first} to {last}."),
    "times-same": ("{what} er uændret, {first} og {last}.", "{what} is unchanged, {first} and {last}."),
    "times-one": ("{what}: {met} i {when}.", "{what}: {met} in {when}."),
    "times-masked": (
        "Tallene for {what} er sløret, så udviklingen ikke kan sættes i ord.",
        "The numbers for {what} are masked, so the course cannot be put into words.",
    ),
    "times-undated": (
        "Ingen periode, der er slut på den dag, der ses på, er kendt.",
        "No period is known that had ended by the day looked at.",
    ),
    "short-quarter": ("{number}. kv. {year}", "Q{number} {year}"),
    "in-time": ("{share} ({met} af {of}, {when})", "{share} ({met} of {of}, {when})"),
    # days and hours
    "spread": (
        "I tide: {early} af {of} med kendt varighed ({share}){limit}.",
        "In time: {early} of {of} of known length ({share}){limit}.",
    ),
    "spread-unlimited": (
        "Med kendt varighed: {of}. Loven sætter ingen frist i dage.",
        "Of known length: {of}. The law sets no limit in days.",
    ),
    "spread-limit": ("; fristen er {limit}", "; the limit is {limit}"),
    "spread-none": ("Ingen har en kendt varighed.", "None has a known length."),
    "spread-masked": (
        "Nogle tal er sløret, så andelen i tide ikke er sat i ord.",
        "Some numbers are masked, so the share in time is not put into words.",
    ),
    "spread-vague": ("Dagen er ikke kendt: {number}.", "Day not known: {number}."),
    "spread-open": ("Ikke sket endnu: {number}.", "Not yet done: {number}."),
    "spread-not_shown": ("Fremgår ikke: {number}.", "Not shown: {number}."),
    "duration": ("{what}: median {median}", "{what}: median {median}"),
    "duration-masked": ("{what}: sløret", "{what}: masked"),
    "duration-none": ("{what}: intet er set at slutte på en kendt dag", "{what}: none is seen to end on a known day"),
    "duration-open": ("; {number} ikke sket endnu", "; {number} not yet ended"),
    # placements, moves, reasons
    "placements-most": (
        "Flest ophold: {where}, {number} af {of} ({share}).",
        "Most stays: {where}, {number} of {of} ({share}).",
    ),
    "placements-most-masked": (
        "Flest ophold af dem, der er vist: {where}, {number}.",
        "Most stays of those shown: {where}, {number}.",
    ),
    "placements-running": ("Løber stadig: {number}.", "Still running: {number}."),
    "placements-masked": ("Alle tal er sløret.", "All numbers are masked."),
    "moves": ("{what}: oftest {times} ({number} af {of}).", "{what}: most often {times} ({number} of {of})."),
    "moves-masked": ("{what}: sløret.", "{what}: masked."),
    "between": ("Hyppigst fra {here} til {there}: {times}.", "Most often from {here} to {there}: {times}."),
    "moved-from": ("Fra {place} til", "From {place} to"),
    "between-masked": ("Alle tal er sløret.", "All numbers are masked."),
    "reasons": ("Hyppigst: {reasons}.", "Most frequent: {reasons}."),
    "reasons-one": ("Den hyppigste er {reasons}.", "The most frequent is {reasons}."),
    "reasons-masked": ("Alle tal er sløret.", "All numbers are masked."),
    # the stamp
    "stamp": ("Hvad tabellerne bygger på", "What the tables rest on"),
    "stamp-rules": ("Regelsæt", "Rule set"),
    "stamp-digest": ("Aftryk", "Digest"),
    "stamp-engine": ("Motor", "Engine"),
    "stamp-as-of": ("Set pr.", "As of"),
    "stamp-cases": ("Sager", "Cases"),
    "stamp-refused": ("Ikke læst", "Not read"),
    "stamp-profile": ("Profil", "Profile"),
    "stamp-mask": ("Slørede tal", "Masked numbers"),
    "stamp-mask-below": ("1 til {most}", "1 to {most}"),
    "stamp-mask-none": ("ingen", "none"),
}
