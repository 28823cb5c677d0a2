"""Status by code: for whoever holds it, and for nobody who guesses."""

from __future__ import annotations

import pytest

from bot.channels.web.status import TRIES_PER_ADDRESS
from tests.running import Running

WRONG = "AAAA-AAAA-AAAA-AAAA"


async def test_the_code_shows_how_far_it_is_and_nothing_that_was_written(house: Running) -> None:
    receipt = await (await house.citizen()).register("Min hemmelige historie om kommunen, som ingen svarer på.")
    async with house.http.post("/api/v1/status", json={"code": receipt["code"]}) as response:
        assert response.status == 200
        found = await response.json()
    assert found["number"] == receipt["number"]
    assert found["due"] == receipt["due"]
    assert found["status"] == "ny"
    assert found["answers"] == 0
    assert "hemmelige" not in str(found)
    await house.advisor_answers(receipt["number"], "Vi har fat i den.")
    async with house.http.post("/api/v1/status", json={"code": receipt["code"].lower().replace("-", " ")}) as response:
        later = await response.json()
    assert (later["status"], later["answers"]) == ("i_gang", 1)
    assert "Vi har fat i den" not in str(later)


async def test_english_status(house: Running) -> None:
    receipt = await (await house.citizen()).register()
    async with house.http.post("/api/v1/status", json={"code": receipt["code"]}, headers={"Accept-Language": "en"}) as response:
        assert (await response.json())["status_text"] == "Received"


@pytest.mark.parametrize("code", [WRONG, "", "x", "' OR 1=1", "æøå", "\x00"])
async def test_every_wrong_code_gets_the_same_answer(house: Running, code: str) -> None:
    answers = set()
    for one in (WRONG, code):
        async with house.http.post("/api/v1/status", json={"code": one}) as response:
            answers.add((response.status, await response.text()))
    assert len(answers) == 1
    assert answers.pop()[0] == 404


async def test_guessing_is_stopped_and_the_right_code_costs_nothing(house: Running) -> None:
    receipt = await (await house.citizen()).register()
    for _ in range(TRIES_PER_ADDRESS * 2):
        async with house.http.post("/api/v1/status", json={"code": receipt["code"]}) as response:
            assert response.status == 200
    for _ in range(TRIES_PER_ADDRESS):
        async with house.http.post("/api/v1/status", json={"code": WRONG}) as response:
            assert response.status == 404
    for code in (WRONG, receipt["code"]):
        async with house.http.post("/api/v1/status", json={"code": code}) as response:
            assert response.status == 429
            assert 0 < int(response.headers["Retry-After"]) <= 15 * 60
    async with house.http.post("/status", data={"code": receipt["code"]}) as response:
        assert response.status == 429


async def test_the_page_works_without_javascript(house: Running) -> None:
    receipt = await (await house.citizen()).register()
    async with house.http.post("/status", data={"code": receipt["code"]}) as response:
        page = await response.text()
        assert response.status == 200
    assert receipt["number"] in page
    assert receipt["code"] not in page
    async with house.http.post("/status", data={"code": ""}) as response:
        assert response.status == 400
        assert "Skriv din kode" in await response.text()
    async with house.http.post("/status?lang=en", data={"code": '"><script>'}) as response:
        page = await response.text()
        assert response.status == 404
    assert "does not match any case" in page
    assert '"><script>' not in page
