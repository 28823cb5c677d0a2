"""After words about danger the conversation waits: an answer to "is anybody with you?" is no wish and no story."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.running import STORY, Running, running

DANGER = "orker ikke mere, jeg vil ikke leve længere"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path) as started:
        yield started


async def test_an_answer_about_safety_is_met_calmly_and_is_no_answer_to_the_form(house: Running) -> None:
    citizen = await house.citizen()
    replies = await citizen.say(STORY)
    question = replies[-1]["text"]
    assert "112" in (await citizen.say(DANGER))[0]["text"]
    calm = await citizen.say("nej jeg er alene")
    assert "Når du er klar" in calm[-1]["text"] and [choice["title"] for choice in calm[-1]["choices"]] == ["Gå videre"]
    again = await citizen.choose(calm[-1]["choices"][0]["id"])
    assert again[-1]["text"] == question
    receipt = await citizen.register("At få ro på")
    async with house.product.services.store.work() as work:
        case = await work.cases.by_number(receipt["number"])
    assert case is not None
    assert "alene" not in case.facts.oenske and "alene" not in case.facts.story


async def test_whoever_goes_on_writing_is_never_held_back(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(DANGER)
    await citizen.say("ja")
    replies = await citizen.say("Det hele begyndte, da de stoppede mine penge uden varsel")
    assert replies[-1]["choices"] or "?" in replies[-1]["text"]
    receipt = await citizen.register("At få mine penge")
    async with house.product.services.store.work() as work:
        case = await work.cases.by_number(receipt["number"])
    assert case is not None and "stoppede mine penge" in case.facts.story and case.facts.akut == "selvmordstanker"


async def test_a_second_cry_for_help_is_answered_as_the_first(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(DANGER)
    await citizen.say("nej jeg er alene")
    assert "112" in (await citizen.say("jeg har taget en masse piller"))[0]["text"]
