"""Hangs the advisors' pages on the application, behind the guard."""

from __future__ import annotations

from datetime import timedelta

from aiohttp import web

from actions.rules.accounts import SessionLimits
from bot.advisor.alarm_forms import change_alarm
from bot.advisor.alarm_page import show_alarm, show_alarms
from bot.advisor.case_forms import change_case
from bot.advisor.case_page import show_case
from bot.advisor.guard import PREFIX, SESSIONS, guard, see_other
from bot.advisor.login import change_password, login, logout, show_account, show_login
from bot.advisor.passwords import Passwords
from bot.advisor.queue import show_queue
from bot.advisor.sessions import Sessions
from bot.services import SERVICES


def add_routes(app: web.Application) -> None:
    """Add the routes and the middleware that guards everything under `/raadgiver`, whoever adds it. `app[SERVICES]` must be set."""
    services = app[SERVICES]
    limits = SessionLimits(
        idle=timedelta(minutes=services.settings.session_idle_minutes), absolute=timedelta(hours=services.settings.session_hours)
    )
    app[SESSIONS] = Sessions(services.store, Passwords(), limits)
    app.middlewares.append(guard)
    app.add_routes(
        [
            web.get(PREFIX, show_queue),
            web.get(PREFIX + "/", _without_slash),
            web.get(f"{PREFIX}/login", show_login),
            web.post(f"{PREFIX}/login", login),
            web.post(f"{PREFIX}/logud", logout),
            web.get(f"{PREFIX}/konto", show_account),
            web.post(f"{PREFIX}/konto", change_password),
            web.get(f"{PREFIX}/varsler", show_alarms),
            web.get(f"{PREFIX}/varsler/{{varsel}}", show_alarm),
            web.post(f"{PREFIX}/varsler/{{varsel}}/{{verb}}", change_alarm),
            web.get(f"{PREFIX}/sager/{{number}}", show_case),
            web.post(f"{PREFIX}/sager/{{number}}/{{verb}}", change_case),
        ]
    )


async def _without_slash(request: web.Request) -> web.StreamResponse:
    return see_other(PREFIX)
