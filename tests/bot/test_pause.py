"""After words about danger the conversation waits: an answer to "is anybody with you?" is no wish and no story."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from actions.rules.case import Henvendelse
from tests.running import STORY, Citizen, Running, running

DANGER = "orker ikke mere, jeg vil ikke leve længere"
VIOLENCE = "min mand slår mig"
NO_MONEY = "jeg har ingen penge til mad i dag"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path) as started:
        yield started


async def keys(house: Running, citizen: Citizen) -> list[str]:
    """Keys of everything that was said so far."""
    async with house.product.services.store.work() as work:
        return [message.key for message in await work.conversations.messages(citizen.id) if message.key]


async def registered(house: Running, receipt: dict[str, str]) -> Henvendelse:
    async with house.product.services.store.work() as work:
        case = await work.cases.by_number(receipt["number"])
    assert case is not None
    return case


def pressed(replies: list[dict[str, list[dict[str, str]]]], title: str) -> str:
    return next(choice["id"] for choice in replies[-1]["choices"] if choice["title"] == title)


async def test_an_answer_about_safety_is_met_calmly_and_is_no_answer_to_the_form(house: Running) -> None:
    citizen = await house.citizen()
    replies = await citizen.say(STORY)
    question = replies[-1]["text"]
    assert "112" in (await citizen.say(DANGER))[0]["text"]
    calm = await citizen.say("nej jeg er alene")
    assert (await keys(house, citizen))[-1] == "akut.svar.selvmordstanker.nej"
    assert [choice["title"] for choice in calm[-1]["choices"]] == ["Gå videre"]
    again = await citizen.choose(calm[-1]["choices"][0]["id"])
    assert again[-1]["text"] == question
    case = await registered(house, await citizen.register("At få ro på"))
    assert "alene" not in case.facts.oenske and "alene" not in case.facts.story


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("ja", "ja"),
        ("ja min søster er her", "ja"),
        ("jeg er ikke alene", "ja"),
        ("Nej", "nej"),
        ("ja, jeg er alene", "nej"),
        ("der er ingen her", "nej"),
        ("ved ikke", "nej"),
        ("no I'm alone", "nej"),
    ],
)
async def test_people_answer_in_their_own_words(house: Running, answer: str, said: str) -> None:
    citizen = await house.citizen()
    await citizen.say(DANGER)
    await citizen.say(answer)
    assert (await keys(house, citizen))[-1] == f"akut.svar.selvmordstanker.{said}"


async def test_a_pressed_answer_is_met_as_a_typed_one(house: Running) -> None:
    citizen = await house.citizen()
    first = await citizen.say(VIOLENCE)
    await citizen.choose(pressed(first, "Nej, jeg er ikke i sikkerhed"))
    assert (await keys(house, citizen))[-1] == "akut.svar.vold.nej"


async def test_whoever_goes_on_writing_is_never_held_back(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(DANGER)
    await citizen.say("ja")
    replies = await citizen.say("Det hele begyndte, da de stoppede mine penge uden varsel")
    assert replies[-1]["choices"] or "?" in replies[-1]["text"]
    case = await registered(house, await citizen.register("At få mine penge"))
    assert "stoppede mine penge" in case.facts.story and case.facts.akut == "selvmordstanker"


async def test_what_is_more_than_an_answer_is_a_part_of_the_story(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(DANGER)
    replies = await citizen.say("De stoppede mine sygedagpenge i marts, og siden har jeg ikke kunnet betale noget som helst")
    assert (await keys(house, citizen))[-1] == "akut.videre"
    await citizen.choose(pressed(replies, "Gå videre"))
    case = await registered(house, await citizen.register("At få mine penge"))
    assert "sygedagpenge i marts" in case.facts.story and "vil ikke leve" in case.facts.story


async def test_a_word_after_the_answer_hurries_nobody_into_the_form(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(DANGER)
    await citizen.say("nej")
    await citizen.say("ok")
    assert (await keys(house, citizen))[-1] == "akut.videre"
    await citizen.say("ja")
    assert not (await keys(house, citizen))[-1].startswith("akut."), "a yes to going on goes on"


async def test_danger_in_the_answer_gives_first_aid_again_in_other_words(house: Running) -> None:
    citizen = await house.citizen()
    first = await citizen.say(DANGER)
    await citizen.say("nej jeg er alene")
    second = await citizen.say("jeg har taget en masse piller")
    assert (await keys(house, citizen))[-1] == "akut.selvmordstanker.igen"
    assert first[0]["text"] != second[0]["text"]
    assert "112" in second[0]["text"] and "1813" in second[0]["text"]
    await citizen.say("jeg vil bare dø")
    assert (await keys(house, citizen))[-1] == "akut.selvmordstanker", "never the same words twice in a row"


async def test_another_danger_gets_its_own_words_and_the_gravest_is_registered(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(STORY)
    await citizen.say(NO_MONEY)
    replies = await citizen.say(DANGER)
    assert (await keys(house, citizen))[-1] == "akut.selvmordstanker"
    await citizen.choose(pressed(replies, "Gå videre"))
    case = await registered(house, await citizen.register("At få mine penge"))
    assert case.facts.akut == "selvmordstanker"


async def test_a_danger_that_leaves_room_for_questions_still_waits_after_first_words(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(VIOLENCE)
    replies = await citizen.say(NO_MONEY)
    assert (await keys(house, citizen))[-2:] == ["akut.ingen_penge_i_dag", "akut.videre"]
    assert "Gå videre" in [choice["title"] for choice in replies[-1]["choices"]]


async def test_first_words_are_said_in_the_language_that_is_asked_for(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(VIOLENCE)
    replies = await citizen.say("English")
    assert (await keys(house, citizen))[-1] == "akut.vold"
    assert "Are you safe" in replies[-1]["text"]
    await citizen.say("no")
    assert (await keys(house, citizen))[-1] == "akut.svar.vold.nej"


async def test_a_threat_is_met_calmly_and_gets_no_form(house: Running) -> None:
    citizen = await house.citizen()
    first = await citizen.say("jeg kommer op på rådhuset og smadrer hende sagsbehandleren")
    assert [choice["title"] for choice in first[-1]["choices"]] == ["Gå videre"]
    assert "00 00 00 00" not in first[0]["text"]
    await citizen.say("I skal få tæsk alle sammen")
    await citizen.say("er du dum eller hvad")
    said = await keys(house, citizen)
    assert said[-3:] == ["akut.trusler_mod_medarbejdere", "akut.trusler_mod_medarbejdere.igen", "akut.videre.trusler_mod_medarbejdere"]


async def test_the_conversation_can_be_wiped_while_nothing_is_registered(house: Running) -> None:
    citizen = await house.citizen()
    first = await citizen.say(VIOLENCE)
    wiped = await citizen.choose(pressed(first, "Slet samtalen fra skærmen"))
    assert [message["text"] for message in await citizen.read()] == [wiped[-1]["text"]]


async def test_what_is_registered_stays_and_the_page_is_cleared(house: Running) -> None:
    citizen = await house.citizen()
    number = (await citizen.register())["number"]
    first = await citizen.say(VIOLENCE)
    wiped = await citizen.choose(pressed(first, "Slet samtalen fra skærmen"))
    assert "er der stadig" in wiped[-1]["text"] and number not in wiped[-1]["text"]
    assert len(await citizen.read()) > 5, "the case keeps what was said"


async def test_despair_alone_is_no_matter_and_is_not_called_dissatisfaction(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(DANGER)
    await citizen.say("gå videre")
    assert (await keys(house, citizen))[-1] == "videre.hvad_nu"
    await citizen.say("Kommunen har stoppet mine penge i marts")
    assert not (await keys(house, citizen))[-1].startswith(("akut.", "videre."))
    async with house.product.services.store.work() as work:
        draft = await work.drafts.open_for(citizen.id)
    assert draft is not None and DANGER in draft.state["story"] and "stoppet mine penge" in draft.state["story"], "nothing is lost"
    assert draft.state["akut"] == "selvmordstanker"
