"""For the operator: alive, ready, metrics."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.perimeter.access import REGISTRY
from bot.perimeter.address import is_loopback
from bot.perimeter.errors import Refused
from bot.services import SERVICES

log = structlog.get_logger(__name__)

ENGINE_STATE: web.AppKey[Callable[[], str]] = web.AppKey("engine_state", Callable[[], str])  # type: ignore[arg-type]
"""Optional: says "up", "starting" or "down". The engine never decides readiness: intake works without it."""
PROXY_TRACES = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via")


async def livez(request: web.Request) -> web.Response:
    """The process turns its event loop; nothing else is asked, so a slow database never gets a healthy process restarted."""
    return web.json_response({"status": "alive"})


async def readyz(request: web.Request) -> web.Response:
    """200 when the database answers and its schema is the newest, else 503."""
    try:
        ready = await request.config_dict[SERVICES].store.ready()
    except Exception as error:
        log.warning("store_not_ready", error=type(error).__name__)
        ready = False
    engine_state = request.config_dict.get(ENGINE_STATE)
    body = {"database": "up" if ready else "down", "engine": engine_state() if engine_state else "down"}
    return web.json_response(body, status=200 if ready else 503)


async def metrics(request: web.Request) -> web.Response:
    """Prometheus metrics, for this machine only: a proxy on the same machine passes strangers on, and says so."""
    if not is_loopback(request.remote or "") or any(name in request.headers for name in PROXY_TRACES):
        raise Refused(404)
    body = generate_latest(request.config_dict[REGISTRY])
    return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})


def add_routes(app: web.Application) -> None:
    app.router.add_get("/livez", livez)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
