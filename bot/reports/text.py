"""The week as plain text, for the mail and the command line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from actions.reporting import weekly_summary
from actions.rules.week import Week
from bot.pages import PageWords, bound
from bot.reports.sheet import Sheet, Table, sheet_of
from bot.services import Services

WIDTH = 78
LABEL = 48


async def sheet_for(services: Services, week: Week | None) -> Sheet:
    """Count and word a week; None is the last week that is over."""
    now = services.clock.now()
    async with services.store.work() as work:
        summary = await weekly_summary(
            work, week or Week.of(now).after(-1), catalogue=services.catalogue, now=now, counting=services.settings.counting
        )
    return sheet_of(summary, catalogue=services.catalogue, words=words_for(services))


def words_for(services: Services) -> PageWords:
    """Staff read Danish."""
    return bound(services.words, "da")


def text_of(sheet: Sheet, words: PageWords) -> str:
    """The whole sheet; at most 78 characters a line."""
    lines = [sheet.title, sheet.period, ""]
    if sheet.running:
        lines += [sheet.running, ""]
    if sheet.empty:
        lines += textwrap.wrap(sheet.empty, WIDTH)
    else:
        lines += [f"{figure.title}: {figure.value} ({figure.before})" for figure in sheet.figures]
        for table in sheet.tables:
            lines += ["", *_table(table, words)]
        lines += ["", sheet.late_title.upper()]
        lines += [f"{one.number}  {one.days}" for one in sheet.late] or textwrap.wrap(sheet.no_late, WIDTH)
    lines.append("")
    for note in sheet.notes:
        lines += textwrap.wrap(note, WIDTH)
    return "\n".join(lines) + "\n"


def _table(table: Table, words: PageWords) -> Iterable[str]:
    yield table.title.upper()
    if not table.rows:
        yield from textwrap.wrap(table.none, WIDTH)
        return
    share = f"{words('uge.kol.andel'):>9}" if table.shares else ""
    yield f"{'':{LABEL}}{words('uge.kol.nu'):>8}{share}{words('uge.kol.foer'):>10}"
    for row in table.rows:
        *above, last = textwrap.wrap(row.label, LABEL - 2)
        yield from above
        yield (
            f"{last:{LABEL}}{row.count:>8}{row.share:>9}{row.before:>10}"
            if table.shares
            else f"{last:{LABEL}}{row.count:>8}{row.before:>10}"
        )
