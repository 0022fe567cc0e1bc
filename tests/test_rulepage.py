"""Rule pages: what a jurist reads of every shipped rule, and the list of the set."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from childlaw_rules import load_rules
from childlaw_rules.case.vocabulary import EVENT_TYPES
from childlaw_rules.prose.telling import tell
from childlaw_rules.rule.words import CATEGORY_TITLES
from childlaw_rules.rulebook import Rule
from childlaw_rules.rulepage import rule_list, rule_list_json, rule_page

RULES = load_rules()
UNBORN = """\
Afgørelsen om det ufødte barn er tidligst truffet 3 måneder før termin
======================================================================
decision-on-unborn-at-most-3-months-before-due · Anbringelse · lovbestemt pligt · udkast

Pligten
-------
Kommunen må tidligst 3 måneder før den forventede fødsel træffe afgørelse uden samtykke om
anbringelse uden for hjemmet, hvis barnet endnu ikke er født, medmindre der er givet afslag.
– Den dag, hvorfra der regnes, tælles ikke med; findes datoen ikke i den måned, hvor fristen
  udløber, udløber fristen på månedens sidste dag.
– Fremgår det ikke af sagen, hvilken indsats afgørelsen angår, eller om afgørelsen er truffet med
  samtykke, og har det betydning, kan forholdet ikke afgøres.
"""
REHEARING = """\
Anbringelsen uden samtykke er genbehandlet i tide
=================================================
rehearing-in-time · Afgørelser · lovbestemt pligt · udkast

Pligten
-------
Kommunen skal træffe afgørelse ved genbehandling af sagen eller træffe afgørelse om genbehandling
senest 1 år efter, at der er truffet afgørelse uden samtykke om anbringelse uden for hjemmet, dog
ikke hvis der er givet afslag, eller hvis afgørelsen er truffet af Ungdomskriminalitetsnævnet eller
retten.
– Fristen er dog 2 år, hvis barnet har været anbragt inden for det seneste år.
– Er den dag, sagen senest skal genbehandles, fastsat, gælder den dag i stedet for fristen.
– Fristen regnes forfra, når Ankestyrelsen eller retten træffer afgørelse i klagesagen.
– Når pligten er opfyldt, begynder en ny frist at løbe fra den dag.
– Den dag, hvorfra der regnes, tælles ikke med; findes datoen ikke i den måned, hvor fristen
  udløber, udløber fristen på månedens sidste dag; fristen forlænges ikke, fordi udløbsdagen er en
  lørdag, søndag eller helligdag.
– Pligten bortfalder, hvis a) der er truffet afgørelse om anbringelse uden for hjemmet eller
  permanent anbringelse, medmindre der er givet afslag, b) indsatsen er ophørt, c) barnet er
  hjemgivet, eller d) Ankestyrelsen eller retten har truffet afgørelse i klagesagen, og afgørelsen
  er ophævet eller hjemvist, inden fristen udløber.
– Pligten bedømmes særskilt for hver afgørelse.
– Opfyldelsen skal bestå i en senere afgørelse, der træder i stedet for denne, eller høre til
  afgørelsen eller dens indsats.
– Fremgår det ikke af sagen, hvilken indsats afgørelsen angår, om afgørelsen er truffet med
  samtykke, eller om barnet har været anbragt inden for det seneste år, og har det betydning, kan
  forholdet ikke afgøres.
"""
SNAKE = re.compile(r"\b[a-z]+_[a-z_]+\b")


def prose_of(page: str) -> str:
    """The page without what is no sentence: links and names of examples."""
    page = "\n".join(line for line in page.splitlines() if "http" not in line)
    return re.sub(r"(?ms)^(Eksempel|Example) \d+.*?(?=^    )", "", page)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
@pytest.mark.parametrize("lang", ["da", "en"])
class TestEveryPage:
    def test_no_word_of_a_program_is_left_in_it(self, rule: Rule, lang: str) -> None:
        page = prose_of(rule_page(rule, lang))
        assert SNAKE.findall(page) == []
        assert re.findall(r"[{}<>]", page) == []
        assert "None" not in page

    def test_it_fits_the_width(self, rule: Rule, lang: str) -> None:
        long = [line for line in rule_page(rule, lang).splitlines() if len(line) > 100 and "http" not in line]
        assert long == []

    def test_every_version_and_every_example_is_there(self, rule: Rule, lang: str) -> None:
        page = " ".join(rule_page(rule, lang).split())
        for version in rule.versions:
            assert version.source.provision in page
            assert version.id in page
        for number, example in enumerate(rule.examples, start=1):
            assert f"{'Eksempel' if lang == 'da' else 'Example'} {number}" in page
            assert " ".join(example.name.split()) in page

    def test_nothing_goes_unsaid(self, rule: Rule, lang: str) -> None:
        for version in rule.versions:
            text = tell(rule.kind, version.duty, lang).text
            assert "ikke gengivet" not in text
            assert "not told" not in text
            assert not re.search(r"»[a-z_ ]+«|‘", text)
            assert not re.search(r" ,|,,|  |\.\.|, \.|;\.|\bNone\b", text)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_the_danish_page_holds_no_english_of_the_vocabulary(rule: Rule) -> None:
    page = prose_of(rule_page(rule, "da")).lower()
    english = {name.replace("_", " ") for name in EVENT_TYPES} | {
        "not counted", "stays", "yes", "unknown", "not applicable", "met", "met late", "overdue", "pending",
        "missing", "excused", "undetermined", "clock starts", "must happen", "tied by", "for each",
    }  # fmt: skip
    assert [word for word in sorted(english) if re.search(rf"(?<![\w-]){word}(?![\w-])", page)] == []


class TestOnePage:
    RULE = RULES.rule("investigation-completed-within-4-months")

    def test_duty_before_versions_before_readings_before_examples(self) -> None:
        page = rule_page(self.RULE)
        heads = ["Pligten", "Bestemmelsen gennem tiden", "Hvad loven lader stå åbent", "Eksempler"]
        places = [page.index(f"{head}\n---") for head in heads]
        assert places == sorted(places)

    def test_a_reading_is_told_by_the_sentence_it_changes(self) -> None:
        page = " ".join(rule_page(self.RULE).split())
        assert "Lagt til grund: Fristen forlænges ikke, fordi udløbsdagen er en lørdag, søndag eller helligdag." in page
        assert (
            "Anden læsning: Er udløbsdagen en lørdag, søndag eller helligdag, udløber fristen den følgende hverdag."
            in page
        )

    def test_rows_are_a_table(self) -> None:
        page = rule_page(self.RULE)
        assert "    3. [dag 3]: Børnefaglig undersøgelse afsluttet\n" in page
        rows = re.findall(r"(?m)^    (12\.7\.2024 +opfyldt for sent +11\.7\.2024 +1)$", page)
        assert len(rows) == 1

    def test_days_that_differ_alike_are_one_column(self) -> None:
        page = rule_page(self.RULE)
        assert "    1. [dag 1]: Kommunen opmærksom på muligt støttebehov\n    2. [dag 1]: Børnefaglig" in page

    def test_what_an_older_version_says_otherwise_stands_with_it(self) -> None:
        page = " ".join(rule_page(RULES.rule("child-12-consents-to-change-of-place")).split())
        assert page.count("Her gælder: Pligten gælder kun, når barnet er fyldt 15 år på afgørelsens dag.") == 3
        assert page.count("Her gælder ikke: Pligten gælder kun, når barnet er fyldt 12 år på afgørelsens dag.") == 3

    def test_how_the_text_is_known_is_said_in_words(self) -> None:
        page = " ".join(rule_page(self.RULE).split())
        assert "Teksten er set i kilden (LBK nr 282 af 17/03/2025)." in page


class TestDutiesAsAJuristReadsThem:
    """The duty of rules whose sentences are put together from many parts, whole."""

    def test_an_earliest_day(self) -> None:
        page = rule_page(RULES.rule("decision-on-unborn-at-most-3-months-before-due"))
        duty = page.partition("\nKort sagt")[0]
        assert duty == UNBORN

    def test_a_clock_that_starts_anew(self) -> None:
        page = rule_page(RULES.rule("rehearing-in-time"))
        duty = page.partition("\nKort sagt")[0]
        assert duty == REHEARING

    def test_each_alternative_of_the_support_for_the_parents_is_told(self) -> None:
        page = " ".join(rule_page(RULES.rule("parents-support-decided")).split())
        assert (
            "skal kommunen a) afgøre, hvilken støtte forældrene skal have, b) tilbyde forældrene en støtteperson, "
            "eller c) træffe afgørelse om støtte til forældrene, støtte i hjemmet, familiebehandling eller døgnophold "
            "for familien."
        ) in page

    def test_those_who_consent_are_named(self) -> None:
        page = " ".join(rule_page(RULES.rule("consent-to-investigation")).split())
        assert (
            "Enhver forældremyndighedsindehaver og barnet, når det er fyldt 15 år, skal have givet samtykke senest den "
            "dag, hvor der træffes beslutning om en børnefaglig undersøgelse."
        ) in page

    def test_acts_of_several_are_not_laid_on_one(self) -> None:
        page = " ".join(rule_page(RULES.rule("complaint-forwarded-to-appeals-board")).split())
        assert (
            "skal det ske, at a) klagen videresendes til Ankestyrelsen, eller b) Ankestyrelsen eller retten træffer "
            "afgørelse i klagesagen."
        ) in page


class TestTheList:
    @pytest.mark.parametrize("lang", ["da", "en"])
    def test_categories_in_their_language_and_every_rule_once(self, lang: str) -> None:
        text = rule_list(RULES, lang)
        for rule in RULES.rules:
            assert len(re.findall(rf"(?m)^  {rule.id} ", text)) == 1
            assert CATEGORY_TITLES[rule.category][0 if lang == "da" else 1].upper() in text
        assert max(map(len, text.splitlines())) <= 110

    def test_the_counts_at_the_end_are_those_of_the_rules(self) -> None:
        versions = Counter(v.source.evidence.value for rule in RULES.rules for v in rule.versions)
        text = " ".join(rule_list(RULES).split())
        assert f"{len(RULES.rules)} regler (" in text
        assert f"{sum(versions.values())} versioner ({versions['verified']} tekst set" in text

    def test_one_category_alone(self) -> None:
        text = rule_list(RULES, "da", "consent")
        ids = re.findall(r"(?m)^  (\S+) ", text)
        assert ids == [rule.id for rule in RULES.rules if rule.category.value == "consent"]

    def test_as_json(self) -> None:
        data = json.loads(rule_list_json(RULES, "notification"))
        assert data["digest"] == RULES.digest
        by_id = {rule["id"]: rule for rule in data["rules"]}
        assert {rule["category"] for rule in data["rules"]} == {"notification"}
        listed = by_id["notification-assessed-within-24-hours"]
        assert listed["versions"][-1] == {
            "id": "bl-2024",
            "from": "2024-01-01",
            "until": None,
            "act": "BL",
            "provision": "§ 136, stk. 2",
            "edition": listed["versions"][-1]["edition"],
            "url": listed["versions"][-1]["url"],
            "evidence": "verified",
        }
        assert listed["duty"]["da"].startswith("Kommunen skal vurdere underretningen senest 24 timer efter")
