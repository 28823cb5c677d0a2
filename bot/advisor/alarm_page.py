"""The alarms: who may be in danger, before there is a case as well as after."""

from __future__ import annotations

import re
import uuid

from aiohttp import web

from actions import alarmwork, casework
from actions.rules import underretning
from actions.rules.catalogue import Catalogue
from bot.advisor.case_page import Attempt
from bot.advisor.guard import WHO
from bot.advisor.pages import now_and_today, page, page_number, services_of, weekdays_around, words_of
from bot.advisor.showing import Chronicle, names_of

VARSEL = re.compile(r"[0-9a-f]{32}")
PER_PAGE = 25
DONE = frozenset({"varsel_svar", "varsel_svar_maskeret", "varsel_klaret"})


async def show_alarms(request: web.Request) -> web.StreamResponse:
    """The list: what waits first."""
    sheet = page_number(request)
    now, _ = now_and_today(request)
    async with services_of(request).store.work() as work:
        alarms = await work.alarms.listed(limit=PER_PAGE + 1, offset=(sheet - 1) * PER_PAGE)
        cases = {varsel.case_id: await work.cases.get(varsel.case_id) for varsel in alarms if varsel.case_id}
        names = names_of(await work.accounts.all())
    return page(
        request, "advisor/alarms.html", active="varsler", alarms=alarms[:PER_PAGE], more=len(alarms) > PER_PAGE, sheet=sheet,
        cases=cases, names=names, now=now,
    )  # fmt: skip


async def show_alarm(request: web.Request) -> web.StreamResponse:
    done = request.query.get("gjort", "")
    return await alarm_page(request, done=done if done in DONE else "")


async def alarm_page(request: web.Request, *, attempt: Attempt | None = None, done: str = "") -> web.Response:
    """The page of the alarm named in the address, with the whole conversation; 404 for an unknown one."""
    services = services_of(request)
    now, _ = now_and_today(request)
    varsel_id = request.match_info["varsel"]
    if not VARSEL.fullmatch(varsel_id):
        return missing(request)
    async with services.store.work() as work:
        file = await alarmwork.read_alarm(work, varsel_id, advisor_id=request[WHO].account.id, now=now)
        names = names_of(await work.accounts.all())
        await work.commit()
    if file is None:
        return missing(request)
    varsel = file.varsel
    chronicle = Chronicle(services.catalogue, names, words_of(request))
    return page(
        request,
        "advisor/alarm.html",
        status=attempt.status if attempt else 200,
        active="varsler",
        file=file,
        varsel=varsel,
        raised=next((message for message in file.messages if message.id == varsel.message_id), None),
        lang=file.conversation.lang if file.conversation else "da",
        clocks=underretning.clocks(varsel.at, weekdays_around(varsel.at)) if varsel.underretning else None,
        watched=_may_be_watched(services.catalogue, varsel.akut),
        names=names,
        log=[chronicle.happening(entry) for entry in reversed(file.log)],
        attempt=attempt,
        between=(),
        done=done,
        form_id=uuid.uuid4().hex,
        longest=casework.LONGEST_TEXT,
        now=now,
    )


def missing(request: web.Request) -> web.Response:
    return page(request, "advisor/alarm_missing.html", status=404, active="varsler")


def _may_be_watched(catalogue: Catalogue, akut: str) -> bool:
    """The situations in which the citizen may wipe the screen are those in which somebody else may look at it."""
    return akut in catalogue.urgent and catalogue.urgent[akut].wipe
