"""The door of `/raadgiver`: closed unless a handler says otherwise.

One middleware stands before every route there, whoever added it. It lets a request through only with a living session;
on every method that changes something it also wants a foreign-proof origin and the form's own token. Handlers marked
`open_to_all` (the login page alone) skip the session, never the origin.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import quote, urlsplit

from aiohttp import web

from bot.advisor.forms import read_form
from bot.advisor.sessions import LoggedIn, Sessions
from bot.pages import render
from bot.services import SERVICES

PREFIX = "/raadgiver"
COOKIE = "__Host-vejviser"
SESSIONS: web.AppKey[Sessions] = web.AppKey("advisor_sessions", Sessions)
WHO: web.RequestKey[LoggedIn] = web.RequestKey("advisor_who", LoggedIn)
OPEN_ALARMS: web.RequestKey[int] = web.RequestKey("advisor_open_alarms", int)
"""How many alarms wait, for the menu of every page."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
H = TypeVar("H", bound=Handler)

_OPEN: set[Handler] = set()
_SAFE = frozenset({"GET", "HEAD"})


def open_to_all(handler: H) -> H:
    """Mark a handler that may be reached without login. A test names all of them."""
    _OPEN.add(handler)
    return handler


def is_open(handler: object) -> bool:
    return handler in _OPEN


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    if not _inside(request):
        return await handler(request)
    if request.method not in _SAFE and not from_our_own_page(request):
        return render(request, "advisor/refused.html", status=403, reason="fremmed", typed="")
    if not is_open(request.match_info.handler):
        who = await request.config_dict[SESSIONS].of(request.cookies.get(COOKIE, ""), now=request.config_dict[SERVICES].clock.now())
        if who is None:
            return await _to_login(request)
        request[WHO] = who
        if request.method not in _SAFE:
            sent = (await read_form(request)).get("csrf")
            if not hmac.compare_digest(sent.encode(), who.session.csrf.encode()):
                return render(request, "advisor/refused.html", status=403, reason="formular", typed="")
        async with request.config_dict[SERVICES].store.work() as work:
            request[OPEN_ALARMS] = await work.alarms.waiting()
    response = await handler(request)
    response.headers["Cache-Control"] = "no-store"
    # Under "no-referrer" browsers send `Origin: null` with our own forms, and the origin could not be checked.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def from_our_own_page(request: web.Request) -> bool:
    """True when the browser says that one of our own pages sent this.

    `Sec-Fetch-Site` cannot be forged by a page. Browsers without it send `Origin`, which must then be ours. With neither
    the request is refused: no browser that can log in here leaves both out.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None and site != "same-origin":
        return False
    if origin is None or origin == "null":
        return site is not None
    hosts = {request.host, urlsplit(request.config_dict[SERVICES].settings.public_url).netloc} - {""}
    return origin in {f"{scheme}://{host}" for host in hosts for scheme in ("http", "https")}


def set_cookie(response: web.StreamResponse, token: str, *, hours: int) -> None:
    """`__Host-` makes the browser insist on Secure, Path=/ and no Domain."""
    response.set_cookie(COOKIE, token, max_age=hours * 3600, path="/", secure=True, httponly=True, samesite="Strict")


def drop_cookie(response: web.StreamResponse) -> None:
    response.del_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="Strict")


def _inside(request: web.Request) -> bool:
    """By the matched route as well as by the path, so that no spelling of the path gets round it."""
    resource = request.match_info.route.resource
    return any(path == PREFIX or path.startswith(PREFIX + "/") for path in (request.path, resource.canonical if resource else ""))


async def _to_login(request: web.Request) -> web.StreamResponse:
    if request.method not in _SAFE:
        # What was typed comes back on the page: half an hour's letter must not die with the session.
        return render(request, "advisor/refused.html", status=401, reason="udloebet", typed=(await read_form(request)).get("text"))
    if request.headers.get("Sec-Fetch-Site") == "cross-site" and request.headers.get("Sec-Fetch-Dest", "document") == "document":
        # A strict cookie does not come along from a link in webmail. The page asks for itself once more, now from here.
        return render(request, "advisor/passing.html", target=request.path_qs)
    wanted = "" if request.path_qs == PREFIX else f"?videre={quote(request.path_qs, safe='')}"
    return see_other(f"{PREFIX}/login{wanted}")


def see_other(place: str) -> web.Response:
    """Go there with GET: what follows a form that was taken."""
    return web.Response(status=303, headers={"Location": place, "Cache-Control": "no-store"})
