"""Rasa alone: the same model and the same actions, but nothing is kept: no gateway, no database, no receipt.

As a program it starts Rasa and its desk, prints one JSON line with the address when Rasa answers, and ends when its input closes.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import aiohttp
from aiohttp import web

from actions.rasa.desk import actions
from actions.rasa.route import desk_app
from actions.registration import Registration, Turn
from actions.rules.draft import Draft
from actions.rules.moment import local_date
from actions.rules.office import Office
from actions.rules.response import WorkCalendar
from actions.rules.say import Say
from bot import organisation
from bot.engine import Engine
from bot.settings import read_settings
from tests.bench.citizen import Offer, Reply
from tests.bench.product import START_LIMIT, Running, ended

REGISTERED = "registreret"


class KeepsNothing(Registration):
    """The use cases without a store: the draft lives in Rasa's slot only."""

    def __init__(self) -> None:
        """Needs nothing of what the real one needs."""

    async def draft_of(self, conversation_id: str) -> tuple[Draft | None, int]:
        return None, 0

    async def keep(self, turn: Turn, draft: Draft) -> None:
        return None

    async def finish(self, turn: Turn, draft: Draft) -> Say:
        return Say(key=REGISTERED)


async def serve() -> None:
    settings = read_settings()
    secret = secrets.token_hex(16)
    catalogue = organisation.load(settings.organisation)
    now = datetime.now(UTC)
    day = local_date(now)
    office = Office(catalogue=catalogue, calendar=WorkCalendar(), day=day, now=now, aim=day, read_contact=lambda text: None)
    desk = web.AppRunner(desk_app(actions(KeepsNothing(), lambda: office), secret=secret), access_log=None)
    await desk.setup()
    site = web.TCPSite(desk, "127.0.0.1", 0)
    await site.start()
    port = desk.addresses[0][1]
    engine = Engine(settings, action_url=f"http://127.0.0.1:{port}/webhook", secret=secret)
    await engine.start()
    try:
        if await engine.wait_until("up", START_LIMIT):
            sys.stdout.write(json.dumps({"url": engine.url}) + "\n")
            sys.stdout.flush()
            await asyncio.to_thread(sys.stdin.read)
    finally:
        await engine.stop()
        await desk.cleanup()


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[Running]:
    """Start this module as a process of its own and wait for Rasa.

    Raises:
        RuntimeError: Rasa did not come up.
    """
    started = asyncio.get_running_loop().time()
    with (folder / "rasa.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            __spec__.name,
            env=dict(os.environ),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
        )
    assert process.stdin and process.stdout
    try:
        line = ""
        while not line.startswith("{"):
            line = (await process.stdout.readline()).decode()
            if not line:
                raise RuntimeError(f"Rasa did not come up:\n{(folder / 'rasa.log').read_text(encoding='utf-8')[-2000:]}")
        after = asyncio.get_running_loop().time() - started
        yield Running(url=json.loads(line)["url"], pid=process.pid, ready_after=after, engine_after=after)
    finally:
        process.stdin.close()
        await ended(process)


class RasaDoor:
    """Conversations straight with Rasa's REST channel."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url = session, f"{url}/webhooks/rest/webhook"

    async def open(self) -> RasaTalk:
        return RasaTalk(self._session, self._url)


class RasaTalk:
    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url, self._sender = session, url, uuid4().hex

    async def say(self, reply: Reply) -> Offer:
        message = f"/valg{json.dumps({'v': reply.choice})}" if reply.choice else reply.text
        call = {"sender": self._sender, "message": message, "metadata": {"message_id": uuid4().hex, "text": reply.text, "lang": "da"}}
        async with self._session.post(self._url, json=call) as response:
            response.raise_for_status()
            says = [row["custom"] for row in await response.json()]
        choices = [choice["value"] for choice in says[-1]["choices"]] if says else []
        return Offer(choices=choices, registered=any(say["key"] == REGISTERED for say in says))


if __name__ == "__main__":
    asyncio.run(serve())
