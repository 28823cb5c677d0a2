"""A stand-in for Rasa's REST channel that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Answer = Callable[[dict[str, Any]], Awaitable[web.StreamResponse]]


@dataclass
class FakeEngine:
    """`answer` gets a turn's body. `base` is the address while it serves.

    `akut` is the ranking it gives when it is asked about danger, or an answer of its own; `asked` are the texts it was asked about.
    """

    answer: Answer
    akut: list[tuple[str, float]] | Answer = field(default_factory=list)
    base: str = ""
    calls: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def _turn(self, request: web.Request) -> web.StreamResponse:
        call = await request.json()
        self.calls.append(call)
        return await self.answer(call)

    async def _danger(self, request: web.Request) -> web.StreamResponse:
        call = await request.json()
        self.asked.append(call["text"])
        return web.json_response({"akut": self.akut}) if isinstance(self.akut, list) else await self.akut(call)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[FakeEngine]:
        async def well(_request: web.Request) -> web.Response:
            return web.json_response({"status": "ok"})

        app = web.Application()
        app.router.add_get("/webhooks/rest/", well)
        app.router.add_post("/webhooks/rest/webhook", self._turn)
        app.router.add_post("/webhooks/alertness/", self._danger)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            await runner.cleanup()


def saying(body: bytes, *, status: int = 200) -> Answer:
    """Always the same bytes."""

    async def answer(_call: dict[str, Any]) -> web.StreamResponse:
        return web.Response(body=body, status=status, content_type="application/json")

    return answer


def hanging() -> Answer:
    """Takes the call and never answers."""

    async def answer(_call: dict[str, Any]) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError("nobody wakes it")

    return answer
