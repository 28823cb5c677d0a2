"""Security headers on every answer, streams and errors included."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
HSTS = "max-age=31536000; includeSubDomains"
STATIC = "/static/"
VENDOR = "/static/vendor/"


def add_headers(app: web.Application, *, public_url: str) -> None:
    """Put the headers on every answer of `app`. HSTS only when people reach it by https: over http it means nothing."""
    secure = public_url.startswith("https://")

    async def on_prepare(request: web.Request, response: web.StreamResponse) -> None:
        headers = response.headers
        for name, value in ALWAYS.items():
            headers.setdefault(name, value)
        if secure:
            headers.setdefault("Strict-Transport-Security", HSTS)
        headers.setdefault("Cache-Control", _caching(request.path))
        # aiohttp would name itself and its version; nobody needs that.
        headers["Server"] = "vejviser"

    app.on_response_prepare.append(on_prepare)


def _caching(path: str) -> str:
    """Nothing about a person is ever kept by a browser or proxy; our own assets are checked for a newer version each time."""
    if path.startswith(VENDOR):
        return "public, max-age=86400"
    return "no-cache" if path.startswith(STATIC) else "no-store"
