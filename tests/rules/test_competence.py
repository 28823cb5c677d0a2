"""What the advisor cannot take up is told with a reason; in doubt nothing is. All sentences are our own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.competence import ASKS, NOTES, Reason, named, reason
from actions.rules.elapsed import long_closed, may_be_long_closed
from bot.texts import load_texts

TODAY = date(2026, 11, 22)
TEXTS = load_texts()

FOUND = {
    "serviceniveau": [
        "Byrådet har besluttet at lukke biblioteket",
        "politikerne skærer på alt, det er for dårligt",
        "Kommunalbestyrelsen vil lukke vores skole",
        "jeg er imod lukning af svømmehallen",
        "Serviceniveauet i kommunen er for lavt",
        "jeg synes budgetforliget er forfærdeligt",
        "borgmesteren har vedtaget en spareplan",
        "The council decided to close the school",
    ],
    "ansaettelse": [
        "jeg er ansat i kommunen og min leder mobber mig",
        "Jeg blev fyret fra mit job som medarbejder i hjemmeplejen",
        "jeg arbejder som ansat i kommunen og får ikke min løn",
        "min leder på jobcentret mobber mig",
        "jeg er afskediget af kommunen efter 20 år",
        "Jeg skal til tjenstlig samtale",
        "min chef i hjemmeplejen truer mig med en advarsel",
        "I work for the municipality and was bullied",
    ],
    "ombudsmand_tilsyn_domstol": [
        "Jeg har klaget til Ombudsmanden over jer",
        "sagen ligger hos Ombudsmanden",
        "min sag er ved domstolene",
        "Jeg har lagt sag an mod kommunen",
        "ombudsmanden behandler min klage",
        "Vi har stævnet kommunen",
        "Byretten har fået sagen i maj",
        "The case is before the court",
    ],
    "over_et_aar": [
        "Sagen blev afsluttet i 2021 og den var forkert",
        "min sag blev lukket for tre år siden",
        "I lukkede min sag i 2019",
        "sagen blev afgjort i marts 2025, og det var en fejl",
        "Forløbet sluttede for halvandet år siden, den afgørelse holdt ikke",
        "der kom en endelig afgørelse i 2022",
        "sagen er afsluttet for 5 år siden",
        "The case was closed in 2020",
    ],
    "ikke_kommunen": [
        "min nabo larmer hver nat",
        "vores nabo vil ikke klippe sin hæk",
        "Jeg har købt en bil med fejl af en forhandler",
        "uenighed om arven efter min far",
        "min udlejer vil ikke give mig depositum tilbage",
        "vi skændes om et dødsbo",
        "reklamation over en sofa",
        "my landlord keeps my deposit",
    ],
    "foraeldremyndighed_skilsmisse": [
        "jeg vil have fuld forældremyndighed",
        "Vi skal have skilsmisse, hvad gør vi",
        "hjælp til bodeling",
        "min eks og jeg strides om forældremyndigheden",
        "kan jeg miste forældremyndigheden til min eksmand",
        "vi vil skilles",
        "delt forældremyndighed virker ikke",
        "I want a divorce",
    ],
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in FOUND.items() for text in texts])
def test_a_reason_is_found_in_ordinary_words(rule: str, text: str) -> None:
    found = reason(text, today=TODAY)
    assert found is not None
    assert found.id == rule
    assert found.asks
    assert found.words
    assert found.words.casefold() in " ".join(text.casefold().split())


GUARDED = {
    "serviceniveau": [
        "de har skåret min hjemmehjælp ned til en time",
        "Jeg har fået afslag på støtte på grund af jeres serviceniveau",
        "min mors rengøring er skåret væk, siger politikerne har besluttet det",
        "børne- og ungeudvalget har besluttet at anbringe min søn",
        "hvem sidder i byrådet",
        "mit afslag henviser til serviceniveauet",
        "jeg vil skrive til borgmesteren om min sag",
        "skolen har lukket min søns sag",
        "De afviste hospitalets anbefaling med ét ord: serviceniveau",
        "der er loft på 10 timer, sådan har byrådet besluttet det, vores datter har 40 anfald i døgnet",
    ],
    "ansaettelse": [
        "jeg er ansat i fleksjob og venter på kommunens svar",
        "jeg blev fyret fra Netto og søger kontanthjælp hos kommunen",
        "min søn er i praktik i kommunen via jobcentret",
        "min leder har ikke sendt papirer til sygedagpenge, kommunen rykker",
        "jeg arbejder på et lager og er sygemeldt",
        "lederen på plejehjemmet svarer ikke",
        "jeg søger job i kommunen",
        "min chef har fyret mig mens jeg var syg, må han det",
        "jeg er selv ansat i kommunen men skriver som mor, min datter bliver ikke hørt i skolen",
        "jeg er selv ansat i en anden kommune, mailen handler om min fars rengøring",
        "skolelederen truer med at smide min søn ud",
    ],
    "ombudsmand_tilsyn_domstol": [
        "hvordan klager jeg til Ombudsmanden",
        "kan jeg gå til ombudsmanden",
        "fogedretten har fået sagen, jeg bliver sat ud",
        "jeg overvejer at lægge sag an",
        "Ombudsmanden svarede at jeg skulle skrive til jer",
        "jeg har ret til en afgørelse",
        "jeg har ikke klaget til ombudsmanden",
        "sagen ligger hos jobcentret",
        "Jeg har skrevet til skolen og kommunen, men har ikke fået svar",
        "Elevrådet har skrevet til kommunen",
    ],
    "over_et_aar": [
        "min sag fra 2021 kører stadig",
        "sagen er ikke lukket, den er fra 2020",
        "jeg har ventet siden 2022",
        "sagen blev lukket for to måneder siden",
        "sagen blev afsluttet i marts 2026",
        "for et år siden blev sagen lukket",
        "sagen blev lukket i 2021 og genoptaget i år",
        "sagen om ekstra hjælp blev lukket i 2024, kan den åbnes",
        "jeg er født i 1962 og min sag blev lukket i går",
    ],
    "ikke_kommunen": [
        "naboens carport står 1 m fra skel, kommunen gør ikke noget",
        "min nabo bygger uden byggetilladelse",
        "min udlejer vil ikke udfylde papirer til boligstøtte",
        "jeg har klaget til kommunen over min nabo, der larmer",
        "boligforeningen har skimmel i min lejlighed",
        "min udlejer vil ikke lade mig bo, jeg er smidt ud",
        "jeg har arvet min mors sag i kommunen",
        "i har skrevet til min udlejer uden at spørge mig",
        "Jeg fik 12.000 i arv, dem vil I have",
        "jeg har købt hus og venter på byggetilladelse",
    ],
    "foraeldremyndighed_skilsmisse": [
        "jeg har forældremyndighed over min anbragte søn, som er i plejefamilie",
        "jeg er skilt og søger om kontanthjælp",
        "efter skilsmissen har folkeregistret ikke flyttet mig",
        "børnetilskud efter skilsmisse",
        "kommunen spørger hvem der har forældremyndighed",
        "skolen skriver kun til den ene forælder",
        "jeg er enlig og vil have friplads",
        "faren får alt at vide og jeg får ingenting, selvom vi har delt forældremyndighed",
        "afløb og regnvand skal skilles ad i vores gade",
        "min mor og far på 84 skal på plejehjem, skal de skilles nu",
        "min datter er anbragt og jeg vil have forældremyndigheden tilbage",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in GUARDED.items() for text in texts])
def test_nothing_of_the_municipality_is_turned_away(rule: str, text: str) -> None:
    found = reason(text, today=TODAY)
    assert found is None or found.id != rule


def test_what_was_understood_gives_a_reason_as_well() -> None:
    assert reason("det er en skandale", sub="klage_over_serviceniveau", today=TODAY) == Reason(id="serviceniveau")
    assert reason("han mobber mig", sub="klage_over_ansaettelsesforhold", today=TODAY) == Reason(id="ansaettelse")
    assert reason("Jeg har ventet fire måneder", sub="klage_over_sagsbehandling", today=TODAY) is None


def test_what_the_advisor_does_not_judge_is_told_and_not_asked() -> None:
    decision = reason("Jeg har fået afslag på rollator", sub="klage_over_afgoerelse", today=TODAY)
    assert decision == Reason(id="aendre_afgoerelse")
    assert not decision.asks
    help_wanted = reason("jeg får ingen hjælp", sub="klage_over_sagsbehandling", problems=("manglende_adgang_til_hjaelp",), today=TODAY)
    assert help_wanted == Reason(id="fagligt_indhold")
    other = reason("min nabo har fået et afslag", sub="klage_over_afgoerelse", today=TODAY, other_person=True)
    assert other == Reason(id="andre_personers_sag")


def test_a_municipality_may_leave_a_rule_out() -> None:
    text = "Sagen blev afsluttet i 2021 og den var forkert"
    assert reason(text, today=TODAY, rules=ASKS - {"over_et_aar"}) is None
    assert reason("x", sub="klage_over_serviceniveau", today=TODAY, rules=frozenset()) is None


@pytest.mark.parametrize(
    ("text", "today", "closed"),
    [
        ("sagen blev lukket i 2025", date(2026, 11, 22), ""),
        ("sagen blev lukket i 2025", date(2027, 1, 2), "2025"),
        ("sagen blev lukket i oktober 2025", date(2026, 11, 22), "oktober 2025"),
        ("sagen blev lukket i december 2025", date(2026, 11, 22), ""),
        ("sagen blev lukket for 2 år siden", date(2026, 11, 22), "2 år siden"),
        ("sagen blev lukket for to aar siden", date(2026, 11, 22), "to aar siden"),
        ("sagen blev lukket i 2031", date(2026, 11, 22), ""),
        ("sagen om 2021 kr blev lukket", date(2026, 11, 22), ""),
    ],
)
def test_a_year_is_counted_from_its_last_day(text: str, today: date, closed: str) -> None:
    assert long_closed(text, today) == closed


def test_an_old_matter_that_nobody_said_is_closed_is_asked_about() -> None:
    assert may_be_long_closed("min sag fra 2021 var forkert", TODAY)
    assert not may_be_long_closed("Sagen blev afsluttet i 2021", TODAY)
    assert not may_be_long_closed("min sag fra 2026 var forkert", TODAY)
    assert not may_be_long_closed("jeg flyttede hertil i 2021", TODAY)


@pytest.mark.parametrize("rule", sorted(ASKS | NOTES))
def test_every_reason_has_words_and_never_refuses(rule: str) -> None:
    found = named(rule)
    for lang, offer in (("da", ("Skal jeg", "Jeg skriver det ned")), ("en", ("Shall I", "I will write it down"))):
        said = TEXTS(found.key, lang)
        assert any(words in said for words in offer)
        assert said.rstrip().endswith("?" if found.asks else ".")
        assert "!" not in said


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(KeyError):
        named("for_sent")


@given(st.text(max_size=400))
def test_any_text_is_fine(text: str) -> None:
    found = reason(text, today=TODAY)
    assert found is None or found.key in TEXTS.keys("en")
