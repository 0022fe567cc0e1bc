"""Every sentence of the tables, in Danish and in English: titles, columns, notes, the names of rows.

Over 300 lines because it is one table. The notes are the definitions: they say what is counted, of what a share is a
share, and what is not known.
"""

from __future__ import annotations

from typing import Final

from childlaw_rules.finding import Text

Pair = tuple[str, str]

#: The titles of the tables.
TITLES: Final[dict[str, Pair]] = {
    "answers": ("Svar på profilens spørgsmål", "Answers to the questions of the profile"),
    "rules": ("Pligter efter regel", "Duties by rule"),
    "by-category": ("Efter område", "By category"),
    "by-measure": ("Efter indsats", "By kind of measure"),
    "by-place": ("Efter anbringelsessted", "By kind of place"),
    "by-year": ("Efter år", "By year"),
    "over-time-month": ("Over tid, efter måned", "Over time, by month"),
    "over-time-quarter": ("Over tid, efter kvartal", "Over time, by quarter"),
    "over-time-year": ("Over tid, efter år", "Over time, by year"),
    "notifications": ("Svar på underretninger", "Answers to notifications"),
    "moves-decided": ("Flytninger besluttet forud", "Changes of place decided first"),
    "notification-times": ("Hvor hurtigt underretninger får svar", "How fast notifications get an answer"),
    "times": ("Hvor lang tid det tager", "How long it takes"),
    "waits": ("Ventetid og ophold i forløbet", "Waiting times and gaps"),
    "placements": ("Ophold efter anbringelsessted", "Stays by kind of place"),
    "moves": ("Flytninger under anbringelse", "Moves while placed"),
    "moves-between": ("Flytninger fra sted til sted", "Moves from place to place"),
    "reasons-not-met": (
        "Hvad det beror på, når noget ikke er opfyldt",
        "What it goes back to where something is not met",
    ),
    "reasons-not-shown": ("Hvad der mangler, når det ikke fremgår", "What is missing where it is not shown"),
}

#: The heads of the columns.
COLUMNS: Final[dict[str, Pair]] = {
    "question": ("Spørgsmål", "Question"),
    "rule": ("Regel", "Rule"),
    "category": ("Område", "Category"),
    "measure": ("Indsats", "Kind of measure"),
    "place": ("Anbringelsessted", "Kind of place"),
    "year": ("År", "Year"),
    "month": ("Måned", "Month"),
    "quarter": ("Kvartal", "Quarter"),
    "judged": ("Regnes pr.", "Counted by"),
    "relevant": ("Relevante", "Relevant"),
    "met": ("Opfyldt", "Met"),
    "met_share": ("Andel opfyldt", "Share met"),
    "met_interval": ("95\N{NO-BREAK SPACE}%-interval", "95% interval"),
    "partly": ("Delvist", "Partly"),
    "partly_share": ("Andel delvist", "Share partly"),
    "not_met": ("Ikke opfyldt", "Not met"),
    "not_met_share": ("Andel ikke opfyldt", "Share not met"),
    "not_shown": ("Fremgår ikke", "Not shown"),
    "not_shown_share": ("Andel fremgår ikke", "Share not shown"),
    "met_of_answered": ("Andel opfyldt af besvarede", "Share met of the answered"),
    "met_at_most": ("Andel højst opfyldt", "Share met at most"),
    "not_relevant": ("Ikke relevante", "Not relevant"),
    "not_due": ("Ikke forfaldne", "Not due yet"),
    "times_named": ("Antal", "Number"),
    "late": ("Heraf for sent", "Of which too late"),
    "done": ("Sket i alt", "Done in all"),
    "done_share": ("Andel sket", "Share done"),
    "what": ("Hvad", "What"),
    "span": ("Varighed", "Length"),
    "in_time": ("I\N{NO-BREAK SPACE}tide", "In\N{NO-BREAK SPACE}time"),
    "too_late": ("Efter fristen", "After the limit"),
    "all": ("I\N{NO-BREAK SPACE}alt", "In\N{NO-BREAK SPACE}all"),
    "share": ("Andel", "Share"),
    "ended": ("Sket", "Ended"),
    "open": ("Ikke sket endnu", "Not yet ended"),
    "stopped": ("Bortfaldet", "Cut short"),
    "vague": ("Dag ikke kendt", "Day not known"),
    "quarter_1": ("Nedre kvartil", "Lower quartile"),
    "median": ("Median", "Median"),
    "quarter_3": ("Øvre kvartil", "Upper quartile"),
    "median_with_open": ("Median med uafsluttede", "Median with open ones"),
    "unit": ("Enhed", "Unit"),
    "stays": ("Ophold", "Stays"),
    "running": ("Løbende", "Running"),
    "finished": ("Afsluttede", "Ended"),
    "number": ("Antal", "Number"),
    "placements": ("Anbringelser", "Placements"),
    "children": ("Sager", "Cases"),
    "from": ("Fra", "From"),
    "to": ("Til", "To"),
    "moves": ("Flytninger", "Moves"),
    "reason": ("Grund", "Reason"),
    "fact": ("Oplysning", "Fact"),
    "behind": ("Følger heraf", "Follow from it"),
}

#: What is counted, by what a question is judged of.
JUDGED: Final[dict[str, Pair]] = {
    "case": ("sag", "case"),
    "notification": ("underretning", "notification"),
    "need": ("støttebehov", "need"),
    "investigation": ("undersøgelse", "investigation"),
    "decision": ("afgørelse", "decision"),
    "measure": ("indsats", "measure"),
    "plan": ("plan", "plan"),
    "complaint": ("klage", "complaint"),
    "duty": ("pligt", "duty"),
}

#: The names of groups that are no word of the vocabulary.
GROUPS: Final[dict[str, Pair]] = {
    "measure": ("Ingen enkelt indsats", "No single measure"),
    "place": ("Intet anbringelsessted oplyst", "No place told"),
    "year": ("Året fremgår ikke", "Year not shown"),
    "period": ("Dagen fremgår ikke", "Day not shown"),
    "stay": ("Stedet fremgår ikke", "Place not shown"),
    "all": ("I alt", "In all"),
}

#: What is measured.
STRETCHES: Final[dict[str, Pair]] = {
    "assessed": ("Underretning vurderet", "Notification assessed"),
    "acknowledged": ("Underretning kvitteret", "Notification acknowledged"),
    "informed": ("Underretter orienteret", "Notifier informed"),
    "investigation": ("Børnefaglig undersøgelse afsluttet", "Investigation completed"),
    "plan": ("Plan udarbejdet efter afgørelsen", "Plan made after the decision"),
    "first-follow-up": ("Første opfølgning efter iværksættelsen", "First follow-up after the start"),
    "later-follow-up": ("Næste opfølgning efter den forrige", "Next follow-up after the previous one"),
    "start": ("Fra bevilling til iværksættelse", "From grant to start"),
    "gap": ("Uden nogen indsats, fra én til den næste", "Without any measure, from one to the next"),
    "without-follow-up": ("Uden opfølgning", "Without a follow-up"),
    "placement": ("Hele anbringelser", "Whole placements"),
}
#: The titles of their distributions.
SPREADS: Final[dict[str, Pair]] = {
    "assessed": ("Timer til underretningen er vurderet", "Hours until the notification is assessed"),
    "acknowledged": ("Dage til underretningen er kvitteret", "Days until the notification is acknowledged"),
    "informed": ("Dage til underretteren er orienteret", "Days until the notifier is informed"),
    "investigation": ("Dage til undersøgelsen er afsluttet", "Days until the investigation is completed"),
    "plan": ("Dage fra afgørelse til plan", "Days from decision to plan"),
    "first-follow-up": ("Dage til første opfølgning", "Days until the first follow-up"),
    "later-follow-up": ("Dage til næste opfølgning", "Days until the next follow-up"),
    "start": ("Dage fra bevilling til iværksættelse", "Days from grant to start"),
}
#: From what, to what, and by which limit.
CLOCKS: Final[dict[str, Pair]] = {
    "assessed": (
        "Påbegyndte timer fra underretningen er modtaget, til den er vurderet. Uden klokkeslæt er de ikke kendt.",
        "Hours begun from receipt of the notification to its assessment. Without a time of day they are not known.",
    ),
    "acknowledged": (
        "Kalenderdage fra underretningen er modtaget, til den er kvitteret. Fristen løber i hverdage.",
        "Calendar days from receipt of the notification to its acknowledgement. The limit runs in working days.",
    ),
    "informed": (
        "Kalenderdage fra det, der gav pligten, til underretteren er orienteret. Loven sætter ingen frist i dage.",
        "Calendar days from what gave rise to the duty until the notifier is informed. The law sets no limit in days.",
    ),
    "investigation": (
        "Kalenderdage fra kommunen blev opmærksom på behovet, til undersøgelsen er afsluttet.",
        "Calendar days from the municipality becoming aware of the need to the completion of the investigation.",
    ),
    "plan": (
        "Kalenderdage fra afgørelsen til planen; 0, hvor planen forelå forud. Om den kom i tide, afgør loven på dagen: "
        "efter serviceloven forud for afgørelsen, efter barnets lov inden 3 måneder ved samtykke.",
        "Calendar days from the decision to the plan; 0 where the plan was there before. Whether it was in time is for "
        "the law of the day: before the decision under serviceloven, within 3 months with consent under barnets lov.",
    ),
    "first-follow-up": (
        "Kalenderdage fra indsatsen er iværksat, til første opfølgning.",
        "Calendar days from the start of the measure to the first follow-up.",
    ),
    "later-follow-up": (
        "Kalenderdage fra en opfølgning til den næste: hvert halve år efter serviceloven, efter barnets lov som "
        "fastsat ved den forrige.",
        "Calendar days from a follow-up to the next: every half-year under serviceloven, under barnets lov as set "
        "by the previous one.",
    ),
    "start": (
        "Kalenderdage fra indsatsen er bevilget, til den er iværksat. 3 måneder er et mål for praksis, ikke lov.",
        "Calendar days from the grant of the measure to its start. 3 months is a yardstick of practice, not law.",
    ),
}
#: The limit of a distribution.
LIMITS: Final[dict[str, Pair]] = {
    "assessed": ("24 timer", "24 hours"),
    "acknowledged": ("6 hverdage", "6 working days"),
    "investigation": ("4 måneder", "4 months"),
    "first-follow-up": ("3 måneder", "3 months"),
    "start": ("3 måneder (praksis)", "3 months (practice)"),
}
#: The rows of a distribution that have no length.
SPREAD_ROWS: Final[dict[str, Pair]] = {
    "vague": ("Sket, men dagen er ikke kendt", "Done, but the day is not known"),
    "open": ("Ikke sket endnu", "Not yet done"),
    "not_shown": ("Fremgår ikke", "Not shown"),
    "hours": ("{first}–{last} timer", "{first}–{last} hours"),
    "days": ("{first}–{last} dage", "{first}–{last} days"),
    "hours_one": ("{last} timer", "{last} hours"),
    "days_one": ("{last} dage", "{last} days"),
    "hours_over": ("over {last} timer", "over {last} hours"),
    "days_over": ("over {last} dage", "over {last} days"),
}

UNITS: Final[dict[str, Pair]] = {"days": ("dage", "days"), "hours": ("timer", "hours")}

#: What is counted in the table of moves.
MOVES_OF: Final[dict[str, Pair]] = {
    "in_placement": ("Flytninger i anbringelsen", "Moves in the placement"),
    "of_child": ("Flytninger i alt i barnets sag", "Moves in all in the child's case"),
    "placements": ("Anbringelser i barnets sag", "Placements in the child's case"),
}

#: The definitions.
NOTES: Final[dict[str, Pair]] = {
    "base": (
        "Relevante er opfyldt, delvist, ikke opfyldt og fremgår ikke tilsammen; procenter er af dem. Hvad der ikke "
        "fremgår af sagen, tæller ikke som ikke opfyldt.",
        "Relevant is met, partly, not met and not shown together; percentages are of those. What the file does not "
        "show does not count as not met.",
    ),
    "interval": (
        "Interval: Wilsons 95 %-interval for andelen opfyldt. Det gælder sager udtaget tilfældigt; er alle sager med, "
        "siger det, hvor meget så få sager kan svinge. Det regner ikke med, at det, der ikke fremgår, kan være "
        "opfyldt: så kan andelen være højst opfyldt og fremgår ikke tilsammen. Er intet besvaret, er der ingen andel.",
        "Interval: Wilson's 95% interval for the share met. It holds for cases drawn at random; where all cases are "
        "in, it tells how much so few cases may vary. It does not reckon with what is not shown being met: then the "
        "share is at most met and not shown together. Where nothing is answered, there is no share.",
    ),
    "parts": (
        "Rækker med »heraf« tæller en del af rækken over.",
        "Rows with “of which” count a part of the row above.",
    ),
    "not_answerable": (
        "Kan ikke besvares ud fra datoer og oplysninger og står derfor som fremgår ikke: {names}.",
        "Cannot be answered by days and flags and therefore stands as not shown: {names}.",
    ),
    "indicator": (
        "Målt på tegn, hvor gennemgangen skønnede over hele sagen: {names}.",
        "Measured by signs where the review judged the whole case: {names}.",
    ),
    "rules": (
        "Hver række tæller pligter, ikke sager: en sag kan have flere efter samme regel. Opfyldt er også det, "
        "som en undtagelse på sagen dækker. Ikke opfyldt er sket for sent, overskredet eller mangler. Hvad der ikke "
        "er forfaldent, er endnu ikke relevant.",
        "Each row counts duties, not cases: a case may have several by one rule. Met includes what an exception on "
        "file covers. Not met is done too late, overdue or missing. What is not due yet is not relevant yet.",
    ),
    "by-category": (
        "Tæller pligter, ikke sager: hver, som svaret hviler på, efter reglens område.",
        "Counts duties, not cases: each that the answer rests on, by the category of its rule.",
    ),
    "by-measure": (
        "Efter slags indsats: den, som afgørelsen eller pligten angår, og hvor hele sagen bedømmes, alle sagens "
        "indsatser. Står noget i flere grupper, giver grupperne mere end i alt.",
        "By kind of measure: that which the decision or duty is about, and where the case is judged as a whole all "
        "measures of the case. Where something stands in several groups, the groups come to more than all.",
    ),
    "by-place": (
        "Efter slags anbringelsessted, hvor indsatsen er begyndt eller flyttet til. Står noget i flere grupper, giver "
        "grupperne mere end i alt.",
        "By the kinds of place at which the measure started or to which it moved. Where something stands in several "
        "groups, the groups come to more than all.",
    ),
    "by-year": (
        "Efter det år, hvor afgørelsen eller det andet, der bedømmes, begyndte; for en hel sag året for dens første "
        "hændelse med kendt år.",
        "By the year in which the decision or other thread that is judged began; for a whole case the year of its "
        "first event whose year is known.",
    ),
    "over-time": (
        "Tæller pligter, ikke sager: hver, som et svar hviler på, efter den dag, den var forfalden eller skulle "
        "være på plads. Forfalder den først efter den dag, der ses på, er den kun med, hvor den allerede er opfyldt. "
        "Spørgsmål, som kun besvares ud fra andre spørgsmål eller tegn, er ikke med.",
        "Counts duties, not cases: each that an answer rests on, by the day on which it was due or had to be in "
        "place. One due only after the day looked at is in where it is already met. Questions that are answered only "
        "from other questions or signs are not in it.",
    ),
    "rest": (
        "Hver gruppe, hvor intet er relevant, er udeladt.",
        "A group in which nothing is relevant is left out.",
    ),
    "notifications": (
        "Hver underretning, der efter loven på dagen skal have det svar. Sket i alt er i tide og for sent tilsammen, "
        "og andelen er af dem alle. Ikke forfaldne er hverken sket eller forfaldne; at orientere underretteren har "
        "ingen frist i loven og forfalder ikke.",
        "Each notification that by the law of the day is to get that answer. Done in all is in time and too late "
        "together, and the share is of all of them. Not due yet is neither done nor due; to inform the notifier has "
        "no limit in the law and does not fall due.",
    ),
    "moves-decided": (
        "Hver flytning, der efter loven skulle være besluttet forud. Om en flytning var planlagt eller et sammenbrud, "
        "siger hændelserne ikke; en flytning uden afgørelse forud er det, sagen kan vise.",
        "Each move that by law had to be decided first. Whether a move was planned or a breakdown the events do not "
        "say; a move without a decision before it is what the file can show.",
    ),
    "spread": (
        "I tide og efter fristen er fundets udfald, ikke talt af dagene. Ikke sket endnu er talt med for sig, og "
        "andele er af dem, hvis dage er kendt.",
        "In time and after the limit are the outcome of the finding, not counted from the days. What is not yet done "
        "is counted by itself, and shares are of those whose days are known.",
    ),
    "times": (
        "Kvartiler og median er af dem, der er sket på en kendt dag. Hvad der ikke er sket endnu, er ikke med i dem, "
        "men i medianen med uafsluttede (Kaplan-Meier); den er tom, hvor under halvdelen kan ses at være sket.",
        "Quartiles and median are of those that ended on a known day. What has not ended is not in them, but in the "
        "median with open ones (Kaplan-Meier); that is empty where fewer than half are seen to end.",
    ),
    "waits": (
        "Uden nogen indsats: fra den sidste løbende indsats ophørte, til den næste blev iværksat; er sagen lukket, "
        "regnes der ikke videre. Uden opfølgning: fra iværksættelse eller opfølgning til næste opfølgning, for "
        "indsatser, der skal følges op; bortfaldet, hvor indsatsen ophørte først.",
        "Without any measure: from the end of the last running measure to the start of the next; once the case is "
        "closed nothing more is counted. Without a follow-up: from the start or a follow-up to the next follow-up, "
        "for measures that are to be followed up; cut short where the measure ended first.",
    ),
    "vague": (
        "Dag ikke kendt: sagen siger ikke dagen præcist, eller kildesystemet registrerer den ikke altid. Intet er "
        "gættet.",
        "Day not known: the file does not say the day exactly, or the source does not always record it. Nothing is "
        "guessed.",
    ),
    "placements": (
        "Et ophold er tiden på ét anbringelsessted: fra iværksættelse eller flytning til næste flytning, ophør, "
        "hjemgivelse eller opgørelsesdagen. Anbringelser og anbringelser på sikret døgninstitution er med; "
        "opretholdte anbringelser efter det fyldte 18. år er ikke.",
        "A stay is the time at one place: from the start or a move to the next move, the end, the return home or the "
        "day looked at. Placements and placements in a secure institution are in; placements continued after 18 are "
        "not.",
    ),
    "moves": (
        "En flytning er et skift af anbringelsessted, mens anbringelsen løber. En ny anbringelse efter en hjemgivelse "
        "er en ny anbringelse, ikke en flytning. Kun sager med en anbringelse er med.",
        "A move is a change of place while the placement runs. A new placement after a return home is a new "
        "placement, no move. Only cases with a placement are in.",
    ),
    "moves-loose": (
        "{number} flytninger siger ikke, hvilken af flere anbringelser de angår, og er ikke med.",
        "{number} moves do not say which of several placements they are about, and are left out.",
    ),
    "kind-open": (
        "{number} indsatser siger ikke, hvad slags de er; de er ikke med, selv om de kan være anbringelser.",
        "{number} measures do not say of what kind they are; they are left out, though they may be placements.",
    ),
    "moves-loose-one": (
        "1 flytning siger ikke, hvilken af flere anbringelser den angår, og er ikke med.",
        "1 move does not say which of several placements it is about, and is left out.",
    ),
    "moves-loose-few": (
        "Enkelte flytninger siger ikke, hvilken af flere anbringelser de angår, og er ikke med.",
        "A few moves do not say which of several placements they are about, and are left out.",
    ),
    "kind-open-one": (
        "1 indsats siger ikke, hvad slags den er; den er ikke med, selv om den kan være en anbringelse.",
        "1 measure does not say of what kind it is; it is left out, though it may be a placement.",
    ),
    "kind-open-few": (
        "Enkelte indsatser siger ikke, hvad slags de er; de er ikke med, selv om de kan være anbringelser.",
        "A few measures do not say of what kind they are; they are left out, though they may be placements.",
    ),
    "reasons": (
        "Hvor mange svar der ikke eller kun delvist er opfyldt af denne grund. Et svar kan have flere grunde.",
        "How many answers are not met, or only partly, for this reason. An answer may have several reasons.",
    ),
    "causes": (
        "Hvad der er for sent eller mangler, samlet efter, hvad det går tilbage til: én række tæller årsager, og "
        "»følger heraf« de andre fund, der går tilbage til dem.",
        "What is late or missing, grouped by what it goes back to: a row counts causes, and “follow from it” the "
        "other findings that go back to them.",
    ),
    "facts": (
        "Hvor mange svar der beror på en oplysning, som ikke fremgår. Et svar kan mangle flere.",
        "How many answers depend on a fact that is not shown. An answer may lack several.",
    ),
    "masked": (
        "Tal fra 1 til {most} er sløret, og så mange andre, at de slørede tal ikke kan regnes ud af det viste. "
        "Andele, intervaller, kvartiler og medianer, der hviler på et sløret tal, er også sløret. 0 er vist.",
        "Numbers from 1 to {most} are masked, and as many others as it takes for the masked numbers not to be worked "
        "out from what is shown. Shares, intervals, quartiles and medians that rest on a masked number are masked "
        "too. 0 is shown.",
    ),
    "constructed": (
        "Sagerne er konstruerede eller genererede, ikke virkelige.",
        "The cases are constructed or generated, not real.",
    ),
    "some-constructed": (
        "{number} af sagerne er konstruerede eller genererede, ikke virkelige.",
        "{number} of the cases are constructed or generated, not real.",
    ),
    "refused": (
        "{number} sager kunne ikke læses og er ikke med i nogen tabel.",
        "{number} cases could not be read and are in no table.",
    ),
    "one-refused": (
        "1 sag kunne ikke læses og er ikke med i nogen tabel.",
        "1 case could not be read and is in no table.",
    ),
}

#: What is missing, where it is no field of an event.
FACT_NAMES: Final[dict[str, Pair]] = {
    "at": ("{event}: dagen", "{event}: the day"),
    "field": ("{event}: {field}", "{event}: {field}"),
    "coverage": (
        "{event}: kildesystemet registrerer det ikke altid",
        "{event}: the source does not always record it",
    ),
    "question": ("Det andet spørgsmål: {title}", "The other question: {title}"),
    "start": (
        "{title}: kildesystemet registrerer ikke det, der udløser pligten",
        "{title}: the source does not record what gives rise to the duty",
    ),
}

#: What stands around the tables in a text.
PAGE: Final[dict[str, Pair]] = {
    "cases": ("{number} sager.", "{number} cases."),
    "one_case": ("1 sag.", "1 case."),
    "looked_at": ("Opgjort pr. {first}.", "As of {first}."),
    "looked_at_between": ("Opgjort pr. {first} til {last}.", "As of {first} to {last}."),
    "events": ("Hændelser fra {first} til {last}.", "Events from {first} to {last}."),
    "events_one": ("Hændelser fra {first}.", "Events from {first}."),
    "rules": ("Regler {version}.", "Rules {version}."),
    "nothing": ("Ingen.", "None."),
    "definitions": ("Sådan er der talt", "How it is counted"),
    "limit": ("Frist: {limit}.", "Limit: {limit}."),
    "more": ("… og {number} rækker til; filerne har dem alle.", "… and {number} rows more; the files have them all."),
}

#: The title of the tables where no profile is asked.
ALL_RULES: Final[Pair] = ("Alle regler", "All rules")

_ENGLISH: Final = {"childrens_home": "children's home", "social_pedagogical_home": "social pedagogical home"}


def text(pair: Pair, **words: object) -> Text:
    """A sentence in both languages, filled in."""
    return Text(da=pair[0].format(**words), en=pair[1].format(**words))


def note(name: str, **words: object) -> Text:
    """A definition."""
    return text(NOTES[name], **words)


def word_in_words(word: str, da: str) -> Text:
    """A word of the vocabulary as the name of a row.

    >>> word_in_words("own_room", "eget værelse").en
    'Own room'
    """
    en = _ENGLISH.get(word, word.replace("_", " "))
    return Text(da=da[:1].upper() + da[1:], en=en[:1].upper() + en[1:])
