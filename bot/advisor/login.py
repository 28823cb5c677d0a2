"""In and out: the login page, logging out, changing one's own password."""

from __future__ import annotations

import hmac
import math
import secrets
from datetime import timedelta
from urllib.parse import urlsplit

from aiohttp import web

from actions.rules.accounts import LONGEST_PASSWORD, SHORTEST_PASSWORD, password_problem
from bot.advisor.forms import read_form
from bot.advisor.guard import COOKIE, PREFIX, SESSIONS, WHO, drop_cookie, open_to_all, see_other, set_cookie
from bot.advisor.pages import page, services_of, words_of
from bot.advisor.sessions import Rejected
from bot.pages import render
from bot.perimeter.address import client_address, is_loopback

FORM_COOKIE = "__Host-vejviser-login"
"""Ties the login form to the browser it was shown in, since there is no session yet (login CSRF)."""


@open_to_all
async def show_login(request: web.Request) -> web.StreamResponse:
    return _login_page(request, onward=_onward(request.query.get("videre", "")))


@open_to_all
async def login(request: web.Request) -> web.StreamResponse:
    form = await read_form(request)
    email, password, onward = form.get("email"), form.get("password"), _onward(form.get("videre"))
    token = request.cookies.get(FORM_COOKIE, "")
    if not token or not hmac.compare_digest(token.encode(), form.get("csrf").encode()):
        return _login_page(request, status=403, onward=onward, email=email, problem="staff.login.ingen_cookie")
    services = services_of(request)
    outcome = await request.config_dict[SESSIONS].login(
        email, password, address=client_address(request), now=services.clock.now(), replaces=request.cookies.get(COOKIE, "")
    )
    if isinstance(outcome, Rejected):
        if outcome.wait:
            return _wait_page(request, outcome.wait, onward=onward, email=email)
        return _login_page(request, status=401, onward=onward, email=email, problem="staff.login.forkert")
    response = see_other(onward or PREFIX)
    set_cookie(response, outcome.token, hours=services.settings.session_hours)
    response.del_cookie(FORM_COOKIE, path="/", secure=True, httponly=True, samesite="Strict")
    return response


async def logout(request: web.Request) -> web.StreamResponse:
    await request.config_dict[SESSIONS].logout(request[WHO], now=services_of(request).clock.now())
    response = see_other(f"{PREFIX}/login")
    drop_cookie(response)
    return response


async def show_account(request: web.Request) -> web.StreamResponse:
    return _account_page(request, done=request.query.get("gjort") == "adgangskode")


async def change_password(request: web.Request) -> web.StreamResponse:
    form = await read_form(request)
    old, new, again = form.get("old"), form.get("new"), form.get("again")
    who = request[WHO]
    if new != again:
        return _account_page(request, status=422, problem="staff.konto.ikke_ens", field="again")
    refused = password_problem(new, email=who.account.email, name=who.account.name)
    if refused:
        return _account_page(request, status=422, problem=f"staff.konto.{refused}", field="new")
    services = services_of(request)
    outcome = await request.config_dict[SESSIONS].change_password(who, old, new, now=services.clock.now())
    if isinstance(outcome, Rejected):
        problem = "staff.konto.vent" if outcome.wait else "staff.konto.forkert"
        return _account_page(request, status=422, problem=problem, field="old")
    response = see_other(f"{PREFIX}/konto?gjort=adgangskode")
    set_cookie(response, outcome.token, hours=services.settings.session_hours)
    return response


def _account_page(request: web.Request, *, status: int = 200, problem: str = "", field: str = "", done: bool = False) -> web.Response:
    message = words_of(request)(problem, kort=SHORTEST_PASSWORD, lang=LONGEST_PASSWORD) if problem else ""
    return page(
        request, "advisor/account.html", status=status, problem=message, field=field, done=done,
        shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD, active="konto",
    )  # fmt: skip


def _login_page(
    request: web.Request, *, status: int = 200, onward: str = "", email: str = "", problem: str = "", message: str = ""
) -> web.Response:
    token = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
    response = render(
        request, "advisor/login.html", status=status, csrf=token, onward=onward, email=email,
        problem=message or (words_of(request)(problem) if problem else ""), needs_https=_needs_https(request),
    )  # fmt: skip
    response.set_cookie(FORM_COOKIE, token, path="/", secure=True, httponly=True, samesite="Strict")
    return response


def _wait_page(request: web.Request, wait: timedelta, *, onward: str, email: str) -> web.Response:
    seconds = max(1, math.ceil(wait.total_seconds()))
    words = words_of(request)
    minutes = math.ceil(seconds / 60)
    message = words("staff.login.vent_sekunder", antal=seconds) if seconds < 60 else words("staff.login.vent_minutter", antal=minutes)
    response = _login_page(request, status=429, onward=onward, email=email, message=message)
    response.headers["Retry-After"] = str(seconds)
    return response


def _onward(wanted: str) -> str:
    """Where to go after login: only a place of our own under `/raadgiver`, never another site."""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return ""
    inside = parts.path == PREFIX or parts.path.startswith(PREFIX + "/")
    plain = not parts.scheme and not parts.netloc and "\\" not in wanted and ".." not in parts.path and wanted.isprintable()
    return wanted if inside and plain and not parts.path.startswith(f"{PREFIX}/login") else ""


def _needs_https(request: web.Request) -> bool:
    """The browser will not keep our cookie: plain http to something that is not this machine."""
    settings = services_of(request).settings
    if request.scheme == "https" or settings.public_url.startswith("https://"):
        return False
    try:
        host = request.url.host or ""
    except ValueError:  # a Host header that is no address
        host = ""
    return not (host == "localhost" or host.endswith(".localhost") or is_loopback(host))
