"""The real product running in the test's own process: real database, real HTTP on loopback, no engine (the form takes over)."""

from __future__ import annotations

import re
import socket
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot import assembly
from bot.settings import read_settings

STORY = "Jeg har ventet fire måneder på svar i min sag, og ingen ringer tilbage."


def nobody_there() -> str:
    """An address on loopback where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


@dataclass(frozen=True, kw_only=True)
class Citizen:
    """One citizen's conversation over the API."""

    http: aiohttp.ClientSession
    id: str
    token: str
    first: list[dict[str, Any]]

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def path(self, rest: str = "") -> str:
        return f"/api/v1/conversations/{self.id}{rest}"

    async def say(self, text: str, *, message_id: str = "") -> list[dict[str, Any]]:
        """Write, and get the replies."""
        return await self._post({"client_msg_id": message_id or str(uuid.uuid4()), "text": text})

    async def choose(self, choice: str) -> list[dict[str, Any]]:
        return await self._post({"client_msg_id": str(uuid.uuid4()), "choice": choice})

    async def read(self, after: int = 0) -> list[dict[str, Any]]:
        async with self.http.get(self.path(f"/messages?after={after}"), headers=self.headers) as response:
            assert response.status == 200
            messages: list[dict[str, Any]] = (await response.json())["messages"]
            return messages

    async def register(self, story: str = STORY) -> dict[str, Any]:
        """Answer every question plainly until there is a receipt."""
        replies = await self.say(story)
        for _ in range(12):
            receipt = next((reply["case"] for reply in replies if reply["case"]), None)
            if receipt:
                found: dict[str, Any] = receipt
                return found
            titles = {choice["title"]: choice["id"] for choice in replies[-1]["choices"]}
            wanted = next((title for title in ("Ja", "Send", "Svar mig her i chatten") if title in titles), None)
            replies = await (self.choose(titles[wanted]) if wanted else self.say("At nogen ringer til mig"))
        raise AssertionError(f"no receipt; the last words were {replies[-1]['text']!r}")

    async def _post(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        async with self.http.post(self.path("/messages"), json=body, headers=self.headers) as response:
            answer = await response.json()
            assert response.status == 200, answer
            messages: list[dict[str, Any]] = answer["messages"]
            return messages


@dataclass(frozen=True, kw_only=True)
class Running:
    product: assembly.Product
    http: aiohttp.ClientSession
    base: str

    async def citizen(self, lang: str = "da") -> Citizen:
        """A citizen who has just begun."""
        async with self.http.post("/api/v1/conversations", json={"lang": lang}) as response:
            assert response.status == 201
            made = await response.json()
        return Citizen(http=self.http, id=made["conversation_id"], token=made["token"], first=made["messages"])

    async def advisor_answers(self, number: str, text: str) -> None:
        """What the advisor's page does when an answer is sent, without the page."""
        from actions.ports import NewMessage, Sender

        services = self.product.services
        now = services.clock.now()
        async with services.store.work() as work:
            case = await work.cases.by_number(number)
            assert case is not None
            await work.conversations.append(
                case.conversation_id, NewMessage(id=uuid.uuid4().hex, sender=Sender.ADVISOR, at=now, text=text, case_id=None)
            )
            await work.cases.save(case.answered(at=now, advisor_id=""))
            await work.commit()
        services.gateway.added(case.conversation_id)


@asynccontextmanager
async def running(folder: Path, **settings: str) -> AsyncIterator[Running]:
    """The product on a free port, with its data in `folder`. `settings` are environment names without the prefix."""
    environment = {"DATA_DIR": str(folder), "PORT": "0", "RASA_URL": nobody_there(), "RATE_PER_MINUTE": "100000", "LOG_LEVEL": "ERROR"}
    chosen = read_settings({f"VEJVISER_{name}": value for name, value in (environment | settings).items()})
    database = assembly.open_database(chosen)
    await database.migrate()
    await database.close()
    product = await assembly.start_product(chosen)
    base = f"http://127.0.0.1:{product.port}"
    try:
        async with aiohttp.ClientSession(base) as http:
            yield Running(product=product, http=http, base=base)
    finally:
        await product.stop()


def hidden_value(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]
