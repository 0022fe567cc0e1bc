"""Every sentence that the pages of the book add to what the rules say themselves, in Danish and in English."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = ("da", "en")

WORDS: Final[dict[str, tuple[str, str]]] = {
    # the book
    "book": ("Regelbogen", "The rule book"),
    "other-language": ("In English", "På dansk"),
    "rules": ("Regler efter område", "Rules by area"),
    "rules-by-act": ("Regler efter lov", "Rules by act"),
    "acts": ("Lovene", "The acts"),
    "changes": ("Lovens ændringer", "Changes of the law"),
    "map-of": ("{act}: bestemmelser og regler", "{act}: provisions and rules"),
    "crumbs": ("Her er du", "You are here"),
    # a rule
    "duty": ("Pligten", "The duty"),
    "in-short": ("Kort sagt", "In short"),
    "in-force": ("Gældende bestemmelse", "Provision in force"),
    "last-in-force": ("Senest gældende bestemmelse", "Last provision in force"),
    "versions": ("Bestemmelsen gennem tiden", "The provision through time"),
    "readings": ("Hvad loven lader stå åbent", "What the law leaves open"),
    "examples": ("Eksempler", "Examples"),
    "file": ("Regelfilen", "The rule file"),
    "law-changes": ("Ændringer i loven", "Changes of the law"),
    "says": ("Indhold", "Says"),
    "evidence": ("Teksten {evidence}", "The text {evidence}"),
    "edition": ("Læst i {edition}.", "Read in {edition}."),
    "seen": ("Sådan er den set", "How it was seen"),
    "to-the-law": ("Læs bestemmelsen hos kilden", "Read the provision at the source"),
    "to-the-map": ("Bestemmelsen i dækningskortet", "The provision in the coverage map"),
    "read-here": ("Bestemmelser, som reglen læser", "Provisions that the rule reads"),
    "only-then": ("Gjaldt kun dengang", "Held only then"),
    "not-then": ("Gjaldt ikke dengang", "Did not hold then"),
    "same-duty": ("Pligten lød som i dag.", "The duty read as it does today."),
    "same-as-latest": ("Pligten lød som i den seneste version.", "The duty read as in the latest version."),
    "version": ("version {id}", "version {id}"),
    "strip-title": ("Versioner gennem tiden", "Versions through time"),
    "clock-then": ("Uret i denne version", "The clock in this version"),
    "gap": ("ingen version i kraft {days}", "no version in force {days}"),
    # changes
    "change-first": ("Reglen begynder: {new}.", "The rule begins: {new}."),
    "change-end": ("{old} ophører. Ingen version afløser den.", "{old} ceases. No version takes over."),
    "change-after-gap": ("{new} gælder igen efter et ophold.", "{new} holds again after a gap."),
    "change-moved": ("{old} bliver til {new}.", "{old} becomes {new}."),
    "change-stays": ("{new}: samme sted i loven.", "{new}: the same place in the act."),
    "duty-unchanged": ("Pligten er uændret.", "The duty is unchanged."),
    "duty-new": ("Nyt i pligten", "New in the duty"),
    "duty-gone": ("Faldet bort", "Dropped"),
    # readings
    "taken": ("Lagt til grund", "Taken"),
    "other": ("Anden læsning", "Other reading"),
    "why": ("Begrundelse", "Why"),
    "reading-key": ("Nøgle: {id}; {default}, ellers {others}", "Key: {id}; {default}, otherwise {others}"),
    "no-readings": ("Reglen har ingen åbne læsninger.", "The rule has no open readings."),
    # examples
    "examples-lead": (
        "Hvert eksempel er en lille sag og samtidig en prøve, som reglen skal bestå. Linjen er ikke målfast: "
        "afstandene viser rækkefølgen, datoerne står ved. Navnene er skrevet på engelsk i regelfilen.",
        "Each example is a small case and also a test that the rule must pass. The line is not to scale: "
        "it shows the order, and the dates stand beside it.",
    ),
    "boundary-lead": ("Grænsen ses her", "The boundary is shown here"),
    "boundary": ("viser grænsen", "shows the boundary"),
    "example": ("Eksempel {number}", "Example {number}"),
    "expected": ("Forventet", "Expected"),
    "in-the-file": ("linje {line} i regelfilen", "line {line} of the rule file"),
    "due": ("frist", "due"),
    "looked-at": ("set den", "looked at"),
    "said": ("Rapporten siger", "The report says"),
    "events": ("Hændelser", "Events"),
    "event-number": ("hændelse {number}", "event {number}"),
    "unknown-day": ("ukendt dag", "unknown day"),
    "no-events": ("Ingen hændelser på sagen.", "No events on file."),
    # the file
    "file-lead": (
        "Filen er selve reglen: den læses af evaluatoren, som den står her.",
        "The file is the rule itself: the evaluator reads it as it stands here.",
    ),
    "beside": ("Andre regler i området", "Other rules of the area"),
    "file-get": ("Hent filen {name}", "Get the file {name}"),
    # the clock
    "clock": ("Uret", "The clock"),
    "starts": ("Begynder", "Starts"),
    "when": ("Når", "When"),
    "ends": ("Opfyldes", "Fulfilled"),
    "last-day": ("Sidste dag", "Last day"),
    "last-moment": ("Sidste øjeblik", "Last moment"),
    "too-late": ("for sent", "too late"),
    "too-early": ("for tidligt", "too early"),
    "too-long": ("for længe", "too long"),
    "in-time": ("i tide", "in time"),
    "before-that": ("Skal foreligge forinden", "Must be there before"),
    "no-number": ("loven nævner ingen frist", "the law gives no number"),
    "at-most": ("højst {period}", "at most {period}"),
    "at-least": ("mindst {period}", "at least {period}"),
    "earliest": ("Tidligst", "At the earliest"),
    "latest": ("Senest", "At the latest"),
    "stated-day": ("Den fastsatte dag", "The stated day"),
    "turns": ("barnet fylder {years} år", "the child turns {years}"),
    "turns-grown": ("den unge fylder {years} år", "the young person turns {years}"),
    "expected-birth": ("ventet fødsel", "expected birth"),
    "calendar-year": ("kalenderåret", "the calendar year"),
    "times": ("{number} gange", "{number} times"),
    "once": ("1 gang", "once"),
    "must-state": ("Skal angive", "Must state"),
    "consent-of": ("Samtykke fra", "Consent of"),
    "every custody holder": ("enhver forældremyndighedsindehaver", "every custody holder"),
    "the child": ("barnet", "the child"),
    "child-of-age": ("barnet, når det {age}", "the child, where it {age}"),
    "still-open": ("så længe sagen er åben", "while it is open"),
    "measure": ("indsatsen", "the measure"),
    "investigation": ("undersøgelsen", "the investigation"),
    "any-event": ("en hændelse", "an event"),
    "made-stale": ("Forældes af", "Made stale by"),
    "looked-on": ("dagen, sagen ses", "the day looked at"),
    "latest-before": ("Senest, når", "Before"),
    "starts-when": ("Begynder, når", "Starts when"),
    "calls-when": ("Udløses, når", "Called for when"),
    "counts-while": ("Gælder, mens", "Holds while"),
    "moment-when": ("Bedømmes, når", "Judged when"),
    "ends-with": ("Opfyldes ved at", "Fulfilled by"),
    "must-have": ("Forinden skal man have", "Before that one must have"),
    "must-say": ("Skal fremgå", "Must be stated"),
    "stops-when": ("Ophører, når", "Ends when"),
    "consents": ("Skal samtykke", "Must consent"),
    "stale-when": ("Forældes, når", "Goes stale when"),
    "earliest-act": ("Først da må man", "Not before may one"),
    # the pictures in words
    "tells-forward": (
        "Tegning af fristen: den begynder, når {start}; efter {period} er sidste dag, og derefter er det for sent.",
        "Drawing of the deadline: it starts when {start}; its last day is {period} later, and after that it is late.",
    ),
    "tells-stated": (
        "Tegning af fristen: den begynder, når {start}; sidste dag er den dag, der er fastsat.",
        "Drawing of the deadline: it starts when {start}; its last day is the day that was stated.",
    ),
    "tells-backward": (
        "Tegning af fristen, regnet baglæns: sidste dag ligger {period} før {gate}.",
        "Drawing of the deadline, counted backward: its last day lies {period} before {gate}.",
    ),
    "tells-after-birthday": (
        "Tegning af fristen: den begynder, når {gate}, og sidste dag er {period} efter.",
        "Drawing of the deadline: it starts when {gate}, and its last day is {period} later.",
    ),
    "tells-birthday": (
        "Tegning af fristen: sidste dag er den dag, hvor {gate}.",
        "Drawing of the deadline: its last day is the day on which {gate}.",
    ),
    "tells-rounds": (
        "Tegning af gentagelsen: mens pligten løber, er der {period} fra den ene gang til den næste.",
        "Drawing of the interval: while the duty runs there is {period} from one time to the next.",
    ),
    "tells-before": (
        "Tegning af rækkefølgen: det krævede skal foreligge, før {gate}.",
        "Drawing of the order: what is required must be there before {gate}.",
    ),
    "tells-open": (
        "Tegning af pligten: den udløses, når {start}; loven nævner ingen frist.",
        "Drawing of the duty: it is called for when {start}; the law gives no number.",
    ),
    "tells-open-gate": (
        "Tegning af pligten: den udløses, når {start}; det krævede skal være på plads, før {gate}.",
        "Drawing of the duty: it is called for when {start}; what is required must be there before {gate}.",
    ),
    "tells-state": (
        "Tegning af pligten: når {start}, skal det krævede fremgå af netop den hændelse.",
        "Drawing of the duty: when {start}, that very event must state what is required.",
    ),
    "tells-earliest": (
        "Tegning af grænsen: tidligst {period} før {gate}.",
        "Drawing of the bound: at the earliest {period} before {gate}.",
    ),
    "tells-consent": (
        "Tegning af samtykket: det skal foreligge senest den dag, hvor {gate}.",
        "Drawing of the consent: it must be there no later than the day on which {gate}.",
    ),
    "tells-count": (
        "Tegning af perioden: {period}, hvori det krævede skal ske mindst {times}.",
        "Drawing of the period: {period}, in which it must happen at least {times}.",
    ),
    "tells-limit": (
        "Tegning af grænsen: fra det begynder, må det vare {period}; derefter er det for længe.",
        "Drawing of the limit: from its start it may last {period}; after that it is too long.",
    ),
    "tells-gaps": (
        "Tegning af sagens gang: mellem to hændelser må der være {period}.",
        "Drawing of the course of the case: between two events there may be {period}.",
    ),
    "tells-kept": (
        "Tegning af det, der skal holdes ajour, mens indsatsen løber: {period}.",
        "Drawing of what must be kept current while the measure runs: {period}.",
    ),
    "kept-fresh": ("intet må have gjort det forældet", "nothing may have made it stale"),
    # lists
    "count-rules": ("{rules} regler, {versions} versioner", "{rules} rules, {versions} versions"),
    "rules-lead": (
        "Alle regler under de områder, som sagsarbejdet er delt op i. Hver regel har sin egen side med pligten, "
        "bestemmelsen gennem tiden, eksempler og regelfilen.",
        "All rules under the areas into which case work is divided. Each rule has a page of its own with the duty, "
        "the provision through time, examples and the rule file.",
    ),
    "acts-lead": (
        "Reglerne under den lov, de står i, efter paragraf. En regel, der har stået i flere love, står under hver.",
        "The rules under the act in which they stand, by paragraph. A rule that stood in several acts is under each.",
    ),
    "practice-act": ("Målestokke fra praksis, ingen lov", "Yardsticks of practice, no act"),
    "to-map": ("Bestemmelse for bestemmelse", "Provision by provision"),
    "map-lead": (
        "For hver bestemmelse om sagens gang: hvilke regler der læser den, eller hvorfor ingen gør det. Kortet handler "
        "om reglerne, aldrig om en sag.",
        "For every provision on the conduct of cases: which rules read it, or why none does. The map is about the "
        "rules, never about a case.",
    ),
    "chapter": ("Kapitel {id}. {title}", "Chapter {id}. {title}"),
    "not-read": ("Læses ikke", "Not read"),
    "reason": ("Hvorfor", "Why"),
    "note": ("Bemærk", "Note"),
    "no-first-day": ("første dag ikke fastslået", "first day not established"),
    "provision": ("Bestemmelse", "Provision"),
    "days": ("Dage", "Days"),
    "outcome": ("Udfald", "Outcome"),
    "from-day": ("fra {day}", "from {day}"),
    "gaps-title": ("Tidsrum uden en version i kraft", "Days without a version in force"),
    "gaps-lead": (
        "Dage mellem 2006 og 2030, hvor en regel ingen version har, og hvorfor.",
        "Days between 2006 and 2030 on which a rule has no version, and why.",
    ),
    "changes-lead": (
        "Hver dag, hvor en regel fik en ny version, den seneste først. Ændringer af selve pligten er fremhævet; "
        "resten er ny nummerering, ny lov eller ny udgave af samme tekst.",
        "Every day on which a rule got a new version, the latest first. Changes of the duty itself are marked; the "
        "rest is new numbering, a new act or a new edition of the same text.",
    ),
    "changes-on": ("{day}", "{day}"),
    "changes-count": (
        "{number} regler berørt, {changed} med ny pligt",
        "{number} rules touched, {changed} in the duty",
    ),
    "changes-count-one": ("1 regel berørt, {changed} med ændret pligt", "1 rule touched, {changed} in the duty itself"),
    "changed": ("pligten er ændret", "the duty changed"),
    "began": ("begynder", "begins"),
    "ceased": ("ophører", "ceases"),
    "renumbered": ("kun stedet i loven", "the place in the law only"),
    "rule": ("Regel", "Rule"),
    # the front page
    "front-title": ("Regelbogen", "The rule book"),
    "front-lead": (
        "Danske regler om sager om børn og unge, skrevet så de kan læses af en jurist og køres af en maskine. Hver "
        "pligt står som en sætning, med bestemmelsen, dens historie, det loven lader stå åbent, og eksempler på hver "
        "side af grænsen.",
        "Danish rules on cases about children and young people, written to be read by a jurist and run by a machine. "
        "Each duty stands as a sentence, with the provision, its history, what the law leaves open, and examples on "
        "either side of the boundary.",
    ),
    "front-how": ("Fra et fund til loven", "From a finding to the law"),
    "front-steps": (
        "Rapporten om en sag fører fra hvert fund til reglens side. Der er ét klik til bestemmelsen, ét til regelfilen "
        "og ét til eksemplet, der viser grænsen.",
        "The report on a case leads from each finding to the page of its rule. From there the provision, the rule file "
        "and the example that shows the boundary are one click away each.",
    ),
    "front-areas": ("Områder", "Areas"),
    "front-more": ("Slå op", "Look it up"),
    "front-not": (
        "Hver regel siger selv, hvor langt den er kommet: »{status}« betyder, at ingen endnu har sat sit navn på, at "
        "den svarer til loven. En side her er ingen afgørelse i en sag; den siger, hvad reglen læser ud af loven.",
        "Each rule says how far it has come: “{status}” means that nobody has yet put a name to its being what the law "
        "says. A page here decides no case; it says what the rule reads in the law.",
    ),
    "front-stamp": ("Regelsæt {version}, {digest}", "Rule set {version}, {digest}"),
    "glossary": ("Ordliste dansk-engelsk", "Glossary Danish-English"),
    # the parts of the site
    "part-book": ("Regelbogen", "The rule book"),
    "part-english": ("The rule book in English", "The rule book in English"),
}


def say(key: str, lang: str, **filled: object) -> str:
    """A sentence in one language with its words filled in. Raises ``KeyError`` for one that is not there."""
    return WORDS[key][LANGUAGES.index(lang)].format(**filled)
