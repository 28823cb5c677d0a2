"""The 14 situations, each in Danish, misspelt and in English: first aid comes first. What only sounds like them is met as anything else.

The API tells no text keys, so what a citizen sees is compared with the texts themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.rules.danger import assess
from bot import organisation
from bot.dialogue.render import Renderer
from bot.first_aid import FirstAid
from bot.texts import LANGUAGES, load_texts
from tests.conversations.danger_messages import SITUATIONS
from tests.conversations.product import Served
from tests.conversations.test_danger_anywhere import alarms

CATALOGUE = organisation.load(Path("bot/municipality"))
TEXTS = load_texts()
AID = FirstAid(CATALOGUE, TEXTS)
BY_THE_RULES = 78
"""Of the 84 messages at least so many are met without the engine; the others are misspelt in ways that only it reads."""


def first_words(akut: str, lang: str = "da") -> str:
    return Renderer(TEXTS, CATALOGUE.municipality).text(AID.say(akut, lang), lang)


def met_with(product: Served, text: str) -> str:
    """The situation whose first words answer `text`, or an empty string."""
    said = {first_words(akut, lang): akut for akut in SITUATIONS for lang in LANGUAGES}
    talk = product.talk()
    talk.say(text)
    found = [said[reply["text"]] for reply in talk.replies if reply["text"] in said]
    assert len(found) <= 1 and (not found or talk.replies[0]["text"] in said), "danger first, and once"
    return found[0] if found else ""


@pytest.fixture(scope="module")
def without_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(folder=tmp_path_factory.mktemp("without_engine")).start(with_engine=False)
    yield served
    assert served.stop() == 0


def test_every_situation_has_enough_to_go_by() -> None:
    assert set(SITUATIONS) == set(CATALOGUE.urgent)
    for akut, situation in SITUATIONS.items():
        assert len(situation.triggers) >= 6 and len(situation.guards) >= 4, akut


@pytest.mark.parametrize("akut", SITUATIONS)
def test_the_situation_is_met_with_its_first_words(product: Served, akut: str) -> None:
    assert {text: met_with(product, text) for text in SITUATIONS[akut].triggers} == dict.fromkeys(SITUATIONS[akut].triggers, akut)


@pytest.mark.parametrize("akut", SITUATIONS)
def test_what_only_sounds_like_it_is_met_as_anything_else(product: Served, akut: str) -> None:
    assert {text: met_with(product, text) for text in SITUATIONS[akut].guards} == dict.fromkeys(SITUATIONS[akut].guards, "")


@pytest.mark.parametrize("akut", SITUATIONS)
def test_the_same_without_the_engine_where_the_rules_carry_it(without_engine: Served, akut: str) -> None:
    situation = SITUATIONS[akut]
    carried = [text for text in situation.triggers if (found := assess(text)) and found.id == akut]
    assert len(carried) >= len(situation.triggers) - 1
    assert {text: met_with(without_engine, text) for text in carried} == dict.fromkeys(carried, akut)
    assert {text: met_with(without_engine, text) for text in situation.guards} == dict.fromkeys(situation.guards, "")


def test_the_rules_alone_carry_nearly_all() -> None:
    carried = [
        text for akut, situation in SITUATIONS.items() for text in situation.triggers if (found := assess(text)) and found.id == akut
    ]
    assert len(carried) >= BY_THE_RULES


@pytest.mark.parametrize("akut", SITUATIONS)
def test_the_duty_contact_is_told_when_the_situation_raises_an_alarm(without_engine: Served, akut: str) -> None:
    talk = without_engine.talk()
    talk.say(next(text for text in SITUATIONS[akut].triggers if assess(text)))
    told = alarms(without_engine, talk.id)
    assert told == ([] if CATALOGUE.urgent[akut].alarm == "nej" else [akut])
