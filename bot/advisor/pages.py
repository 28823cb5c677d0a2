"""What all of the advisor's pages share: who is logged in, the form token, labels and dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from aiohttp import web

from actions.rules.case import APPEAL_IS_NEAR
from actions.rules.moment import local_date
from actions.rules.response import WorkCalendar
from bot.advisor import showing
from bot.advisor.guard import OPEN_ALARMS, PREFIX, WHO
from bot.organisation import weekdays
from bot.pages import PageWords, bound, render
from bot.services import SERVICES, Services


def services_of(request: web.Request) -> Services:
    return request.config_dict[SERVICES]


def now_and_today(request: web.Request) -> tuple[datetime, date]:
    """The moment in UTC and the calendar day in Copenhagen."""
    now = services_of(request).clock.now()
    return now, local_date(now)


def words_of(request: web.Request) -> PageWords:
    """Staff read Danish."""
    return bound(services_of(request).words, "da")


def page(request: web.Request, template: str, *, status: int = 200, **context: Any) -> web.Response:
    """A page behind the login."""
    who = request[WHO]
    shared: dict[str, Any] = {
        "who": who.account,
        "csrf": who.session.csrf,
        "open_alarms": request[OPEN_ALARMS],
        "label": services_of(request).catalogue.label,
        "dates": showing.Dates(words=words_of(request)),
        "has_week": any(resource.canonical == f"{PREFIX}/uge" for resource in request.app.router.resources()),
    }
    return render(request, template, status=status, **(shared | context))


def page_number(request: web.Request) -> int:
    """Which sheet of a list the address asks for; the first for anything that is no number."""
    raw = request.query.get("side", "1")
    return max(1, min(int(raw), 100_000)) if raw.isascii() and raw.isdigit() and len(raw) < 7 else 1


def weekdays_around(moment: datetime) -> WorkCalendar:
    """The weekdays of its year and the next."""
    return weekdays(moment.year, moment.year + 1)


def appeal_near_of(request: web.Request) -> Callable[[date], bool]:
    """Whether an appeal's safe last day is near or has passed, as it is today."""
    _, today = now_and_today(request)
    return lambda day: day <= today + APPEAL_IS_NEAR


def due_of(request: web.Request) -> Any:
    """`due_state` for one request: today and the words are fixed."""
    _, today = now_and_today(request)
    return partial(showing.due_state, today=today, words=words_of(request))
