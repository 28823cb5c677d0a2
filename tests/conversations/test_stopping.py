"""SIGTERM while people are being answered: those under way are finished, and nothing is lost."""

from __future__ import annotations

import asyncio
import sqlite3
import uuid

import httpx

from tests.bot.fake_engine import FakeEngine, hanging
from tests.conversations.product import Served

STORY = "Jeg har ventet fire måneder på svar om mine sygedagpenge og ingen ringer tilbage"
CITIZENS = 3
WITHIN = 10
"""Seconds; what an operator's service manager waits before it kills."""


async def test_a_stop_finishes_what_is_under_way_and_loses_nothing(own_product: Served) -> None:
    async with FakeEngine(hanging()).serving() as engine:
        own_product.settings |= {"RASA_URL": engine.base, "ENGINE_TIMEOUT": "3"}
        await asyncio.to_thread(own_product.start)
        talks = [await asyncio.to_thread(own_product.talk) for _ in range(CITIZENS)]
        ids = [str(uuid.uuid4()) for _ in talks]

        def write(at: int) -> httpx.Response:
            return talks[at].send({"client_msg_id": ids[at], "text": STORY})

        writing = [asyncio.create_task(asyncio.to_thread(write, at)) for at in range(CITIZENS)]
        while len(engine.calls) < CITIZENS:
            await asyncio.sleep(0.02)
        process = own_product.process
        assert process is not None
        process.terminate()
        assert await asyncio.to_thread(process.wait, WITHIN) == 0
        answers = await asyncio.gather(*writing)
    assert [answer.status_code for answer in answers] == [200] * CITIZENS, "those under way were answered"
    first = [answer.json()["messages"] for answer in answers]

    await asyncio.to_thread(own_product.start, with_engine=False)
    again = [await asyncio.to_thread(write, at) for at in range(CITIZENS)]
    assert [answer.json()["messages"] for answer in again] == first, "and nothing is answered twice"
    with sqlite3.connect(f"file:{own_product.folder / 'vejviser.db'}?mode=ro", uri=True) as database:
        assert database.execute("select count(*) from message where sender = 'citizen'").fetchall() == [(CITIZENS,)]
        assert database.execute("select count(*) from message where sender = 'citizen' and answered_at is null").fetchall() == [(0,)]
        assert database.execute("select count(*) from conversation where lease_owner is not null").fetchall() == [(0,)]
