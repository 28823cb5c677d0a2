"""What the forms of the alarm's page do: read the form, run the use case, commit once, tell the gateway, go on."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from aiohttp import web

from actions import alarmwork, casework
from actions.alarmwork import NoSuchAlarm
from actions.casework import Refused
from actions.ports import Conflict, UnitOfWork
from actions.rules.case import Henvendelse
from actions.rules.moment import local_date
from actions.rules.response import due_date
from actions.rules.say import Say, on_day
from bot.advisor.alarm_page import VARSEL, alarm_page, missing
from bot.advisor.case_page import Attempt
from bot.advisor.forms import Form, read_form
from bot.advisor.guard import PREFIX, WHO, see_other
from bot.advisor.pages import now_and_today, services_of, words_of
from bot.dialogue.render import Renderer
from bot.organisation import work_calendar
from bot.services import Services


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One posted form, ready for a use case."""

    varsel: str
    advisor_id: str
    now: datetime
    services: Services
    form: Form


Verb = Callable[[UnitOfWork, Asked], Awaitable[str]]
"""Does it and returns where the advisor goes next."""


async def _write(work: UnitOfWork, asked: Asked) -> str:
    sent = asked.form.get("besked")
    varsel, masked = await alarmwork.write(
        work, asked.varsel, message_id=sent if VARSEL.fullmatch(sent) else uuid.uuid4().hex, advisor_id=asked.advisor_id,
        text=asked.form.get("text"), now=asked.now,
    )  # fmt: skip
    return f"{PREFIX}/varsler/{varsel.id}?gjort=varsel_svar{'_maskeret' if masked else ''}"


async def _register(work: UnitOfWork, asked: Asked) -> str:
    codes, renderer = asked.services.codes, Renderer(asked.services.words, asked.services.catalogue.municipality)

    def receipt(case: Henvendelse) -> str:
        # A day that an answer has overtaken, or that has gone by, is not promised anew.
        overtaken = case.first_answer_at is not None or case.due < local_date(asked.now)
        words = Say(
            key=f"{alarmwork.RECEIPT}{'.uden_dag' if overtaken else ''}",
            args={"nummer": case.number, "dato": on_day(case.due)},
            receipt_for=case.id,
        )
        return renderer.text(words, case.facts.lang)

    case = await alarmwork.register(
        work, asked.varsel, advisor_id=asked.advisor_id, due_on=_due_rule(asked.services),
        lookup=lambda new: codes.lookup(codes.code(new)), receipt=receipt if asked.form.get("kvittering") else None, now=asked.now,
    )  # fmt: skip
    return f"{PREFIX}/sager/{case.number}?gjort=oprettet"


async def _handle(work: UnitOfWork, asked: Asked) -> str:
    seen = _moment(asked.form.get("seneste"))
    await alarmwork.handle(work, asked.varsel, seen=seen, advisor_id=asked.advisor_id, note=asked.form.get("text"), now=asked.now)
    return f"{PREFIX}/varsler/{asked.varsel}?gjort=varsel_klaret"


VERBS: Mapping[str, Verb] = {"svar": _write, "sag": _register, "klaret": _handle}


async def change_alarm(request: web.Request) -> web.StreamResponse:
    """Run one verb. What cannot be done comes back with the reason and everything that was typed."""
    varsel_id, verb = request.match_info["varsel"], request.match_info["verb"]
    services = services_of(request)
    form = await read_form(request)
    now, _ = now_and_today(request)
    if verb not in VERBS or not VARSEL.fullmatch(varsel_id):
        return missing(request)
    asked = Asked(varsel=varsel_id, advisor_id=request[WHO].account.id, now=now, services=services, form=form)
    try:
        async with services.store.work() as work:
            onward = await VERBS[verb](work, asked)
            varsel = await work.alarms.get(varsel_id)
            await work.commit()
    except NoSuchAlarm:
        return missing(request)
    except Conflict:
        return await _again(request, "staff.fejl.varsel_aendret", status=409, form=form)
    except Refused as refused:
        return await _again(request, f"staff.fejl.{refused.reason}", status=422, form=form)
    if verb in {"svar", "sag"} and varsel is not None:
        services.gateway.added(varsel.conversation_id)
    return see_other(onward)


async def _again(request: web.Request, key: str, *, status: int, form: Form) -> web.StreamResponse:
    problem = words_of(request)(key, lang=casework.LONGEST_TEXT)
    return await alarm_page(request, attempt=Attempt(verb=request.match_info["verb"], problem=problem, status=status, form=form))


def _due_rule(services: Services) -> Callable[[datetime], date]:
    settings = services.settings

    def due_on(received_at: datetime) -> date:
        calendar = work_calendar(services.catalogue, received_at.year, received_at.year + 1)
        return due_date(received_at, calendar, days=settings.response_days, unit=settings.response_unit)

    return due_on


def _moment(raw: str) -> datetime:
    """When the page says the citizen last wrote; what cannot be read fits no alarm."""
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        raise Conflict("no moment") from None
    if moment.tzinfo is None:
        raise Conflict("no moment")
    return moment
