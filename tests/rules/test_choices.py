"""Typed answers to offered choices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.choices import resolve, yes_no
from actions.rules.fold import fold

TOPICS = ["Hjemmehjælp", "Børnehave og SFO", "Pas", "Noget andet"]
CONSENT = ["Ja, det må I gerne", "Nej, ikke uden at spørge mig", "Ved ikke"]
REGISTER = ["Ja, registrér den", "Ret noget", "Slet det hele"]
CONTACT = ["Her i chatten", "På mail", "På telefon", "Jeg vil være anonym"]


@pytest.mark.parametrize(
    ("text", "titles", "expected"),
    [
        ("Hjemmehjælp", TOPICS, 0),
        ("hjemmehjaelp!", TOPICS, 0),
        ("HJEMMEHJÆLP.", TOPICS, 0),
        ("hjemme", TOPICS, 0),
        ("boernehave og sfo", TOPICS, 1),
        ("børnehave", TOPICS, 1),
        ("sfo", TOPICS, 1),
        ("pas", TOPICS, 2),
        ("noget andet", TOPICS, 3),
        ("1", TOPICS, 0),
        ("1.", TOPICS, 0),
        ("2)", TOPICS, 1),
        ("nr 2", TOPICS, 1),
        ("nummer 3", TOPICS, 2),
        ("den første", TOPICS, 0),
        ("Den forste", TOPICS, 0),
        ("den anden", TOPICS, 1),
        ("the second one", TOPICS, 1),
        ("option one", TOPICS, 0),
        ("jeg vælger den tredje, tak", TOPICS, 2),
        ("sidste", TOPICS, 3),
        ("den sidste", TOPICS, 3),
        ("5", TOPICS, None),
        ("0", TOPICS, None),
        ("ja", CONSENT, 0),
        ("jep", CONSENT, 0),
        ("Ja tak!", CONSENT, 0),
        ("ok", CONSENT, 0),
        ("yes", CONSENT, 0),
        ("nej", CONSENT, 1),
        ("Næ", CONSENT, 1),
        ("no", CONSENT, 1),
        ("nej tak", CONSENT, 1),
        ("det ved jeg ikke", CONSENT, 2),
        ("ja", REGISTER, 0),
        ("ja det er fint", REGISTER, 0),
        ("nej", REGISTER, None),
        ("ret", REGISTER, 1),
        ("slet", REGISTER, 2),
        ("mail", CONTACT, 1),
        ("telefon", CONTACT, 2),
        ("anonym", CONTACT, 3),
        ("i chatten", CONTACT, 0),
        ("jeg vil", CONTACT, 3),
        ("på", CONTACT, None),
        ("paa", CONTACT, None),
        ("ja", TOPICS, None),
        ("", TOPICS, None),
        ("???", TOPICS, None),
        ("ja men hvad med min fars sag", CONSENT, None),
        ("ja, men kun hvis I ikke ringer", CONSENT, None),
        ("nej men min datter har", CONSENT, None),
        ("jeg har to børn og en sag i kommunen", CONSENT, None),
        ("den første afgørelse var forkert", TOPICS, None),
        ("jeg har fået hjemmehjælp i tre år og nu er den stoppet igen uden varsel", TOPICS, None),
        ("1", [], None),
    ],
)
def test_what_an_answer_means(text: str, titles: list[str], expected: int | None) -> None:
    assert resolve(text, titles) == expected


def test_an_answer_that_fits_two_titles_is_left_to_the_citizen() -> None:
    titles = ["Handicap (børn)", "Handicap (voksne)", "Ja, den ene", "Ja, den anden"]
    assert resolve("handicap", titles) is None
    assert resolve("ja", titles) is None
    assert resolve("voksne", titles) == 1
    assert resolve("ens", ["ens", "ens"]) is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Ja", "ja"), ("jo!", "ja"), ("jep", "ja"), ("yes please", "ja"), ("ja det har jeg", "ja"), ("det har jeg", "ja"), ("okay", "ja"),
        ("Ja, det må I gerne.", "ja"), ("nej", "nej"), ("næ", "nej"), ("nej tak", "nej"), ("Nej, ikke endnu", "nej"), ("no", "nej"),
        ("ikke endnu", "nej"), ("det har jeg ikke", "nej"), ("ved ikke", "ved_ikke"), ("måske", "ved_ikke"), ("not sure", "ved_ikke"),
        ("Det kan jeg ikke huske", "ved_ikke"), ("ja men hvad med min fars sag", None), ("januar", None),
        ("nej det er ikke i orden at", None), ("tak", None), ("", None), ("jeg har talt med Ydelser", None), ("nejmen hør nu", None),
    ],
)  # fmt: skip
def test_yes_and_no(text: str, meaning: str | None) -> None:
    assert yes_no(text) == meaning


@given(st.lists(st.text(min_size=1).filter(fold), min_size=1, max_size=6, unique_by=fold), st.data())
def test_a_title_always_means_itself(titles: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(titles) - 1))
    assert resolve(f"  {titles[index].upper()} " if fold(titles[index].upper()) == fold(titles[index]) else titles[index], titles) == index


@given(st.text(), st.lists(st.text(), max_size=6))
def test_the_answer_is_always_one_of_those_offered(text: str, titles: list[str]) -> None:
    found = resolve(text, titles)
    assert found is None or 0 <= found < len(titles)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Børnehave & SFO!", "boernehave sfo"),
        ("ÆØÅ æøå", "aeoeaa aeoeaa"),
        ("Café—crème", "cafe creme"),
        ("A\u030angstro\u0308m", "aangstroem"),
    ],
)
def test_what_folding_does(text: str, folded: str) -> None:
    assert fold(text) == folded
