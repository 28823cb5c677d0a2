"""The week as a page for the advisor and the leader. Under `/raadgiver`, so the login stands before it."""

from __future__ import annotations

from aiohttp import web

from actions.ports import AuditEntry
from actions.rules.week import Week
from bot.advisor.guard import PREFIX, WHO
from bot.advisor.pages import now_and_today, page, services_of, words_of
from bot.reports.chart import Bars, bar_chart
from bot.reports.sheet import Sheet
from bot.reports.text import sheet_for


def add_routes(app: web.Application) -> None:
    """Add `/raadgiver/uge` (the last week that is over) and `/raadgiver/uge/2026-W47`. A week that is none leads to the first."""
    app.add_routes([web.get(f"{PREFIX}/uge", show_week), web.get(f"{PREFIX}/uge/{{week:[^/]+}}", show_week)])


async def show_week(request: web.Request) -> web.StreamResponse:
    services = services_of(request)
    now, _ = now_and_today(request)
    this = Week.of(now)
    try:
        week = Week.parse(request.match_info["week"]) if "week" in request.match_info else this.after(-1)
    except ValueError:
        week = this.after(1)
    if week > this:  # no such week, or none that has begun
        raise web.HTTPSeeOther(f"{PREFIX}/uge")
    sheet = await sheet_for(services, week)
    async with services.store.work() as work:
        actor = f"advisor:{request[WHO].account.id}"
        await work.audit.append(AuditEntry(at=now, actor=actor, action="week.read", subject=f"week:{week}"))
        await work.commit()
    return page(
        request, "reports/week.html", sheet=sheet, chart=_chart(request, sheet), before=week.after(-1),
        after=week.after(1) if week < this else None,
    )  # fmt: skip


def _chart(request: web.Request, sheet: Sheet) -> object:
    words = words_of(request)
    rows = sheet.table("omraade").rows
    said = "; ".join(words("uge.graf.linje", navn=row.label, nu=row.count, foer=row.before) for row in rows)
    return bar_chart(
        [Bars(label=row.label, now=row.count, before=row.before) for row in rows],
        title=words("uge.graf.titel"),
        description=said,
        now_label=words("uge.graf.nu"),
        before_label=words("uge.graf.foer"),
        name="omraader",
    )
