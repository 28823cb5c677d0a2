"""Server-sent events of one conversation: everything after `Last-Event-ID`, then what is added while the citizen looks on."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

from aiohttp import web

from actions.ports import Conversation
from bot.channels.web.models import MessageOut
from bot.channels.web.reading import authorised, read_number, token_of
from bot.perimeter.address import client_address, pace_key
from bot.perimeter.errors import too_many
from bot.perimeter.stopping import STOPPING
from bot.services import SERVICES

HEARTBEAT = 15.0
"""Seconds between comments: shorter than the idle time of common proxies."""
RECONNECT_MS = 2000
STREAMS_PER_ADDRESS = 50
"""Open streams of one address; a library's computers share one."""

OPEN_STREAMS: web.AppKey[Counter[str]] = web.AppKey("open_streams", Counter)


async def events(request: web.Request) -> web.StreamResponse:
    """Stream the conversation. Ends when the server stops, the conversation is erased or the reader is gone."""
    conversation = await authorised(request)
    after = read_number(request.headers.get("Last-Event-ID") or request.query.get("after"), lang=conversation.lang)
    streams = request.config_dict[OPEN_STREAMS]
    reader = pace_key(client_address(request))
    if streams[reader] >= STREAMS_PER_ADDRESS:
        raise too_many(int(HEARTBEAT), lang=conversation.lang)
    streams[reader] += 1
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"})
    try:
        await response.prepare(request)
        await response.write(f"retry: {RECONNECT_MS}\n\n".encode())
        await _follow(request, response, conversation, after)
        # A reader that went away is the usual end of a stream, not an error.
        await response.write_eof()
    except (ConnectionResetError, ConnectionAbortedError):
        pass
    finally:
        streams[reader] -= 1
        if streams[reader] <= 0:
            del streams[reader]
    return response


async def _follow(request: web.Request, response: web.StreamResponse, conversation: Conversation, after: int) -> None:
    gateway = request.config_dict[SERVICES].gateway
    stopping = asyncio.ensure_future(request.config_dict[STOPPING].wait())
    watch = gateway.watch(conversation.id)
    woken = asyncio.ensure_future(_next(watch))
    try:
        while True:
            # Listening begins before reading, so that nothing added in between is missed.
            await asyncio.sleep(0)
            messages = await gateway.history(conversation.id, after=after)
            for message in messages:
                after = message.message.seq
                data = MessageOut.of(message).model_dump_json()
                await response.write(f"id: {after}\nevent: message\ndata: {data}\n\n".encode())
            if not messages:
                await response.write(b": still here\n\n")
            await asyncio.wait({woken, stopping}, timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
            if stopping.done():
                await response.write(b"event: reconnect\ndata: {}\n\n")
                return
            if woken.done():
                if not woken.result():
                    return
                woken = asyncio.ensure_future(_next(watch))
            if await gateway.authorise(conversation.id, token_of(request)) is None:
                return
    finally:
        stopping.cancel()
        woken.cancel()
        await asyncio.gather(woken, stopping, return_exceptions=True)


async def _next(watch: AsyncIterator[None]) -> bool:
    """Wait for one wake-up; False when there will be no more."""
    async for _ in watch:
        return True
    return False
