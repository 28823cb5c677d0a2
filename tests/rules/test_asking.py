"""Questions about the service are known and answered; everything else is left to the conversation."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from actions.rules.asking import answer, topic_of
from actions.rules.draft import Draft, Slot
from bot.dialogue.render import Renderer
from bot.texts import load_texts
from tests.rules.drafts import CATALOGUE, OFFICE, at, started

RENDERER = Renderer(load_texts(Path("bot/municipality/texts")), CATALOGUE.municipality)
ASKED = {
    "svartid": """
        Hvor lang tid tager det?
        hvornår får jeg svar
        hvonår får jeg svar
        Hvor længe skal jeg vente på svar?
        hvor hurtigt svarer I
        hvor mange dage tager det inden jeg får svar
        hvad er jeres svartid
        hvornår hører jeg fra jer?
        how long does it take
        when will I get an answer?
    """,
    "hvem_laeser": """
        Hvem læser det her?
        hvem kan se hvad jeg skriver
        er det fortroligt
        er det her fortroligt, det jeg skriver?
        har I tavshedspligt
        siger I det til min sagsbehandler?
        fortæller du det videre til kommunen?
        kan min sagsbehandler se det her
        får min sagsbehandler det at vide
        who reads this
        is this confidential?
        do you tell my caseworker?
    """,
    "kontaktdata": """
        hvad bruger I mit nummer til
        Hvad skal I bruge min mail til?
        hvorfor skal I bruge mit telefonnummer
        hvorfor vil I have min mailadresse
        what do you use my phone number for
        why do you need my number?
    """,
    "pris": """
        Koster det noget?
        hvad koster det
        er det gratis
        skal jeg betale for hjælpen?
        koster det noget at skrive til jer
        does it cost anything
        is it free?
    """,
    "anonym": """
        skal jeg skrive mit navn
        behøver jeg at sige hvad mit navn er?
        Kan jeg være anonym?
        er jeg anonym
        må man klage anonymt
        er det nødvendigt at opgive sit navn?
        can I be anonymous
        do I have to give my name?
    """,
    "login": """
        skal jeg logge ind
        skal jeg skrive mit cpr nummer?
        skal jeg bruge MitID
        er det nødvendigt at logge på med mitid?
        do I need MitID
        do I have to log in?
    """,
    "fuldmagt": """
        hvad er en fuldmagt
        Hvad betyder fuldmagt?
        hvad er en fuldmakt
        hvordan giver man en fuldmagt
        forklar mig hvad en fuldmagt er
        what is a power of attorney
        what is a fuldmagt?
    """,
    "bisidder": """
        hvad er en bisidder
        Hvad betyder bisidder?
        hvad er forskellen på en bisidder og en partsrepræsentant?
        hvad gør en bisidder
        hvad må en bisidder
        what is a bisidder
    """,
    "partsrepraesentant": """
        hvad er en partsrepræsentant
        Hvad betyder partsrepræsentant?
        hvad er en partsrepresentant
        hvad gør en partsrepræsentant?
        hvad vil det sige at være partsrepræsentant
        what is a partsrepræsentant?
    """,
    "aktindsigt": """
        hvad er aktindsigt
        Hvad betyder aktindsigt?
        hvad er aktinsigt
        hvad vil aktindsigt sige
        what is aktindsigt
        what does aktindsigt mean?
    """,
    "klage": """
        hvad er en klage
        Hvad er en klage?
        hvad tæller som en klage
        er det her en klage?
        hvornår er noget en klage
        what is a complaint
        what counts as a complaint?
    """,
    "afgoerelse": """
        hvad er en afgørelse
        Hvad betyder afgørelse?
        hvad er en afgøelse
        hvad mener I med en afgørelse
        what is a decision
        what does afgørelse mean?
    """,
    "borgerraadgiver": """
        hvad er en borgerrådgiver
        Hvad laver en borgerrådgiver?
        hvem er borgerrådgiveren
        hvad kan borgerrådgiveren hjælpe med
        hvad er en borgeråadgiver
        what does the citizens' advisor do
        who is the advisor?
    """,
    "samtykke": """
        hvad sker der hvis jeg siger nej
        Hvad sker der, hvis jeg siger ja?
        hvad hvis jeg siger nej
        hvad betyder samtykke
        hvad er et samtykke?
        what happens if I say no
        what happens if I say yes?
    """,
    "uafhaengig": """
        er I uafhængige
        Er du uafhængig af kommunen?
        er borgerrådgiveren neutral
        arbejder du for kommunen
        er du ansat i kommunen?
        hvis side er I på
        are you independent
        do you work for the municipality?
    """,
    "aendre": """
        kan I ændre afgørelsen
        Kan borgerrådgiveren lave en afgørelse om?
        kan du omgøre afgørelsen
        kan I ændre kommunens afgørelse
        can you change the decision
        can the advisor overturn a decision?
    """,
    "brev": """
        kan jeg komme forbi og få hjælp til et brev
        kan jeg få hjælp til et brev personligt?
        må jeg komme ned med et brev
        kan jeg komme og vise jer brevet
        kan I hjælpe med et brev hvis jeg kommer forbi
        can I come in person with a letter
        can I come and get help with a letter?
    """,
    "besoeg": """
        hvor ligger I
        Hvor holder borgerrådgiveren til?
        hvad er adressen
        kan jeg komme forbi
        hvornår er der åben rådgivning
        er der åben rådgivning på mandag?
        kan man komme uden aftale på mandag
        where is your office
        what is the address?
        can I drop in on Monday
    """,
    "aabningstid": """
        hvornår har I åbent
        Hvad er jeres åbningstider?
        hvornår har i telefontid
        har I åbent nu
        har I åbent i weekenden?
        har borgerrådgiveren lukket i påsken
        hvad er telefonnummeret til borgerrådgiveren
        hvornår kan jeg ringe
        when are you open
        what are your opening hours?
    """,
    "vedhaeft": """
        kan jeg sende et billede
        Kan jeg vedhæfte et brev?
        hvordan sender jeg et dokument
        må jeg lægge et billede op
        kan jeg vedhæfe en fil
        kan du læse et billede
        can I attach a picture
        how do I send a letter here?
    """,
    "data": """
        hvad sker der med mine data
        Hvad sker der med det, jeg skriver?
        gemmer I det jeg skriver
        hvor længe gemmer I mine oplysninger
        bliver det gemt
        hvad gør I med mine oplysninger?
        what happens to my data
        how long do you keep my information?
    """,
    "senere": """
        kan jeg komme tilbage senere
        Kan jeg skrive videre i morgen?
        må jeg holde pause
        kan jeg fortsætte senere
        kan jeg vende tilbage en anden dag?
        can I come back later
        can I continue tomorrow?
    """,
    "status": """
        hvor kan jeg se status
        Hvor ser jeg, hvordan det går?
        kan jeg følge min henvendelse
        hvordan kan jeg følge min sag her
        hvad skal jeg bruge koden til?
        where can I see the status
        how can I follow my case?
    """,
    "slet": """
        kan jeg slette det jeg har skrevet
        Kan det slettes igen?
        hvordan sletter jeg samtalen
        kan man få slettet sine oplysninger
        kan jeg fjerne det igen
        can I delete what I wrote
        can my data be deleted?
    """,
    "forloeb": """
        hvad sker der nu
        Hvordan foregår det?
        hvad sker der så
        hvad er næste skridt
        what happens now
        how does it work?
    """,
}
NOT_ASKED = """
    Jeg har ventet fire måneder på svar om mine sygedagpenge
    kan I hjælpe mig med at få svar?
    hvornår får jeg svar fra kommunen
    hvornår får jeg svar på min ansøgning om boligstøtte
    hvorfor får jeg ikke svar
    hvorfor svarer min sagsbehandler ikke
    hvor lang tid har jeg til at klage
    hvor lang tid har jeg til at svare på brevet
    hvornår skal jeg svare
    hvor lang tid må kommunen være om min sag?
    hvem er min sagsbehandler
    hvem skal jeg ringe til om min pension
    hvem bestemmer i kommunen
    hvem har læst min sag i jobcentret
    kan jeg få at se hvad kommunen skriver om mig
    hvad siger kommunen til det
    må min sagsbehandler ringe til min læge?
    skal jeg betale min husleje
    hvorfor skal jeg betale
    hvornår skal jeg betale det tilbage
    hvad koster en børnehave
    hvad koster et pas
    hvad er dit navn
    hvorfor står der forkert navn i mit brev?
    hvorfor kan jeg ikke logge ind
    jeg kan ikke logge på med mitid
    mit mitid virker ikke, hvad gør jeg?
    jeg vil gerne være anonym
    jeg har en fuldmagt
    er min fuldmagt god nok
    hvorfor skal jeg have en fuldmagt til min mor?
    jeg vil have aktindsigt i min sag
    hvordan får jeg aktindsigt
    kan jeg få aktindsigt i min datters sag?
    Bad om aktindsigt for tre uger siden og har stadig intet hørt
    hvordan klager jeg
    kan jeg klage over min sagsbehandler?
    må jeg klage over en afgørelse
    hvad er min afgørelse
    hvorfor fik jeg afslag
    Ankestyrelsen sendte min sag retur, hvad betyder hjemvist
    kan borgerrådgiveren hjælpe mig?
    kan borgerrådgiveren tage med til møde på torsdag
    Kan du tage med til møde på torsdag, jeg stoler ikke på dem
    må jeg optage mødet på min telefon
    Skal de virkelig se mine kontoudtog?
    kan kommunen ændre min afgørelse
    kan du ændre mit ønske
    har fået afslag på rollator, kan I ændre det
    hvor er min sag
    hvor skal jeg henvende mig om hjemmehjælp
    hvor finder jeg en plejehjemsplads til min far
    hvornår har jobcentret åbent
    hvad er nummeret til ydelseskontoret
    hvad er mit nummer
    hvornår åbner genbrugspladsen
    kan I sende et brev til min læge?
    kan du sende mig et brev
    hvorfor sender kommunen mine breve til en forkert adresse
    kan jeg få mine penge tilbage
    kan jeg få mit barn tilbage
    hvornår kommer min hjælper tilbage
    kan I slette min gæld
    kan du slette det jeg har skrevet
    kan man komme forbi køen til en bolig
    er du et menneske
    hvad kan du
    tak
    ja
    nej, det ved jeg ikke
    hvorfor får jeg ik boligstøtte i den her måned
    Jeg bor på Mandagsvej, og skraldet bliver ikke hentet, hvornår sker der noget?
    my case has been open for four months, when will the municipality answer?
    how do I appeal the decision
    can I see my file?
    where do I pay my rent
    is my caseworker allowed to call my doctor?
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("topic", "question"), [(topic, line) for topic, table in ASKED.items() for line in lines(table)])
def test_a_question_about_the_service_is_known(topic: str, question: str) -> None:
    assert topic_of(question) == topic
    assert answer(question, None, OFFICE) is not None


def test_each_topic_is_asked_in_six_ways_at_least() -> None:
    assert min(len(lines(table)) for table in ASKED.values()) >= 6
    assert len(lines(NOT_ASKED)) >= 60


@pytest.mark.parametrize("text", lines(NOT_ASKED))
def test_everything_else_goes_on_to_the_conversation(text: str) -> None:
    assert topic_of(text) == ""
    assert answer(text, None, OFFICE) is None


@pytest.mark.parametrize("slot", [Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE, Slot.BEKRAEFT])
@pytest.mark.parametrize(
    "question", ["hvem læser det her?", "hvad koster det", "hvad er en bisidder?", "hvornår får jeg svar på min klage?"]
)
def test_asked_in_the_middle_of_the_form_it_is_answered(slot: Slot, question: str) -> None:
    said = answer(question, at(slot), OFFICE)
    assert said is not None and said.key.startswith("svar.om.")


@pytest.mark.parametrize(
    "wish",
    [
        "kan I hjælpe mig med at få svar?", "hvornår får jeg svar?", "kan I ændre afgørelsen?", "kan jeg komme forbi?", "at jeg får et svar",
        "kan du ringe til min sagsbehandler?", "hvorfor svarer de ikke?", "kan I sige det til min sagsbehandler?",
    ],
)  # fmt: skip
def test_a_wish_that_sounds_like_a_question_is_a_wish(wish: str) -> None:
    assert answer(wish, at(Slot.OENSKE), OFFICE) is None


@pytest.mark.parametrize("question", ["hvem læser det her?", "koster det noget?", "er det fortroligt?", "hvad er aktindsigt?"])
def test_a_plain_question_is_a_question_at_the_wish_too(question: str) -> None:
    assert answer(question, at(Slot.OENSKE), OFFICE) is not None


@pytest.mark.parametrize(
    "question",
    [
        "hvorfor", "hvorfor spørger du om det?", "Hvorfor vil I vide det?", "hvad skal I bruge det til", "why do you ask?", "hvad mener du",
        "jeg forstår ikke spørgsmålet", "why do you need to know that",
    ],
)  # fmt: skip
@pytest.mark.parametrize("slot", list(Slot))
def test_why_a_question_is_put_is_told_for_every_question(question: str, slot: Slot) -> None:
    said = answer(question, started(requested=slot), OFFICE)
    assert said is not None and said.key == f"svar.hvorfor.{slot.value}"
    assert RENDERER.can_say(said, "da") and RENDERER.can_say(said, "en")


def test_why_means_nothing_while_nothing_is_asked() -> None:
    assert answer("hvorfor spørger du om det?", None, OFFICE) is None


@pytest.mark.parametrize("slot", [Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE])
@pytest.mark.parametrize("question", ["hvad tid spiser I frokost?", "er det dig der bestemmer over pengene?", "kan man også få fodpleje?"])
def test_a_question_nobody_has_an_answer_to_is_not_swallowed(slot: Slot, question: str) -> None:
    said = answer(question, at(slot), OFFICE)
    assert said is not None and said.key == "svar.spoergsmaal"


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (Slot.TALT, "ja, hvorfor?"), (Slot.TALT, "er det ikke nok at jeg har ringet ti gange?"), (Slot.KONTAKT, "kan I ringe på 20 30 40 50?"),
        (Slot.SAMTYKKE, "nej, er det et problem?"), (Slot.BEKRAEFT, "kan du rette mit ønske?"), (Slot.KONTAKT, "mail?"),
        (Slot.BREVDATO, "er 3. marts ok?"), (Slot.TALT, "tilbage"), (Slot.SAMTYKKE, "ja"), (Slot.BEKRAEFT, "send"),
    ],
)  # fmt: skip
def test_an_answer_with_a_question_mark_stays_an_answer(slot: Slot, text: str) -> None:
    assert answer(text, started(requested=slot), OFFICE) is None


def test_how_it_goes_is_told_for_the_topic_of_the_case() -> None:
    draft: Draft = at(Slot.KONTAKT)
    said = answer("hvad sker der nu?", draft, OFFICE)
    assert said is not None and said.key == "forloeb" and "sygedagpenge" in said.args["emne"].casefold()
    nowhere = answer("hvad sker der nu?", replace(draft, emne=""), OFFICE)
    assert nowhere is not None and nowhere.key == "svar.om.forloeb"


def test_the_hours_say_whether_it_is_open_now_and_when_it_opens() -> None:
    open_now = answer("har I åbent nu?", None, OFFICE)
    closed = answer("har I åbent nu?", None, replace(OFFICE, now=datetime(2026, 11, 20, 21, 40, tzinfo=UTC)))
    assert open_now is not None and closed is not None
    assert "åben i dag til kl. 16" in RENDERER.text(open_now, "da")
    assert "9-16" in RENDERER.text(open_now, "da") and "fredag 9-14" in RENDERER.text(closed, "da")
    over_christmas = replace(OFFICE, now=datetime(2026, 12, 23, 20, 0, tzinfo=UTC), day=datetime(2026, 12, 23, tzinfo=UTC).date())
    said = answer("hvornår har I åbent?", None, over_christmas)
    assert said is not None and "åbner mandag den 28. december kl. 9" in RENDERER.text(said, "da")


def test_the_open_counselling_is_told_as_the_municipality_wrote_it() -> None:
    said = answer("kan jeg komme forbi?", None, OFFICE)
    assert said is not None
    assert CATALOGUE.municipality.open_counselling["da"] in RENDERER.text(said, "da")
    assert CATALOGUE.municipality.open_counselling["en"] in RENDERER.text(said, "en")
    place = replace(CATALOGUE.municipality, open_counselling={})
    without = answer("kan jeg komme forbi?", None, replace(OFFICE, catalogue=replace(CATALOGUE, municipality=place)))
    assert without is not None and "rådgivning" not in Renderer(load_texts(), place).text(without, "da").replace("borgerrådgiver", "")


def test_the_aim_is_a_date_and_no_promise() -> None:
    said = answer("hvornår får jeg svar?", None, OFFICE)
    assert said is not None
    assert "torsdag den 26. november 2026" in RENDERER.text(said, "da") and "ikke et løfte" in RENDERER.text(said, "da")


@pytest.mark.parametrize("topic", sorted(ASKED))
@pytest.mark.parametrize("lang", ["da", "en"])
def test_an_answer_is_three_sentences_at_most(topic: str, lang: str) -> None:
    said = answer(lines(ASKED[topic])[0], None, OFFICE)
    assert said is not None
    words = RENDERER.text(replace(said, args={**said.args, "adresse": "Vej 1", "raadgivning": "Mandag", "telefon": "1", "tid": "9"}), lang)
    assert len(re.findall(r"[^\d\s][.?:](?=\s|$)", words.replace(" kl.", ""))) <= 3, words
    assert "!" not in words


def test_a_long_text_is_a_story() -> None:
    assert topic_of("hvem læser det her? " + "Jeg har ventet på svar fra kommunen i mere end fire måneder nu og er træt af det.") == ""


@pytest.mark.parametrize("text", ["", "?", "???", "😀", "\N{THUMBS UP SIGN}", " "])
def test_no_words_ask_nothing(text: str) -> None:
    assert answer(text, None, OFFICE) is None
