"""The course of a case: one bubble of three steps per topic, told only to somebody who asks how it goes."""

import re
from pathlib import Path

import pytest

from actions.rules.course import asks_for_course, course_of
from actions.rules.say import Say
from bot import organisation
from bot.texts import LANGUAGES, load_texts

CATALOGUE = organisation.load(Path("bot/municipality"))
TEXTS = load_texts()


def bubble(topic: str, lang: str) -> str:
    say = course_of(topic, CATALOGUE, lang)
    assert say is not None, topic
    return TEXTS(say.key, lang, **say.args)


def test_it_is_one_bubble_marked_as_general() -> None:
    assert bubble("hjemmehjaelp", "da").splitlines() == [
        "Hjemmehjælp og helhedspleje. Sådan går det som regel:",
        "1. Du eller en pårørende ringer til kommunen og fortæller, hvad der er svært.",
        "2. En visitator besøger dig som regel og ser, hvad du har brug for.",
        "3. Du får en afgørelse om hjælpen. Et nej siger hvorfor, og hvor du klager.",
        "Din sag kan være anderledes.",
    ]
    assert bubble("rotter", "en").splitlines()[0] == "Rats and pests. This is how it usually goes:"
    assert bubble("rotter", "en").splitlines()[-1] == "Your case may be different."


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("topic", sorted(CATALOGUE.topics))
def test_every_topic_is_told_in_five_lines(topic: str, lang: str) -> None:
    lines = bubble(topic, lang).splitlines()
    assert len(lines) == 5
    assert [line[:3] for line in lines[1:4]] == ["1. ", "2. ", "3. "]
    assert lines[0].startswith(CATALOGUE.label("emne", topic, lang))
    assert not re.search(r"[{}\x1f]", "".join(lines))


def test_it_travels_through_the_engine_unchanged() -> None:
    say = course_of("pas", CATALOGUE, "da")
    assert say is not None
    assert Say.from_json(say.as_json()) == say
    assert not say.choices


@pytest.mark.parametrize("topic", ["", "andet", "et_emne_fra_i_morgen"])
def test_an_unknown_topic_has_none(topic: str) -> None:
    assert course_of(topic, CATALOGUE, "da") is None


def test_an_unknown_language_is_told_in_danish() -> None:
    danish = course_of("pas", CATALOGUE, "da")
    other = course_of("pas", CATALOGUE, "de")
    assert danish is not None
    assert other is not None
    assert other.args == danish.args


@pytest.mark.parametrize(
    "text",
    [
        "Hvordan foregår det?", "hvordan foregår det", "Hvordan foregaar det", "Okay, hvordan foregår det så?", "Hvordan foregår sådan en sag?",
        "Hvordan foregår det normalt?", "hvordan foregår det med hjemmehjælp", "Hvordan foregår det, når man søger et hjælpemiddel?",
        "Hvad sker der nu?", "Og hvad sker der så?", "Tak. Hvad sker der nu?", "hvad sker der bagefter", "Hvad sker der normalt nu?",
        "Hvad skal der ske nu?", "Hvad er det næste?", "Hvad er næste skridt?", "Hvor langt er jeg?", "hvor langt er jeg nået", "hvor langt er jeg i forløbet",
        "Hvordan plejer det at foregå?", "Kan du fortælle mig, hvordan det foregår?", "Jeg vil gerne vide, hvad der sker nu", "Forklar mig hvad der sker bagefter",
        "Kan du forklare, hvad der normalt sker nu?", "Hvordan ser forløbet ud?",
        "hvordan forgår det", "hva sker der nu", "Hvad sker der herfra?", "Hvordan foregår en byggesag?", "Hvordan foregår en sag om kontanthjælp?",
        "Hvordan foregår sådan et forløb?", "What happens next?", "Ok, so what happens now?", "what usually happens next", "What's next?", "What is the next step?", "How does it work?",
        "What is the process?", "Can you tell me what happens next?", "How far am I?", "Can you explain how it works?",
    ],
)  # fmt: skip
def test_who_asks_how_it_goes_is_understood(text: str) -> None:
    assert asks_for_course(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "?", "hej", "Hvad sker der?", "Hvad sker der med min sag?", "Hvor langt er min sag?", "Hvor langt er I med min sag?", "Hvad er status?",
        "Hvordan søger jeg kontanthjælp?", "Hvordan går det?", "Hvordan klager jeg?", "Hvad sker der, hvis jeg klager for sent?", "Hvor langt er der til rådhuset?",
        "Jeg ved ikke, hvad der sker nu", "Ingen fortæller mig, hvad der sker nu", "De svarer ikke, og hvad sker der nu", "Jeg vil klage over, hvordan det foregår",
        "Det foregår ikke ordentligt på plejehjemmet", "Hvad sker der nu for min datter, når hun er blevet slået i skolen af en lærer i dag",
        "hvad er der sket nu", "Hvad sker der i skolen?", "Hvad er det næste møde?", "How do I apply?", "Any news?", "What happened to my case?", "Nobody tells me what happens next", "I do not know how it works",
        "hvad er det næste skridt " + "og " * 20,
    ],
)  # fmt: skip
def test_other_questions_and_complaints_are_not_taken_for_it(text: str) -> None:
    assert not asks_for_course(text)
