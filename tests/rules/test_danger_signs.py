"""Danger that is told by its signs, two of them together; one alone is everyday talk. All sentences are our own."""

import pytest

from actions.rules.danger import assess

FOUND = [
    (
        "vold",
        "Han kommer hjem fra boreplatformen i morgen. Sidste gang endte det med tre brækkede ribben, nej brækket kæbe. Hvor kan jeg gå hen?",
    ),
    ("vold", "sidst fik jeg et blåt øje. vi skal være væk inden han opdager det"),
    ("vold", "Min eks står ude foran hver aften, og jeg tør ikke gå med skraldet"),
    ("vold", "min eksmand sidder i bilen uden for mit arbejde hver dag og følger efter mig"),
    ("barn_i_fare", "Naboens små piger står i vinduet og græder, og deres mor er fuld igen"),
    ("barn_i_fare", "Drengen går rundt på gaden sent. Faren er påvirket, det kan alle se."),
    ("ingen_penge_i_dag", "I har trukket mig i ydelsen. Det er fjerde dag med havregryn, og der er ni dage til den første"),
    ("ingen_penge_i_dag", "vi spiser kun ris til den 1. for der er ingen løn kommet"),
    ("politi_ikke_akut", "Min mor blev lokket til at give sin kode til MitID over telefonen"),
    ("politi_ikke_akut", "jeg er blevet snydt af en der sagde han var fra banken, han tog 40.000 fra min konto"),
]
QUIET = [
    "Sidst fik jeg et brækket stel på min kørestol, og det tog en måned at få den lavet",
    "Min søn fik slået en tand ud sidst i SFO'en, og han kommer hjem ked af det hver dag",
    "Min eks står også i køen hos jer hver dag",
    "Min eksmand står udenfor fællesskabet i jeres papirer",
    "Børnene leger ude på gaden, og bilerne kører for stærkt",
    "Moren til min kæreste er fuld af liv og vil gerne have en plejebolig",
    "Min søn spiser kun pasta, han har autisme. Kan vi få dækket merudgifter, det koster mange penge?",
    "Hjemmeplejen giver hende kun kaffe og kiks, og hun har penge nok",
    "I har snydt mig for penge i min kontanthjælp",
    "Vi bliver lokket med gratis parkering",
]


@pytest.mark.parametrize(("danger", "text"), FOUND)
def test_two_signs_together_are_danger(danger: str, text: str) -> None:
    found = assess(text)
    assert found is not None and found.id == danger


@pytest.mark.parametrize("text", QUIET)
def test_one_sign_alone_is_none(text: str) -> None:
    assert assess(text) is None
