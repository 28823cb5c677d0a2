"""People who hide, and people who are ashamed: what they say in pieces is heard as one, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.product import Served, Talk


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product without its engine: what is read here is read by rules."""
    folder: Path = tmp_path_factory.mktemp("alone")
    served = Served(folder=folder).start(with_engine=False)
    yield served
    assert served.stop() == 0


@pytest.fixture
def talk(alone: Served) -> Talk:
    return alone.talk()


def test_two_words_at_a_time_are_a_cry_for_help(talk: Talk) -> None:
    talk.say("hjælp mig")
    said = talk.say("han kommer")
    assert "112" in said and "1888" in said and "Slet samtalen fra skærmen" in talk.titles


def test_also_in_the_middle_of_the_form(talk: Talk) -> None:
    talk.say("Jeg har ventet fire måneder på svar om mine sygedagpenge")
    talk.say("hjælp")
    said = talk.say("han råber")
    assert "112" in said and "Passer det" not in said


def test_what_is_told_in_answer_to_first_aid_is_in_the_story(talk: Talk) -> None:
    talk.say("jeg orker ikke mere, jeg vil bare dø")
    said = talk.say("det mener jeg ikke. jeg har ingen penge til bleer og mælk i dag til min datter")
    assert "Ydelser" in said, "the other need is met too"
    said = talk.choose("Gå videre")
    assert "hvad det handler om" not in said, "that has been told"
    summary = talk.until("Det her sender jeg til borgerrådgiveren")
    assert "bleer og mælk" in summary


def test_a_child_who_asks_whether_the_father_is_told_is_answered(talk: Talk) -> None:
    talk.say("jeg er 13 og min far slår mig når han er fuld")
    said = talk.say("sir du det til min far")
    assert "Jeg siger ikke noget til dem" in said and "Gå videre" in talk.titles


def test_whoever_hides_is_not_thanked_for_answering(talk: Talk) -> None:
    talk.say("hjælp mig")
    talk.say("han kommer")
    said = talk.say("på badeværelset")
    assert "Ring 112 nu" in said


def test_hesitation_is_no_matter(talk: Talk) -> None:
    said = talk.say("hej jeg ved ik hvem jeg skal spøre det er lidt pinligt")
    assert "Hvad er der sket" in said, "it is asked for, and not guessed"
    assert talk.titles == [] and "112" not in said
