"""A stand-in for Telegram's Bot API: real HTTP on loopback, with the ways in which the real one refuses.

async with StandIn().serving() as telegram:
    settings = Settings(telegram_token=telegram.token, telegram_base_url=telegram.base_url, ...)
    telegram.says(chat=7, text="hej")
    ...
    telegram.sent_to(7)
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

BOT = {"id": 1, "is_bot": True, "first_name": "Vejviser", "username": "vejviser_bot"}


@dataclass(frozen=True, kw_only=True)
class Failure:
    """How the next call of a method goes wrong. `drop` closes the connection without an answer."""

    status: int = 500
    description: str = "Internal Server Error"
    retry_after: int = 0
    drop: bool = False


TOO_MANY = Failure(status=429, description="Too Many Requests: retry after 3", retry_after=3)
BLOCKED = Failure(status=403, description="Forbidden: bot was blocked by the user")
NO_CHAT = Failure(status=400, description="Bad Request: chat not found")
BROKEN = Failure()
DROPPED = Failure(drop=True)


@dataclass
class StandIn:
    """Updates wait until they are confirmed by a later offset, as at Telegram."""

    token: str = "1:stand-in"
    base_url: str = ""
    waiting: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    failures: dict[str, deque[Failure]] = field(default_factory=dict)
    blocked_chats: set[int] = field(default_factory=set)
    repeats: int = 1
    """How often each update is in an answer to getUpdates."""
    _next_id: int = 1000
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Self]:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)  # a held getUpdates is cut off at the end
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        self.base_url = f"http://{host}:{port}/bot"
        try:
            yield self
        finally:
            await runner.cleanup()

    # ------------------------------------------------------------ what people do

    def says(self, *, chat: int, text: str, lang: str = "da", **more: Any) -> dict[str, Any]:
        return self.update(message=self.message(chat, lang=lang, text=text, **more))

    def sends(self, *, chat: int, lang: str = "da", **content: Any) -> dict[str, Any]:
        """Anything but text: `photo=[...]`, `voice={...}`."""
        return self.update(message=self.message(chat, lang=lang, **content))

    def presses(self, *, chat: int, choice: str) -> dict[str, Any]:
        query = {
            "id": f"q{self._next_id}", "from": self._person(chat), "chat_instance": "1", "data": choice,
            "message": self.message(chat, text="?"),
        }  # fmt: skip
        return self.update(callback_query=query)

    def update(self, **content: Any) -> dict[str, Any]:
        update = {"update_id": self._next_id, **content}
        self._next_id += 1
        self.waiting.append(update)
        self._news.set()
        return update

    def message(self, chat: int, *, lang: str = "da", kind: str = "private", **content: Any) -> dict[str, Any]:
        return {
            "message_id": self._next_id, "date": 1_790_000_000, "chat": {"id": chat, "type": kind, "first_name": "Bo"},
            "from": self._person(chat, lang), **content,
        }  # fmt: skip

    def next_update_id(self, value: int) -> None:
        """Begin anew at a number, as Telegram does after a quiet week."""
        self._next_id = value

    # ------------------------------------------------------------ what the bot did

    def sent(self) -> list[dict[str, Any]]:
        """Messages that were accepted, in order."""
        return [call for method, call in self.calls if method == "sendMessage"]

    def sent_to(self, chat: int) -> list[str]:
        return [call["text"] for call in self.sent() if str(call["chat_id"]) == str(chat)]

    def buttons(self, message: Mapping[str, Any]) -> list[tuple[str, str]]:
        """(title, callback_data) of a sent message."""
        rows = json.loads(message.get("reply_markup") or "{}").get("inline_keyboard", [])
        return [(button["text"], button["callback_data"]) for row in rows for button in row]

    def fail(self, method: str, *failures: Failure) -> None:
        """The next calls of `method` fail like this, in order."""
        self.failures.setdefault(method, deque()).extend(failures)

    # ------------------------------------------------------------ the API

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _refusal(Failure(status=401, description="Unauthorized"))
        method = request.match_info["method"]
        given = {name: str(value) for name, value in (await request.post()).items()} if request.can_read_body else {}
        if self.failures.get(method):
            failure = self.failures[method].popleft()
            if failure.drop:
                assert request.transport is not None
                request.transport.close()
            return _refusal(failure)
        handler = getattr(self, f"_{method}", None)
        if handler is None:
            return _refusal(Failure(status=404, description="Not Found"))
        refused = self._refuses(method, given)
        if refused:
            return _refusal(refused)
        result = await handler(given)
        self.calls.append((method, given))
        return web.json_response({"ok": True, "result": result})

    def _refuses(self, method: str, given: Mapping[str, str]) -> Failure | None:
        if method != "sendMessage":
            return None
        if int(given["chat_id"]) in self.blocked_chats:
            return BLOCKED
        if not given.get("text", "").strip():
            return Failure(status=400, description="Bad Request: message text is empty")
        if len(given["text"].encode("utf-16-le")) // 2 > 4096:
            return Failure(status=400, description="Bad Request: message is too long")
        return None

    async def _getMe(self, given: Mapping[str, str]) -> Any:
        return BOT

    async def _getUpdates(self, given: Mapping[str, str]) -> Any:
        offset = int(given.get("offset") or 0)
        self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
        if not self.waiting and int(given.get("timeout") or 0):
            self._news.clear()
            try:
                async with asyncio.timeout(int(given["timeout"])):
                    await self._news.wait()
            except TimeoutError:
                return []
        limit = int(given.get("limit") or 100)
        return [update for update in self.waiting[:limit] for _ in range(self.repeats)]

    async def _sendMessage(self, given: Mapping[str, str]) -> Any:
        chat = {"id": int(given["chat_id"]), "type": "private"}
        return {"message_id": len(self.calls) + 1, "date": 1_790_000_000, "chat": chat, "from": BOT, "text": given["text"]}

    async def _answerCallbackQuery(self, given: Mapping[str, str]) -> Any:
        return True

    def _person(self, chat: int, lang: str = "da") -> dict[str, Any]:
        return {"id": chat, "is_bot": False, "first_name": "Bo", "language_code": lang}


def _refusal(failure: Failure) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": failure.status, "description": failure.description}
    if failure.retry_after:
        body["parameters"] = {"retry_after": failure.retry_after}
    return web.json_response(body, status=failure.status)
