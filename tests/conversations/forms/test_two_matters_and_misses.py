"""Two matters in one message, and words that nobody understands: as a citizen meets them on the web and in Telegram."""

from __future__ import annotations

import pytest

from tests.conversations.forms.citizen import Bench, Citizen
from tests.conversations.forms.conftest import someone_new
from tests.conversations.product import Served
from tests.conversations.scenarios.stage import registered

TWO = (
    "Jeg har ventet tre måneder på svar fra ydelseskontoret om mine sygedagpenge, og ingen ringer tilbage. "
    "Og så er der en helt anden ting. Hullet i vejen foran vores hus er stadig ikke lavet, selv om jeg har meldt det fire gange."
)


@pytest.fixture(params=["web", "telegram"])
def heard(request: pytest.FixtureRequest, engine: tuple[Served, Bench]) -> Citizen:
    """Somebody whom the real engine listens to."""
    return someone_new(engine, str(request.param))()


def test_two_matters_become_two_cases_where_the_citizen_wants_it(heard: Citizen) -> None:
    assert "ask.to_sager" in heard.say(TWO)
    heard.say("to sager")
    heard.finish()
    assert heard.slot, "the second matter goes on by itself"
    heard.finish()
    first, second = registered(heard.product, heard.way.id)
    assert {first["afdeling"], second["afdeling"]} == {"ydelser", "by_og_miljoe"}


def test_two_matters_stay_one_case_where_the_citizen_wants_that(heard: Citizen) -> None:
    heard.say(TWO)
    heard.say("en sag")
    heard.finish()
    (case,) = registered(heard.product, heard.way.id)
    assert "sygedagpenge" in case["story"] and "Hullet i vejen" in case["story"]


def test_words_that_nobody_understands_twice_lead_to_the_form(heard: Citizen) -> None:
    assert heard.say("blorf gnyf")[0].startswith("svar.uforstaaeligt")
    assert heard.say("snurf mip kloft")[-1] == "ask.beskrivelse.foerst" and heard.slot == "beskrivelse"
    heard.say("Jeg har ventet fire måneder på svar om mine sygedagpenge")
    case = heard.finish()
    assert case["emne"] == "sygedagpenge"


def test_what_is_never_understood_is_read_by_a_human(heard: Citizen) -> None:
    for words in ("blorf gnyf", "snurf mip kloft", "vrok flimp drask"):
        heard.say(words)
    case = heard.finish()
    assert "vrok flimp drask" in case["story"] and case["kind"] == "klage"


def test_a_topic_told_in_answer_to_a_question_is_taken_without_the_engine(citizen: Citizen) -> None:
    citizen.say("Hej, jeg har et problem og jeg er ikke god til dansk, kan du hjælpe mig")
    citizen.say("det er om sygedagpenge")
    case = citizen.finish()
    assert (case["emne"], case["afdeling"]) == ("sygedagpenge", "ydelser")
