"""The citizen API, as its users meet it."""

from __future__ import annotations

import asyncio
import uuid
from datetime import date

from tests.running import STORY, Citizen, Running


async def test_a_conversation_begins_with_who_is_talking(house: Running) -> None:
    citizen = await house.citizen()
    assert len(citizen.token) >= 43
    assert [message["seq"] for message in citizen.first] == [1, 2]
    assert "digital assistent" in citizen.first[0]["text"]
    assert set(citizen.first[0]) == {"seq", "from", "at", "text", "lang", "choices", "case"}


async def test_english_is_spoken_when_asked_for(house: Running) -> None:
    assert "digital assistant" in (await house.citizen("en")).first[0]["text"]


async def test_a_message_is_answered_and_both_stay(house: Running) -> None:
    citizen = await house.citizen()
    replies = await citizen.say(STORY)
    assert replies
    assert {reply["from"] for reply in replies} == {"assistant"}
    everything = await citizen.read()
    assert [message["seq"] for message in everything] == list(range(1, len(everything) + 1))
    assert [message["text"] for message in everything if message["from"] == "citizen"] == [STORY]
    assert await citizen.read(after=3) == [message for message in everything if message["seq"] > 3]


async def test_a_citizen_gets_a_number_a_day_and_a_code(house: Running) -> None:
    citizen = await house.citizen()
    receipt = await citizen.register()
    assert set(receipt) == {"number", "code", "due", "type", "unit"}
    assert receipt["number"].startswith("20")
    assert date.fromisoformat(receipt["due"]) > date(2020, 1, 1)
    assert receipt["code"] not in str(await _stored(house, citizen.id))
    again = [message["case"] for message in await citizen.read() if message["case"]]
    assert again == [receipt]


async def _stored(house: Running, conversation_id: str) -> list[object]:
    async with house.product.services.store.work() as work:
        return list(await work.conversations.messages(conversation_id))


async def test_the_same_message_twice_is_answered_the_same_and_stored_once(house: Running) -> None:
    citizen = await house.citizen()
    message_id = str(uuid.uuid4())
    first = await citizen.say(STORY, message_id=message_id)
    assert await citizen.say(STORY, message_id=message_id) == first
    both = await asyncio.gather(*(citizen.say("Det er rigtigt", message_id="6f2d1c1e-3c62-4c38-9a55-000000000001") for _ in range(5)))
    assert all(answer == both[0] for answer in both)
    assert sum(message["from"] == "citizen" for message in await citizen.read()) == 2


async def test_a_conversation_is_erased_once_and_then_gone(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(STORY)
    async with house.http.delete(citizen.path(), headers=citizen.headers) as response:
        assert response.status == 204
    async with house.http.get(citizen.path("/messages"), headers=citizen.headers) as response:
        assert response.status == 404


async def test_a_registered_conversation_is_not_erased(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.register()
    async with house.http.delete(citizen.path(), headers=citizen.headers) as response:
        assert response.status == 409
        assert (await response.json())["error"]["code"] == "conflict"
    assert len(await citizen.read()) > 2


async def test_someone_elses_token_opens_nothing(house: Running) -> None:
    mine, theirs = await house.citizen(), await house.citizen()
    for method, path in (("GET", "/messages"), ("POST", "/messages"), ("GET", "/events"), ("DELETE", "")):
        async with house.http.request(method, mine.path(path), headers=theirs.headers, json={}) as wrong:
            assert wrong.status == 404
            said = await wrong.json()
        async with house.http.request(method, mine.path(path), json={}) as none:
            assert none.status == 401
            assert none.headers["WWW-Authenticate"].startswith("Bearer")
        async with house.http.request(method, mine.path(path).replace(mine.id, "0" * 32), headers=mine.headers, json={}) as unknown:
            assert unknown.status == 404
            assert await unknown.json() == said


async def test_refusals_speak_the_conversations_language(house: Running) -> None:
    for lang, words in (("da", "Der kom ingen tekst"), ("en", "There was no text")):
        citizen = await house.citizen(lang)
        body = {"client_msg_id": str(uuid.uuid4()), "text": "  "}
        async with house.http.post(citizen.path("/messages"), json=body, headers=citizen.headers) as response:
            assert response.status == 400
            error = (await response.json())["error"]
        assert words in error["message"]
        assert error["code"] == "tom"


async def test_writing_and_erasing_at_once_is_one_or_the_other(house: Running) -> None:
    for _ in range(5):
        citizen = await house.citizen()
        body = {"client_msg_id": str(uuid.uuid4()), "text": STORY}

        async def write(citizen: Citizen = citizen, body: dict[str, str] = body) -> int:
            async with house.http.post(citizen.path("/messages"), json=body, headers=citizen.headers) as response:
                return response.status

        async def erase(citizen: Citizen = citizen) -> int:
            async with house.http.delete(citizen.path(), headers=citizen.headers) as response:
                return response.status

        written, erased = await asyncio.gather(write(), erase())
        assert erased == 204
        assert written in {200, 400, 404}
        async with house.http.get(citizen.path("/messages"), headers=citizen.headers) as response:
            assert response.status == 404
