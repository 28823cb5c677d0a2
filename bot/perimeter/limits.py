"""The pace of one address: writing is slow work for a person, reading ten times faster. Too fast is answered with how long to wait."""

from __future__ import annotations

import time

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.perimeter.address import client_address, pace_key
from bot.perimeter.errors import Refused, too_many
from bot.perimeter.pace import Pace

BODY_LIMIT = 64 * 1024
"""Bytes of a request's body."""
READS_PER_WRITE = 10
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
FOREIGN = frozenset({"cross-site", "same-site"})
"""What a browser says of a request that another site began; `none` is the address bar."""
FREE = ("/static/", "/livez", "/readyz", "/metrics")
"""Cheap to answer, or the operator's own."""


def paced(per_minute: int) -> Middleware:
    """The middleware that holds each address to `per_minute` unsafe requests, and ten times as many of any kind."""
    writes = Pace(per_minute, clock=time.monotonic)
    everything = Pace(per_minute * READS_PER_WRITE, clock=time.monotonic)

    @web.middleware
    async def held(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith(FREE):
            key = pace_key(client_address(request))
            seconds = everything.take(key)
            if not seconds and request.method in UNSAFE:
                seconds = writes.take(key)
            if seconds:
                raise too_many(seconds)
        return await handler(request)

    return held


@web.middleware
async def bounded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a body that says it is too large before reading it; `client_max_size` stops one that does not say."""
    if (request.content_length or 0) > BODY_LIMIT:
        raise Refused(413)
    return await handler(request)


@web.middleware
async def own_pages_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another site makes a visitor's browser send. Browsers state it; other clients have no reason to."""
    if request.method in UNSAFE and request.headers.get("Sec-Fetch-Site") in FOREIGN:
        raise Refused(403)
    return await handler(request)
