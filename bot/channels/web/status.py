"""Where a henvendelse stands, for whoever holds its code. The answer never holds what was written."""

from __future__ import annotations

import time

from aiohttp import web

from actions.ports import Sender
from actions.rules.case import Henvendelse, Status
from actions.rules.moment import local_date
from bot.channels.web.api import answer
from bot.channels.web.models import StatusIn, StatusOut
from bot.channels.web.reading import read_json
from bot.dialogue.render import Renderer
from bot.pages import bound
from bot.perimeter.address import client_address, pace_key
from bot.perimeter.errors import Refused, asked_lang, too_many
from bot.perimeter.pace import Tries
from bot.services import SERVICES, Services

TRIES_PER_ADDRESS = 5
WINDOW = 15 * 60.0

CODE_TRIES: web.AppKey[Tries] = web.AppKey("code_tries", Tries)


def new_tries() -> Tries:
    return Tries(TRIES_PER_ADDRESS, window=WINDOW, clock=time.monotonic)


async def find_status(request: web.Request, code: str, lang: str) -> StatusOut:
    """The status of the case with this code.

    Raises:
        Refused: 404 for a code that is not right, whether wrong, withdrawn or never made; 429 after five of them in 15 minutes.
    """
    services = request.config_dict[SERVICES]
    tries = request.config_dict[CODE_TRIES]
    address = pace_key(client_address(request))
    seconds = tries.wait(address)
    if seconds:
        raise too_many(seconds, lang=lang)
    lookup = services.codes.lookup(code)
    async with services.store.work() as work:
        case = await work.cases.by_code_lookup(lookup) if lookup else None
        messages = await work.conversations.messages(case.conversation_id) if case else ()
    if case is None:
        tries.failed(address)
        raise Refused(404, code="wrong_code", key="web.status.forkert", lang=lang)
    return status_of(services, case, answers=sum(message.sender is Sender.ADVISOR for message in messages), lang=lang)


def status_of(services: Services, case: Henvendelse, *, answers: int, lang: str) -> StatusOut:
    """The case's status in words."""
    words = bound(services.words, lang)
    step = "ny" if case.status is Status.I_GANG and not answers else case.status.value
    return StatusOut(
        number=case.number,
        received=local_date(case.received_at).isoformat(),
        due=case.due.isoformat(),
        status=case.status.value,
        status_text=words(f"web.status.er.{case.status.value}"),
        next=words(f"web.status.naeste.{step}", dato=Renderer(services.words, services.catalogue.municipality).date(case.due, lang)),
        answers=answers,
    )


async def status(request: web.Request) -> web.Response:
    """Status by code."""
    lang = asked_lang(request)
    asked = await read_json(request, StatusIn)
    return answer(await find_status(request, asked.code, lang))
