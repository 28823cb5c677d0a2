"""What the forms of the case page do: read the form, run the use case, commit once, tell the gateway, go back to the page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from actions import casework
from actions.casework import Correction, Refused
from actions.ports import Conflict, UnitOfWork
from actions.rules.case import Status
from actions.rules.catalogue import Catalogue
from bot.advisor.case_page import NUMBER, Attempt, case_page
from bot.advisor.forms import Form, read_form
from bot.advisor.guard import PREFIX, WHO, see_other
from bot.advisor.pages import now_and_today, page, services_of, words_of


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One posted form, ready for a use case."""

    case_id: str
    version: int
    advisor_id: str
    now: datetime
    catalogue: Catalogue
    form: Form

    def get(self, name: str) -> str:
        return self.form.get(name)


Verb = Callable[[UnitOfWork, Asked], Awaitable[str]]
"""Does it and returns the id of what the page then says is done."""


async def _take(work: UnitOfWork, asked: Asked) -> str:
    await casework.take(work, asked.case_id, version=asked.version, advisor_id=asked.advisor_id, now=asked.now)
    return "tag"


async def _answer(work: UnitOfWork, asked: Asked) -> str:
    answered = await casework.answer(
        work, asked.case_id, version=asked.version, advisor_id=asked.advisor_id, text=asked.get("text"), now=asked.now,
        then=_status(asked.get("bagefter")) if asked.get("bagefter") else None,
    )  # fmt: skip
    return "svar_maskeret" if answered.masked else "svar"


async def _note(work: UnitOfWork, asked: Asked) -> str:
    talked = asked.get("talt") == "ja"
    await casework.note(
        work, asked.case_id, version=asked.version, advisor_id=asked.advisor_id, text=asked.get("text"), now=asked.now, answered=talked
    )
    return "talt" if talked else "note"


async def _reclassify(work: UnitOfWork, asked: Asked) -> str:
    kind, _, sub = asked.get("type").partition("/")
    wanted = Correction(
        kind=kind, sub=sub, afdeling=asked.get("afdeling"), emne=asked.get("emne"), hovedproblem=asked.get("hovedproblem"),
        other_problems=asked.form.many("andre_problemer"), reason=asked.get("grund"), words=asked.get("text"),
    )  # fmt: skip
    await casework.reclassify(
        work, asked.case_id, version=asked.version, advisor_id=asked.advisor_id, wanted=wanted, catalogue=asked.catalogue, now=asked.now
    )
    return "kategori"


async def _move(work: UnitOfWork, asked: Asked) -> str:
    await casework.move(
        work, asked.case_id, version=asked.version, advisor_id=asked.advisor_id, to=_status(asked.get("status")), now=asked.now
    )
    return "status"


async def _close(work: UnitOfWork, asked: Asked) -> str:
    if asked.get("greb_ind") not in {"ja", "nej"}:
        raise Refused("greb_ind_mangler")
    await casework.close(
        work, asked.case_id, version=asked.version, advisor_id=asked.advisor_id, outcome=asked.get("udfald"),
        intervention=asked.get("greb_ind") == "ja", helped_to_appeal=asked.get("klageproces") == "ja", catalogue=asked.catalogue, now=asked.now,
    )  # fmt: skip
    return "luk"


async def _reopen(work: UnitOfWork, asked: Asked) -> str:
    await casework.reopen(work, asked.case_id, version=asked.version, advisor_id=asked.advisor_id, now=asked.now)
    return "genaabn"


VERBS: Mapping[str, Verb] = {
    "tag": _take,
    "svar": _answer,
    "note": _note,
    "kategori": _reclassify,
    "status": _move,
    "luk": _close,
    "genaabn": _reopen,
}
ADDS_A_MESSAGE = frozenset({"svar"})


async def change_case(request: web.Request) -> web.StreamResponse:
    """Run one verb. What cannot be done comes back with the reason and everything that was typed."""
    number, verb = request.match_info["number"], request.match_info["verb"]
    services = services_of(request)
    form = await read_form(request)
    version = int(raw) if (raw := form.get("version")).isascii() and raw.isdigit() and len(raw) < 10 else 0
    now, _ = now_and_today(request)
    if verb not in VERBS or not NUMBER.fullmatch(number):
        return page(request, "advisor/missing.html", status=404, active="koe")
    try:
        async with services.store.work() as work:
            case = await work.cases.by_number(number)
            if case is None:
                return page(request, "advisor/missing.html", status=404, active="koe")
            asked = Asked(
                case_id=case.id, version=version, advisor_id=request[WHO].account.id, now=now, catalogue=services.catalogue, form=form
            )
            done = await VERBS[verb](work, asked)
            await work.commit()
    except Conflict:
        return await _again(request, "staff.fejl.aendret", status=409, form=form, stale_version=version)
    except Refused as refused:
        return await _again(request, f"staff.fejl.{refused.reason}", status=422, form=form)
    if verb in ADDS_A_MESSAGE:
        services.gateway.added(case.conversation_id)
    return see_other(f"{PREFIX}/sager/{case.number}?gjort={done}")


async def _again(request: web.Request, key: str, *, status: int, form: Form, stale_version: int | None = None) -> web.StreamResponse:
    problem = words_of(request)(key, lang=casework.LONGEST_TEXT)
    attempt = Attempt(verb=request.match_info["verb"], problem=problem, status=status, form=form, stale_version=stale_version)
    return await case_page(request, attempt=attempt)


def _status(raw: str) -> Status:
    try:
        return Status(raw)
    except ValueError:
        raise Refused("ukendt_status") from None
