"""Set when the server begins to stop: streams end cleanly and the citizen's page connects again elsewhere."""

from __future__ import annotations

import asyncio

from aiohttp import web

STOPPING: web.AppKey[asyncio.Event] = web.AppKey("stopping", asyncio.Event)
