"""The live stream: everything after the last seen, then what is added, in order and without gaps."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp

from tests.running import STORY, Citizen, Running


async def events(response: aiohttp.ClientResponse) -> AsyncIterator[dict[str, str]]:
    held = ""
    async for chunk in response.content.iter_any():
        held += chunk.decode()
        *whole, held = held.split("\n\n")
        for one in whole:
            yield dict(line.split(": ", 1) for line in one.split("\n") if line and not line.startswith(":"))


async def take(stream: AsyncIterator[dict[str, str]], count: int) -> list[dict[str, Any]]:
    """The next `count` messages; each event's id is its message's place."""
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(20):
        while len(found) < count:
            event = await anext(stream)
            if event.get("event") == "message":
                message = json.loads(event["data"])
                assert event["id"] == str(message["seq"])
                found.append(message)
    return found


def follow(house: Running, citizen: Citizen, **headers: str) -> Any:
    return house.http.get(citizen.path("/events"), headers=citizen.headers | headers, timeout=aiohttp.ClientTimeout(total=60))


async def test_a_new_reader_gets_everything_and_then_what_is_added(house: Running) -> None:
    citizen = await house.citizen()
    async with follow(house, citizen) as response:
        assert response.status == 200
        assert response.content_type == "text/event-stream"
        assert response.headers["Cache-Control"] == "no-store"
        stream = events(response)
        assert [message["seq"] for message in await take(stream, 2)] == [1, 2]
        replies = await citizen.say(STORY)
        added = await take(stream, 1 + len(replies))
    assert [message["from"] for message in added] == ["citizen"] + ["assistant"] * len(replies)
    assert added[1:] == replies


async def test_a_reader_that_comes_back_goes_on_where_it_was(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(STORY)
    async with follow(house, citizen, **{"Last-Event-ID": "2"}) as response:
        assert (await take(events(response), 1))[0]["seq"] == 3


async def test_the_advisors_answer_arrives_while_the_citizen_looks_on(house: Running) -> None:
    citizen = await house.citizen()
    receipt = await citizen.register()
    seen = len(await citizen.read())
    async with follow(house, citizen, **{"Last-Event-ID": str(seen)}) as response:
        stream = events(response)
        await house.advisor_answers(receipt["number"], "Jeg har ringet til Ydelse.")
        (answer,) = await take(stream, 1)
    assert (answer["from"], answer["text"]) == ("advisor", "Jeg har ringet til Ydelse.")


async def test_streams_end_cleanly_when_the_server_stops(tmp_path: Any) -> None:
    from tests.running import running

    async with running(tmp_path) as house:
        citizen = await house.citizen()
        response = await follow(house, citizen)
        stream = events(response)
        await take(stream, 2)
        stopping = asyncio.create_task(house.product.stop())
        async with asyncio.timeout(10):
            last = [event async for event in stream]
        await stopping
        response.close()
    assert last[-1]["event"] == "reconnect"


async def test_an_erased_conversation_ends_its_streams(house: Running) -> None:
    citizen = await house.citizen()
    async with follow(house, citizen) as response:
        stream = events(response)
        await take(stream, 2)
        async with house.http.delete(citizen.path(), headers=citizen.headers) as erased:
            assert erased.status == 204
        house.product.services.gateway.added(citizen.id)
        async with asyncio.timeout(20):
            assert [event async for event in stream if event.get("event") == "message"] == []


async def test_one_address_cannot_hold_streams_without_end(house: Running) -> None:
    from bot.channels.web.events import STREAMS_PER_ADDRESS

    citizen = await house.citizen()
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(house.base, connector=connector) as http:
        opened = [await http.get(citizen.path("/events"), headers=citizen.headers) for _ in range(STREAMS_PER_ADDRESS)]
        async with http.get(citizen.path("/events"), headers=citizen.headers) as refused:
            assert refused.status == 429
            assert int(refused.headers["Retry-After"]) > 0
        for response in opened:
            assert response.status == 200
            response.close()
