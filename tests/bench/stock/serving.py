"""Stock Rasa as `rasa run` starts it: its REST channel, its tracker in memory, a form that answers without any action of its own."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import aiohttp

from tests.bench.citizen import Offer, Reply
from tests.bench.machine import now
from tests.bench.product import START_LIMIT, Running, ended
from tests.bench.stock.learning import QUIET, BenchProblem

REGISTERED = "Tak. Din henvendelse er sendt."
"""How the form of dialogue/domain.yml ends."""


@asynccontextmanager
async def serving(engine_python: Path, project: Path, model: str, port: int) -> AsyncIterator[Running]:
    """Start `rasa run` and wait until it answers; ends it afterwards.

    Raises:
        BenchProblem: it ended, or did not come up in time.
    """
    url = f"http://127.0.0.1:{port}"
    files = ("--model", model, "--endpoints", "endpoints.yml", "--credentials", "credentials.yml")
    started = now()
    log = project / "run.log"
    with log.open("wb") as words:
        process = await asyncio.create_subprocess_exec(
            *(str(engine_python), "-m", "rasa", "run", *files, "--interface", "127.0.0.1", "--port", str(port)),
            cwd=project,
            env=os.environ | QUIET | {"LOG_LEVEL": "ERROR"},
            stdout=words,
            stderr=words,
        )
    try:
        async with aiohttp.ClientSession() as session:
            while not await _answers(session, f"{url}/webhooks/rest/"):
                if process.returncode is not None or now() - started > START_LIMIT:
                    raise BenchProblem(f"stock Rasa did not come up:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
                await asyncio.sleep(0.1)
        after = now() - started
        yield Running(url=url, pid=process.pid, ready_after=after, engine_after=after)
    finally:
        if process.returncode is None:
            process.terminate()
        await ended(process)


async def _answers(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as response:
            return response.status == 200
    except aiohttp.ClientError:
        return False


class StockDoor:
    """Conversations straight with Rasa's REST channel."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url = session, f"{url}/webhooks/rest/webhook"

    async def open(self) -> StockTalk:
        return StockTalk(self._session, self._url)


class StockTalk:
    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url, self._sender = session, url, uuid4().hex

    async def say(self, reply: Reply) -> Offer:
        call = {"sender": self._sender, "message": reply.choice or reply.text}
        async with self._session.post(self._url, json=call) as response:
            response.raise_for_status()
            messages = await response.json()
        choices = [button["payload"] for button in messages[-1].get("buttons", ())] if messages else []
        return Offer(choices=choices, registered=any(message.get("text") == REGISTERED for message in messages))
