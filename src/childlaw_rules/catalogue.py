"""Every sentence the library says about a case, in Danish and English, in one place.

A sentence speaks of what the file shows and does not show. Words in braces are filled in by ``sentences.py``:
``{event}`` is the term of an event, ``{at}`` when it happened. Over 300 lines because it is one table.
"""

from __future__ import annotations

from typing import Final

#: Lines of the derivation, by the key that the kinds use: what sort of line it is, Danish, English.
LINES: Final[dict[str, tuple[str, str, str]]] = {
    # the clock
    "clock-starts": ("fact", "Fristen løber fra {event} {at}.", "The clock starts with {event} {at}."),
    "adds": ("arithmetic", "{start} + {period} = {due}.", "{start} + {period} = {due}."),
    "adds-hours": ("arithmetic", "{start} + {period} = {due}.", "{start} + {period} = {due}."),
    "brought-forward": (
        "arithmetic",
        "{event} {at}: fristen rykker frem til {due}.",
        "{event} {at}: the due day moves forward to {due}.",
    ),
    "done-in-time": (
        "comparison",
        "{event} {at}, senest {due}: rettidigt.",
        "{event} {at}, on or before {due}: in time.",
    ),
    "done-late": ("comparison", "{event} {at}, efter {due}: for sent.", "{event} {at}, after {due}: late."),
    "done-in-time-hours": (
        "comparison",
        "{event} {at}, inden {due}: rettidigt.",
        "{event} {at}, no later than {due}: in time.",
    ),
    "done-late-hours": ("comparison", "{event} {at}, efter {due}: for sent.", "{event} {at}, after {due}: late."),
    "not-done": ("fact", "Sagen viser ikke {events}.", "The file does not show {events}."),
    "due-ahead": (
        "comparison",
        "Fristen {due} er ikke udløbet {as_of}.",
        "The due day {due} has not passed {as_of}.",
    ),
    "due-passed": ("comparison", "Fristen {due} er udløbet {as_of}.", "The due day {due} has passed {as_of}."),
    "due-ahead-hours": (
        "comparison",
        "Fristen {due} er ikke udløbet {as_of}.",
        "The limit {due} has not passed {as_of}.",
    ),
    "due-passed-hours": ("comparison", "Fristen {due} er udløbet {as_of}.", "The limit {due} has passed {as_of}."),
    "instead-in-time": (
        "exception",
        "{event} {at}, inden fristens udløb {due}.",
        "{event} {at}, before the limit ran out {due}.",
    ),
    "due-stated": (
        "arithmetic",
        "Fristen er fastsat til {due} ({event} {at}).",
        "The due day is set to {due} ({event} {at}).",
    ),
    "clock-restarts": (
        "fact",
        "Fristen regnes fra {event} {at}.",
        "The clock is counted from {event} {at}.",
    ),
    "on-birthday": (
        "arithmetic",
        "Barnet fylder {age} år {due}.",
        "The day on which the child turns {age} is {due}.",
    ),
    "after-birthday": (
        "arithmetic",
        "Barnet fylder {age} år; {period} derefter er {due}.",
        "The child turns {age}; {period} after that is {due}.",
    ),
    "before-birthday": (
        "arithmetic",
        "Barnet fylder {age} år; {period} forud er {due}.",
        "The child turns {age}; {period} before that is {due}.",
    ),
    # order
    "moment": ("fact", "{event} {at}.", "{event} {at}."),
    "decided": ("fact", "{event} {at}.", "{event} {at}."),
    "window": (
        "arithmetic",
        "Det skal ligge højst {period} forud, tidligst {start}.",
        "It must lie at most {period} before, not earlier than {start}.",
    ),
    "long-before": (
        "arithmetic",
        "Det skal have foreligget i mindst {period}, altså siden {due}.",
        "It must have been there for at least {period}, that is since {due}.",
    ),
    "before-birth": (
        "arithmetic",
        "Barnet ventes født {end}; {period} forud er {due}.",
        "The expected birth is {end}; {period} before that is {due}.",
    ),
    "in-place": ("comparison", "{event} {at}: forelå i tide.", "{event} {at}: in place in time."),
    "not-in-place": (
        "comparison",
        "Sagen viser ikke {events} forud herfor.",
        "The file does not show {events} before that.",
    ),
    "exception": ("exception", "Undtagelsen er på sagen: {event} {at}.", "The exception is on file: {event} {at}."),
    "exception-incomplete": (
        "exception",
        "{event} {at} opfylder ikke undtagelsen; det er ikke oplyst: {fields}.",
        "{event} {at} does not meet the exception; not stated: {fields}.",
    ),
    "exception-unmet": (
        "exception",
        "{event} {at} opfylder ikke undtagelsen.",
        "{event} {at} does not meet the exception.",
    ),
    "undone": ("fact", "{event} {at}: det gælder ikke længere.", "{event} {at}: it no longer holds."),
    "came-later": ("fact", "{event} kom først {at}.", "{event} came later, {at}."),
    # presence
    "called-for": ("fact", "{event} {at} udløser pligten.", "{event} {at} gives rise to the duty."),
    "stated": ("fact", "{event} {at} angiver: {fields}.", "{event} {at} states: {fields}."),
    "not-stated": ("fact", "{event} {at} angiver ikke: {fields}.", "{event} {at} does not state: {fields}."),
    "said-otherwise": (
        "fact",
        "{event} {at} opfylder ikke det krævede om: {fields}.",
        "{event} {at} is not as it has to be in: {fields}.",
    ),
    "done": ("fact", "{event} {at}.", "{event} {at}."),
    "open-since": (
        "arithmetic",
        "Åben siden {start}, {days} dage {as_of}.",
        "Open since {start}, {days} days {as_of}.",
    ),
    "presupposed": ("comparison", "{event} {at} forudsætter det.", "{event} {at} presupposes it."),
    # consent
    "consented": (
        "comparison",
        "{party} har samtykket {at}, og samtykket stod ved magt på afgørelsens dag.",
        "{party} consented {at}, and the consent stood on the day of the decision.",
    ),
    "no-consent": (
        "comparison",
        "Sagen viser ikke, at {party} havde samtykket på afgørelsens dag.",
        "The file does not show that {party} had consented on the day of the decision.",
    ),
    "withdrawn": ("fact", "{party} trak samtykket tilbage {at}.", "{party} withdrew consent {at}."),
    "refused": ("fact", "{party} nægtede samtykke {at}.", "{party} refused consent {at}."),
    # recurring and count
    "held": ("fact", "{event} {at}.", "{event} {at}."),
    "set-day": ("fact", "Den fastsatte næste gang til {due}.", "It set the next one for {due}."),
    "period": (
        "arithmetic",
        "Perioden begynder {start} og slutter {due}.",
        "The period begins {start} and ends {due}.",
    ),
    "counted": (
        "comparison",
        "Sagen viser {count} af {number}: {events}.",
        "The file shows {count} of {number}: {events}.",
    ),
    # limit
    "begins": ("fact", "{event} {at}.", "{event} {at}."),
    "ended-in-time": ("comparison", "{event} {at}, senest {due}.", "{event} {at}, on or before {due}."),
    "ended-late": ("comparison", "{event} {at}, efter {due}.", "{event} {at}, after {due}."),
    "stated-end": ("fact", "Det er fastsat til at vare til {end}.", "It is stated to last until {end}."),
    "not-ended": ("fact", "Sagen viser ikke {events}.", "The file does not show {events}."),
    # practice
    "silent-since": (
        "fact",
        "Den sidste hændelse inden hullet er {start}.",
        "The last event before the gap: {start}.",
    ),
    "resumed": ("comparison", "Næste hændelse er {event} {at}.", "The next event is {event} {at}."),
    "still-silent": (
        "comparison",
        "Sagen viser ingen hændelser siden, set {as_of}.",
        "The file shows no event since, looked at {as_of}.",
    ),
    "no-hole": (
        "comparison",
        "Der er aldrig mere end {period} mellem to hændelser.",
        "There are never more than {period} between two events.",
    ),
    "runs-since": ("fact", "{event} {at}; indsatsen løber.", "{event} {at}; the measure is running."),
    "latest": ("fact", "Senest: {event} {at}.", "The latest: {event} {at}."),
    "made-stale": ("comparison", "Siden er kommet {event} {at}.", "Since then: {event} {at}."),
    "points-elsewhere": (
        "comparison",
        "{event} {at} peger ikke på {kind}.",
        "{event} {at} does not point to {kind}.",
    ),
    # more is open than can be tried
    "asked": (
        "comparison",
        "Spørgsmålet er, om dette er opfyldt: {title}.",
        "The question is whether this is kept: {title}.",
    ),
    "too-many-worlds": (
        "comparison",
        "Sagen kan være forløbet på flere måder, end der prøves for ét emne (prøvet: {tried}).",
        "The case may have gone in more ways than are tried for one subject (tried: {tried}).",
    ),
    "too-many-questions": (
        "comparison",
        "Et muligt forløb af sagen rejser flere åbne spørgsmål, end der prøves (højst {most}).",
        "One way in which the case may have gone raises more open questions than are tried (at most {most}).",
    ),
    "too-many-work": (
        "comparison",
        "Så mange datoer er åbne, at det ikke er prøvet til ende, hvordan de kan ligge i forhold til hinanden.",
        "So many dates are open that not all the ways in which they may lie to one another were tried.",
    ),
    # law
    "source": ("provision", "{provision} ({in_force}): {says}", "{provision} ({in_force}): {says}"),
    "straddles": (
        "provision",
        "Fristen løber hen over lovskiftet {change}; den er bedømt efter bestemmelsen nedenfor.",
        "The clock runs across the change of act on {change}; it is judged by the provision below.",
    ),
}

#: Why a rule does not apply.
REASONS: Final[dict[str, tuple[str, str]]] = {
    "no-start": ("Sagen viser ikke {events}.", "The file does not show {events}."),
    "not-covered": (
        "Kildesystemet registrerer ikke {events}, og der er ingen på sagen.",
        "The source does not record {events}, and there is none on file.",
    ),
    "not-yet": ("Det er ikke sket endnu på den dag, der ses på.", "It has not happened yet on the day looked at."),
    "other-matter": (
        "Pligten gælder ikke for denne hændelse ({event}).",
        "The duty does not concern this event ({event}).",
    ),
    "needs-on-file": (
        "Pligten forudsætter {events}; det viser sagen ikke.",
        "The duty presupposes {events}; the file does not show it.",
    ),
    "already-runs": ("Det forelå allerede.", "It was already in place."),
    "fell-away": ("Pligten faldt bort inden fristen: {events}.", "The duty fell away before it was due: {events}."),
    "other-in-time": ("{events} forelå i tide.", "{events} came in time."),
    "before-due-day": (
        "Det kan først siges efter {due}.",
        "It cannot be said before {due} has passed.",
    ),
    "unborn": ("Barnet var ikke født.", "The child was not born."),
    "not-repeated": ("Det er ikke sket før for samme behov.", "It has not happened before for the same need."),
    "placement-without-consent": (
        "Anbringelsen er ikke besluttet med samtykke.",
        "The placement was not decided with consent.",
    ),
    "other-age": ("Barnet er ikke {age}.", "The child is not {age}."),
    "none-held": ("Sagen viser endnu ikke {events}.", "The file does not show {events} yet."),
    "no-day-stated": ("Der er ikke fastsat en dag.", "No day has been set."),
    "no-interval": ("Der er ikke fastsat en næste dag.", "No next day has been set."),
    "no-period": ("Der er ikke gået en hel periode.", "No full period has begun."),
    "began-after-due": ("Indsatsen begyndte efter {due}.", "The measure began after {due}."),
    "no-birthday": ("Barnets fødselsdag kendes ikke.", "The child's date of birth is not known."),
    "other-measure": (
        "Pligten gælder ikke for denne indsats.",
        "The duty does not concern this measure.",
    ),
    "measure-ended": ("Indsatsen er ophørt.", "The measure has ended."),
    "no-measure-running": (
        "Der løb ingen indsats af den art den dag.",
        "No measure of that kind was running on that day.",
    ),
    "on-file-before": ("Der forelå allerede {events}.", "There was already {events}."),
    "no-siblings": ("Der er ingen søskende på sagen.", "There are no siblings on file."),
    "no-party": (
        "Pligten gælder ikke over for nogen af parterne.",
        "The duty is owed to none of the parties.",
    ),
    "unfounded": ("Pligten gælder ikke i denne sag.", "The duty does not arise in this case."),
}

#: The message of a finding, by kind and status; ``*`` is any kind. Provision and reservations come after it.
MESSAGES: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("*", "met"): ("{done_event} {done_at}: rettidigt.", "{done_event} {done_at}: in time."),
    ("deadline", "met"): (
        "{done_event} {done_at}; fristen var {due}.",
        "{done_event} {done_at}; due {due}.",
    ),
    ("*", "met_late"): (
        "{done_event} {done_at}, {late} efter fristen {due}.",
        "{done_event} {done_at}, {late} after the due day {due}.",
    ),
    ("*", "overdue"): (
        "Fristen ({due}) er udløbet. Sagen viser ikke {events} {as_of}.",
        "Due {due}. The file does not show {events} {as_of}.",
    ),
    ("*", "pending"): (
        "Fristen ({due}) er ikke udløbet. Sagen viser endnu ikke {events}.",
        "Due {due}. The file does not show {events} yet.",
    ),
    ("*", "excused"): (
        "Lovens undtagelse er på sagen: {exception}.",
        "The exception that the law allows is on file: {exception}.",
    ),
    ("deadline", "excused"): (
        "{done_event} {done_at}, efter fristen {due}; lovens undtagelse er på sagen.",
        "{done_event} {done_at}, after the due day {due}; the exception that the law allows is on file.",
    ),
    ("*", "missing"): (
        "Sagen viser ikke {events} inden {trigger_event} {trigger_at}.{stale}{later}",
        "The file does not show {events} before {trigger_event} {trigger_at}.{stale}{later}",
    ),
    ("precondition", "met"): (
        "{done_event} {done_at} forelå inden {trigger_event} {trigger_at}.",
        "{done_event} {done_at} was in place before {trigger_event} {trigger_at}.",
    ),
    ("presence", "met"): ("Sagen viser det: {done_event} {done_at}.", "The file shows it: {done_event} {done_at}."),
    ("presence", "pending"): (
        "Sagen viser endnu ikke {events} efter {trigger_event} {trigger_at}. Loven angiver ingen frist.",
        "The file does not show {events} yet, after {trigger_event} {trigger_at}. The law gives no number.",
    ),
    ("presence", "missing"): (
        "{trigger_event} {trigger_at}: sagen viser ikke det krævede.{later}",
        "{trigger_event} {trigger_at}: the file does not show what is asked for.{later}",
    ),
    ("statement", "missing"): (
        "{stale}",
        "{stale}",
    ),
    ("consent", "met"): (
        "{party} samtykkede {done_at}; afgørelsen er truffet {trigger_at}.",
        "{party} consented {done_at}; the decision was made {trigger_at}.",
    ),
    ("consent", "missing"): (
        "Sagen viser ikke, at {party} havde samtykket, da afgørelsen blev truffet {trigger_at}.{stale}{later}",
        "The file does not show that {party} had consented when the decision was made {trigger_at}.{stale}{later}",
    ),
    ("count", "met"): (
        "Antallet er nået {done_at}; perioden går til {due}.",
        "The number was reached {done_at}; the period runs to {due}.",
    ),
    ("count", "pending"): (
        "Antallet er ikke nået endnu; perioden går til {due}.",
        "The number is not reached yet; the period runs to {due}.",
    ),
    ("count", "missing"): (
        "Antallet blev ikke nået i perioden, der sluttede {due}.",
        "The number was not reached in the period that ended {due}.",
    ),
    ("limit", "met"): ("Grænsen {due} er overholdt.", "The limit {due} is kept."),
    ("limit", "pending"): ("Grænsen er {due}.", "The limit is {due}."),
    ("limit", "overdue"): ("Grænsen var {due}; det varer ved {as_of}.", "The limit was {due}; it lasts {as_of}."),
    ("limit", "missing"): (
        "Den fastsatte periode er længere end grænsen {due}.",
        "The period stated is longer than the limit {due}.",
    ),
    ("earliest day", "met"): (
        "{done_event} {done_at}, tidligst {due}.",
        "{done_event} {done_at}, not earlier than {due}.",
    ),
    ("earliest day", "missing"): (
        "{trigger_event} {trigger_at}; det kunne tidligst ske {due}.",
        "{trigger_event} {trigger_at}; the earliest day was {due}.",
    ),
    ("inactivity", "met"): ("Sagen viser ingen huller.", "The file shows no gap."),
    ("inactivity", "met_late"): (
        "Sagen viser ingen hændelser fra {start} til {done_at}.",
        "The file shows no event from {start}; the next one is {done_at}.",
    ),
    ("inactivity", "overdue"): (
        "Sagen viser ingen hændelser siden {start}.",
        "The file shows no event since {start}.",
    ),
    ("currency", "met"): ("{done_event} {done_at} er aktuel.", "{done_event} {done_at} is current."),
    ("currency", "missing"): (
        "Sagen viser ikke {events}, der er aktuel for indsatsen.{stale}",
        "The file does not show {events} that is current for the measure.{stale}",
    ),
    ("currency", "overdue"): (
        "Sagen viser ikke {events} af ny nok dato; grænsen ({due}) er passeret.",
        "The file does not show {events} recent enough to be current; the limit was {due}.",
    ),
    ("*", "undetermined"): (
        "Det kan ikke afgøres ud fra sagen. Det afhænger af: {facts}.",
        "The file does not settle it. It depends on: {facts}.",
    ),
    ("*", "undetermined-too-many"): (
        "Det kan ikke afgøres ud fra sagen: for mange oplysninger er upræcise.",
        "The file does not settle it: too many of its facts are imprecise.",
    ),
}

#: The facts that would settle a finding.
FACTS: Final[dict[str, tuple[str, str]]] = {
    "at": ("hvornår {event} skete ({id})", "when {event} happened ({id})"),
    "field": ("feltet »{field}« for {event} ({id})", "the field ‘{field}’ of {event} ({id})"),
    "thread": (
        "hvilken {kind} {event} vedrører ({id}, feltet {field})",
        "which {kind} {event} belongs to ({id}, field {field})",
    ),
    "recorded": (
        "om {event} er sket (det er ikke oplyst, at kildesystemet altid registrerer det)",
        "whether {event} happened (the source is not known to record it throughout)",
    ),
    "born": ("hvornår barnet er født", "when the child was born"),
    "custody_holders": (
        "hvem der har forældremyndigheden på afgørelsens dag",
        "who holds custody on the day of the decision",
    ),
    "expected_birth": ("hvornår barnet ventes født", "when the child is expected to be born"),
    "siblings": (
        "søskendes alder, og om de bor i samme husstand",
        "the age of the siblings, and whether they live in the same household",
    ),
    "placement_consent": (
        "om anbringelsen er besluttet med samtykke",
        "whether the placement was decided with consent",
    ),
    "text": (
        "bestemmelsens ordlyd er ikke efterprøvet",
        "the text of the provision has not been verified",
    ),
    "too_many": (
        "for mange upræcise oplysninger til at alle muligheder kan prøves",
        "too many imprecise facts for every possibility to be tried",
    ),
}

FIELD_NAMES: Final[dict[str, str]] = {
    "kind": "art",
    "contact": "kontaktform",
    "outcome": "udfald",
    "provision": "bestemmelse",
    "immediate_action_needed": "behov for øjeblikkelig indsats",
    "covers_purpose": "om samtykket omfatter formålet",
    "handover_noted": "notering af overdragelsen",
    "with_consent": "med samtykke",
    "notifier": "underretter",
    "measure_kind": "indsatsens art",
    "plan_wanted": "om planen ønskes",
    "plan_position": "stillingtagen til plan",
    "reason_stated": "begrundelse",
    "view_obtained_otherwise": "holdningen skaffet ad anden vej",
    "arrangement_decided": "tilrettelæggelse af opfølgningen",
    "for_measure": "hvilken indsats undersøgelsen peger på",
    "urgent": "hastesag",
    "about": "hvad det vedrører",
    "granted": "bevilget",
    "next_due": "næste opfølgning",
    "at_place": "på anbringelsesstedet",
    "child_spoken_to": "samtale med barnet",
    "transition_period": "overgangsperiode",
    "provisional": "foreløbig",
    "new_adverse_information": "nye oplysninger til ugunst for parten",
    "no_transition_period": "at der ikke er nogen overgangsperiode",
    "supported": "støttet samvær",
    "abuse_suspected": "mistanke om overgreb",
    "abuser_is_custody_holder": "om mistanken retter sig mod en forældremyndighedsindehaver",
    "adoption_assessment_included": "vurdering til brug for adoption",
    "at_least_15": "om bisidderen er fyldt 15 år",
    "based_on_follow_up": "grundlag i opfølgning og tilsyn",
    "builds_on_investigation": "udgangspunkt i undersøgelsens resultater",
    "by_authorised_psychologist": "autoriseret psykolog",
    "by_new_person": "deltagelse af en ny person",
    "child_involved": "inddragelse af barnet",
    "child_view_included": "barnets holdning i indstillingen",
    "child_view_recorded": "barnets holdning",
    "complaint_guidance_given": "klagevejledning",
    "concern_found": "bekymrende forhold",
    "custody_holder_assessment_included": "vurdering af forældremyndighedsindehaverens kompetencer",
    "custody_holder_contacted": "kontakt med forældremyndighedsindehaveren",
    "custody_holder_present": "om forældremyndighedsindehaveren var til stede",
    "custody_holder_view_recorded": "forældremyndighedsindehaverens holdning",
    "decided_by": "hvem der traf afgørelsen",
    "decision_due": "hvornår afgørelsen kunne ventes",
    "duration_stated": "varighed",
    "duties_stated": "konkrete pligter",
    "education_stated": "uddannelse og beskæftigelse",
    "ends": "afgørelsens udløb",
    "expected_duration_stated": "forventet varighed",
    "external_event": "udefrakommende begivenhed",
    "family_informed": "orientering af familien",
    "family_support_stated": "støtte til familien",
    "foster_family_considered": "overvejelse af plejefamilie",
    "goals_stated": "konkrete mål",
    "greenlandic_background": "grønlandsk tilknytning",
    "honour_related": "æresrelateret konflikt",
    "in_other_municipality": "om stedet ligger i en anden kommune",
    "investigation_included": "undersøgelsen i indstillingen",
    "investigation_obligatory": "pligt til børnefaglig undersøgelse",
    "less_than_monthly": "om samværet er mindre end én gang om måneden",
    "neglect_or_abuse": "om anbringelsen skyldes utilstrækkelig omsorg eller overgreb",
    "of_custody_holder": "om forældremyndighedsindehaveren er undersøgt",
    "parents_involved": "inddragelse af forældrene",
    "parents_plan_exists": "om der er en forældrehandleplan",
    "parents_plan_included": "forældrehandleplanen i indstillingen",
    "period_stated": "afgrænset periode",
    "place": "anbringelsesstedets art",
    "place_statement_included": "anbringelsesstedets udtalelse",
    "placed_within_last_year": "anbringelse inden for det seneste år",
    "plan_included": "planen i indstillingen",
    "plan_revision_considered": "overvejelse af planens revision",
    "police_or_health_involved": "om politi eller sundhedsvæsen er inde i sagen",
    "professionals_involved": "inddragelse af fagfolk",
    "psychological_test_used": "brug af psykologisk test",
    "psychologist_assessment_included": "psykologens samlede vurdering",
    "purpose_stated": "formål",
    "qualified_majority": "kvalificeret flertal",
    "reasoned_conclusion": "begrundet stillingtagen",
    "registered_centrally": "central registrering",
    "rehearing_due": "frist for genbehandling",
    "schooling_assessment_considered": "overvejelse af pædagogisk-psykologisk vurdering",
    "schooling_considered": "stillingtagen til skolegang",
    "schooling_need_assessed": "vurdering af behov for specialundervisning",
    "schooling_needs": "udfordringer i skolegangen",
    "sibling": "hvilken søskende",
    "sibling_placed_elsewhere": "søskende anbragt andetsteds",
    "siblings_not_placed": "søskende, der ikke indstilles til anbringelse",
    "siblings_reason_included": "begrundelse vedrørende søskende",
    "staff_present": "om personale var til stede",
    "summary_included": "sammenfatning af vurderinger",
    "supervised": "overvåget samvær",
    "supervision_considered": "inddragelse af tilsynet",
    "support_need_found": "behov for særlig støtte",
    "support_stated": "påtænkt støtte",
    "to": "modtager",
    "party": "part",
    "by": "hvem",
    "transition_goals_stated": "mål for overgangen til voksenlivet",
    "until": "ophør",
    "whole_situation_covered": "belysning af alle forhold",
}

THREAD_NAMES: Final[dict[str, str]] = {
    "notification": "underretning",
    "need": "bekymring/behov",
    "investigation": "undersøgelse",
    "decision": "afgørelse",
    "measure": "indsats",
    "plan": "plan",
    "complaint": "klage",
}

SUBJECT_NAMES: Final[dict[str, tuple[str, str]]] = {
    "notification": ("underretning", "notification"),
    "need": ("behov", "need"),
    "investigation": ("undersøgelse", "investigation"),
    "decision": ("afgørelse", "decision"),
    "measure": ("indsats", "measure"),
    "plan": ("plan", "plan"),
    "complaint": ("klage", "complaint"),
    "party": ("part", "party"),
    "event": ("hændelse", "event"),
}

REMARKS: Final[dict[str, tuple[str, str]]] = {
    "recorded_late": ("registreret efter fristen", "recorded after the due day"),
    "same_day": ("samme dag; rækkefølgen er taget som rigtig", "same day; the order is taken as favourable"),
    "straddles_act_change": ("løber hen over lovskiftet", "runs across the change of act"),
    "assumed_thread": ("tilhør antaget", "belonging assumed"),
    "assumed_party": (
        "parten fremgår ikke; den er regnet for alle",
        "no party is named; it is taken to concern all of them",
    ),
    "open_for_days": ("åben", "open"),
    "provision_contradicts_kind": (
        "bestemmelsen siger en anden art af indsats end den oplyste; det oplyste er lagt til grund",
        "the provision says another kind of measure than is stated; what is stated was taken",
    ),
    "preliminary_assessment_in_time": ("foreløbig vurdering i tide", "preliminary assessment in time"),
    "delay_notice_sent_in_time": (
        "besked om, hvornår afgørelsen kan ventes, sendt i tide",
        "told in time when the decision can be expected",
    ),
}

STATUS_NAMES: Final[dict[str, tuple[str, str]]] = {
    "met": ("opfyldt", "met"),
    "met_late": ("opfyldt for sent", "met late"),
    "overdue": ("overskredet", "overdue"),
    "missing": ("mangler", "missing"),
    "pending": ("afventer", "pending"),
    "excused": ("undtaget", "excused"),
    "undetermined": ("kan ikke afgøres", "undetermined"),
    "not_applicable": ("gælder ikke", "not applicable"),
    "out_of_force": ("ikke i kraft", "out of force"),
}

PERIOD_WORDS: Final[dict[str, tuple[str, str]]] = {
    "hours": ("time", "timer"),
    "days": ("dag", "dage"),
    "weeks": ("uge", "uger"),
    "months": ("måned", "måneder"),
    "years": ("år", "år"),
    "working days": ("hverdag", "hverdage"),
}

MONTHS_DA: Final = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
MONTHS_EN: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
