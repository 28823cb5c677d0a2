"""The first words to somebody in danger: numbers that can be called, and never the example's zeros."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from actions.rules.case import Channel
from bot import organisation
from bot.dialogue.render import Renderer
from bot.first_aid import WIPED, FirstAid
from bot.texts import load_texts

CATALOGUE = organisation.load(Path("bot/municipality"))
TEXTS = load_texts()
NOT_VERIFIED = {"70 201 201", "116 111", "33 33 00 47", "70 11 07 07", "70 11 31 31", "70 15 03 00"}
ASKING = sorted(akut for akut, urgent in CATALOGUE.urgent.items() if urgent.asks)
EVERY = sorted(CATALOGUE.urgent)


def aid(phone: str = "00 00 00 00") -> FirstAid:
    return FirstAid(replace(CATALOGUE, municipality=replace(CATALOGUE.municipality, phone=phone)), TEXTS)


def words(akut: str, lang: str = "da", *, before: str = "") -> str:
    return Renderer(TEXTS, CATALOGUE.municipality).text(aid().say(akut, lang, before=before), lang)


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("akut", EVERY)
def test_a_number_that_is_not_filled_in_or_not_verified_is_never_given_to_somebody_in_danger(akut: str, lang: str) -> None:
    for before in ("", f"akut.{akut}"):
        said = words(akut, lang, before=before)
        assert "00 00 00 00" not in said
        assert not [number for number in NOT_VERIFIED if number in said]


@pytest.mark.parametrize("akut", EVERY)
def test_the_same_is_said_in_other_and_fewer_words_the_second_time_with_the_same_numbers(akut: str) -> None:
    first, second = aid().say(akut, "da"), aid().say(akut, "da", before=f"akut.{akut}")
    assert first.key != second.key and first.args["numre"] == second.args["numre"] and first.choices == second.choices
    if akut != "livsfare":  # the first is as short as can be
        assert len(words(akut, before=first.key)) < len(words(akut))
    assert aid().say(akut, "da", before=second.key).key == first.key


@pytest.mark.parametrize("lang", ["da", "en"])
def test_suicidal_thoughts_never_get_one_number_alone(lang: str) -> None:
    said = words("selvmordstanker", lang)
    assert "112" in said and "1813" in said
    assert ("din egen læge" in said and "lægevagten" in said) if lang == "da" else ("your own doctor" in said)


def test_the_advisor_is_among_several_numbers() -> None:
    lines = aid("20 30 40 50").say("selvmordstanker", "da").args["numre"].splitlines()
    assert len(lines) > 2 and "20 30 40 50" in lines[-1]


def test_the_police_stand_in_while_the_municipality_has_no_duty_line(tmp_path: Path) -> None:
    assert "114" in words("hjemloes_i_nat")
    own = tmp_path / "own"
    own.mkdir()
    for file in Path("bot/municipality").glob("*.yml"):
        text = file.read_text(encoding="utf-8").replace('duty_phone: ""', 'duty_phone: "20 30 40 51"')
        (own / file.name).write_text(text, encoding="utf-8")
    lines = FirstAid(organisation.load(own), TEXTS).say("hjemloes_i_nat", "da").args["numre"]
    assert "20 30 40 51" in lines and "114" not in lines


@pytest.mark.parametrize("akut", ASKING)
def test_the_first_words_end_in_a_question_that_can_be_answered_with_one_press(akut: str) -> None:
    said = aid().say(akut, "da")
    assert words(akut).endswith("?")
    assert [choice.value for choice in said.choices][:2] == ["tryg:ja", "tryg:nej"]


@pytest.mark.parametrize("akut", sorted(akut for akut in EVERY if not aid().pauses(akut)))
def test_where_the_conversation_goes_on_first_aid_asks_nothing_itself(akut: str) -> None:
    assert aid().say(akut, "da").choices == () and not words(akut).endswith("?")


def test_wiping_is_offered_where_somebody_at_home_may_read_along() -> None:
    offered = {akut: [choice.key for choice in aid().say(akut, "da").choices if choice.value == "slet_samtale"] for akut in EVERY}
    assert {akut for akut, keys in offered.items() if keys} == {"vold", "barn_skriver_selv"}
    in_telegram = aid().say("vold", "da", channel=Channel.TELEGRAM).choices
    assert "akut.valg.slet.telegram" in [choice.key for choice in in_telegram], "a screen of another company's cannot be wiped from here"


def test_a_child_gets_short_sentences() -> None:
    for key in ("", ".igen"):
        said = words("barn_skriver_selv", before="akut.barn_skriver_selv" if key else "")
        sentences = [sentence.split() for line in said.splitlines() if "•" not in line for sentence in line.replace("?", ".").split(".")]
        assert max(len(sentence) for sentence in sentences) <= 14
    assert not {"henvendelse", "borgerrådgiveren", "underretning", "forvaltning"} & set(words("barn_skriver_selv").lower().split())


def test_whoever_is_concerned_for_a_child_hears_of_anonymity_before_anything_is_asked() -> None:
    said = words("barn_i_fare")
    assert said.index("anonym") < said.index("?")
    assert "underretning" in said


@pytest.mark.parametrize(
    ("state", "channel", "registered", "key"),
    [
        ({}, Channel.WEB, False, "slettet"),
        ({"akut": "vold"}, Channel.WEB, False, "slettet.skaerm"),
        ({"akut": "vold"}, Channel.WEB, True, "slettet.registreret"),
        ({}, Channel.TELEGRAM, False, "slettet.telegram"),
        ({"akut": "barn_skriver_selv"}, Channel.TELEGRAM, False, "slettet.skaerm.telegram"),
        ({"akut": "vold"}, Channel.TELEGRAM, True, "slettet.registreret.telegram"),
        ({"akut": "et_gammelt_id"}, Channel.WEB, False, "slettet"),
    ],
)
def test_what_is_said_when_it_is_wiped(state: dict[str, str], channel: Channel, registered: bool, key: str) -> None:
    assert aid().wiped(state, channel, registered=registered).key == key
    assert all(TEXTS(key, lang) for lang in ("da", "en"))


def test_a_page_knows_the_words_after_which_it_is_cleared() -> None:
    assert all(not TEXTS.placeholders(key, lang) for key in WIPED for lang in ("da", "en"))


def test_what_is_left_over_from_a_situation_that_is_no_more_stops_nobody() -> None:
    assert aid().meet({"paused": "m1", "akut": "et_gammelt_id"}, "hej", "", "m2", Channel.WEB) is None
