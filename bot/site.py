"""The public site: every route behind the same perimeter."""

from __future__ import annotations

import asyncio
from pathlib import Path

from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.advisor.routes import add_routes as add_advisor_routes
from bot.channels.web.routes import add_routes as add_web_routes
from bot.perimeter.access import REGISTRY, access_log
from bot.perimeter.address import PROXIES, Proxies
from bot.perimeter.errors import kind_errors
from bot.perimeter.headers import add_headers
from bot.perimeter.limits import BODY_LIMIT, bounded, own_pages_only, paced
from bot.perimeter.operations import ENGINE_STATE
from bot.perimeter.operations import add_routes as add_operations_routes
from bot.perimeter.stopping import STOPPING
from bot.reports.page import add_routes as add_report_routes
from bot.services import SERVICES, Services

__all__ = ["ENGINE_STATE", "REGISTRY", "build_site"]

STATIC = Path(__file__).parent / "static"


def build_site(services: Services) -> web.Application:
    """The application for the public port.

    Raises:
        ValueError: `settings.trusted_proxies` holds something that is no address.
    """
    settings = services.settings
    registry = CollectorRegistry()
    app = web.Application(
        client_max_size=BODY_LIMIT,
        middlewares=[access_log(registry), kind_errors, paced(settings.rate_per_minute), bounded, own_pages_only],
    )
    app[SERVICES] = services
    app[REGISTRY] = registry
    app[PROXIES] = Proxies.parse(settings.trusted_proxies)
    app[STOPPING] = asyncio.Event()
    add_headers(app, public_url=settings.public_url)
    add_operations_routes(app)
    add_web_routes(app)
    add_advisor_routes(app)
    add_report_routes(app)
    app.router.add_static("/static", STATIC, append_version=False)

    async def tell_streams(app: web.Application) -> None:
        app[STOPPING].set()

    app.on_shutdown.append(tell_streams)
    return app
