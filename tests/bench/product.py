"""The product as an operator starts it, in a data folder of its own, spoken to over the citizen API."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp

from tests.bench.citizen import Offer, Reply
from tests.bench.machine import now

START_LIMIT = 180.0


@dataclass(frozen=True, kw_only=True)
class Running:
    """A process that serves. Seconds count from its start."""

    url: str
    pid: int
    ready_after: float
    engine_after: float


@asynccontextmanager
async def serving(folder: Path, port: int, root: Path = Path()) -> AsyncIterator[Running]:
    """Start `python -m bot serve` of the project in `root` and wait until its engine is up; ends it afterwards.

    Raises:
        RuntimeError: it ended, or its engine did not come up in time.
    """
    # A patient citizen: on a slow machine the form without an engine would take over, and something else would be measured.
    settings = {"DATA_DIR": folder, "PORT": port, "RATE_PER_MINUTE": 1_000_000, "LOG_LEVEL": "WARNING", "ENGINE_TIMEOUT": 60}
    environ = os.environ | {f"VEJVISER_{name}": str(value) for name, value in settings.items()}
    url = f"http://127.0.0.1:{port}"
    started = now()
    with (folder / "serve.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "serve", cwd=root, env=environ, stdout=log, stderr=log)
    try:
        async with aiohttp.ClientSession() as session:
            ready_after = 0.0
            while True:
                state = await _readiness(session, url)
                if state and not ready_after:
                    ready_after = now() - started
                if state and state.get("engine") == "up":
                    break
                if process.returncode is not None or now() - started > START_LIMIT:
                    raise RuntimeError(f"the product did not come up:\n{(folder / 'serve.log').read_text(encoding='utf-8')[-2000:]}")
                await asyncio.sleep(0.05)
        yield Running(url=url, pid=process.pid, ready_after=ready_after, engine_after=now() - started)
    finally:
        if process.returncode is None:
            process.terminate()
        await ended(process)


async def ended(process: asyncio.subprocess.Process) -> None:
    """Wait for the process to end; one that does not is killed, so that a benchmark leaves nothing behind."""
    try:
        await asyncio.wait_for(process.wait(), 30)
    except TimeoutError:
        process.kill()
        await process.wait()


def turns_without_engine(folder: Path) -> int:
    """How often the log says that the engine gave no answer; 0 in a sound run."""
    return (folder / "serve.log").read_text(encoding="utf-8").count("dialogue.engine_failed")


async def _readiness(session: aiohttp.ClientSession, url: str) -> dict[str, Any] | None:
    try:
        async with session.get(f"{url}/readyz") as response:
            return await response.json() if response.status == 200 else None
    except aiohttp.ClientError:
        return None


class CitizenDoor:
    """Conversations over HTTP, as a browser has them."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._api = session, f"{url}/api/v1/conversations"

    async def open(self) -> CitizenTalk:
        async with self._session.post(self._api, json={"lang": "da"}) as response:
            response.raise_for_status()
            started = await response.json()
        return CitizenTalk(self._session, f"{self._api}/{started['conversation_id']}/messages", started["token"])


class CitizenTalk:
    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        self._session, self._url, self._headers = session, url, {"Authorization": f"Bearer {token}"}

    async def say(self, reply: Reply) -> Offer:
        said = {"choice": reply.choice} if reply.choice else {"text": reply.text}
        async with self._session.post(self._url, json={"client_msg_id": str(uuid4()), **said}, headers=self._headers) as response:
            response.raise_for_status()
            messages = (await response.json())["messages"]
        choices = [choice["id"] for choice in messages[-1]["choices"]] if messages else []
        return Offer(choices=choices, registered=any(message["case"] for message in messages))
