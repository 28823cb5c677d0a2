"""The access log and the counters: method, route, status, time. Never an address bar, a token, a person or a word of content."""

from __future__ import annotations

import time
import uuid

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from prometheus_client import CollectorRegistry, Counter, Histogram

log = structlog.get_logger(__name__)

REGISTRY: web.AppKey[CollectorRegistry] = web.AppKey("metrics_registry", CollectorRegistry)
REQUEST_ID: web.RequestKey[str] = web.RequestKey("request_id", str)
QUIET = frozenset({"/livez", "/readyz", "/metrics"})
KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def route_of(request: web.Request) -> str:
    """The pattern of the route, like `/api/v1/conversations/{id}/messages`: never the ids in it."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "(none)"


def access_log(registry: CollectorRegistry) -> Middleware:
    """The middleware that names each request, logs and counts it."""
    requests = Counter("vejviser_requests_total", "Answered requests", ["method", "route", "status"], registry=registry)
    seconds = Histogram(
        "vejviser_request_seconds", "Time to answer, streams left out", ["route"], registry=registry,
        buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    )  # fmt: skip

    @web.middleware
    async def logged(request: web.Request, handler: Handler) -> web.StreamResponse:
        request_id = uuid.uuid4().hex
        request[REQUEST_ID] = request_id
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            status = 500
            try:
                response = await handler(request)
                status = response.status
                if not response.prepared:
                    response.headers["X-Request-Id"] = request_id
                return response
            except web.HTTPException as answer:
                status = answer.status
                answer.headers["X-Request-Id"] = request_id
                raise
            finally:
                took = time.perf_counter() - started
                route = route_of(request)
                # Methods are the caller's to invent: an unknown one must not grow the metrics.
                method = request.method if request.method in KNOWN_METHODS else "OTHER"
                requests.labels(method, route, str(status)).inc()
                if not route.endswith("/events"):
                    seconds.labels(route).observe(took)
                if route not in QUIET:
                    log.info("request", method=method, route=route, status=status, ms=round(took * 1000, 1))

    return logged
