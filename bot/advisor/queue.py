"""The queue: what is due, each view with an address of its own."""

from __future__ import annotations

from urllib.parse import urlencode

from aiohttp import web

from actions import casework
from actions.ports import QueueView
from actions.rules.masking import mask
from bot.advisor.case_page import NUMBER
from bot.advisor.guard import PREFIX, WHO, see_other
from bot.advisor.pages import appeal_near_of, due_of, now_and_today, page, page_number, services_of
from bot.advisor.showing import names_of

PER_PAGE = 25
LONGEST_SEARCH = 100
VIEWS = (
    QueueView.ALLE_AABNE,
    QueueView.NYE,
    QueueView.MINE,
    QueueView.I_DAG,
    QueueView.OVERSKREDET,
    QueueView.KLAGEFRIST,
    QueueView.VENTER_BORGER,
    QueueView.VENTER_AFDELING,
    QueueView.LUKKEDE,
)
"""In the order of the tabs; the first is where one lands."""


async def show_queue(request: web.Request) -> web.StreamResponse:
    services = services_of(request)
    view = next((v for v in VIEWS if v.value == request.query.get("vis")), VIEWS[0])
    search = mask(" ".join(request.query.get("soeg", "").replace("\x00", "").split())[:LONGEST_SEARCH]).text
    sheet = page_number(request)
    me = request[WHO].account.id
    now, today = now_and_today(request)
    async with services.store.work() as work:
        if NUMBER.fullmatch(search) and await work.cases.by_number(search):
            return see_other(f"{PREFIX}/sager/{search}")
        rows = await casework.read_queue(
            work, view, advisor_id=me, today=today, now=now, search=search, limit=PER_PAGE + 1, offset=(sheet - 1) * PER_PAGE
        )
        counts = await work.cases.counts(today=today, advisor_id=me)
        names = names_of(await work.accounts.all())
        await work.commit()
    return page(
        request, "advisor/queue.html", rows=rows[:PER_PAGE], more=len(rows) > PER_PAGE, sheet=sheet, view=view, views=VIEWS,
        counts=counts, search=search, names=names, due_state=due_of(request), appeal_near=appeal_near_of(request), link=_link, active="koe",
    )  # fmt: skip


def _link(view: QueueView, search: str = "", sheet: int = 1) -> str:
    query = {"vis": view.value} | ({"soeg": search} if search else {}) | ({"side": str(sheet)} if sheet > 1 else {})
    return f"{PREFIX}?{urlencode(query)}"
