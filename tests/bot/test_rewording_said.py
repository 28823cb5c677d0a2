"""Other words for the second time, on the real gateway: what is shown changes, what is stored under it does not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from actions.ports import Sender
from tests.running import Running, running


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path) as started:
        yield started


async def test_a_citizen_who_adds_three_times_is_thanked_in_two_ways(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.register()
    thanks = []
    for more in ("Nu har jeg også fået en rykker.", "Og endnu en rykker i dag.", "Og de ringede ikke tilbage."):
        offered = (await citizen.say(more))[-1]["choices"]
        add = next(choice["id"] for choice in offered if choice["title"] == "Føj det til sagen")
        thanks.append((await citizen.choose(add))[-1]["text"])
    assert thanks[0] == thanks[2] != thanks[1]
    async with house.product.services.store.work() as work:
        stored = await work.conversations.messages(citizen.id)
    assert [one.key for one in stored if one.sender is Sender.ASSISTANT and one.key.startswith("foejet")] == ["foejet"] * 3


async def test_what_one_citizen_was_told_is_nobody_elses(house: Running) -> None:
    told = [(await (await house.citizen()).say("øøø øøø"))[0]["text"] for _ in range(2)]
    assert told[0] == told[1]
